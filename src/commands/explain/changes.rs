//! What would have to be true for another verdict. A finding that nothing could change would be a belief.
//!
//! Where it cannot be told, each missing piece knows what it would decide ([`crate::verdict::Missing`]). Else the condition that the
//! verdict rests on is named: one that can be looked at, and that does not hold already.

use crate::mail::{address, embedded};
use crate::record::CaseRecord;
use crate::sanitize;
use crate::verdict::{Change, Class};

/// Conditions for `forged` that are named one by one.
const NAMED_MAX: usize = 4;

pub fn changes(case: &CaseRecord) -> Vec<Change> {
    match case.verdict.class {
        Class::Forged | Class::ForgedConfirmed => forged(case),
        Class::SentByYou => sent(case),
        Class::ThroughYourAccount => through(case),
        Class::SuspiciousNotice => vec![Change::new(
            Class::CannotTell,
            format!(
                "the notice were signed by {by}, or handed in by one of its hosts, or brought back a mail whose top line is of that organisation",
                by = organisation(case)
            ),
        )],
        Class::NotYourAddress => vec![Change::new(
            Class::CannotTell,
            "one of the addresses in it were yours: then add it to the account in the configuration",
        )],
        Class::CannotTell => undecided(case),
        Class::NotAReport => Vec::new(),
    }
}

fn has(case: &CaseRecord, code: &str) -> bool {
    case.verdict.evidence.iter().any(|one| one.code == code)
}

fn organisation(case: &CaseRecord) -> String {
    let named = case.witness.as_ref().map_or("the returning server", |witness| witness.organisation.as_str());
    sanitize::line(named, 80)
}

fn domain(case: &CaseRecord) -> &str {
    case.identity.as_deref().and_then(address::domain).unwrap_or("your domain")
}

fn source(case: &CaseRecord) -> String {
    let address = case.trace.injection.as_ref().map(|one| embedded::shown(one.address));
    address.unwrap_or_else(|| "the computer that handed it in".to_owned())
}

/// Every break-in and every own mail that may stand behind it, each by itself; and all that must turn out for a forgery, together.
fn undecided(case: &CaseRecord) -> Vec<Change> {
    let missing = &case.verdict.missing;
    let mut changes: Vec<Change> = Vec::new();
    for class in [Class::ThroughYourAccount, Class::SentByYou] {
        for change in missing.iter().flat_map(|one| &one.yours).filter(|change| change.verdict == class) {
            if !changes.contains(change) {
                changes.push(change.clone());
            }
        }
    }
    if !missing.is_empty() && !changes.iter().any(|change| change.verdict == Class::ThroughYourAccount) {
        let says = "the last sign-ins of your account show a place or a time that is not yours: alibi cannot see them";
        changes.insert(0, Change::new(Class::ThroughYourAccount, says));
    }
    let mut conditions: Vec<&str> = Vec::new();
    for condition in missing.iter().map(|one| one.forged.as_deref()) {
        let Some(condition) = condition else { return changes };
        if !conditions.contains(&condition) {
            conditions.push(condition);
        }
    }
    if !conditions.is_empty() {
        let more = if conditions.len() > NAMED_MAX { ", and so with all else that is missing" } else { "" };
        conditions.truncate(NAMED_MAX);
        changes.push(Change::new(Class::Forged, format!("{}{more}", conditions.join(", and "))));
    }
    changes
}

fn forged(case: &CaseRecord) -> Vec<Change> {
    let (by, domain, source) = (organisation(case), domain(case), source(case));
    let records = if crate::providers::is_everybodys(domain) {
        String::new()
    } else {
        format!(", or in the SPF record of {domain}")
    };
    let mut changes = vec![
        Change::new(
            Class::SentByYou,
            format!(
                "it carried a signature of {domain} that holds, or had gone the way your mail goes and lay in your Sent folder"
            ),
        ),
        Change::new(
            Class::ThroughYourAccount,
            format!(
                "{source} were yours after all: an office line, a web server, a service that sends for you (then name it in `own_networks`{records})"
            ),
        ),
    ];
    if case.verdict.class == Class::Forged {
        changes.push(Change::new(
            Class::ForgedConfirmed,
            format!("a second mail system that has nothing to do with {by}, and stands in another network than {source}, also got such mail from {source}, within three days"),
        ));
    }
    let doubtful = if has(case, "witness-by-name") {
        format!("it turned out that {by} did not send the notice (that it did is likely, and not proven)")
    } else {
        format!("{by} were not the one who sent the notice")
    };
    changes.push(Change::new(Class::CannotTell, doubtful));
    changes
}

fn sent(case: &CaseRecord) -> Vec<Change> {
    let says = "you did not send it, nor a program of yours: then somebody has your login, and your password must change today";
    let mut changes = vec![Change::new(Class::ThroughYourAccount, says)];
    if !has(case, "dkim-pass") && !has(case, "dkim-header-pass") {
        let domain = domain(case);
        let says = format!(
            "it had been handed in outside everything that sends for {domain}: who receives a mail can copy it"
        );
        changes.push(Change::new(Class::CannotTell, says));
    }
    changes
}

/// It is no break-in if somebody of the owner's side did it: alibi cannot know that, so it is told as what it means.
fn through(case: &CaseRecord) -> Vec<Change> {
    let client = client(case);
    let mut changes = vec![Change::new(
        Class::SentByYou,
        format!(
            "you know who or what sent it: yourself from another place, a colleague, a form on your web site, a newsletter service, a copier. alibi cannot know that; there is nothing to do then{}",
            client
                .map(|client| format!(
                    ", and it will not alarm again about {client} if that is named in `own_networks`"
                ))
                .unwrap_or_default()
        ),
    )];
    let source = source(case);
    if has(case, "own-network") {
        let says =
            format!("{source} were no longer yours, or used by others as well: then take it out of `own_networks`");
        changes.push(Change::new(Class::CannotTell, says));
    }
    if rests_on_one_word(case) {
        let by = organisation(case);
        let says = format!(
            "{by} made it up: nothing else shows that this mail exists (a signature, a copy in Sent, another mail system)"
        );
        changes.push(Change::new(Class::CannotTell, says));
    }
    changes
}

/// The address of who logged in, if that is not the source itself.
fn client(case: &CaseRecord) -> Option<std::net::IpAddr> {
    let trace = &case.trace;
    let injection = trace.injection.as_ref()?;
    if injection.account.is_some() {
        return Some(injection.address);
    }
    let last = case.verdict.own_lines.last()?;
    trace.hops.get(*last)?.line.peer
}

/// Nothing but the returning server's word says that this mail went that way.
pub fn rests_on_one_word(case: &CaseRecord) -> bool {
    let proven = ["dkim-pass", "dkim-header-pass", "sent-copy"].iter().any(|code| has(case, code));
    let own = case.witness.as_ref().is_some_and(|witness| witness.own_provider);
    case.verdict.class == Class::ThroughYourAccount && !proven && !own
}
