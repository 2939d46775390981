//! `alibi advise DOMAIN`: what the domain does against forgery, and what to do next, with the exact record.

use std::path::Path;

use serde::Serialize;

use crate::advise::{self, Advice, Finding, Known, Share, State};
use crate::cli;
use crate::config::{self, Config};
use crate::exit::Exit;
use crate::facts::Facts;
use crate::io::lookup::{Any, Live};
use crate::io::store::SqliteStore;
use crate::io::terminal::{self, Colour};
use crate::io::world::World;
use crate::mail::address;
use crate::ports::{Lookup as _, Material, Spent, Store as _, StoreError};
use crate::sanitize;

use super::layout::wrap;
use super::{Failure, live, report};

const PUBLISHED_MAX: usize = 600;

#[derive(Debug, Serialize)]
struct Output<'a> {
    #[serde(flatten)]
    advice: &'a Advice,
    /// The same in words, in the order of `steps`.
    says: Vec<String>,
    refused: Option<Share>,
}

pub async fn run(named: Option<&Path>, options: &cli::Advise) -> Result<Exit, Failure> {
    // Who gives a whole address means its domain.
    let given = address::normal(&options.domain);
    let domain = address::domain(&given).unwrap_or(&given).to_owned();
    if !config::is_host(&domain) || address::organisation(&domain).is_none() {
        return Err(Failure::plain(Exit::Usage, format!("`{}` is no domain that somebody can own", options.domain))
            .with_remedy("name the part of your address behind the `@`"));
    }
    let config = live::config_if_any(named)?;
    // Nothing is remembered of others' domains; how to ask holds for them too.
    let has_domain = |config: &&Config| config.accounts.iter().any(|account| account.owner().has_domain(&domain));
    let remembered = match config.as_ref().filter(has_domain) {
        Some(config) => remembered(config, &domain).await?,
        None => Remembered::default(),
    };
    let mailbox = Some(given.into_owned()).filter(|given| config::is_address(given));
    let mailbox = mailbox.or_else(|| config.as_ref().and_then(|config| mailbox_in(config, &domain)));
    let known = Known { selectors: options.selector.clone(), mailbox, ..remembered.known };
    let lookup = lookup(options, config.as_ref()).await?;
    let facts = ask(&lookup, &domain, &known).await;
    if advise::is_unheard_of(&domain, &facts) {
        let says =
            format!("`{domain}` does not exist in the DNS: it has no mail server, no address and no text record");
        return Err(Failure::plain(Exit::Usage, says).with_remedy("check the spelling"));
    }
    let advice = advise::advise(&domain, &known, &facts);
    if options.json {
        let says = advice.steps.iter().map(|step| advise::english(&step.says)).collect();
        report::json(&Output { advice: &advice, says, refused: remembered.refused });
    } else {
        report::data(page(&advice, remembered.refused).trim_end());
    }
    Ok(match () {
        () if advice.is_incomplete() => Exit::Unreachable,
        () if advice.is_fine() => Exit::Fine,
        () => Exit::Finding,
    })
}

/// What the state knows of the domain.
#[derive(Debug, Default)]
struct Remembered {
    known: Known,
    refused: Option<Share>,
}

/// Nothing, if nothing was watched yet.
async fn remembered(config: &Config, domain: &str) -> Result<Remembered, Failure> {
    let Some(store) = live::store_if_any(config).await? else { return Ok(Remembered::default()) };
    of_state(config, domain, &store).await.map_err(|error| Failure::new(Exit::Finding, "read the state", &error))
}

async fn of_state(config: &Config, domain: &str, store: &SqliteStore) -> Result<Remembered, StoreError> {
    let mut found = Remembered::default();
    let mut share = Share::default();
    for account in config.accounts.iter().filter(|account| account.owner().has_domain(domain)) {
        if let Some((learned, _)) = store.learned(&account.name).await? {
            found.known.learned.outgoing.extend(learned.outgoing);
            found.known.learned.signing.extend(learned.signing);
        }
        for incident in store.incidents(Some(&account.name)).await? {
            share = share.and(advise::refused(domain, &store.cases(&incident.id).await?));
        }
    }
    found.refused = (share.judged + share.open > 0).then_some(share);
    Ok(found)
}

