//! Grouping, confirmation and telling, on cases made by hand.

mod grouping;
mod life;
mod reports;

use std::net::IpAddr;

use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;

use super::{Incident, Sources, State, count_in};
use crate::facts::{Answer, Fact, Facts, HostName, Netblock, Question};
use crate::recognise::{Aggregate, Kind, Notice, Row};
use crate::record::{CaseRecord, sample};
use crate::trace::Trace;
use crate::verdict::Class;

const START: &str = "2026-05-12T08:00:00Z";
const SOURCE: &str = "203.0.113.77";

fn start() -> Timestamp {
    START.parse().unwrap()
}

fn case(class: Class, witness: &str, address: &str, minutes: i64) -> CaseRecord {
    CaseRecord {
        key: format!("{witness}-{minutes}-{}", class.name()),
        arrived: start() + SignedDuration::from_mins(minutes),
        witness: sample::witness(witness, address),
        ..sample::case(class, SOURCE)
    }
}

fn forged(witness: &str, address: &str, minutes: i64) -> CaseRecord {
    case(Class::Forged, witness, address, minutes)
}

/// Counts the cases into as many incidents as they make.
fn gather(cases: &[CaseRecord]) -> Vec<Incident> {
    let mut incidents: Vec<Incident> = Vec::new();
    for case in cases {
        count_in(&mut incidents, case, start());
    }
    incidents.retain(|incident| incident.joined.is_none());
    incidents
}

fn in_block(mut case: CaseRecord, blocks: &[(&str, &str)]) -> CaseRecord {
    for (address, network) in blocks {
        let address: IpAddr = address.parse().unwrap();
        let block = Netblock { network: (*network).to_owned(), ..Netblock::default() };
        case.facts.insert(Question::Netblock(address), Fact::Known(Answer::Netblock(block)));
    }
    case
}

#[test]
fn two_organisations_in_two_networks_confirm() {
    let incidents = gather(&[forged("one.example", "192.0.2.1", 0), forged("two.example", "198.51.100.1", 10)]);
    assert_eq!(incidents.len(), 1);
    assert_eq!(incidents[0].class, Class::ForgedConfirmed);
    assert_eq!(incidents[0].messages, 2);
}

#[test]
fn two_witnesses_that_may_be_one_do_not_confirm() {
    let same_organisation = [forged("one.example", "192.0.2.1", 0), forged("one.example", "198.51.100.1", 10)];
    let same_network = [forged("one.example", "192.0.2.1", 0), forged("two.example", "192.0.2.2", 10)];
    let beside_the_source = [forged("one.example", "203.0.113.1", 0), forged("two.example", "198.51.100.1", 10)];
    let far_apart = [forged("one.example", "192.0.2.1", 0), forged("two.example", "198.51.100.1", 73 * 60)];
    for cases in [same_organisation, same_network, beside_the_source, far_apart] {
        assert_eq!(gather(&cases)[0].class, Class::Forged);
    }
}

/// What could not be asked stays so when an incident joins another.
#[test]
fn an_incident_that_joins_does_not_confirm_an_unasked_network() {
    let unasked = |witness: &str, address: &str| {
        let mut case = forged(witness, address, 0);
        case.facts.insert(Question::Netblock(SOURCE.parse().unwrap()), Fact::unknown("no answer"));
        case
    };
    let mut joining = Sources::default();
    joining.add(&unasked("one.example", "192.0.2.1"));
    joining.add(&unasked("two.example", "198.51.100.1"));
    assert_eq!(joining.confirmed(), None);
    let mut home = Sources::default();
    home.absorb(joining);
    assert_eq!(home.confirmed(), None);
}

#[test]
fn the_registries_know_better_than_the_neighbourhood() {
    let blocks = [("192.0.2.1", "192.0.2.0/26"), ("192.0.2.130", "192.0.2.128/26"), (SOURCE, "203.0.113.64/26")];
    let one = in_block(forged("one.example", "192.0.2.1", 0), &blocks);
    let two = in_block(forged("two.example", "192.0.2.130", 10), &blocks);
    assert_eq!(gather(&[one, two])[0].class, Class::ForgedConfirmed);
}

/// One address in another form (RFC 4291, RFC 3056, RFC 6052) is no other network.
#[test]
fn neighbours_in_another_form_are_one_witness() {
    for other in ["::ffff:192.0.2.2", "2002:c000:202::1", "64:ff9b::c000:202"] {
        let cases = [forged("one.example", "192.0.2.1", 0), forged("two.example", other, 10)];
        assert_eq!(gather(&cases)[0].class, Class::Forged, "{other}");
        let cases = [forged("one.example", "198.51.100.1", 0), forged("two.example", other, 10)];
        assert_eq!(gather(&cases)[0].class, Class::ForgedConfirmed, "{other}");
    }
}

