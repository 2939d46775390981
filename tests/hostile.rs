//! Mail that wants a crash, a hang or a flood: every case cut and twisted, and bombs made here.
//!
//! Reading must not panic, must give the same answer twice, and must take linear time. Bombs are small enough for every run;
//! the limits that keep larger ones cheap are the same.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at what it did not expect")]

use std::path::Path;
use std::time::{Duration, Instant};

use alibi::mail::{Limits, Message};
use alibi::original;
use alibi::recognise;

/// Everything that one mail goes through. Returns what is compared.
fn read(raw: &[u8]) -> String {
    let message = Message::read(raw, &Limits::default());
    let notice = recognise::recognise(&message);
    let original = original::recover(&message, &notice);
    format!(
        "{notice:?} {:?} {} {:?} {:?} {:?} {:?} {}",
        original.extent,
        original.bytes.len(),
        original.message_id(),
        original.from(),
        original.subject(),
        original.date(),
        original.received().len() + original.body().len() + original.header_block().len()
    )
}

fn fixtures() -> Vec<Vec<u8>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut paths: Vec<_> =
        std::fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path().join("notice.eml")).collect();
    paths.sort();
    paths.into_iter().filter_map(|path| std::fs::read(path).ok()).collect()
}

/// A small generator of numbers that are the same in every run (xorshift).
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit.max(1) as u64) as usize
    }
}

#[test]
fn cut_and_twisted_mail_is_read_without_panic_and_the_same_twice() {
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    let splices: [&[u8]; 12] = [
        b"\r",
        b"\n",
        b"\0",
        b"\xff\xfe",
        b"--",
        b"=?utf-8?b?=?=",
        b"=",
        b"<\xc3",
        b"\n\nContent-Type: multipart/mixed; boundary=\"\"\n\n",
        b"Content-Type: text/html; charset=utf-7\n",
        b"\n> \n",
        b"Content-Transfer-Encoding: base64\n",
    ];
    for raw in fixtures() {
        for _ in 0..12 {
            let mut twisted = raw.clone();
            twisted.truncate(random.below(raw.len() + 1));
            for _ in 0..random.below(6) {
                let at = random.below(twisted.len() + 1);
                let splice = splices[random.below(splices.len())];
                twisted.splice(at..at, splice.iter().copied());
            }
            for _ in 0..random.below(8) {
                let at = random.below(twisted.len());
                if let Some(byte) = twisted.get_mut(at) {
                    *byte = random.below(256) as u8;
                }
            }
            assert_eq!(read(&twisted), read(&twisted));
        }
    }
}

/// Bombs of about `size` bytes.
fn bombs(size: usize) -> Vec<(&'static str, Vec<u8>)> {
    let head = "From: MAILER-DAEMON@a.example\nSubject: Undelivered Mail Returned to Sender\n";
    let fill = |head: &str, piece: &str| [head.as_bytes(), piece.repeat(size / piece.len() + 1).as_bytes()].concat();
    let multipart = format!("{head}Content-Type: multipart/mixed; boundary=b\n\n");
    let mut deep = String::from(head);
    let mut at = 0;
    while deep.len() < size {
        deep.push_str(&format!("Content-Type: multipart/mixed; boundary=b{at}\n\n--b{at}\n"));
        at += 1;
    }
    vec![
        ("many parts", fill(&multipart, "--b\n\nx\n")),
        ("deep parts", deep.into_bytes()),
        ("deep messages", fill(head, "Content-Type: message/rfc822\n\n")),
        ("many header lines", fill(head, "X-Filler: something\n")),
        ("one long field", fill(&format!("{head}X-Filler: "), "a\n ")),
        ("long subject", fill("From: MAILER-DAEMON@a.example\nSubject: ", "=?utf-8?q?=41?= ")),
        ("many recipients", fill("From: MAILER-DAEMON@a.example\nTo: ", "a@b.example, ")),
        ("open comments", fill("From: MAILER-DAEMON@a.example ", "(")),
        ("quoted text", fill(&format!("{head}\nSorry\n"), "> > > some text\n")),
        ("half headers", fill(&format!("{head}\nSorry\n"), "\n--- original message:\nSubject: x\nTo: y\n")),
        ("header lines in text", fill(&format!("{head}\nSorry\n\n"), "Subject: x\n")),
        ("dashes", fill(&multipart, "-")),
        ("dash lines", fill(&multipart, "--x\n")),
        ("blank lines", fill(&format!("{head}\n"), "\n")),
        ("carriage returns", fill(&format!("{head}\n"), "\r")),
        ("html", fill(&format!("{head}Content-Type: text/html\n\n"), "<div>&amp;<style>")),
        ("open tags", fill(&format!("{head}Content-Type: text/html\n\n"), "<a")),
        ("base64", fill(&format!("{head}Content-Transfer-Encoding: base64\n\n"), "QUJD")),
        ("quoted-printable", fill(&format!("{head}Content-Transfer-Encoding: quoted-printable\n\n"), "=4=")),
        (
            "status blocks",
            fill(
                &format!("{head}Content-Type: message/delivery-status\n\n"),
                "Final-Recipient: rfc822;a@b.example\nAction: failed\n\n",
            ),
        ),
        ("addresses", fill(&format!("{head}\nThe following recipients failed:\n\n"), "<a@b.example>: 550 no\n")),
        ("received lines", fill(&format!("{head}\nSorry\n\n"), "Received: from a by b; x\n")),
        (
            "lost folding",
            fill(&format!("{head}\nSorry\n\nReceived: a\nFrom: a@b.example\nMessage-ID: <1>\n"), "lost\nX: y\n"),
        ),
        ("nul", fill(head, "\0")),
    ]
}

#[test]
fn bombs_take_linear_time_and_are_the_same_twice() {
    for ((name, small), (_, large)) in bombs(100_000).into_iter().zip(bombs(800_000)) {
        assert_eq!(read(&small), read(&small), "{name}");
        let start = Instant::now();
        read(&small);
        let short = start.elapsed();
        let start = Instant::now();
        read(&large);
        let long = start.elapsed();
        // Eight times the bytes: quadratic work would take 64 times as long. The slack is for a busy machine.
        assert!(long < short * 24 + Duration::from_millis(300), "{name}: {short:?} then {long:?}");
    }
}

#[test]
fn what_was_left_unread_is_said() {
    let bomb = bombs(800_000);
    for name in ["many parts", "deep parts", "deep messages", "many header lines"] {
        let (_, raw) = bomb.iter().find(|(found, _)| *found == name).unwrap();
        let message = Message::read(raw, &Limits::default());
        assert!(
            message.defects().iter().any(|defect| defect.contains("left unread")),
            "{name}: {:?}",
            message.defects()
        );
        assert!(!recognise::recognise(&message).defects.is_empty(), "{name}");
    }
}
