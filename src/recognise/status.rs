//! Status codes in free text: enhanced ones (RFC 3463) first, SMTP replies (RFC 5321, 4.2) where there is no other.

use super::dialects::Dialect;
use super::vocabulary::lower;

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

/// The status that a diagnostic means in words, where it gives no code: the dialect's own words first. RFC 3463, 3.
pub fn told(text: &str, dialect: &Dialect) -> Option<&'static str> {
    let lower = lower(text);
    dialect.statuses.iter().chain(MEANINGS).find(|(words, _)| lower.contains(words)).map(|(_, status)| *status)
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

/// What mail systems write for want of a code. Only words that can mean nothing else.
#[rustfmt::skip]
const MEANINGS: &[(&str, &str)] = &[
    ("domain does not exist", "5.1.2"), ("host unknown", "5.1.2"), ("unknown host", "5.1.2"), ("host not found", "5.1.2"),
    ("domain not found", "5.1.2"), ("unknown domain", "5.1.2"), ("no such domain", "5.1.2"), ("domain unknown", "5.1.2"),
    ("user unknown", "5.1.1"), ("unknown user", "5.1.1"), ("no such user", "5.1.1"), ("unknown recipient", "5.1.1"),
    ("recipient unknown", "5.1.1"), ("no such recipient", "5.1.1"), ("no such mailbox", "5.1.1"),
    ("unknown mailbox", "5.1.1"), ("user not found", "5.1.1"), ("recipient not found", "5.1.1"), ("no such address", "5.1.1"),
    ("user does not exist", "5.1.1"), ("user doesn't exist", "5.1.1"), ("mailbox does not exist", "5.1.1"),
    ("address does not exist", "5.1.1"), ("account does not exist", "5.1.1"), ("no mailbox here", "5.1.1"),
    ("unrouteable address", "5.1.1"), ("unroutable address", "5.1.1"), ("address not found", "5.1.1"),
    ("not listed in", "5.1.1"), ("unbekannter empfänger", "5.1.1"), ("empfänger unbekannt", "5.1.1"),
    ("unbekannter benutzer", "5.1.1"), ("destinataire inconnu", "5.1.1"), ("utilisateur inconnu", "5.1.1"),
    ("usuario desconocido", "5.1.1"), ("destinatario desconocido", "5.1.1"), ("usuário desconhecido", "5.1.1"),
    ("destinatário desconhecido", "5.1.1"), ("utente sconosciuto", "5.1.1"), ("destinatario sconosciuto", "5.1.1"),
    ("onbekende gebruiker", "5.1.1"), ("onbekende ontvanger", "5.1.1"), ("nieznany użytkownik", "5.1.1"),
    ("nieznany adresat", "5.1.1"), ("пользователь не найден", "5.1.1"), ("неизвестный получатель", "5.1.1"),
    ("неизвестный пользователь", "5.1.1"), ("получатель не найден", "5.1.1"), ("用户不存在", "5.1.1"), ("收件人不存在", "5.1.1"),
    ("地址不存在", "5.1.1"), ("宛先不明", "5.1.1"), ("존재하지 않는", "5.1.1"), ("mailbox full", "5.2.2"), ("mailbox is full", "5.2.2"),
    ("mailbox was full", "5.2.2"), ("over quota", "5.2.2"), ("overquota", "5.2.2"), ("quota exceeded", "5.2.2"),
    ("exceeded its quota", "5.2.2"), ("exceeds quota", "5.2.2"), ("exceeded quota", "5.2.2"), ("exceeded their quota", "5.2.2"),
    ("exceeded storage", "5.2.2"), ("quota violation", "5.2.2"), ("quota limit", "5.2.2"), ("postfach voll", "5.2.2"),
    ("postfach ist voll", "5.2.2"), ("boîte aux lettres pleine", "5.2.2"), ("buzón lleno", "5.2.2"),
    ("caixa postal cheia", "5.2.2"), ("casella piena", "5.2.2"), ("postvak vol", "5.2.2"), ("skrzynka pełna", "5.2.2"),
    ("ящик переполнен", "5.2.2"), ("邮箱已满", "5.2.2"), ("メールボックスがいっぱい", "5.2.2"), ("account disabled", "5.2.1"),
    ("account is disabled", "5.2.1"), ("mailbox disabled", "5.2.1"), ("account has been disabled", "5.2.1"),
    ("message too large", "5.3.4"), ("message size exceeds", "5.3.4"), ("message is too large", "5.3.4"),
    ("exceeds the maximum size", "5.3.4"), ("relaying denied", "5.7.1"), ("relay access denied", "5.7.1"),
    ("relay not permitted", "5.7.1"), ("too many hops", "5.4.6"), ("mail loop", "5.4.6"),
];

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
