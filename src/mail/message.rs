//! One mail as it came: bytes, cut into parts by a bounded, non-recursive walk.
//!
//! Why not mail-parser for the structure: it recurses over nesting that a stranger chooses (a stack overflow cannot be caught),
//! has no limit on parts, and decodes what we need byte for byte. It does decode leaves for us: addresses, dates, encoded
//! words, transfer encodings and character sets. The result is a flat list of parts that borrow from the mail: who contains
//! whom is an index, never a tree of boxes.

use std::borrow::Cow;
use std::sync::OnceLock;

use super::header::Field;
use super::mime::{self, ContentType, Encoding};
use super::{cut, decode};

/// What a mail may cost us. Beyond a limit the rest is left unread, and the outcome says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of one mail that are looked at.
    pub bytes_max: usize,
    /// MIME parts and nested messages of one mail.
    pub parts_max: usize,
    /// Depth of multiparts and messages inside each other.
    pub nesting_max: usize,
    /// Header fields of one header block.
    pub fields_max: usize,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits { bytes_max: 32 << 20, parts_max: 2_000, nesting_max: 50, fields_max: 2_000 }
    }
}

/// A mail, cut into parts. Reading one never fails: what could not be read is in [`Message::defects`].
#[derive(Debug)]
pub struct Message<'a> {
    pub raw: &'a [u8],
    fields: Vec<Field<'a>>,
    parts: Vec<Part<'a>>,
    defects: Vec<String>,
}

/// One node of the mail: the mail itself, a MIME part, or a message inside it.
#[derive(Debug, Clone)]
pub struct Part<'a> {
    /// The header block, without the blank line.
    pub header: &'a [u8],
    /// What follows the blank line, still in its transfer encoding; without the line end that belongs to a boundary
    /// (RFC 2046, 5.1.1).
    pub body: &'a [u8],
    /// Index of the multipart or message that holds this part; None for the mail itself.
    pub parent: Option<usize>,
    pub depth: usize,
    pub content_type: ContentType<'a>,
    pub encoding: Encoding,
    /// The value of Content-Disposition (RFC 2183).
    pub disposition: Option<&'a [u8]>,
    /// The mail itself, or a message inside it: it has a message header, not only MIME fields.
    pub is_message: bool,
    /// Parts were cut out of the body; if not, a multipart is only text to us.
    pub has_children: bool,
    pub(super) read: Read,
}

/// What was read of a part already: one reader asks after the other.
#[derive(Debug, Clone, Default)]
pub(super) struct Read {
    file_name: OnceLock<Option<String>>,
    decoded: OnceLock<Vec<u8>>,
}

impl Part<'_> {
    /// The file name that it claims, in lower case.
    pub fn file_name(&self) -> Option<&str> {
        let read = || mime::file_name(self.disposition, &self.content_type).map(|name| name.to_lowercase());
        self.read.file_name.get_or_init(read).as_deref()
    }

    /// The body without its transfer encoding, as far as its first `max` bytes go.
    pub fn decoded(&self, max: usize) -> Cow<'_, [u8]> {
        let body = self.body.get(..max).unwrap_or(self.body);
        if self.encoding == Encoding::Identity || body.len() < self.body.len() || body.len() > KEPT_MAX {
            return decode::transfer(body, self.encoding);
        }
        Cow::Borrowed(self.read.decoded.get_or_init(|| decode::transfer(body, self.encoding).into_owned()))
    }
}

/// The longest encoded body that is kept decoded, in bytes: most texts are shorter, and a large file is asked for once.
const KEPT_MAX: usize = 1 << 14;

impl<'a> Message<'a> {
    pub fn read(raw: &'a [u8], limits: &Limits) -> Message<'a> {
        let cut::Cut { fields, parts, defects } = cut::cut(raw, limits);
        Message { raw, fields, parts, defects }
    }

    /// All parts, each before those that it contains, in the order of the mail. The first is the mail itself.
    pub fn parts(&self) -> &[Part<'a>] {
        &self.parts
    }

    pub fn part(&self, index: usize) -> Option<&Part<'a>> {
        self.parts.get(index)
    }

