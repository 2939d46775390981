//! What the owner is told: one notice for one event, in plain words, with what to do next.
//!
//! The reader is afraid, reads on a phone, and was told by the web that bounces mean a break-in. So each notice says first what
//! is true and what to do today, then how we know, and keeps the technical part for the end. [`compose`] is the one entry:
//! a [`Telling`] (values only, no clock, no look-up) becomes a [`Mail`].
//!
//! ```text
//! Telling -> a variant (forged, account, unclear, lure, clear) puts sentences of [`words`] into a [`document::Document`]
//!         -> [`Templates`] print it twice, as text and as HTML -> [`mail`]
//! ```
//!
//! Why a document of blocks between the words and the templates: text and HTML are two prints of the same blocks, so they
//! cannot say different things in any language, and a provider who replaces a template changes the dress and not the words.

mod account;
mod clear;
mod details;
pub mod digest;
pub mod document;
pub mod event;
mod flow;
mod forged;
mod id;
mod lure;
mod mail;
mod missing;
mod parts;
mod telling;
mod templates;
mod unclear;
pub mod words;

pub use id::{NoticeId, message_id};
pub use telling::{
    Approval, LeftAlone, Letter, Occasion, Phrase, Protection, Reader, Receivers, Report, ReportState, Reports, Sample,
    Since, Source, Telling, Worry,
};
pub use templates::{TemplateError, Templates};
pub use words::Language;

use crate::verdict::Class;
use document::Document;
use words::Words;

/// Header field that marks a notice of ours, with the incident's id. Anybody can write it: it lets filters sort and tells
/// what to look up, but only the recorded Message-ID proves that a mail is ours.
pub const MARKER: &str = "X-Alibi-Incident";

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
    /// A template of the provider's failed, and the built-in one was used.
    pub fell_back: Option<String>,
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
pub fn compose(telling: &Telling, templates: &Templates) -> Result<Mail, TellError> {
    let document = write(telling).ok_or_else(|| TellError::NothingToTell(telling.class.name().to_owned()))?;
    mail::build(&mail::Envelope::of(telling), &document, templates)
}

/// The notice as a document, before it is printed. None if there is nothing to tell.
pub fn write(telling: &Telling) -> Option<Document> {
    let variant = Variant::of(telling.class)?;
    let words = Words::of(telling.reader.language);
    let mut document = match variant {
        _ if telling.occasion == Occasion::AllClear => clear::write(telling, &words),
        Variant::Forged => forged::write(telling, &words),
        Variant::Account => account::write(telling, &words),
        Variant::Unclear => unclear::write(telling, &words),
        Variant::Lure => lure::write(telling, &words),
    };
    details::append(telling, &words, &mut document);
    Some(document)
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
