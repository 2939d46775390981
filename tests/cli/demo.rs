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

/// The numbers that a person sees add up: the mails of the list, and those of the incident with sources.
#[test]
fn its_numbers_add_up() {
    let ran = Room::enter().run(&["demo", "--out", "here"]);
    let number = |text: &str| text.trim_start().split(' ').next().and_then(|word| word.parse::<u32>().ok());
    let (first, rest) = ran.out.split_once('\n').unwrap();
    let notices = first.split("mails, ").nth(1).and_then(number).unwrap();
    let listed: u32 = rest.lines().take_while(|line| !line.starts_with("Incident")).filter_map(number).sum();
    assert_eq!(notices, listed, "{first}");
    let (_, forged) = rest.split_once("forged-confirmed, ").unwrap();
    let sources = forged.lines().skip(2).take_while(|line| line.starts_with("  - "));
    let sum: u32 = sources.filter_map(|line| number(line.trim_start_matches("  - "))).sum();
    assert_eq!(Some(sum), number(forged), "{forged}");
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
