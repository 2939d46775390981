//! What a returned mail is like: a few short values by which the mails of one campaign are known again.
//!
//! Taken once, when the case is read, in time that grows with what is looked at and has an end. Words are kept as hashes: they
//! are foreign text and serve only to be compared. The text is kept as a bottom-k sketch (the smallest hashes of its runs of
//! words), from which the share that two texts have in common can be told without either text. The hash is the SHA-256 that is
//! there anyway: nobody can write two texts that look like one, and a state is compared with itself years later.

use std::borrow::Cow;
use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::mail::{Limits, Message, Part, address, decode, header, html};
use crate::original::Original;

/// Bytes of the returned mail that are looked at, and bytes of the text in it.
const LOOKED_AT_MAX: usize = 256 << 10;
const TEXT_MAX: usize = 32 << 10;
const PARTS_MAX: usize = 50;
/// Words of a subject that count.
const SUBJECT_WORDS_MAX: usize = 16;
/// Hashes in the sketch of a text: with so many the share in common is told to a tenth or so.
const SKETCH_MAX: usize = 32;
/// A text with fewer runs of words than this is like every other of its length.
const SKETCH_MIN: usize = 5;
/// Words that make a run.
const RUN: usize = 3;
/// Link hosts and signers that are kept.
const NAMES_MAX: usize = 8;
/// Places in a text where a link is looked for.
const LINKS_MAX: usize = 200;
/// Letters of a word that counts: shorter ones stand in every subject, the marks of answers (`re`, `fwd`) among them.
const LETTERS_MIN: usize = 3;

/// Hosts that stand in everybody's mail: they link nothing.
const EVERYBODYS: &[&str] = &[
    "apple.com",
    "bit.ly",
    "facebook.com",
    "google.com",
    "googleapis.com",
    "gstatic.com",
    "instagram.com",
    "linkedin.com",
    "microsoft.com",
    "schema.org",
    "t.co",
    "twitter.com",
    "w3.org",
    "x.com",
    "youtube.com",
];

/// What a mail is like. Empty: nothing can be said, and then it is like none and unlike none.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Likeness {
    /// The words of the subject, without numbers.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub subject: BTreeSet<u32>,
    /// The sketch of the text.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub body: BTreeSet<u32>,
    /// Organisations of the hosts that the text links to, not the owner's.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub hosts: BTreeSet<String>,
    /// Domains that signed it or claim to have (DKIM, RFC 6376, 3.5), not the owner's.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub signers: BTreeSet<String>,
}

impl Likeness {
    /// `own`: the owner's address on the mail, whose domain says nothing about a campaign.
    pub fn of(original: &Original<'_>, own: Option<&str>) -> Likeness {
        let mut likeness = Likeness::default();
        if original.is_none() {
            return likeness;
        }
        let own = own.and_then(address::domain);
        let foreign = |name: &String| !own.is_some_and(|own| own == name || address::same_organisation(own, name));
        let subject = original.subject().unwrap_or_default();
        likeness.subject = words(&subject).take(SUBJECT_WORDS_MAX).map(|word| hash(&[&word])).collect();
        let signatures = original.fields().filter(|field| field.is("DKIM-Signature"));
        let signers = signatures.filter_map(|field| header::signer(&field.text())).filter(foreign);
        likeness.signers = signers.take(NAMES_MAX).collect();
        let bytes = original.bytes.get(..LOOKED_AT_MAX).unwrap_or(&original.bytes);
        let message = Message::read(bytes, &Limits { parts_max: PARTS_MAX, ..Limits::default() });
        let mut room = TEXT_MAX;
        for part in message.parts().iter().filter(|part| part.content_type.is_text() && !part.has_children) {
            let text = text(part, room);
            room = room.saturating_sub(text.len());
            likeness.hosts.extend(hosts(&text).filter(foreign).take(NAMES_MAX));
            let is_html = part.content_type.is("text/html");
            let plain = if is_html { Cow::Owned(html::text(&text)) } else { text };
            sketch(&plain, &mut likeness.body);
            if room == 0 {
                break;
            }
        }
        while likeness.hosts.len() > NAMES_MAX {
            likeness.hosts.pop_last();
        }
        likeness
    }

