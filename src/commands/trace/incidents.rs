//! `trace --incidents`: what the mails of one run make up together.

use std::net::IpAddr;

use jiff::{SignedDuration, Timestamp};
use serde::Serialize;

use crate::incident::{Incident, Source, desk};
use crate::owner::Owner;
use crate::recognise::Kind;
use crate::record::CaseRecord;
use crate::sanitize;
use crate::verdict::Class;

use super::super::layout::{counted, wrap};
use super::report;

/// From so many messages of one source on a report to its network makes sense: abuse desks are flooded.
const REPORT_MESSAGES_MIN: u64 = 20;
/// Evidence older than this is not reported.
const REPORT_AGE_MAX: SignedDuration = SignedDuration::from_hours(48);
/// DMARC reports of one run that are heard.
const REPORTS_MAX: usize = 1_000;

#[derive(Debug, Default)]
pub struct Gathered {
    incidents: Vec<Incident>,
    /// DMARC reports: what they say is about the other mails, so they come last.
    reports: Vec<CaseRecord>,
    now: Option<Timestamp>,
}

#[derive(Debug, Serialize)]
struct Line {
    incident: usize,
    verdict: Class,
    messages: u64,
    sources: Vec<SourceLine>,
}

#[derive(Debug, Serialize)]
struct SourceLine {
    ip: IpAddr,
    netblock: Option<String>,
    asn: Option<u32>,
    witnesses: Vec<String>,
    messages: u64,
    contact: Option<String>,
    reportable: bool,
    why: String,
}

impl Gathered {
    pub fn add(&mut self, record: CaseRecord, now: Timestamp) {
        self.now = Some(now);
        if record.notice.kind == Kind::DmarcAggregate {
            if self.reports.len() < REPORTS_MAX {
                self.reports.push(record);
            }
            return;
        }
        self.count(record, now);
    }

    fn count(&mut self, record: CaseRecord, now: Timestamp) {
        match self.incidents.iter_mut().find(|incident| incident.takes(&record)) {
            Some(incident) => incident.add(&record),
            None => self.incidents.extend(Incident::open(&record, now)),
        }
    }

    pub fn print(mut self, json: bool, owner: &Owner) {
        for record in std::mem::take(&mut self.reports) {
            let now = self.now.unwrap_or(record.arrived);
            self.count(record, now);
        }
        for (place, incident) in self.incidents.iter().enumerate() {
            let line = self.line(place + 1, incident, owner);
            let more = if json { report::json(&line) } else { print(&line) };
            if !more {
                return;
            }
        }
    }

    fn line(&self, number: usize, incident: &Incident, owner: &Owner) -> Line {
        let sources = incident.sources.ranked().into_iter().map(|(ip, source)| {
            let (reportable, why) = reportable(incident, ip, source, owner, self.now);
            SourceLine {
                ip,
                netblock: source.netblock.as_ref().map(|block| block.network.clone()),
                asn: source.netblock.as_ref().and_then(|block| block.asn),
                witnesses: source.witnesses.keys().cloned().collect(),
                messages: source.messages,
                contact: desk::contact(source, owner).ok().map(|contact| contact.address.clone()),
                reportable,
                why,
            }
        });
        Line { incident: number, verdict: incident.class, messages: incident.messages, sources: sources.collect() }
    }
}

/// Only the big fires, only what independent witnesses confirm, never the owner's own network.
fn reportable(
    incident: &Incident,
    ip: IpAddr,
    source: &Source,
    owner: &Owner,
    now: Option<Timestamp>,
) -> (bool, String) {
    let old = now.is_some_and(|now| now.duration_since(source.last) > REPORT_AGE_MAX);
    let refusal = if incident.class != Class::ForgedConfirmed || !source.is_confirmed(ip) {
        "independent witnesses do not confirm it yet"
    } else if owner.has_network(ip) {
        "it is one of your own networks"
    } else if source.messages < REPORT_MESSAGES_MIN {
        "it is too small a fire: abuse desks are flooded"
    } else if old {
        "the evidence is older than two days"
    } else if source.name.as_deref().is_some_and(desk::passes_on) {
        "by its name it only passes on what others send"
    } else if let Err(why) = desk::contact(source, owner) {
        why
    } else {
        return (true, "independent witnesses confirm it, and it is a big fire".to_owned());
    };
    (false, refusal.to_owned())
}

fn print(line: &Line) -> bool {
    let mails = counted(line.messages, "mail");
    let mut text = format!("\nincident {}: {}, {mails}", line.incident, line.verdict.name());
    for source in &line.sources {
        let network = source.netblock.as_deref().unwrap_or("unknown network");
        let network = sanitize::line(network, 60);
        let report = if source.reportable { "worth a report" } else { "no report" };
        let says = format!("{network}; {}; {report}: {}", counted(source.messages, "mail"), source.why);
        text.push('\n');
        text.push_str(&wrap(&format!("    {}  ", source.ip), &says));
    }
    report::data(&text)
}
