//! Status codes in free text: enhanced ones (RFC 3463) first, SMTP replies (RFC 5321, 4.2) where there is no other.

use std::borrow::Cow;
use std::sync::LazyLock;

use super::dialects::Dialect;
use super::phrasebook::Phrasebook;
use super::vocabulary::{holds, lower};

/// The enhanced status code in a text, if it names one: `5.1.1`, also as `#5.1.1`, `5.1.1:` or `550-5.1.1`. Codes that say nothing
/// (`5.0.0`) are taken only when there is no better one.
pub fn enhanced(text: &str) -> Option<String> {
    let mut vague = None;
    for dot in memchr::memchr_iter(b'.', text.as_bytes()).take(DOTS_MAX) {
        let Some(code) = code_at(text, dot) else { continue };
        if !says_nothing(code) {
            return Some(code.to_owned());
        }
        vague.get_or_insert(code);
    }
    vague.map(str::to_owned)
}

/// The code whose first dot stands at `dot`. Four numbers are an address, and what hangs on a number before it is no class.
fn code_at(text: &str, dot: usize) -> Option<&str> {
    let bytes = text.as_bytes();
    let start = dot.checked_sub(1)?;
    let is_reply = |end: usize| {
        let code = end.checked_sub(3).and_then(|from| bytes.get(from..end));
        let before = end.checked_sub(4).and_then(|at| bytes.get(at));
        code.is_some_and(|code| code.iter().all(u8::is_ascii_digit)) && !before.is_some_and(u8::is_ascii_alphanumeric)
    };
    let begins = match start.checked_sub(1).and_then(|at| Some((at, *bytes.get(at)?))) {
        None => true,
        Some((at, b'-')) => is_reply(at),
        Some((_, before)) => !before.is_ascii_digit() && before != b'.',
    };
    let tail = bytes.get(start..)?;
    let end = tail.iter().position(|byte| !byte.is_ascii_digit() && *byte != b'.').unwrap_or(tail.len());
    let end = if end > 0 && tail.get(end - 1) == Some(&b'.') { end - 1 } else { end };
    let code = text.get(start..start + end.min(CODE_MAX + 1))?;
    (begins && is_enhanced(code)).then_some(code)
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
    let own = dialect.statuses.iter().find(|(words, _)| holds(&lower, words));
    let known = || MEANINGS.get(TOLD.find(&lower).iter().map(|found| found.phrase).min()? as usize);
    own.or_else(known).map(|(_, status)| *status)
}

/// Looks for all of [`MEANINGS`] at once.
static TOLD: LazyLock<Phrasebook> =
    LazyLock::new(|| Phrasebook::new(MEANINGS.iter().map(|(words, _)| Cow::Borrowed(*words)).collect()));

/// `x.0.0`: failed, for a reason that is not told.
pub fn says_nothing(status: &str) -> bool {
    status.ends_with(".0.0")
}

/// Does the text hold an SMTP reply of failure: 4xx or 5xx as a word of its own, followed by text?
pub fn has_reply(text: &str) -> bool {
    let bytes = text.as_bytes();
    let edge = |byte: Option<&u8>| byte.is_none_or(|byte| byte.is_ascii_whitespace() || b"()<>[],;=".contains(byte));
    memchr::memchr2_iter(b'4', b'5', bytes).take(DIGITS_MAX).any(|at| {
        let is_code = matches!(bytes.get(at + 1..at + 3), Some([b'0'..=b'7', b'0'..=b'9']));
        let mark = |byte: Option<&u8>| byte.is_some_and(|byte| byte.is_ascii_punctuation());
        let before = |back: usize| at.checked_sub(back).and_then(|at| bytes.get(at));
        let after = |ahead: usize| bytes.get(at + ahead);
        is_code
            && (edge(before(1)) || mark(before(1)) && edge(before(2)))
            && (edge(after(3)) || after(3) == Some(&b'-') || mark(after(3)) && edge(after(4)))
    })
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

/// Dots and digits of a text that are looked at, and the longest code.
const DOTS_MAX: usize = 4_000;
const DIGITS_MAX: usize = 4_000;
const CODE_MAX: usize = 9;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn enhanced_codes_are_told_from_addresses_and_versions() {
        assert_eq!(enhanced("550 5.0.0 no: (#5.1.1)").as_deref(), Some("5.1.1"));
        assert_eq!(enhanced("host 5.1.1.7, version 14.5.1.1 and 5.1").as_deref(), None);
        assert_eq!(enhanced("host 5.1.1.7 said 550-5.7.26 x").as_deref(), Some("5.7.26"));
        assert_eq!(enhanced("x2550-5.7.26, 3-5.7.1").as_deref(), None);
        assert_eq!(enhanced("said 550 5.7.26 x").as_deref(), Some("5.7.26"));
        assert!(has_reply("Remote host said: 550 no"));
        assert!(has_reply("(550 no)") && has_reply("said: 550-no") && has_reply("#450:"));
        assert!(!has_reply("we sold 5500 shoes in 1955 for 551.50 or a550, 4 or 49"));
    }
}
