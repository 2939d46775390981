//! Preparing: which reports the rules allow now, and what is left to smolder, with the reason.

use std::collections::{BTreeMap, BTreeSet};
use std::net::IpAddr;

use jiff::Timestamp;

use crate::facts::Facts;
use crate::incident::{Incident, Story};
use crate::mail::address;
use crate::ports::{Clock, Lookup, Material, Outbox, Spent, Store};
use crate::report::compose::{self, Subject};
use crate::report::framing::{self, Attempt};
use crate::report::plan::{self, Around, Draft, Plan};
use crate::report::tally::Tally;
use crate::report::{Planned, Report, Smolder, State, Suppressed, eligible};
use crate::watch::account::{Pass, Watch, WatchError};

use super::{Policy, evidence};

/// Rounds of questions about the contacts of one incident.
const ROUNDS_MAX: usize = 8;

/// What would come of one incident now.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outlook {
    pub incident: String,
    /// Reports that would be prepared.
    pub drafts: Vec<Draft>,
    /// Each source that would be left to smolder, the busiest first.
    pub smolder: Vec<(IpAddr, Smolder)>,
}

/// What is known when reports are planned, beside the incident.
pub(super) struct Known {
    pub now: Timestamp,
    pub tally: Tally,
    pub facts: Facts,
    pub reports: Vec<Report>,
    pub suppressed: Suppressed,
}

