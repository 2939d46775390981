//! May the computer that handed the mail in have only passed it on?
//!
//! A forwarder, a filter or a list server that the returning server saw is no forger: below it may lie the owner's own mail, or a
//! break-in, or a forgery whose source is somebody else. Its lines are claims, so they prove nothing for the owner; but they are
//! written by the host that was really seen, and a host that may be innocent is not accused (evidence T14, T15, K17).

use std::net::IpAddr;

use crate::case::Case;
use crate::facts::{Facts, Question};
use crate::mail::address;
use crate::mail::embedded;
use crate::mail::received::Role;
use crate::trace::{Hop, Trace, Trust, special, trust};

use super::matter::Matter;
use super::one_provider;

/// Addressed domains whose mail exchangers are asked for; the mail can name thousands.
const DOMAINS_MAX: usize = 20;
/// Addressed domains whose SPF record is asked about the source.
const RECORDS_MAX: usize = 4;
/// Clients of the injecting host, and of those behind it, that are looked at by name.
const CLIENTS_MAX: usize = 3;
/// Exchangers of each whose addresses are asked for.
const EXCHANGERS_MAX: usize = 4;

/// Who receives mail for the people it was addressed to, if none of them is who it failed for; and whose the owner's line is that
/// the injecting host names, and whose that host is itself.
pub fn questions(matter: &Matter<'_>) -> Vec<Question> {
    let (addressed, _) = named(matter);
    let receivers: Vec<Question> = receivers(&addressed, matter.facts).map(Question::Addresses).collect();
    let address = matter.injection().map(|injection| injection.address);
    let record = |domain: &String| Some(Question::Spf { domain: domain.clone(), address: address? });
    let records: Vec<Question> = addressed.iter().take(RECORDS_MAX).filter_map(record).collect();
    let clients = passed(matter.trace).take(CLIENTS_MAX).filter_map(|hop| {
        let claimed = matter.zone.claimed(Some(&hop.line)).map(Question::Addresses);
        Some([Question::Names(hop.line.peer?)].into_iter().chain(claimed))
    });
    let clients: Vec<Question> = clients.flatten().collect();
    let exchangers = addressed.into_iter().map(Question::Exchangers).chain(receivers).chain(records);
    let hosts = owners_line(matter).and_then(|line| Some([line, matter.injection()?.address]));
    let systems = hosts
        .into_iter()
        .flatten()
        .flat_map(|host| one_provider::questions(host).into_iter().chain([Question::Names(host)]));
    exchangers.chain(systems).chain(clients).collect()
}

/// The lines that the injecting host, and the hosts that link to it, wrote below the injection point; and those below them that
/// name writers of the same organisation: big sites have inner hosts that no DNS knows.
fn passed(trace: &Trace) -> impl Iterator<Item = &Hop> {
    let (seen, site) = seen_and_site(trace);
    seen.iter().chain(site)
}

/// Those that link, or that an inner hand-over joins to one that does; and those of the same site below them.
fn seen_and_site(trace: &Trace) -> (&[Hop], impl Iterator<Item = &Hop>) {
    let below = trace.injection.as_ref().map_or(trace.hops.len(), |injection| injection.hop + 1);
    let lines = trace.hops.get(below..).unwrap_or_default();
    let linked = lines.iter().take_while(|hop| hop.trust == Trust::Linked).count();
    // An inner hand-over, as the line above it says: nobody outside can look it up.
    let handed = |pair: &[Hop]| {
        let [above, below] = pair else { return false };
        let inner = above.line.peer.is_some_and(|peer| special::class(peer, false).is_inner());
        let by = below.line.by.as_deref();
        let calls_itself = above.line.helo.as_deref().map(address::normal).as_deref() == by;
        let is_at = by.is_some_and(|by| by.parse().ok() == above.line.peer);
        inner && (calls_itself || is_at) && !below.line.below_content
    };
    let inner = linked.checked_sub(1).and_then(|last| lines.get(last..)).unwrap_or_default();
    let passed = linked + inner.windows(2).take_while(|pair| handed(pair)).count();
    let (seen, rest) = lines.split_at_checked(passed).unwrap_or((lines, &[]));
    // qmail forwards by handing the mail in again on its own host, and leaves a mark that looks like a local program's.
    let is_mark = |hop: &&Hop| hop.line.by.is_none() && hop.line.role == Role::Local && !hop.line.below_content;
    let marks = rest.iter().take_while(is_mark).count();
    let source = || trace.injection.as_ref()?.name.as_deref().filter(|_| marks > 0);
    let site = seen.last().map_or_else(source, |last| last.line.by.as_deref());
    (seen, of_site(rest.get(marks..).unwrap_or_default(), site))
}

