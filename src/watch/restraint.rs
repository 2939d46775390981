//! Restraint towards the owner: how many notices a day, and which first.
//!
//! What has no room waits, and nothing is lost by it: the incident stays as it is, grows, and its notice says what is true when
//! it is written. An emergency goes first and has three times the room everywhere, so that a flood of forgeries cannot hold it
//! back.

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use tokio::sync::Mutex;

use crate::incident::{Incident, Occasion, Story};
use crate::ports::{Store, StoreError};
use crate::tell::Worry;
use crate::verdict::Class;

use super::reporting::{Policy, news};

/// An emergency may be told so many times as often.
const EMERGENCY: u64 = 3;

/// Most notices in 24 hours.
#[derive(Debug, Clone)]
pub struct Restraint {
    pub account_max: u64,
    /// Accounts of the same client, this one included. None: it belongs to no client, and `client_max` does not hold.
    pub client: Vec<String>,
    pub client_max: u64,
    /// Of all accounts together.
    pub all_max: u64,
    /// Who counts, writes before another one counts. All accounts of an installation have the same. In it is for whom a dry run
    /// would have written.
    pub turn: Arc<Mutex<Vec<String>>>,
}

impl Restraint {
    /// The limit that leaves no room for one more notice, if one does. `planned`: for whom a dry run would have written one.
    pub(super) async fn full(
        &self,
        account: &str,
        incident: &Incident,
        planned: &[String],
        store: &impl Store,
        now: Timestamp,
    ) -> Result<Option<&'static str>, StoreError> {
        let since = now.checked_sub(SignedDuration::from_hours(24)).unwrap_or(Timestamp::MIN);
        let times = if is_emergency(incident) { EMERGENCY } else { 1 };
        let room = |max: u64| max.saturating_mul(times);
        let planned_for = |name: &str| planned.iter().filter(|one| *one == name).count() as u64;
        if store.notices_since(Some(account), since).await? + planned_for(account) >= room(self.account_max) {
            return Ok(Some("per_day_max"));
        }
        if store.notices_since(None, since).await? + planned.len() as u64 >= room(self.all_max) {
            return Ok(Some("all_per_day_max"));
        }
        if self.client.is_empty() {
            return Ok(None);
        }
        let mut of_client = 0;
        for name in &self.client {
            of_client += store.notices_since(Some(name), since).await? + planned_for(name);
        }
        Ok((of_client >= room(self.client_max)).then_some("client_per_day_max"))
    }

    /// How many incidents would be told, if there were room today: those that are due, and those of which a report waits.
    pub async fn held(
        &self,
        account: &str,
        policy: Policy,
        store: &impl Store,
        now: Timestamp,
    ) -> Result<usize, StoreError> {
        let incidents = store.incidents(Some(account)).await?;
        let news = news(account, policy, store, &incidents, now).await?;
        let worry = worry(&incidents);
        let mut held = 0;
        for incident in &incidents {
            let due = due(incident, now, SignedDuration::ZERO, worry).is_some() || news.contains(&incident.id);
            held += usize::from(due && self.full(account, incident, &[], store, now).await?.is_some());
        }
        Ok(held)
    }
}

/// What is open in the account.
pub(super) fn worry(incidents: &[Incident]) -> Worry {
    let worry = |one: &Incident| match one.story() {
        Some(Story::BreakIn) => Worry::BreakIn,
        Some(Story::Unclear) => Worry::Unclear,
        _ => Worry::Nothing,
    };
    incidents.iter().filter(|one| one.state.is_open()).map(worry).max().unwrap_or_default()
}

/// What is to be told of it. Nobody is told that all is well while a door is open.
pub(super) fn due(incident: &Incident, now: Timestamp, settle: SignedDuration, worry: Worry) -> Option<Occasion> {
    incident.due(now, settle).filter(|one| *one != Occasion::AllClear || worry != Worry::BreakIn)
}

/// What is due, the most urgent first, and of the same urgency what is oldest; the end comes last.
pub(super) fn by_urgency(mut due: Vec<(Incident, Occasion)>) -> Vec<(Incident, Occasion)> {
    due.sort_by_key(|(incident, occasion)| {
        (*occasion == Occasion::AllClear, urgency(incident.class), incident.found, incident.id.clone())
    });
    due
}

/// A lure comes before a forgery: it harms by what the owner does with it, so a warning that comes late is none.
fn urgency(class: Class) -> u8 {
    match Story::of(class) {
        Some(Story::BreakIn) => 0,
        Some(Story::Lure) => 1,
        Some(Story::Forgery) => 2,
        Some(Story::Unclear | Story::Mute) => 3,
        None => 4,
    }
}

fn is_emergency(incident: &Incident) -> bool {
    incident.class == Class::ThroughYourAccount
}
