//! A notice that somebody forwarded inside the text of a letter, or that a list put into a plain digest.
//!
//! Mail programs announce what they forward by its From, Date, To and Subject, in the language of their user. Where that From is a
//! mail system, what stands below is a notice like any other: it is read with the same readers, quoted or not. A person who
//! *answers* a notice quotes it too, but says so by `Re:` and by the marks of a quote: that is a letter.

use crate::mail::header::split_line;
use crate::mail::{Message, decode};

use super::body::{self, Body};
use super::head::{self, Head};
use super::notice::{Notice, Returned};
use super::{Back, dsn, labels, pasted, plain};

/// The first notice below a line that names a mail system as its author.
pub fn read(message: &Message<'_>, head: &Head<'_>) -> Option<Notice> {
    if head.is_list && !head.subject_lower().contains("digest") {
        return None;
    }
    let (index, part) = message.parts().iter().enumerate().find(|(index, part)| {
        let inside = *index == 0 || message.enclosing(*index) == 0 && !part.is_message;
        inside && part.content_type.is_text() && !part.has_children
    })?;
    let bytes = body::plain(part, body::TEXT_MAX);
    let announced = announced(&bytes, head)?;
    let text = bytes.get(announced.at..)?;
    // The notice's own head, as far as the forwarder's program kept it, addressed to whom the forwarder writes.
    let (from, subject) = (announced.from.replace(['\r', '\n'], " "), announced.subject.replace(['\r', '\n'], " "));
    let block = format!("Return-Path: <>\nFrom: {from}\nTo: {}\nSubject: {subject}\n", head.own().join(", "));
    let inner_head = Head::read(block.as_bytes());
    let found = pasted::find(text);
    let end = found.map_or(text.len(), |pasted| pasted.words_end);
    let decoded = decode::charset(text.get(..end)?, part);
    let mut inner = Body::of_words(&unquoted(&decoded));
    inner.pasted = found.map(|pasted| (index, pasted));
    let returned = found.map_or(Returned::None, |pasted| Returned::Text { index, from: announced.at + pasted.from });
    let back = Back::new(message, 0, head, returned);
    let mut notice = dsn::in_words(&inner.words).or_else(|| plain::read(&inner_head, &inner, &back))?;
    notice.returned = returned;
    notice.quoted = true;
    Some(notice)
}

struct Announced {
    /// Where the notice begins.
    at: usize,
    from: String,
    subject: String,
}

fn announced(text: &[u8], head: &Head<'_>) -> Option<Announced> {
    let mut at = 0;
    let mut subject = String::new();
    let mut since_subject = usize::MAX;
    while let Some(rest) = text.get(at..OWN_WORDS_MAX.min(text.len())).filter(|rest| !rest.is_empty()) {
        let (line, after) = split_line(rest);
        let next = at + rest.len() - after.len();
        let shown = decode::lossy(line.get(..LINE_MAX).unwrap_or(line));
        let inner = shown.trim_start_matches([' ', '\t', '>', '|', '*']);
        since_subject = since_subject.saturating_add(1);
        let (label, value) = labels::split(inner).unwrap_or_default();
        if labels::SUBJECTS.contains(&label) {
            subject = value.trim_matches(labels::AROUND).to_owned();
            since_subject = 0;
        }
        if labels::AUTHORS.contains(&label) {
            let from = value.trim();
            let quoted = shown.trim_start().starts_with(['>', '|']);
            let system = head::is_daemon(from.as_bytes());
            if system && !(quoted && head.answers()) {
                let (end, below) = rest_of_block(text, next);
                let subject = if since_subject <= BLOCK_LINES { subject } else { below };
                return Some(Announced { at: end, from: from.to_owned(), subject });
            }
        }
        at = next;
    }
    None
}

/// Walks over the announcing lines to the blank line below them: where it ends, and the subject among them.
fn rest_of_block(text: &[u8], from: usize) -> (usize, String) {
    let mut at = from;
    let mut subject = String::new();
    for _ in 0..BLOCK_LINES {
        let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) else { break };
        let (line, after) = split_line(rest);
        let shown = decode::lossy(line.get(..LINE_MAX).unwrap_or(line));
        let inner = shown.trim_matches([' ', '\t', '>', '|', '*']);
        if inner.is_empty() {
            break;
        }
        if let Some(value) = labels::value(inner, &labels::SUBJECTS) {
            subject = value.to_owned();
        }
        at = text.len() - after.len();
    }
    (at, subject)
}

/// One level of quoting taken off each line.
fn unquoted(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for line in text.lines() {
        let inner = line.strip_prefix(['>', '|']).map_or(line, |rest| rest.strip_prefix(' ').unwrap_or(rest));
        plain.push_str(inner);
        plain.push('\n');
    }
    plain
}

/// Bytes of a letter in which the announcement must stand, of a line that is looked at, and lines of an announcement.
const OWN_WORDS_MAX: usize = 1 << 14;
const LINE_MAX: usize = 500;
const BLOCK_LINES: usize = 12;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mail::Limits;

    const NOTICE: &str = "This is the mail system at host mx.shop.example.\n\n<carl@shop.example>: host in.shop.example said: 550 5.1.1 no\n    such user\n\nReceived: from a.example (a.example [192.0.2.1])\n\tby mx.shop.example; Mon, 23 Nov 2026 10:00:00 +0000\nMessage-ID: <1@owner.example>\nFrom: anna@owner.example\nTo: carl@shop.example\nSubject: x\n\nbody\n";

    fn found(subject: &str, text: &str) -> Option<Notice> {
        let mail = format!("From: Ben <ben@owner.example>\nTo: anna@owner.example\nSubject: {subject}\n\n{text}");
        let message = Message::read(mail.as_bytes(), &Limits::default());
        read(&message, &Head::of(message.fields()))
    }

    #[test]
    fn forwarded_notices_are_read_in_any_language() {
        for announcement in [
            "---------- Forwarded message ---------\nFrom: MAILER-DAEMON@mx.shop.example\nSubject: Undelivered Mail\n\n",
            "Betreff: Undelivered Mail\nDatum: Mon, 23 Nov 2026\nVon: Mail Delivery System <MAILER-DAEMON@mx.shop.example>\nAn: x\n\n",
        ] {
            let notice = found("Fwd: x", &format!("Yours?\n\n{announcement}{NOTICE}")).unwrap();
            assert_eq!(notice.failed_recipients(), ["carl@shop.example"]);
            assert!(matches!(notice.returned, Returned::Text { .. }));
            let quoted = NOTICE.replace('\n', "\n> ");
            assert!(found("WG: x", &format!("Yours?\n\n{announcement}> {quoted}")).is_some());
        }
    }

    #[test]
    fn an_answer_to_a_notice_is_a_letter() {
        let quoted = format!("From: MAILER-DAEMON@mx.shop.example\n\n{NOTICE}").replace('\n', "\n> ");
        assert!(found("Re: Undelivered Mail", &format!("My new address is x@y.example.\n\n> {quoted}")).is_none());
        assert!(found("Fwd: offer", "From: Carl <carl@shop.example>\nSubject: x\n\nThe offer.\n").is_none());
    }
}