/// Some organisations write under several domains, and are one all the same.
#[test]
fn one_organisation_under_two_names_is_one_witness() {
    let cases = [forged("google.com", "192.0.2.1", 0), forged("gmail.com", "198.51.100.1", 10)];
    assert_eq!(gather(&cases)[0].class, Class::Forged);
    // Nor is it a witness against a host of its own.
    let host = HostName { name: "mail-7.googlemail.com".to_owned(), confirmed: Some(true) };
    let mut cases = [forged("google.com", "192.0.2.1", 0), forged("two.example", "198.51.100.1", 10)];
    assert_eq!(gather(&cases)[0].class, Class::ForgedConfirmed);
    let names = Fact::Known(Answer::Names(vec![host]));
    cases.iter_mut().for_each(|case| case.facts.insert(Question::Names(SOURCE.parse().unwrap()), names.clone()));
    assert_eq!(gather(&cases)[0].class, Class::Forged);
}

/// In whose hand a network is that nobody could be asked about is not certain; that nobody is registered for it is an answer.
#[test]
fn a_network_that_could_not_be_asked_about_confirms_nothing() {
    let class = |address: &str, fact: &Fact| {
        let question = Question::Netblock(address.parse().unwrap());
        let mut cases = [forged("one.example", "192.0.2.1", 0), forged("two.example", "198.51.100.1", 10)];
        cases.iter_mut().for_each(|case| case.facts.insert(question.clone(), fact.clone()));
        gather(&cases)[0].class
    };
    for address in ["192.0.2.1", "198.51.100.1", SOURCE] {
        assert_eq!(class(address, &Fact::Absent), Class::ForgedConfirmed, "{address}");
        assert_eq!(class(address, &Fact::unknown("no answer in time")), Class::Forged, "{address}");
    }
    // One answer is enough, whenever it came.
    let blocks = [("192.0.2.1", "192.0.2.0/26"), ("198.51.100.1", "198.51.100.0/26"), (SOURCE, "203.0.113.64/26")];
    let known = ["one.example", "two.example"].map(|name| in_block(forged(name, "192.0.2.1", 20), &blocks));
    let mut cases =
        vec![forged("one.example", "192.0.2.1", 0), in_block(forged("two.example", "198.51.100.1", 9), &blocks)];
    cases[0].facts.insert(Question::Netblock("192.0.2.1".parse().unwrap()), Fact::unknown("no answer in time"));
    assert_eq!(gather(&cases)[0].class, Class::Forged);
    cases.extend(known.into_iter().take(1));
    assert_eq!(gather(&cases)[0].class, Class::ForgedConfirmed);
    cases.reverse();
    assert_eq!(gather(&cases)[0].class, Class::ForgedConfirmed, "in the other order");
}

/// A registry that was busy is asked again, about what the verdict hangs on and nothing else.
#[test]
fn networks_are_asked_about_again() {
    let unknown = |case: &mut CaseRecord, address: &str| {
        case.facts.insert(Question::Netblock(address.parse().unwrap()), Fact::unknown("asks to be left alone"));
    };
    let mut cases = vec![forged("one.example", "192.0.2.1", 0), forged("two.example", "198.51.100.1", 10)];
    unknown(&mut cases[0], "192.0.2.1");
    cases.iter_mut().for_each(|case| unknown(case, SOURCE));
    assert!(gather(&cases[..1])[0].unasked_networks().is_empty(), "one witness confirms nothing anyway");
    let incident = gather(&cases).remove(0);
    let wanted = incident.unasked_networks();
    assert_eq!(wanted, ["192.0.2.1", SOURCE].map(|address| Question::Netblock(address.parse().unwrap())));
    let learn = |answers: &[(usize, Fact)]| {
        let mut incident = incident.clone();
        let facts: Vec<_> = answers.iter().map(|(number, fact)| (wanted[*number].clone(), fact.clone())).collect();
        let learned = incident.learn_networks(&Facts::from(facts));
        (learned, incident.class, incident.unasked_networks().len())
    };
    let block =
        |network: &str| Fact::Known(Answer::Netblock(Netblock { network: network.to_owned(), ..Netblock::default() }));
    assert_eq!(learn(&[(0, Fact::unknown("still")), (1, Fact::unknown("still"))]), (false, Class::Forged, 2));
    assert_eq!(learn(&[(0, block("192.0.2.0/24"))]), (true, Class::Forged, 1));
    assert_eq!(learn(&[(0, block("192.0.2.0/24")), (1, Fact::Absent)]), (true, Class::ForgedConfirmed, 0));
    let one_hand = [(0, block("192.0.2.0/24")), (1, block("192.0.2.0/24"))];
    assert_eq!(learn(&one_hand), (true, Class::Forged, 0), "the witness sits where the source sits");
    let closed = Incident { state: State::Closed, ..incident.clone() };
    assert!(closed.unasked_networks().is_empty());
}

