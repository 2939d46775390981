//! From the sources of an incident to the reports that may be prepared now, and why there is none about the others.
//!
//! One report a contact, with all its sources; one in seven days; five a day for the whole installation. A plan is made anew
//! each time from what is known, so a look-up that failed is asked again and nothing is queued in between. Between a yes and
//! the sending all of it is asked once more: [`recheck`].

use std::collections::BTreeSet;
use std::net::IpAddr;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::facts::{Answer, Fact, Facts, Question};
use crate::incident::Source;
use crate::record::CaseRecord;

use super::contact::{self, Candidates, Forged, Known, Outcome};
use super::eligible;
use super::{Contact, Report, Reported, Smolder, State, Suppressed, sample};

/// What the installation knows beside the incident.
#[derive(Debug, Clone, Copy)]
pub struct Around<'a> {
    /// Reports of all accounts, at least those of the last 30 days.
    pub reports: &'a [Report],
    /// Domains of everybody who is watched.
    pub watched: &'a [String],
    /// Contacts that want no reports, or that none reaches.
    pub suppressed: &'a Suppressed,
    /// What was asked about the contacts.
    pub facts: &'a Facts,
    /// Only in a recorded world.
    pub documentation_is_public: bool,
}

/// What to do about an incident now.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    pub drafts: Vec<Draft>,
    /// Each source without a report, the busiest first.
    pub smolder: Vec<(IpAddr, Smolder)>,
}

/// A report that may be prepared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    pub contact: Contact,
    /// The busiest first.
    pub sources: Vec<IpAddr>,
    /// An earlier report, about which nothing changed: this one goes to the network around it.
    pub escalates: Option<String>,
}

/// What must be asked before [`plan`] can say whom to write to. Empty when all is known, or nobody is to be written to.
pub fn questions(asked: &eligible::Asked<'_>, around: &Around<'_>) -> Vec<Question> {
    let fires = eligible::may(asked).into_iter().filter(|(_, may)| may.is_ok()).map(|(address, _)| address);
    let wanted = fires.filter_map(|address| Some((address, asked.incident.sources.of(address)?)));
    around.facts.open(wanted.flat_map(|(address, source)| about_contact(asked, around, address, source)))
}

/// What must be asked before [`recheck`] can say whether a prepared report may leave.
pub fn questions_again(report: &Report, asked: &eligible::Asked<'_>, around: &Around<'_>) -> Vec<Question> {
    let sources = report.sources.iter().map(|reported| reported.address);
    let known = sources.filter_map(|address| Some((address, asked.incident.sources.of(address)?)));
    around.facts.open(known.flat_map(|(address, source)| about_contact(asked, around, address, source)))
}

fn about_contact(asked: &eligible::Asked<'_>, around: &Around<'_>, address: IpAddr, source: &Source) -> Vec<Question> {
    match candidates(address, asked, around) {
        Ok(candidates) => contact::questions(&candidates, &about(asked, around, address, source), around.facts),
        Err(_) => vec![Question::Contacts(address)],
    }
}

/// Is the contact of a prepared report still the one to write to? Asked again before it leaves: between the preparing and the
/// owner's yes, a network can change hands. `around.facts` hold today's answers, and nothing older than a day passes.
pub fn recheck(report: &Report, asked: &eligible::Asked<'_>, around: &Around<'_>) -> Result<(), Smolder> {
    for reported in &report.sources {
        let source = asked.incident.sources.of(reported.address).ok_or(Smolder::NotConfirmed)?;
        let contact = chosen(asked, around, reported.address, source)?;
        // A report to the network around was approved as that, and stands while its evidence does.
        if contact.address != report.contact.address {
            let why = format!("the contact is now {}, and the report was written to another", contact.address);
            return Err(Smolder::NoContact { why });
        }
        // Nor does it leave with a warning that nobody saw.
        if let Some(warning) = contact.red.iter().find(|warning| !report.contact.red.contains(warning)) {
            let why = format!("there is a new warning about {}: {warning}", contact.address);
            return Err(Smolder::NoContact { why });
        }
    }
    Ok(())
}

