//! How much came when: by hour for the last weeks, by day before that, and all the rest as one number.
//!
//! Hours are kept and not days, because a day begins where the owner lives. What is older is counted by days of UTC; nobody
//! asks at which hour it was.

use std::collections::BTreeMap;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

/// Hours with mail that are kept apart: two weeks of a flood without a pause.
pub const HOURS_MAX: usize = 24 * 14;
/// Days with mail that are kept apart behind them.
pub const DAYS_MAX: usize = 366;

const HOUR: i64 = 3_600;

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Volume {
    /// By the hour since 1970.
    hours: BTreeMap<i64, u64>,
    /// Older ones, by the day since 1970.
    days: BTreeMap<i64, u64>,
    /// Older still.
    earlier: u64,
}

impl Volume {
    pub(super) fn add(&mut self, at: Timestamp) {
        self.put(at.as_second().div_euclid(HOUR), 1);
    }

    pub(super) fn absorb(&mut self, other: Volume) {
        other.hours.into_iter().for_each(|(hour, count)| self.put(hour, count));
        other.days.into_iter().for_each(|(day, count)| self.put_day(day, count));
        self.earlier += other.earlier;
    }

    /// The newest stay: which they are does not depend on the order in which they came.
    fn put(&mut self, hour: i64, count: u64) {
        *self.hours.entry(hour).or_default() += count;
        if self.hours.len() > HOURS_MAX
            && let Some((hour, count)) = self.hours.pop_first()
        {
            self.put_day(hour.div_euclid(24), count);
        }
    }

    fn put_day(&mut self, day: i64, count: u64) {
        *self.days.entry(day).or_default() += count;
        if self.days.len() > DAYS_MAX
            && let Some((_, count)) = self.days.pop_first()
        {
            self.earlier += count;
        }
    }

    /// Hours with mail, oldest first, each by its beginning.
    pub fn hours(&self) -> impl Iterator<Item = (Timestamp, u64)> {
        self.hours.iter().filter_map(|(hour, count)| Some((beginning(*hour)?, *count)))
    }

    /// Days with mail in a time zone, oldest first.
    pub fn days(&self, zone: &TimeZone) -> BTreeMap<Date, u64> {
        let mut days = BTreeMap::new();
        let noon = |day: &i64| beginning(day.saturating_mul(24).saturating_add(12));
        for (noon, count) in self.days.iter().filter_map(|(day, count)| Some((noon(day)?, count))) {
            *days.entry(noon.to_zoned(TimeZone::UTC).date()).or_default() += count;
        }
        for (hour, count) in self.hours() {
            *days.entry(hour.to_zoned(zone.clone()).date()).or_default() += count;
        }
        days
    }

    /// What is older than all days that are kept.
    pub fn earlier(&self) -> u64 {
        self.earlier
    }
}

fn beginning(hour: i64) -> Option<Timestamp> {
    Timestamp::UNIX_EPOCH.checked_add(SignedDuration::from_secs(hour.checked_mul(HOUR)?)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_begins_where_the_owner_lives() {
        let mut volume = Volume::default();
        for at in ["2026-05-12T21:10:00Z", "2026-05-12T22:10:00Z", "2026-05-12T22:50:00Z"] {
            volume.add(at.parse().unwrap());
        }
        assert_eq!(volume.hours().map(|(_, count)| count).collect::<Vec<_>>(), [1, 2]);
        assert_eq!(volume.days(&TimeZone::UTC).into_values().collect::<Vec<_>>(), [3]);
        let east = TimeZone::fixed(jiff::tz::offset(2));
        let days: Vec<(String, u64)> =
            volume.days(&east).iter().map(|(day, count)| (day.to_string(), *count)).collect();
        assert_eq!(days, [("2026-05-12".to_owned(), 1), ("2026-05-13".to_owned(), 2)]);
    }

    #[test]
    fn nothing_is_lost_and_the_order_does_not_matter() {
        let start: Timestamp = "2024-01-01T00:30:00Z".parse().unwrap();
        let times: Vec<Timestamp> = (0..20_000).map(|hour| start + SignedDuration::from_hours(hour)).collect();
        let (mut forth, mut back) = (Volume::default(), Volume::default());
        times.iter().for_each(|at| forth.add(*at));
        times.iter().rev().for_each(|at| back.add(*at));
        assert_eq!(forth, back);
        assert_eq!((forth.hours.len(), forth.days.len()), (HOURS_MAX, DAYS_MAX));
        let days: u64 = forth.days(&TimeZone::UTC).values().sum();
        assert_eq!(days + forth.earlier(), 20_000);
    }
}
