//! DMARC aggregate reports in a mail: found by their content, whatever their type, name and subject say, and read to rows.
//!
//! RFC 7489, 7.2.1.1 names types, file names and subjects; reporters use others of each. So a part counts if it is, or unpacks to,
//! a report; a mail whose name or subject announces one is one even if the part is broken or refused. Never a TLS report
//! (RFC 8460), which looks the same from outside and is JSON inside.

use std::borrow::Cow;
use std::sync::LazyLock;

use crate::mail::archive::{self, Packing};
use crate::mail::{Message, Part, decode};

use super::aggregate::{self, ROWS_MAX};
use super::head::Head;
use super::notice::{Kind, Notice};
use super::wordlist::Few;

/// Finds aggregate reports in the message at `root`.
pub fn read(message: &Message<'_>, root: usize, head: &Head<'_>) -> Option<Notice> {
    let inside = |index: usize, part: &Part<'_>| {
        (message.enclosing(index) == root || index == root)
            && !part.content_type.is_multipart()
            && !part.content_type.is_message()
            && !part.content_type.is("text/html")
    };
    let mut parts =
        message.parts().iter().enumerate().filter(|(index, part)| inside(*index, part)).map(|(_, part)| part);
    if parts.clone().any(|part| part.content_type.starts_with("application/tlsrpt")) {
        return None;
    }
    let talk = head.is_list || head.is_reply;
    let mut found = parts.clone().filter(|part| holds_report(part) && !(talk && is_words(part)));
    let mut notice = Notice::new(Kind::DmarcAggregate, "rfc7489");
    for part in found.by_ref().take(REPORTS_MAX) {
        add(part, &mut notice);
    }
    if found.next().is_some() {
        notice.defects.push(format!("of the reports in one mail at most {REPORTS_MAX} were read"));
    }
    let mut announced = || {
        by_subject(head) && parts.any(|part| packing(part).is_some() || report_name(part))
            || message.parts().iter().any(report_name) && root == 0
    };
    if notice.dmarc.is_empty() {
        if !announced() {
            return None;
        }
        notice.defects.push("the report that the mail announces could not be read".to_owned());
    }
    Some(notice)
}

fn add(part: &Part<'_>, notice: &mut Notice) {
    let unpacked = archive::unpack(&part.decoded(ENCODED_MAX));
    for defect in unpacked.defects {
        if !notice.defects.contains(&defect) {
            notice.defects.push(defect);
        }
    }
    for document in unpacked.documents {
        if notice.dmarc.len() >= REPORTS_MAX {
            break;
        }
        let (report, defects) = aggregate::parse(xml(&document));
        notice.defects.extend(defects);
        let kept: usize = notice.dmarc.iter().map(|report| report.rows.len()).sum();
        if let Some(mut report) = report {
            let room = ROWS_MAX.saturating_sub(kept);
            report.rows_left += report.rows.len().saturating_sub(room) as u64;
            report.rows.truncate(room);
            notice.dmarc.push(report);
        }
    }
}

/// A report pasted into a text starts where its XML does.
fn xml(document: &[u8]) -> &[u8] {
    let at = memchr::memmem::find(document, b"<?xml").or_else(|| memchr::memmem::find(document, b"<feedback"));
    at.and_then(|at| document.get(at..)).unwrap_or(document)
}

/// Is the part a report, or does it unpack to one?
fn holds_report(part: &Part<'_>) -> bool {
    let mut start = part.decoded(START_ENCODED);
    if aggregate::is_report(&start) {
        return true;
    }
    // A zip with a gzip inside: as many layers as are unpacked later.
    for _ in 0..2 {
        if Packing::of(&start).is_none() {
            return false;
        }
        start = Cow::Owned(archive::peek(&start, START_MAX));
        if aggregate::is_report(&start) {
            return true;
        }
    }
    false
}

/// The text of a letter, in which people show each other reports.
fn is_words(part: &Part<'_>) -> bool {
    part.content_type.is("text/plain") && part.file_name().is_none()
}

fn packing(part: &Part<'_>) -> Option<Packing> {
    Packing::of(&decode::transfer(part.body.get(..64).unwrap_or(part.body), part.encoding))
}

/// RFC 7489, 7.2.1.1
fn by_subject(head: &Head<'_>) -> bool {
    let subject = head.subject_lower();
    let more = ["submitter:", "report-id:", AGGREGATE];
    TITLES.are_in(subject) && !subject.contains("tls") && more.iter().any(|words| subject.contains(words))
}

const AGGREGATE: &str = "dmarc aggregate report";
static TITLES: LazyLock<Few<2>> = LazyLock::new(|| Few::new(["report domain:", AGGREGATE]));

/// RFC 7489, 7.2.1.1: `receiver!policy-domain!begin!end[!id].xml.gz`.
fn report_name(part: &Part<'_>) -> bool {
    part.file_name().is_some_and(|name| {
        name.matches('!').count() >= 3 && [".xml", ".xml.gz", ".zip"].iter().any(|end| name.ends_with(end))
    })
}

/// Reports of one mail that are read.
const REPORTS_MAX: usize = 10;
/// Bytes of an encoded part that are decoded, and of its start, before and after unpacking, that show what it is.
const ENCODED_MAX: usize = archive::PACKED_MAX / 2 * 3;
const START_ENCODED: usize = 1 << 13;
const START_MAX: usize = 1 << 12;
