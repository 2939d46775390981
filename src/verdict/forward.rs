//! May the computer that handed the mail in have only passed it on?
//!
//! A forwarder, a filter or a list server that the returning server saw is no forger: below it may lie the owner's own mail, or a
//! break-in, or a forgery whose source is somebody else. Its lines are claims, so they prove nothing for the owner; but they are
//! written by the host that was really seen, and a host that may be innocent is not accused (evidence T14, T15, K17).

use std::net::IpAddr;

use crate::case::Case;
use crate::facts::{Facts, Question};
use crate::mail::address::{self, same_organisation};
use crate::mail::embedded;
use crate::mail::received::Received;
use crate::owner::Owner;
use crate::trace::{Hop, Trace, Trust, special, trust};

use super::signals::sending_domains;
use super::witness::is_providers;
use super::{hosts, one_provider};

/// Addressed domains whose mail exchangers are asked for; the mail can name thousands.
const DOMAINS_MAX: usize = 2;
/// Exchangers of each whose addresses are asked for.
const EXCHANGERS_MAX: usize = 2;

/// Who receives mail for the people it was addressed to, if none of them is who it failed for; and whose the owner's line is that
/// the injecting host names, and whose that host is itself.
pub fn questions(case: &Case<'_>, owner: &Owner, trace: &Trace, facts: &Facts) -> Vec<Question> {
    let addressed = addressed_elsewhere(case);
    let receivers: Vec<Question> = receivers(&addressed, facts).map(Question::Addresses).collect();
    let exchangers = addressed.into_iter().map(Question::Exchangers).chain(receivers);
    let line = passed(trace).find_map(|hop| hop.line.peer.filter(|peer| is_owners(*peer, case, owner, facts)));
    let hosts = line.and_then(|line| Some([line, trace.injection.as_ref()?.address]));
    let systems = hosts
        .into_iter()
        .flatten()
        .flat_map(|host| one_provider::questions(host).into_iter().chain([Question::Names(host)]));
    exchangers.chain(systems).collect()
}

/// The lines that the injecting host, and the hosts that link to it, wrote below the injection point; and those below them that
/// name writers of the same organisation: big sites have inner hosts that no DNS knows.
fn passed(trace: &Trace) -> impl Iterator<Item = &Hop> {
    let below = trace.injection.as_ref().map_or(trace.hops.len(), |injection| injection.hop + 1);
    let lines = trace.hops.get(below..).unwrap_or_default();
    let linked = lines.iter().take_while(|hop| hop.trust == Trust::Linked).count();
    // An inner hand-over, as the line above it says: nobody outside can look it up.
    let handed = |pair: &[Hop]| {
        let [above, below] = pair else { return false };
        let inner = above.line.peer.is_some_and(|peer| special::class(peer, false).is_inner());
        inner && above.line.helo.as_deref().map(address::normal) == below.line.by && !below.line.below_content
    };
    let inner = linked.checked_sub(1).and_then(|last| lines.get(last..)).unwrap_or_default();
    let passed = linked + inner.windows(2).take_while(|pair| handed(pair)).count();
    let site = passed.checked_sub(1).and_then(|last| lines.get(last)?.line.by.as_deref());
    lines.iter().take(passed).chain(of_site(lines.get(passed..).unwrap_or_default(), site))
}

/// The lines from the first on that name writers of one organisation.
fn of_site<'a>(lines: &'a [Hop], site: Option<&'a str>) -> impl Iterator<Item = &'a Hop> {
    lines.iter().take_while(move |hop| {
        let by = hop.line.by.as_deref();
        !hop.line.below_content && site.is_some_and(|site| by.is_some_and(|by| trust::same_organisation(site, by)))
    })
}

/// The reason to think so, if there is one.
pub fn read(case: &Case<'_>, owner: &Owner, trace: &Trace, facts: &Facts) -> Option<String> {
    let injection = trace.injection.as_ref()?;
    let address = injection.address;
    let names: Vec<&str> = injection.names(facts).collect();
    // Small offices forward from a line whose name is the access provider's: what the DNS and the envelope say holds for them too.
    if let Some(by) = rewritten_by(case, owner) {
        return Some(format!("a server of {by} rewrote the envelope sender, as forwarders do, and yours stands in it"));
    }
    let line = names.iter().any(|name| trust::is_customer_line(name, address));
    let named = |receiver: &String| !line && names.iter().any(|name| same_organisation(name, receiver));
    let hosts = |domain: &String| {
        facts.exchangers(domain).iter().chain([domain]).any(named)
            || receivers(std::slice::from_ref(domain), facts)
                .any(|name| facts.addresses(&name).iter().any(|own| embedded::same_host(*own, address)))
    };
    if let Some(domain) = addressed_elsewhere(case).iter().find(|domain| hosts(domain)) {
        return Some(format!(
            "{address} receives mail for {domain}, where the mail was addressed to, and may have forwarded it"
        ));
    }
    if line {
        return None;
    }
    // Nobody forwards a mail to the person it is addressed to; but a relay of another house carries it, and that is no machine that
    // anybody can rent by the hour.
    let is_mail_host =
        !names.is_empty() && !names.iter().any(|name| trust::is_rented(name) || trust::is_numbered(name));
    let relays = |hop: &Hop| is_mail_host && hop.trust == Trust::Linked;
    passed(trace)
        .find_map(|hop| {
            let by_login = || by_unnamed_login(hop, owner);
            passed_on(hop, case, owner, facts, relays(hop))
                .or_else(by_login)
                .or_else(|| from_owners_line(hop, address, case, owner, facts, relays(hop)))
        })
        .map(|what| format!("{address} says that it only passed the mail on: {what}"))
}

