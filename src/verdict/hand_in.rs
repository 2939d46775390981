//! How the notice reached the owner's provider: which of the lines at its top are the provider's, and who handed it in.
//!
//! What stands above a line of the provider is the provider's as well; the first line whose peer is none of its hosts names who
//! handed the notice in, and below that a stranger may have written.

use std::net::IpAddr;
use std::sync::Arc;

use crate::facts::Question;
use crate::mail::received::{Received, Role};
use crate::providers;
use crate::recognise::genuine::Delivery;
use crate::trace::handoff::misfit;
use crate::trace::special;
use crate::trace::trust;

use super::side::Side;

/// How the notice reached the owner's provider.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct HandIn {
    /// The line in which the owner's provider names who handed the notice in; None if the notice was written at the provider.
    pub line: Option<Arc<Received>>,
    /// Number of lines at the top that the provider wrote.
    pub own_lines: usize,
    /// A host was taken for the provider's by its name alone. A rented server can have such a name, and a stranger write it into a
    /// line: what stands below authenticates nobody.
    pub by_name: bool,
    /// No customer of the provider can have written any of these lines: neither a program on a shared host nor a machine that has its
    /// name from the provider.
    pub surely: bool,
    /// The lowest public host of the provider's own that the lines lead through. What a big provider's customers write to one another
    /// comes through such hosts as well, and not always with a line about the customer.
    pub outer: Option<IpAddr>,
}

impl HandIn {
    /// The address that handed the notice in, if the owner's provider names one.
    pub fn peer(&self) -> Option<IpAddr> {
        self.line.as_ref().and_then(|line| line.peer)
    }
}

/// How the owner's provider took a mail in.
pub struct Intake<'a> {
    pub delivery: &'a Delivery,
    pub side: &'a Side<'a>,
    /// None if the top line is not the owner's provider's, or nobody can say.
    pub hand_in: Option<HandIn>,
}

impl<'a> Intake<'a> {
    pub fn read(delivery: &'a Delivery, side: &'a Side<'a>) -> Intake<'a> {
        Intake { delivery, side, hand_in: hand_in(delivery, side) }
    }

    /// The address that handed the notice in, if the owner's provider names one.
    pub fn peer(&self) -> Option<IpAddr> {
        self.hand_in.as_ref().and_then(HandIn::peer)
    }
}

/// Walks down the lines at the top of the notice, from one host of the owner's provider to the next. Nobody else can have written them,
/// up to the first that no such host handed on.
fn hand_in(delivery: &Delivery, side: &Side<'_>) -> Option<HandIn> {
    let mut found = HandIn { surely: true, ..HandIn::default() };
    let (mut named, mut above) = (false, None);
    for line in delivery.upper_lines() {
        let tie = tie(above, line, side)?;
        found.by_name |= tie == Tie::ByName;
        found.surely &= tie == Tie::Firm;
        found.own_lines += 1;
        named |= line.by.as_deref().is_some_and(|by| side.is_providers(by));
        if !stays_inside(line, side) {
            return named.then(|| HandIn { line: Some(line.clone()), ..found });
        }
        let public = line.peer.filter(|peer| is_public(*peer));
        found.by_name |= public.is_some();
        found.surely &= public.is_none_or(|peer| side.is_known_host(peer));
        found.outer = public.or(found.outer);
        above = Some(&**line);
    }
    // Nobody can take the line about himself out of his notice: what the provider wrote has no line but the provider's.
    let whole = found.own_lines == delivery.received.len() && above.is_some_and(begins_there);
    (named && whole).then_some(found)
}

/// Did the provider's own mail system write the notice, if this is the lowest of the provider's lines, and nobody else's is below?
///
/// It has no client: it writes that line without a peer. Exchange names itself as the peer. A line with another one is about somebody
/// who handed the notice in, and an inner address may be all that is left of him: a balancer, a container's bridge or a tunnel shows
/// its own for everybody, and on a shared host every customer's program comes from the host itself. A front of the provider's with a
/// public address does the same; only the hosts in the ranges of big ones are known to write a line each.
fn begins_there(line: &Received) -> bool {
    match line.peer {
        None => is_mail_systems(line),
        Some(peer) => is_itself(line, peer) || providers::of_address(peer).is_some(),
    }
}

/// How surely the provider wrote a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tie {
    Firm,
    /// Through the host's own address: by a filter, or by a program of a customer's that writes like one.
    Within,
    /// Only because of the name that its writer goes by.
    ByName,
}

