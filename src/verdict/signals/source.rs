//! From where the mail was injected, seen from the owner: networks, the SPF record, names (evidence K8, K9, K12).

use std::net::IpAddr;

use crate::facts::{Answer, Asks, Fact, Facts, Question, Senders, Spf};
use crate::mail::address::same_organisation;
use crate::mail::embedded;
use crate::providers::{self, Use};
use crate::trace::trust;

use super::super::matter::Matter;
use super::super::zone::Host;
use super::super::{Evidence, Stance, Strength};
use super::{Source, evidence};

pub fn source(matter: &Matter<'_>) -> (Source, Option<Evidence>) {
    let Some(address) = matter.injection().map(|injection| injection.address) else {
        return (Source::None, None);
    };
    let found = by_records(matter, address);
    if matches!(found.0, Source::OwnNetwork | Source::OwnServer) {
        return found;
    }
    let host = matter.zone.host(address, matter.line());
    if let Some(Host::Own(says)) = host {
        let about = evidence("own-host", Stance::ForOwner, Strength::Strong, says, "PTR record, confirmed");
        return (Source::OwnServer, Some(about));
    }
    if found.0 == Source::Provider {
        return found;
    }
    if let Some(domain) = matter.other_domains().iter().find(|domain| lets_send(domain, address, matter.facts)) {
        let says = format!("{domain}, another domain of yours, lets {address} send mail for it");
        let from = format!("SPF record of {domain}");
        return (Source::Provider, Some(evidence("spf-pass", Stance::Neutral, Strength::Supporting, says, from)));
    }
    match host {
        Some(Host::Used(says) | Host::Own(says)) => {
            let about = evidence("own-host", Stance::Neutral, Strength::Supporting, says.clone(), "DNS of your domain");
            (Source::Used(says), Some(about))
        }
        None => found,
    }
}

/// What the owner's networks, the provider's names, and the SPF records of the owner's domains say.
fn by_records(matter: &Matter<'_>, address: IpAddr) -> (Source, Option<Evidence>) {
    let Matter { owner, side, facts, .. } = *matter;
    let shown = || {
        let hop = matter.injection().map_or(0, |injection| injection.hop);
        format!("line {} of the returned mail's Received lines", hop + 1)
    };
    if owner.has_network(address) {
        let says = format!("the mail was handed in by {address}, which is one of your own networks");
        return (Source::OwnNetwork, Some(evidence("own-network", Stance::ForOwner, Strength::Strong, says, shown())));
    }
    let names: Vec<&str> = facts.confirmed_names(address).collect();
    let domains = matter.sending_domains();
    if names.iter().any(|name| side.is_providers(name) && !side.is_of_organisation(name)) {
        let says = format!("the mail was handed in by {address} ({}), a host of your mail provider", names.join(", "));
        return (
            Source::Provider,
            Some(evidence("own-provider", Stance::Neutral, Strength::Supporting, says, shown())),
        );
    }
    if let Some(name) = unasked_provider(matter, address) {
        let why = format!("{address} calls itself {name}, and whether that is true could not be asked");
        return (
            Source::Unsure(why.clone()),
            Some(evidence("name-unusable", Stance::Unusable, Strength::Colour, why, "PTR record")),
        );
    }
    let mut outside = !domains.is_empty();
    let mut why = "no address of yours is known".to_owned();
    for domain in domains {
        match by_record(domain, address, &names, &called(matter, domain), facts)
            .or_else(|why| by_question(why, domain, matter, address))
        {
            Ok(Source::Outside) => {}
            Ok(inside) => {
                let says = format!("{domain} lets {address} send mail for it");
                let weight = if inside == Source::OwnServer {
                    (Stance::ForOwner, Strength::Strong)
                } else {
                    (Stance::Neutral, Strength::Supporting)
                };
                return (
                    inside,
                    Some(evidence("spf-pass", weight.0, weight.1, says, format!("SPF record of {domain}"))),
                );
            }
            Err(Unlisted::Open(reason)) if outside => {
                return (Source::Open(reason.clone()), Some(unusable_record(address, &reason)));
            }
            Err(Unlisted::Open(reason) | Unlisted::Unread(reason)) => (outside, why) = (false, reason),
        }
    }
    if outside && matter.injection().is_some_and(|injection| injection.account.is_some()) {
        // No record lists the computers that log in: the owner's own laptop in a hotel fails like a thief's.
        let says = format!(
            "{address} is the computer that logged in; an SPF record lists servers, and says nothing of who logs in to one"
        );
        let from = format!("SPF record of {}", domains.join(", "));
        return (Source::Outside, Some(evidence("spf-fail", Stance::Neutral, Strength::Colour, says, from)));
    }
    if outside {
        let says = format!("{address} handed the mail in, and {} does not let it send", domains.join(", "));
        let from = format!("SPF record of {}", domains.join(", "));
        return (Source::Outside, Some(evidence("spf-fail", Stance::AgainstOwner, Strength::Strong, says, from)));
    }
    let about = unusable_record(address, &why);
    (Source::Unsure(why), Some(about))
}

