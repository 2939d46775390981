//! The names under which the owner's provider writes at the top of every mail.
//!
//! The topmost Received line of a mail in the mailbox is the provider's, whoever sent the mail: it was put on when the mail came
//! in. That holds if the provider puts one on at all; if it did not, the topmost line would be the sender's, another one on
//! each mail. So a name is learned only if nearly every mail carries it at the top. Where that is the organisation of the
//! server that we log in to, which proved its name by its certificate, a handful of mails is enough; else it must hold for
//! many mails on many days.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use super::Arrived;
use crate::mail::address;
use crate::mail::authres;
use crate::mail::received::{Received, Role};
use crate::recognise::genuine::Delivery;
use crate::trace::special;
use crate::trace::trust::is_dns_name;

/// Mails that must carry the name, of the server's own organisation or of another.
pub const MAILS_SAME_MIN: usize = 5;
pub const MAILS_OTHER_MIN: usize = 40;
/// Days of arrival on which they must lie, for another organisation.
const DAYS_OTHER_MIN: usize = 7;
/// Of a hundred mails, so many must carry it.
const SHARE_MIN: usize = 95;
const NAMES_MAX: usize = 8;
const SECONDS_A_DAY: i64 = 86_400;

/// How often something was seen.
#[derive(Default)]
struct Seen {
    mails: usize,
    days: BTreeSet<i64>,
}

impl Seen {
    fn add(&mut self, at: Option<Timestamp>) {
        self.mails += 1;
        self.days.extend(at.map(|at| at.as_second().div_euclid(SECONDS_A_DAY)));
    }

    /// Is it on nearly every one of `all` mails, and on enough of them?
    fn is_enough(&self, all: usize, same: bool) -> bool {
        let (mails, days) = if same { (MAILS_SAME_MIN, 0) } else { (MAILS_OTHER_MIN, DAYS_OTHER_MIN) };
        self.mails >= mails && self.days.len() >= days && self.mails * 100 >= all * SHARE_MIN
    }
}

pub fn names(mailbox_host: Option<&str>, inbox: &[&Arrived]) -> Vec<String> {
    let same = |name: &str| mailbox_host.is_some_and(|host| address::same_organisation(host, name));
    let (mut hosts, mut ids): (BTreeMap<String, Seen>, BTreeMap<String, Seen>) = Default::default();
    for mail in inbox {
        let delivery = Delivery::read(&mail.header);
        let Some(organisation) = delivery.received.first().and_then(|top| writer(top.line())) else {
            continue;
        };
        for id in ids_above_hand_in(&delivery, &organisation) {
            ids.entry(id).or_default().add(mail.at);
        }
        hosts.entry(organisation).or_default().add(mail.at);
    }
    let mut names: Vec<String> = Vec::new();
    for (name, seen) in hosts {
        if seen.is_enough(inbox.len(), same(&name)) {
            names.push(name);
        }
    }
    // Without a provider whose lines are known there is no telling what stands above them.
    if names.is_empty() {
        return names;
    }
    for (id, seen) in ids {
        let of_known = names.iter().any(|name| address::same_organisation(name, &id));
        if seen.is_enough(inbox.len(), of_known) && !names.contains(&id) && names.len() < NAMES_MAX {
            names.push(id);
        }
    }
    names
}

/// The organisation of the host that wrote the line.
fn writer(line: &Received) -> Option<String> {
    let by = line.by.as_deref().filter(|by| is_dns_name(by))?;
    address::organisation(by).map(str::to_lowercase)
}

/// Authserv-ids in fields above the line in which the provider names who handed the mail in: each once. Right below that line
/// the stranger's header begins, and providers that write their field there are not to be told from strangers.
fn ids_above_hand_in(delivery: &Delivery, organisation: &str) -> BTreeSet<String> {
    let own = delivery.upper_lines();
    let inside = own.take_while(|line| writer(line).as_deref() == Some(organisation) && stays_inside(line)).count();
    let above = delivery.results.iter().filter(|(above, _)| *above <= inside);
    above.filter_map(|(_, value)| authres::parse(value)).map(|results| results.authserv_id).collect()
}

/// The line says that the mail came from another program or host of the same site.
pub fn stays_inside(line: &Received) -> bool {
    let moved = matches!(line.role, Role::Relay | Role::Delivery | Role::Local | Role::Bookkeeping);
    let inner = match line.peer {
        Some(peer) => special::class(peer, false).is_inner(),
        None => line.role != Role::Relay,
    };
    line.authenticated.is_none() && !line.ambiguous && moved && inner && line.role != Role::Local
}
