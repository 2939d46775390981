//! Complaints that machines write: abuse reports (ARF, RFC 5965) and DMARC failure reports (RFC 6591) with their
//! machine-readable part. What says the same without it is read by `abuse` and `xarf`.
//!
//! A plain abuse report is not a DMARC failure report although both use the same part: the feedback type tells them apart.

use std::net::IpAddr;

use crate::mail::header::Fields;
use crate::mail::{Message, Part, address, date, decode};

use super::head::Head;
use super::notice::{Feedback, Kind, Notice};

/// Reads the feedback-report part of the message at `root`, wherever it stands.
pub fn read(message: &Message<'_>, root: usize) -> Option<(usize, Notice)> {
    let mut parts = inside(message, root);
    let (index, part) = parts.find(|(_, part)| part.content_type.is("message/feedback-report"))?;
    Some((index, parse(&part.decoded(usize::MAX))))
}

/// The same under another type, from who does not only talk about such reports.
pub fn mislabelled(message: &Message<'_>, root: usize, head: &Head<'_>) -> Option<Notice> {
    if head.is_list || head.is_reply {
        return None;
    }
    let mut parts = inside(message, root).filter(|(_, part)| may_be_mislabelled(part));
    parts.find_map(|(_, part)| {
        // The start shows whether the rest is worth decoding.
        let from = fields_at(&part.decoded(START_ENCODED), part)?;
        let body = part.decoded(REPORT_MAX);
        Some(parse(body.get(from..).unwrap_or(&[])))
    })
}

fn inside<'m, 'a>(message: &'m Message<'a>, root: usize) -> impl Iterator<Item = (usize, &'m Part<'a>)> {
    message.parts().iter().enumerate().filter(move |(index, _)| message.enclosing(*index) == root)
}

/// Scripts send the report as text or as a file.
fn may_be_mislabelled(part: &Part<'_>) -> bool {
    let kind = &part.content_type;
    !(kind.is_multipart() || kind.is("text/html") || kind.is_message() || part.is_message && part.parent.is_some())
}

fn is_named(part: &Part<'_>) -> bool {
    part.file_name().is_some_and(|name| name.contains("feedback"))
        || part.content_type.is("text/feedback-report")
        || part.content_type.is("application/feedback-report")
}

/// Where the fields start: at once, or below a title and a greeting, and then only if others of a report stand beside the first.
fn fields_at(body: &[u8], part: &Part<'_>) -> Option<usize> {
    let mut rest = body.get(..START_MAX).unwrap_or(body);
    let end = rest.len();
    for _ in 0..TITLE_LINES {
        let at = end - rest.len();
        let (line, after) = crate::mail::header::split_line(rest);
        if line.get(..14).is_some_and(|first| first.eq_ignore_ascii_case(b"feedback-type:")) {
            let fields = Fields::new(rest).take(FIELDS_MAX);
            let beside = fields.filter(|field| BELONGS.iter().any(|name| field.is(name))).count();
            return (beside >= 2 || is_named(part)).then_some(at);
        }
        rest = after;
    }
    None
}

/// Fields that stand beside Feedback-Type in every report.
const BELONGS: [&str; 12] = [
    "version",
    "user-agent",
    "source-ip",
    "original-mail-from",
    "original-rcpt-to",
    "arrival-date",
    "reported-domain",
    "reported-uri",
    "auth-failure",
    "delivery-result",
    "identity-alignment",
    "authentication-results",
];

fn parse(body: &[u8]) -> Notice {
    let mut notice = Notice::new(Kind::Arf, "rfc5965");
    let mut feedback = Feedback::default();
    let body = body.get(..REPORT_MAX).unwrap_or(body);
    let mut rest = body;
    let mut fields = 0;
    // A blank line inside the report is an error of its writer, and no end.
    while !rest.is_empty() && fields < FIELDS_MAX {
        let mut walk = Fields::new(rest.trim_ascii_start());
        for field in walk.by_ref().take(FIELDS_MAX - fields) {
            fields += 1;
            let text = field.text();
            field_of(&mut notice, &mut feedback, &decode::lossy(field.name).to_ascii_lowercase(), text.trim());
        }
        let (_, after) = crate::mail::header::split_line(walk.rest());
        rest = after;
    }
    let failed = feedback.auth_failure.is_some() && feedback.feedback_type.is_empty();
    if ["auth-failure", "dmarc"].iter().any(|kind| feedback.feedback_type.starts_with(kind)) || failed {
        notice.kind = Kind::DmarcFailure;
        notice.dialect = "rfc6591".to_owned();
    }
    notice.feedback = Some(feedback);
    notice
}

