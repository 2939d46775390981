//! SPF: the check of one address, and the closure of all that a record allows.

use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use alibi::facts::{Answer, Asks, Fact, Question, Senders, Spf};
use alibi::io::authenticate::senders::LOOKUPS_MAX;

use super::fake::{Fake, answer, question, txt};
use super::{ask, is_unknown, known, world};

async fn check(zone: &str, fail: &str, address: &str) -> Fact {
    let lookup = world(zone, fail).await;
    ask(&lookup, Question::Spf { domain: "shop.example".into(), address: address.parse().unwrap() }).await
}

async fn closure(zone: &str, fail: &str) -> Fact {
    ask(&world(zone, fail).await, Question::Senders("shop.example".into())).await
}

async fn senders(zone: &str) -> Senders {
    match known(closure(zone, "").await) {
        Answer::Senders(senders) => senders,
        other => panic!("{other:?}"),
    }
}

fn networks(senders: &Senders) -> Vec<String> {
    senders.networks.iter().map(ToString::to_string).collect()
}

fn spf(result: Spf) -> Fact {
    Fact::Known(Answer::Spf(result))
}

#[tokio::test]
async fn results_of_one_address() {
    let zone = "shop.example. 60 IN TXT \"v=spf1 ip4:192.0.2.0/28 mx a:web.shop.example ?ip4:192.0.2.64/26 ~all\"\n\
                shop.example. 60 IN TXT \"some other record\"\nshop.example. 60 IN MX 10 mx.shop.example.\n\
                mx.shop.example. 60 IN A 198.51.100.1\nweb.shop.example. 60 IN AAAA 2001:db8::5\n";
    assert_eq!(check(zone, "", "192.0.2.5").await, spf(Spf::Pass));
    assert_eq!(check(zone, "", "198.51.100.1").await, spf(Spf::Pass));
    assert_eq!(check(zone, "", "2001:db8::5").await, spf(Spf::Pass));
    assert_eq!(check(zone, "", "192.0.2.65").await, spf(Spf::Neutral));
    assert_eq!(check(zone, "", "203.0.113.9").await, spf(Spf::SoftFail));
    assert_eq!(check("other.example. 60 IN TXT x\n", "", "203.0.113.9").await, spf(Spf::None));
    assert_eq!(check("shop.example. 60 IN TXT \"no spf\"\n", "", "203.0.113.9").await, spf(Spf::None));
}

#[tokio::test]
async fn trouble_is_unknown_and_a_broken_record_is_broken() {
    let zone = "shop.example. 60 IN TXT \"v=spf1 include:isp.example -all\"\n";
    assert!(is_unknown(&check(zone, "isp.example TXT", "192.0.2.5").await));
    assert!(is_unknown(&check(zone, "isp.example TXT timeout", "192.0.2.5").await));
    assert!(is_unknown(&check(zone, "shop.example.", "192.0.2.5").await));
    // RFC 7208, 5.2: an include of a domain without a record is a permanent error.
    assert_eq!(check(zone, "", "192.0.2.5").await, spf(Spf::Broken));
    let two = "shop.example. 60 IN TXT \"v=spf1 -all\"\nshop.example. 60 IN TXT \"v=spf1 +all\"\n";
    assert_eq!(check(two, "", "192.0.2.5").await, spf(Spf::Broken));
    let host = "shop.example. 60 IN TXT \"v=spf1 a:host.example -all\"\nhost.example. 60 IN A 192.0.2.1\n";
    assert!(is_unknown(&check(host, "host.example A", "192.0.2.5").await));
}

#[tokio::test]
async fn ten_look_ups_and_two_void_ones() {
    let hosts = |count: usize| (0..count).map(|n| format!(" a:h{n}.example")).collect::<String>();
    let real = |count: usize| (0..count).map(|n| format!("h{n}.example. 60 IN A 192.0.2.1\n")).collect::<String>();
    let record = |count| format!("shop.example. 60 IN TXT \"v=spf1{} ip4:203.0.113.9 -all\"\n", hosts(count));
    assert_eq!(check(&(record(10) + &real(10)), "", "203.0.113.9").await, spf(Spf::Pass));
    assert_eq!(check(&(record(11) + &real(11)), "", "203.0.113.9").await, spf(Spf::Broken));
    assert_eq!(check(&record(2), "", "203.0.113.9").await, spf(Spf::Pass));
    assert_eq!(check(&record(3), "", "203.0.113.9").await, spf(Spf::Broken));
}

