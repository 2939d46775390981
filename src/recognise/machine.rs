//! Reports that a machine wrote for a machine, besides delivery status, complaints and DMARC: read receipts (RFC 8098).

use crate::mail::Message;
use crate::mail::header::Fields;

use super::body::Body;
use super::dsn;
use super::head::Head;
use super::labels;
use super::notice::{Failure, Kind, Notice};
use super::vocabulary::Sign;

/// A disposition notification. One that says the mail was rejected by the recipient's filter (RFC 5429, 2.2) is a bounce.
pub fn read_receipt(message: &Message<'_>, head: &Head<'_>, body: &Body) -> Option<Notice> {
    let part = message.parts().iter().find(|part| part.content_type.is("message/disposition-notification"));
    let says_so = head.content_type.is_some_and(|kind| {
        kind.is("multipart/report")
            && kind.parameter("report-type").is_some_and(|kind| kind.eq_ignore_ascii_case(b"disposition-notification"))
    });
    if part.is_none() && !says_so {
        let in_words = || titled_receipt(head, body).then(|| Notice::new(Kind::ReadReceipt, "receipt"));
        return tnef_receipt(message).then(|| Notice::new(Kind::ReadReceipt, "tnef")).or_else(in_words);
    }
    let mut notice = Notice::new(Kind::ReadReceipt, "rfc8098");
    let text = part.map(|part| part.decoded(usize::MAX)).unwrap_or_default();
    let start = text.iter().position(|byte| !byte.is_ascii_whitespace()).unwrap_or(0);
    let mut failure = Failure::default();
    let mut refused = head.auto_submitted.contains("rejected") || head.subject_lower().contains("rejected");
    for field in Fields::new(text.get(start..).unwrap_or(&[])).take(100) {
        if field.is("final-recipient") {
            failure.recipient = dsn::recipient(&field.text()).unwrap_or_default();
        } else if field.is("reporting-ua") {
            notice.reporting_mta = dsn::mta(&field.text());
        } else if field.is("disposition") {
            let text = field.text().to_ascii_lowercase();
            refused |= text.contains("denied")
                || text.contains("failed")
                || text.contains("deleted") && REFUSED.iter().any(|word| body.folded.contains(word));
        }
    }
    if refused {
        notice.kind = Kind::Bounce;
        notice.dialect = "sieve-reject".to_owned();
        notice.failures.push(failure);
    }
    Some(notice)
}

const REFUSED: [&str; 4] = ["rejected", "refused", "not be delivered", "not delivered"];

/// Programs older than RFC 8098, and phones, say so in a title and a sentence: "Your message ... was read on Monday".
fn titled_receipt(head: &Head<'_>, body: &Body) -> bool {
    !head.is_list
        && body.words.len() <= RECEIPT_MAX
        && head.subject_says(Sign::Seen)
        && body.signs.has(Sign::Seen)
        && (body.signs.has(Sign::YouSent)
            || heads_a_mail(&body.words)
            || head.readers().iter().take(OWN_MAX).any(|own| body.folded.contains(own)))
}

/// Exchange heads the mail that was read by whom it went to, its subject and when it was sent, in the language of its user.
fn heads_a_mail(words: &str) -> bool {
    let has = |labels: &[&str]| words.lines().any(|line| labels::value(line, labels).is_some());
    has(&labels::RECIPIENTS) && has(&labels::SUBJECTS) && has(&labels::DATES)
}

/// The longest receipt in words, in bytes, and the addresses of its reader that are looked for.
const RECEIPT_MAX: usize = 2_000;
const OWN_MAX: usize = 10;

/// Outlook's own form of a read receipt: a winmail.dat of that message class (MS-OXTNEF, 2.1.3.3).
fn tnef_receipt(message: &Message<'_>) -> bool {
    message.parts().iter().filter(|part| part.content_type.is("application/ms-tnef")).any(|part| {
        let bytes = part.decoded(4_096);
        ["IPM.Microsoft Mail.Read Receipt", "REPORT.IPM.Note.IPNRN"]
            .iter()
            .any(|class| memchr::memmem::find(&bytes, class.as_bytes()).is_some())
    })
}
