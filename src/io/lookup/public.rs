//! Which addresses are worth asking about: those that a host on the internet can have.
//!
//! Private, loopback, link-local and other special-purpose addresses have no owner whom a registry knows, and asking the DNS
//! about them only tells strangers about the inside of a network. Documentation networks are refused as well, except in a
//! recorded world, where they play the internet.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Is this an address of the public internet? `documentation`: count RFC 5737 and RFC 3849 networks as public too.
pub fn is_public(address: IpAddr, documentation: bool) -> bool {
    match address.to_canonical() {
        IpAddr::V4(address) => v4(address, documentation),
        IpAddr::V6(address) => v6(address, documentation),
    }
}

/// RFC 6890 and the IANA registry of special-purpose IPv4 addresses.
fn v4(address: Ipv4Addr, documentation: bool) -> bool {
    if address.is_documentation() {
        return documentation;
    }
    let special = match address.octets() {
        [0 | 10 | 127, ..] | [169, 254, ..] | [192, 168, ..] => true,
        [100, second, ..] => (64..128).contains(&second),
        [172, second, ..] => (16..32).contains(&second),
        [192, 0, 0, _] | [192, 88, 99, _] => true,
        [198, 18 | 19, ..] => true,
        [first, ..] => first >= 224,
    };
    !special
}

/// Only 2000::/3 is handed out (RFC 4291, 2.4), less what is set aside in it: Teredo and the other special uses of
/// 2001::/23, 6to4, documentation (RFC 3849, RFC 9637).
fn v6(address: Ipv6Addr, documentation: bool) -> bool {
    let [first, second, ..] = address.segments();
    if first == 0x2001 && second == 0x0db8 {
        return documentation;
    }
    let handed_out = first & 0xe000 == 0x2000;
    let special = (first == 0x2001 && second < 0x0200) || first == 0x2002 || (first == 0x3fff && second < 0x1000);
    handed_out && !special
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn special_addresses_are_not_public() {
        for text in [
            "10.1.2.3",
            "127.0.0.1",
            "0.0.0.0",
            "100.64.0.1",
            "169.254.169.254",
            "172.31.0.1",
            "192.168.1.1",
            "198.18.0.1",
            "224.0.0.1",
            "255.255.255.255",
            "::1",
            "::",
            "fe80::1",
            "fd00::1",
            "::ffff:10.0.0.1",
            "2002:a00::1",
            "2001::1",
            "64:ff9b::a00:1",
            "ff02::1",
            "3fff::1",
        ] {
            assert!(!is_public(text.parse().unwrap(), true), "{text}");
        }
    }

    #[test]
    fn documentation_networks_are_public_only_where_they_play_the_internet() {
        for text in ["192.0.2.1", "198.51.100.1", "203.0.113.1", "2001:db8::1"] {
            let address = text.parse().unwrap();
            assert!(is_public(address, true) && !is_public(address, false), "{text}");
        }
        assert!(is_public("8.8.8.8".parse().unwrap(), false));
        assert!(is_public("2a00::1".parse().unwrap(), false));
        assert!(is_public("172.32.0.1".parse().unwrap(), false));
    }
}
