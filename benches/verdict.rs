//! Mails a second, on one core, once the facts are there: the whole way from the bytes, and trace and verdict alone, as when a
//! case is decided again.
//!
//! The mails are those of `tests/scenarios`. What each asks is looked up in its recorded world beforehand, as `alibi trace` does it.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::Path;

use alibi::case::Case;
use alibi::cli::{Cli, Command};
use alibi::facts::Facts;
use alibi::investigate::{NoSentFolder, investigate};
use alibi::io::runtime;
use alibi::io::world::{World, sent};
use alibi::learn;
use alibi::mail::{Limits, Message, address};
use alibi::owner::Owner;
use alibi::record;
use alibi::trace::Settings;
use clap::Parser as _;
use divan::counter::ItemsCount;
use serde::Deserialize;
use serde::de::IgnoredAny;

const SETTINGS: Settings = Settings { documentation_is_public: true };

fn main() {
    divan::main();
}

/// Read, recognised, original recovered, chain traced, judged.
#[divan::bench]
fn from_bytes_to_verdict(bencher: divan::Bencher) {
    let mails = mails();
    bencher.counter(ItemsCount::new(mails.len())).bench(|| {
        mails.iter().map(|mail| mail.verdict(&Case::read(&Message::read(&mail.raw, &Limits::default())))).sum::<usize>()
    });
}

/// The same with the case read beforehand; its Received lines are read here.
#[divan::bench]
fn trace_and_verdict(bencher: divan::Bencher) {
    let mails = mails();
    let cases =
        || mails.iter().map(|mail| Case::read(&Message::read(&mail.raw, &Limits::default()))).collect::<Vec<_>>();
    bencher
        .counter(ItemsCount::new(mails.len()))
        .with_inputs(cases)
        .bench_refs(|cases| mails.iter().zip(cases).map(|(mail, case)| mail.verdict(case)).sum::<usize>());
}

/// A mail, whose it is about, and what the world said.
struct Mail {
    raw: Vec<u8>,
    owner: Owner,
    facts: Facts,
}

impl Mail {
    fn verdict(&self, case: &Case<'_>) -> usize {
        record::decide(case, &self.owner, &self.facts, SETTINGS).verdict.evidence.len()
    }
}

fn mails() -> Vec<Mail> {
    let scenarios = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scenarios");
    let folders = fs::read_dir(scenarios).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut mails = Vec::new();
    for folder in folders.filter(|folder| folder.join("expect.json").is_file()) {
        match runtime::block_on(of_scenario(&folder)) {
            Ok(Ok(found)) => mails.extend(found),
            Ok(Err(why)) => println!("{}: left out: {why}", folder.display()),
            Err(why) => println!("{}: left out: {why}", folder.display()),
        }
    }
    mails
}

/// What the bench wants of a scenario's `expect.json`.
#[derive(Deserialize)]
struct Expect {
    args: Vec<String>,
    messages: BTreeMap<String, IgnoredAny>,
}

async fn of_scenario(folder: &Path) -> Result<Vec<Mail>, Box<dyn Error>> {
    let Expect { args, messages } = serde_json::from_slice(&fs::read(folder.join("expect.json"))?)?;
    let paths: Vec<String> = messages.into_keys().collect();
    let command = ["alibi", "trace"].into_iter().chain(args.iter().chain(&paths).map(String::as_str));
    let Command::Trace(options) = Cli::try_parse_from(command)?.command else {
        return Ok(Vec::new());
    };
    let world = folder.join(options.world.ok_or("no world")?);

    let mut owner = Owner { networks: options.own_network, ..Owner::default() };
    options.owner.iter().for_each(|who| owner.add(who));
    owner.providers = options.provider.iter().map(|name| address::normal(name).into_owned()).collect();
    owner.learned = learn::learn(&owner, None, &[], &sent::newest(&world.join("sent"), learn::SENT_MAX)?);

    let lookup = World::open(&world)?.lookup().await?;
    let mut mails = Vec::new();
    for path in paths {
        let raw = fs::read(folder.join(path))?;
        let case = Case::read(&Message::read(&raw, &Limits::default()));
        let facts = investigate(&case, &raw, &owner, SETTINGS, &lookup, &mut NoSentFolder).await.facts;
        mails.push(Mail { raw, owner: owner.clone(), facts });
    }
    Ok(mails)
}
