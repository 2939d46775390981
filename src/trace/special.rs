//! What kind of address it is: can it be a host on the internet?
//!
//! IANA's special-purpose registries (RFC 6890), most specific row first. Documentation networks are refused like all others that
//! no host uses; a recorded world and the tests switch them on, because their mail is written with them.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use serde::{Deserialize, Serialize};

use crate::mail::embedded::normal;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Class {
    Public,
    /// RFC 1918, unique local (RFC 4193).
    Private,
    /// Shared by the customers of a carrier, RFC 6598.
    CarrierNat,
    Loopback,
    LinkLocal,
    /// RFC 5737, RFC 3849, RFC 9637.
    Documentation,
    Multicast,
    /// Everything else that no host on the internet has.
    Reserved,
}

impl Class {
    /// A phrase for a sentence: "a ... address".
    pub fn name(self) -> &'static str {
        match self {
            Class::Public => "public",
            Class::Private => "private",
            Class::CarrierNat => "carrier's shared",
            Class::Loopback => "loopback",
            Class::LinkLocal => "link-local",
            Class::Documentation => "documentation",
            Class::Multicast => "multicast",
            Class::Reserved => "reserved",
        }
    }

    /// Addresses that hosts of one site use among themselves.
    pub fn is_inner(self) -> bool {
        matches!(self, Class::Private | Class::CarrierNat | Class::Loopback | Class::LinkLocal)
    }
}

/// The class of an address. An address that embeds an IPv4 address (mapped, NAT64, 6to4, Teredo) has the class of that one.
pub fn class(address: IpAddr, documentation_is_public: bool) -> Class {
    let class = match normal(address) {
        IpAddr::V4(v4) => class_v4(v4),
        IpAddr::V6(v6) => class_v6(v6),
    };
    if class == Class::Documentation && documentation_is_public { Class::Public } else { class }
}

/// Is it an inner address that is mostly given to a gateway, or to the bridge of containers: the first or last of its /24, the first of
/// its /64?
pub fn is_gateway(address: IpAddr) -> bool {
    match normal(address) {
        IpAddr::V4(v4) => matches!(v4.octets(), [.., 1 | 254]) && class_v4(v4) == Class::Private,
        IpAddr::V6(v6) => matches!(v6.segments(), [.., 0, 0, 0, 1]) && class_v6(v6) == Class::Private,
    }
}

fn class_v4(v4: Ipv4Addr) -> Class {
    match v4.octets() {
        [127, ..] => Class::Loopback,
        [10, ..] | [172, 16..=31, ..] | [192, 168, ..] => Class::Private,
        [100, 64..=127, ..] => Class::CarrierNat,
        [169, 254, ..] => Class::LinkLocal,
        [192, 0, 2, _] | [198, 51, 100, _] | [203, 0, 113, _] => Class::Documentation,
        [192, 0, 0, 9 | 10] => Class::Public,
        [224..=239, ..] => Class::Multicast,
        // This network, protocol assignments, 6to4 relays, benchmarking, future use and broadcast.
        [0, ..] | [192, 0, 0, _] | [192, 88, 99, _] | [198, 18 | 19, ..] | [240..=255, ..] => Class::Reserved,
        _ => Class::Public,
    }
}

fn class_v6(v6: Ipv6Addr) -> Class {
    match v6.segments() {
        [0, 0, 0, 0, 0, 0, 0, 1] => Class::Loopback,
        [0xfe80..=0xfebf, ..] => Class::LinkLocal,
        [0xfc00..=0xfdff, ..] => Class::Private,
        [0xff00..=0xffff, ..] => Class::Multicast,
        [0x2001, 0xdb8, ..] | [0x3fff, 0..=0xfff, ..] => Class::Documentation,
        // ORCHID (RFC 4843, RFC 7343) and the other rows of 2001::/23.
        [0x2001, 0..=0x1ff, ..] => Class::Reserved,
        [0x2000..=0x3fff, ..] => Class::Public,
        _ => Class::Reserved,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(address: &str) -> Class {
        class(address.parse().unwrap(), false)
    }

    #[test]
    fn classes() {
        for (class, addresses) in [
            (
                Class::Public,
                &["8.8.8.8", "192.0.1.1", "172.32.0.1", "2a00::1", "192.0.0.9", "::ffff:8.8.8.8", "2002:808:808::1"][..],
            ),
            (
                Class::Private,
                &["10.0.0.1", "172.16.0.1", "192.168.1.1", "fd00::1", "2002:a05:6a10::", "64:ff9b::10.0.0.1"],
            ),
            (Class::CarrierNat, &["100.64.0.1", "100.127.255.255"]),
            (Class::Loopback, &["127.0.0.1", "127.9.9.9", "::1", "::ffff:127.0.0.1"]),
            (Class::LinkLocal, &["169.254.1.1", "fe80::1", "febf::1"]),
            (
                Class::Documentation,
                &["192.0.2.1", "198.51.100.1", "203.0.113.1", "2001:db8::1", "3fff::1", "64:ff9b::c000:209"],
            ),
            (Class::Multicast, &["224.0.0.1", "239.255.255.255", "ff02::1"]),
            (
                Class::Reserved,
                &[
                    "0.0.0.0",
                    "192.0.0.1",
                    "192.88.99.1",
                    "198.18.0.1",
                    "240.0.0.1",
                    "255.255.255.255",
                    "::",
                    "100::1",
                    "2001:10::1",
                    "5f00::1",
                    "4000::1",
                ],
            ),
        ] {
            for address in addresses {
                assert_eq!(of(address), class, "{address}");
            }
        }
        assert_eq!(class("192.0.2.1".parse().unwrap(), true), Class::Public);
        assert_eq!(class("2001:db8::1".parse().unwrap(), true), Class::Public);
        assert_eq!(class("10.0.0.1".parse().unwrap(), true), Class::Private);
    }
}
