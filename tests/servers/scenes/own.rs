//! A genuine bounce: the owner really wrote to an address that does not exist. No alarm.

use crate::alibi::{Alibi, is_notice, words};
use crate::mailbox::snapshot;
use crate::town::Town;

pub fn a_mail_of_the_owner_raises_no_alarm(town: &Town) {
    let owner = "carla@shop.example";
    town.send_as_owner(owner, "nobody@dest.example", "order-4711@shop.example");
    town.await_inbox(owner, 1);
    let before = snapshot(&town.dovecot, owner);
    let alibi = Alibi::install(town, owner);
    let out = alibi.run(&["-v", "watch", "--once"]);
    assert_eq!(out.status.code(), Some(0), "{}", words(&out));
    assert!(String::from_utf8_lossy(&out.stderr).contains("sent-by-you"), "{}", words(&out));
    town.await_quiet();
    let after = snapshot(&town.dovecot, owner);
    assert_eq!(before, after, "no notice, and nothing touched");
    assert!(!after.mails.values().any(|mail| is_notice(&String::from_utf8_lossy(mail))));
    assert!(alibi.incidents().is_empty(), "{:#?}", alibi.incidents());
}

pub fn a_forgery_is_told_although_the_owner_bounced_too(town: &Town) {
    let owner = "cleo@shop.example";
    town.send_as_owner(owner, "nobody@dest.example", "order-4712@shop.example");
    town.forge(owner, "somebody@dest.example", 1);
    town.await_inbox(owner, 2);
    let alibi = Alibi::install(town, owner);
    alibi.watch_once();
    town.await_inbox(owner, 3);
    let incidents = alibi.incidents();
    assert_eq!(incidents.len(), 1, "{incidents:#?}");
    super::campaign::assert_forged(&incidents[0], 1);
}

/// A service that sends for the owner gives the mail another Message-ID than the copy in Sent has, which may have none.
pub fn what_sent_keeps_under_another_identification_is_not_called_forged(town: &Town) {
    let owner = "cora@shop.example";
    town.forge(owner, "somebody@dest.example", 1);
    let bounce = town.await_inbox(owner, 1).remove(0);
    let returned = |name: &str| bounce.lines().rfind(|line| line.starts_with(name)).unwrap().trim_end();
    let (to, subject, date) = (returned("To: "), returned("Subject: "), returned("Date: "));
    assert!(to.contains("somebody@dest.example"), "{to}");
    let kept = format!("From: {owner}\r\n{to}\r\n{subject}\r\n{date}\r\n\r\nHello.\r\n");
    town.dovecot.file(owner, "Sent", kept.as_bytes());
    let alibi = Alibi::install(town, owner);
    alibi.watch_once();
    let incidents = alibi.incidents();
    assert_eq!(incidents.len(), 1, "{incidents:#?}");
    assert_eq!(incidents[0]["verdict"], "cannot-tell", "{incidents:#?}");
    let page = alibi.explain(&incidents[0]);
    assert!(page.contains("sent-alike"), "{page}");
}
