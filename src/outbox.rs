//! Getting a notice out exactly once.
//!
//! SMTP alone can only promise "at least once": when the line breaks between the final dot and its answer, nobody knows
//! whether the mail was taken. alibi can do better, because it reads the mailbox that the notice goes to: each notice has a
//! Message-ID fixed when its row is written, and a row that may have been sent is looked for before it is sent again.
//! Write, then act, then mark; so each crash leaves one of these:
//!
//! | step | row | a crash right after it leaves | the next start |
//! |---|---|---|---|
//! | the incident asks for a notice | none | an incident of which nothing was told | asks for it again |
//! | [`Store::tell`] | `new` | incident and row, or neither: one transaction | sends it |
//! | mark | `sending`, due after the grace time | nothing sent | looks for it until due; not there: sends it |
//! | connect, log in, MAIL, RCPT, DATA | `sending` | nothing sent: mail without its final dot is dropped | the same |
//! | the final dot | `sending` | perhaps sent | looks for it; there: `sent`; not there when due: sends it |
//! | 250 read | `sending` | sent | looks for it; there: `sent` |
//! | mark | `sent`, or `new`, due later, or `failed` | as it says | nothing, or sends it when due |
//!
//! An event for a hook goes the same way but for one thing: nobody can look whether a hook got it. So it is handed over again,
//! with the same name, by which the other side knows it. So is a provider's digest, which goes where alibi does not look.
//!
//! A report to a network is never sent a second time: nobody can look into the desk's mailbox, and a desk that gets a report twice
//! stops reading them. A row of one that is found in `sending` counts as sent, and keeps the words that it is not known.
//!
//! The price: after a break in the wrong moment a notice comes a grace time later; and if a server takes longer than that to
//! put it into the mailbox, or it goes to a mailbox that is not watched, it can come twice. That is the side to err on.

use std::collections::BTreeMap;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};

use crate::ports::{Clock, Mailbox, Outbox, OutboxRow, OutboxState, Purpose, SendError, Shelf, Store, StoreError};

/// When to try again, and when to stop. A pure function of the row and of the time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Schedule {
    /// Pause after the first failure; it doubles with each further one.
    pub first: Duration,
    /// The longest of these pauses.
    pub longest: Duration,
    /// How long a mail may take from the server to the mailbox before it counts as not sent.
    pub grace: Duration,
    /// Pause after a refused login: at most twelve tries a day, for fewer do not lock an account.
    pub login: Duration,
    /// A row is given up when it is older than this and was tried [`Schedule::attempts_min`] times. RFC 5321, 4.5.4.1: at
    /// least four to five days.
    pub give_up: Duration,
    /// So that a clock that jumps, or a machine that sleeps for a week, does not end a notice by itself.
    pub attempts_min: u32,
}

impl Default for Schedule {
    fn default() -> Schedule {
        Schedule {
            first: Duration::from_secs(60),
            longest: Duration::from_secs(4 * 3600),
            grace: Duration::from_secs(5 * 60),
            login: Duration::from_secs(2 * 3600),
            give_up: Duration::from_secs(5 * 24 * 3600),
            attempts_min: 12,
        }
    }
}

/// After so many tries, a mail that is never found again is sent only once a day: perhaps it arrives where we cannot look.
const UNSEEN_ATTEMPTS_MAX: u32 = 4;
const UNSEEN_PAUSE: Duration = Duration::from_secs(24 * 3600);

/// What is known of a report whose sending was cut short.
pub const IN_DOUBT: &str = "it is not known whether it left: the line broke, and it is not sent again";

/// No pause is longer than this, jitter included; a due time further away was written by a clock that was wrong.
const PAUSE_MAX: Duration = Duration::from_secs(2 * 24 * 3600);

impl Schedule {
    /// May the row be acted on now? Also when its due time makes no sense, after the clock jumped back.
    pub fn is_due(&self, row: &OutboxRow, now: Timestamp) -> bool {
        row.due <= now || row.due > after(now, PAUSE_MAX)
    }

