//! The mail that came back inside the notice.
//!
//! Bytes are kept as the transport kept them, so that signatures over them can be checked. Where a bouncer quoted, indented or
//! re-wrapped the mail, that is undone and the result says that it is no longer exact.

mod pasted;

use std::borrow::Cow;
use std::sync::OnceLock;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::mail::header::{self, Field, Index, split_line};
use crate::mail::mime::Encoding;
use crate::mail::received::Stamp;
use crate::mail::{Limits, Message, address, date, decode, words};
use crate::recognise::{self, Form, Kind, Notice, Returned};

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
    let is_letter = notice.kind == Kind::Complaint && !notice.is_filed();
    match notice.returned {
        Returned::None => Original::none(),
        Returned::Part { index } => of_part(message, index).unwrap_or_else(Original::none),
        Returned::Text { index, from } => of_text(message, index, from, is_letter).unwrap_or_else(Original::none),
        Returned::Summary { index, line } => of_summary(message, index, line).unwrap_or_else(Original::none),
        Returned::Packed { index, form } => packed(message, index, form).unwrap_or_else(Original::none),
        Returned::WrappedPart { index, part } => {
            wrapped(message, index, |inner| of_part(inner, part).map(Original::into_owned))
                .unwrap_or_else(Original::none)
        }
        Returned::WrappedText { index, part, from } => {
            let text = |inner: &Message<'_>| of_text(inner, part, from, is_letter).map(Original::into_owned);
            wrapped(message, index, text).unwrap_or_else(Original::none)
        }
    }
}

fn of_part<'a>(message: &Message<'a>, index: usize) -> Option<Original<'a>> {
    let part = message.part(index)?;
    let encoded = part.encoding != Encoding::Identity;
    let (body, cut) = if encoded { unwrapped(part.body) } else { (part.body, false) };
    let bytes = match decode::transfer(body, part.encoding) {
        Cow::Borrowed(bytes) => Cow::Borrowed(header::without_junk(bytes)),
        Cow::Owned(bytes) => Cow::Owned(own_without_junk(bytes)),
    };
    // RFC 2046, 5.2.2: of a mail that was sent in pieces, one piece is not the whole.
    let piece = part.content_type.is("message/partial");
    let mut original = Original::new(bytes, true).cut_if(cut);
    if piece {
        original = original.not_whole("only one piece of the returned mail came back".to_owned());
    } else if original.extent == Extent::Full && ends_inside(message, index) {
        original.exact = false;
        original.defects.push("the notice ends inside the returned mail, whose end may be missing".to_owned());
    }
    Some(original)
}

/// Does the mail end before the multipart around this part is closed?
fn ends_inside(message: &Message<'_>, index: usize) -> bool {
    let Some(part) = message.part(index) else { return false };
    let in_multipart = part.parent.and_then(|parent| message.part(parent)).is_some_and(|parent| {
        parent.content_type.is_multipart() && parent.content_type.parameter("boundary").is_some()
    });
    let end = part.body.as_ptr() as usize + part.body.len();
    in_multipart && end == message.raw.as_ptr() as usize + message.raw.len()
}

fn of_text<'a>(message: &Message<'a>, index: usize, from: usize, is_letter: bool) -> Option<Original<'a>> {
    let part = message.part(index)?;
    let html = part.content_type.is("text/html");
    // A person's mail program re-wraps what it forwards; a mail system or a desk's program pastes bytes.
    let exact = !html && !is_letter;
    if part.encoding == Encoding::Identity && !html {
        return pasted_in(part.body, from, exact, false);
    }
    let text = recognise::plain_text(part, UNWRAPPED_MAX);
    pasted_in(&text, from, exact, part.body.len() > UNWRAPPED_MAX).map(Original::into_owned)
}

/// The mail that is pasted in from this byte of a text on.
fn pasted_in(text: &[u8], from: usize, exact: bool, cut: bool) -> Option<Original<'_>> {
    let (bytes, unread) = pasted::take(text.get(from..)?);
    let quoted = matches!(bytes, Cow::Owned(_));
    let original = Original::new(bytes, exact && !quoted).cut_if(cut || unread);
    let shortened = original.extent == Extent::Full && pasted::says_shortened(text, from);
    Some(if shortened { original.not_whole("the notice shortened the returned mail".to_owned()) } else { original })
}

/// What a mail program quoted of the header. Nothing of it is as it was.
fn of_summary<'a>(message: &Message<'a>, index: usize, line: usize) -> Option<Original<'a>> {
    let header = recognise::summary_header(message.part(index)?, line);
    let original = Original::new(Cow::Owned(header.into_bytes()), false);
    Some(Original { extent: original.extent.min(Extent::Fragment), ..original })
}

/// The mail in a file of another form. Outlook keeps the header as it came, and the body in a form of its own.
fn packed<'a>(message: &Message<'a>, index: usize, form: Form) -> Option<Original<'a>> {
    let part = message.part(index)?;
    let found = recognise::packed_mail(part, form)?;
    let original = Original::new(Cow::Owned(own_without_junk(found.bytes)), found.exact);
    Some(if found.only_headers { original.without_body() } else { original })
}

