//! Received lines as programs print them, and as forgers would like them to be read: `tests/received/` holds the lines and what
//! each says. The same lines are held against SpamAssassin's parser where that is installed.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop at what it did not expect")]
#![allow(clippy::indexing_slicing, clippy::string_slice, reason = "our own lines, cut where they were found to end")]

use std::path::{Path, PathBuf};

use alibi::mail::received::{LINE_MAX, Received, Role, parse};

#[path = "received/oracle.rs"]
mod oracle;

const FILES: [&str; 6] = ["servers", "products", "providers", "odd", "addresses", "tricks"];

/// One line and what it says.
struct Pair {
    /// `servers.txt:12`
    place: String,
    expected: String,
    line: String,
    /// What the oracle says, and why it errs.
    oracle: Option<String>,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/received")
}

fn pairs() -> Vec<Pair> {
    let mut pairs: Vec<Pair> = Vec::new();
    for file in FILES {
        let text = std::fs::read_to_string(folder().join(format!("{file}.txt"))).unwrap();
        let mut expected: Option<&str> = None;
        for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.is_empty() && !line.starts_with("## "))
        {
            if let Some(explained) = line.strip_prefix("~ ") {
                pairs.last_mut().unwrap().oracle = Some(explained.to_owned());
                continue;
            }
            match expected.take() {
                None => expected = Some(line),
                Some(expected) => pairs.push(Pair {
                    place: format!("{file}.txt:{}", number + 1),
                    expected: expected.to_owned(),
                    line: line.chars().map(unpictured).collect(),
                    oracle: None,
                }),
            }
        }
        assert!(expected.is_none(), "{file}.txt ends with an expectation");
    }
    pairs
}

/// `␀` is NUL.
fn unpictured(char: char) -> char {
    let code = u32::from(char);
    if (0x2400..0x2420).contains(&code) { char::from_u32(code - 0x2400).unwrap() } else { char }
}

fn peer(read: &Received) -> String {
    match (read.peer, read.ambiguous) {
        (Some(peer), false) => peer.to_string(),
        (None, true) => "?".to_owned(),
        (None, false) => "-".to_owned(),
        (Some(_), true) => "a peer and ambiguous".to_owned(),
    }
}

/// Peer, name (with `!` if the writer confirms it), account (`@` in front), role where not relay.
fn shown(read: &Received) -> String {
    let mut shown = peer(read);
    if let Some(name) = &read.name {
        shown = format!("{shown} {name}{}", if read.name_confirmed { "!" } else { "" });
    }
    if let Some(account) = &read.authenticated {
        shown = format!("{shown} @{account}");
    }
    match read.role {
        Role::Relay => shown,
        role => format!("{shown} {role:?}"),
    }
}

/// The fields that are checked only where they are given: `by=mx.a.example`.
const FIELDS: [&str; 7] = ["helo", "by", "writer", "with", "id", "for", "date"];

fn field(read: &Received, name: &str) -> String {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    match name {
        "helo" => text(&read.helo),
        "by" => text(&read.by),
        "writer" => read.writer.clone(),
        "with" => text(&read.with),
        "id" => text(&read.id),
        "for" => text(&read.recipient),
        "date" => read.date.map(|date| date.to_string()).unwrap_or_default(),
        _ => panic!("no field `{name}`"),
    }
}

/// What is wrong with the reading of a line, if anything.
fn fault(pair: &Pair, line: &str) -> Option<String> {
    let read = parse(line);
    let is_field = |word: &&str| word.split_once('=').is_some_and(|(name, _)| FIELDS.contains(&name));
    let (fields, words): (Vec<&str>, Vec<&str>) = pair.expected.split(' ').partition(is_field);
    if let Some(allowed) = words[0].strip_suffix('?').filter(|address| !address.is_empty()) {
        let found = peer(&read);
        return (![allowed, "-", "?"].contains(&found.as_str())).then_some(found);
    }
    let mut found = shown(&read);
    // A trick is about the peer.
    let trick = pair.place.starts_with("tricks");
    let mut right = if trick { peer(&read) == words[0] } else { found == words.join(" ") };
    for (name, wanted) in fields.iter().filter_map(|field| field.split_once('=')) {
        let value = field(&read, name);
        right &= value == wanted;
        found = format!("{found} {name}={value}");
    }
    (!right).then_some(found)
}