/// An address of the domain that alibi watches: the one that a notice names for reports, too.
fn mailbox_in(config: &Config, domain: &str) -> Option<String> {
    let mut all = config.accounts.iter().flat_map(|account| account.owner().addresses);
    all.find(|mailbox| address::domain(mailbox) == Some(domain))
}

async fn lookup(options: &cli::Advise, config: Option<&Config>) -> Result<Any, Failure> {
    if let Some(dir) = &options.world {
        let failed = |error| Failure::new(Exit::Usage, "use the world", &error).with_remedy("name a recorded world");
        let world = World::open(dir).map_err(failed)?;
        return Ok(Any::Live(Box::new(world.lookup().await.map_err(failed)?)));
    }
    match config {
        Some(config) => live::lookup(config),
        None => Live::system().map(|live| Any::Live(Box::new(live))).map_err(|error| {
            Failure::new(Exit::Unreachable, "find a name server", &error).with_remedy("check the network")
        }),
    }
}

async fn ask(lookup: &Any, domain: &str, known: &Known) -> Facts {
    lookup.answer(&advise::questions(domain, known), Material::NONE, &Spent::default()).await
}

fn page(advice: &Advice, refused: Option<Share>) -> String {
    let mut page = format!("{}\n", advice.domain);
    let rows = [("SPF", &advice.spf), ("DKIM", &advice.dkim), ("DMARC", &advice.dmarc), ("MX", &advice.receiving)];
    for (name, finding) in rows {
        page.push_str(&row(name, finding));
    }
    if let Some(percent) = refused.and_then(Share::percent) {
        let share = refused.unwrap_or_default();
        let says = format!(
            "Of the forged mails that came back to you, p=reject would have stopped {percent} % ({} of {} that can be judged).",
            share.refused, share.judged
        );
        page.push_str(&format!("\n{}\n", wrap("", &says)));
    }
    page.push_str("\nWhat to do\n");
    if advice.is_incomplete() {
        page.push_str("  Ask again later: not everything could be looked up.\n");
    } else if advice.is_fine() {
        page.push_str("  Nothing. Look again once a year, and whenever a new service sends for you.\n");
    }
    for (place, step) in advice.steps.iter().enumerate() {
        page.push_str(&wrap(&format!("  {}. ", place + 1), &advise::english(&step.says)));
        page.push('\n');
        if let Some(record) = &step.record {
            // On a line of its own and never wrapped: it is to be copied.
            let line = |text: &str| sanitize::line(text, PUBLISHED_MAX);
            page.push_str(&format!("       name   {}\n       type   TXT\n", line(&record.name)));
            page.push_str(&format!("       value  {}\n", line(&record.value)));
            if let Some(old) = &record.replaces {
                page.push_str(&format!("       in the place of  {}\n", line(old)));
            }
        }
    }
    page.push_str("\nWhat not to do\n");
    for saying in &advice.avoid {
        page.push_str(&wrap("  - ", &advise::english(saying)));
        page.push('\n');
    }
    if !advice.services.is_empty() {
        page.push_str("\nSeen to send for you: each must pass before a strict policy\n");
        for service in &advice.services {
            page.push_str(&format!("  - {}\n", sanitize::line(service, 100)));
        }
    }
    page
}

fn row(name: &str, finding: &Finding) -> String {
    let (mark, colour) = match finding.state {
        State::Good => ("good", Colour::Green),
        State::Weak => ("weak", Colour::Yellow),
        State::Missing => ("none", Colour::Red),
        State::Unknown => ("?", Colour::Yellow),
    };
    // The mark is laid out as plain letters: its colour takes no column.
    let says = wrap(&format!("  {name:<6}{mark:<5} "), &sanitize::line(&advise::english(&finding.says), 300));
    says.replacen(mark, &terminal::paint(mark, colour), 1) + "\n"
}