#[tokio::test]
async fn exists_is_no_void_look_up_when_it_answers() {
    let exists: String = (0..5).map(|n| format!(" -exists:no{n}.example")).collect();
    let zone = format!(
        "shop.example. 60 IN TXT \"v=spf1{exists} exists:%{{ir}}.ok.example -all\"\n\
                        *.ok.example. 60 IN A 127.0.0.2\n"
    );
    assert_eq!(check(&zone, "", "203.0.113.9").await, spf(Spf::Pass));
}

#[tokio::test]
async fn the_closure_follows_includes_redirects_hosts_and_exchangers() {
    let found = senders(
        "shop.example. 60 IN TXT \"v=spf1 ip4:192.0.2.1 a:web.shop.example/30 include:isp.example include:crm.example -all\"\n\
         web.shop.example. 60 IN A 198.51.100.6\nweb.shop.example. 60 IN AAAA 2001:db8::6\n\
         isp.example. 60 IN TXT \"v=spf1 mx//64 ~all\"\nisp.example. 60 IN MX 10 mx.isp.example.\n\
         mx.isp.example. 60 IN A 198.51.100.20\nmx.isp.example. 60 IN AAAA 2001:db8:1:2::3\n\
         crm.example. 60 IN TXT \"v=spf1 redirect=_spf.crm.example\"\n\
         _spf.crm.example. 60 IN TXT \"v=spf1 ip4:203.0.113.0/25 ip4:203.0.113.128/25 -all\"\n",
    )
    .await;
    let expected = [
        "192.0.2.1/32",
        "198.51.100.4/30",
        "198.51.100.20/32",
        "203.0.113.0/24",
        "2001:db8::6/128",
        "2001:db8:1:2::/64",
    ];
    assert_eq!(networks(&found), expected);
    assert_eq!(found.includes, ["web.shop.example", "isp.example", "crm.example", "_spf.crm.example"]);
    assert!(found.complete && !found.everybody);
}

#[tokio::test]
async fn what_cannot_be_listed_may_still_answer() {
    for (record, asks) in [
        ("ip4:192.0.2.1 -all", Asks::Nothing),
        ("include:%{ir}.%{v}.%{d}.spf.x.example -all", Asks::Address),
        ("exists:%{i}._spf.%{o} ~all", Asks::Address),
        ("include:%{i}._ip.%{h}._ehlo.%{d}.x.example ip4:192.0.2.1 ~all", Asks::Helo),
        ("exists:%{l}.%{i}.x.example -all", Asks::More),
        ("exists:%{p}.x.example -all", Asks::More),
        ("include:%{i}.x.example ptr -all", Asks::More),
        ("include:%{i}.x.example ?ip4:192.0.2.1 -all", Asks::More),
    ] {
        let found = senders(&format!("shop.example. 60 IN TXT \"v=spf1 {record}\"\n")).await;
        assert_eq!((found.asks, found.complete), (asks, asks == Asks::Nothing), "{record}");
    }
}

#[tokio::test]
async fn what_cannot_be_listed_makes_the_closure_incomplete() {
    for term in [
        "exists:%{i}.x.example",
        "ptr",
        "include:%{d}.x.example",
        "?include:b.example",
        "~ip4:203.0.113.0/24",
        "ip4:nonsense",
        "redirect=%{o}.x.example",
        "include:shop.example",
    ] {
        let found = senders(&format!("shop.example. 60 IN TXT \"v=spf1 ip4:192.0.2.1 {term}\"\n")).await;
        assert!(!found.complete, "{term}");
        assert_eq!(networks(&found), ["192.0.2.1/32"], "{term}");
    }
    // What is forbidden takes nothing away from what is known.
    assert!(senders("shop.example. 60 IN TXT \"v=spf1 -exists:%{i}.x.example ip4:192.0.2.1 ?all\"\n").await.complete);
    let two = "shop.example. 60 IN TXT \"v=spf1 -all\"\nshop.example. 60 IN TXT \"v=spf1 ip4:192.0.2.1 -all\"\n";
    assert!(!senders(two).await.complete);
}

