//! DMARC reports: what receivers did, counted once, and only on the word of somebody who is known.

use super::{SOURCE, forged, gather, report};
use crate::incident::{Fate, Incident};
use crate::recognise::Row;
use crate::record::CaseRecord;

/// A report with rows of (address, messages, disposition), under a record that asks for `policy`.
fn rows(number: &str, policy: &str, rows: &[(&str, u64, &str)]) -> CaseRecord {
    let mut case = report("two.example", "198.51.100.1", "fail", "shop.example");
    let aggregate = &mut case.notice.dmarc[0];
    aggregate.report_id = number.to_owned();
    (aggregate.policy.domain, aggregate.policy.p) = ("shop.example".to_owned(), policy.to_owned());
    let model = aggregate.rows[0].clone();
    let row = |(address, count, disposition): &(&str, u64, &str)| {
        let (source_ip, disposition) = (Some(address.parse().unwrap()), (*disposition).to_owned());
        Row { source_ip, count: *count, disposition, ..model.clone() }
    };
    aggregate.rows = rows.iter().map(row).collect();
    case.key = number.to_owned();
    case
}

fn after(reports: &[CaseRecord]) -> Incident {
    let mut cases = vec![forged("one.example", "192.0.2.1", 0)];
    cases.extend_from_slice(reports);
    gather(&cases).remove(0)
}

fn fate(incident: &Incident) -> Fate {
    incident.receivers.forged(&incident.sources)
}

#[test]
fn what_receivers_did_is_added_up() {
    let first = rows("1", "reject", &[(SOURCE, 90, "reject"), (SOURCE, 4, "none")]);
    let incident = after(&[first, rows("2", "reject", &[(SOURCE, 6, "reject")])]);
    assert_eq!(fate(&incident), Fate { refused: 96, delivered: 4, by_policy: 96, ..Fate::default() });
    assert_eq!(incident.receivers.reporters().number, 1);
    assert_eq!(incident.messages, 1, "no mail came back with them");
}

#[test]
fn one_report_seen_twice_counts_once() {
    let again = CaseRecord { key: "another mail".to_owned(), ..rows("1", "reject", &[(SOURCE, 90, "reject")]) };
    let incident = after(&[rows("1", "reject", &[(SOURCE, 90, "reject")]), again]);
    assert_eq!(fate(&incident).refused, 90);
}

#[test]
fn only_a_reporter_that_is_known_is_heard() {
    let mut stranger = rows("1", "reject", &[(SOURCE, 90, "reject")]);
    stranger.witness.as_mut().unwrap().authenticated = false;
    assert_eq!(fate(&after(&[stranger])), Fate::default());
}

#[test]
fn what_the_record_asks_for_is_told_from_what_it_does_not() {
    let quarantined = fate(&after(&[rows("1", "quarantine", &[(SOURCE, 5, "quarantine"), (SOURCE, 2, "none")])]));
    assert_eq!(quarantined, Fate { quarantined: 5, delivered: 2, by_policy: 5, ..Fate::default() });
    let unasked = fate(&after(&[rows("1", "none", &[(SOURCE, 5, "none"), (SOURCE, 2, "reject")])]));
    assert_eq!(unasked, Fate { delivered: 5, unasked: 5, refused: 2, ..Fate::default() });
    let mut by_choice = rows("1", "reject", &[(SOURCE, 3, "quarantine")]);
    by_choice.notice.dmarc[0].rows[0].reasons = vec!["local_policy".to_owned()];
    assert_eq!(fate(&after(&[by_choice])), Fate { quarantined: 3, ..Fate::default() });
    let mut forwarded = rows("1", "reject", &[(SOURCE, 3, "none")]);
    forwarded.notice.dmarc[0].rows[0].reasons = vec!["forwarded".to_owned()];
    assert_eq!(fate(&after(&[forwarded])), Fate::default(), "a forwarder is no forger");
    let mut below = rows("1", "none", &[(SOURCE, 3, "reject")]);
    below.notice.dmarc[0].policy.domain = "example".to_owned();
    below.notice.dmarc[0].policy.sp = "reject".to_owned();
    assert_eq!(fate(&after(&[below])).by_policy, 3, "a subdomain has a policy of its own");
}

#[test]
fn sources_that_no_bounce_named_are_kept_apart_until_one_does() {
    let both = || rows("1", "reject", &[(SOURCE, 3, "reject"), ("203.0.113.200", 40, "reject")]);
    let incident = after(&[both()]);
    assert_eq!(fate(&incident).refused, 3);
    let (others, count) = incident.receivers.others(&incident.sources);
    assert_eq!((others.refused, count.number, count.at_least), (40, 1, false));
    let mut late = forged("one.example", "192.0.2.1", 40);
    late.trace.injection.as_mut().unwrap().address = "203.0.113.200".parse().unwrap();
    assert_eq!(fate(&after(&[both(), late])).refused, 43);
}

#[test]
fn a_flood_of_reports_has_an_end_and_no_number_overflows() {
    let addresses: Vec<String> = (0..2_000).map(|n| format!("10.0.{}.{}", n / 250, n % 250)).collect();
    let many: Vec<(&str, u64, &str)> = addresses.iter().map(|address| (address.as_str(), u64::MAX, "none")).collect();
    let reports: Vec<CaseRecord> = (0..1_100).map(|n| rows(&n.to_string(), "none", &[(SOURCE, 1, "none")])).collect();
    let incident = after(&reports);
    assert_eq!((fate(&incident).delivered, incident.receivers.left_out()), (1_000, 100));
    let incident = after(&[rows("many", "none", &many)]);
    let (others, count) = incident.receivers.others(&incident.sources);
    assert!(count.at_least && count.number == 500, "{count:?}");
    assert_eq!(others.delivered, 2_000 * 100_000_000);
}
