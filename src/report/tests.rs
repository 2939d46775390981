//! Rules that need no mail: who is known, what is never reported, limits, before and after. Cases are made by hand.

use jiff::{SignedDuration, Timestamp};

use super::contact::{Contact, Step};
use super::plan::{Around, Plan, plan, questions_again, recheck};
use super::tally::Tally;
use super::{Limits, Mail, Report, Reported, Smolder, State, Suppressed, eligible, outcome};
use crate::facts::{Answer, Fact, Facts, HostName, Level, Netblock, Offer, Question};
use crate::incident::{Incident, count_in};
use crate::mail::received::Received;
use crate::original::Extent;
use crate::owner::Owner;
use crate::recognise::genuine::Delivery;
use crate::recognise::{Failure, Kind};
use crate::record::{CaseRecord, sample};
use crate::trace::{Hop, Trust};
use crate::verdict::Class;

const SOURCE: &str = "203.0.113.77";

fn now() -> Timestamp {
    "2026-05-12T08:00:00Z".parse().unwrap()
}

/// The source's network, with this contact.
fn block(contact: &str) -> Netblock {
    let offer = Offer { address: contact.into(), from: "of the network".into(), ..Offer::default() };
    let level = Level { network: "203.0.113.64/26".into(), offers: vec![offer], ..Level::default() };
    Netblock { network: level.network.clone(), levels: vec![level], asked: Some(now()), ..Netblock::default() }
}

/// What a mail system at `address` returned: number `number` of its mails, taken in `hours` before now.
fn case(host: &str, address: &str, number: usize, hours: i64) -> CaseRecord {
    let mut facts = Facts::default();
    let address = address.parse().unwrap();
    let names = vec![HostName { name: host.to_owned(), confirmed: Some(true) }];
    facts.insert(Question::Names(address), Fact::Known(Answer::Names(names)));
    facts
        .insert(Question::Netblock(SOURCE.parse().unwrap()), Fact::Known(Answer::Netblock(block("abuse@isp.example"))));
    let organisation = crate::mail::address::organisation(host).unwrap().to_owned();
    let seen = now() - SignedDuration::from_hours(hours);
    let line =
        Received { by: Some(host.to_owned()), id: Some(number.to_string()), date: Some(seen), ..Received::default() };
    let mut case = sample::case(Class::Forged, SOURCE);
    case.trace.hops = vec![Hop { line: line.into(), trust: Trust::Bouncer, why: String::new() }];
    CaseRecord {
        key: format!("{host}-{number}"),
        arrived: seen,
        delivery: Delivery {
            return_path: Some(String::new()),
            from: Some(format!("mailer-daemon@{organisation}")),
            ..Delivery::default()
        },
        extent: Extent::Headers,
        original_header: format!("From: anna@shop.example\r\nMessage-ID: <{number}@x.example>\r\n"),
        witness: sample::witness(&organisation, &address.to_string()),
        facts,
        ..case
    }
}

/// Fifteen mails each, of the last day.
fn fire(systems: &[(&str, &str)]) -> Vec<CaseRecord> {
    let of = |(host, address): &(&str, &str)| -> Vec<CaseRecord> {
        (0..15).map(|number| case(host, address, number, 1 + number as i64)).collect()
    };
    systems.iter().flat_map(of).collect()
}

const SMALL: (&str, &str) = ("mx.one.example", "192.0.2.1");
const LARGE: (&str, &str) = ("mail-1.google.com", "198.51.100.1");

fn incident(cases: &[CaseRecord]) -> (Incident, Tally) {
    let mut incidents = Vec::new();
    cases.iter().for_each(|case| drop(count_in(&mut incidents, case, now())));
    (incidents.swap_remove(0), Tally::of(cases))
}

/// What is known today: these contacts, and a desk that takes mail.
fn desk(contacts: Fact) -> Facts {
    let mut facts = Facts::default();
    facts.insert(Question::Contacts(SOURCE.parse().unwrap()), contacts);
    for domain in ["isp.example", "new.example"] {
        let exchangers = vec![format!("mx.{domain}")];
        facts.insert(Question::Exchangers(domain.into()), Fact::Known(Answer::Exchangers(exchangers)));
        let addresses = vec!["198.51.100.200".parse().unwrap()];
        facts.insert(Question::Addresses(format!("mx.{domain}")), Fact::Known(Answer::Addresses(addresses)));
    }
    facts
}

