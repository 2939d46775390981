//! A DNS that a stranger runs: it never answers, answers rubbish, or answers without end. Nothing of it is ever a proof.

use std::time::{Duration, Instant};

use alibi::facts::{Answer, Fact, Question};
use hickory_resolver::proto::rr::rdata::{A, CNAME, PTR};
use hickory_resolver::proto::rr::{Name, RData, RecordType};

use super::fake::{Fake, answer, answer_about, question, txt};
use super::{ask, is_unknown, known};
use alibi::ports::{Lookup, Material, Spent};

fn questions() -> Vec<Question> {
    let address = "192.0.2.1".parse().unwrap();
    let domain = || "shop.example".to_owned();
    vec![
        Question::Names(address),
        Question::Addresses(domain()),
        Question::Exchangers(domain()),
        Question::Spf { domain: domain(), address },
        Question::Senders(domain()),
        Question::Dmarc(domain()),
    ]
}

/// All questions are unknown, within the time for a round.
async fn all_unknown(fake: &Fake) {
    let lookup = fake.lookup();
    let started = Instant::now();
    let facts = lookup.answer(&questions(), Material::NONE, &Spent::default()).await;
    assert!(started.elapsed() < Duration::from_secs(4), "{:?}", started.elapsed());
    for question in questions() {
        assert!(is_unknown(facts.get(&question).unwrap()), "{question:?}: {:?}", facts.get(&question));
    }
}

#[tokio::test]
async fn a_server_that_never_answers() {
    all_unknown(&Fake::start(|_| None).await).await;
}

#[tokio::test]
async fn a_server_that_answers_rubbish() {
    all_unknown(&Fake::start(|query| Some([&query.metadata.id.to_be_bytes()[..], &[0xff; 300]].concat())).await).await;
    all_unknown(&Fake::start(|_| Some(vec![])).await).await;
}

#[tokio::test]
async fn a_server_that_refuses() {
    let refuse = |code: u8| {
        Fake::start(move |query| {
            let mut reply = answer(query, vec![])?;
            reply[3] = (reply[3] & 0xf0) | code;
            Some(reply)
        })
    };
    all_unknown(&refuse(5).await).await; // REFUSED
    all_unknown(&refuse(2).await).await; // SERVFAIL
    all_unknown(&refuse(4).await).await; // NOTIMP
}

#[tokio::test]
async fn an_answer_cut_short_whose_rest_never_comes() {
    // TC is set and nobody listens on TCP.
    let fake = Fake::start(|query| {
        let mut reply = answer(query, vec![txt("v=spf1 +all")])?;
        reply[2] |= 0x02;
        Some(reply)
    });
    all_unknown(&fake.await).await;
}

#[tokio::test]
async fn aliases_without_end() {
    let fake = Fake::start(|query| {
        let name = format!("x{}.", question(query).0.get(..50).unwrap_or("shop.example"));
        answer(query, vec![RData::CNAME(CNAME(Name::from_ascii(name).unwrap()))])
    })
    .await;
    let lookup = fake.lookup();
    let fact = ask(&lookup, Question::Addresses("shop.example".into())).await;
    assert!(!matches!(fact, Fact::Known(_)), "{fact:?}");
    assert!(fake.asked() <= 30, "{}", fake.asked());
}

#[tokio::test]
async fn answers_about_other_names_do_not_count() {
    let fake = Fake::start(|query| {
        let other = Name::from_ascii("bank.example.").unwrap();
        answer_about(query, other, vec![RData::A(A::new(192, 0, 2, 66)), txt("v=spf1 +all")])
    })
    .await;
    let lookup = fake.lookup();
    assert!(!matches!(ask(&lookup, Question::Addresses("shop.example".into())).await, Fact::Known(_)));
    assert!(!matches!(ask(&lookup, Question::Senders("shop.example".into())).await, Fact::Known(_)));
}

#[tokio::test]
async fn a_thousand_pointers_are_two_questions() {
    let fake = Fake::start(|query| match question(query) {
        (_, RecordType::PTR) => {
            let names = (0..60).map(|n| RData::PTR(PTR(Name::from_ascii(format!("n{n:02}.evil.example.")).unwrap())));
            answer(query, names.collect())
        }
        _ => answer(query, vec![RData::A(A::new(192, 0, 2, 66))]),
    })
    .await;
    let Answer::Names(names) = known(ask(&fake.lookup(), Question::Names("192.0.2.1".parse().unwrap())).await) else {
        panic!()
    };
    assert_eq!(
        names.iter().map(|host| host.name.as_str()).collect::<Vec<_>>(),
        ["n00.evil.example", "n01.evil.example"]
    );
    assert!(names.iter().all(|host| host.confirmed == Some(false)));
    assert_eq!(fake.asked(), 3);
}

#[tokio::test]
async fn names_that_are_none_do_not_exist() {
    let fake = Fake::start(|query| answer(query, vec![txt("v=spf1 +all")])).await;
    let lookup = fake.lookup();
    let long = "a.".repeat(200);
    for name in ["", ".", "a..b", "-\u{0}-", "two words.example", long.as_str(), "\u{ffff}.example"] {
        for question in [Question::Addresses(name.into()), Question::Senders(name.into()), Question::Dmarc(name.into())]
        {
            let fact = ask(&lookup, question.clone()).await;
            assert!(!matches!(fact, Fact::Known(Answer::Addresses(_))), "{question:?}: {fact:?}");
        }
    }
}