fn unusable_record(address: IpAddr, why: &str) -> Evidence {
    let says = format!("whether {address} may send for you is not known: {why}");
    evidence("spf-unusable", Stance::Unusable, Strength::Colour, says, "SPF record of your domain")
}

/// Why an SPF record says nothing about an address.
enum Unlisted {
    /// It was read whole and does not list it.
    Open(String),
    Unread(String),
}

/// The provider's name that the host goes by, if nobody could say whether it is one of the provider's: not every sending host
/// stands in the SPF record.
fn unasked_provider<'a>(matter: &Matter<'a>, address: IpAddr) -> Option<&'a str> {
    let line = matter.line().filter(|_| matter.facts.is_unusable(&Question::Names(address)))?;
    let mut claimed = [&line.helo, &line.name].into_iter().flatten().map(String::as_str);
    claimed.find(|name| matter.side.is_providers(name))
}

/// Evidence K8 for the domain that a receiver really checks (RFC 7208, 2.4). Only a pass says something: anybody can write a name
/// below the owner's domain that has no record.
fn lets_send(domain: &str, address: IpAddr, facts: &Facts) -> bool {
    let names: Vec<&str> = facts.confirmed_names(address).collect();
    matches!(by_record(domain, address, &names, &[], facts), Ok(Source::OwnServer | Source::Provider))
}

/// Names of others than `domain` that lead to the source, or could not be asked for: what it calls itself, and by which it writes its own line. Not every host has
/// a PTR record.
fn called<'a>(matter: &Matter<'a>, domain: &str) -> Vec<&'a str> {
    let Some(injection) = matter.injection() else { return Vec::new() };
    let own = matter.trace.hops.get(injection.hop + 1).and_then(|hop| hop.line.by.as_deref());
    let names = matter.line().and_then(|line| line.helo.as_deref()).into_iter().chain(own);
    let leads = |name: &&str| {
        matter.facts.addresses(name).iter().any(|one| embedded::same_host(*one, injection.address))
            || matter.facts.is_unusable(&Question::Addresses((*name).to_owned()))
    };
    names.filter(leads).filter(|name| !same_organisation(name, domain)).collect()
}

