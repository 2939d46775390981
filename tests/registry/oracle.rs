//! What another program reads out of the same answers: the crate `abuse-contact`, in the part of it that asks nobody.
//!
//! Where the two differ, the difference is ours by intent and stands here.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use abuse_contact::bootstrap::Registry;
use abuse_contact::rdap::Response;
use abuse_contact::{EmailAddress, Scope};
use alibi::mail::embedded;
use alibi::netblock::bootstrap::Bootstrap;
use alibi::netblock::{Object, abusix_name, parse};
use alibi::trace::special::{self, Class};

use super::town::answer;

const ANSWERS: [&str; 7] = [
    "afrinic.json",
    "apnic.json",
    "arin-leaf.json",
    "arin-parent.json",
    "lacnic.json",
    "registro-br.json",
    "ripe.json",
];

/// Addresses that are drawn: the same in every run.
fn drawn(count: usize) -> impl Iterator<Item = u128> {
    let next = |state: &u128| Some(state.wrapping_mul(0x2360_ED05_1FC6_5DA4_4385_DF64_9FCC_F645).wrapping_add(1));
    std::iter::successors(Some(20_261_130), next).map(|state| state >> 64 ^ state << 64).take(count)
}

#[test]
fn the_same_addresses_are_read_out_of_an_answer_of_each_registry() {
    for name in ANSWERS {
        let text = answer(name);
        let theirs: Response = serde_json::from_str(&text).unwrap();
        let mut theirs: Vec<String> =
            theirs.abuse_contacts(Scope::Network, name).iter().map(|one| one.email.as_str().to_lowercase()).collect();
        let Object::Network(ours) = parse(&text).unwrap() else { panic!("{name} is no network") };
        let mut desks: Vec<String> = ours.desks.iter().map(|desk| desk.address.to_lowercase()).collect();
        // They drop what stands for nobody when they read it, we when we choose.
        desks.retain(|address| EmailAddress::new(address.as_str()).is_ok());
        desks.sort();
        theirs.sort();
        assert_eq!(desks, theirs, "{name}");
    }
}

#[test]
fn the_same_server_is_asked_about_an_address() {
    let (ours, v4, v6) = (Bootstrap::embedded(), lists("ipv4"), lists("ipv6"));
    let mut found = 0;
    for bits in drawn(3_000) {
        let four = IpAddr::from(Ipv4Addr::from((bits >> 96) as u32));
        // Global unicast: elsewhere nobody has anything.
        let six = IpAddr::from(Ipv6Addr::from(bits >> 3 | 1 << 125));
        for (address, theirs) in [(four, v4.server_for_ip(four)), (six, v6.server_for_ip(six))] {
            let ours = ours.server_of(address).map(ToString::to_string);
            assert_eq!(ours.as_deref().map(bare), theirs.map(bare), "{address}");
            found += usize::from(ours.is_some());
        }
    }
    assert!(found > 2_000, "only {found} have a server");
}

/// With a slash at its end or without.
fn bare(url: &str) -> &str {
    url.trim_end_matches('/')
}

fn lists(name: &str) -> Registry {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("config/registries/{name}.json"));
    Registry::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

/// What is public to us is public to them, once it is unfolded: they look into fewer addresses that carry one of IPv4 (6to4,
/// Teredo). Not the other way: what is not global unicast is nobody's to us.
#[test]
fn nothing_is_public_that_is_not_for_them() {
    let edges = [
        "192.0.0.9",
        "100.64.0.1",
        "198.18.0.1",
        "3fff::1",
        "5f00::1",
        "2001:db8::1",
        "64:ff9b::a00:1",
        "2002:a00:1::",
    ];
    let edges = edges.iter().map(|edge| edge.parse::<IpAddr>().unwrap());
    let drawn = drawn(5_000).flat_map(|bits| {
        let low = bits & u128::from(u64::MAX);
        // The first 32 bits of IPv6 are where the special ones are.
        [IpAddr::from(Ipv4Addr::from((bits >> 96) as u32)), IpAddr::from(Ipv6Addr::from(0x2001 << 112 | low << 40))]
    });
    let mut public = 0;
    for address in edges.chain(drawn) {
        let ours = special::class(address, false) == Class::Public;
        assert!(!ours || abuse_contact::is_public(embedded::normal(address)), "{address}");
        public += usize::from(ours);
    }
    assert!(public > 3_000, "only {public}");
}

#[test]
fn abusix_is_asked_by_the_same_name() {
    for bits in drawn(100) {
        for address in [IpAddr::from(Ipv4Addr::from((bits >> 96) as u32)), IpAddr::from(Ipv6Addr::from(bits))] {
            let (ours, theirs) = (abusix_name(address), abuse_contact::dns::abusix_name(address));
            assert_eq!(ours.trim_end_matches('.'), theirs.trim_end_matches('.'), "{address}");
        }
    }
}
