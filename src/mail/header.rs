//! The header block: one strict walk over its fields, tolerant of what broken software writes.
//!
//! Only this walk decides what a header field is. A `Received:` in a body, after the blank line or inside another field's value
//! is text (evidence T6). Fields are borrowed from the mail; nothing is copied until somebody asks for unfolded text.

use std::borrow::Cow;

use memchr::memchr2;

use super::{address, decode};

/// One header field. RFC 5322, 2.2.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field<'a> {
    /// The name as written, without the colon.
    pub name: &'a [u8],
    /// What follows the colon, folded as it came, without the final line end.
    pub value: &'a [u8],
}

impl<'a> Field<'a> {
    pub fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name.as_bytes())
    }

    /// The value on one line: folding removed (RFC 5322, 2.2.3), trimmed, bytes that are not UTF-8 replaced.
    pub fn text(&self) -> Cow<'a, str> {
        unfold(self.value)
    }
}

/// Takes folding out of a field value. Borrows where there is none.
pub fn unfold(value: &[u8]) -> Cow<'_, str> {
    let value = value.trim_ascii();
    if memchr2(b'\r', b'\n', value).is_none() {
        return decode::lossy(value);
    }
    let mut text = Vec::with_capacity(value.len());
    let mut rest = value;
    while !rest.is_empty() {
        let (piece, after) = split_line(rest);
        rest = after;
        let piece = if text.is_empty() { piece.trim_ascii_end() } else { piece.trim_ascii() };
        if piece.is_empty() {
            continue;
        }
        if !text.is_empty() {
            text.push(b' ');
        }
        text.extend_from_slice(piece);
    }
    Cow::Owned(String::from_utf8(text).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned()))
}

/// The line that starts at the head of `rest`, without its line end, and what follows. Lines end in LF, CR LF or a lone CR.
pub fn split_line(rest: &[u8]) -> (&[u8], &[u8]) {
    let Some(end) = memchr2(b'\r', b'\n', rest) else {
        return (rest, &[]);
    };
    let (line, tail) = rest.split_at_checked(end).unwrap_or((rest, &[]));
    let tail = match tail {
        [b'\r', b'\n', tail @ ..] | [b'\r' | b'\n', tail @ ..] => tail,
        _ => tail,
    };
    (line, tail)
}

/// Walks the fields of a header block. Ends at the blank line, at the end, or at a line that can be no header.
#[derive(Debug, Clone)]
pub struct Fields<'a> {
    rest: &'a [u8],
}

impl<'a> Fields<'a> {
    pub fn new(block: &'a [u8]) -> Fields<'a> {
        Fields { rest: block }
    }

    /// What the walk has not consumed: after the last field it starts with the blank line or the line that is no header.
    pub fn rest(&self) -> &'a [u8] {
        self.rest
    }
}

impl<'a> Iterator for Fields<'a> {
    type Item = Field<'a>;

    fn next(&mut self) -> Option<Field<'a>> {
        let (line, mut rest) = split_line(self.rest);
        let (name, value) = name_and_value(line)?;
        let start = value.as_ptr() as usize;
        let mut end = start + value.len();
        // Folded lines start with white space (RFC 5322, 2.2.3); a line of white space only is obsolete folding (4.2)
        // if a folded line follows, and else the end of the header as some gateways write it.
        while let [b' ' | b'\t', ..] = rest {
            let (folded, after) = split_line(rest);
            if folded.trim_ascii().is_empty() && !matches!(after, [b' ' | b'\t', ..]) {
                break;
            }
            end = folded.as_ptr() as usize + folded.len();
            rest = after;
        }
        let value = tail_from(self.rest, value, end - start);
        self.rest = rest;
        Some(Field { name, value })
    }
}

/// Where the fields of a header block stand, found in one walk. Offsets and no borrows, so that it can be kept beside the bytes
/// that it speaks of.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Index {
    fields: Vec<Place>,
    end: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Place {
    name: usize,
    name_len: usize,
    value: usize,
    value_len: usize,
}

impl Index {
    /// The first [`INDEX_MAX`] fields of a block.
    pub fn new(block: &[u8]) -> Index {
        let offset = |part: &[u8]| part.as_ptr() as usize - block.as_ptr() as usize;
        let mut walk = Fields::new(block);
        let mut fields = Vec::with_capacity(32);
        for field in walk.by_ref() {
            if fields.len() < INDEX_MAX {
                fields.push(Place {
                    name: offset(field.name),
                    name_len: field.name.len(),
                    value: offset(field.value),
                    value_len: field.value.len(),
                });
            }
        }
        Index { fields, end: block.len() - walk.rest().len() }
    }

    /// The fields, in the block that the index was made of.
    pub fn fields<'b>(&'b self, block: &'b [u8]) -> impl Iterator<Item = Field<'b>> {
        let piece = |from: usize, len: usize| block.get(from..from + len).unwrap_or_default();
        self.fields.iter().map(move |place| Field {
            name: piece(place.name, place.name_len),
            value: piece(place.value, place.value_len),
        })
    }

