//! A notice as blocks, before it becomes text or HTML.
//!
//! Strings in here are plain characters, never markup: the printers escape them. What comes from a stranger has been through
//! [`crate::sanitize::inert`] before it gets in here, and the printers take control characters out once more.

/// A notice: its subject and its blocks in reading order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Document {
    /// Words of ours, numbers, and the configured mailbox. Never foreign text.
    pub subject: String,
    pub blocks: Vec<Block>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
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
    /// A bar a row.
    Chart(Vec<(String, u64)>),
    /// Where the part for the IT person begins.
    Rule,
}

impl Document {
    pub fn new(subject: impl Into<String>) -> Document {
        Document { subject: subject.into(), blocks: Vec::new() }
    }

    pub fn verdict(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::Verdict(text.into()));
    }

    pub fn heading(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::Heading(text.into()));
    }

    pub fn say(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::Paragraph(text.into()));
    }

    /// A list; nothing if there are no items.
    pub fn list(&mut self, items: Vec<String>) {
        if !items.is_empty() {
            self.blocks.push(Block::List(items));
        }
    }

    pub fn steps(&mut self, items: &[&str]) {
        self.blocks.push(Block::Steps(items.iter().map(|item| (*item).to_owned()).collect()));
    }

    pub fn quote(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::Quote(text.into()));
    }

    pub fn chart(&mut self, rows: Vec<(String, u64)>) {
        self.blocks.push(Block::Chart(rows));
    }

    pub fn rule(&mut self) {
        self.blocks.push(Block::Rule);
    }
}
