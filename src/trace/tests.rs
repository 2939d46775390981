//! Chains of one forged or genuine mail each. Hosts: `bank` is the bouncer, `isp` where the forger sits, `home` the owner's provider.

use std::collections::BTreeMap;

use super::*;
use crate::facts::{Answer, Fact, HostName};

const OPEN: Settings = Settings { documentation_is_public: true };

fn bank() -> Bouncer {
    Bouncer {
        reporting_mta: Some("mx.bank.example".to_owned()),
        recipient_domains: vec!["bank.example".to_owned()],
        ..Bouncer::default()
    }
}

/// What the DNS says: names with their addresses, all of them with PTR, and the exchangers of `bank.example`.
fn dns(hosts: &[(&str, &str)]) -> BTreeMap<Question, Fact> {
    let mut world = BTreeMap::new();
    for (name, address) in hosts {
        let address: IpAddr = address.parse().unwrap();
        let host = HostName { name: (*name).to_owned(), confirmed: Some(true) };
        world.insert(Question::Names(address), Fact::Known(Answer::Names(vec![host])));
        world.insert(Question::Addresses((*name).to_owned()), Fact::Known(Answer::Addresses(vec![address])));
    }
    let exchangers = Answer::Exchangers(vec!["mx.bank.example".to_owned()]);
    world.insert(Question::Exchangers("bank.example".to_owned()), Fact::Known(exchangers));
    world
}

/// Asks until nothing is open, as the shell does.
fn answered(lines: &[Stamp], bouncer: &Bouncer, world: &BTreeMap<Question, Fact>) -> Facts {
    let mut facts = Facts::default();
    for round in 0.. {
        let (_, open) = inquire(lines, bouncer, &facts, OPEN);
        if open.is_empty() {
            break;
        }
        assert!(round < 20 && open.len() <= QUESTIONS_MAX, "it asks for ever");
        for question in open {
            let fact = world.get(&question).cloned().unwrap_or(Fact::Absent);
            facts.insert(question, fact);
        }
    }
    facts
}

fn owned(lines: &[&str]) -> Vec<Stamp> {
    lines.iter().map(|line| Stamp::from((*line).to_owned())).collect()
}

fn traced(lines: &[&str], bouncer: &Bouncer, hosts: &[(&str, &str)]) -> Trace {
    let lines = owned(lines);
    let facts = answered(&lines, bouncer, &dns(hosts));
    trace(&lines, bouncer, &facts, OPEN)
}

fn injection(trace: &Trace) -> Option<String> {
    trace.injection.as_ref().map(|injection| injection.address.to_string())
}

fn trusts(trace: &Trace) -> Vec<Trust> {
    trace.hops.iter().map(|hop| hop.trust).collect()
}

const TOP: &str = "from win (host-198-51-100-167.dyn.isp.example [198.51.100.167]) by mx.bank.example (Postfix) with ESMTP id Q1 for <r@bank.example>; Mon, 23 Nov 2026 07:00:00 +0000";
/// T2: the forger names the owner's own server.
const PLANTED: &str = "from office.home.example (office.home.example [203.0.113.75]) (Authenticated sender: anna@home.example) by smtp.home.example (Postfix) with ESMTPSA id Q2; Mon, 23 Nov 2026 06:59:00 +0000";

#[test]
fn the_peer_of_the_bouncers_line_is_the_source() {
    let found = traced(&[TOP, PLANTED], &bank(), &[("host-198-51-100-167.dyn.isp.example", "198.51.100.167")]);
    assert_eq!(injection(&found).as_deref(), Some("198.51.100.167"));
    assert_eq!(trusts(&found), [Trust::Bouncer, Trust::Claimed]);
    assert_eq!((found.cut, found.anchor, found.end), (Some(1), Anchor::ByReportingMta, End::Peer));
    // The same without any DNS.
    let offline = trace(&owned(&[TOP, PLANTED]), &bank(), &Facts::default(), OPEN);
    assert_eq!(offline.injection, found.injection);
}

#[test]
fn documentation_networks_are_no_source_outside_worlds() {
    let found = trace(&owned(&[TOP]), &bank(), &Facts::default(), Settings::default());
    assert_eq!(found.injection, None);
    assert!(found.why.contains("documentation"), "{}", found.why);
}

