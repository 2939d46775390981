//! The demo's mails and world hold together: every mail is listed, every signature verifies with the zone's keys, every address
//! that a mail shows has a network, and every name of a mail server resolves back. What alibi says about them is tested
//! elsewhere; a broken stage would make those tests lie.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test may stop at what it did not expect"
)]

use std::borrow::Borrow;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::hash::Hash;
use std::net::IpAddr;
use std::path::PathBuf;
use std::time::Instant;

use mail_auth::common::parse::TxtRecordParser;
use mail_auth::common::verify::DomainKey;
use mail_auth::hickory_resolver::{Resolver, config, net::runtime::TokioRuntimeProvider};
use mail_auth::{AuthenticatedMessage, DkimResult, MessageAuthenticator, Parameters, ResolverCache, Txt};
use mail_parser::{MessageParser, PartType};

fn demo(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("config/demo").join(path)
}

fn mails(folder: &str) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(demo(folder)).unwrap().map(|entry| entry.unwrap().path());
    entries.map(|path| (path.file_name().unwrap().to_str().unwrap().to_owned(), fs::read(&path).unwrap())).collect()
}

/// Name, type and data of the zone's records.
fn zone() -> Vec<(String, String, String)> {
    let text = fs::read_to_string(demo("world/dns.zone")).unwrap();
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with(';'));
    lines
        .map(|line| {
            let fields: Vec<&str> = line.splitn(5, ' ').collect();
            assert_eq!((fields[1], fields[2]), ("3600", "IN"), "{line}");
            (fields[0].to_owned(), fields[3].to_owned(), fields[4].trim_matches('"').to_owned())
        })
        .collect()
}

#[test]
fn every_mail_is_listed_and_of_the_wire() {
    let expected: BTreeMap<String, serde_json::Value> =
        serde_json::from_slice(&fs::read(demo("expected.json")).unwrap()).unwrap();
    let mails = mails("mailbox");
    assert!(mails.len() >= 15);
    assert_eq!(mails.keys().collect::<Vec<_>>(), expected.keys().collect::<Vec<_>>());
    for (name, mail) in mails.iter().chain(&self::mails("world/sent")) {
        let text = std::str::from_utf8(mail).unwrap();
        assert_eq!(text.matches('\n').count(), text.matches("\r\n").count(), "{name}: line ends");
        assert!(!text.contains("\tbh=;"), "{name}: run `cargo run --example make_demo`");
    }
    let owner: alibi::owner::Owner = serde_json::from_slice(&fs::read(demo("owner.json")).unwrap()).unwrap();
    assert!(owner.is("anna@annas-shop.example") && owner.has_network("192.0.2.66".parse().unwrap()));
    fs::read_to_string(demo("world/clock")).unwrap().trim().parse::<jiff::Timestamp>().unwrap();
}

#[tokio::test]
async fn signatures_verify_with_the_keys_of_the_zone() {
    let keys = Keys(
        zone()
            .into_iter()
            .filter(|(name, _, _)| name.contains("._domainkey."))
            .map(|(name, _, key)| (name, key))
            .collect(),
    );
    let sent = mails("world/sent");
    let mut signed = BTreeSet::new();
    for (name, mail) in mails("mailbox") {
        for (inside, message) in [(false, Some(mail.clone())), (true, returned(&mail, &sent))] {
            let Some(message) = message else { continue };
            for (domain, passes) in verify(&message, &keys).await {
                assert!(passes, "{name}, inside {inside}: {domain}");
                signed.insert((name.chars().take(2).collect::<String>(), inside, domain));
            }
        }
    }
    let expect = |number: &str, inside, domain: &str| (number.to_owned(), inside, domain.to_owned());
    assert_eq!(
        signed,
        BTreeSet::from([
            expect("03", false, "bigmail.example"),
            expect("09", true, "annas-shop.example"),
            expect("10", true, "annas-shop.example"),
            expect("11", true, "annas-shop.example"),
            expect("12", false, "bigmail.example"),
            expect("12", true, "annas-shop.example"),
            expect("16", false, "bigmail.example"),
        ])
    );
    // The check can fail: one changed letter of the body breaks it.
    let mail = String::from_utf8(returned(&mails("mailbox")["11-break-in-exim.eml"], &sent).unwrap()).unwrap();
    let altered = mail.replace("bank details have", "bank detail have");
    assert_eq!(verify(altered.as_bytes(), &keys).await, [("annas-shop.example".to_owned(), false)]);
}

