//! The watch loop over the second adapters: a folder of mails, a recorded world, a folder of outgoing mail, a state in memory.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at what it did not expect")]

use std::fs;
use std::path::Path;
use std::sync::Arc;

use alibi::io::clock::Fixed;
use alibi::io::folder::FolderMailbox;
use alibi::io::lookup::Offline;
use alibi::io::outgoing_folder::OutgoingFolder;
use alibi::io::store::SqliteStore;
use alibi::io::world::World;
use alibi::mail::Limits;
use alibi::outbox::Schedule;
use alibi::owner::Owner;
use alibi::ports::Store as _;
use alibi::tell::Reader;
use alibi::trace::Settings;
use alibi::watch::{Account, Notify, Pass, Restraint, Watch};
use jiff::SignedDuration;

fn account(owner: Owner) -> Account {
    Account {
        name: "anna".to_owned(),
        owner,
        limits: Limits::default(),
        settle: SignedDuration::ZERO,
        restraint: Restraint {
            account_max: 9,
            client: vec!["anna".to_owned()],
            client_max: 9,
            all_max: 9,
            turn: Arc::default(),
        },
        attempts_max: 2,
        settings: Settings { documentation_is_public: true },
        notify: Notify {
            from: "alibi@annas-shop.example".to_owned(),
            to: vec!["anna@annas-shop.example".to_owned()],
            urgent_to: Vec::new(),
            domain: "annas-shop.example".to_owned(),
            reply_to: None,
            reader: Reader::default(),
            templates: Arc::default(),
        },
        dry_run: false,
        learn: false,
        mailbox_host: None,
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

#[tokio::test]
async fn what_the_mailbox_teaches_is_kept_and_not_asked_for_again_the_same_day() {
    let room = tempfile::tempdir().unwrap();
    let mail = |number: usize| {
        format!(
            "Received: from out.b.example (out.b.example [192.0.2.7]) by mx1.mailhaus.example (Postfix) with ESMTPS id {number}; \
             Fri, 20 Nov 2026 11:00:00 +0000\r\nFrom: bea@b.example\r\nMessage-ID: <{number}@b.example>\r\n\r\nHello\r\n"
        )
    };
    for number in 0..5 {
        fs::write(room.path().join(format!("{number}.eml")), mail(number)).unwrap();
    }
    let store = SqliteStore::in_memory().await.unwrap();
    let (outbox, lookup) = (OutgoingFolder::new(room.path().join("outbox")), Offline::new());
    let schedule = Schedule::default();
    let mut owner = Owner::default();
    owner.add("anna@annas-shop.example");
    let mut account = Account { learn: true, mailbox_host: Some("imap.mailhaus.example".to_owned()), ..account(owner) };
    let mut mailbox = FolderMailbox::new(room.path(), account.limits.bytes_max);
    let later = |hours: i64| {
        let noon: jiff::Timestamp = "2026-11-20T12:00:00Z".parse().unwrap();
        Fixed::at(noon + SignedDuration::from_hours(hours))
    };
    let mut learn = async |account: &Account, hours: i64| {
        let clock = later(hours);
        let (lookup, outbox, store, clock, schedule) = (&lookup, &outbox, &store, &clock, &schedule);
        Watch { account, lookup, outbox, store, clock, schedule, progress: &|_| {} }
            .learned(&mut mailbox)
            .await
            .unwrap()
    };
    let learned = learn(&account, 0).await.unwrap();
    assert_eq!(learned.providers, ["mailhaus.example"]);
    account.owner.learned = learned.clone();
    assert_eq!(learn(&account, 23).await, None);
    // After a start it comes out of the state; the mails are gone by then.
    for number in 0..5 {
        fs::remove_file(room.path().join(format!("{number}.eml"))).unwrap();
    }
    account.owner.learned = alibi::owner::Learned::default();
    assert_eq!(learn(&account, 23).await, Some(learned.clone()));
    // What is not seen again is not forgotten, unless it is switched off.
    assert_eq!(learn(&account, 48).await, Some(learned));
    account.learn = false;
    assert_eq!(learn(&account, 49).await, Some(alibi::owner::Learned::default()));
}
