//! The story of one mail in the words of somebody who has never seen a header.
//!
//! Each sentence says only what is known: who wrote a notice that nothing proves is not told as a fact, and neither is what stands
//! in such a notice.

use crate::recognise::Kind;
use crate::record::CaseRecord;
use crate::sanitize;
use crate::verdict::witness::Standing;
use crate::verdict::{Class, Evidence, Stance, Strength};

use super::SHOWN_MAX;
use super::changes::rests_on_one_word;
use super::explained::{Point, sentence};
use super::way::Hop;

/// The longest sentence of the story, in characters.
const STORY_MAX: usize = 600;
/// Sources of a DMARC report that are named.
const SOURCES_MAX: usize = 3;

/// How far the word of whoever sent the notice goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Word {
    /// It is who it says.
    Proven,
    /// Likely, by the name of the host that handed the notice in.
    Likely,
    /// Anybody may have written it.
    Unproven,
}

pub fn word(case: &CaseRecord) -> Word {
    match &case.witness {
        Some(witness) if witness.standing == Standing::Identified && witness.authenticated => Word::Proven,
        Some(witness) if witness.standing == Standing::Identified => Word::Likely,
        _ => Word::Unproven,
    }
}

/// What the sender of the notice did, by its kind.
fn did(kind: Kind) -> &'static str {
    match kind {
        Kind::Delay => "could not deliver it yet",
        Kind::Success => "says that it was delivered",
        Kind::Arf => "passed on a complaint about a mail with your address",
        Kind::Complaint => "complained about a mail with your address",
        Kind::DmarcFailure => "reported that a mail with your address failed the check of its sender (DMARC)",
        Kind::AutoReply => "answered a mail with your address by a program",
        Kind::Challenge => "wants a mail with your address to be confirmed before it is delivered",
        Kind::VirusNotice => "says that a mail with your address holds something dangerous",
        Kind::ReadReceipt => "says that a mail with your address was read",
        _ => "sent it back",
    }
}

/// The headline and when: `The mail "Invoice" / did not reach pia@... and came back on`.
pub fn headline(case: &CaseRecord) -> String {
    let kind = case.notice.kind;
    let own = || case.delivery.subject.as_deref().map(|subject| sanitize::line(subject, SHOWN_MAX));
    match case.subject() {
        Some(subject) => format!("The mail {subject:?}"),
        None if kind.is_bounce() => "The mail (no subject came back)".to_owned(),
        None => own().map_or_else(|| "The mail".to_owned(), |subject| format!("The {} {subject:?}", noun(kind))),
    }
}

fn noun(kind: Kind) -> &'static str {
    match kind {
        Kind::Complaint | Kind::Arf => "complaint",
        Kind::DmarcAggregate | Kind::DmarcFailure => "DMARC report",
        Kind::AutoReply | Kind::Challenge => "answer",
        Kind::VirusNotice => "virus warning",
        _ => "notice",
    }
}

/// What became of it, before `on <date>`.
pub fn came(case: &CaseRecord, failed: &[String]) -> String {
    let kind = case.notice.kind;
    if case.verdict.class == Class::SuspiciousNotice {
        return "arrived".to_owned();
    }
    if !kind.is_bounce() {
        return if case.subject().is_some() {
            format!("is told of in a {} that came", noun(kind))
        } else {
            "came".to_owned()
        };
    }
    let to = match failed {
        [] => return "came back".to_owned(),
        [one] => one.clone(),
        [one, more @ ..] => format!("{one} and {} more", more.len()),
    };
    let unproven = word(case) == Word::Unproven;
    match kind {
        Kind::Success => format!("reached {to}, says a notice that came"),
        Kind::Delay => format!("has not reached {to} yet, says a notice that came"),
        _ if unproven => format!("did not reach {to}, says a notice that came"),
        _ => format!("did not reach {to} and came back"),
    }
}

/// What the verdict means for this very mail.
pub fn says(case: &CaseRecord) -> String {
    let says = case.verdict.says();
    match &case.witness {
        Some(witness) if rests_on_one_word(case) => {
            format!("by the word of {} alone: {says}", sanitize::line(&witness.organisation, SHOWN_MAX))
        }
        _ => says.to_owned(),
    }
}

