//! `alibi trace`: every kind of path, every line, and mail that means harm.

use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead as _, BufReader};
use std::process::Stdio;
use std::time::{Duration, Instant};

use serde_json::Value;

use super::{Ran, Room, repository, sample};

const FIELDS: [&str; 14] = [
    "path",
    "kind",
    "failed_recipients",
    "status",
    "reporting_mta",
    "original",
    "original_message_id",
    "original_from",
    "hops",
    "injection_ip",
    "injection_why",
    "verdict",
    "missing",
    "evidence",
];

fn offline(room: &Room, paths: &[&str]) -> Ran {
    room.run(&[&["trace", "--offline", "--json", "--owner", "annas-shop.example"], paths].concat())
}

fn paths(ran: &Ran) -> Vec<String> {
    ran.json().iter().map(|line| line["path"].as_str().unwrap().to_owned()).collect()
}

fn mbox(mails: &[Vec<u8>]) -> Vec<u8> {
    let mut text = Vec::new();
    for mail in mails {
        text.extend_from_slice(b"From MAILER-DAEMON Thu Nov 19 21:17:00 2026\n");
        text.extend(mail.iter().filter(|byte| **byte != b'\r'));
        text.push(b'\n');
    }
    text
}

#[test]
fn files_mboxes_maildirs_and_folders_in_the_order_given() {
    let room = Room::enter();
    let (one, two, three) =
        (sample("01-postfix.eml"), sample("02-exim-planted-office.eml"), sample("17-ordinary-order.eml"));
    room.write("one.eml", &one);
    room.write("box.mbox", mbox(&[one.clone(), two.clone(), three.clone()]));
    room.write("Maildir/new/1.host", &one);
    room.write("Maildir/cur/2.host:2,S", &two);
    room.write("Maildir/tmp/3.host", &three);
    room.write("folder/b.eml", &two);
    room.write("folder/a/a.eml", &three);
    // What Dovecot keeps in a Maildir is no mail; a mail about Dovecot is.
    room.write("folder/dovecot-uidlist", b"3 V1 N4\n");
    room.write("folder/dovecot-help.eml", &three);
    let ran = offline(&room, &["folder", "one.eml", "box.mbox", "Maildir"]);
    let expected = [
        "folder/a/a.eml",
        "folder/b.eml",
        "folder/dovecot-help.eml",
        "one.eml",
        "box.mbox#1",
        "box.mbox#2",
        "box.mbox#3",
        "Maildir/cur/2.host:2,S",
        "Maildir/new/1.host",
    ];
    assert_eq!(paths(&ran), expected);
    let kinds: Vec<Value> = ran.json().into_iter().map(|line| line["kind"].clone()).collect();
    assert_eq!(kinds, ["ordinary", "dsn", "ordinary", "dsn", "dsn", "dsn", "ordinary", "dsn", "dsn"]);
    assert_eq!(ran.code, 0);
}

#[test]
fn what_cannot_be_read_does_not_stop_the_rest() {
    let room = Room::enter();
    room.write("one.eml", sample("01-postfix.eml"));
    let ran = offline(&room, &["one.eml", "missing.eml", "one.eml"]);
    assert_eq!(paths(&ran), ["one.eml", "one.eml"]);
    ran.ended(1, &["failed to read mail: open `missing.eml`: No such file", "what to do: check the name"]);
}

