//! The question to the owner, as a message in the one folder that alibi may write to: may this report be sent?
//!
//! It says whom the report goes to and why, and what speaks against it; the report itself is attached as it would be sent, to
//! the last byte. It never travels. Its Message-ID holds a hash under the installation's key: nobody but who can read the
//! mailbox knows it, so a mail that a stranger sends into a folder (`anna+alibi@`) answers nothing.

use std::fmt::Write as _;
use std::time::SystemTime;

use jiff::{SignedDuration, Timestamp};
use lettre::message::header::{ContentTransferEncoding, ContentType};
use lettre::message::{Body, Message, MultiPart, SinglePart};
use ring::hmac;

use crate::mail::address;
use crate::mail::digest::hex;
use crate::sanitize;

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
}

/// Where an answer is given.
#[derive(Debug, Clone, Copy)]
pub struct Folders<'a> {
    pub yes: &'a str,
    pub no: &'a str,
}

/// Without `<>`.
pub fn message_id(report: &str, key: &[u8], domain: &str) -> String {
    let key = hmac::Key::new(hmac::HMAC_SHA256, key);
    let tag = hmac::sign(&key, format!("may this report be sent? {report}").as_bytes());
    let token = hex(tag.as_ref().get(..TOKEN_BYTES).unwrap_or_default());
    format!("alibi.ask.{}.{token}@{}", report.to_lowercase(), address::normal(domain))
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
    // Both are ASCII with short lines, as `compose` of the report saw to.
    let part = |name: &str, text: String| {
        let body = Body::dangerous_pre_encoded(text.into_bytes(), ContentTransferEncoding::SevenBit);
        Ok::<_, ComposeError>(SinglePart::builder().header(kind(name)?).body(body))
    };
    let text = words(report, folders, good_for).replace('\n', "\r\n");
    let boundary = format!("multipart/mixed; boundary=\"=_alibi_question_{}\"", report.id);
    let parts = MultiPart::builder()
        .header(kind(&boundary)?)
        .singlepart(part("text/plain; charset=us-ascii", text)?)
        .singlepart(part("message/rfc822", report.mail.message.clone())?);
    let message = Message::builder()
        .from(mailbox(letter.from)?)
        .to(mailbox(letter.to)?)
        .subject(format!("May this report be sent? {}", report.mail.subject))
        .date(SystemTime::from(report.prepared))
        .message_id(Some(format!("<{}>", message_id(&report.id, key, letter.domain))))
        .multipart(parts)
        .map_err(|error| build(&error))?;
    Ok(message.formatted())
}

fn words(report: &Report, folders: &Folders<'_>, good_for: SignedDuration) -> String {
    let shown = |text: &str| {
        let line = sanitize::line(text, SHOWN_MAX);
        line.chars().map(|letter| if letter.is_ascii() { letter } else { '?' }).collect::<String>()
    };
    let mut text = format!(
        "alibi has written the report that is attached. It is not sent, unless you say yes.\n\n\
         To say yes, move this message to \"{}\".\nTo say no, move it to \"{}\".\n",
        shown(folders.yes),
        shown(folders.no)
    );
    if let Some(until) = report.newest().and_then(|newest| newest.checked_add(good_for).ok()) {
        let _ = writeln!(text, "After {} it counts no more: its evidence is too old then.", moment(until));
    }
    let _ = write!(text, "\nIt goes to {}, because:\n", shown(&report.contact.address));
    report.contact.provenance.iter().chain(&report.contact.strong).for_each(|why| {
        let _ = writeln!(text, "  - {}", shown(why));
    });
    let against: Vec<&String> = report.contact.red.iter().chain(&report.contact.weak).collect();
    if !against.is_empty() {
        text.push_str("\nLook at this before you say yes:\n");
        against.into_iter().for_each(|why| {
            let _ = writeln!(text, "  ! {}", shown(why));
        });
    }
    text.push_str("\nIt is about:\n");
    for source in &report.sources {
        let name = source.name.as_deref().map(|name| format!(" ({})", shown(name))).unwrap_or_default();
        let witnesses = source.witnesses.iter().map(|one| shown(one)).collect::<Vec<_>>().join(", ");
        let _ = writeln!(text, "  {}{name}: {} mails, as {witnesses} say", source.address, source.messages);
    }
    text
}

fn moment(at: Timestamp) -> String {
    at.strftime("%Y-%m-%d %H:%M UTC").to_string()
}
