//! `trace --incidents`: what the mails of one run make up together.

use std::net::IpAddr;

use jiff::Timestamp;
use serde::Serialize;

use crate::incident::{self, Count, Fate, Incident, Source};
use crate::owner::Owner;
use crate::recognise::Kind;
use crate::record::CaseRecord;
use crate::report::contact::{self, Candidates, Known, Outcome};
use crate::report::eligible;
use crate::report::tally::{Heard, Tally};
use crate::report::{Limits, Smolder, Suppressed};
use crate::sanitize;
use crate::verdict::Class;

use super::super::layout::{counted, wrap};
use super::report;

/// DMARC reports of one run that are heard.
const REPORTS_MAX: usize = 1_000;

#[derive(Debug, Default)]
pub struct Gathered {
    /// Each with what its mails say about its sources.
    incidents: Vec<Incident>,
    /// What counts of each source, whichever incident it belongs to.
    tally: Tally,
    /// DMARC reports: what they say is about the other mails, so they come last.
    reports: Vec<CaseRecord>,
    now: Option<Timestamp>,
}

#[derive(Debug, Serialize)]
struct Line {
    incident: usize,
    verdict: Class,
    messages: u64,
    first: Timestamp,
    last: Timestamp,
    /// Whom the forger wrote to and who sent notices, as far as it came back.
    recipients: Count,
    organisations: Count,
    networks: Count,
    /// The owner's addresses that were used.
    addresses: Vec<String>,
    /// What receivers say that they did with mail of the sources, in DMARC reports.
    receivers: Fate,
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
        self.tally.add(&record);
        incident::count_in(&mut self.incidents, &record, now);
    }

    pub fn print(mut self, json: bool, owner: &Owner) {
        for record in std::mem::take(&mut self.reports) {
            let now = self.now.unwrap_or(record.arrived);
            self.count(record, now);
        }
        for (place, incident) in self.incidents.iter().filter(|incident| incident.joined.is_none()).enumerate() {
            let now = self.now.unwrap_or(incident.last_seen);
            let line = line(place + 1, incident, &self.tally, owner, now);
            let more = if json { report::json(&line) } else { print(&line) };
            if !more {
                return;
            }
        }
    }
}

fn line(number: usize, incident: &Incident, tally: &Tally, owner: &Owner, now: Timestamp) -> Line {
    let limits = Limits::default();
    let weighed = eligible::worth(&eligible::Asked { incident, tally, owner, now, limits: &limits });
    let sources = weighed.into_iter().filter_map(|(ip, worth)| {
        let source = incident.sources.of(ip)?;
        let contact = contact(ip, source, tally.of_source(ip), owner, now);
        let worth = worth.and_then(|()| match &contact {
            Outcome::Contact(_) => Ok(()),
            Outcome::WebForm { form, .. } => Err(Smolder::WebForm { form: form.clone() }),
            Outcome::Nobody { why } => Err(Smolder::NoContact { why: why.join("; ") }),
            Outcome::NotNow { why } => Err(Smolder::NotNow { why: why.clone() }),
        });
        Some(SourceLine {
            ip,
            netblock: source.netblock.as_ref().map(|block| block.network.clone()),
            asn: source.netblock.as_ref().and_then(|block| block.asn),
            witnesses: source.witnesses.keys().cloned().collect(),
            messages: source.messages,
            contact: match contact {
                Outcome::Contact(contact) => Some(contact.address),
                _ => None,
            },
            reportable: worth.is_ok(),
            why: worth.map_or_else(|smolder| smolder.says(), |()| WORTH.to_owned()),
        })
    });
    Line {
        incident: number,
        verdict: incident.class,
        messages: incident.messages,
        first: incident.opened,
        last: incident.last_seen,
        recipients: incident.recipients.count(),
        organisations: incident.organisations.count(),
        networks: incident.sources.networks(),
        addresses: incident.identities.iter().cloned().collect(),
        receivers: incident.receivers.forged(&incident.sources),
        sources: sources.collect(),
    }
}

const WORTH: &str = "independent witnesses confirm it, and it is a big fire";

/// Whom to write to by what the registries say. Whether mail arrives there is asked only when a report is prepared.
fn contact(ip: IpAddr, source: &Source, heard: Option<&Heard>, owner: &Owner, now: Timestamp) -> Outcome {
    let candidates = source.netblock.as_ref().map(Candidates::from).unwrap_or_default();
    let (nobody, unnamed) = (Suppressed::default(), contact::Forged::default());
    let forged = heard.map_or(&unnamed, |heard| &heard.forged);
    let known = Known { owner, watched: &[], forged, suppressed: &nobody };
    let name = source.name.as_deref();
    let asked = contact::Asked { address: ip, name, known, unheeded: false, now, documentation_is_public: true };
    contact::choose(&candidates, &asked)
}

fn print(line: &Line) -> bool {
    let mails = counted(line.messages, "mail");
    let mut text = format!("\nincident {}: {}, {mails}", line.incident, line.verdict.name());
    for says in [came_back(line), receivers(&line.receivers)].into_iter().flatten() {
        text.push('\n');
        text.push_str(&wrap("    ", &says));
    }
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

/// What the numbers are: nobody can see how much was sent.
fn came_back(line: &Line) -> Option<String> {
    let number = |count: &Count, word: &str| {
        let least = if count.at_least { "at least " } else { "" };
        format!("{least}{}", counted(count.number, word))
    };
    (line.recipients.number > 0).then(|| {
        format!(
            "counted is only what came back: about {}, from {}; more was sent",
            number(&line.recipients, "recipient"),
            number(&line.organisations, "organisation")
        )
    })
}

fn receivers(fate: &Fate) -> Option<String> {
    let total = fate.total();
    (total > 0).then(|| {
        format!(
            "mails of these sources in DMARC reports: {total}; {} refused, {} put aside, {} of these because your DMARC record \
             asks for it",
            fate.refused, fate.quarantined, fate.by_policy
        )
    })
}
