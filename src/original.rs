//! The mail that came back inside the notice.
//!
//! Bytes are kept as the transport kept them, so that signatures over them can be checked. Where a bouncer quoted, indented or
//! re-wrapped the mail, that is undone and the result says that it is no longer exact.

use std::borrow::Cow;
use std::sync::OnceLock;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::mail::header::{self, Field, Fields, Index, name_and_value, split_line};
use crate::mail::mime::Encoding;
use crate::mail::received::Stamp;
use crate::mail::{Message, address, date, decode, words};
use crate::recognise::{self, Kind, Notice, Returned};

/// How much of the original came back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Extent {
    None,
    /// Some header fields, or text of which we cannot say what is missing.
    Fragment,
    /// The whole header, no body (or not all of it).
    Headers,
    Full,
}

impl Extent {
    /// The name in `trace --json`.
    pub fn name(self) -> &'static str {
        match self {
            Extent::None => "none",
            Extent::Fragment => "fragment",
            Extent::Headers => "headers",
            Extent::Full => "full",
        }
    }
}

/// The returned mail, as bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Original<'a> {
    pub extent: Extent,
    /// Header and, for `Full`, blank line and body. Empty for `None`.
    pub bytes: Cow<'a, [u8]>,
    /// The bytes are as they were sent: a signature over them can be checked.
    pub exact: bool,
    /// What was left unread, in sentences.
    pub defects: Vec<String>,
    /// Where its header fields stand.
    index: Index,
    named: OnceLock<Named>,
}

/// Whom the header names. Read once: several checks compare them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Named {
    from: Option<String>,
    sender: Option<String>,
    recipients: Vec<String>,
}

/// Gets the returned mail out of the notice.
pub fn recover<'a>(message: &Message<'a>, notice: &Notice) -> Original<'a> {
    match notice.returned {
        Returned::None => Original::none(),
        Returned::Part { index, only_headers } => {
            let Some(part) = message.part(index) else { return Original::none() };
            let wrapped = part.encoding != Encoding::Identity;
            let (body, cut) = if wrapped { unwrapped(part.body) } else { (part.body, false) };
            let bytes = match decode::transfer(body, part.encoding) {
                Cow::Borrowed(bytes) => Cow::Borrowed(header::without_junk(bytes)),
                Cow::Owned(bytes) => Cow::Owned(own_without_junk(bytes)),
            };
            Original::new(bytes, only_headers, true).cut_if(cut)
        }
        Returned::Text { index, from } => {
            let Some(part) = message.part(index) else { return Original::none() };
            // A person's mail program re-wraps what it forwards; a mail system pastes bytes.
            let exact = !part.content_type.is("text/html") && notice.kind != Kind::Complaint;
            let wrapped = part.encoding != Encoding::Identity || part.content_type.is("text/html");
            let text = recognise::plain_text(part, if wrapped { UNWRAPPED_MAX } else { usize::MAX });
            let (bytes, cut) = match text {
                Cow::Borrowed(bytes) => pasted(bytes.get(from..).unwrap_or(&[])),
                Cow::Owned(bytes) => {
                    let (bytes, cut) = pasted(bytes.get(from..).unwrap_or(&[]));
                    (Cow::Owned(bytes.into_owned()), cut)
                }
            };
            let unquoted = matches!(bytes, Cow::Borrowed(_)) || part.encoding != Encoding::Identity;
            let cut = cut || wrapped && part.body.len() > UNWRAPPED_MAX;
            Original::new(bytes, false, exact && unquoted).cut_if(cut)
        }
    }
}

/// What of a wrapped or quoted mail is unwrapped, and whether something was left: unwrapping copies, and a copy of a mail of the
/// largest size would double the memory that it takes.
fn unwrapped(body: &[u8]) -> (&[u8], bool) {
    body.get(..UNWRAPPED_MAX).map_or((body, false), |head| (head, body.len() > UNWRAPPED_MAX))
}

/// [`header::without_junk`] in place: no second copy.
fn own_without_junk(mut bytes: Vec<u8>) -> Vec<u8> {
    let junk = bytes.len() - header::without_junk(&bytes).len();
    bytes.drain(..junk);
    bytes
}

