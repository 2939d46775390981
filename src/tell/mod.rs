//! What the owner is told: one notice for one event, in plain words, with what to do next.
//!
//! The reader is afraid, reads on a phone, and was told by the web that bounces mean a break-in. So each notice says first what
//! is true and what to do today, then how we know, and keeps the technical part for the end. [`compose`] is the one entry:
//! a [`Telling`] (values only, no clock, no look-up) becomes a [`Mail`].
//!
//! Why a document of blocks and not two templates: text and HTML are two prints of the same [`document::Document`], so they
//! cannot say different things, and every string passes one escaping printer. The words of a variant stand in one file each
//! (`forged`, `account`, `unclear`, `lure`); another language is another source of the same blocks.

mod account;
mod details;
pub mod document;
mod forged;
mod html;
mod lure;
mod mail;
mod text;
mod unclear;
mod words;

use std::net::IpAddr;

use jiff::civil::Date;
use jiff::{Timestamp, tz::TimeZone};

use crate::verdict::{Class, Evidence};
use document::Document;

/// Header field that marks a notice of ours, with the incident's id. Anybody can write it: it lets filters sort and tells
/// what to look up, but only the recorded Message-ID proves that a mail is ours.
pub const MARKER: &str = "X-Alibi-Incident";

/// Everything that a notice says, gathered by the caller. Foreign text goes in as it came; [`compose`] makes it inert.
#[derive(Debug, Clone, PartialEq)]
pub struct Telling {
    /// Short id of the incident: `K7QM-3F2A`.
    pub incident: String,
    pub class: Class,
    /// First and last return that belongs to the event.
    pub opened: Timestamp,
    pub last_seen: Timestamp,
    /// Returns counted so far.
    pub messages: u64,
    /// Of these, how many show the computer that handed the mail in.
    pub traced: u64,
    /// Returns a day in the owner's time zone, oldest first. A chart is shown from two days on.
    pub days: Vec<(Date, u64)>,
    /// Organisations that sent returns, each once.
    pub bouncers: Vec<String>,
    /// Where the mail was handed in, busiest first.
    pub sources: Vec<Source>,
    /// The owner's addresses that stood on the mail, as the mail has them: foreign text.
    pub addresses: Vec<String>,
    /// The watched mailbox, as configured: the only address that may stand in a subject.
    pub mailbox: String,
    /// A break-in of the same account is open as well: then nothing may sound as if all were well.
    pub break_in: bool,
    /// Up to three returned mails are shown.
    pub samples: Vec<Sample>,
    /// The evidence of the deciding case or cases.
    pub evidence: Vec<Evidence>,
    /// For [`Class::CannotTell`]: what would have decided it.
    pub missing: Vec<String>,
    pub now: Timestamp,
    /// The owner's time zone; [`TimeZone::UTC`] if not configured.
    pub zone: TimeZone,
    /// 1 for the first notice about this incident.
    pub number: u32,
    /// Mailboxes: `Alibi <alibi@shop.example>` or the bare address.
    pub from: String,
    pub to: Vec<String>,
    /// Right side of our Message-IDs.
    pub domain: String,
}

/// A computer that handed the forged mail in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    pub address: IpAddr,
    /// A name that resolves back to the address.
    pub host: Option<String>,
    /// Who holds the network.
    pub network: Option<String>,
    /// ISO 3166 code.
    pub country: Option<String>,
    pub messages: u64,
}

/// One returned mail (or one lure), as it came.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sample {
    pub subject: String,
    pub from: String,
    pub to: String,
    pub message_id: Option<String>,
}

/// A notice, ready to be handed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mail {
    /// Without `<>`; the same for the same incident, number and domain.
    pub message_id: String,
    /// Bare addresses for the envelope.
    pub from: String,
    pub to: Vec<String>,
    pub subject: String,
    /// The two bodies as they stand in `bytes`, for who wants to show or keep them.
    pub text: String,
    pub html: String,
    /// The whole mail, RFC 5322.
    pub bytes: Vec<u8>,
}

#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum TellError {
    #[error("write a notice about `{0}`: there is nothing to warn of")]
    NothingToTell(String),
    #[error("write a notice: `{0}` is no mail address")]
    Address(String),
    #[error("write a notice: {0}")]
    Build(String),
}

/// Is there anything to tell the owner about this class? A genuine bounce of an own mail is its own message.
pub fn is_due(class: Class) -> bool {
    Variant::of(class).is_some()
}

/// Writes the notice.
pub fn compose(telling: &Telling) -> Result<Mail, TellError> {
    let document = write(telling).ok_or_else(|| TellError::NothingToTell(words::class(telling.class).to_owned()))?;
    mail::build(telling, &document)
}

/// The notice as a document, before it is printed. None if there is nothing to tell.
pub fn write(telling: &Telling) -> Option<Document> {
    let mut document = match Variant::of(telling.class)? {
        Variant::Forged => forged::write(telling),
        Variant::Account => account::write(telling),
        Variant::Unclear => unclear::write(telling),
        Variant::Lure => lure::write(telling),
    };
    details::append(telling, &mut document);
    Some(document)
}

/// Message-ID of a notice, without `<>`. Number 1 is the root of the incident's thread.
pub fn message_id(incident: &str, number: u32, domain: &str) -> String {
    format!("alibi.{}.{number}@{}", words::id(incident), words::host(domain))
}

/// The kinds of notice. What differs is what the reader must do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Variant {
    Forged,
    Account,
    Unclear,
    Lure,
}

impl Variant {
    fn of(class: Class) -> Option<Variant> {
        match class {
            Class::Forged | Class::ForgedConfirmed => Some(Variant::Forged),
            Class::ThroughYourAccount => Some(Variant::Account),
            Class::CannotTell => Some(Variant::Unclear),
            Class::SuspiciousNotice => Some(Variant::Lure),
            Class::SentByYou | Class::NotYourAddress | Class::NotAReport => None,
        }
    }
}
