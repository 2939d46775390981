//! Chains of Received lines, and what they prove together: the cases of `tests/chains/`, and that nothing planted below the last
//! believed line changes an answer.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop at what it did not expect")]
#![allow(clippy::indexing_slicing, clippy::string_slice, reason = "our own cases, cut where they were found to end")]

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::path::Path;

use alibi::case::Case;
use alibi::facts::{Answer, Fact, Facts, HostName, Question};
use alibi::mail::received::Stamp;
use alibi::mail::{Limits, Message};
use alibi::trace::{Bouncer, End, Settings, Trace, Trust, inquire, trace};

const OPEN: Settings = Settings { documentation_is_public: true };

#[derive(Default)]
struct Given {
    name: String,
    bouncer: Bouncer,
    world: BTreeMap<Question, Fact>,
    address: Option<IpAddr>,
    end: String,
    believed: usize,
    account: Option<String>,
    offline: Option<Option<IpAddr>>,
    header: String,
}

fn all() -> Vec<Given> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/chains");
    let mut cases = Vec::new();
    for file in ["basic", "inside", "several"] {
        let text = std::fs::read_to_string(folder.join(format!("{file}.txt"))).unwrap();
        cases.extend(text.split("== ").skip(1).map(|text| read(&format!("{file}: "), text)));
    }
    cases
}

fn read(place: &str, text: &str) -> Given {
    let (about, header) = text.split_once("\n\n").unwrap();
    let mut lines = about.lines();
    let mut given = Given { name: format!("{place}{}", lines.next().unwrap()), ..Given::default() };
    given.header = format!("{}\n", header.trim_end());
    for line in lines {
        let words: Vec<&str> = line.split(' ').collect();
        statement(&mut given, &words);
    }
    given
}

fn statement(given: &mut Given, words: &[&str]) {
    let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    let address = |word: &str| (word != "none").then(|| word.parse::<IpAddr>().unwrap());
    match words {
        ["mta", name] => given.bouncer.reporting_mta = Some((*name).to_owned()),
        ["to", domains @ ..] => given.bouncer.recipient_domains = names(domains),
        ["from", peer, hosts @ ..] => (given.bouncer.address, given.bouncer.hosts) = (address(peer), names(hosts)),
        ["host", name, peer] => {
            ptr(given, peer, name, true);
            given.world.insert(addresses(name), Fact::Known(Answer::Addresses(vec![peer.parse().unwrap()])));
        }
        ["name", name, peer] => {
            given.world.insert(addresses(name), Fact::Known(Answer::Addresses(vec![peer.parse().unwrap()])));
        }
        ["ptr", peer, name] => ptr(given, peer, name, false),
        ["mx", domain, hosts @ ..] => {
            let exchangers = Fact::Known(Answer::Exchangers(names(hosts)));
            given.world.insert(Question::Exchangers((*domain).to_owned()), exchangers);
        }
        ["dead", what] => {
            let question = what.parse().map_or_else(|_| addresses(what), Question::Names);
            given.world.insert(question, Fact::unknown("time-out"));
        }
        ["expect", peer, end] => (given.address, given.end) = (address(peer), (*end).to_owned()),
        ["believed", count] => given.believed = count.parse().unwrap(),
        ["account", name] => given.account = Some((*name).to_owned()),
        ["offline", peer] => given.offline = Some(address(peer)),
        _ => panic!("{}: cannot read {words:?}", given.name),
    }
}

fn addresses(name: &str) -> Question {
    Question::Addresses(name.to_owned())
}

fn ptr(given: &mut Given, peer: &str, name: &str, confirmed: bool) {
    let host = HostName { name: name.to_owned(), confirmed: Some(confirmed) };
    given.world.insert(Question::Names(peer.parse().unwrap()), Fact::Known(Answer::Names(vec![host])));
}

