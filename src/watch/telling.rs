//! What the owner is told about an incident: the incident and its cases, put into the words' input.

use std::collections::BTreeMap;
use std::net::IpAddr;

use jiff::Timestamp;
use jiff::civil::Date;

use crate::incident::{self, Incident, Story};
use crate::mail::{address, header, words};
use crate::record::CaseRecord;
use crate::tell::{Letter, Occasion, Protection, Receivers, Reports, Sample, Since, Source, Telling, Worry};
use crate::verdict::Class;

use super::Account;

/// Sources that a notice lists.
const SOURCES_MAX: usize = 5;
/// Returned mails that a notice quotes.
const SAMPLES_MAX: usize = 3;
/// Days that the chart shows.
const DAYS_MAX: usize = 14;

/// What is told beside the incident itself.
pub struct Beside {
    pub occasion: incident::Occasion,
    /// What else is open in the same account.
    pub worry: Worry,
    /// How the owner's domain stands against forgery, if somebody looked.
    pub protection: Option<Protection>,
    /// What was reported, and what was not; None: nothing ever is.
    pub reports: Option<Reports>,
}

pub fn telling(
    incident: &Incident,
    cases: &[CaseRecord],
    beside: Beside,
    account: &Account,
    now: Timestamp,
) -> Telling {
    let decisive: Vec<&CaseRecord> =
        cases.iter().filter(|case| Story::of(case.verdict.class) == Story::of(incident.class)).collect();
    let clearest = decisive.iter().max_by_key(|case| (Story::rank(case.verdict.class), case.verdict.evidence.len()));
    Telling {
        incident: incident.id.clone(),
        class: incident.class,
        occasion: occasion(incident, beside.occasion),
        how: clearest.and_then(|case| case.verdict.how),
        opened: incident.opened,
        last_seen: incident.last_seen,
        messages: incident.messages,
        traced: cases.iter().filter(|case| shows_another(case)).count() as u64,
        recipients: Some(incident.recipients.count().number).filter(|number| *number > 0),
        days: days(incident, account),
        hours: incident.volume.hours().collect(),
        bouncers: incident.bouncers.iter().cloned().collect(),
        computers: incident.sources.computers().number,
        networks: incident.sources.networks().number,
        sources: sources(incident),
        addresses: incident.identities.iter().cloned().collect(),
        mailbox: mailbox(account),
        worry: beside.worry,
        samples: decisive.iter().take(SAMPLES_MAX).map(|case| sample(case)).collect(),
        evidence: clearest.map(|case| case.verdict.evidence.clone()).unwrap_or_default(),
        missing: clearest.map(|case| case.verdict.missing.clone()).unwrap_or_default(),
        since: since(incident),
        receivers: receivers(incident),
        protection: beside.protection,
        reports: beside.reports,
        login: clearest.and_then(|case| login(case)),
        now,
        number: incident.notices + 1,
        letter: Letter {
            from: account.notify.from.clone(),
            to: addressees(incident, account),
            reply_to: account.notify.reply_to.clone(),
            domain: account.notify.domain.clone(),
        },
        reader: account.notify.reader.clone(),
    }
}

/// What the owner knows the mailbox by: its first address. The account's name is its IT person's.
fn mailbox(account: &Account) -> String {
    account.owner.addresses.first().unwrap_or(&account.name).clone()
}

/// The login that the believed lines name, from where and when.
fn login(case: &CaseRecord) -> Option<(IpAddr, Timestamp)> {
    let injection = case.trace.injection.as_ref()?;
    let last = case.verdict.own_lines.last().copied().unwrap_or(injection.hop);
    let line = &case.trace.hops.get(last)?.line;
    line.authenticated.as_ref()?;
    Some((line.peer?, line.date?))
}

/// Does this return show a computer that is none of the owner's? A case that cannot tell may show the owner's own provider.
fn shows_another(case: &CaseRecord) -> bool {
    case.trace.injection.is_some() && matches!(case.verdict.class, Class::Forged | Class::ForgedConfirmed)
}

