//! `trace` for people: a few lines a mail, coloured only on a terminal, nothing said twice.

use std::collections::BTreeSet;

use crate::io::terminal;
use crate::recognise::{Aggregate, Feedback, Kind};
use crate::sanitize;
use crate::verdict::{Class, Stance, What};

use super::super::layout::{counted, labelled, stance};
use super::super::supply;
use super::Finding;

/// The longest piece of foreign text on a line.
const SHOWN_MAX: usize = 300;
/// The longest subject on a line.
const SUBJECT_MAX: usize = 80;
/// Columns before everything below a mail's first line.
const INDENT: usize = 4;

/// What a person reads about one mail. `subject` is that of the returned mail, as it was written.
pub fn page(path: &str, line: &Finding, subject: Option<&str>) -> String {
    let path = sanitize::line(path, 400);
    if line.kind == Kind::Unreadable {
        let why = line.defects.first().map(|why| format!(" ({})", sanitize::line(why, SHOWN_MAX))).unwrap_or_default();
        return format!("{path}: this is no mail: skipped{why}");
    }
    let mut page = format!("{path}: {}", line.kind.name());
    if line.verdict == Class::NotAReport {
        return page;
    }
    let class = terminal::paint(line.verdict.name(), colour(line.verdict));
    page.push_str(&format!(", {class}"));
    let mut add = |label: &str, text: &str| {
        page.push('\n');
        page.push_str(&labelled(INDENT, label, &sanitize::line(text, SHOWN_MAX)));
    };
    add("verdict", line.says);
    if let Some(subject) = subject {
        let subject = sanitize::line(subject, SUBJECT_MAX);
        let from = line.original_from.as_deref().map(|from| format!(" from {from}")).unwrap_or_default();
        add("the mail", &format!("{subject:?}{from}"));
    }
    if let Some(feedback) = &line.feedback {
        add("complaint", &complaint(feedback));
    }
    for report in &line.dmarc {
        add("dmarc", &aggregate(report));
    }
    let missing: String = line.missing.iter().map(|one| one.says.as_str()).collect();
    let lacks = |what: What| line.missing.iter().any(|one| one.what == what);
    match line.injection_ip {
        Some(address) => add("injected at", &format!("{address}: {}", line.injection_why)),
        None if line.hops.is_empty() || missing.contains(&line.injection_why) => {}
        None => add("injected at", &format!("not known: {}", line.injection_why)),
    }
    for evidence in &line.evidence {
        let again = evidence.says == line.injection_why
            || (evidence.stance == Stance::Unusable && missing.contains(&evidence.says))
            || (evidence.code == "sent-unusable" && lacks(What::Sent));
        if !again {
            let label = if evidence.code.starts_with("how-") { "look first" } else { stance(evidence) };
            add(label, &evidence.says);
        }
    }
    // That nothing was asked is one thing, however much could have been.
    for missing in line.missing.iter().filter(|one| one.what != What::Asked) {
        add("missing", &format!("{}{}", missing.says, supply::option(missing.what)));
    }
    if lacks(What::Asked) {
        add("missing", &format!("answers from the internet: nothing was asked{}", supply::option(What::Asked)));
    }
    page
}

/// What a complaint says, on one line.
fn complaint(feedback: &Feedback) -> String {
    let mut text = feedback.feedback_type.clone();
    if let Some(source) = feedback.source_ip {
        text.push_str(&format!(", names {source} as the source"));
    }
    if let Some(incidents) = feedback.incidents {
        text.push_str(&format!(", stands for {}", counted(incidents, "mail")));
    }
    text
}

/// An aggregate report on one line: whose, about whom, and how much of it failed.
fn aggregate(report: &Aggregate) -> String {
    let failed: Vec<_> = report.rows.iter().filter(|row| row.failed()).collect();
    let sources: BTreeSet<_> = report.rows.iter().filter_map(|row| row.source_ip).collect();
    let (failed_mails, failed_sources) = (
        failed.iter().map(|row| row.count).fold(0, u64::saturating_add),
        failed.iter().filter_map(|row| row.source_ip).collect::<BTreeSet<_>>(),
    );
    let mut text = format!(
        "{} saw {} of {} in the name of {}",
        report.org_name.trim_matches(['"', '\'']),
        counted(report.messages, "mail"),
        counted(sources.len() as u64, "source"),
        report.policy.domain,
    );
    if !failed_sources.is_empty() {
        let shown: Vec<String> = failed_sources.iter().take(SOURCES_SHOWN).map(ToString::to_string).collect();
        let more = if failed_sources.len() > SOURCES_SHOWN { ", ..." } else { "" };
        text.push_str(&format!("; {failed_mails} failed, from {}{more}", shown.join(", ")));
    }
    text
}

/// Sources of failed mail on the line of a report.
const SOURCES_SHOWN: usize = 5;

/// The hint for who forgot to say which addresses are theirs.
pub const NO_OWNER: &str = "alibi: no --owner was given; without your addresses most mails cannot be judged";

fn colour(class: Class) -> terminal::Colour {
    match class {
        Class::ThroughYourAccount | Class::SuspiciousNotice => terminal::Colour::Red,
        Class::Forged | Class::ForgedConfirmed => terminal::Colour::Green,
        Class::CannotTell => terminal::Colour::Yellow,
        Class::SentByYou | Class::NotYourAddress | Class::NotAReport => terminal::Colour::Plain,
    }
}
