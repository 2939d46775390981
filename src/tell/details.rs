//! The last part of every notice: what an IT person or the provider needs, and why this mail came. Everything is defanged.

use jiff::tz::TimeZone;

use super::document::Document;
use super::words::{Value, Words, count, foreign, id, own_mailbox, sentence};
use super::{Sample, Source, Telling, Variant, parts};
use crate::sanitize;
use crate::verdict::{Class, Evidence, Stance};

const ADDRESSES_MAX: usize = 30;
const SAMPLES_MAX: usize = 3;
const SOURCES_MAX: usize = 10;
const BOUNCERS_MAX: usize = 10;
const EVIDENCE_MAX: usize = 12;
const MISSING_MAX: usize = 8;
const CONTACTS_MAX: usize = 3;

pub fn append(telling: &Telling, words: &Words, notice: &mut Document) {
    let utc = |at: jiff::Timestamp| Value::from(words.date_time(&at.to_zoned(TimeZone::UTC)));
    notice.detail_heading(words.word("heading-details"));
    let recipients =
        telling.recipients.map(|recipients| words.say("happened-recipients", &[("recipients", recipients.into())]));
    let incident = words.say(
        "details-incident",
        &[
            ("id", id(&telling.incident).into()),
            ("number", u64::from(telling.number).into()),
            ("class", class(telling.class, words).into()),
            ("first", utc(telling.opened)),
            ("last", utc(telling.last_seen)),
        ],
    );
    notice.detail(&[incident, recipients.unwrap_or_default()]);
    let mut section = |title: &str, items: Vec<String>, max: usize| append_list(words, notice, title, items, max);
    let addresses = parts::addresses(telling);
    if addresses.len() > parts::ADDRESSES_MAX {
        section("details-addresses", addresses, ADDRESSES_MAX);
    }
    section("details-sources", telling.sources.iter().map(|one| source(one, words)).collect(), SOURCES_MAX);
    let lure = Variant::of(telling.class) == Some(Variant::Lure);
    // A lure only says from whom it comes: nobody returned anything.
    if !lure {
        // Where nothing proves who wrote the notice, it only says so.
        let unproven = ["witness-stranger", "witness-unusable"].iter().any(|code| telling.has_evidence(code));
        let title = if unproven { "details-bouncers-said" } else { "details-bouncers" };
        section(title, telling.bouncers.iter().map(|name| foreign(name)).collect(), BOUNCERS_MAX);
    }
    section("details-contacts", contacts(telling), CONTACTS_MAX);
    section("details-evidence", telling.evidence.iter().map(|one| evidence(one, words)).collect(), EVIDENCE_MAX);
    section("details-missing", telling.missing.iter().map(|one| sentence(&one.says)).collect(), MISSING_MAX);
    // Of a lure, the samples stand above: they are how the owner finds it.
    if !lure {
        let shown = telling.samples.iter().filter(|one| !one.is_empty());
        section("details-samples", shown.map(|one| sample(one, words)).collect(), SAMPLES_MAX);
    }
    let name = own_mailbox(telling.reader.name.as_deref().unwrap_or("alibi"));
    let verify = words.say("details-verify", &[("id", id(&telling.incident).into())]);
    notice.detail(&[words.word("details-quotes"), verify]);
    notice.detail(&[words.say("footer", &[("name", name.into())])]);
}

/// A title and a list of at most `max` items, and how many are left out.
fn append_list(words: &Words, notice: &mut Document, title: &str, mut items: Vec<String>, max: usize) {
    if items.is_empty() {
        return;
    }
    let more = items.len().saturating_sub(max);
    items.truncate(max);
    if more > 0 {
        items.push(words.say("details-more", &[("more", count(more))]));
    }
    notice.detail(&[words.word(title)]);
    notice.detail_list(&items);
}

/// The finding in words.
pub fn class(class: Class, words: &Words) -> String {
    words.word(match class {
        Class::Forged => "class-forged",
        Class::ForgedConfirmed => "class-forged-confirmed",
        Class::ThroughYourAccount => "class-account",
        Class::SuspiciousNotice => "class-lure",
        Class::CannotTell | Class::SentByYou | Class::NotYourAddress | Class::NotAReport => "class-unclear",
    })
}

fn source(source: &Source, words: &Words) -> String {
    let host = source.host.as_deref().map_or_else(|| words.word("details-no-name"), foreign);
    words.say(
        "details-source",
        &[
            // `203[.]0[.]113[.]77`; colons of IPv6 are left, no program makes a link of them.
            ("address", sanitize::defang(&source.address.to_string()).into()),
            ("host", host.into()),
            ("place", parts::place(source, words).into()),
            ("messages", source.messages.into()),
        ],
    )
}

/// Why reports go where they go.
fn contacts(telling: &Telling) -> Vec<String> {
    let reports = telling.reports.iter().flat_map(|found| &found.reports);
    reports.filter_map(|report| report.contact.as_deref()).map(sentence).collect()
}

fn evidence(evidence: &Evidence, words: &Words) -> String {
    let stance = words.word(match evidence.stance {
        Stance::ForOwner => "stance-owner",
        Stance::AgainstOwner => "stance-against",
        Stance::Neutral => "stance-neutral",
        Stance::Unusable => "stance-unusable",
    });
    let from = if evidence.from.trim().is_empty() { String::new() } else { words.quoted(&evidence.from) };
    format!("{} ({stance}): {} {from}", foreign(&evidence.code), sentence(&evidence.says))
}

fn sample(sample: &Sample, words: &Words) -> String {
    let quoted = |text: &str| Value::from(words.quoted(text));
    words.say(
        "details-sample",
        &[
            ("subject", quoted(&sample.subject)),
            ("from", quoted(&sample.from)),
            ("to", quoted(&sample.to)),
            ("id", quoted(sample.message_id.as_deref().unwrap_or_default())),
        ],
    )
}
