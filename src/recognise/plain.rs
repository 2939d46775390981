//! Failures, delays and successes told in words: by structure and vocabulary, in any dialect and language.
//!
//! No single sign is believed: spam poses as bounces, and people write about mail. Signs add up, and without a trace of a
//! mail system (a recipient, an SMTP reply, a returned mail) there is no bounce.

use std::sync::LazyLock;

use memchr::memmem::Finder;

use crate::mail::address;

use super::body::Body;
use super::head::Head;
use super::heads::Heads;
use super::notice::{Failure, Kind, Notice};
use super::vocabulary::{self, Sign};
use super::{Back, recipients, status, wordlist};

/// Reads a notice in words.
pub fn read(head: &Head<'_>, body: &Body, back: &Back) -> Option<Notice> {
    let dialect = body.signs.dialect();
    let says = |sign| head.subject_says(sign);
    let told = Told::new(head, body);

    // A robot that answers says in whole phrases that a mail of the reader's was not taken.
    let own = told_of_own(head, body);

    // A filter sends nothing back, and to nobody.
    let alone = (head.null_sender || head.from_daemon || head.from_robot) && !back.any;
    let heads = if alone { Heads::of(&body.words, head) } else { Heads::default() };
    let robot = head.is_automatic || body.signs.has(Sign::YouSent);
    let refused = alone && robot && says_refused(head, body, &heads);

    let mut score = 0u32;
    score += u32::from(own) * 2;
    score += u32::from(refused) * 3;
    score += u32::from(head.from_daemon) * 2;
    score += u32::from(head.null_sender) * 2;
    score += u32::from(!head.failed_recipients.is_empty()) * 3;
    score += u32::from(is_status_report(head)) * 2;
    score += u32::from(says(Sign::Failure) || says(Sign::Delay) || says(Sign::Success)) * 2;
    score += u32::from(told.failed + told.late + told.good).min(2) * 2;
    score += u32::from(dialect.is_some()) * 2;
    score += u32::from(back.any)
        + u32::from(back.own && head.is_automatic) * 3
        + u32::from(back.told) * 3
        + u32::from(body.has_reply);
    score += u32::from(head.from_robot);
    if head.is_list && !head.is_automatic && !head.to_list_owner && dialect.is_none() {
        score = score.saturating_sub(3);
    }
    // The ticket system of the reader's own house tells its agents what others wrote.
    let of_house = || head.author().is_some_and(|author| head.own_side(author));
    if head.is_ticket && !head.null_sender && !back.any && of_house() {
        return None;
    }
    // Nor is a program that reports on one to its keeper.
    if body.signs.has(Sign::Log) && !back.any && dialect.is_none() {
        return None;
    }
    // Worms and thieves copy the words of mail systems, and bring a file or a link to press instead of a mail.
    let lure = body.signs.has(Sign::Bait) || body.signs.has(Sign::Newsletter);
    // Who also borrows a mail system's name and brings a page poses as it: that is a notice, and a false one (evidence T10).
    if !back.any && (back.attached.files || (back.attached.pages || lure) && dialect.is_none()) {
        return None;
    }
    // Who asks on a list what a notice means is a person.
    let to_list = head.has_list_fields && !head.from_robot && !head.to_list_owner;
    if !head.is_automatic && !back.any && (to_list || LIST_FOOTERS.iter().any(|footer| body.folded.contains(footer))) {
        return None;
    }
    if !back.any && dialect.is_none() && only_speaks_of_mail(head, body, &heads) {
        return None;
    }
    // A person who answers or forwards is no mail system; what is forwarded is looked at elsewhere.
    if head.is_reply && !head.is_automatic {
        return None;
    }
    let has_told = back.told && (head.from_robot || says(Sign::Failure))
        || back.own && (head.null_sender || head.from_daemon || head.is_automatic && body.has_reply)
        || told.failed + told.late + told.good > 0
        || dialect.is_some()
        || own
        || refused
        || is_status_report(head);
    let enough = if head.is_automatic { SCORE_MIN } else { SCORE_MIN_PERSON };
    if score + 1 < enough || !has_told {
        return None;
    }
    let mut failures = recipients::of(head, body);
    if failures.is_empty() || failures.iter().all(|failure| failure.recipient.is_empty()) {
        failures.extend(recipients::returned(&body.words, &back.brief));
        let status = status::enhanced(&body.words);
        let itself = refused_itself(head).filter(|_| own);
        let recipient = heads.recipient.or_else(|| itself.filter(|_| failures.is_empty()).map(str::to_owned));
        failures.extend(recipient.map(|recipient| Failure { recipient, status, ..Failure::default() }));
    }
    if score + u32::from(!failures.is_empty()) < enough {
        return None;
    }
    // A person's mail to the reader bounced, and they say so: no mail of the reader's is in question.
    if !head.is_automatic && !failures.is_empty() && failures.iter().all(|failure| head.is_to(&failure.recipient)) {
        return None;
    }
    // A mailbox that is nearly full tells its holder that it will refuse mail: none of the reader's is in question.
    let to_reader = |failure: &Failure| head.is_to(&failure.recipient);
    let of_holder = if failures.is_empty() { by_holders_host(head, body) } else { failures.iter().all(to_reader) };
    if of_holder && !back.any && dialect.is_none() && !body.signs.has(Sign::YouSent) && !is_status_report(head) {
        return None;
    }
    if let Some(notice) = super::dsn::in_words(&body.words) {
        return Some(notice);
    }
    let kind = kind(body, &told, &says);
    let mut notice = Notice::new(kind, body.signs.looks_like().map_or("plain", |dialect| dialect.name));
    notice.failures = failures;
    // A reply alone is quoted by whoever writes about mail; of a mail system, or about a mail of the reader's, it is the notice's own.
    let answers = head.null_sender || !head.auto_submitted.is_empty();
    let replied = body.has_reply && answers && (head.from_daemon || body.signs.has(Sign::YouSent));
    let trace = !notice.failures.is_empty()
        || back.any
        || replied
        || own
        || refused
        || is_status_report(head)
        || dialect.is_some();
    if !trace {
        return None;
    }
    let status = status::enhanced(&body.words);
    for failure in &mut notice.failures {
        failure.status = failure.status.take().or_else(|| status.clone());
    }
    notice.reporting_mta = reporting_mta(&body.folded, head);
    Some(notice)
}

