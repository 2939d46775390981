//! Foreign text made inert before a person or a terminal sees it.
//!
//! Subjects, HELO names and diagnostic texts were written by strangers. Before they reach a screen, a log or a mail of ours
//! they lose control characters, bidirectional overrides and invisible characters, and are cut to a stated length.

/// `text` on one line, without anything that a terminal or a mail program would act on, at most `max` characters.
pub fn line(text: &str, max: usize) -> String {
    let mut clean = String::with_capacity(text.len().min(max.saturating_mul(4)));
    for (count, character) in
        text.chars().map(|character| if is_inert(character) { character } else { ' ' }).enumerate()
    {
        if count >= max {
            clean.push('…');
            break;
        }
        clean.push(character);
    }
    clean.trim().to_owned()
}

/// Is this a character that only shows itself? Not so: C0, DEL, C1, bidi marks and isolates, zero-width and other format
/// characters, line and paragraph separators, byte order mark, tags.
fn is_inert(character: char) -> bool {
    !(character.is_control()
        || matches!(character,
            '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E0FFF}'))
}

/// An address or host name that no program turns into a link: `203.0.113[.]77`, `evil[.]example`.
pub fn defang(text: &str) -> String {
    text.replace("://", "[:]//").replace('.', "[.]").replace('@', "[at]")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_and_bidi_characters_do_not_get_through() {
        assert_eq!(line("a\x1b[31mb\u{202e}c\r\nd\u{200b}", 80), "a [31mb c  d");
        assert_eq!(line("abcdef", 3), "abc…");
    }

    #[test]
    fn defanged_text_is_no_link() {
        assert_eq!(defang("http://evil.example/x"), "http[:]//evil[.]example/x");
    }
}
