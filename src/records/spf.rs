//! An SPF record, term by term, as its owner's list of senders.
//!
//! mail-auth reads records too, and stops at the first term that it cannot read, as a receiver must (RFC 7208, 4.6). Here a
//! mistake in one term must not hide the others: the record is read as a list, and what could not be read is kept as such.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use ipnet::IpNet;

/// RFC 7208, 4.6.2.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Qualifier {
    Pass,
    Fail,
    SoftFail,
    Neutral,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mechanism {
    All,
    Include(String),
    /// None: the domain of the record itself.
    A(Option<String>, Lengths),
    Mx(Option<String>, Lengths),
    Network(IpNet),
    /// `exists`, or a domain with macros: nobody can list what it allows, and asked about one address it answers. Its macros
    /// hold nothing but the address and the domain, or what the computer calls itself as well.
    Asks {
        helo: bool,
    },
    /// `ptr`, or macros that hold more than that: nobody can list what it allows.
    Unlistable,
    /// Not in the grammar.
    Unreadable,
}

impl Mechanism {
    /// Must a receiver ask the DNS because of it? Ten of these are allowed. RFC 7208, 4.6.4.
    pub fn costs_a_lookup(&self) -> bool {
        match self {
            Mechanism::Include(_) | Mechanism::A(..) | Mechanism::Mx(..) => true,
            Mechanism::Asks { .. } | Mechanism::Unlistable => true,
            Mechanism::All | Mechanism::Network(_) | Mechanism::Unreadable => false,
        }
    }
}

/// CIDR lengths of `a` and `mx`. RFC 7208, 5.6.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lengths {
    pub four: u8,
    pub six: u8,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Record {
    /// Up to and including the first `all`; what follows it is never looked at (RFC 7208, 5.1).
    pub terms: Vec<(Qualifier, Mechanism)>,
    /// Only if there is no `all` (RFC 7208, 6.1).
    pub redirect: Option<Mechanism>,
}

/// The text of an SPF record, if this TXT record is one. RFC 7208, 4.5.
pub fn text(txt: &[u8]) -> Option<&str> {
    // Bytes that are no UTF-8 cannot be in a record, so the record is not one that can be read (it is US-ASCII).
    let text = std::str::from_utf8(txt).ok()?;
    let version = text.split(' ').next()?;
    version.eq_ignore_ascii_case("v=spf1").then_some(text)
}

/// Reads the record. `text` starts with its version.
pub fn parse(text: &str) -> Record {
    let mut record = Record::default();
    let mut redirect = None;
    for term in text.split_ascii_whitespace().skip(1) {
        if let Some(modifier) = modifier(term) {
            if let ("redirect", value) = (modifier.0.as_str(), modifier.1) {
                redirect = Some(domain(value).map_or_else(|| asks(value), Mechanism::Include));
            }
            continue;
        }
        let (qualifier, term) = qualifier(term);
        let mechanism = mechanism(term);
        let last = mechanism == Mechanism::All;
        record.terms.push((qualifier, mechanism));
        if last {
            return record;
        }
    }
    record.redirect = redirect;
    record
}

/// `name=value`: the `=` comes before any `:` or `/`.
fn modifier(term: &str) -> Option<(String, &str)> {
    let (name, value) = term.split_once('=')?;
    let named = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'));
    named.then(|| (name.to_ascii_lowercase(), value))
}

fn qualifier(term: &str) -> (Qualifier, &str) {
    let marks = [('+', Qualifier::Pass), ('-', Qualifier::Fail), ('~', Qualifier::SoftFail), ('?', Qualifier::Neutral)];
    marks
        .into_iter()
        .find_map(|(mark, qualifier)| term.strip_prefix(mark).map(|rest| (qualifier, rest)))
        .unwrap_or((Qualifier::Pass, term))
}

fn mechanism(term: &str) -> Mechanism {
    let name_end = term.find([':', '/']).unwrap_or(term.len());
    let (name, rest) = term.split_at_checked(name_end).unwrap_or((term, ""));
    let value = rest.strip_prefix(':');
    match (name.to_ascii_lowercase().as_str(), value) {
        ("all", None) if rest.is_empty() => Mechanism::All,
        ("include", Some(value)) => domain(value).map_or_else(|| asks(value), Mechanism::Include),
        ("ip4" | "ip6", Some(value)) => network(value, name).map_or(Mechanism::Unreadable, Mechanism::Network),
        ("a", _) => host(rest, Mechanism::A),
        ("mx", _) => host(rest, Mechanism::Mx),
        ("exists", Some(value)) => asks(value),
        ("exists" | "ptr", _) => Mechanism::Unlistable,
        _ => Mechanism::Unreadable,
    }
}

/// `[:domain][/four][//six]`
fn host(rest: &str, make: fn(Option<String>, Lengths) -> Mechanism) -> Mechanism {
    let (named, lengths) = match rest.find('/').and_then(|slash| rest.split_at_checked(slash)) {
        Some((named, lengths)) => (named, lengths),
        None => (rest, ""),
    };
    let Some(lengths) = cidr_lengths(lengths) else {
        return Mechanism::Unreadable;
    };
    match named.strip_prefix(':') {
        None => make(None, lengths),
        Some(value) => domain(value).map_or_else(|| asks(value), |name| make(Some(name), lengths)),
    }
}

