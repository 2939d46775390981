//! What one mail may cost: names, time, and how much of both is waiting for one another.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::time::{Duration, Instant};

use alibi::facts::{Answer, Fact, Question, Spf, Which};
use alibi::io::authenticate::spf;
use alibi::io::dns::NAMES_MAX;
use alibi::ports::{Lookup, Material, Spent};
use hickory_resolver::proto::op::Message;
use hickory_resolver::proto::rr::rdata::{A, AAAA, CNAME, MX, PTR};
use hickory_resolver::proto::rr::{Name, RData, RecordType};

use super::fake::{Fake, SHORT, answer, question, txt};
use super::{ask, is_unknown, known, world};

fn ip(n: usize) -> IpAddr {
    IpAddr::V4(Ipv4Addr::new(192, 0, 2, u8::try_from(n % 250 + 1).unwrap()))
}

fn name(text: &str) -> Name {
    Name::from_ascii(text).unwrap()
}

/// A server that knows everything: each name has addresses, exchangers and a record, each address a name.
fn generous(query: &Message) -> Option<Vec<u8>> {
    let (asked, kind) = question(query);
    let data = match kind {
        RecordType::A => RData::A(A::new(192, 0, 2, 9)),
        RecordType::AAAA => RData::AAAA(AAAA(Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, 9))),
        RecordType::MX => RData::MX(MX::new(10, name("mx.shop.example."))),
        RecordType::PTR => RData::PTR(PTR(name("mx.shop.example."))),
        _ if asked.starts_with("_dmarc") => txt("v=DMARC1; p=none"),
        _ => txt("v=spf1 ip4:192.0.2.0/24 -all"),
    };
    answer(query, vec![data])
}

/// All kinds of questions, as many as a round may have.
fn round(of: usize) -> Vec<Question> {
    let kinds = |n: usize| {
        let domain = format!("d{n}.example");
        [
            Question::Names(ip(n)),
            Question::Addresses(domain.clone()),
            Question::Exchangers(domain.clone()),
            Question::Spf { domain: domain.clone(), address: ip(n) },
            Question::Senders(domain.clone()),
            Question::Dmarc(domain),
        ]
    };
    (0..of).flat_map(kinds).take(of).collect()
}

#[tokio::test]
async fn a_round_takes_as_long_as_its_slowest_answer() {
    const DELAY: Duration = Duration::from_millis(100);
    let fake = Fake::slow(DELAY, generous).await;
    let lookup = fake.lookup();
    // The longest chain that any of the questions needs: a name, and the address that confirms it.
    let slowest = 2 * DELAY;
    let questions = round(64);
    let begun = Instant::now();
    let facts = lookup.answer(&questions, Material::NONE, &Spent::default()).await;
    let took = begun.elapsed();
    println!(
        "64 questions, {} names, each 100 ms late: {took:?}, {:?} beyond the slowest",
        fake.asked(),
        took.saturating_sub(slowest)
    );
    assert!(facts.iter().all(|(_, fact)| !is_unknown(fact)));
    assert!(fake.asked() >= 64, "{}", fake.asked());
    // One behind the other they would take more than six seconds. How near it comes to the slowest is for `benches/lookup.rs`:
    // here the program is not optimised, and the machine may be busy.
    assert!(took >= slowest && took < Duration::from_secs(2), "{took:?}");
}

#[tokio::test]
async fn all_rounds_of_a_mail_share_its_names() {
    // Every answer raises more questions, for ever.
    let fake = Fake::start(generous).await;
    let lookup = fake.lookup();
    let spent = Spent::default();
    let mut unknown = 0;
    for number in 0..10 {
        let questions: Vec<Question> =
            (0..64).map(|n| Question::Addresses(format!("h{n}.r{number}.example"))).collect();
        let facts = lookup.answer(&questions, Material::NONE, &spent).await;
        unknown += facts.iter().filter(|(_, fact)| is_unknown(fact)).count();
        assert!(!facts.iter().any(|(_, fact)| *fact == Fact::Absent), "what was not asked for is not absent");
    }
    assert_eq!(spent.names(), NAMES_MAX);
    assert!(fake.asked() <= NAMES_MAX as usize, "{}", fake.asked());
    assert_eq!(unknown, 640 - NAMES_MAX as usize / 2);
    // The next mail has its own.
    assert!(matches!(ask(&lookup, Question::Addresses("next.example".into())).await, Fact::Known(_)));
}

