//! Cuts a `Received:` value into words, comments, address literals and quoted strings. RFC 5322, 3.2.
//!
//! Comments nest and may hold escaped parentheses; they are counted, never recursed into, and a comment that does not end makes
//! the whole line broken. A quoted string may not swallow a `by`: the client chooses what stands in its HELO, and a lone quote
//! there must not hide what the server wrote after it. Every byte is looked at a bounded number of times.

/// What a token is. Its text is without the brackets, parentheses or quotes around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Word,
    /// `( ... )`, with nested comments as they stand.
    Comment,
    /// `[ ... ]`
    Literal,
    /// `" ... "`
    Quoted,
    /// `< ... >`
    Angle,
    Semicolon,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token<'a> {
    pub kind: Kind,
    pub text: &'a str,
    /// No white space stands between this token and the one before it.
    pub glued: bool,
    /// Where the token begins, in bytes.
    pub start: usize,
    /// Where what follows the token begins, in bytes.
    pub end: usize,
}

impl Token<'_> {
    /// Is this the keyword? They are written in either case (RFC 5321, 4.4; some programs write them upper case).
    pub fn is(&self, keyword: &str) -> bool {
        self.kind == Kind::Word && self.text.eq_ignore_ascii_case(keyword)
    }
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tokens<'a> {
    pub list: Vec<Token<'a>>,
    /// A comment did not end, or a literal did not: what stands where cannot be told.
    pub broken: bool,
}

/// The longest quoted string that is taken for one, in bytes: a HELO is at most 255 (RFC 5321, 4.5.3.1.2).
const QUOTED_MAX: usize = 300;

pub fn tokens(text: &str) -> Tokens<'_> {
    let mut tokens = Tokens { list: Vec::with_capacity(TOKENS_USUAL), broken: false };
    let mut at = 0;
    let mut glued = false;
    while let Some(&byte) = text.as_bytes().get(at) {
        let (kind, skip, end) = match byte {
            b' ' | b'\t' | b'\r' | b'\n' | b',' => {
                at += 1;
                glued = false;
                continue;
            }
            b';' => (Kind::Semicolon, 0, at + 1),
            b'(' => match end_of_comment(text, at) {
                Some(end) => (Kind::Comment, 1, end),
                None => {
                    tokens.broken = true;
                    (Kind::Comment, 1, text.len())
                }
            },
            b'[' => match find_within(text, at, b']', b"[(") {
                Some(end) => (Kind::Literal, 1, end),
                None => (Kind::Word, 0, end_of_word(text, at + 1)),
            },
            b'"' => match end_of_quoted(text, at) {
                Some(end) => (Kind::Quoted, 1, end),
                None => (Kind::Word, 0, end_of_word(text, at + 1)),
            },
            b'<' => match end_of_angle(text, at) {
                Some(end) => (Kind::Angle, 1, end),
                None => (Kind::Word, 0, end_of_word(text, at + 1)),
            },
            _ => (Kind::Word, 0, end_of_word(text, at + 1)),
        };
        let inner_end = if skip == 1 && !(kind == Kind::Comment && tokens.broken) { end - 1 } else { end };
        let inner = text.get(at + skip..inner_end).unwrap_or_default();
        tokens.list.push(Token { kind, text: inner, glued, start: at, end });
        at = end;
        glued = true;
    }
    tokens
}

/// Most comments hold no address in brackets, and need not be cut.
pub fn may_hold_literal(text: &str) -> bool {
    memchr::memchr(b'[', text.as_bytes()).is_some()
}

/// Tokens for which there is room from the beginning: most lines have fewer.
const TOKENS_USUAL: usize = 24;

/// The bytes from there on, each with where it stands.
fn bytes_from(text: &str, from: usize) -> impl Iterator<Item = (usize, u8)> {
    let rest = text.as_bytes().get(from..).unwrap_or_default();
    rest.iter().enumerate().map(move |(offset, &byte)| (from + offset, byte))
}

/// Does the text begin so, in either case?
pub fn starts(text: &str, start: &str) -> bool {
    text.as_bytes().get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start.as_bytes()))
}

/// What follows the first place where the mark stands, in either case.
pub fn behind<'a>(text: &'a str, mark: &str) -> Option<&'a str> {
    let bytes = text.as_bytes();
    let first = mark.as_bytes().first()?;
    let starts = bytes.get(..=bytes.len().checked_sub(mark.len())?)?;
    let at = memchr::memchr2_iter(first.to_ascii_lowercase(), first.to_ascii_uppercase(), starts)
        .find(|&at| bytes.get(at..at + mark.len()).is_some_and(|found| found.eq_ignore_ascii_case(mark.as_bytes())))?;
    text.get(at + mark.len()..)
}

