//! Ask, then decide: rounds of questions and answers until nothing more would help.
//!
//! The only place where the core meets the world. Each round asks everything that is open at once; what is learned may open
//! new questions (a name leads to its addresses), so there are a few rounds and never more than [`ROUNDS_MAX`].

use jiff::Timestamp;

use crate::case::Case;
use crate::facts::{Answer, Fact, Facts, Question, SentCopy};
use crate::mail::{address, header, words};
use crate::owner::Owner;
use crate::ports::{Lookup, Mailbox, Material, Shelf, Spent};
use crate::record::{self, Finding};
use crate::trace::Settings;

pub mod several;

/// Rounds of questions about one mail.
pub const ROUNDS_MAX: usize = 6;

/// Questions of one round; more than this would help only whoever wrote the mail.
pub const QUESTIONS_MAX: usize = 64;

/// Copies in the Sent folder with one Message-ID that are looked at.
const COPIES_MAX: usize = 5;

/// Recipients of one sent mail that are kept.
const RECIPIENTS_MAX: usize = 1_000;

/// Where the owner's Sent folder is, if the look-ups do not know it.
pub trait SentFolder: Send {
    fn copies(&mut self, message_id: &str) -> impl Future<Output = Fact> + Send;
    /// [`Question::SentTo`].
    fn written_to(&mut self, recipient: &str, at: Timestamp) -> impl Future<Output = Fact> + Send;
}

/// A case with all that could be found out about it.
#[derive(Debug)]
pub struct Answered {
    pub facts: Facts,
    pub finding: Finding,
}

/// Asks until nothing is open, then decides. What nobody answers is unknown, so this always ends.
pub async fn investigate(
    case: &Case<'_>,
    raw: &[u8],
    owner: &Owner,
    settings: Settings,
    lookup: &impl Lookup,
    sent: &mut impl SentFolder,
) -> Answered {
    let mut facts = Facts::default();
    let spent = Spent::default();
    for _ in 0..ROUNDS_MAX {
        let mut open = record::questions(case, owner, &facts, settings);
        open.truncate(QUESTIONS_MAX);
        if open.is_empty() {
            break;
        }
        answer(&open, case, raw, lookup, &spent, sent, &mut facts).await;
    }
    let finding = record::decide(case, owner, &facts, settings);
    Answered { facts, finding }
}

async fn answer(
    open: &[Question],
    case: &Case<'_>,
    raw: &[u8],
    lookup: &impl Lookup,
    spent: &Spent,
    sent: &mut impl SentFolder,
    facts: &mut Facts,
) {
    let material =
        Material { notice: raw, original: &case.original.bytes, original_full: case.original.is_checkable() };
    facts.extend(lookup.answer(open, material, spent).await);
    for question in facts.open(open.iter().cloned()) {
        let fact = match &question {
            Question::SentCopies(id) => sent.copies(id).await,
            Question::SentTo(recipient, at) => sent.written_to(recipient, *at).await,
            _ => Fact::unknown("nobody answered"),
        };
        facts.insert(question, fact);
    }
}

/// Nobody knows what was sent.
pub struct NoSentFolder;

impl SentFolder for NoSentFolder {
    async fn copies(&mut self, _message_id: &str) -> Fact {
        Fact::unknown("no sent mail was given")
    }

    async fn written_to(&mut self, _recipient: &str, _at: Timestamp) -> Fact {
        Fact::unknown("no sent mail was given")
    }
}

/// The Sent folder of a mailbox.
pub struct OfMailbox<'a, M>(pub &'a mut M);

impl<M: Mailbox> SentFolder for OfMailbox<'_, M> {
    async fn copies(&mut self, message_id: &str) -> Fact {
        match self.0.find(Shelf::Sent, message_id).await {
            Ok(headers) => copies(headers.iter().map(|block| sent_copy(block))),
            Err(error) => Fact::unknown(error.to_string()),
        }
    }

    async fn written_to(&mut self, recipient: &str, at: Timestamp) -> Fact {
        match self.0.sent_to(recipient, at).await {
            Ok(headers) => {
                let found = headers.iter().map(|block| sent_copy(block));
                copies(found.filter(|copy| copy.is_written_to(recipient, at)))
            }
            Err(error) => Fact::unknown(error.to_string()),
        }
    }
}

/// These mails of the Sent folder, and none of them if there is none.
pub fn copies(found: impl Iterator<Item = SentCopy>) -> Fact {
    let copies: Vec<SentCopy> = found.take(COPIES_MAX).collect();
    if copies.is_empty() { Fact::Absent } else { Fact::Known(Answer::SentCopies(copies)) }
}

/// Reads one header block of a mail that the owner sent.
pub fn sent_copy(block: &[u8]) -> SentCopy {
    let mut copy = SentCopy { message_id: String::new(), recipients: Vec::new(), date: None, subject: String::new() };
    for field in header::Fields::new(block) {
        if field.is("Message-ID") {
            copy.message_id = header::bare_id(&field.text());
        } else if field.is("To") || field.is("Cc") || field.is("Bcc") {
            let left = RECIPIENTS_MAX.saturating_sub(copy.recipients.len());
            copy.recipients.extend(address::all_in(field.value).into_iter().take(left));
        } else if field.is("Date") {
            copy.date = crate::mail::date::timestamp(&field.text());
        } else if field.is("Subject") {
            copy.subject = words::decode(field.value);
        }
    }
    copy
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_names_all_recipients_and_the_decoded_subject() {
        let copy = sent_copy(
            b"From: a@shop.example\r\nTo: B <Bea@One.example>, c@two.example\r\nCc: d@three.example\r\n\
              Bcc: e@four.example\r\nSubject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=\r\nDate: Fri, 28 Nov 2025 22:35:38 +0200\r\n\
              Message-ID: <x.Y@shop.example>\r\n\r\nbody\r\n",
        );
        assert_eq!(copy.message_id, "x.Y@shop.example");
        assert_eq!(copy.recipients, ["bea@one.example", "c@two.example", "d@three.example", "e@four.example"]);
        assert_eq!(copy.subject, "Grüße");
        assert_eq!(copy.date, "2025-11-28T20:35:38Z".parse().ok());
        assert_eq!(sent_copy(b"From: a@shop.example\r\n\r\n").message_id, "");
    }
}
