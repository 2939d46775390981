//! What desks answer: kept with the report, and followed. Nothing is ever answered.

use jiff::Timestamp;

use crate::case::Case;
use crate::facts::{Fact, Facts, Question};
use crate::investigate::{QUESTIONS_MAX, ROUNDS_MAX};
use crate::mail::{Message, address, header};
use crate::ports::{Arrival, Clock, Lookup, Material, Outbox, OutboxRow, Outgoing, Purpose, Spent, Store};
use crate::recognise;
use crate::record::CaseRecord;
use crate::report::answer::{self, Heard, desk, returned};
use crate::report::forward::{self, FORWARDED_MAX, Letter};
use crate::report::{Answer, Report, State, Suppression};
use crate::verdict::{Intake, Side, witness};
use crate::watch::account::{Watch, WatchError};
use crate::watch::own;

/// Answers that are kept with one report. Robots leave room for people, and what anybody can have written for the desk.
const ANSWERS_MAX: usize = BY_ROBOTS_MAX + FORWARDED_MAX + BY_THE_DESK_MAX;
const BY_ROBOTS_MAX: usize = 15;
const BY_THE_DESK_MAX: usize = 10;

impl<L: Lookup, O: Outbox, S: Store, C: Clock> Watch<'_, L, O, S, C> {
    /// The report that a mail with this header answers.
    pub(in crate::watch) async fn answered_by(&self, block: &[u8]) -> Result<Option<Report>, WatchError> {
        let by_subject = !own::is_answer(self, block).await?;
        for id in answer::named(block, &self.account.reporting.writer.envelope, by_subject) {
            let report = self.store.report(&id).await?;
            if let Some(report) = report.filter(|report| report.has_left() && self.takes_answers_to(report)) {
                return Ok(Some(report));
            }
        }
        Ok(None)
    }

    /// The report, of whichever account, whose name a bounce brings back.
    pub(in crate::watch) async fn brought_back(&self, record: &CaseRecord) -> Result<Option<Report>, WatchError> {
        let id = header::find(record.original_header.as_bytes(), "Message-ID");
        let Some(id) = id.and_then(|field| answer::of_message_id(&header::bare_id(&field.text()))) else {
            return Ok(None);
        };
        Ok(self.store.report(&id).await?.filter(Report::has_left))
    }

    /// Do answers to this report come here? A report of another account is none of this one's business, whatever a mail in it
    /// names, unless it asked for its answers at an address of this one.
    pub(in crate::watch) fn takes_answers_to(&self, report: &Report) -> bool {
        let asked_for = ["Reply-To", "From"].iter().any(|name| {
            let field = header::find(report.mail.message.as_bytes(), name);
            field.and_then(|field| address::first_in(field.value)).is_some_and(|to| self.account.owner.is(&to))
        });
        report.account == self.account.name || asked_for || self.account.owner.is(&report.mail.envelope_sender)
    }

    /// Is it for what it brings back to say whether it answers a report?
    pub(in crate::watch) fn is_about_a_mail(&self, raw: &[u8]) -> bool {
        let message = Message::read(raw, &self.account.limits);
        answer::is_about_a_mail(&message, &recognise::recognise(&message))
    }

    /// Notes what the desk said, leaves the contact alone if it must be, and passes on what a person wrote. `back`: the notice that
    /// brings the report back, if it is one. False: it comes back more often than one mail can.
    pub(in crate::watch) async fn hear_answer(
        &self,
        report: Report,
        arrival: &Arrival,
        raw: &[u8],
        back: Option<&CaseRecord>,
    ) -> Result<bool, WatchError> {
        let message = Message::read(raw, &self.account.limits);
        let case = Case::read(&message);
        let Some(mut heard) = answer::hear(&message, &case.notice, &report) else { return Ok(true) };
        // By its own top line: that stays when a mailbox is numbered anew or moves, and all of it is read again.
        let now = self.clock.now();
        let at = case.arrived().or(arrival.arrived).filter(|at| *at <= now).unwrap_or(now);
        // The same mail read again after a crash.
        let is_known = |(time, known): &(Timestamp, Answer)| *time == at && known.said() == heard.answer.said();
        if report.answers.iter().any(is_known) || self.account.dry_run {
            return Ok(true);
        }
        let is_sure = match back {
            Some(record) => returned::is_by_its_mail_system(record, &report),
            None => self.is_by_the_desk(&case, arrival, raw, &report).await,
        };
        if !is_sure {
            heard.answer = heard.answer.doubted();
        }
        tracing::info!(account = self.account.name, report = report.id, answer = ?heard.answer, "a desk answered");
        self.leave_alone(&report, &heard.answer, at).await?;
        if !has_room(&report, &heard.answer, is_sure) {
            return Ok(!matches!(heard.answer.said(), Answer::Bounced { .. }));
        }
        let rows: Vec<OutboxRow> = self.passed_on(&report, &heard, is_sure).into_iter().collect();
        let mut after = self.taken(&report, at);
        after.answers.push((at, heard.answer));
        self.store.change(report.state, &after, &rows).await?;
        Ok(true)
    }

    /// Asks whether the desk wrote it.
    async fn is_by_the_desk(&self, case: &Case<'_>, arrival: &Arrival, raw: &[u8], report: &Report) -> bool {
        let (owner, spent, mut facts) = (&self.account.owner, Spent::default(), Facts::default());
        let material = Material { notice: raw, original: b"", original_full: false };
        for _ in 0..ROUNDS_MAX {
            let side = Side::new(owner, &facts);
            let mut open = facts.open(witness::questions(&case.notice, &Intake::read(&case.delivery, &side)));
            // Who holds the network of the desk's mail server says nothing about who wrote.
            open.retain(|question| !matches!(question, Question::Netblock(_)));
            open.truncate(QUESTIONS_MAX);
            if open.is_empty() {
                break;
            }
            facts.extend(self.lookup.answer(&open, material, &spent).await);
            for question in facts.open(open) {
                facts.insert(question, Fact::unknown("nobody answered"));
            }
        }
        let named = answer::named(&arrival.header, &self.account.reporting.writer.envelope, true);
        desk::is_by_the_desk(&case.delivery, &named, report, owner, &facts)
    }

    /// Who answers got it, whatever the outbox knows.
    fn taken(&self, report: &Report, at: Timestamp) -> Report {
        let sent = match report.state {
            State::Queued => report.become_at(State::Sent, at).unwrap_or_else(|| report.clone()),
            _ => report.clone(),
        };
        sent.become_at(State::Answered, at).unwrap_or(sent)
    }

    async fn leave_alone(&self, report: &Report, answer: &Answer, at: Timestamp) -> Result<(), WatchError> {
        // One report comes back once, however often its notice is sent.
        let bounced = |answer: &Answer| matches!(answer, Answer::Bounced { .. });
        if bounced(answer) && report.answers.iter().any(|(_, answer)| bounced(answer)) {
            return Ok(());
        }
        let known = self.store.suppressions().await?;
        let is_known = |new: &Suppression| {
            let same = known.iter().find(|old| old.contact == new.contact && old.network == new.network);
            same.is_some_and(|old| old.since == at && old.is_doubted == new.is_doubted)
        };
        let after = Suppression::after(answer, &report.contact, &known, at);
        if let Some(new) = after.filter(|new| !is_known(new)) {
            self.store.suppress(&new).await?;
        }
        Ok(())
    }

    /// The mail that tells the owner what a person wrote.
    fn passed_on(&self, report: &Report, heard: &Heard, is_sure: bool) -> Option<OutboxRow> {
        if !heard.by_a_person {
            return None;
        }
        let number = by_persons(report);
        let (notify, now) = (&self.account.notify, self.clock.now());
        let letter = Letter { from: &notify.from, to: &notify.to, domain: &notify.domain, reader: &notify.reader };
        let (message_id, bytes) = match forward::compose(report, heard, is_sure, number + 1, &letter, now) {
            Ok(composed) => composed,
            Err(error) => {
                tracing::warn!(account = self.account.name, report = report.id, "failed to {error}");
                return None;
            }
        };
        let mail = Outgoing {
            purpose: Purpose::Notice,
            message_id,
            from: address::first_in(notify.from.as_bytes())?,
            to: notify.to.iter().filter_map(|to| address::first_in(to.as_bytes())).collect(),
            bytes,
        };
        Some(OutboxRow::new(&self.account.name, &report.incident, mail, now))
    }
}

fn has_room(report: &Report, answer: &Answer, is_sure: bool) -> bool {
    match answer {
        _ if is_by_a_robot(answer) => report.answers.len() < BY_ROBOTS_MAX,
        _ if is_sure => report.answers.len() < ANSWERS_MAX,
        _ => by_persons(report) < FORWARDED_MAX,
    }
}

fn by_persons(report: &Report) -> usize {
    report.answers.iter().filter(|(_, answer)| !is_by_a_robot(answer)).count()
}

fn is_by_a_robot(answer: &Answer) -> bool {
    matches!(answer.said(), Answer::Acknowledged { .. } | Answer::Bounced { .. })
}
