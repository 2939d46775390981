//! The watch loop over the second adapters: a folder of mails, a recorded world, a folder of outgoing mail, a state in memory.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at what it did not expect")]

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use alibi::facts::{Fact, Facts, Question};
use alibi::incident::Incident;
use alibi::io::clock::Fixed;
use alibi::io::folder::FolderMailbox;
use alibi::io::lookup::{Live, Offline};
use alibi::io::outgoing_folder::OutgoingFolder;
use alibi::io::store::SqliteStore;
use alibi::io::world::World;
use alibi::mail::Limits;
use alibi::outbox::Schedule;
use alibi::owner::Owner;
use alibi::ports::{Clock as _, Lookup, Material, OutboxRow, OutboxState, Outgoing, Purpose, Spent, Store as _};
use alibi::tell::Reader;
use alibi::trace::Settings;
use alibi::verdict::Class;
use alibi::watch::{Account, Notify, Pass, Policy, Reporting, Restraint, Watch};
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
            listeners: Vec::new(),
        },
        reporting: Reporting::never(),
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

/// A world whose registries are busy at first.
struct Busy {
    world: Live,
    busy: AtomicBool,
}

impl Lookup for Busy {
    async fn answer(&self, questions: &[Question], material: Material<'_>, spent: &Spent) -> Facts {
        let mut facts = self.world.answer(questions, material, spent).await;
        let networks = questions.iter().filter(|question| matches!(question, Question::Netblock(_)));
        for question in networks.filter(|_| self.busy.load(Ordering::SeqCst)) {
            facts.insert(question.clone(), Fact::unknown("the registry asks to be left alone"));
        }
        facts
    }
}

