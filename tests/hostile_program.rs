//! Mails whose size or shape is the attack: each is read to its end, in bounded time, and gets an answer.
//!
//! The program reads them all in one run, so a crash on one of them would lose the answers on the others. The bound is wide,
//! for slow machines and unoptimised code; what is quadratic goes far beyond it.

#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::fs;
use std::process::Command;
use std::time::{Duration, Instant};

const TOP: &str = "Return-Path: <>\r\nFrom: MAILER-DAEMON@mx.bounce.example\r\nTo: mara@shop.example\r\n\
                   Subject: Undelivered Mail Returned to Sender\r\nAuto-Submitted: auto-replied\r\nMIME-Version: 1.0\r\n";
const FIELDS: &str = "From: mara@shop.example\r\nTo: p@bounce.example\r\nMessage-ID: <1@x.example>\r\nSubject: x\r\n";
const TEXT: &str = "Content-Type: text/plain\r\n\r\nuser unknown\r\n\r\n";

/// A complete notice with these fields in the returned mail, and this report.
fn dsn(fields: &str, report: &str) -> String {
    format!(
        "{TOP}Content-Type: multipart/report; report-type=delivery-status; boundary=b1\r\n\r\n--b1\r\n\r\nuser unknown\r\n\
         --b1\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.bounce.example\r\n\r\n{report}\r\n\
         --b1\r\nContent-Type: message/rfc822\r\n\r\n{fields}{FIELDS}\r\nx\r\n--b1--\r\n"
    )
}

fn received(filling: &str) -> String {
    dsn(&format!("Received: from a {filling} by mx.bounce.example; Mon\r\n"), "")
}

fn shapes() -> Vec<(&'static str, String)> {
    let nested: String = (0..100_000)
        .map(|level| format!("Content-Type: multipart/mixed; boundary=b{level}\r\n\r\n--b{level}\r\n"))
        .collect();
    let people: String =
        (0..50_000).map(|number| format!("<p{number}@bounce.example>: 550 user unknown\r\n")).collect();
    let failures: String = (0..50_000)
        .map(|number| format!("Final-Recipient: rfc822; p{number}@bounce.example\r\nAction: failed\r\n\r\n"))
        .collect();
    let html = |filling: &str| format!("{TOP}Content-Type: text/html\r\n\r\nuser unknown {}", filling.repeat(500_000));
    vec![
        ("parts-in-parts", format!("{TOP}{nested}")),
        (
            "one-boundary",
            format!("{TOP}{}", "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n".repeat(100_000)),
        ),
        ("mails-in-mails", format!("{TOP}{}", "Content-Type: message/rfc822\r\n\r\n".repeat(100_000))),
        ("many-fields", dsn(&"X: y\r\n".repeat(1_000_000), "")),
        ("many-fields-first", format!("{}{}", "X: y\r\n".repeat(1_000_000), dsn("", ""))),
        ("many-received", dsn(&"Received: from a (b [192.0.2.1]) by c.example; Mon\r\n".repeat(50_000), "")),
        (
            "many-signatures",
            dsn(&"DKIM-Signature: v=1; a=rsa-sha256; d=shop.example; s=s; b=AA\r\n".repeat(20_000), ""),
        ),
        ("long-received", received(&"a".repeat(5_000_000))),
        ("deep-comment", received(&"(".repeat(2_000_000))),
        ("comments", received(&"((()))".repeat(500_000))),
        ("literals", received(&"[192.0.2.1] ".repeat(300_000))),
        ("folded", dsn(&format!("Received: from a\r\n{}", "\t(x)\r\n".repeat(500_000)), "")),
        ("lost-folding", dsn(&format!("From: a@b.example\r\n{}", "lost\r\n".repeat(500_000)), "")),
        ("encoded-words", dsn(&format!("Subject: {}\r\n", "=?utf-8?q?=41?= ".repeat(200_000)), "")),
        ("unended-words", dsn(&format!("Subject: {}\r\n", "=?x?b?".repeat(500_000)), "")),
        ("addresses", dsn(&format!("Cc: {}\r\n", "a@b.example, ".repeat(300_000)), "")),
        ("angles", dsn(&format!("Cc: {}\r\n", "<".repeat(2_000_000)), "")),
        ("people", format!("{TOP}{TEXT}{people}")),
        ("failures", dsn("", &failures)),
        ("quoted", format!("{TOP}{TEXT}{}", "> > > > From: x\r\n".repeat(500_000))),
        ("quoted-deep", format!("{TOP}{TEXT}{}", format!("{}From: x\r\n", "> ".repeat(20_000)).repeat(50))),
        (
            "headers-in-text",
            format!("{TOP}{TEXT}{}", "Received: from a by b\r\nFrom: x@y.example\r\n\r\n".repeat(100_000)),
        ),
        ("tags", html("<div><a ")),
        ("angles-in-html", html("<")),
        ("comments-in-html", html("<!--")),
        ("nul", dsn(&format!("X: {}\r\n", "\0".repeat(2_000_000)), "")),
        ("bare-cr", dsn("", "").replace("\r\n", "\r")),
        ("only-cr", format!("{TOP}{TEXT}{}", "\r".repeat(3_000_000))),
        ("parameters", format!("{TOP}Content-Type: multipart/report; {}\r\n\r\nx", "a*0*=utf-8''x; ".repeat(200_000))),
        ("dashes", format!("{TOP}Content-Type: multipart/mixed; boundary=----\r\n\r\n{}", "-".repeat(3_000_000))),
        (
            "charset",
            format!(
                "{TOP}Content-Type: text/plain; charset=\"x\0y\"\r\n\r\nuser unknown {}",
                "\u{80}".repeat(1_000_000)
            ),
        ),
    ]
}