/// The returned mail; headers without a body get the body of the Sent copy.
fn returned(mail: &[u8], sent: &BTreeMap<String, Vec<u8>>) -> Option<Vec<u8>> {
    let read = MessageParser::default().parse(mail).unwrap();
    for part in &read.parts {
        let raw = &mail[part.raw_body_offset() as usize..part.raw_end_offset() as usize];
        if matches!(part.body, PartType::Message(_)) {
            return Some(raw.to_vec());
        }
        let header = std::str::from_utf8(raw).unwrap();
        if mail_parser::MimeHeaders::content_type(part).is_some_and(|kind| kind.subtype() == Some("rfc822-headers")) {
            let id = header.lines().find_map(|line| line.strip_prefix("Message-ID: ")).unwrap();
            let copy = sent.values().map(|copy| std::str::from_utf8(copy).unwrap()).find(|copy| copy.contains(id));
            let body = copy.and_then(|copy| copy.split_once("\r\n\r\n")).map_or("", |(_, body)| body);
            return Some(format!("{}\r\n\r\n{body}", header.trim_end()).into_bytes());
        }
    }
    None
}

async fn verify(message: &[u8], keys: &Keys) -> Vec<(String, bool)> {
    let resolver = Resolver::builder_with_config(config::ResolverConfig::default(), TokioRuntimeProvider::default());
    let authenticator = MessageAuthenticator(resolver.build().unwrap());
    let message = AuthenticatedMessage::parse(message).unwrap();
    let outputs = authenticator.verify_dkim(Parameters::new(&message).with_txt_cache(keys)).await;
    let one = |output: &mail_auth::DkimOutput<'_>| {
        let domain = output.signature().map(|signature| signature.d.clone()).unwrap_or_default();
        (domain, *output.result() == DkimResult::Pass)
    };
    outputs.iter().filter(|output| output.signature().is_some()).map(one).collect()
}

/// Answers for every name, so that no question leaves the machine.
struct Keys(BTreeMap<String, String>);

impl ResolverCache<Box<str>, Txt> for Keys {
    fn get<Q>(&self, name: &Q) -> Option<Txt>
    where
        Box<str>: Borrow<Q>,
        Q: Hash + Eq + ?Sized,
    {
        let found = self.0.iter().find(|(own, _)| {
            let own: Box<str> = own.as_str().into();
            Borrow::<Q>::borrow(&own) == name
        });
        Some(match found.map(|(_, record)| DomainKey::parse(record.as_bytes())) {
            Some(Ok(key)) => Txt::DomainKey(key.into()),
            _ => Txt::Error(mail_auth::Error::NoHeadersFound),
        })
    }

    fn remove<Q>(&self, _: &Q) -> Option<Txt>
    where
        Box<str>: Borrow<Q>,
        Q: Hash + Eq + ?Sized,
    {
        None
    }

    fn insert(&self, _: Box<str>, _: Txt, _: Instant) {}
}

#[test]
fn names_resolve_back_and_every_address_has_a_network() {
    let zone = zone();
    for (name, _, address) in zone.iter().filter(|(_, kind, _)| kind == "A") {
        let reversed = address.split('.').rev().collect::<Vec<_>>().join(".");
        let pointer = (format!("{reversed}.in-addr.arpa."), "PTR".to_owned(), name.clone());
        assert!(zone.contains(&pointer) || name == "mx.wool-trader.example.", "{name}");
    }
    let networks: Vec<(IpAddr, IpAddr)> = fs::read_dir(demo("world/rdap"))
        .unwrap()
        .filter_map(|entry| {
            let object: serde_json::Value = serde_json::from_slice(&fs::read(entry.unwrap().path()).unwrap()).unwrap();
            let address =
                |name: &str| object.get(name).and_then(|value| value.as_str()).map(|text| text.parse().unwrap());
            Some((address("startAddress")?, address("endAddress")?))
        })
        // Not the registry's blocks, which hold everything.
        .filter(|(first, last): &(IpAddr, IpAddr)| {
            !(first.to_string().ends_with(".0") && last.to_string().ends_with(".255"))
        })
        .collect();
    let shown: BTreeSet<IpAddr> = mails("mailbox")
        .values()
        .flat_map(|mail| {
            String::from_utf8_lossy(mail)
                .split(['[', ']', '(', ')', ' '])
                .filter_map(|word| word.parse().ok())
                .collect::<Vec<IpAddr>>()
        })
        .filter(|address| {
            ["192.0.2.", "198.51.100.", "203.0.113."].iter().any(|net| address.to_string().starts_with(net))
        })
        .collect();
    assert!(shown.len() > 15);
    for address in shown.iter().filter(|address| address.to_string() != "198.51.100.215") {
        assert!(networks.iter().any(|(first, last)| first <= address && address <= last), "{address}");
    }
}