fn occasion(incident: &Incident, due: incident::Occasion) -> Occasion {
    match due {
        incident::Occasion::FirstWave => Occasion::FirstWave,
        incident::Occasion::NewVerdict => {
            incident.told.map_or(Occasion::FirstWave, |before| Occasion::NewVerdict { before })
        }
        incident::Occasion::Growth => Occasion::Growth,
        incident::Occasion::NewHarm => Occasion::NewHarm,
        incident::Occasion::Reopened => Occasion::Reopened,
        incident::Occasion::ReportReady => Occasion::ReportReady,
        incident::Occasion::AllClear => Occasion::AllClear,
    }
}

fn since(incident: &Incident) -> Option<Since> {
    let last = incident.last_notice.as_ref()?;
    Some(Since { at: last.at, messages: incident.messages.saturating_sub(last.messages) })
}

/// What receivers did with the forger's mail, by their DMARC reports; None if no report speaks of it.
fn receivers(incident: &Incident) -> Option<Receivers> {
    let fate = incident.receivers.forged(&incident.sources);
    let receivers = Receivers { messages: fate.total(), refused: fate.refused.saturating_add(fate.quarantined) };
    (receivers.messages > 0).then_some(receivers)
}

/// A break-in is told at the second address too.
fn addressees(incident: &Incident, account: &Account) -> Vec<String> {
    let urgent = Story::of(incident.class) == Some(Story::BreakIn);
    let also = account.notify.urgent_to.iter().filter(|_| urgent);
    account.notify.to.iter().chain(also).cloned().collect()
}

/// Returns a day, in the owner's time zone; days without any between the first and the last have a row too.
fn days(incident: &Incident, account: &Account) -> Vec<(Date, u64)> {
    let counted: BTreeMap<Date, u64> = incident.volume.days(&account.notify.reader.zone);
    let Some(last) = counted.keys().next_back().copied() else { return Vec::new() };
    let mut days: Vec<(Date, u64)> = Vec::new();
    let mut day = last;
    while days.len() < DAYS_MAX && counted.keys().next().is_some_and(|first| *first <= day) {
        days.push((day, counted.get(&day).copied().unwrap_or(0)));
        let Ok(before) = day.yesterday() else { break };
        day = before;
    }
    days.reverse();
    days
}

/// The busiest sources. A break-in has none: there the mail left by the owner's own provider, which is no source to name, and
/// where the intruder sat is said by the evidence.
fn sources(incident: &Incident) -> Vec<Source> {
    let ranked = incident.sources.ranked().into_iter().take(SOURCES_MAX);
    ranked
        .map(|(address, source)| Source {
            address,
            host: source.name.clone(),
            network: source.netblock.as_ref().map(|block| block.name.clone()),
            country: source.netblock.as_ref().and_then(|block| block.country.clone()),
            messages: source.messages,
        })
        .collect()
}

fn sample(case: &CaseRecord) -> Sample {
    if case.verdict.class == Class::SuspiciousNotice {
        // The bait is the notice itself: that is what the owner has to find.
        let delivery = &case.delivery;
        return Sample {
            subject: delivery.subject.clone().unwrap_or_default(),
            from: delivery.from.clone().unwrap_or_default(),
            to: String::new(),
            message_id: delivery.message_id.clone(),
        };
    }
    let block = case.original_header.as_bytes();
    let field = |name: &str| header::find(block, name);
    Sample {
        subject: field("Subject").map(|field| words::decode(field.value)).unwrap_or_default(),
        from: field("From").and_then(|field| address::first_in(field.value)).unwrap_or_default(),
        to: case.notice.failures.first().map(|failure| failure.recipient.clone()).unwrap_or_default(),
        message_id: field("Message-ID").map(|field| header::bare_id(&field.text())),
    }
}
