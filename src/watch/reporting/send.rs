//! Sending: what the owner approved goes into the outbox, if all that was true when it was prepared still holds.

use jiff::Timestamp;

use crate::incident::Incident;
use crate::ports::{Clock, Lookup, Outbox, OutboxRow, OutboxState, Outgoing, Purpose, Store};
use crate::report::recheck::{self, Recheck};
use crate::report::{Report, State};
use crate::watch::account::{Pass, Watch, WatchError};

use super::prepare::Known;
use super::{Policy, horizon};

impl<L: Lookup, O: Outbox, S: Store, C: Clock> Watch<'_, L, O, S, C> {
    /// Queues approved reports, and ends those that nobody may send any more.
    pub(in crate::watch) async fn send_reports(&self, pass: &mut Pass) -> Result<(), WatchError> {
        if self.account.dry_run {
            return Ok(());
        }
        let now = self.clock.now();
        let mut approved = Vec::new();
        for report in self.own_reports(now).await? {
            match report.state {
                State::Prepared | State::Approved if self.is_over(&report, now) => {
                    self.end(&report, State::Expired, &self.over(), now).await?;
                }
                State::Approved => approved.push(report),
                State::Queued if self.is_over(&report, now) => {
                    if let Some(failed) = report.become_because(State::Failed, self.over(), now) {
                        self.store.withdraw(&failed).await?;
                    }
                }
                _ => {}
            }
        }
        if approved.is_empty() {
            return Ok(());
        }
        let mut asked = self.asked_again(&approved, now).await?;
        // What is counted is written before another account counts.
        let _turn = self.account.restraint.turn.lock().await;
        for (report, outcome) in self.rechecked(approved, &mut asked, now).await? {
            match outcome {
                Recheck::Go => self.queue_report(&report, now, pass).await?,
                Recheck::Wait(why) => {
                    tracing::info!(account = self.account.name, report = report.id, why, "an approved report waits");
                }
                Recheck::Void(why) => self.end(&report, State::Expired, &why, now).await?,
            }
        }
        Ok(())
    }

    /// What would become of the reports that wait, if the owner said yes to them now. Changes nothing.
    pub async fn would_send(&self) -> Result<Vec<(Report, Recheck)>, WatchError> {
        let now = self.clock.now();
        let mut waiting = self.own_reports(now).await?;
        waiting.retain(|report| matches!(report.state, State::Approved | State::Prepared));
        waiting.sort_by_key(|report| (report.state != State::Approved, report.prepared));
        if waiting.is_empty() {
            return Ok(Vec::new());
        }
        let mut asked = self.asked_again(&waiting, now).await?;
        self.rechecked(waiting, &mut asked, now).await
    }

    /// Everything is asked once more, for each of these reports.
    async fn asked_again(&self, approved: &[Report], now: Timestamp) -> Result<(Vec<Incident>, Known), WatchError> {
        let incidents = self.store.incidents(Some(&self.account.name)).await?;
        let mut known = self.known(now).await?;
        for report in approved {
            if let Some(incident) = home(report, &incidents) {
                self.ask_for(report, incident, &mut known).await;
            }
        }
        Ok((incidents, known))
    }

    /// What follows from the answers for each of them, by the reports that there are now.
    async fn rechecked(
        &self,
        approved: Vec<Report>,
        (incidents, known): &mut (Vec<Incident>, Known),
        now: Timestamp,
    ) -> Result<Vec<(Report, Recheck)>, WatchError> {
        known.reports = self.all_reports(now).await?;
        let mut outcomes = Vec::new();
        for report in approved {
            let outcome = match home(&report, incidents) {
                _ if self.is_over(&report, now) => Recheck::Void(self.over()),
                Some(incident) => recheck::recheck(&report, &self.asked(incident, known), &self.around(known)),
                None => Recheck::Void("its incident is gone".to_owned()),
            };
            if outcome == Recheck::Go {
                // Those that follow must see that this one takes room.
                known.reports.iter_mut().filter(|one| one.id == report.id).for_each(|one| one.state = State::Queued);
            }
            outcomes.push((report, outcome));
        }
        Ok(outcomes)
    }

    /// Asks the outbox what became of the reports in it.
    pub(in crate::watch) async fn settle_reports(&self) -> Result<(), WatchError> {
        let now = self.clock.now();
        for report in self.own_reports(now).await?.into_iter().filter(|report| report.state == State::Queued) {
            let after = match self.store.row(&report.mail.message_id).await? {
                Some((OutboxState::Sent, None)) => report.become_at(State::Sent, now),
                Some((OutboxState::Sent, Some(why))) => report.become_because(State::Sent, why, now),
                Some((OutboxState::Failed, why)) => {
                    report.become_because(State::Failed, why.unwrap_or_else(|| "it was given up".to_owned()), now)
                }
                Some((OutboxState::New | OutboxState::Sending, _)) | None => None,
            };
            if let Some(after) = after {
                self.store.change(State::Queued, &after, &[]).await?;
            }
        }
        Ok(())
    }

    pub(super) async fn own_reports(&self, now: Timestamp) -> Result<Vec<Report>, WatchError> {
        let mut reports = self.store.reports(horizon(now)).await?;
        reports.retain(|report| report.account == self.account.name);
        Ok(reports)
    }

    /// Reports of all accounts. What joined another incident is a matter of that one.
    pub(super) async fn all_reports(&self, now: Timestamp) -> Result<Vec<Report>, WatchError> {
        let incidents = self.store.incidents(Some(&self.account.name)).await?;
        let mut reports = self.store.reports(horizon(now)).await?;
        for report in &mut reports {
            if let Some(home) = home(report, &incidents) {
                report.incident.clone_from(&home.id);
            }
        }
        Ok(reports)
    }

    /// May it not be sent any more, whatever else is asked?
    fn is_over(&self, report: &Report, now: Timestamp) -> bool {
        let reporting = &self.account.reporting;
        reporting.policy == Policy::Never || recheck::is_stale(report, now, &reporting.limits)
    }

    fn over(&self) -> String {
        match self.account.reporting.policy {
            Policy::Never => "`policy` is `never`".to_owned(),
            Policy::Ask | Policy::Automatic => recheck::stale(&self.account.reporting.limits),
        }
    }

    async fn end(&self, report: &Report, end: State, why: &str, now: Timestamp) -> Result<(), WatchError> {
        if let Some(ended) = report.become_because(end, why, now) {
            tracing::info!(account = self.account.name, report = report.id, why, "a report is not sent");
            self.store.change(report.state, &ended, &[]).await?;
        }
        Ok(())
    }

    async fn queue_report(&self, report: &Report, now: Timestamp, pass: &mut Pass) -> Result<(), WatchError> {
        let Some(queued) = report.become_at(State::Queued, now) else { return Ok(()) };
        let mail = Outgoing {
            purpose: Purpose::Report,
            message_id: report.mail.message_id.clone(),
            from: report.mail.envelope_sender.clone(),
            to: vec![report.mail.to.clone()],
            bytes: report.mail.message.clone().into_bytes(),
        };
        let row = OutboxRow::new(&report.account, &report.incident, mail, now);
        if self.store.change(State::Approved, &queued, &[row]).await? {
            pass.queued.push(report.id.clone());
        }
        Ok(())
    }
}

/// The incident of a report, or the one that it joined.
pub(super) fn home<'i>(report: &Report, incidents: &'i [Incident]) -> Option<&'i Incident> {
    let known = |id: &str| incidents.iter().find(|incident| incident.id == id);
    let mut found = known(&report.incident)?;
    // One joins an older one, so this ends; a state that says otherwise was damaged.
    for _ in 0..incidents.len() {
        match found.joined.as_deref().and_then(known) {
            Some(joined) => found = joined,
            None => break,
        }
    }
    Some(found)
}
