//! A mail pasted into the text of a notice: where its header starts, with or without a line that announces it.
//!
//! Every MTA has its own marker ("--- Below this line is a copy of the message."), in its own language. The structure is the
//! same everywhere: a run of header fields, among them some that only mails have. So the structure decides, and a marker
//! line only lowers the bar. One walk over the lines, however long the text.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use crate::mail::header::{name_and_value, split_line};

use super::dialects::DIALECTS;
use super::wordlist::automaton;

/// A pasted mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pasted {
    /// Byte at which its header starts.
    pub from: usize,
    /// Byte at which the words of the notice end: the marker line, if there is one.
    pub words_end: usize,
    /// Every line of it starts with this many bytes of quoting or indentation.
    pub prefix: usize,
}

/// Finds the first pasted mail in a text.
pub fn find(text: &[u8]) -> Option<Pasted> {
    let mut at = 0;
    // The last lines, any of which may announce a mail: they are asked only where one may start.
    let mut above: [(usize, &[u8]); MARKER_LINES] = [(0, &[]); MARKER_LINES];
    let mut blank_before = true;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let (line, after) = split_line(rest);
        let next = text.len() - after.len();
        if line.trim_ascii().is_empty() {
            blank_before = true;
            at = next;
            continue;
        }
        let prefix = prefix_len(line);
        let bare = line.get(prefix..).unwrap_or(&[]);
        let starts = starts_mail(bare);
        let marker = above.iter().filter(|_| starts).find(|(_, line)| is_marker(line)).map(|(at, _)| *at);
        // Right below words a header stands only where somebody pasted it, and then it starts with what the transport wrote.
        let may_start = blank_before || marker.is_some();
        if may_start && starts || starts_trace(bare) {
            let quote = line.get(..prefix).unwrap_or(&[]);
            let weight = weigh(rest, quote);
            let is_mail = if may_start { weight.is_mail(marker.is_some()) } else { weight.is_surely_mail() };
            if is_mail {
                // What is no more than a summary of a mail belongs to the words too.
                let words_end = match marker {
                    _ if weight.sure == 0 => at + weight.bytes,
                    Some(marker) => marker,
                    None => at,
                };
                return Some(Pasted { from: at, words_end, prefix });
            }
            // A run that is no mail is stepped over as a whole, so that no line is weighed twice.
            if weight.bytes > 0 {
                at += weight.bytes;
                blank_before = false;
                continue;
            }
        }
        above.rotate_right(1);
        above[0] = (at, line);
        blank_before = false;
        at = next;
    }
    None
}

/// Byte at which a marker line stands that announces a mail, even if none follows ("Message removed").
pub fn marker(text: &[u8]) -> Option<usize> {
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let (line, after) = split_line(rest);
        let bare = line.trim_ascii();
        if at > 0 && (is_rule(bare) || bare.ends_with(b":") && !names_recipients(bare)) && announces(line) {
            return Some(at);
        }
        at = text.len() - after.len();
    }
    None
}

/// How much a run of lines looks like the header of a mail.
#[derive(Default)]
struct Weight {
    fields: usize,
    known: usize,
    /// Fields that only a mail has, not a summary of one in words.
    strong: usize,
    /// Fields that nothing but the header of a mail has.
    sure: usize,
    has_from: bool,
    bytes: usize,
}

impl Weight {
    fn is_surely_mail(&self) -> bool {
        self.strong >= 4 && self.sure >= 2 && self.known >= 6
    }

    fn is_mail(&self, announced: bool) -> bool {
        if announced {
            self.sure >= 1 || self.known >= 3 && (self.strong >= 2 || self.has_from)
        } else {
            self.strong >= 2 && self.known >= 3
        }
    }
}

/// The lines that a transport writes on top.
fn starts_trace(line: &[u8]) -> bool {
    name_and_value(line)
        .is_some_and(|(name, _)| name.eq_ignore_ascii_case(b"received") || name.eq_ignore_ascii_case(b"return-path"))
}

