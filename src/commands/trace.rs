//! `alibi trace`: mail files in, one finding each out, from the first second and in constant memory. Mails that wait for answers
//! wait together ([`Several`]); what is printed is in the order of the files.

mod finding;
mod incidents;
mod people;

use std::error::Error;
use std::path::Path;

use crate::case::Case;
use crate::cli;
use crate::config::Config;
use crate::exit::Exit;
use crate::facts::SentCopy;
use crate::investigate::several::Several;
use crate::investigate::{NoSentFolder, investigate};
use crate::io::lookup::{Any, Live, Offline};
use crate::io::mail_files::{self, MailFile, MailFileError};
use crate::io::world::{World, sent};
use crate::io::{clock, progress};
use crate::learn;
use crate::mail::{Limits, Message};
use crate::owner::{Learned, Owner};
use crate::ports::Clock;
use crate::recognise::Kind;
use crate::record::CaseRecord;
use crate::trace::Settings;
use crate::verdict::Class;

use super::{Failure, live, report};
use finding::Finding;
use incidents::Gathered;

/// Where answers come from, and what time it is there.
struct Setting {
    lookup: Any,
    now: jiff::Timestamp,
    /// When the answers are from: a recorded world without a clock does not say.
    asked: Option<jiff::Timestamp>,
    /// Inside a world, documentation networks count as public.
    settings: Settings,
}

pub async fn run(named: Option<&Path>, options: &cli::Trace) -> Result<Exit, Failure> {
    let mut owner = owner(options);
    owner.learned = learned(options, &owner)?;
    if options.owner.is_empty() {
        report::message(people::NO_OWNER);
    }
    let setting = setting(named, options).await?;
    let limits = Limits::default();
    let mut gathered = Gathered::default();
    let (mut exit, mut nothing) = (Exit::Fine, true);
    let bar = progress::spinner("mails");
    let mut files = mail_files::walk(&options.paths, limits.bytes_max);
    let mut several = Several::new();
    loop {
        let found = match several.done() {
            Some(found) => found,
            None => {
                if let Some(file) = several.has_room().then(|| files.next()).flatten() {
                    let bytes = file.as_ref().map_or(0, |file| file.bytes.len());
                    several.begin(bytes, look_into(options, file, &owner, &limits, &setting));
                    continue;
                }
                let Some(found) = several.next().await else { break };
                found
            }
        };
        bar.tick();
        nothing = false;
        let found = match found {
            Ok(found) => found,
            Err(error) => {
                bar.clear();
                report::failure(&Failure::new(Exit::Finding, "read mail", &error).with_remedy(error.remedy()));
                exit = Exit::Finding;
                continue;
            }
        };
        bar.clear();
        if !report::data(&found.printed) {
            return Ok(exit);
        }
        exit = exit.worse(found.exit);
        if let Some(record) = found.record {
            gathered.add(record, setting.now);
        }
    }
    bar.finish();
    if nothing {
        report::message("alibi: there is no mail in what was named");
    }
    if options.incidents {
        gathered.print(options.json, &owner);
    }
    Ok(exit)
}

/// A finding that somebody should look at ends with code 1.
fn exit_of(line: &Finding) -> Exit {
    match line.verdict {
        Class::ThroughYourAccount => Exit::Finding,
        _ if line.kind == Kind::Unreadable => Exit::Finding,
        _ => Exit::Fine,
    }
}

fn owner(options: &cli::Trace) -> Owner {
    let mut owner = Owner { networks: options.own_network.clone(), ..Owner::default() };
    for who in &options.owner {
        owner.add(who);
    }
    owner.providers = options.provider.iter().map(|name| crate::mail::address::normal(name).into_owned()).collect();
    owner
}

/// What the owner's sent mail teaches. Of the mails that are looked at nothing is learned: a stranger may have written them all.
fn learned(options: &cli::Trace, owner: &Owner) -> Result<Learned, Failure> {
    let world = options.world.as_ref().map(|world| world.join("sent"));
    let mut headers = Vec::new();
    for folder in options.sent.iter().chain(&world) {
        let read = sent::newest(folder, learn::SENT_MAX);
        headers.extend(read.map_err(|error| Failure::new(Exit::Usage, "read the sent mails", &error))?);
    }
    Ok(learn::learn(owner, None, &[], &headers))
}

