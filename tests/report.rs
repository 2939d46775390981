//! The report to an abuse desk as a mail: golden files of it, and what two readers that are not ours make of it.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at what it did not expect")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use alibi::report::answer::Heard;
use alibi::report::compose::{ComposeError, Subject, Writer, compose, envelope};
use alibi::report::contact::{Contact, Step};
use alibi::report::plan::Draft;
use alibi::report::redact::Redactor;
use alibi::report::{Answer, Report, Reported, Sample, State, forward, question, text};
use alibi::tell::{Language, Reader};
use jiff::{SignedDuration, Timestamp};
use mail_auth::report::{Feedback, FeedbackType};
use mail_parser::{MessageParser, MimeHeaders};

const NOW: &str = "2026-05-12T08:00:00Z";

fn at(time: &str) -> Timestamp {
    time.parse().unwrap()
}

fn owner() -> alibi::owner::Owner {
    let mut owner = alibi::owner::Owner::default();
    owner.add("anna@shop.example");
    owner
}

fn sample(witness: &str, recipient: &str, seen: &str) -> Sample {
    let block = format!(
        "Return-Path: <anna@shop.example>\r\nReceived: from win-K2 (box77.cheaphost.example [203.0.113.77])\r\n\
         \tby {witness} (Postfix) with ESMTPS id 4ZB3Xq2z9\r\n\tfor <{recipient}>; Tue, 12 May 2026 07:40:00 +0000\r\n\
         From: Anna <anna@shop.example>\r\nTo: Some Body <{recipient}>\r\nSubject: =?utf-8?Q?B=C3=BCcher?=\r\n\
         Message-ID: <f0.{witness}@x.example>\r\nX-Mailer: B\u{fc}cherwurm 1.0\r\n"
    );
    Sample {
        case: "c1".into(),
        witness: witness.into(),
        seen: at(seen),
        header: Redactor::new(b"a key of a test", &owner(), [recipient]).header(&block),
    }
}

fn source(address: &str, name: Option<&str>, samples: Vec<Sample>) -> Reported {
    let witnesses = ["birkenau.example", "clearwater.example", "harbour.example", "alumni.example"];
    Reported {
        address: address.parse().unwrap(),
        name: name.map(str::to_owned),
        network: "203.0.113.64/26".into(),
        messages: 214,
        first: at("2026-05-11T06:16:00Z"),
        last: at("2026-05-12T07:40:00Z"),
        witnesses: witnesses.map(str::to_owned).to_vec(),
        samples,
    }
}

fn one() -> Vec<Reported> {
    let samples = vec![
        sample("mx.birkenau.example", "pia.berg@birkenau.example", "2026-05-12T07:40:00Z"),
        sample("mx.clearwater.example", "kurt@clearwater.example", "2026-05-12T07:12:00Z"),
    ];
    vec![source("203.0.113.77", Some("box77.cheaphost.example"), samples)]
}

fn several() -> Vec<Reported> {
    let samples = || one()[0].samples.clone();
    vec![
        source("203.0.113.77", Some("box77.cheaphost.example"), samples()),
        source("203.0.113.78", None, samples()),
        source("2001:db8:77::9", Some("box9.cheaphost.example"), samples()),
    ]
}

fn writer() -> Writer {
    Writer {
        from: "Anna Linden <abuse-reports@shop.example>".into(),
        reply_to: "anna@shop.example".into(),
        envelope: "abuse+ID@shop.example".into(),
        domain: "shop.example".into(),
    }
}

fn report(sources: Vec<Reported>, since_report: Option<Timestamp>) -> Report {
    let contact = Contact {
        address: "abuse@cheaphost.example".into(),
        network: "203.0.113.64/26".into(),
        step: Step::Leaf,
        provenance: Vec::new(),
        strong: Vec::new(),
        weak: Vec::new(),
        red: Vec::new(),
    };
    let draft = Draft { contact, sources: sources.iter().map(|source| source.address).collect(), escalates: None };
    let subject = Subject {
        account: "shop",
        incident: "K7QM-3F2A",
        domain: "shop.example",
        since_report,
        samples_max: 3,
        key: b"another key",
    };
    compose(&draft, sources, &subject, &writer(), at(NOW)).unwrap()
}