/// Does a host write to one of its own users, of their mailbox?
fn by_holders_host(head: &Head<'_>, body: &Body) -> bool {
    head.author().is_some_and(|author| head.own_side(author))
        && head.readers().iter().any(|own| body.folded.contains(own.as_str()))
}

/// Does an answer say that the reader's mail failed?
fn told_of_own(head: &Head<'_>, body: &Body) -> bool {
    let answers =
        head.null_sender || head.auto_submitted.starts_with("auto-replied") || head.in_reply_to && head.is_automatic;
    let joined = body.signs.joined(Sign::Failure) > 0 && head.subject_says(Sign::Failure);
    answers && body.signs.has(Sign::YouSent) && (body.signs.has(Sign::Failure) || joined)
}

/// The address that answered a mail by saying that it did not take it: no mail system's, and no robot's that takes none.
fn refused_itself<'a>(head: &'a Head<'_>) -> Option<&'a str> {
    let author = head.author().filter(|_| head.in_reply_to && !head.from_robot)?;
    let (local, _) = author.rsplit_once('@')?;
    (!wordlist::DAEMONS.are_in(local)).then_some(author)
}

/// Does a filter say which mail of the reader's it refused? It names its author, or its recipient beside words to its sender.
fn says_refused(head: &Head<'_>, body: &Body, heads: &Heads) -> bool {
    let signs = &body.signs;
    let said_above = || heads.own && vocabulary::signs(head.subject_lower()).has(Sign::Disarmed);
    let stopped =
        said_above() || signs.has(Sign::Disarmed) || signs.has(Sign::Failure) || signs.joined(Sign::Failure) > 0;
    let to_other = heads.recipient.is_some() && heads.count >= 2;
    let of_reader = heads.own && heads.count >= 2
        || signs.has(Sign::YouSent) && (to_other || head.from_daemon && heads.count >= 2)
        || head.from_daemon && to_other;
    // The one who did not get it is one of the writer's own.
    let to_writers = || {
        let domain = head.author().and_then(address::domain);
        signs.has(Sign::YouSent)
            && recipients::of(head, body).iter().any(|failure| is_within(domain, address::domain(&failure.recipient)))
    };
    (stopped || head.subject_says(Sign::Failure)) && (of_reader || to_writers())
}

/// Is a host's domain the other, or below it?
fn is_within(host: Option<&str>, domain: Option<&str>) -> bool {
    let below = |host: &str, domain: &str| host.strip_suffix(domain).is_some_and(|rest| rest.ends_with('.'));
    host == domain || host.zip(domain).is_some_and(|(host, domain)| domain.contains('.') && below(host, domain))
}

