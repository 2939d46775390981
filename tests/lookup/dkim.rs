//! DKIM: whole mails, returned headers, changed bodies, keys that are gone, and expiry at the time of the mail.

use std::path::Path;

use alibi::facts::{Answer, Fact, Question, Signature, SignatureResult, Which};
use alibi::io::lookup::Live;
use alibi::io::world::World;
use alibi::ports::Material;
use mail_auth::common::crypto::{Algorithm, Ed25519Key, HashAlgorithm, SigningKey};
use mail_auth::common::headers::{HeaderWriter, Writer};
use mail_auth::dkim::{self, Canonicalization};

use super::{ask_about, known, world};

const MAIL: &str = "From: Anna <anna@shop.example>\r\nTo: bea@one.example\r\nSubject: Lunch\r\n\
    Date: Thu, 4 Dec 2025 09:35:38 +0000\r\nMessage-ID: <x@shop.example>\r\n\r\nHello,\r\n\r\nsee you.\r\n";
/// Thu, 4 Dec 2025 09:35:38 +0000
const SENT: u64 = 1_764_840_938;

struct Signer {
    key: Ed25519Key,
    record: String,
}

/// What the signature says besides.
#[derive(Default)]
struct Tags {
    expires: u64,
    length: u64,
    headers: Vec<&'static str>,
    simple: bool,
}

impl Signer {
    fn new() -> Signer {
        let key = Ed25519Key::from_pkcs8_der(&Ed25519Key::generate_pkcs8().unwrap()).unwrap();
        let record = format!("v=DKIM1; k=ed25519; p={}", base64(&key.public_key()));
        Signer { key, record }
    }

    fn zone(&self) -> String {
        format!("s1._domainkey.shop.example. 60 IN TXT \"{}\"\n", self.record)
    }

    /// The mail with a signature of shop.example, made when the mail was sent.
    fn sign(&self, mail: &str, tags: Tags) -> String {
        let headers =
            if tags.headers.is_empty() { vec!["from", "to", "subject", "date", "message-id"] } else { tags.headers };
        let how = if tags.simple { Canonicalization::Simple } else { Canonicalization::Relaxed };
        let body = mail.split_once("\r\n\r\n").unwrap().1.as_bytes();
        let mut signature = dkim::Signature {
            v: 1,
            a: Algorithm::Ed25519Sha256,
            d: "shop.example".into(),
            s: "s1".into(),
            h: headers.into_iter().map(str::to_owned).collect(),
            bh: HashAlgorithm::Sha256.hash(how.canonical_body(body, tags.length)).as_ref().to_vec(),
            l: tags.length,
            t: SENT,
            x: tags.expires,
            ch: how,
            cb: how,
            ..dkim::Signature::default()
        };
        let fields = mail
            .split_once("\r\n\r\n")
            .unwrap()
            .0
            .split("\r\n")
            .filter(|line| !line.starts_with([' ', '\t']))
            .map(|field| field.split_once(':').unwrap());
        let fields: Vec<(&str, String)> = fields.map(|(name, value)| (name, format!("{value}\r\n"))).collect();
        let listed = signature.h.iter().map(|listed| {
            let (name, value) = fields.iter().rfind(|(name, _)| name.eq_ignore_ascii_case(listed)).unwrap();
            (name.as_bytes(), value.as_bytes())
        });
        let mut input = Bytes(Vec::new());
        how.canonicalize_headers(listed, &mut input);
        signature.write(&mut input, false);
        signature.b = self.key.sign(input.0.as_slice()).unwrap();
        format!("{}{mail}", signature.to_header())
    }
}

struct Bytes(Vec<u8>);

impl Writer for Bytes {
    fn write(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
    }
}

pub fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let bits = (0..3).fold(0, |bits, n| bits << 8 | usize::from(*chunk.get(n).unwrap_or(&0)));
        for n in 0..4 {
            text.push(if n <= chunk.len() { char::from(LETTERS[bits >> (18 - 6 * n) & 63]) } else { '=' });
        }
    }
    text
}

async fn fact(lookup: &Live, mail: &[u8], full: bool) -> Fact {
    let material = Material { notice: b"", original: mail, original_full: full };
    ask_about(lookup, Question::Signatures(Which::Original), material).await
}

async fn signatures(lookup: &Live, mail: &[u8], full: bool) -> Vec<Signature> {
    match known(fact(lookup, mail, full).await) {
        Answer::Signatures(signatures) => signatures,
        other => panic!("{other:?}"),
    }
}

