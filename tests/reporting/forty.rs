//! Forty sources in five mailboxes: exactly the reports that the rules allow, and a reason for every other source.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::net::IpAddr;
use std::time::Duration;

use alibi::ports::Reports as _;
use alibi::report::Smolder;

use crate::stage::{HONEST, Stage, account};

/// What is to become of a source.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Fate {
    Reported(&'static str),
    Left(&'static str),
}
use Fate::{Left, Reported};

struct Source {
    account: &'static str,
    /// Mails that come back.
    mails: usize,
    /// By how many of the honest mail systems.
    witnesses: usize,
    /// On which day of March they were handed in; now is the tenth.
    day: u8,
    name: String,
    desk: &'static str,
    fate: Fate,
}

fn source(account: &'static str, mails: usize, desk: &'static str, fate: Fate) -> Source {
    Source { account, mails, witnesses: 5, day: 10, name: String::new(), desk, fate }
}

/// The busiest of each mailbox first. The last column of each line is what the rules say.
fn sources() -> Vec<Source> {
    let mut all = vec![
        source("one", 30, "abuse@alpha.example", Reported("abuse@alpha.example")),
        source("one", 29, "abuse@alpha.example", Reported("abuse@alpha.example")),
        source("one", 28, "abuse@bravo.example", Reported("abuse@bravo.example")),
        source("one", 27, "abuse@charlie.example", Left("not-among-the-busiest")),
        Source {
            name: "tor-exit-9.delta.example".into(),
            ..source("one", 26, "abuse@delta.example", Left("passes-on"))
        },
        Source { witnesses: 1, ..source("one", 25, "abuse@delta.example", Left("not-confirmed")) },
        Source { day: 5, ..source("one", 24, "abuse@delta.example", Left("too-old")) },
        source("one", 19, "abuse@delta.example", Left("too-small")),
        // Nobody to write to: a registry's own mailbox, a domain without a mail server, a desk that got its report already.
        source("two", 30, "hostmaster@ripe.net", Left("no-contact")),
        source("two", 29, "abuse@nowhere.example", Left("no-contact")),
        source("two", 28, "abuse@alpha.example", Left("contact-rests")),
        source("two", 27, "abuse@echo.example", Left("not-among-the-busiest")),
        Source { name: "vpn7.echo.example".into(), ..source("two", 26, "abuse@echo.example", Left("passes-on")) },
        Source {
            name: "mail-x9.outbound.protection.outlook.com".into(),
            ..source("two", 25, "abuse@microsoft.example", Left("shared-provider"))
        },
        Source { witnesses: 3, ..source("two", 24, "abuse@echo.example", Left("too-few-voices")) },
        source("two", 3, "abuse@echo.example", Left("too-small")),
        source("three", 30, "abuse@foxtrot.example", Reported("abuse@foxtrot.example")),
        source("three", 29, "abuse@golf.example", Reported("abuse@golf.example")),
        source("three", 28, "abuse@hotel.example", Reported("abuse@hotel.example")),
        source("four", 30, "abuse@india.example", Left("day-is-full")),
        source("four", 29, "abuse@juliett.example", Left("day-is-full")),
        source("four", 28, "abuse@kilo.example", Left("day-is-full")),
        // A null MX, a mail server inside a private network, one that could not be asked for.
        source("five", 30, "abuse@lima.example", Left("no-contact")),
        source("five", 29, "abuse@mike.example", Left("no-contact")),
        source("five", 28, "abuse@november.example", Left("not-now")),
    ];
    for account in ["three", "four", "five"] {
        for mails in 3..8 {
            all.push(source(account, mails, "abuse@oscar.example", Left("too-small")));
        }
    }
    all.iter_mut().enumerate().for_each(name);
    all
}

fn name((place, source): (usize, &mut Source)) {
    if source.name.is_empty() {
        source.name = format!("box{place}.elsewhere.example");
    }
}

fn address(place: usize) -> String {
    format!("2001:db8:{:x}::25", 0x100 + place)
}

/// The desks' mail servers, and the names of the sources.
fn zone(sources: &[Source]) -> String {
    let mut zone = String::new();
    let takes =
        ["alpha", "bravo", "charlie", "delta", "echo", "foxtrot", "golf", "hotel", "india", "juliett", "kilo", "oscar"];
    for desk in takes {
        let _ = writeln!(
            zone,
            "{desk}.example. 3600 IN MX 10 mx.{desk}.example.\nmx.{desk}.example. 3600 IN A 198.51.100.250"
        );
    }
    zone.push_str("lima.example. 3600 IN MX 0 .\nmike.example. 3600 IN MX 10 mx.mike.example.\nmx.mike.example. 3600 IN A 10.0.0.7\n");
    for (place, source) in sources.iter().enumerate() {
        let address: std::net::Ipv6Addr = address(place).parse().unwrap();
        let nibbles: String =
            address.octets().iter().rev().map(|byte| format!("{:x}.{:x}.", byte & 15, byte >> 4)).collect();
        let _ =
            writeln!(zone, "{}. 3600 IN AAAA {address}\n{nibbles}ip6.arpa. 3600 IN PTR {}.", source.name, source.name);
    }
    zone
}

fn network(place: usize, desk: &str) -> String {
    let start = format!("2001:db8:{:x}::", 0x100 + place);
    format!(
        r#"{{"objectClassName": "ip network", "handle": "NET-{place}", "name": "Network {place}", "startAddress": "{start}",
        "endAddress": "{start}ffff:ffff:ffff:ffff", "ipVersion": "v6", "type": "ALLOCATED", "status": ["active"],
        "entities": [{{"objectClassName": "entity", "handle": "H{place}", "roles": ["registrant"],
        "vcardArray": ["vcard", [["version", {{}}, "text", "4.0"], ["fn", {{}}, "text", "Holder {place}"]]]}},
        {{"objectClassName": "entity", "roles": ["abuse"],
        "vcardArray": ["vcard", [["version", {{}}, "text", "4.0"], ["email", {{}}, "text", "{desk}"]]]}}]}}"#
    )
}