fn weigh(text: &[u8], quote: &[u8]) -> Weight {
    let mut weight = Weight::default();
    let mut rest = text;
    for _ in 0..HEADER_LINES {
        let (line, after) = split_line(rest);
        let Some(inner) = strip(line, quote) else { break };
        if inner.trim_ascii().is_empty() {
            break;
        }
        let folded = weight.fields > 0 && matches!(inner.first(), Some(b' ' | b'\t'));
        if !folded && let Some((name, value)) = name_and_value(inner) {
            weight.fields += 1;
            // A name without value counts for little: texts have labels of the same words.
            // In a column of labels the colon stands apart: a table of what the mail was, and no header.
            let apart = inner.get(name.len()) != Some(&b':');
            if is_one_of(name, KNOWN) && !apart && !value.trim_ascii().is_empty() {
                weight.known += 1;
                weight.strong += usize::from(is_one_of(name, STRONG));
                weight.sure += usize::from(is_one_of(name, SURE));
                weight.has_from |= name.eq_ignore_ascii_case(b"from");
            } else if begins_with(name, &[b"x-", b"list-", b"arc-"]) {
                weight.known += 1;
            }
        }
        weight.bytes = text.len() - after.len();
        rest = after;
    }
    weight
}

/// The line without its quoting; a quoted blank line may have lost its trailing spaces.
pub fn strip<'a>(line: &'a [u8], quote: &[u8]) -> Option<&'a [u8]> {
    line.strip_prefix(quote).or_else(|| {
        let bare = quote.trim_ascii_end();
        (line.trim_ascii_end() == bare).then_some(&[][..])
    })
}

/// Quoting and indentation at the head of a line.
pub fn prefix_len(line: &[u8]) -> usize {
    line.iter().take(PREFIX_MAX).take_while(|byte| matches!(byte, b' ' | b'\t' | b'>' | b'|')).count()
}

fn starts_mail(line: &[u8]) -> bool {
    line.starts_with(b"From ")
        || name_and_value(line)
            .is_some_and(|(name, _)| is_one_of(name, KNOWN) || begins_with(name, &[b"x-", b"arc-", b"authentication-"]))
}

fn is_one_of(name: &[u8], names: &[&[u8]]) -> bool {
    names.iter().any(|known| name.eq_ignore_ascii_case(known))
}

fn begins_with(name: &[u8], beginnings: &[&[u8]]) -> bool {
    beginnings.iter().any(|start| name.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start)))
}

/// A line that may announce a mail: ruled with dashes and the like, or ending in a colon or full stop after certain words.
fn is_marker(line: &[u8]) -> bool {
    let line = line.trim_ascii();
    is_rule(line) || announces(line)
}

/// "The following addresses did not receive a copy of your message:" is followed by addresses, not by a copy.
fn names_recipients(line: &[u8]) -> bool {
    let line = String::from_utf8_lossy(line).to_lowercase();
    ["not receive", "address", "recipient", "empf", "destinat"].iter().any(|word| line.contains(word))
}

fn is_rule(line: &[u8]) -> bool {
    let rule = |byte: &u8| matches!(byte, b'-' | b'=' | b'*' | b'_' | b'#' | b'+' | b'~' | b'|');
    line.len() >= 3 && line.iter().take(3).all(rule)
}

fn announces(line: &[u8]) -> bool {
    if line.len() > 200 {
        return false;
    }
    ANNOUNCED.as_ref().is_some_and(|automaton| automaton.is_match(line))
}