    /// Is there anything to compare a subject or a text by?
    pub fn has_content(&self) -> bool {
        !self.subject.is_empty() || self.body.len() >= SKETCH_MIN
    }
}

/// Are two subjects one, but for a name or a number in them? None if one of them has no words.
pub fn same_subject(one: &BTreeSet<u32>, other: &BTreeSet<u32>) -> Option<bool> {
    if one.is_empty() || other.is_empty() {
        return None;
    }
    let common = one.intersection(other).count();
    let all = one.len() + other.len() - common;
    Some(common * 2 >= all)
}

/// How much two texts have in common, in percent. None if one of them is too short to say.
pub fn common_text(one: &BTreeSet<u32>, other: &BTreeSet<u32>) -> Option<usize> {
    if one.len().min(other.len()) < SKETCH_MIN {
        return None;
    }
    // The smallest hashes of both together are a fair sample of both together.
    let sample: Vec<&u32> = one.union(other).take(SKETCH_MAX).collect();
    let common = sample.iter().filter(|hash| one.contains(hash) && other.contains(hash)).count();
    Some(common * 100 / sample.len().max(1))
}

/// A short number for a text: the beginning of its SHA-256.
fn hash(words: &[&str]) -> u32 {
    let parts: Vec<&[u8]> = words.iter().map(|word| word.as_bytes()).collect();
    crate::mail::digest::digest(&parts).first_chunk().map_or(0, |head| u32::from_be_bytes(*head))
}

fn text<'a>(part: &Part<'a>, room: usize) -> Cow<'a, str> {
    let body = part.body.get(..room).unwrap_or(part.body);
    match decode::transfer(body, part.encoding) {
        Cow::Borrowed(bytes) => decode::charset(bytes, part),
        Cow::Owned(bytes) => Cow::Owned(decode::charset(&bytes, part).into_owned()),
    }
}

fn sketch(text: &str, sketch: &mut BTreeSet<u32>) {
    let words: Vec<String> = words(text).collect();
    for run in words.windows(RUN) {
        let run: Vec<&str> = run.iter().map(String::as_str).collect();
        sketch.insert(hash(&run));
        if sketch.len() > SKETCH_MAX {
            sketch.pop_last();
        }
    }
}

/// Words in lower case. What has a digit in it is a number of something and changes from mail to mail. Scripts that write
/// without blanks give pairs of characters.
fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty() && !word.contains(|c: char| c.is_ascii_digit()))
        .flat_map(|word| if word.chars().all(has_no_blanks) { pairs(word) } else { vec![word.to_lowercase()] })
        .filter(|word| word.chars().count() >= LETTERS_MIN || word.chars().all(has_no_blanks))
}

fn pairs(word: &str) -> Vec<String> {
    let characters: Vec<char> = word.chars().collect();
    characters.windows(2).map(|pair| pair.iter().collect()).collect()
}

/// Chinese, Japanese, Thai and their neighbours. Korean writes blanks, and loses nothing by pairs.
fn has_no_blanks(character: char) -> bool {
    matches!(character, '\u{0e00}'..='\u{0eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{2e80}'..='\u{ffff}' | '\u{20000}'..='\u{3ffff}')
}

