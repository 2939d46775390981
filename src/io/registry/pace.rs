//! How often a registry may be asked, and when one that wants to be left alone may be asked again.
//!
//! Registries are shared by everybody, and who asks too often is shut out for hours. Nothing waits here: what may not be asked now
//! is answered with the time at which it may.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use jiff::{SignedDuration, Timestamp};

use super::Trouble;

/// Questions to one server in a day; and how many of them may be about no report. A flood names more mail servers than anybody
/// should ask about, and must not use up what a report needs.
pub const PER_DAY_MAX: u32 = 200;
pub const LABELS_PER_DAY_MAX: u32 = 150;
/// The longest that a server may ask to be left alone, and how long it is if it does not say.
pub const REST_MAX: SignedDuration = SignedDuration::from_hours(24);
pub const REST: SignedDuration = SignedDuration::from_mins(15);
/// After so many failures in a row a server rests.
const FAILURES_MAX: u32 = 3;
const REST_AFTER_FAILURES: SignedDuration = SignedDuration::from_mins(5);
/// Servers that are remembered.
const SERVERS_MAX: usize = 256;

/// Questions at once, and after them one in each of these times.
struct Rate {
    burst: i32,
    each: SignedDuration,
}

const USUAL: Rate = Rate { burst: 6, each: SignedDuration::from_secs(1) };
/// LACNIC allows ten a minute, and shuts out for five minutes.
const SLOW: Rate = Rate { burst: 4, each: SignedDuration::from_secs(10) };
const SLOW_SERVERS: &[&str] = &["rdap.lacnic.net", "whois.lacnic.net", "rdap.registro.br", "whois.registro.br"];

/// What a question is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// Anything, of the owner's one server for everything: that is not rationed.
    Own,
    /// Who holds a network.
    Label,
    /// Whom to write to.
    Report,
}

#[derive(Default)]
pub struct Pace {
    servers: Mutex<BTreeMap<String, Server>>,
}

#[derive(Default)]
struct Server {
    /// When the questions so far would all have been due, one after the other.
    due: Option<Timestamp>,
    /// Since when, and how many.
    today: Option<(Timestamp, u32)>,
    rests: Option<(Timestamp, String)>,
    failures: u32,
}

impl Pace {
    /// Takes one question to a server, if it may be asked now.
    pub fn take(&self, host: &str, need: Need, now: Timestamp) -> Result<(), Trouble> {
        self.with(host, now, |server| {
            if let Some((until, why)) = &server.rests
                && let Some(again) = left(*until, now)
            {
                return Err(Trouble::Later { why: format!("`{host}` {why}"), again });
            }
            server.rests = None;
            match need {
                Need::Own => Ok(()),
                Need::Label => server.ration(host, LABELS_PER_DAY_MAX, now),
                Need::Report => server.ration(host, PER_DAY_MAX, now),
            }
        })
    }

    /// The server asked to be left alone.
    pub fn rest(&self, host: &str, length: SignedDuration, why: &str, now: Timestamp) {
        let until = now.saturating_add(length.min(REST_MAX)).unwrap_or(Timestamp::MAX);
        self.with(host, now, |server| server.rests = Some((until, why.to_owned())));
    }

    pub fn succeeded(&self, host: &str, now: Timestamp) {
        self.with(host, now, |server| server.failures = 0);
    }

    pub fn failed(&self, host: &str, now: Timestamp) {
        let rests = self.with(host, now, |server| {
            server.failures = server.failures.saturating_add(1);
            server.failures >= FAILURES_MAX
        });
        if rests {
            self.rest(host, REST_AFTER_FAILURES, "did not answer several times", now);
        }
    }

    fn with<T>(&self, host: &str, now: Timestamp, change: impl FnOnce(&mut Server) -> T) -> T {
        let mut servers = self.servers.lock().unwrap_or_else(PoisonError::into_inner);
        if servers.len() >= SERVERS_MAX && !servers.contains_key(host) {
            servers.retain(|_, server| server.rests.as_ref().is_some_and(|(until, _)| left(*until, now).is_some()));
        }
        change(servers.entry(host.to_owned()).or_default())
    }
}

impl Server {
    fn ration(&mut self, host: &str, most: u32, now: Timestamp) -> Result<(), Trouble> {
        let day = SignedDuration::from_hours(24);
        let (since, asked) = self.today.filter(|(since, _)| now.duration_since(*since).abs() < day).unwrap_or((now, 0));
        if asked >= most {
            let again = day.saturating_sub(now.duration_since(since));
            return Err(Trouble::Later {
                why: format!("`{host}` was asked {asked} times today, which is enough"),
                again,
            });
        }
        let rate = if SLOW_SERVERS.contains(&host) { SLOW } else { USUAL };
        // A clock that was set back must not close a server.
        let due = self.due.filter(|due| left(*due, now).is_some()).unwrap_or(now);
        let ahead = due.duration_since(now).saturating_sub(rate.each * (rate.burst - 1));
        if ahead > SignedDuration::ZERO {
            return Err(Trouble::Later { why: format!("`{host}` was asked often just now"), again: ahead });
        }
        self.due = due.saturating_add(rate.each).ok();
        self.today = Some((since, asked + 1));
        Ok(())
    }
}