    /// The row as it must stand in the state before the mail is handed over.
    pub fn sending(&self, row: &OutboxRow, now: Timestamp) -> OutboxRow {
        OutboxRow {
            state: OutboxState::Sending,
            attempts: row.attempts.saturating_add(1),
            due: after(now, self.grace),
            ..row.clone()
        }
    }

    /// The row after the mail was handed over, or not.
    pub fn sent(&self, row: &OutboxRow, outcome: &Result<(), SendError>, now: Timestamp) -> OutboxRow {
        let Err(error) = outcome else {
            return OutboxRow { state: OutboxState::Sent, last_error: None, ..row.clone() };
        };
        let state = match error {
            SendError::InDoubt { .. } => OutboxState::Sending,
            SendError::Permanent { .. } => OutboxState::Failed,
            SendError::Temporary { .. }
            | SendError::Certificate { .. }
            | SendError::NoSecret { .. }
            | SendError::LoginRefused { .. } => self.again(row, now),
        };
        let pause = match error {
            SendError::InDoubt { .. } => self.grace,
            SendError::LoginRefused { .. } => jittered(self.login, row),
            SendError::Temporary { .. }
            | SendError::Certificate { .. }
            | SendError::NoSecret { .. }
            | SendError::Permanent { .. } => self.pause(row),
        };
        OutboxRow { state, due: after(now, pause), last_error: Some(error.to_string()), ..row.clone() }
    }

    /// What becomes of a row in `sending` now that the mailbox was searched for it.
    pub fn settle(&self, row: &OutboxRow, found: bool, now: Timestamp) -> OutboxRow {
        if found {
            return OutboxRow { state: OutboxState::Sent, last_error: None, ..row.clone() };
        }
        if !self.is_due(row, now) {
            return row.clone();
        }
        let pause = if row.attempts < UNSEEN_ATTEMPTS_MAX { Duration::ZERO } else { jittered(UNSEEN_PAUSE, row) };
        OutboxRow { state: self.again(row, now), due: after(now, pause), ..row.clone() }
    }

    /// The pause after a failure: doubled each time, with up to a quarter more, so that many rows do not come at once.
    fn pause(&self, row: &OutboxRow) -> Duration {
        let doublings = row.attempts.saturating_sub(1).min(20);
        jittered(self.first.saturating_mul(1 << doublings).min(self.longest), row)
    }

    fn again(&self, row: &OutboxRow, now: Timestamp) -> OutboxState {
        let is_old = after(row.written, self.give_up) < now;
        if is_old && row.attempts >= self.attempts_min { OutboxState::Failed } else { OutboxState::New }
    }
}

/// What came of one round over the outbox.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Round {
    /// Rows that are now known to be sent.
    pub sent: u32,
    /// Rows that were given up.
    pub failed: u32,
    /// What went wrong last, for the log and for `status`.
    pub trouble: Option<String>,
    /// When the next row is due; None if nothing waits.
    pub next: Option<Timestamp>,
}

/// Settles and sends what is due of one account. Call it after each look into the mailbox and when [`Round::next`] comes.
///
/// What goes one way (all mail, or what one hook gets) ends with the first that is not taken now: the others would fail alike,
/// and wait their turn. A closed way keeps nothing back on another.
/// An error of the state ends it at once: what cannot be marked is not sent.
pub async fn deliver_due(
    account: &str,
    store: &impl Store,
    outbox: &impl Outbox,
    mailbox: &mut impl Mailbox,
    clock: &impl Clock,
    schedule: &Schedule,
) -> Result<Round, StoreError> {
    let mut round = Round::default();
    let mut stopped: BTreeMap<String, Stop> = BTreeMap::new();
    for row in store.outbox().await?.into_iter().filter(|row| row.account == account) {
        let row = match row.state {
            OutboxState::Sending => settled(row, store, mailbox, clock, schedule, &mut round).await?,
            _ => row,
        };
        let row = match stopped.get(row.mail.way()) {
            _ if row.state != OutboxState::New || !schedule.is_due(&row, clock.now()) => row,
            Some(stop) => postponed(row, stop, store).await?,
            None => {
                let (row, stop) = hand_over(&row, store, outbox, clock, schedule).await?;
                stopped.extend(stop.map(|stop| (row.mail.way().to_owned(), stop)));
                row
            }
        };
        round.note(&row);
    }
    Ok(round)
}