impl<L: Lookup, O: Outbox, S: Store, C: Clock> Watch<'_, L, O, S, C> {
    /// Looks at the incidents for which it is time, and prepares what the rules allow.
    pub(in crate::watch) async fn prepare_reports(&self, pass: &mut Pass) -> Result<(), WatchError> {
        let now = self.clock.now();
        let incidents = self.to_plan(now).await?;
        if incidents.is_empty() {
            return Ok(());
        }
        let mut known = self.known(now).await?;
        for incident in &incidents {
            self.ask_about(incident, &mut known).await;
        }
        // One account after the other, so that a contact and a day have the same room for all.
        let _turn = self.account.restraint.turn.lock().await;
        known.reports = self.all_reports(now).await?;
        let (mut plans, mut attempts) = (Vec::new(), Attempts::default());
        for incident in incidents {
            let plan = plan::plan(&self.asked(&incident, &known), &self.around(&known));
            attempts.add(framing::attempts(&self.asked(&incident, &known)), &plan);
            let smolder = self.prepare_drafts(&incident, plan, &mut known, pass).await?;
            plans.push((incident, smolder));
        }
        if self.account.dry_run {
            return Ok(());
        }
        let mut plans: Vec<Planned> = plans
            .into_iter()
            .map(|(incident, smolder)| planned(&incident, smolder, attempts.take(&incident), now))
            .collect();
        if let Some(newest) = plans.first_mut() {
            newest.attempts.extend(attempts.left());
        }
        for planned in &plans {
            self.store.keep_planned(planned).await?;
        }
        Ok(())
    }

    /// What the rules would allow now about each incident, and why nothing about the rest of its sources. Changes nothing.
    pub async fn would_prepare(&self) -> Result<Vec<Outlook>, WatchError> {
        let now = self.clock.now();
        let incidents = self.may_be_forgeries().await?;
        let mut known = self.known(now).await?;
        let mut outlooks = Vec::new();
        for incident in incidents {
            if self.account.reporting.policy == Policy::Never {
                let all = incident.sources.ranked().into_iter().map(|(address, _)| (address, Smolder::NeverReports));
                outlooks.push(Outlook { smolder: all.collect(), incident: incident.id, ..Outlook::default() });
                continue;
            }
            self.ask_about(&incident, &mut known).await;
            let Plan { drafts, mut smolder } = plan::plan(&self.asked(&incident, &known), &self.around(&known));
            // A report about it is there and waits.
            let waits = |report: &Report| report.state.counts() && !report.has_left();
            smolder.retain(|(address, _)| !known.reports.iter().any(|one| waits(one) && one.is_about(*address)));
            outlooks.push(Outlook { incident: incident.id, drafts, smolder });
        }
        Ok(outlooks)
    }

    /// Open incidents that may be a forgery.
    async fn may_be_forgeries(&self) -> Result<Vec<Incident>, WatchError> {
        let mut incidents = self.store.incidents(Some(&self.account.name)).await?;
        incidents.retain(|incident| {
            incident.state.is_open()
                && incident.joined.is_none()
                && Story::of(incident.class).is_some_and(|story| story != Story::BreakIn)
        });
        Ok(incidents)
    }

    /// Those of them that it is time to look at.
    async fn to_plan(&self, now: Timestamp) -> Result<Vec<Incident>, WatchError> {
        if self.account.reporting.policy == Policy::Never {
            return Ok(Vec::new());
        }
        let (mut incidents, planned) =
            (self.may_be_forgeries().await?, self.store.planned(Some(&self.account.name)).await?);
        incidents.retain(|incident| {
            let before = planned.iter().find(|planned| planned.incident == incident.id);
            let notice_is_due = incident.due(now, self.account.settle).is_some();
            Planned::is_due(before, incident, notice_is_due, now)
        });
        Ok(incidents)
    }

    /// Everything but what must be asked.
    pub(super) async fn known(&self, now: Timestamp) -> Result<Known, WatchError> {
        Ok(Known {
            now,
            tally: evidence::tally(self.store, &self.account.name, now).await?,
            facts: Facts::default(),
            reports: self.all_reports(now).await?,
            suppressed: Suppressed::at(&self.store.suppressions().await?, now),
        })
    }

    /// Asks about the contacts of the sources that may be reported: nothing is asked about the others.
    pub(super) async fn ask_about(&self, incident: &Incident, known: &mut Known) {
        let spent = Spent::default();
        for _ in 0..ROUNDS_MAX {
            let questions = plan::questions(&self.asked(incident, known), &self.around(known));
            if questions.is_empty() {
                return;
            }
            known.facts.extend(self.lookup.answer(&questions, Material::NONE, &spent).await);
        }
    }

    /// Asks about the contact of a report that waits.
    pub(super) async fn ask_for(&self, report: &Report, incident: &Incident, known: &mut Known) {
        let spent = Spent::default();
        for _ in 0..ROUNDS_MAX {
            let questions = plan::questions_again(report, &self.asked(incident, known), &self.around(known));
            if questions.is_empty() {
                return;
            }
            known.facts.extend(self.lookup.answer(&questions, Material::NONE, &spent).await);
        }
    }

    pub(super) fn asked<'k>(&'k self, incident: &'k Incident, known: &'k Known) -> eligible::Asked<'k> {
        eligible::Asked {
            incident,
            tally: &known.tally,
            owner: &self.account.owner,
            now: known.now,
            limits: &self.account.reporting.limits,
        }
    }

    pub(super) fn around<'k>(&'k self, known: &'k Known) -> Around<'k> {
        Around {
            reports: &known.reports,
            watched: &self.account.reporting.watched,
            suppressed: &known.suppressed,
            facts: &known.facts,
            documentation_is_public: self.account.settings.documentation_is_public,
        }
    }

    /// Writes the reports of a plan; what is left to smolder comes back.
    async fn prepare_drafts(
        &self,
        incident: &Incident,
        plan: Plan,
        known: &mut Known,
        pass: &mut Pass,
    ) -> Result<Vec<(IpAddr, Smolder)>, WatchError> {
        let mut smolder = plan.smolder;
        for draft in plan.drafts {
            match self.compose_report(incident, &draft, known).await? {
                Ok(report) => {
                    pass.prepared.push(report.id.clone());
                    if !self.account.dry_run {
                        self.keep_prepared(&report, &draft).await?;
                    }
                    known.reports.push(report);
                }
                Err(error) => {
                    let why = format!("failed to {error}");
                    smolder
                        .extend(draft.sources.iter().map(|address| (*address, Smolder::NotNow { why: why.clone() })));
                }
            }
        }
        Ok(smolder)
    }

    async fn compose_report(
        &self,
        incident: &Incident,
        draft: &Draft,
        known: &Known,
    ) -> Result<Result<Report, compose::ComposeError>, WatchError> {
        let reporting = &self.account.reporting;
        let sources: BTreeSet<IpAddr> = draft.sources.iter().copied().collect();
        let cases = evidence::to_show(self.store, &self.account.name, &sources, known.now).await?;
        let key = self.store.key().await?;
        let asked = self.asked(incident, known);
        let reported =
            draft.sources.iter().filter_map(|source| plan::reported(&asked, *source, &cases, &key)).collect();
        let escalates = draft.escalates.as_ref().and_then(|id| known.reports.iter().find(|report| report.id == *id));
        let domains = incident.identities.iter().filter_map(|own| address::domain(own));
        let subject = Subject {
            account: &self.account.name,
            incident: &incident.id,
            domain: domains.into_iter().next().unwrap_or_default(),
            since_report: escalates.and_then(|report| report.sent),
            samples_max: reporting.limits.samples_max,
            key: &key,
        };
        Ok(compose::compose(draft, reported, &subject, &reporting.writer, known.now))
    }

    async fn keep_prepared(&self, report: &Report, draft: &Draft) -> Result<(), WatchError> {
        if !self.store.prepare(report).await? {
            return Ok(());
        }
        tracing::info!(account = self.account.name, report = report.id, "prepared a report");
        // A larger network and a contact with a warning are for a person to decide.
        let by_itself = self.account.reporting.policy == Policy::Automatic
            && draft.escalates.is_none()
            && report.contact.red.is_empty();
        let yes = report.become_because(State::Approved, "`policy` is `automatic`", report.prepared);
        if let Some(approved) = yes.filter(|_| by_itself) {
            self.store.change(State::Prepared, &approved, &[]).await?;
        }
        Ok(())
    }
}