#[tokio::test]
async fn all_rounds_of_a_mail_share_its_time() {
    let fake = Fake::start(|_| None).await;
    let lookup = fake.lookup();
    let spent = Spent::default();
    let begun = Instant::now();
    for number in 0..60 {
        let domain = format!("r{number}.example");
        let facts = lookup.answer(&[Question::Senders(domain.clone())], Material::NONE, &spent).await;
        assert!(is_unknown(facts.get(&Question::Senders(domain)).unwrap()));
    }
    let took = begun.elapsed();
    // Time is checked before each round; the last one may begin just before the end.
    assert!(took <= SHORT.mail + SHORT.question, "{took:?}");
    assert!(spent.time() >= SHORT.mail, "{:?}", spent.time());
    let asked = fake.asked();
    lookup.answer(&[Question::Senders("late.example".into())], Material::NONE, &spent).await;
    assert_eq!(fake.asked(), asked, "nobody is asked when the time is used up");
}

#[tokio::test]
async fn an_spf_check_of_hosts_and_exchangers_without_end_stops() {
    // Ten exchangers of each of ten names, all of other addresses.
    let fake = Fake::start(|query| {
        let (asked, kind) = question(query);
        let records = match kind {
            RecordType::MX => (0..10).map(|n| RData::MX(MX::new(1, name(&format!("m{n}.{asked}."))))).collect(),
            RecordType::A => vec![RData::A(A::new(203, 0, 113, 9))],
            _ => vec![txt(&format!(
                "v=spf1 {}-all",
                (0..10).map(|n| format!("mx:x{n}.evil.example ")).collect::<String>()
            ))],
        };
        answer(query, records)
    })
    .await;
    let check = Question::Spf { domain: "evil.example".into(), address: ip(0) };
    let fact = ask(&fake.lookup(), check).await;
    assert!(is_unknown(&fact), "{fact:?}");
    assert!(fake.asked() <= spf::NAMES_MAX + 1, "{}", fake.asked());
}

#[tokio::test]
async fn void_look_ups_stop_an_spf_check_while_it_asks() {
    let fake = Fake::start(|query| match question(query) {
        (_, RecordType::TXT) => {
            let hosts: String = (0..9).map(|n| format!("a:h{n}.evil.example ")).collect();
            answer(query, vec![txt(&format!("v=spf1 {hosts}+all"))])
        }
        _ => answer(query, vec![]),
    })
    .await;
    let check = Question::Spf { domain: "evil.example".into(), address: ip(0) };
    assert_eq!(ask(&fake.lookup(), check).await, Fact::Known(Answer::Spf(Spf::Broken)));
    // The record, and three hosts that are not there.
    assert!(fake.asked() <= 4, "{}", fake.asked());
}

#[tokio::test]
async fn a_record_that_includes_itself_or_goes_in_a_circle_ends() {
    for zone in [
        "evil.example. 60 IN TXT \"v=spf1 include:evil.example +all\"\n",
        "evil.example. 60 IN TXT \"v=spf1 redirect=evil.example\"\n",
        "evil.example. 60 IN TXT \"v=spf1 include:b.example -all\"\nb.example. 60 IN TXT \"v=spf1 include:evil.example -all\"\n",
    ] {
        let lookup = world(zone, "").await;
        let check = Question::Spf { domain: "evil.example".into(), address: ip(0) };
        assert_eq!(ask(&lookup, check).await, Fact::Known(Answer::Spf(Spf::Broken)), "{zone}");
        let Answer::Senders(found) = known(ask(&lookup, Question::Senders("evil.example".into())).await) else {
            panic!()
        };
        assert!(!found.complete, "{zone}");
    }
}

#[tokio::test]
async fn a_circle_of_aliases_is_no_answer() {
    let fake = Fake::start(|query| {
        let (asked, _) = question(query);
        let other = if asked.starts_with('a') { "b.evil.example." } else { "a.evil.example." };
        answer(query, vec![RData::CNAME(CNAME(name(other)))])
    })
    .await;
    let lookup = fake.lookup();
    for question in [
        Question::Addresses("a.evil.example".into()),
        Question::Exchangers("a.evil.example".into()),
        Question::Senders("a.evil.example".into()),
        Question::Spf { domain: "a.evil.example".into(), address: ip(0) },
        Question::Names(ip(0)),
    ] {
        let fact = ask(&lookup, question.clone()).await;
        let proof = matches!(&fact, Fact::Known(answer) if *answer != Answer::Spf(Spf::None));
        assert!(!proof, "{question:?}: {fact:?}");
    }
    assert!(fake.asked() <= 120, "{}", fake.asked());
}

