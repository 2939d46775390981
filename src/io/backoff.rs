//! When to try a server again: soon after a broken line, seldom after a refused login.
//!
//! Pure: time and seed are arguments. A line that breaks is tried again after seconds, doubling to just under a minute, with
//! jitter, so that a thousand accounts do not come back at the same moment. A refused login counts against the account: many
//! providers lock it, so there are never more than twelve in any 24 hours, whatever happens in between.

use std::collections::VecDeque;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};

/// Refused logins in any [`WINDOW`].
pub const REFUSALS_MAX: usize = 12;
const WINDOW: SignedDuration = SignedDuration::from_hours(24);
const FIRST: Duration = Duration::from_secs(2);
/// The longest wait after a broken line, jitter included: back in step within a minute after the fault ends.
const LONGEST: Duration = Duration::from_secs(50);
const FIRST_REFUSED: Duration = Duration::from_secs(10 * 60);
const LONGEST_REFUSED: Duration = Duration::from_secs(4 * 3600);

#[derive(Debug, Clone)]
pub struct Backoff {
    failures: u32,
    refused: VecDeque<Timestamp>,
    refused_in_a_row: u32,
    random: u64,
}

impl Backoff {
    pub fn new(seed: u64) -> Backoff {
        Backoff { failures: 0, refused: VecDeque::new(), refused_in_a_row: 0, random: seed }
    }

    /// A whole look came back.
    pub fn succeeded(&mut self) {
        self.failures = 0;
        self.refused_in_a_row = 0;
    }

    /// The line broke or could not be had: when to try next.
    pub fn failed(&mut self, now: Timestamp) -> Timestamp {
        let whole = FIRST.saturating_mul(1 << self.failures.min(10)).min(LONGEST);
        self.failures = self.failures.saturating_add(1);
        // Between half and the whole.
        later(now, whole / 2 + self.share_of(whole / 2))
    }

    /// The login was refused: when to try next.
    pub fn refused(&mut self, now: Timestamp) -> Timestamp {
        let whole = FIRST_REFUSED.saturating_mul(1 << self.refused_in_a_row.min(10)).min(LONGEST_REFUSED);
        self.refused_in_a_row = self.refused_in_a_row.saturating_add(1);
        self.refused.push_back(now);
        if self.refused.len() > REFUSALS_MAX {
            self.refused.pop_front();
        }
        let next = later(now, whole + self.share_of(whole / 4));
        match self.refused.front() {
            Some(&oldest) if self.refused.len() >= REFUSALS_MAX => {
                next.max(oldest.checked_add(WINDOW).unwrap_or(Timestamp::MAX))
            }
            _ => next,
        }
    }

    /// Something between nothing and `most`. SplitMix64.
    fn share_of(&mut self, most: Duration) -> Duration {
        self.random = self.random.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.random;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        let percent = u32::try_from((mixed >> 33) % 101).unwrap_or(0);
        most * percent / 100
    }
}

fn later(now: Timestamp, wait: Duration) -> Timestamp {
    let wait = SignedDuration::try_from(wait).unwrap_or(SignedDuration::MAX);
    now.checked_add(wait).unwrap_or(Timestamp::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn start() -> Timestamp {
        "2026-01-01T00:00:00Z".parse().unwrap()
    }

    #[test]
    fn a_wrong_password_is_tried_at_most_twelve_times_a_day() {
        for seed in 0..200 {
            let (mut backoff, mut now, mut tries) = (Backoff::new(seed), start(), Vec::new());
            while now < start() + SignedDuration::from_hours(72) {
                tries.push(now);
                // A login that works in between must not reset the count.
                if seed % 2 == 0 {
                    backoff.succeeded();
                }
                now = backoff.refused(now);
            }
            for (at, first) in tries.iter().enumerate() {
                let within = tries[at..].iter().filter(|&&t| t < *first + WINDOW).count();
                assert!(within <= REFUSALS_MAX, "{within} with seed {seed}");
            }
        }
    }

    #[test]
    fn a_broken_line_is_tried_again_within_a_minute_and_never_in_a_storm() {
        let (mut backoff, now) = (Backoff::new(7), start());
        for round in 0..100 {
            let wait = backoff.failed(now).duration_since(now);
            assert!(wait >= SignedDuration::from_secs(1) && wait < SignedDuration::from_secs(60), "{round}: {wait}");
            assert!(round < 5 || wait >= SignedDuration::from_secs(25));
        }
        backoff.succeeded();
        assert!(backoff.failed(now).duration_since(now) <= SignedDuration::from_secs(2));
    }

    #[test]
    fn accounts_do_not_come_back_together() {
        let waits: std::collections::BTreeSet<_> = (0..50)
            .map(|seed| {
                let mut backoff = Backoff::new(seed);
                (0..6).map(|_| backoff.failed(start())).last()
            })
            .collect();
        assert!(waits.len() > 20, "{}", waits.len());
    }
}