/// The mail in a notice that is itself wrapped: one that somebody forwarded as an attachment in base64.
fn wrapped<'a>(
    message: &Message<'a>,
    index: usize,
    inner: impl Fn(&Message<'_>) -> Option<Original<'static>>,
) -> Option<Original<'a>> {
    let part = message.part(index)?;
    let (body, cut) = unwrapped(part.body);
    let bytes = decode::transfer(body, part.encoding);
    inner(&Message::read(&bytes, &Limits::default())).map(|original| original.cut_if(cut))
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

    fn new(bytes: Cow<'a, [u8]>, exact: bool) -> Original<'a> {
        let index = Index::new(&bytes);
        let mut original = Original { extent: Extent::Fragment, bytes, exact, index, ..Original::none() };
        if let Some(repaired) = pasted::repaired(&original.bytes, original.index.end()) {
            original.index = Index::new(&repaired);
            original.bytes = Cow::Owned(repaired);
            original.exact = false;
        }
        let named = ["received", "message-id", "date", "from", "dkim-signature", "return-path"];
        let whole = original.fields().filter(|field| named.iter().any(|name| field.is(name))).take(2).count() >= 2;
        if original.index.is_empty() {
            return Original::none();
        }
        if original.index.is_full() {
            let most = header::INDEX_MAX;
            original.defects.push(format!("of the returned mail's header at most {most} fields were read"));
        }
        // A mail without a body is whole only where its bytes are as they were, the blank line with them.
        let ended = original.index.end() == original.bytes.len();
        original.extent = match whole {
            false => Extent::Fragment,
            true if ended || original.body().trim_ascii().is_empty() && !original.exact => Extent::Headers,
            true => Extent::Full,
        };
        original
    }

    /// Only the header is what it was.
    fn without_body(mut self) -> Original<'a> {
        self.extent = self.extent.min(Extent::Headers);
        self
    }

    /// Its body is not all there.
    fn not_whole(mut self, why: String) -> Original<'a> {
        self.exact = false;
        self.extent = self.extent.min(Extent::Headers);
        self.defects.push(why);
        self
    }

    fn into_owned(self) -> Original<'static> {
        Original {
            extent: self.extent,
            bytes: Cow::Owned(self.bytes.into_owned()),
            exact: self.exact,
            defects: self.defects,
            index: self.index,
            named: self.named,
        }
    }

    /// The rest of it was left unread, so its body is not all there.
    fn cut_if(self, cut: bool) -> Original<'a> {
        if !cut {
            return self;
        }
        self.not_whole(format!("what follows the first {UNWRAPPED_MAX} bytes of the returned mail was left unread"))
    }

    /// The header fields, at most [`header::INDEX_MAX`].
    pub fn fields(&self) -> impl Iterator<Item = Field<'_>> {
        self.index.fields(&self.bytes)
    }

    /// The first field of that name.
    pub fn field(&self, name: &str) -> Option<Field<'_>> {
        self.fields().find(|field| field.is(name))
    }

    /// Message-ID without `<>`; none where it was cut off and something else follows.
    pub fn message_id(&self) -> Option<String> {
        let field = self.field("message-id")?;
        let text = field.text();
        let id = header::bare_id(&text);
        let whole = !id.contains(['<', '>']) && (text.contains('>') || !id.contains([' ', '\t']));
        (whole && !id.is_empty()).then_some(id)
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
        self.fields().filter(|field| field.is("date")).filter_map(|field| date::timestamp(&field.text())).min()
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

/// Bytes of a returned mail that are unwrapped from base64, quoted-printable, HTML or quoting.
pub const UNWRAPPED_MAX: usize = 8 << 20;
/// Received fields that are kept. A mail that passed more hosts has looped.
const RECEIVED_MAX: usize = 200;

#[cfg(test)]
mod tests {
    use super::*;

    fn original(text: &str) -> Original<'_> {
        Original::new(pasted::take(text.as_bytes()).0, true)
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
    fn a_message_id_is_whole_or_none() {
        let id = |value: &str| original(&format!("From: a@b.example\nMessage-ID: {value}\n\n")).message_id();
        for value in ["<1@b>", "<<1@b>>", "1@b", " <1@b> (kept)", "<1@b", "< 1@b >"] {
            assert_eq!(id(value).as_deref(), Some("1@b"), "{value}");
        }
        for value in ["<1@b.exa0000 (UTC)", "1@b and more", "<>", ""] {
            assert_eq!(id(value), None, "{value}");
        }
    }

    #[test]
    fn an_untouched_mail_is_exact() {
        let original = original("From: a@b.example\r\nDate: Mon, 23 Nov 2026 10:00:00 +0000\r\n\r\nbody\r\n");
        assert!(original.exact && original.extent == Extent::Full);
        assert_eq!(original.header_block(), b"From: a@b.example\r\nDate: Mon, 23 Nov 2026 10:00:00 +0000\r\n");
        assert_eq!(original.body(), b"body\r\n");
    }
}
