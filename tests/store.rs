//! The state keeps what it promised: one transaction a method, one process, one owner, never silently empty.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that fails says so by a panic, its helpers too"
)]

use std::path::{Path, PathBuf};

use alibi::incident::{Incident, State};
use alibi::io::store::SqliteStore;
use alibi::owner::Learned;
use alibi::ports::{
    Cursor, Handled, Health, OutboxRow, OutboxState, Outgoing, Place, Purpose, SetAside, Store, StoreError,
};
use alibi::record::CaseRecord;
use alibi::verdict::Class;
use jiff::Timestamp;

fn time(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn place(uid: u32) -> Place {
    Place { folder: "INBOX".to_owned(), uid_validity: 7, uid }
}

fn cursor(uid_validity: u32, uid_next: u32) -> Cursor {
    Cursor { folder: "INBOX".to_owned(), uid_validity, uid_next }
}

fn incident(id: &str, messages: u64) -> Incident {
    serde_json::from_value(serde_json::json!({
        "id": id, "account": "anna", "state": "open", "class": "forged", "opened": "2005-06-01T12:00:00Z",
        "last_seen": "2005-06-01T12:00:00Z", "found": "2005-06-01T12:00:00Z", "messages": messages, "told": null, "notices": 0,
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
        "extent": "headers", "original_header": "From: anna@shop.example\r\n",
        "trace": { "hops": [], "injection": null, "why": "no line", "cut": null },
        "facts": serde_json::to_value(alibi::facts::Facts::default()).unwrap(),
        "verdict": { "class": "cannot-tell", "evidence": [], "missing": [] },
    }))
    .unwrap()
}

fn row(message_id: &str, written: &str) -> OutboxRow {
    OutboxRow {
        account: "anna".to_owned(),
        incident: "K7QM-3F2A".to_owned(),
        mail: Outgoing {
            purpose: Purpose::Notice,
            message_id: message_id.to_owned(),
            from: "anna@shop.example".to_owned(),
            to: vec!["anna@shop.example".to_owned(), "it@shop.example".to_owned()],
            bytes: b"Subject: x\r\n\r\n\xff\x00\r\n".to_vec(),
        },
        state: OutboxState::New,
        attempts: 0,
        due: time(written),
        written: time(written),
        last_error: None,
    }
}

async fn count_once(store: &SqliteStore, uid: u32, key: &str, incident: &Incident) {
    let case = case(key, &incident.id);
    let handled =
        Handled { account: "anna", place: &place(uid), case: Some(&case), incident: Some(incident), also: &[] };
    store.record(handled).await.unwrap();
}

fn files(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[tokio::test]
async fn a_mail_is_begun_counted_and_done() {
    let store = SqliteStore::in_memory().await.unwrap();
    assert_eq!(store.begin("anna", &place(1)).await.unwrap(), 1);
    assert_eq!(store.begin("anna", &place(1)).await.unwrap(), 2);
    assert_eq!(store.begin("berta", &place(1)).await.unwrap(), 1, "another account is another mailbox");
    count_once(&store, 1, "key-1", &incident("K7QM-3F2A", 1)).await;
    assert_eq!(store.begin("anna", &place(1)).await.unwrap(), 0);
    assert_eq!(store.begin("berta", &place(1)).await.unwrap(), 2);
    assert!(store.knows("anna", "key-1").await.unwrap());
    assert!(!store.knows("berta", "key-1").await.unwrap());
    assert_eq!(store.cases("K7QM-3F2A").await.unwrap(), [case("key-1", "K7QM-3F2A")]);
}

#[tokio::test]
async fn ordinary_mail_is_done_without_a_case() {
    let store = SqliteStore::in_memory().await.unwrap();
    let handled = Handled { account: "anna", place: &place(3), case: None, incident: None, also: &[] };
    store.record(handled).await.unwrap();
    assert_eq!(store.begin("anna", &place(3)).await.unwrap(), 0);
    assert!(store.incidents(None).await.unwrap().is_empty());
}

#[tokio::test]
async fn the_same_mail_under_another_uid_does_not_count_twice() {
    let store = SqliteStore::in_memory().await.unwrap();
    count_once(&store, 1, "key-1", &incident("K7QM-3F2A", 1)).await;
    count_once(&store, 2, "key-1", &incident("K7QM-3F2A", 2)).await;
    let incidents = store.incidents(Some("anna")).await.unwrap();
    assert_eq!(incidents.iter().map(|incident| incident.messages).collect::<Vec<_>>(), [1]);
    assert_eq!(store.begin("anna", &place(2)).await.unwrap(), 0, "it is done all the same");
}

#[tokio::test]
async fn the_cases_of_an_incident_that_joins_another_go_with_it() {
    let store = SqliteStore::in_memory().await.unwrap();
    count_once(&store, 1, "key-1", &incident("AAAA-1111", 1)).await;
    count_once(&store, 2, "key-2", &incident("BBBB-2222", 1)).await;
    let joined = Incident { state: State::Closed, joined: Some("AAAA-1111".to_owned()), ..incident("BBBB-2222", 0) };
    let (case, home) = (case("key-3", "AAAA-1111"), incident("AAAA-1111", 3));
    let also = std::slice::from_ref(&joined);
    let handled = Handled { account: "anna", place: &place(3), case: Some(&case), incident: Some(&home), also };
    store.record(handled).await.unwrap();
    let cases = store.cases("AAAA-1111").await.unwrap();
    let keys: Vec<&str> = cases.iter().map(|case| case.key.as_str()).collect();
    assert_eq!(keys, ["key-1", "key-2", "key-3"]);
    assert!(cases.iter().all(|case| case.incident == "AAAA-1111"));
    assert!(store.cases("BBBB-2222").await.unwrap().is_empty());
    assert!(store.incidents(None).await.unwrap().contains(&joined));
}

#[tokio::test]
async fn incidents_come_newest_first_and_by_account() {
    let store = SqliteStore::in_memory().await.unwrap();
    let mut old = incident("AAAA-1111", 1);
    count_once(&store, 1, "key-1", &old).await;
    // Half a second later: fractions must not upset the order.
    let new = Incident { last_seen: time("2005-06-01T12:00:00.5Z"), ..incident("BBBB-2222", 1) };
    count_once(&store, 2, "key-2", &new).await;
    assert_eq!(store.incidents(None).await.unwrap(), [new.clone(), old.clone()]);
    old.last_seen = time("2005-06-02T12:00:00Z");
    old.state = State::Closed;
    count_once(&store, 3, "key-3", &old).await;
    assert_eq!(store.incidents(Some("anna")).await.unwrap(), [old, new]);
    assert!(store.incidents(Some("berta")).await.unwrap().is_empty());
}

#[tokio::test]
async fn mails_set_aside_are_listed_counted_and_left_alone() {
    let store = SqliteStore::in_memory().await.unwrap();
    store.begin("anna", &place(9)).await.unwrap();
    store.set_aside("anna", &place(9), "nested too deep").await.unwrap();
    assert_eq!(store.begin("anna", &place(9)).await.unwrap(), 0);
    store.advance("anna", &[cursor(7, 50)]).await.unwrap();
    let expected = SetAside { account: "anna".to_owned(), place: place(9), why: "nested too deep".to_owned() };
    assert_eq!(store.all_set_aside(Some("anna")).await.unwrap(), std::slice::from_ref(&expected));
    assert_eq!(store.all_set_aside(None).await.unwrap(), [expected]);
    assert!(store.all_set_aside(Some("berta")).await.unwrap().is_empty());
    let look =
        Health { account: "anna".to_owned(), last_look: Some(time("2005-06-01T12:00:00Z")), ..Health::default() };
    store.report_health(&look).await.unwrap();
    assert_eq!(store.health().await.unwrap()[0].set_aside, 1);
}

#[tokio::test]
async fn cursors_move_and_the_ledger_below_them_is_forgotten() {
    let store = SqliteStore::in_memory().await.unwrap();
    store.advance("anna", &[cursor(7, 10)]).await.unwrap();
    count_once(&store, 10, "key-1", &incident("K7QM-3F2A", 1)).await;
    store.begin("anna", &place(11)).await.unwrap();
    store.advance("anna", &[cursor(7, 12)]).await.unwrap();
    assert_eq!(store.cursors("anna").await.unwrap(), [cursor(7, 12)]);
    assert_eq!(store.begin("anna", &place(10)).await.unwrap(), 1, "forgotten");
    assert_eq!(store.begin("anna", &place(11)).await.unwrap(), 2, "not done, so not forgotten");
    // A new UIDVALIDITY makes all old numbers void, and the cursor may go back.
    store.advance("anna", &[cursor(8, 1)]).await.unwrap();
    assert_eq!(store.cursors("anna").await.unwrap(), [cursor(8, 1)]);
    assert_eq!(store.begin("anna", &place(11)).await.unwrap(), 1);
    assert!(store.cursors("berta").await.unwrap().is_empty());
}

#[tokio::test]
async fn the_outbox_keeps_its_rows_and_their_states() {
    let store = SqliteStore::in_memory().await.unwrap();
    let told = Incident { told: Some(Class::Forged), notices: 1, ..incident("K7QM-3F2A", 1) };
    let second = row("b@shop.example", "2005-06-01T12:00:01.25Z");
    let first = row("a@shop.example", "2005-06-01T12:00:00Z");
    store.tell(&told, std::slice::from_ref(&second)).await.unwrap();
    store.tell(&told, std::slice::from_ref(&first)).await.unwrap();
    assert_eq!(store.outbox().await.unwrap(), [first.clone(), second.clone()]);
    assert_eq!(store.incidents(None).await.unwrap(), std::slice::from_ref(&told));
    assert!(store.is_ours("a@shop.example").await.unwrap());
    assert!(!store.is_ours("c@shop.example").await.unwrap());

    let sending = OutboxRow { state: OutboxState::Sending, attempts: 3, last_error: Some("x".to_owned()), ..first };
    store.mark(&sending).await.unwrap();
    store.tell(&told, &[row("a@shop.example", "2005-06-01T12:00:00Z")]).await.unwrap();
    assert_eq!(store.outbox().await.unwrap(), [sending.clone(), second.clone()], "told before: the row stays as it is");

    store.mark(&OutboxRow { state: OutboxState::Sent, ..sending }).await.unwrap();
    let failed = OutboxRow { state: OutboxState::Failed, ..second };
    store.mark(&failed).await.unwrap();
    assert!(store.outbox().await.unwrap().is_empty());
    assert_eq!(store.given_up().await.unwrap(), [failed]);
    assert!(store.is_ours("a@shop.example").await.unwrap(), "also when it is sent");
    let unknown = store.mark(&row("never@shop.example", "2005-06-01T12:00:00Z")).await.unwrap_err();
    assert!(matches!(unknown, StoreError::Write(_)), "{unknown}");
}

#[tokio::test]
async fn health_keeps_the_last_look_through_errors() {
    let store = SqliteStore::in_memory().await.unwrap();
    let look =
        Health { account: "anna".to_owned(), last_look: Some(time("2005-06-01T12:00:00Z")), ..Health::default() };
    store.report_health(&look).await.unwrap();
    let error = Health {
        last_look: None,
        last_error: Some("no route".to_owned()),
        last_error_at: Some(time("2005-06-01T13:00:00Z")),
        ..look.clone()
    };
    store.report_health(&error).await.unwrap();
    assert_eq!(store.health().await.unwrap(), [Health { last_look: look.last_look, ..error }]);
    store.report_health(&look).await.unwrap();
    assert_eq!(store.health().await.unwrap(), [look]);
}

#[tokio::test]
async fn what_was_learned_is_kept_one_an_account() {
    let store = SqliteStore::in_memory().await.unwrap();
    assert_eq!(store.learned("anna").await.unwrap(), None);
    let learned = |name: &str| Learned { providers: vec![name.to_owned()], ..Learned::default() };
    let (first, second) = (time("2026-11-20T12:00:00Z"), time("2026-11-21T12:00:00Z"));
    store.keep_learned("anna", &learned("a.example"), first).await.unwrap();
    store.keep_learned("bert", &learned("b.example"), first).await.unwrap();
    store.keep_learned("anna", &learned("c.example"), second).await.unwrap();
    assert_eq!(store.learned("anna").await.unwrap(), Some((learned("c.example"), second)));
    assert_eq!(store.learned("bert").await.unwrap(), Some((learned("b.example"), first)));
}

#[tokio::test]
async fn what_was_written_is_there_after_a_restart_and_for_nobody_else() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("state/deep/alibi.db");
    let store = SqliteStore::open(&path).await.unwrap();
    count_once(&store, 1, "key-1", &incident("K7QM-3F2A", 1)).await;
    drop(store);
    let store = SqliteStore::open(&path).await.unwrap();
    assert!(store.knows("anna", "key-1").await.unwrap());
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let folder = path.parent().unwrap();
        let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(folder), 0o700);
        assert_eq!(mode(folder.parent().unwrap()), 0o700);
        let files = files(folder);
        assert!(files.contains(&"alibi.db-wal".to_owned()) && files.contains(&"alibi.db.good".to_owned()), "{files:?}");
        for name in files {
            assert_eq!(mode(&folder.join(&name)), 0o600, "{name}");
        }
    }
}

