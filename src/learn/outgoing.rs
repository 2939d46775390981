//! The hosts by which the owner's mail leaves, as the owner's provider saw them.
//!
//! A mail that the owner sent to the owner alone, and that lies in the Sent folder, came from the owner, and nobody else ever
//! had it. Where it comes in again, the provider's line names the host that it left by. Mail that others received as well can
//! be sent again by any of them, with all its fields, from anywhere: it teaches nothing here.

use std::collections::BTreeMap;
use std::net::IpAddr;

use super::provider::stays_inside;
use super::{Arrived, is_own, message_id};
use crate::facts::SentCopy;
use crate::investigate::sent_copy;
use crate::mail::address;
use crate::mail::received::Role;
use crate::owner::Owner;
use crate::owner::learned::Outgoing;
use crate::recognise::genuine::Delivery;

/// Mails that must have come from a host, and hosts that are kept.
pub const MAILS_MIN: u32 = 3;
const HOSTS_MAX: usize = 20;

/// `providers`: names of the owner's provider, told or learned.
pub fn hosts(owner: &Owner, providers: &[String], inbox: &[&Arrived], sent: &[Vec<u8>]) -> Vec<Outgoing> {
    let private: BTreeMap<String, SentCopy> = sent
        .iter()
        .map(|header| sent_copy(header))
        .filter(|copy| !copy.message_id.is_empty() && copy.date.is_some() && is_between_us(owner, copy))
        .map(|copy| (copy.message_id.clone(), copy))
        .collect();
    let mut seen: BTreeMap<IpAddr, u32> = BTreeMap::new();
    for mail in inbox.iter().filter(|mail| is_own(owner, &mail.header)) {
        let copy = message_id(&mail.header).and_then(|id| private.get(&id));
        let came = sent_copy(&mail.header);
        if copy.is_some_and(|copy| copy.date == came.date && copy.subject == came.subject)
            && let Some(address) = handed_in_by(&Delivery::read(&mail.header), providers)
        {
            *seen.entry(address).or_default() += 1;
        }
    }
    let mut hosts: Vec<Outgoing> = seen
        .into_iter()
        .filter(|(_, mails)| *mails >= MAILS_MIN)
        .map(|(address, mails)| Outgoing { address, mails })
        .collect();
    hosts.sort_by_key(|host| std::cmp::Reverse(host.mails));
    hosts.truncate(HOSTS_MAX);
    hosts
}

/// Sent to the owner's own addresses and to nobody else.
fn is_between_us(owner: &Owner, copy: &SentCopy) -> bool {
    !copy.recipients.is_empty() && copy.recipients.iter().all(|to| owner.is(to))
}

/// The computer that handed the mail in to the provider. A login is the owner's own computer, not a host that mail leaves by.
fn handed_in_by(delivery: &Delivery, providers: &[String]) -> Option<IpAddr> {
    let is_providers = |by: &str| providers.iter().any(|name| name == by || address::same_organisation(name, by));
    for line in delivery.upper_lines() {
        if !line.by.as_deref().is_some_and(is_providers) {
            return None;
        }
        if !stays_inside(line) {
            let relayed = line.role == Role::Relay && line.authenticated.is_none() && !line.ambiguous;
            return line.peer.filter(|_| relayed);
        }
    }
    None
}