/// What to do first, where the way shows it.
pub fn advice(case: &CaseRecord) -> Option<&'static str> {
    case.verdict.how.map(|how| how.look_first())
}

/// The story.
pub fn in_short(case: &CaseRecord, returned_by: Option<&str>, point: Option<&Point>, chain: &[Hop]) -> Vec<String> {
    if case.verdict.class == Class::SuspiciousNotice {
        return vec![lure(case, returned_by)];
    }
    let mut story = match case.notice.kind {
        Kind::DmarcAggregate => case.notice.dmarc.iter().map(counted).collect(),
        _ => who_and_where(case, returned_by, point),
    };
    let stance = match case.verdict.class {
        Class::Forged | Class::ForgedConfirmed => Some(Stance::AgainstOwner),
        Class::SentByYou | Class::ThroughYourAccount => Some(Stance::ForOwner),
        _ => None,
    };
    let strong = |one: &&Evidence| Some(one.stance) == stance && one.strength >= Strength::Strong;
    story.extend(case.verdict.evidence.iter().find(strong).map(|one| sentence(&one.says)));
    // Who logged in from where is what a break-in is about.
    let login = |one: &&Evidence| case.verdict.class == Class::ThroughYourAccount && one.code == "submission";
    let login = case.verdict.evidence.iter().find(login).map(|one| sentence(&one.says));
    story.extend(login.filter(|login| !story.contains(login)));
    story.extend(chain.iter().filter_map(|hop| claimed(hop, case.verdict.class)).take(2));
    if case.verdict.class == Class::CannotTell {
        // Why the notice proves nothing, or no computer shows, was said above.
        let why = case.witness.iter().map(|witness| &witness.says).chain([&case.trace.why]);
        let why: Vec<&String> = why.filter(|why| !why.is_empty()).collect();
        let said = |says: &str| why.iter().any(|why| says.contains(why.as_str()));
        let missing = case.verdict.missing.first().filter(|missing| !said(&missing.says));
        story.extend(missing.map(|missing| format!("What is missing: {}.", missing.says)));
    }
    story.iter().map(|one| sanitize::line(one, STORY_MAX)).collect()
}

/// Who says so, and where the mail came from.
fn who_and_where(case: &CaseRecord, returned_by: Option<&str>, point: Option<&Point>) -> Vec<String> {
    let kind = case.notice.kind;
    let mut story = Vec::new();
    let by = returned_by.unwrap_or("the mail system that sent it back");
    let word = word(case);
    story.push(match word {
        Word::Proven if is_own_provider(case) => format!("Your own mail provider ({by}) {}.", did(kind)),
        Word::Proven => format!("{by} {}.", did(kind)),
        Word::Likely => format!("{by} {}: likely, by the host that handed the notice in, but not proven.", did(kind)),
        Word::Unproven => unproven(case),
    });
    if kind.is_bounce() && case.trace.hops.is_empty() {
        story.push(
            "No lines came back that say which way the mail came. So nobody can see where it was posted.".to_owned(),
        );
        return story;
    }
    if case.trace.hops.is_empty() {
        story.push("Nothing of the mail is enclosed that says which way it came.".to_owned());
        return story;
    }
    let Some(point) = point else {
        let unsure = if word == Word::Unproven { "Even if it is genuine, where" } else { "Where" };
        story.push(format!("{unsure} the mail was posted cannot be seen: {}.", case.trace.why));
        return story;
    };
    let writer = case.trace.hops.get(point.line.saturating_sub(1)).and_then(|hop| hop.line.by.as_deref());
    let writer = sanitize::line(writer.unwrap_or("a server without a name"), SHOWN_MAX);
    let got = match &point.account {
        Some(account) => {
            let account = if account.is_empty() { String::new() } else { format!(" as `{account}`") };
            format!(
                "somebody logged in at `{writer}`{account} from {}{}, and handed the mail in",
                point.place(),
                at(case)
            )
        }
        None => format!("`{writer}` got the mail from the computer {}{}", point.place(), at(case)),
    };
    story.push(match word {
        Word::Unproven => format!("If it is genuine, {got}."),
        _ if !is_anchored(case) => format!("A line that nothing ties to {by} says that {got}."),
        // Who bounces can write whose login he likes.
        _ if point.account.is_some() && !is_own_provider(case) && case.verdict.class == Class::CannotTell => {
            format!("By the word of {by} alone, {got}.")
        }
        _ => sentence(&got),
    });
    story
}

