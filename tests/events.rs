//! What hooks are told, from the mailbox to the hook: each notice by how much it matters, and each that mail does not take.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at what it did not expect")]

mod notices;
#[path = "notices/payloads.rs"]
mod payloads;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::{Arc, Mutex};

use alibi::io::clock::Fixed;
use alibi::io::folder::FolderMailbox;
use alibi::io::store::SqliteStore;
use alibi::io::world::World;
use alibi::mail::Limits;
use alibi::outbox::Schedule;
use alibi::ports::{Clock as _, Outbox, Outgoing, Purpose, SendError, Store as _};
use alibi::tell::event::{self, Severity};
use alibi::tell::{Phrase, Reader, Telling};
use alibi::trace::Settings;
use alibi::verdict::Class;
use alibi::watch::{Account, Listener, Notify, Reporting, Restraint, Watch};
use jiff::SignedDuration;
use serde_json::Value;

use payloads::payloads;

/// Takes events, and mail if it is to.
#[derive(Default)]
struct Ways {
    takes_mail: bool,
    events: Mutex<Vec<(String, Value)>>,
}

impl Outbox for Ways {
    async fn send(&self, mail: &Outgoing) -> Result<(), SendError> {
        if mail.purpose == Purpose::Event {
            let event = serde_json::from_slice(&mail.bytes).unwrap();
            self.events.lock().unwrap().push((mail.way().to_owned(), event));
            return Ok(());
        }
        let refused =
            SendError::Temporary { server: "smtp.shop.example".to_owned(), why: "421 <!channel> later".to_owned() };
        if self.takes_mail { Ok(()) } else { Err(refused) }
    }
}

impl Ways {
    fn of(&self, hook: &str) -> Vec<Value> {
        self.events.lock().unwrap().iter().filter(|(way, _)| way == hook).map(|(_, event)| event.clone()).collect()
    }
}

fn account(listeners: &[(&str, Severity)]) -> Account {
    let demo = Path::new(env!("CARGO_MANIFEST_DIR")).join("config/demo");
    Account {
        name: "shop".to_owned(),
        owner: serde_json::from_slice(&fs::read(demo.join("owner.json")).unwrap()).unwrap(),
        limits: Limits::default(),
        settle: SignedDuration::ZERO,
        restraint: Restraint { account_max: 9, client: Vec::new(), client_max: 9, all_max: 9, turn: Arc::default() },
        attempts_max: 2,
        settings: Settings { documentation_is_public: true },
        notify: Notify {
            from: "alibi@annas-shop.example".to_owned(),
            to: vec!["anna@annas-shop.example".to_owned()],
            urgent_to: Vec::new(),
            domain: "annas-shop.example".to_owned(),
            reply_to: None,
            reader: Reader { phrase: Some(Phrase("blue kettle".to_owned())), ..Reader::default() },
            templates: Arc::default(),
            listeners: listeners
                .iter()
                .map(|(name, from)| Listener { name: (*name).to_owned(), from: *from })
                .collect(),
        },
        reporting: Reporting::never(),
        dry_run: false,
        learn: false,
        mailbox_host: None,
    }
}

/// Looks into the demo's mailbox, then again after each pause.
async fn passes(account: &Account, ways: &Ways, pauses: &[SignedDuration]) {
    let demo = Path::new(env!("CARGO_MANIFEST_DIR")).join("config/demo");
    let world = World::open(&demo.join("world")).unwrap();
    let lookup = world.lookup().await.unwrap();
    let store = SqliteStore::in_memory().await.unwrap();
    let (clock, schedule) = (Fixed::at(world.now().unwrap()), Schedule::default());
    let watch = Watch {
        account,
        lookup: &lookup,
        outbox: ways,
        store: &store,
        clock: &clock,
        schedule: &schedule,
        progress: &|_| {},
    };
    let mut mailbox = FolderMailbox::new(demo.join("mailbox"), account.limits.bytes_max);
    watch.pass(&mut mailbox).await.unwrap();
    for pause in pauses {
        clock.set(clock.now() + *pause);
        watch.pass(&mut mailbox).await.unwrap();
    }
    let waits = store.outbox().await.unwrap().into_iter().any(|row| row.mail.purpose == Purpose::Event);
    assert!(!waits, "an event was not handed over");
}