fn golden() -> [(&'static str, Report); 2] {
    [("report-one", report(one(), None)), ("report-several", report(several(), Some(at("2026-05-04T09:00:00Z"))))]
}

fn golden_file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/golden/{name}.eml"))
}

#[test]
fn golden_files() {
    for (name, report) in golden() {
        let path = golden_file(name);
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&path, &report.mail.message).unwrap();
        }
        assert_eq!(fs::read_to_string(&path).unwrap_or_default(), report.mail.message, "UPDATE=1 rewrites {name}");
    }
}

#[test]
fn a_person_can_read_it_on_one_screen() {
    for (name, report) in golden() {
        let words = report.mail.text.split("\nHeader 1").next().unwrap();
        let lines = words.trim_end().lines().count();
        assert!(lines <= text::LINES_MAX, "{name}: {lines} lines\n{words}");
        assert!(words.lines().all(|line| line.len() <= 80), "{name}\n{words}");
        assert!(report.mail.text.matches("\nHeader ").count() <= 3);
        assert!(report.mail.message.is_ascii());
        assert!(report.mail.message.lines().all(|line| line.len() <= 998));
        for gone in ["pia.berg", "kurt@", "Some Body", "<html", "http"] {
            assert!(!report.mail.message.contains(gone), "{name}: {gone}");
        }
    }
}

#[test]
fn it_says_who_it_is_and_where_it_came_from() {
    let (one, other) = (report(one(), None), report(several(), None));
    assert_eq!(one.state, State::Prepared);
    assert_eq!(one.id, report_again().id, "the same report has the same name after a crash");
    let id = one.id.to_lowercase();
    assert_eq!(one.mail.envelope_sender, format!("abuse+{id}@shop.example"));
    assert_eq!(one.mail.message_id, format!("alibi.report.{id}@shop.example"));
    let message = MessageParser::default().parse(&one.mail.message).unwrap();
    assert_eq!(message.header_raw("Auto-Submitted").map(str::trim), Some("auto-generated"));
    assert_eq!(message.reply_to().unwrap().first().unwrap().address(), Some("anna@shop.example"));
    assert_eq!(message.to().unwrap().first().unwrap().address(), Some("abuse@cheaphost.example"));
    let kinds: Vec<String> = message
        .parts
        .iter()
        .filter_map(|part| part.content_type())
        .map(|kind| format!("{}/{}", kind.ctype(), kind.subtype().unwrap_or_default()))
        .collect();
    assert_eq!(kinds, ["multipart/report", "text/plain", "message/feedback-report", "text/rfc822-headers"]);
    assert!(other.mail.text.contains("203.0.113.78") && other.mail.text.contains("2001:db8:77::9"));
}

fn report_again() -> Report {
    report(one(), None)
}

/// RFC 5965, read by mail-auth.
#[test]
fn another_reader_of_arf_finds_the_same() {
    for (name, report) in golden() {
        let feedback = Feedback::parse_rfc5322(report.mail.message.as_bytes()).unwrap();
        assert_eq!(feedback.feedback_type(), FeedbackType::Abuse, "{name}");
        assert_eq!(feedback.source_ip(), Some("203.0.113.77".parse().unwrap()));
        assert_eq!(feedback.incidents(), 214);
        assert_eq!(feedback.version(), 1);
        assert_eq!(feedback.reported_domain(), ["cheaphost.example"], "never the forged domain");
        assert_eq!(feedback.reporting_mta(), Some("mx.birkenau.example"));
        assert_eq!(feedback.arrival_date(), Some(at("2026-05-12T07:40:00Z").as_second()));
        assert!(feedback.user_agent().unwrap().starts_with("alibi/"));
        let headers = feedback.headers().unwrap();
        assert!(headers.contains("[203.0.113.77]") && headers.contains("From: Anna <anna@shop.example>"), "{headers}");
    }
}

/// What we write ourselves, we recognise.
#[test]
fn our_own_reader_finds_the_same() {
    let report = report(one(), None);
    let limits = alibi::mail::Limits::default();
    let message = alibi::mail::Message::read(report.mail.message.as_bytes(), &limits);
    let notice = alibi::recognise::recognise(&message);
    assert_eq!(notice.kind, alibi::recognise::Kind::Arf);
    assert_eq!(notice.feedback.unwrap().source_ip, Some("203.0.113.77".parse().unwrap()));
}