fn at(case: &CaseRecord) -> String {
    let line = case.trace.injection.as_ref().and_then(|one| case.trace.hops.get(one.hop));
    let at = line.and_then(|hop| hop.line.date);
    at.map(|at| at.strftime(" on %Y-%m-%d at %H:%M UTC").to_string()).unwrap_or_default()
}

fn is_own_provider(case: &CaseRecord) -> bool {
    case.witness.as_ref().is_some_and(|witness| witness.own_provider)
}

pub fn is_anchored(case: &CaseRecord) -> bool {
    case.trace.anchor != crate::trace::Anchor::Unanchored
}

/// A notice that nothing proves: what it writes as its sender, who handed it in, and why that proves nothing.
fn unproven(case: &CaseRecord) -> String {
    let from = case.delivery.from.as_deref().map(|from| sanitize::line(from, SHOWN_MAX));
    let from = from.map(|from| format!(" with the sender `{from}`, which anybody can write,")).unwrap_or_default();
    let what = if case.notice.kind.is_bounce() { "says that it could not be delivered" } else { "tells of it" };
    let by = case.witness.as_ref().and_then(|witness| witness.address);
    let name = by.and_then(|by| case.facts.confirmed_names(by).next());
    let name = name.map(|name| format!(" ({})", sanitize::line(name, SHOWN_MAX))).unwrap_or_default();
    let by = by.map(|by| format!(" {by}{name} handed that notice in to your provider.")).unwrap_or_default();
    let why = case.witness.as_ref().map(|witness| format!(" {}", sentence(&witness.says))).unwrap_or_default();
    format!("A notice{from} {what}.{by}{why}")
}

/// A line that names something of the owner's and is not believed. Where it cannot be told who sent the mail, it may be true.
fn claimed(hop: &Hop, class: Class) -> Option<String> {
    let claims = hop.claims.as_deref()?;
    let worth = match class {
        _ if hop.unasked => "Whether that line is genuine could not be asked: until then it counts neither way.",
        Class::CannotTell => {
            "Nothing ties that line to the mail, so it is not believed; nothing shows either that it is false."
        }
        _ => "That line proves nothing: anybody can write it, and no server that is believed ties it to the mail.",
    };
    Some(format!("Line {} of the header names {claims}. {worth}", hop.line))
}

/// A DMARC aggregate report counts, and returns nothing.
fn counted(report: &crate::recognise::Aggregate) -> String {
    let failed = || report.rows.iter().filter(|row| row.failed());
    let mails = failed().map(|row| row.count).fold(0, u64::saturating_add);
    let mut sources: Vec<String> = failed().filter_map(|row| row.source_ip).map(|ip| ip.to_string()).collect();
    sources.dedup();
    let more = if sources.len() > SOURCES_MAX { " and others" } else { "" };
    sources.truncate(SOURCES_MAX);
    let from = if sources.is_empty() { String::new() } else { format!(", from {}{more}", sources.join(", ")) };
    let begin = report.begin.map(|at| at.strftime(" on %Y-%m-%d").to_string()).unwrap_or_default();
    format!(
        "{} counted {} in the name of {}{begin}; {mails} of them failed its check{from} (DMARC report).",
        sanitize::line(&report.org_name, SHOWN_MAX),
        crate::commands::layout::counted(report.messages, "mail"),
        sanitize::line(&report.policy.domain, SHOWN_MAX),
    )
}

fn lure(case: &CaseRecord, named: Option<&str>) -> String {
    let says = |from: &str| format!(" From says `{}`, which anybody can write.", sanitize::line(from, SHOWN_MAX));
    let from = case.delivery.from.as_deref().map(says);
    let named = named.unwrap_or("a mail system");
    let by = case.witness.as_ref().and_then(|witness| witness.address);
    let by = by.map(|by| format!(" It was handed in by {by}.")).unwrap_or_default();
    format!("It pretends to be returned mail of {named}.{}{by}", from.unwrap_or_default())
}