async fn one(lookup: &Live, mail: &str, full: bool) -> Signature {
    let mut found = signatures(lookup, mail.as_bytes(), full).await;
    assert_eq!(found.len(), 1, "{found:?}");
    found.remove(0)
}

fn header_of(mail: &str) -> &str {
    &mail[..mail.find("\r\n\r\n").unwrap() + 4]
}

/// Fields that whoever writes the mail can put below the true signature, and above it where a service prints the fields anew.
fn junk(tags: &str) -> String {
    (0..12).map(|place| format!("DKIM-Signature: v=1; a=rsa-sha256; s=s{place}; {tags}\r\n")).collect()
}

#[tokio::test]
async fn signatures_of_whoever_wrote_the_mail_hide_none() {
    let signer = Signer::new();
    let lookup = world(&signer.zone(), "").await;
    let signed = signer.sign(MAIL, Tags::default());
    for junk in [junk("d=evil.example"), junk("d=evil.example; h=from; bh=AAAA; b=AAAA; c=relaxed/relaxed")] {
        for mail in [format!("{junk}{signed}"), signed.replacen("From:", &format!("{junk}From:"), 1)] {
            let found = signatures(&lookup, mail.as_bytes(), true).await;
            assert!(found.iter().any(|one| one.result == SignatureResult::Pass && one.domain == "shop.example"));
            assert!(found.len() <= 20, "{}", found.len());
        }
        let alone = fact(&lookup, format!("{junk}{MAIL}").as_bytes(), true).await;
        assert!(matches!(alone, Fact::Unknown { .. }), "what was left unread may be the true one: {alone:?}");
    }
}

#[tokio::test]
async fn a_signature_that_cannot_be_read_keeps_its_domain() {
    let signer = Signer::new();
    let lookup = world(&signer.zone(), "").await;
    let signed = signer.sign(MAIL, Tags::default());
    let (before, b) = signed.split_once(" b=").unwrap();
    let rest = b.split_once(';').unwrap().1;
    let redacted = one(&lookup, &format!("{before} b=[REDACTED];{rest}"), true).await;
    assert_eq!((redacted.result, &*redacted.domain), (SignatureResult::Broken, "shop.example"), "{redacted:?}");
    let other = one(&lookup, &signed.replacen("ed25519-sha256", "rsa-sha512", 1), true).await;
    assert_eq!((other.result, &*other.domain), (SignatureResult::Broken, "shop.example"), "{other:?}");
}

#[tokio::test]
async fn a_whole_mail_a_header_alone_and_a_changed_body() {
    let signer = Signer::new();
    let lookup = world(&signer.zone(), "").await;
    for simple in [false, true] {
        let mail = signer.sign(MAIL, Tags { simple, ..Tags::default() });
        let whole = one(&lookup, &mail, true).await;
        assert_eq!(whole.result, SignatureResult::Pass, "{whole:?}");
        assert_eq!((whole.domain.as_str(), whole.selector.as_str()), ("shop.example", "s1"));
        assert_eq!(whole.signed.len(), 5);
        assert_eq!(whole.signed_at, "2025-12-04T09:35:38Z".parse().ok());
        let header = one(&lookup, header_of(&mail), false).await;
        assert_eq!(header.result, SignatureResult::HeaderPass, "{header:?}");
        assert!(header.detail.contains("body not seen"), "{header:?}");
        let changed = one(&lookup, &mail.replace("see you", "see them"), true).await;
        assert_eq!(changed.result, SignatureResult::OtherBody, "{changed:?}");
        assert!(changed.detail.contains("body differs"), "{changed:?}");
        let forged = one(&lookup, &mail.replace("bea@one", "eve@two"), true).await;
        assert_eq!(forged.result, SignatureResult::Fail, "{forged:?}");
        let stated = one(&lookup, &mail.replace("Lunch", "Dinner"), false).await;
        assert_eq!(stated.result, SignatureResult::Fail, "{stated:?}");
    }
}

#[tokio::test]
async fn what_transport_adds_does_not_matter_and_neither_do_line_ends() {
    let signer = Signer::new();
    let lookup = world(&signer.zone(), "").await;
    let received = "Return-Path: <anna@shop.example>\r\nReceived: from a by b; Thu, 4 Dec 2025 09:35:42 +0000\r\n";
    let mail = received.to_owned() + &signer.sign(MAIL, Tags::default());
    assert_eq!(one(&lookup, &mail, true).await.result, SignatureResult::Pass);
    assert_eq!(one(&lookup, &mail.replace("\r\n", "\n"), true).await.result, SignatureResult::Pass);
}

