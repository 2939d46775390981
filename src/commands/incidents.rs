//! `alibi incidents`: what was found, newest first.

use std::path::Path;

use crate::cli;
use crate::exit::Exit;
use crate::io::terminal;
use crate::ports::Store as _;

use super::layout::counted;
use super::{Failure, live, report};

pub async fn run(named: Option<&Path>, options: &cli::Incidents) -> Result<Exit, Failure> {
    let store = live::store_to_read(named).await?;
    let incidents = store
        .incidents(options.account.as_deref())
        .await
        .map_err(|error| Failure::new(Exit::Finding, "list the incidents", &error))?;
    for incident in incidents.iter().filter(|incident| incident.joined.is_none()) {
        let more = if options.json {
            report::json(incident)
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
    if incidents.is_empty() && !options.json {
        report::data(&terminal::paint("nothing was found so far", terminal::Colour::Green));
    }
    Ok(Exit::Fine)
}
