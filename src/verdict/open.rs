//! Look-ups that nobody answered and that could have spoken for the owner, or for the host that is about to be named as the source.
//!
//! Unknown is never read as absent: with one of these open nothing is called forged. A name that the host only claims (HELO, PTR)
//! counts here, because here it can only make the verdict weaker.

use crate::case::Case;
use crate::facts::{Answer, Fact, Facts, Question};
use crate::mail::address::{self, same_organisation};
use crate::mail::embedded;
use crate::owner::Owner;
use crate::trace::Trace;

use super::doubts;
use super::forward;
use super::hosts;
use super::signals::{self, Source};
use super::witness::{self, Witness};

/// In sentences, for a person.
pub fn read(case: &Case<'_>, owner: &Owner, trace: &Trace, witness: Option<&Witness>, facts: &Facts) -> Vec<String> {
    let own: Vec<String> = owner.all_domains().take(witness::OWNER_DOMAINS_MAX).map(str::to_owned).collect();
    let failed = witness::recipient_domains(&case.notice).take(witness::RECIPIENT_DOMAINS_MAX).collect::<Vec<_>>();
    let addressed = forward::addressed_elsewhere(case);
    let receivers = own.iter().chain(&failed).chain(&addressed).cloned().map(Question::Exchangers);
    let asked = receivers
        .chain(forward::questions(case, owner, trace, facts))
        .chain(doubts::questions(case, owner, trace, facts));
    let mut open = Vec::new();
    for question in asked.filter(|question| facts.is_unusable(question)) {
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
    open.extend(forward::open(case, owner, trace, facts).map(|what| format!("{what}: that could not be asked")));
    let Some(injection) = &trace.injection else { return open };
    let address = injection.address;
    let line = trace.hops.get(injection.hop).map(|hop| &*hop.line);
    open.extend(hosts::open(&hosts::sites(case, owner), owner, address, line, facts));
    for domain in signals::other_domains(case, owner) {
        let asked = [Question::Senders(domain.clone()), Question::Spf { domain: domain.clone(), address }];
        if asked.iter().any(|question| facts.is_unusable(question)) {
            open.push(format!("whether {domain} lets {address} send mail for it: that could not be asked"));
        }
    }
    if facts.is_unusable(&Question::Names(injection.address))
        && let Some(line) = trace.hops.get(injection.hop).map(|hop| &hop.line)
    {
        let organisations = own.into_iter().chain(failed).chain(addressed);
        let receivers = organisations.flat_map(|domain| {
            let hosts = facts.exchangers(&domain).to_vec();
            hosts.into_iter().chain([domain])
        });
        let known: Vec<String> = receivers.chain(witness.map(|witness| witness.organisation.clone())).collect();
        let claimed = [&line.helo, &line.name].into_iter().flatten().map(|name| address::normal(name));
        // A name leads back to its hosts by its own zone, whatever the address is called.
        let elsewhere = |name: &String| match facts.get(&Question::Addresses(name.clone())) {
            Some(Fact::Known(Answer::Addresses(hosts))) => {
                !hosts.iter().any(|host| embedded::same_host(*host, injection.address))
            }
            Some(Fact::Absent) => true,
            _ => false,
        };
        let innocent = claimed.filter(|name| !elsewhere(name)).filter(|name| {
            known.iter().any(|own| own == name || same_organisation(own, name))
                || witness::is_providers(name, owner, facts)
        });
        open.extend(
            innocent
                .take(1)
                .map(|name| format!("whether {} really is {name}: that could not be asked", injection.address)),
        );
    }
    open
}

/// Why the way by which the mail came is not known, if look-ups about it had no answer: then it may have come from the owner's
/// side or from outside, and neither a signature nor a copy in Sent says through whose hands.
pub fn way(case: &Case<'_>, owner: &Owner, trace: &Trace, source: &Source, facts: &Facts) -> Option<String> {
    let Some(injection) = &trace.injection else {
        return trace
            .could_not_ask
            .then(|| "which computer handed the mail in: hosts that its lines name could not be looked up".to_owned());
    };
    if matches!(source, Source::OwnNetwork | Source::OwnServer | Source::Provider) {
        return None;
    }
    let line = trace.hops.get(injection.hop).map(|hop| &*hop.line);
    if let Some(why) = hosts::open(&hosts::sites(case, owner), owner, injection.address, line, facts) {
        return Some(why);
    }
    let address = injection.address;
    let own =
        owner.all_domains().take(witness::OWNER_DOMAINS_MAX).map(|domain| Question::Exchangers(domain.to_owned()));
    let records = signals::sending_domains(case, owner)
        .into_iter()
        .chain(signals::other_domains(case, owner))
        .flat_map(|domain| [Question::Senders(domain.clone()), Question::Spf { domain, address }]);
    let mut asked = own.chain(records).chain([Question::Names(address)]);
    asked
        .any(|question| facts.is_unusable(&question))
        .then(|| format!("whether {address} is a host that sends for you: that could not be asked"))
}
