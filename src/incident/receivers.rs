//! What DMARC aggregate reports say about an incident: who else saw mail in the owner's name that failed, and what became of it.
//!
//! Such a report brings no mail back, so it opens nothing and counts no message. Its word is worth what its author is: only a
//! report that the owner's provider could authenticate is heard. Sources that a bounce named too are the forger's (evidence
//! K13). The others are kept apart: mail that fails may be the owner's own, sent by a service that nobody entered in the records.

use std::collections::{BTreeMap, BTreeSet};
use std::net::IpAddr;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::mail::address;
use crate::recognise::{Aggregate, Kind, Row};
use crate::record::CaseRecord;

use super::distinct::{Count, Distinct};
use super::sources::Sources;

/// Reports that are heard of one incident: what is told twice is known only so long. The next ones are left out.
pub const REPORTS_MAX: usize = 1_000;
/// Addresses whose mail is told apart.
pub const ADDRESSES_MAX: usize = 500;
/// The most messages that one row is believed to count.
const ROW_MESSAGES_MAX: u64 = 100_000_000;

/// What receivers did with mail that failed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Fate {
    pub refused: u64,
    pub quarantined: u64,
    pub delivered: u64,
    /// Of the refused and the quarantined: because the owner's DMARC record asks for it.
    pub by_policy: u64,
    /// Of the delivered: the owner's DMARC record asks for nothing.
    pub unasked: u64,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Receivers {
    /// The reports that were counted, by a hash of author, number and time: one that comes twice counts once.
    heard: BTreeSet<u64>,
    reporters: Distinct,
    fates: BTreeMap<IpAddr, Fate>,
    /// Mail of addresses that found no place.
    beyond: Fate,
    /// Reports that found no place.
    left_out: u64,
}

/// One source that a report names, and when its author saw it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Seen {
    pub address: IpAddr,
    pub first: Timestamp,
    pub last: Timestamp,
}

impl Receivers {
    /// Counts the rows of a case that are about these domains.
    pub(super) fn add(&mut self, case: &CaseRecord, ours: &BTreeSet<String>) {
        let Some(author) = case.witness.as_ref().filter(|witness| witness.authenticated) else { return };
        for report in &case.notice.dmarc {
            let mut failed = report.rows.iter().filter(|row| is_forged(row, ours)).peekable();
            if failed.peek().is_none() || !self.is_new(&author.organisation, report) {
                continue;
            }
            self.reporters.add(&author.organisation);
            for (address, row) in failed.filter_map(|row| Some((row.source_ip?, row))) {
                let fate = if self.fates.contains_key(&address) || self.fates.len() < ADDRESSES_MAX {
                    self.fates.entry(address).or_default()
                } else {
                    &mut self.beyond
                };
                fate.count(row, report);
            }
        }
    }

    fn is_new(&mut self, author: &str, report: &Aggregate) -> bool {
        let when = format!("{:?} {:?}", report.begin, report.end);
        let parts = [author, &report.report_id, &when, &report.policy.domain].map(str::as_bytes);
        let hash = crate::mail::digest::digest(&parts).first_chunk().map_or(0, |head| u64::from_be_bytes(*head));
        if self.heard.contains(&hash) {
            return false;
        }
        let room = self.heard.len() < REPORTS_MAX;
        if room {
            self.heard.insert(hash);
        } else {
            self.left_out += 1;
        }
        room
    }

    /// Two incidents became one. Both heard the same reports, so what both know of an address is one thing.
    pub(super) fn absorb(&mut self, other: Receivers) {
        self.heard.extend(other.heard);
        self.reporters.absorb(other.reporters);
        for (address, fate) in other.fates {
            if self.fates.contains_key(&address) || self.fates.len() < ADDRESSES_MAX {
                let known = self.fates.entry(address).or_default();
                *known = known.larger(fate);
            }
        }
        self.beyond = self.beyond.larger(other.beyond);
        self.left_out = self.left_out.max(other.left_out);
    }

    /// What became of the mail from the sources that bounces named, too: the forger's.
    pub fn forged(&self, sources: &Sources) -> Fate {
        sum(self.fates.iter().filter(|(address, _)| sources.has(**address)))
    }

    /// What became of all other mail that failed, and from how many addresses it came. It may be the owner's own.
    pub fn others(&self, sources: &Sources) -> (Fate, Count) {
        let others = || self.fates.iter().filter(|(address, _)| !sources.has(**address));
        let count = Count { number: others().count() as u64, at_least: self.beyond.total() > 0 };
        (sum(others()).plus(self.beyond), count)
    }