fn planned(cases: &[CaseRecord], owner: &Owner, reports: &[Report]) -> Plan {
    let (incident, tally) = incident(cases);
    let limits = Limits::default();
    let asked = eligible::Asked { incident: &incident, tally: &tally, owner, now: now(), limits: &limits };
    let facts = desk(Fact::Known(Answer::Netblock(block("abuse@isp.example"))));
    let suppressed = Suppressed::default();
    let around =
        Around { reports, watched: &[], suppressed: &suppressed, facts: &facts, documentation_is_public: true };
    plan(&asked, &around)
}

/// Why the source is left to smolder; None: it is reported.
fn smolder(cases: &[CaseRecord]) -> Option<Smolder> {
    planned(cases, &Owner::default(), &[]).smolder.first().map(|(_, smolder)| smolder.clone())
}

fn changed(systems: &[(&str, &str)], change: impl Fn(&mut CaseRecord)) -> Option<Smolder> {
    let mut cases = fire(systems);
    cases.iter_mut().for_each(change);
    smolder(&cases)
}

#[test]
fn a_known_provider_beside_a_small_one_is_enough() {
    assert_eq!(smolder(&fire(&[SMALL, LARGE])), None);
    assert!(matches!(smolder(&fire(&[SMALL, ("mx.two.example", "198.51.100.1")])), Some(Smolder::TooFewVoices { .. })));
}

#[test]
fn one_provider_under_two_names_is_one_voice() {
    let twin = ("mail-2.gmail.com", "192.0.2.200");
    assert!(smolder(&fire(&[LARGE, twin])).is_some());
    assert_eq!(smolder(&fire(&[LARGE, twin, SMALL])), None);
}

/// Its customers write through it, with its signature: none of these speaks for the provider.
#[test]
fn a_customer_of_a_known_provider_is_not_the_provider() {
    let large = |case: &CaseRecord| case.key.starts_with(LARGE.0);
    let with = |change: fn(&mut CaseRecord)| {
        changed(&[SMALL, LARGE], |case| {
            if large(case) {
                change(case);
            }
        })
    };
    let few = |smolder| matches!(smolder, Some(Smolder::TooFewVoices { .. }));
    assert!(few(with(|case| case.delivery.from = Some("somebody@gmail.com".into()))));
    assert!(few(with(|case| case.delivery.from = Some("postmaster@evil.example".into()))));
    assert!(few(with(|case| case.delivery.return_path = Some("somebody@gmail.com".into()))));
    assert!(few(with(|case| case.delivery.return_path = None)));
    // A copy that somebody else hands in.
    assert!(few(with(|case| {
        case.facts.insert(Question::Names("198.51.100.1".parse().unwrap()), Fact::Absent);
    })));
    // A complaint of a customer; of the provider's staff it counts.
    assert!(
        with(|case| {
            case.notice.kind = Kind::Arf;
            case.delivery.from = Some("somebody@gmail.com".into());
        })
        .is_some()
    );
    assert_eq!(
        with(|case| {
            case.notice.kind = Kind::Arf;
            case.delivery.from = Some("fbl@google.com".into());
        }),
        None
    );
}

#[test]
fn what_is_never_reported() {
    let named = |name: &'static str| {
        changed(&[SMALL, LARGE], move |case| {
            let names = vec![HostName { name: name.into(), confirmed: Some(true) }];
            case.facts.insert(Question::Names(SOURCE.parse().unwrap()), Fact::Known(Answer::Names(names)));
        })
    };
    assert_eq!(named("box77.isp.example"), None);
    assert_eq!(named("tor-exit.isp.example"), Some(Smolder::PassesOn));
    assert!(matches!(named("mail-x.outbound.protection.outlook.com"), Some(Smolder::SharedProvider { .. })));
    let mut cases = fire(&[SMALL, LARGE, ("mx.isp.example", "192.0.2.200")]);
    let names = vec![HostName { name: "box.isp.example".into(), confirmed: Some(true) }];
    cases[0].facts.insert(Question::Names(SOURCE.parse().unwrap()), Fact::Known(Answer::Names(names)));
    assert_eq!(smolder(&cases), Some(Smolder::Witness));
    let mut owner = Owner::default();
    owner.networks.push("203.0.113.0/24".parse().unwrap());
    assert_eq!(planned(&fire(&[SMALL, LARGE]), &owner, &[]).smolder[0].1, Smolder::OwnNetwork);
}

