//! Mails that a stranger can send to make alibi accuse an innocent network, call a forgery the owner's, or hide a break-in.
//!
//! Each test is one attack, with the mails that it takes, run through the program in a recorded world. The attacker may write
//! every byte below the lines that the owner's provider adds, own domains and computers, and be a customer of any provider.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test stops at the first surprise")]

mod attackers;

use std::fs;
use std::process::Command;

use attackers::{INNOCENT, OWNER, Town, into_provider, line, notice};
use serde_json::Value;

const OFFICE: &str = "192.0.2.66";
const BOUNCERS: [(&str, &str); 2] =
    [("mx.birkenau.example", "198.51.100.10"), ("mx.clearwater.example", "198.51.100.40")];

impl Town {
    fn run(&self) -> Vec<Value> {
        let output = Command::new(env!("CARGO_BIN_EXE_alibi"))
            .args(["trace", "--json", "--incidents", "--owner", OWNER, "--provider", "mx1.postwerk.example"])
            .args(["--own-network", "192.0.2.66/32", "--world", "world", "in"])
            .current_dir(self.folder.path())
            .output()
            .unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    /// The verdict on each mail, with what it rests on.
    fn verdicts(&self) -> Vec<(String, String)> {
        let lines = self.run();
        let found = lines.iter().filter(|line| line.get("path").is_some());
        let found: Vec<_> = found
            .map(|line| {
                (line["verdict"].as_str().unwrap().to_owned(), format!("{} {}", line["evidence"], line["missing"]))
            })
            .collect();
        assert_eq!(found.len(), self.mails);
        found
    }

    fn never(&self, forbidden: &[&str]) {
        for (verdict, why) in self.verdicts() {
            assert!(!forbidden.contains(&verdict.as_str()), "{verdict}: {why}");
        }
    }

    fn accuses_nobody(&self) {
        for line in self.run().iter().filter(|line| line.get("incident").is_some()) {
            assert_ne!(line["verdict"], "forged-confirmed", "{line}");
            assert!(line["sources"].as_array().unwrap().iter().all(|source| source["reportable"] == false), "{line}");
        }
    }
}

/// Two dozen notices, half of them in the name of each bouncer, that name the innocent network.
fn framing(zone: &str, top: impl Fn(&str, &str) -> String) -> Town {
    let mut town = Town::new(zone);
    for number in 0..24 {
        let (host, address) = BOUNCERS[number % 2];
        let to = format!("u{number}@{}", host.trim_start_matches("mx."));
        let chain = line("x", "box77.cheaphost.example", INNOCENT, host, None);
        town.mail(&notice(&top(host, address), host, &to, &chain, number));
    }
    town
}

const STRANGER_ZONE: &str = "vps.nightowl.example. 3600 IN A 203.0.113.150\n\
                             150.113.0.203.in-addr.arpa. 3600 IN PTR vps.nightowl.example.\n";

fn stranger() -> String {
    into_provider("vps.nightowl.example", "vps.nightowl.example", "203.0.113.150")
}

#[test]
fn the_town_is_real_two_honest_witnesses_are_believed() {
    let town = framing("", |host, address| into_provider(host, host, address));
    let lines = town.run();
    let incident = lines.iter().find(|line| line.get("incident").is_some()).unwrap();
    assert_eq!(incident["verdict"], "forged-confirmed", "{incident}");
    assert_eq!(incident["sources"][0]["reportable"], true);
}

#[test]
fn results_that_the_stranger_wrote_where_the_provider_writes_none() {
    let town = framing(STRANGER_ZONE, |host, _| {
        format!(
            "{}Authentication-Results: mx1.postwerk.example; dkim=pass header.d={host}; spf=pass smtp.helo={host}\n",
            stranger()
        )
    });
    town.never(&["forged", "forged-confirmed", "sent-by-you", "through-your-account"]);
    town.accuses_nobody();
    // About a host that nobody asks for, so that no answer of ours contradicts it.
    let town = framing(STRANGER_ZONE, |host, _| {
        format!("{}Authentication-Results: mx1.postwerk.example; spf=pass smtp.helo=other.{host}\n", stranger())
    });
    town.never(&["forged", "forged-confirmed", "sent-by-you", "through-your-account"]);
    town.accuses_nobody();
}

#[test]
fn a_host_that_only_looks_like_the_providers() {
    for by in [
        "mx1.postwerk.example.evil.example",
        "mx1.postwerk.examp1e",
        "mx1.p\u{43e}stwerk.example",
        "postwerk.example.",
        "mx1.postwerk.example",
    ] {
        let town =
            framing(STRANGER_ZONE, |host, address| format!("{}{}", stranger(), line(host, host, address, by, None)));
        town.never(&["forged", "forged-confirmed", "sent-by-you", "through-your-account"]);
        town.accuses_nobody();
    }
}

#[test]
fn no_line_of_the_provider_at_all() {
    let town = framing("", |_, _| String::new());
    town.accuses_nobody();
    let town = framing("", |host, address| line(host, host, address, "mx1.postwerk.example.evil.example", None));
    town.never(&["forged", "forged-confirmed"]);
    town.accuses_nobody();
}

/// The owner's provider sells lines as well, and gives them names of its own domain.
#[test]
fn a_customer_line_of_the_providers_own_organisation() {
    let zone = "host-203-0-113-150.dyn.postwerk.example. 3600 IN A 203.0.113.150\n\
                150.113.0.203.in-addr.arpa. 3600 IN PTR host-203-0-113-150.dyn.postwerk.example.\n";
    let name = "host-203-0-113-150.dyn.postwerk.example";
    let town = framing(zone, |host, address| {
        format!("{}{}", into_provider("x", name, "203.0.113.150"), into_provider(host, host, address))
    });
    town.never(&["forged", "forged-confirmed", "sent-by-you", "through-your-account"]);
    town.accuses_nobody();
}

/// A rented server whose name is of the provider's domain and does not look like a customer's.
#[test]
fn a_rented_server_in_the_providers_domain() {
    let zone = "shopserver.postwerk.example. 3600 IN A 203.0.113.150\n\
                150.113.0.203.in-addr.arpa. 3600 IN PTR shopserver.postwerk.example.\n";
    for by in ["mx1.postwerk.example", "shopserver.postwerk.example"] {
        let town = framing(zone, |host, address| {
            let top = into_provider("x", "shopserver.postwerk.example", "203.0.113.150");
            format!("{top}{}", line(host, host, address, by, None))
        });
        town.never(&["forged-confirmed", "sent-by-you", "through-your-account"]);
        town.accuses_nobody();
    }
}

/// Where the provider's line does not name the peer, the next line may be the stranger's.
#[test]
fn a_line_of_the_provider_that_names_no_peer() {
    for top in [
        "Received: from x (unknown [unknown])\n\tby mx1.postwerk.example (Postfix) with SMTP id 4ZB5Xq2z9;\n\tTue, 10 Mar 2026 12:00:00 +0000\n",
        "Received: from vps.nightowl.example by mx1.postwerk.example with ESMTP id 1abc;\n\tTue, 10 Mar 2026 12:00:00 +0000\n",
        "Received: by mx1.postwerk.example with HTTP; Tue, 10 Mar 2026 12:00:00 +0000\n",
        "Received: from tom by mx1.postwerk.example with HTTP id 77; Tue, 10 Mar 2026 12:00:00 +0000\n",
        "Received: from localhost (x [127.0.0.1])\n\t(Authenticated sender: tom@postwerk.example)\n\tby mx1.postwerk.example (Postfix) with ESMTPSA id 4ZB5Xq2z9;\n\tTue, 10 Mar 2026 12:00:00 +0000\n",
    ] {
        let town = framing("", |host, address| format!("{top}{}", into_provider(host, host, address)));
        town.never(&["forged", "forged-confirmed", "sent-by-you", "through-your-account"]);
        town.accuses_nobody();
    }
}

/// Another customer writes a notice in his web mail, in the name of the provider itself.
#[test]
fn a_customer_who_plays_the_provider() {
    for top in [
        "Received: by mx1.postwerk.example with HTTP; Tue, 10 Mar 2026 12:00:00 +0000\n",
        "Received: from tom named unknown by mx1.postwerk.example with HTTPREST; Tue, 10 Mar 2026 12:00:00 +0000\n",
        "Received: from laptop (unknown [192.168.1.5])\n\t(Authenticated sender: tom@postwerk.example)\n\tby mx1.postwerk.example (Postfix) with ESMTPSA id 4ZB5Xq2z9;\n\tTue, 10 Mar 2026 12:00:00 +0000\n",
    ] {
        for chain in [
            line("x", "box77.cheaphost.example", INNOCENT, "mx1.postwerk.example", None),
            line("x", "box77.cheaphost.example", INNOCENT, "mx1.postwerk.example", Some(OWNER)),
            line("x", "office.lindenhof.example", OFFICE, "mx1.postwerk.example", Some(OWNER)),
        ] {
            let mut town = Town::new("");
            town.mail(&notice(top, "mx1.postwerk.example", "x@postwerk.example", &chain, 1));
            town.never(&["forged", "forged-confirmed", "sent-by-you", "through-your-account"]);
        }
    }
}

/// The forger sits in the provider's organisation, or in a range that the owner's SPF record allows, and plants a login.
#[test]
fn a_login_planted_below_a_host_that_spf_allows() {
    let (bouncer, address) = BOUNCERS[0];
    for (zone, name) in [
        (
            "host-203-0-113-150.dyn.postwerk.example. 3600 IN A 203.0.113.150\n\
             150.113.0.203.in-addr.arpa. 3600 IN PTR host-203-0-113-150.dyn.postwerk.example.\n",
            "host-203-0-113-150.dyn.postwerk.example",
        ),
        (STRANGER_ZONE, "vps.nightowl.example"),
    ] {
        for from in [OFFICE, "198.51.100.99"] {
            let mut town = Town::new(zone);
            let path = town.folder.path().join("world/dns.zone");
            let names = fs::read_to_string(&path).unwrap();
            let wide = names.replace(
                "lindenhof.example. 3600 IN TXT \"v=spf1 ip4:192.0.2.30 -all\"",
                "lindenhof.example. 3600 IN TXT \"v=spf1 ip4:192.0.2.30 ip4:203.0.113.0/24 -all\"",
            );
            assert_ne!(names, wide);
            fs::write(&path, wide).unwrap();
            let chain = format!(
                "{}{}",
                line("x", name, "203.0.113.150", bouncer, None),
                line("[192.168.1.5]", "unknown", from, "submit.postwerk.example", Some(OWNER))
            );
            town.mail(&notice(&into_provider(bouncer, bouncer, address), bouncer, "pia@birkenau.example", &chain, 1));
            town.never(&["sent-by-you", "through-your-account"]);
        }
    }
}

/// A stranger fabricates a return of the owner's automatic reply.
#[test]
fn an_automatic_reply_that_never_was() {
    let (host, _) = BOUNCERS[0];
    let chain = format!("{}Auto-Submitted: auto-replied\n", line("x", "office.lindenhof.example", OFFICE, host, None));
    let mut town = Town::new(STRANGER_ZONE);
    town.mail(&notice(&stranger(), host, "pia@birkenau.example", &chain, 1));
    town.never(&["sent-by-you", "through-your-account", "forged"]);
}

/// An intruder sends through the owner's account to a forwarder and names the final recipient in To.
#[test]
fn a_break_in_behind_a_forwarder() {
    let (bouncer, address) = BOUNCERS[1];
    for top in ["mail.alumni.example", "[198.51.100.100]"] {
        let mut town = Town::new("");
        let chain = [
            line(top, "mail.alumni.example", "198.51.100.100", bouncer, None),
            line("out1.postwerk.example", "out1.postwerk.example", "192.0.2.30", "mail.alumni.example", None),
            line("[192.168.1.5]", "unknown", "203.0.113.150", "submit.postwerk.example", Some(OWNER)),
        ]
        .concat();
        town.mail(&notice(&into_provider(bouncer, bouncer, address), bouncer, "kurt@clearwater.example", &chain, 1));
        town.never(&["forged", "forged-confirmed"]);
    }
}

/// An intruder writes somebody else's address in From and plants a Return-Path: what left through the account is still a break-in.
#[test]
fn a_break_in_under_another_name() {
    let (bouncer, address) = BOUNCERS[0];
    let chain = [
        line("out1.postwerk.example", "out1.postwerk.example", "192.0.2.30", bouncer, None),
        line("[192.168.1.5]", "unknown", "203.0.113.150", "submit.postwerk.example", Some(OWNER)),
    ]
    .concat();
    let mail = notice(&into_provider(bouncer, bouncer, address), bouncer, "pia@birkenau.example", &chain, 1)
        .replace("Return-Path: <mara@lindenhof.example>", "Return-Path: <tom@bank.example>")
        .replace("From: Mara Linden <mara@lindenhof.example>", "From: Tom <tom@bank.example>");
    let mut town = Town::new("");
    town.mail(&mail);
    town.never(&["not-your-address", "forged", "sent-by-you"]);
}
