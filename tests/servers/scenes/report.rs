//! A report goes out: prepared from what four organisations returned, approved by the command or in the folder, carried by Postfix
//! to a desk's mailbox once and whole, and the desk's answers are sorted.

use std::net::Ipv4Addr;
use std::path::PathBuf;

use serde_json::Value;

use crate::alibi::{Alibi, words};
use crate::mailbox::snapshot;
use crate::registry;
use crate::stage;
use crate::town::Town;

const DESK: &str = "abuse@desk.example";
const REPORTS: &str =
    "[reports]\nname = \"Rosa Blume\"\nfrom = \"@OWNER@\"\n@FOLDER@\n[lookup]\nregistry_server = \"@REGISTRY@\"";

/// A fire that may be reported: four unrelated organisations return six mails each.
fn fire(town: &Town, owner: &str) {
    for number in 0..6 {
        for domain in ["dest", "other", "third", "fourth"] {
            town.forge(owner, &format!("nobody{number}@{domain}.example"), number);
        }
    }
    town.await_inbox(owner, 24);
}

fn install(town: &Town, owner: &str, folder: &str) -> Alibi {
    let alibi = Alibi::install(town, owner);
    let reports = REPORTS.replace("@OWNER@", owner).replace("@FOLDER@", folder).replace("@REGISTRY@", registry::URL);
    alibi.reconfigure("registries = false", "registries = true");
    alibi.reconfigure("[lookup]", &reports);
    alibi
}

/// What `alibi report list --json` says of reports.
fn reports(alibi: &Alibi) -> Vec<Value> {
    let out = alibi.run(&["report", "list", "--json"]);
    assert_eq!(out.status.code(), Some(0), "{}", words(&out));
    let lines: Vec<Value> =
        String::from_utf8_lossy(&out.stdout).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let reports: Vec<Value> = lines.iter().filter(|line| line["kind"] == "report").cloned().collect();
    assert!(!reports.is_empty(), "no report: {lines:#?}\n{}", alibi.explain(&alibi.incidents()[0]));
    reports
}

/// The one report there is, which must be in this state.
fn the_report(alibi: &Alibi, state: &str) -> Value {
    let mut all = reports(alibi);
    assert_eq!(all.len(), 1, "{all:#?}");
    assert_eq!(all[0]["state"], state, "{:#}", all[0]);
    all.remove(0)
}

/// The mails in the desk's mailbox that came with this envelope sender.
fn at_the_desk(town: &Town, report: &Value) -> Vec<String> {
    let sender = report["mail"]["envelope_sender"].as_str().unwrap();
    let folder: PathBuf = town.dir.join("desk/mailboxes/abuse/new");
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mails = entries.flatten().filter_map(|entry| std::fs::read_to_string(entry.path()).ok());
    mails.filter(|mail| mail.contains(&format!("Return-Path: <{sender}>"))).collect()
}

/// It arrived once, and nothing in it was changed on the way.
fn assert_arrived(town: &Town, report: &Value) {
    stage::wait_for(std::time::Duration::from_secs(20), "the report to arrive", || {
        Some(at_the_desk(town, report)).filter(|mails| !mails.is_empty())
    });
    town.await_quiet();
    let mails = at_the_desk(town, report);
    assert_eq!(mails.len(), 1);
    let sent = report["mail"]["message"].as_str().unwrap().replace("\r\n", "\n");
    assert!(mails[0].trim_end().ends_with(sent.trim_end()), "{}\n\nis not\n\n{sent}", mails[0]);
    assert!(sent.contains("Source-IP: 203.0.113.77") && !sent.contains("nobody0@"), "{sent}");
}

/// The desk writes to the owner.
fn answer(town: &Town, owner: &str, report: &Value, fields: &str, text: &str) {
    answer_from(stage::DESK, town, owner, report, fields, text);
}

/// Somebody writes to him in the desk's name.
fn answer_from(host: Ipv4Addr, town: &Town, owner: &str, report: &Value, fields: &str, text: &str) {
    let (subject, id) = (report["mail"]["subject"].as_str().unwrap(), report["mail"]["message_id"].as_str().unwrap());
    let mail = format!(
        "From: Desk <{DESK}>\r\nTo: <{owner}>\r\nSubject: Re: {subject}\r\nIn-Reply-To: <{id}>\r\n\
         Message-ID: <{}@desk.example>\r\nDate: Mon, 23 Nov 2026 05:00:00 +0000\r\n{fields}\r\n{text}\r\n",
        id.len() + text.len()
    );
    town.deliver(host, DESK, owner, &mail);
}