#[tokio::test]
async fn everybody_is_everybody_however_it_is_written() {
    for record in [
        "+all",
        "all",
        "ip4:0.0.0.0/0",
        "ip4:0.0.0.0/1",
        "ip4:0.0.0.0/2 ip4:64.0.0.0/2",
        "ip6:::/0",
        "ip6:2000::/3",
        "include:open.example -all",
    ] {
        let zone = format!("shop.example. 60 IN TXT \"v=spf1 {record}\"\nopen.example. 60 IN TXT \"v=spf1 +all\"\n");
        assert!(senders(&zone).await.everybody, "{record}");
    }
    for record in ["-all", "?all", "~all", "ip4:192.0.0.0/8 -all", "-all +all", "ip6:2001:db8::/32"] {
        assert!(!senders(&format!("shop.example. 60 IN TXT \"v=spf1 {record}\"\n")).await.everybody, "{record}");
    }
}

#[tokio::test]
async fn a_part_that_does_not_answer_makes_the_closure_unknown() {
    let zone = "shop.example. 60 IN TXT \"v=spf1 ip4:192.0.2.1 include:isp.example a:web.example mx -all\"\n\
                isp.example. 60 IN TXT \"v=spf1 include:deep.example -all\"\nweb.example. 60 IN A 192.0.2.2\n\
                deep.example. 60 IN TXT \"v=spf1 -all\"\nshop.example. 60 IN MX 10 mx.example.\n\
                mx.example. 60 IN A 192.0.2.3\n";
    assert!(!is_unknown(&closure(zone, "").await));
    for fail in [
        "shop.example",
        "shop.example TXT timeout",
        "isp.example TXT",
        "deep.example TXT timeout",
        "web.example AAAA",
        "shop.example MX",
        "mx.example A",
    ] {
        assert!(is_unknown(&closure(zone, fail).await), "{fail}");
    }
    assert_eq!(closure("shop.example. 60 IN TXT \"no spf\"\n", "").await, Fact::Absent);
    assert_eq!(closure("", "").await, Fact::Absent);
}

#[tokio::test]
async fn circles_end() {
    let found = senders(
        "shop.example. 60 IN TXT \"v=spf1 include:a.example include:b.example -all\"\n\
         a.example. 60 IN TXT \"v=spf1 ip4:192.0.2.1 include:b.example -all\"\n\
         b.example. 60 IN TXT \"v=spf1 ip4:192.0.2.2 include:a.example -all\"\n",
    )
    .await;
    assert_eq!(networks(&found), ["192.0.2.1/32", "192.0.2.2/32"]);
    // Two ways to one record are no circle.
    let diamond = senders(
        "shop.example. 60 IN TXT \"v=spf1 include:a.example include:b.example -all\"\n\
         a.example. 60 IN TXT \"v=spf1 include:c.example -all\"\nb.example. 60 IN TXT \"v=spf1 include:c.example -all\"\n\
         c.example. 60 IN TXT \"v=spf1 ip4:192.0.2.1 -all\"\n",
    )
    .await;
    assert!(diamond.complete);
    assert_eq!(networks(&diamond), ["192.0.2.1/32"]);
}