#[test]
fn a_witness_that_is_not_authenticated_does_not_confirm() {
    let mut two = forged("two.example", "198.51.100.1", 10);
    two.witness.as_mut().unwrap().authenticated = false;
    assert_eq!(gather(&[forged("one.example", "192.0.2.1", 0), two])[0].class, Class::Forged);
}

#[test]
fn a_break_in_is_never_folded_into_a_forgery() {
    let cases = [
        forged("one.example", "192.0.2.1", 0),
        case(Class::ThroughYourAccount, "two.example", "198.51.100.1", 1),
        case(Class::CannotTell, "three.example", "198.51.100.9", 2),
    ];
    let incidents = gather(&cases);
    let classes: Vec<Class> = incidents.iter().map(|incident| incident.class).collect();
    assert_eq!(classes, [Class::Forged, Class::ThroughYourAccount]);
    assert_eq!(incidents[0].messages, 2, "what is unclear joins the forgery, not the break-in");
}

#[test]
fn everyday_mail_is_no_event() {
    for class in [Class::SentByYou, Class::NotAReport, Class::NotYourAddress] {
        assert!(Incident::open(&case(class, "one.example", "192.0.2.1", 0), start()).is_none());
    }
}

proptest! {
    /// Mail arrives in any order: the outcome is the same.
    #[test]
    fn the_order_of_mails_does_not_matter(order in Just((0_usize..6).collect::<Vec<_>>()).prop_shuffle()) {
        let cases = [
            forged("one.example", "192.0.2.1", 0),
            forged("two.example", "198.51.100.1", 30),
            forged("two.example", "198.51.100.2", 60),
            case(Class::CannotTell, "three.example", "192.0.2.9", 61),
            case(Class::CannotTell, "four.example", "192.0.2.10", 62),
            forged("one.example", "192.0.2.1", 90),
        ];
        let shuffled: Vec<CaseRecord> = order.iter().map(|place| cases[*place].clone()).collect();
        let (expected, got) = (gather(&cases), gather(&shuffled));
        prop_assert_eq!(got.len(), 1);
        // The name comes from the case that was first; all else is the same.
        let got = Incident { id: expected[0].id.clone(), ..got[0].clone() };
        prop_assert_eq!(&got, &expected[0]);
    }
}

#[test]
fn an_answer_of_a_program_is_no_event() {
    let mut answer = case(Class::CannotTell, "one.example", "192.0.2.1", 5);
    answer.notice.kind = Kind::AutoReply;
    assert!(Incident::open(&answer, start()).is_none());
    let forgery = gather(&[forged("one.example", "192.0.2.1", 0), answer]);
    assert_eq!(forgery[0].messages, 1, "nor does it join one");
}

/// A DMARC report of `reporter` in which the source failed.
fn report(reporter: &str, address: &str, dkim: &str, header_from: &str) -> CaseRecord {
    let mut case = case(Class::CannotTell, reporter, address, 30);
    case.notice = Notice::new(Kind::DmarcAggregate, "rfc7489");
    case.trace = Trace::default();
    let row = Row {
        source_ip: Some(SOURCE.parse().unwrap()),
        count: 40,
        dkim: dkim.to_owned(),
        spf: "fail".to_owned(),
        header_from: header_from.to_owned(),
        ..Row::default()
    };
    case.notice.dmarc = vec![Aggregate { rows: vec![row], ..Aggregate::default() }];
    case
}

#[test]
fn a_report_of_another_house_confirms_and_counts_no_message() {
    let bounce = || forged("one.example", "192.0.2.1", 0);
    let class = |report: CaseRecord| {
        let incidents = gather(&[bounce(), report]);
        assert_eq!((incidents.len(), incidents[0].messages), (1, 1));
        incidents[0].class
    };
    assert_eq!(class(report("two.example", "198.51.100.1", "fail", "shop.example")), Class::ForgedConfirmed);
    // Of the same house, from the same network, about mail that passed, about another domain, or of nobody knows whom.
    assert_eq!(class(report("one.example", "198.51.100.1", "fail", "shop.example")), Class::Forged);
    assert_eq!(class(report("two.example", "192.0.2.9", "fail", "shop.example")), Class::Forged);
    assert_eq!(class(report("two.example", "198.51.100.1", "pass", "shop.example")), Class::Forged);
    assert_eq!(class(report("two.example", "198.51.100.1", "fail", "other.example")), Class::Forged);
    let mut unproven = report("two.example", "198.51.100.1", "fail", "shop.example");
    unproven.witness.as_mut().unwrap().authenticated = false;
    assert_eq!(class(unproven), Class::Forged);
    // Alone it is no event.
    assert!(gather(&[report("two.example", "198.51.100.1", "fail", "shop.example")]).is_empty());
}