#[test]
fn every_line_says_what_its_program_meant() {
    let pairs = pairs();
    assert!(pairs.len() >= 350, "only {} lines", pairs.len());
    let mut faults = Vec::new();
    for pair in &pairs {
        // Folded and in other white space it says the same.
        for line in [pair.line.clone(), pair.line.replace(' ', "\r\n\t "), pair.line.replace(' ', "  \t")] {
            if let Some(found) = fault(pair, &line) {
                faults.push(format!(
                    "{}\n  wanted {}\n  found  {found}\n  in     {}",
                    pair.place, pair.expected, pair.line
                ));
                break;
            }
        }
    }
    assert!(faults.is_empty(), "{} of {} lines:\n{}", faults.len(), pairs.len(), faults.join("\n"));
}

/// An unforgivable error by itself: an address that is not the peer. Bouncers cut lines, so each is cut off everywhere. A HELO that
/// is a whole line by itself reads like one when the rest is gone, so the tricks are left out.
#[test]
fn no_line_and_no_part_of_one_yields_a_wrong_address() {
    let mut wrong = Vec::new();
    for pair in pairs().into_iter().filter(|pair| !pair.place.starts_with("tricks")) {
        let allowed = pair.expected.split(' ').next().unwrap().trim_end_matches('?').to_owned();
        for end in (0..=pair.line.len()).filter(|end| pair.line.is_char_boundary(*end)) {
            let found = peer(&parse(&pair.line[..end]));
            if !["-", "?", allowed.as_str()].contains(&found.as_str()) {
                wrong.push(format!("{}: {found} in {}", pair.place, &pair.line[..end]));
                break;
            }
        }
    }
    assert!(wrong.is_empty(), "{} lines:\n{}", wrong.len(), wrong.join("\n"));
}

/// The shapes in which programs print such a line, each by words that only it has. The last one is fields that are no such lines:
/// what reads them has scenarios.
const SHAPES: [(u8, &str); 41] = [
    (1, "(n.example [192.0.2.9]) by mx.a.example (Postfix) with ESMTP id"),
    (2, "(unknown [IPv6:2001:db8::9]) by mx.a.example (Postfix)"),
    (3, "(No client certificate requested) (Authenticated sender: "),
    (4, "by mx.a.example (Postfix) with ESMTPSA id"),
    (5, "(Postfix, from userid 33)"),
    (6, "([192.0.2.9]:52313 helo=h ident=x)"),
    (7, "from [192.0.2.9] (helo=["),
    (8, "with local (Exim"),
    (9, "(may be forged)) by mx.a.example (8."),
    (10, "(IDENT:user@"),
    (11, "/Submit) id"),
    (12, "(HELO h.example) (192.0.2.9) by mx.a.example with SMTP"),
    (13, "from n.example (192.0.2.9) by mx.a.example with SMTP"),
    (14, "(anna@a.example@192.0.2.9)"),
    (15, "invoked by uid 89)"),
    (16, "(qmail-ldap-1.03)"),
    (17, "with Microsoft SMTP Server (version="),
    (18, "with mapi id"),
    (19, "with Microsoft SMTPSVC("),
    (20, "from mail pickup service by"),
    (21, "(n.example. [192.0.2.9]) by mx.google.com with ESMTPS"),
    (22, "from ?IPv6:::ffff:192.168.1.5?"),
    (23, "by 2002:a05:"),
    (24, "gmailapi.google.com with HTTPREST"),
    (25, "mail.yahoo.com via HTTP"),
    (26, "(Nemesis)"),
    (27, "(softdnserr [::ffff:192.0.2.9])"),
    (28, "(MDaemon"),
    (29, "(CommuniGate Pro SMTP"),
    (30, "(Haraka/2"),
    (31, "(OpenSMTPD)"),
    (32, "(AS64500 Org"),
    (33, "pps.filterd"),
    (34, "(Lotus Domino Release"),
    (35, "(ecelerity"),
    (36, "(Horde Framework)"),
    (37, "with LMTP id"),
    (38, "with POP3 (fetchmail"),
    (39, "via smap"),
    (40, "FROM h.example (n.example [192.0.2.9]) BY"),
    (41, "via listexpand"),
];

#[test]
fn every_known_shape_has_a_line() {
    let lines: Vec<String> = pairs().into_iter().map(|pair| pair.line).collect();
    let missing: Vec<u8> =
        SHAPES.iter().filter(|(_, words)| !lines.iter().any(|line| line.contains(words))).map(|one| one.0).collect();
    assert!(missing.is_empty(), "no line of shape {missing:?}");
    assert!(SHAPES.iter().map(|one| one.0).eq(1..=41));
}

