//! One account's work, independent of every other account's.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};

use crate::incident::{Incident, Occasion};
use crate::mail::Limits;
use crate::outbox::{self, Round, Schedule};
use crate::owner::Owner;
use crate::ports::{
    Clock, Consent, Health, Lookup, Mailbox, MailboxError, Material, Outbox, OutboxRow, Purpose, Spent, Store,
    StoreError,
};
use crate::tell::{Reader, TellError, Templates, Worry};
use crate::trace::Settings;

use super::reporting::Reporting;
use super::restraint::{self, Restraint};
use super::{Listener, events, handle, protection, telling};

/// What is to be watched, and whom to tell.
#[derive(Debug, Clone)]
pub struct Account {
    pub name: String,
    pub owner: Owner,
    pub limits: Limits,
    /// How long the first wave may take to arrive before the owner is told.
    pub settle: SignedDuration,
    /// Most notices in a day. What is above waits.
    pub restraint: Restraint,
    /// How often a mail may be begun without being finished; then it is set aside and shown, never retried.
    pub attempts_max: u32,
    pub settings: Settings,
    pub notify: Notify,
    pub reporting: Reporting,
    /// Look and decide, write nothing down and send nothing.
    pub dry_run: bool,
    /// Learn about the owner from the mailbox itself.
    pub learn: bool,
    /// The server that the mailbox is on, if it proves its name.
    pub mailbox_host: Option<String>,
}

#[derive(Debug, Clone)]
pub struct Notify {
    pub from: String,
    pub to: Vec<String>,
    /// Gets notices of a break-in as well: who broke in can delete them in the watched mailbox.
    pub urgent_to: Vec<String>,
    /// For Message-IDs.
    pub domain: String,
    /// Where answers of the owner go; None: to `from`.
    pub reply_to: Option<String>,
    /// Language, time zone, and in whose name.
    pub reader: Reader,
    pub templates: Arc<Templates>,
    /// Who is told beside the mail.
    pub listeners: Vec<Listener>,
}

/// What one pass over the mailbox did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pass {
    pub looked_at: u64,
    pub reports: u64,
    pub set_aside: u64,
    /// Incidents for which a notice was written.
    pub told: Vec<String>,
    /// Incidents whose notice waits for room in the day.
    pub held: Vec<String>,
    /// The limits that leave it none, as the configuration calls them.
    pub full: BTreeSet<&'static str>,
    /// Reports that were prepared, and that were approved and go out.
    pub prepared: Vec<String>,
    pub queued: Vec<String>,
    /// Why the folder of questions could not be used.
    pub unasked: Option<String>,
    pub round: Round,
}

#[derive(Debug, thiserror::Error)]
pub enum WatchError {
    #[error(transparent)]
    Mailbox(#[from] MailboxError),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Tell(#[from] TellError),
}

/// One account with its ports.
pub struct Watch<'a, L, O, S, C> {
    pub account: &'a Account,
    pub lookup: &'a L,
    pub outbox: &'a O,
    pub store: &'a S,
    pub clock: &'a C,
    pub schedule: &'a Schedule,
    /// Called once per mail that was handled; for progress bars.
    pub progress: &'a (dyn Fn(u64) + Send + Sync),
}

