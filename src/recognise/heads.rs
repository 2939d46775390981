//! The heads of a mail on labelled lines of a notice's own words: `From: anna@shop.example`, `Sender = ...`, `件名: ...`.
//!
//! Filters that refuse what a mail holds send nothing back and print no code. But they say of which mail they speak, so that its
//! sender knows: who wrote it, to whom it went, what it was called. That is the structure by which such a notice is known.

use crate::mail::address;

use super::head::Head;
use super::labels::{self, AUTHORS, DATES, RECIPIENTS, SUBJECTS};

/// What the labelled lines tell.
#[derive(Debug, Default)]
pub struct Heads {
    /// The author is on the reader's side.
    pub own: bool,
    /// The first recipient that is none of the notice's own addresses.
    pub recipient: Option<String>,
    /// A recipient is the reader.
    pub to_reader: bool,
    /// Author, recipient, subject, date: how many of them are named.
    pub count: u8,
}

impl Heads {
    pub fn of(words: &str, head: &Head<'_>) -> Heads {
        let mut heads = Heads::default();
        let mut seen = [false; 4];
        for line in words.lines().take(LINES_MAX).filter(|line| line.len() <= LINE_MAX) {
            let Some((label, value)) = split(line) else { continue };
            let kinds: [&[&[&str]]; 4] = [&[&AUTHORS, &SENDERS], &[&RECIPIENTS, &PLACES], &[&SUBJECTS], &[&DATES]];
            let Some(kind) = kinds.iter().position(|lists| lists.iter().any(|list| list.contains(&label))) else {
                continue;
            };
            if let Some(seen) = seen.get_mut(kind) {
                *seen = true;
            }
            let spec = if kind < 2 { address::first_in(value.as_bytes()) } else { None };
            let Some(spec) = spec else { continue };
            if kind == 0 {
                heads.own |= head.own_side(&spec);
            } else if head.is_to(&spec) {
                heads.to_reader = true;
            } else if heads.recipient.is_none() {
                heads.recipient = Some(spec);
            }
        }
        heads.count = seen.iter().map(|&seen| u8::from(seen)).sum();
        heads
    }
}

fn split(line: &str) -> Option<(&str, &str)> {
    let (label, value) = line.split_once([':', '=', '\u{ff1a}'])?;
    Some((label.trim_matches(labels::AROUND), value.trim()))
}

/// What filters call the author and the recipient.
pub const SENDERS: [&str; 14] = [
    "Sender",
    "Envelope sender",
    "Mail from",
    "Absender",
    "Expéditeur",
    "Отправитель",
    "Nadawca",
    "Remitente",
    "Remetente",
    "Mittente",
    "Afzender",
    "Avsändare",
    "Afsender",
    "Avsender",
];
pub const PLACES: [&str; 20] = [
    "Receiver",
    "Sent to",
    "Place",
    "Recipient",
    "Recipients",
    "Recipient(s)",
    "Empfänger",
    "Empfaenger",
    "Destinatari",
    "Destinataire",
    "Получатель",
    "Intended recipient",
    "Destinatario",
    "Destinatário",
    "Ontvanger",
    "Odbiorca",
    "Mottagare",
    "Modtager",
    "Mottaker",
    "Příjemce",
];

/// Lines that are looked at, and bytes of one.
const LINES_MAX: usize = 200;
const LINE_MAX: usize = 500;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_filter_says_of_which_mail_it_speaks() {
        let head = Head::read(b"From: Shield <shield@filter.example>\nTo: anna@shop.example\n");
        for words in [
            "It refused:\n\n   From: anna@shop.example\n   To: carl@filter.example\n   Subject: x\n",
            "Place = carl@filter.example;\nSender = anna@shop.example\nSubject = x\n",
            "发件人：anna@shop.example\n收件人：carl@filter.example\n主题：x\n",
        ] {
            let heads = Heads::of(words, &head);
            assert!(heads.own, "{words}");
            assert_eq!(heads.recipient.as_deref(), Some("carl@filter.example"), "{words}");
            assert_eq!(heads.count, 3, "{words}");
        }
        let other = Heads::of("From: ben@other.example\nTo: anna@shop.example\nSubject: x\n", &head);
        assert!(!other.own && other.recipient.is_none());
    }
}
