//! The shape of the server's lines, as far as safety depends on it.
//!
//! Literals pass the guard unseen, so the guard must be sure that the parser also takes them for literals. The parser's
//! fall-back for unknown FETCH items swallows anything up to the next `)` or blank, line ends and all; a server could hide
//! there what the guard must stop. So FETCH responses must be plain: atoms, quoted strings and flat lists, and a literal only as
//! the value of `BODY[...]`. That is all a server sends for what we ask, and it is stricter than RFC 3501, 9.

/// What a line is, by its first words.
#[derive(Debug, PartialEq, Eq)]
pub enum Line<'a> {
    /// `* OK`, `* NO`, `* BAD`, `* BYE`, `* PREAUTH`.
    Status,
    /// Anything that does not start with `* `: a tagged status or a continuation request.
    Tagged,
    /// Known to the parser, and never with a literal.
    Plain,
    /// `* n FETCH `, and what follows.
    Fetch(&'a [u8]),
    /// `* LIST `, and what follows.
    List(&'a [u8]),
    /// Nothing that we ask for.
    Unknown,
}

/// Which part of a FETCH response a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Segment {
    First,
    AfterLiteral,
}

pub fn classify(text: &[u8]) -> Line<'_> {
    let Some(rest) = text.strip_prefix(b"* ") else { return Line::Tagged };
    let (word, after) = word(rest);
    let is = |name: &str| word.eq_ignore_ascii_case(name.as_bytes());
    if ["OK", "NO", "BAD", "BYE", "PREAUTH"].into_iter().any(is) {
        Line::Status
    } else if is("LIST") {
        Line::List(after)
    } else if is("CAPABILITY") || is("SEARCH") {
        Line::Plain
    } else if !word.is_empty() && word.iter().all(u8::is_ascii_digit) {
        numbered(after)
    } else {
        // FLAGS, RECENT, ID and the like are known to the parser, but nothing in them is of use to us.
        Line::Unknown
    }
}

fn numbered(rest: &[u8]) -> Line<'_> {
    let (word, after) = word(rest);
    if word.eq_ignore_ascii_case(b"FETCH") {
        Line::Fetch(after)
    } else if word.eq_ignore_ascii_case(b"EXISTS") || word.eq_ignore_ascii_case(b"EXPUNGE") {
        Line::Plain
    } else {
        Line::Unknown
    }
}

/// The length that `text` announces at its end, as `{n}`. RFC 3501, 4.3; RFC 7888 for the `+`.
pub fn literal(text: &[u8]) -> Result<Option<usize>, String> {
    let Some(text) = text.strip_suffix(b"}") else { return Ok(None) };
    let Some(open) = memchr::memrchr(b'{', text) else { return Ok(None) };
    let digits = text.get(open + 1..).unwrap_or_default();
    if digits.is_empty() || !digits.iter().all(u8::is_ascii_digit) {
        // `{5+}` is for clients only; the parser does not know it, so it must not pass as text either.
        return match digits.strip_suffix(b"+") {
            Some(_) => Err("the server announced a literal with `+`".to_owned()),
            None => Ok(None),
        };
    }
    let number = std::str::from_utf8(digits).ok().and_then(|digits| digits.parse::<u32>().ok());
    match number.and_then(|number| usize::try_from(number).ok()) {
        Some(count) => Ok(Some(count)),
        None => Err("the server announced a literal of more than 4 GiB".to_owned()),
    }
}

/// imap-proto takes `[CODE]` and then cuts one byte, whatever it is: a character of several bytes there is a panic.
pub fn defuse(line: &mut [u8]) {
    let mut after_bracket = false;
    for byte in line {
        if after_bracket && !byte.is_ascii() {
            *byte = b'?';
        }
        after_bracket = *byte == b']';
    }
}

/// Is this `(\flags) "delimiter" name`, with a name that is an atom, quoted, or a literal to come?
pub fn list(text: &[u8]) -> bool {
    let Some((flags, rest)) = text.strip_prefix(b"(").and_then(|text| cut(text, b')')) else { return false };
    let flags_good = flags
        .split(|&byte| byte == b' ')
        .all(|flag| flag.is_empty() || (flag.starts_with(b"\\") && flag.get(1..).is_some_and(is_plain)));
    let Some(rest) = rest.strip_prefix(b" ") else { return false };
    let rest = match rest.strip_prefix(b"\"") {
        Some(quote) => quoted(quote),
        None => rest.strip_prefix(b"NIL"),
    };
    let Some(name) = rest.and_then(|rest| rest.strip_prefix(b" ")) else { return false };
    let name_good = match name {
        [b'"', quote @ ..] => quoted(quote).is_some_and(<[u8]>::is_empty),
        [b'{', digits @ ..] => digits.strip_suffix(b"}").is_some_and(|digits| digits.iter().all(u8::is_ascii_digit)),
        // Raw 8-bit names and `%` are seen; the parser takes 8-bit bytes for atoms.
        _ => is_plain(name),
    };
    flags_good && name_good
}

