//! How text for people is laid out: lines that fit a terminal, the same words for the same things in every command.

use crate::verdict::{Evidence, Stance};

/// Columns of a line. Only a single word that is longer runs over.
const WIDTH: usize = 80;
/// Columns of the word before a sentence, in lists.
const LABEL: usize = 13;

/// `text` after `first`, wrapped; the lines that follow begin below the first letter of `text`.
pub fn wrap(first: &str, text: &str) -> String {
    let indent = first.chars().count();
    let mut page = first.to_owned();
    let mut column = indent;
    for (place, word) in text.split(' ').filter(|word| !word.is_empty()).enumerate() {
        let width = word.chars().count();
        if place > 0 && column + 1 + width > WIDTH {
            page.push('\n');
            page.extend(std::iter::repeat_n(' ', indent));
            column = indent;
        } else if place > 0 {
            page.push(' ');
            column += 1;
        }
        page.push_str(word);
        column += width;
    }
    page
}

/// A sentence with a word before it that says what it is, so many columns from the left.
pub fn labelled(indent: usize, label: &str, text: &str) -> String {
    wrap(&format!("{:indent$}{label:<LABEL$}", ""), text)
}

/// What a piece of evidence speaks for, in the fewest words.
pub fn stance(evidence: &Evidence) -> &'static str {
    match evidence.stance {
        Stance::ForOwner => "you",
        Stance::AgainstOwner => "not you",
        Stance::Neutral => "seen",
        Stance::Unusable => "not checked",
    }
}

/// Without the number that the system adds to its sentences: it helps nobody.
pub fn plain(text: &str) -> String {
    match text.split_once(" (os error ") {
        Some((says, rest)) => format!("{}{}", says, rest.split_once(')').map_or("", |(_, after)| after)),
        None => text.to_owned(),
    }
}

/// "1 mail", "2 mails".
pub fn counted(count: u64, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_fit_and_align_and_lose_no_word() {
        let text = "word ".repeat(60);
        let page = labelled(4, "seen", &text);
        assert!(page.lines().count() > 3);
        assert!(page.lines().all(|line| line.chars().count() <= WIDTH), "{page}");
        assert!(page.lines().skip(1).all(|line| line.starts_with(&format!("{:17}word", ""))), "{page}");
        assert_eq!(page.matches("word").count(), 60);
    }

    #[test]
    fn a_word_longer_than_a_line_stays_whole() {
        let long = "x".repeat(200);
        assert_eq!(wrap("  ", &format!("a {long} b")), format!("  a\n  {long}\n  b"));
    }

    #[test]
    fn one_is_no_plural() {
        assert_eq!((counted(1, "mail"), counted(0, "mail")), ("1 mail".to_owned(), "0 mails".to_owned()));
    }
}