pub fn approved_by_the_command_it_arrives_once_and_whole(town: &Town) {
    let owner = "rosa@shop.example";
    town.with_desk();
    fire(town, owner);
    let before = snapshot(&town.dovecot, owner);
    let alibi = install(town, owner, "");
    alibi.watch_once();
    town.await_inbox(owner, 25);
    let report = the_report(&alibi, "prepared");
    assert_eq!(report["contact"]["address"], DESK, "{report:#}");
    assert_eq!(report["sources"][0]["messages"], 24, "{report:#}");
    alibi.watch_once();
    town.await_quiet();
    assert!(at_the_desk(town, &report).is_empty(), "nothing goes without a yes");

    let id = report["id"].as_str().unwrap();
    let dry = alibi.run(&["report", "--dry-run"]);
    assert!(String::from_utf8_lossy(&dry.stdout).contains("would be sent if you said yes now"), "{}", words(&dry));
    // While the service works on the state.
    let mut service = alibi.start(&["watch"]);
    let yes = alibi.run(&["report", id, "--approve"]);
    assert_eq!(yes.status.code(), Some(0), "{}", words(&yes));
    service.terminate();
    alibi.watch_once();
    assert_arrived(town, &the_report(&alibi, "sent"));
    let late = alibi.run(&["report", id, "--decline"]);
    assert_eq!(late.status.code(), Some(1), "what left cannot be called back: {}", words(&late));
    alibi.watch_once();
    assert_arrived(town, &the_report(&alibi, "sent"));
    before.assert_kept(&snapshot(&town.dovecot, owner), 1);
}

pub fn approved_in_the_folder_it_arrives_and_the_answers_are_sorted(town: &Town) {
    let owner = "sina@shop.example";
    town.with_desk();
    fire(town, owner);
    let alibi = install(town, owner, "folder = \"alibi\"");
    let before = snapshot(&town.dovecot, owner);
    alibi.watch_once();
    town.await_inbox(owner, 25);
    the_report(&alibi, "prepared");
    alibi.watch_once();
    let asked = |folder: &str| {
        let found = town.dovecot.admin(&["search", "-u", owner, "mailbox", folder, "all"]);
        found.lines().filter(|line| !line.trim().is_empty()).count()
    };
    assert_eq!((asked("alibi"), asked("alibi/Send it"), asked("alibi/No thanks")), (1, 0, 0), "asked once");
    town.dovecot.admin(&["move", "-u", owner, "alibi/Send it", "mailbox", "alibi", "all"]);
    alibi.watch_once();
    let report = the_report(&alibi, "sent");
    assert_arrived(town, &report);
    assert_eq!((asked("alibi"), asked("alibi/Send it")), (0, 1), "alibi moves and removes nothing");
    let after = snapshot(&town.dovecot, owner);
    for (path, bytes) in &before.mails {
        assert_eq!(after.mails.get(path), Some(bytes), "{} changed", path.display());
    }

    // The desk's robot, then its staff, then enough.
    // One after the other: what is delivered side by side comes in any order.
    answer(town, owner, &report, "Auto-Submitted: auto-replied\r\n", "Your ticket number is 4711023.");
    town.await_inbox(owner, 26);
    answer(town, owner, &report, "", "We have told our customer. Thank you!");
    town.await_inbox(owner, 27);
    // The desk's customer has seen the report, too, and writes in the desk's name.
    answer_from(stage::FORGER, town, owner, &report, "", "This IP does not belong to us.");
    town.await_inbox(owner, 28);
    answer(town, owner, &report, "", "STOP");
    town.await_inbox(owner, 29);
    alibi.watch_once();
    let mails = town.await_inbox(owner, 32);
    assert!(mails.iter().any(|mail| mail.contains("An abuse desk answered") && mail.contains("told our customer")));
    let report = the_report(&alibi, "answered");
    let kinds: Vec<&str> =
        report["answers"].as_array().unwrap().iter().filter_map(|answer| answer[1]["kind"].as_str()).collect();
    assert_eq!(kinds, ["acknowledged", "human", "doubted", "opt-out"], "{report:#}");
    assert_eq!(report["answers"][2][1]["says"]["kind"], "not-ours", "{report:#}");
    assert!(mails.iter().any(|mail| mail.contains("nothing shows that the desk itself wrote this")));
    let listed = alibi.run(&["report", "list"]);
    assert!(String::from_utf8_lossy(&listed.stdout).contains("it wants no reports"), "{}", words(&listed));
    assert_eq!(at_the_desk(town, &report).len(), 1, "nothing is answered");
}