    /// The header block of the mail itself.
    pub fn header(&self) -> &'a [u8] {
        self.parts.first().map_or(&[], |part| part.header)
    }

    /// The fields of the mail's own header, at most [`Limits::fields_max`].
    pub fn fields(&self) -> impl Iterator<Item = Field<'a>> {
        self.fields.iter().copied()
    }

    /// The first field of that name in the mail's own header.
    pub fn field(&self, name: &str) -> Option<Field<'a>> {
        self.fields().find(|field| field.is(name))
    }

    /// What was odd or left unread, in sentences.
    pub fn defects(&self) -> &[String] {
        &self.defects
    }

    /// Why nothing can be read from these bytes; None for a mail.
    pub fn unreadable(&self) -> Option<&'static str> {
        if self.raw.is_empty() {
            return Some("the mail is empty");
        }
        self.fields.is_empty().then_some("there is no header field, so these bytes are no mail")
    }

    /// The message that the part stands in: the mail itself or the nearest message around it.
    pub fn enclosing(&self, index: usize) -> usize {
        let mut at = index;
        while let Some(parent) = self.part(at).and_then(|part| part.parent) {
            at = parent;
            if self.part(at).is_some_and(|part| part.is_message) {
                break;
            }
        }
        at
    }

    /// The parts directly inside `index`.
    pub fn children(&self, index: usize) -> impl Iterator<Item = (usize, &Part<'a>)> {
        self.parts.iter().enumerate().filter(move |(_, part)| part.parent == Some(index))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(mail: &str) -> Vec<String> {
        Message::read(mail.as_bytes(), &Limits::default())
            .parts()
            .iter()
            .map(|part| {
                format!(
                    "{}{}:{}",
                    "-".repeat(part.depth),
                    part.content_type.media(),
                    String::from_utf8_lossy(part.body).replace('\n', "|").replace('\r', "")
                )
            })
            .collect()
    }

    const REPORT: &str = "From: a@b.example\r\nContent-Type: multipart/mixed; boundary=\"x:y\"\r\n\r\npreamble\r\n--x:y\r\n\r\nhello\r\n--x:y\r\nContent-Type: message/rfc822\r\n\r\n\r\nSubject: in\r\n\r\nbody\r\n--x:y--\r\nepilogue\r\n";

    #[test]
    fn parts_are_cut_and_nested_messages_opened() {
        let shape = shape(REPORT);
        assert_eq!(shape.len(), 4);
        assert_eq!(shape[1], "-text/plain:hello");
        assert_eq!(shape[3], "--text/plain:body");
        let message = Message::read(REPORT.as_bytes(), &Limits::default());
        assert_eq!(message.parts()[3].header, b"Subject: in\r\n");
        assert_eq!(message.parts()[2].body, b"\r\nSubject: in\r\n\r\nbody");
    }

    #[test]
    fn a_multipart_whose_boundary_lost_its_folding_or_parameter_is_still_cut() {
        assert_eq!(
            shape("Content-Type: multipart/mixed;\nboundary=\"b\"\n\n--b\n\nhello\n--b--\n")[1],
            "-text/plain:hello"
        );
        assert_eq!(
            shape("Content-Type: multipart/mixed\n\n--b\nContent-Type: text/plain\n\nhello\n--b--\n")[1],
            "-text/plain:hello"
        );
    }

    #[test]
    fn beyond_the_limits_the_rest_is_left_unread_and_named() {
        let mut mail = String::from("Content-Type: multipart/mixed; boundary=b\n\n");
        for _ in 0..5_000 {
            mail.push_str("--b\n\nx\n");
        }
        let message = Message::read(mail.as_bytes(), &Limits::default());
        assert_eq!(message.parts().len(), Limits::default().parts_max);
        assert!(message.defects()[0].contains("2000 parts"), "{:?}", message.defects());

        let nested = "Content-Type: message/rfc822\n\n".repeat(100_000);
        let message = Message::read(nested.as_bytes(), &Limits::default());
        assert_eq!(message.parts().len(), Limits::default().nesting_max + 1);
        assert!(message.defects()[0].contains("deep"), "{:?}", message.defects());
    }

    #[test]
    fn a_byte_order_mark_and_an_mbox_line_stand_before_the_header() {
        let message = Message::read(b"\xef\xbb\xbfFrom a@b Mon\nSubject: x\n\nbody", &Limits::default());
        assert_eq!(message.field("subject").unwrap().text(), "x");
        assert!(Message::read(b"\0\0\0", &Limits::default()).unreadable().is_some());
    }
}
