//! What `explain` has to say, as a value: `--json` prints it, and the page is made of it. Names and meanings stay; fields may be
//! added. Foreign text in it is as it came, but for what a terminal would act on.

use std::net::IpAddr;

use jiff::Timestamp;
use serde::Serialize;

use crate::incident::Incident;
use crate::mail::{header, words};
use crate::recognise::{Aggregate, Feedback, Kind};
use crate::record::CaseRecord;
use crate::sanitize;
use crate::verdict::{Change, Class, Evidence};

use crate::commands::about::{self, About};
use crate::commands::supply;

use super::SHOWN_MAX;
use super::changes::changes;
use super::looked_up::looked_up;
use super::story::{self, Word, in_short};
use super::way::{Hop, way};

#[derive(Debug, Serialize)]
pub struct Explained {
    pub incident: About,
    pub mails: Vec<Mail>,
}

#[derive(Debug, Serialize)]
pub struct Mail {
    pub subject: Option<String>,
    /// The owner's address that was used.
    pub identity: Option<String>,
    pub arrived: Timestamp,
    pub kind: Kind,
    /// Who sent it back.
    pub returned_by: Option<String>,
    pub failed_recipients: Vec<String>,
    /// What a provider's complaint says, as in `trace`.
    pub feedback: Option<Feedback>,
    /// DMARC reports, parsed, as in `trace`.
    pub dmarc: Vec<Aggregate>,
    pub verdict: Class,
    /// What it means for this mail.
    pub says: String,
    /// What to do first, where the way shows it.
    pub advice: Option<&'static str>,
    /// From, envelope sender, To, Date and Message-ID of the returned mail, as it came: anybody can have written them.
    pub header: Header,
    /// The story in a few sentences.
    pub in_short: Vec<String>,
    /// Top first: the returning server's line, down to the oldest.
    pub chain: Vec<Hop>,
    /// Number of the first line that is only the word of whoever handed the mail in, or of nobody who is known; null if there is none.
    pub cut: Option<usize>,
    /// Number of the last line that the returning server's side wrote.
    pub believed: Option<usize>,
    pub injection: Option<Point>,
    /// One sentence: why this address, or why none.
    pub injection_why: String,
    pub evidence: Vec<Evidence>,
    /// For `cannot-tell`: what would have decided it.
    pub missing: Vec<String>,
    /// What would have to be true for another verdict.
    pub would_change: Vec<Change>,
    /// Odd times: colour, never a reason.
    pub hints: Vec<String>,
    /// What was asked, and the answers.
    pub looked_up: Vec<String>,
    #[serde(skip)]
    pub shown: Shown,
}

/// What the page says in words of its own, and `--json` in its fields.
#[derive(Debug)]
pub struct Shown {
    pub headline: String,
    pub came: String,
    /// What the arrow at the injection point says.
    pub arrow: &'static str,
    /// Something came back, as of a bounce.
    pub is_return: bool,
}

/// Fields of the returned mail.
#[derive(Debug, Serialize)]
pub struct Header {
    pub from: Option<String>,
    pub envelope_sender: Option<String>,
    pub to: Option<String>,
    pub date: Option<String>,
    pub message_id: Option<String>,
}

impl Header {
    fn of(case: &CaseRecord) -> Header {
        let block = case.original_header.as_bytes();
        let field = |name: &str| {
            let found = header::find(block, name)?;
            Some(sanitize::line(&words::decode(found.value), SHOWN_MAX)).filter(|text| !text.is_empty())
        };
        // A bounce goes to the envelope sender (RFC 5321, 3.6.3), where the mail does not name it itself.
        let to = || case.delivery.to.as_deref().filter(|_| case.notice.kind.is_bounce());
        Header {
            from: field("From"),
            envelope_sender: field("Return-Path").or_else(|| Some(sanitize::line(to()?, SHOWN_MAX))),
            to: field("To"),
            date: field("Date"),
            message_id: field("Message-ID"),
        }
    }
}

/// Where the mail was handed in.
#[derive(Debug, Serialize)]
pub struct Point {
    pub ip: IpAddr,
    /// Number of the line that names it.
    pub line: usize,
    pub name: Option<String>,
    /// The login that was used there: empty if its name is not printed.
    pub account: Option<String>,
    pub network: Option<String>,
    pub country: Option<String>,
    pub asn: Option<u32>,
}

impl Explained {
    pub fn of(incident: &Incident, cases: &[CaseRecord]) -> Explained {
        Explained {
            incident: About::of(incident),
            mails: cases.iter().map(|case| Mail::of(case, incident.class)).collect(),
        }
    }
}

