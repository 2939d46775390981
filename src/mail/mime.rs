//! The two MIME fields that say what a part is: Content-Type and Content-Transfer-Encoding.
//!
//! Both are borrowed from the header and read only as far as somebody asks. RFC 2045, 5 and 6.

use std::borrow::Cow;

use super::header::Field;

/// How a body is wrapped for transport. RFC 2045, 6.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Encoding {
    /// 7bit, 8bit, binary, none, or one that we do not know: the bytes are as they are.
    #[default]
    Identity,
    Base64,
    QuotedPrintable,
}

/// The value of a Content-Type field, with the default where there is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ContentType<'a> {
    media: &'a [u8],
    parameters: &'a [u8],
}

impl<'a> ContentType<'a> {
    /// RFC 2045, 5.2: without the field, a part is plain text; inside a digest it is a message (RFC 2046, 5.1.5).
    pub const TEXT: ContentType<'static> = ContentType { media: b"text/plain", parameters: &[] };
    pub const MESSAGE: ContentType<'static> = ContentType { media: b"message/rfc822", parameters: &[] };

    pub fn new(value: &'a [u8]) -> ContentType<'a> {
        let end = value.iter().position(|byte| matches!(byte, b';' | b'\r' | b'\n')).unwrap_or(value.len());
        let (media, parameters) = value.split_at_checked(end).unwrap_or((value, &[]));
        let media = media.trim_ascii();
        // `text`, `8bit` and other nonsense in place of a type: RFC 2045, 5.2 lets us take it for text.
        let media = if media.contains(&b'/') { media } else { ContentType::TEXT.media };
        ContentType { media, parameters }
    }

    /// The type in lower case, for people and comparisons that are not in a hurry.
    pub fn media(&self) -> String {
        String::from_utf8_lossy(self.media).to_ascii_lowercase()
    }

    pub fn is(&self, media: &str) -> bool {
        self.media.eq_ignore_ascii_case(media.as_bytes())
    }

    pub fn starts_with(&self, prefix: &str) -> bool {
        self.media.get(..prefix.len()).is_some_and(|head| head.eq_ignore_ascii_case(prefix.as_bytes()))
    }

    pub fn is_multipart(&self) -> bool {
        self.starts_with("multipart/")
    }

    pub fn is_text(&self) -> bool {
        self.starts_with("text/")
    }

    /// Does the body hold a whole message? RFC 2046, 5.2.1; RFC 6532, 3.7.
    pub fn is_message(&self) -> bool {
        self.is("message/rfc822") || self.is("message/global") || self.is("message/x-rfc822")
    }

    /// A parameter, unquoted, its pieces put together. The first of that name counts; `name*` (RFC 2231) is taken as it stands.
    pub fn parameter(&self, name: &str) -> Option<Cow<'a, [u8]>> {
        parameter(self.parameters, name)
    }
}

/// Finds `name=value` in a list of parameters. RFC 2045, 5.1; in pieces (`name*0=`, `name*1=`): RFC 2231, 3.
pub fn parameter<'a>(list: &'a [u8], name: &str) -> Option<Cow<'a, [u8]>> {
    let is = |found: &[u8]| found.eq_ignore_ascii_case(name.as_bytes());
    let bare = |found: &[u8]| is(found.strip_suffix(b"*").unwrap_or(found));
    let (found, value) = pieces(list).find(|(found, _)| bare(found.strip_suffix(b"*0").unwrap_or(found)))?;
    let first = unquote(value);
    if !found.ends_with(b"*0") {
        return Some(first);
    }
    let mut whole = first.into_owned();
    for number in 1..PIECES_MAX {
        let mark = format!("*{number}");
        let of_it = |found: &[u8]| found.strip_suffix(mark.as_bytes()).is_some_and(is);
        let Some((_, value)) = pieces(list).find(|(found, _)| of_it(found)) else { break };
        whole.extend_from_slice(&unquote(value));
    }
    Some(Cow::Owned(whole))
}

/// Pieces of one parameter that are put together.
const PIECES_MAX: usize = 20;

/// The parameters of a list, each with its value as it is written.
fn pieces(list: &[u8]) -> impl Iterator<Item = (&[u8], &[u8])> {
    let mut rest = list;
    std::iter::from_fn(move || {
        while !rest.is_empty() {
            let end = end_of_parameter(rest);
            let (piece, tail) = rest.split_at_checked(end).unwrap_or((rest, &[]));
            rest = tail.get(1..).unwrap_or(&[]);
            let Some(equals) = piece.iter().position(|&byte| byte == b'=') else { continue };
            let (found, value) = piece.split_at_checked(equals).unwrap_or((piece, &[]));
            return Some((found.trim_ascii(), value.get(1..).unwrap_or(&[]).trim_ascii()));
        }
        None
    })
}

