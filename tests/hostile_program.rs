//! Mails whose size or shape is the attack: each is read to its end, in bounded time, and gets an answer.
//!
//! The program reads them all in one run, so a crash on one of them would lose the answers on the others. The bound is wide,
//! for slow machines and unoptimised code; what is quadratic goes far beyond it.

#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod bombs;

use std::fs;
use std::process::Command;
use std::time::{Duration, Instant};

/// The most memory for data that one mail may take, in KB: 64 MB (RLIMIT_DATA).
const MEMORY_MAX: usize = 64 << 10;

#[test]
fn every_mail_gets_an_answer_in_time() {
    let folder = tempfile::tempdir().unwrap();
    let mut slow = Vec::new();
    for (name, mail) in bombs::shapes() {
        let path = folder.path().join(format!("{name}.eml"));
        fs::write(&path, mail).unwrap();
        let begun = Instant::now();
        // The shell sets the limit: who takes more memory gets none, and ends.
        let output = Command::new("sh")
            .args(["-c", &format!("ulimit -d {MEMORY_MAX}; exec \"$0\" \"$@\""), env!("CARGO_BIN_EXE_alibi")])
            .args(["trace", "--json", "--offline", "--owner", "mara@shop.example"])
            .arg(&path)
            .output()
            .unwrap();
        let lines = String::from_utf8(output.stdout).unwrap().lines().count();
        assert_eq!(
            (lines, output.status.code().is_some()),
            (1, true),
            "{name}: {}{}",
            output.status,
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
    fs::write(&path, bombs::dsn(&fields, &report)).unwrap();
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