/// By the name that the address confirms, and by the address that it carries.
#[test]
fn what_is_never_reported_under_another_name() {
    let mut owner = Owner::default();
    owner.add("anna@shop.example");
    owner.providers.push("mx1.postwerk.example".to_owned());
    let left = |owner: &Owner, change: &dyn Fn(&mut CaseRecord)| {
        let mut cases = fire(&[SMALL, LARGE]);
        cases.iter_mut().for_each(change);
        planned(&cases, owner, &[]).smolder.first().map(|(_, smolder)| smolder.clone())
    };
    let named = |name: &str| {
        left(&owner, &|case| {
            let names = vec![HostName { name: name.into(), confirmed: Some(true) }];
            case.facts.insert(Question::Names(SOURCE.parse().unwrap()), Fact::Known(Answer::Names(names)));
        })
    };
    assert_eq!(named("box77.isp.example"), None);
    assert_eq!(named("mx2.shop.example"), Some(Smolder::OwnNetwork), "a backup exchanger");
    assert_eq!(named("relay9.postwerk.example"), Some(Smolder::OwnNetwork), "a relay of the provider");
    let mut office = owner.clone();
    office.networks.push("203.0.113.77/32".parse().unwrap());
    for carrier in ["2002:cb00:714d::1", "64:ff9b::cb00:714d"] {
        let at = |owner| {
            left(owner, &|case| {
                case.trace.injection.iter_mut().for_each(|found| found.address = carrier.parse().unwrap());
            })
        };
        assert_eq!((at(&owner), at(&office)), (Some(Smolder::Translated), Some(Smolder::OwnNetwork)), "{carrier}");
    }
}

/// A forwarder or a list server brings mail to others than it is addressed to; a bot on a customer's line only hides to whom.
#[test]
fn who_may_have_only_passed_it_on_is_not_reported() {
    let named = |name: &'static str, to: &'static str| {
        changed(&[SMALL, LARGE], move |case| {
            let names = vec![HostName { name: name.into(), confirmed: Some(true) }];
            case.facts.insert(Question::Names(SOURCE.parse().unwrap()), Fact::Known(Answer::Names(names)));
            case.notice.failures = vec![Failure { recipient: "bob@one.example".into(), ..Failure::default() }];
            case.original_header.push_str(to);
        })
    };
    assert_eq!(named("box77.isp.example", "To: Bob <bob@one.example>\r\n"), None);
    assert_eq!(named("box77.isp.example", "To: alias@house.example\r\n"), Some(Smolder::Astray));
    assert_eq!(named("box77.isp.example", ""), Some(Smolder::Astray));
    assert_eq!(named("dyn-77.isp.example", "To: alias@house.example\r\n"), None);
}

/// Two names, two keys, two networks, and one house that runs the mail of both.
#[test]
fn two_customers_of_one_house_are_one_voice() {
    let received_by = |exchanger: fn(&str) -> String| {
        changed(&[SMALL, ("mx.two.example", "198.51.100.1")], move |case| {
            let domain = case.witness.as_ref().unwrap().organisation.clone();
            case.notice.failures = vec![Failure { recipient: format!("bob@{domain}"), ..Failure::default() }];
            case.original_header.push_str(&format!("To: bob@{domain}\r\n"));
            let exchangers = vec![exchanger(&domain)];
            case.facts.insert(Question::Exchangers(domain), Fact::Known(Answer::Exchangers(exchangers)));
        })
    };
    assert!(matches!(received_by(|domain| format!("mx.{domain}")), Some(Smolder::TooFewVoices { voices: 2, .. })));
    assert_eq!(received_by(|domain| format!("{domain}.house.example")), Some(Smolder::NotConfirmed));
}

