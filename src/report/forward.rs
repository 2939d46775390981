//! What a person at a desk wrote, for the owner: a short mail of ours with the words in it, harmless.
//!
//! In English, as the report and its answer are. The answer itself lies in the mailbox that the report named for answers.

use std::time::SystemTime;

use jiff::Timestamp;
use lettre::message::Message;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};

use crate::sanitize;

use super::Report;
use super::compose::{ComposeError, mailbox};

/// Of one report so many answers are passed on: desks that talk to themselves have an end.
pub const FORWARDED_MAX: usize = 5;
/// Lines of the answer, and characters of a line, that are shown.
const LINES_MAX: usize = 60;
const LINE_MAX: usize = 200;

/// Between whom the mail travels.
#[derive(Debug, Clone, Copy)]
pub struct Letter<'a> {
    pub from: &'a str,
    pub to: &'a [String],
    pub domain: &'a str,
}

/// Message-ID without `<>`, and the mail. `number`: which of the answers to this report it is.
pub fn compose(
    report: &Report,
    text: &str,
    number: usize,
    letter: &Letter<'_>,
    now: Timestamp,
) -> Result<(String, Vec<u8>), ComposeError> {
    let id = format!("alibi.answer.{}.{number}@{}", report.id.to_lowercase(), letter.domain);
    let mut builder = Message::builder()
        .from(mailbox(letter.from)?)
        .subject(format!("An abuse desk answered: report {}", report.id))
        .date(SystemTime::from(now))
        .message_id(Some(format!("<{id}>")))
        .raw_header(HeaderValue::new(HeaderName::new_from_ascii_str("Auto-Submitted"), "auto-generated".to_owned()))
        .header(ContentType::TEXT_PLAIN);
    for to in letter.to {
        builder = builder.to(mailbox(to)?);
    }
    let message = builder.body(words(report, text)).map_err(|error| ComposeError::Build(error.to_string()))?;
    Ok((id, message.formatted()))
}

fn words(report: &Report, text: &str) -> String {
    let about: Vec<String> =
        report.sources.iter().map(|source| sanitize::defang(&source.address.to_string())).collect();
    let mut mail = format!(
        "{} answered the report {} about {}.\r\n\
         alibi answers nothing. If an answer is needed, write it yourself: the mail is in the mailbox that takes the answers.\r\n\r\n\
         What they wrote (links are broken on purpose):\r\n\r\n",
        sanitize::inert(&report.contact.address, LINE_MAX),
        report.id,
        about.join(", ")
    );
    for line in text.lines().filter(|line| !line.trim().is_empty()).take(LINES_MAX) {
        mail.push_str(&format!("  {}\r\n", sanitize::inert(line, LINE_MAX)));
    }
    mail
}
