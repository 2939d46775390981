//! The notice as a mail: both prints, and the headers that keep it from doing harm.
//!
//! Machines must not answer it (RFC 3834, 5), filters can sort it (RFC 2919), programs thread it, and the caller finds it
//! again by its fixed Message-ID: the same telling gives the same bytes.

use std::time::SystemTime;

use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, Message, MultiPart, SinglePart};

use super::document::Document;
use super::{MARKER, Mail, TellError, Telling, html, message_id, text, words};
use crate::sanitize;

const SUBJECT_MAX: usize = 120;

pub fn build(telling: &Telling, document: &Document) -> Result<Mail, TellError> {
    let from = mailbox(&telling.from)?;
    let to = telling.to.iter().map(|address| mailbox(address)).collect::<Result<Vec<_>, _>>()?;
    let id = message_id(&telling.incident, telling.number, &telling.domain);
    let subject = sanitize::line(&document.subject, SUBJECT_MAX);
    let (plain, rich) = (text::print(document), html::print(document));

    let mut builder = Message::builder()
        .from(from.clone())
        .subject(subject.clone())
        .date(SystemTime::from(telling.now))
        .message_id(Some(format!("<{id}>")));
    for address in &to {
        builder = builder.to(address.clone());
    }
    if telling.number > 1 {
        let root = format!("<{}>", message_id(&telling.incident, 1, &telling.domain));
        builder = builder.references(root.clone()).in_reply_to(root);
    }
    for (name, value) in fields(telling) {
        builder = builder.raw_header(HeaderValue::new(name, value));
    }
    let message = builder
        .multipart(
            MultiPart::builder()
                .kind(lettre::message::MultiPartKind::Alternative)
                .boundary(boundary(telling))
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
            format!("alibi notices <alibi-notices.{}>", words::host(&telling.domain)),
        ),
        (HeaderName::new_from_ascii_str(MARKER), words::id(&telling.incident)),
    ]
}

/// Fixed, so that equal tellings give equal mails. Foreign text cannot close the part: no line of the text starts with `--`
/// (the printer stuffs it), and in the HTML every line starts with a tag.
fn boundary(telling: &Telling) -> String {
    format!("=_alibi_{}_{}", words::id(&telling.incident), telling.number)
}

fn part(content_type: &str, body: String) -> Result<SinglePart, TellError> {
    let content_type = ContentType::parse(content_type).map_err(|error| TellError::Build(error.to_string()))?;
    Ok(SinglePart::builder().header(content_type).body(body))
}

fn mailbox(text: &str) -> Result<Mailbox, TellError> {
    text.parse().map_err(|_| TellError::Address(sanitize::line(text, 100)))
}
