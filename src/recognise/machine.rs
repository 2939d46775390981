//! Reports that a machine wrote for a machine, besides delivery status and complaints: read receipts (RFC 8098) and DMARC
//! aggregate reports (RFC 7489, 7.2).

use crate::mail::header::Fields;
use crate::mail::{Message, decode, mime};

use super::body::Body;
use super::dsn;
use super::head::Head;
use super::notice::{Failure, Kind, Notice};

/// A disposition notification. One that says the mail was rejected by the recipient's filter (RFC 5429, 2.2) is a bounce.
pub fn read_receipt(message: &Message<'_>, head: &Head<'_>, body: &Body) -> Option<Notice> {
    let part = message.parts().iter().find(|part| part.content_type.is("message/disposition-notification"));
    let says_so = head.content_type.is_some_and(|kind| {
        kind.is("multipart/report")
            && kind.parameter("report-type").is_some_and(|kind| kind.eq_ignore_ascii_case(b"disposition-notification"))
    });
    if part.is_none() && !says_so {
        return tnef_receipt(message).then(|| Notice::new(Kind::ReadReceipt, "tnef"));
    }
    let mut notice = Notice::new(Kind::ReadReceipt, "rfc8098");
    let text = part.map(|part| decode::transfer(part.body, part.encoding)).unwrap_or_default();
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

/// Outlook's own form of a read receipt: a winmail.dat of that message class (MS-OXTNEF, 2.1.3.3).
fn tnef_receipt(message: &Message<'_>) -> bool {
    message.parts().iter().filter(|part| part.content_type.is("application/ms-tnef")).any(|part| {
        let body = part.body.get(..4_096).unwrap_or(part.body);
        let bytes = decode::transfer(body, part.encoding);
        ["IPM.Microsoft Mail.Read Receipt", "REPORT.IPM.Note.IPNRN"]
            .iter()
            .any(|class| memchr::memmem::find(&bytes, class.as_bytes()).is_some())
    })
}

/// A DMARC aggregate report: an XML document, mostly compressed, by its name, its subject or its content. Never a TLS report
/// (RFC 8460), which looks the same from outside.
pub fn dmarc_aggregate(message: &Message<'_>, head: &Head<'_>) -> Option<Notice> {
    let subject = head.subject_lower();
    let tls = message.parts().iter().any(|part| part.content_type.starts_with("application/tlsrpt"))
        || subject.contains("tls");
    if tls {
        return None;
    }
    // RFC 7489, 7.2.1.1
    let by_subject = subject.contains("report domain:")
        && (subject.contains("submitter:") || subject.contains("report-id:"))
        || subject.contains("dmarc aggregate report");
    let by_part = message.parts().iter().enumerate().any(|(index, part)| {
        message.enclosing(index) == 0
            && (holds_report(part) || is_compressed(part) && (by_subject || report_name(part)))
    });
    by_part.then(|| Notice::new(Kind::DmarcAggregate, "rfc7489"))
}

fn is_compressed(part: &crate::mail::Part<'_>) -> bool {
    let kind = &part.content_type;
    let media = [
        "application/gzip",
        "application/x-gzip",
        "application/zip",
        "application/x-zip",
        "application/octet-stream",
        "application/xml",
        "text/xml",
        "application/gzip-compressed",
        "application/x-compressed",
    ];
    media.iter().any(|media| kind.starts_with(media)) || kind.starts_with("application/") && report_name(part)
}

/// RFC 7489, 7.2.1.1: `receiver!policy-domain!begin!end[!id].xml.gz`.
fn report_name(part: &crate::mail::Part<'_>) -> bool {
    mime::file_name(part.header, &part.content_type).is_some_and(|name| {
        let name = name.to_lowercase();
        name.matches('!').count() >= 3 && [".xml", ".gz", ".zip"].iter().any(|end| name.ends_with(end))
    })
}

/// Plain XML in the mail: `<feedback>` with the metadata of a report.
fn holds_report(part: &crate::mail::Part<'_>) -> bool {
    if part.content_type.is_multipart() || part.content_type.is("text/html") {
        return false;
    }
    let body = part.body.get(..4_096).unwrap_or(part.body);
    let head = decode::transfer(body, part.encoding);
    let has = |needle: &[u8]| memchr::memmem::find(&head, needle).is_some();
    has(b"<feedback") && has(b"<report_metadata>")
}
