//! How the notice reached the owner's provider: which of the lines at its top are the provider's, and who handed it in.
//!
//! What stands above a line of the provider is the provider's as well; the first line whose peer is none of its hosts names who
//! handed the notice in, and below that a stranger may have written.

use std::net::IpAddr;
use std::sync::Arc;

use crate::facts::{Facts, Question};
use crate::mail::received::{Received, Role};
use crate::mail::{address, embedded};
use crate::owner::Owner;
use crate::providers;
use crate::recognise::genuine::Delivery;
use crate::trace::special;
use crate::trace::trust::{self, is_customer_line};

/// How the notice reached the owner's provider.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct HandIn {
    /// The line in which the owner's provider names who handed the notice in; None if the notice was written at the provider.
    pub line: Option<Arc<Received>>,
    /// Number of lines at the top that the provider wrote.
    pub own_lines: usize,
    /// A public host was taken for the provider's by its name alone. A rented server can have such a name, and then the lines
    /// below are its tenant's: what they say authenticates nobody.
    pub by_name: bool,
    /// The lowest public host of the provider's own that the lines lead through. What a big provider's customers write to one another
    /// comes through such hosts as well, and not always with a line about the customer.
    pub outer: Option<IpAddr>,
}

/// Finds the owner's provider's lines at the top of the notice. None if the top line is not the provider's, or nobody can say.
pub fn hand_in(delivery: &Delivery, owner: &Owner, facts: &Facts) -> Option<HandIn> {
    let mut found = HandIn::default();
    let (mut local, mut named) = (false, false);
    for line in own_lines(delivery, owner, facts) {
        // A program on the provider's host can be a customer's: what stands below its hand-in may be written by it.
        if local {
            return None;
        }
        found.own_lines += 1;
        local = line.role == Role::Local;
        named |= line.by.as_deref().is_some_and(|by| is_providers(by, owner, facts));
        if !stays_inside(line, owner, facts) {
            return named.then(|| HandIn { line: Some(line.clone()), ..found });
        }
        let public = line.peer.filter(|peer| !special::class(*peer, false).is_inner());
        found.by_name |= public.is_some();
        found.outer = public.or(found.outer);
    }
    named.then_some(found)
}

/// The lines at the top that the owner's provider wrote. Some providers' hosts have inner names in them, or go by an inner address
/// (`by 2002:a05:6a10:: with SMTP id ...`): such a line above one of the provider's is the provider's too, and so is one right below it,
/// because the walk ends where a stranger handed in.
pub(super) fn own_lines<'a>(
    delivery: &'a Delivery,
    owner: &Owner,
    facts: &Facts,
) -> impl Iterator<Item = &'a Arc<Received>> {
    let nameless = names(owner, facts).any(providers::goes_without_names);
    delivery.upper_lines().take_while(move |line| {
        let by = line.by.as_deref();
        by.is_some_and(|by| is_providers(by, owner, facts) || nameless && !trust::is_dns_name(by))
    })
}

/// Names of the owner's provider: as configured or learned, and the MX of the owner's domains.
fn names<'a>(owner: &'a Owner, facts: &'a Facts) -> impl Iterator<Item = &'a str> {
    let exchangers = owner.all_domains().flat_map(|domain| facts.exchangers(domain)).map(String::as_str);
    owner.provider_names().chain(exchangers)
}

/// Is this host name the owner's provider's: as configured, or as the MX of the owner's domains, or the other name of that very
/// host? A hoster's server calls itself `server31.hoster.example` and is the MX of each customer under the customer's own name.
pub fn is_providers(name: &str, owner: &Owner, facts: &Facts) -> bool {
    let name = address::normal(name);
    if names(owner, facts).any(|own| own == name || trust::same_organisation(own, &name)) {
        return true;
    }
    let own = facts.addresses(&name);
    let mut receiving = exchangers(owner, facts).flat_map(|exchanger| facts.addresses(exchanger));
    !own.is_empty() && receiving.any(|one| own.iter().any(|other| embedded::same_host(*one, *other)))
}

/// What must be asked if the top line names a host that nothing tells to be the provider's.
pub(super) fn questions(delivery: &Delivery, owner: &Owner, facts: &Facts) -> Vec<Question> {
    let by = delivery.upper_lines().next().and_then(|line| line.by.as_deref());
    let Some(by) = by.filter(|by| trust::is_dns_name(by) && !is_providers(by, owner, facts)) else { return Vec::new() };
    let names = std::iter::once(by).chain(exchangers(owner, facts));
    names.map(|name| Question::Addresses(address::normal(name))).collect()
}

/// Exchangers whose addresses are asked for.
const EXCHANGERS_MAX: usize = 4;

fn exchangers<'a>(owner: &'a Owner, facts: &'a Facts) -> impl Iterator<Item = &'a str> {
    let all = owner.all_domains().flat_map(|domain| facts.exchangers(domain));
    all.map(String::as_str).take(EXCHANGERS_MAX)
}

/// Did this line only move the notice about inside the provider? Its peer is not public or confirmed as the provider's, or there
/// is none because nobody connected. A login or a browser is a customer's, and a relay that is not named can be anybody.
pub(super) fn stays_inside(line: &Received, owner: &Owner, facts: &Facts) -> bool {
    if line.authenticated.is_some() || line.ambiguous || matches!(line.role, Role::Web | Role::Withheld | Role::Fetched)
    {
        return false;
    }
    match line.peer {
        None => line.role != Role::Relay,
        Some(peer) if special::class(peer, false).is_inner() => true,
        Some(peer) => is_providers_host(peer, owner, facts),
    }
}

/// Does the address have a confirmed name of the owner's provider, and not one that providers give to their customers' lines? Or is it
/// in a range of its own, where big ones have hosts without a name?
fn is_providers_host(address: IpAddr, owner: &Owner, facts: &Facts) -> bool {
    let mut confirmed = facts.confirmed_names(address);
    let in_range =
        |name| trust::organisation(name).is_some_and(|organisation| providers::is_range_of(&organisation, address));
    confirmed.any(|name| is_providers(name, owner, facts) && !is_customer_line(name, address))
        || names(owner, facts).any(in_range)
}
