//! The last part of every notice: what an IT person or the provider needs, and why this mail came. Everything is defanged.

use super::document::Document;
use super::{Source, Telling, Variant, words};
use crate::sanitize;
use crate::verdict::{Evidence, Stance};

pub const SAMPLES_MAX: usize = 3;
const SOURCES_MAX: usize = 10;
const BOUNCERS_MAX: usize = 10;
const EVIDENCE_MAX: usize = 12;

pub fn append(telling: &Telling, notice: &mut Document) {
    notice.rule();
    notice.heading("Details for your IT person");
    notice.say(format!(
        "Incident {}, notice {}. Finding: {}. First seen {} UTC, last seen {} UTC.",
        words::id(&telling.incident),
        telling.number,
        words::class(telling.class),
        utc(telling.opened),
        utc(telling.last_seen),
    ));
    section(
        notice,
        "Where the mail was handed in",
        telling.sources.len(),
        SOURCES_MAX,
        telling.sources.iter().map(source),
    );
    section(
        notice,
        "Mail systems that returned it",
        telling.bouncers.len(),
        BOUNCERS_MAX,
        telling.bouncers.iter().map(|name| words::foreign(name)),
    );
    section(notice, "Evidence", telling.evidence.len(), EVIDENCE_MAX, telling.evidence.iter().map(evidence));
    if Variant::of(telling.class) != Some(Variant::Lure) {
        section(
            notice,
            "Samples of what came back",
            telling.samples.len(),
            SAMPLES_MAX,
            telling.samples.iter().map(sample),
        );
    }
    notice
        .say("Text in quotes was written by strangers. Names and numbers in it are broken up by brackets on purpose.");
    notice.say(
        "You get this mail because alibi watches your mailbox for you. It only reads; it changed nothing and wrote to nobody \
         else. This mail holds no links and no buttons, and never asks for a password.",
    );
}

/// A heading and a list of at most `max` of `all` items, and how many are left out.
fn section(notice: &mut Document, title: &str, all: usize, max: usize, items: impl Iterator<Item = String>) {
    if all == 0 {
        return;
    }
    let mut items: Vec<String> = items.take(max).collect();
    if all > max {
        items.push(format!("and {} more", all - max));
    }
    notice.say(format!("{title}:"));
    notice.list(items);
}

fn utc(at: jiff::Timestamp) -> String {
    words::moment(at, &jiff::tz::TimeZone::UTC)
}

fn source(source: &Source) -> String {
    let host = source.host.as_deref().map_or_else(|| "no confirmed name".to_owned(), words::foreign);
    format!("{} ({host}), {}: {}", address(source), words::place(source), words::messages(source.messages))
}

/// `203[.]0[.]113[.]77`; colons of IPv6 are left, no program makes a link of them.
fn address(source: &Source) -> String {
    sanitize::defang(&source.address.to_string())
}

fn evidence(evidence: &Evidence) -> String {
    let stance = match evidence.stance {
        Stance::ForOwner => "points to you",
        Stance::AgainstOwner => "points elsewhere",
        Stance::Neutral => "no side",
        Stance::Unusable => "could not be checked",
    };
    let says = words::sentence(&evidence.says);
    let from = words::foreign(&evidence.from);
    let from = if from.is_empty() { from } else { format!(" Seen in: “{from}”") };
    format!("{} ({stance}): {says}{from}", words::foreign(&evidence.code))
}

fn sample(sample: &super::Sample) -> String {
    let id = sample.message_id.as_deref().map(|id| format!(", Message-ID {}", words::quoted(id))).unwrap_or_default();
    format!(
        "Subject {}, from {}, to {}{id}",
        words::quoted(&sample.subject),
        words::quoted(&sample.from),
        words::quoted(&sample.to)
    )
}
