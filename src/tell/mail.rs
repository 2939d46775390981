//! The notice as a mail: both prints, and the headers that keep it from doing harm.
//!
//! Machines must not answer it (RFC 3834, 5), filters can sort it (RFC 2919), programs thread it, and the caller finds it
//! again by its fixed Message-ID: the same telling gives the same bytes.

use std::time::SystemTime;

use jiff::Timestamp;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, Message, MultiPart, SinglePart};

use super::document::Document;
use super::templates::{self, Templates};
use super::{Letter, MARKER, Mail, TellError, Telling, message_id, words};
use crate::mail::digest::{digest, hex};
use crate::sanitize;

const SUBJECT_MAX: usize = 200;
const NAME_MAX: usize = 60;
/// Of the digest that a boundary holds.
const BOUNDARY_BYTES: usize = 8;

/// What stands on a mail and not in it.
pub struct Envelope<'a> {
    pub letter: &'a Letter,
    /// In whose name.
    pub name: Option<&'a str>,
    pub now: Timestamp,
    /// Message-ID without `<>`.
    pub id: String,
    /// That of the thread's first mail, if this is not the first.
    pub root: Option<String>,
    pub incident: Option<&'a str>,
}

impl Envelope<'_> {
    pub fn of(telling: &Telling) -> Envelope<'_> {
        let id = |number| message_id(&telling.incident, number, &telling.letter.domain);
        Envelope {
            letter: &telling.letter,
            name: telling.reader.name.as_deref(),
            now: telling.now,
            id: id(telling.number),
            root: (telling.number > 1).then(|| id(1)),
            incident: Some(&telling.incident),
        }
    }
}

pub fn build(envelope: &Envelope<'_>, document: &Document, templates: &Templates) -> Result<Mail, TellError> {
    let letter = envelope.letter;
    let mut from = mailbox(&letter.from)?;
    // An address alone is shown in the list of mails, and says nothing to who did not choose it.
    let own = envelope.name.map(|name| sanitize::line(name, NAME_MAX));
    from.name = own.or(from.name).or_else(|| Some("Alibi".to_owned()));
    let to = letter.to.iter().map(|address| mailbox(address)).collect::<Result<Vec<_>, _>>()?;
    let subject = sanitize::line(&document.subject, SUBJECT_MAX);
    let (plain, plain_fell) = templates.print(templates::TEXT, document);
    let (rich, rich_fell) = templates.print(templates::HTML, document);

    let mut builder = Message::builder()
        .from(from.clone())
        .subject(subject.clone())
        .date(SystemTime::from(envelope.now))
        .message_id(Some(format!("<{}>", envelope.id)));
    for address in &to {
        builder = builder.to(address.clone());
    }
    if let Some(address) = &letter.reply_to {
        builder = builder.reply_to(mailbox(address)?);
    }
    if let Some(root) = &envelope.root {
        let root = format!("<{root}>");
        builder = builder.references(root.clone()).in_reply_to(root);
    }
    for (name, value) in fields(envelope) {
        builder = builder.raw_header(HeaderValue::new(name, value));
    }
    let message = builder
        .multipart(
            MultiPart::builder()
                .kind(lettre::message::MultiPartKind::Alternative)
                .boundary(boundary(envelope, &plain, &rich))
                .singlepart(part("text/plain; charset=utf-8; format=flowed", plain.clone())?)
                .singlepart(part("text/html; charset=utf-8", rich.clone())?),
        )
        .map_err(|error| TellError::Build(error.to_string()))?;

    Ok(Mail {
        message_id: envelope.id.clone(),
        from: from.email.to_string(),
        to: to.iter().map(|address| address.email.to_string()).collect(),
        subject,
        text: plain,
        html: rich,
        bytes: message.formatted(),
        fell_back: plain_fell.or(rich_fell),
    })
}

/// Fields that lettre has no type for.
fn fields(envelope: &Envelope<'_>) -> Vec<(HeaderName, String)> {
    let mut fields = vec![
        // RFC 3834, 5: nobody's vacation program answers.
        (HeaderName::new_from_ascii_str("Auto-Submitted"), "auto-generated".to_owned()),
        // The same for Exchange.
        (HeaderName::new_from_ascii_str("X-Auto-Response-Suppress"), "All".to_owned()),
        // RFC 2919: a name to filter by.
        (
            HeaderName::new_from_ascii_str("List-Id"),
            format!("alibi notices <alibi-notices.{}>", words::host(&envelope.letter.domain)),
        ),
    ];
    let marker = |incident: &str| (HeaderName::new_from_ascii_str(MARKER), words::id(incident));
    fields.extend(envelope.incident.map(marker));
    fields
}

/// The same for equal tellings, so that they give equal mails. It holds a digest of both bodies: whoever wrote some of their
/// text would have to know all of it to close a part.
fn boundary(envelope: &Envelope<'_>, plain: &str, rich: &str) -> String {
    let digest = digest(&[plain.as_bytes(), rich.as_bytes()]);
    let digest = hex(digest.get(..BOUNDARY_BYTES).unwrap_or_default());
    // The left side of the Message-ID names incident and number.
    let name: String = envelope.id.split('@').next().unwrap_or_default().replace('.', "_");
    format!("=_{name}_{digest}")
}

fn part(content_type: &str, body: String) -> Result<SinglePart, TellError> {
    let content_type = ContentType::parse(content_type).map_err(|error| TellError::Build(error.to_string()))?;
    Ok(SinglePart::builder().header(content_type).body(body))
}

fn mailbox(text: &str) -> Result<Mailbox, TellError> {
    text.parse().map_err(|_| TellError::Address(sanitize::line(text, 100)))
}
