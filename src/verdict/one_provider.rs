//! Whether two hosts are of one provider: by who announces their networks, who holds them, and how they are called.

use std::net::IpAddr;

use crate::facts::{Facts, Question};
use crate::mail::address::same_organisation;
use crate::mail::embedded;

/// What must be asked of each of the two.
pub fn questions(host: IpAddr) -> [Question; 2] {
    let host = embedded::normal(host);
    [Question::Netblock(host), Question::OriginAs(host)]
}

/// Whether both are of one provider: one autonomous system announces them, one holder has their networks, or their names are of
/// one organisation. None: for one of them nobody could be asked.
pub fn share(one: IpAddr, other: IpAddr, facts: &Facts) -> Option<bool> {
    let (one, other) = (embedded::normal(one), embedded::normal(other));
    let named =
        facts.confirmed_names(one).any(|name| facts.confirmed_names(other).any(|own| same_organisation(name, own)));
    if named {
        return Some(true);
    }
    let shared = share_network(one, other, facts)?;
    let unnamed = [one, other].into_iter().any(|address| facts.is_unusable(&Question::Names(address)));
    (shared || !unnamed).then_some(shared)
}

/// The same by their networks alone.
pub fn share_network(one: IpAddr, other: IpAddr, facts: &Facts) -> Option<bool> {
    let (one, other) = (embedded::normal(one), embedded::normal(other));
    let holders = |address| facts.netblock(address).map(|block| block.holders.as_slice()).unwrap_or_default();
    if holders(one).iter().any(|holder| holders(other).contains(holder)) {
        return Some(true);
    }
    let numbers = systems(other, facts)?;
    Some(systems(one, facts)?.iter().any(|number| numbers.contains(number)))
}

/// Are the two in different registered networks, of different holders? None: that could not be asked.
pub fn are_of_two_networks(one: IpAddr, other: IpAddr, facts: &Facts) -> Option<bool> {
    let block = |address| facts.netblock(embedded::normal(address));
    let (one, other) = (block(one)?, block(other)?);
    Some(one.network != other.network && !one.holders.iter().any(|holder| other.holders.contains(holder)))
}

/// The systems that announce an address, by its registry and by the routing table. Few registries say it (ARIN does), so the
/// registry's silence alone answers nothing.
fn systems(address: IpAddr, facts: &Facts) -> Option<Vec<u32>> {
    let registered = facts.netblock(address).and_then(|block| block.asn);
    let announced = facts.origin_as(address).into_iter().flat_map(|origin| origin.numbers.iter().copied());
    let numbers: Vec<u32> = registered.into_iter().chain(announced).collect();
    let unasked = [Question::Netblock(address), Question::OriginAs(address)].iter().any(|one| facts.is_unusable(one));
    (!numbers.is_empty() || !unasked).then_some(numbers)
}
