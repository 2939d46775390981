//! `alibi advise`: what an owner reads, and what a script reads.

use super::{Room, repository};

fn demo() -> String {
    repository("config/demo/world").display().to_string()
}

#[test]
fn it_says_what_is_there_and_the_one_next_record() {
    let room = Room::enter();
    let ran = room.run(&["advise", "annas-shop.example", "--world", &demo()]);
    ran.ended(1, &[]);
    for words in [
        "SPF   good",
        "DMARC weak",
        "What to do",
        "  1. ",
        "name   _dmarc.annas-shop.example",
        "in the place of  v=DMARC1; p=none",
    ] {
        assert!(ran.out.contains(words), "{words:?} in\n{}", ran.out);
    }
    assert!(ran.out.contains("Never let an SPF record end in +all"), "{}", ran.out);
    let records = ["value", "in the place of"];
    let wide = |line: &&str| line.chars().count() > 80 && !records.iter().any(|word| line.trim().starts_with(word));
    assert_eq!(ran.out.lines().find(wide), None);
}

#[test]
fn a_script_gets_codes_and_sentences() {
    let room = Room::enter();
    let found = room.run(&["advise", "anna@Annas-Shop.example.", "--world", &demo(), "--json"]).json();
    let advice = &found[0];
    assert_eq!((&advice["domain"], &advice["spf"]["state"]), (&"annas-shop.example".into(), &"good".into()));
    assert_eq!(advice["dmarc"]["says"]["code"], "dmarc-none");
    let (steps, says) = (advice["steps"].as_array().unwrap(), advice["says"].as_array().unwrap());
    assert!(!steps.is_empty() && steps.len() == says.len());
    assert!(says.iter().all(|text| text.as_str().unwrap().ends_with('.')));
}

#[test]
fn what_is_no_domain_and_what_does_not_answer_are_said() {
    let room = Room::enter();
    room.run(&["advise", "com"]).ended(2, &["`com` is no domain", "what to do"]);
    room.run(&["advise", "anna@"]).ended(2, &["no domain"]);
    for url in ["http://shop.example/", "https://shop.example", "shop.example:25", "shop.example/x"] {
        room.run(&["advise", url]).ended(2, &["is no domain", "what to do"]);
    }
    room.write("world/dns.zone", "silent.example. 60 IN MX 10 mx.silent.example.\n");
    room.write("world/dns.fail", "silent.example TXT timeout\n_dmarc.silent.example TXT\n");
    let ran = room.run(&["advise", "silent.example", "--world", "world"]);
    ran.ended(69, &["could not be asked", "Ask again later"]);
    assert!(!ran.out.contains("value"), "{}", ran.out);
}

#[test]
fn a_domain_that_does_not_exist_gets_no_advice() {
    let ran = Room::enter().run(&["advise", "annas-shop.exmaple.example", "--world", &demo()]);
    ran.ended(2, &["`annas-shop.exmaple.example` does not exist in the DNS", "check the spelling"]);
    assert!(ran.out.is_empty(), "{}", ran.out);
}

/// It would make all mail of the owner suspect.
#[test]
fn a_record_that_lists_nobody_is_never_given_to_copy() {
    let room = Room::enter();
    room.write("world/dns.zone", "parked.example. 60 IN A 192.0.2.80\n");
    let ran = room.run(&["advise", "parked.example", "--world", "world"]);
    ran.ended(1, &["include:NAME-OF-YOUR-PROVIDER", "Make the mailbox dmarc-reports@parked.example"]);
    assert!(!ran.out.contains("v=spf1 ~all"), "{}", ran.out);
}

#[test]
fn reports_go_to_the_address_that_was_named() {
    let ran = Room::enter().run(&["advise", "anna@annas-shop.example", "--world", &demo()]);
    ran.ended(1, &["rua=mailto:anna@annas-shop.example"]);
    assert!(!ran.out.contains("Make the mailbox"), "{}", ran.out);
}

/// Who switched questions off has them off for every domain.
#[test]
fn what_is_switched_off_is_not_asked_of_others_domains_either() {
    let room = Room::enter();
    let path = super::exits::config(&room, "");
    assert!(std::fs::read_to_string(&path).unwrap().contains("offline = true"));
    let ran = room.run(&["advise", "some-shop.example", "--config", path.to_str().unwrap()]);
    ran.ended(69, &[]);
    assert!(!ran.err.contains("does not exist"), "{}", ran.err);
}
