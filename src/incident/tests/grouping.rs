//! Two campaigns stay two, one stays one, in whatever order their mails come.

use std::collections::BTreeSet;

use jiff::SignedDuration;
use proptest::prelude::*;

use super::{case, forged, gather, start};
use crate::case::likeness::Likeness;
use crate::incident::{CAMPAIGNS_MAX, Incident, REOPEN_DAYS, State, Story, count_in};
use crate::record::CaseRecord;
use crate::trace::Trace;
use crate::verdict::{Class, Missing, What};

/// A number for each word, as the hash of the real thing.
fn numbers(words: &str) -> BTreeSet<u32> {
    let number = |word: &str| word.bytes().fold(7_u32, |sum, byte| sum.wrapping_mul(31).wrapping_add(u32::from(byte)));
    words.split_whitespace().map(number).collect()
}

fn like(subject: &str, body: &str) -> Likeness {
    Likeness { subject: numbers(subject), body: numbers(body), ..Likeness::default() }
}

const BILL: &str = "dear customer your invoice is overdue pay now or lose access to everything you own";
const PARCEL: &str = "a parcel could not be brought choose another day before friday else it goes back home";

/// A forged mail that was handed in from this address.
fn sent(likeness: Likeness, address: &str, minutes: i64) -> CaseRecord {
    let mut case = forged("one.example", "192.0.2.1", minutes);
    case.key = format!("{address}-{minutes}");
    case.trace.injection.as_mut().unwrap().address = address.parse().unwrap();
    CaseRecord { likeness, ..case }
}

/// A return of which only the notice came.
fn bare(minutes: i64) -> CaseRecord {
    CaseRecord { trace: Trace::default(), ..case(Class::CannotTell, "three.example", "192.0.2.9", minutes) }
}

fn sizes(incidents: &[Incident]) -> Vec<u64> {
    let mut sizes: Vec<u64> = incidents.iter().map(|incident| incident.messages).collect();
    sizes.sort_unstable();
    sizes
}

#[test]
fn one_campaign_from_400_computers_is_one() {
    let from = |n: i64| format!("10.{}.{}.7", n / 250, n % 250);
    let cases: Vec<CaseRecord> =
        (0..400).map(|n| sent(like("invoice overdue", &format!("{BILL} name{n} town{n}")), &from(n), n)).collect();
    let incidents = gather(&cases);
    assert_eq!(sizes(&incidents), [400]);
    assert_eq!(incidents[0].sources.computers().number, 400);
}

#[test]
fn one_trait_in_common_is_enough() {
    let first = || sent(like("invoice overdue", BILL), "203.0.113.7", 0);
    let with = |change: fn(&mut Likeness)| {
        let mut one = first();
        let mut other = sent(like("your parcel", PARCEL), "198.51.100.7", 1);
        assert_eq!(gather(&[one.clone(), other.clone()]).len(), 2, "nothing in common");
        change(&mut one.likeness);
        change(&mut other.likeness);
        gather(&[one, other]).len()
    };
    assert_eq!(with(|likeness| likeness.hosts.extend(["bad.example".to_owned()])), 1);
    assert_eq!(with(|likeness| likeness.signers.extend(["bulk.example".to_owned()])), 1);
    let network = sent(like("your parcel", PARCEL), "203.0.113.200", 1);
    let subject = sent(like("invoice overdue", PARCEL), "198.51.100.7", 1);
    let text = sent(like("your parcel", BILL), "198.51.100.7", 1);
    for other in [network, subject, text] {
        assert_eq!(gather(&[first(), other]).len(), 1);
    }
}

#[test]
fn what_came_back_without_headers_joins_the_campaign_it_is_like_else_the_first() {
    let bill = || sent(like("invoice overdue", BILL), "203.0.113.7", 0);
    let parcel = || sent(like("your parcel", PARCEL), "198.51.100.7", 1);
    let fragment = CaseRecord { likeness: like("your parcel", ""), ..bare(2) };
    let incidents = gather(&[bill(), parcel(), fragment, bare(3)]);
    assert_eq!(incidents.iter().map(|incident| incident.messages).collect::<Vec<_>>(), [2, 2]);
    assert_eq!(sizes(&gather(&[bare(0), bill()])), [2], "also if it came first");
    // It can be compared, and is unlike: nobody knows where it is from, and the forgery does not explain it.
    let other = CaseRecord { likeness: like("question about shelves", ""), ..bare(4) };
    let classes: Vec<Class> = gather(&[bill(), other]).iter().map(|incident| incident.class).collect();
    assert_eq!(classes, [Class::Forged, Class::CannotTell]);
}

#[test]
fn a_break_in_stays_apart_from_a_forgery_of_the_same_text() {
    let broken = case(Class::ThroughYourAccount, "two.example", "198.51.100.1", 1);
    let broken = CaseRecord { likeness: like("invoice overdue", BILL), ..broken };
    let incidents = gather(&[sent(like("invoice overdue", BILL), "203.0.113.7", 0), broken]);
    assert_eq!(sizes(&incidents), [1, 1]);
}

/// A mail of which nobody can say whose login was used.
fn unclear(likeness: Likeness, minutes: i64) -> CaseRecord {
    let mut case = case(Class::CannotTell, "two.example", "198.51.100.1", minutes);
    case.verdict.missing = vec![Missing::new(What::Customer, "whose login was used")];
    CaseRecord { likeness, ..case }
}