impl<L: Lookup, O: Outbox, S: Store, C: Clock> Watch<'_, L, O, S, C> {
    /// Looks, handles everything new, tells what is due, sends what waits.
    pub async fn pass(&self, mailbox: &mut (impl Mailbox + Consent)) -> Result<Pass, WatchError> {
        let mut pass = Pass::default();
        let outcome = self.handle_all(mailbox, &mut pass).await;
        self.report(&outcome, pass.set_aside).await?;
        outcome?;
        self.hear_consent(mailbox, &mut pass).await?;
        self.prepare_reports(&mut pass).await?;
        self.send_reports(&mut pass).await?;
        self.file_questions(mailbox, &mut pass).await?;
        self.tell_due(&mut pass).await?;
        if !self.account.dry_run {
            events::of_undelivered(self).await?;
            pass.round =
                outbox::deliver_due(&self.account.name, self.store, self.outbox, mailbox, self.clock, self.schedule)
                    .await?;
            self.settle_reports().await?;
        }
        Ok(pass)
    }

    async fn handle_all(&self, mailbox: &mut impl Mailbox, pass: &mut Pass) -> Result<(), WatchError> {
        loop {
            let cursors = self.store.cursors(&self.account.name).await?;
            let look = mailbox.look(&cursors).await?;
            for (place, why) in &look.refused {
                self.store.set_aside(&self.account.name, place, why).await?;
                pass.set_aside += 1;
            }
            for arrival in &look.arrivals {
                handle::handle(self, mailbox, arrival, pass).await?;
                pass.looked_at += 1;
                (self.progress)(pass.looked_at);
            }
            self.store.advance(&self.account.name, &look.cursors).await?;
            if !look.more {
                return Ok(());
            }
        }
    }

    /// Writes a notice for each incident for which one is due and has room. An incident and its notice are one transaction.
    async fn tell_due(&self, pass: &mut Pass) -> Result<(), WatchError> {
        let (now, settle) = (self.clock.now(), self.account.settle);
        let mut due = Vec::new();
        let incidents = self.store.incidents(Some(&self.account.name)).await?;
        let news = self.with_news(&incidents).await?;
        let worry = restraint::worry(&incidents);
        for mut incident in incidents {
            let learned = self.ask_again(&mut incident).await;
            if (incident.pass_time(now, settle) || learned) && !self.account.dry_run {
                self.store.keep_incident(&incident).await?;
            }
            let mut occasion = restraint::due(&incident, now, settle, worry);
            if occasion.is_none() && news.contains(&incident.id) {
                occasion = Some(Occasion::ReportReady);
            }
            due.extend(occasion.map(|occasion| (incident, occasion)));
        }
        for (incident, occasion) in restraint::by_urgency(due) {
            let (name, restraint) = (&self.account.name, &self.account.restraint);
            let mut planned = restraint.turn.lock().await;
            if let Some(limit) = restraint.full(name, &incident, &planned, self.store, now).await? {
                pass.held.push(incident.id);
                pass.full.insert(limit);
                continue;
            }
            pass.told.push(incident.id.clone());
            if self.account.dry_run {
                planned.push(name.clone());
            } else {
                self.tell(incident, occasion, worry, now).await?;
            }
        }
        Ok(())
    }

    /// A registry that was busy when the mails came is asked again at each pass; until it may be, that costs nothing.
    async fn ask_again(&self, incident: &mut Incident) -> bool {
        let open = incident.unasked_networks();
        if open.is_empty() {
            return false;
        }
        let facts = self.lookup.answer(&open, Material::NONE, &Spent::default()).await;
        incident.learn_networks(&facts)
    }

    async fn tell(
        &self,
        incident: Incident,
        occasion: Occasion,
        worry: Worry,
        now: Timestamp,
    ) -> Result<(), WatchError> {
        let cases = self.store.cases(&incident.id).await?;
        let protection = protection::protection(self.account, self.lookup, &incident, &cases).await;
        let reports = self.reports_to_tell(&incident).await?;
        let beside = telling::Beside { occasion, worry, protection, reports };
        let telling = telling::telling(&incident, &cases, beside, self.account, now);
        let mail = crate::tell::compose(&telling, &self.account.notify.templates)?;
        let events = events::of_notice(&telling, &mail.message_id, &self.account.name, &self.account.notify.listeners)?;
        if let Some(why) = &mail.fell_back {
            tracing::warn!(account = self.account.name, "failed to {why}; the built-in template was used");
        }
        let row = OutboxRow::new(&self.account.name, &incident.id, super::outgoing(mail, Purpose::Notice), now);
        fail::fail_point!("watch-before-tell");
        let rows: Vec<OutboxRow> = std::iter::once(row).chain(events).collect();
        let told = incident.told(now, self.account.settle);
        self.store.tell(&told, &rows).await?;
        fail::fail_point!("watch-after-tell");
        self.note_told(&told).await
    }

    /// How long to wait for mail before something else is due: a notice that settles, a row in the outbox, the poll interval.
    pub async fn pause(&self, longest: Duration, pass: &Pass) -> Result<Duration, WatchError> {
        let now = self.clock.now();
        let mut pause = longest;
        let mut until = |due: jiff::Timestamp| {
            let left = Duration::try_from(due.duration_since(now)).unwrap_or(Duration::ZERO);
            pause = pause.min(left.max(SHORTEST_PAUSE));
        };
        if let Some(next) = pass.round.next {
            until(next);
        }
        for incident in self.store.incidents(Some(&self.account.name)).await? {
            if !pass.held.contains(&incident.id)
                && let Some(due) = incident.settled_at(self.account.settle)
            {
                until(due);
            }
        }
        Ok(pause)
    }

    async fn report(&self, outcome: &Result<(), WatchError>, set_aside: u64) -> Result<(), StoreError> {
        if self.account.dry_run {
            return Ok(());
        }
        let known = self.store.health().await?.into_iter().find(|health| health.account == self.account.name);
        let mut health = known.unwrap_or_else(|| Health { account: self.account.name.clone(), ..Health::default() });
        health.set_aside += set_aside;
        match outcome {
            Ok(()) => {
                health.last_look = Some(self.clock.now());
                health.last_error = None;
                health.last_error_at = None;
            }
            Err(error) => {
                health.last_error = Some(error.to_string());
                health.last_error_at = Some(self.clock.now());
            }
        }
        self.store.report_health(&health).await
    }

    /// Notes that an account could not even be reached.
    pub async fn report_error(&self, error: WatchError) -> Result<WatchError, StoreError> {
        let outcome = Err(error);
        self.report(&outcome, 0).await?;
        match outcome {
            Err(error) => Ok(error),
            Ok(()) => Err(StoreError::Write("an error became none".to_owned())),
        }
    }
}

const SHORTEST_PAUSE: Duration = Duration::from_millis(200);