#[test]
fn the_other_clauses() {
    let read =
        parse("from x.id ([192.0.2.9] helo=h) by mx.a.id ([203.0.113.7]) with esmtp id 1-By for <multiple recipients>");
    assert_eq!((read.by.as_deref(), read.id.as_deref()), (Some("mx.a.id"), Some("1-By")));
    assert_eq!((read.recipient, read.helo), (None, Some("h".to_owned())));
    assert_eq!(read.by_address, Some("203.0.113.7".parse().unwrap()));
    let read = parse("from h (n.example [192.0.2.9]) by MX.a.example. (Postfix) with ESMTPS id Q for <R@A.example>; x");
    assert_eq!((read.by.as_deref(), read.recipient.as_deref()), (Some("mx.a.example"), Some("r@a.example")));
}

#[test]
fn hostile_lines_cost_little() {
    let begun = std::time::Instant::now();
    for piece in
        ["(", "((", "\"", "[", "[1.2.3.4] ", "(a [1.2.3.4]) ", "by x ", "from ", "<", "\\", ";", "a@", "(a@", "helo= "]
    {
        let long = piece.repeat(LINE_MAX / piece.len() - 20);
        for line in
            [format!("from {long} (x [192.0.2.9]) by a"), format!("from (x {long}) by a"), format!("from a by {long}")]
        {
            parse(&line);
        }
    }
    assert_eq!(parse(&format!("from {} [192.0.2.9] by a", "a".repeat(LINE_MAX))), Received::default());
    assert!(begun.elapsed().as_secs() < 5, "{:?}", begun.elapsed());
}

/// Pieces that a careless reader would trip over, in any order.
const PIECES: &str = "(\\(|\\)|\\[198\\.51\\.100\\.7\\]| |by |with |x|\"|\\\\|;|<|>|@|from |\\(x \\[198\\.51\\.100\\.7\\]\\)|HELO |198\\.51\\.100\\.7|helo=|ident=|id |for |\\(198\\.51\\.100\\.7\\)|\\(Postfix\\)|\\(HELO y\\)|Received: |,|:25|IPv6:){1,12}";

proptest::proptest! {
    #[test]
    fn any_text_is_read(text in "\\PC{0,200}") {
        let first = parse(&text);
        proptest::prop_assert_eq!(&first, &parse(&text));
        proptest::prop_assert!(!(first.ambiguous && first.peer.is_some()));
    }

    /// Whatever a client of Postfix says (it may write neither parentheses nor spaces), the peer is the peer.
    #[test]
    fn no_helo_moves_the_peer(helo in "[!-'*-~]{1,40}") {
        let line = format!("from {helo} (unknown [192.0.2.9]) by mx.a.example (Postfix) with ESMTP id Q1; Mon, 23 Nov 2026 07:00:00 +0000");
        let read = parse(&line);
        proptest::prop_assert!(read.peer.is_none() || read.peer == "192.0.2.9".parse().ok(), "{:?}", read);
    }

    /// A client that may write anything at all never puts another address there: not by its HELO, its ident, its login, the
    /// address that it sends from or to.
    #[test]
    fn no_text_of_the_client_moves_the_peer(said in PIECES) {
        for line in [
            format!("from {said} (n.example [192.0.2.9]) by mx.a.example (8.14.4/8.14.4) with ESMTP id Q1; Mon, 23 Nov 2026 07:00:00 +0000"),
            format!("from h (IDENT:{said}@n.example [192.0.2.9]) by mx.a.example (8.14.4/8.14.4) with ESMTP id Q1; Mon, 23 Nov 2026 07:00:00 +0000"),
            format!("from n.example ([192.0.2.9] helo={said}) by mx.a.example with esmtp (Exim 4.96) id Q1; Mon, 23 Nov 2026 07:00:00 +0000"),
            format!("from n.example (HELO {said}) (192.0.2.9) by mx.a.example with SMTP; Mon, 23 Nov 2026 07:00:00 +0000"),
            format!("from h (unknown [192.0.2.9]) (Authenticated sender: {said}) by mx.a.example (Postfix) with ESMTPSA id Q1; Mon, 23 Nov 2026 07:00:00 +0000"),
            format!("from {said} ([192.0.2.9]) by mx.a.example with Microsoft SMTPSVC(6.0.3790.4675); Mon, 23 Nov 2026 07:00:00 +0000"),
            format!("from h (unknown [192.0.2.9]) by mx.a.example (Postfix) with ESMTP id Q1 for <{said}@a.example>; Mon, 23 Nov 2026 07:00:00 +0000"),
            format!("from n.example ([192.0.2.9] helo=h) by mx.a.example with esmtp (Exim 4.96) (envelope-from <{said}@b.example>) id 1; Mon, 23 Nov 2026 07:00:00 +0000"),
        ] {
            let read = parse(&line);
            proptest::prop_assert!(read.peer.is_none() || read.peer == "192.0.2.9".parse().ok(), "{}: {:?}", line, read);
        }
    }
}