#[tokio::test]
async fn a_second_process_is_refused_within_a_second_but_may_read() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("alibi.db");
    let store = SqliteStore::open(&path).await.unwrap();
    count_once(&store, 1, "key-1", &incident("K7QM-3F2A", 1)).await;
    let started = std::time::Instant::now();
    let refused = SqliteStore::open(&path).await.unwrap_err();
    assert!(started.elapsed() < std::time::Duration::from_secs(1));
    let expected = format!("use the state `{}`: process {} is using it", path.display(), std::process::id());
    assert_eq!(refused.to_string(), expected);
    let reader = SqliteStore::open_to_read(&path).await.unwrap();
    assert_eq!(reader.incidents(None).await.unwrap().len(), 1);
    let error = reader.advance("anna", &[cursor(1, 1)]).await.unwrap_err();
    assert!(error.to_string().contains("can only be read"), "{error}");
    count_once(&store, 2, "key-2", &incident("K7QM-3F2A", 2)).await;
    assert_eq!(reader.incidents(None).await.unwrap()[0].messages, 2);
}

#[tokio::test]
async fn a_closed_state_can_still_be_read() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("alibi.db");
    let store = SqliteStore::open(&path).await.unwrap();
    count_once(&store, 1, "key-1", &incident("K7QM-3F2A", 1)).await;
    store.close().await;
    let reader = SqliteStore::open_to_read(&path).await.unwrap();
    assert_eq!(reader.incidents(None).await.unwrap().len(), 1);
    assert!(SqliteStore::open_to_read(&dir.path().join("none.db")).await.is_err());
    assert!(!dir.path().join("none.db").exists(), "looking makes nothing");
}

