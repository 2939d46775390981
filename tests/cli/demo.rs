//! `alibi demo`: the first thing that a newcomer runs.

use std::fs;

use super::Room;

#[test]
fn it_can_be_run_again_into_the_same_folder() {
    let room = Room::enter();
    let first = room.run(&["demo", "--out", "here"]);
    let names = || {
        let mut names: Vec<_> =
            fs::read_dir(room.0.join("here/outbox")).unwrap().map(|file| file.unwrap().path()).collect();
        names.sort();
        names.into_iter().map(|path| (path.clone(), fs::read(path).unwrap())).collect::<Vec<_>>()
    };
    let before = names();
    let second = room.run(&["demo", "--out", "here"]);
    first.ended(0, &["Incident ", "here/outbox"]);
    assert_eq!((first.code, &first.out), (second.code, &second.out));
    assert!(!before.is_empty() && before == names());
    assert_eq!(first.err, "");
}

#[test]
fn without_a_folder_it_takes_a_fresh_one() {
    let room = Room::enter();
    for number in 1..=2 {
        let ran = room.run(&["demo"]);
        ran.ended(0, &[&format!("alibi-demo-{number}/outbox")]);
    }
}

#[test]
fn a_folder_that_cannot_be_made_is_said() {
    let room = Room::enter();
    room.write("file", "");
    room.run(&["demo", "--out", "file"]).ended(1, &["failed to lay out the demo", "--out"]);
}

/// All that is mailed goes to the owner, is marked as automatic (RFC 3834), and asks for no answer.
#[test]
fn every_notice_goes_to_the_owner_alone() {
    let room = Room::enter();
    room.run(&["demo", "--out", "here"]).ended(0, &[]);
    let mut seen = 0;
    for file in fs::read_dir(room.0.join("here/outbox")).unwrap() {
        let mail = String::from_utf8(fs::read(file.unwrap().path()).unwrap()).unwrap();
        let header = mail.split("\r\n\r\n").next().unwrap();
        let of = |name: &str| header.lines().filter(|line| line.starts_with(name)).collect::<Vec<_>>();
        assert_eq!(of("To:"), ["To: anna@annas-shop.example"]);
        assert_eq!(of("Auto-Submitted:"), ["Auto-Submitted: auto-generated"]);
        assert!(of("Cc:").is_empty() && of("Bcc:").is_empty() && of("Disposition-Notification-To:").is_empty());
        seen += 1;
    }
    assert!(seen >= 2);
}

#[test]
fn lines_fit_a_terminal() {
    let ran = Room::enter().run(&["demo", "--out", "here"]);
    for line in ran.out.lines() {
        assert!(line.chars().count() <= 100, "{line}");
    }
}

/// All that is mailed anywhere can be looked at: each sort as a mail and as a page.
#[test]
fn every_sort_of_notice_is_left_to_look_at() {
    let room = Room::enter();
    room.run(&["demo", "--out", "here"]).ended(0, &["here/notices"]);
    let subjects = [
        ("forged", "Your mailbox was not used"),
        ("through-your-account", "Act today"),
        ("cannot-tell", "cause not clear yet"),
        ("suspicious-notice", "Do not open it"),
        ("all-clear", "The forged mail has stopped"),
        ("digest", "1 of 3 clients needs a look (1 urgent)"),
    ];
    for (name, subject) in subjects {
        let page = fs::read_to_string(room.0.join(format!("here/notices/{name}.html"))).unwrap();
        assert!(page.contains(subject), "{name}");
        assert!(fs::read(room.0.join(format!("here/notices/{name}.eml"))).unwrap().starts_with(b"From: "), "{name}");
    }
}

#[test]
fn a_folder_of_somebody_else_is_left_alone() {
    let room = Room::enter();
    room.write("mine/README.md", "mine");
    room.run(&["demo", "--out", "mine"]).ended(1, &["`mine` is not empty", "what to do"]);
    assert_eq!(std::fs::read_to_string(room.0.join("mine/README.md")).unwrap(), "mine");
    for _ in 0..2 {
        room.run(&["demo", "--out", "new"]).ended(0, &[]);
    }
}