/// The lines as the program gets them: out of a notice that brings the header back.
fn stamps(header: &str) -> Vec<Stamp> {
    let notice = format!(
        "From: MAILER-DAEMON@mx.bank.example\nSubject: Undelivered Mail Returned to Sender\nMIME-Version: 1.0\n\
         Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\nContent-Type: text/plain\n\nno\n\n\
         --b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.bank.example\n\n\
         Final-Recipient: rfc822; r@bank.example\nAction: failed\nStatus: 5.1.1\n\n\
         --b\nContent-Type: message/rfc822\n\n{header}Message-ID: <1@shop.example>\n\nbody\n\n--b--\n"
    );
    let limits = Limits::default();
    let message = Message::read(notice.as_bytes(), &limits);
    Case::read(&message).received
}

/// Asks until nothing is open, as the program does. What the case does not say is not there, or nobody answers at all.
fn facts(given: &Given, stamps: &[Stamp], offline: bool) -> Facts {
    let mut facts = Facts::default();
    for round in 0.. {
        let (_, open) = inquire(stamps, &given.bouncer, &facts, OPEN);
        if open.is_empty() {
            return facts;
        }
        assert!(round < 20, "{}: it asks for ever", given.name);
        for question in open {
            let fact = match offline {
                true => Fact::unknown("offline"),
                false => given.world.get(&question).cloned().unwrap_or(Fact::Absent),
            };
            facts.insert(question, fact);
        }
    }
    facts
}

fn traced(given: &Given, stamps: &[Stamp], offline: bool) -> Trace {
    trace(stamps, &given.bouncer, &facts(given, stamps, offline), OPEN)
}

fn address(trace: &Trace) -> Option<IpAddr> {
    trace.injection.as_ref().map(|injection| injection.address)
}

fn end(end: End) -> &'static str {
    match end {
        End::Peer => "peer",
        End::Account => "account",
        End::Web => "web",
        End::Local => "local",
        End::Withheld => "withheld",
        End::Ambiguous => "ambiguous",
        End::Inside => "inside",
        End::NoLines => "nolines",
    }
}

fn believed(trace: &Trace) -> usize {
    trace.last_believed.map_or(0, |last| last + 1)
}

#[test]
fn every_chain_ends_where_its_case_says() {
    let cases = all();
    assert!(cases.len() >= 40, "only {} cases", cases.len());
    let mut faults = Vec::new();
    for given in &cases {
        let stamps = stamps(&given.header);
        let found = traced(given, &stamps, false);
        let account = found.injection.as_ref().and_then(|injection| injection.account.clone());
        let right = address(&found) == given.address
            && end(found.end) == given.end
            && believed(&found) == given.believed
            && (given.account.is_none() || account == given.account);
        let (address, believed, end) = (address(&found), believed(&found), end(found.end));
        if !right {
            faults.push(format!("{}\n  {address:?} {end}, {believed} believed: {}", given.name, found.why));
        }
        assert!(!found.why.is_empty() && found.hops.iter().all(|hop| !hop.why.is_empty()));
    }
    assert!(faults.is_empty(), "{} of {}:\n{}", faults.len(), cases.len(), faults.join("\n"));
}

#[test]
fn without_dns_the_answer_is_the_same_or_none() {
    for given in all() {
        let found = address(&traced(&given, &stamps(&given.header), true));
        match given.offline {
            Some(wanted) => assert_eq!(found, wanted, "{}", given.name),
            None => assert!(found.is_none() || found == given.address, "{}: {found:?}", given.name),
        }
    }
}

