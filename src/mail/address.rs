//! Addresses and names in the one form in which they are compared: lower case, no brackets, no final dot, IDNA as A-labels.

use std::borrow::Cow;

use mail_parser::HeaderValue;
use mail_parser::parsers::MessageStream;

/// The longest addr-spec that we look at, in bytes. RFC 5321, 4.5.3.1: 64 for the local part, 255 for the domain, and `@`.
pub const ADDRESS_MAX: usize = 320;

/// The normal form of an addr-spec or a domain name: trimmed, without `<>` and final dot, lower case.
/// Local parts are folded too: RFC 5321, 2.4 lets receivers tell them apart by case, and none that matters does.
/// A domain beyond ASCII becomes its A-labels (RFC 5890, 2.3.2.1), so that two spellings of one name are equal.
pub fn normal(text: &str) -> Cow<'_, str> {
    let text = text.trim().trim_start_matches('<').trim_end_matches('>').trim_end_matches('.');
    let is_normal = |byte: u8| byte.is_ascii() && !byte.is_ascii_uppercase();
    if text.bytes().all(is_normal) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(if text.is_ascii() { text.to_ascii_lowercase() } else { in_a_labels(text.to_lowercase()) })
}

fn in_a_labels(text: String) -> String {
    if text.len() > ADDRESS_MAX {
        return text;
    }
    let (local, name) = match text.rsplit_once('@') {
        Some((local, name)) => (Some(local), name),
        None => (None, text.as_str()),
    };
    match (idna::domain_to_ascii(name), local) {
        (Ok(ascii), Some(local)) => format!("{local}@{ascii}"),
        (Ok(ascii), None) => ascii,
        (Err(_), _) => text,
    }
}

/// Are two addr-specs the same address, where one has its domain in Unicode and the other as it is asked for (RFC 5890, 2.3.2.1)?
pub fn same(one: &str, other: &str) -> bool {
    one == other || (one.is_ascii() != other.is_ascii() && normal(one) == normal(other))
}

/// The first addr-spec in an address field such as From (RFC 5322, 3.4), lower case. Display names and comments are never
/// taken for one (evidence T27).
pub fn first_in(value: &[u8]) -> Option<String> {
    let value = value.get(..FIELD_MAX).unwrap_or(value);
    lone(value).or_else(|| listed(value).into_iter().next())
}

/// The addr-specs in an address field, lower case, in order, groups opened.
pub fn all_in(value: &[u8]) -> Vec<String> {
    let value = value.get(..FIELD_MAX).unwrap_or(value);
    lone(value).map_or_else(|| listed(value), |one| vec![one])
}

/// The usual field has one address, and is read without the full grammar.
fn lone(value: &[u8]) -> Option<String> {
    bare(value).or_else(|| only_angle(value))
}

/// The same by the full grammar.
fn listed(value: &[u8]) -> Vec<String> {
    let mut line = value.trim_ascii().to_vec();
    line.push(b'\n');
    let mut found = Vec::new();
    if let HeaderValue::Address(address) = MessageStream::new(&line).parse_address() {
        found.extend(address.iter().filter_map(|one| one.address.as_deref()).filter_map(spec));
    }
    if found.is_empty() {
        found.extend(in_brackets(&line));
    }
    found
}

/// `text` as an addr-spec in lower case, if it has the shape of one.
pub fn spec(text: &str) -> Option<String> {
    if let Some(usual) = usual(text) {
        return Some(usual);
    }
    let text = text.trim().trim_start_matches('<').trim_end_matches('>').trim();
    // Outlook forwards with `Anna [mailto:anna@shop.example]`.
    let text = text.split_once("[mailto:").map_or(text, |(_, inner)| inner.trim_end_matches(']'));
    let text = if text.contains('[') { text } else { text.trim_end_matches(']') };
    let (local, name) = text.rsplit_once('@')?;
    // RFC 5321, 4.1.2 has no white space outside a quoted local part, and no route (4.1.1.3 lets us strip it).
    let local = local.rsplit_once(':').filter(|_| local.starts_with('@')).map_or(local, |(_, local)| local);
    let quoted = local.starts_with('"') && local.ends_with('"');
    let bad = |c: char| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | ',' | ';' | '"');
    let sound = !local.is_empty()
        && !name.is_empty()
        && text.len() <= ADDRESS_MAX
        && !name.contains(|c: char| bad(c) || c == '@')
        && (quoted || !local.contains(bad));
    sound.then(|| [local, name.trim_end_matches('.')].join("@").to_lowercase())
}

/// The usual address is letters, digits and few signs around one `@`, and is read in one walk.
fn usual(text: &str) -> Option<String> {
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_' | b'+' | b'=' | b'@');
    let mut signs = memchr::memchr_iter(b'@', text.as_bytes());
    let (at, last) = (signs.next()?, text.len() - 1);
    let sound = signs.next().is_none() && at > 0 && at < last && last < ADDRESS_MAX && !text.ends_with('.');
    (sound && text.bytes().all(|byte| plain(&byte))).then(|| text.to_ascii_lowercase())
}