#[test]
fn a_helo_or_an_unconfirmed_name_links_nothing() {
    // T3: it calls itself the bouncer's host, and the planted line is by that host. T4: the PTR lies too.
    for top in [
        "from relay.bank.example (unknown [198.51.100.167]) by mx.bank.example (Postfix) with ESMTP id Q1",
        "from relay.bank.example (relay.bank.example [198.51.100.167] (may be forged)) by mx.bank.example (8.15.2/8.15.2) with ESMTP id Q1",
        "from h (relay.bank.example [198.51.100.167] (AS64500 X)) by mx.bank.example (Stalwart SMTP) with ESMTPS id 1",
    ] {
        let planted = "from x (y [203.0.113.9]) by relay.bank.example (Postfix) with ESMTP id Q2";
        let found = traced(&[top, planted], &bank(), &[("relay.bank.example", "192.0.2.77")]);
        assert_eq!(injection(&found).as_deref(), Some("198.51.100.167"), "{top}");
        assert_eq!(found.cut, Some(1));
    }
}

#[test]
fn several_public_hops_of_the_bouncer() {
    // T9: linked by the address of a name, where the writer confirms no names; by the confirmed name; by the organisation.
    let lines = [
        "from in2.bank.example (192.0.2.12) by mx.bank.example (192.0.2.11) with Microsoft SMTP Server id 15.20.4566.16",
        "from in1.bank.example (in1.bank.example [192.0.2.13]) by in2.bank.example (Postfix) with ESMTP id Q2",
        "from win (unknown [198.51.100.167]) by gate.bank.example (Postfix) with ESMTP id Q3",
        PLANTED,
    ];
    let hosts = [("in2.bank.example", "192.0.2.12"), ("in1.bank.example", "192.0.2.13")];
    let found = traced(&lines, &bank(), &hosts);
    assert_eq!(injection(&found).as_deref(), Some("198.51.100.167"), "{}", found.why);
    assert_eq!(trusts(&found), [Trust::Bouncer, Trust::Bouncer, Trust::Bouncer, Trust::Claimed]);
}

#[test]
fn the_bouncers_own_relay_is_never_the_source() {
    let lines = [
        "from in2.bank.example (in2.bank.example [192.0.2.12]) by mx.bank.example (Postfix) with ESMTP id Q1",
        PLANTED,
    ];
    let found = traced(&lines, &bank(), &[("in2.bank.example", "192.0.2.12")]);
    assert_eq!((found.injection, found.end), (None, End::Inside));
}

#[test]
fn a_customer_of_the_bouncer_is_the_source_whatever_it_plants() {
    let isp = Bouncer { reporting_mta: Some("mx.isp.example".to_owned()), ..Bouncer::default() };
    let lines = [
        "from win (host-198-51-100-167.dyn.isp.example [198.51.100.167]) by mx.isp.example (Postfix) with ESMTP id Q1",
        "from x (y [203.0.113.9]) by host-198-51-100-167.dyn.isp.example (Postfix) with ESMTP id Q2",
    ];
    let found = traced(&lines, &isp, &[("host-198-51-100-167.dyn.isp.example", "198.51.100.167")]);
    assert_eq!(injection(&found).as_deref(), Some("198.51.100.167"));
    assert_eq!(trusts(&found), [Trust::Bouncer, Trust::Linked]);
}

#[test]
fn inner_hops_extend_trust_inside_only() {
    let inner = "from in1.bank.example (in1.bank.example [10.0.0.5]) by mx.bank.example (Postfix) with ESMTP id Q1";
    let edge = "from win (unknown [198.51.100.167]) by in1.bank.example (Postfix) with ESMTP id Q2";
    let lmtp = "from mx.bank.example by store.bank.example with LMTP id Q0; Mon, 23 Nov 2026 07:00:00 +0000";
    let filter = "from mx.bank.example ([127.0.0.1]) by localhost (mx.bank.example [127.0.0.1]) (amavisd-new, port 10024) with ESMTP id k8";
    for chain in
        [&[inner, edge][..], &[lmtp, inner, edge], &[lmtp, filter, TOP, PLANTED], &[filter, inner, edge, PLANTED]]
    {
        assert_eq!(injection(&traced(chain, &bank(), &[])).as_deref(), Some("198.51.100.167"), "{chain:?}");
    }
    // T8: the next line is a stranger's, or the inner address is a gateway that hides the peer: nobody can say.
    let gateway = "from win.isp.example (unknown [10.0.0.1]) by mx.bank.example (Postfix) with ESMTP id Q1";
    for chain in [&[inner][..], &[inner, PLANTED], &[gateway, PLANTED], &[gateway, TOP]] {
        let found = traced(chain, &bank(), &[]);
        assert_eq!((found.injection, found.end), (None, End::Inside), "{chain:?}");
    }
}

