//! Cuts a mail into parts: one pass over its bytes, with a stack of open boundaries instead of recursion.
//!
//! Whatever a stranger nests, the walk visits each byte a fixed number of times and keeps at most `nesting_max` boundaries.
//! Outer boundaries win over inner ones that were never closed, as RFC 2046, 5.1.2 asks. A message/rfc822 part that is not
//! wrapped in base64 or quoted-printable is cut further inside.

use std::borrow::Cow;
use std::sync::LazyLock;

use memchr::memmem::Finder;

use super::header::{Field, Fields, split_line};
use super::message::{Limits, Part, Read};
use super::mime::{self, ContentType, Encoding};

/// What every boundary line begins with.
static DASHES: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new(b"--"));

pub struct Cut<'a> {
    /// The fields of the mail's own header.
    pub fields: Vec<Field<'a>>,
    pub parts: Vec<Part<'a>>,
    pub defects: Vec<String>,
}

pub fn cut<'a>(raw: &'a [u8], limits: &Limits) -> Cut<'a> {
    let mut defects = Vec::new();
    let seen = raw.get(..limits.bytes_max).unwrap_or(raw);
    if seen.len() < raw.len() {
        defects.push(format!("what follows the first {} bytes of the mail was left unread", seen.len()));
    }
    let mut cutter = Cutter {
        raw: seen,
        limits,
        cut: Cut { fields: Vec::new(), parts: Vec::with_capacity(PARTS_USUAL), defects },
        open: Vec::new(),
        boundaries: 0,
    };
    cutter.run();
    cutter.cut
}

struct Cutter<'a, 'l> {
    raw: &'a [u8],
    limits: &'l Limits,
    cut: Cut<'a>,
    /// From the mail itself down to the part that is being read.
    open: Vec<Open<'a>>,
    /// How many of them wait for a boundary.
    boundaries: usize,
}

struct Open<'a> {
    part: usize,
    body: usize,
    boundary: Option<Cow<'a, [u8]>>,
    is_digest: bool,
}

/// A header block, where it ends, and where the body begins.
struct Header<'a> {
    fields: Vec<Field<'a>>,
    end: usize,
    body: usize,
}

/// A boundary line: where it starts, what follows it, which open part it belongs to, and whether it is the last one.
struct Delimiter {
    start: usize,
    after: usize,
    level: usize,
    last: bool,
}