fn field_of(notice: &mut Notice, feedback: &mut Feedback, name: &str, text: &str) {
    let told = || Some(text.to_owned()).filter(|text| !text.is_empty());
    let more = |list: &mut Vec<String>, value: Option<String>| {
        list.extend(value.filter(|value| list.len() < VALUES_MAX && !list.contains(value)));
    };
    match name {
        "feedback-type" => feedback.feedback_type = text.to_ascii_lowercase(),
        "version" => feedback.version = told(),
        "user-agent" => feedback.user_agent = told(),
        "source-ip" => feedback.source_ip = ip(text).or(feedback.source_ip),
        // RFC 6692
        "source-port" => feedback.source_port = text.parse().ok(),
        "reported-domain" => more(&mut feedback.reported_domains, told().map(|text| text.to_lowercase())),
        "reported-uri" => more(&mut feedback.reported_uris, told()),
        "original-mail-from" => {
            feedback.original_mail_from = address::spec(text).or_else(|| address::first_in(text.as_bytes()));
        }
        "original-rcpt-to" => more(&mut feedback.original_rcpt_to, address::spec(text)),
        "removal-recipient" => more(&mut feedback.removal_recipients, address::spec(text)),
        "incidents" => feedback.incidents = text.parse().ok(),
        "arrival-date" | "received-date" => notice.arrival_date = date::timestamp(text).or(notice.arrival_date),
        "reporting-mta" => notice.reporting_mta = super::dsn::mta(text),
        "original-envelope-id" => notice.envelope_id = told(),
        "auth-failure" => feedback.auth_failure = told().map(|text| text.to_ascii_lowercase()),
        "delivery-result" => feedback.delivery_result = told().map(|text| text.to_ascii_lowercase()),
        "identity-alignment" => feedback.identity_alignment = told().map(|text| text.to_ascii_lowercase()),
        "dkim-domain" => feedback.dkim_domain = told().map(|text| text.to_lowercase()),
        "dkim-identity" => feedback.dkim_identity = told(),
        "dkim-selector" => feedback.dkim_selector = told(),
        "spf-dns" => more(&mut feedback.spf_dns, told()),
        "authentication-results" => more(&mut feedback.authentication_results, told()),
        "source" => feedback.reporter = told(),
        _ => {}
    }
}

/// An address as reports write it: `192.0.2.1`, `[192.0.2.1]`, `IPv6:2001:db8::1`, `192.0.2.1 (host.example)`.
pub fn ip(text: &str) -> Option<IpAddr> {
    text.split_whitespace().take(WORDS_MAX).find_map(|word| {
        let word = word.trim_matches(|c: char| !c.is_ascii_alphanumeric() && c != ':');
        let word = word.strip_prefix("IPv6:").or_else(|| word.strip_prefix("ipv6:")).unwrap_or(word);
        let address = word.parse::<IpAddr>().or_else(|_| word.trim_end_matches(':').parse());
        address.ok().map(|address| address.to_canonical())
    })
}

/// Bytes and fields of a feedback part that are read, values of one list, and bytes in which a part shows what it is, decoded or not.
const REPORT_MAX: usize = 1 << 18;
const FIELDS_MAX: usize = 500;
const VALUES_MAX: usize = 100;
const START_MAX: usize = 2_048;
const START_ENCODED: usize = 1 << 13;
/// Lines within which the fields start in a text.
const TITLE_LINES: usize = 12;
/// Words before an address in its field.
const WORDS_MAX: usize = 4;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_as_reports_write_them() {
        for text in ["192.0.2.1", "[192.0.2.1]", "192.0.2.1 (host1.example)", "host (192.0.2.1)", "::ffff:192.0.2.1"] {
            assert_eq!(ip(text).map(|ip| ip.to_string()).as_deref(), Some("192.0.2.1"), "{text}");
        }
        assert_eq!(ip("IPv6:2001:db8::1").unwrap().to_string(), "2001:db8::1");
        assert_eq!(ip("[2001:db8::1]").unwrap().to_string(), "2001:db8::1");
        assert_eq!(ip("x.x.x.x"), None);
    }

    #[test]
    fn all_fields_are_read() {
        let notice = parse(
            b"Feedback-Type: auth-failure\nVersion: 1\nSource-IP: 192.0.2.1\nSource-Port: 4711\nReported-URI: http://a.example/\n\
              Auth-Failure: dkim\nDelivery-Result: reject\nIdentity-Alignment: none\nDKIM-Domain: A.example\n\n\
              DKIM-Selector: s1\nSPF-DNS: txt : a.example : \"v=spf1 -all\"\nIncidents: 7\nRemoval-Recipient: u@b.example\n",
        );
        assert_eq!(notice.kind, Kind::DmarcFailure);
        let feedback = notice.feedback.unwrap();
        assert_eq!((feedback.source_port, feedback.incidents), (Some(4711), Some(7)));
        assert_eq!(feedback.dkim_domain.as_deref(), Some("a.example"));
        assert_eq!(feedback.dkim_selector.as_deref(), Some("s1"));
        assert_eq!(feedback.removal_recipients, ["u@b.example"]);
        assert_eq!(feedback.reported_uris, ["http://a.example/"]);
        assert_eq!(feedback.spf_dns.len(), 1);
    }
}
