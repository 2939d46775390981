//! Small words that all notices share: counts, times, places, and foreign text made fit to stand among ours.

use jiff::{Timestamp, tz::TimeZone};

use super::{Source, Telling};
use crate::sanitize;
use crate::verdict::{Class, Evidence, Stance, Strength};

/// Foreign text of one value: subject, host name, network name.
const FOREIGN_MAX: usize = 80;
/// A sentence of evidence; it quotes foreign values.
const SENTENCE_MAX: usize = 300;
const ID_MAX: usize = 32;
const HOST_MAX: usize = 200;
/// Reasons that are shown above the details.
const REASONS_MAX: usize = 3;
const ADDRESSES_MAX: usize = 3;

/// The postmark, once in every notice that rests on a trace.
pub const POSTMARK: &str = "Think of an envelope. Anybody can write your name on the back as the sender. \
    The postmark shows where it was really posted. We read the postmark.";

pub fn class(class: Class) -> &'static str {
    match class {
        Class::SentByYou => "sent by you",
        Class::ThroughYourAccount => "sent through your account",
        Class::Forged => "forged",
        Class::ForgedConfirmed => "forged, confirmed by independent witnesses",
        Class::SuspiciousNotice => "suspicious notice",
        Class::NotYourAddress => "not your address",
        Class::CannotTell => "cannot tell",
        Class::NotAReport => "ordinary mail",
    }
}

/// `1 message`, `7 messages`.
pub fn count(number: u64, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

pub fn messages(number: u64) -> String {
    count(number, "message", "messages")
}

/// `23 Nov 2026, 07:16`.
pub fn moment(at: Timestamp, zone: &TimeZone) -> String {
    at.to_zoned(zone.clone()).strftime("%-d %b %Y, %H:%M").to_string()
}

/// `on 19 Nov 2026 between 07:16 and 09:40 (UTC+1)`, or both dates where they differ.
pub fn span(telling: &Telling) -> String {
    let (first, last) =
        (telling.opened.to_zoned(telling.zone.clone()), telling.last_seen.to_zoned(telling.zone.clone()));
    let zone = offset(&telling.zone, telling.last_seen);
    if telling.opened == telling.last_seen {
        return format!("on {} at {} ({zone})", first.strftime("%-d %b %Y"), first.strftime("%H:%M"));
    }
    if first.date() == last.date() {
        let day = first.strftime("%-d %b %Y");
        return format!("on {day} between {} and {} ({zone})", first.strftime("%H:%M"), last.strftime("%H:%M"));
    }
    let (first, last) = (moment(telling.opened, &telling.zone), moment(telling.last_seen, &telling.zone));
    format!("between {first} and {last} ({zone})")
}

/// `UTC`, `UTC+1`, `UTC-3:30`.
fn offset(zone: &TimeZone, at: Timestamp) -> String {
    let seconds = zone.to_offset(at).seconds();
    if seconds == 0 {
        return "UTC".to_owned();
    }
    let (sign, minutes) = (if seconds < 0 { '-' } else { '+' }, seconds.unsigned_abs() / 60);
    match minutes % 60 {
        0 => format!("UTC{sign}{}", minutes / 60),
        rest => format!("UTC{sign}{}:{rest:02}", minutes / 60),
    }
}

/// One foreign value, inert and short.
pub fn foreign(text: &str) -> String {
    sanitize::inert(text, FOREIGN_MAX)
}

/// A sentence of ours that quotes foreign values.
pub fn sentence(text: &str) -> String {
    let text = sanitize::inert(text, SENTENCE_MAX);
    let mut rest = text.chars();
    let mut sentence: String = rest.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    sentence.push_str(rest.as_str());
    if !sentence.ends_with(['.', '!', '?', '…']) {
        sentence.push('.');
    }
    sentence
}

/// Quoted, so that nobody takes it for our words.
pub fn quoted(text: &str) -> String {
    if text.trim().is_empty() { "(none)".to_owned() } else { format!("“{}”", foreign(text)) }
}

/// The owner's address in plain sight if it is a plain address; whatever else a mail claimed it to be is made inert.
pub fn own_address(text: &str) -> String {
    let plain = |part: &str| {
        !part.is_empty()
            && part.chars().all(|character| character.is_ascii_alphanumeric() || ".-_+".contains(character))
    };
    match text.split_once('@') {
        Some((local, domain)) if text.len() <= 64 && plain(local) && plain(domain) => text.to_owned(),
        _ => foreign(text),
    }
}

/// `your address anna@shop.example`, `your addresses a@x, b@x and 3 more`.
pub fn own_addresses(telling: &Telling) -> String {
    let mut shown: Vec<String> = telling.addresses.iter().take(ADDRESSES_MAX).map(|text| own_address(text)).collect();
    if shown.is_empty() {
        shown.push(own_address(&telling.mailbox));
    }
    let label = if telling.addresses.len() > 1 { "your addresses" } else { "your address" };
    let more = telling.addresses.len().saturating_sub(ADDRESSES_MAX);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    format!("{label} {}{more}", shown.join(", "))
}

/// `the network Metro DSL (country NL)`, or what there is.
pub fn place(source: &Source) -> String {
    let country = source.country.as_deref().map(|code| format!(" (country {})", sanitize::inert(code, 2)));
    match &source.network {
        Some(name) => format!("the network “{}”{}", foreign(name), country.unwrap_or_default()),
        None => format!("a network that we could not name{}", country.unwrap_or_default()),
    }
}

/// Where it came from, in one or two sentences; none if nothing was traced.
pub fn origin(telling: &Telling) -> Option<String> {
    let biggest = telling.sources.first()?;
    let computers = count(telling.sources.len() as u64, "computer", "computers");
    let networks: std::collections::BTreeSet<_> =
        telling.sources.iter().map(|source| source.network.as_deref().unwrap_or_default()).collect();
    Some(match telling.sources.len() {
        1 => format!("The mail came from {computers}, in {}.", place(biggest)),
        _ => format!(
            "The mail came from {computers} in {}. The busiest is in {}: {}.",
            count(networks.len() as u64, "network", "networks"),
            place(biggest),
            messages(biggest.messages)
        ),
    })
}

/// The weightiest reasons, strongest first, each sort once. `stances`: which side they may speak for.
pub fn reasons(evidence: &[Evidence], stances: &[Stance]) -> Vec<String> {
    let mut chosen: Vec<&Evidence> = evidence
        .iter()
        .filter(|item| stances.contains(&item.stance) && item.strength >= Strength::Supporting)
        .collect();
    chosen.sort_by_key(|item| std::cmp::Reverse(item.strength));
    let mut codes = std::collections::BTreeSet::new();
    chosen.retain(|item| codes.insert(item.code.as_str()));
    chosen.iter().take(REASONS_MAX).map(|item| sentence(&item.says)).collect()
}

/// What is safe in an id of ours: letters, digits, hyphen.
pub fn id(text: &str) -> String {
    text.chars().filter(|character| character.is_ascii_alphanumeric() || *character == '-').take(ID_MAX).collect()
}

/// What is safe in a host name.
pub fn host(text: &str) -> String {
    let host: String = text
        .chars()
        .filter(|character| character.is_ascii_alphanumeric() || matches!(character, '-' | '.'))
        .take(HOST_MAX)
        .collect();
    if host.is_empty() { "alibi.invalid".to_owned() } else { host.to_lowercase() }
}
