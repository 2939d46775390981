//! What is due for an incident: which event of [`super::state`] it is in, now.

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::state::{Event, Occasion, State, next};
use super::{Harm, Incident, Story};

/// An incident without a new mail for this long is over.
pub const QUIET_DAYS: i64 = 7;
/// An incident without a new mail for this long is quiet.
pub const SILENT_HOURS: i64 = 24;
/// Growth is worth a notice if it is at least threefold, and by so many mails: three after one are no flood.
const GROWTH: u64 = 3;
const GROWTH_MESSAGES_MIN: u64 = 20;

/// What the owner knew after the last notice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    pub at: Timestamp,
    pub messages: u64,
    pub harms: BTreeSet<Harm>,
}

impl Incident {
    /// The notice that is due, if any. `settle`: how long the first wave may take to arrive before the owner is told about it.
    pub fn due(&self, now: Timestamp, settle: SignedDuration) -> Option<Occasion> {
        self.event(now, settle).and_then(|event| next(self.current(), event).1)
    }

    /// When the first notice is due; None if one was written.
    pub fn settled_at(&self, settle: SignedDuration) -> Option<Timestamp> {
        let waits = matches!(self.current(), State::Opened | State::Reopened);
        self.found.checked_add(settle).ok().filter(|_| waits)
    }

    /// The incident after the notice that was due was written.
    pub fn told(mut self, now: Timestamp, settle: SignedDuration) -> Incident {
        if let Some(event) = self.event(now, settle) {
            self.state = next(self.current(), event).0;
        }
        self.told = Some(self.class);
        self.last_notice = Some(Told { at: now, messages: self.messages, harms: self.harms.clone() });
        self.notices += 1;
        self
    }

    /// Time went by, and there is nothing to tell. True if that changed the incident.
    pub fn pass_time(&mut self, now: Timestamp, settle: SignedDuration) -> bool {
        let (state, occasion) = match self.event(now, settle) {
            Some(event) => next(self.current(), event),
            None => return false,
        };
        let changed = occasion.is_none() && state != self.state;
        if changed {
            self.state = state;
        }
        changed
    }

    /// One more mail is about to be counted.
    pub(super) fn mail_came(&mut self, now: Timestamp) {
        // A state of an older version says that it was told, and not what: from here on is counted.
        if self.told.is_some() && self.last_notice.is_none() {
            self.last_notice = Some(Told { at: self.last_seen, messages: self.messages, harms: self.harms.clone() });
        }
        let (state, _) = next(self.current(), Event::Mail);
        if state == State::Reopened && self.state == State::Closed {
            self.found = now;
        }
        self.state = state;
    }

    /// An incident that joins this one was told as well, or not.
    pub(super) fn also_told(&mut self, other: &Incident) {
        if let (Some(ours), Some(theirs)) = (&mut self.last_notice, &other.last_notice) {
            ours.messages += theirs.messages;
            ours.harms.extend(theirs.harms.iter().copied());
        }
    }

    /// What is most important of what happened since the last notice.
    fn event(&self, now: Timestamp, settle: SignedDuration) -> Option<Event> {
        if let Some(settled) = self.settled_at(settle) {
            return (now >= settled).then_some(Event::Settled);
        }
        let silence = now.duration_since(self.last_seen.max(self.found));
        let news = self.last_notice.as_ref();
        let proves = matches!(Story::of(self.class), Some(Story::Forgery | Story::Unclear));
        if Story::of(self.told?) != Story::of(self.class) {
            Some(Event::OtherStory)
        } else if news.is_some_and(|told| !self.harms.is_subset(&told.harms)) {
            Some(Event::NewHarm)
        } else if news.is_some_and(|told| grew(told.messages, self.messages)) {
            Some(Event::Threefold)
        } else if silence > SignedDuration::from_hours(24 * QUIET_DAYS) {
            Some(if proves { Event::Over } else { Event::Faded })
        } else {
            (silence > SignedDuration::from_hours(SILENT_HOURS)).then_some(Event::Silence)
        }
    }

    /// The state. Older versions wrote `open` also for what was told.
    fn current(&self) -> State {
        if self.state == State::Opened && self.told.is_some() { State::Growing } else { self.state }
    }
}

fn grew(before: u64, now: u64) -> bool {
    now >= before.saturating_mul(GROWTH) && now.saturating_sub(before) >= GROWTH_MESSAGES_MIN
}
