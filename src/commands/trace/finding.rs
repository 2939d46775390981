//! The line that `trace --json` prints for a mail. Other programs rely on names and meanings; fields may be added.

use std::net::IpAddr;

use jiff::Timestamp;
use serde::{Serialize, Serializer};

use crate::case::Case;
use crate::original::Extent;
use crate::recognise::{Aggregate, Feedback, Kind};
use crate::record;
use crate::trace::{HOPS_MAX, Trust};
use crate::verdict::{Class, Evidence, Missing};

#[derive(Debug, Clone, Serialize)]
pub struct Finding {
    pub path: String,
    pub kind: Kind,
    pub failed_recipients: Vec<String>,
    pub status: Option<String>,
    /// Action, diagnostic text and remote MTA of the first failure (RFC 3464, 2.3).
    pub action: Option<String>,
    pub diagnostic: Option<String>,
    pub remote_mta: Option<String>,
    pub reporting_mta: Option<String>,
    pub arrival_date: Option<Timestamp>,
    pub envelope_id: Option<String>,
    pub original: Extent,
    /// The bytes of the original are as they were sent.
    pub original_exact: bool,
    pub original_message_id: Option<String>,
    pub original_from: Option<String>,
    pub hops: Vec<Hop>,
    pub injection_ip: Option<IpAddr>,
    pub injection_why: String,
    pub verdict: Class,
    /// What it means for this mail, for a person.
    #[serde(skip)]
    pub says: &'static str,
    #[serde(serialize_with = "sentences")]
    pub missing: Vec<Missing>,
    pub evidence: Vec<Evidence>,
    /// What a complaint says: the reporter's word.
    pub feedback: Option<Feedback>,
    /// The source that the header of the returned mail gives, where the complaint names none or another: never the reporter's word.
    pub derived_source_ip: Option<IpAddr>,
    /// DMARC aggregate reports, to their rows.
    pub dmarc: Vec<Aggregate>,
    /// Who recognised the mail: a standard, or an MTA's dialect.
    pub dialect: String,
    /// What was odd, or left unread.
    pub defects: Vec<String>,
}

#[derive(Debug, Clone, Serialize)]
pub struct Hop {
    pub peer: Option<IpAddr>,
    pub name: Option<String>,
    pub helo: Option<String>,
    pub by: Option<String>,
    pub with: Option<String>,
    pub trust: Trust,
    /// Why it is believed, or not.
    pub why: String,
}

fn sentences<S: Serializer>(missing: &[Missing], to: S) -> Result<S::Ok, S::Error> {
    to.collect_seq(missing.iter().map(|one| &one.says))
}

impl Finding {
    pub fn of(path: &str, case: &Case<'_>, finding: &record::Finding) -> Finding {
        let notice = &case.notice;
        let left =
            finding.trace.truncated.then(|| format!("of the `Received` lines only the top {HOPS_MAX} were read"));
        let mut failed_recipients: Vec<String> = Vec::new();
        for failure in notice.failures.iter().filter(|failure| !failure.recipient.is_empty()) {
            if !failed_recipients.contains(&failure.recipient) {
                failed_recipients.push(failure.recipient.clone());
            }
        }
        Finding {
            path: path.to_owned(),
            kind: notice.kind,
            failed_recipients,
            status: notice.failures.first().and_then(|failure| failure.status.clone()),
            action: notice.failures.first().and_then(|failure| failure.action.clone()),
            diagnostic: notice.failures.iter().find_map(|failure| failure.diagnostic.clone()),
            remote_mta: notice.failures.iter().find_map(|failure| failure.remote_mta.clone()),
            reporting_mta: notice.reporting_mta.clone(),
            arrival_date: notice.arrival_date,
            envelope_id: notice.envelope_id.clone(),
            original: case.original.extent,
            original_exact: case.original.exact,
            original_message_id: case.original.message_id(),
            original_from: case.original.from(),
            hops: finding.trace.hops.iter().map(Hop::of).collect(),
            injection_ip: finding.trace.injection.as_ref().map(|injection| injection.address),
            injection_why: match notice.kind {
                Kind::Unreadable => "these bytes are no mail".to_owned(),
                _ => finding.trace.why.clone(),
            },
            verdict: finding.verdict.class,
            says: finding.verdict.says(),
            missing: finding.verdict.missing.clone(),
            evidence: finding.verdict.evidence.clone(),
            derived_source_ip: notice.feedback.as_ref().and_then(|feedback| {
                let derived = finding.trace.injection.as_ref().map(|injection| injection.address);
                derived.filter(|derived| feedback.source_ip != Some(*derived))
            }),
            feedback: notice.feedback.clone(),
            dmarc: notice.dmarc.clone(),
            dialect: notice.dialect.to_string(),
            defects: notice.defects.iter().chain(&case.original.defects).cloned().chain(left).collect(),
        }
    }
}

impl Hop {
    pub fn of(hop: &crate::trace::Hop) -> Hop {
        let line = &hop.line;
        Hop {
            peer: line.peer,
            name: line.name.clone(),
            helo: line.helo.clone(),
            by: line.by.clone(),
            with: line.with.clone(),
            trust: hop.trust,
            why: hop.why.clone(),
        }
    }
}