#[test]
fn a_filter_service_in_front_of_the_bouncer() {
    let lines = [
        "from mx.filter.example (mx.filter.example [192.0.2.40]) by mail.bank.example (Postfix) with ESMTP id Q1",
        "from win (unknown [198.51.100.167]) by mx.filter.example (Postfix) with ESMTP id Q2",
        PLANTED,
    ];
    let hosted = Bouncer { reporting_mta: Some("mail.bank.example".to_owned()), ..bank() };
    let mut world = dns(&[("mx.filter.example", "192.0.2.40")]);
    let exchangers = Answer::Exchangers(vec!["mx.filter.example".to_owned()]);
    world.insert(Question::Exchangers("bank.example".to_owned()), Fact::Known(exchangers));
    let lines = owned(&lines);
    let found = trace(&lines, &hosted, &answered(&lines, &hosted, &world), OPEN);
    assert_eq!(injection(&found).as_deref(), Some("198.51.100.167"), "{}", found.why);
}

#[test]
fn a_login_ends_the_chain() {
    let top = "from [192.168.1.5] (n.isp.example. [198.51.100.167]) by smtp.bank.example with ESMTPSA id a.2026.11.23";
    let found = traced(&[top, PLANTED], &bank(), &[]);
    assert_eq!(found.end, End::Account);
    assert_eq!(found.injection.as_ref().and_then(|injection| injection.account.as_deref()), Some(""));
    assert_eq!(injection(&found).as_deref(), Some("198.51.100.167"));
    assert_eq!(found.hops[1].trust, Trust::Claimed);
}

#[test]
fn no_address_and_the_reason() {
    for (top, end) in [
        ("by mx.bank.example (Postfix, from userid 33) id Q1", End::Local),
        ("from www-data by mx.bank.example with local (Exim 4.96) id 1", End::Local),
        ("by mx.bank.example (Postfix) with ESMTPSA id Q1", End::Withheld),
        ("from h ([x.x.x.x]) by mx.bank.example with ESMTP id Q1", End::Withheld),
        ("from h (x [198.51.100.7]) (n [192.0.2.9]) by mx.bank.example (Postfix) with ESMTP id Q1", End::Ambiguous),
        ("from h (n [192.0.2.9] by mx.bank.example (Postfix) with ESMTP id Q1", End::Withheld),
        ("by mx.bank.example with HTTP; Mon, 23 Nov 2026 07:00:00 +0000", End::Withheld),
        ("from h (n [239.1.1.1]) by mx.bank.example (Postfix) with ESMTP id Q1", End::Inside),
    ] {
        for below in [PLANTED, TOP] {
            let found = traced(&[top, below], &bank(), &[]);
            assert_eq!((found.injection, found.end), (None, end), "{top}");
            assert!(!found.why.is_empty());
        }
    }
    let found = traced(&[], &bank(), &[]);
    assert_eq!((found.injection, found.end), (None, End::NoLines));
}

#[test]
fn qmail_marks_and_fetched_mail() {
    let mark = "(qmail 25258 invoked from network); 23 Nov 2026 03:39:06 -0000";
    let smtp = "from unknown (HELO 198.51.100.9) (198.51.100.167) by 0 with SMTP; 23 Nov 2026 03:39:05 -0000";
    assert_eq!(injection(&traced(&[mark, smtp], &bank(), &[])).as_deref(), Some("198.51.100.167"));
    let uid = "(qmail 25258 invoked by uid 710); 23 Nov 2026 03:39:06 -0000";
    let scanner = "from a@b.example by mx.bank.example by uid 706 with qmail-scanner-1.22 (clamdscan: 0.70.); 23 Nov 2026 03:39:06 -0000";
    assert_eq!(injection(&traced(&[uid, scanner, smtp], &bank(), &[])).as_deref(), Some("198.51.100.167"));
    assert_eq!(traced(&[uid, TOP], &bank(), &[]).end, End::Local);

    let pull = "from pop.pull.example [203.0.113.20] by localhost with POP3 (fetchmail-6.2.4) for anna@localhost (single-drop); Mon, 23 Nov 2026 02:00:00 +0000";
    let there = "from win (unknown [198.51.100.167]) by mx.pull.example (Postfix) with ESMTP id Q1";
    assert_eq!(injection(&traced(&[pull, there], &bank(), &[])).as_deref(), Some("198.51.100.167"));
    assert_eq!(traced(&[pull, TOP], &bank(), &[]).end, End::Inside);
}

