//! `alibi incidents`: what was found, newest first.

use std::path::Path;

use crate::cli;
use crate::exit::Exit;
use crate::io::store::SqliteStore;
use crate::io::terminal;
use crate::ports::Store as _;

use crate::sanitize;

use super::about::About;
use super::{Failure, live, report};

const CELL_MAX: usize = 200;

const COLUMNS: [&str; 11] = [
    "incident",
    "account",
    "finding",
    "state",
    "first",
    "last",
    "returned",
    "computers",
    "networks",
    "busiest network",
    "addresses",
];

/// One incident as a row of CSV.
fn of(about: &About) -> String {
    let state = serde_json::to_value(about.state).ok();
    let busiest = about.sources.iter().find_map(|source| source.network.clone());
    let cells: [String; COLUMNS.len()] = [
        about.id.clone(),
        about.account.clone(),
        about.verdict.name().to_owned(),
        state.as_ref().and_then(|state| state.as_str()).unwrap_or_default().to_owned(),
        about.opened.to_string(),
        about.last_seen.to_string(),
        about.messages.to_string(),
        about.computers.number.to_string(),
        about.networks.number.to_string(),
        busiest.unwrap_or_default(),
        about.addresses.join(" "),
    ];
    row(cells.iter().map(|cell| sanitize::cell(cell, CELL_MAX)))
}

/// RFC 4180, 2: the printing adds the end of the line.
fn row(cells: impl Iterator<Item = String>) -> String {
    let mut row = cells.collect::<Vec<_>>().join(",");
    row.push('\r');
    row
}

pub async fn run(named: Option<&Path>, options: &cli::Incidents) -> Result<Exit, Failure> {
    let config = live::config(named)?;
    let names: Vec<&str> = config.accounts.iter().map(|account| account.name.as_str()).collect();
    let store = live::store_to_read(&config).await?;
    let incidents = store
        .incidents(options.account.as_deref())
        .await
        .map_err(|error| Failure::new(Exit::Finding, "list the incidents", &error))?;
    // One that is no longer configured may still have incidents.
    if let Some(wanted) = options.account.as_deref().filter(|wanted| !names.contains(wanted) && incidents.is_empty()) {
        let says = format!("there is no account `{}`", sanitize::line(wanted, CELL_MAX));
        return Err(Failure::plain(Exit::Usage, says).with_remedy(format!("name one of: {}", names.join(", "))));
    }
    if options.csv && !report::data(&row(COLUMNS.iter().map(|name| sanitize::cell(name, CELL_MAX)))) {
        return Ok(Exit::Fine);
    }
    if !options.json && !options.csv && !incidents.is_empty() {
        let names = ["incident", "last mail (UTC)", "finding", "mails", "account"].map(str::to_owned);
        report::data(&line(&names));
    }
    for incident in incidents.iter().filter(|incident| incident.joined.is_none()) {
        let more = if options.json {
            report::json(&About::of(incident))
        } else if options.csv {
            report::data(&of(&About::of(incident)))
        } else {
            report::data(&line(&[
                incident.id.clone(),
                incident.last_seen.strftime("%Y-%m-%d %H:%M").to_string(),
                incident.class.name().to_owned(),
                incident.messages.to_string(),
                incident.account.clone(),
            ]))
        };
        if !more {
            return Ok(Exit::Fine);
        }
    }
    if incidents.is_empty() && !options.json && !options.csv {
        let never = never_read(&store, &names, options.account.as_deref()).await?;
        report::data(&match never.as_slice() {
            [] => terminal::paint("nothing was found so far", terminal::Colour::Green),
            never => format!("nothing was found so far; never read yet: {} (see `alibi status`)", never.join(", ")),
        });
    }
    Ok(Exit::Fine)
}

/// A line of the list.
fn line([id, last, finding, mails, account]: &[String; 5]) -> String {
    format!("{id:<9}  {last:<16}  {finding:<20}  {mails:>7}  {account}")
}

/// The accounts of which no look ever came back whole: that nothing was found there says nothing.
async fn never_read<'a>(store: &SqliteStore, names: &[&'a str], wanted: Option<&str>) -> Result<Vec<&'a str>, Failure> {
    let health = store.health().await.map_err(|error| Failure::new(Exit::Finding, "read the state", &error))?;
    let was_read = |name: &str| health.iter().any(|health| health.account == name && health.last_look.is_some());
    let meant = names.iter().filter(|name| wanted.is_none_or(|wanted| wanted == **name));
    Ok(meant.copied().filter(|name| !was_read(name)).collect())
}
