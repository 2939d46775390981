//! What is told, and when, over the life of an incident.

use jiff::{SignedDuration, Timestamp};

use super::{case, forged, gather, start};
use crate::incident::{Incident, Occasion, QUIET_DAYS, SILENT_HOURS, State, count_in};
use crate::recognise::{Failure, Kind};
use crate::record::CaseRecord;
use crate::verdict::Class;

const SETTLE: SignedDuration = SignedDuration::from_mins(2);

fn at(minutes: i64) -> Timestamp {
    start() + SignedDuration::from_mins(minutes)
}

fn add(incident: &mut Incident, case: &CaseRecord) {
    let mut incidents = vec![incident.clone()];
    count_in(&mut incidents, case, case.arrived).unwrap();
    assert_eq!(incidents.len(), 1);
    *incident = incidents.remove(0);
}

fn more(incident: &mut Incident, mails: i64) {
    (0..mails).for_each(|minute| add(incident, &forged("one.example", "192.0.2.1", minute)));
}

/// An incident of so many mails that was told.
fn told(mails: i64) -> Incident {
    let mut incident = gather(&[forged("one.example", "192.0.2.1", 0)]).remove(0);
    more(&mut incident, mails - 1);
    incident.told(at(10), SETTLE)
}

#[test]
fn the_first_wave_is_told_once_and_another_story_again() {
    let incident = gather(&[case(Class::CannotTell, "one.example", "192.0.2.1", 0)]).remove(0);
    assert_eq!(incident.due(start(), SETTLE), None, "the first wave may still be arriving");
    assert_eq!(incident.due(at(2), SETTLE), Some(Occasion::FirstWave));
    let mut incident = incident.told(at(2), SETTLE);
    assert_eq!((incident.state, incident.due(at(2), SETTLE)), (State::Growing, None));
    add(&mut incident, &case(Class::CannotTell, "two.example", "192.0.2.9", 3));
    assert_eq!(incident.due(at(3), SETTLE), None, "more of the same is not told again");
    add(&mut incident, &forged("two.example", "198.51.100.1", 4));
    assert_eq!(incident.due(at(4), SETTLE), Some(Occasion::NewVerdict), "now it is known to be forged");
    assert_eq!(incident.told(at(4), SETTLE).due(at(4), SETTLE), None);
}

#[test]
fn growth_is_told_when_it_is_threefold_and_no_trifle() {
    let mut incident = told(10);
    more(&mut incident, 19);
    assert_eq!((incident.messages, incident.due(at(30), SETTLE)), (29, None));
    more(&mut incident, 1);
    assert_eq!(incident.due(at(30), SETTLE), Some(Occasion::Growth));
    let mut incident = incident.told(at(30), SETTLE);
    more(&mut incident, 1);
    assert_eq!(incident.due(at(32), SETTLE), None);
    let mut few = told(2);
    more(&mut few, 6);
    assert_eq!(few.due(at(12), SETTLE), None, "eight after two are no flood");
}

#[test]
fn each_new_sort_of_harm_is_told_once() {
    let mut incident = told(3);
    for kind in [Kind::Complaint, Kind::VirusNotice] {
        let mut harm = forged("one.example", "192.0.2.1", 4);
        harm.notice.kind = kind;
        add(&mut incident, &harm);
        assert_eq!(incident.due(at(15), SETTLE), Some(Occasion::NewHarm), "{kind:?}");
        incident = incident.told(at(15), SETTLE);
        add(&mut incident, &harm);
        assert_eq!(incident.due(at(15), SETTLE), None, "{kind:?} again");
    }
}

#[test]
fn a_block_list_is_a_harm_if_the_owners_domain_is_on_it() {
    let refused = |diagnostic: &str| {
        let mut incident = told(3);
        let mut case = forged("one.example", "192.0.2.1", 4);
        case.notice.failures = vec![Failure { diagnostic: Some(diagnostic.to_owned()), ..Failure::default() }];
        add(&mut incident, &case);
        incident.due(at(15), SETTLE)
    };
    let listed = Some(Occasion::NewHarm);
    assert_eq!(refused("554 5.7.1 Domain SHOP.example is on our blocklist"), listed);
    assert_eq!(refused("550 shop.example listed at dbl.spamhaus.org"), listed);
    assert_eq!(refused("554 <anna@shop.example>: client 203.0.113.77 is on a DNSBL"), None, "the forger's computer");
    assert_eq!(refused("554 5.7.1 workshop.example is on our blocklist"), None);
    assert_eq!(refused("550 5.1.1 shop.example: no such user"), None);
}

