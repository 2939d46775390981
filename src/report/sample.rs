//! One returned mail as a report shows it: its header, without the names of third parties.

use std::collections::BTreeSet;
use std::net::IpAddr;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::mail::address;
use crate::owner::Owner;
use crate::record::CaseRecord;
use crate::trace::trust::is_dns_name;

use super::redact::Redactor;
use super::{Reported, tally};

/// A redacted header, with who returned it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sample {
    /// The case that it comes from.
    pub case: String,
    /// Host that returned the mail, as its notice names it; else its organisation.
    pub witness: String,
    /// When the witness took the mail in, by its own line; else when the notice arrived.
    pub seen: Timestamp,
    /// The header, redacted, in ASCII; lines end in LF and none is longer than a mail may have.
    pub header: String,
}

/// Samples of what a source sent: the newest of each of these witnesses, at most `most`, the newest first.
pub fn choose(
    cases: &[CaseRecord],
    source: IpAddr,
    witnesses: &[&str],
    owner: &Owner,
    key: &[u8],
    most: usize,
) -> Vec<Sample> {
    let mut of_source: Vec<(&CaseRecord, &str, Timestamp)> = cases
        .iter()
        .filter(|case| case.notice.kind.is_bounce() && !case.original_header.trim().is_empty())
        .filter_map(|case| {
            let (address, seen) = tally::handed_in(case)?;
            let organisation = case.witness.as_ref()?.organisation.as_str();
            (address == source && witnesses.contains(&organisation)).then_some((case, organisation, seen))
        })
        .collect();
    of_source.sort_by_key(|(case, _, seen)| (std::cmp::Reverse(*seen), &case.key));
    let mut shown = BTreeSet::new();
    let newest = of_source.into_iter().filter(|(_, organisation, _)| shown.insert(*organisation));
    newest.take(most).map(|(case, organisation, seen)| sample(case, organisation, seen, owner, key)).collect()
}

/// Leaves at most `most` samples in all, dealt out evenly, the busiest source first.
pub fn share(sources: &mut [Reported], most: usize) {
    let (mut left, mut waiting) = (most, sources.len());
    for source in sources {
        source.samples.truncate(left.div_ceil(waiting.max(1)));
        left -= source.samples.len().min(left);
        waiting -= 1;
    }
}

fn sample(case: &CaseRecord, organisation: &str, seen: Timestamp, owner: &Owner, key: &[u8]) -> Sample {
    // The notice can claim any host; one of the witness's own is worth showing.
    let host = case.notice.reporting_mta.as_deref();
    let host = host.filter(|host| is_dns_name(host) && address::same_organisation(host, organisation));
    let redactor = Redactor::new(key, owner, case.notice.failed_recipients());
    Sample {
        case: case.key.clone(),
        witness: host.unwrap_or(organisation).to_owned(),
        seen,
        header: redactor.header(&case.original_header),
    }
}
