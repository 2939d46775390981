//! A mail that was pasted into words: taken out of its quoting and from between the marker lines, and repaired where a mail
//! program broke its header. What had to be undone is not exact any more; `original` says so.

use std::borrow::Cow;

use crate::mail::header::{self, Fields, name_and_value, split_line};
use crate::recognise;

use super::{own_without_junk, unwrapped};

/// A pasted mail from its first line on: quoting taken off, and what the notice says below it left out; and whether some of it was
/// left unread.
pub fn take(text: &[u8]) -> (Cow<'_, [u8]>, bool) {
    let (first, _) = split_line(text);
    let prefix = first.iter().take_while(|byte| matches!(byte, b' ' | b'\t' | b'>' | b'|')).count();
    let quote = first.get(..prefix).unwrap_or(&[]);
    if quote.is_empty() {
        return (Cow::Borrowed(without_end(header::without_junk(text))), false);
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
    let mut plain = own_without_junk(plain);
    plain.truncate(without_end(&plain).len());
    (Cow::Owned(plain), cut)
}

/// The mail without what the notice says below it: a line like `--- END OF RETURNED MESSAGE ---` and all that follows, or, where
/// only the header was pasted, the rule that ends it.
fn without_end(text: &[u8]) -> &[u8] {
    let mut walk = Fields::new(text);
    walk.by_ref().for_each(drop);
    let (stop, _) = split_line(walk.rest());
    if walk.rest().len() < text.len() && is_rule(stop.trim_ascii()) {
        return text.get(..text.len() - walk.rest().len()).unwrap_or(text);
    }
    let trimmed = text.trim_ascii_end();
    let mut end = trimmed.len();
    for line in 0..END_LINES {
        let start = trimmed.get(..end).and_then(|head| memchr::memrchr2(b'\n', b'\r', head)).map_or(0, |at| at + 1);
        let bare = trimmed.get(start..end).unwrap_or(&[]).trim_ascii();
        if start == 0 || bare.len() > END_LINE_MAX {
            break;
        }
        let closed = line == 0 || bare.ends_with(b"--") || bare.ends_with(b"==");
        if closed && is_rule(bare) && ends_mail(bare) {
            return text.get(..start).unwrap_or(text);
        }
        end = start - 1;
    }
    text
}

/// Does the notice say, right above the mail, that it shows only a part of it?
pub fn says_shortened(text: &[u8], from: usize) -> bool {
    let above = text.get(from.saturating_sub(ABOVE_MAX)..from).unwrap_or(&[]);
    let above = String::from_utf8_lossy(above).to_lowercase();
    let below = above.rfind("\n\n\n").and_then(|at| above.get(at..)).unwrap_or(&above);
    SHORTENED.iter().any(|words| below.contains(words))
}

#[rustfmt::skip]
const SHORTENED: [&str; 12] = [
    "only the first", "first part of", "message truncated", "has been truncated", "is truncated", "first lines of", "gekürzt",
    "tronqué", "truncado", "troncato", "обрезано", "以下省略",
];

fn ends_mail(line: &[u8]) -> bool {
    let line = String::from_utf8_lossy(line).to_lowercase();
    ENDS.iter().any(|words| line.contains(words))
}

#[rustfmt::skip]
const ENDS: [&str; 14] = [
    "end of", "ende der", "ende des", "fin du", "fin de", "fim da", "fim do", "fine del", "einde van", "koniec", "конец", "slut på",
    "終わり", "结束",
];

/// A line that starts with three signs and has no field name.
fn is_rule(line: &[u8]) -> bool {
    line.len() >= 3
        && line.iter().take(3).all(|byte| matches!(byte, b'-' | b'=' | b'*' | b'_' | b'#' | b'+' | b'~' | b'.' | b'|'))
}

/// A header that a mail program broke, whole again: `end` is where its sound part ends. None if nothing was broken.
pub fn repaired(bytes: &[u8], end: usize) -> Option<Vec<u8>> {
    refolded(bytes, end).or_else(|| rejoined(bytes, end))
}

/// A remark in the middle of the header ("The original message is over 5k. Message truncated to 1K.") left out: a few fields, the
/// remark, a blank line, and the header goes on with what only a header has.
fn rejoined(bytes: &[u8], end: usize) -> Option<Vec<u8>> {
    let (sound, rest) = bytes.split_at_checked(end)?;
    let (remark, after) = split_line(rest);
    let (blank, header) = split_line(after);
    let is_remark = !remark.trim_ascii().is_empty() && blank.trim_ascii().is_empty() && !after.is_empty();
    if !is_remark || Fields::new(sound).count() > REMARK_FIELDS_MAX {
        return None;
    }
    let goes_on = Fields::new(header).next().is_some_and(|field| field.is("Received"));
    goes_on.then(|| [sound, header].concat())
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

/// Lines of a header with lost folding that are repaired, and fields above a remark in a header.
const REPAIRED_LINES_MAX: usize = 2_000;
const REMARK_FIELDS_MAX: usize = 4;
/// Lines at the end of a text in which a marker may end the mail, and the longest of them.
const END_LINES: usize = 10;
const END_LINE_MAX: usize = 200;
/// Bytes above a pasted mail that speak of it.
const ABOVE_MAX: usize = 400;
