//! A kill at any moment: each mail is counted once, and each incident is told once.
//!
//! The test starts itself again as a child that works through a mailbox (three mails an incident, one notice each) against a
//! server in the parent, and kills it: at each named edge with `--features failpoints`, and at random moments always.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that fails says so by a panic, its helpers too"
)]

#[allow(dead_code, reason = "each test uses a part of the server")]
mod scripted_smtp;

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use alibi::incident::Incident;
use alibi::io::clock::Fixed;
use alibi::io::smtp::{Login, Method, Patience, Settings, SmtpOutbox};
use alibi::io::store::SqliteStore;
use alibi::outbox::{Schedule, deliver_due};
use alibi::ports::{
    Clock, Cursor, Handled, Look, Mailbox, MailboxError, OutboxRow, OutboxState, Outgoing, Place, Purpose, Shelf, Store,
};
use alibi::record::CaseRecord;
use alibi::verdict::Class;
use jiff::Timestamp;
use scripted_smtp::Server;

const OFFERS: &str = "250-smtp.shop.example\r\n250 AUTH PLAIN";
const MAILS_PER_INCIDENT: u32 = 3;

/// Edges at which the child can be told to die, in the order in which it comes to them.
#[cfg(feature = "failpoints")]
const EDGES: [&str; 16] = [
    "store-before-record",
    "store-inside-record",
    "store-after-record",
    "store-before-tell",
    "store-inside-tell",
    "store-after-tell",
    "outbox-before-sending-mark",
    "outbox-after-sending-mark",
    "smtp-before-mail",
    "smtp-before-data",
    "smtp-before-dot",
    "smtp-after-dot",
    "smtp-after-answer",
    "outbox-before-sent-mark",
    "outbox-after-sent-mark",
    // Nowhere: shows that a child that is not killed comes to its end.
    "",
];

/// What parent and child share.
struct Stage {
    _dir: tempfile::TempDir,
    folder: PathBuf,
    server: Server,
    mails: u32,
    runs: u32,
}

/// In starts of the child, each ten minutes after the one before.
const TWO_DAYS: u32 = 2 * 24 * 6;

impl Stage {
    async fn set(mails: u32) -> Stage {
        let dir = tempfile::tempdir().unwrap();
        let folder = dir.path().to_owned();
        std::fs::create_dir(folder.join("mailbox")).unwrap();
        let server = Server::start_with_mailbox(OFFERS, Some(folder.join("mailbox"))).await;
        std::fs::write(folder.join("certificate"), &server.certificate).unwrap();
        Stage { _dir: dir, folder, server, mails, runs: 0 }
    }

    /// Starts the child. For it each start is ten minutes after the one before: longer than the grace time.
    fn start(&mut self, edge: &str) -> Child {
        self.runs += 1;
        Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "child", "--nocapture", "--test-threads=1"])
            .env("ALIBI_CRASH_FOLDER", &self.folder)
            .env("ALIBI_CRASH_AT", edge)
            .env("ALIBI_CRASH_PORT", self.server.address.port().to_string())
            .env("ALIBI_CRASH_MAILS", self.mails.to_string())
            .env("ALIBI_CRASH_MINUTES", (self.runs * 10).to_string())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap()
    }

    /// True if the child came to its end. Waits until the server has dealt with what it left on the line.
    async fn end(&self, mut child: Child) -> bool {
        let status = tokio::task::spawn_blocking(move || child.wait().unwrap()).await.unwrap();
        tokio::time::sleep(Duration::from_millis(5)).await;
        while self.server.seen.lock().unwrap().open > 0 {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        status.success()
    }

    async fn finish(&mut self) {
        let child = self.start("");
        if self.end(child).await {
            return;
        }
        // A mail whose sending was cut off four times in a row, and that is never found, waits a day before it is sent again
        // (see `src/outbox.rs`): nothing is lost, it comes later.
        self.runs += TWO_DAYS;
        let child = self.start("");
        assert!(self.end(child).await, "the last run, with nobody to kill it, must come to its end");
    }

    /// Everything counted once, everything told once.
    async fn check(&self, what: &str) {
        let store = SqliteStore::open(&self.folder.join("state/alibi.db")).await.unwrap();
        let incidents = store.incidents(None).await.unwrap();
        assert_eq!(incidents.len(), usize::try_from(self.mails / MAILS_PER_INCIDENT).unwrap(), "{what}");
        for incident in &incidents {
            assert_eq!(incident.messages, u64::from(MAILS_PER_INCIDENT), "{what}: {}", incident.id);
            assert_eq!(store.cases(&incident.id).await.unwrap().len(), 3, "{what}: {}", incident.id);
        }
        let mut told: Vec<_> = self.server.mails().iter().map(|mail| mail.lines().next().unwrap().to_owned()).collect();
        told.sort();
        let mut expected: Vec<_> =
            incidents.iter().map(|incident| format!("Message-ID: <{}>", notice_id(incident))).collect();
        expected.sort();
        assert_eq!(told, expected, "{what}");
        assert!(store.outbox().await.unwrap().is_empty(), "{what}");
        assert!(store.given_up().await.unwrap().is_empty(), "{what}");
    }
}

