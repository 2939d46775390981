//! Which incident a case belongs to.
//!
//! | the case | goes to |
//! |---|---|
//! | has something in common with open incidents | the one that was told or opened first; the others join it |
//! | has something in common with one that is over, not long ago | that one, which is reopened |
//! | cannot be compared (a return without headers) | the forgery that was opened first, else what is unclear |
//! | is unlike all of them | an incident of its own, up to [`CAMPAIGNS_MAX`] at a time; then the one that was opened first |
//! | is a DMARC report | every open forgery of the domains that it speaks of; else none |
//!
//! A break-in and a forgery have nothing in common: what the owner must do is the opposite. Nor have a forgery and a mail that
//! may have left through the owner's side ([`Story::takes`]). Because incidents join when a case links them, it does not matter which of
//! the cases came first.

use jiff::{SignedDuration, Timestamp};

use super::receivers::{domains, is_about, is_report};
use super::traits::Link;
use super::{Incident, QUIET_DAYS, Story, is_event};
use crate::record::CaseRecord;

/// Forgeries that are kept apart at a time. A forger who writes every mail anew would make each an event of its own; the owner
/// wants to hear of one.
pub const CAMPAIGNS_MAX: usize = 5;
/// For so long after its last mail an incident that is over can be reopened.
pub const REOPEN_DAYS: i64 = 30;

/// What a case changed, as places in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The incident that the case belongs to.
    pub home: usize,
    /// Incidents that joined it, or heard the same report.
    pub also: Vec<usize>,
}

/// Counts a case into the incidents of its account, or opens one for it. None: it is no event, and nothing changed.
pub fn count_in(incidents: &mut Vec<Incident>, case: &CaseRecord, now: Timestamp) -> Option<Change> {
    if is_report(case) {
        return heard(incidents, case);
    }
    let story = Story::of_case(case).filter(|_| is_event(case))?;
    let linked = places(incidents, |one| one.is_near(case) && one.link(story, case) == Some(Link::Linked));
    if let Some(home) = first(incidents, &linked) {
        let ours = incidents.get(home)?.story()?;
        let joins = |one: &Incident| one.story().is_some_and(|other| ours.takes(other));
        let also: Vec<usize> =
            linked.into_iter().filter(|place| *place != home && incidents.get(*place).is_some_and(joins)).collect();
        for place in &also {
            join(incidents, home, *place);
        }
        incidents.get_mut(home)?.add(case, now);
        return Some(Change { home, also });
    }
    let home = reopened(incidents, story, case).or_else(|| {
        let near = places(incidents, |one| one.is_near(case) && one.link(story, case).is_some());
        let unknown = near.iter().filter(|place| {
            let link = incidents.get(**place).and_then(|one| one.link(story, case));
            link == Some(Link::Unknown) || near.len() >= CAMPAIGNS_MAX
        });
        let unknown: Vec<usize> = unknown.copied().collect();
        first(incidents, &unknown)
    });
    let home = match home {
        Some(home) => {
            incidents.get_mut(home)?.add(case, now);
            home
        }
        None => {
            incidents.push(Incident::open(case, now)?);
            incidents.len() - 1
        }
    };
    Some(Change { home, also: Vec::new() })
}

/// A report is heard by every forgery of the domain: each takes what is about its own sources.
fn heard(incidents: &mut [Incident], case: &CaseRecord) -> Option<Change> {
    let hears = |one: &Incident| {
        one.is_near(case) && Story::of(one.class) == Some(Story::Forgery) && is_about(case, &domains(&one.identities))
    };
    let mut places = places(incidents, hears);
    let home = first(incidents, &places)?;
    for place in &places {
        incidents.get_mut(*place)?.hear(case);
    }
    places.retain(|place| *place != home);
    Some(Change { home, also: places })
}

fn places(incidents: &[Incident], fits: impl Fn(&Incident) -> bool) -> Vec<usize> {
    incidents.iter().enumerate().filter(|(_, one)| fits(one)).map(|(place, _)| place).collect()
}

/// Forgeries before what is unclear, then what the owner knows of, then the oldest.
fn first(incidents: &[Incident], places: &[usize]) -> Option<usize> {
    let order = |place: &&usize| {
        incidents
            .get(**place)
            .map(|one| (Story::of(one.class) != Some(Story::Forgery), one.told.is_none(), one.opened, one.id.as_str()))
    };
    places.iter().min_by_key(order).copied()
}

fn reopened(incidents: &[Incident], story: Story, case: &CaseRecord) -> Option<usize> {
    let recent = places(incidents, |one| {
        let since = case.arrived.duration_since(one.last_seen);
        let before = one.opened.duration_since(case.arrived);
        !one.state.is_open()
            && one.joined.is_none()
            && one.account == case.account
            && since <= SignedDuration::from_hours(24 * REOPEN_DAYS)
            && before <= SignedDuration::from_hours(24 * QUIET_DAYS)
            && one.link(story, case) == Some(Link::Linked)
    });
    recent.into_iter().max_by_key(|place| incidents.get(*place).map(|one| (one.last_seen, one.id.as_str())))
}

fn join(incidents: &mut [Incident], home: usize, other: usize) {
    let Some(mut joining) = incidents.get(other).cloned() else { return };
    if let Some(home) = incidents.get_mut(home) {
        home.absorb(&mut joining);
    }
    if let Some(place) = incidents.get_mut(other) {
        *place = joining;
    }
}

impl Incident {
    /// Could the case be of this event by account and time?
    fn is_near(&self, case: &CaseRecord) -> bool {
        let quiet = SignedDuration::from_hours(24 * QUIET_DAYS);
        self.state.is_open()
            && self.account == case.account
            && case.arrived.duration_since(self.last_seen) <= quiet
            && self.opened.duration_since(case.arrived) <= quiet
    }

    /// How a case of this story stands to the incident. None: they never go together.
    fn link(&self, story: Story, case: &CaseRecord) -> Option<Link> {
        let ours = self.story()?;
        match (ours.takes(story), ours) {
            (false, _) => None,
            (true, Story::Forgery | Story::Unclear | Story::Mute) => Some(self.traits.link(case)),
            // Whatever was sent through one account, or pretends to be a return, is one event.
            (true, Story::BreakIn | Story::Lure) => Some(Link::Linked),
        }
    }
}
