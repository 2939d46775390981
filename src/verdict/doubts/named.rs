//! The source calls itself by a name of the owner's provider that no zone knows, and is, by its network, a host of the same provider.
//!
//! Providers put new relays to work before the DNS and the SPF record know them. A name that leads elsewhere is a lie, and one that
//! does not exist from a stranger's network is nothing; but a stranger in the provider's own network is rare.

use std::net::IpAddr;

use crate::facts::Question;

use super::super::matter::Matter;
use super::super::one_provider;
use super::Doubt;

/// Hosts of the provider whose networks are asked for.
const HOSTS_MAX: usize = 6;

pub fn questions(matter: &Matter<'_>) -> Vec<Question> {
    let Some((_, _, hosts)) = claim(matter) else { return Vec::new() };
    let source = matter.injection().map(|injection| injection.address);
    hosts.into_iter().chain(source).flat_map(one_provider::questions).collect()
}

pub fn read(matter: &Matter<'_>) -> Option<Doubt> {
    let (address, name, hosts) = claim(matter)?;
    let shares: Vec<Option<bool>> =
        hosts.iter().map(|host| one_provider::share_network(*host, address, matter.facts)).collect();
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
fn claim(matter: &Matter<'_>) -> Option<(IpAddr, String, Vec<IpAddr>)> {
    let address = matter.injection()?.address;
    let name = matter.zone.claimed(matter.line()).filter(|name| matter.facts.addresses(name).is_empty())?;
    let listed = matter.side.senders().flat_map(|senders| &senders.networks).map(|network| network.addr());
    let hosts = listed.filter(|host| host.is_ipv4() == address.is_ipv4());
    Some((address, name, hosts.take(HOSTS_MAX).collect()))
}