/// A state with 40 cases, closed, and the copy that was made of it.
async fn sound_state(folder: &Path) -> PathBuf {
    let path = folder.join("alibi.db");
    let store = SqliteStore::open(&path).await.unwrap();
    for number in 1..=40 {
        count_once(&store, number, &format!("key-{number}"), &incident("K7QM-3F2A", u64::from(number))).await;
    }
    store.keep_copy().await.unwrap();
    store.close().await;
    path
}

/// Opens a damaged state: either it is refused with a message that names the copy, or all of it can be read.
async fn opens_whole_or_refuses(path: &Path, what: &str) -> bool {
    match SqliteStore::open(path).await {
        Err(StoreError::Open { why, .. }) => {
            assert!(why.contains("alibi.db.good") || why.contains("another version"), "{what}: {why}");
            false
        }
        Err(error) => panic!("{what}: {error}"),
        Ok(store) => {
            match store.incidents(None).await {
                Ok(incidents) => assert_eq!(incidents.len(), 1, "{what}: silently empty"),
                Err(error) => assert!(matches!(error, StoreError::Read(_)), "{what}: {error}"),
            }
            true
        }
    }
}

#[tokio::test]
async fn a_damaged_state_opens_or_is_refused_but_is_never_silently_empty() {
    let dir = tempfile::tempdir().unwrap();
    let path = sound_state(dir.path()).await;
    let sound = std::fs::read(&path).unwrap();
    let good = std::fs::read(dir.path().join("alibi.db.good")).unwrap();
    let restore = |bytes: &[u8]| {
        for suffix in ["-wal", "-shm"] {
            drop(std::fs::remove_file(dir.path().join(format!("alibi.db{suffix}"))));
        }
        std::fs::write(&path, bytes).unwrap();
        std::fs::write(dir.path().join("alibi.db.good"), &good).unwrap();
    };
    let (mut opened, mut refused) = (0, 0);
    for cut in 0..25 {
        let length = sound.len() * cut / 25;
        restore(&sound[..length]);
        assert!(!opens_whole_or_refuses(&path, &format!("cut at {length}")).await, "cut at {length}");
    }
    // Single bytes all over the file; every 16th in the header, where most is decided.
    let headers = (0..112).step_by(16);
    let elsewhere = (112..sound.len()).step_by(sound.len() / 60);
    for position in headers.chain(elsewhere) {
        let mut damaged = sound.clone();
        damaged[position] ^= 0xff;
        restore(&damaged);
        match opens_whole_or_refuses(&path, &format!("byte {position}")).await {
            true => opened += 1,
            false => refused += 1,
        }
    }
    assert!(opened > 0 && refused > 0, "{opened} opened, {refused} refused");
    std::fs::remove_file(&path).unwrap();
    assert!(!opens_whole_or_refuses(&path, "removed").await);
    assert!(SqliteStore::open_to_read(&path).await.is_err());
    // The remedy of the message works.
    std::fs::copy(dir.path().join("alibi.db.good"), &path).unwrap();
    assert!(opens_whole_or_refuses(&path, "restored").await);
}