/// Why it may have, if look-ups had an answer that nobody gave: the writer of the line below, or whose network the relay and the
/// owner's line are.
pub fn open(case: &Case<'_>, owner: &Owner, trace: &Trace, facts: &Facts) -> Option<String> {
    let address = trace.injection.as_ref()?.address;
    let from_owner = passed(trace).filter_map(|hop| hop.line.peer).find(|peer| is_owners(*peer, case, owner, facts));
    if let Some(line) = from_owner.filter(|line| one_provider::share(*line, address, facts).is_none()) {
        return Some(format!("whether {address} is a host of the same provider as {line}, a line or host of yours"));
    }
    // A relay by the name that could not be asked for.
    let perhaps = facts.is_unusable(&Question::Names(address));
    let tells = |hop: &Hop| {
        hop.trust == Trust::Linked
            && (passed_on(hop, case, owner, facts, true).is_some()
                || from_owners_line(hop, address, case, owner, facts, true).is_some())
    };
    if perhaps && passed(trace).any(tells) {
        return Some(format!("whether {address} is a mail host, which says that it only passed it on"));
    }
    let (lines, by) = unlinked(trace, facts)?;
    let excuse = of_site(lines, Some(by)).any(|hop| {
        passed_on(hop, case, owner, facts, false).is_some() || hop.line.peer.is_some_and(|peer| owner.has_network(peer))
    });
    excuse.then(|| format!("whether the computer that handed it in is `{by}`, which says that it only passed it on"))
}

/// The lines from the first below the injection point that does not link, if whether it does could not be asked; and who wrote it.
fn unlinked<'a>(trace: &'a Trace, facts: &Facts) -> Option<(&'a [Hop], &'a str)> {
    let injection = trace.injection.as_ref()?;
    let first = injection.hop + 1 + passed(trace).count();
    let peer = trace.hops.get(first.checked_sub(1)?)?.line.peer?;
    let lines = trace.hops.get(first..)?;
    let by = lines.first()?.line.by.as_deref().filter(|by| trust::is_dns_name(by))?;
    let unasked = facts.is_unusable(&Question::Names(peer)) || facts.is_unusable(&Question::Addresses(by.to_owned()));
    unasked.then_some((lines, by))
}

/// What a line of the injecting host says of where it got the mail.
fn passed_on(hop: &Hop, case: &Case<'_>, owner: &Owner, facts: &Facts, relays: bool) -> Option<String> {
    let line = &hop.line;
    if line.authenticated.as_deref().is_some_and(|account| is_named(account, case, owner)) {
        return Some("somebody logged in there by your name".to_owned());
    }
    // In a mail to the person it is addressed to, a line that names the owner's side is a planted one (T2), or a relay's.
    if relays || !case.is_addressed_to_the_failed() {
        return from_owners_side(line, case, owner, facts)
            .or_else(|| for_somebody_else(line, case))
            .or_else(|| inside_owners_side(line, owner, facts).filter(|_| relays));
    }
    for_somebody_else(line, case)
}

/// The sender rewriting of forwarders: `SRS0=hash=time=shop.example=anna@forwarder.example`, `SRS1=...`, Microsoft's
/// `bob+SRS=hash=time=shop.example=anna@forwarder.example`, Gmail's `bob+caf_=anna=shop.example@forwarder.example`. Such a notice
/// comes back through the forwarder, so it is not written for fun. The domain that rewrote it.
fn rewritten_by(case: &Case<'_>, owner: &Owner) -> Option<String> {
    let senders = [case.original.envelope_sender(), case.delivery.to.clone()];
    senders.into_iter().flatten().find_map(|sender| {
        let (local, domain) = sender.rsplit_once('@')?;
        let local = local.to_lowercase();
        let marked = ["srs0", "srs1"].iter().any(|mark| local.starts_with(mark))
            || ["+srs=", "+caf_="].iter().any(|mark| local.contains(mark));
        let names_owner = || local.split(['=', '+']).any(|part| owner.has_domain(part));
        (marked && names_owner()).then(|| domain.to_owned())
    })
}

