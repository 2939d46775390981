//! One mail of the mailbox: marked, read, decided, written down.

use crate::case::Case;
use crate::incident::{self, Incident};
use crate::investigate::{OfMailbox, investigate};
use crate::mail::Message;
use crate::ports::{Arrival, Clock, Handled, Lookup, Mailbox, MailboxError, Outbox, Store};
use crate::recognise::{self, Kind};
use crate::record::CaseRecord;
use crate::report::answer::returned;

use super::account::{Pass, Watch, WatchError};
use super::own;

/// Handles one arrival. A crash leaves it marked as begun; an error of the mailbox takes the mark back, and it is read again.
pub async fn handle<L: Lookup, O: Outbox, S: Store, C: Clock>(
    watch: &Watch<'_, L, O, S, C>,
    mailbox: &mut impl Mailbox,
    arrival: &Arrival,
    pass: &mut Pass,
) -> Result<(), WatchError> {
    let account = watch.account.name.as_str();
    let attempts = watch.store.begin(account, &arrival.place).await?;
    if attempts == 0 {
        return Ok(());
    }
    if attempts > watch.account.attempts_max {
        watch.store.set_aside(account, &arrival.place, "reading it ended alibi again and again").await?;
        pass.set_aside += 1;
        return Ok(());
    }
    fail::fail_point!("watch-after-begin");
    let done = Handled { account, place: &arrival.place, case: None, incident: None, also: &[] };
    if own::is_notice(watch, &arrival.header).await? {
        return Ok(watch.store.record(done).await?);
    }
    // What a desk answers comes before what answers a notice: both name a Message-ID of ours.
    let answered = watch.answered_by(&arrival.header).await?;
    let passes = answered.is_none()
        && (own::is_answer(watch, &arrival.header).await? || !recognise::may_be_report(&arrival.header));
    if passes {
        return Ok(watch.store.record(done).await?);
    }
    let raw = match mailbox.fetch(&arrival.place).await {
        Ok(raw) => raw,
        Err(MailboxError::Poison { place, why }) => {
            watch.store.set_aside(account, &place, &why).await?;
            pass.set_aside += 1;
            return Ok(());
        }
        Err(error) => {
            watch.store.release(account, &arrival.place).await?;
            return Err(error.into());
        }
    };
    if let Some(report) = answered.clone().filter(|_| !watch.is_about_a_mail(&raw)) {
        watch.hear_answer(report, arrival, &raw, None).await?;
        return Ok(watch.store.record(done).await?);
    }
    let Some(mut record) = decide(watch, mailbox, arrival, &raw).await else {
        return Ok(watch.store.record(done).await?);
    };
    pass.reports += 1;
    if record.notice.kind == Kind::Unreadable {
        let why = record.notice.defects.first().map_or("it cannot be read", String::as_str);
        watch.store.set_aside(account, &arrival.place, why).await?;
        pass.set_aside += 1;
        return Ok(());
    }
    let named = watch.brought_back(&record).await?;
    let ours = named.clone().filter(|report| watch.takes_answers_to(report));
    let back = ours.or(answered).filter(|report| returned::brings_back(&record, report));
    if let Some(report) = back
        && watch.hear_answer(report, arrival, &raw, Some(&record)).await?
    {
        return Ok(watch.store.record(done).await?);
    }
    // A notice of ours that came back is no event: telling the owner of it would be the beginning of a loop. The name of a
    // report says less, for its desk knows it.
    let came_back = named.is_none() && own::is_notice(watch, record.original_header.as_bytes()).await?;
    if came_back || own::is_bare_answer(watch, &record, watch.clock.now()).await? {
        tracing::warn!(account, "a notice of ours came back, or something answered it: look at `to` in `[notices]`");
        return Ok(watch.store.record(done).await?);
    }
    if watch.store.knows(account, &record.key).await? {
        return Ok(watch.store.record(done).await?);
    }
    let mut incidents = watch.store.incidents(Some(account)).await?;
    let change = incident::count_in(&mut incidents, &record, watch.clock.now());
    let home = change.as_ref().and_then(|change| incidents.get(change.home));
    let others = change.iter().flat_map(|change| &change.also);
    let also: Vec<Incident> = others.filter_map(|place| incidents.get(*place).cloned()).collect();
    record.incident = home.map(|incident| incident.id.clone()).unwrap_or_default();
    fail::fail_point!("watch-before-record");
    watch.store.record(Handled { case: Some(&record), incident: home, also: &also, ..done }).await?;
    fail::fail_point!("watch-after-record");
    Ok(())
}

/// Reads, asks and decides. None for ordinary mail.
async fn decide<L: Lookup, O: Outbox, S: Store, C: Clock>(
    watch: &Watch<'_, L, O, S, C>,
    mailbox: &mut impl Mailbox,
    arrival: &Arrival,
    raw: &[u8],
) -> Option<CaseRecord> {
    let account = watch.account;
    let message = Message::read(raw, &account.limits);
    let case = Case::read(&message).looked_at(Some(watch.clock.now()));
    if case.notice.kind == Kind::Ordinary {
        return None;
    }
    let mut sent = OfMailbox(mailbox);
    let answered = investigate(&case, raw, &account.owner, account.settings, watch.lookup, &mut sent).await;
    let arrived = arrival.arrived.or_else(|| case.arrived()).unwrap_or_else(|| watch.clock.now());
    tracing::info!(
        account = account.name,
        folder = arrival.place.folder,
        uid = arrival.place.uid,
        kind = case.notice.kind.name(),
        verdict = answered.finding.verdict.class.name(),
        "handled a returned mail"
    );
    Some(CaseRecord::new(&case, answered.finding, answered.facts, &account.name, arrived))
}