#[tokio::test]
async fn a_lost_log_does_not_empty_the_state() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("alibi.db");
    let store = SqliteStore::open(&path).await.unwrap();
    count_once(&store, 1, "key-1", &incident("K7QM-3F2A", 1)).await;
    // As a kill would leave it: file, log and index, taken while the store is open.
    let other = dir.path().join("other");
    std::fs::create_dir(&other).unwrap();
    for name in ["alibi.db", "alibi.db.good"] {
        std::fs::copy(dir.path().join(name), other.join(name)).unwrap();
    }
    // Without its log it is an older state, but a state: the tables are in the file.
    let older = SqliteStore::open(&other.join("alibi.db")).await.unwrap();
    assert!(!older.knows("anna", "key-1").await.unwrap());
}

#[tokio::test]
async fn something_else_under_that_name_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("alibi.db");
    std::fs::write(&path, "this is a letter and not a database, however long it may be".repeat(99)).unwrap();
    let error = SqliteStore::open(&path).await.unwrap_err().to_string();
    assert!(error.contains("file is not a database") && error.contains("move it away"), "{error}");
    assert!(std::fs::read_to_string(&path).unwrap().starts_with("this is a letter"), "left as it was");
    let folder = SqliteStore::open(dir.path()).await.unwrap_err();
    assert!(matches!(folder, StoreError::Open { .. }), "{folder}");
}

