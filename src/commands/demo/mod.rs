//! `alibi demo`: the whole job on a sample mailbox, offline, without an account, in a moment.
//!
//! The same loop that watches real mailboxes runs here over the second adapter of each port: a folder of mails, a recorded
//! world, a folder of outgoing mail, a state in memory, a fixed clock. Nothing here knows what the mails are.

mod notices;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use jiff::SignedDuration;

use crate::cli;
use crate::exit::Exit;
use crate::incident::Incident;
use crate::io::clock;
use crate::io::demo_files;
use crate::io::folder::FolderMailbox;
use crate::io::lookup::Live;
use crate::io::outgoing_folder::OutgoingFolder;
use crate::io::store::SqliteStore;
use crate::io::terminal::{self, Colour};
use crate::io::world::World;
use crate::mail::Limits;
use crate::outbox::Schedule;
use crate::ports::{Store as _, StoreError};
use crate::record::CaseRecord;
use crate::tell::Reader;
use crate::trace::Settings;
use crate::verdict::Class;
use crate::watch::{Account, Notify, Pass, Reporting, Restraint, Watch};

use super::about::About;
use super::layout::{counted, wrap};
use super::{Failure, explain, report};

/// The demo shows all notices at once.
const NOTICES_MAX: u64 = 9;

pub async fn run(options: &cli::Demo) -> Result<Exit, Failure> {
    let failed = |what: &str, error: &dyn std::error::Error| Failure::new(Exit::Finding, what, error);
    let stage = demo_files::unpack(options.out.as_deref()).map_err(|error| {
        failed("lay out the demo", &error)
            .with_remedy("name with --out a folder that is not there yet, or an empty one")
    })?;
    let world = World::open(&stage.world).map_err(|error| failed("use the demo's world", &error))?;
    let lookup = world.lookup().await.map_err(|error| failed("use the demo's world", &error))?;
    let store = SqliteStore::in_memory().await.map_err(|error| failed("keep the demo's state", &error))?;
    let now = world.now().unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    let outbox = OutgoingFolder::new(stage.folder.join("outbox"));
    let account = account(&stage).map_err(|error| failed("read the demo's owner", &error))?;
    let pass = pass(&account, &lookup, &outbox, &store, now, &stage.mailbox).await?;
    notices::keep(&account, &lookup, &store, now, &stage.folder.join("notices")).await?;
    show(&account, &store, &stage.folder, &pass).await.map_err(|error| failed("read the demo's state", &error))?;
    Ok(Exit::Fine)
}

fn account(stage: &demo_files::Stage) -> Result<Account, serde_json::Error> {
    Ok(Account {
        name: "anna@annas-shop.example".to_owned(),
        owner: serde_json::from_str(&stage.owner)?,
        limits: Limits::default(),
        settle: SignedDuration::ZERO,
        restraint: Restraint {
            account_max: NOTICES_MAX,
            client: Vec::new(),
            client_max: NOTICES_MAX,
            all_max: NOTICES_MAX,
            turn: Arc::default(),
        },
        attempts_max: 2,
        settings: Settings { documentation_is_public: true },
        notify: Notify {
            from: "Alibi <alibi@annas-shop.example>".to_owned(),
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
    })
}

async fn pass(
    account: &Account,
    lookup: &Live,
    outbox: &OutgoingFolder,
    store: &SqliteStore,
    now: jiff::Timestamp,
    folder: &Path,
) -> Result<Pass, Failure> {
    let clock = clock::Fixed::at(now);
    let schedule = Schedule::default();
    let watch = Watch { account, lookup, outbox, store, clock: &clock, schedule: &schedule, progress: &|_| {} };
    let mut mailbox = FolderMailbox::new(folder, account.limits.bytes_max);
    watch.pass(&mut mailbox).await.map_err(|error| Failure::new(Exit::Finding, "run the demo", &error))
}

async fn show(account: &Account, store: &SqliteStore, folder: &Path, pass: &Pass) -> Result<(), StoreError> {
    let (mails, cases) = (counted(pass.looked_at, "mail"), all_cases(store).await?);
    let notices = pass.reports;
    report::data(&format!("Anna's mailbox: {mails}, {notices} of them bounces, complaints or answers.\n"));
    for line in summary(&cases) {
        report::data(&line);
    }
    let incidents = store.incidents(Some(&account.name)).await?;
    for incident in incidents.iter().rev() {
        report::data(&format!("\n{}", headline(incident)));
        let about = About::of(incident);
        report::data(&wrap("  ", about.says));
        for line in about.sources_in_words() {
            report::data(&line);
        }
    }
    if let Some(shown) = incidents.iter().find(|incident| is_forged(incident)) {
        hop_by_hop(store, shown).await?;
    }
    report::data(&format!(
        "\nThe notices that would have been mailed to Anna, in {}:",
        folder.join("outbox").display()
    ));
    for name in demo_files::notices(folder) {
        report::data(&format!("  {name}"));
    }
    report::data(&format!("Every sort of notice, as a mail and as a page: {}", folder.join("notices").display()));
    Ok(())
}

fn is_forged(incident: &Incident) -> bool {
    matches!(incident.class, Class::Forged | Class::ForgedConfirmed)
}

/// One mail of the incident, best one with planted lines: they are what the whole is about.
async fn hop_by_hop(store: &SqliteStore, incident: &Incident) -> Result<(), StoreError> {
    let mut cases = store.cases(&incident.id).await?;
    cases.sort_by_key(|case| case.trace.cut.is_none());
    cases.truncate(1);
    report::data("\nOne mail of it, hop by hop (with your own mailbox `alibi explain` shows this of each):\n");
    report::data(explain::page(incident, &cases, true).trim());
    Ok(())
}

async fn all_cases(store: &SqliteStore) -> Result<Vec<CaseRecord>, StoreError> {
    let mut cases = store.cases("").await?;
    for incident in store.incidents(None).await? {
        cases.extend(store.cases(&incident.id).await?);
    }
    Ok(cases)
}

/// How many mails of each class.
fn summary(cases: &[CaseRecord]) -> Vec<String> {
    let mut counts: BTreeMap<Class, usize> = BTreeMap::new();
    for case in cases {
        *counts.entry(case.verdict.class).or_default() += 1;
    }
    counts.into_iter().map(|(class, count)| format!("  {count:>3}  {:<22}{}", class.name(), class.says())).collect()
}

fn headline(incident: &Incident) -> String {
    let colour = match incident.class {
        Class::ThroughYourAccount | Class::SuspiciousNotice => Colour::Red,
        Class::Forged | Class::ForgedConfirmed => Colour::Green,
        _ => Colour::Yellow,
    };
    let name = terminal::paint(incident.class.name(), colour);
    format!("Incident {}: {name}, {}", incident.id, counted(incident.messages, "mail"))
}
