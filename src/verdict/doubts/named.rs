//! The source calls itself by a name of the owner's provider that no zone knows, and stands in a network of the same holder.
//!
//! Providers put new relays to work before the DNS and the SPF record know them. A name that leads elsewhere is a lie, and one that
//! does not exist from a stranger's network is nothing; but a stranger in the provider's own network is rare.

use std::net::IpAddr;

use crate::facts::{Facts, Question};
use crate::owner::Owner;
use crate::trace::Trace;

use super::super::hosts;
use super::Doubt;

/// Hosts of the provider whose networks are asked for.
const HOSTS_MAX: usize = 2;

pub fn questions(owner: &Owner, trace: &Trace, facts: &Facts) -> Vec<Question> {
    let Some((_, _, hosts)) = claim(owner, trace, facts) else { return Vec::new() };
    hosts.into_iter().map(Question::Netblock).collect()
}

pub fn read(owner: &Owner, trace: &Trace, facts: &Facts) -> Option<Doubt> {
    let (address, name, hosts) = claim(owner, trace, facts)?;
    let holders = |address| facts.netblock(address).map(|block| block.holders.as_slice()).unwrap_or_default();
    let unasked = |address| facts.is_unusable(&Question::Netblock(address));
    let same = |host: &IpAddr| holders(*host).iter().any(|holder| holders(address).contains(holder));
    if !unasked(address) && !hosts.iter().any(|host| unasked(*host) || same(host)) {
        return None;
    }
    Some(Doubt {
        code: "named-as-provider",
        says: format!(
            "{address} calls itself `{name}`, a name of your provider, and stands in a network of the same holder"
        ),
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