/// What makes this line the owner's provider's. `above`: the line over it, which only moved the notice inside the provider.
///
/// Some hosts have no name in their lines, or one that only means something inside: such a line is the provider's at the very top, and
/// where the line above tells that no network lies between the two.
fn tie(above: Option<&Received>, line: &Received, side: &Side<'_>) -> Option<Tie> {
    let by = line.by.as_deref();
    let dns_name = by.is_some_and(trust::is_dns_name);
    if dns_name && !by.is_some_and(|by| side.is_providers(by)) {
        return None;
    }
    let Some(above) = above else {
        let top = dns_name || side.is_nameless() || line.role == Role::Delivery || is_moved_inside(line);
        return (top || by.is_none() && line.peer.is_none()).then_some(Tie::Firm);
    };
    // A program on the provider's host can be a customer's: what stands below its hand-in may be written by it.
    if above.role == Role::Local || misfit(above, line).is_some() {
        return None;
    }
    match by {
        None => line.peer.is_none().then_some(Tie::Firm),
        Some(by) => leads_to(above, by, side),
    }
}

/// Does the line say that the next one was written inside the site, by a host that calls itself `by`?
///
/// Where it tells of an inner address it may be a gateway's, behind which all clients look alike: then the line below is anybody's,
/// unless the writer looked the name up and it is that one. Those who look up none say no more than the name of the exchanger.
fn leads_to(above: &Received, by: &str, side: &Side<'_>) -> Option<Tie> {
    let (dns_name, same_name) = (trust::is_dns_name(by), above.by.as_deref() == Some(by));
    if above.role == Role::Delivery || is_of_nameless(above, side) {
        return Some(Tie::Firm);
    }
    let Some(peer) = above.peer else { return dns_name.then_some(Tie::Firm) };
    if is_itself(above, peer) {
        return Some(Tie::Firm);
    }
    // No host is its own client but through a filter. Some filters write no line of their own, and neither would a customer's program.
    if special::class(peer, false) == special::Class::Loopback {
        return Some(if same_name { Tie::ByName } else { Tie::Within });
    }
    if same_name {
        return None;
    }
    if above.name_confirmed && above.name.as_deref() == Some(by) {
        return Some(Tie::Firm);
    }
    if is_public(peer) {
        return dns_name.then_some(Tie::Firm);
    }
    let known = providers::of(by).is_some();
    let named = known || !above.looks_up_names() && side.is_named_as_providers(by);
    (named && !special::is_gateway(peer)).then_some(if known { Tie::Firm } else { Tie::ByName })
}

/// Does the line tell of a hand-over within the host that wrote it? Exchange has a line for each of its services.
fn is_itself(line: &Received, peer: IpAddr) -> bool {
    line.by_address == Some(peer)
}

/// Was it written by a provider that has hosts which go by no name, or by one that is known inside alone?
fn is_of_nameless(line: &Received, side: &Side<'_>) -> bool {
    let hides = |by: &str| !trust::is_dns_name(by) || providers::goes_without_names(by);
    side.is_nameless() && line.by.as_deref().is_none_or(hides)
}

fn is_moved_inside(line: &Received) -> bool {
    line.peer.is_some_and(|peer| !is_public(peer))
}

fn is_public(peer: IpAddr) -> bool {
    !special::class(peer, false).is_inner()
}

/// A notice that a program on the provider's host handed in is the mail system's own only if that ran it. No customer has these users,
/// and whoever starts a mail program as himself cannot choose what it prints.
pub(super) fn is_mail_systems(line: &Received) -> bool {
    const USERS: [&str; 6] = ["localhost", "mailnull", "debian-exim", "exim", "_exim", "mail"];
    line.role != Role::Local || line.helo.as_deref().is_some_and(|user| USERS.contains(&&*user.to_ascii_lowercase()))
}

/// What must be asked to find them: the names of the hosts that the lines lead through; and if the top line names a host that nothing
/// tells to be the provider's, whether it is one under another name.
pub(super) fn questions(delivery: &Delivery, side: &Side<'_>) -> Vec<Question> {
    let mut wanted = Vec::new();
    let by = delivery.upper_lines().next().and_then(|line| line.by.as_deref());
    if let Some(by) = by.filter(|by| trust::is_dns_name(by) && !side.is_providers(by)) {
        let names = std::iter::once(by).chain(side.asked_exchangers());
        wanted.extend(names.map(|name| Question::Addresses(name.to_owned())));
    }
    let mut above = None;
    for line in delivery.upper_lines().take_while(|line| tie(above.replace(&***line), line, side).is_some()) {
        if let Some(peer) = line.peer.filter(|peer| is_public(*peer)) {
            wanted.push(Question::Names(peer));
            wanted.extend(side.asked_of_host(peer));
            wanted.extend(side.asked_exchangers().map(|name| Question::Addresses(name.to_owned())));
        }
        if !stays_inside(line, side) {
            break;
        }
    }
    wanted
}

/// Did this line only move the notice about inside the provider? Its peer is not public or confirmed as the provider's, or there
/// is none because nobody connected. A login or a browser is a customer's, and a relay that is not named can be anybody.
fn stays_inside(line: &Received, side: &Side<'_>) -> bool {
    if line.authenticated.is_some() || line.ambiguous || matches!(line.role, Role::Web | Role::Withheld | Role::Fetched)
    {
        return false;
    }
    match line.peer {
        None => line.role != Role::Relay,
        Some(peer) => !is_public(peer) || side.is_providers_host(peer),
    }
}