/// Programs that watch, count, filter and inform write of failures too, in the same words. Nothing came back, so these are told
/// by what they are about: an event, a thread that the reader follows, a mail that was to come to the reader.
fn only_speaks_of_mail(head: &Head<'_>, body: &Body, heads: &Heads) -> bool {
    if head.null_sender && is_status_report(head) || !head.failed_recipients.is_empty() {
        return false;
    }
    let follows = head.has_list_fields && head.auto_submitted == "auto-generated" && !head.from_list_robot;
    // A program that has a mail of its own to report on says to its keeper what happened, and not `your message`.
    let to_keeper = head.null_sender && head.auto_submitted.starts_with("auto-generated") && !head.from_daemon;
    let own = || head.readers().iter().any(|own| body.folded.contains(own.as_str()));
    let to_keeper = to_keeper && heads.count < 2 && !head.from_list_robot && !body.signs.has(Sign::YouSent) && !own();
    let to_reader = body.signs.count(Sign::ToReader) > body.signs.count(Sign::YouSent)
        || heads.to_reader && !heads.own && !body.signs.has(Sign::YouSent);
    follows && !head.null_sender || head.tells_of_event() && !is_status_report(head) || to_reader || to_keeper
}

/// How many phrases tell of a failure, of lateness, of success.
struct Told {
    failed: u8,
    late: u8,
    good: u8,
}

impl Told {
    /// Joined stems count where a machine writes; of people's sentences only whole phrases of mail systems do.
    fn new(head: &Head<'_>, body: &Body) -> Told {
        let signs = &body.signs;
        let joined = |count: u8| if head.is_automatic { count.min(2) } else { 0 };
        Told {
            failed: signs.count(Sign::Failure).saturating_add(joined(signs.joined(Sign::Failure))),
            // Many sentences about a failure speak of attempts and of time.
            late: signs.count(Sign::Delay).saturating_add(joined(signs.joined(Sign::Delay)).min(1)),
            good: signs.count(Sign::Success).saturating_add(joined(signs.joined(Sign::Success))),
        }
    }
}

fn kind(body: &Body, told: &Told, says: &dyn Fn(Sign) -> bool) -> Kind {
    let late = told.late;
    let is_final = body.signs.has(Sign::Final);
    // A warning may say what the final notice will.
    let warns = says(Sign::Delay) && late > 0 && !says(Sign::Failure);
    if warns || !is_final && (says(Sign::Delay) && late > 0 || late >= 2 || late >= 1 && !says(Sign::Failure)) {
        return Kind::Delay;
    }
    if says(Sign::Success) && told.failed < 2 && !says(Sign::Failure) || told.good > 0 && told.failed == 0 {
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
fn reporting_mta(folded: &str, head: &Head<'_>) -> Option<String> {
    let start = folded.get(..folded.floor_char_boundary(WRITER_WITHIN)).unwrap_or(folded);
    let behind = |phrase: &Finder<'_>| {
        let at = phrase.find(start.as_bytes())?;
        Some((at, start.get(at + phrase.needle().len()..).unwrap_or("")))
    };
    let field = FIELDS.iter().filter_map(behind).min();
    let sentence = SENTENCES.iter().filter_map(behind).min();
    let field = field.and_then(|(at, tail)| Some((at, super::dsn::mta(tail)?)));
    let sentence = sentence.and_then(|(at, tail)| Some((at, host(tail)?)));
    field.into_iter().chain(sentence).min().map(|(_, name)| name).or_else(|| head.reporter_domain().map(str::to_owned))
}

/// Fields and sentences in which a notice names the host that wrote it, and the bytes within which it does.
static FIELDS: LazyLock<[Finder<'static>; 2]> =
    LazyLock::new(|| ["reporting-mta: ", "generating server: "].map(Finder::new));
static SENTENCES: LazyLock<[Finder<'static>; 5]> = LazyLock::new(|| {
    ["program at host ", "program at ", "mail system at host ", "queue on ", "notification from "].map(Finder::new)
});
const WRITER_WITHIN: usize = 4_096;

fn host(text: &str) -> Option<String> {
    let name: String = text.chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-')).collect();
    let name = name.trim_end_matches('.');
    name.contains('.').then(|| name.to_owned())
}

/// What list software writes below a member's letter, which may quote a notice.
const LIST_FOOTERS: [&str; 4] =
    ["/listinfo/", "to unsubscribe from this", "unsubscribe from this list", "to unsubscribe send"];

/// Enough signs for mail of a mail system, and for mail that does not look like one.
const SCORE_MIN: u32 = 4;
const SCORE_MIN_PERSON: u32 = 7;
