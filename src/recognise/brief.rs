//! What the header of a returned mail tells in one look, quoted or not: who wrote it, and to whom.
//!
//! A mail in the name of the notice's reader makes the notice one about the reader, whatever its words. And where a notice
//! names a user without a domain, or nobody, the returned mail knows to whom it went.

use std::borrow::Cow;

use crate::mail::header::{self, name_and_value, split_line};
use crate::mail::{Message, address};

use super::notice::Returned;
use super::{body, pasted};

#[derive(Debug, Default)]
pub struct Brief {
    pub author: Option<String>,
    /// The recipient for whom a host took the mail (RFC 5321, 4.4: `for`), first of the top lines; then To and Cc.
    pub recipients: Vec<String>,
    /// A Received line came back: only mail systems, or people who mean it, return those.
    pub has_received: bool,
}

impl Brief {
    /// Reads the mail that came back.
    pub fn of(message: &Message<'_>, returned: Returned) -> Brief {
        let (bytes, from) = returned_text(message, returned);
        Brief::read(bytes.get(from..).unwrap_or(&[]), |_| false)
    }

    /// Only who wrote the mail that came back.
    pub fn author_of(message: &Message<'_>, returned: Returned) -> Option<String> {
        let (bytes, from) = returned_text(message, returned);
        Brief::read(bytes.get(from..).unwrap_or(&[]), |brief| brief.author.is_some()).author
    }

    fn read(text: &[u8], enough: impl Fn(&Brief) -> bool) -> Brief {
        let mut brief = Brief::default();
        let mut rest = header::without_junk(text);
        let (first, _) = split_line(rest);
        let quote = first.get(..pasted::prefix_len(first)).unwrap_or(&[]);
        let mut received = false;
        for _ in 0..LINES_MAX {
            let (line, after) = split_line(rest);
            let inner = pasted::strip(line, quote).unwrap_or(line);
            if inner.trim_ascii().is_empty() {
                break;
            }
            let folded = matches!(inner.first(), Some(b' ' | b'\t'));
            match name_and_value(inner).filter(|_| !folded) {
                Some((name, value)) => {
                    received = name.eq_ignore_ascii_case(b"received");
                    brief.has_received |= received;
                    brief.field(name, value);
                    if enough(&brief) {
                        break;
                    }
                    if received {
                        brief.taken_for(value);
                    }
                }
                None if received => brief.taken_for(inner),
                None => {}
            }
            rest = after;
        }
        brief
    }

    fn field(&mut self, name: &[u8], value: &[u8]) {
        if name.eq_ignore_ascii_case(b"from") && self.author.is_none() {
            self.author = address::first_in(value);
        } else if name.eq_ignore_ascii_case(b"to") || name.eq_ignore_ascii_case(b"cc") {
            self.recipients.extend(address::all_in(value).into_iter().take(RECIPIENTS_MAX));
        }
    }

    /// `for <anna@shop.example>;`
    fn taken_for(&mut self, value: &[u8]) {
        let Some(at) =
            memchr::memchr_iter(b'<', value).find(|&at| value.get(..at).is_some_and(|b| b.ends_with(b"for ")))
        else {
            return;
        };
        let inside = value.get(at + 1..).unwrap_or(&[]);
        let end = memchr::memchr(b'>', inside).unwrap_or(0);
        let spec = inside.get(..end).and_then(|spec| std::str::from_utf8(spec).ok()).and_then(address::spec);
        if let Some(spec) =
            spec.filter(|spec| self.recipients.len() < RECIPIENTS_MAX && !self.recipients.contains(spec))
        {
            self.recipients.push(spec);
        }
    }

    /// The one to whom the mail went, if it went to one.
    pub fn only_recipient(&self) -> Option<&str> {
        let first = self.recipients.first()?;
        self.recipients.iter().all(|other| other == first).then_some(first.as_str())
    }

    /// The recipient with this user name.
    pub fn recipient_called(&self, user: &str) -> Option<&str> {
        let called = |spec: &&String| spec.rsplit_once('@').is_some_and(|(local, _)| local == user);
        self.recipients.iter().find(called).map(String::as_str)
    }
}

/// The part or text that holds the returned mail, and where in it the mail begins.
fn returned_text<'m>(message: &'m Message<'_>, returned: Returned) -> (Cow<'m, [u8]>, usize) {
    let (index, from) = match returned {
        // What is packed or wrapped has to be opened first; such notices say who they are.
        Returned::None
        | Returned::Summary { .. }
        | Returned::Packed { .. }
        | Returned::WrappedPart { .. }
        | Returned::WrappedText { .. } => {
            return (Cow::Borrowed(&[]), 0);
        }
        Returned::Part { index, .. } => (index, 0),
        Returned::Text { index, from } => (index, from),
    };
    (message.part(index).map(|part| body::plain(part, body::TEXT_MAX)).unwrap_or_default(), from)
}

/// Lines of a header that are looked at, and recipients that are kept.
const LINES_MAX: usize = 2_000;
const RECIPIENTS_MAX: usize = 50;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn author_and_recipients_quoted_or_not() {
        let mail = "Received: from a by b\n\tfor <Carl@shop.example>; Mon\nFrom: anna@owner.example\nTo: carl@shop.example\n\nFrom: x@y\n";
        for text in [mail.to_owned(), format!("> {}", mail.replace('\n', "\n> "))] {
            let brief = Brief::read(text.as_bytes(), |_| false);
            assert_eq!(brief.author.as_deref(), Some("anna@owner.example"));
            assert_eq!(brief.only_recipient(), Some("carl@shop.example"));
            assert_eq!(brief.recipient_called("carl"), Some("carl@shop.example"));
            assert!(brief.has_received);
        }
    }
}
