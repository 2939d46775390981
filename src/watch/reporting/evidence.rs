//! The cases of an account, read in pages: what they say is added up, and no more of them is held than a report shows.

use std::collections::{BTreeMap, BTreeSet};
use std::net::IpAddr;

use jiff::{SignedDuration, Timestamp};

use crate::ports::{Page, Reports, StoreError};
use crate::record::CaseRecord;
use crate::report::tally::{self, Tally};

/// Older cases say nothing to a report, nor about what came of one: a week, what came before it, and some days.
const DAYS: SignedDuration = SignedDuration::from_hours(21 * 24);
/// Cases of one page, and in all: the newest.
const PAGE: u32 = 500;
const CASES_MAX: usize = 50_000;
/// Witnesses of one source of which a case is kept to be shown.
const WITNESSES_MAX: usize = 50;

/// What the cases of an account say about each source.
pub async fn tally(store: &impl Reports, account: &str, now: Timestamp) -> Result<Tally, StoreError> {
    let mut tally = Tally::default();
    each(store, account, now, |case| tally.add(&case)).await?;
    Ok(tally)
}

/// The cases that a report about these sources can show: the newest of each witness.
pub(super) async fn to_show(
    store: &impl Reports,
    account: &str,
    sources: &BTreeSet<IpAddr>,
    now: Timestamp,
) -> Result<Vec<CaseRecord>, StoreError> {
    let mut kept: BTreeMap<(IpAddr, String), (Timestamp, CaseRecord)> = BTreeMap::new();
    let mut witnesses: BTreeMap<IpAddr, usize> = BTreeMap::new();
    each(store, account, now, |case| {
        let Some((address, seen)) = tally::handed_in(&case).filter(|(address, _)| sources.contains(address)) else {
            return;
        };
        let Some(witness) = &case.witness else { return };
        if !case.notice.kind.is_bounce() || case.original_header.trim().is_empty() {
            return;
        }
        let place = (address, witness.organisation.clone());
        match kept.get(&place) {
            Some((newest, _)) if *newest >= seen => return,
            Some(_) => {}
            None => {
                let known = witnesses.entry(address).or_default();
                if *known >= WITNESSES_MAX {
                    return;
                }
                *known += 1;
            }
        }
        kept.insert(place, (seen, case));
    })
    .await?;
    Ok(kept.into_values().map(|(_, case)| case).collect())
}

async fn each(
    store: &impl Reports,
    account: &str,
    now: Timestamp,
    mut see: impl FnMut(CaseRecord) + Send,
) -> Result<(), StoreError> {
    let mut page = Page { since: now.checked_sub(DAYS).unwrap_or(Timestamp::MIN), before: None, most: PAGE };
    for _ in 0..CASES_MAX / PAGE as usize {
        let cases = store.page(account, &page).await?;
        let Some(last) = cases.last() else { return Ok(()) };
        page.before = Some((last.arrived, last.key.clone()));
        cases.into_iter().for_each(&mut see);
    }
    Ok(())
}
