//! The source calls itself by a name of the owner's provider that no zone knows, and is, by its network, a host of the same provider.
//!
//! Providers put new relays to work before the DNS and the SPF record know them. A name that leads elsewhere is a lie, and one that
//! does not exist from a stranger's network is nothing; but a stranger in the provider's own network is rare.

use std::net::IpAddr;

use crate::facts::{Facts, Question};
use crate::owner::Owner;
use crate::trace::Trace;

use super::super::{hosts, one_provider};
use super::Doubt;

/// Hosts of the provider whose networks are asked for.
const HOSTS_MAX: usize = 2;

pub fn questions(owner: &Owner, trace: &Trace, facts: &Facts) -> Vec<Question> {
    let Some((_, _, hosts)) = claim(owner, trace, facts) else { return Vec::new() };
    let source = trace.injection.as_ref().map(|injection| injection.address);
    hosts.into_iter().chain(source).flat_map(one_provider::questions).collect()
}

pub fn read(owner: &Owner, trace: &Trace, facts: &Facts) -> Option<Doubt> {
    let (address, name, hosts) = claim(owner, trace, facts)?;
    let shares: Vec<Option<bool>> =
        hosts.iter().map(|host| one_provider::share_network(*host, address, facts)).collect();
    if shares.iter().all(|shares| *shares == Some(false)) {
        return None;
    }
    let place = if shares.contains(&Some(true)) {
        "and is of the same provider"
    } else {
        "and whose network it stands in could not be asked"
    };
    Some(Doubt {
        code: "named-as-provider",
        says: format!("{address} calls itself `{name}`, a name of your provider, {place}"),
        missing: format!("who used that host: {address} may be your provider's `{name}`, which the DNS does not know"),
        from: "Received line of the returned mail, and the registries",
    })
}

/// The source, what it calls itself, and hosts that surely are the provider's; None if it claims no such name, or the name exists.
fn claim(owner: &Owner, trace: &Trace, facts: &Facts) -> Option<(IpAddr, String, Vec<IpAddr>)> {
    let injection = trace.injection.as_ref()?;
    let line = trace.hops.get(injection.hop).map(|hop| &*hop.line);
    let name = hosts::claimed(owner, line, facts).filter(|name| facts.addresses(name).is_empty())?;
    let listed = owner.all_domains().filter_map(|domain| facts.senders(domain)).flat_map(|senders| &senders.networks);
    let hosts = listed.map(|network| network.addr()).filter(|host| host.is_ipv4() == injection.address.is_ipv4());
    Some((injection.address, name, hosts.take(HOSTS_MAX).collect()))
}
