//! Foreign text made inert before a person or a terminal sees it.
//!
//! Subjects, HELO names and diagnostic texts were written by strangers. Before they reach a screen, a log or a mail of ours
//! they lose control characters, bidirectional overrides and invisible characters, and are cut to a stated length. In a mail
//! of ours they lose their links too: mail programs make links out of bare names, so [`inert`] breaks every name and scheme
//! by the brackets that people of the trade know (`evil[.]example`). No character is dropped without a trace that could have
//! kept two words apart: what is taken out leaves a space.

use std::borrow::Cow;

/// Marks (accents and the like) that may sit on one character; more is a tower that runs over the lines around it.
const MARKS_MAX: u32 = 2;

/// `text` on one line, without anything that a terminal or a mail program would act on, at most `max` characters.
/// Runs of white space become one space.
pub fn line(text: &str, max: usize) -> String {
    let mut clean = String::with_capacity(text.len().min(max.saturating_mul(4)));
    let (mut count, mut marks, mut space) = (0_usize, 0_u32, false);
    for character in text.chars() {
        if !is_inert(character) || character.is_whitespace() {
            (space, marks) = (true, 0);
            continue;
        }
        marks = if is_mark(character) { marks + 1 } else { 0 };
        if marks > MARKS_MAX {
            continue;
        }
        if space && count > 0 {
            clean.push(' ');
            count += 1;
        }
        space = false;
        if count >= max {
            clean.truncate(clean.trim_end().len());
            clean.push('…');
            break;
        }
        clean.push(character);
        count += 1;
    }
    clean
}

/// JSON in which nothing is left that a terminal acts on: it says the same, with such characters written as `\\u009b`. They can
/// only stand inside strings. JSON itself asks for that below U+0020 alone (RFC 8259, 7).
pub fn json(text: &str) -> Cow<'_, str> {
    use std::fmt::Write;
    // Most lines are printable ASCII, and so as safe as they are.
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return Cow::Borrowed(text);
    }
    let mut safe = String::with_capacity(text.len());
    for character in text.chars() {
        match u32::from(character) {
            code @ 0..=0xFFFF if !is_inert(character) => drop(write!(safe, "\\u{code:04x}")),
            _ => safe.push(character),
        }
    }
    Cow::Owned(safe)
}

/// Foreign text for a cell of CSV (RFC 4180), at most `max` characters: always in quotes, and never a formula for the program
/// that opens it.
pub fn cell(text: &str, max: usize) -> String {
    let text = line(text, max).replace('"', "\"\"");
    // What a spreadsheet takes for a formula, also in the wide letters of East Asia.
    let is_formula = text.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '|', '%']);
    if is_formula { format!("\"'{text}\"") } else { format!("\"{text}\"") }
}

/// Foreign text for a mail of ours: as [`line`], and without anything that a mail program turns into a link.
pub fn inert(text: &str, max: usize) -> String {
    defang(&line(text, max))
}

/// Text in which no program finds a link: `203.0.113[.]77` is `203[.]0[.]113[.]77`, `evil.example` is `evil[.]example`,
/// `http://` is `http[:]//`. A dot or colon before a space or at the end stays: sentences remain sentences.
pub fn defang(text: &str) -> String {
    let mut inert = String::with_capacity(text.len() + 16);
    let mut before = ' ';
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let after = characters.peek().copied().unwrap_or(' ');
        match character {
            // Full stops of other scripts count as dots in host names: UTS 46, 4.
            '.' | '\u{3002}' | '\u{FF0E}' | '\u{FF61}' if joins(before) && joins(after) => inert.push_str("[.]"),
            // `mailto:x`, `http:/x`, `javascript:x`; but `07:16` stays.
            ':' | '\u{FF1A}' if before.is_alphabetic() && !after.is_whitespace() => inert.push_str("[:]"),
            '@' | '\u{FF20}' => inert.push_str("[at]"),
            _ => inert.push(character),
        }
        before = character;
    }
    inert
}

/// Can this character stand beside the dot of a host name?
fn joins(character: char) -> bool {
    character.is_alphanumeric() || is_mark(character) || matches!(character, '-' | '_' | '.' | '[' | ']')
}

/// Is this a character that only shows itself? Not so: C0, DEL, C1, bidi marks and isolates, zero-width and other format
/// characters, fillers that look like nothing, variation selectors, line and paragraph separators, byte order mark, private
/// use, tags.
fn is_inert(character: char) -> bool {
    !(character.is_control()
        || matches!(character,
            '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180F}'
            | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{2800}' | '\u{3164}'
            | '\u{E000}'..='\u{F8FF}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}'
            | '\u{E0000}'..='\u{10FFFF}'))
}

/// Combining marks that stack on the character before them.
fn is_mark(character: char) -> bool {
    matches!(character,
        '\u{0300}'..='\u{036F}' | '\u{0483}'..='\u{0489}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}'
        | '\u{20D0}'..='\u{20FF}' | '\u{FE20}'..='\u{FE2F}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_and_bidi_characters_do_not_get_through() {
        assert_eq!(line("a\x1b[31mb\u{202e}c\r\nd\u{200b}", 80), "a [31mb c d");
        assert_eq!(line("\u{9b}31m\x07\u{3164}\u{feff} x \0", 80), "31m x");
        assert_eq!(line("abcdef", 3), "abc…");
        assert_eq!(line("abc", 3), "abc");
        assert_eq!(line("ab cdef", 3), "ab…");
    }

    #[test]
    fn json_says_the_same_without_what_a_terminal_acts_on() {
        let text = serde_json::to_string("a\u{1b}[31m\u{9b}2J\u{202e}\u{7f}\u{fc}").unwrap();
        assert_eq!(json(&text), "\"a\\u001b[31m\\u009b2J\\u202e\\u007f\u{fc}\"");
        assert_eq!(
            serde_json::from_str::<String>(&json(&text)).unwrap(),
            serde_json::from_str::<String>(&text).unwrap()
        );
    }

    #[test]
    fn a_cell_is_no_formula_and_stays_one_cell() {
        assert_eq!(cell("a \"b\", c", 80), "\"a \"\"b\"\", c\"");
        assert_eq!(cell("=cmd|'/C calc'!A0", 80), "\"'=cmd|'/C calc'!A0\"");
        assert_eq!(cell("\r\n\t@SUM(1)\u{1b}", 80), "\"'@SUM(1)\"");
        assert_eq!(cell("", 80), "\"\"");
    }

    #[test]
    fn towers_of_marks_are_cut() {
        assert_eq!(line(&format!("e{}x", "\u{301}".repeat(500)), 80), "e\u{301}\u{301}x");
    }

    #[test]
    fn defanged_text_is_no_link() {
        assert_eq!(defang("http://evil.example/x"), "http[:]//evil[.]example/x");
        assert_eq!(defang("mail a@b.example. Then stop."), "mail a[at]b[.]example. Then stop.");
        assert_eq!(defang("javascript:alert(1) at 07:16"), "javascript[:]alert(1) at 07:16");
        assert_eq!(defang("evil。example．org"), "evil[.]example[.]org");
        assert_eq!(defang("www..evil.example"), "www[.][.]evil[.]example");
        assert_eq!(defang("[2001:db8::77]"), "[2001:db8::77]");
    }
}