#[tokio::test]
async fn keys_that_are_missing_revoked_or_out_of_reach_are_no_failure() {
    let signer = Signer::new();
    let mail = signer.sign(MAIL, Tags::default());
    let key = "s1._domainkey.shop.example";
    for (zone, fail, result) in [
        (String::new(), String::new(), SignatureResult::NoKey),
        (format!("{key}. 60 IN TXT \"v=DKIM1; k=ed25519; p=\"\n"), String::new(), SignatureResult::NoKey),
        (format!("{key}. 60 IN TXT \"rubbish\"\n"), String::new(), SignatureResult::NoKey),
        (signer.zone(), key.to_owned(), SignatureResult::Unknown),
        (signer.zone(), format!("{key} TXT timeout"), SignatureResult::Unknown),
        (Signer::new().zone(), String::new(), SignatureResult::Fail),
    ] {
        let lookup = world(&zone, &fail).await;
        assert_eq!(one(&lookup, &mail, true).await.result, result, "{zone} {fail}");
        assert_eq!(one(&lookup, header_of(&mail), false).await.result, result, "{zone} {fail}");
    }
}

#[tokio::test]
async fn expiry_is_judged_when_the_mail_was_received() {
    let signer = Signer::new();
    let lookup = world(&signer.zone(), "").await;
    // Expired long before this test runs, an hour after the mail was sent.
    let mail = signer.sign(MAIL, Tags { expires: SENT + 3_600, ..Tags::default() });
    let received = |date: &str| format!("Received: from a by mx.one.example; {date}\r\n{mail}");
    let in_time = one(&lookup, &received("Thu, 4 Dec 2025 09:40:00 +0000 (UTC)"), true).await;
    assert_eq!(in_time.result, SignatureResult::Pass, "{in_time:?}");
    let late = one(&lookup, &received("Fri, 5 Dec 2025 09:40:00 +0000"), true).await;
    assert_eq!(late.result, SignatureResult::Fail);
    assert!(late.detail.contains("expired"), "{late:?}");
    // The newest Received line counts, not what the sender wrote below it.
    let replayed = received("Thu, 4 Dec 2025 09:40:00 +0000").replacen(
        "Received",
        "Received: x by y; Mon, 5 Jan 2026 00:00:00 +0000\r\nReceived",
        1,
    );
    assert_eq!(one(&lookup, &replayed, true).await.result, SignatureResult::Fail);
}

#[tokio::test]
async fn added_fields_are_not_covered() {
    let signer = Signer::new();
    let lookup = world(&signer.zone(), "").await;
    let mail = signer.sign(MAIL, Tags::default());
    let second = one(&lookup, &format!("From: eve@evil.example\r\n{mail}"), true).await;
    assert_eq!(second.result, SignatureResult::Fail, "{second:?}");
    let subject = one(&lookup, &format!("Subject: other\r\n{mail}"), true).await;
    assert_eq!(subject.result, SignatureResult::Pass);
    assert!(!subject.signed.contains(&"subject".to_owned()) && subject.signed.contains(&"date".to_owned()));
}

#[tokio::test]
async fn partly_signed_bodies_and_tests_are_said() {
    let mut signer = Signer::new();
    signer.record = signer.record.replace("; k", "; t=y; k");
    let lookup = world(&signer.zone(), "").await;
    let found = one(&lookup, &signer.sign(MAIL, Tags { length: 8, ..Tags::default() }), true).await;
    // What stands behind the signed bytes may be anybody's.
    assert_eq!(found.result, SignatureResult::OtherBody);
    assert!(found.detail.contains("first 8 bytes") && found.detail.contains("test"), "{found:?}");
}

