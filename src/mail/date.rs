//! Dates of mails as points in time. RFC 5322, 3.3, with the obsolete forms of 4.3.

use jiff::Timestamp;
use mail_parser::HeaderValue;
use mail_parser::parsers::MessageStream;

/// The longest date text that is read, in bytes.
const DATE_MAX: usize = 128;

/// The point in time that a date field names; None if it names none.
pub fn timestamp(value: &str) -> Option<Timestamp> {
    let value = value.as_bytes().get(..DATE_MAX).unwrap_or(value.as_bytes());
    let line = [value, b"\n"].concat();
    match MessageStream::new(&line).parse_date() {
        HeaderValue::DateTime(date) if date.is_valid() => Timestamp::from_second(date.to_timestamp()).ok(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::timestamp;

    #[test]
    fn zones_are_taken_into_account_and_nonsense_is_none() {
        assert_eq!(timestamp("Mon, 23 Nov 2026 10:00:00 +0100").unwrap().to_string(), "2026-11-23T09:00:00Z");
        assert_eq!(timestamp("yesterday"), None);
    }
}