#[test]
fn the_envelope_sender_is_of_one_report() {
    assert_eq!(envelope("abuse+ID@shop.example", "K7QM-3F2A").as_deref(), Ok("abuse+k7qm-3f2a@shop.example"));
    assert_eq!(envelope("ID@bounces.shop.example", "K7QM-3F2A").as_deref(), Ok("k7qm-3f2a@bounces.shop.example"));
    for broken in ["abuse@shop.example", "abuse+ID", "ID+ID@shop.example", "a b+ID@shop.example", "x@ID.example"] {
        assert!(matches!(envelope(broken, "K7QM-3F2A"), Err(ComposeError::Envelope(_))), "{broken}");
    }
}

#[test]
fn no_report_without_evidence_to_show() {
    let contact = report(one(), None).contact;
    let draft = Draft { contact, sources: Vec::new(), escalates: None };
    let subject = Subject {
        account: "shop",
        incident: "K7QM-3F2A",
        domain: "shop.example",
        since_report: None,
        samples_max: 3,
        key: b"another key",
    };
    let nothing = vec![source("203.0.113.77", None, Vec::new())];
    assert_eq!(compose(&draft, nothing, &subject, &writer(), at(NOW)), Err(ComposeError::NoSample));
}

/// The question to the owner and a desk's answer, in the language of his notices: every sentence, and every value in it.
#[test]
fn the_owner_is_asked_and_told_in_every_language() {
    let mut report = report(one(), None);
    report.contact.provenance.push("abuse contact of the network `NET-7`".to_owned());
    report.contact.red.push("everybody can have an address there".to_owned());
    let (mut subjects, mut all) = (BTreeSet::new(), 0);
    for language in Language::ALL {
        let reader = Reader { language: *language, ..Reader::default() };
        let letter = question::Letter {
            from: "alibi@shop.example",
            to: "anna@shop.example",
            domain: "shop.example",
            reader: &reader,
        };
        let folders = question::Folders { yes: "INBOX.alibi.Send it", no: "INBOX.alibi.No thanks" };
        let mail = question::compose(&report, b"key", &letter, &folders, SignedDuration::from_hours(48)).unwrap();
        let asked = MessageParser::default().parse(&mail).unwrap();
        let text = asked.body_text(0).unwrap().into_owned();
        for said in [
            "INBOX.alibi.Send it",
            "INBOX.alibi.No thanks",
            "abuse@cheaphost.example",
            "NET-7",
            "everybody can",
            "203.0.113.77",
            "box77.cheaphost.example",
            "214",
            "birkenau.example",
            "2026",
        ] {
            assert!(text.contains(said), "{language:?}: {said} is missing\n{text}");
        }
        assert!(!text.contains("{$") && !text.contains("ask-"), "{text}");
        let whole = std::str::from_utf8(&mail).unwrap();
        assert!(whole.contains(&report.mail.message), "the report is attached to the last byte");
        assert!(asked.attachments().next().unwrap().message().is_some());
        subjects.insert(asked.subject().unwrap().to_owned());

        for (answer, sure) in [
            (Answer::Human, true),
            (Answer::Human, false),
            (Answer::OptOut, true),
            (Answer::NotOurs, true),
            (Answer::WebForm { form: None }, true),
        ] {
            let heard =
                Heard { answer, by_a_person: true, text: "We told them.\nhttp://cheaphost.example/x".to_owned() };
            let to = ["anna@shop.example".to_owned()];
            let letter =
                forward::Letter { from: "alibi@shop.example", to: &to, domain: "shop.example", reader: &reader };
            let (_, mail) = forward::compose(&report, &heard, sure, 1, &letter, at(NOW)).unwrap();
            let told = MessageParser::default().parse(&mail).unwrap();
            let text = told.body_text(0).unwrap().into_owned();
            assert!(text.contains("We told them.") && !text.contains("http://") && text.contains(&report.id), "{text}");
            assert!(!text.contains("{$") && !text.contains("answer-"), "{text}");
            subjects.insert(text);
            all += 1;
        }
    }
    assert_eq!(subjects.len(), all + Language::ALL.len(), "no language has the words of another");
}
