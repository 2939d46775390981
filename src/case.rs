//! One mail on its way through the steps, and what is kept of it.
//!
//! `Case::read` takes a mail through recognise and original; then trace and verdict are asked as often as facts arrive:
//! [`Case::questions`] says what else would help, and [`Case::decide`] gives the verdict on what is known.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::facts::{Facts, Question};
use crate::mail::{Message, address, header, received, words};
use crate::original::{self, Extent, Original};
use crate::owner::Owner;
use crate::recognise::genuine::Delivery;
use crate::recognise::{self, Kind, Notice};
use crate::sanitize;
use crate::trace::{self, Settings, Trace};
use crate::verdict::witness::{self, Witness};
use crate::verdict::{self, Verdict};

/// How much of the returned header a record keeps, in bytes.
const HEADER_KEPT_MAX: usize = 32 << 10;

/// A mail that was read: all that the later steps need, without any fact.
#[derive(Debug)]
pub struct Case<'a> {
    pub notice: Notice,
    pub delivery: Delivery,
    pub original: Original<'a>,
    /// Received values of the original, top first.
    pub received: Vec<String>,
}

/// What trace and verdict say on the facts so far.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    pub trace: Trace,
    pub witness: Option<Witness>,
    pub verdict: Verdict,
    /// The owner's address that was used, as the returned mail writes it; None if there is none.
    pub identity: Option<String>,
}

impl<'a> Case<'a> {
    pub fn read(message: &Message<'a>) -> Case<'a> {
        let notice = recognise::recognise(message);
        let original = original::recover(message, &notice);
        let received = original.received();
        Case { delivery: Delivery::read(message.header()), notice, original, received }
    }

    /// What else should be known, given what is.
    pub fn questions(&self, owner: &Owner, facts: &Facts, settings: Settings) -> Vec<Question> {
        if self.notice.kind == Kind::Ordinary || self.notice.kind == Kind::Unreadable {
            return Vec::new();
        }
        let bouncer = witness::bouncer(&self.notice, &self.delivery, owner, facts);
        let mut wanted = trace::questions(&self.received, &bouncer, facts, settings);
        let trace = trace::trace(&self.received, &bouncer, facts, settings);
        wanted.extend(verdict::questions(self, owner, &trace, facts, settings));
        facts.open(wanted)
    }

    /// The verdict on these facts. The same facts give the same verdict.
    pub fn decide(&self, owner: &Owner, facts: &Facts, settings: Settings) -> Finding {
        let bouncer = witness::bouncer(&self.notice, &self.delivery, owner, facts);
        let trace = trace::trace(&self.received, &bouncer, facts, settings);
        let witness = witness::identify(&self.notice, &self.delivery, owner, facts);
        let verdict = verdict::decide(self, owner, &trace, witness.as_ref(), facts, settings);
        Finding { trace, verdict, identity: self.identity(owner), witness }
    }

    /// The owner's address in the returned mail: From, else the envelope sender.
    pub fn identity(&self, owner: &Owner) -> Option<String> {
        let from = self.original.from();
        let sender = self.original.envelope_sender();
        [from, sender].into_iter().flatten().find(|addr_spec| owner.is(addr_spec))
    }

    /// When the notice arrived, by the top line of the owner's own provider; else by its own word.
    pub fn arrived(&self) -> Option<Timestamp> {
        self.delivery.received.first().and_then(|value| received::parse(value).date)
    }

    /// Names the content, so that the same mail under another UID is the same case.
    pub fn key(&self) -> String {
        let failed: Vec<&str> = self.notice.failures.iter().map(|failure| failure.recipient.as_str()).collect();
        let id = self.original.message_id().unwrap_or_default();
        let own = self.delivery.message_id.as_deref().unwrap_or_default();
        let received = self.delivery.received.join("\n");
        let parts =
            [own.as_bytes(), id.as_bytes(), failed.join(",").as_bytes(), received.as_bytes()].map(<[u8]>::to_vec);
        let parts: Vec<&[u8]> = parts.iter().map(Vec::as_slice).collect();
        digest(&parts).iter().take(16).map(|byte| format!("{byte:02x}")).collect()
    }
}

/// SHA-256 over the parts, each with its length, so that no two lists of parts are one text.
pub fn digest(parts: &[&[u8]]) -> [u8; 32] {
    let mut context = ring::digest::Context::new(&ring::digest::SHA256);
    for part in parts {
        context.update(&(part.len() as u64).to_be_bytes());
        context.update(part);
    }
    context.finish().as_ref().try_into().unwrap_or_default()
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

/// What trace and verdict read in the returned mail beyond the usual fields.
impl Original<'_> {
    pub fn is_none(&self) -> bool {
        self.extent == Extent::None
    }

    /// It came back whole and unchanged, so that a body hash can be checked.
    pub fn is_checkable(&self) -> bool {
        self.extent == Extent::Full && self.exact
    }

    pub fn has_field(&self, name: &str) -> bool {
        self.fields().any(|field| field.is(name))
    }

    pub fn field_text(&self, name: &str) -> Option<String> {
        self.fields().find(|field| field.is(name)).map(|field| field.text().into_owned())
    }

    /// The envelope sender as the returned mail records it (Return-Path, RFC 5321, 4.4), lower case.
    pub fn envelope_sender(&self) -> Option<String> {
        self.fields().find(|field| field.is("Return-Path")).and_then(|field| address::first_in(field.value))
    }

    /// To and Cc, lower case.
    pub fn recipients(&self) -> Vec<String> {
        let named = self.fields().filter(|field| field.is("To") || field.is("Cc"));
        named.flat_map(|field| address::all_in(field.value)).collect()
    }
}