/// Somebody logged in there from a line or host of the owner's, and by which name is not printed: nobody told us of all the
/// owner's accounts.
fn by_unnamed_login(hop: &Hop, owner: &Owner) -> Option<String> {
    let unnamed = hop.line.authenticated.as_deref() == Some("");
    let peer = hop.line.peer.filter(|peer| unnamed && owner.has_network(*peer))?;
    Some(format!("somebody logged in there from {peer}, a network of yours"))
}

/// The owner's address, or only its local part: many servers know their customers by that.
fn is_named(account: &str, case: &Case<'_>, owner: &Owner) -> bool {
    let local = |own: &String| own.split('@').next().is_some_and(|local| local.eq_ignore_ascii_case(account));
    owner.is(account) || owner.addresses.iter().any(local) || case.identity(owner).as_ref().is_some_and(local)
}

/// The relay of the owner's own access provider, or of the hoster of the owner's web site, says that it got the mail from there: an
/// infected computer in the office, or a broken-in shop, may have sent it that way. A forger can plant that only where the owner's provider is his as well.
fn from_owners_line(
    hop: &Hop,
    relay: IpAddr,
    case: &Case<'_>,
    owner: &Owner,
    facts: &Facts,
    relays: bool,
) -> Option<String> {
    let peer = hop.line.peer.filter(|peer| is_owners(*peer, case, owner, facts))?;
    if relays {
        return Some(format!("it got it from {peer}, a line or host of yours"));
    }
    (one_provider::share(relay, peer, facts) == Some(true))
        .then(|| format!("it got it from {peer}, a line or host of yours, and is a host of the same provider"))
}

/// A network of the owner's, or a host that the owner's zone names: a web site is sent from through its hoster's relay.
fn is_owners(peer: IpAddr, case: &Case<'_>, owner: &Owner, facts: &Facts) -> bool {
    owner.has_network(peer) || hosts::read(&hosts::sites(case, owner), owner, peer, None, facts).is_some()
}

/// The line says that it got the mail from a host that sends for the owner.
fn from_owners_side(line: &Received, case: &Case<'_>, owner: &Owner, facts: &Facts) -> Option<String> {
    if let Some(peer) = line.peer.filter(|peer| owner.has_network(*peer) || may_send(case, owner, facts, *peer)) {
        return Some(format!("it got it from {peer}, which sends for you"));
    }
    let named = line.name.as_deref().filter(|name| line.name_confirmed && is_providers(name, owner, facts));
    named.map(|name| format!("it got it from {name}, a host of your mail provider"))
}

/// The line says that it got the mail over an inner network from a host that calls itself the provider's: a smart host of the same house.
fn inside_owners_side(line: &Received, owner: &Owner, facts: &Facts) -> Option<String> {
    line.peer.filter(|peer| special::class(*peer, false).is_inner())?;
    let mut names = [&line.helo, &line.name].into_iter().flatten();
    let name = names.find(|name| is_providers(name, owner, facts))?;
    Some(format!("it got it over an inner network from {name}, by its name a host of your mail provider"))
}

/// The line says that the mail was for somebody else than it failed for.
fn for_somebody_else(line: &Received, case: &Case<'_>) -> Option<String> {
    // A complaint names no failed recipient, so nothing can be told from it.
    let failures = &case.notice.failures;
    let failed = |to: &str| failures.is_empty() || failures.iter().any(|one| one.recipient.eq_ignore_ascii_case(to));
    let first = line.recipient.as_deref().filter(|to| !failed(to))?;
    Some(format!("it got it for {first}"))
}

/// Exchangers of these domains whose addresses are asked for.
fn receivers<'a>(domains: &'a [String], facts: &'a Facts) -> impl Iterator<Item = String> + 'a {
    let names = domains.iter().flat_map(|domain| facts.exchangers(domain).iter().take(EXCHANGERS_MAX));
    names.map(|name| address::normal(name)).filter(|name| trust::is_dns_name(name))
}

fn may_send(case: &Case<'_>, owner: &Owner, facts: &Facts, peer: IpAddr) -> bool {
    let senders = |domain: String| facts.senders(&domain);
    sending_domains(case, owner)
        .into_iter()
        .filter_map(senders)
        .any(|senders| senders.networks.iter().any(|network| embedded::holds(network, peer)))
}

/// Domains in To and Cc, if the failed recipient stands in neither.
pub(super) fn addressed_elsewhere(case: &Case<'_>) -> Vec<String> {
    let named = case.original.recipients();
    if case.notice.failures.is_empty() || case.is_addressed_to_the_failed() {
        return Vec::new();
    }
    let mut domains: Vec<String> = Vec::new();
    for domain in named.iter().filter_map(|to| address::domain(to)) {
        if domains.len() < DOMAINS_MAX && !domains.iter().any(|known| known == domain) {
            domains.push(domain.to_owned());
        }
    }
    domains
}