/// How long it still is, if it is not over and can be true.
fn left(until: Timestamp, now: Timestamp) -> Option<SignedDuration> {
    let left = until.duration_since(now);
    (left > SignedDuration::ZERO && left <= REST_MAX).then_some(left)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_second(1_770_000_000 + seconds).unwrap()
    }

    fn asked(pace: &Pace, host: &str, seconds: impl Iterator<Item = i64>) -> usize {
        seconds.filter(|second| pace.take(host, Need::Report, at(*second)).is_ok()).count()
    }

    fn again(pace: &Pace, host: &str, second: i64) -> Option<i64> {
        match pace.take(host, Need::Report, at(second)) {
            Err(Trouble::Later { again, .. }) => Some(again.as_secs()),
            _ => None,
        }
    }

    #[test]
    fn a_few_at_once_then_one_a_second() {
        let pace = Pace::default();
        assert_eq!(asked(&pace, "rdap.a.example", std::iter::repeat_n(0, 50)), 6);
        assert_eq!(again(&pace, "rdap.a.example", 0), Some(1));
        assert_eq!(again(&pace, "rdap.b.example", 0), None, "each by itself");
        assert_eq!(asked(&pace, "rdap.a.example", (1..=20).flat_map(|second| [second, second])), 20);
        assert!(pace.take("rdap.a.example", Need::Own, at(20)).is_ok(), "the owner's own is not rationed");
    }

    #[test]
    fn lacnic_is_never_asked_more_than_ten_times_in_a_minute() {
        let pace = Pace::default();
        let times: Vec<i64> =
            (0..3_000).filter(|second| pace.take("rdap.lacnic.net", Need::Report, at(*second)).is_ok()).collect();
        assert!(times.len() >= 200.min(times.len()) && times.len() > 100);
        for window in times.windows(11) {
            assert!(window[10] - window[0] >= 60, "{window:?}");
        }
    }

    #[test]
    fn a_day_has_an_end() {
        let pace = Pace::default();
        assert_eq!(asked(&pace, "rdap.a.example", (0..40_000).step_by(100)), 200);
        assert!(again(&pace, "rdap.a.example", 40_000).unwrap() > 40_000);
        assert_eq!(again(&pace, "rdap.a.example", 86_400), None);
    }

    #[test]
    fn a_flood_leaves_what_a_report_needs() {
        let pace = Pace::default();
        let labels = (0..400).filter(|number| pace.take("a.example", Need::Label, at(number * 10)).is_ok()).count();
        let reports = (400..500).filter(|number| pace.take("a.example", Need::Report, at(number * 10)).is_ok()).count();
        assert_eq!((labels, reports), (150, 50));
    }

    #[test]
    fn who_asks_to_be_left_alone_is_left_alone_but_not_for_ever() {
        let pace = Pace::default();
        pace.rest("a.example", SignedDuration::from_secs(90), "asks to wait", at(0));
        assert_eq!(again(&pace, "a.example", 30), Some(60));
        assert_eq!(again(&pace, "a.example", 90), None);
        pace.rest("a.example", SignedDuration::MAX, "asks to wait", at(100));
        assert_eq!(again(&pace, "a.example", 100), Some(86_400));
        assert_eq!(again(&pace, "a.example", -999_999_999), None, "a clock that was set back");
        for _ in 0..3 {
            assert_eq!(again(&pace, "b.example", 0), None);
            pace.failed("b.example", at(0));
        }
        assert_eq!(again(&pace, "b.example", 1), Some(299));
        assert_eq!(again(&pace, "c.example", 0), None);
        (0..4).for_each(|_| pace.failed("c.example", at(0)));
        assert_eq!(again(&pace, "c.example", 300), None);
        pace.failed("c.example", at(300));
        assert_eq!(again(&pace, "c.example", 300), Some(300), "one more is enough then");
        for number in 0..1_000 {
            assert!(pace.take(&format!("{number}.example"), Need::Label, at(2)).is_ok());
        }
        assert_eq!(again(&pace, "b.example", 2), Some(298), "still known");
        assert!(pace.servers.lock().unwrap().len() <= SERVERS_MAX);
    }
}
