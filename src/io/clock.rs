//! The time, as the system tells it or as somebody fixed it.
//!
//! Only this file asks the system. Whoever decides by time takes it as an argument, so that a recorded world, a demo and a
//! test can say what time it is, and a jump of the system's clock meets the rules in one known place each.

use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::ports::Clock;

/// The system's clock.
#[derive(Debug, Clone, Copy, Default)]
pub struct System;

impl Clock for System {
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }
}

/// The time zone of this name, or that of the machine; UTC where there is none.
pub fn zone(name: Option<&str>) -> TimeZone {
    match name {
        Some(name) => jiff::tz::TimeZoneDatabase::bundled().get(name).unwrap_or(TimeZone::UTC),
        None => TimeZone::try_system().unwrap_or(TimeZone::UTC),
    }
}

/// A clock that stands until it is moved: for recorded worlds, the demo and tests. It keeps microseconds.
#[derive(Debug)]
pub struct Fixed(AtomicI64);

impl Fixed {
    pub fn at(time: Timestamp) -> Fixed {
        Fixed(AtomicI64::new(time.as_microsecond()))
    }

    /// Moves the clock on.
    pub fn advance(&self, by: Duration) {
        self.0.fetch_add(i64::try_from(by.as_micros()).unwrap_or(i64::MAX), Ordering::SeqCst);
    }

    pub fn set(&self, time: Timestamp) {
        self.0.store(time.as_microsecond(), Ordering::SeqCst);
    }
}

impl Clock for Fixed {
    fn now(&self) -> Timestamp {
        Timestamp::from_microsecond(self.0.load(Ordering::SeqCst)).unwrap_or(Timestamp::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fixed_clock_moves_only_when_told() {
        let start: Timestamp = "2005-06-01T12:00:00Z".parse().unwrap();
        let clock = Fixed::at(start);
        assert_eq!(clock.now(), start);
        clock.advance(Duration::from_secs(90));
        assert_eq!(clock.now().to_string(), "2005-06-01T12:01:30Z");
        clock.set(start);
        assert_eq!(clock.now(), start);
    }
}