#[tokio::test]
async fn a_forgery_is_confirmed_when_the_registries_answer_at_last() {
    let demo = Path::new(env!("CARGO_MANIFEST_DIR")).join("config/demo");
    let room = tempfile::tempdir().unwrap();
    let world = World::open(&demo.join("world")).unwrap();
    let lookup = Busy { world: world.lookup().await.unwrap(), busy: AtomicBool::new(true) };
    let (store, outbox) = (SqliteStore::in_memory().await.unwrap(), OutgoingFolder::new(room.path().join("outbox")));
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
    let mut mailbox = FolderMailbox::new(demo.join("mailbox"), account.limits.bytes_max);
    let mut confirmed = async || {
        watch.pass(&mut mailbox).await.unwrap();
        let incidents = store.incidents(None).await.unwrap();
        incidents.iter().filter(|incident| incident.class == Class::ForgedConfirmed).count()
    };
    assert_eq!(confirmed().await, 0, "in whose hand a network is that nobody could be asked about is not certain");
    assert_eq!(confirmed().await, 0);
    lookup.busy.store(false, Ordering::SeqCst);
    assert_eq!(confirmed().await, 1, "no mail came meanwhile");
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

/// A mailbox with one bounce of forged mail in it, and everything around it.
struct Stage {
    room: tempfile::TempDir,
    world: World,
    store: SqliteStore,
    account: Account,
}

impl Stage {
    async fn new() -> Stage {
        let demo = Path::new(env!("CARGO_MANIFEST_DIR")).join("config/demo");
        let room = tempfile::tempdir().unwrap();
        fs::create_dir(room.path().join("mails")).unwrap();
        let owner = serde_json::from_slice(&fs::read(demo.join("owner.json")).unwrap()).unwrap();
        let stage = Stage {
            room,
            world: World::open(&demo.join("world")).unwrap(),
            store: SqliteStore::in_memory().await.unwrap(),
            account: account(owner),
        };
        stage.put("0.eml", &fs::read_to_string(demo.join("mailbox/01-postfix.eml")).unwrap());
        stage
    }

    fn put(&self, name: &str, mail: &str) {
        fs::write(self.room.path().join("mails").join(name), mail).unwrap();
    }

    /// A pass so many hours later.
    async fn pass(&self, hours: i64) -> Pass {
        let lookup = self.world.lookup().await.unwrap();
        let outbox = OutgoingFolder::new(self.room.path().join("outbox"));
        let clock = Fixed::at(self.world.now().unwrap() + SignedDuration::from_hours(hours));
        let (account, store, schedule) = (&self.account, &self.store, &Schedule::default());
        let watch =
            Watch { account, lookup: &lookup, outbox: &outbox, store, clock: &clock, schedule, progress: &|_| {} };
        let mut mailbox = FolderMailbox::new(self.room.path().join("mails"), account.limits.bytes_max);
        watch.pass(&mut mailbox).await.unwrap()
    }

    fn notices(&self) -> Vec<String> {
        let Ok(folder) = fs::read_dir(self.room.path().join("outbox")) else { return Vec::new() };
        folder.map(|entry| fs::read_to_string(entry.unwrap().path()).unwrap()).collect()
    }

    async fn incidents(&self) -> Vec<(Class, u64)> {
        let incidents = self.store.incidents(None).await.unwrap();
        incidents.iter().map(|incident| (incident.class, incident.messages)).collect()
    }
}

fn message_id(mail: &str) -> &str {
    mail.lines().find_map(|line| line.strip_prefix("Message-ID: ")).unwrap()
}

/// A mail to the address that notices come from.
fn answer(number: u32, fields: &str, text: &str) -> String {
    format!(
        "Return-Path: <>\r\nReceived: from mx.dest.example (mx.dest.example [198.51.100.9])\r\n\tby mx1.mailhaus.example \
         (Postfix) with ESMTPS id 4AB{number}; Fri, 20 Nov 2026 11:00:00 +0000\r\nTo: alibi@annas-shop.example\r\n\
         Message-ID: <a{number}@mx.dest.example>\r\n{fields}\r\n{text}\r\n"
    )
}

#[tokio::test]
async fn whatever_answers_a_notice_starts_no_loop() {
    let stage = Stage::new().await;
    assert_eq!(stage.pass(0).await.told.len(), 1);
    let (before, notice) = (stage.incidents().await, stage.notices().remove(0));
    let id = message_id(&notice);
    let challenge =
        "From: anna@annas-shop.example\r\nSubject: Please confirm your message\r\nAuto-Submitted: auto-replied\r\n";
    let asks =
        "Your message was not delivered yet. To have it delivered, confirm that you sent it by replying to this mail.";
    let away = "From: anna@annas-shop.example\r\nSubject: Automatic reply: away\r\nAuto-Submitted: auto-replied\r\n";
    let failed = "From: MAILER-DAEMON@mx.dest.example\r\nSubject: Undelivered Mail Returned to Sender\r\n";
    let no_user =
        "This is the mail system.\r\n\r\n<anna@annas-shop.example>: host mx.dest.example said: 550 5.1.1 User unknown";
    let answers = [
        answer(1, &format!("{challenge}In-Reply-To: {id}\r\n"), asks),
        answer(2, challenge, asks),
        answer(3, &format!("{away}References: <x@y.example> {id}\r\n"), "I am away until Monday."),
        answer(4, away, "I am away until Monday."),
        answer(5, failed, no_user),
        answer(6, &format!("{failed}In-Reply-To: {id}\r\n"), no_user),
        answer(7, &format!("{}In-Reply-To: {id}\r\n", challenge.replace("anna@annas-shop", "gate@filter")), asks),
        bounce_of(&notice),
        notice.clone(),
    ];
    for (place, mail) in answers.iter().enumerate() {
        stage.put(&format!("{}.eml", place + 1), mail);
        for hours in [0, 25] {
            assert_eq!(stage.pass(hours).await.told.len(), 0, "{mail}");
        }
        assert_eq!(stage.incidents().await, before, "{mail}");
    }
    assert_eq!(stage.notices().len(), 1);
}

#[tokio::test]
async fn a_forged_mail_with_our_marks_counts_as_what_it_is() {
    let stage = Stage::new().await;
    stage.pass(0).await;
    let notice = stage.notices().remove(0);
    let list_id = notice.lines().find(|line| line.starts_with("List-Id:")).unwrap();
    let forged = format!(
        "Received: from evil (unknown [203.0.113.77]) by mx.dest.example with SMTP id 1; Fri, 20 Nov 2026 10:59:00 +0000\r\n\
         {list_id}\r\nX-Alibi-Incident: K7QM-3F2A\r\nAuto-Submitted: auto-generated\r\nFrom: anna@annas-shop.example\r\n\
         Subject: Your invoice\r\nMessage-ID: <forged@annas-shop.example>\r\nReferences: {}\r\n\r\nPay now.\r\n",
        message_id(&notice)
    );
    stage.put("1.eml", &bounce_of(&forged));
    stage.pass(0).await;
    let counted: u64 = stage.incidents().await.iter().map(|(_, messages)| messages).sum();
    assert_eq!(counted, 2);
}

#[tokio::test]
async fn what_has_no_room_waits_and_an_emergency_does_not() {
    let mut stage = Stage::new().await;
    stage.account.restraint.account_max = 1;
    assert_eq!(stage.pass(0).await.told.len(), 1);
    let demo = Path::new(env!("CARGO_MANIFEST_DIR")).join("config/demo/mailbox");
    let mail = |name: &str| fs::read_to_string(demo.join(name)).unwrap();
    stage.put("1.eml", &mail("13-fake-bounce.eml"));
    let held = stage.pass(0).await;
    assert_eq!((held.told.len(), held.held.len()), (0, 1), "one notice a day");
    stage.put("2.eml", &mail("11-break-in-exim.eml"));
    let urgent = stage.pass(1).await;
    assert_eq!((urgent.told.len(), urgent.held.len()), (1, 1), "a break-in is told at once");
    let incident = &stage.store.incidents(None).await.unwrap();
    let broken = incident.iter().find(|one| one.class == Class::ThroughYourAccount).unwrap();
    assert_eq!(urgent.told, std::slice::from_ref(&broken.id));
    assert_eq!(stage.pass(24).await.held.len(), 1, "the day is counted from the last notice");
    assert_eq!(stage.pass(26).await.told, held.held, "nothing is lost");
    assert_eq!(stage.notices().len(), 3);
}

/// A state in which four sorts of incidents wait to be told, the least urgent first found.
async fn four_wait() -> Stage {
    let stage = Stage::new().await;
    fs::remove_file(stage.room.path().join("mails/0.eml")).unwrap();
    let now = stage.world.now().unwrap();
    let sorts = ["cannot-tell", "forged", "suspicious-notice", "through-your-account"];
    for (hours, class) in sorts.into_iter().enumerate() {
        let at = now - SignedDuration::from_hours(9 - i64::try_from(hours).unwrap());
        let incident: Incident = serde_json::from_value(serde_json::json!({
            "id": class, "account": "anna", "state": "opened", "class": class, "opened": at, "last_seen": at,
            "found": at, "messages": 1, "notices": 0,
        }))
        .unwrap();
        stage.store.keep_incident(&incident).await.unwrap();
    }
    stage
}

#[tokio::test]
async fn where_room_is_scarce_the_most_urgent_goes_first() {
    let mut stage = four_wait().await;
    stage.account.restraint.account_max = 1;
    let pass = stage.pass(0).await;
    assert_eq!(pass.told, ["through-your-account"]);
    assert_eq!(pass.held, ["suspicious-notice", "forged", "cannot-tell"], "the lure is the next");
    let (now, restraint) = (stage.world.now().unwrap(), &stage.account.restraint);
    assert_eq!(
        restraint.held("anna", Policy::Never, &stage.store, now).await.unwrap(),
        3,
        "`alibi status` knows of them"
    );
}

#[tokio::test]
async fn a_dry_run_promises_no_more_than_there_is_room_for() {
    let mut stage = four_wait().await;
    (stage.account.restraint.account_max, stage.account.dry_run) = (1, true);
    let pass = stage.pass(0).await;
    assert_eq!((pass.told.as_slice(), pass.held.len()), (&["through-your-account".to_owned()][..], 3));
    assert_eq!(pass.full.into_iter().collect::<Vec<_>>(), ["per_day_max"]);
    assert_eq!(stage.notices().len(), 0);
}

#[tokio::test]
async fn the_limits_of_the_client_and_of_the_installation_hold() {
    let limit = async |change: fn(&mut Restraint), other: &str| {
        let mut stage = Stage::new().await;
        change(&mut stage.account.restraint);
        let now = stage.world.now().unwrap();
        let incident: Incident = serde_json::from_value(serde_json::json!({
            "id": "BBBB-2222", "account": other, "state": "closed", "class": "forged", "opened": now, "last_seen": now,
            "found": now, "messages": 1, "told": "forged", "notices": 1,
        }))
        .unwrap();
        let mail = Outgoing {
            purpose: Purpose::Notice,
            message_id: "b@shop.example".to_owned(),
            from: "b@shop.example".to_owned(),
            to: vec!["b@shop.example".to_owned()],
            bytes: Vec::new(),
        };
        let row = OutboxRow {
            account: other.to_owned(),
            incident: incident.id.clone(),
            mail,
            state: OutboxState::Sent,
            attempts: 1,
            due: now,
            written: now,
            last_error: None,
        };
        stage.store.tell(&incident, std::slice::from_ref(&row)).await.unwrap();
        stage.pass(0).await.told.len()
    };
    let client = |restraint: &mut Restraint| {
        restraint.client.push("berta".to_owned());
        restraint.client_max = 1;
    };
    assert_eq!(limit(client, "berta").await, 0);
    assert_eq!(limit(client, "somebody").await, 1, "another client's notices take no room");
    let alone = |restraint: &mut Restraint| {
        restraint.client.clear();
        restraint.client_max = 0;
    };
    assert_eq!(limit(alone, "anna").await, 1, "without a client only the account's own limit holds");
    assert_eq!(limit(|restraint| restraint.all_max = 1, "somebody").await, 0);
    assert_eq!(limit(|restraint| restraint.all_max = 2, "somebody").await, 1);
}

/// A server that cannot wake us, and a wave that begins just after a look: the worst moment. With the defaults of the example.
#[tokio::test]
async fn of_the_first_wave_the_owner_hears_within_five_minutes() {
    let config = alibi::config::parse(
        "[smtp]\nhost = \"s.example\"\nfrom = \"a@s.example\"\n[notices]\nto = \"b@s.example\"\n[[account]]\nname = \"b\"\n\
         addresses = [\"b@s.example\"]\n[account.imap]\nhost = \"i.example\"\nuser = \"b\"\nsecret = { credential = \"b\" }\n",
        Path::new("config.toml"),
    )
    .unwrap()
    .config;
    let demo = Path::new(env!("CARGO_MANIFEST_DIR")).join("config/demo");
    let room = tempfile::tempdir().unwrap();
    let (mails, outgoing) = (room.path().join("mails"), room.path().join("outbox"));
    fs::create_dir(&mails).unwrap();
    let world = World::open(&demo.join("world")).unwrap();
    let lookup = world.lookup().await.unwrap();
    let (store, outbox) = (SqliteStore::in_memory().await.unwrap(), OutgoingFolder::new(&outgoing));
    let account = Account {
        settle: SignedDuration::from_secs(i64::from(config.notices.settle_seconds)),
        ..account(serde_json::from_slice(&fs::read(demo.join("owner.json")).unwrap()).unwrap())
    };
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
    let mut pass = watch.pass(&mut mailbox).await.unwrap();
    let begun = clock.now();
    fs::copy(demo.join("mailbox/01-postfix.eml"), mails.join("1.eml")).unwrap();
    for _ in 0..100 {
        if fs::read_dir(&outgoing).is_ok_and(|sent| sent.count() > 0) {
            break;
        }
        let pause = watch.pause(config.accounts[0].poll_interval(), &pass).await.unwrap();
        clock.set(clock.now() + SignedDuration::try_from(pause).unwrap());
        pass = watch.pass(&mut mailbox).await.unwrap();
    }
    let took = clock.now().duration_since(begun);
    assert_eq!(fs::read_dir(&outgoing).unwrap().count(), 1, "one notice");
    assert!(took >= account.settle, "the wave had no time to arrive");
    assert!(took <= SignedDuration::from_mins(5), "{took:#}");
}
