//! Did a report help? What came back in the days before it and after it, and when the network around may be asked.

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use super::tally::Tally;
use super::{Limits, Report};

/// Days before a report that it is compared with.
const DAYS_BEFORE: i64 = 3;
/// Mails on their way are no answer: the day of the report itself counts neither way.
const SETTLE: SignedDuration = SignedDuration::from_hours(24);

/// Returned mails of the reported sources, a day, before and after the report.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Effect {
    /// The average of the days before it.
    pub before: u64,
    /// The average of the days since, the day of the report left out. None: not a day is over yet.
    pub after: Option<u64>,
    /// Each day, in UTC, with what was handed in on it. Days of which nothing came back are in it.
    pub days: Vec<(Date, u64)>,
}

impl Effect {
    /// For the owner, without a full stop. None while it is too early to say.
    pub fn says(&self) -> Option<String> {
        self.after.map(|after| format!("{} a day before the report, {after} after", self.before))
    }
}

/// What became of the sources of a report that was sent. None for one that was not.
pub fn effect(report: &Report, tally: &Tally, now: Timestamp) -> Option<Effect> {
    let sent = report.sent?;
    let start = sent.checked_sub(SignedDuration::from_hours(24 * DAYS_BEFORE)).ok()?;
    let times = times(report, tally, start);
    let settled = sent.checked_add(SETTLE).ok()?;
    let hours = |length: SignedDuration| length.as_hours().max(1) as u64;
    let before = times.iter().filter(|time| **time < sent).count() as u64;
    // The fire may have begun less than three days before.
    let first = times.first().copied().unwrap_or(start).min(sent);
    let before = per_day(before, hours(sent.duration_since(first)).max(24));
    let after = (now.duration_since(settled) >= SignedDuration::from_hours(24)).then(|| {
        let since = times.iter().filter(|time| **time >= settled).count() as u64;
        per_day(since, hours(now.duration_since(settled)))
    });
    Some(Effect { before, after, days: days(&times, start, now) })
}

/// May the network around be asked? Only about a report that was sent so long ago, and only if the mail went on: who stopped it
/// for a week did something, and is asked again himself when it comes back.
pub fn may_escalate(report: &Report, tally: &Tally, now: Timestamp, limits: &Limits) -> bool {
    let Some(sent) = report.sent else { return false };
    let times = times(report, tally, sent);
    let fresh = now.checked_sub(limits.window).unwrap_or(Timestamp::MIN);
    let starts = std::iter::once(sent).chain(times.iter().copied());
    let longest = starts.zip(&times).map(|(from, to)| to.duration_since(from)).max();
    now.duration_since(sent) >= limits.escalation_after
        && times.last().is_some_and(|last| *last >= fresh)
        && longest.is_some_and(|pause| pause < limits.contact_rest)
}

/// When the mails of the reported sources were handed in, in order.
fn times(report: &Report, tally: &Tally, since: Timestamp) -> Vec<Timestamp> {
    let heard = report.sources.iter().filter_map(|source| tally.of_source(source.address));
    let mut times: Vec<Timestamp> = heard.flat_map(|heard| heard.since(since)).collect();
    times.sort_unstable();
    times
}

fn per_day(mails: u64, hours: u64) -> u64 {
    (mails * 24 + hours / 2) / hours
}

fn days(times: &[Timestamp], start: Timestamp, now: Timestamp) -> Vec<(Date, u64)> {
    let date = |time: Timestamp| TimeZone::UTC.to_datetime(time).date();
    let last = date(now);
    let all = std::iter::successors(Some(date(start)), |day| day.tomorrow().ok())
        .take_while(|day| *day <= last)
        .take(DAYS_MAX);
    all.map(|day| (day, times.iter().filter(|time| date(**time) == day).count() as u64)).collect()
}

/// Days that are listed.
const DAYS_MAX: usize = 60;
