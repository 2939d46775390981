//! How the owner's own provider got the mail: who logged in there, from where.
//!
//! Asked only where the chain really leads to the provider: then its own lines say which customer handed the mail in, and that
//! is what tells the owner's mail, an intruder's and a stranger's apart.

use std::net::IpAddr;

use crate::facts::{Facts, Question, Senders};
use crate::owner::Owner;
use crate::trace::trust::are_neighbours;
use crate::trace::{self, Anchor, End, Settings, Trace};

use super::signals::Source;
use super::witness::{Standing, Witness, is_providers};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Submission {
    /// Where the client sat.
    pub address: Option<IpAddr>,
    /// The account that was used; empty if somebody logged in whose name is not printed.
    pub account: Option<String>,
    /// Somebody logged in. Otherwise a computer handed it in without.
    pub login: bool,
    /// A program on the provider's host handed it in: a script, a web form, a scheduled job.
    pub local: bool,
    /// The host whose lines say so is one of those that send for the owner, or stands beside one. Otherwise only its name is the
    /// provider's, and a customer's machine can have such a name and write what it likes.
    pub listed: bool,
    pub says: String,
}

pub fn questions(owner: &Owner, trace: &Trace, facts: &Facts, settings: Settings) -> Vec<Question> {
    trace::onward::questions(trace, &names(owner, facts), facts, settings)
}

/// None if the provider's lines do not say, or the chain does not lead to it.
pub fn read(
    owner: &Owner,
    trace: &Trace,
    source: &Source,
    witness: Option<&Witness>,
    facts: &Facts,
    settings: Settings,
) -> Option<Submission> {
    if let Some(injection) = &trace.injection
        && witness.is_some_and(|witness| {
            witness.own_provider
                || (witness.standing == Standing::Identified && is_own_line(trace, injection.hop, owner, facts))
        })
        && let Some(account) = &injection.account
    {
        return Some(Submission {
            address: Some(injection.address),
            account: Some(account.clone()),
            login: true,
            local: false,
            listed: true,
            says: trace.why.clone(),
        });
    }
    if !is_owners_side(source) {
        return None;
    }
    let onward = trace::onward(trace, &names(owner, facts), facts, settings);
    matches!(onward.end, End::Account | End::Web | End::Local | End::Peer).then(|| Submission {
        address: onward.client,
        login: matches!(onward.end, End::Account | End::Web),
        local: onward.end == End::Local,
        account: onward.account,
        listed: trace.injection.as_ref().is_some_and(|injection| is_listed(injection.address, owner, facts)),
        says: onward.why,
    })
}

/// Who handed it in there could not be found out, because nobody answered: then it may have been anybody.
pub fn is_open(owner: &Owner, trace: &Trace, source: &Source, facts: &Facts, settings: Settings) -> bool {
    is_owners_side(source) && trace::onward::could_not_ask(trace, &names(owner, facts), facts, settings)
}

fn is_owners_side(source: &Source) -> bool {
    matches!(source, Source::Provider | Source::OwnServer | Source::OwnNetwork)
}

/// Is the host among those that the owner's SPF records and MX name, or in the network of one? Where these say nothing, its name has
/// to do; where they could not be asked, it has not.
fn is_listed(address: IpAddr, owner: &Owner, facts: &Facts) -> bool {
    let records: Vec<&Senders> = owner.all_domains().filter_map(|domain| facts.senders(domain)).collect();
    let is_vague = |senders: &&Senders| !senders.complete || senders.everybody;
    let mut networks = records.iter().flat_map(|senders| &senders.networks);
    let exchangers = owner.all_domains().flat_map(|domain| facts.exchangers(domain));
    let mut receiving = exchangers.flat_map(|name| facts.addresses(name));
    let could_not_ask = owner.all_domains().any(|domain| facts.is_unusable(&Question::Senders(domain.to_owned())));
    owner.has_network(address)
        || (records.is_empty() && !could_not_ask)
        || records.iter().any(is_vague)
        || networks.any(|network| network.contains(&address) || are_neighbours(network.addr(), address))
        || receiving.any(|host| are_neighbours(*host, address))
}

/// Did the owner's provider write this line of the chain?
fn is_own_line(trace: &Trace, hop: usize, owner: &Owner, facts: &Facts) -> bool {
    let by = trace.hops.get(hop).and_then(|hop| hop.line.by.as_deref());
    trace.anchor != Anchor::Unanchored && by.is_some_and(|by| is_providers(by, owner, facts))
}

/// Who may write lines about the owner's hand-ins: the provider, the owner's own hosts, the services that the owner's SPF record names.
pub fn names(owner: &Owner, facts: &Facts) -> Vec<String> {
    let exchangers = owner.all_domains().flat_map(|domain| facts.exchangers(domain)).cloned();
    let own = owner.all_domains().map(str::to_owned);
    let services = owner.all_domains().filter_map(|domain| facts.senders(domain)).flat_map(|senders| &senders.includes);
    owner.provider_names().map(str::to_owned).chain(exchangers).chain(own).chain(services.cloned()).collect()
}
