//! `alibi incidents`: what was found, newest first.

use std::path::Path;

use crate::cli;
use crate::exit::Exit;
use crate::io::store::SqliteStore;
use crate::io::terminal;
use crate::ports::Store as _;

use crate::incident::Incident;
use crate::sanitize;

use super::layout::counted;
use super::{Failure, live, report};

const CELL_MAX: usize = 200;
/// Addresses in one cell.
const ADDRESSES_MAX: usize = 20;

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
fn of(incident: &Incident) -> String {
    let state = serde_json::to_value(incident.state).ok();
    let busiest = incident.sources.ranked().into_iter().find_map(|(_, source)| source.netblock.as_ref());
    let addresses: Vec<&str> = incident.identities.iter().take(ADDRESSES_MAX).map(String::as_str).collect();
    let cells: [String; COLUMNS.len()] = [
        incident.id.clone(),
        incident.account.clone(),
        incident.class.name().to_owned(),
        state.as_ref().and_then(|state| state.as_str()).unwrap_or_default().to_owned(),
        incident.opened.to_string(),
        incident.last_seen.to_string(),
        incident.messages.to_string(),
        incident.sources.computers().number.to_string(),
        incident.sources.networks().number.to_string(),
        busiest.map(|block| block.name.clone()).unwrap_or_default(),
        addresses.join(" "),
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
    for incident in incidents.iter().filter(|incident| incident.joined.is_none()) {
        let more = if options.json {
            report::json(incident)
        } else if options.csv {
            report::data(&of(incident))
        } else {
            report::data(&format!(
                "{}  {}  {:<20}  {:>11}  {}",
                incident.id,
                incident.last_seen.strftime("%Y-%m-%d %H:%M"),
                incident.class.name(),
                counted(incident.messages, "mail"),
                incident.account,
            ))
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

/// The accounts of which no look ever came back whole: that nothing was found there says nothing.
async fn never_read<'a>(store: &SqliteStore, names: &[&'a str], wanted: Option<&str>) -> Result<Vec<&'a str>, Failure> {
    let health = store.health().await.map_err(|error| Failure::new(Exit::Finding, "read the state", &error))?;
    let was_read = |name: &str| health.iter().any(|health| health.account == name && health.last_look.is_some());
    let meant = names.iter().filter(|name| wanted.is_none_or(|wanted| wanted == **name));
    Ok(meant.copied().filter(|name| !was_read(name)).collect())
}
