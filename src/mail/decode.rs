//! Leaves of a mail made readable: transfer encodings undone, character sets turned into UTF-8, HTML into lines.
//!
//! mail-parser does the decoding where the encoding is sound. Broken base64 and quoted-printable are common in bounces (the
//! bouncer cut or re-wrapped them), so what mail-parser refuses is decoded again without the bytes that do not belong there.

use std::borrow::Cow;

use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::charsets::map::charset_decoder;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;

use super::message::Part;
use super::mime::Encoding;

/// A body without its transfer encoding.
pub fn transfer(body: &[u8], encoding: Encoding) -> Cow<'_, [u8]> {
    match encoding {
        Encoding::Identity => Cow::Borrowed(body),
        Encoding::Base64 => Cow::Owned(base64_decode(body).unwrap_or_else(|| broken_base64(body))),
        Encoding::QuotedPrintable => {
            Cow::Owned(quoted_printable_decode(body).unwrap_or_else(|| broken_quoted_printable(body)))
        }
    }
}

/// The text of a part, at most `max` bytes of its body, HTML made plain.
pub fn text<'p>(part: &'p Part<'_>, max: usize) -> Cow<'p, str> {
    let text = match part.decoded(max) {
        Cow::Borrowed(bytes) => charset(bytes, part),
        Cow::Owned(bytes) => Cow::Owned(charset(&bytes, part).into_owned()),
    };
    if part.content_type.is("text/html") { Cow::Owned(super::html::text(&text)) } else { text }
}

/// Bytes of a part as text, by the character set that the part names.
pub fn charset<'b>(bytes: &'b [u8], part: &Part<'_>) -> Cow<'b, str> {
    // Pure ASCII needs no character set, but ISO-2022 and UTF-7 hide in it behind escapes.
    if bytes.is_ascii() && memchr::memchr(0x1b, bytes).is_none() {
        return lossy(bytes);
    }
    let name = part.content_type.parameter("charset").unwrap_or_default();
    if name.eq_ignore_ascii_case(b"utf-8") || name.is_empty() || name.eq_ignore_ascii_case(b"us-ascii") {
        return guess(bytes);
    }
    match charset_decoder(alias(&name)) {
        Some(decoder) => Cow::Owned(decoder(bytes)),
        None => guess(bytes),
    }
}

/// Names of character sets that only some systems know, by those that all do: Solaris and Java write them.
pub fn alias(name: &[u8]) -> &[u8] {
    let known = ALIASES.iter().find(|(other, _)| name.eq_ignore_ascii_case(other));
    known.map_or(name, |(_, known)| known)
}

const ALIASES: [(&[u8], &[u8]); 8] = [
    (b"eucgb2312_cn", b"gb18030"),
    (b"euc_cn", b"gb18030"),
    (b"euc-cn", b"gb18030"),
    (b"x-gbk", b"gb18030"),
    (b"ms936", b"gb18030"),
    (b"euc_kr", b"euc-kr"),
    (b"euc_jp", b"euc-jp"),
    (b"eucjp", b"euc-jp"),
];

/// [`String::from_utf8_lossy`], quicker where nothing is to be replaced.
pub fn lossy(bytes: &[u8]) -> Cow<'_, str> {
    std::str::from_utf8(bytes).map_or_else(|_| String::from_utf8_lossy(bytes), Cow::Borrowed)
}

/// Text of an unknown character set: UTF-8 if it is that, ISO-2022-JP if it has its escapes, else Windows-1252.
pub fn guess(bytes: &[u8]) -> Cow<'_, str> {
    if memchr::memchr(0x1b, bytes).is_some()
        && memchr::memmem::find(bytes, b"\x1b$B").is_some()
        && let Some(decoder) = charset_decoder(b"iso-2022-jp")
    {
        return Cow::Owned(decoder(bytes));
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        // A text cut in the middle of a character is still UTF-8.
        Err(error) if error.error_len().is_none() => String::from_utf8_lossy(bytes),
        Err(_) => match charset_decoder(b"windows-1252") {
            Some(decoder) => Cow::Owned(decoder(bytes)),
            None => String::from_utf8_lossy(bytes),
        },
    }
}

fn broken_base64(body: &[u8]) -> Vec<u8> {
    let kept: Vec<u8> =
        body.iter().copied().filter(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/')).collect();
    base64_decode(&kept).unwrap_or_default()
}

/// RFC 2045, 6.7, note after rule 5: an `=` that starts no escape is kept as it is.
fn broken_quoted_printable(body: &[u8]) -> Vec<u8> {
    let mut text = Vec::with_capacity(body.len());
    let mut rest = body;
    while let Some(at) = memchr::memchr(b'=', rest) {
        let (plain, tail) = rest.split_at_checked(at).unwrap_or((rest, &[]));
        text.extend_from_slice(plain);
        rest = match tail {
            [b'=', b'\r', b'\n', tail @ ..] | [b'=', b'\n', tail @ ..] => tail,
            [b'=', high, low, after @ ..] => match (hex(*high), hex(*low)) {
                (Some(high), Some(low)) => {
                    text.push(high << 4 | low);
                    after
                }
                _ => {
                    text.push(b'=');
                    tail.get(1..).unwrap_or(&[])
                }
            },
            _ => {
                text.extend_from_slice(tail);
                &[]
            }
        };
    }
    text.extend_from_slice(rest);
    text
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn broken_encodings_are_read_as_far_as_they_go() {
        assert_eq!(transfer(b"aGVs\r\nbG8h", Encoding::Base64).as_ref(), b"hello!");
        assert_eq!(transfer(b"aGVs*bG8h\n[cut]", Encoding::Base64).get(..6), Some(&b"hello!"[..]));
        assert_eq!(transfer(b"a=3Db=\nc=ZZ=", Encoding::QuotedPrintable).as_ref(), b"a=bc=ZZ=");
    }
}
