//! A case decided, and what is kept of it.
//!
//! Trace and verdict are asked as often as facts arrive: [`questions`] says what else would help, [`decide`] gives the verdict
//! on what is known. What is kept is enough to decide again, offline, years later.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::case::Case;
use crate::case::likeness::Likeness;
use crate::facts::{Facts, Question};
use crate::mail::{header, words};
use crate::original::Extent;
use crate::owner::Owner;
use crate::recognise::genuine::Delivery;
use crate::recognise::{Kind, Notice};
use crate::sanitize;
use crate::trace::{self, Settings, Trace};
use crate::verdict::witness::{self, Witness};
use crate::verdict::{self, Intake, Side, Verdict};

/// How much of the returned header a record keeps, in bytes.
const HEADER_KEPT_MAX: usize = 32 << 10;

/// What trace and verdict say on the facts so far.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    pub trace: Trace,
    pub witness: Option<Witness>,
    pub verdict: Verdict,
    /// The owner's address that was used, as the returned mail writes it; None if there is none.
    pub identity: Option<String>,
}

/// What else should be known, given what is.
pub fn questions(case: &Case<'_>, owner: &Owner, facts: &Facts, settings: Settings) -> Vec<Question> {
    if case.notice.kind == Kind::Ordinary || case.notice.kind == Kind::Unreadable {
        return Vec::new();
    }
    let side = Side::new(owner, facts);
    let intake = Intake::read(&case.delivery, &side);
    let witness = witness::identify(&case.notice, &intake);
    let bouncer = witness::bouncer(&case.notice, &intake, witness.as_ref());
    let (trace, mut wanted) = trace::inquire(&case.received, &bouncer, facts, settings);
    wanted.extend(verdict::questions(case, &intake, &trace, settings));
    facts.open(wanted)
}

/// The verdict on these facts. The same facts give the same verdict.
pub fn decide(case: &Case<'_>, owner: &Owner, facts: &Facts, settings: Settings) -> Finding {
    let side = Side::new(owner, facts);
    let intake = Intake::read(&case.delivery, &side);
    let witness = witness::identify(&case.notice, &intake);
    let bouncer = witness::bouncer(&case.notice, &intake, witness.as_ref());
    let trace = trace::trace(&case.received, &bouncer, facts, settings);
    let verdict = verdict::decide(case, &intake, &trace, witness.as_ref(), settings);
    Finding { trace, verdict, identity: case.identity(owner), witness }
}

/// What is kept of a case: enough to decide it again, offline, and to explain it. The mail itself stays in the mailbox.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CaseRecord {
    /// Names the content: equal for the same mail under another UID.
    pub key: String,
    pub account: String,
    /// The incident it belongs to; empty if none.
    pub incident: String,
    pub arrived: Timestamp,
    pub notice: Notice,
    pub delivery: Delivery,
    pub extent: Extent,
    /// The header of the returned mail: foreign text.
    pub original_header: String,
    /// What the returned mail is like. States of older versions have none.
    #[serde(default)]
    pub likeness: Likeness,
    pub identity: Option<String>,
    pub trace: Trace,
    pub witness: Option<Witness>,
    pub facts: Facts,
    pub verdict: Verdict,
}

impl CaseRecord {
    pub fn new(case: &Case<'_>, finding: Finding, facts: Facts, account: &str, arrived: Timestamp) -> CaseRecord {
        let block = case.original.header_block();
        let kept = block.get(..HEADER_KEPT_MAX).unwrap_or(block);
        CaseRecord {
            key: case.key(),
            account: account.to_owned(),
            incident: String::new(),
            arrived,
            notice: case.notice.clone(),
            delivery: case.delivery.clone(),
            extent: case.original.extent,
            original_header: String::from_utf8_lossy(kept).into_owned(),
            likeness: Likeness::of(&case.original, finding.identity.as_deref()),
            identity: finding.identity,
            trace: finding.trace,
            witness: finding.witness,
            facts,
            verdict: finding.verdict,
        }
    }

    /// Subject of the returned mail, safe to show.
    pub fn subject(&self) -> Option<String> {
        let field = header::find(self.original_header.as_bytes(), "Subject")?;
        Some(sanitize::line(&words::decode(field.value), 80))
    }
}

/// Cases that the tests of several steps begin with.
#[cfg(test)]
pub(crate) mod sample {
    use super::*;
    use crate::trace::Injection;
    use crate::verdict::Class;
    use crate::verdict::witness::Standing;

    /// A whole mail that came back and was handed in at `source`; nothing else is known of it.
    pub fn case(class: Class, source: &str) -> CaseRecord {
        let address = source.parse().unwrap();
        let injection = Some(Injection { hop: 0, address, account: None, name: None });
        CaseRecord {
            key: String::new(),
            account: "anna".to_owned(),
            incident: String::new(),
            arrived: Timestamp::UNIX_EPOCH,
            notice: Notice::new(Kind::Dsn, "rfc3464"),
            delivery: Delivery::default(),
            extent: Extent::Full,
            original_header: String::new(),
            likeness: Likeness::default(),
            identity: Some("anna@shop.example".to_owned()),
            trace: Trace { injection, ..Trace::default() },
            witness: None,
            facts: Facts::default(),
            verdict: Verdict { class, evidence: Vec::new(), missing: Vec::new(), how: None, own_lines: Vec::new() },
        }
    }

    /// A mail system that received the mail, at this address, and is proven to be who sent the notice.
    pub fn witness(organisation: &str, address: &str) -> Option<Witness> {
        Some(Witness {
            organisation: organisation.to_owned(),
            address: Some(address.parse().unwrap()),
            standing: Standing::Identified,
            authenticated: true,
            receives: true,
            own_provider: false,
            says: String::new(),
            from: String::new(),
        })
    }
}