/// A pasted mail from its first line on: quoting taken off, and what the notice says below it left out; and whether some of it was
/// left unread.
fn pasted(text: &[u8]) -> (Cow<'_, [u8]>, bool) {
    let (first, _) = split_line(text);
    let prefix = first.iter().take_while(|byte| matches!(byte, b' ' | b'\t' | b'>' | b'|')).count();
    let quote = first.get(..prefix).unwrap_or(&[]);
    if quote.is_empty() {
        return (Cow::Borrowed(header::without_junk(without_end_marker(text))), false);
    }
    let (text, cut) = unwrapped(text);
    let mut plain = Vec::with_capacity(text.len());
    let mut rest = text;
    let mut blank = false;
    while !rest.is_empty() {
        let (line, after) = split_line(rest);
        let line_end = rest.get(line.len()..rest.len() - after.len()).unwrap_or(b"\n");
        match recognise::strip_quote(line, quote) {
            Some(inner) => {
                blank = inner.trim_ascii().is_empty();
                plain.extend_from_slice(inner);
            }
            // An unquoted blank line may stand inside; the first unquoted words after one are the notice's again.
            None if line.trim_ascii().is_empty() => blank = true,
            None if blank => break,
            None => plain.extend_from_slice(line),
        }
        plain.extend_from_slice(line_end);
        rest = after;
    }
    (Cow::Owned(own_without_junk(plain)), cut)
}

/// Cuts a last line like `--- END OF RETURNED MESSAGE ---` off.
fn without_end_marker(text: &[u8]) -> &[u8] {
    let trimmed = text.trim_ascii_end();
    let start = trimmed.iter().rposition(|&byte| byte == b'\n').map_or(0, |at| at + 1);
    let last = trimmed.get(start..).unwrap_or(&[]).trim_ascii();
    let ruled = last.len() < 200 && (last.starts_with(b"--") || last.starts_with(b"=="));
    let lower = last.to_ascii_lowercase();
    if ruled && start > 0 && memchr::memmem::find(&lower, b"end of").is_some() {
        text.get(..start).unwrap_or(text)
    } else {
        text
    }
}

impl<'a> Original<'a> {
    pub fn none() -> Original<'a> {
        Original {
            extent: Extent::None,
            bytes: Cow::Borrowed(&[]),
            exact: false,
            defects: Vec::new(),
            index: Index::default(),
            named: OnceLock::new(),
        }
    }

    fn new(bytes: Cow<'a, [u8]>, only_headers: bool, exact: bool) -> Original<'a> {
        let index = Index::new(&bytes);
        let mut original = Original { extent: Extent::Fragment, bytes, exact, index, ..Original::none() };
        if let Some(repaired) = refolded(&original.bytes, original.index.end()) {
            original.index = Index::new(&repaired);
            original.bytes = Cow::Owned(repaired);
            original.exact = false;
        }
        let named = ["received", "message-id", "date", "from", "dkim-signature", "return-path"];
        let whole =
            original.fields().take(200).filter(|field| named.iter().any(|name| field.is(name))).take(2).count() >= 2;
        if original.index.is_empty() {
            return Original::none();
        }
        original.extent = match whole {
            false => Extent::Fragment,
            true if only_headers || original.body().trim_ascii().is_empty() && !original.exact => Extent::Headers,
            true => Extent::Full,
        };
        if original.extent == Extent::Full && original.index.end() == original.bytes.len() {
            original.extent = Extent::Headers;
        }
        original
    }

    /// The rest of it was left unread, so its body is not all there.
    fn cut_if(mut self, cut: bool) -> Original<'a> {
        if cut {
            self.exact = false;
            self.extent = self.extent.min(Extent::Headers);
            self.defects
                .push(format!("what follows the first {UNWRAPPED_MAX} bytes of the returned mail was left unread"));
        }
        self
    }

    /// The header fields, at most [`header::INDEX_MAX`].
    pub fn fields(&self) -> impl Iterator<Item = Field<'_>> {
        self.index.fields(&self.bytes)
    }

    /// The first field of that name.
    pub fn field(&self, name: &str) -> Option<Field<'_>> {
        self.fields().find(|field| field.is(name))
    }

    /// Message-ID without `<>`.
    pub fn message_id(&self) -> Option<String> {
        let field = self.field("message-id")?;
        let text = field.text();
        let text = text.trim();
        let inner = text.split_once('<').and_then(|(_, tail)| tail.split_once('>')).map_or(text, |(inner, _)| inner);
        let id = inner.trim();
        (!id.is_empty()).then(|| id.to_owned())
    }

    /// The addr-spec of From, lower case.
    pub fn from(&self) -> Option<String> {
        self.named().from.clone()
    }

    /// The envelope sender as the returned mail records it (Return-Path, RFC 5321, 4.4), lower case.
    pub fn envelope_sender(&self) -> Option<String> {
        self.named().sender.clone()
    }

    /// To and Cc, lower case.
    pub fn recipients(&self) -> &[String] {
        &self.named().recipients
    }

    fn named(&self) -> &Named {
        self.named.get_or_init(|| {
            let first = |name: &str| self.field(name).and_then(|field| address::first_in(field.value));
            let addressed = self.fields().filter(|field| field.is("To") || field.is("Cc"));
            Named {
                from: first("From"),
                sender: first("Return-Path"),
                recipients: addressed.flat_map(|field| address::all_in(field.value)).collect(),
            }
        })
    }

    pub fn subject(&self) -> Option<String> {
        self.field("subject").map(|field| words::decode(field.value))
    }

    pub fn date(&self) -> Option<Timestamp> {
        date::timestamp(&self.field("date")?.text())
    }

    /// The header, without the blank line.
    pub fn header_block(&self) -> &[u8] {
        self.bytes.get(..self.index.end()).unwrap_or(&[])
    }

    /// What follows the blank line; empty if only the header came back.
    pub fn body(&self) -> &[u8] {
        let rest = self.bytes.get(self.index.end()..).unwrap_or(&[]);
        let (line, after) = split_line(rest);
        if line.trim_ascii().is_empty() { after } else { rest }
    }

    /// The `Received:` lines, top first, each with where it stands. Where the first of them stands below what the sender wrote,
    /// whoever returned the mail has sorted its fields, and their places say nothing.
    pub fn received(&self) -> Vec<Stamp> {
        let mut lines: Vec<Stamp> = Vec::new();
        let (mut content, mut sorted) = (false, false);
        for field in self.fields() {
            if field.is("received") {
                let text = field.text().into_owned();
                sorted |= lines.is_empty() && content;
                lines.push(if content && !sorted { Stamp::below_content(text) } else { text.into() });
            }
            content |= ["from", "to", "subject"].iter().any(|name| field.is(name));
            if lines.len() == RECEIVED_MAX {
                break;
            }
        }
        lines
    }
}

