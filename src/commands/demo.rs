//! `alibi demo`: the whole job on a sample mailbox, offline, without an account, in a moment.
//!
//! The same loop that watches real mailboxes runs here over the second adapter of each port: a folder of mails, a recorded
//! world, a folder of outgoing mail, a state in memory, a fixed clock. Nothing here knows what the mails are.

use std::collections::BTreeMap;
use std::path::Path;

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
use crate::sanitize;
use crate::trace::Settings;
use crate::verdict::Class;
use crate::watch::{Account, Notify, Pass, Watch};

use super::{Failure, explain, report};

pub async fn run(options: &cli::Demo) -> Result<Exit, Failure> {
    let failed = |what: &str, error: &dyn std::error::Error| Failure::new(Exit::Finding, what, error);
    let stage = demo_files::unpack(options.out.as_deref()).map_err(|error| failed("lay out the demo", &error))?;
    let world = World::open(&stage.world).map_err(|error| failed("use the demo's world", &error))?;
    let lookup = world.lookup().await.map_err(|error| failed("use the demo's world", &error))?;
    let store = SqliteStore::in_memory().await.map_err(|error| failed("keep the demo's state", &error))?;
    let now = world.now().unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    let outbox = OutgoingFolder::new(stage.folder.join("outbox"));
    let account = account(&stage).map_err(|error| failed("read the demo's owner", &error))?;
    let pass = pass(&account, &lookup, &outbox, &store, now, &stage.mailbox).await?;
    show(&account, &store, &stage.folder, &pass).await.map_err(|error| failed("read the demo's state", &error))?;
    Ok(Exit::Fine)
}

fn account(stage: &demo_files::Stage) -> Result<Account, serde_json::Error> {
    Ok(Account {
        name: "anna@annas-shop.example".to_owned(),
        owner: serde_json::from_str(&stage.owner)?,
        limits: Limits::default(),
        settle: SignedDuration::ZERO,
        notices_max: 9,
        attempts_max: 2,
        settings: Settings { documentation_is_public: true },
        notify: Notify {
            from: "Alibi <alibi@annas-shop.example>".to_owned(),
            to: vec!["anna@annas-shop.example".to_owned()],
            urgent_to: Vec::new(),
            domain: "annas-shop.example".to_owned(),
        },
        dry_run: false,
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
    report::data(&format!(
        "Anna's mailbox: {} new mails, {} of them come back from somewhere.",
        pass.looked_at, pass.reports
    ));
    let incidents = store.incidents(Some(&account.name)).await?;
    let cases = all_cases(store).await?;
    report::data("");
    for line in summary(&cases) {
        report::data(&line);
    }
    for incident in incidents.iter().rev() {
        report::data(&format!("\n{}", headline(incident)));
        report::data(&format!("  {}", story(incident)));
    }
    if let Some(shown) =
        incidents.iter().find(|incident| matches!(incident.class, Class::Forged | Class::ForgedConfirmed))
    {
        let of_incident = store.cases(&shown.id).await?;
        let planted: Vec<CaseRecord> =
            of_incident.into_iter().filter(|case| case.trace.cut.is_some()).take(1).collect();
        report::data("\nOne of them, hop by hop (`alibi explain` shows this for every incident):\n");
        report::data(explain::page(shown, &planted).trim_end());
    }
    report::data(&format!("\nThe notices that would have been mailed are in {}", folder.join("outbox").display()));
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
    format!("Incident {} ({name}): {} mails", incident.id, incident.messages)
}

fn story(incident: &Incident) -> String {
    let sources: Vec<String> = incident
        .sources
        .ranked()
        .into_iter()
        .take(3)
        .map(|(address, source)| {
            let network = source.netblock.as_ref().map_or("an unknown network", |block| block.name.as_str());
            format!(
                "{address} in {} ({} mails, witnesses: {})",
                sanitize::line(network, 60),
                source.messages,
                source.witnesses.len()
            )
        })
        .collect();
    if sources.is_empty() {
        incident.class.says().to_owned()
    } else {
        format!("{}; from {}", incident.class.says(), sources.join(" and "))
    }
}