/// The reports that may be prepared now.
pub fn plan(asked: &eligible::Asked<'_>, around: &Around<'_>) -> Plan {
    let mut plan = Plan::default();
    for (address, may) in eligible::may(asked) {
        let source = asked.incident.sources.of(address);
        let outcome = may.and_then(|()| {
            whom(asked, around, address, source).map(|contact| plan.add(contact, address, asked, around))
        });
        if let Err(smolder) = outcome {
            plan.smolder.push((address, smolder));
        }
    }
    plan.limit(asked, around);
    plan
}

fn whom(
    asked: &eligible::Asked<'_>,
    around: &Around<'_>,
    address: IpAddr,
    source: Option<&Source>,
) -> Result<Contact, Smolder> {
    let source = source.ok_or(Smolder::NotConfirmed)?;
    // Nobody else is asked while one desk has it in hand.
    let in_hand = resting(asked, around).find(|(report, _)| report.is_in_hand() && report.is_about(address));
    if let Some((report, until)) = in_hand {
        return Err(Smolder::ContactRests { contact: report.contact.address.clone(), until });
    }
    if let Some((report, until)) = declined(asked, around).find(|(report, _)| report.is_about(address)) {
        return Err(Smolder::Declined { contact: report.contact.address.clone(), until });
    }
    chosen(asked, around, address, source)
}

/// The contact by today's answers.
fn chosen(
    asked: &eligible::Asked<'_>,
    around: &Around<'_>,
    address: IpAddr,
    source: &Source,
) -> Result<Contact, Smolder> {
    let candidates = candidates(address, asked, around)?;
    let about = about(asked, around, address, source);
    match contact::decide(&candidates, &about, around.facts) {
        Outcome::Contact(contact) => Ok(contact),
        Outcome::WebForm { form, .. } => Err(Smolder::WebForm { form }),
        Outcome::Nobody { mut why } => {
            why.extend(contact::hint(&about));
            Err(Smolder::NoContact { why: why.join("; ") })
        }
        Outcome::NotNow { why } => Err(Smolder::NotNow { why }),
    }
}

/// What is offered, by answers that are not older than a day. What was found out with the mails may be.
fn candidates(address: IpAddr, asked: &eligible::Asked<'_>, around: &Around<'_>) -> Result<Candidates, Smolder> {
    let not_now = |why: &str| Err(Smolder::NotNow { why: why.to_owned() });
    match around.facts.get(&Question::Contacts(address)) {
        Some(Fact::Absent) => Ok(Candidates::default()),
        Some(Fact::Known(Answer::Netblock(block))) if contact::is_fresh(block, asked.now) => Ok(block.into()),
        Some(Fact::Unknown { why, .. }) => not_now(why),
        _ => not_now("the registries were not asked within the last 24 hours"),
    }
}

fn about<'a>(
    asked: &eligible::Asked<'a>,
    around: &Around<'a>,
    address: IpAddr,
    source: &'a Source,
) -> contact::Asked<'a> {
    static UNNAMED: Forged = Forged { addresses: BTreeSet::new(), domains: BTreeSet::new() };
    let forged = asked.tally.of_source(address).map_or(&UNNAMED, |heard| &heard.forged);
    contact::Asked {
        address,
        name: source.name.as_deref(),
        known: Known { owner: asked.owner, watched: around.watched, forged, suppressed: around.suppressed },
        unheeded: unheeded(asked, around, address).is_some(),
        now: asked.now,
        documentation_is_public: around.documentation_is_public,
    }
}

/// The report about this source that was sent so long ago, without the mail stopping, that the network around it may be asked.
fn unheeded<'a>(asked: &eligible::Asked<'_>, around: &Around<'a>, address: IpAddr) -> Option<&'a Report> {
    let mut about =
        around.reports.iter().filter(|report| report.incident == asked.incident.id && report.is_about(address));
    about.find(|report| super::outcome::may_escalate(report, asked.tally, asked.now, asked.limits))
}

