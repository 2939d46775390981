//! What goes wrong at the door: one clear sentence, the documented exit code, and nothing lost.

use std::process::Output;

use crate::alibi::{Alibi, words};
use crate::dovecot::PASSWORD;
use crate::town::Town;

pub fn a_wrong_password_is_77(town: &Town) {
    let (alibi, owner) = prepared(town, "gerda");
    alibi.set_password("not-the-password");
    assert_says(&alibi.run(&["watch", "--once"]), 77, &[&owner, "password"]);
    alibi.set_password(PASSWORD);
    assert_nothing_lost(town, &alibi, &owner);
}

pub fn a_server_that_is_down_is_69(town: &Town) {
    let (alibi, owner) = prepared(town, "hanna");
    alibi.reconfigure("port = 993", "port = 994");
    assert_says(&alibi.run(&["watch", "--once"]), 69, &["mx.shop.example"]);
    alibi.reconfigure("port = 994", "port = 993");
    assert_nothing_lost(town, &alibi, &owner);
}

pub fn a_foreign_certificate_is_not_trusted(town: &Town) {
    let (alibi, owner) = prepared(town, "ida");
    let ca = town.certs.ca.display().to_string();
    let foreign = town.certs.foreign_ca.display().to_string();
    for _ in 0..2 {
        alibi.reconfigure(&format!("\"{ca}\""), &format!("\"{foreign}\""));
    }
    assert_says(&alibi.run(&["watch", "--once"]), 69, &["certificate"]);
    for _ in 0..2 {
        alibi.reconfigure(&format!("\"{foreign}\""), &format!("\"{ca}\""));
    }
    assert_nothing_lost(town, &alibi, &owner);
}

pub fn a_folder_that_is_missing_is_78(town: &Town) {
    let (alibi, owner) = prepared(town, "jan");
    let providers = "providers = [\"mx.shop.example\"]";
    let folders = format!("{providers}\nfolders = [\"INBOX\", \"Returned\"]");
    alibi.reconfigure(providers, &folders);
    assert_says(&alibi.run(&["watch", "--once"]), 78, &["`Returned`", "folders"]);
    alibi.reconfigure(&folders, providers);
    assert_nothing_lost(town, &alibi, &owner);
}

pub fn a_broken_configuration_is_78(town: &Town) {
    let (alibi, owner) = prepared(town, "kim");
    alibi.reconfigure("[lookup]\nnameserver", "[lookup]\nnamesrever");
    assert_says(&alibi.run(&["watch", "--once"]), 78, &["namesrever", "nameserver", "alibi.toml"]);
    alibi.reconfigure("namesrever", "nameserver");
    assert_nothing_lost(town, &alibi, &owner);
}

pub fn a_notice_that_cannot_be_sent_waits(town: &Town) {
    let (alibi, owner) = prepared(town, "lars");
    alibi.reconfigure("port = 465", "port = 466");
    let out = alibi.run(&["watch", "--once"]);
    assert_ne!(out.status.code(), Some(0), "{}", words(&out));
    assert_eq!(alibi.incidents().len(), 1, "found, although it could not be told");
    assert_eq!(town.await_inbox(&owner, 1).len(), 1);
}

fn prepared(town: &Town, name: &str) -> (Alibi, String) {
    let owner = format!("{name}@shop.example");
    town.forge(&owner, "nobody@dest.example", 1);
    town.await_inbox(&owner, 1);
    (Alibi::install(town, &owner), owner)
}

/// The exit code, and one sentence on stderr that says these words.
fn assert_says(out: &Output, code: i32, parts: &[&str]) {
    assert_eq!(out.status.code(), Some(code), "{}", words(out));
    let said = String::from_utf8_lossy(&out.stderr);
    for part in parts {
        assert!(said.contains(part), "`{part}` is not in: {said}");
    }
    assert!(!said.contains("panicked"), "{said}");
    assert!(!said.contains(PASSWORD) && !said.contains("not-the-password"), "a secret is shown: {said}");
    assert!(said.lines().count() <= 4, "one sentence with its remedy, not a wall: {said}");
}

/// After the repair, the mail that waited is found and told.
fn assert_nothing_lost(town: &Town, alibi: &Alibi, owner: &str) {
    alibi.watch_once();
    town.await_inbox(owner, 2);
    assert_eq!(alibi.incidents().len(), 1);
}
