//! What a person at a desk wrote, for the owner: a short mail of ours with the words in it, harmless, and what alibi makes of it.
//!
//! In the language of the owner's notices; the answer in its own. It lies in the mailbox that the report named for answers.

use std::time::SystemTime;

use jiff::Timestamp;
use lettre::message::Message;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};

use crate::sanitize;
use crate::tell::Reader;
use crate::tell::words::{Words, foreign};

use super::answer::Heard;
use super::compose::{ComposeError, mailbox};
use super::{Answer, Report};

/// Of one report so many answers are passed on of which nobody knows who wrote them.
pub const FORWARDED_MAX: usize = 5;
/// Lines of the answer, and characters of a line, that are shown.
const LINES_MAX: usize = 60;
const LINE_MAX: usize = 200;
/// Sources that are named.
const SOURCES_MAX: usize = 3;

/// Between whom the mail travels.
#[derive(Debug, Clone, Copy)]
pub struct Letter<'a> {
    pub from: &'a str,
    pub to: &'a [String],
    pub domain: &'a str,
    pub reader: &'a Reader,
}

/// Message-ID without `<>`, and the mail. `number`: which of the answers to this report it is. `is_sure`: the desk
/// is proven to have written it.
pub fn compose(
    report: &Report,
    heard: &Heard,
    is_sure: bool,
    number: usize,
    letter: &Letter<'_>,
    now: Timestamp,
) -> Result<(String, Vec<u8>), ComposeError> {
    let id = format!("alibi.answer.{}.{number}@{}", report.id.to_lowercase(), letter.domain);
    let words = Words::of(letter.reader.language);
    let mut builder = Message::builder()
        .from(mailbox(letter.from)?)
        .subject(words.say("answer-subject", &[("id", report.id.clone().into())]))
        .date(SystemTime::from(now))
        .message_id(Some(format!("<{id}>")))
        .raw_header(HeaderValue::new(HeaderName::new_from_ascii_str("Auto-Submitted"), "auto-generated".to_owned()))
        .header(ContentType::TEXT_PLAIN);
    for to in letter.to {
        builder = builder.to(mailbox(to)?);
    }
    let message =
        builder.body(text(report, heard, is_sure, &words)).map_err(|error| ComposeError::Build(error.to_string()))?;
    Ok((id, message.formatted()))
}

fn text(report: &Report, heard: &Heard, is_sure: bool, words: &Words) -> String {
    let about: Vec<String> = report.sources.iter().map(|source| foreign(&source.address.to_string())).collect();
    let contact = || ("contact", foreign(&report.contact.address).into());
    let values = [("id", report.id.clone().into()), ("sources", words.list(&about, SOURCES_MAX).into()), contact()];
    let mut lines = vec![words.say("answer-intro", &values)];
    match &heard.answer {
        _ if !is_sure => lines.push(words.word("answer-doubted")),
        Answer::OptOut => lines.push(words.say("answer-opt-out", &[contact()])),
        Answer::NotOurs => lines.push(words.word("answer-not-theirs")),
        Answer::WebForm { .. } => lines.push(words.word("answer-form")),
        Answer::Human | Answer::Acknowledged { .. } | Answer::Bounced { .. } | Answer::Doubted { .. } => {}
    }
    lines.extend([words.word("answer-nothing"), String::new(), words.word("answer-text"), String::new()]);
    let told = heard.text.lines().filter(|line| !line.trim().is_empty()).take(LINES_MAX);
    lines.extend(told.map(|line| format!("  {}", sanitize::inert(line, LINE_MAX))));
    lines.join("\r\n") + "\r\n"
}