/// What the SPF record of `domain` says of the address, which has these confirmed names, and is called by others too. An error is the
/// reason why it says nothing.
fn by_record(
    domain: &str,
    address: IpAddr,
    names: &[&str],
    called: &[&str],
    facts: &Facts,
) -> Result<Source, Unlisted> {
    let unread = |why: String| Err(Unlisted::Unread(why));
    let spf = match facts.get(&Question::Spf { domain: domain.to_owned(), address }) {
        Some(Fact::Known(Answer::Spf(spf))) => *spf,
        Some(Fact::Unknown { why, .. }) => {
            return unread(format!("the SPF record of {domain} could not be read ({why})"));
        }
        Some(Fact::Absent) => Spf::None,
        _ => return unread(format!("the SPF record of {domain} was not asked for")),
    };
    let senders = match facts.get(&Question::Senders(domain.to_owned())) {
        Some(Fact::Known(Answer::Senders(senders))) => senders,
        Some(Fact::Unknown { why, .. }) => {
            return unread(format!("the SPF record of {domain} could not be read whole ({why})"));
        }
        _ => return unread(format!("{domain} publishes no SPF record")),
    };
    // A record may list the host as the tunnel writes it (`ip6:2002:...`).
    let listed = senders.lists(address);
    match spf {
        Spf::Fail | Spf::SoftFail if listed => {
            unread(format!("the SPF record of {domain} lists {address} in another form"))
        }
        Spf::Fail | Spf::SoftFail if senders.complete && !senders.everybody => Ok(Source::Outside),
        Spf::Fail | Spf::SoftFail => unread(format!("the SPF record of {domain} cannot be listed in full")),
        Spf::Pass if senders.everybody || !senders.is_narrow() => {
            unread(format!("the SPF record of {domain} lets too many computers send to prove anything"))
        }
        Spf::Pass => {
            // A name that could not be asked for may be a hoster's, whose other customers send from there too.
            let alone = !facts.is_unusable(&Question::Names(address));
            let own = is_owners_alone(address, &[names, called].concat(), domain, senders)
                && (alone || is_named(names, domain));
            Ok(if own { Source::OwnServer } else { Source::Provider })
        }
        Spf::Neutral => {
            let why = format!("the SPF record of {domain} leaves open who else may send");
            if senders.complete && !senders.everybody && !listed { Err(Unlisted::Open(why)) } else { unread(why) }
        }
        Spf::None => unread(format!("{domain} publishes no SPF record")),
        Spf::Broken => unread(format!("the SPF record of {domain} is broken")),
    }
}

/// A record with macros cannot be listed, and still says of one address that it may not send (RFC 7208, 7). That is enough about a
/// customer's line; a mail host near those that nobody could list might be one of them. Where the record asks for the name that the
/// computer gives itself, it was asked by another one: then this must be none that a host of the owner's could have.
fn by_question(why: Unlisted, domain: &str, matter: &Matter<'_>, address: IpAddr) -> Result<Source, Unlisted> {
    let facts = matter.facts;
    let spf = facts.get(&Question::Spf { domain: domain.to_owned(), address });
    let fails = matches!(spf, Some(Fact::Known(Answer::Spf(Spf::Fail | Spf::SoftFail))));
    let names: Vec<&str> = facts.confirmed_names(address).collect();
    let line = names.iter().any(|name| trust::is_customer_line(name, address));
    let helo = matter.line().and_then(|line| line.helo.as_deref());
    let nobodys = |helo: &str| !trust::is_dns_name(helo) || names.iter().any(|name| same_organisation(name, helo));
    let answered = facts.senders(domain).is_some_and(|senders| {
        !senders.everybody
            && match senders.asks {
                Asks::Nothing | Asks::Address => true,
                Asks::Helo => helo.is_none_or(nobodys),
                Asks::More => false,
            }
    });
    if fails && line && answered { Ok(Source::Outside) } else { Err(why) }
}

/// Only the owner sends from there (evidence K8, K12): by its name, or because the owner's own record lists just this host.
fn is_owners_alone(address: IpAddr, names: &[&str], domain: &str, senders: &Senders) -> bool {
    providers::used_by(address, names, domain, senders) == Use::Own
        && (is_named(names, domain) || senders.lists_nearly_alone(address))
}

fn is_named(names: &[&str], domain: &str) -> bool {
    names.iter().any(|name| same_organisation(name, domain))
}