/// Lines that a forger would plant: the names of all who are trusted in the cases, logins, marks, inner hops, odd forms.
const PLANTED: &str = "(from |by |mx\\.bank\\.example|in1\\.bank\\.example|mx\\.filter\\.example|relay\\.mimecast\\.com|mx\\.google\\.com|localhost|\\(x \\[203\\.0\\.113\\.9\\]\\)|\\(localhost \\[127\\.0\\.0\\.1\\]\\)|\\(10\\.0\\.0\\.5\\)|\\[198\\.51\\.100\\.167\\]| |with LMTP|with ESMTPSA| \\(Postfix\\)| id 9F01A3C0AB|\\(Authenticated sender: a\\)|\\(qmail 1 invoked by uid 3\\)|; Mon, 23 Nov 2026 08:00:00 \\+0100){1,9}";

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { cases: 64, ..proptest::prelude::ProptestConfig::default() })]

    /// Whatever stands below the last believed line: the address, the end and the believed lines stay. Other fields of any kind
    /// may stand between and below the lines.
    #[test]
    fn planted_lines_change_nothing(
        planted in proptest::collection::vec(PLANTED, 1..5),
        field in "(X-Originating-IP: \\[203\\.0\\.113\\.9\\]|Received-SPF: pass client-ip=203\\.0\\.113\\.9|Authentication-Results: mx\\.bank\\.example; spf=pass|X-Received: by mx\\.bank\\.example|Return-Path: <x@y\\.example>|ARC-Seal: i=1)",
    ) {
        for given in all() {
            // At an end that something below could still explain, a planted line is where the missing one would stand.
            if !["peer", "account", "web", "local", "withheld", "ambiguous"].contains(&given.end.as_str()) {
                continue;
            }
            let lines: Vec<&str> = fields(&given.header);
            let received = lines.iter().enumerate().filter(|(_, line)| line.starts_with("Received:")).map(|(at, _)| at);
            let Some(last) = received.take(given.believed).last() else { continue };
            let (kept, below) = lines.split_at(last + 1);
            let planted: String = planted.iter().map(|line| format!("Received: {line}\n")).collect();
            for header in [
                format!("{}{planted}{field}\n{}", kept.concat(), below.concat()),
                format!("{field}\n{}{field}\n{planted}From: a@shop.example\n", kept.concat()),
                format!("{}{}{planted}", kept.concat(), below.concat()),
            ] {
                let stamps = stamps(&header);
                let found = traced(&given, &stamps, false);
                proptest::prop_assert_eq!(address(&found), given.address, "{}: {}\n{}", &given.name, found.why, header);
                proptest::prop_assert_eq!(believed(&found), given.believed, "{}\n{}", &given.name, header);
                let trusted = found.hops.iter().skip(given.believed).any(|hop| hop.trust == Trust::Bouncer);
                proptest::prop_assert!(!trusted);
                let offline = address(&traced(&given, &stamps, true));
                proptest::prop_assert!(offline.is_none() || offline == given.address, "{}", &given.name);
            }
        }
    }
}

/// The fields of a header, each with its folded lines.
fn fields(header: &str) -> Vec<&str> {
    let mut fields = Vec::new();
    let mut rest = header;
    while !rest.is_empty() {
        let end = rest.match_indices('\n').map(|(at, _)| at + 1).find(|&end| !rest[end..].starts_with([' ', '\t']));
        let (field, after) = rest.split_at(end.unwrap_or(rest.len()));
        fields.push(field);
        rest = after;
    }
    fields
}

/// T6: folding, white space and line ends do not change what a header says.
#[test]
fn folding_changes_nothing() {
    for given in all() {
        let plain = traced(&given, &stamps(&given.header), false);
        for header in [
            given.header.replace(" by ", "\n\tby ").replace(" with ", "\n  with ").replace("; ", ";\n "),
            given.header.replace(' ', "  "),
            given.header.replace('\n', "\r\n"),
            given.header.replace("Received: ", "RECEIVED:"),
        ] {
            let found = traced(&given, &stamps(&header), false);
            assert_eq!((address(&found), found.end), (address(&plain), plain.end), "{}\n{header}", given.name);
        }
    }
}

/// T7: an address in another form is the same address; a form that two programs read as two hosts is none.
#[test]
fn forms_of_an_address_are_one_or_none() {
    for given in all().iter().filter(|given| given.address == "198.51.100.167".parse().ok() && given.end == "peer") {
        for (form, readable) in [
            ("::ffff:198.51.100.167", true),
            ("IPv6:::FFFF:c633:64a7", true),
            ("0:0:0:0:0:ffff:198.51.100.167", true),
            ("198.51.100.0167", false),
            ("198.051.100.167", false),
            ("3325256871", false),
            ("0xC63364A7", false),
            ("198.51.100.423", false),
            ("::198.51.100.167", false),
        ] {
            let header = given.header.replace("[198.51.100.167]", &format!("[{form}]"));
            if header == given.header {
                continue;
            }
            let found = address(&traced(given, &stamps(&header), false));
            let wanted = given.address.filter(|_| readable);
            assert_eq!(found, wanted, "{}: {form}", given.name);
        }
    }
}
