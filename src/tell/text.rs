//! Prints a notice as plain text, `format=flowed` (RFC 3676): lines of at most 72 columns that a phone may flow again.

use super::document::{Block, Document};
use crate::sanitize;

/// Columns of a line, the space of a soft break included. RFC 3676, 4.2 asks for at most 78.
const COLUMNS: usize = 72;
/// Characters of one block at most; what a variant writes stays far below.
const BLOCK_MAX: usize = 4_000;
const BAR_MAX: u64 = 30;

pub fn print(document: &Document) -> String {
    let mut text = String::new();
    for block in &document.blocks {
        if !text.is_empty() {
            text.push_str("\r\n");
        }
        print_block(block, &mut text);
    }
    text
}

fn print_block(block: &Block, text: &mut String) {
    match block {
        Block::Verdict(words) | Block::Paragraph(words) => flow("", words, text),
        Block::Heading(words) => flow("", &words.to_uppercase(), text),
        Block::List(items) => items.iter().for_each(|item| flow("* ", item, text)),
        Block::Steps(items) => {
            for (number, item) in (1..).zip(items) {
                flow(&format!("{number}. "), item, text);
            }
        }
        Block::Quote(words) => flow("| ", words, text),
        Block::Chart(rows) => print_chart(rows, text),
        Block::Rule => flow("", &"_".repeat(40), text),
    }
}

fn print_chart(rows: &[(String, u64)], text: &mut String) {
    let most = rows.iter().map(|(_, count)| *count).max().unwrap_or(0).max(1);
    for (label, count) in rows {
        let length = usize::try_from(count.saturating_mul(BAR_MAX) / most).unwrap_or(0);
        flow("", &format!("{label}: {count} {}", "#".repeat(length)), text);
    }
}

/// One paragraph. A line that ends in a space goes on in the next (RFC 3676, 4.2); lines that a reader could take for a quote,
/// a separator of mails or of parts, or a stuffed line get a space in front (4.4).
fn flow(lead: &str, words: &str, text: &mut String) {
    let words = sanitize::line(words, BLOCK_MAX);
    let mut line = lead.to_owned();
    let mut width = line.chars().count();
    let start = width;
    for word in words.split(' ').flat_map(pieces) {
        let length = word.chars().count();
        if width > start && width + length + 1 > COLUMNS {
            push_line(&line, text);
            line.clear();
            width = 0;
        }
        line.push_str(&word);
        line.push(' ');
        width += length + 1;
    }
    push_line(line.trim_end(), text);
}

/// Words longer than a line are cut, so that no line grows beyond its columns.
fn pieces(word: &str) -> Vec<String> {
    let characters: Vec<char> = word.chars().collect();
    characters.chunks(COLUMNS - 8).map(|piece| piece.iter().collect()).collect()
}

fn push_line(line: &str, text: &mut String) {
    if line.starts_with([' ', '>']) || line.starts_with("From ") || line.starts_with("--") {
        text.push(' ');
    }
    text.push_str(line);
    text.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_flow_and_are_stuffed() {
        let mut document = Document::new("s");
        document.say(format!("From here on {}", "word ".repeat(40)));
        document.say("> quoted");
        document.say("x".repeat(200));
        let text = print(&document);
        assert!(text.starts_with(" From here on word "));
        assert!(text.contains("\r\n > quoted\r\n"));
        assert!(text.lines().all(|line| line.chars().count() <= COLUMNS + 1), "{text}");
        assert!(text.lines().next().is_some_and(|line| line.ends_with(' ')));
    }

    #[test]
    fn bars_are_drawn_to_scale_and_carry_their_number() {
        let mut document = Document::new("s");
        document.chart(vec![("Mon".into(), 2), ("Tue".into(), u64::MAX / 40), ("Wed".into(), 0)]);
        let text = print(&document);
        assert!(text.contains("Mon: 2\r\n"), "{text}");
        assert!(text.contains(&"#".repeat(30)));
    }
}