    /// What became of the mail of one source, if a report names it.
    pub fn fate(&self, address: IpAddr) -> Option<Fate> {
        self.fates.get(&address).copied()
    }

    /// Organisations whose reports were counted.
    pub fn reporters(&self) -> Count {
        self.reporters.count()
    }

    /// Reports that came when there was no place for more.
    pub fn left_out(&self) -> u64 {
        self.left_out
    }
}

impl Fate {
    fn count(&mut self, row: &Row, report: &Aggregate) {
        let messages = row.count.min(ROW_MESSAGES_MAX);
        let asks = matches!(asked(row, report), "quarantine" | "reject");
        // RFC 7489, 7.2: a reason says why the receiver did other than the record asks.
        let by_policy = asks && row.reasons.is_empty();
        let mut add = |to: fn(&mut Fate) -> &mut u64| {
            let to = to(self);
            *to = to.saturating_add(messages);
        };
        match row.disposition.as_str() {
            "reject" => add(|fate| &mut fate.refused),
            "quarantine" => add(|fate| &mut fate.quarantined),
            _ => {
                add(|fate| &mut fate.delivered);
                if !asks {
                    add(|fate| &mut fate.unasked);
                }
                return;
            }
        }
        if by_policy {
            add(|fate| &mut fate.by_policy);
        }
    }

    pub fn total(self) -> u64 {
        self.refused.saturating_add(self.quarantined).saturating_add(self.delivered)
    }

    fn plus(self, other: Fate) -> Fate {
        self.both(other, u64::saturating_add)
    }

    fn larger(self, other: Fate) -> Fate {
        self.both(other, u64::max)
    }

    fn both(self, other: Fate, combine: fn(u64, u64) -> u64) -> Fate {
        Fate {
            refused: combine(self.refused, other.refused),
            quarantined: combine(self.quarantined, other.quarantined),
            delivered: combine(self.delivered, other.delivered),
            by_policy: combine(self.by_policy, other.by_policy),
            unasked: combine(self.unasked, other.unasked),
        }
    }
}

fn sum<'a>(fates: impl Iterator<Item = (&'a IpAddr, &'a Fate)>) -> Fate {
    fates.fold(Fate::default(), |sum, (_, fate)| sum.plus(*fate))
}

/// What the owner's record asks for: of a subdomain `sp`, if there is one (RFC 7489, 6.3).
fn asked<'a>(row: &Row, report: &'a Aggregate) -> &'a str {
    let policy = &report.policy;
    let below = !row.header_from.eq_ignore_ascii_case(&policy.domain);
    if below && !policy.sp.is_empty() { &policy.sp } else { &policy.p }
}

/// No aligned signature, no aligned SPF, and nobody who passed it on: a forwarder or a list is no forger.
fn is_forged(row: &Row, ours: &BTreeSet<String>) -> bool {
    let passed_on = ["forwarded", "mailing_list", "trusted_forwarder"];
    row.failed()
        && !row.reasons.iter().any(|reason| passed_on.contains(&reason.as_str()))
        && ours.contains(&row.header_from.to_lowercase())
}

/// The domains of the owner's addresses.
pub(super) fn domains(identities: &BTreeSet<String>) -> BTreeSet<String> {
    identities.iter().filter_map(|identity| address::domain(identity)).map(str::to_lowercase).collect()
}

/// The sources of a report that failed for one of these domains, without any excuse.
pub(super) fn failures<'a>(case: &'a CaseRecord, ours: &'a BTreeSet<String>) -> impl Iterator<Item = Seen> + 'a {
    case.notice.dmarc.iter().flat_map(move |report| {
        let (first, last) = (report.begin.unwrap_or(case.arrived), report.end.unwrap_or(case.arrived));
        let failed = report.rows.iter().filter(move |row| is_forged(row, ours) && row.reasons.is_empty());
        failed.filter_map(move |row| Some(Seen { address: row.source_ip?, first, last }))
    })
}

/// Does an authenticated report speak of mail that failed for one of these domains?
pub(super) fn is_about(case: &CaseRecord, ours: &BTreeSet<String>) -> bool {
    case.witness.as_ref().is_some_and(|witness| witness.authenticated)
        && case.notice.dmarc.iter().flat_map(|report| &report.rows).any(|row| is_forged(row, ours))
}

pub(super) fn is_report(case: &CaseRecord) -> bool {
    case.notice.kind == Kind::DmarcAggregate
}
