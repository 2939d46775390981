//! How the notice reached the owner's provider: which of the lines at its top are the provider's, and who handed it in.
//!
//! What stands above a line of the provider is the provider's as well; the first line whose peer is none of its hosts names who
//! handed the notice in, and below that a stranger may have written.

use std::net::IpAddr;
use std::sync::Arc;

use crate::facts::Question;
use crate::mail::address;
use crate::mail::received::{Received, Role};
use crate::recognise::genuine::Delivery;
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
    /// A public host was taken for the provider's by its name alone. A rented server can have such a name, and then the lines
    /// below are its tenant's: what they say authenticates nobody.
    pub by_name: bool,
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

/// Finds the owner's provider's lines at the top of the notice.
fn hand_in(delivery: &Delivery, side: &Side<'_>) -> Option<HandIn> {
    let mut found = HandIn::default();
    let (mut local, mut named) = (false, false);
    for line in own_lines(delivery, side) {
        // A program on the provider's host can be a customer's: what stands below its hand-in may be written by it.
        if local {
            return None;
        }
        found.own_lines += 1;
        local = line.role == Role::Local;
        named |= line.by.as_deref().is_some_and(|by| side.is_providers(by));
        if !stays_inside(line, side) {
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
fn own_lines<'a>(delivery: &'a Delivery, side: &Side<'_>) -> impl Iterator<Item = &'a Arc<Received>> {
    delivery.upper_lines().take_while(|line| {
        let by = line.by.as_deref();
        by.is_some_and(|by| side.is_providers(by) || !trust::is_dns_name(by) && side.is_nameless())
    })
}

/// What must be asked to find them: the names of the hosts that the lines lead through; and if the top line names a host that nothing
/// tells to be the provider's, whether it is one under another name.
pub(super) fn questions(delivery: &Delivery, side: &Side<'_>) -> Vec<Question> {
    let mut wanted = Vec::new();
    let by = delivery.upper_lines().next().and_then(|line| line.by.as_deref());
    if let Some(by) = by.filter(|by| trust::is_dns_name(by) && !side.is_providers(by)) {
        let names = std::iter::once(by).chain(side.asked_exchangers());
        wanted.extend(names.map(|name| Question::Addresses(address::normal(name))));
    }
    for line in own_lines(delivery, side) {
        if let Some(peer) = line.peer.filter(|peer| !special::class(*peer, false).is_inner()) {
            wanted.push(Question::Names(peer));
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
        Some(peer) if special::class(peer, false).is_inner() => true,
        Some(peer) => side.is_providers_host(peer),
    }
}
