//! What happened: how many, when, which addresses, from where, and what we cannot see; and the chart of the days.

use std::collections::{BTreeMap, BTreeSet};

use super::super::document::{Chart, Document, Row};
use super::super::words::{Words, own_address};
use super::super::{Source, Telling};

/// Addresses that are named; the details name more.
pub const ADDRESSES_MAX: usize = 3;
/// Days that the chart shows.
const DAYS_MAX: usize = 14;

pub fn happened(telling: &Telling, words: &Words, notice: &mut Document) {
    notice.heading(words.word("heading-happened"));
    let span = words.span(telling.opened, telling.last_seen, &telling.reader.zone);
    let addresses = addresses(telling);
    let came_back = words.say(
        "happened",
        &[
            ("messages", telling.messages.into()),
            ("count", (addresses.len() as u64).into()),
            ("addresses", words.list(&addresses, ADDRESSES_MAX).into()),
            ("span", span.into()),
        ],
    );
    let receivers = telling.receivers.map(|receivers| {
        words.say("receivers", &[("total", receivers.messages.into()), ("refused", receivers.refused.into())])
    });
    notice.say(&[
        came_back,
        origin(telling, words).unwrap_or_default(),
        words.word("limit"),
        receivers.unwrap_or_default(),
    ]);
}

/// The owner's addresses that were used, each once; the mailbox where the returns do not say.
pub fn addresses(telling: &Telling) -> Vec<String> {
    let found: BTreeSet<String> = telling.addresses.iter().map(|text| own_address(text)).collect();
    if found.is_empty() { vec![own_address(&telling.mailbox)] } else { found.into_iter().collect() }
}

/// Where it came from; none if nothing was traced.
fn origin(telling: &Telling, words: &Words) -> Option<String> {
    let biggest = telling.sources.first()?;
    let place = ("place", place(biggest, words).into());
    let computers = telling.computers.max(telling.sources.len() as u64);
    if computers == 1 {
        return Some(words.say("origin-one", &[("messages", telling.messages.into()), place]));
    }
    let counts = [("computers", computers.into()), ("networks", telling.networks.max(1).into())];
    let [computers, networks] = counts;
    Some(words.say("origin-many", &[computers, networks, place, ("messages", biggest.messages.into())]))
}

/// `the network “Metro DSL” (Netherlands)`, or what there is.
pub fn place(source: &Source, words: &Words) -> String {
    let country = source.country.as_deref().and_then(|code| words.country(code));
    let network = source.network.as_deref().map(|name| words.quoted(name));
    match (network, country) {
        (Some(network), Some(country)) => {
            words.say("place-named", &[("network", network.into()), ("country", country.into())])
        }
        (Some(network), None) => words.say("place-network", &[("network", network.into())]),
        (None, Some(country)) => words.say("place-country", &[("country", country.into())]),
        (None, None) => words.word("place-unknown"),
    }
}

/// A bar a day, from two days on; before that a bar an hour. Nothing for a single one.
pub fn chart(telling: &Telling, words: &Words, notice: &mut Document) {
    let skip = telling.days.len().saturating_sub(DAYS_MAX);
    let days: Vec<(String, u64)> =
        telling.days.iter().skip(skip).map(|(day, count)| (words.date_short(*day), *count)).collect();
    let (label, counted) = if days.len() < 2 { ("chart-hour", hours(telling)) } else { ("chart-day", days) };
    if counted.len() < 2 {
        return;
    }
    let most = counted.iter().map(|(_, count)| *count).max().unwrap_or(0).max(1);
    let row = |(label, count): (String, u64)| Row {
        label,
        count: words.number(count),
        // One message beside thousands still has a bar.
        percent: if count == 0 { 0 } else { (count.saturating_mul(100) / most).clamp(1, 100) },
    };
    let rows = counted.into_iter().map(row).collect();
    notice.chart(Chart { label: words.word(label), count: words.word("chart-count"), rows });
}

/// The hours of the last day from the first with mail to the last, on the reader's clock.
fn hours(telling: &Telling) -> Vec<(String, u64)> {
    let local = telling.hours.iter().map(|(at, count)| (at.to_zoned(telling.reader.zone.clone()), *count));
    let Some(day) = local.clone().map(|(at, _)| at.date()).max() else { return Vec::new() };
    let mut counted: BTreeMap<i8, u64> = BTreeMap::new();
    for (at, count) in local.filter(|(at, _)| at.date() == day) {
        *counted.entry(at.hour()).or_default() += count;
    }
    let (first, last) = (counted.keys().next().copied(), counted.keys().next_back().copied());
    let Some((first, last)) = first.zip(last) else { return Vec::new() };
    (first..=last).map(|hour| (format!("{hour:02}:00"), counted.get(&hour).copied().unwrap_or(0))).collect()
}
