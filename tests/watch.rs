//! The watch loop over the second adapters: a folder of mails, a recorded world, a folder of outgoing mail, a state in memory.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at what it did not expect")]

use std::fs;
use std::path::Path;

use alibi::io::clock::Fixed;
use alibi::io::folder::FolderMailbox;
use alibi::io::outgoing_folder::OutgoingFolder;
use alibi::io::store::SqliteStore;
use alibi::io::world::World;
use alibi::mail::Limits;
use alibi::outbox::Schedule;
use alibi::owner::Owner;
use alibi::ports::Store as _;
use alibi::trace::Settings;
use alibi::watch::{Account, Notify, Pass, Watch};
use jiff::SignedDuration;

fn account(owner: Owner) -> Account {
    Account {
        name: "anna".to_owned(),
        owner,
        limits: Limits::default(),
        settle: SignedDuration::ZERO,
        notices_max: 9,
        attempts_max: 2,
        settings: Settings { documentation_is_public: true },
        notify: Notify {
            from: "alibi@annas-shop.example".to_owned(),
            to: vec!["anna@annas-shop.example".to_owned()],
            urgent_to: Vec::new(),
            domain: "annas-shop.example".to_owned(),
        },
        dry_run: false,
    }
}

/// The bounce that a server writes when it cannot deliver this mail.
fn bounce_of(mail: &str) -> String {
    format!(
        "Return-Path: <>\r\nReceived: from mx.dest.example (mx.dest.example [198.51.100.9])\r\n\tby mx1.mailhaus.example \
         (Postfix) with ESMTPS id 4AB; Fri, 20 Nov 2026 11:00:00 +0000\r\nFrom: MAILER-DAEMON@mx.dest.example\r\n\
         To: alibi@annas-shop.example\r\nSubject: Undelivered Mail Returned to Sender\r\nMessage-ID: <b1@mx.dest.example>\r\n\
         MIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n\
         --b\r\n\r\nUser unknown\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\n\
         Reporting-MTA: dns; mx.dest.example\r\n\r\nFinal-Recipient: rfc822; anna@dest.example\r\nAction: failed\r\n\
         Status: 5.1.1\r\n\r\n--b\r\nContent-Type: message/rfc822\r\n\r\n{mail}\r\n--b--\r\n"
    )
}

#[tokio::test]
async fn a_notice_that_bounces_starts_no_loop() {
    let demo = Path::new(env!("CARGO_MANIFEST_DIR")).join("config/demo");
    let room = tempfile::tempdir().unwrap();
    let (mails, outgoing) = (room.path().join("mails"), room.path().join("outbox"));
    fs::create_dir(&mails).unwrap();
    fs::copy(demo.join("mailbox/01-postfix.eml"), mails.join("1.eml")).unwrap();

    let world = World::open(&demo.join("world")).unwrap();
    let lookup = world.lookup().await.unwrap();
    let (store, outbox) = (SqliteStore::in_memory().await.unwrap(), OutgoingFolder::new(&outgoing));
    let account = account(serde_json::from_slice(&fs::read(demo.join("owner.json")).unwrap()).unwrap());
    let (clock, schedule) = (Fixed::at(world.now().unwrap()), Schedule::default());
    let watch = Watch {
        account: &account,
        lookup: &lookup,
        outbox: &outbox,
        store: &store,
        clock: &clock,
        schedule: &schedule,
        progress: &|_| {},
    };
    let mut mailbox = FolderMailbox::new(&mails, account.limits.bytes_max);
    let first: Pass = watch.pass(&mut mailbox).await.unwrap();
    assert_eq!((first.reports, first.told.len()), (1, 1));

    let notice = fs::read_dir(&outgoing).unwrap().next().unwrap().unwrap().path();
    let notice = fs::read_to_string(notice).unwrap();
    fs::write(mails.join("2.eml"), bounce_of(&notice)).unwrap();
    fs::write(mails.join("3.eml"), &notice).unwrap();
    let second = watch.pass(&mut mailbox).await.unwrap();
    assert_eq!((second.looked_at, second.told.len()), (2, 0), "{second:?}");
    let incidents = store.incidents(None).await.unwrap();
    assert_eq!(incidents.len(), 1);
    assert_eq!(incidents[0].messages, 1);
}