#[test]
fn every_mail_gets_an_answer_in_time() {
    let folder = tempfile::tempdir().unwrap();
    let mut slow = Vec::new();
    for (name, mail) in shapes() {
        let path = folder.path().join(format!("{name}.eml"));
        fs::write(&path, mail).unwrap();
        let begun = Instant::now();
        let output = Command::new(env!("CARGO_BIN_EXE_alibi"))
            .args(["trace", "--json", "--offline", "--owner", "mara@shop.example"])
            .arg(&path)
            .output()
            .unwrap();
        let lines = String::from_utf8(output.stdout).unwrap().lines().count();
        assert_eq!(
            (lines, output.status.code().is_some()),
            (1, true),
            "{name}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
        if begun.elapsed() > Duration::from_secs(10) {
            slow.push((name, begun.elapsed()));
        }
    }
    assert!(slow.is_empty(), "{slow:?}");
}

/// What a stranger wrote reaches a terminal without anything that it acts on.
#[test]
fn no_control_character_reaches_a_person() {
    let folder = tempfile::tempdir().unwrap();
    let nasty = "\u{1b}[31mx\u{9b}2J\u{1b}]0;y\u{7}\u{202e}\u{8}\u{7f}";
    let report = format!(
        "Final-Recipient: rfc822; p{nasty}@bounce.example\r\nAction: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; {nasty}\r\n"
    );
    let fields = format!(
        "Received: from {nasty} ({nasty} [203.0.113.7]) by mx{nasty}.bounce.example; {nasty}\r\nSubject: {nasty}\r\n"
    );
    let path = folder.path().join(format!("{}.eml", nasty.replace('/', "")));
    fs::write(&path, dsn(&fields, &report)).unwrap();
    for more in [&["--json"][..], &["--incidents"], &[]] {
        let output = Command::new(env!("CARGO_BIN_EXE_alibi"))
            .args(["trace", "--offline", "--owner", "mara@shop.example"])
            .args(more)
            .arg(&path)
            .output()
            .unwrap();
        let text = [output.stdout, output.stderr].concat();
        let text = String::from_utf8_lossy(&text);
        assert!(!text.is_empty());
        let bad = |char: &char| (char.is_control() && *char != '\n') || *char == '\u{202e}';
        assert_eq!(text.chars().find(bad), None, "{more:?}: {text:?}");
    }
}