impl<'a> Cutter<'a, '_> {
    fn run(&mut self) {
        let mut at = self.skip_bom();
        let mut parent = None;
        let mut default = ContentType::TEXT;
        let mut is_message = true;
        loop {
            if self.cut.parts.len() >= self.limits.parts_max {
                self.defect(format!(
                    "the mail has more than {} parts, the rest was left unread",
                    self.limits.parts_max
                ));
                break;
            }
            let index = self.cut.parts.len();
            at = self.part(at, parent, default, is_message);
            if self.opens_message(index) {
                (parent, default, is_message) = (Some(index), ContentType::TEXT, true);
                continue;
            }
            let Some(delimiter) = self.next_part(at) else { break };
            at = delimiter.after;
            let Some(open) = self.open.get(delimiter.level) else { break };
            parent = Some(open.part);
            default = if open.is_digest { ContentType::MESSAGE } else { ContentType::TEXT };
            is_message = false;
        }
        self.close_down_to(0, self.raw.len());
    }

    /// Reads the header of a part that starts at `start`, opens it, and returns where its body starts.
    fn part(&mut self, start: usize, parent: Option<usize>, default: ContentType<'static>, is_message: bool) -> usize {
        let start = if is_message { self.skip_envelope_line(start) } else { start };
        let Header { fields, end, mut body } = self.header(start, if is_message { FIELDS_USUAL } else { 0 });
        let header = self.raw.get(start..end).unwrap_or(&[]);
        let described = mime::describe(&fields);
        if described.twice {
            self.defect("a part has two Content-Type fields, the first was taken".to_owned());
        }
        let content_type = described.content_type.unwrap_or(default);
        let depth = parent.and_then(|parent| self.cut.parts.get(parent)).map_or(0, |part| part.depth + 1);
        let index = self.cut.parts.len();
        if index == 0 {
            self.cut.fields = fields;
        }
        let mut boundary = None;
        if content_type.is_multipart() && described.encoding == Encoding::Identity {
            if depth < self.limits.nesting_max {
                boundary = content_type.parameter("boundary").filter(|boundary| !boundary.is_empty());
                if boundary.is_none() {
                    (boundary, body) = self.lost_boundary(body);
                }
            } else {
                self.too_deep();
            }
        }
        self.boundaries += usize::from(boundary.is_some());
        if let Some(parent) = parent.and_then(|parent| self.cut.parts.get_mut(parent)) {
            parent.has_children = true;
        }
        self.cut.parts.push(Part {
            header,
            body: &[],
            parent,
            depth,
            content_type,
            encoding: described.encoding,
            disposition: described.disposition,
            is_message,
            has_children: false,
            read: Read::default(),
        });
        self.open.push(Open { part: index, body, boundary, is_digest: content_type.is("multipart/digest") });
        body
    }

    /// Is the part at `index` a message whose header starts right where its body does?
    fn opens_message(&mut self, index: usize) -> bool {
        let Some(part) = self.cut.parts.get(index) else { return false };
        if !part.content_type.is_message() || part.encoding != Encoding::Identity {
            return false;
        }
        if part.depth >= self.limits.nesting_max {
            self.too_deep();
            return false;
        }
        true
    }

    /// Walks over the header block that begins at `start`, with room for so many fields.
    fn header(&mut self, start: usize, room: usize) -> Header<'a> {
        let mut walk = Fields::new(self.raw.get(start..).unwrap_or(&[]));
        let mut fields = Vec::with_capacity(room);
        let mut kept = None;
        let at = loop {
            let at = self.raw.len() - walk.rest().len();
            let boundary = matches!(walk.rest(), [b'-', b'-', ..]) && self.delimiter(at).is_some();
            let Some(field) = walk.next().filter(|_| !boundary) else { break at };
            if fields.len() < self.limits.fields_max {
                fields.push(field);
            } else if kept.is_none() {
                kept = Some(at);
                self.defect(format!(
                    "a header has more than {} fields, the rest of it was left unread",
                    self.limits.fields_max
                ));
            }
        };
        let (line, after) = split_line(self.raw.get(at..).unwrap_or(&[]));
        let body = if line.trim_ascii().is_empty() { self.raw.len() - after.len() } else { at };
        Header { fields, end: kept.unwrap_or(at), body }
    }

    /// A multipart without boundary: the parameter lost its folding and stands on the first line of the body, or it is
    /// missing, and the first line that looks like a boundary with a MIME field below it is one.
    fn lost_boundary(&self, body: usize) -> (Option<Cow<'a, [u8]>>, usize) {
        let Some(rest) = self.raw.get(body..) else { return (None, body) };
        let (line, _) = split_line(rest);
        if line.get(..9).is_some_and(|head| head.eq_ignore_ascii_case(b"boundary=")) {
            return (mime::parameter(line, "boundary").filter(|boundary| !boundary.is_empty()), body);
        }
        let mut rest = rest.get(..PREAMBLE_MAX).unwrap_or(rest);
        while !rest.is_empty() {
            let (line, after) = split_line(rest);
            let mime_below = after.get(..8).is_some_and(|head| head.eq_ignore_ascii_case(b"content-"));
            if let Some(boundary) = line.strip_prefix(b"--").filter(|boundary| !boundary.is_empty() && mime_below) {
                return (Some(Cow::Borrowed(boundary.trim_ascii_end())), body);
            }
            rest = after;
        }
        (None, body)
    }

    /// Goes on to the next boundary that starts a part, closing what ends before it.
    fn next_part(&mut self, from: usize) -> Option<Delimiter> {
        let mut at = from;
        loop {
            let delimiter = self.next_delimiter(at)?;
            self.close_down_to(delimiter.level + 1, self.before_line(delimiter.start));
            if !delimiter.last {
                return Some(delimiter);
            }
            // RFC 2046, 5.1.1: what follows the last boundary is an epilogue, up to a boundary further out.
            if let Some(open) = self.open.get_mut(delimiter.level) {
                open.boundary = None;
                self.boundaries = self.boundaries.saturating_sub(1);
            }
            at = delimiter.after;
        }
    }

    fn next_delimiter(&self, from: usize) -> Option<Delimiter> {
        if self.boundaries == 0 {
            return None;
        }
        let mut at = from;
        loop {
            let rest = self.raw.get(at..)?;
            let found = at + DASHES.find(rest)?;
            let starts_line = found == 0 || matches!(self.raw.get(found - 1), Some(b'\r' | b'\n'));
            if starts_line && let Some(delimiter) = self.delimiter(found) {
                return Some(delimiter);
            }
            let run = self.raw.get(found..)?.iter().position(|&byte| byte != b'-')?;
            at = found + run;
        }
    }

    /// Is the line at `start` a boundary of an open part? Inner ones are asked first.
    fn delimiter(&self, start: usize) -> Option<Delimiter> {
        let rest = self.raw.get(start..)?;
        let (line, after) = split_line(rest);
        let line = line.strip_prefix(b"--")?;
        let after = self.raw.len() - after.len();
        self.open.iter().enumerate().rev().find_map(|(level, open)| {
            let tail = line.strip_prefix(open.boundary.as_deref()?)?;
            let (tail, last) = tail.strip_prefix(b"--").map_or((tail, false), |tail| (tail, true));
            tail.trim_ascii().is_empty().then_some(Delimiter { start, after, level, last })
        })
    }

    fn close_down_to(&mut self, level: usize, end: usize) {
        while self.open.len() > level {
            let Some(open) = self.open.pop() else { return };
            self.boundaries -= usize::from(open.boundary.is_some());
            let body = self.raw.get(open.body..end.max(open.body)).unwrap_or(&[]);
            if let Some(part) = self.cut.parts.get_mut(open.part) {
                part.body = body;
            }
        }
    }

    /// The end of the line before `start`: the line end belongs to the boundary (RFC 2046, 5.1.1).
    fn before_line(&self, start: usize) -> usize {
        match self.raw.get(..start) {
            Some([.., b'\r', b'\n']) => start - 2,
            Some([.., b'\r' | b'\n']) => start - 1,
            _ => start,
        }
    }

    fn skip_bom(&self) -> usize {
        if self.raw.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 }
    }

    /// Blank lines, an mbox `From ` line or a byte order mark before a message header: gateways put them there.
    fn skip_envelope_line(&self, start: usize) -> usize {
        let mut at = start;
        for _ in 0..JUNK_LINES_MAX {
            let Some(rest) = self.raw.get(at..) else { break };
            let rest = rest.strip_prefix(b"\xef\xbb\xbf").unwrap_or(rest);
            let (line, after) = split_line(rest);
            let is_envelope = line.starts_with(b"From ") || line.starts_with(b">From ");
            if rest.is_empty() || !(is_envelope || line.trim_ascii().is_empty()) {
                return self.raw.len() - rest.len();
            }
            at = self.raw.len() - after.len();
        }
        at
    }

    fn too_deep(&mut self) {
        self.defect(format!(
            "parts are nested more than {} deep, what is inside was left unread",
            self.limits.nesting_max
        ));
    }

    fn defect(&mut self, defect: String) {
        if self.cut.defects.len() < DEFECTS_MAX && !self.cut.defects.contains(&defect) {
            self.cut.defects.push(defect);
        }
    }
}

/// How far we look for a boundary that the header does not name, in bytes.
const PREAMBLE_MAX: usize = 4_096;
/// Lines of junk before a message header that we step over.
const JUNK_LINES_MAX: usize = 4;
/// Parts of a mail, and fields of its header, for which there is room from the beginning: most have fewer.
const PARTS_USUAL: usize = 4;
const FIELDS_USUAL: usize = 32;
/// Defects that are worth a sentence each.
const DEFECTS_MAX: usize = 8;