#[cfg(feature = "failpoints")]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_kill_at_each_edge_costs_nothing_and_tells_nothing_twice() {
    for edge in EDGES {
        // Killed there once, and twice in a row.
        for kills in [1, 2] {
            let mut stage = Stage::set(MAILS_PER_INCIDENT).await;
            for kill in 0..kills {
                let child = stage.start(edge);
                let ended = stage.end(child).await;
                assert!(edge.is_empty() == ended || kill > 0, "the child never came to `{edge}`");
            }
            stage.finish().await;
            stage.check(&format!("{kills} kills at `{edge}`")).await;
        }
    }
}

/// R1 and R2 with chance: `ALIBI_KILLS=500` for the large run, `ALIBI_SEED` to repeat one.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn kills_at_random_moments_cost_nothing_and_tell_nothing_twice() {
    let number = |name: &str, default: u64| std::env::var(name).map_or(default, |text| text.parse().unwrap());
    let (kills, seed) = (number("ALIBI_KILLS", 15), number("ALIBI_SEED", u64::from(std::process::id())));
    println!("ALIBI_SEED={seed}");
    let mails = u32::try_from(kills).unwrap() * 2 * MAILS_PER_INCIDENT;
    let mut stage = Stage::set(mails).await;
    let mut state = seed.wrapping_mul(2).wrapping_add(1);
    let mut killed = 0;
    for _ in 0..kills {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let mut child = stage.start("");
        tokio::time::sleep(Duration::from_millis(20 + (state >> 40) % 180)).await;
        child.kill().unwrap();
        killed += usize::from(!stage.end(child).await);
    }
    stage.finish().await;
    stage.check(&format!("ALIBI_SEED={seed}")).await;
    assert!(killed > 0, "every child was done before it was killed");
    println!("{killed} of {kills} killed in time");
}

/// Not a test of its own: what the tests above start.
#[test]
fn child() {
    let Some(folder) = std::env::var_os("ALIBI_CRASH_FOLDER") else { return };
    let edge = std::env::var("ALIBI_CRASH_AT").unwrap();
    if !edge.is_empty() {
        fail::cfg_callback(edge, || std::process::abort()).unwrap();
    }
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(work(Path::new(&folder)));
}

fn variable(name: &str) -> u32 {
    std::env::var(name).unwrap().parse().unwrap()
}

/// One life of the program, as the watch loop lives it.
async fn work(folder: &Path) {
    let store = SqliteStore::open(&folder.join("state/alibi.db")).await.unwrap();
    let start: Timestamp = "2005-06-01T12:00:00Z".parse().unwrap();
    let clock = Fixed::at(start);
    clock.advance(Duration::from_secs(60 * u64::from(variable("ALIBI_CRASH_MINUTES"))));
    let outbox = outbox(folder);
    let mut mailbox = Folder(folder.join("mailbox"));
    tell_what_is_due(&store, &clock).await;
    deliver_due("anna", &store, &outbox, &mut mailbox, &clock, &Schedule::default()).await.unwrap();
    let first = store.cursors("anna").await.unwrap().first().map_or(1, |cursor| cursor.uid_next);
    for uid in first..=variable("ALIBI_CRASH_MAILS") {
        count(&store, uid).await;
        tell_what_is_due(&store, &clock).await;
        deliver_due("anna", &store, &outbox, &mut mailbox, &clock, &Schedule::default()).await.unwrap();
    }
    assert!(store.outbox().await.unwrap().is_empty());
}