#[tokio::test]
async fn a_thousand_includes_cost_the_stated_number_of_look_ups() {
    // Every record includes ten more, for ever.
    let fake = Fake::start(|query| {
        let (name, _) = question(query);
        let includes: String = (0..10).map(|n| format!(" include:{n}.{}", name.get(..40).unwrap_or(&name))).collect();
        answer(query, vec![txt(&format!("v=spf1{includes} -all"))])
    })
    .await;
    let lookup = fake.lookup();
    let Answer::Senders(found) = known(ask(&lookup, Question::Senders("shop.example".into())).await) else { panic!() };
    assert!(!found.complete);
    assert!(fake.asked() <= LOOKUPS_MAX, "{}", fake.asked());
    fake.asked.store(0, Ordering::SeqCst);
    let check = Question::Spf { domain: "other.example".into(), address: "192.0.2.1".parse().unwrap() };
    assert_eq!(ask(&lookup, check).await, spf(Spf::Broken));
    assert!(fake.asked() <= 11, "{}", fake.asked());
}

#[tokio::test]
async fn a_dead_name_is_waited_for_once() {
    // The owner's own record, and one that it includes.
    for dead in ["shop.example", "isp.example"] {
        let zone = "shop.example. 60 IN TXT \"v=spf1 include:isp.example -all\"\n";
        waited_for_once(zone, dead).await;
    }
}

async fn waited_for_once(zone: &str, dead: &str) {
    let lookup = world(zone, &format!("{dead} TXT timeout")).await;
    let started = Instant::now();
    assert!(is_unknown(&ask(&lookup, Question::Senders("shop.example".into())).await));
    let first = started.elapsed();
    let address = "192.0.2.1".parse().unwrap();
    for _ in 0..20 {
        assert!(is_unknown(&ask(&lookup, Question::Spf { domain: "shop.example".into(), address }).await));
        assert!(is_unknown(&ask(&lookup, Question::Senders("shop.example".into())).await));
    }
    assert!(started.elapsed() < first + Duration::from_millis(200), "{first:?} {:?}", started.elapsed());
}

#[tokio::test]
async fn who_else_sends_is_told_apart_from_the_owners_own() {
    let found = senders(
        "shop.example. 60 IN TXT \"v=spf1 ip4:192.0.2.1 a:www.hoster.example include:_spf.shop.example \
         include:_spf.isp.example include:_spf.crm.example -all\"\n\
         _spf.shop.example. 60 IN TXT \"v=spf1 ip4:192.0.2.16/28 include:more.hoster.example\"\n\
         more.hoster.example. 60 IN TXT \"v=spf1 ip4:198.51.100.64/26\"\n\
         _spf.isp.example. 60 IN TXT \"v=spf1 ip4:192.0.2.1 ip4:198.51.100.0/27 include:_a.big.example mx:isp.example\"\n\
         isp.example. 60 IN MX 10 mx.isp.example.\nmx.isp.example. 60 IN A 203.0.113.25\n\
         _a.big.example. 60 IN TXT \"v=spf1 ip4:203.0.113.128/25\"\n\
         _spf.crm.example. 60 IN TXT \"v=spf1 ip6:2001:db8:1::/48\"\nwww.hoster.example. 60 IN A 192.0.2.9\n",
    )
    .await;
    let by = |address: &str| found.service(address.parse().unwrap()).map(|service| service.domain.as_str());
    // Listed by the owner's own records, whoever runs the host and whoever lists it too.
    for own in ["192.0.2.1", "192.0.2.9", "192.0.2.20"] {
        assert_eq!(by(own), None, "{own}");
    }
    assert_eq!(by("198.51.100.70"), Some("more.hoster.example"));
    assert_eq!(by("198.51.100.1"), Some("_spf.isp.example"));
    // What the service includes in turn is the service's.
    assert_eq!(by("203.0.113.200"), Some("_spf.isp.example"));
    assert_eq!(by("203.0.113.25"), Some("_spf.isp.example"));
    assert_eq!(by("2001:db8:1::5"), Some("_spf.crm.example"));
    assert_eq!(by("203.0.113.9"), None);
    let redirected = senders(
        "shop.example. 60 IN TXT \"v=spf1 redirect=_spf.isp.example\"\n\
         _spf.isp.example. 60 IN TXT \"v=spf1 ip4:198.51.100.0/27 -all\"\n",
    )
    .await;
    assert_eq!(redirected.services.len(), 1);
}
