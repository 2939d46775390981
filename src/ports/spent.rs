//! What looking up costs: an account that is kept for each mail.

use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};
use std::time::Duration;

/// What the look-ups for one mail have cost so far, over all rounds of questions. Whoever writes a mail decides what is asked
/// about, so how much is asked in all must have an end; the look-ups keep the account and know the limits.
#[derive(Debug, Default)]
pub struct Spent {
    names: AtomicU32,
    micros: AtomicU64,
}

impl Spent {
    /// Names asked for, those included of which the answer was at hand.
    pub fn names(&self) -> u32 {
        self.names.load(Ordering::Relaxed)
    }

    /// Takes one name of `most`. False: they are used up.
    pub fn take_name(&self, most: u32) -> bool {
        let take = |names| (names < most).then_some(names + 1);
        self.names.fetch_update(Ordering::Relaxed, Ordering::Relaxed, take).is_ok()
    }

    pub fn time(&self) -> Duration {
        Duration::from_micros(self.micros.load(Ordering::Relaxed))
    }

    pub fn add_time(&self, time: Duration) {
        self.micros.fetch_add(u64::try_from(time.as_micros()).unwrap_or(u64::MAX), Ordering::Relaxed);
    }
}