/// The organisations that links lead to.
fn hosts(text: &str) -> impl Iterator<Item = String> {
    let links = memchr::memmem::find_iter(text.as_bytes(), b"://").take(LINKS_MAX);
    let named = links.filter_map(|at| {
        let rest = text.get(at + 3..)?;
        let authority = rest.split(|c: char| c.is_whitespace() || "/?#\"'<>)]\\".contains(c)).next()?;
        let host = authority.rsplit('@').next()?.split(':').next()?;
        let host = address::normal(host).into_owned();
        match host.parse::<std::net::IpAddr>() {
            Ok(_) => Some(host),
            Err(_) => address::organisation(&host).map(str::to_owned),
        }
    });
    named.filter(|host| !EVERYBODYS.contains(&host.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::Case;

    fn likeness(subject: &str, body: &str) -> Likeness {
        let mail = format!(
            "Return-Path: <>\r\nFrom: MAILER-DAEMON@mx.dest.example\r\nTo: anna@shop.example\r\nMIME-Version: 1.0\r\n\
             Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\n\r\nno such user\r\n\
             --b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.dest.example\r\n\r\n\
             Final-Recipient: rfc822; u@dest.example\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n\
             --b\r\nContent-Type: message/rfc822\r\n\r\nReceived: from a by b; Mon, 23 Nov 2026 10:00:00 +0000\r\n\
             DKIM-Signature: v=1; d=Bulk.example; s=x; b=AA\r\nDKIM-Signature: v=1; d=shop.example; s=x; b=AA\r\n\
             From: anna@shop.example\r\nSubject: {subject}\r\nMessage-ID: <1@shop.example>\r\n\r\n{body}\r\n--b--\r\n"
        );
        let message = Message::read(mail.as_bytes(), &Limits::default());
        Likeness::of(&Case::read(&message).original, Some("anna@shop.example"))
    }

    const OVERDUE: &str = "Dear customer, your invoice is overdue since Monday. Please pay it at once at \
                           https://pay.bad.example:8443/x?y=1 or at http://shop.example/ to keep your account open.";

    #[test]
    fn a_campaign_is_known_by_words_links_and_signers() {
        let one = likeness("Invoice 50118 is overdue", OVERDUE);
        assert_eq!(one.hosts.iter().map(String::as_str).collect::<Vec<_>>(), ["bad.example"]);
        assert_eq!(one.signers.iter().map(String::as_str).collect::<Vec<_>>(), ["bulk.example"]);
        let personal = OVERDUE.replace("Dear customer", "Dear Bert");
        let other = likeness("Re: Invoice 77 is overdue", &personal);
        assert_eq!(same_subject(&one.subject, &other.subject), Some(true));
        assert!(common_text(&one.body, &other.body).unwrap() > 60);
        let unlike = likeness(
            "Your parcel is waiting",
            "A parcel could not be brought to you. Choose another day on the page of the depot before Friday, else it goes back.",
        );
        assert_eq!(same_subject(&one.subject, &unlike.subject), Some(false));
        assert_eq!(common_text(&one.body, &unlike.body), Some(0));
    }

    #[test]
    fn what_says_nothing_is_not_compared() {
        let short = likeness("", "See attached");
        assert!(!short.has_content());
        assert_eq!(same_subject(&short.subject, &likeness("Invoice", "x").subject), None);
        assert_eq!(common_text(&short.body, &short.body), None);
        assert!(likeness("x", "see http://www.w3.org/TR/html4/").hosts.is_empty());
    }

    #[test]
    fn scripts_without_blanks_have_words_too() {
        let (one, other) = (likeness("請求書のお支払いのお願い", "x"), likeness("請求書のお支払いについて", "x"));
        assert_eq!(same_subject(&one.subject, &other.subject), Some(true));
        let unlike = likeness("荷物が届いています", "x");
        assert_eq!(same_subject(&one.subject, &unlike.subject), Some(false));
    }

    #[test]
    fn a_flood_of_words_and_links_has_an_end() {
        let body: String =
            (0..200_000).map(|n| format!("http://h{}.example/ ", char::from(b'a' + n as u8 % 26))).collect();
        let likeness = likeness(&"verylongword ".repeat(5_000), &body);
        assert!(likeness.hosts.len() <= NAMES_MAX && likeness.body.len() <= SKETCH_MAX);
        assert!(likeness.subject.len() <= SUBJECT_WORDS_MAX);
    }
}
