//! Forged mail that comes back: one notice with the true source, and a mailbox that nobody touched.

use serde_json::Value;

use crate::alibi::{Alibi, is_notice};
use crate::mailbox::{inbox, snapshot};
use crate::town::Town;

pub fn a_forged_mail_is_traced_and_told_once(town: &Town) {
    let owner = "anna@shop.example";
    town.forge(owner, "nobody@dest.example", 1);
    town.forge(owner, "nobody@other.example", 1);
    town.await_inbox(owner, 2);
    let before = snapshot(&town.dovecot, owner);

    let alibi = Alibi::install(town, owner);
    alibi.watch_once();
    let mails = town.await_inbox(owner, 3);
    let notices: Vec<&String> = mails.iter().filter(|mail| is_notice(mail)).collect();
    assert_eq!(notices.len(), 1, "{mails:#?}");
    let notice = readable(notices[0]);
    assert!(notice.contains("203[.]0[.]113[.]77"), "the notice names the true source: {notice}");
    assert!(!notice.contains("192[.]0[.]2[.]99"), "and not the planted one: {notice}");
    before.assert_kept(&snapshot(&town.dovecot, owner), 1);

    let incidents = alibi.incidents();
    assert_eq!(incidents.len(), 1, "{incidents:#?}");
    assert_forged(&incidents[0], 2);
    let explained = alibi.explain(&incidents[0]);
    assert!(explained.contains("203.0.113.77"), "{explained}");

    alibi.watch_once();
    town.await_quiet();
    assert_eq!(inbox(&town.dovecot, owner).len(), 3, "a second look tells nothing again");
}

pub fn ten_bounces_make_one_notice(town: &Town) {
    let owner = "bela@shop.example";
    for number in 0..5 {
        town.forge(owner, &format!("nobody{number}@dest.example"), number);
        town.forge(owner, &format!("nobody{number}@other.example"), number);
    }
    town.await_inbox(owner, 10);
    let before = snapshot(&town.dovecot, owner);
    let alibi = Alibi::install(town, owner);
    alibi.watch_once();
    let mails = town.await_inbox(owner, 11);
    assert_eq!(mails.iter().filter(|mail| is_notice(mail)).count(), 1);
    assert_eq!(mails.len(), 11);
    before.assert_kept(&snapshot(&town.dovecot, owner), 1);
    let incidents = alibi.incidents();
    assert_eq!(incidents.len(), 1, "{incidents:#?}");
    assert_forged(&incidents[0], 10);

    // The wave goes on: it is counted, and the owner is not told again.
    town.forge(owner, "nobody5@dest.example", 5);
    town.await_inbox(owner, 12);
    alibi.watch_once();
    town.await_quiet();
    assert_eq!(inbox(&town.dovecot, owner).len(), 12);
    assert_forged(&alibi.incidents()[0], 11);
}

pub fn a_dry_run_sends_nothing(town: &Town) {
    let owner = "dora@shop.example";
    town.forge(owner, "nobody@dest.example", 1);
    town.await_inbox(owner, 1);
    let before = snapshot(&town.dovecot, owner);
    let alibi = Alibi::install(town, owner);
    let out = alibi.run(&["watch", "--once", "--dry-run"]);
    assert!(matches!(out.status.code(), Some(0 | 1)), "{}", crate::alibi::words(&out));
    town.await_quiet();
    assert_eq!(before, snapshot(&town.dovecot, owner));
    // Nothing was written down either: the first real run still finds everything.
    alibi.watch_once();
    town.await_inbox(owner, 2);
}

/// The incident is a forgery, with so many returns counted.
pub fn assert_forged(incident: &Value, messages: u64) {
    let verdict = incident["verdict"].as_str().or(incident["class"].as_str());
    assert!(matches!(verdict, Some("forged" | "forged-confirmed")), "{incident:#}");
    assert_eq!(incident["messages"], messages, "{incident:#}");
}

/// A notice with its soft line breaks taken out (RFC 2045, 6.7).
fn readable(mail: &str) -> String {
    mail.replace("=\n", "").replace("=20\n", " ")
}
