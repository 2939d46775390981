//! Addresses as programs print them in `Received:` lines, in one normal form. RFC 5321, 4.1.3; RFC 5952.
//!
//! IPv4-mapped addresses are folded to IPv4, zones are dropped. What has leading zeros or an octet above 255 is no address:
//! different programs would read it as different hosts, so it is refused and never guessed (evidence T7).

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// The address in `text`: with or without `IPv6:` tag, port and zone.
pub fn address(text: &str) -> Option<IpAddr> {
    // Names are asked as well, and most say at once that they are none.
    if text.starts_with(|first| matches!(first, 'g' | 'G' | 'h' | 'H' | 'j'..='z' | 'J'..='Z')) {
        return None;
    }
    let text = text.trim().trim_start_matches('(').trim_end_matches(')').trim();
    let tagged = text.get(..5).is_some_and(|tag| tag.eq_ignore_ascii_case("ipv6:"));
    let bare = if tagged { text.get(5..)? } else { text };
    if let Ok(v4) = without_port(bare).parse::<Ipv4Addr>() {
        return Some(IpAddr::V4(v4));
    }
    // Names without a colon are asked most.
    memchr::memchr(b':', bare.as_bytes())?;
    let bare = bare.split_once('%').map_or(bare, |(address, _)| address);
    bare.parse::<Ipv6Addr>().ok().and_then(folded)
}

/// `192.0.2.9.52313`: some old programs print the port as a fifth number.
pub fn address_with_fifth(text: &str) -> Option<IpAddr> {
    let (address, port) = text.rsplit_once('.')?;
    let v4 = address.parse::<Ipv4Addr>().ok()?;
    port.parse::<u16>().ok().map(|_| IpAddr::V4(v4))
}

/// Does the text stand where an address stands, readable or not? Digits and at least three dots, or hex digits and colons.
pub fn looks_numeric(text: &str) -> bool {
    let digits = |extra: &str| text.bytes().all(|byte| byte.is_ascii_digit() || extra.as_bytes().contains(&byte));
    text.matches('.').count() >= 3 && digits(".:") || text.matches(':').count() >= 2 && address(text).is_some()
}

/// IPv4-mapped addresses become IPv4. IPv4-compatible ones (`::192.0.2.9`) mean nothing any more (RFC 4291, 2.5.5.1).
pub fn folded(v6: Ipv6Addr) -> Option<IpAddr> {
    if let Some(v4) = v6.to_ipv4_mapped() {
        return Some(IpAddr::V4(v4));
    }
    let compatible = matches!(v6.segments(), [0, 0, 0, 0, 0, 0, _, _]);
    (!compatible || v6.is_loopback() || v6.is_unspecified()).then_some(IpAddr::V6(v6))
}

fn without_port(text: &str) -> &str {
    match text.split_once(':') {
        Some((address, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) && port.parse::<u16>().is_ok() => {
            address
        }
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Option<String> {
        address(text).map(|address| address.to_string())
    }

    #[test]
    fn forms_of_one_host() {
        for text in [
            "192.0.2.9",
            "192.0.2.9:25",
            "::ffff:192.0.2.9",
            "IPv6:::ffff:192.0.2.9",
            "::FFFF:c000:209",
            " 192.0.2.9",
            "(192.0.2.9)",
        ] {
            assert_eq!(shown(text).as_deref(), Some("192.0.2.9"), "{text}");
        }
        assert_eq!(shown("ipv6:2001:DB8:0::9").as_deref(), Some("2001:db8::9"));
        assert_eq!(shown("fe80::1%eth0").as_deref(), Some("fe80::1"));
    }

    #[test]
    fn no_addresses() {
        for text in [
            "192.0.02.9",
            "192.0.2.256",
            "192.0.2",
            "0xc0.0.2.9",
            "3221225993",
            "::192.0.2.9",
            "x.x.x.x",
            "",
            "1.2.3.4.5",
        ] {
            assert_eq!(shown(text), None, "{text}");
        }
        assert_eq!(address_with_fifth("192.0.2.9.63559"), address("192.0.2.9"));
        assert_eq!(address_with_fifth("192.0.2.9"), None);
    }
}
