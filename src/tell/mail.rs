//! The notice as a mail: both prints, and the headers that keep it from doing harm.
//!
//! Machines must not answer it (RFC 3834, 5), filters can sort it (RFC 2919), programs thread it, and the caller finds it
//! again by its fixed Message-ID: the same telling gives the same bytes.

use std::time::SystemTime;

use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, Message, MultiPart, SinglePart};

use super::document::Document;
use super::templates::{self, Templates};
use super::{MARKER, Mail, TellError, Telling, message_id, words};
use crate::case;
use crate::sanitize;

const SUBJECT_MAX: usize = 200;
const NAME_MAX: usize = 60;

pub fn build(telling: &Telling, document: &Document, templates: &Templates) -> Result<Mail, TellError> {
    let letter = &telling.letter;
    let mut from = mailbox(&letter.from)?;
    if let Some(name) = &telling.reader.name {
        from.name = Some(sanitize::line(name, NAME_MAX));
    }
    let to = letter.to.iter().map(|address| mailbox(address)).collect::<Result<Vec<_>, _>>()?;
    let id = message_id(&telling.incident, telling.number, &letter.domain);
    let subject = sanitize::line(&document.subject, SUBJECT_MAX);
    let (plain, plain_fell) = templates.print(templates::TEXT, document);
    let (rich, rich_fell) = templates.print(templates::HTML, document);

    let mut builder = Message::builder()
        .from(from.clone())
        .subject(subject.clone())
        .date(SystemTime::from(telling.now))
        .message_id(Some(format!("<{id}>")));
    for address in &to {
        builder = builder.to(address.clone());
    }
    if let Some(address) = &letter.reply_to {
        builder = builder.reply_to(mailbox(address)?);
    }
    if telling.number > 1 {
        let root = format!("<{}>", message_id(&telling.incident, 1, &letter.domain));
        builder = builder.references(root.clone()).in_reply_to(root);
    }
    for (name, value) in fields(telling) {
        builder = builder.raw_header(HeaderValue::new(name, value));
    }
    let message = builder
        .multipart(
            MultiPart::builder()
                .kind(lettre::message::MultiPartKind::Alternative)
                .boundary(boundary(telling, &plain, &rich))
                .singlepart(part("text/plain; charset=utf-8; format=flowed", plain.clone())?)
                .singlepart(part("text/html; charset=utf-8", rich.clone())?),
        )
        .map_err(|error| TellError::Build(error.to_string()))?;

    Ok(Mail {
        message_id: id,
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
fn fields(telling: &Telling) -> [(HeaderName, String); 4] {
    [
        // RFC 3834, 5: nobody's vacation program answers.
        (HeaderName::new_from_ascii_str("Auto-Submitted"), "auto-generated".to_owned()),
        // The same for Exchange.
        (HeaderName::new_from_ascii_str("X-Auto-Response-Suppress"), "All".to_owned()),
        // RFC 2919: a name to filter by.
        (
            HeaderName::new_from_ascii_str("List-Id"),
            format!("alibi notices <alibi-notices.{}>", words::host(&telling.letter.domain)),
        ),
        (HeaderName::new_from_ascii_str(MARKER), words::id(&telling.incident)),
    ]
}

/// The same for equal tellings, so that they give equal mails. It holds a digest of both bodies: whoever wrote some of their
/// text would have to know all of it to close a part.
fn boundary(telling: &Telling, plain: &str, rich: &str) -> String {
    let digest = case::digest(&[plain.as_bytes(), rich.as_bytes()]);
    let digest: String = digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    format!("=_alibi_{}_{}_{digest}", words::id(&telling.incident), telling.number)
}

fn part(content_type: &str, body: String) -> Result<SinglePart, TellError> {
    let content_type = ContentType::parse(content_type).map_err(|error| TellError::Build(error.to_string()))?;
    Ok(SinglePart::builder().header(content_type).body(body))
}

fn mailbox(text: &str) -> Result<Mailbox, TellError> {
    text.parse().map_err(|_| TellError::Address(sanitize::line(text, 100)))
}
