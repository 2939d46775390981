//! `alibi explain`: the evidence of one incident, for somebody who wants to see for themselves.
//!
//! First what a business owner needs: what happened, where the mail came from, who says so. Below it what a postmaster checks: each
//! line with its writer and why it is believed or not, where belief ends, the evidence for and against with its source, what
//! would have to be true for another verdict, and what was looked up. The page and `--json` are two prints of one value
//! ([`explained::Explained`]), so neither says more than the other.

mod changes;
mod explained;
mod looked_up;
mod page;
mod story;
mod way;

use std::path::Path;

use crate::cli;
use crate::exit::Exit;
use crate::incident::Incident;
use crate::ports::Store as _;
use crate::record::CaseRecord;
use crate::sanitize;

use super::{Failure, live, report};
pub use explained::Explained;

/// The longest foreign value, in characters.
const SHOWN_MAX: usize = 300;
/// Cases shown in full; the others are counted.
const CASES_MAX: usize = 3;

pub async fn run(named: Option<&Path>, options: &cli::Explain) -> Result<Exit, Failure> {
    let store = live::store_to_read(&live::config(named)?).await?;
    let wanted = options.id.trim().to_uppercase();
    let failed = |error| Failure::new(Exit::Finding, "read the state", &error);
    let incidents = store.incidents(None).await.map_err(failed)?;
    let Some(incident) = find(incidents, &wanted) else {
        let says = format!("there is no incident `{}`", sanitize::line(&options.id, 40));
        return Err(Failure::plain(Exit::Finding, says).with_remedy("`alibi incidents` lists them"));
    };
    let cases = store.cases(&incident.id).await.map_err(failed)?;
    if options.json {
        report::json(&Explained::of(&incident, &cases));
    } else {
        report::data(page(&incident, &cases, false).trim_end());
    }
    Ok(Exit::Fine)
}

/// The incident with this id, or the one that it joined.
fn find(incidents: Vec<Incident>, wanted: &str) -> Option<Incident> {
    let known = |id: &str| incidents.iter().find(|incident| incident.id == id);
    let mut found = known(wanted)?;
    // One joins an older one, so this ends; a state that says otherwise was damaged.
    for _ in 0..incidents.len() {
        match found.joined.as_deref().and_then(known) {
            Some(home) => found = home,
            None => break,
        }
    }
    Some(found.clone())
}

/// The page that a person reads; if it is to be `brief`, only the story of the mails, and what speaks for and against.
pub fn page(incident: &Incident, cases: &[CaseRecord], brief: bool) -> String {
    let shown = cases.get(..CASES_MAX).unwrap_or(cases);
    page::page(&Explained::of(incident, shown), cases.len() - shown.len(), brief)
}
