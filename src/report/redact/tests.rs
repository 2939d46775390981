use proptest::prelude::*;

use super::*;

fn owner() -> Owner {
    let mut owner = Owner::default();
    owner.add("anna@shop.example");
    owner
}

fn redacted(block: &str) -> String {
    Redactor::new(b"key", &owner(), ["failed.one@there.example"]).header(block)
}

#[test]
fn recipients_become_hashes_and_the_rest_stays() {
    let block = "Return-Path: <anna@shop.example>\r\n\
        Received: from evil (host77.spam.example [203.0.113.77])\r\n\tby mx.there.example (Postfix) with ESMTP id 4ZB3\r\n\t\
        for <failed.one@there.example>; Tue, 10 Mar 2026 11:57:00 +0000\r\n\
        From: Anna <anna@shop.example>\r\nReply-To: drop@spam.example\r\n\
        To: \"Failed One\" <failed.one@there.example>, second@there.example\r\n\
        Subject: Your invoice\r\nMessage-ID: <f0.22@spam.example>\r\n\
        List-Unsubscribe: <https://spam.example/u?x=ZmFpbGVkLm9uZQ>, <mailto:u+failed.one=there.example@spam.example>\r\n";
    let redactor = Redactor::new(b"key", &owner(), []).local("failed.one");
    let text = redacted(block).replace("\n\t", " ");
    assert!(text.contains(&format!("for <{redactor}@there.example>")), "{text}");
    assert!(text.contains(&format!("To: <{redactor}@there.example>")), "{text}");
    for kept in [
        "Return-Path: <anna@shop.example>",
        "From: Anna <anna@shop.example>",
        "Reply-To: drop@spam.example",
        "Subject: Your invoice",
        "Message-ID: <f0.22@spam.example>",
        "[203.0.113.77]",
        "<https://spam.example/[redacted]>, <mailto:[redacted]@spam.example>",
    ] {
        assert!(text.contains(kept), "{kept}\n{text}");
    }
    for gone in ["Failed", "failed.one", "second", "ZmFp"] {
        assert!(!text.contains(gone), "{gone}\n{text}");
    }
}

#[test]
fn recipients_in_odd_places() {
    for (block, kept) in [
        ("Return-Path: <bounce-failed.one=there.example@spam.example>\n", "@spam.example"),
        ("Message-ID: <1.failed.one@there.example>\n", "Message-ID: [redacted]"),
        ("Subject: failed.one, you won\n", "Subject: [redacted]"),
        ("Subject: mail for failed.one@there.example\n", "Subject: [redacted]"),
        ("Subject: =?utf-8?B?ZmFpbGVkLm9uZUB0aGVyZS5leGFtcGxl?=\n", "Subject: [redacted]"),
        ("X-Mailer-Info: =?utf-8?Q?failed=2Eone=40there=2Eexample?=\n", "[redacted]"),
        ("X-Rcpt: failed.one\n", "X-Rcpt: "),
        ("X-Track: rcpt=failed.one@there.example;x=1\n", "rcpt="),
        ("X-Url: https://spam.example/?u=failed.one%40there.example\n", "X-Url: "),
        ("To: failed.one at there\n", "To: [redacted]"),
        ("Received: from x by y for failed.one; Tue, 10 Mar 2026 11:57:00 +0000\n", "for "),
        ("Received: (qmail 1 invoked for \"failed.one\"@there.example)\n", "@there.example)"),
        ("DKIM-Signature: v=1; i=failed.one@there.example; b=abc=\n", "b=abc="),
        ("Authentication-Results: mx; smtp.rcptto=failed.one@there.example\n", "smtp.rcptto="),
    ] {
        let text = redacted(block);
        assert!(!text.to_lowercase().contains("failed.one") && text.contains(kept), "{block}{text}");
    }
}

#[test]
fn what_comes_out_is_a_header_in_ascii() {
    let long = format!(
        "X-Long: {}\nSubject: B\u{fc}cher \u{202e}\u{1b}[2J\nX-A: {}\n",
        "x".repeat(5_000),
        "a@b.example ".repeat(900)
    );
    let text = redacted(&long);
    assert!(text.bytes().all(|byte| matches!(byte, b' '..=b'~' | b'\n' | b'\t')), "{text}");
    assert!(text.lines().all(|line| line.len() <= LINE_MAX));
    assert!(text.len() < 3 * (FIELD_MAX + LINE_MAX));
    assert_eq!(Fields::new(text.as_bytes()).count(), 3, "no line begins a field of its own");
}

/// Places where mail systems write a recipient.
const PLACES: &[&str] = &[
    "To: NAME <ADDRESS>",
    "Cc: ADDRESS, x@y.example",
    "Delivered-To: ADDRESS",
    "X-Original-To: ADDRESS",
    "To: ADDRESS (NAME)",
    "Received: from a by b (Postfix) id 1 for <ADDRESS>; Tue, 10 Mar 2026 11:57:00 +0000",
    "Original-Recipient: rfc822;ADDRESS",
    "Final-Recipient: rfc822; ADDRESS",
    "List-Unsubscribe: <https://l.example/LOCAL>",
    "Subject: hello ADDRESS",
    "X-Sent-To: ADDRESS",
    "X-For: <ADDRESS>,",
    "Return-Path: <v-LOCAL=DOMAIN@l.example>",
    "Message-ID: <9.ADDRESS>",
    "X-Uri: mailto:ADDRESS",
    "Received: from a ([192.0.2.1]) by b for ADDRESS with SMTP",
    "From: LOCAL <ADDRESS>",
];

proptest! {
    #[test]
    fn no_local_part_of_a_third_party_survives(
        local in "[a-z0-9]{4,8}[._+-]?[a-z0-9]{2,8}",
        domain in "[a-z]{3,9}\\.example",
        upper in any::<bool>(),
        places in proptest::collection::vec(0..PLACES.len(), 1..6),
        folded in any::<bool>(),
    ) {
        let local = format!("q{local}");
        let address = format!("{local}@{domain}");
        let shown = if upper { address.to_uppercase() } else { address.clone() };
        let block: String = places.iter().map(|place| {
            let line = PLACES[*place].replace("ADDRESS", &shown).replace("LOCAL", &local).replace("DOMAIN", &domain)
                .replace("NAME", "Some Body");
            if folded { line.replacen(": ", ":\r\n ", 1) + "\r\n" } else { line + "\n" }
        }).collect();
        let text = Redactor::new(b"key", &owner(), [address.as_str()]).header(&block);
        prop_assert!(!text.replace("\n\t", "").to_lowercase().contains(&local), "{}\n{}", block, text);
    }

    #[test]
    fn nothing_stops_it(block in "(?s).{0,400}") {
        let text = redacted(&block);
        prop_assert!(text.is_ascii());
    }
}
