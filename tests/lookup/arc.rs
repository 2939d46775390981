//! ARC: chains of one and two sealers, headers alone, chains cut out of another mail, changed fields, keys that are gone.

use std::borrow::Borrow;
use std::hash::Hash;
use std::sync::Arc;
use std::time::Instant;

use alibi::facts::{Answer, Fact, Question, Seals, SignatureResult, Which};
use alibi::io::lookup::Live;
use alibi::ports::Material;
use mail_auth::arc::ArcSealer;
use mail_auth::common::crypto::Ed25519Key;
use mail_auth::common::headers::HeaderWriter;
use mail_auth::common::parse::TxtRecordParser;
use mail_auth::common::verify::DomainKey;
use mail_auth::{AuthenticatedMessage, AuthenticationResults, MessageAuthenticator, Parameters, ResolverCache, Txt};

use super::dkim::base64;
use super::{ask_about, known, world};

const MAIL: &str = "From: Anna <anna@shop.example>\r\nTo: staff@list.example\r\nSubject: Lunch\r\n\
    Date: Thu, 4 Dec 2025 09:35:38 +0000\r\nMessage-ID: <x@shop.example>\r\n\r\nHello,\r\n\r\nsee you.\r\n";

struct Sealer {
    pkcs8: Vec<u8>,
    record: String,
    domain: &'static str,
}

impl Sealer {
    fn new(domain: &'static str) -> Sealer {
        let pkcs8 = Ed25519Key::generate_pkcs8().unwrap();
        let key = Ed25519Key::from_pkcs8_der(&pkcs8).unwrap();
        let record = format!("v=DKIM1; k=ed25519; p={}", base64(&key.public_key()));
        Sealer { pkcs8, record, domain }
    }

    fn zone(&self) -> String {
        format!("arc._domainkey.{}. 60 IN TXT \"{}\"\n", self.domain, self.record)
    }

    /// The mail with one more set on top; `expires`: seconds from now, 0 for never.
    async fn seal(&self, mail: &str, before: &Known, expires: u64) -> String {
        let parsed = AuthenticatedMessage::parse(mail.as_bytes()).unwrap();
        let system = hickory_resolver::TokioResolver::builder_tokio().unwrap().build().unwrap();
        let verifier = MessageAuthenticator(system);
        let output = verifier.verify_arc(Parameters::new(&parsed).with_txt_cache(before)).await;
        let sealer = ArcSealer::from_key(Ed25519Key::from_pkcs8_der(&self.pkcs8).unwrap());
        let sealer =
            sealer.domain(self.domain).selector("arc").headers(["From", "To", "Subject", "Date", "Message-ID"]);
        let results = AuthenticationResults::new(self.domain);
        let set = sealer.expiration(expires).seal(&parsed, &results, &output).unwrap();
        format!("{}{mail}", set.to_header())
    }
}

/// The key records of the sealers so far; nobody else is asked.
#[derive(Default)]
struct Known(Vec<(String, Arc<DomainKey>)>);

impl Known {
    fn of(sealers: &[&Sealer]) -> Known {
        let key = |sealer: &&Sealer| {
            let name = format!("arc._domainkey.{}.", sealer.domain);
            (name, Arc::new(DomainKey::parse(sealer.record.as_bytes()).unwrap()))
        };
        Known(sealers.iter().map(key).collect())
    }
}

impl ResolverCache<Box<str>, Txt> for Known {
    fn get<Q: Hash + Eq + ?Sized>(&self, name: &Q) -> Option<Txt>
    where
        Box<str>: Borrow<Q>,
    {
        let is = |known: &str| Borrow::<Q>::borrow(&Box::<str>::from(known)) == name;
        self.0.iter().find(|(known, _)| is(known)).map(|(_, key)| Txt::DomainKey(key.clone()))
    }

    fn remove<Q: Hash + Eq + ?Sized>(&self, _name: &Q) -> Option<Txt>
    where
        Box<str>: Borrow<Q>,
    {
        None
    }

    fn insert(&self, _key: Box<str>, _value: Txt, _valid_until: Instant) {}
}

async fn fact(lookup: &Live, mail: &str, full: bool) -> Fact {
    let material = Material { notice: b"", original: mail.as_bytes(), original_full: full };
    ask_about(lookup, Question::Seals(Which::Original), material).await
}

async fn seals(lookup: &Live, mail: &str, full: bool) -> Seals {
    match known(fact(lookup, mail, full).await) {
        Answer::Seals(seals) => seals,
        other => panic!("{other:?}"),
    }
}

fn header_of(mail: &str) -> &str {
    &mail[..mail.find("\r\n\r\n").unwrap() + 4]
}