fn planned(incident: &Incident, smolder: Vec<(IpAddr, Smolder)>, attempts: Vec<Attempt>, at: Timestamp) -> Planned {
    Planned {
        account: incident.account.clone(),
        incident: incident.id.clone(),
        at,
        messages: incident.messages,
        class: incident.class,
        smolder,
        attempts,
    }
}

/// Signs of framing over all incidents: an address that is borne out in one of them is not framed in another.
#[derive(Default)]
struct Attempts {
    found: BTreeMap<IpAddr, Attempt>,
    borne_out: BTreeSet<IpAddr>,
}

impl Attempts {
    fn add(&mut self, attempts: Vec<Attempt>, plan: &Plan) {
        self.borne_out.extend(plan.drafts.iter().flat_map(|draft| draft.sources.iter().copied()));
        let done =
            |smolder: &Smolder| matches!(smolder, Smolder::ContactRests { .. } | Smolder::NotAmongTheBusiest { .. });
        self.borne_out.extend(plan.smolder.iter().filter(|(_, smolder)| done(smolder)).map(|(address, _)| *address));
        self.found.extend(attempts.into_iter().map(|attempt| (attempt.address, attempt)));
    }

    /// Those that nobody took: addresses that no incident names.
    fn left(self) -> impl Iterator<Item = Attempt> {
        let borne_out = self.borne_out;
        self.found.into_values().filter(move |attempt| !borne_out.contains(&attempt.address))
    }

    /// Those of the addresses that the incident names.
    fn take(&mut self, incident: &Incident) -> Vec<Attempt> {
        let (mut ours, mut rest) = (Vec::new(), BTreeMap::new());
        for (address, attempt) in std::mem::take(&mut self.found) {
            if self.borne_out.contains(&address) {
                continue;
            }
            match incident.sources.of(address) {
                Some(_) => ours.push(attempt),
                None => drop(rest.insert(address, attempt)),
            }
        }
        self.found = rest;
        ours
    }
}
