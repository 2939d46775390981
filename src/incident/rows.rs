//! What DMARC aggregate reports say about an incident: another organisation saw the same source fail for the same domain.
//!
//! Such a report brings no mail back, so it opens nothing and counts no message. Its word is worth what its author is: only a
//! report that the owner's provider could authenticate is heard, and only about a source that a bounce has named (evidence K13).

use std::net::IpAddr;

use jiff::Timestamp;

use crate::mail::address;
use crate::recognise::Kind;
use crate::record::CaseRecord;

use super::Incident;

/// One source that a report names, and when its author saw it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen {
    pub address: IpAddr,
    pub first: Timestamp,
    pub last: Timestamp,
}

impl Incident {
    /// Is this a report about a source of this incident?
    pub(super) fn hears(&self, case: &CaseRecord) -> bool {
        is_authenticated(case) && self.failures(case).any(|seen| self.sources.has(seen.address))
    }

    /// The sources that failed for a domain of this incident: no aligned signature, no aligned SPF, and no excuse (a forwarder
    /// or a list is no forger).
    pub(super) fn failures<'a>(&'a self, case: &'a CaseRecord) -> impl Iterator<Item = Seen> + 'a {
        let ours = |name: &str| {
            let mut own = self.identities.iter().filter_map(|identity| address::domain(identity));
            own.any(|own| own.eq_ignore_ascii_case(name))
        };
        case.notice.dmarc.iter().flat_map(move |report| {
            let (first, last) = (report.begin.unwrap_or(case.arrived), report.end.unwrap_or(case.arrived));
            let failed =
                report.rows.iter().filter(move |row| row.failed() && row.reasons.is_empty() && ours(&row.header_from));
            failed.filter_map(move |row| Some(Seen { address: row.source_ip?, first, last }))
        })
    }
}

pub(super) fn is_report(case: &CaseRecord) -> bool {
    case.notice.kind == Kind::DmarcAggregate
}

fn is_authenticated(case: &CaseRecord) -> bool {
    is_report(case) && case.witness.as_ref().is_some_and(|witness| witness.authenticated)
}
