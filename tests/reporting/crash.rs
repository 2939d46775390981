//! A kill at each edge of a report's life: one question, one mail to the desk, and no yes is lost.
//!
//! The test starts itself again as a child that lives one pass of the watch over a folder of mails, and dies at the n-th time
//! that it comes to a named edge. Between the lives the owner says yes as soon as the question lies in its folder.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};

use alibi::io::clock::Fixed;
use alibi::io::folder::FolderMailbox;
use alibi::io::store::SqliteStore;
use alibi::io::world::World;
use alibi::outbox::Schedule;
use alibi::ports::{Outbox, Outgoing, Purpose, Reports as _, SendError};
use alibi::report::State;
use alibi::watch::Watch;
use jiff::{SignedDuration, Timestamp};

use crate::stage::{DESK_ZONE, Stage, account};

/// In which life, and at the how-manieth time there.
type Moments = &'static [(usize, usize)];
/// In the first life a report is prepared, asked for and told, and the notice goes; in the second it is approved, queued, sent.
const WRITTEN: Moments = &[(0, 1), (0, 2), (1, 1), (1, 2), (1, 3)];
const SENT: Moments = &[(0, 1), (1, 1)];
/// Where a report's life is written down, and where it leaves.
const EDGES: [(&str, Moments); 9] = [
    ("store-before-prepare", &[(0, 1)]),
    ("store-after-prepare", &[(0, 1)]),
    ("store-before-report", WRITTEN),
    ("store-inside-report", WRITTEN),
    ("store-after-report", WRITTEN),
    ("outbox-before-sending-mark", SENT),
    ("outbox-after-sending-mark", SENT),
    ("outbox-before-sent-mark", SENT),
    ("outbox-after-sent-mark", SENT),
];
/// Lives that are enough for a report, whatever happens in one of them.
const LIVES: usize = 7;

/// Every mail that leaves is a line in a file: a second one of the same name would show.
struct Log(PathBuf);

impl Outbox for Log {
    async fn send(&self, mail: &Outgoing) -> Result<(), SendError> {
        let what = if mail.purpose == Purpose::Report { "report" } else { "notice" };
        let before = fs::read_to_string(&self.0).unwrap_or_default();
        fs::write(&self.0, format!("{before}{what}\n")).unwrap();
        Ok(())
    }
}

/// One life. Not a test of its own: what the test below starts.
#[test]
fn child() {
    let Some(folder) = std::env::var_os("ALIBI_REPORT_CRASH_FOLDER") else { return };
    let number = |name: &str| std::env::var(name).unwrap().parse::<usize>().unwrap();
    let (edge, time) = (std::env::var("ALIBI_REPORT_CRASH_AT").unwrap(), number("ALIBI_REPORT_CRASH_TIME"));
    let come = AtomicUsize::new(0);
    if !edge.is_empty() {
        let die = move || {
            if come.fetch_add(1, Ordering::Relaxed) + 1 == time {
                std::process::abort();
            }
        };
        fail::cfg_callback(edge, die).unwrap();
    }
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(live(Path::new(&folder), number("ALIBI_REPORT_CRASH_LIFE")));
}

async fn live(folder: &Path, life: usize) {
    let store = SqliteStore::open(&folder.join("state/alibi.db")).await.unwrap();
    let lookup = World::open(&folder.join("world")).unwrap().lookup().await.unwrap();
    // Longer than the grace time of the outbox.
    let begin: Timestamp = "2026-03-10T18:00:00Z".parse().unwrap();
    let clock = Fixed::at(begin + SignedDuration::from_mins(10 * i64::try_from(life).unwrap()));
    let mut anna = account("anna");
    anna.reporting.folder = Some("alibi".to_owned());
    let (outbox, schedule) = (Log(folder.join("left")), Schedule::default());
    let watch = Watch {
        account: &anna,
        lookup: &lookup,
        outbox: &outbox,
        store: &store,
        clock: &clock,
        schedule: &schedule,
        progress: &|_| {},
    };
    let mut mailbox = FolderMailbox::new(mailbox(folder), anna.limits.bytes_max);
    watch.pass(&mut mailbox).await.unwrap();
}

fn mailbox(folder: &Path) -> PathBuf {
    folder.join("mailboxes/anna")
}

/// True if it came to its end.
fn start(folder: &Path, edge: &str, time: usize, life: usize) -> bool {
    let child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "crash::child", "--nocapture", "--test-threads=1"])
        .env("ALIBI_REPORT_CRASH_FOLDER", folder)
        .env("ALIBI_REPORT_CRASH_AT", edge)
        .env("ALIBI_REPORT_CRASH_TIME", time.to_string())
        .env("ALIBI_REPORT_CRASH_LIFE", life.to_string())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    child.unwrap().success()
}

/// Questions in the folder and in the two for the answers.
fn questions(folder: &Path) -> Vec<PathBuf> {
    let root = mailbox(folder).join("alibi");
    let all = [root.clone(), root.join("Send it"), root.join("No thanks")]
        .into_iter()
        .filter_map(|dir| fs::read_dir(dir).ok());
    all.flatten().map(|entry| entry.unwrap().path()).filter(|path| path.is_file()).collect()
}

/// The owner says yes to what he finds.
fn say_yes(folder: &Path) {
    let root = mailbox(folder).join("alibi");
    for path in questions(folder).iter().filter(|path| path.parent() == Some(root.as_path())) {
        fs::rename(path, root.join("Send it").join(path.file_name().unwrap())).unwrap();
    }
}

#[test]
fn a_kill_at_each_edge_asks_once_and_writes_once() {
    for (edge, moments) in EDGES {
        for (life, time) in moments {
            killed_at(edge, *life, *time);
        }
    }
}

fn killed_at(edge: &str, last: usize, time: usize) {
    let what = format!("killed at `{edge}`, time {time} of life {last}");
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let mut stage = runtime.block_on(Stage::new(DESK_ZONE));
    stage.fire("anna");
    let folder = stage.town.folder.path();
    for life in 0..LIVES {
        let ended = start(folder, if life == last { edge } else { "" }, time, life);
        assert_eq!(ended, life != last, "{what}: life {life}");
        say_yes(folder);
        assert!(questions(folder).len() <= 1, "{what}: asked twice");
    }
    let reports = runtime.block_on(async {
        let store = SqliteStore::open(&folder.join("state/alibi.db")).await.unwrap();
        store.reports(Timestamp::MIN).await.unwrap()
    });
    let states: Vec<(State, Option<&str>)> = reports.iter().map(|one| (one.state, one.why.as_deref())).collect();
    let left = fs::read_to_string(folder.join("left")).unwrap_or_default();
    match (left.lines().filter(|line| *line == "report").count(), &states[..]) {
        (1, [(State::Sent, _)]) => {}
        // Nobody can look into the desk's mailbox: what may have left is not sent again, and that is said.
        (0, [(State::Sent, Some(why))]) if edge == "outbox-after-sending-mark" => assert!(why.contains("not known")),
        other => panic!("{what}: {other:?}"),
    }
}