/// Puts lost folding back: a line between fields that is no field continues the one above. The good part of the header is `end`
/// bytes long. None if nothing was lost.
fn refolded(bytes: &[u8], end: usize) -> Option<Vec<u8>> {
    let (sound, mut rest) = bytes.split_at_checked(end)?;
    let (stop, _) = split_line(rest);
    if sound.is_empty() || stop.trim_ascii().is_empty() {
        return None;
    }
    let good = Fields::new(sound).count();
    let mut repaired = sound.to_vec();
    let mut pending: Vec<u8> = Vec::new();
    let (mut found, mut broken, mut kept_from) = (good, 0usize, rest);
    for _ in 0..REPAIRED_LINES_MAX {
        let (line, after) = split_line(rest);
        if line.trim_ascii().is_empty() {
            break;
        }
        let raw = rest.get(..rest.len() - after.len())?;
        let folded = matches!(line.first(), Some(b' ' | b'\t'));
        let is_field = !folded && name_and_value(line).is_some();
        if is_field || folded {
            repaired.append(&mut pending);
            repaired.extend_from_slice(raw);
            found += usize::from(is_field);
            kept_from = after;
        } else {
            pending.push(b'\t');
            pending.extend_from_slice(raw);
            broken += 1;
        }
        rest = after;
    }
    // Mostly fields, or it is a body whose blank line is missing.
    if found == good || broken > found * 4 {
        return None;
    }
    repaired.extend_from_slice(kept_from);
    Some(repaired)
}

/// Bytes of a returned mail that are unwrapped from base64, quoted-printable, HTML or quoting.
pub const UNWRAPPED_MAX: usize = 8 << 20;
/// Received fields that are kept. A mail that passed more hosts has looped.
const RECEIVED_MAX: usize = 200;
/// Lines of a header with lost folding that are repaired.
const REPAIRED_LINES_MAX: usize = 2_000;

#[cfg(test)]
mod tests {
    use super::*;

    fn original(text: &str) -> Original<'_> {
        Original::new(pasted(text.as_bytes()).0, false, true)
    }

    #[test]
    fn quoting_is_taken_off() {
        let original = original(
            "> Received: a\n>   b\n> From: Anna <a@b.example>\n> Message-ID: <1@b>\n>\n> body\n\nyours, the postmaster\n",
        );
        assert_eq!(original.message_id().as_deref(), Some("1@b"));
        assert_eq!(original.received(), ["a b".to_owned().into()]);
        assert_eq!(original.body(), b"body\n\n");
        assert_eq!(original.extent, Extent::Full);
    }

    #[test]
    fn lost_folding_is_put_back_and_said() {
        let original = original("Received: from a by b (via\nHTTP); Mon\nFrom: a@b.example\nMessage-ID: <1@b>\n\nbody");
        assert_eq!(original.received(), ["from a by b (via HTTP); Mon".to_owned().into()]);
        assert_eq!(original.from().as_deref(), Some("a@b.example"));
        assert!(!original.exact);
    }

    #[test]
    fn an_untouched_mail_is_exact() {
        let original = original("From: a@b.example\r\nDate: Mon, 23 Nov 2026 10:00:00 +0000\r\n\r\nbody\r\n");
        assert!(original.exact && original.extent == Extent::Full);
        assert_eq!(original.header_block(), b"From: a@b.example\r\nDate: Mon, 23 Nov 2026 10:00:00 +0000\r\n");
        assert_eq!(original.body(), b"body\r\n");
    }
}