#[tokio::test]
async fn each_hook_hears_what_is_for_it_once() {
    let ways = Ways { takes_mail: true, ..Ways::default() };
    let account = account(&[("all", Severity::Info), ("urgent", Severity::Emergency)]);
    passes(&account, &ways, &[SignedDuration::from_mins(5)]).await;
    let mut severities: BTreeMap<String, usize> = BTreeMap::new();
    for event in ways.of("all") {
        assert_eq!(
            (&event["schema"], &event["event"], &event["account"]),
            (&1.into(), &"notice".into(), &"shop".into())
        );
        assert!(!event.to_string().contains("blue kettle"), "the phrase got out");
        assert!(event["notice"]["text"].as_str().unwrap().len() > 500, "{event}");
        *severities.entry(event["severity"].as_str().unwrap().to_owned()).or_default() += 1;
    }
    assert!(severities["warning"] > 0 && severities["emergency"] > 0, "{severities:?}");
    let urgent = ways.of("urgent");
    assert_eq!(urgent.len(), severities["emergency"]);
    assert!(urgent.iter().all(|event| event["incident"]["class"] == "through-your-account"), "{urgent:?}");
    let ids: Vec<&Value> = urgent.iter().map(|event| &event["id"]).collect();
    assert!(ids.iter().all(|id| id.as_str().unwrap().ends_with(".urgent")), "{ids:?}");
}

#[tokio::test]
async fn that_mail_cannot_be_delivered_is_said_the_other_way_once() {
    let ways = Ways::default();
    let account = account(&[("urgent", Severity::Emergency)]);
    passes(
        &account,
        &ways,
        &[SignedDuration::from_mins(10), SignedDuration::from_mins(25), SignedDuration::from_mins(90)],
    )
    .await;
    let stuck: Vec<Value> =
        ways.of("urgent").into_iter().filter(|event| event["event"] == "mail-undeliverable").collect();
    let mut ids: Vec<&str> = stuck.iter().map(|event| event["mail"]["message_id"].as_str().unwrap()).collect();
    assert!(!ids.is_empty());
    assert!(
        stuck.iter().all(|event| event["severity"] == "emergency" && event["mail"]["given_up"] == false),
        "{stuck:?}"
    );
    assert!(
        stuck.iter().all(|event| event["mail"]["why"].as_str().unwrap().contains("421 ‹!channel› later")),
        "{stuck:?}"
    );
    ids.sort_unstable();
    let all = ids.len();
    ids.dedup();
    assert_eq!(ids.len(), all, "one was told twice");
}

/// What a stranger wrote does nothing in a terminal, a chat or a page that shows the event: two thousand payloads.
#[test]
fn an_event_is_inert() {
    let chat = "<!channel> @everyone <http://evil.example|x> @here".to_owned();
    let classes = [Class::Forged, Class::ThroughYourAccount, Class::CannotTell, Class::SuspiciousNotice];
    for (number, bad) in payloads().into_iter().chain([chat.clone(), chat.clone(), chat.clone(), chat]).enumerate() {
        let mut telling: Telling = notices::telling(classes[number % classes.len()]);
        telling.addresses = vec![bad.clone()];
        telling.bouncers = vec![bad.clone()];
        for source in &mut telling.sources {
            (source.host, source.network, source.country) = (Some(bad.clone()), Some(bad.clone()), Some(bad.clone()));
        }
        for sample in &mut telling.samples {
            (sample.subject, sample.from, sample.to) = (bad.clone(), bad.clone(), bad.clone());
        }
        for item in &mut telling.evidence {
            (item.code, item.says, item.from) = (bad.clone(), bad.clone(), bad.clone());
        }
        let id = alibi::tell::message_id(&telling.incident, telling.number, &telling.letter.domain);
        let line = String::from_utf8(event::notice(&telling, &id, "shop", "x").unwrap()).unwrap();
        let event: Value = serde_json::from_str(&line).unwrap();
        assert_eq!(event["notice"]["message_id"], id);
        assert!(!line.contains('\n') && !line.contains("blue kettle"));
        // What a DMARC record of ours and the owner's own addresses may say.
        let shown = event.to_string().replace("annas-shop.example", "").replace("home.example", "");
        for live in ["\u{1b}", "\u{9b}", "\u{202e}", "<", ">", "@everyone", "@here", "http:", "evil.ex", "www.evil"] {
            assert!(!shown.contains(live), "{live:?} of {bad:?} in {event}");
        }
    }
}

#[test]
fn how_much_a_notice_matters() {
    let of = |class| Severity::of(&notices::telling(class));
    assert_eq!(of(Class::ThroughYourAccount), Severity::Emergency);
    assert_eq!(of(Class::Forged), Severity::Warning);
    let over = Telling { occasion: alibi::tell::Occasion::AllClear, ..notices::telling(Class::ThroughYourAccount) };
    assert_eq!(Severity::of(&over), Severity::Info);
    assert_eq!(Severity::of_name("warning"), Some(Severity::Warning));
    assert!(Severity::Info < Severity::Warning && Severity::Warning < Severity::Emergency);
}
