//! Leaf or parent: a spammer who rents a network writes his own desk into its record. Then the report goes to who rented it out.

use std::net::IpAddr;

use ipnet::IpNet;
use jiff::SignedDuration;

use crate::facts::Level;
use crate::mail::address::same_organisation;

use super::Asked;
use super::checks::{self, Known};

/// An assignment younger than this may have been made for the forgery.
const YOUNG: SignedDuration = SignedDuration::from_hours(90 * 24);

/// A leaf of so few addresses is one customer: /28 of IPv4, /56 of IPv6, and smaller.
const SMALL_V4: u8 = 28;
const SMALL_V6: u8 = 56;

/// Why the network around the leaf should be asked and not the leaf, in sentences. Only a customer's network has reasons:
/// who holds his own is his own desk. `contact`: the leaf's, if it passed the checks.
pub fn reasons_up(leaf: &Level, contact: Option<&str>, asked: &Asked<'_>) -> Vec<String> {
    if !leaf.is_customers {
        return Vec::new();
    }
    let mut reasons = Vec::new();
    let mut add = |holds: bool, says: &str| {
        if holds {
            reasons.push(says.to_owned());
        }
    };
    let own_desk = contact.is_some_and(|contact| is_own_desk(contact, asked));
    add(own_desk, "its own contact is in the domain that the source itself bears or names");
    add(is_small(&leaf.network), "it is so small that it is one customer's");
    add(is_persons(leaf), "its holder is a private person or an unnamed customer");
    let young = leaf.registered.is_some_and(|since| asked.now.duration_since(since) < YOUNG);
    add(young, "it was assigned less than 90 days ago");
    add(asked.unheeded, "it was reported before, and nothing changed");
    reasons
}

/// Is the contact in the domain of the source's own name, or in one that the forged mail names?
pub fn is_own_desk(contact: &str, asked: &Asked<'_>) -> bool {
    let domain = checks::domain(contact);
    let Known { forged, .. } = asked.known;
    asked.name.is_some_and(|name| same_organisation(name, domain))
        || forged.domains.iter().any(|named| same_organisation(named, domain))
}

fn is_small(network: &str) -> bool {
    if let Ok(network) = network.parse::<IpNet>() {
        return network.prefix_len() >= if network.addr().is_ipv4() { SMALL_V4 } else { SMALL_V6 };
    }
    let Some((first, last)) = network.split_once(" - ") else { return false };
    match (first.trim().parse(), last.trim().parse()) {
        (Ok(IpAddr::V4(first)), Ok(IpAddr::V4(last))) => {
            u32::from(last).saturating_sub(u32::from(first)) < 1 << (32 - SMALL_V4)
        }
        (Ok(IpAddr::V6(first)), Ok(IpAddr::V6(last))) => {
            u128::from(last).saturating_sub(u128::from(first)) < 1 << (128 - SMALL_V6)
        }
        _ => false,
    }
}

/// How registries write that a holder is nobody's business. Holders are folded.
fn is_persons(level: &Level) -> bool {
    let words = ["privatecustomer", "privateresidence", "privateperson", "privateaddress", "individual"];
    level.holders.iter().any(|held| held == "customer" || words.iter().any(|word| held.contains(word)))
}