#[test]
fn small_and_old_fires_smolder() {
    let cases = fire(&[SMALL, LARGE]);
    let few: Vec<CaseRecord> = cases.iter().filter(|case| case.key.ends_with('1')).cloned().collect();
    assert!(matches!(smolder(&few), Some(Smolder::TooSmall { needed: 20, .. })));
    let aged = |by: i64| {
        let mut cases = cases.clone();
        for case in &mut cases {
            let mut line = (*case.trace.hops[0].line).clone();
            line.date = line.date.map(|date| date - SignedDuration::from_hours(by));
            case.trace.hops[0].line = line.into();
        }
        smolder(&cases)
    };
    assert_eq!(aged(30), None);
    assert_eq!(aged(60), Some(Smolder::TooOld { hours: 61 }), "however fresh the notice is");
    let mut wrong = cases.clone();
    wrong.iter_mut().for_each(|case| case.verdict.class = Class::ThroughYourAccount);
    assert_eq!(smolder(&wrong), None, "a break-in has no source to report");
    assert!(planned(&wrong, &Owner::default(), &[]).drafts.is_empty());
}

fn report(id: &str, contact: &str, source: &str, hours: i64, state: State) -> Report {
    let prepared = now() - SignedDuration::from_hours(hours);
    Report {
        id: id.into(),
        account: "anna".into(),
        incident: "other".into(),
        contact: Contact {
            address: contact.into(),
            network: String::new(),
            step: Step::Leaf,
            provenance: Vec::new(),
            strong: Vec::new(),
            weak: Vec::new(),
            red: Vec::new(),
        },
        sources: vec![Reported {
            address: source.parse().unwrap(),
            name: None,
            network: String::new(),
            messages: 20,
            first: prepared,
            last: prepared,
            witnesses: Vec::new(),
            samples: Vec::new(),
        }],
        prepared,
        state,
        changed: prepared,
        why: None,
        told: None,
        asked: None,
        sent: (state == State::Sent).then_some(prepared),
        mail: Mail {
            message_id: String::new(),
            envelope_sender: String::new(),
            to: contact.into(),
            subject: String::new(),
            text: String::new(),
            message: String::new(),
        },
        answers: Vec::new(),
        escalates: None,
    }
}

#[test]
fn a_contact_rests_and_a_day_has_an_end() {
    let with = |reports: &[Report]| {
        planned(&fire(&[SMALL, LARGE]), &Owner::default(), reports).smolder.first().map(|(_, smolder)| smolder.clone())
    };
    let rests = |reports: &[Report]| matches!(with(reports), Some(Smolder::ContactRests { .. }));
    assert!(rests(&[report("A", "abuse@isp.example", "192.0.2.9", 6 * 24, State::Sent)]));
    assert!(rests(&[report("A", "abuse@isp.example", "192.0.2.9", 1, State::Prepared)]), "asked for once is enough");
    assert!(rests(&[report("A", "abuse@parent.example", SOURCE, 24, State::Sent)]), "never leaf and parent together");
    assert!(!rests(&[report("A", "abuse@isp.example", "192.0.2.9", 8 * 24, State::Sent)]));
    assert!(!rests(&[report("A", "abuse@isp.example", "192.0.2.9", 1, State::Declined)]));
    let today: Vec<Report> =
        (0..5).map(|number| report("A", &format!("abuse@{number}.example"), "192.0.2.9", 23, State::Sent)).collect();
    assert_eq!(with(&today), Some(Smolder::DayIsFull { most: 5 }));
    assert_eq!(with(&today[1..]), None);
}

