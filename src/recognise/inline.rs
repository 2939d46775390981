//! A notice that somebody forwarded inside the text of a letter, or that a list put into a plain digest.
//!
//! Mail programs announce what they forward by its From, Date, To and Subject, in the language of their user. Where that From is a
//! mail system, what stands below is a notice like any other: it is read with the same readers, quoted or not. A person who
//! *answers* a notice quotes it too, but says so by `Re:` and by the marks of a quote: that is a letter.

use crate::mail::header::split_line;
use crate::mail::{Message, Part, address, decode};

use super::body::{self, Body};
use super::head::{self, Head};
use super::notice::{Notice, Returned};
use super::{Back, complaint, dsn, labels, pasted, plain};

/// The complaint that somebody of the reader's house got and passes on: the words of who wrote it, addressed to that house.
pub fn letter(message: &Message<'_>, head: &Head<'_>) -> Option<Notice> {
    let author = head.author()?;
    let passes_on = head.is_reply && !head.answers() && !head.is_list && !head.is_automatic;
    if !passes_on || !head.own_side(author) || head.is_to(author) {
        return None;
    }
    let (_, part) = own_text(message)?;
    let bytes = body::plain(part, body::TEXT_MAX);
    let other = |from: &str| address::first_in(from.as_bytes()).is_some_and(|spec| !head.own_side(&spec));
    let announced = announced(&bytes, |from, _| other(from))?;
    let words = unquoted(&decode::charset(bytes.get(announced.at..)?, part));
    let block = announced.header(head);
    let (inner, body) = (Head::read(block.as_bytes()), Body::of_words(&words));
    // Colleagues pass on news and warnings, too: those name no address of the house.
    let of_house = complaint::named(&body.folded, &inner) > 0;
    complaint::read(&inner, &body, false, || false).filter(|_| of_house)
}

/// The text of the mail itself.
fn own_text<'m, 'a>(message: &'m Message<'a>) -> Option<(usize, &'m Part<'a>)> {
    message.parts().iter().enumerate().find(|(index, part)| {
        let inside = *index == 0 || message.enclosing(*index) == 0 && !part.is_message;
        inside && part.content_type.is_text() && !part.has_children
    })
}

/// The first notice below a line that names a mail system as its author.
pub fn read(message: &Message<'_>, head: &Head<'_>) -> Option<Notice> {
    if head.is_list && !head.subject_lower().contains("digest") {
        return None;
    }
    let (index, part) = own_text(message)?;
    let bytes = body::plain(part, body::TEXT_MAX);
    let announced = announced(&bytes, |from, quoted| head::is_daemon(from.as_bytes()) && !(quoted && head.answers()))?;
    let text = bytes.get(announced.at..)?;
    let block = format!("Return-Path: <>\n{}", announced.header(head));
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

impl Announced {
    /// The head of what is passed on, as far as the forwarder's program kept it, addressed to whom the forwarder writes.
    fn header(&self, head: &Head<'_>) -> String {
        let (from, subject) = (self.from.replace(['\r', '\n'], " "), self.subject.replace(['\r', '\n'], " "));
        format!("From: {from}\nTo: {}\nSubject: {subject}\n", head.own().join(", "))
    }
}

/// The first line of an announcement that names such an author; told whether it is quoted.
fn announced(text: &[u8], is_author: impl Fn(&str, bool) -> bool) -> Option<Announced> {
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
            if is_author(from, quoted) {
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