#[test]
fn what_ties_the_top_to_the_bouncer() {
    let line =
        |by: &str| Stamp::from(format!("from win (unknown [198.51.100.167]) by {by} (Postfix) with ESMTP id Q1"));
    let anchored = |by: &str, bouncer: &Bouncer| {
        let lines = vec![line(by)];
        trace(&lines, bouncer, &answered(&lines, bouncer, &dns(&[("out.cloud.example", "192.0.2.50")])), OPEN)
    };
    let other = Bouncer { reporting_mta: Some("store.bank.example".to_owned()), ..bank() };
    let nameless = Bouncer {
        reporting_mta: Some("store.corp.local".to_owned()),
        recipient_domains: vec!["bank.example".to_owned()],
        ..Bouncer::default()
    };
    let delivered = Bouncer { address: "192.0.2.50".parse().ok(), ..Bouncer::default() };
    let bank = bank();
    for (by, bouncer, expected) in [
        ("mx.bank.example", &bank, Anchor::ByReportingMta),
        ("mx.bank.example", &other, Anchor::ByExchanger),
        ("in.bank.example", &nameless, Anchor::ByExchanger),
        ("out.cloud.example", &delivered, Anchor::BySameOrganisation),
        ("mx.elsewhere.example", &bank, Anchor::Unanchored),
        ("mail01", &bank, Anchor::Unanchored),
    ] {
        let found = anchored(by, bouncer);
        assert_eq!(found.anchor, expected, "{by}");
        // The doubt is on record; the address still is.
        assert_eq!(injection(&found).as_deref(), Some("198.51.100.167"));
        assert_eq!(found.why.contains("nothing ties"), expected == Anchor::Unanchored);
    }
    // Without DNS the organisation still ties them.
    let offline = trace(&[line("in.bank.example")], &nameless, &Facts::default(), OPEN);
    assert_eq!(offline.anchor, Anchor::BySameOrganisation);
}

#[test]
fn what_could_not_be_asked_accuses_nobody() {
    let lines = owned(&[
        "from in2 (192.0.2.12) by mx.bank.example (192.0.2.11) with Microsoft SMTP Server id 15.20.4566.16",
        "from win (unknown [198.51.100.167]) by in2.bank.example (Postfix) with ESMTP id Q2",
    ]);
    let mut facts = Facts::default();
    facts.insert(Question::Names("192.0.2.12".parse().unwrap()), Fact::unknown("time-out"));
    facts.insert(Question::Addresses("in2.bank.example".to_owned()), Fact::unknown("time-out"));
    let found = trace(&lines, &bank(), &facts, OPEN);
    assert_eq!((found.injection, found.end), (None, End::Inside));
}

/// The owner's mail, bounced by the bank: out1 of the owner's provider handed it in.
const OUT: &str =
    "from out1.home.example (out1.home.example [203.0.113.57]) by mx.bank.example (Postfix) with ESMTPS id Q1";
const SUBMITTED: &str = "from [192.168.1.27] (office.shop.example [203.0.113.75]) (Authenticated sender: anna@shop.example) by submit.home.example (Postfix) with ESMTPSA id Q2";

#[test]
fn onward_through_the_owners_provider() {
    let hosts = [("out1.home.example", "203.0.113.57")];
    let go = |lines: &[&str]| {
        let lines = owned(lines);
        let facts = answered(&lines, &bank(), &dns(&hosts));
        let found = trace(&lines, &bank(), &facts, OPEN);
        assert_eq!(injection(&found).as_deref(), Some("203.0.113.57"));
        onward(&found, &["mx.home.example"].into_iter().collect(), &facts, OPEN)
    };
    let client = go(&[OUT, SUBMITTED, TOP]);
    assert_eq!((client.end, client.hop), (End::Account, Some(1)));
    assert_eq!(client.account.as_deref(), Some("anna@shop.example"));
    assert_eq!(client.client, "203.0.113.75".parse().ok());

    let script = go(&[OUT, "by web7.home.example (Postfix, from userid 33) id Q2", SUBMITTED]);
    assert_eq!((script.end, script.client), (End::Local, None));

    // T14: it only passed on what a stranger handed in.
    let passed =
        go(&[OUT, "from win (unknown [198.51.100.167]) by mx.home.example (Postfix) with ESMTP id Q2", SUBMITTED]);
    assert_eq!((passed.end, passed.client), (End::Peer, "198.51.100.167".parse().ok()));

    // The line below is not the provider's.
    let stranger = go(&[OUT, "from win (unknown [198.51.100.167]) by mx.other.example (Postfix) with ESMTP id Q2"]);
    assert_eq!((stranger.end, stranger.client), (End::NoLines, None));
}