#[test]
fn what_may_be_the_owners_is_explained_by_no_forgery() {
    let bill = || like("invoice overdue", BILL);
    let forged = sent(bill(), "203.0.113.7", 0);
    let mute = CaseRecord { likeness: bill(), ..bare(2) };
    let stories = |cases: &[CaseRecord]| -> Vec<Option<Story>> {
        let mut stories: Vec<_> = gather(cases).iter().map(Incident::story).collect();
        stories.sort_by_key(|story| *story != Some(Story::Forgery));
        stories
    };
    let apart = [Some(Story::Forgery), Some(Story::Unclear)];
    let unclear = unclear(bill(), 1);
    assert_eq!(stories(&[forged.clone(), unclear.clone()]), apart);
    assert_eq!(stories(&[unclear.clone(), forged.clone()]), apart);
    for cases in [[&forged, &unclear, &mute], [&mute, &unclear, &forged], [&unclear, &mute, &forged]] {
        assert_eq!(stories(&cases.map(Clone::clone)), apart, "what brings nothing back links nothing");
    }
    assert_eq!(stories(&[forged, mute]), [Some(Story::Forgery)]);
}

#[test]
fn a_forger_who_writes_each_mail_anew_makes_no_crowd_of_incidents() {
    let anew = |n: i64| {
        let words = |kind: &str| (0..12).map(|word| format!("{kind}{n}x{word} ")).collect::<String>();
        sent(like(&words("s"), &words("b")), &format!("10.0.{n}.1"), n)
    };
    let incidents = gather(&(0..200).map(anew).collect::<Vec<_>>());
    assert_eq!(incidents.len(), CAMPAIGNS_MAX);
    assert_eq!(sizes(&incidents).iter().sum::<u64>(), 200);
}

#[test]
fn another_account_is_another_owner() {
    let one = sent(like("invoice overdue", BILL), "203.0.113.7", 0);
    let other = CaseRecord { account: "berta".to_owned(), ..one.clone() };
    assert_eq!(gather(&[one, other]).len(), 2);
}

#[test]
fn what_is_over_is_reopened_by_its_like_and_not_by_others() {
    let closed = || {
        let mut incidents = gather(&[sent(like("invoice overdue", BILL), "203.0.113.7", 0)]);
        incidents[0].state = State::Closed;
        incidents
    };
    let days = |days: i64| days * 24 * 60;
    let later = start() + SignedDuration::from_hours(240);
    let mut incidents = closed();
    count_in(&mut incidents, &sent(like("invoice overdue", ""), "198.51.100.7", days(10)), later).unwrap();
    assert_eq!((incidents.len(), incidents[0].state, incidents[0].messages), (1, State::Reopened, 2));
    assert_eq!(incidents[0].found, later, "it settles anew");
    let unlike = sent(like("your parcel", PARCEL), "198.51.100.7", days(10));
    let too_late = sent(like("invoice overdue", BILL), "203.0.113.7", days(REOPEN_DAYS + 1));
    for case in [unlike, bare(days(10)), too_late] {
        let mut incidents = closed();
        count_in(&mut incidents, &case, later).unwrap();
        assert_eq!((incidents.len(), incidents[0].state), (2, State::Closed));
    }
}

/// Two campaigns, and at the end a mail that has something of both.
fn campaigns() -> Vec<CaseRecord> {
    vec![
        sent(like("invoice overdue", BILL), "203.0.113.7", 0),
        sent(like("invoice overdue", BILL), "203.0.113.90", 3),
        sent(like("invoice overdue", BILL), "10.1.2.3", 6),
        sent(like("your parcel", PARCEL), "198.51.100.7", 1),
        sent(like("your parcel", ""), "10.9.9.9", 4),
        sent(like("your parcel", PARCEL), "10.8.8.8", 7),
        sent(like("your parcel", ""), "203.0.113.8", 5),
    ]
}

fn shuffled(cases: &[CaseRecord], order: &[usize]) -> Vec<CaseRecord> {
    order.iter().filter_map(|place| cases.get(*place).cloned()).collect()
}

proptest! {
    #[test]
    fn two_campaigns_are_two_in_any_order(order in Just((0_usize..6).collect::<Vec<_>>()).prop_shuffle()) {
        let incidents = gather(&shuffled(&campaigns(), &order));
        prop_assert_eq!(sizes(&incidents), [3, 3]);
        for incident in &incidents {
            let from: Vec<String> = incident.sources.iter().map(|(address, _)| address.to_string()).collect();
            prop_assert_eq!(from.contains(&"203.0.113.7".to_owned()), from.contains(&"10.1.2.3".to_owned()));
        }
    }

    /// A mail that has something of both makes them one, whenever it comes.
    #[test]
    fn a_link_makes_them_one_in_any_order(order in Just((0_usize..7).collect::<Vec<_>>()).prop_shuffle()) {
        let cases = campaigns();
        let (expected, got) = (gather(&cases), gather(&shuffled(&cases, &order)));
        prop_assert_eq!(got.len(), 1);
        // The name comes from the case that was first; all else is the same.
        let got = Incident { id: expected[0].id.clone(), ..got[0].clone() };
        prop_assert_eq!(&got, &expected[0]);
    }

    #[test]
    fn no_mail_is_lost_or_counted_twice(order in Just((0_usize..10).collect::<Vec<_>>()).prop_shuffle()) {
        let mut cases = campaigns();
        cases.extend([bare(2), bare(8), case(Class::ThroughYourAccount, "two.example", "198.51.100.1", 9)]);
        let incidents = gather(&shuffled(&cases, &order));
        prop_assert_eq!(incidents.len(), 2);
        prop_assert_eq!(sizes(&incidents), [1, 9]);
    }
}
