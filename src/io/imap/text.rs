//! Text on the wire: quoted strings, folder names in modified UTF-7, sets of UIDs, dates.
//!
//! Nothing that a stranger wrote may end a quoted string or a line, so quoting refuses what it cannot carry.

use std::fmt::Write as _;

use jiff::{Timestamp, civil::Date, tz::TimeZone};

use crate::mail::encode::base64_with;

/// A UID set is cut at this length: RFC 7162, 4 asks for lines below 8,192 bytes, and Exchange is slow long before.
pub const SET_BYTES_MAX: usize = 1000;

/// A quoted string (RFC 3501, 9). None if `text` holds a control character, which a quoted string cannot carry.
pub fn quote(text: &str) -> Option<String> {
    if text.chars().any(char::is_control) {
        return None;
    }
    Some(format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"")))
}

/// May this Message-ID be searched for? Printable ASCII only: no CR, LF, NUL, 8-bit, no blank, not absurdly long.
pub fn is_searchable(message_id: &str) -> bool {
    (1..=MESSAGE_ID_MAX).contains(&message_id.len()) && message_id.bytes().all(|byte| byte.is_ascii_graphic())
}

/// RFC 5322, 2.1.1: no line is longer.
pub const MESSAGE_ID_MAX: usize = 998;

/// `1:3,7` of ascending UIDs: the set, and how many of `uids` it covers. Stops before `SET_BYTES_MAX`.
pub fn uid_set(uids: &[u32]) -> (String, usize) {
    let mut set = String::new();
    let mut covered = 0;
    let mut rest = uids.iter().copied().peekable();
    while let Some(first) = rest.next() {
        let (mut last, mut count) = (first, 1);
        while let Some(next) = rest.next_if(|&next| Some(next) == last.checked_add(1)) {
            (last, count) = (next, count + 1);
        }
        let mut range = first.to_string();
        if last > first {
            let _ = write!(range, ":{last}");
        }
        if !set.is_empty() && set.len() + 1 + range.len() > SET_BYTES_MAX {
            break;
        }
        if !set.is_empty() {
            set.push(',');
        }
        set.push_str(&range);
        covered += count;
    }
    (set, covered)
}

/// The day for `SEARCH SINCE`: RFC 3501, 9, `date`.
pub fn search_date(when: Timestamp) -> String {
    when.to_zoned(TimeZone::UTC).date().strftime("%d-%b-%Y").to_string()
}

/// INTERNALDATE: ` 7-Jul-1996 02:44:25 -0700`.
pub fn internal_date(text: &str) -> Option<Timestamp> {
    let text = text.trim();
    jiff::fmt::strtime::parse("%d-%b-%Y %H:%M:%S %z", text).ok()?.to_timestamp().ok()
}

/// Day arithmetic that cannot fail: `days` before `now`, or the first day there is.
pub fn days_before(now: Timestamp, days: u16) -> Timestamp {
    let back = jiff::SignedDuration::from_hours(24 * i64::from(days));
    now.checked_sub(back).unwrap_or_else(|_| Date::MIN.to_zoned(TimeZone::UTC).map_or(now, |day| day.timestamp()))
}

/// A folder's name as people see it. RFC 3501, 5.1.3: `&AOk-` is base64 of UTF-16, `&-` is `&`. Broken pieces stay as they are.
pub fn decode_folder(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    let mut rest = name;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let Some((code, tail)) = after.split_once('-') else {
            out.push('&');
            rest = after;
            continue;
        };
        match (code.is_empty(), utf16_of(code)) {
            (true, _) => out.push('&'),
            (false, Some(text)) => out.push_str(&text),
            (false, None) => {
                out.push('&');
                rest = after;
                continue;
            }
        }
        rest = tail;
    }
    out.push_str(rest);
    out
}

/// The name as the server wants it.
pub fn encode_folder(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    let mut shifted = Vec::new();
    for character in name.chars() {
        if matches!(character, ' '..='~') {
            flush(&mut out, &mut shifted);
            out.push(character);
            if character == '&' {
                out.push('-');
            }
        } else {
            shifted.extend(character.encode_utf16(&mut [0; 2]).iter().flat_map(|unit| unit.to_be_bytes()));
        }
    }
    flush(&mut out, &mut shifted);
    out
}

fn flush(out: &mut String, shifted: &mut Vec<u8>) {
    if !shifted.is_empty() {
        out.push('&');
        out.push_str(base64_with(BASE64_FOLDER, shifted).trim_end_matches('='));
        out.push('-');
        shifted.clear();
    }
}

/// RFC 3501, 5.1.3: `,` instead of `/`.
const BASE64_FOLDER: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+,";

fn utf16_of(code: &str) -> Option<String> {
    let (mut bits, mut have, mut bytes) = (0_u32, 0_u32, Vec::new());
    for letter in code.bytes() {
        let value = BASE64_FOLDER.iter().position(|&known| known == letter)?;
        bits = (bits << 6 | u32::try_from(value).ok()?) & 0xFFFF;
        have += 6;
        if have >= 8 {
            have -= 8;
            bytes.push(u8::try_from(bits >> have & 0xFF).ok()?);
        }
    }
    let units = bytes.as_chunks::<2>().0.iter().map(|pair| u16::from_be_bytes(*pair));
    char::decode_utf16(units).collect::<Result<String, _>>().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folder_names_travel_both_ways() {
        // The first two are from RFC 3501, 5.1.3; the third is Gmail's in Chinese.
        for (wire, seen) in [
            ("~peter/mail/&U,BTFw-/&ZeVnLIqe-", "~peter/mail/台北/日本語"),
            ("Entw&APw-rfe", "Entwürfe"),
            ("[Gmail]/&V4NXPpD1TvY-", "[Gmail]/垃圾郵件"),
            ("A&-B", "A&B"),
        ] {
            assert_eq!(decode_folder(wire), seen);
            assert_eq!(encode_folder(seen), wire);
        }
        assert_eq!(decode_folder("R&D"), "R&D");
        assert_eq!(decode_folder("a&!!-b"), "a&!!-b");
    }

    #[test]
    fn sets_are_short_and_cover_everything() {
        assert_eq!(uid_set(&[1, 2, 3, 7, 9, 10]), ("1:3,7,9:10".to_owned(), 6));
        let odd: Vec<u32> = (0..1000).map(|n| 1_000_000 + 2 * n).collect();
        let (set, covered) = uid_set(&odd);
        assert!(set.len() <= SET_BYTES_MAX && covered > 100 && covered < 1000);
        assert_eq!(uid_set(&[u32::MAX]), ("4294967295".to_owned(), 1));
    }

    #[test]
    fn quoting_cannot_be_escaped_from() {
        assert_eq!(quote(r#"a"b\"#).as_deref(), Some(r#""a\"b\\""#));
        assert_eq!(quote("a\r\nb"), None);
        assert!(is_searchable("a\"b@c.example"));
        for id in ["", "a b", "a\r\nx", "é", "a\0"] {
            assert!(!is_searchable(id));
        }
    }

    #[test]
    fn dates() {
        let when = internal_date(" 7-Jul-1996 02:44:25 -0700").unwrap();
        assert_eq!(when.to_string(), "1996-07-07T09:44:25Z");
        assert_eq!(search_date(when), "07-Jul-1996");
        assert_eq!(internal_date("yesterday"), None);
    }
}
