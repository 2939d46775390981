//! Which IPv4 host an IPv6 address stands for: translators and tunnels write the one inside the other (evidence T7).
//!
//! One computer is then seen under two addresses. For the question whose it is both count: a network of the owner's that was
//! told as IPv4 holds the office also where a line names it as the translator did.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use ipnet::{IpNet, Ipv4Net, Ipv6Net};

/// The largest IPv4 network that an IPv6 one is taken for: nobody's is larger.
const IPV4_BITS_MIN: u8 = 8;

/// The IPv4 host that an address stands for, where it surely embeds one: for comparing addresses, not for printing them.
pub fn normal(address: IpAddr) -> IpAddr {
    let IpAddr::V6(v6) = address else { return address };
    embedded(v6).map_or(address, IpAddr::V4)
}

/// The address for a person, with the host that it surely stands for.
pub fn shown(address: IpAddr) -> String {
    match normal(address) {
        plain if plain == address => address.to_string(),
        plain => format!("{address} (that is {plain}, behind a translator)"),
    }
}

/// Do two addresses stand for the same host?
pub fn same_host(a: IpAddr, b: IpAddr) -> bool {
    normal(a) == normal(b)
}

/// The address, and the IPv4 host that it surely stands for.
pub fn forms(address: IpAddr) -> impl Iterator<Item = IpAddr> {
    let other = normal(address);
    std::iter::once(address).chain((other != address).then_some(other))
}

/// Does the network hold the host, under any address that it may have? Said once too often rather than once too rarely: it keeps
/// the owner's own computers from being called somebody else's.
pub fn holds(network: &IpNet, address: IpAddr) -> bool {
    let plain = normal_network(network);
    let local = match address {
        IpAddr::V6(v6) => local(v6),
        IpAddr::V4(_) => Vec::new(),
    };
    forms(address).chain(local.into_iter().map(IpAddr::V4)).any(|form| network.contains(&form) || plain.contains(&form))
}

/// IPv4-mapped (RFC 4291, 2.5.5.2), NAT64 (RFC 6052, 2.1), 6to4 (RFC 3056, 2), Teredo's client (RFC 4380, 4).
pub fn embedded(v6: Ipv6Addr) -> Option<Ipv4Addr> {
    match v6.segments() {
        [0, 0, 0, 0, 0, 0xffff, high, low] | [0x64, 0xff9b, 0, 0, 0, 0, high, low] => Some(v4(high, low)),
        [0x2002, high, low, ..] => Some(v4(high, low)),
        [0x2001, 0, _, _, _, _, high, low] => Some(v4(!high, !low)),
        _ => None,
    }
}

/// The hosts that an address of a translator's local prefix, 64:ff9b:1::/48 (RFC 8215), may stand for. Each site cuts its own
/// prefix out of that one, and how long it is does not show: each length (RFC 6052, 2.2) that leaves zeros where zeros must be
/// gives one.
fn local(v6: Ipv6Addr) -> Vec<Ipv4Addr> {
    let [0, 0x64, 0xff, 0x9b, 0, 1, a, b, 0, c, d, e, f, g, h, i] = v6.octets() else { return Vec::new() };
    let layouts = [
        (Ipv4Addr::new(a, b, c, d), [e, f, g, h, i]),
        (Ipv4Addr::new(b, c, d, e), [f, g, h, i, 0]),
        (Ipv4Addr::new(c, d, e, f), [g, h, i, 0, 0]),
        (Ipv4Addr::new(f, g, h, i), [0; 5]),
    ];
    let fits = |(host, rest): &(Ipv4Addr, [u8; 5])| *rest == [0; 5] && host.octets().first() != Some(&0);
    layouts.into_iter().filter(fits).map(|(host, _)| host).collect()
}

/// The IPv4 network that an IPv6 one embeds, where it does; else itself. All of a 6to4 site is behind one IPv4 address.
fn normal_network(network: &IpNet) -> IpNet {
    let IpNet::V6(v6) = network else { return *network };
    let bits = match v6.addr().segments() {
        [0x2002, ..] => 16,
        _ => 96,
    };
    // Of a network that is larger than the part that embeds, the first address says nothing of the others.
    let plain = v6.prefix_len().checked_sub(bits).filter(|length| *length >= IPV4_BITS_MIN).and_then(|length| {
        let host = embedded(Ipv6Net::trunc(v6).network())?;
        Ipv4Net::new(host, length.min(32)).ok()
    });
    plain.map_or(*network, IpNet::V4)
}

fn v4(high: u16, low: u16) -> Ipv4Addr {
    let [a, b] = high.to_be_bytes();
    let [c, d] = low.to_be_bytes();
    Ipv4Addr::new(a, b, c, d)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    #[test]
    fn embedded_addresses_are_the_same_host() {
        for address in ["::ffff:192.0.2.9", "64:ff9b::c000:209", "2002:c000:209::1", "2001:0:1::3fff:fdf6"] {
            assert!(same_host(at(address), at("192.0.2.9")), "{address}");
            assert_eq!(forms(at(address)).count(), 2, "{address}");
        }
        assert!(!same_host(at("2001:db8::1"), at("192.0.2.9")));
        assert_eq!(forms(at("192.0.2.9")).count(), 1);
    }

    #[test]
    fn a_network_holds_its_hosts_in_every_form() {
        let holds = |network: &str, address: &str| holds(&network.parse().unwrap(), at(address));
        for address in [
            "192.0.2.66",
            "::ffff:192.0.2.66",
            "64:ff9b::c000:242",
            "2002:c000:242:1::5",
            "2001:0:1::3fff:fdbd",
            // The four lengths of a local prefix.
            "64:ff9b:1:c000:2:4200::",
            "64:ff9b:1:ffc0:0:242::",
            "64:ff9b:1:fffe:c0:2:4200:0",
            "64:ff9b:1:fffe::192.0.2.66",
        ] {
            assert!(holds("192.0.2.64/28", address), "{address}");
        }
        for network in ["64:ff9b::c000:242/128", "64:ff9b::c000:240/124", "2002:c000:242::/48", "::ffff:192.0.2.66/128"]
        {
            assert!(holds(network, "192.0.2.66") && holds(network, "64:ff9b::c000:242"), "{network}");
        }
    }

    #[test]
    fn and_nobody_elses() {
        let holds = |network: &str, address: &str| holds(&network.parse().unwrap(), at(address));
        for address in [
            "192.0.2.67",
            "64:ff9b::c000:243",
            "2002:c000:243::5",
            "64:ff9b:1::192.0.2.67",
            "64:ff9b:2::192.0.2.66",
            "2001:db8::c000:242",
            // Octet 8 is zero in all of them.
            "64:ff9b:1:c000:102:4200::",
            "::192.0.2.66",
        ] {
            assert!(!holds("192.0.2.66/32", address), "{address}");
        }
        for network in ["2002::/15", "2002::/16", "64:ff9b::/64", "2001:db8::/32"] {
            assert!(!holds(network, "192.0.2.66"), "{network}");
        }
        assert!(!holds("0.0.0.0/32", "64:ff9b:1::"));
    }
}