fn cidr_lengths(text: &str) -> Option<Lengths> {
    let (four, six) = match text.split_once("//") {
        Some((four, six)) => (four, Some(six)),
        None => (text, None),
    };
    let four = match four.strip_prefix('/') {
        Some(four) => four.parse().ok().filter(|&length| length <= 32)?,
        None if four.is_empty() => 32,
        None => return None,
    };
    let six = match six {
        Some(six) => six.parse().ok().filter(|&length| length <= 128)?,
        None => 128,
    };
    Some(Lengths { four, six })
}

fn network(value: &str, name: &str) -> Option<IpNet> {
    let (address, length) = match value.split_once('/') {
        Some((address, length)) => (address, Some(length.parse::<u8>().ok()?)),
        None => (value, None),
    };
    let address: IpAddr = if name.eq_ignore_ascii_case("ip4") {
        address.parse::<Ipv4Addr>().ok()?.into()
    } else {
        address.parse::<Ipv6Addr>().ok()?.into()
    };
    let widest = if address.is_ipv4() { 32 } else { 128 };
    IpNet::new(address, length.unwrap_or(widest)).ok().map(|network| network.trunc())
}

/// A domain with macros, by what they hold (RFC 7208, 7.2): the address `i` and its family `v`, the domains `d` and `o`, the HELO `h`.
/// The sender's name would be that of a mail, and `p` that of a zone that its owner can change.
fn asks(value: &str) -> Mechanism {
    let mut letters =
        value.split("%{").skip(1).map(|rest| rest.chars().next().map(|letter| letter.to_ascii_lowercase()));
    if letters.clone().all(|letter| matches!(letter, Some('i' | 'v' | 'd' | 'o' | 'h'))) {
        return Mechanism::Asks { helo: letters.any(|letter| letter == Some('h')) };
    }
    Mechanism::Unlistable
}

/// A domain without macros (RFC 7208, 7), lower case, no final dot.
fn domain(value: &str) -> Option<String> {
    let name = value.strip_suffix('.').unwrap_or(value);
    let literal = !name.is_empty() && !name.contains('%');
    literal.then(|| name.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mechanism_is_read() {
        let record = parse(
            "v=spf1 ip4:192.0.2.7/24 IP6:2001:db8::/32 a mx:Mail.Shop.Example./30//64 ?include:_spf.isp.example \
             a/28 exists:%{i}.x.example ptr ip4:192.0.2.999 bogus exp=why.shop.example -all ip4:203.0.113.1",
        );
        let plain = Lengths { four: 32, six: 128 };
        let expected = [
            (Qualifier::Pass, Mechanism::Network("192.0.2.0/24".parse().unwrap())),
            (Qualifier::Pass, Mechanism::Network("2001:db8::/32".parse().unwrap())),
            (Qualifier::Pass, Mechanism::A(None, plain)),
            (Qualifier::Pass, Mechanism::Mx(Some("mail.shop.example".into()), Lengths { four: 30, six: 64 })),
            (Qualifier::Neutral, Mechanism::Include("_spf.isp.example".into())),
            (Qualifier::Pass, Mechanism::A(None, Lengths { four: 28, six: 128 })),
            (Qualifier::Pass, Mechanism::Asks { helo: false }),
            (Qualifier::Pass, Mechanism::Unlistable),
            (Qualifier::Pass, Mechanism::Unreadable),
            (Qualifier::Pass, Mechanism::Unreadable),
            (Qualifier::Fail, Mechanism::All),
        ];
        assert_eq!(record.terms, expected);
        assert_eq!(record.redirect, None);
    }

    #[test]
    fn redirect_counts_only_without_all() {
        let to = |name: &str| Some(Mechanism::Include(name.into()));
        assert_eq!(parse("v=spf1 redirect=_spf.isp.example").redirect, to("_spf.isp.example"));
        assert_eq!(parse("v=spf1 redirect=_spf.isp.example ~all").redirect, None);
        assert_eq!(parse("v=spf1 redirect=%{d}.isp.example").redirect, Some(Mechanism::Asks { helo: false }));
        assert_eq!(parse("v=spf1 redirect=%{l}.isp.example").redirect, Some(Mechanism::Unlistable));
    }

    #[test]
    fn only_version_one_is_a_record() {
        assert!(text(b"v=spf1 -all").is_some() && text(b"V=SPF1").is_some());
        assert!(text(b"v=spf10 -all").is_none() && text(b"spf2.0/pra").is_none() && text(b"v=spf1\xff").is_none());
    }

    #[test]
    fn lengths_out_of_range_are_mistakes() {
        for term in
            ["a/33", "mx//129", "a/x", "ip4:192.0.2.0/33", "ip6:2001:db8::/129", "ip4:2001:db8::1", "a:x.example/"]
        {
            assert_eq!(mechanism(term), Mechanism::Unreadable, "{term}");
        }
    }
}