#[tokio::test]
async fn worthless_signatures_are_broken_without_a_question() {
    let signer = Signer::new();
    let lookup = world(&signer.zone(), "").await;
    let no_from = signer.sign(MAIL, Tags { headers: vec!["to", "subject"], ..Tags::default() });
    assert_eq!(one(&lookup, &no_from, true).await.result, SignatureResult::Broken);
    let sha1 = signer.sign(MAIL, Tags::default()).replace("ed25519-sha256", "rsa-sha1");
    assert_eq!(one(&lookup, &sha1, true).await.result, SignatureResult::Broken);
    let rubbish = format!("DKIM-Signature: v=1; a=rot13; d=x\r\n{MAIL}");
    assert_eq!(one(&lookup, &rubbish, true).await.result, SignatureResult::Broken);
    assert_eq!(fact(&lookup, MAIL.as_bytes(), true).await, Fact::Absent);
    assert_eq!(fact(&lookup, b"", true).await, Fact::Absent);
}

#[tokio::test]
async fn only_ten_signatures_are_looked_at_and_none_in_a_monstrous_header() {
    let signer = Signer::new();
    let lookup = world(&signer.zone(), "").await;
    let mut mail = MAIL.to_owned();
    for n in 0..15 {
        mail = if n % 4 == 0 {
            format!("DKIM-Signature: v=1; a=none\r\n{mail}")
        } else {
            signer.sign(&mail, Tags::default())
        };
    }
    let found = signatures(&lookup, mail.as_bytes(), true).await;
    let (broken, read): (Vec<_>, Vec<_>) = found.iter().partition(|one| one.result == SignatureResult::Broken);
    assert_eq!((broken.len(), read.len()), (4, 10));
    assert!(found.iter().any(|signature| signature.result == SignatureResult::Pass));
    let listed = "from:".repeat(100_000);
    let long =
        format!("DKIM-Signature: v=1; a=rsa-sha256; d=shop.example; s=s1; bh=AAAA; b=AAAA; h={listed}to\r\n{MAIL}");
    assert_eq!(one(&lookup, &long, true).await.result, SignatureResult::Broken);
    let fields = "X: y\r\n".repeat(3_000);
    assert!(matches!(fact(&lookup, format!("{fields}{mail}").as_bytes(), true).await, Fact::Unknown { .. }));
}

fn example(name: &str, file: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/worlds").join(name).join(file)).unwrap()
}

async fn open(name: &str) -> Live {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/worlds").join(name).join("world");
    World::open(&path).unwrap().lookup().await.unwrap()
}

#[tokio::test]
async fn the_rsa_signature_of_a_mail_that_came_back_holds_whole_and_by_its_header() {
    let notice = String::from_utf8(example("o01-signed-and-kept", "in/001.eml")).unwrap();
    let (_, original) = notice.split_once("Content-Type: message/rfc822\r\n\r\n").unwrap();
    let original = &original[..original.rfind("\r\n--x6331445690").unwrap()];
    let lookup = open("o01-signed-and-kept").await;
    let whole = one(&lookup, original, true).await;
    assert_eq!(whole.result, SignatureResult::Pass, "{whole:?}");
    assert_eq!(whole.domain, "trompand.example");
    let header = one(&lookup, header_of(original), false).await;
    assert_eq!(header.result, SignatureResult::HeaderPass, "{header:?}");
}

#[tokio::test]
async fn bounces_signed_by_their_bouncers_verify() {
    for (name, file, domain) in
        [("c01-direct", "in/001.eml", "myclastrais.example"), ("i01-two-witnesses", "in/002.eml", "cleadrark.example")]
    {
        let notice = example(name, file);
        let lookup = open(name).await;
        let material = Material { notice: &notice, original: b"", original_full: false };
        let fact = ask_about(&lookup, Question::Signatures(Which::Notice), material).await;
        let Answer::Signatures(found) = known(fact) else { panic!() };
        assert_eq!((found[0].result, found[0].domain.as_str()), (SignatureResult::Pass, domain), "{found:?}");
    }
}

#[tokio::test]
async fn white_lines_at_the_end_are_empty_lines() {
    let signer = Signer::new();
    let lookup = world(&signer.zone(), "").await;
    // RFC 6376, 3.4.4: signed without them, returned with them, and the other way round. Simple canonicalization sees a change.
    let signed = signer.sign(MAIL, Tags::default());
    for end in ["\r\n", " \r\n", "\t\r\n \t \r\n\r\n", "  "] {
        assert_eq!(one(&lookup, &format!("{signed}{end}"), true).await.result, SignatureResult::Pass, "{end:?}");
    }
    let simple = signer.sign(MAIL, Tags { simple: true, ..Tags::default() });
    assert_eq!(one(&lookup, &format!("{simple} \r\n"), true).await.result, SignatureResult::OtherBody);
}
