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
    if memchr::memchr_iter(b'=', value).any(|at| value.get(at + 1) == Some(&b'?')) {
        let mut line = value.to_vec();
        line.push(b'\n');
        if let HeaderValue::Text(text) = MessageStream::new(&line).parse_unstructured() {
            return text.into_owned();
        }
    }
    if value.is_ascii() { unfold(value).into_owned() } else { unfold(decode::guess(value).as_bytes()).into_owned() }
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn encoded_words_and_eight_bit_text() {
        assert_eq!(decode(b"=?UTF-8?B?SMOpbGxv?= =?iso-8859-1?Q?_w=F6rld?="), "H\u{e9}llo w\u{f6}rld");
        assert_eq!(decode(b"plain\r\n folded"), "plain folded");
        assert_eq!(decode(b"Z\xfcrich"), "Z\u{fc}rich");
    }
}
