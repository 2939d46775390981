//! Moments and days in a language's own form, in the owner's time zone. The forms are messages; names of months too.

use jiff::civil::Date;
use jiff::{Timestamp, Zoned, tz::TimeZone};

use super::Words;

impl Words {
    /// `23 November 2026`. The year goes in as text: it has no thousands.
    pub fn date(&self, date: Date) -> String {
        let values = [("day", date.day().to_string().into()), ("year", date.year().to_string().into())];
        let month = self.say("month", &[("month", u64::from(date.month().unsigned_abs()).into())]);
        let [day, year] = values;
        self.say("date", &[day, ("month", month.into()), year])
    }

    /// `23 Nov`.
    pub fn date_short(&self, date: Date) -> String {
        let month = self.say("month-short", &[("month", u64::from(date.month().unsigned_abs()).into())]);
        self.say("date-short", &[("day", date.day().to_string().into()), ("month", month.into())])
    }

    /// `23 November 2026, 07:16`.
    pub fn date_time(&self, at: &Zoned) -> String {
        self.say("date-time", &[("date", self.date(at.date()).into()), ("clock", clock(at).into())])
    }

    /// `since 23 Nov`.
    pub fn since(&self, at: Timestamp, zone: &TimeZone) -> String {
        self.say("since-day", &[("date", self.date_short(at.to_zoned(zone.clone()).date()).into())])
    }

    /// `on 23 Nov`.
    pub fn on(&self, at: Timestamp, zone: &TimeZone) -> String {
        self.say("on-day", &[("date", self.date_short(at.to_zoned(zone.clone()).date()).into())])
    }

    /// `on 19 November 2026 between 07:16 and 09:40 (UTC+1)`, or both dates where they differ.
    pub fn span(&self, first: Timestamp, last: Timestamp, zone: &TimeZone) -> String {
        let offset = offset(zone, last);
        let (first, last) = (first.to_zoned(zone.clone()), last.to_zoned(zone.clone()));
        let date = || self.date(first.date()).into();
        if first == last {
            return self
                .say("span-moment", &[("date", date()), ("clock", clock(&first).into()), ("zone", offset.into())]);
        }
        if first.date() == last.date() {
            let (first, last) = (clock(&first).into(), clock(&last).into());
            return self
                .say("span-day", &[("date", date()), ("first", first), ("last", last), ("zone", offset.into())]);
        }
        let short = |at: &Zoned| {
            self.say("date-time", &[("date", self.date_short(at.date()).into()), ("clock", clock(at).into())])
        };
        let (first, last) = (short(&first).into(), short(&last).into());
        self.say("span-days", &[("first", first), ("last", last), ("zone", offset.into())])
    }
}

/// `07:16`: 24 hours, which all our languages write.
fn clock(at: &Zoned) -> String {
    at.strftime("%H:%M").to_string()
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

#[cfg(test)]
mod tests {
    use jiff::tz::offset;

    use super::super::Language;
    use super::*;

    #[test]
    fn the_owners_clock_and_the_owners_words() {
        let (first, last) = ("2026-05-12T22:16:00Z".parse().unwrap(), "2026-05-12T23:40:00Z".parse().unwrap());
        let zone = TimeZone::fixed(offset(2));
        let english = Words::of(Language::English);
        assert_eq!(english.span(first, last, &zone), "on 13 May 2026 between 00:16 and 01:40 (UTC+2)");
        assert_eq!(english.span(first, first, &zone), "on 13 May 2026 at 00:16 (UTC+2)");
        let zone = TimeZone::fixed(offset(1));
        assert_eq!(english.span(first, last, &zone), "between 12 May, 23:16 and 13 May, 00:40 (UTC+1)");
        assert_eq!(english.since(first, &TimeZone::UTC), "since 12 May");
    }
}