async fn setting(named: Option<&Path>, options: &cli::Trace) -> Result<Setting, Failure> {
    let sent = options.sent.as_deref().map(sent_mails).transpose()?;
    let system = clock::System.now();
    if let Some(folder) = &options.world {
        let world = World::open(folder).map_err(|error| {
            Failure::new(Exit::Usage, "use the world", &error)
                .with_remedy("name with --world a folder that holds `dns.zone`, like config/demo/world")
        })?;
        let live = world.lookup().await.map_err(|error| Failure::new(Exit::Unreachable, "use the world", &error))?;
        let lookup = Any::Live(Box::new(live.with_sent(sent.unwrap_or_default())));
        let settings = Settings { documentation_is_public: true };
        return Ok(Setting { lookup, now: world.now().unwrap_or(system), asked: world.now(), settings });
    }
    let config = live::config_if_any(named)?;
    let documentation_is_public = config.as_ref().is_some_and(|config| config.lookup.documentation_networks_are_public);
    let lookup = match (live(config.as_ref(), options)?, sent) {
        (Some(live), Some(sent)) => Any::Live(Box::new(live.with_sent(sent))),
        (Some(live), None) => Any::Live(Box::new(live)),
        (None, Some(sent)) => Any::Offline(Offline::new().with_sent(sent)),
        (None, None) => Any::Offline(Offline::new()),
    };
    Ok(Setting { lookup, now: system, asked: Some(system), settings: Settings { documentation_is_public } })
}

/// Who may be asked: as `[lookup]` says, if there is a configuration. None: nobody.
fn live(config: Option<&Config>, options: &cli::Trace) -> Result<Option<Live>, Failure> {
    if options.offline {
        return Ok(None);
    }
    let live = match config {
        Some(config) => live::live(config)?,
        None => Some(Live::system().map_err(|error| {
            Failure::new(Exit::Unreachable, "find a name server", &error)
                .with_remedy("use --offline to look nothing up")
        })?),
    };
    // Who holds a network decides whether two witnesses are one, which only incidents ask.
    if !options.incidents {
        return Ok(live);
    }
    let registries = config.map_or_else(|| Ok(live::registries_for_once()), live::registries)?;
    Ok(live.map(|live| live.with_registries(registries)))
}

/// The mails that the owner sent. A folder that is not there must not look like one in which nothing was found.
fn sent_mails(folder: &Path) -> Result<Vec<SentCopy>, Failure> {
    let remedy = "name with --sent a folder of `.eml` files";
    let failed = |error: &dyn Error| Failure::new(Exit::Usage, "read the sent mails", error).with_remedy(remedy);
    mail_files::must_be_folder(folder).map_err(|error| failed(&error))?;
    let sent = sent::read(folder).map_err(|error| failed(&error))?;
    if sent.is_empty() {
        report::message(&format!("alibi: there is no `.eml` file in `{}`; {remedy}", folder.display()));
    }
    Ok(sent)
}

/// What was found about one mail.
struct Found {
    printed: String,
    exit: Exit,
    /// What incidents are made of, if somebody asked for them.
    record: Option<CaseRecord>,
}

async fn look_into(
    options: &cli::Trace,
    file: Result<MailFile, MailFileError>,
    owner: &Owner,
    limits: &Limits,
    setting: &Setting,
) -> Result<Found, MailFileError> {
    let file = file?;
    Ok(trace_one(options, &file, owner, limits, setting).await)
}

async fn trace_one(options: &cli::Trace, file: &MailFile, owner: &Owner, limits: &Limits, setting: &Setting) -> Found {
    let message = Message::read(&file.bytes, limits);
    let case = Case::read(&message).looked_at(setting.asked);
    let answered = investigate(&case, &file.bytes, owner, setting.settings, &setting.lookup, &mut NoSentFolder).await;
    let line = Finding::of(&file.path, &case, &answered.finding);
    let subject = case.original.subject();
    let printed = if options.json { report::line(&line) } else { people::page(&file.path, &line, subject.as_deref()) };
    let record = options.incidents.then(|| {
        let arrived = case.arrived().unwrap_or(setting.now);
        CaseRecord::new(&case, answered.finding, answered.facts, "", arrived)
    });
    Found { printed, exit: exit_of(&line), record }
}