/// The lines from the first on that name writers of one organisation.
fn of_site<'a>(lines: &'a [Hop], site: Option<&'a str>) -> impl Iterator<Item = &'a Hop> {
    lines.iter().take_while(move |hop| {
        let by = hop.line.by.as_deref();
        !hop.line.below_content && site.is_some_and(|site| by.is_some_and(|by| trust::same_organisation(site, by)))
    })
}

/// The reason to think so, if there is one.
pub fn read(matter: &Matter<'_>) -> Option<String> {
    let facts = matter.facts;
    let address = matter.injection()?.address;
    let names: Vec<&str> = matter.source_names().collect();
    // Small offices forward from a line whose name is the access provider's: what the DNS and the envelope say holds for them too.
    if let Some(by) = rewritten_by(matter) {
        return Some(format!("a server of {by} rewrote the envelope sender, as forwarders do, and yours stands in it"));
    }
    let line = matter.is_from_customers_line();
    // Where the failed recipient is addressed too, anybody can name one more whose house he rents a machine of.
    let direct = matter.case.is_addressed_to_the_failed();
    let is_of = |name: &str, receiver: &str| {
        if direct { name == address::normal(receiver) } else { trust::same_organisation(name, receiver) }
    };
    let is_named = |receiver: &String| !line && names.iter().any(|name| is_of(name, receiver));
    let hosts = |domain: &String| {
        facts.exchangers(domain).iter().chain([domain]).any(is_named)
            || receivers(std::slice::from_ref(domain), facts)
                .any(|name| facts.addresses(&name).iter().any(|own| embedded::same_host(*own, address)))
    };
    let (addressed, more) = named(matter);
    if let Some(domain) = addressed.iter().take(RECORDS_MAX).find(|domain| facts.spf_passes(domain, address)) {
        return Some(format!(
            "{domain}, where the mail was addressed to, lets {address} send its mail: it may have forwarded this one"
        ));
    }
    if let Some(domain) = addressed.iter().find(|domain| hosts(domain)) {
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
    if is_mail_host && more {
        return Some(format!(
            "the mail was addressed to people in more than {DOMAINS_MAX} domains, and {address} may receive mail for one of the others"
        ));
    }
    let says = |hop: &Hop, is_one| {
        let relay = Relay { matter, hop, is_one };
        let what =
            relay.passed_on().or_else(|| relay.by_unnamed_login()).or_else(|| relay.got_from_owners_line(address))?;
        // Further down, hosts behind it speak.
        let who = match hop.line.by.as_deref() {
            Some(by) if hop.trust != Trust::Linked => format!("a line of `{by}` below that of {address}"),
            _ => address.to_string(),
        };
        Some(format!("{who} says that it only passed the mail on: {what}"))
    };
    let (seen, mut site) = seen_and_site(matter.trace);
    seen.iter().find_map(|hop| says(hop, is_mail_host)).or_else(|| site.find_map(|hop| says(hop, false)))
}

/// Why it may have, if look-ups had an answer that nobody gave: the writer of the line below, or whose network the relay and the
/// owner's line are.
pub fn open(matter: &Matter<'_>) -> Option<String> {
    let facts = matter.facts;
    let address = matter.injection()?.address;
    if let Some(line) = owners_line(matter).filter(|line| one_provider::share(*line, address, facts).is_none()) {
        return Some(format!("whether {address} is a host of the same provider as {line}, a line or host of yours"));
    }
    let client = |hop: &Hop| matter.zone.open(hop.line.peer?, Some(&hop.line));
    if let Some(open) = passed(matter.trace).take(CLIENTS_MAX).find_map(client) {
        return Some(open);
    }
    let record = |domain: &&String| facts.is_unusable(&Question::Spf { domain: (*domain).clone(), address });
    if let Some(domain) = named(matter).0.iter().take(RECORDS_MAX).find(record) {
        return Some(format!("whether {domain}, where the mail was addressed to, lets {address} send its mail"));
    }
    // A relay by the name that could not be asked for.
    let perhaps = facts.is_unusable(&Question::Names(address));
    let tells = |hop: &Hop| {
        let relay = Relay { matter, hop, is_one: true };
        hop.trust == Trust::Linked && (relay.passed_on().is_some() || relay.got_from_owners_line(address).is_some())
    };
    if perhaps && passed(matter.trace).any(tells) {
        return Some(format!("whether {address} is a mail host, which says that it only passed it on"));
    }
    let (lines, by) = unlinked(matter.trace, facts)?;
    let excuse = of_site(lines, Some(by)).any(|hop| {
        let relay = Relay { matter, hop, is_one: false };
        relay.passed_on().is_some() || hop.line.peer.is_some_and(|peer| matter.owner.has_network(peer))
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

/// The sender rewriting of forwarders: `SRS0=hash=time=shop.example=anna@forwarder.example`, `SRS1=...`, Microsoft's
/// `bob+SRS=hash=time=shop.example=anna@forwarder.example`, Gmail's `bob+caf_=anna=shop.example@forwarder.example`. Such a notice
/// comes back through the forwarder, so it is not written for fun. The domain that rewrote it.
fn rewritten_by(matter: &Matter<'_>) -> Option<String> {
    let senders = [matter.case.original.envelope_sender(), matter.case.delivery.to.clone()];
    senders.into_iter().flatten().find_map(|sender| {
        let (local, domain) = sender.rsplit_once('@')?;
        let local = local.to_lowercase();
        let marked = ["srs0", "srs1"].iter().any(|mark| local.starts_with(mark))
            || ["+srs=", "+caf_="].iter().any(|mark| local.contains(mark));
        let names_owner = || local.split(['=', '+']).any(|part| matter.owner.has_domain(part));
        (marked && names_owner()).then(|| domain.to_owned())
    })
}

/// A line of the injecting host, or of one that links to it.
struct Relay<'a> {
    matter: &'a Matter<'a>,
    hop: &'a Hop,
    /// Its writer is taken for a mail host that passes mail on.
    is_one: bool,
}

impl Relay<'_> {
    /// What the line says of where it got the mail.
    fn passed_on(&self) -> Option<String> {
        let named = |account: &str| self.is_named(account);
        if self.hop.line.authenticated.as_deref().is_some_and(named) {
            return Some("somebody logged in there by your name".to_owned());
        }
        // In a mail to the person it is addressed to, a line that names the owner's side is a planted one (T2), or a relay's.
        if self.is_one || !self.matter.case.is_addressed_to_the_failed() {
            return self
                .got_from_owners_side()
                .or_else(|| self.got_for_somebody_else())
                .or_else(|| self.got_inside_owners_side().filter(|_| self.is_one));
        }
        self.got_for_somebody_else()
    }

    /// Somebody logged in there from a line or host of the owner's, and by which name is not printed: nobody told us of all the
    /// owner's accounts.
    fn by_unnamed_login(&self) -> Option<String> {
        let unnamed = self.hop.line.authenticated.as_deref() == Some("");
        let peer = self.hop.line.peer.filter(|peer| unnamed && self.matter.owner.has_network(*peer))?;
        Some(format!("somebody logged in there from {peer}, a network of yours"))
    }

    /// The owner's address, or only its local part: many servers know their customers by that.
    fn is_named(&self, account: &str) -> bool {
        let Matter { owner, identity, .. } = self.matter;
        let local = |own: &String| own.split('@').next().is_some_and(|local| local.eq_ignore_ascii_case(account));
        owner.is(account) || owner.addresses.iter().chain(identity).any(local)
    }

    /// The relay of the owner's own access provider, or of the hoster of the owner's web site, says that it got the mail from there:
    /// an infected computer in the office, or a broken-in shop, may have sent it that way. A forger can plant that only where the
    /// owner's provider is his as well. `source`: the injecting host.
    fn got_from_owners_line(&self, source: IpAddr) -> Option<String> {
        let peer = self.hop.line.peer.filter(|_| is_from_owners(self.hop, self.matter))?;
        if self.is_one {
            return Some(format!("it got it from {peer}, a line or host of yours"));
        }
        (one_provider::share(source, peer, self.matter.facts) == Some(true))
            .then(|| format!("it got it from {peer}, a line or host of yours, and is a host of the same provider"))
    }

    /// The line says that it got the mail from a host that sends for the owner.
    fn got_from_owners_side(&self) -> Option<String> {
        let line = &self.hop.line;
        let sends = |peer: &IpAddr| self.matter.owner.has_network(*peer) || may_send(self.matter, *peer);
        if let Some(peer) = line.peer.filter(sends) {
            let own = self.matter.owner.has_network(peer);
            let whose = if own { "a line or host of yours" } else { "which may send for you by your records" };
            return Some(format!("it got it from {}, {whose}", embedded::shown(peer)));
        }
        let named = line.name.as_deref().filter(|name| line.name_confirmed && self.matter.side.is_providers(name));
        named.map(|name| format!("it got it from {name}, a host of your mail provider"))
    }

    /// The line says that it got the mail over an inner network from a host that calls itself the provider's: a smart host of the
    /// same house.
    fn got_inside_owners_side(&self) -> Option<String> {
        let line = &self.hop.line;
        line.peer.filter(|peer| special::class(*peer, false).is_inner())?;
        let mut names = [&line.helo, &line.name].into_iter().flatten();
        let name = names.find(|name| self.matter.side.is_providers(name))?;
        Some(format!("it got it over an inner network from {name}, by its name a host of your mail provider"))
    }

    /// The line says that the mail was for somebody else than it failed for.
    fn got_for_somebody_else(&self) -> Option<String> {
        // A complaint names no failed recipient, so nothing can be told from it.
        let failures = &self.matter.case.notice.failures;
        let failed =
            |to: &str| failures.is_empty() || failures.iter().any(|one| one.recipient.eq_ignore_ascii_case(to));
        let first = self.hop.line.recipient.as_deref().filter(|to| !failed(to))?;
        Some(format!("it got it for {first}"))
    }
}

/// The first line or host of the owner's that a passed line names as its peer.
fn owners_line(matter: &Matter<'_>) -> Option<IpAddr> {
    passed(matter.trace).find(|hop| is_from_owners(hop, matter))?.line.peer
}

/// Does the line name a network of the owner's as its client, or a host that the owner's zone names? A web site is sent from through
/// its hoster's relay, an office by its access provider's.
fn is_from_owners(hop: &Hop, matter: &Matter<'_>) -> bool {
    let line = &*hop.line;
    line.peer.is_some_and(|peer| matter.owner.has_network(peer) || matter.zone.host(peer, Some(line)).is_some())
}

/// Exchangers of these domains whose addresses are asked for.
fn receivers<'a>(domains: &'a [String], facts: &'a Facts) -> impl Iterator<Item = String> + 'a {
    let names = domains.iter().flat_map(|domain| facts.exchangers(domain).iter().take(EXCHANGERS_MAX));
    names.map(|name| address::normal(name).into_owned()).filter(|name| trust::is_dns_name(name))
}

/// Does the record of a domain that the owner sends from list the host?
pub(super) fn may_send(matter: &Matter<'_>, peer: IpAddr) -> bool {
    let mut records = matter.sending_domains().iter().filter_map(|domain| matter.facts.senders(domain));
    records.any(|senders| senders.lists(peer))
}

/// Domains in To and Cc, if the failed recipient stands in neither.
pub(super) fn addressed_elsewhere(case: &Case<'_>) -> Vec<String> {
    if case.is_addressed_to_the_failed() { Vec::new() } else { addressed(case).0 }
}

/// Domains whose hosts may have passed it on: of those it was addressed to, and of whom the source itself says that it got it for.
fn named(matter: &Matter<'_>) -> (Vec<String>, bool) {
    let (mut domains, more) = addressed(matter.case);
    let failed = |to: &str| matter.case.notice.failures.iter().any(|one| one.recipient.eq_ignore_ascii_case(to));
    let line = seen_and_site(matter.trace).0.first().and_then(|hop| hop.line.recipient.as_deref());
    if let Some(domain) = line.filter(|to| !failed(to)).and_then(address::domain)
        && !domains.iter().any(|known| known == domain)
    {
        domains.insert(0, domain.to_owned());
    }
    (domains, more)
}

/// Domains in To and Cc: of all people, if the failed recipient is none of them, else those of the others, for people write to two
/// addresses of one person, and one leads to the other. And whether there are more.
fn addressed(case: &Case<'_>) -> (Vec<String>, bool) {
    let failures = &case.notice.failures;
    let direct = case.is_addressed_to_the_failed();
    let failed = |domain: &str| failures.iter().any(|failure| address::domain(&failure.recipient) == Some(domain));
    let named = case.original.recipients().iter().filter(|_| !failures.is_empty());
    let mut domains: Vec<String> = Vec::new();
    for domain in named.filter_map(|to| address::domain(to)).filter(|domain| !direct || !failed(domain)) {
        if domains.iter().any(|known| known == domain) {
            continue;
        }
        if domains.len() == DOMAINS_MAX {
            return (domains, true);
        }
        domains.push(domain.to_owned());
    }
    (domains, false)
}
