//! The question to the owner, as a message in the one folder that alibi may write to: may this report be sent?
//!
//! It says whom the report goes to and why, and what speaks against it; the report itself is attached as it would be sent, to
//! the last byte. It never travels, and is in the language of the owner's notices. Its Message-ID holds a hash under the installation's key: nobody but who can read the
//! mailbox knows it, so a mail that a stranger sends into a folder (`anna+alibi@`) answers nothing.

use std::time::SystemTime;

use jiff::SignedDuration;
use jiff::tz::TimeZone;
use lettre::message::header::{ContentTransferEncoding, ContentType};
use lettre::message::{Body, Message, MultiPart, SinglePart};
use ring::hmac;

use crate::mail::address;
use crate::mail::digest::hex;
use crate::sanitize;
use crate::tell::Reader;
use crate::tell::words::Words;

use super::Report;
use super::compose::{ComposeError, mailbox};

/// Bytes of the hash that stand in the Message-ID.
const TOKEN_BYTES: usize = 16;
/// The longest line of reasons.
const SHOWN_MAX: usize = 300;

/// Between whom it would travel: alibi's own address, and whom it tells.
#[derive(Debug, Clone, Copy)]
pub struct Letter<'a> {
    pub from: &'a str,
    pub to: &'a str,
    pub domain: &'a str,
    pub reader: &'a Reader,
}

/// Where an answer is given.
#[derive(Debug, Clone, Copy)]
pub struct Folders<'a> {
    pub yes: &'a str,
    pub no: &'a str,
}

/// What the Message-ID of every question begins with.
pub const FRONT: &str = "alibi.ask.";

/// Without `<>`.
pub fn message_id(report: &str, key: &[u8], domain: &str) -> String {
    let key = hmac::Key::new(hmac::HMAC_SHA256, key);
    let tag = hmac::sign(&key, format!("may this report be sent? {report}").as_bytes());
    let token = hex(tag.as_ref().get(..TOKEN_BYTES).unwrap_or_default());
    format!("{FRONT}{}.{token}@{}", report.to_lowercase(), address::normal(domain))
}

/// `good_for`: how long after its newest mail a report may be sent.
pub fn compose(
    report: &Report,
    key: &[u8],
    letter: &Letter<'_>,
    folders: &Folders<'_>,
    good_for: SignedDuration,
) -> Result<Vec<u8>, ComposeError> {
    let build = |error: &dyn std::fmt::Display| ComposeError::Build(error.to_string());
    let kind = |text: &str| ContentType::parse(text).map_err(|error| build(&error));
    let words = Words::of(letter.reader.language);
    let text = text(report, folders, good_for, &words, &letter.reader.zone);
    // ASCII with short lines, as `compose` of the report saw to.
    let attached =
        Body::dangerous_pre_encoded(report.mail.message.clone().into_bytes(), ContentTransferEncoding::SevenBit);
    let boundary = format!("multipart/mixed; boundary=\"=_alibi_question_{}\"", report.id);
    let parts = MultiPart::builder()
        .header(kind(&boundary)?)
        .singlepart(SinglePart::builder().header(ContentType::TEXT_PLAIN).body(text))
        .singlepart(SinglePart::builder().header(kind("message/rfc822")?).body(attached));
    let message = Message::builder()
        .from(mailbox(letter.from)?)
        .to(mailbox(letter.to)?)
        .subject(words.say("ask-subject", &[("subject", shown(&report.mail.subject).into())]))
        .date(SystemTime::from(report.prepared))
        .message_id(Some(format!("<{}>", message_id(&report.id, key, letter.domain))))
        .multipart(parts)
        .map_err(|error| build(&error))?;
    Ok(message.formatted())
}

/// What the registries and we wrote down about the contact is in English, as in the details of a notice.
fn text(report: &Report, folders: &Folders<'_>, good_for: SignedDuration, words: &Words, zone: &TimeZone) -> String {
    let to = |message: &str, folder: &str| words.say(message, &[("folder", words.own(folder).into())]);
    let mut lines = vec![words.word("ask-intro"), String::new(), to("ask-yes", folders.yes), to("ask-no", folders.no)];
    if let Some(until) = report.newest().and_then(|newest| newest.checked_add(good_for).ok()) {
        lines.push(words.say("ask-until", &[("when", words.span(until, until, zone).into())]));
    }
    let mut list = |heading: String, mark: &str, items: Vec<String>| {
        lines.extend([String::new(), heading]);
        lines.extend(items.into_iter().map(|item| format!("  {mark} {item}")));
    };
    let contact = &report.contact;
    let all = |one: &[String], other: &[String]| one.iter().chain(other).map(|why| shown(why)).collect::<Vec<_>>();
    let heading = words.say("ask-to", &[("contact", shown(&contact.address).into())]);
    list(heading, "-", all(&contact.provenance, &contact.strong));
    let against = all(&contact.red, &contact.weak);
    if !against.is_empty() {
        list(words.word("ask-against"), "!", against);
    }
    let sources = report.sources.iter().map(|source| {
        let host = source.name.as_deref().map_or_else(|| words.word("details-no-name"), shown);
        words.say(
            "ask-source",
            &[
                ("address", source.address.to_string().into()),
                ("host", host.into()),
                ("messages", source.messages.into()),
                ("witnesses", shown(&source.witnesses.join(", ")).into()),
            ],
        )
    });
    list(words.word("ask-about"), "-", sources.collect());
    lines.join("\r\n") + "\r\n"
}

/// Foreign text on one line. It is not broken up: nothing of this mail travels, and an address must be read as it is.
fn shown(text: &str) -> String {
    sanitize::line(text, SHOWN_MAX)
}