impl Mail {
    fn of(case: &CaseRecord, incident: Class) -> Mail {
        let trace = &case.trace;
        let chain = way(case);
        let point = point(case);
        let returned_by = case
            .witness
            .as_ref()
            .map(|witness| witness.organisation.clone())
            .or_else(|| case.notice.reporting_mta.clone())
            .map(|name| sanitize::line(&name, SHOWN_MAX));
        let missing = &case.verdict.missing;
        let failed = case.notice.failed_recipients().into_iter();
        let shown_failed: Vec<String> = failed.map(|to| sanitize::line(to, SHOWN_MAX)).collect();
        Mail {
            subject: if is_lure(case) { bait(case) } else { case.subject() },
            identity: case.identity.clone(),
            arrived: case.arrived,
            kind: case.notice.kind,
            failed_recipients: shown_failed.clone(),
            feedback: case.notice.feedback.clone(),
            dmarc: case.notice.dmarc.clone(),
            verdict: case.verdict.class,
            says: story::says(case),
            advice: story::advice(case),
            header: Header::of(case),
            in_short: in_short(case, returned_by.as_deref(), point.as_ref(), &chain),
            cut: cut(case),
            believed: trace.last_believed.map(|hop| hop + 1),
            injection_why: sanitize::line(&trace.why, SHOWN_MAX),
            evidence: case.verdict.evidence.clone(),
            missing: missing.iter().map(|one| format!("{}{}", one.says, supply::key(one.what))).collect(),
            // What the whole incident has already come to is no condition any more.
            would_change: changes(case).into_iter().filter(|change| change.verdict != incident).collect(),
            hints: trace.hints.clone(),
            looked_up: looked_up(&case.facts),
            injection: point,
            returned_by,
            chain,
            shown: Shown {
                headline: if is_lure(case) { lure_headline(case) } else { story::headline(case) },
                came: story::came(case, &shown_failed),
                arrow: arrow(case),
                is_return: case.notice.kind.is_bounce(),
            },
        }
    }
}

/// Below the injection point stands the word of whoever handed the mail in, save what the owner's own side wrote.
fn cut(case: &CaseRecord) -> Option<usize> {
    let trace = &case.trace;
    let own = case.verdict.own_lines.iter().max().copied();
    let last = own.max(trace.injection.as_ref().map(|one| one.hop)).or(trace.last_believed)?;
    Some(last + 2).filter(|cut| *cut <= trace.hops.len())
}

/// What is known of the computer at the injection point: who handed a mail in may have got it from somebody else.
fn arrow(case: &CaseRecord) -> &'static str {
    match case.verdict.class {
        _ if story::word(case) == Word::Unproven => "said to be handed in here: ",
        _ if !story::is_anchored(case) => "said to be handed in here: ",
        Class::Forged | Class::ForgedConfirmed => "handed in here: ",
        _ if case.trace.injection.as_ref().is_some_and(|one| one.account.is_some()) => "handed in here: ",
        _ => "known up to here: ",
    }
}

fn lure_headline(case: &CaseRecord) -> String {
    let subject = bait(case).unwrap_or_else(|| "(no subject)".to_owned());
    format!("The mail {subject:?}")
}

fn point(case: &CaseRecord) -> Option<Point> {
    let injection = case.trace.injection.as_ref()?;
    let block = case.facts.netblock(injection.address);
    let name =
        injection.name.clone().or_else(|| case.facts.confirmed_names(injection.address).next().map(str::to_owned));
    Some(Point {
        ip: injection.address,
        line: injection.hop + 1,
        name: name.map(|name| sanitize::line(&name, SHOWN_MAX)),
        account: injection.account.as_deref().map(|account| sanitize::line(account, SHOWN_MAX)),
        network: block.map(about::network),
        country: block.and_then(|block| block.country.clone()),
        asn: block.and_then(|block| block.asn),
    })
}

impl Point {
    /// `203.0.113.77 (host9.isp.example; network “Metro DSL”, NL)`
    pub fn place(&self) -> String {
        let name = self.name.as_deref().unwrap_or("no name that holds");
        let network = self.network.as_ref().map(|network| format!("; network “{network}”")).unwrap_or_default();
        // Codes that no country has say nothing to anybody.
        let country = self.country.as_ref().filter(|code| !matches!(code.as_str(), "ZZ" | "XX" | "EU" | "AP"));
        let country = country.map(|country| format!(", {country}")).unwrap_or_default();
        format!("{} ({name}{network}{country})", self.ip)
    }
}

/// Nothing came back with bait: the notice itself is what there is to tell of, and whom it names did nothing.
fn is_lure(case: &CaseRecord) -> bool {
    case.verdict.class == Class::SuspiciousNotice
}

fn bait(case: &CaseRecord) -> Option<String> {
    case.delivery.subject.as_deref().map(|subject| sanitize::line(subject, SHOWN_MAX))
}

/// With a capital letter and a full stop.
pub fn sentence(text: &str) -> String {
    let text = sanitize::line(text, SHOWN_MAX);
    let mut rest = text.chars();
    // A domain is no word: it keeps its letters.
    let is_name =
        text.split_whitespace().next().is_some_and(|word| word.trim_end_matches(['.', ',', ':']).contains('.'));
    let first = rest.next().map(|first| if is_name { first.to_string() } else { first.to_uppercase().to_string() });
    let first: String = first.unwrap_or_default();
    let end = if text.ends_with(['.', '!', '?', '…']) { "" } else { "." };
    format!("{first}{}{end}", rest.as_str())
}