/// A stage on which all of them send.
async fn burning(sources: &[Source]) -> Stage {
    let mut stage = Stage::new(&zone(sources)).await;
    let world = stage.town.folder.path().join("world");
    for (place, source) in sources.iter().enumerate() {
        fs::write(world.join(format!("rdap/source-{place}.json")), network(place, source.desk)).unwrap();
        let from = address(place);
        let systems = &HONEST[..source.witnesses];
        stage.returned(source.account, (&format!("IPv6:{from}"), &source.name), systems, source.mails, source.day);
    }
    stage
}

fn reason(smolder: &Smolder) -> String {
    serde_json::to_value(smolder).unwrap()["reason"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn exactly_the_allowed_reports_are_prepared_and_every_other_source_has_its_reason() {
    let sources = sources();
    assert_eq!(sources.len(), 40);
    let stage = burning(&sources).await;
    let world = stage.town.folder.path().join("world");
    fs::write(world.join("dns.fail"), "november.example MX timeout\n").unwrap();
    for name in ["one", "two", "three", "four", "five"] {
        stage.pass(&account(name), 0).await;
    }
    let mut fates: BTreeMap<IpAddr, Vec<String>> = BTreeMap::new();
    let reports = stage.reports().await;
    for report in &reports {
        for source in &report.sources {
            fates.entry(source.address).or_default().push(format!("reported to {}", report.contact.address));
        }
    }
    for planned in stage.store.planned(None).await.unwrap() {
        for (address, smolder) in &planned.smolder {
            assert!(!smolder.says().is_empty());
            fates.entry(*address).or_default().push(reason(smolder));
        }
    }
    for (place, source) in sources.iter().enumerate() {
        let expected = match &source.fate {
            Reported(desk) => format!("reported to {desk}"),
            Left(reason) => (*reason).to_owned(),
        };
        let found = fates.remove(&address(place).parse().unwrap());
        assert_eq!(found, Some(vec![expected]), "source {place} of {}, {}", source.account, source.name);
    }
    assert!(fates.is_empty(), "{fates:?}");
    assert_eq!(reports.len(), 5, "five a day, one a desk");
    assert_eq!(stage.sent_reports().len(), 0);
    assert!(stage.incidents().await >= 5);
}

/// Accounts are watched side by side. What one of them may still send is counted and written before the other counts.
#[tokio::test]
async fn two_accounts_do_not_send_more_in_a_day_than_both_may() {
    let mut sources = vec![
        source("one", 30, "abuse@alpha.example", Reported("abuse@alpha.example")),
        source("one", 29, "abuse@bravo.example", Reported("abuse@bravo.example")),
        source("two", 30, "abuse@charlie.example", Reported("abuse@charlie.example")),
    ];
    sources.iter_mut().enumerate().for_each(name);
    let stage = burning(&sources).await;
    let (mut one, mut two) = (account("one"), account("two"));
    stage.pass(&one, 0).await;
    stage.pass(&two, 0).await;
    let reports = stage.reports().await;
    assert_eq!(reports.len(), 3);
    for report in &reports {
        stage.approve(report, 0).await;
    }
    one.reporting.limits.per_day_max = 2;
    two.reporting.limits.per_day_max = 2;
    two.restraint.turn = one.restraint.turn.clone();
    // Both come to the counting, one behind the other.
    let turn = one.restraint.turn.clone().lock_owned().await;
    let seconds = |seconds| tokio::time::sleep(Duration::from_secs(seconds));
    let second = async {
        seconds(1).await;
        stage.pass(&two, 0).await
    };
    let open = async {
        seconds(2).await;
        drop(turn);
    };
    let (of_one, of_two, ()) = tokio::join!(stage.pass(&one, 0), second, open);
    assert_eq!(of_one.queued.len() + of_two.queued.len(), 2);
    assert_eq!(stage.sent_reports().len(), 2);
}
