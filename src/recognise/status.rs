//! Status codes in free text: enhanced ones (RFC 3463) first, SMTP replies (RFC 5321, 4.2) where there is no other.

/// The enhanced status code in a text, if it names one: `5.1.1`, also as `#5.1.1` or `5.1.1:`. Codes that say nothing
/// (`5.0.0`) are taken only when there is no better one.
pub fn enhanced(text: &str) -> Option<String> {
    let mut vague = None;
    for word in words(text) {
        let word = word.trim_matches(|c: char| !c.is_ascii_digit());
        if !is_enhanced(word) {
            continue;
        }
        if !says_nothing(word) {
            return Some(word.to_owned());
        }
        vague.get_or_insert_with(|| word.to_owned());
    }
    vague
}

/// Is this `class.subject.detail`? RFC 3463, 2. Four numbers are an address.
pub fn is_enhanced(word: &str) -> bool {
    let mut numbers = word.split('.');
    let (Some(class), Some(subject), Some(detail), None) =
        (numbers.next(), numbers.next(), numbers.next(), numbers.next())
    else {
        return false;
    };
    let short = |number: &str| (1..=3).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit());
    matches!(class, "2" | "4" | "5") && short(subject) && short(detail)
}

/// `x.0.0`: failed, for a reason that is not told.
pub fn says_nothing(status: &str) -> bool {
    status.ends_with(".0.0")
}

/// Does the text hold an SMTP reply of failure: 4xx or 5xx as a word of its own, followed by text?
pub fn has_reply(text: &str) -> bool {
    words(text).any(|word| {
        let word = word.trim_matches(|c: char| !c.is_ascii_alphanumeric());
        let code = word.get(..3).unwrap_or("");
        let rest = word.get(3..).unwrap_or("x");
        matches!(code.as_bytes(), [b'4' | b'5', b'0'..=b'7', b'0'..=b'9']) && (rest.is_empty() || rest.starts_with('-'))
    })
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '<' | '>' | '[' | ']' | ',' | ';' | '='))
        .take(WORDS_MAX)
}

/// Words of a text that are looked at.
const WORDS_MAX: usize = 4_000;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn enhanced_codes_are_told_from_addresses_and_versions() {
        assert_eq!(enhanced("550 5.0.0 no: (#5.1.1)").as_deref(), Some("5.1.1"));
        assert_eq!(enhanced("host 5.1.1.7 said 550-5.7.26 x").as_deref(), None);
        assert_eq!(enhanced("said 550 5.7.26 x").as_deref(), Some("5.7.26"));
        assert!(has_reply("Remote host said: 550 no"));
        assert!(!has_reply("we sold 5500 shoes in 1955"));
    }
}