#[test]
fn before_and_after() {
    // Two mails an hour for two days, then a report, then one a day.
    let before: Vec<CaseRecord> =
        (0..96).map(|half| case("mx.one.example", "192.0.2.1", half, 6 * 24 + half as i64 / 2)).collect();
    let after: Vec<CaseRecord> =
        (1..6).map(|day| case("mx.one.example", "192.0.2.1", 200 + day, 24 * day as i64)).collect();
    let cases = [before, after].concat();
    let tally = Tally::of(&cases);
    let sent = report("A", "abuse@isp.example", SOURCE, 6 * 24 - 1, State::Sent);
    let effect = outcome::effect(&sent, &tally, now()).unwrap();
    assert_eq!(effect.says().as_deref(), Some("48 a day before the report, 1 after"));
    assert_eq!(effect.days.iter().map(|(_, mails)| mails).sum::<u64>(), 101);
    assert_eq!(outcome::effect(&report("A", "a@isp.example", SOURCE, 1, State::Prepared), &tally, now()), None);
    let fresh = report("A", "abuse@isp.example", SOURCE, 30, State::Sent);
    assert_eq!(outcome::effect(&fresh, &tally, now()).unwrap().after, None, "too early to say");
}

#[test]
fn the_network_around_is_asked_after_seven_days_if_it_goes_on() {
    let limits = Limits::default();
    let may = |tally: &Tally, hours| {
        outcome::may_escalate(&report("A", "abuse@isp.example", SOURCE, hours, State::Sent), tally, now(), &limits)
    };
    let going_on = Tally::of(&fire(&[SMALL]));
    assert!(may(&going_on, 7 * 24) && !may(&going_on, 7 * 24 - 1));
    let over = Tally::of(&[case("mx.one.example", "192.0.2.1", 1, 60)]);
    assert!(!may(&over, 8 * 24));
    // Who stopped it for a week is asked again himself.
    let again = Tally::of(&[case("mx.one.example", "192.0.2.1", 1, 1), case("mx.one.example", "192.0.2.1", 2, 8 * 24)]);
    let without_end: Vec<CaseRecord> =
        (0..10).map(|day| case("mx.one.example", "192.0.2.1", 300 + day, 24 * day as i64 + 1)).collect();
    assert!(!may(&again, 9 * 24) && may(&Tally::of(&without_end), 9 * 24));
    let declined = report("A", "abuse@isp.example", SOURCE, 8 * 24, State::Declined);
    assert!(!outcome::may_escalate(&declined, &going_on, now(), &limits));
}

#[test]
fn a_contact_is_asked_for_again_before_the_report_leaves() {
    let cases = fire(&[SMALL, LARGE]);
    let (incident, tally) = incident(&cases);
    let (limits, owner, suppressed) = (Limits::default(), Owner::default(), Suppressed::default());
    let asked = eligible::Asked { incident: &incident, tally: &tally, owner: &owner, now: now(), limits: &limits };
    let prepared = report("A", "abuse@isp.example", SOURCE, 1, State::Approved);
    let again = |facts: &Facts| {
        let around =
            Around { reports: &[], watched: &[], suppressed: &suppressed, facts, documentation_is_public: true };
        (questions_again(&prepared, &asked, &around), recheck(&prepared, &asked, &around))
    };
    let contacts = Question::Contacts(SOURCE.parse().unwrap());
    let known = |block: Netblock| desk(Fact::Known(Answer::Netblock(block)));
    let (questions, outcome) = again(&Facts::default());
    assert_eq!(questions, std::slice::from_ref(&contacts));
    assert!(matches!(outcome, Err(Smolder::NotNow { .. })), "not asked is no yes: {outcome:?}");
    assert_eq!(again(&known(block("abuse@isp.example"))), (Vec::new(), Ok(())));
    let old = Netblock { asked: Some(now() - SignedDuration::from_hours(25)), ..block("abuse@isp.example") };
    assert!(matches!(again(&known(old)).1, Err(Smolder::NotNow { .. })));
    let moved = again(&known(block("abuse@new.example"))).1;
    assert!(matches!(&moved, Err(Smolder::NoContact { why }) if why.contains("abuse@new.example")), "{moved:?}");
    assert!(matches!(again(&desk(Fact::Absent)).1, Err(Smolder::NoContact { .. })));
    assert!(matches!(again(&desk(Fact::unknown("no answer"))).1, Err(Smolder::NotNow { .. })));
}