#[test]
fn silence_makes_it_quiet_then_ends_it_with_an_all_clear() {
    let mut incident = told(3);
    let (day, end) = (at(60 * SILENT_HOURS + 30), at(60 * 24 * QUIET_DAYS + 30));
    assert!(!incident.pass_time(at(60), SETTLE));
    assert!(incident.pass_time(day, SETTLE));
    assert_eq!((incident.state, incident.due(day, SETTLE)), (State::Quiet, None));
    assert!(!incident.pass_time(day, SETTLE), "only once");
    let mut again = incident.clone();
    add(&mut again, &forged("one.example", "192.0.2.1", 60 * SILENT_HOURS + 20));
    assert_eq!((again.state, again.due(day, SETTLE)), (State::Growing, None));
    assert_eq!(incident.due(end, SETTLE), Some(Occasion::AllClear));
    assert!(!incident.pass_time(end, SETTLE), "it ends with its notice, not before");
    let mut incident = incident.told(end, SETTLE);
    assert_eq!((incident.state, incident.due(end, SETTLE)), (State::Closed, None));
    add(&mut incident, &forged("one.example", "192.0.2.1", 60 * 24 * (QUIET_DAYS + 3)));
    assert_eq!(incident.due(incident.found, SETTLE), None);
    assert_eq!(incident.due(incident.found + SETTLE, SETTLE), Some(Occasion::Reopened));
    let settled = incident.found + SETTLE;
    assert_eq!(incident.told(settled, SETTLE).state, State::Growing);
}

#[test]
fn silence_after_a_break_in_proves_nothing() {
    let broken = gather(&[case(Class::ThroughYourAccount, "one.example", "192.0.2.1", 0)]).remove(0);
    let mut broken = broken.told(at(3), SETTLE);
    let end = at(60 * 24 * QUIET_DAYS + 10);
    assert_eq!(broken.due(end, SETTLE), None);
    assert!(broken.pass_time(end, SETTLE));
    assert_eq!(broken.state, State::Closed);
}

#[test]
fn a_notice_that_waits_says_what_is_true_when_it_is_written() {
    let mut waiting = gather(&[forged("one.example", "192.0.2.1", 0)]).remove(0);
    more(&mut waiting, 49);
    let end = at(60 * 24 * QUIET_DAYS * 2);
    assert!(!waiting.pass_time(end, SETTLE), "it does not end untold");
    assert_eq!(waiting.due(end, SETTLE), Some(Occasion::FirstWave));
    let told = waiting.told(end, SETTLE);
    assert_eq!(told.last_notice.as_ref().map(|told| told.messages), Some(50));
    assert_eq!(told.notices, 1);
}

/// What was written before there were traits, volumes and harms.
fn of_an_older_version(state: &str, told: Option<&str>) -> Incident {
    serde_json::from_value(serde_json::json!({
        "id": "K7QM-3F2A", "account": "anna", "state": state, "class": "forged", "opened": start(),
        "last_seen": start(), "found": start(), "messages": 10, "identities": ["anna@shop.example"],
        "bouncers": ["one.example"], "sources": { "list": [], "uncounted": 0 }, "told": told, "notices": 1,
    }))
    .unwrap()
}

#[test]
fn the_state_of_an_older_version_goes_on() {
    let mut incident = of_an_older_version("open", Some("forged"));
    assert_eq!(incident.due(at(10), SETTLE), None, "it was told");
    more(&mut incident, 19);
    assert_eq!((incident.state, incident.due(at(20), SETTLE)), (State::Growing, None));
    more(&mut incident, 1);
    assert_eq!(incident.due(at(20), SETTLE), Some(Occasion::Growth));
    assert_eq!(of_an_older_version("open", None).due(at(10), SETTLE), Some(Occasion::FirstWave));
    assert_eq!(of_an_older_version("closed", None).due(at(10), SETTLE), None);
    let quiet = of_an_older_version("open", Some("forged"));
    assert_eq!(quiet.due(at(60 * 24 * QUIET_DAYS + 10), SETTLE), Some(Occasion::AllClear));
}