async fn count(store: &SqliteStore, uid: u32) {
    let place = Place { folder: "INBOX".to_owned(), uid_validity: 1, uid };
    if store.begin("anna", &place).await.unwrap() > 0 {
        let id = format!("AAAA-{:04}", (uid - 1) / MAILS_PER_INCIDENT);
        let known = store.incidents(None).await.unwrap().into_iter().find(|incident| incident.id == id);
        let mut incident = known.unwrap_or_else(|| incident(&id));
        incident.messages += 1;
        let case = case(&format!("key-{uid}"), &id);
        let handled =
            Handled { account: "anna", place: &place, case: Some(&case), incident: Some(&incident), also: &[] };
        store.record(handled).await.unwrap();
    }
    let cursor = Cursor { folder: "INBOX".to_owned(), uid_validity: 1, uid_next: uid + 1 };
    store.advance("anna", &[cursor]).await.unwrap();
}

async fn tell_what_is_due(store: &SqliteStore, clock: &Fixed) {
    for mut incident in store.incidents(None).await.unwrap() {
        if incident.told.is_some() || incident.messages < u64::from(MAILS_PER_INCIDENT) {
            continue;
        }
        (incident.told, incident.notices) = (Some(Class::Forged), 1);
        let message_id = notice_id(&incident);
        let row = OutboxRow {
            account: "anna".to_owned(),
            incident: incident.id.clone(),
            mail: Outgoing {
                purpose: Purpose::Notice,
                bytes: format!("Message-ID: <{message_id}>\r\nSubject: x\r\n\r\nx\r\n").into_bytes(),
                from: "anna@shop.example".to_owned(),
                to: vec!["anna@shop.example".to_owned()],
                message_id,
            },
            state: OutboxState::New,
            attempts: 0,
            due: clock.now(),
            written: clock.now(),
            last_error: None,
        };
        store.tell(&incident, std::slice::from_ref(&row)).await.unwrap();
    }
}

fn outbox(folder: &Path) -> SmtpOutbox {
    let certificate = std::fs::read(folder.join("certificate")).unwrap().into();
    let settings = Settings {
        server: "localhost".to_owned(),
        port: u16::try_from(variable("ALIBI_CRASH_PORT")).unwrap(),
        login: Some(Login {
            user: "anna".to_owned(),
            secret: alibi::io::secret::Secret::fixed("secret".to_owned().into()),
            method: Method::Password,
        }),
        patience: Patience::default(),
    };
    SmtpOutbox::new(settings, scripted_smtp::trust_only(&certificate))
}

fn notice_id(incident: &Incident) -> String {
    format!("{}.1@shop.example", incident.id)
}

fn incident(id: &str) -> Incident {
    serde_json::from_value(serde_json::json!({
        "id": id, "account": "anna", "state": "open", "class": "forged", "opened": "2005-06-01T12:00:00Z",
        "last_seen": "2005-06-01T12:00:00Z", "found": "2005-06-01T12:00:00Z", "messages": 0, "told": null, "notices": 0,
    }))
    .unwrap()
}

fn case(key: &str, incident: &str) -> CaseRecord {
    serde_json::from_value(serde_json::json!({
        "key": key, "account": "anna", "incident": incident, "arrived": "2005-06-01T12:00:00Z",
        "notice": {
            "kind": "bounce", "dialect": "exim", "failures": [], "reporting_mta": null, "arrival_date": null,
            "envelope_id": null, "feedback": null, "defects": [], "returned": "None",
        },
        "delivery": {
            "return_path": "", "received": [], "results": [], "from_domain": null, "delivered_to": [], "message_id": null,
        },
        "extent": "headers", "original_header": "",
        "trace": { "hops": [], "injection": null, "why": "no line", "cut": null },
        "facts": [], "verdict": { "class": "forged", "evidence": [], "missing": [] },
    }))
    .unwrap()
}

/// The folder that the server delivers into.
struct Folder(PathBuf);

impl Mailbox for Folder {
    async fn look(&mut self, _: &[Cursor]) -> Result<Look, MailboxError> {
        Ok(Look::default())
    }
    async fn fetch(&mut self, _: &Place) -> Result<Vec<u8>, MailboxError> {
        Ok(Vec::new())
    }
    async fn find(&mut self, _: Shelf, message_id: &str) -> Result<Vec<Vec<u8>>, MailboxError> {
        let wanted = format!("Message-ID: <{message_id}>\r\n");
        let mails = std::fs::read_dir(&self.0).unwrap().map(|entry| entry.unwrap().path());
        let eml = mails.filter(|path| path.extension().is_some_and(|extension| extension == "eml"));
        Ok(eml.map(|path| std::fs::read(path).unwrap()).filter(|mail| mail.starts_with(wanted.as_bytes())).collect())
    }
    async fn wait(&mut self, _: Duration) -> Result<(), MailboxError> {
        Ok(())
    }
}