#[test]
fn what_is_no_mail_is_skipped_and_said() {
    let room = Room::enter();
    room.write("picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
    room.write("empty.eml", "");
    for (name, why) in [("picture.png", "no header field"), ("empty.eml", "empty")] {
        let ran = room.run(&["trace", "--offline", "--owner", "annas-shop.example", name]);
        assert_eq!((ran.code, ran.out.lines().count()), (1, 1), "{}", ran.out);
        assert!(
            ran.out.starts_with(&format!("{name}: this is no mail: skipped (")) && ran.out.contains(why),
            "{}",
            ran.out
        );
        let line = &offline(&room, &[name]).json()[0];
        assert_eq!((&line["kind"], &line["verdict"]), (&"unreadable".into(), &"cannot-tell".into()));
        assert_eq!(line["missing"], serde_json::json!(["a mail: these bytes are none"]));
        assert_eq!(line["injection_why"], "these bytes are no mail");
    }
}

#[test]
fn half_the_internet_is_nobodys_own_network() {
    let room = Room::enter();
    room.write("one.eml", sample("01-postfix.eml"));
    room.run(&["trace", "--offline", "--own-network", "0.0.0.0/0", "one.eml"]).ended(2, &["wider than /8"]);
    room.run(&["trace", "--offline", "--own-network", "10.0.0.0/8", "one.eml"]).ended(0, &[]);
}

#[test]
fn standard_input_is_a_path() {
    let room = Room::enter();
    let input = room.write("box.mbox", mbox(&[sample("01-postfix.eml"), sample("17-ordinary-order.eml")]));
    let mut command = room.command(&["trace", "--offline", "--json", "-"]);
    let out = command.stdin(fs::File::open(input).unwrap()).output().unwrap();
    assert_eq!(paths(&Ran::of(out)), ["-#1", "-#2"]);
}

/// `alibi trace <(zcat box.gz)`
#[test]
fn a_pipe_is_a_path_too() {
    let room = Room::enter();
    let (reader, mut writer) = std::io::pipe().unwrap();
    std::io::Write::write_all(&mut writer, sample("01-postfix.eml").as_ref()).unwrap();
    drop(writer);
    let mut command = room.command(&["trace", "--offline", "--json", "/dev/stdin"]);
    assert_eq!(paths(&Ran::of(command.stdin(reader).output().unwrap())), ["/dev/stdin"]);
}

/// Whoever reads that something is missing can give it.
#[test]
fn what_is_missing_names_the_option_that_supplies_it() {
    let room = Room::enter();
    room.write("one.eml", sample("01-postfix.eml"));
    let nobody = room.run(&["trace", "--offline", "one.eml"]).out;
    for option in ["(`--owner you@shop.example`)", "`--provider NAME`", "(`--sent DIR`)"] {
        let flat = nobody.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(flat.contains(option), "{option}: {nobody}");
    }
    for once in ["Sent folder", "nothing was asked", "(`--offline`, or"] {
        assert_eq!(nobody.matches(once).count(), 1, "{once}: {nobody}");
    }
}

/// A name near the owner's is not theirs, but their customers take it for them.
#[test]
fn a_look_alike_is_said_and_not_held_against_the_owners_records() {
    let room = Room::enter();
    let (world, mail) = (repository("config/demo/world"), repository("config/demo/mailbox/20-look-alike.eml"));
    let (world, mail) = (world.to_str().unwrap(), mail.to_str().unwrap());
    let provider = ["--provider", "mx1.mailhaus.example"];
    let ran = room
        .run(&[&["trace", "--json", "--owner", "annas-shop.example", "--world", world, mail], &provider[..]].concat());
    let line = &ran.json()[0];
    assert_eq!(line["verdict"], "not-your-address");
    let codes: Vec<&str> =
        line["evidence"].as_array().unwrap().iter().map(|one| one["code"].as_str().unwrap()).collect();
    assert!(codes.contains(&"look-alike"), "{codes:?}");
    for code in ["spf-fail", "not-in-sent", "sent-unusable"] {
        assert!(!codes.contains(&code), "{codes:?}");
    }
}

#[test]
fn links_that_go_round_end() {
    let room = Room::enter();
    room.write("folder/one.eml", sample("01-postfix.eml"));
    for name in ["up", "again"] {
        std::os::unix::fs::symlink("..", room.0.join("folder").join(name)).unwrap();
    }
    assert_eq!(paths(&offline(&room, &["folder"])), ["folder/one.eml"]);
}

#[test]
fn an_empty_folder_is_said() {
    let room = Room::enter();
    fs::create_dir(room.0.join("empty")).unwrap();
    offline(&room, &["empty"]).ended(0, &["there is no mail"]);
}

#[test]
fn every_line_has_every_field() {
    let room = Room::enter();
    let mailbox = repository("config/demo/mailbox");
    let lines = offline(&room, &[mailbox.to_str().unwrap()]).json();
    assert_eq!(lines.len(), fs::read_dir(&mailbox).unwrap().count());
    for line in &lines {
        for field in FIELDS {
            assert!(line.get(field).is_some(), "{field} in {line}");
        }
        for hop in line["hops"].as_array().unwrap() {
            for field in ["peer", "name", "helo", "by", "with", "trust"] {
                assert!(hop.get(field).is_some(), "{field} in {hop}");
            }
        }
        for evidence in line["evidence"].as_array().unwrap() {
            for field in ["code", "stance", "strength", "says", "from"] {
                assert!(evidence[field].is_string(), "{field} in {evidence}");
            }
        }
    }
}

/// Without an answer of anybody there is no proof against anybody.
#[test]
fn offline_nobody_is_accused() {
    let room = Room::enter();
    let mailbox = repository("config/demo/mailbox");
    let lines = offline(&room, &[mailbox.to_str().unwrap()]).json();
    for line in &lines {
        let verdict = line["verdict"].as_str().unwrap();
        assert!(!["forged", "forged-confirmed", "sent-by-you"].contains(&verdict), "{line}");
        assert!(verdict != "cannot-tell" || !line["missing"].as_array().unwrap().is_empty(), "{line}");
    }
    assert!(lines.iter().any(|line| line["verdict"] == "cannot-tell"));
}

/// Who may send for the owner is not known: the same mails that were forged a moment ago cannot be told any more.
#[test]
fn a_silent_name_server_accuses_nobody() {
    let room = Room::enter();
    let world = repository("tests/worlds/i01-two-witnesses");
    for file in ["world/dns.zone", "world/clock"] {
        room.write(file, fs::read(world.join(file)).unwrap());
    }
    for file in fs::read_dir(world.join("world/rdap")).unwrap().map(|entry| entry.unwrap().path()) {
        room.write(&format!("world/rdap/{}", file.file_name().unwrap().to_str().unwrap()), fs::read(file).unwrap());
    }
    let mails = world.join("in");
    let owner = "ada.orsini@goundslealm.example";
    let arguments = ["trace", "--json", "--world", "world", "--owner", owner, mails.to_str().unwrap()];
    let verdicts = || {
        let lines = room.run(&arguments).json();
        lines.iter().map(|line| line["verdict"].as_str().unwrap().to_owned()).collect::<BTreeSet<_>>()
    };
    assert!(verdicts().iter().all(|verdict| verdict.starts_with("forged")), "{:?}", verdicts());
    room.write("world/dns.fail", "goundslealm.example\n");
    assert_eq!(verdicts(), BTreeSet::from(["cannot-tell".to_owned()]));
}

/// Each of twelve mails is signed, and each key lies with a name server that never answers: one after the other they would take
/// twelve times two attempts. They come out in the order of their names, and what waits for nobody comes out at once.
#[test]
fn mails_that_wait_for_silent_name_servers_wait_together() {
    // Attempts of a recorded world: two, of 400 ms.
    const ALONE: Duration = Duration::from_millis(800);
    let room = Room::enter();
    let world = repository("config/demo/world");
    room.write("world/dns.zone", fs::read(world.join("dns.zone")).unwrap());
    room.write("mails/00.eml", sample("17-ordinary-order.eml"));
    let mail = String::from_utf8(sample("02-exim-planted-office.eml")).unwrap();
    let mut silent = String::new();
    for number in 1..=12 {
        let key = format!(
            "DKIM-Signature: v=1; a=rsa-sha256; d=d{number}.example; s=x; h=from; bh=AAAA; b=AAAA\nFrom: \"Anna"
        );
        room.write(&format!("mails/{number:02}.eml"), mail.replace("From: \"Anna", &key));
        silent.push_str(&format!("x._domainkey.d{number}.example TXT timeout\n"));
    }
    room.write("world/dns.fail", silent);
    let begun = Instant::now();
    let arguments = ["trace", "--json", "--world", "world", "--owner", "annas-shop.example", "mails"];
    let mut child = room.command(&arguments).stdout(Stdio::piped()).spawn().unwrap();
    let lines: Vec<(String, Duration)> = BufReader::new(child.stdout.take().unwrap())
        .lines()
        .map(|line| (serde_json::from_str::<Value>(&line.unwrap()).unwrap(), begun.elapsed()))
        .map(|(line, when)| (line["path"].as_str().unwrap().to_owned(), when))
        .collect();
    child.wait().unwrap();
    let wanted: Vec<String> = (0..=12).map(|number| format!("mails/{number:02}.eml")).collect();
    assert_eq!(lines.iter().map(|(path, _)| path.clone()).collect::<Vec<_>>(), wanted);
    let (first, last) = (lines[0].1, lines[12].1);
    println!("the first of 13 mails after {first:?}, the last after {last:?}; one waits {ALONE:?}");
    assert!(first < last.saturating_sub(ALONE), "{first:?} {last:?}");
    assert!(last >= ALONE && last < ALONE * 9, "{last:?}: one after the other it would be {:?}", ALONE * 12);
}

/// The recorded worlds say themselves what may come out.
#[test]
fn recorded_worlds_come_out_as_they_say() {
    let room = Room::enter();
    let mut seen = 0;
    for world in fs::read_dir(repository("tests/worlds")).unwrap().map(|entry| entry.unwrap().path()) {
        let expect: Value = serde_json::from_slice(&fs::read(world.join("expect.json")).unwrap()).unwrap();
        let mut command = room.command(&["trace", "--json", "in"]);
        command.args(expect["args"].as_array().unwrap().iter().map(|word| word.as_str().unwrap()));
        let ran = Ran::of(command.current_dir(&world).output().unwrap());
        let found: BTreeSet<String> = paths(&ran).into_iter().collect();
        let messages = expect["messages"].as_object().unwrap();
        assert_eq!(found, messages.keys().cloned().collect());
        for line in ran.json() {
            let wanted = &messages[line["path"].as_str().unwrap()];
            assert!(wanted["verdicts"].as_array().unwrap().contains(&line["verdict"]), "{line} in {}", world.display());
            let injection = wanted["injection"].as_array();
            assert!(injection.is_none_or(|addresses| addresses.contains(&line["injection_ip"])), "{line}");
        }
        seen += 1;
    }
    assert!(seen >= 3);
}

#[test]
fn incidents_come_after_the_messages() {
    let world = repository("tests/worlds/i01-two-witnesses");
    let expect: Value = serde_json::from_slice(&fs::read(world.join("expect.json")).unwrap()).unwrap();
    let room = Room::enter();
    let mut command = room.command(&["trace", "--json", "--incidents", "in"]);
    command.args(expect["args"].as_array().unwrap().iter().map(|word| word.as_str().unwrap()));
    let lines = Ran::of(command.current_dir(&world).output().unwrap()).json();
    let last = lines.last().unwrap();
    assert_eq!(
        (&last["incident"], &last["verdict"], &last["messages"]),
        (&1.into(), &"forged-confirmed".into(), &2.into())
    );
    for field in ["ip", "netblock", "asn", "witnesses", "messages", "contact", "reportable", "why"] {
        assert!(last["sources"][0].get(field).is_some(), "{field} in {last}");
    }
    assert_eq!(last["recipients"], serde_json::json!({ "number": 2, "at_least": false }));
    assert_eq!((&last["organisations"]["number"], &last["networks"]["number"]), (&2.into(), &1.into()));
    assert_eq!(last["receivers"]["refused"], 0);
    let mut command = room.command(&["trace", "--incidents", "in"]);
    command.args(expect["args"].as_array().unwrap().iter().map(|word| word.as_str().unwrap()));
    Ran::of(command.current_dir(&world).output().unwrap())
        .ended(0, &["counted is only what came back: about 2 recipients, from 2 organisations"]);
}

/// A terminal acts on control characters: none of a stranger's may get there, whatever field it stands in.
#[test]
fn a_hostile_mail_does_nothing_to_the_terminal() {
    let room = Room::enter();
    let mail = String::from_utf8(sample("01-postfix.eml")).unwrap();
    let evil = "\u{1b}]0;owned\u{7}\u{1b}[2J\u{9b}31m\u{202e}\u{200b}";
    let words = "=?utf-8?B?G10wO293bmVkBxtbMko=?=";
    let hostile = mail
        .replace("Subject: ", &format!("Subject: {evil}{words} "))
        .replace("Reporting-MTA: dns; ", &format!("Reporting-MTA: dns; {evil}"))
        .replace("Diagnostic-Code: smtp; ", &format!("Diagnostic-Code: smtp; {evil}"))
        .replace("Received: from ", &format!("Received: from {evil}"));
    assert!(hostile.matches("owned").count() > 3);
    room.write("evil\u{1b}[2J.eml", hostile);
    for arguments in
        [&["trace", "--offline", "."][..], &["trace", "--offline", "--incidents", "--owner", "annas-shop.example", "."]]
    {
        let ran = room.run(arguments);
        assert!(ran.out.contains("Invoice"), "{}", ran.out);
        let bad = |text: &str| text.chars().any(|c| (c.is_control() && c != '\n') || "\u{202e}\u{200b}".contains(c));
        assert!(!bad(&ran.out) && !bad(&ran.err), "{:?}\n{:?}", ran.out, ran.err);
    }
    // JSON escapes what it quotes.
    assert!(!offline(&room, &["."]).out.chars().any(|c| c.is_ascii_control() && c != '\n'));
}

/// `alibi trace ... | head -1`, also where standard error goes the same way.
#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let room = Room::enter();
    let mails = vec![sample("01-postfix.eml"); 400];
    room.write("box", mbox(&mails));
    for json in [true, false] {
        let mut command = room.command(&["trace", "--offline", "box", "missing"]);
        if json {
            command.arg("--json");
        }
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::with_capacity(64, child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        assert!(line.contains("box#1"), "{line}");
        drop(child.stderr.take());
        let code = child.wait().unwrap().code();
        assert!(matches!(code, Some(0 | 1)), "{code:?}");
    }
}

#[test]
fn who_may_be_asked_stands_in_the_configuration() {
    let room = Room::enter();
    super::exits::config(&room, "");
    let one = room.write("one.eml", sample("01-postfix.eml"));
    let asked = ["trace", "--json", "--owner", "annas-shop.example", one.to_str().unwrap()];
    let configured = room.run(&[&asked[..], &["--config", "config.toml"]].concat());
    let offline = room.run(&[&asked[..], &["--offline"]].concat());
    assert_eq!(configured.out, offline.out, "`offline = true` holds for `trace`, too");
    room.run(&[&asked[..], &["--config", "none.toml"]].concat()).ended(78, &["`none.toml`"]);
}