#[test]
fn the_hosts_of_the_giants_are_theirs_without_names() {
    let outlook = Bouncer { reporting_mta: Some("am9pr.eurprd01.prod.outlook.com".to_owned()), ..Bouncer::default() };
    let lines = [
        "from AM5.eurprd01.prod.outlook.com (2603:10a6:600:197::17) by AM9PR.eurprd01.prod.outlook.com (2603:10a6:600:21c::9) with Microsoft SMTP Server id 15.20.4909.8",
        "from AM0EUR02FT016.eop-EUR02.prod.protection.outlook.com (2603:10a6:600:197:cafe::98) by AM5.outlook.office365.com (2603:10a6:600:197::17) with Microsoft SMTP Server id 15.20.4930.15 via Frontend Transport",
        "from win (198.51.100.167) by AM0EUR02FT016.mail.protection.outlook.com (10.152.42.102) with Microsoft SMTP Server id 15.20.4930.15 via Frontend Transport",
        PLANTED,
    ];
    let found = trace(&owned(&lines), &outlook, &Facts::default(), OPEN);
    assert_eq!(injection(&found).as_deref(), Some("198.51.100.167"), "{}", found.why);
}

#[test]
fn long_chains_and_odd_times() {
    let many = owned(&[&[TOP], [PLANTED].repeat(20_000).as_slice()].concat());
    let begun = std::time::Instant::now();
    let found = trace(&many, &bank(), &Facts::default(), OPEN);
    assert!(found.truncated && found.hops.len() == HOPS_MAX);
    assert!(inquire(&many, &bank(), &Facts::default(), OPEN).1.len() <= QUESTIONS_MAX);
    assert!(begun.elapsed().as_secs() < 2);
    let later = PLANTED.replace("06:59:00", "09:59:00");
    assert_eq!(trace(&owned(&[TOP, &later]), &bank(), &Facts::default(), OPEN).hints.len(), 1);
}

proptest::proptest! {
    /// Whatever stands below the source, and whatever the forger's hosts claim: the answer is the same.
    #[test]
    fn planted_lines_change_nothing(
        planted in proptest::collection::vec("(from |by |mx\\.bank\\.example|win\\.isp\\.example|relay\\.bank\\.example|\\(x \\[203\\.0\\.113\\.9\\]\\)|\\[198\\.51\\.100\\.167\\]| |with LMTP| \\(Postfix\\)|\\(Authenticated sender: a\\)|\\(qmail 1 invoked by uid 3\\)|; Mon, 23 Nov 2026 07:00:00 \\+0000){1,8}", 0..6),
        confirmed: bool,
    ) {
        let top = if confirmed { "win.isp.example" } else { "unknown" };
        let top = format!("from h ({top} [198.51.100.167]) by mx.bank.example (Postfix) with ESMTP id Q1");
        let inner = "from in.bank.example (in.bank.example [10.0.0.5]) by store.bank.example (Postfix) with ESMTP id Q0";
        let alone = owned(&[inner, &top]);
        let mut lines = alone.clone();
        lines.extend(planted.into_iter().map(Stamp::from));
        let world = dns(&[("win.isp.example", "198.51.100.167"), ("relay.bank.example", "192.0.2.77"), ("mx.bank.example", "192.0.2.78")]);
        let without = trace(&alone, &bank(), &answered(&alone, &bank(), &world), OPEN);
        let with = trace(&lines, &bank(), &answered(&lines, &bank(), &world), OPEN);
        proptest::prop_assert_eq!(injection(&without), Some("198.51.100.167".to_owned()));
        proptest::prop_assert_eq!(&without.injection, &with.injection);
        proptest::prop_assert_eq!(&without.hops[..], &with.hops[..2]);
        // And offline.
        let offline = trace(&lines, &bank(), &Facts::default(), OPEN);
        proptest::prop_assert_eq!(injection(&offline), Some("198.51.100.167".to_owned()));
    }
}
