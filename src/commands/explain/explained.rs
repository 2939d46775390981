//! What `explain` has to say, as a value: `--json` prints it, and the page is made of it. Names and meanings stay; fields may be
//! added. Foreign text in it is as it came, but for what a terminal would act on.

use std::net::IpAddr;

use jiff::Timestamp;
use serde::Serialize;

use crate::incident::Incident;
use crate::recognise::Kind;
use crate::record::CaseRecord;
use crate::sanitize;
use crate::verdict::{Class, Evidence, Stance, Strength};

use crate::commands::about::{self, About};
use crate::commands::supply;

use super::SHOWN_MAX;
use super::changes::{Change, changes};
use super::looked_up::looked_up;
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
    pub verdict: Class,
    pub says: &'static str,
    /// The story in a few sentences.
    pub in_short: Vec<String>,
    /// Top first: the returning server's line, down to the oldest.
    pub chain: Vec<Hop>,
    /// Number of the first line that is not believed; null if all are.
    pub cut: Option<usize>,
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
        let (failed, missing) = (case.notice.failed_recipients(), &case.verdict.missing);
        Mail {
            subject: if is_lure(case) { bait(case) } else { case.subject() },
            identity: case.identity.clone(),
            arrived: case.arrived,
            kind: case.notice.kind,
            failed_recipients: failed.into_iter().map(|to| sanitize::line(to, SHOWN_MAX)).collect(),
            verdict: case.verdict.class,
            says: case.verdict.class.says(),
            in_short: in_short(case, returned_by.as_deref(), point.as_ref(), &chain),
            cut: trace.cut.map(|hop| hop + 1),
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
        }
    }
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
        let country = self.country.as_ref().map(|country| format!(", {country}")).unwrap_or_default();
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

fn lure(case: &CaseRecord, named: Option<&str>) -> String {
    let says = |from: &str| format!(" From says `{}`, which anybody can write.", sanitize::line(from, SHOWN_MAX));
    let from = case.delivery.from.as_deref().map(says);
    let named = named.unwrap_or("a mail system");
    let by = case.witness.as_ref().and_then(|witness| witness.address);
    let by = by.map(|by| format!(" It was handed in by {by}.")).unwrap_or_default();
    format!("It pretends to be returned mail of {named}.{}{by}", from.unwrap_or_default())
}

/// The story in the words of somebody who has never seen a header.
fn in_short(case: &CaseRecord, returned_by: Option<&str>, point: Option<&Point>, chain: &[Hop]) -> Vec<String> {
    if is_lure(case) {
        return vec![lure(case, returned_by)];
    }
    let mut story = Vec::new();
    let by = returned_by.unwrap_or("the mail system that sent it back");
    match point {
        Some(point) => {
            story.push(format!("{by} sent it back. It had got the mail from the computer {}.", point.place()))
        }
        None if case.trace.hops.is_empty() => story.push(format!(
            "{by} sent it back, without the lines that say which way it came. So nobody can see where it was posted."
        )),
        None => story.push(format!("{by} sent it back. Where the mail was posted cannot be seen: {}.", case.trace.why)),
    }
    let stance = match case.verdict.class {
        Class::Forged | Class::ForgedConfirmed => Some(Stance::AgainstOwner),
        Class::SentByYou | Class::ThroughYourAccount => Some(Stance::ForOwner),
        _ => None,
    };
    let strong = |one: &&Evidence| Some(one.stance) == stance && one.strength >= Strength::Strong;
    story.extend(case.verdict.evidence.iter().find(strong).map(|one| sentence(&one.says)));
    // Who logged in from where is what a break-in is about.
    let login = |one: &&Evidence| case.verdict.class == Class::ThroughYourAccount && one.code == "submission";
    story.extend(case.verdict.evidence.iter().find(login).map(|one| sentence(&one.says)));
    for hop in chain.iter().filter(|hop| hop.claims.is_some()).take(2) {
        let claims = hop.claims.as_deref().unwrap_or_default();
        story.push(format!(
            "Line {} of the header names {claims}. That line proves nothing: anybody can write it, and no server that is \
             believed ties it to the mail.",
            hop.line
        ));
    }
    if case.verdict.class == Class::CannotTell {
        story.extend(case.verdict.missing.first().map(|missing| format!("What is missing: {}.", missing.says)));
    }
    story.iter().map(|one| sanitize::line(one, 600)).collect()
}

/// With a capital letter and a full stop.
pub fn sentence(text: &str) -> String {
    let text = sanitize::line(text, SHOWN_MAX);
    let mut rest = text.chars();
    let first: String = rest.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    let end = if text.ends_with(['.', '!', '?', '…']) { "" } else { "." };
    format!("{first}{}{end}", rest.as_str())
}
