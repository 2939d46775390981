//! The source stands in the network of the owner's mail provider, and neither a name nor the SPF record says that it is one of its
//! hosts.
//!
//! Providers hand mail out from hosts that no record names: web mail under another brand, a relay that was put to work yesterday,
//! the way round for what looks like spam. Such hosts print no login, so an intruder in the owner's account looks like a stranger
//! there. A stranger may rent a machine in the same network: where its name says so, or where a signature of the provider names
//! another customer, that is what he is. Else it is not told, and nobody is called a forger.

use std::net::IpAddr;

use crate::facts::{Question, Senders};
use crate::mail::embedded;
use crate::trace::trust;

use super::super::matter::Matter;
use super::super::one_provider::{self, Network};
use super::super::side::Side;
use super::super::signals::other_customer;
use super::Doubt;

/// Exchangers of the provider whose networks are asked for, services in the SPF record, and hosts that it lists itself.
const EXCHANGERS_MAX: usize = 6;
const SERVICES_MAX: usize = 10;
const LISTED_MAX: usize = 6;

pub fn questions(matter: &Matter<'_>) -> Vec<Question> {
    let Some(injection) = matter.injection() else { return Vec::new() };
    let exchangers = exchangers(matter.side).into_iter().map(Question::Addresses);
    let names = listed(matter.side).into_iter().map(Question::Names);
    let networks = hosts(matter.side).into_iter().chain([injection.address]).flat_map(one_provider::questions);
    exchangers.chain(names).chain(networks).collect()
}

pub fn read(matter: &Matter<'_>) -> Option<Doubt> {
    let Matter { side, facts, .. } = *matter;
    let address = matter.injection()?.address;
    let mut names = matter.source_names();
    if names.any(|name| trust::is_customer_line(name, address) || trust::is_rented(name)) || other_customer(matter) {
        return None;
    }
    let unasked = exchangers(side).into_iter().find(|name| facts.is_unusable(&Question::Addresses(name.clone())));
    let network = Network::of(address, facts);
    let shares = |host| (Network::of(host, facts).is_shared(&network), host);
    let shares: Vec<(Option<bool>, IpAddr)> = hosts(side).into_iter().map(shares).collect();
    let found = |shared| shares.iter().find(|(one, _)| *one == shared);
    let (says, missing) = match (found(Some(true)).or_else(|| found(None)), unasked) {
        (Some((Some(_), host)), _) if embedded::same_host(*host, address) => (
            format!("{address} is a host that your MX or SPF records name"),
            format!("who used {address}: your records name it, and others may use it too"),
        ),
        (Some((Some(_), host)), _) => (
            format!("{address} is in a network of the same holder as {host}, a host of your mail provider"),
            format!("who used {address}: it may be a host of your mail provider's that no record names"),
        ),
        (Some((None, host)), _) => (
            format!(
                "whether {address} is in a network of the same holder as {host}, a host of your mail provider, could not be asked"
            ),
            format!("whose network {address} is in: that could not be asked, and it may be your mail provider's"),
        ),
        (None, Some(name)) => (
            format!("whether {address} is in the network of `{name}`, your mail exchanger, could not be asked"),
            format!("whether {address} is a host of your mail provider's: that could not be asked"),
        ),
        (None, None) => return None,
    };
    Some(Doubt { code: "in-providers-network", says, missing, from: "registries and routing table" })
}

/// Hosts that surely are the provider's, or a service's that sends for the owner.
fn hosts(side: &Side<'_>) -> Vec<IpAddr> {
    let facts = side.facts;
    let receiving = exchangers(side);
    let receiving = receiving.iter().filter_map(|name| facts.addresses(name).first().copied());
    let services = senders(side).flat_map(|senders| &senders.services).take(SERVICES_MAX);
    let services = services.filter_map(|service| service.networks.first()).map(|network| network.addr());
    let own = |host: &IpAddr| facts.confirmed_names(*host).any(|name| side.is_below(name));
    let listed = listed(side).into_iter().filter(|host| !own(host));
    let mut hosts: Vec<IpAddr> = receiving.chain(services).chain(listed).collect();
    hosts.sort();
    hosts.dedup();
    hosts
}

/// Who receives the owner's mail, if that is not the owner's own server: a rented one has strangers for neighbours.
fn exchangers(side: &Side<'_>) -> Vec<String> {
    let providers = side.exchangers().filter(|name| !side.is_below(name) && trust::is_dns_name(name));
    let mut names: Vec<String> = providers.map(str::to_owned).collect();
    names.sort();
    names.dedup();
    names.truncate(EXCHANGERS_MAX);
    names
}

/// Hosts that the owner's own records list, and that are not told to be the owner's.
fn listed(side: &Side<'_>) -> Vec<IpAddr> {
    let listed = senders(side).flat_map(|senders| {
        senders.networks.iter().map(|network| network.addr()).filter(|host| senders.service(*host).is_none())
    });
    listed.filter(|host| !side.owner.has_network(*host)).take(LISTED_MAX).collect()
}

fn senders<'a>(side: &Side<'a>) -> impl Iterator<Item = &'a Senders> {
    let facts = side.facts;
    side.asked_domains().filter_map(|domain| facts.senders(domain))
}
