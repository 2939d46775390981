//! `alibi purge`: what is older than the configuration keeps is removed from the state. `alibi watch` does the same once a day.

use std::path::Path;

use crate::cli;
use crate::config::Config;
use crate::exit::Exit;
use crate::io::clock;
use crate::ports::{Clock as _, Keep, Purged, Reports as _};

use super::layout::counted;
use super::{Failure, live, report};

pub async fn run(named: Option<&Path>, options: &cli::Purge) -> Result<Exit, Failure> {
    let config = live::config(named)?;
    let failed = |error| Failure::new(Exit::Finding, "purge the state", &error);
    let store = live::store_beside(&config).await?;
    let purged = store.purge(&keep(&config), !options.dry_run).await.map_err(failed)?;
    store.close().await;
    match options.json {
        true => report::json(&purged),
        false => report::data(&says(&purged, options.dry_run)),
    };
    Ok(Exit::Fine)
}

/// What the configuration keeps, counted from now.
pub fn keep(config: &Config) -> Keep {
    Keep::days(config.state.keep_days, config.state.keep_headers_days, clock::System.now())
}

fn says(purged: &Purged, dry_run: bool) -> String {
    let word = if dry_run { "would be removed" } else { "removed" };
    if *purged == Purged::default() {
        return "nothing is old enough to be removed".to_owned();
    }
    let parts = [
        counted(purged.headers, "header"),
        counted(purged.cases, "returned mail"),
        counted(purged.incidents, "incident"),
        counted(purged.reports, "report"),
        counted(purged.mails, "sent mail"),
    ];
    format!("{word}: {}", parts.join(", "))
}
