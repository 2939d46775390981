//! `alibi status`: how each account does, as a person and as a monitoring system want to know it.
//!
//! The exit code is that of a Nagios plug-in where the two agree: 0 fine, 1 something to look at.

use std::path::Path;

use jiff::{SignedDuration, Timestamp};
use serde::Serialize;

use crate::cli;
use crate::config::{Account, Config};
use crate::exit::Exit;
use crate::io::clock;
use crate::io::store::SqliteStore;
use crate::ports::{Clock as _, Health, OutboxRow, Store as _, StoreError};
use crate::sanitize;

use super::layout::{counted, plain, wrap};
use super::{Failure, live, report};

#[derive(Debug, Serialize)]
struct Line {
    account: String,
    state: &'static str,
    /// The last look that came back whole.
    last_look: Option<Timestamp>,
    lag_seconds: Option<i64>,
    last_error: Option<String>,
    last_error_at: Option<Timestamp>,
    set_aside: u64,
    open_incidents: usize,
    /// In the outbox.
    notices_waiting: usize,
    /// Not written yet: the day has no room for them.
    notices_held: usize,
    notices_given_up: usize,
}

pub async fn run(named: Option<&Path>, options: &cli::Status) -> Result<Exit, Failure> {
    let config = live::config(named)?;
    let store = live::store_to_read(&config).await?;
    let lines = lines(&config, &store, clock::System.now())
        .await
        .map_err(|error| Failure::new(Exit::Finding, "read the state", &error))?;
    let mut exit = Exit::Fine;
    for line in &lines {
        if line.state != "ok" {
            exit = Exit::Finding;
        }
        let more = if options.json { report::json(line) } else { report::data(&text(line)) };
        if !more {
            break;
        }
    }
    Ok(exit)
}

async fn lines(config: &Config, store: &SqliteStore, now: Timestamp) -> Result<Vec<Line>, StoreError> {
    let health = store.health().await?;
    let (waiting, given_up) = (store.outbox().await?, store.given_up().await?);
    let mut lines = Vec::with_capacity(config.accounts.len());
    for account in &config.accounts {
        let known = health.iter().find(|health| health.account == account.name).cloned().unwrap_or_default();
        let incidents = store.incidents(Some(&account.name)).await?;
        let open = incidents.iter().filter(|incident| incident.state.is_open()).count();
        let of_account = |rows: &[OutboxRow]| rows.iter().filter(|row| row.account == account.name).count();
        let policy = live::reporting(config, account).policy;
        let held = live::restraint(config, account).held(&account.name, policy, store, now).await?;
        let mut line = line(account, known, open, of_account(&waiting), of_account(&given_up), now);
        line.notices_held = held;
        lines.push(line);
    }
    Ok(lines)
}

fn line(
    account: &Account,
    health: Health,
    open_incidents: usize,
    waiting: usize,
    given_up: usize,
    now: Timestamp,
) -> Line {
    let lag = health.last_look.map(|look| now.duration_since(look));
    // Twice the interval and a minute for the look itself: then nobody knows any more what is in the mailbox.
    let interval = account.poll_seconds.max(account.imap.idle_seconds);
    let blind_after = SignedDuration::from_secs(i64::try_from(interval).unwrap_or(i64::MAX / 4) * 2 + 60);
    let state = match lag {
        None => "never looked",
        Some(lag) if lag > blind_after => "blind",
        Some(_) if health.last_error.is_some() => "error",
        Some(_) if given_up > 0 => "notice given up",
        Some(_) => "ok",
    };
    Line {
        account: account.name.clone(),
        state,
        last_look: health.last_look,
        lag_seconds: lag.map(|lag| lag.as_secs()),
        last_error: health.last_error.as_deref().map(plain),
        last_error_at: health.last_error_at,
        set_aside: health.set_aside,
        open_incidents,
        notices_waiting: waiting,
        notices_held: 0,
        notices_given_up: given_up,
    }
}

fn text(line: &Line) -> String {
    let looked = line.last_look.map(|look| look.strftime(", last look %Y-%m-%d %H:%M:%S UTC").to_string());
    let mut text = format!("{}: {}{}", line.account, line.state, looked.unwrap_or_default());
    let remedy = match line.state {
        "never looked" => "nobody has looked into this mailbox yet: start `alibi watch`",
        "blind" => {
            "nobody has looked into this mailbox since: is `alibi watch` running? `alibi check` tries each part of it"
        }
        _ => "",
    };
    if !remedy.is_empty() {
        text.push('\n');
        text.push_str(&wrap("    ", remedy));
    }
    let parts = [
        (line.open_incidents as u64, counted(line.open_incidents as u64, "open incident")),
        (line.notices_waiting as u64, format!("{} waiting", counted(line.notices_waiting as u64, "notice"))),
        (line.notices_given_up as u64, format!("{} given up", counted(line.notices_given_up as u64, "notice"))),
        (line.set_aside, format!("{} set aside", counted(line.set_aside, "mail"))),
    ];
    let told: Vec<String> = parts.into_iter().filter(|(count, _)| *count > 0).map(|(_, says)| says).collect();
    if !told.is_empty() {
        text.push_str(&format!("\n    {}", told.join(", ")));
    }
    if line.notices_held > 0 {
        let more = counted(line.notices_held as u64, "notice");
        text.push_str(&format!("\n    {more} more that the day has no room for (`per_day_max`)"));
    }
    if let Some(error) = &line.last_error {
        text.push('\n');
        text.push_str(&wrap("    ", &format!("failed to {}", sanitize::line(error, 300))));
    }
    text
}
