//! Our own notices, and what answers them: none of it is an event. To tell the owner of it would be the beginning of a loop.
//!
//! A notice is known by the Message-ID that we wrote down, never by a header field that anybody can add: a forged mail may carry
//! our List-Id. An answer names that Message-ID (RFC 5322, 3.6.4). An answer that names nothing and brings nothing back is
//! known by its two ends: it comes to the address that notices come from, and speaks for one that they go to.

use jiff::{SignedDuration, Timestamp};

use crate::mail::{address, header};
use crate::original::Extent;
use crate::ports::{Clock, Lookup, Outbox, Store, StoreError};
use crate::record::CaseRecord;

use super::Watch;

/// Message-IDs of one mail that are looked up.
const IDS_MAX: usize = 20;
/// For so long after a notice an answer is expected: servers give up after five days (RFC 5321, 4.5.4.1).
const ANSWERED_WITHIN: SignedDuration = SignedDuration::from_hours(24 * 7);

/// Is the mail with this header a notice of ours?
pub(super) async fn is_notice<L: Lookup, O: Outbox, S: Store, C: Clock>(
    watch: &Watch<'_, L, O, S, C>,
    header: &[u8],
) -> Result<bool, StoreError> {
    any_is_ours(watch, header, &["Message-ID"]).await
}

/// Is it an answer to one, by its own header?
pub(super) async fn is_answer<L: Lookup, O: Outbox, S: Store, C: Clock>(
    watch: &Watch<'_, L, O, S, C>,
    header: &[u8],
) -> Result<bool, StoreError> {
    any_is_ours(watch, header, &["In-Reply-To", "References"]).await
}

/// Is it an answer to one that names nothing?
pub(super) async fn is_bare_answer<L: Lookup, O: Outbox, S: Store, C: Clock>(
    watch: &Watch<'_, L, O, S, C>,
    record: &CaseRecord,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let notify = &watch.account.notify;
    let bare = |mailbox: &String| address::first_in(mailbox.as_bytes());
    let Some(from) = bare(&notify.from) else { return Ok(false) };
    let delivery = &record.delivery;
    let to_us = delivery.to.as_deref().and_then(|to| address::first_in(to.as_bytes())).is_some_and(|to| to == from)
        || delivery.delivered_to.contains(&from);
    let addressees: Vec<String> = notify.to.iter().chain(&notify.urgent_to).filter_map(bare).collect();
    let author = delivery.from.as_ref();
    let failed = record.notice.failed_recipients();
    let speaks_for_them = author.is_some_and(|author| addressees.contains(author))
        || !failed.is_empty() && failed.iter().all(|failed| addressees.iter().any(|to| to == failed));
    if record.extent != Extent::None || !to_us || !speaks_for_them {
        return Ok(false);
    }
    let since = now.checked_sub(ANSWERED_WITHIN).unwrap_or(Timestamp::MIN);
    Ok(watch.store.notices_since(Some(&watch.account.name), since).await? > 0)
}

async fn any_is_ours<L: Lookup, O: Outbox, S: Store, C: Clock>(
    watch: &Watch<'_, L, O, S, C>,
    header: &[u8],
    fields: &[&str],
) -> Result<bool, StoreError> {
    let named = fields.iter().filter_map(|name| header::find(header, name));
    let ids: Vec<String> = named
        .flat_map(|field| field.text().split_whitespace().map(header::bare_id).collect::<Vec<_>>())
        .take(IDS_MAX)
        .collect();
    for id in ids {
        if watch.store.is_ours(&id).await? {
            return Ok(true);
        }
    }
    Ok(false)
}
