//! HTML made into lines of text, only as far as a notice needs it: block tags end lines, other tags vanish.
//!
//! mail-parser's converter knows `br` and `p` only, and bounces keep one field per `div`, `tr` or line of `pre`. Nothing is
//! fetched, run or shown from the HTML.

/// The text of an HTML document, line by line.
pub fn text(html: &str) -> String {
    let mut text = String::with_capacity(html.len() / 2);
    let mut rest = html;
    let mut preformatted = false;
    while let Some(at) = memchr::memchr2(b'<', b'&', rest.as_bytes()) {
        let (plain, tail) = rest.split_at_checked(at).unwrap_or((rest, ""));
        push(&mut text, plain, preformatted);
        rest = if tail.starts_with('&') { entity(tail, &mut text) } else { tag(tail, &mut text, &mut preformatted) };
    }
    push(&mut text, rest, preformatted);
    text
}

/// Takes the tag at the head of `rest` and returns what follows it.
fn tag<'a>(rest: &'a str, text: &mut String, preformatted: &mut bool) -> &'a str {
    if rest.starts_with("<!--") {
        return rest.find("-->").and_then(|end| rest.get(end + 3..)).unwrap_or("");
    }
    let inner = rest.get(1..).unwrap_or("");
    // `<` before anything but a name is text: `<user@host.example>` as careless bouncers write it is kept as well.
    if !inner.starts_with(|first: char| first.is_ascii_alphabetic() || matches!(first, '/' | '!' | '?')) {
        text.push('<');
        return inner;
    }
    let Some(end) = inner.find('>') else { return "" };
    let (inside, after) = inner.split_at_checked(end).unwrap_or((inner, ""));
    let after = after.get(1..).unwrap_or("");
    if inside.contains('@') && !inside.contains(['=', ' ']) {
        text.push('<');
        text.push_str(inside);
        text.push('>');
        return after;
    }
    let closing = inside.starts_with('/');
    let name = inside.trim_start_matches('/');
    let name = name.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or("").to_ascii_lowercase();
    match name.as_str() {
        "pre" => *preformatted = !closing,
        "style" | "script" if !closing => return skip_element(after, &name),
        _ => {}
    }
    if BLOCKS.contains(&name.as_str()) {
        text.push('\n');
    } else if matches!(name.as_str(), "td" | "th") && !text.ends_with([' ', '\n']) {
        text.push(' ');
    }
    after
}

const BLOCKS: [&str; 18] = [
    "br",
    "p",
    "div",
    "tr",
    "li",
    "ul",
    "ol",
    "table",
    "pre",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "blockquote",
    "title",
];

/// What follows the end tag of `name`.
fn skip_element<'a>(rest: &'a str, name: &str) -> &'a str {
    let mut from = 0;
    while let Some(at) = rest.get(from..).and_then(|tail| tail.find("</")) {
        let start = from + at + 2;
        if rest.get(start..start + name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name)) {
            let tail = rest.get(start..).unwrap_or("");
            return tail.split_once('>').map_or("", |(_, after)| after);
        }
        from = start;
    }
    ""
}

fn entity<'a>(rest: &'a str, text: &mut String) -> &'a str {
    let inner = rest.get(1..).unwrap_or("");
    let end = inner.bytes().take(10).position(|byte| byte == b';');
    let character = end.and_then(|end| inner.get(..end)).and_then(|name| match name {
        "lt" => Some('<'),
        "gt" => Some('>'),
        "amp" => Some('&'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some(' '),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)
        }
    });
    match (character, end) {
        (Some(character), Some(end)) => {
            text.push(character);
            inner.get(end + 1..).unwrap_or("")
        }
        _ => {
            text.push('&');
            inner
        }
    }
}

fn push(text: &mut String, plain: &str, preformatted: bool) {
    if preformatted {
        text.push_str(plain);
        return;
    }
    let mut rest = plain;
    while let Some(at) = rest.bytes().position(|byte| byte.is_ascii_whitespace()) {
        let (word, blank) = rest.split_at_checked(at).unwrap_or((rest, ""));
        text.push_str(word);
        if !text.ends_with([' ', '\n']) {
            text.push(' ');
        }
        rest = blank.trim_ascii_start();
    }
    text.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn blocks_end_lines_and_addresses_survive() {
        assert_eq!(
            text("<p>Hi<br>a &lt;b@c.example&gt;<style>x</style> <d@e.example></p>").trim(),
            "Hi\na <b@c.example> <d@e.example>"
        );
        assert_eq!(text("<pre>A: 1\nB: 2</pre>").trim(), "A: 1\nB: 2");
        assert_eq!(text("a < b &nope; &#x41;"), "a < b &nope; A");
    }
}
