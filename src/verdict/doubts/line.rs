//! The source stands where the owner's own line does, under an address that nobody told us.
//!
//! An access provider gives a line another address tomorrow, a second one beside the first, and an IPv6 network beside the IPv4 address
//! that was told. A forger hardly chooses whose neighbour he is, and an infected computer in the office has no choice (evidence
//! T19, K9: the owner's networks must be all of them). Neighbours in two registered networks of two holders are none.

use std::net::IpAddr;

use crate::facts::{Facts, Question};
use crate::mail::embedded;
use crate::owner::Owner;
use crate::trace::trust::are_neighbours;

use super::super::matter::Matter;
use super::super::one_provider::{self, Network};
use super::Doubt;

/// Networks of the owner's that are looked at.
const LINES_MAX: usize = 16;

pub fn questions(matter: &Matter<'_>) -> Vec<Question> {
    let Some(source) = matter.injection().map(|injection| injection.address) else { return Vec::new() };
    let named = named(matter, source).into_iter().map(|(_, own)| own);
    lines(matter.owner).chain(named).chain([source]).flat_map(one_provider::questions).collect()
}

pub fn read(matter: &Matter<'_>) -> Option<Doubt> {
    let Matter { owner, facts, .. } = *matter;
    let source = matter.injection()?.address;
    let network = Network::of(source, facts);
    let says = beside_its_name(matter, source).or_else(|| lines(owner).find_map(|line| {
        if are_beside(line, source, facts) {
            return Some(format!("{source} is a neighbour of {line}, a line or host of yours"));
        }
        if is_ipv4(line) == is_ipv4(source) || all_families(owner) {
            return None;
        }
        match Network::of(line, facts).is_shared(&network) {
            Some(false) => None,
            Some(true) => Some(format!("{source} is in a network of the access provider of {line}, a line or host of yours that was told by one of its addresses only")),
            None => Some(format!("whether {source} is in a network of the access provider of {line}, a line or host of yours, could not be asked")),
        }
    }))?;
    Some(Doubt {
        code: "beside-your-line",
        says,
        missing: format!(
            "all addresses of your own lines and hosts: {source} may be one of them (then name it in the configuration)"
        ),
        from: "your configuration, and the registries",
    })
}

/// An office has more than one line, and a web server an IPv6 address; SPF, and the name itself, know the first.
fn beside_its_name(matter: &Matter<'_>, source: IpAddr) -> Option<String> {
    let facts = matter.facts;
    let (name, own) = named(matter, source)?;
    if are_neighbours(own, source) {
        return are_beside(own, source, facts)
            .then(|| format!("{source} calls itself `{name}`, and is a neighbour of {own}, to which that name leads"));
    }
    let what = match one_provider::share_network(own, source, facts) {
        Some(false) => return None,
        Some(true) => "which is in a network of the same provider",
        None => "and whether that is in a network of the same provider could not be asked",
    };
    Some(format!("{source} calls itself `{name}`, which leads to {own}, {what}"))
}

/// The name of the owner's by which the source calls itself, and the address to which it leads: a neighbour, or one of the other family.
/// Forgers call themselves by the domain that they forge; a host in it they hardly know, and then its own provider can have moved it.
fn named(matter: &Matter<'_>, source: IpAddr) -> Option<(String, IpAddr)> {
    let name = matter.zone.claimed(matter.line()).filter(|name| matter.side.is_below(name))?;
    let is_domain = matter.side.domains().any(|own| own == name);
    let near = |own: &&IpAddr| are_neighbours(**own, source) || is_ipv4(**own) != is_ipv4(source) || !is_domain;
    let own = *matter.facts.addresses(&name).iter().filter(|own| **own != source).find(near)?;
    Some((name, own))
}

/// Neighbours, and not in two registered networks of two holders.
fn are_beside(one: IpAddr, other: IpAddr, facts: &Facts) -> bool {
    are_neighbours(one, other) && one_provider::are_of_two_networks(one, other, facts) != Some(true)
}

fn lines(owner: &Owner) -> impl Iterator<Item = IpAddr> {
    owner.networks.iter().map(|network| network.addr()).take(LINES_MAX)
}

fn is_ipv4(address: IpAddr) -> bool {
    embedded::normal(address).is_ipv4()
}

/// The owner told networks of both families, and so surely all.
fn all_families(owner: &Owner) -> bool {
    lines(owner).any(is_ipv4) && lines(owner).any(|line| !is_ipv4(line))
}