#[tokio::test]
async fn one_sealer_whole_and_header_alone() {
    let list = Sealer::new("list.example");
    let lookup = world(&list.zone(), "").await;
    let sealed = list.seal(MAIL, &Known::default(), 0).await;
    let found = seals(&lookup, &sealed, true).await;
    assert_eq!((found.result, found.hold()), (SignatureResult::Pass, true), "{found:?}");
    assert_eq!(found.seals.len(), 1);
    assert_eq!((found.seals[0].domain.as_str(), found.seals[0].selector.as_str()), ("list.example", "arc"));
    assert_eq!(found.seals[0].results.as_ref().unwrap().authserv_id, "list.example");
    assert!(found.seals[0].sealed_at.is_some());
    // Files often hold bare line feeds.
    assert_eq!(seals(&lookup, &sealed.replace("\r\n", "\n"), true).await.result, SignatureResult::Pass);
    assert_eq!(seals(&lookup, header_of(&sealed), false).await.result, SignatureResult::HeaderPass);
    // A changed body, and what a list adds to it, is no lie about the header.
    assert_eq!(seals(&lookup, &format!("{sealed}-- \r\nthe list\r\n"), true).await.result, SignatureResult::HeaderPass);
    assert_eq!(fact(&lookup, MAIL, true).await, Fact::Absent);
}

#[tokio::test]
async fn two_sealers_of_which_the_last_ties_the_chain_to_the_mail() {
    let (list, gate) = (Sealer::new("list.example"), Sealer::new("gate.example"));
    let lookup = world(&(list.zone() + &gate.zone()), "").await;
    let first = list.seal(MAIL, &Known::default(), 0).await;
    // The second one changes the subject before it seals: the first message signature is broken by then.
    let second = gate.seal(&first, &Known::of(&[&list]), 0).await;
    let found = seals(&lookup, &second, true).await;
    assert_eq!(found.result, SignatureResult::Pass, "{found:?}");
    let sealers: Vec<&str> = found.seals.iter().map(|seal| seal.domain.as_str()).collect();
    assert_eq!(sealers, ["list.example", "gate.example"]);
    assert!(found.seals.iter().all(|seal| seal.results.is_some()));
}

#[tokio::test]
async fn a_chain_that_does_not_hold_says_nothing() {
    let list = Sealer::new("list.example");
    let lookup = world(&list.zone(), "").await;
    let sealed = list.seal(MAIL, &Known::default(), 0).await;
    let fields = &sealed[..sealed.find("From:").unwrap()];
    let other = MAIL.replace("x@shop.example", "y@shop.example");
    let broken = [
        // Cut out of one mail and pasted on another.
        format!("{fields}{other}"),
        sealed.replace("Subject: Lunch", "Subject: Money"),
        // A second From, above or below.
        format!("From: Eve <eve@evil.example>\r\n{sealed}"),
        // What it had found, changed.
        sealed.replace("i=1; list.example", "i=1; bank.example"),
        sealed.replace("cv=none", "cv=pass"),
        sealed.replace("ARC-Message-Signature", "X-ARC-Message-Signature"),
        sealed.replace("ARC-Authentication-Results", "X-ARC-Authentication-Results"),
        format!("{fields}{sealed}"),
    ];
    for (number, mail) in broken.iter().enumerate() {
        let found = seals(&lookup, mail, true).await;
        assert!(!found.hold(), "{number}: {found:?}");
        assert!(found.seals.iter().all(|seal| seal.results.is_none()), "{number}: {found:?}");
    }
}

#[tokio::test]
async fn keys_that_are_gone_and_seals_that_expired() {
    let list = Sealer::new("list.example");
    let sealed = list.seal(MAIL, &Known::default(), 60).await;
    let received = |date: &str| format!("Received: from a by mx.b.example; {date}\r\n{sealed}");
    let gone = world("list.example. 60 IN A 192.0.2.1\n", "").await;
    assert_eq!(seals(&gone, &sealed, true).await.result, SignatureResult::NoKey);
    let silent = world("", "arc._domainkey.list.example TXT\n").await;
    assert_eq!(seals(&silent, &sealed, true).await.result, SignatureResult::Unknown);
    let lookup = world(&list.zone(), "").await;
    // Expiry counts from the real time of sealing; far in the future it has expired, however late the notice is read.
    let late = seals(&lookup, &received("Thu, 4 Dec 2099 09:35:38 +0000"), true).await;
    assert_eq!(late.result, SignatureResult::Fail, "{late:?}");
    let in_time = seals(&lookup, &received("Thu, 4 Dec 2025 09:35:38 +0000"), true).await;
    assert_eq!(in_time.result, SignatureResult::Pass, "{in_time:?}");
}

#[tokio::test]
async fn long_chains_cost_no_look_up() {
    let lookup = world("", "").await;
    let set = |n: usize| {
        format!(
            "ARC-Seal: i={n}; a=rsa-sha256; cv=pass; d=d{n}.example; s=s; b=AAAA\r\n\
             ARC-Message-Signature: i={n}; a=rsa-sha256; d=d{n}.example; s=s; h=from; bh=AAAA; b=AAAA\r\n\
             ARC-Authentication-Results: i={n}; d{n}.example; none\r\n"
        )
    };
    let mail = |sets: usize| (1..=sets).map(set).collect::<String>() + MAIL;
    for sets in [9, 50, 600] {
        let found = seals(&lookup, &mail(sets), true).await;
        assert_eq!(found.result, SignatureResult::Broken, "{sets}");
        assert!(found.seals.len() <= 8);
    }
    // A thousand and more fields are not even parsed.
    assert!(matches!(fact(&lookup, &mail(900), true).await, Fact::Unknown { .. }));
}