/// The source as it is reported: its figures, those who say so, and what they returned.
pub fn reported(asked: &eligible::Asked<'_>, address: IpAddr, cases: &[CaseRecord], key: &[u8]) -> Option<Reported> {
    let source = asked.incident.sources.of(address)?;
    let heard = asked.tally.of_source(address)?;
    let times = heard.since(eligible::since(asked));
    let witnesses = eligible::unrelated(asked, address, source, heard);
    let samples = sample::choose(cases, address, &witnesses, asked.owner, key, asked.limits.samples_max);
    Some(Reported {
        address,
        name: source.name.clone(),
        network: source.netblock.as_ref().map(|block| block.network.clone()).unwrap_or_default(),
        messages: times.len() as u64,
        first: *times.first()?,
        last: *times.last()?,
        witnesses: witnesses.into_iter().map(str::to_owned).collect(),
        samples,
    })
}

/// Reports whose contacts are to be left in peace, and until when.
pub(super) fn resting<'a>(
    asked: &eligible::Asked<'_>,
    around: &Around<'a>,
) -> impl Iterator<Item = (&'a Report, Timestamp)> {
    let counting = around.reports.iter().filter(|report| report.state.counts());
    until(asked, counting.map(|report| (report, report.begins())))
}

/// Reports of this account that the owner said no to, and until when that holds.
fn declined<'a>(asked: &eligible::Asked<'_>, around: &Around<'a>) -> impl Iterator<Item = (&'a Report, Timestamp)> {
    let account = asked.incident.account.clone();
    let no = move |report: &&Report| report.state == State::Declined && report.account == account;
    until(asked, around.reports.iter().filter(no).map(|report| (report, report.changed)))
}

fn until<'a>(
    asked: &eligible::Asked<'_>,
    reports: impl Iterator<Item = (&'a Report, Timestamp)>,
) -> impl Iterator<Item = (&'a Report, Timestamp)> {
    let (now, rest) = (asked.now, asked.limits.contact_rest);
    let ends = move |(report, begins): (&'a Report, Timestamp)| {
        (report, begins.saturating_add(rest).unwrap_or(Timestamp::MAX))
    };
    reports.map(ends).filter(move |(_, until)| *until > now)
}

impl Plan {
    fn add(&mut self, contact: Contact, address: IpAddr, asked: &eligible::Asked<'_>, around: &Around<'_>) {
        if let Some(draft) = self.drafts.iter_mut().find(|draft| draft.contact.address == contact.address) {
            draft.sources.push(address);
            return;
        }
        let escalates = unheeded(asked, around, address).map(|report| report.id.clone());
        self.drafts.push(Draft { contact, sources: vec![address], escalates });
    }

    /// Contacts are left in peace, and the day has an end.
    fn limit(&mut self, asked: &eligible::Asked<'_>, around: &Around<'_>) {
        let limits = asked.limits;
        let mut today = today(around.reports, asked.now);
        for draft in std::mem::take(&mut self.drafts) {
            let contact = &draft.contact.address;
            let rests = resting(asked, around).find(|(report, _)| report.contact.address == *contact);
            let no = declined(asked, around).find(|(report, _)| report.contact.address == *contact);
            let refusal = match (rests, no) {
                (Some((_, until)), _) => Some(Smolder::ContactRests { contact: contact.clone(), until }),
                (None, Some((_, until))) => Some(Smolder::Declined { contact: contact.clone(), until }),
                (None, None) => {
                    (today >= limits.per_day_max).then_some(Smolder::DayIsFull { most: limits.per_day_max })
                }
            };
            match refusal {
                Some(smolder) => self.smolder.extend(draft.sources.iter().map(|address| (*address, smolder.clone()))),
                None => {
                    today += 1;
                    self.drafts.push(draft);
                }
            }
        }
        let rank: Vec<IpAddr> = asked.incident.sources.ranked().into_iter().map(|(address, _)| address).collect();
        self.smolder.sort_by_key(|(address, _)| rank.iter().position(|ranked| ranked == address));
    }
}

/// Reports of the last 24 hours that can still leave, or have left.
pub(super) fn today<'a>(reports: impl IntoIterator<Item = &'a Report>, now: Timestamp) -> u64 {
    let day = SignedDuration::from_hours(24);
    let counting = reports.into_iter().filter(|report| report.state.counts());
    counting.filter(|report| now.duration_since(report.begins()) < day).count() as u64
}