/// Does the text end so, in either case?
pub fn ends(text: &str, end: &str) -> bool {
    before(text, end).is_some()
}

/// What stands before this end, in either case.
pub fn before<'a>(text: &'a str, end: &str) -> Option<&'a str> {
    let (front, tail) = text.split_at_checked(text.len().checked_sub(end.len())?)?;
    tail.eq_ignore_ascii_case(end).then_some(front)
}

/// Where the comment that begins at `start` ends: behind its closing parenthesis.
fn end_of_comment(text: &str, start: usize) -> Option<usize> {
    let rest = text.as_bytes().get(start..)?;
    let mut depth = 0_usize;
    let mut escaped = None;
    for at in memchr::memchr3_iter(b'(', b')', b'\\', rest) {
        match rest.get(at) {
            _ if escaped == Some(at) => {}
            Some(b'\\') => escaped = Some(at + 1),
            Some(b'(') => depth += 1,
            _ if depth == 1 => return Some(start + at + 1),
            _ => depth -= 1,
        }
    }
    None
}

/// Words end at white space and at everything that begins another token. A `<` or `"` inside a word is part of it.
fn end_of_word(text: &str, from: usize) -> usize {
    let ends = |byte: &u8| matches!(byte, b' ' | b'\t' | b'\r' | b'\n' | b'(' | b'[' | b';' | b',');
    let rest = text.as_bytes().get(from..).unwrap_or_default();
    from + rest.iter().position(ends).unwrap_or(rest.len())
}

/// Where the literal that begins at `start` ends. Nothing in `never` may stand inside, except a parenthesis right at its
/// beginning, which one program writes: `[(192.0.2.9)]`.
fn find_within(text: &str, start: usize, close: u8, never: &[u8]) -> Option<usize> {
    for (offset, byte) in bytes_from(text, start + 1).take(LITERAL_MAX) {
        if byte == close {
            return Some(offset + 1);
        }
        if byte == b';' || never.contains(&byte) && offset != start + 1 {
            return None;
        }
    }
    None
}

/// The longest text in brackets that is taken for one literal, in bytes.
const LITERAL_MAX: usize = 120;

fn end_of_quoted(text: &str, start: usize) -> Option<usize> {
    let mut escaped = false;
    let mut word = start + 1;
    for (offset, byte) in bytes_from(text, start + 1).take(QUOTED_MAX) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return Some(offset + 1),
            b' ' | b'\t' => {
                if text.get(word..offset).is_some_and(|text| text.eq_ignore_ascii_case("by")) {
                    return None;
                }
                word = offset + 1;
            }
            _ => {}
        }
    }
    None
}

fn end_of_angle(text: &str, start: usize) -> Option<usize> {
    let mut end = bytes_from(text, start + 1);
    let (offset, byte) = end.find(|&(_, byte)| matches!(byte, b'>' | b' ' | b'\t' | b'\r' | b'\n'))?;
    (byte == b'>').then_some(offset + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<String> {
        let tokens = tokens(text);
        tokens.list.iter().map(|token| format!("{:?}:{}", token.kind, token.text)).collect()
    }

    #[test]
    fn comments_nest_and_escape() {
        assert_eq!(shown(r"a (b (c) \) d) [e]"), ["Word:a", r"Comment:b (c) \) d", "Literal:e"]);
        assert!(tokens("a (b (c) by d").broken);
        assert!(!tokens("a (b) c) d").broken);
    }

    #[test]
    fn a_lone_quote_swallows_no_by() {
        assert_eq!(shown(r#""x y" z"#), ["Quoted:x y", "Word:z"]);
        assert_eq!(shown(r#"" (a) by b "c"#), ["Word:\"", "Comment:a", "Word:by", "Word:b", "Word:\"c"]);
    }

    #[test]
    fn angles_hold_no_space() {
        assert_eq!(shown("for <a(b)@c>; d"), ["Word:for", "Angle:a(b)@c", "Semicolon:;", "Word:d"]);
        assert_eq!(shown("for <multiple recipients>"), ["Word:for", "Word:<multiple", "Word:recipients>"]);
    }

    #[test]
    fn long_runs_of_openers_cost_linear_time() {
        for opener in ["(", "[", "\"", "<", "(\\", "[(", "<\"["] {
            let text = opener.repeat(super::super::LINE_MAX / opener.len());
            let begun = std::time::Instant::now();
            tokens(&text);
            assert!(begun.elapsed().as_millis() < 200, "{opener}");
        }
    }
}
