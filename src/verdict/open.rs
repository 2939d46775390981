//! Look-ups that nobody answered and that could have spoken for the owner, or for the host that is about to be named as the source.
//!
//! Unknown is never read as absent: with one of these open nothing is called forged. A name that the host only claims (HELO, PTR)
//! counts here, because here it can only make the verdict weaker.

use std::net::IpAddr;

use crate::facts::{Answer, Fact, Question};
use crate::mail::address;
use crate::mail::embedded;
use crate::trace::trust;

use super::doubts;
use super::forward;
use super::matter::Matter;
use super::signals::Source;
use super::witness::{self, Witness};

/// In sentences, for a person.
pub fn read(matter: &Matter<'_>, witness: Option<&Witness>) -> Vec<String> {
    let facts = matter.facts;
    let mut open = Vec::new();
    let asked = receiving(matter).into_iter().map(Question::Exchangers);
    for question in asked.chain(forward::questions(matter)).chain(doubts::questions(matter)) {
        if !facts.is_unusable(&question) {
            continue;
        }
        let says = match question {
            Question::Exchangers(domain) => format!("who receives mail for {domain}: that could not be asked"),
            Question::Addresses(name) => format!("which address {name} has: that could not be asked"),
            // What names and networks decide has rules of its own.
            _ => continue,
        };
        if !open.contains(&says) {
            open.push(says);
        }
    }
    open.extend(forward::open(matter).map(|what| format!("{what}: that could not be asked")));
    let Some(injection) = matter.injection() else { return open };
    let address = injection.address;
    open.extend(matter.zone.open(address, matter.line()));
    for domain in matter.other_domains() {
        let asked = [Question::Senders(domain.clone()), Question::Spf { domain: domain.clone(), address }];
        if asked.iter().any(|question| facts.is_unusable(question)) {
            open.push(format!("whether {domain} lets {address} send mail for it: that could not be asked"));
        }
    }
    if facts.is_unusable(&Question::Names(address))
        && let Some(name) = innocent_name(matter, address, witness)
    {
        open.push(format!("whether {address} really is {name}: that could not be asked"));
    }
    open
}

/// Domains of those who may have received the mail and passed it on: the owner, those it failed for, those it was addressed to.
fn receiving(matter: &Matter<'_>) -> Vec<String> {
    let own = matter.side.asked_domains().map(str::to_owned);
    own.chain(witness::asked_domains(&matter.case.notice)).chain(forward::addressed_elsewhere(matter.case)).collect()
}

/// The name of somebody who is no forger that the source goes by, unless the name leads elsewhere by its own zone, whatever the
/// address is called.
fn innocent_name(matter: &Matter<'_>, source: IpAddr, witness: Option<&Witness>) -> Option<String> {
    let facts = matter.facts;
    let domains = receiving(matter);
    let hosts = domains.iter().flat_map(|domain| facts.exchangers(domain).iter().chain([domain]));
    let known: Vec<&String> = hosts.chain(witness.map(|witness| &witness.organisation)).collect();
    let elsewhere = |name: &String| match facts.get(&Question::Addresses(name.clone())) {
        Some(Fact::Known(Answer::Addresses(hosts))) => !hosts.iter().any(|host| embedded::same_host(*host, source)),
        Some(Fact::Absent) => true,
        _ => false,
    };
    let innocent = |name: &String| {
        known.iter().any(|own| *own == name || trust::same_organisation(own, name)) || matter.side.is_providers(name)
    };
    let line = matter.line()?;
    let mut claimed = [&line.helo, &line.name].into_iter().flatten().map(|name| address::normal(name).into_owned());
    claimed.find(|name| !elsewhere(name) && innocent(name))
}

/// Why the way by which the mail came is not known, if look-ups about it had no answer: then it may have come from the owner's
/// side or from outside, and neither a signature nor a copy in Sent says through whose hands.
pub fn way(matter: &Matter<'_>, source: &Source) -> Option<String> {
    let Some(injection) = matter.injection() else {
        return matter
            .trace
            .could_not_ask
            .then(|| "which computer handed the mail in: hosts that its lines name could not be looked up".to_owned());
    };
    if matches!(source, Source::OwnNetwork | Source::OwnServer | Source::Provider) {
        return None;
    }
    let address = injection.address;
    if let Some(why) = matter.zone.open(address, matter.line()) {
        return Some(why);
    }
    let own = matter.side.asked_domains().map(|domain| Question::Exchangers(domain.to_owned()));
    let domains = matter.sending_domains().iter().chain(matter.other_domains());
    let records = domains
        .flat_map(|domain| [Question::Senders(domain.clone()), Question::Spf { domain: domain.clone(), address }]);
    let mut asked = own.chain(records).chain([Question::Names(address)]);
    asked
        .any(|question| matter.facts.is_unusable(&question))
        .then(|| format!("whether {address} is a host that sends for you: that could not be asked"))
}
