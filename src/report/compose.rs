//! The report as a mail: text for a person, ARF for a program, nothing that anybody has to click.
//!
//! RFC 5965: a multipart/report of a text, a message/feedback-report and the header of one returned mail. Plain text only, no
//! HTML, no body of the forged mail. Feedback-Type is `abuse`: we have no Authentication-Results of our own, so no `auth-failure`.
//! No XARF beside it: its `messaging` class wants the source port and the sender of the SMTP dialogue, which no bounce tells, and
//! we invent nothing. Machines must not answer the mail (RFC 3834, 5), people should: From and Reply-To are read by somebody,
//! and a bounce goes to an envelope sender that only this report has.

use std::time::SystemTime;

use jiff::Timestamp;
use jiff::fmt::rfc2822;
use lettre::message::header::{ContentTransferEncoding, ContentType, HeaderName, HeaderValue};
use lettre::message::{Body, Mailbox, Message, MultiPart, SinglePart};

use crate::incident::short_id;
use crate::mail::address::{self, organisation};
use crate::mail::digest::hex;
use crate::sanitize;

use super::plan::Draft;
use super::text::{self, About};
use super::{Mail, Report, Reported, Sample, State, sample};

/// What stands in the envelope template in the place of the report's id.
pub const ID: &str = "ID";

/// Who writes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Writer {
    /// Mailboxes that somebody reads, in a domain that may send through the configured server.
    pub from: String,
    pub reply_to: String,
    /// Envelope sender with `ID` in its local part: `abuse+ID@shop.example`.
    pub envelope: String,
    /// Right side of the Message-ID.
    pub domain: String,
}

/// What a report is about, beside the draft.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    pub account: &'a str,
    pub incident: &'a str,
    /// Domain of the forged sender addresses: the owner's.
    pub domain: &'a str,
    /// When the report that this one escalates was sent.
    pub since_report: Option<Timestamp>,
    /// Headers that are shown, of all sources together.
    pub samples_max: usize,
    /// The installation's: without it nobody can reckon the report's name, though he knows all that the report is about.
    pub key: &'a [u8],
}

#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum ComposeError {
    #[error("write a report: `{0}` is no mail address")]
    Address(String),
    #[error("write a report: `{0}` must hold `ID` before the `@`, once")]
    Envelope(String),
    #[error("write a report: there is no header to show")]
    NoSample,
    #[error("write a report: {0}")]
    Build(String),
}

/// The report, prepared: what the owner approves is what is sent.
pub fn compose(
    draft: &Draft,
    mut sources: Vec<Reported>,
    about: &Subject<'_>,
    writer: &Writer,
    now: Timestamp,
) -> Result<Report, ComposeError> {
    let key = format!("{} {} {} {}", about.incident, draft.contact.address, now.as_second(), hex(about.key));
    let id = short_id(about.account, &key);
    sample::share(&mut sources, about.samples_max);
    let mail = mail(draft, &sources, about, writer, &id, now)?;
    Ok(Report {
        id,
        account: about.account.to_owned(),
        incident: about.incident.to_owned(),
        contact: draft.contact.clone(),
        sources,
        prepared: now,
        state: State::Prepared,
        changed: now,
        why: None,
        told: None,
        asked: None,
        sent: None,
        mail,
        answers: Vec::new(),
        escalates: draft.escalates.clone(),
    })
}