/// Checks one segment of a FETCH response, without line end. `First` starts at the opening parenthesis.
pub fn fetch(text: &[u8], segment: Segment) -> Result<(), String> {
    let mut rest = match segment {
        Segment::First => text.strip_prefix(b"(").ok_or("the server sent a FETCH response without a list")?,
        Segment::AfterLiteral => text,
    };
    let mut first = segment == Segment::First;
    loop {
        let item = rest.trim_ascii_start();
        if let Some(end) = item.strip_prefix(b")") {
            return if end.trim_ascii().is_empty() { Ok(()) } else { odd("text after its end") };
        }
        if !first && item.len() == rest.len() {
            return odd(if rest.is_empty() { "no end" } else { "text glued to a value" });
        }
        first = false;
        let (name, value) = name(item)?;
        match after_value(name, value)? {
            Some(after) => rest = after,
            None => return Ok(()),
        }
    }
}

/// The item's name and what follows the blank after it.
fn name(item: &[u8]) -> Result<(&[u8], &[u8]), String> {
    let is_section = item.get(..5).is_some_and(|head| head.eq_ignore_ascii_case(b"BODY["));
    let end = if is_section {
        let close = memchr::memchr(b']', item).ok_or_else(|| sentence("an open section"))?;
        close + item.get(close..).and_then(|tail| memchr::memchr(b' ', tail)).unwrap_or_default()
    } else {
        memchr::memchr(b' ', item).unwrap_or_default()
    };
    let (name, value) = item.split_at_checked(end).unwrap_or((item, &[]));
    let Some(value) = value.strip_prefix(b" ") else { return odd("an item without a value") };
    if ["BODYSTRUCTURE", "BODY", "ENVELOPE"].into_iter().any(|never| name.eq_ignore_ascii_case(never.as_bytes())) {
        return Err("the server sent a BODYSTRUCTURE or ENVELOPE that nobody asked for".to_owned());
    }
    if !is_section && !is_plain(name) {
        return odd("an item whose name is none");
    }
    Ok((name, value))
}

/// What follows the value; None if the value is the literal that ends this segment.
fn after_value<'a>(name: &[u8], value: &'a [u8]) -> Result<Option<&'a [u8]>, String> {
    let is_section = name.get(..5).is_some_and(|head| head.eq_ignore_ascii_case(b"BODY["));
    let rest = match value {
        [b'{', marker @ ..] if is_section => {
            let digits = marker.strip_suffix(b"}").unwrap_or_default();
            let good = !digits.is_empty() && digits.iter().all(u8::is_ascii_digit);
            return if good { Ok(None) } else { odd("a literal with text around it") };
        }
        [b'"', quote @ ..] => quoted(quote),
        // imap-proto unwraps this one: RFC 3501, 7.4.2 knows no NIL here.
        _ if name.eq_ignore_ascii_case(b"INTERNALDATE") => None,
        [b'(', list @ ..] => match cut(list, b')') {
            Some((inner, _)) if inner.iter().any(|byte| matches!(byte, b'(' | b'{')) => return odd("nested lists"),
            Some((_, after)) => Some(after),
            None if list.contains(&b'(') => return odd("nested lists"),
            None => None,
        },
        _ => {
            let end = value.iter().position(|byte| matches!(byte, b' ' | b')')).unwrap_or(value.len());
            value.split_at_checked(end).filter(|(atom, _)| is_plain(atom)).map(|(_, after)| after)
        }
    };
    rest.map(Some).ok_or_else(|| sentence("a value that is none"))
}

/// What follows the quoted string whose opening quote is gone. RFC 3501, 4.3: a backslash only before `"` and `\`.
fn quoted(text: &[u8]) -> Option<&[u8]> {
    let mut rest = text;
    loop {
        match rest {
            [b'"', after @ ..] => return Some(after),
            [b'\\', b'"' | b'\\', after @ ..] => rest = after,
            [b'\\' | 0, ..] | [] => return None,
            [_, after @ ..] => rest = after,
        }
    }
}

/// An atom as the parser has it, roughly: nothing that opens, closes, quotes or separates.
fn is_plain(text: &[u8]) -> bool {
    !text.is_empty() && !text.iter().any(|byte| byte.is_ascii_control() || b" ()\"{\\%*".contains(byte))
}

fn word(text: &[u8]) -> (&[u8], &[u8]) {
    cut(text, b' ').unwrap_or((text, &[]))
}

/// `text` before and after the first `at`.
fn cut(text: &[u8], at: u8) -> Option<(&[u8], &[u8])> {
    let (before, after) = text.split_at_checked(memchr::memchr(at, text)?)?;
    Some((before, after.get(1..)?))
}

fn sentence(what: &str) -> String {
    format!("the server sent a FETCH response with {what}")
}

fn odd<T>(what: &str) -> Result<T, String> {
    Err(sentence(what))
}