/// Why nothing more is handed over on this way in this round.
enum Stop {
    Temporary,
    /// No login before this time.
    Login {
        until: Timestamp,
        why: String,
    },
}

async fn settled(
    row: OutboxRow,
    store: &impl Store,
    mailbox: &mut impl Mailbox,
    clock: &impl Clock,
    schedule: &Schedule,
    round: &mut Round,
) -> Result<OutboxRow, StoreError> {
    let found = match row.mail.purpose {
        Purpose::Event | Purpose::Digest => false,
        Purpose::Report => {
            let after = OutboxRow { state: OutboxState::Sent, last_error: Some(IN_DOUBT.to_owned()), ..row };
            store.mark(&after).await?;
            return Ok(after);
        }
        Purpose::Notice => match mailbox.find(Shelf::Arrived, &row.mail.message_id).await {
            Ok(headers) => !headers.is_empty(),
            // Who cannot look must not send again.
            Err(error) => {
                round.trouble = Some(error.to_string());
                return Ok(row);
            }
        },
    };
    let after = schedule.settle(&row, found, clock.now());
    if after != row {
        store.mark(&after).await?;
    }
    Ok(after)
}

async fn hand_over(
    row: &OutboxRow,
    store: &impl Store,
    outbox: &impl Outbox,
    clock: &impl Clock,
    schedule: &Schedule,
) -> Result<(OutboxRow, Option<Stop>), StoreError> {
    fail::fail_point!("outbox-before-sending-mark");
    let sending = schedule.sending(row, clock.now());
    store.mark(&sending).await?;
    fail::fail_point!("outbox-after-sending-mark");
    let outcome = outbox.send(&sending.mail).await;
    fail::fail_point!("outbox-before-sent-mark");
    let after = schedule.sent(&sending, &outcome, clock.now());
    store.mark(&after).await?;
    fail::fail_point!("outbox-after-sent-mark");
    let stop = match outcome {
        Err(SendError::LoginRefused { why, .. }) => Some(Stop::Login { until: after.due, why }),
        Err(
            SendError::Temporary { .. }
            | SendError::Certificate { .. }
            | SendError::NoSecret { .. }
            | SendError::InDoubt { .. },
        ) => Some(Stop::Temporary),
        Ok(()) | Err(SendError::Permanent { .. }) => None,
    };
    Ok((after, stop))
}

/// After a refused login each other row would be one more wrong login: they wait as long.
async fn postponed(row: OutboxRow, stop: &Stop, store: &impl Store) -> Result<OutboxRow, StoreError> {
    let Stop::Login { until, why } = stop else { return Ok(row) };
    let row = OutboxRow { due: *until, last_error: Some(why.clone()), ..row };
    store.mark(&row).await?;
    Ok(row)
}

impl Round {
    fn note(&mut self, row: &OutboxRow) {
        match row.state {
            OutboxState::Sent => self.sent += 1,
            OutboxState::Failed => self.failed += 1,
            OutboxState::New | OutboxState::Sending => {
                self.next = Some(self.next.map_or(row.due, |next| next.min(row.due)));
            }
        }
        if row.last_error.is_some() && row.state != OutboxState::Sent {
            self.trouble.clone_from(&row.last_error);
        }
    }
}

fn after(time: Timestamp, pause: Duration) -> Timestamp {
    SignedDuration::try_from(pause).ok().and_then(|pause| time.checked_add(pause).ok()).unwrap_or(Timestamp::MAX)
}

/// `pause` and up to a quarter more: different for each row and try, but the same whenever it is asked.
fn jittered(pause: Duration, row: &OutboxRow) -> Duration {
    // FNV-1a: spreads well enough, and needs no source of chance.
    let hash = row
        .mail
        .message_id
        .bytes()
        .chain(row.attempts.to_le_bytes())
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    let thousandths = u32::try_from((hash >> 32) % 250).unwrap_or(0);
    pause.saturating_add(pause.saturating_mul(thousandths) / 1000)
}

#[cfg(test)]
mod tests;
