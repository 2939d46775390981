//! Header text as a person reads it: encoded words decoded (RFC 2047), folding gone, 8-bit text guessed.

use mail_parser::HeaderValue;
use mail_parser::parsers::MessageStream;

use super::decode;
use super::header::unfold;

/// The longest header value that is decoded, in bytes. What follows is left out.
pub const VALUE_MAX: usize = 8_192;

/// A header value decoded for people and for comparing words.
pub fn decode(value: &[u8]) -> String {
    let value = value.get(..VALUE_MAX).unwrap_or(value).trim_ascii();
    if encoded_word(value).is_some() {
        let mut line = with_known_names(value);
        line.push(b'\n');
        if let HeaderValue::Text(text) = MessageStream::new(&line).parse_unstructured() {
            return text.into_owned();
        }
    }
    if value.is_ascii() { unfold(value).into_owned() } else { unfold(decode::guess(value).as_bytes()).into_owned() }
}

/// Where an encoded word begins.
fn encoded_word(value: &[u8]) -> Option<usize> {
    memchr::memchr_iter(b'=', value).find(|at| value.get(at + 1) == Some(&b'?'))
}

/// The value with the names of character sets in its encoded words as all systems know them.
fn with_known_names(value: &[u8]) -> Vec<u8> {
    let mut line = Vec::with_capacity(value.len() + 1);
    let mut rest = value;
    while let Some(at) = encoded_word(rest) {
        let (before, after) = rest.split_at_checked(at + 2).unwrap_or((rest, &[]));
        let end = memchr::memchr(b'?', after).unwrap_or(0);
        let (name, tail) = after.split_at_checked(end).unwrap_or((after, &[]));
        line.extend_from_slice(before);
        // `=?` ends a word whose padding stands before it, too.
        let is_name = name.iter().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
        if is_name {
            line.extend_from_slice(decode::alias(name));
        }
        rest = if is_name { tail } else { after };
    }
    line.extend_from_slice(rest);
    line
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn encoded_words_and_eight_bit_text() {
        assert_eq!(decode(b"=?UTF-8?B?SMOpbGxv?= =?iso-8859-1?Q?_w=F6rld?="), "H\u{e9}llo w\u{f6}rld");
        assert_eq!(decode(b"plain\r\n folded"), "plain folded");
        assert_eq!(decode(b"=?eucgb2312_cn?b?19S2r7vYuLQ=?="), "\u{81ea}\u{52a8}\u{56de}\u{590d}");
        assert_eq!(decode(b"Z\xfcrich"), "Z\u{fc}rich");
    }
}
