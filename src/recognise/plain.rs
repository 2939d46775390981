//! Failures, delays and successes told in words: by structure and vocabulary, in any dialect and language.
//!
//! No single sign is believed: spam poses as bounces, and people write about mail. Signs add up, and without a trace of a
//! mail system (a recipient, an SMTP reply, a returned mail) there is no bounce.

use super::body::Body;
use super::dialects;
use super::head::Head;
use super::notice::{Kind, Notice};
use super::vocabulary::{Sign, subject_says};
use super::{recipients, status};

/// Reads a notice in words. `has_returned`: a mail came back as a part or pasted.
pub fn read(head: &Head<'_>, body: &Body, has_returned: bool) -> Option<Notice> {
    let subject = head.subject_lower();
    let dialect = dialects::of(body.start(WORDS_SEARCHED));
    let says = |sign| subject_says(sign, subject);
    let failed = body.signs.count(Sign::Failure);
    let late = body.signs.count(Sign::Delay);
    let own: Vec<String> =
        head.to.iter().flat_map(|value| crate::mail::address::all_in(value)).chain(head.author()).collect();

    let mut score = 0u32;
    score += u32::from(head.from_daemon) * 2;
    score += u32::from(head.null_sender) * 2;
    score += u32::from(!head.failed_recipients.is_empty()) * 3;
    score += u32::from(is_status_report(head)) * 2;
    score += u32::from(says(Sign::Failure) || says(Sign::Delay) || says(Sign::Success)) * 2;
    score += u32::from(failed + late + body.signs.count(Sign::Success)).min(2) * 2;
    score += u32::from(dialect.is_some()) * 2;
    score += u32::from(has_returned) + u32::from(status::has_reply(body.start(WORDS_SEARCHED)));
    score += u32::from(head.from_robot);
    if head.is_list && !head.is_automatic && !head.to_list_owner && dialect.is_none() {
        score = score.saturating_sub(3);
    }
    // A person who answers or forwards is no mail system; what is forwarded is looked at elsewhere.
    if head.is_reply && !head.is_automatic {
        return None;
    }
    let told = failed + late > 0 || dialect.is_some() || body.signs.has(Sign::Success) || is_status_report(head);
    let enough = if head.is_automatic { SCORE_MIN } else { SCORE_MIN_PERSON };
    if score + 1 < enough || !told {
        return None;
    }
    let failures = recipients::read(&body.words, &own, &head.failed_recipients, head.reporter_domain().as_deref());
    if score + u32::from(!failures.is_empty()) < enough {
        return None;
    }
    let kind = kind(body, &says);
    let mut notice = Notice::new(kind, dialect.map_or("plain", |dialect| dialect.name));
    notice.failures = failures;
    let trace = !notice.failures.is_empty()
        || has_returned
        || status::has_reply(body.start(WORDS_SEARCHED))
        || is_status_report(head)
        || dialect.is_some();
    if !trace {
        return None;
    }
    let status = status::enhanced(&body.words);
    for failure in &mut notice.failures {
        failure.status = failure.status.take().or_else(|| status.clone());
    }
    notice.reporting_mta = reporting_mta(&body.words, head);
    Some(notice)
}

fn kind(body: &Body, says: &dyn Fn(Sign) -> bool) -> Kind {
    let late = body.signs.count(Sign::Delay);
    let final_words = [
        "giving up",
        "given up",
        "permanent error",
        "failed permanently",
        "permanent fatal",
        "has been removed from the mail queue",
    ];
    let is_final = final_words.iter().any(|words| body.folded.contains(words));
    if !is_final && (says(Sign::Delay) && late > 0 || late >= 2 || late >= 1 && !says(Sign::Failure)) {
        return Kind::Delay;
    }
    if says(Sign::Success) && body.signs.count(Sign::Failure) < 2
        || body.signs.has(Sign::Success) && !body.signs.has(Sign::Failure)
    {
        return Kind::Success;
    }
    Kind::Bounce
}

/// RFC 6522, 3: the mail says of itself that it is a delivery report, even if that part is missing or broken.
fn is_status_report(head: &Head<'_>) -> bool {
    head.content_type.is_some_and(|kind| {
        kind.is("multipart/report")
            && kind.parameter("report-type").is_some_and(|report| report.eq_ignore_ascii_case(b"delivery-status"))
    })
}

/// The host that a notice names as its writer, else the domain of a mail system's From.
fn reporting_mta(words: &str, head: &Head<'_>) -> Option<String> {
    let named = words.lines().take(60).find_map(|line| {
        let lower = line.to_ascii_lowercase();
        if let Some(name) =
            lower.trim().strip_prefix("reporting-mta:").or_else(|| lower.trim().strip_prefix("generating server:"))
        {
            return super::dsn::mta(name);
        }
        ["program at host ", "program at ", "mail system at host ", "queue on ", "notification from "].iter().find_map(
            |phrase| {
                let (_, tail) = lower.split_once(phrase)?;
                host(tail)
            },
        )
    });
    named.or_else(|| head.reporter_domain())
}

fn host(text: &str) -> Option<String> {
    let name: String = text.chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-')).collect();
    let name = name.trim_end_matches('.');
    name.contains('.').then(|| name.to_owned())
}

/// Enough signs for mail of a mail system, and for mail that does not look like one.
const SCORE_MIN: u32 = 4;
const SCORE_MIN_PERSON: u32 = 7;
/// Bytes of the words that are searched for dialects and replies.
const WORDS_SEARCHED: usize = 1 << 14;