fn mail(
    draft: &Draft,
    sources: &[Reported],
    about: &Subject<'_>,
    writer: &Writer,
    id: &str,
    now: Timestamp,
) -> Result<Mail, ComposeError> {
    let (from, reply_to, to) = (mailbox(&writer.from)?, mailbox(&writer.reply_to)?, mailbox(&draft.contact.address)?);
    let first = sources.iter().find_map(|source| Some((source, source.samples.first()?)));
    let (source, sample) = first.ok_or(ComposeError::NoSample)?;
    let reply_address = reply_to.email.to_string();
    let words = About { domain: about.domain, id, reply_to: &reply_address, since_report: about.since_report };
    let (subject, text) = (text::subject(sources, id), text::text(sources, &words));
    let message_id = format!("alibi.report.{}@{}", id.to_lowercase(), address::normal(&writer.domain));
    let report = MultiPart::builder()
        .header(content_type(&format!(
            "multipart/report; report-type=\"feedback-report\"; boundary=\"=_alibi_report_{id}\""
        ))?)
        .singlepart(part("text/plain; charset=us-ascii", &ascii(&text))?)
        .singlepart(part("message/feedback-report", &feedback(source, sample, about.domain)?)?)
        .singlepart(part("text/rfc822-headers; charset=us-ascii", &sample.header)?);
    let message = Message::builder()
        .from(from)
        .reply_to(reply_to)
        .to(to.clone())
        .subject(subject.clone())
        .date(SystemTime::from(now))
        .message_id(Some(format!("<{message_id}>")))
        .raw_header(HeaderValue::new(HeaderName::new_from_ascii_str("Auto-Submitted"), "auto-generated".to_owned()))
        .multipart(report)
        .map_err(|error| ComposeError::Build(error.to_string()))?;
    let message = String::from_utf8(message.formatted()).map_err(|error| ComposeError::Build(error.to_string()))?;
    Ok(Mail {
        message_id,
        envelope_sender: envelope(&writer.envelope, id)?,
        to: to.email.to_string(),
        subject,
        text,
        message,
    })
}

/// RFC 5965, 3.1 and 3.2. One report names one source; where there are several the text names them all.
fn feedback(source: &Reported, sample: &Sample, owner: &str) -> Result<String, ComposeError> {
    let date = rfc2822::to_string(&sample.seen.to_zoned(jiff::tz::TimeZone::UTC))
        .map_err(|error| ComposeError::Build(error.to_string()))?;
    let mut fields = vec![
        "Feedback-Type: abuse".to_owned(),
        format!("User-Agent: alibi/{}", env!("CARGO_PKG_VERSION")),
        "Version: 1".to_owned(),
        format!("Source-IP: {}", source.address),
        format!("Incidents: {}", source.messages),
        format!("Arrival-Date: {date}"),
        format!("Reporting-MTA: dns; {}", sanitize::line(&ascii(&sample.witness), 255)),
    ];
    // The domain whose actions are reported (RFC 5965, 3.2): the source's own, never the forged one, which would be punished.
    let reported = source.name.as_deref().and_then(organisation);
    fields.extend(reported.filter(|domain| *domain != owner).map(|domain| format!("Reported-Domain: {domain}")));
    Ok(fields.join("\r\n") + "\r\n")
}

/// `abuse+ID@shop.example` -> `abuse+k7qm-3f2a@shop.example`
pub fn envelope(template: &str, id: &str) -> Result<String, ComposeError> {
    let broken = || ComposeError::Envelope(sanitize::line(template, 100));
    let (local, domain) = template.rsplit_once('@').ok_or_else(broken)?;
    let (front, end) = local.split_once(ID).filter(|(_, end)| !end.contains(ID)).ok_or_else(broken)?;
    let sender = format!("{front}{}{end}@{domain}", id.to_lowercase());
    mailbox(&sender).map(|sender| sender.email.to_string()).map_err(|_| broken())
}

/// A part as it stands, in 7bit: a desk that reads the raw mail must be able to read it. lettre would encode every text with a
/// line of more than 76 characters, so what RFC 5322, 2.1.1 asks is checked here.
fn part(kind: &str, body: &str) -> Result<SinglePart, ComposeError> {
    let fits = |line: &str| line.len() <= LINE_MAX && line.bytes().all(|byte| matches!(byte, b' '..=b'~' | b'\t'));
    if !body.lines().all(fits) {
        return Err(ComposeError::Build(format!("a line of the part {kind} is too long, or not ASCII")));
    }
    let bytes = body.lines().collect::<Vec<_>>().join("\r\n") + "\r\n";
    let body = Body::dangerous_pre_encoded(bytes.into_bytes(), ContentTransferEncoding::SevenBit);
    Ok(SinglePart::builder().header(content_type(kind)?).body(body))
}

/// Without CR LF.
const LINE_MAX: usize = 998;

fn content_type(text: &str) -> Result<ContentType, ComposeError> {
    ContentType::parse(text).map_err(|error| ComposeError::Build(error.to_string()))
}

pub(super) fn mailbox(text: &str) -> Result<Mailbox, ComposeError> {
    text.parse().map_err(|_| ComposeError::Address(sanitize::line(text, 100)))
}

fn ascii(text: &str) -> String {
    text.chars().map(|letter| if letter.is_ascii() { letter } else { '?' }).collect()
}