/// Up to the `;` that is not inside a quoted string.
fn end_of_parameter(list: &[u8]) -> usize {
    let mut quoted = false;
    let mut escaped = false;
    for (at, &byte) in list.iter().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            b';' if !quoted => return at,
            _ => {}
        }
    }
    list.len()
}

fn unquote(value: &[u8]) -> Cow<'_, [u8]> {
    let Some(inner) = value.strip_prefix(b"\"") else {
        let end = value.iter().position(|byte| byte.is_ascii_whitespace() || *byte == b'(').unwrap_or(value.len());
        return Cow::Borrowed(value.get(..end).unwrap_or(value));
    };
    let end = inner.iter().rposition(|&byte| byte == b'"').unwrap_or(inner.len());
    let inner = inner.get(..end).unwrap_or(inner);
    if !inner.contains(&b'\\') {
        return Cow::Borrowed(inner);
    }
    let mut text = Vec::with_capacity(inner.len());
    let mut escaped = false;
    for &byte in inner {
        if byte == b'\\' && !escaped {
            escaped = true;
        } else {
            text.push(byte);
            escaped = false;
        }
    }
    Cow::Owned(text)
}

/// What the header of a part says of its body. The first field of each name counts; a second Content-Type is a defect that
/// the cut reports, as two readers of such a mail may see two different mails.
pub struct Described<'a> {
    pub content_type: Option<ContentType<'a>>,
    pub encoding: Encoding,
    /// The value of Content-Disposition (RFC 2183).
    pub disposition: Option<&'a [u8]>,
    pub twice: bool,
}

/// Reads what the fields of a header say of the body.
pub fn describe<'a>(fields: &[Field<'a>]) -> Described<'a> {
    let mut described = Described { content_type: None, encoding: Encoding::Identity, disposition: None, twice: false };
    for field in fields.iter().filter(|field| describes(field)).take(DESCRIBED_MAX) {
        if field.is("content-type") {
            described.twice |= described.content_type.is_some();
            described.content_type.get_or_insert_with(|| ContentType::new(field.value));
        } else if field.is("content-transfer-encoding") {
            described.encoding = encoding(field.value);
        } else if field.is("content-disposition") {
            described.disposition.get_or_insert(field.value);
        }
    }
    described
}

fn describes(field: &Field<'_>) -> bool {
    let begins = matches!(field.name, [b'c' | b'C', ..]);
    begins && field.name.get(..8).is_some_and(|head| head.eq_ignore_ascii_case(b"content-"))
}

/// Content fields of one header that are looked at.
const DESCRIBED_MAX: usize = 32;

fn encoding(value: &[u8]) -> Encoding {
    let value = value.trim_ascii();
    let is = |name: &str| value.get(..name.len()).is_some_and(|head| head.eq_ignore_ascii_case(name.as_bytes()));
    if is("base64") {
        Encoding::Base64
    } else if is("quoted-printable") {
        Encoding::QuotedPrintable
    } else {
        Encoding::Identity
    }
}

/// The file name that a part claims, in its disposition or else as the `name` of its type.
pub fn file_name(disposition: Option<&[u8]>, content_type: &ContentType<'_>) -> Option<String> {
    let name = disposition.and_then(|value| parameter(value, "filename")).or_else(|| content_type.parameter("name"))?;
    Some(super::words::decode(&name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_of_a_parameter_are_put_together() {
        let value = |list: &str| parameter(list.as_bytes(), "boundary").map(|value| value.into_owned());
        let whole = Some(b"abcd".to_vec());
        assert_eq!(value("a=b; boundary*0=\"ab\"; boundary*1=cd"), whole);
        assert_eq!(value("boundary*1=cd; BOUNDARY*0=ab"), whole);
        assert_eq!(value("boundary*=abcd; boundary*1=x"), whole);
        assert_eq!(value("boundary=abcd; boundary*1=x"), whole);
        let many: String = (0..1_000).map(|number| format!("boundary*{number}=a;")).collect();
        assert_eq!(value(&many).map(|value| value.len()), Some(PIECES_MAX));
    }

    #[test]
    fn parameters_are_unquoted_and_folding_is_allowed() {
        let value = ContentType::new(b" Multipart/Report; report-type=delivery-status;\r\n\tBoundary=\"a\\\"b;c\" ");
        assert_eq!(value.media(), "multipart/report");
        assert_eq!(value.parameter("boundary").unwrap().as_ref(), b"a\"b;c");
        assert_eq!(value.parameter("report-type").unwrap().as_ref(), b"delivery-status");
        assert_eq!(value.parameter("charset"), None);
    }

    #[test]
    fn nonsense_in_place_of_a_type_is_text() {
        assert!(ContentType::new(b"text; charset=x").is("text/plain"));
    }
}
