//! What is kept, for how long, how often a registry is asked, and when its list is renewed.

use std::time::Duration;

use alibi::facts::Fact;
use futures_util::future::join_all;

use super::town::{Plan, Reply, answer, known, list, unknown};

const RIPE: &str = "rdap.db.ripe.net /ip/198.51.100.9";
const HOUR: u64 = 3_600;

fn ripe() -> Plan {
    Plan::default().file(RIPE, "ripe.json")
}

fn again(fact: Fact) -> i64 {
    match fact {
        Fact::Unknown { again: Some(again), .. } => again.as_secs(),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn an_answer_holds_a_week_and_a_contact_a_day() {
    let town = ripe().start().await;
    let asked = || town.asked().len();
    known(town.netblock("198.51.100.9").await);
    known(town.netblock("::ffff:198.51.100.9").await);
    assert_eq!(asked(), 1);
    let first = known(town.contacts("198.51.100.9").await);
    assert_eq!(asked(), 2, "who holds it is not yet whom to write to");
    known(town.netblock("198.51.100.9").await);
    known(town.contacts("198.51.100.9").await);
    assert_eq!(asked(), 2);
    town.clock.advance(Duration::from_secs(23 * HOUR));
    assert_eq!(known(town.contacts("198.51.100.9").await).asked, first.asked);
    town.clock.advance(Duration::from_secs(2 * HOUR));
    known(town.netblock("198.51.100.9").await);
    assert_eq!(asked(), 2);
    assert_ne!(known(town.contacts("198.51.100.9").await).asked, first.asked);
    assert_eq!(asked(), 3, "a contact is asked for again before something is sent");
    town.clock.advance(Duration::from_secs(6 * 24 * HOUR));
    known(town.netblock("198.51.100.9").await);
    assert_eq!(asked(), 3);
}

#[tokio::test]
async fn a_restart_asks_nobody_twice() {
    let town = ripe().start().await;
    known(town.contacts("198.51.100.9").await);
    let restarted = town.restarted(ripe()).await;
    known(restarted.contacts("198.51.100.9").await);
    assert_eq!(restarted.asked(), Vec::<String>::new());
    let mode = std::os::unix::fs::PermissionsExt::mode(
        &std::fs::metadata(town.folder.join("answers/198.51.100.9.json")).unwrap().permissions(),
    );
    assert_eq!(mode & 0o077, 0, "it says with whom the owner has to do");
}

#[tokio::test]
async fn who_asks_the_same_at_once_is_answered_by_one_question() {
    let town = ripe().start().await;
    let all = join_all((0..20).map(|_| town.netblock("198.51.100.9"))).await;
    all.into_iter().for_each(|fact| drop(known(fact)));
    assert_eq!(town.asked().len(), 1);
}

#[tokio::test]
async fn a_registry_that_wants_to_be_left_alone_is() {
    for (status, fields, seconds) in [
        ("429 Too Many Requests", "Retry-After: 120\r\n", 120),
        ("429 Too Many Requests", "Content-Type: text/html\r\n", 900),
        ("503 Unavailable", "Retry-After: 999999999\r\n", 86_400),
        (
            "503 Unavailable",
            "Date: Mon, 30 Nov 2026 12:00:00 GMT\r\nRetry-After: Mon, 30 Nov 2026 12:10:00 GMT\r\n",
            600,
        ),
        ("429 Too Many Requests", "Retry-After: -5\r\n", 1),
        ("429 Too Many Requests", "Retry-After: soon\r\n", 900),
        ("403 Forbidden", "", 3_600),
    ] {
        let reply = Reply::Head(format!("HTTP/1.1 {status}\r\n{fields}Content-Length: 0\r\n\r\n"));
        let town = Plan::default().page(RIPE, reply).start().await;
        let begun = std::time::Instant::now();
        assert_eq!(again(town.netblock("198.51.100.9").await), seconds, "{fields}");
        // Another address of the same registry is not even asked about, and nothing sleeps meanwhile.
        assert_eq!(again(town.contacts("198.51.100.10").await), seconds, "{fields}");
        assert_eq!(town.asked().len(), 1, "{:?}", town.asked());
        assert!(begun.elapsed() < Duration::from_secs(10));
        town.clock.advance(Duration::from_secs(u64::try_from(seconds).unwrap()));
        town.netblock("198.51.100.10").await;
        assert_eq!(town.asked()[1], "rdap.db.ripe.net /ip/198.51.100.10", "{fields}");
    }
}

#[tokio::test]
async fn a_flood_of_sources_does_not_become_a_flood_of_questions() {
    let town = Plan::default().start().await;
    let facts = join_all((0..60).map(|last| {
        let address = format!("198.51.100.{last}");
        let town = &town;
        async move { town.netblock(&address).await }
    }))
    .await;
    let later = facts.iter().filter(|fact| matches!(fact, Fact::Unknown { again: Some(_), .. })).count();
    let ripe = town.asked().iter().filter(|asked| asked.contains("ripe")).count();
    assert_eq!((ripe, later), (6, 54));
}

#[tokio::test]
async fn a_server_that_is_broken_is_tried_less_and_less() {
    let reply = Reply::Head("HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n".into());
    let town = Plan::default().page(RIPE, reply).start().await;
    assert_eq!(again(town.netblock("198.51.100.9").await), 900);
    assert_eq!(again(town.netblock("198.51.100.9").await), 900);
    town.clock.advance(Duration::from_secs(901));
    assert_eq!(again(town.netblock("198.51.100.9").await), 1_800);
    assert_eq!(town.asked().iter().filter(|asked| asked.contains("/ip/")).count(), 2);
}

/// The registry's web server is down: its WHOIS knows the same.
#[tokio::test]
async fn whois_stands_in_for_a_server_that_is_broken() {
    let reply = Reply::Head("HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n".into());
    let whois = "% Abuse contact for '198.51.100.0 - 198.51.100.63' is 'abuse@isp.example'\n\n\
        inetnum: 198.51.100.0 - 198.51.100.63\nnetname: ISP-DSL\nstatus: ASSIGNED PI\ncountry: NL\n";
    let town = Plan::default().page(RIPE, reply).whois("-r 198.51.100.9", whois).start().await;
    let block = known(town.netblock("198.51.100.9").await);
    assert_eq!((block.network.as_str(), block.name.as_str()), ("198.51.100.0/26", "ISP-DSL"));
    let contact = block.contact.unwrap();
    assert_eq!(contact.address, "abuse@isp.example");
    assert!(contact.from.ends_with("by WHOIS of whois.ripe.net"), "{}", contact.from);
    let denied = Plan::default()
        .page(RIPE, Reply::Head("HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n".into()))
        .whois("-r 198.51.100.9", "%ERROR:201: access denied for 192.0.2.1\n");
    unknown(denied.start().await.netblock("198.51.100.9").await);
}

/// The copy that comes with the program is old; a newer list is fetched once, kept, and used.
#[tokio::test]
async fn lists_are_renewed_each_week() {
    let newer = list(&[("198.51.100.0/24", "https://rdap.apnic.net/")]);
    let plan = |newer: &str| Plan {
        no_lists: true,
        ..Plan::default()
            .page("data.iana.org /rdap/ipv4.json", Reply::Json(newer.to_owned()))
            .page("data.iana.org /rdap/ipv6.json", Reply::Json(list(&[])))
            .page("rdap.apnic.net /ip/198.51.100.9", Reply::Json(answer("ripe.json")))
            .page("rdap.arin.net /registry/ip/198.51.100.9", Reply::Json(answer("ripe.json")))
    };
    let fetched = |town: &super::town::Town| town.asked().iter().filter(|asked| asked.contains("iana")).count();
    let town = plan(&newer).start().await;
    known(town.netblock("198.51.100.9").await);
    assert_eq!(town.asked().last().unwrap(), "rdap.apnic.net /ip/198.51.100.9");
    let restarted = town.restarted(plan(&newer)).await;
    known(restarted.contacts("198.51.100.9").await);
    assert_eq!((fetched(&town), fetched(&restarted)), (2, 0));
    restarted.clock.advance(Duration::from_secs(8 * 24 * HOUR));
    known(restarted.netblock("198.51.100.9").await);
    assert_eq!(fetched(&restarted), 2);
    // A list that is none, or that would have us ask without TLS, is not taken; and it is not fetched again at each question.
    for bad in ["<html>", "{\"services\":[]}", &newer.replace("https://rdap.apnic", "http://rdap.apnic")] {
        let town = plan(bad).start().await;
        known(town.netblock("198.51.100.9").await);
        town.netblock("198.51.100.10").await;
        assert!(town.asked().contains(&"rdap.arin.net /registry/ip/198.51.100.9".to_owned()), "{bad}");
        assert_eq!(fetched(&town), 1, "{bad}");
        assert!(!town.folder.join("ipv4.json").exists());
    }
}
