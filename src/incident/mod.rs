//! Cases that belong together are one event in the owner's life.
//!
//! | state | a new case of the same story | silence of [`QUIET_DAYS`] | the owner is told |
//! |---|---|---|---|
//! | open, not told | counts; may sharpen the class | stays | once, when the first wave had time to arrive |
//! | open, told | counts; may sharpen the class | closed | again only if the class became another one |
//! | closed | opens a new incident | stays | no |
//!
//! A flood of bounces is one incident. A break-in is never folded into a forgery: it has an incident of its own, because what
//! the owner must do is the opposite. Everything here is arithmetic on values; time is an argument.

mod rows;
mod sources;
mod story;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

pub use sources::{NETWORKS_MAX, Sighting, Source, Sources};
pub use story::Story;

use crate::recognise::Kind;
use crate::record::CaseRecord;
use crate::verdict::Class;

/// An incident without a new case for this long is over.
pub const QUIET_DAYS: i64 = 7;

/// How many names, hosts and samples an incident keeps; a stranger chooses how many there are.
pub const KEPT_MAX: usize = 100;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    Open,
    Closed,
}

/// One event: many returns, one story.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Incident {
    /// Short, for people: `K7QM-3F2A`.
    pub id: String,
    pub account: String,
    pub state: State,
    pub class: Class,
    /// When the first and the last of its mails arrived.
    pub opened: Timestamp,
    pub last_seen: Timestamp,
    /// When alibi opened it: the settling time counts from here, whatever the mails' own dates say.
    pub found: Timestamp,
    pub messages: u64,
    /// Which of the owner's addresses were used.
    #[serde(default)]
    pub identities: BTreeSet<String>,
    /// Organisations that sent notices.
    #[serde(default)]
    pub bouncers: BTreeSet<String>,
    /// Where the mail was injected.
    #[serde(default)]
    pub sources: Sources,
    /// What the owner was told last; None before the first notice.
    pub told: Option<Class>,
    /// Notices written so far: numbers their Message-IDs.
    pub notices: u32,
}

impl Incident {
    /// Opens an incident with its first case. None if a case of this class is no event: the owner's own mail, ordinary mail.
    pub fn open(case: &CaseRecord, now: Timestamp) -> Option<Incident> {
        if !is_event(case) {
            return None;
        }
        let mut incident = Incident {
            id: short_id(&case.account, &case.key),
            account: case.account.clone(),
            state: State::Open,
            class: case.verdict.class,
            opened: case.arrived,
            last_seen: case.arrived,
            found: now,
            messages: 0,
            identities: BTreeSet::new(),
            bouncers: BTreeSet::new(),
            sources: Sources::default(),
            told: None,
            notices: 0,
        };
        incident.add(case);
        Some(incident)
    }

    /// Does this case belong here?
    pub fn takes(&self, case: &CaseRecord) -> bool {
        let quiet = SignedDuration::from_hours(24 * QUIET_DAYS);
        let near =
            case.arrived.duration_since(self.last_seen) <= quiet && self.opened.duration_since(case.arrived) <= quiet;
        self.state == State::Open
            && self.account == case.account
            && near
            && (self.hears(case) || is_event(case) && self.is_of_story(case))
    }

    fn is_of_story(&self, case: &CaseRecord) -> bool {
        match (Story::of(self.class), Story::of(case.verdict.class)) {
            (Some(ours), Some(theirs)) => ours.takes(theirs),
            _ => false,
        }
    }

    /// Counts a case in. The order of cases does not matter for the outcome.
    pub fn add(&mut self, case: &CaseRecord) {
        if rows::is_report(case) {
            let seen: Vec<rows::Seen> = self.failures(case).collect();
            seen.into_iter().for_each(|seen| self.sources.hear(case, seen));
            self.class = self.combined(self.class);
            return;
        }
        self.messages += 1;
        self.opened = self.opened.min(case.arrived);
        self.last_seen = self.last_seen.max(case.arrived);
        keep(&mut self.identities, case.identity.as_deref());
        keep(&mut self.bouncers, case.witness.as_ref().map(|witness| witness.organisation.as_str()));
        self.sources.add(case);
        self.class = self.combined(case.verdict.class);
    }

    /// The class of the whole: the clearest of its cases, and confirmed where independent witnesses name one source.
    fn combined(&self, class: Class) -> Class {
        let clearest = if Story::rank(class) > Story::rank(self.class) { class } else { self.class };
        match clearest {
            Class::Forged if self.sources.confirmed().is_some() => Class::ForgedConfirmed,
            other => other,
        }
    }

    /// Is a notice due? `settle`: how long the first wave may take to arrive before the owner is told about it.
    pub fn is_due(&self, now: Timestamp, settle: SignedDuration) -> bool {
        match self.told {
            None => self.state == State::Open && now.duration_since(self.found) >= settle,
            Some(told) => self.state == State::Open && Story::of(told) != Story::of(self.class),
        }
    }

    /// The incident after its notice was written.
    pub fn told(mut self) -> Incident {
        self.told = Some(self.class);
        self.notices += 1;
        self
    }

    /// Closes it if nothing came for [`QUIET_DAYS`].
    pub fn close_if_quiet(&mut self, now: Timestamp) -> bool {
        let quiet = now.duration_since(self.last_seen.max(self.found)) > SignedDuration::from_hours(24 * QUIET_DAYS);
        let closes = self.state == State::Open && quiet;
        if closes {
            self.state = State::Closed;
        }
        closes
    }
}

/// Is the case part of anything that happened to the owner? An answer of somebody's program, a receipt or a note that all went
/// well, of which nothing more is known, is everyday mail.
fn is_event(case: &CaseRecord) -> bool {
    let everyday =
        matches!(case.notice.kind, Kind::AutoReply | Kind::ReadReceipt | Kind::Success | Kind::DmarcAggregate);
    Story::of(case.verdict.class).is_some() && !(everyday && case.verdict.class == Class::CannotTell)
}

fn keep(set: &mut BTreeSet<String>, value: Option<&str>) {
    if let Some(value) = value
        && set.len() < KEPT_MAX
        && !set.contains(value)
    {
        set.insert(value.to_owned());
    }
}

/// A short name that the same first case gives again after a crash: eight characters of an alphabet without look-alikes.
pub fn short_id(account: &str, key: &str) -> String {
    const ALPHABET: [u8; 32] = *b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    let digest = crate::case::digest(&[account.as_bytes(), key.as_bytes()]);
    let mut id = String::with_capacity(9);
    for (place, byte) in digest.iter().take(8).enumerate() {
        if place == 4 {
            id.push('-');
        }
        let letter = ALPHABET.get(usize::from(byte % 32)).copied().unwrap_or(b'2');
        id.push(char::from(letter));
    }
    id
}
