//! What happened: how many, when, which addresses, from where, and what we cannot see; and the chart of the days.

use std::collections::BTreeSet;

use super::super::document::{Chart, Document, Row};
use super::super::words::{Words, own_address};
use super::super::{Source, Telling};

const ADDRESSES_MAX: usize = 3;
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
fn addresses(telling: &Telling) -> Vec<String> {
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
    // ISO 3166: two letters, or it is not a country's code.
    let is_code = |code: &&str| code.len() == 2 && code.chars().all(|letter| letter.is_ascii_alphabetic());
    let country = source.country.as_deref().filter(is_code);
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

/// A bar a day, from two days on.
pub fn chart(telling: &Telling, words: &Words, notice: &mut Document) {
    let skip = telling.days.len().saturating_sub(DAYS_MAX);
    let days: Vec<_> = telling.days.iter().skip(skip).collect();
    if days.len() < 2 {
        return;
    }
    let most = days.iter().map(|(_, count)| *count).max().unwrap_or(0).max(1);
    let row = |(day, count): &(jiff::civil::Date, u64)| Row {
        label: words.date_short(*day),
        count: words.number(*count),
        // A day with one message among thousands still has a bar.
        percent: if *count == 0 { 0 } else { (count.saturating_mul(100) / most).clamp(1, 100) },
    };
    let rows = days.into_iter().map(row).collect();
    notice.chart(Chart { label: words.word("chart-day"), count: words.word("chart-count"), rows });
}
