//! Every folder in `tests/cases` is a mail that came back (`notice.eml`) and what alibi says of it (`expected.txt`).
//!
//! `UPDATE=1 cargo test --test cases` writes what alibi says now; review the difference before committing it. A case is named
//! after what it shows. All of them are written by us or made with real mail servers on our own machine.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at what it did not expect")]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use alibi::mail::received::Stamp;
use alibi::mail::{Limits, Message};
use alibi::original::{self, Extent};
use alibi::recognise::{self, Kind};

fn cases() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut cases: Vec<PathBuf> = std::fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.retain(|case| case.join("notice.eml").is_file());
    cases.sort();
    cases
}

fn says(raw: &[u8]) -> String {
    let message = Message::read(raw, &Limits::default());
    let notice = recognise::recognise(&message);
    let original = original::recover(&message, &notice);
    let or_none = |text: Option<String>| text.unwrap_or_else(|| "-".to_owned());
    let mut text = String::new();
    writeln!(text, "kind: {}", notice.kind.name()).unwrap();
    writeln!(text, "dialect: {}", notice.dialect).unwrap();
    for failure in &notice.failures {
        writeln!(
            text,
            "failure: {} status {} action {} remote {} diagnostic {}",
            failure.recipient,
            failure.status.as_deref().unwrap_or("-"),
            failure.action.as_deref().unwrap_or("-"),
            failure.remote_mta.as_deref().unwrap_or("-"),
            failure.diagnostic.as_deref().unwrap_or("-"),
        )
        .unwrap();
    }
    writeln!(text, "reporting mta: {}", or_none(notice.reporting_mta.clone())).unwrap();
    writeln!(text, "arrival date: {}", or_none(notice.arrival_date.map(|date| date.to_string()))).unwrap();
    writeln!(text, "envelope id: {}", or_none(notice.envelope_id.clone())).unwrap();
    if let Some(feedback) = &notice.feedback {
        told(&mut text, "feedback", &serde_json::to_value(feedback).unwrap());
    }
    for report in &notice.dmarc {
        told(&mut text, "dmarc", &serde_json::to_value(report).unwrap());
    }
    for defect in notice.defects.iter().chain(&original.defects) {
        writeln!(text, "defect: {defect}").unwrap();
    }
    writeln!(text, "original: {}{}", original.extent.name(), if original.exact { ", exact" } else { "" }).unwrap();
    if original.extent != Extent::None {
        writeln!(text, "message-id: {}", or_none(original.message_id())).unwrap();
        writeln!(text, "from: {}", or_none(original.from())).unwrap();
        writeln!(text, "subject: {}", or_none(original.subject())).unwrap();
        writeln!(text, "date: {}", or_none(original.date().map(|date| date.to_string()))).unwrap();
        for line in original.received().iter().map(Stamp::text) {
            writeln!(text, "received: {line}").unwrap();
        }
        writeln!(text, "body: {} bytes", original.body().len()).unwrap();
    }
    text
}

/// The values that are there, one a line; those of a list with its place.
fn told(text: &mut String, name: &str, value: &serde_json::Value) {
    match value {
        serde_json::Value::Null => {}
        serde_json::Value::Object(object) => {
            object.iter().for_each(|(key, value)| told(text, &format!("{name} {}", key.replace('_', " ")), value));
        }
        serde_json::Value::Array(list) => {
            list.iter().enumerate().for_each(|(at, value)| told(text, &format!("{name} {}", at + 1), value));
        }
        serde_json::Value::String(value) if value.is_empty() => {}
        serde_json::Value::String(value) => writeln!(text, "{name}: {value}").unwrap(),
        other => writeln!(text, "{name}: {other}").unwrap(),
    }
}

#[test]
fn every_case_is_read_as_expected() {
    let update = std::env::var_os("UPDATE").is_some();
    let mut wrong = Vec::new();
    for case in cases() {
        let said = says(&std::fs::read(case.join("notice.eml")).unwrap());
        let expected_path = case.join("expected.txt");
        if update {
            std::fs::write(&expected_path, &said).unwrap();
        }
        let expected = std::fs::read_to_string(&expected_path).unwrap_or_default();
        if said != expected {
            wrong.push(format!(
                "## {}\nexpected:\n{expected}\nsaid:\n{said}",
                case.file_name().unwrap().to_string_lossy()
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_kind_has_a_case() {
    let mut kinds = std::collections::BTreeSet::new();
    for case in cases() {
        let raw = std::fs::read(case.join("notice.eml")).unwrap();
        kinds.insert(recognise::recognise(&Message::read(&raw, &Limits::default())).kind);
    }
    for kind in [
        Kind::Dsn,
        Kind::Bounce,
        Kind::Delay,
        Kind::Success,
        Kind::Arf,
        Kind::DmarcAggregate,
        Kind::DmarcFailure,
        Kind::AutoReply,
        Kind::Challenge,
        Kind::VirusNotice,
        Kind::Complaint,
        Kind::ReadReceipt,
        Kind::Ordinary,
        Kind::Unreadable,
    ] {
        assert!(kinds.contains(&kind), "no case of kind {}", kind.name());
    }
}

#[test]
fn the_header_alone_never_hides_a_report() {
    for case in cases() {
        let raw = std::fs::read(case.join("notice.eml")).unwrap();
        let message = Message::read(&raw, &Limits::default());
        let is_report = recognise::recognise(&message).kind.is_report();
        assert!(!is_report || recognise::may_be_report(message.header()), "{}", case.display());
    }
}