/// An address and nothing else.
fn bare(value: &[u8]) -> Option<String> {
    let value = value.trim_ascii();
    let special =
        |byte: &u8| matches!(byte, b'<' | b'>' | b'(' | b')' | b'[' | b']' | b',' | b';' | b':' | b'\\' | b'"');
    let plain = value.iter().all(|byte| byte.is_ascii_graphic() && !special(byte));
    plain.then(|| spec(std::str::from_utf8(value).ok()?)).flatten()
}

/// The usual field: one address in angle brackets, after a name that may itself look like an address. Quoted strings and
/// comments are stepped over; a second address is left to the full grammar.
fn only_angle(value: &[u8]) -> Option<String> {
    let (mut quoted, mut comments) = (false, 0u32);
    let mut open = None;
    let mut found: Option<&[u8]> = None;
    let special = |byte: &u8| matches!(byte, b'\\' | b'"' | b'(' | b')' | b',' | b';' | b'<' | b'>');
    let mut from = 0;
    while let Some(at) = value.get(from..)?.iter().position(special).map(|ahead| from + ahead) {
        from = at + 1;
        match value.get(at)? {
            // What is escaped is stepped over.
            b'\\' => from = (from + 1).min(value.len()),
            b'"' if comments == 0 => quoted = !quoted,
            _ if quoted => {}
            b'(' => comments += 1,
            b')' => comments = comments.saturating_sub(1),
            _ if comments > 0 => {}
            b',' | b';' if open.is_none() => return None,
            b'<' => open = Some(at + 1),
            b'>' => {
                if found.is_some() {
                    return None;
                }
                found = value.get(open.take()?..at);
            }
            _ => {}
        }
    }
    spec(std::str::from_utf8(found?).ok()?)
}

/// Headers that no grammar covers: `Name <a@b> trailing`.
fn in_brackets(line: &[u8]) -> Option<String> {
    let text = String::from_utf8_lossy(line);
    let (_, tail) = text.rsplit_once('<')?;
    let (inside, _) = tail.split_once('>')?;
    spec(inside)
}

/// The longest address field that is read, in bytes.
const FIELD_MAX: usize = 16_384;

/// The domain of an addr-spec: what follows the last `@`.
pub fn domain(addr_spec: &str) -> Option<&str> {
    addr_spec.rsplit_once('@').map(|(_, domain)| domain).filter(|domain| !domain.is_empty())
}

/// Is `name` the domain, or below it? Both in their normal form.
pub fn is_below(name: &str, domain: &str) -> bool {
    name.strip_suffix(domain).is_some_and(|front| front.is_empty() || front.ends_with('.'))
}

/// The organisational domain of a name by the public suffix list: `mx1.shop.example` -> `shop.example`.
/// A name that is itself a public suffix, or an address literal, has none.
pub fn organisation(name: &str) -> Option<&str> {
    let name = name.trim_end_matches('.');
    // An address ends in a digit or has a colon, and a name hardly ever does.
    let numeric = name.ends_with(|last: char| last.is_ascii_digit()) || name.contains(':');
    if numeric && name.parse::<std::net::IpAddr>().is_ok() {
        return None;
    }
    psl::domain_str(name)
}

/// What a name says of the host, before its organisation: `mx1.shop.example` -> `mx1.`.
pub fn host_part(name: &str) -> Option<&str> {
    organisation(name).and_then(|domain| name.strip_suffix(domain))
}

/// Do two names belong to the same organisation?
pub fn same_organisation(a: &str, b: &str) -> bool {
    match (organisation(a), organisation(b)) {
        (Some(a), Some(b)) => a.eq_ignore_ascii_case(b),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_out_of_header_fields() {
        assert_eq!(
            first_in(b"\"Anna, b@c.example\" <Anna@Shop.example> (x@y.example)").as_deref(),
            Some("anna@shop.example")
        );
        assert_eq!(first_in(b"=?utf-8?q?fake=40x.example?= <a@b.example>").as_deref(), Some("a@b.example"));
        assert_eq!(first_in(b"undisclosed-recipients:;"), None);
        assert_eq!(all_in(b"a@b.example, C <d@e.example>"), ["a@b.example", "d@e.example"]);
        assert_eq!(normal("Anna@B\u{fc}cher.example"), "anna@xn--bcher-kva.example");
        assert_eq!(spec("<@relay.example:a@b.example>").as_deref(), Some("a@b.example"));
    }

    #[test]
    fn organisations_follow_the_public_suffix_list() {
        assert_eq!(organisation("mx1.shop.example"), Some("shop.example"));
        assert_eq!(organisation("mx.shop.co.uk"), Some("shop.co.uk"));
        assert_eq!(organisation("co.uk"), None);
        assert_eq!(organisation("192.0.2.1"), None);
        assert!(same_organisation("MX.shop.example", "out.shop.example."));
        assert!(!same_organisation("a.co.uk", "b.co.uk"));
    }
}