#[tokio::test]
async fn a_state_of_a_newer_version_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    let path = sound_state(dir.path()).await;
    let pool = sqlx::SqlitePool::connect(path.to_str().unwrap()).await.unwrap();
    sqlx::query("INSERT INTO _sqlx_migrations VALUES (9999, 'later', '2030-01-01', 1, x'00', 1)")
        .execute(&pool)
        .await
        .unwrap();
    pool.close().await;
    let error = SqliteStore::open(&path).await.unwrap_err().to_string();
    assert!(error.contains("another version of alibi"), "{error}");
}

/// R20. The disk is a tmpfs of a few hundred kilobytes in a mount namespace of its own, so that nobody else is hurt.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_said_loses_nothing_and_heals() {
    if std::env::var_os("ALIBI_FULL_DISK").is_none() {
        let script = "mount -t tmpfs -o size=640k none \"$ALIBI_FULL_DISK\" || exit 42; exec \"$0\" --exact \
                      a_full_disk_is_said_loses_nothing_and_heals --nocapture";
        let dir = tempfile::tempdir().unwrap();
        let child = std::process::Command::new("unshare")
            .args(["--user", "--map-root-user", "--mount", "sh", "-c", script])
            .arg(std::env::current_exe().unwrap())
            .env("ALIBI_FULL_DISK", dir.path())
            .status();
        match child.map(|status| status.code()) {
            Ok(Some(0)) => {}
            Ok(Some(1 | 42 | 126 | 127)) | Err(_) if !has_namespaces() => eprintln!("skipped: no user namespaces here"),
            other => panic!("{other:?}"),
        }
        return;
    }
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(full_disk(Path::new(&std::env::var_os("ALIBI_FULL_DISK").unwrap())));
}

