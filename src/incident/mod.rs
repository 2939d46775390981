//! Cases that belong together are one event in the owner's life.
//!
//! A flood of bounces is one incident; two campaigns at once are two. [`place`] says which incident a case belongs to, [`traits`]
//! by what they are known to be one, [`state`] how an incident lives and what the owner hears of it. What is counted is what
//! came back: how much was sent nobody can know, and whoever shows these numbers says so. Everything here is arithmetic on
//! values with an end to each; time is an argument.

mod distinct;
mod due;
mod harm;
mod place;
mod receivers;
mod sighting;
mod sources;
pub mod state;
mod story;
#[cfg(test)]
mod tests;
mod traits;
mod volume;

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

pub use distinct::{Count, DISTINCT_MAX, Distinct};
pub use due::{QUIET_DAYS, SILENT_HOURS, Told};
pub use harm::Harm;
pub use place::{CAMPAIGNS_MAX, Change, REOPEN_DAYS, count_in};
pub use receivers::{Fate, Receivers};
pub use sighting::{Sighting, are_two};
pub use sources::{NETWORKS_MAX, Source, Sources};
pub use state::{Occasion, State};
pub use story::Story;
pub use traits::Traits;
pub use volume::Volume;

use crate::facts::{Facts, Question};
use crate::recognise::Kind;
use crate::record::CaseRecord;
use crate::verdict::Class;

/// How many names and hosts an incident keeps; a stranger chooses how many there are.
pub const KEPT_MAX: usize = 100;

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
    /// When alibi opened or reopened it: the settling time counts from here, whatever the mails' own dates say.
    pub found: Timestamp,
    pub messages: u64,
    /// Those that may have left through the owner's side: nobody can say.
    #[serde(default)]
    pub unclear: u64,
    /// When they came.
    #[serde(default)]
    pub volume: Volume,
    /// Which of the owner's addresses were used.
    #[serde(default)]
    pub identities: BTreeSet<String>,
    /// Organisations that sent notices: the first [`KEPT_MAX`] by name, and how many there are.
    #[serde(default)]
    pub bouncers: BTreeSet<String>,
    #[serde(default)]
    pub organisations: Distinct,
    /// Whom the forger wrote to, as far as it came back.
    #[serde(default)]
    pub recipients: Distinct,
    /// Where the mail was injected.
    #[serde(default)]
    pub sources: Sources,
    /// What DMARC reports say.
    #[serde(default)]
    pub receivers: Receivers,
    #[serde(default)]
    pub harms: BTreeSet<Harm>,
    /// What its mails are like.
    #[serde(default)]
    pub traits: Traits,
    /// The class that the owner was told last; None before the first notice.
    pub told: Option<Class>,
    /// The rest of what was told then. States of older versions have none.
    #[serde(default)]
    pub last_notice: Option<Told>,
    /// Notices written so far: numbers their Message-IDs.
    pub notices: u32,
    /// The incident that this one turned out to be part of; then all that it counted is there.
    #[serde(default)]
    pub joined: Option<String>,
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
            state: State::Opened,
            class: case.verdict.class,
            opened: case.arrived,
            last_seen: case.arrived,
            found: now,
            messages: 0,
            unclear: 0,
            volume: Volume::default(),
            identities: BTreeSet::new(),
            bouncers: BTreeSet::new(),
            organisations: Distinct::default(),
            recipients: Distinct::default(),
            sources: Sources::default(),
            receivers: Receivers::default(),
            harms: BTreeSet::new(),
            traits: Traits::default(),
            told: None,
            last_notice: None,
            notices: 0,
            joined: None,
        };
        incident.add(case, now);
        Some(incident)
    }

    /// Counts a case in. The order of cases does not matter for the outcome.
    fn add(&mut self, case: &CaseRecord, now: Timestamp) {
        self.mail_came(now);
        self.messages += 1;
        self.unclear += u64::from(Story::of_case(case) == Some(Story::Unclear));
        self.volume.add(case.arrived);
        self.opened = self.opened.min(case.arrived);
        self.last_seen = self.last_seen.max(case.arrived);
        keep(&mut self.identities, case.identity.as_deref());
        let organisation = case.witness.as_ref().map(|witness| witness.organisation.as_str());
        keep(&mut self.bouncers, organisation);
        organisation.into_iter().for_each(|organisation| self.organisations.add(organisation));
        case.notice.failed_recipients().into_iter().take(DISTINCT_MAX).for_each(|one| self.recipients.add(one));
        self.sources.add(case);
        self.harms.extend(Harm::of(case));
        self.traits.add(case);
        self.class = self.combined(case.verdict.class);
    }

    /// The story of the whole.
    pub fn story(&self) -> Option<Story> {
        match Story::of(self.class)? {
            Story::Unclear if self.unclear == 0 => Some(Story::Mute),
            story => Some(story),
        }
    }

    /// Whose networks should be asked for again: when its mails came, the registries could not be asked, and a forgery that
    /// independent witnesses may confirm waits for it.
    pub fn unasked_networks(&self) -> Vec<Question> {
        let waits = self.state.is_open() && self.class == Class::Forged;
        if waits { self.sources.unasked() } else { Vec::new() }
    }

    /// Takes the answers in. Did they change anything?
    pub fn learn_networks(&mut self, facts: &Facts) -> bool {
        let learned = self.sources.learn(facts);
        self.class = self.combined(self.class);
        learned
    }

    /// Takes what a DMARC report says of it.
    fn hear(&mut self, case: &CaseRecord) {
        let ours = receivers::domains(&self.identities);
        receivers::failures(case, &ours).for_each(|seen| self.sources.hear(case, seen));
        self.receivers.add(case, &ours);
        self.class = self.combined(self.class);
    }

    /// Takes over another incident that turned out to be part of this one, which is over then.
    fn absorb(&mut self, other: &mut Incident) {
        self.messages += std::mem::take(&mut other.messages);
        self.unclear += std::mem::take(&mut other.unclear);
        self.volume.absorb(std::mem::take(&mut other.volume));
        self.opened = self.opened.min(other.opened);
        self.last_seen = self.last_seen.max(other.last_seen);
        self.found = self.found.min(other.found);
        std::mem::take(&mut other.identities).iter().for_each(|one| keep(&mut self.identities, Some(one)));
        std::mem::take(&mut other.bouncers).iter().for_each(|one| keep(&mut self.bouncers, Some(one)));
        self.organisations.absorb(std::mem::take(&mut other.organisations));
        self.recipients.absorb(std::mem::take(&mut other.recipients));
        self.sources.absorb(std::mem::take(&mut other.sources));
        self.receivers.absorb(std::mem::take(&mut other.receivers));
        self.harms.append(&mut other.harms);
        self.traits.take(std::mem::take(&mut other.traits));
        self.class = self.combined(other.class);
        self.also_told(other);
        other.state = State::Closed;
        other.joined = Some(self.id.clone());
    }

    /// The class of the whole: the clearest of its cases, and confirmed where independent witnesses name one source.
    fn combined(&self, class: Class) -> Class {
        let clearest = if Story::rank(class) > Story::rank(self.class) { class } else { self.class };
        match clearest {
            Class::Forged if self.sources.confirmed().is_some() => Class::ForgedConfirmed,
            other => other,
        }
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
    let digest = crate::mail::digest::digest(&[account.as_bytes(), key.as_bytes()]);
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
