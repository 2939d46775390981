//! A notice as blocks, before it becomes text or HTML.
//!
//! Strings in here are plain characters, never markup: the templates escape them. What comes from a stranger has been through
//! [`super::words::foreign`] before it gets in here, and control characters are taken out once more on the way in.

use serde::Serialize;

use super::words::Language;
use crate::sanitize;

/// Characters of one block at most; what a variant writes stays far below.
const BLOCK_MAX: usize = 4_000;
/// The space that breaks no line: the only one of its kind that our words use.
const NO_BREAK: &str = "\u{a0}";

/// A notice: its subject and its blocks in reading order.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Document {
    /// `de`
    pub language: &'static str,
    /// What stands between two sentences: a space, or nothing in Japanese.
    #[serde(skip)]
    joint: &'static str,
    /// Words of ours, numbers, and the configured mailbox. Never foreign text.
    pub subject: String,
    /// What everybody reads.
    pub blocks: Vec<Block>,
    /// What is for the IT person.
    pub details: Vec<Block>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", content = "with", rename_all = "lowercase")]
pub enum Block {
    /// The sentence that matters most.
    Verdict(String),
    Heading(String),
    Paragraph(String),
    List(Vec<String>),
    /// What to do, in this order.
    Steps(Vec<String>),
    /// Text to copy.
    Quote(String),
    /// A line to copy to the letter.
    Record(String),
    Chart(Chart),
}

/// A bar a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Chart {
    /// Above the labels, above the numbers.
    pub label: String,
    pub count: String,
    pub rows: Vec<Row>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Row {
    pub label: String,
    pub count: String,
    /// Of the longest bar: 0 to 100.
    pub percent: u64,
}

impl Document {
    pub fn new(language: Language, subject: &str) -> Document {
        let (language, joint) = (language.tag(), language.joint());
        Document { language, joint, subject: tidy(subject), ..Document::default() }
    }

    pub fn verdict(&mut self, text: impl AsRef<str>) {
        self.blocks.push(Block::Verdict(tidy(text.as_ref())));
    }

    pub fn heading(&mut self, text: impl AsRef<str>) {
        self.blocks.push(Block::Heading(tidy(text.as_ref())));
    }

    /// A paragraph of these sentences; nothing if there are none.
    pub fn say(&mut self, sentences: &[String]) {
        self.blocks.extend(paragraph(sentences, self.joint));
    }

    pub fn list(&mut self, items: &[String]) {
        self.blocks.extend(list(items).map(Block::List));
    }

    pub fn steps(&mut self, items: &[String]) {
        self.blocks.extend(list(items).map(Block::Steps));
    }

    pub fn quote(&mut self, text: impl AsRef<str>) {
        self.blocks.push(Block::Quote(tidy(text.as_ref())));
    }

    pub fn record(&mut self, text: impl AsRef<str>) {
        self.blocks.push(Block::Record(tidy(text.as_ref())));
    }

    pub fn chart(&mut self, chart: Chart) {
        self.blocks.push(Block::Chart(chart));
    }

    pub fn detail_heading(&mut self, text: impl AsRef<str>) {
        self.details.push(Block::Heading(tidy(text.as_ref())));
    }

    pub fn detail(&mut self, sentences: &[String]) {
        self.details.extend(paragraph(sentences, self.joint));
    }

    pub fn detail_list(&mut self, items: &[String]) {
        self.details.extend(list(items).map(Block::List));
    }
}

fn paragraph(sentences: &[String], joint: &str) -> Option<Block> {
    Some(Block::Paragraph(list(sentences)?.join(joint)))
}

/// None if nothing is in it.
fn list(items: &[String]) -> Option<Vec<String>> {
    let items: Vec<String> = items.iter().map(|item| tidy(item)).filter(|item| !item.is_empty()).collect();
    (!items.is_empty()).then_some(items)
}

/// One line that only shows itself. Spaces that break no line stay what they are.
fn tidy(text: &str) -> String {
    text.split(NO_BREAK).map(|piece| sanitize::line(piece, BLOCK_MAX)).collect::<Vec<_>>().join(NO_BREAK)
}
