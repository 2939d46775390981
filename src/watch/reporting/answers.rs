//! What desks answer: kept with the report, and followed. Nothing is ever answered.

use jiff::Timestamp;

use crate::case::Case;
use crate::mail::{Message, header};
use crate::ports::{Arrival, Clock, Lookup, Outbox, OutboxRow, Outgoing, Purpose, Store};
use crate::recognise;
use crate::record::CaseRecord;
use crate::report::answer::{self, Heard};
use crate::report::forward::{self, FORWARDED_MAX, Letter};
use crate::report::{Answer, Report, State, Suppression};
use crate::watch::account::{Watch, WatchError};
use crate::watch::own;

/// Answers that are kept with one report. Robots leave room for people.
const ANSWERS_MAX: usize = 20;
const BY_ROBOTS_MAX: usize = ANSWERS_MAX - FORWARDED_MAX;

impl<L: Lookup, O: Outbox, S: Store, C: Clock> Watch<'_, L, O, S, C> {
    /// The report that a mail with this header answers.
    pub(in crate::watch) async fn answered_by(&self, block: &[u8]) -> Result<Option<Report>, WatchError> {
        let by_subject = !own::is_answer(self, block).await?;
        for id in answer::named(block, &self.account.reporting.writer.envelope, by_subject) {
            if let Some(report) = self.store.report(&id).await?.filter(Report::has_left) {
                return Ok(Some(report));
            }
        }
        Ok(None)
    }

    /// The report that a bounce brings back.
    pub(in crate::watch) async fn brought_back(&self, record: &CaseRecord) -> Result<Option<Report>, WatchError> {
        let id = header::find(record.original_header.as_bytes(), "Message-ID");
        let Some(id) = id.and_then(|field| answer::of_message_id(&header::bare_id(&field.text()))) else {
            return Ok(None);
        };
        Ok(self.store.report(&id).await?.filter(Report::has_left))
    }

    /// Is it for what it brings back to say whether it answers a report?
    pub(in crate::watch) fn is_about_a_mail(&self, raw: &[u8]) -> bool {
        let message = Message::read(raw, &self.account.limits);
        answer::is_about_a_mail(&message, &recognise::recognise(&message))
    }

    /// Notes what the desk said, leaves the contact alone if it must be, and passes on what a person wrote. False: it comes back
    /// more often than one mail can.
    pub(in crate::watch) async fn hear_answer(
        &self,
        report: Report,
        arrival: &Arrival,
        raw: &[u8],
    ) -> Result<bool, WatchError> {
        let message = Message::read(raw, &self.account.limits);
        let notice = recognise::recognise(&message);
        let Some(heard) = answer::hear(&message, &notice, &report) else { return Ok(true) };
        // By its own top line: that stays when a mailbox is numbered anew or moves, and all of it is read again.
        let now = self.clock.now();
        let at = Case::read(&message).arrived().or(arrival.arrived).filter(|at| *at <= now).unwrap_or(now);
        let entry = (at, heard.answer.clone());
        // The same mail read again after a crash.
        if report.answers.contains(&entry) || self.account.dry_run {
            return Ok(true);
        }
        tracing::info!(account = self.account.name, report = report.id, answer = ?heard.answer, "a desk answered");
        self.leave_alone(&report, &heard, at).await?;
        if report.answers.len() >= if is_by_a_robot(&heard.answer) { BY_ROBOTS_MAX } else { ANSWERS_MAX } {
            return Ok(!matches!(heard.answer, Answer::Bounced { .. }));
        }
        let rows: Vec<OutboxRow> = self.passed_on(&report, &heard).into_iter().collect();
        let mut after = self.taken(&report, at);
        after.answers.push(entry);
        self.store.change(report.state, &after, &rows).await?;
        Ok(true)
    }

    /// Who answers got it, whatever the outbox knows.
    fn taken(&self, report: &Report, at: Timestamp) -> Report {
        let sent = match report.state {
            State::Queued => report.become_at(State::Sent, at).unwrap_or_else(|| report.clone()),
            _ => report.clone(),
        };
        sent.become_at(State::Answered, at).unwrap_or(sent)
    }

    async fn leave_alone(&self, report: &Report, heard: &Heard, at: Timestamp) -> Result<(), WatchError> {
        // One report comes back once, however often its notice is sent.
        let bounced = |answer: &Answer| matches!(answer, Answer::Bounced { .. });
        if bounced(&heard.answer) && report.answers.iter().any(|(_, answer)| bounced(answer)) {
            return Ok(());
        }
        let known = self.store.suppressions().await?;
        let after = Suppression::after(&heard.answer, heard.by_the_desk, &report.contact, &known, at);
        let is_known = |new: &Suppression| {
            known.iter().any(|old| old.contact == new.contact && old.network == new.network && old.since == at)
        };
        if let Some(new) = after.filter(|new| !is_known(new)) {
            self.store.suppress(&new).await?;
        }
        Ok(())
    }

    /// The mail that tells the owner what a person wrote.
    fn passed_on(&self, report: &Report, heard: &Heard) -> Option<OutboxRow> {
        let number = report.answers.iter().filter(|(_, answer)| !is_by_a_robot(answer)).count();
        if !heard.by_a_person || number >= FORWARDED_MAX {
            return None;
        }
        let (notify, now) = (&self.account.notify, self.clock.now());
        let letter = Letter { from: &notify.from, to: &notify.to, domain: &notify.domain };
        let (message_id, bytes) = match forward::compose(report, &heard.text, number + 1, &letter, now) {
            Ok(composed) => composed,
            Err(error) => {
                tracing::warn!(account = self.account.name, report = report.id, "failed to {error}");
                return None;
            }
        };
        let mail = Outgoing {
            purpose: Purpose::Notice,
            message_id,
            from: crate::mail::address::first_in(notify.from.as_bytes())?,
            to: notify.to.iter().filter_map(|to| crate::mail::address::first_in(to.as_bytes())).collect(),
            bytes,
        };
        Some(OutboxRow::new(&self.account.name, &report.incident, mail, now))
    }
}

fn is_by_a_robot(answer: &Answer) -> bool {
    matches!(answer, Answer::Acknowledged { .. } | Answer::Bounced { .. })
}
