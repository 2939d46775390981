//! What hooks are told beside the mail: each notice, and each that mail does not take.
//!
//! An event is a row of the outbox with a name of its own, so it is written once however often this runs, and survives a crash.

use jiff::{SignedDuration, Timestamp};

use crate::ports::{Clock, Lookup, Outbox, OutboxRow, OutboxState, Outgoing, Purpose, Store, StoreError};
use crate::tell::event::{self, Severity, Waiting};
use crate::tell::{TellError, Telling};

use super::Watch;

/// A notice that waits for longer than this is news by itself.
const LATE: SignedDuration = SignedDuration::from_mins(30);
/// Of older ones nothing is said any more.
const OLD: SignedDuration = SignedDuration::from_hours(24 * 14);

/// A hook that is told of an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listener {
    pub name: String,
    /// From here on.
    pub from: Severity,
}

/// The events for a notice, one a hook that wants it.
pub(super) fn of_notice(
    telling: &Telling,
    message_id: &str,
    account: &str,
    listeners: &[Listener],
) -> Result<Vec<OutboxRow>, TellError> {
    let severity = Severity::of(telling);
    listeners
        .iter()
        .filter(|listener| severity >= listener.from)
        .map(|listener| {
            let id = format!("{}.{}.{}", telling.incident, telling.number, listener.name);
            let bytes = event::notice(telling, message_id, account, &id)?;
            Ok(row(account, &telling.incident, &listener.name, id, bytes, telling.now))
        })
        .collect()
}

/// Writes an event for each notice that mail does not take. How many are new.
pub(super) async fn of_undelivered<L: Lookup, O: Outbox, S: Store, C: Clock>(
    watch: &Watch<'_, L, O, S, C>,
) -> Result<u64, StoreError> {
    let (account, now) = (&watch.account.name, watch.clock.now());
    let listeners = &watch.account.notify.listeners;
    if listeners.is_empty() {
        return Ok(0);
    }
    let late = |row: &OutboxRow| {
        let age = now.duration_since(row.written);
        let is_stuck = row.state == OutboxState::Failed || (row.last_error.is_some() && age >= LATE);
        row.account == *account && row.mail.purpose == Purpose::Notice && is_stuck && age < OLD
    };
    let waiting = watch.store.outbox().await?.into_iter().chain(watch.store.given_up().await?).filter(late);
    let mut rows = Vec::new();
    for stuck in waiting {
        let given_up = stuck.state == OutboxState::Failed;
        let waiting = Waiting {
            account,
            incident: &stuck.incident,
            message_id: &stuck.mail.message_id,
            written: stuck.written,
            attempts: stuck.attempts,
            given_up,
            why: stuck.last_error.as_deref().unwrap_or_default(),
        };
        for listener in listeners {
            let word = if given_up { "given-up" } else { "late" };
            let id = format!("{word}.{}.{}", stuck.mail.message_id, listener.name);
            match event::undelivered(&waiting, &id, now) {
                Ok(bytes) => rows.push(row(account, &stuck.incident, &listener.name, id, bytes, now)),
                Err(error) => tracing::error!(account, "failed to {error}"),
            }
        }
    }
    watch.store.enqueue(&rows).await
}

fn row(account: &str, incident: &str, hook: &str, id: String, bytes: Vec<u8>, now: Timestamp) -> OutboxRow {
    let mail =
        Outgoing { purpose: Purpose::Event, message_id: id, from: String::new(), to: vec![hook.to_owned()], bytes };
    OutboxRow::new(account, incident, mail, now)
}
