//! What a notice says of reports: those about its incident, and how many sources were left alone, by reason.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use crate::incident::Incident;
use crate::ports::{Clock, Lookup, Outbox, Store, StoreError, YES};
use crate::report::tally::Tally;
use crate::report::{Answer, Planned, Report, Smolder, State, outcome};
use crate::tell::{self, Approval, LeftAlone, ReportState, Reports};
use crate::watch::account::{Watch, WatchError};

use super::send::home;
use super::{Policy, evidence, horizon};

impl<L: Lookup, O: Outbox, S: Store, C: Clock> Watch<'_, L, O, S, C> {
    /// None: the account reports nothing.
    pub(in crate::watch) async fn reports_to_tell(&self, incident: &Incident) -> Result<Option<Reports>, WatchError> {
        if self.account.reporting.policy == Policy::Never {
            return Ok(None);
        }
        let now = self.clock.now();
        let account = Some(self.account.name.as_str());
        let reports = self.reports_about(incident).await?;
        // Only what was sent has an outcome, and only that is worth reading all cases again.
        let tally = match reports.iter().any(|report| report.sent.is_some()) {
            true => evidence::tally(self.store, &self.account.name, now).await?,
            false => Tally::default(),
        };
        let planned = self.store.planned(account).await?.into_iter().find(|planned| planned.incident == incident.id);
        let waiting = reports.iter().find(|report| report.state == State::Prepared);
        let approval = waiting.map(|report| match &self.account.reporting.folder {
            Some(folder) => Approval::Folders { from: folder.clone(), to: format!("{folder}/{YES}") },
            None => Approval::Command(format!("alibi report {} --approve", report.id)),
        });
        Ok(Some(Reports {
            reports: reports.iter().filter_map(|report| told(report, &tally, now)).collect(),
            left: planned.as_ref().map(left).unwrap_or_default(),
            framed: planned.map_or(0, |planned| planned.attempts.len() as u64),
            approval,
        }))
    }

    /// Reports about an incident, newest first.
    pub(in crate::watch) async fn reports_about(&self, incident: &Incident) -> Result<Vec<Report>, WatchError> {
        let incidents = self.store.incidents(Some(&self.account.name)).await?;
        let mut reports = self.own_reports(self.clock.now()).await?;
        reports.retain(|report| home(report, &incidents).is_some_and(|home| home.id == incident.id));
        Ok(reports)
    }

    /// The notice that tells of these reports is written.
    pub(in crate::watch) async fn note_told(&self, incident: &Incident) -> Result<(), WatchError> {
        let now = self.clock.now();
        for report in self.reports_about(incident).await?.into_iter().filter(is_news) {
            self.store.change(State::Prepared, &Report { told: Some(now), ..report }, &[]).await?;
        }
        Ok(())
    }

    /// Incidents of which a report waits for a yes, and nobody has told the owner.
    pub(in crate::watch) async fn with_news(&self, incidents: &[Incident]) -> Result<BTreeSet<String>, WatchError> {
        let now = self.clock.now();
        Ok(news(&self.account.name, self.account.reporting.policy, self.store, incidents, now).await?)
    }
}

/// Incidents of an account of which a report waits for a yes, and nobody has told the owner.
pub(in crate::watch) async fn news(
    account: &str,
    policy: Policy,
    store: &impl Store,
    incidents: &[Incident],
    now: Timestamp,
) -> Result<BTreeSet<String>, StoreError> {
    if policy == Policy::Never {
        return Ok(BTreeSet::new());
    }
    let mut news = store.reports(horizon(now)).await?;
    news.retain(|report| report.account == account && is_news(report));
    let homes = news.iter().filter_map(|report| Some((report, home(report, incidents)?)));
    let untold = homes.filter(|(report, home)| home.told.is_some() && !is_in_the_notice(report, home));
    Ok(untold.map(|(_, home)| home.id.clone()).collect())
}

/// The notice was written when the report was there, and a crash came before that was noted.
fn is_in_the_notice(report: &Report, incident: &Incident) -> bool {
    let last = incident.last_notice.as_ref().filter(|_| incident.id == report.incident);
    last.is_some_and(|last| last.at >= report.prepared)
}

fn is_news(report: &Report) -> bool {
    report.state == State::Prepared && report.told.is_none()
}

fn told(report: &Report, tally: &Tally, now: Timestamp) -> Option<tell::Report> {
    let bounced = report.answers.iter().any(|(_, answer)| matches!(answer, Answer::Bounced { .. }));
    let outcome = || {
        let effect = outcome::effect(report, tally, now)?;
        Some((effect.before, effect.after?))
    };
    let state = match report.state {
        State::Prepared => ReportState::Prepared,
        State::Sent | State::Answered if bounced => ReportState::Failed,
        State::Sent | State::Answered => ReportState::Sent { on: report.sent?, outcome: outcome() },
        State::Declined => ReportState::Declined,
        State::Failed => ReportState::Failed,
        // On its way, or over before anybody said yes.
        State::Approved | State::Queued | State::Expired => return None,
    };
    let witnesses: BTreeSet<&String> = report.sources.iter().flat_map(|source| &source.witnesses).collect();
    let why = report.contact.provenance.join("; ");
    Some(tell::Report {
        network: report.contact.network.clone(),
        state,
        messages: report.sources.iter().map(|source| source.messages).sum(),
        witnesses: witnesses.len() as u64,
        contact: Some(format!("{}: {why}", report.contact.address)),
    })
}

fn left(planned: &Planned) -> Vec<(LeftAlone, u64)> {
    let mut counted: BTreeMap<LeftAlone, u64> = BTreeMap::new();
    for (_, smolder) in &planned.smolder {
        if let Some(reason) = left_alone(smolder) {
            *counted.entry(reason).or_default() += 1;
        }
    }
    counted.into_iter().collect()
}

/// None: it is not left alone for good, only not now.
fn left_alone(smolder: &Smolder) -> Option<LeftAlone> {
    match smolder {
        Smolder::NotConfirmed | Smolder::TooFewVoices { .. } => Some(LeftAlone::TooFewWitnesses),
        Smolder::OwnNetwork
        | Smolder::Witness
        | Smolder::SharedProvider { .. }
        | Smolder::PassesOn
        | Smolder::Translated
        | Smolder::Astray => Some(LeftAlone::Relay),
        Smolder::TooSmall { .. } | Smolder::NotAmongTheBusiest { .. } => Some(LeftAlone::TooSmall),
        Smolder::TooOld { .. } => Some(LeftAlone::TooOld),
        Smolder::NoContact { .. } => Some(LeftAlone::NobodyToWriteTo),
        Smolder::WebForm { .. } => Some(LeftAlone::WebForm),
        Smolder::NotNow { .. }
        | Smolder::ContactRests { .. }
        | Smolder::DayIsFull { .. }
        | Smolder::Declined { .. }
        | Smolder::NeverReports => None,
    }
}
