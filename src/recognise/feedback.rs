//! Complaints that machines write: abuse reports (ARF, RFC 5965) and DMARC failure reports (RFC 6591), and the sloppy ones
//! that say the same without a feedback-report part.
//!
//! A plain abuse report is not a DMARC failure report although both use the same part: the feedback type tells them apart.

use std::net::IpAddr;

use crate::mail::header::Fields;
use crate::mail::{Message, address, date, decode};

use super::head::Head;
use super::notice::{Feedback, Kind, Notice};

/// Reads the feedback-report part of the message at `root`, wherever it stands.
pub fn read(message: &Message<'_>, root: usize) -> Option<(usize, Notice)> {
    let parts = message.parts().iter().enumerate().filter(|(_, part)| part.content_type.is("message/feedback-report"));
    let (index, part) = parts.into_iter().find(|(index, _)| message.enclosing(*index) == root)?;
    let body = decode::transfer(part.body, part.encoding);
    Some((index, parse(&body)))
}

fn parse(body: &[u8]) -> Notice {
    let mut notice = Notice::new(Kind::Arf, "rfc5965");
    let mut feedback = Feedback::default();
    let body = body.get(..REPORT_MAX).unwrap_or(body);
    let start = body.iter().position(|byte| !byte.is_ascii_whitespace()).unwrap_or(0);
    let mut auth_failure = false;
    for field in Fields::new(body.get(start..).unwrap_or(&[])).take(FIELDS_MAX) {
        let text = field.text();
        let text = text.trim();
        match String::from_utf8_lossy(field.name).to_ascii_lowercase().as_str() {
            "feedback-type" => feedback.feedback_type = text.to_ascii_lowercase(),
            "user-agent" => feedback.user_agent = Some(text.to_owned()),
            "source-ip" => feedback.source_ip = ip(text),
            "reported-domain" => feedback.reported_domains.push(text.to_lowercase()),
            "original-mail-from" => {
                feedback.original_mail_from = address::spec(text).or_else(|| address::first_in(text.as_bytes()))
            }
            "original-rcpt-to" => feedback.original_rcpt_to.extend(address::spec(text)),
            "incidents" => feedback.incidents = text.parse().ok(),
            "arrival-date" | "received-date" => notice.arrival_date = date::timestamp(text).or(notice.arrival_date),
            "reporting-mta" => notice.reporting_mta = super::dsn::mta(text),
            "original-envelope-id" => notice.envelope_id = Some(text.to_owned()),
            "auth-failure" => auth_failure = true,
            _ => {}
        }
    }
    if feedback.feedback_type.starts_with("auth-failure") || (auth_failure && feedback.feedback_type.is_empty()) {
        notice.kind = Kind::DmarcFailure;
        notice.dialect = "rfc6591".to_owned();
    }
    notice.feedback = Some(feedback);
    notice
}

/// Reports without a feedback-report part: Microsoft's junk mail reports, SpamCop, Netease and plain-text DMARC failures.
pub fn sloppy(head: &Head<'_>, text: &str) -> Option<Notice> {
    let subject = head.subject_lower();
    let start = super::vocabulary::lower(text.get(..text.floor_char_boundary(2_000)).unwrap_or(text));
    let dmarc_subject = subject.contains("dmarc") && ["failure", "forensic"].iter().any(|word| subject.contains(word));
    let dmarc_text = [
        "authentication-failure report",
        "authentication failure report",
        "failed the published dmarc policy",
        "did not meet the sending domain's dmarc policy",
    ]
    .iter()
    .any(|phrase| start.contains(phrase));
    if !head.is_reply && subject.contains("report") && dmarc_subject
        || dmarc_text && (head.is_automatic || dmarc_subject)
    {
        return Some(with_source(Notice::new(Kind::DmarcFailure, "dmarc-text"), &start));
    }
    let is_arf = (subject.starts_with("complaint about message from") && head.local_is(&["staff", "postmaster"]))
        || subject.starts_with("[spamcop (")
        || start.contains("[ spamcop v")
        || start.contains("this is an email abuse report for an email message")
        || (subject.starts_with("email feedback report for ip") && head.is_automatic)
        || head.has_xarf;
    is_arf.then(|| with_source(Notice::new(Kind::Arf, "abuse-text"), &format!("{subject}\n{start}")))
}

fn with_source(mut notice: Notice, text: &str) -> Notice {
    let source = text.split(|c: char| c.is_whitespace() || matches!(c, '[' | ']' | '(' | ')' | ',')).find_map(ip);
    notice.feedback = Some(Feedback {
        feedback_type: if notice.kind == Kind::Arf { "abuse" } else { "auth-failure" }.to_owned(),
        source_ip: source,
        ..Feedback::default()
    });
    notice
}

/// An address as reports write it: `192.0.2.1`, `[192.0.2.1]`, `IPv6:2001:db8::1`, `192.0.2.1 (host.example)`.
fn ip(text: &str) -> Option<IpAddr> {
    let word = text.split_whitespace().next()?.trim_matches(['[', ']', '(', ')', '.', ',']);
    let word = word.strip_prefix("IPv6:").unwrap_or(word);
    word.parse::<IpAddr>().ok().map(|address| address.to_canonical())
}

/// Bytes and fields of a feedback part that are read.
const REPORT_MAX: usize = 1 << 18;
const FIELDS_MAX: usize = 500;