    /// Length of the header block: up to the blank line, or to what can be no header.
    pub fn end(&self) -> usize {
        self.end
    }

    pub fn is_empty(&self) -> bool {
        self.fields.is_empty()
    }

    /// Did it take so many fields that others may have been left out?
    pub fn is_full(&self) -> bool {
        self.fields.len() == INDEX_MAX
    }
}

/// Fields of one header that an index holds. Mail systems write theirs on top; what a stranger adds by the thousand stands below.
pub const INDEX_MAX: usize = 2_000;

/// `len` bytes of `block` from where `part` (a slice of it) begins.
fn tail_from<'a>(block: &'a [u8], part: &'a [u8], len: usize) -> &'a [u8] {
    let offset = part.as_ptr() as usize - block.as_ptr() as usize;
    block.get(offset..offset + len).unwrap_or(part)
}

/// Splits `Name: value`. The name is printable ASCII without colon (RFC 5322, 3.6.8); white space before the colon is obsolete
/// but seen (4.5). An mbox `From ` line or a `>From ` line is no field.
pub fn name_and_value(line: &[u8]) -> Option<(&[u8], &[u8])> {
    // Most lines that are no field have a space before any colon, and are left there.
    let head = line.get(..=NAME_MAX).unwrap_or(line);
    let end = head.iter().position(|byte| !matches!(byte, b'!'..=b'9' | b';'..=b'~'))?;
    let (name, rest) = line.split_at_checked(end).filter(|(name, _)| !name.is_empty())?;
    match rest.trim_ascii_start() {
        [b':', value @ ..] => Some((name, value)),
        _ => None,
    }
}

/// The longest header name that we take for one, in bytes.
pub const NAME_MAX: usize = 128;

/// The first field of that name in a header block.
pub fn find<'a>(block: &'a [u8], name: &str) -> Option<Field<'a>> {
    Fields::new(block).find(|field| field.is(name))
}

/// Is this the mail with that Message-ID (without `<>`)?
pub fn has_id(block: &[u8], message_id: &str) -> bool {
    find(block, "Message-ID")
        .is_some_and(|field| field.text().trim().trim_start_matches('<').trim_end_matches('>') == message_id)
}

/// Who signed, by its own word: `d=` of a DKIM-Signature field (RFC 6376, 3.5), lower case.
pub fn signer(value: &str) -> Option<String> {
    let tag = value.split(';').find_map(|tag| tag.trim().strip_prefix('d')?.trim_start().strip_prefix('='))?;
    Some(address::normal(tag).into_owned()).filter(|domain| !domain.is_empty())
}

/// A Message-ID without `<>` and what software puts around it.
pub fn bare_id(value: &str) -> String {
    let value = value.trim();
    let inside = value.split_once('<').map_or(value, |(_, rest)| rest.trim_start_matches('<'));
    inside.split_once('>').map_or(inside, |(id, _)| id).trim().to_owned()
}

/// Lines of junk before a header that we step over.
const JUNK_LINES_MAX: usize = 6;

/// Steps over what gateways put before a header: a byte order mark, blank lines, an mbox line.
pub fn without_junk(bytes: &[u8]) -> &[u8] {
    let mut rest = bytes;
    for _ in 0..JUNK_LINES_MAX {
        let bare = rest.strip_prefix(b"\xef\xbb\xbf").unwrap_or(rest);
        let (line, after) = split_line(bare);
        // `From      : anna@shop.example` is a field (RFC 5322, 4.5.2), `From anna@shop.example Mon ...` a mailbox's own line.
        let of_mbox = line.starts_with(b"From ") && name_and_value(line).is_none() || line.starts_with(b">From ");
        let junk = line.trim_ascii().is_empty() || of_mbox;
        if bare.is_empty() || !junk {
            return bare;
        }
        rest = after;
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(block: &str) -> Vec<String> {
        Fields::new(block.as_bytes())
            .map(|field| format!("{}={}", String::from_utf8_lossy(field.name), field.text()))
            .collect()
    }

    #[test]
    fn folding_line_ends_and_missing_space() {
        assert_eq!(names("A: 1\r\n 2\r\nB:3\n\tx\nC : 4\r\n\r\nD: no"), ["A=1 2", "B=3 x", "C=4"]);
        assert_eq!(names("A: 1\rB: 2\r\rC: 3"), ["A=1", "B=2"]);
    }

    #[test]
    fn a_line_that_is_no_field_ends_the_header() {
        let mut fields = Fields::new(b"A: 1\nthis is text: yes\nB: 2\n");
        assert!(fields.next().is_some());
        assert!(fields.next().is_none());
        assert!(fields.rest().starts_with(b"this is"));
    }

    #[test]
    fn a_blank_folded_line_ends_the_header_unless_folding_goes_on() {
        assert_eq!(names("A: 1\n  \nbody: text\n"), ["A=1"]);
        assert_eq!(names("A: 1\n  \n 2\nB: 3\n"), ["A=1 2", "B=3"]);
    }
}