const KNOWN: &[&[u8]] = &[
    b"received",
    b"return-path",
    b"from",
    b"to",
    b"cc",
    b"subject",
    b"date",
    b"message-id",
    b"mime-version",
    b"content-type",
    b"content-transfer-encoding",
    b"reply-to",
    b"sender",
    b"delivered-to",
    b"dkim-signature",
    b"domainkey-signature",
    b"in-reply-to",
    b"references",
    b"user-agent",
    b"importance",
    b"precedence",
    b"envelope-to",
    b"delivery-date",
    b"authentication-results",
    b"received-spf",
    b"organization",
    b"thread-index",
    b"errors-to",
    b"resent-from",
];
const STRONG: &[&[u8]] = &[
    b"received",
    b"return-path",
    b"message-id",
    b"mime-version",
    b"date",
    b"dkim-signature",
    b"delivered-to",
    b"content-type",
    b"in-reply-to",
    b"references",
    b"content-transfer-encoding",
    b"received-spf",
    b"from",
];
const SURE: &[&[u8]] = &[b"received", b"return-path", b"message-id", b"dkim-signature", b"delivered-to"];
/// One automaton for all of them, built once: every line of every text is asked.
static ANNOUNCED: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    let own = DIALECTS.iter().flat_map(|dialect| dialect.copy);
    automaton(ANNOUNCEMENTS.iter().chain(own))
});

/// Words of the lines that announce a copy of the mail.
const ANNOUNCEMENTS: &[&str] = &[
    "copy of the message",
    "copy of your message",
    "copy of the first part",
    "copy of the original",
    "copy of the body",
    "copy of the header",
    "copy of the headers",
    "original message follows",
    "original message header",
    "original message below",
    "original message -",
    "original mail as follows",
    "original message as received",
    "original message:",
    "headers of the original",
    "header of the original",
    "header of the source",
    "header of the message",
    "headers of the message",
    "message header follows",
    "message headers follow",
    "message headers:",
    "original headers",
    "returned message",
    "returned mail --",
    "unsent message",
    "non-delivered message",
    "message follows",
    "bounced e-mail",
    "bounced email",
    "undelivered message",
    "rejected message",
    "below this line",
    "message you sent",
    "the headers of",
    "its headers below",
    "message body follows",
    "original mail",
    "forwarded message",
    "[ offending message ]",
    "start of returned",
    "original email",
    "beginning of",
    "der ursprünglichen nachricht",
    "kopie der",
    "ursprüngliche nachricht",
    "originalnachricht",
    "kopfzeilen",
    "message d'origine",
    "message original",
    "copie du message",
    "en-têtes",
    "mensaje original",
    "encabezados",
    "mensagem original",
    "cabeçalho",
    "messaggio originale",
    "intestazion",
    "oorspronkelijk bericht",
    "oryginalna wiadomość",
    "nagłówki",
    "исходное сообщение",
    "оригинал сообщения",
    "заголовки",
    "копия",
    "元のメッセージ",
    "元のメール",
    "原信件",
    "原始邮件",
    "原邮件",
    "原始郵件",
    "원본 메시지",
    "원본 메일",
];
/// Lines between a marker and the mail that it announces.
const MARKER_LINES: usize = 4;
/// Lines of a header that are weighed.
const HEADER_LINES: usize = 2_000;
const PREFIX_MAX: usize = 24;

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<&str> {
        find(text.as_bytes()).and_then(|pasted| text.get(pasted.from..)).map(|mail| mail.lines().next().unwrap())
    }

    #[test]
    fn a_mail_is_found_by_its_structure() {
        let mail = "Received: from a by b; x\nFrom: a@b.example\nMessage-ID: <1@b.example>\nSubject: x\n\nbody";
        assert_eq!(
            found(&format!("Sorry.\n\n--- Below this line is a copy of the message.\n\n{mail}")),
            Some("Received: from a by b; x")
        );
        assert_eq!(found(&format!("Sorry.\n\n{mail}")), Some("Received: from a by b; x"));
        assert_eq!(found(&format!("Sorry\n> {}", mail.replace('\n', "\n> "))), None);
        assert_eq!(found(&format!("Sorry\n\n> {}", mail.replace('\n', "\n> "))), Some("> Received: from a by b; x"));
    }

    #[test]
    fn a_summary_in_words_is_no_mail() {
        assert_eq!(
            found("Your message\n\n  To:      a@b.example\n  Subject: x\n  Sent:    Monday\n\ndid not reach\n"),
            None
        );
        assert_eq!(found("Reporting-MTA: dns; a\nFinal-Recipient: rfc822; b@c\nAction: failed\n"), None);
        assert_eq!(found("--- Below this line is a copy of the message.\n\nMessage removed\n"), None);
    }
}
