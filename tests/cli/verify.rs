//! `alibi verify`: a notice of ours is told from one that only calls itself so.

use std::fs;

use super::{Room, explain};

/// A room with a state in which notices were sent, and one of these as a file: its incident and its path.
fn room_with_notices() -> (Room, String, String) {
    let room = Room::enter();
    explain::read(&room);
    let mut sent: Vec<String> = fs::read_dir(room.0.join("outbox"))
        .unwrap()
        .map(|entry| format!("outbox/{}", entry.unwrap().file_name().to_str().unwrap()))
        .collect();
    sent.sort();
    let path = sent.first().unwrap().clone();
    let mail = fs::read_to_string(room.0.join(&path)).unwrap();
    let id = mail.lines().find_map(|line| line.strip_prefix("X-Alibi-Incident: ")).unwrap().trim().to_owned();
    (room, id, path)
}

#[test]
fn a_notice_of_ours_is_genuine_and_shown_to_be_compared() {
    let (room, id, path) = room_with_notices();
    let run = |arguments: &[&str]| room.run(&[&["verify", "--config", "config.toml"], arguments].concat());
    for name in [id.clone(), id.to_lowercase(), format!("{id}.1"), format!("<alibi.{id}.1@annas-shop.example>")] {
        run(&[&name]).ended(0, &["genuine: alibi wrote", &format!("{id}, notice 1"), "subject: ", "anna@annas-shop"]);
    }
    run(&[&id, "--mail", &path]).ended(0, &["word for word"]);
    let json = run(&[&id, "--json", "--mail", &path]).json().remove(0);
    assert_eq!((&json["genuine"], &json["incident"]), (&true.into(), &id.clone().into()), "{json}");
    assert_eq!((&json["notices"][0]["number"], &json["notices"][0]["same"]), (&1.into(), &true.into()), "{json}");
}

#[test]
fn what_only_calls_itself_so_is_not() {
    let (room, id, path) = room_with_notices();
    let run = |arguments: &[&str]| room.run(&[&["verify", "--config", "config.toml"], arguments].concat());
    for name in ["AAAA-AAAA", &format!("{id}.7"), &format!("alibi.{id}.1@evil.example"), "\u{1b}[2J", ""] {
        let ran = run(&[name]);
        ran.ended(1, &["NOT GENUINE", "never asks for a password"]);
        assert!(!ran.out.contains('\u{1b}'));
        assert_eq!(run(&[name, "--json"]).json()[0]["genuine"], false);
    }
    // An id that was copied from a real notice, under other words.
    let genuine = fs::read_to_string(room.0.join(path)).unwrap();
    let forged = genuine.replace("never asks", "asks");
    assert_ne!(forged, genuine);
    room.write("forged.eml", forged);
    run(&[&id, "--mail", "forged.eml"]).ended(1, &["NOT GENUINE", "not what alibi wrote"]);
    run(&[&id, "--mail", "none.eml"]).ended(2, &["`none.eml`", "what to do"]);
}

#[test]
fn servers_on_the_way_change_nothing_that_counts() {
    let (room, id, path) = room_with_notices();
    let mail = fs::read_to_string(room.0.join(path)).unwrap().replace("\r\n", "\n");
    room.write(
        "got.eml",
        format!("Received: from a.example (a.example [192.0.2.1]) by b.example\nX-Spam: no\n{mail}\n"),
    );
    room.run(&["verify", "--config", "config.toml", &id, "--mail", "got.eml"]).ended(0, &["word for word"]);
}