#[cfg(target_os = "linux")]
fn has_namespaces() -> bool {
    let dir = tempfile::tempdir().unwrap();
    std::process::Command::new("unshare")
        .args(["--user", "--map-root-user", "--mount", "mount", "-t", "tmpfs", "none"])
        .arg(dir.path())
        .status()
        .is_ok_and(|status| status.success())
}

#[cfg(target_os = "linux")]
async fn full_disk(folder: &Path) {
    let path = folder.join("alibi.db");
    let store = SqliteStore::open(&path).await.unwrap();
    count_once(&store, 1, "key-1", &incident("K7QM-3F2A", 1)).await;
    let ballast = folder.join("ballast");
    let mut room = 1 << 20;
    while room > 0 {
        let filled = std::fs::OpenOptions::new().append(true).create(true).open(&ballast).unwrap();
        match std::io::Write::write(&mut &filled, &vec![0; room]) {
            Ok(_) => {}
            Err(_) => room /= 2,
        }
    }
    // SQLite may have a page or two left in what it reserved: write until it says so.
    let mut kept = 1;
    let error = loop {
        let (next, incident) = (kept + 1, incident("K7QM-3F2A", u64::from(kept + 1)));
        let case = case(&format!("key-{next}"), "K7QM-3F2A");
        let handled =
            Handled { account: "anna", place: &place(next), case: Some(&case), incident: Some(&incident), also: &[] };
        match store.record(handled).await {
            Ok(()) => kept = next,
            Err(error) => break error.to_string(),
        }
        assert!(kept < 10_000);
    };
    assert!(error.contains("free some space") || error.contains("disk is full"), "{error}");
    assert!(store.keep_copy().await.is_err());
    assert!(!store.knows("anna", &format!("key-{}", kept + 1)).await.unwrap());
    assert_eq!(store.incidents(None).await.unwrap()[0].messages, u64::from(kept), "nothing half written");
    std::fs::remove_file(&ballast).unwrap();
    count_once(&store, kept + 1, &format!("key-{}", kept + 1), &incident("K7QM-3F2A", u64::from(kept + 1))).await;
    store.keep_copy().await.unwrap();
    drop(store);
    let store = SqliteStore::open(&path).await.unwrap();
    assert_eq!(store.cases("K7QM-3F2A").await.unwrap().len(), usize::try_from(kept + 1).unwrap());
}