#[tokio::test]
async fn a_wildcard_confirms_nobody() {
    // Whatever is asked for is there, and is somewhere else.
    let zone = "*.evil.example. 60 IN A 203.0.113.9\n*.evil.example. 60 IN TXT \"v=spf1 ip4:203.0.113.9 -all\"\n\
                1.2.0.192.in-addr.arpa. 60 IN PTR mx.bank.evil.example.\n*.evil.example. 60 IN MX 1 mx.evil.example.\n";
    let lookup = world(zone, "").await;
    let Answer::Names(names) = known(ask(&lookup, Question::Names(ip(0))).await) else { panic!() };
    assert!(names.iter().all(|host| host.confirmed == Some(false)), "{names:?}");
    let check = Question::Spf { domain: "mx.evil.example".into(), address: ip(0) };
    assert_eq!(ask(&lookup, check).await, Fact::Known(Answer::Spf(Spf::Fail)));
    // The key of a signature is not just any record.
    let signed = b"DKIM-Signature: v=1; a=rsa-sha256; d=evil.example; s=x; h=from; bh=AAAA; b=AAAA\r\n\
                   From: a@evil.example\r\n\r\n";
    let material = Material { notice: b"", original: signed, original_full: true };
    let fact = super::ask_about(&lookup, Question::Signatures(Which::Original), material).await;
    let Answer::Signatures(found) = known(fact) else { panic!() };
    assert_eq!(found[0].result, alibi::facts::SignatureResult::NoKey);
}

#[tokio::test]
async fn answers_of_thousands_of_records_are_cut_or_unknown() {
    let hosts = |name: &str, count: usize| -> String {
        (0..count).map(|n| format!("{name}.evil.example. 60 IN A 203.0.{}.{}\n", n / 250, n % 250 + 1)).collect()
    };
    let networks: String = (0..3_000).map(|n| format!("ip4:203.{}.{}.0/24 ", n / 250, n % 250)).collect();
    let pieces = networks.as_bytes().chunks(200).map(|piece| format!("\"{}\" ", String::from_utf8_lossy(piece)));
    let text: String = pieces.collect();
    let zone = hosts("many", 2_000)
        + &hosts("more", 8_000)
        + &format!("big.evil.example. 60 IN TXT \"v=spf1 \" {text} \"-all\"\n");
    let lookup = world(&zone, "").await;
    let begun = Instant::now();
    let Answer::Addresses(found) = known(ask(&lookup, Question::Addresses("many.evil.example".into())).await) else {
        panic!()
    };
    assert_eq!(found.len(), alibi::io::dns::RECORDS_MAX);
    // More than a DNS message can carry.
    assert!(is_unknown(&ask(&lookup, Question::Addresses("more.evil.example".into())).await));
    match ask(&lookup, Question::Senders("big.evil.example".into())).await {
        Fact::Known(Answer::Senders(senders)) => assert!(senders.networks.len() <= 10_000),
        other => assert!(is_unknown(&other), "{other:?}"),
    }
    assert!(begun.elapsed() < Duration::from_secs(5), "{:?}", begun.elapsed());
}

#[tokio::test]
async fn macros_are_not_a_way_to_say_yes_to_everybody() {
    // `exists` with the address in the name: the stranger's server answers for every address.
    let zone =
        "evil.example. 60 IN TXT \"v=spf1 exists:%{ir}._spf.%{d} -all\"\n*._spf.evil.example. 60 IN A 127.0.0.2\n";
    let lookup = world(zone, "").await;
    let Answer::Senders(found) = known(ask(&lookup, Question::Senders("evil.example".into())).await) else { panic!() };
    assert!(!found.complete && found.networks.is_empty());
}

#[tokio::test]
async fn a_name_that_points_inside_leads_nobody_there() {
    // Rebinding: names of the stranger point at loopback, the cloud's metadata and the office. They are facts about the name;
    // nothing is asked about them, and nothing but the name server is ever connected to.
    let inside = ["127.0.0.1", "169.254.169.254", "10.0.0.1", "192.168.1.1"];
    let records = inside.map(|address| RData::A(A(address.parse().unwrap())));
    let fake = Fake::start(move |query| match question(query) {
        (_, RecordType::A) => answer(query, records.to_vec()),
        (_, RecordType::MX) => answer(query, vec![RData::MX(MX::new(1, name("inner.evil.example.")))]),
        (_, RecordType::TXT) => answer(query, vec![txt("v=spf1 a mx ip4:10.0.0.0/8 -all")]),
        _ => answer(query, vec![]),
    })
    .await;
    let lookup = fake.lookup();
    known(ask(&lookup, Question::Senders("evil.example".into())).await);
    known(ask(&lookup, Question::Addresses("evil.example".into())).await);
    let asked = fake.asked();
    for address in inside {
        let address: IpAddr = address.parse().unwrap();
        for question in [
            Question::Names(address),
            Question::Netblock(address),
            Question::OriginAs(address),
            Question::Spf { domain: "evil.example".into(), address },
        ] {
            assert!(is_unknown(&ask(&lookup, question.clone()).await), "{question:?}");
        }
    }
    assert_eq!(fake.asked(), asked, "nobody is asked about an address inside");
}
