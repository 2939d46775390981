//! `alibi report`: the reports to abuse desks, what is not reported and why, and the owner's yes or no.
//!
//! A yes is one statement that compares and sets in the state, so it works while `alibi watch` runs; what is sent, and when, is
//! up to the watch, which checks everything once more.

mod page;

use std::path::Path;

use jiff::{SignedDuration, Timestamp};
use serde::Serialize;
use serde_json::json;

use crate::cli;
use crate::config::Config;
use crate::exit::Exit;
use crate::io::clock;
use crate::io::smtp::SmtpOutbox;
use crate::io::store::SqliteStore;
use crate::outbox::Schedule;
use crate::ports::{Clock as _, Reports as _, Store as _, StoreError};
use crate::report::outcome::{self, Effect};
use crate::report::recheck::Recheck;
use crate::report::{Report, State};
use crate::sanitize;
use crate::watch::{self, Outlook, Watch};

use super::{Failure, live, report as print};

/// Reports of this time are listed: what is older is purged anyway.
const LISTED: SignedDuration = SignedDuration::from_hours(400 * 24);

/// What the answer of a `list` or a look at one report adds to what is kept.
#[derive(Debug, Serialize)]
struct Line<'a> {
    kind: &'static str,
    #[serde(flatten)]
    report: &'a Report,
    effect: Option<Effect>,
}

pub async fn run(named: Option<&Path>, options: &cli::Report) -> Result<Exit, Failure> {
    let config = live::config(named)?;
    let says = options.approve.then_some(State::Approved).or(options.decline.then_some(State::Declined));
    match (options.id.as_deref(), says) {
        (None | Some("list"), None) if options.dry_run => dry_run(&config, options.json).await,
        (None | Some("list"), None) => list(&config, options.json).await,
        (None | Some("list"), Some(_)) => {
            Err(Failure::plain(Exit::Usage, "a yes or a no is about one report: name it")
                .with_remedy("`alibi report list` shows their names"))
        }
        (Some(id), Some(next)) => decide(&config, id, next).await,
        (Some(id), None) => show(&config, id, options.json).await,
    }
}

async fn list(config: &Config, as_json: bool) -> Result<Exit, Failure> {
    let store = live::store_to_read(config).await?;
    let now = clock::System.now();
    let reports = store.reports(now.checked_sub(LISTED).unwrap_or(Timestamp::MIN)).await.map_err(failed)?;
    let mut nothing = true;
    for report in &reports {
        nothing = false;
        let effect = effect(&store, report, now).await?;
        let more = match as_json {
            true => print::json(&Line { kind: "report", report, effect }),
            false => print::data(&page::line(report, effect.as_ref())),
        };
        if !more {
            return Ok(Exit::Fine);
        }
    }
    for planned in store.planned(None).await.map_err(failed)? {
        let (account, incident) = (&planned.account, &planned.incident);
        for (address, smolder) in &planned.smolder {
            nothing = false;
            let more = match as_json {
                true => print::json(&json!({
                    "kind": "left", "account": account, "incident": incident, "address": address, "reason": smolder,
                    "says": smolder.says(), "at": planned.at,
                })),
                false => print::data(&page::left(*address, incident, &smolder.says())),
            };
            if !more {
                return Ok(Exit::Fine);
            }
        }
        for attempt in &planned.attempts {
            let says = attempt.says();
            match as_json {
                true => print::json(&json!({
                    "kind": "framing", "account": account, "incident": incident, "attempt": attempt, "says": says,
                })),
                false => print::data(&page::left(attempt.address, incident, &says)),
            };
        }
    }
    for suppression in store.suppressions().await.map_err(failed)? {
        match as_json {
            true => print::json(&json!({ "kind": "left-alone", "suppression": suppression })),
            false => print::data(&page::suppressed(&suppression)),
        };
    }
    if nothing && !as_json {
        print::data("no report was prepared, and there is nothing to report");
    }
    Ok(Exit::Fine)
}

async fn show(config: &Config, id: &str, as_json: bool) -> Result<Exit, Failure> {
    let store = live::store_to_read(config).await?;
    let report = find(&store, id).await?;
    let effect = effect(&store, &report, clock::System.now()).await?;
    match as_json {
        true => print::json(&Line { kind: "report", report: &report, effect }),
        false => print::data(page::page(&report, effect.as_ref()).trim_end()),
    };
    Ok(Exit::Fine)
}

async fn decide(config: &Config, id: &str, next: State) -> Result<Exit, Failure> {
    let store = live::store_beside(config).await?;
    let report = find(&store, id).await?;
    let now = clock::System.now();
    let word = if next == State::Approved { "approved" } else { "declined" };
    let refused = |report: &Report| {
        let why = report.why.as_deref().map(|why| format!(" ({why})")).unwrap_or_default();
        let says = format!("the report {} cannot be {word}: it is {}{why}", report.id, page::state(report));
        Failure::plain(Exit::Finding, says).with_remedy("`alibi report list` shows which wait for a yes")
    };
    let Some(decided) = report.become_because(next, "by `alibi report`", now) else { return Err(refused(&report)) };
    if !store.change(report.state, &decided, &[]).await.map_err(failed)? {
        return Err(refused(&find(&store, id).await?));
    }
    store.close().await;
    let what = match next {
        State::Approved => "`alibi watch` sends it with its next look, if everything in it still holds then",
        _ => "it is not sent, and you are not asked about this contact for seven days",
    };
    print::data(&format!("the report {} is {word}: {what}", report.id));
    Ok(Exit::Fine)
}

/// What would be sent now and what would not, with everything asked once more; what would be prepared; and what is left to
/// smolder, each with its reason.
async fn dry_run(config: &Config, as_json: bool) -> Result<Exit, Failure> {
    let store = live::store_to_read(config).await?;
    let (lookup, outbox, schedule) = (live::lookup(config)?, live::outbox(config)?, Schedule::default());
    let mut nothing = true;
    for account in &config.accounts {
        let watched = live::account(config, account, SignedDuration::ZERO, true).await;
        let watch: Watch<'_, _, SmtpOutbox, _, _> = Watch {
            account: &watched,
            lookup: &lookup,
            outbox: &outbox,
            store: &store,
            clock: &clock::System,
            schedule: &schedule,
            progress: &|_| {},
        };
        let outcomes = watch.would_send().await;
        let outcomes = outcomes.map_err(|error| Failure::new(Exit::Finding, "look at the reports", &error))?;
        for (report, outcome) in outcomes {
            nothing = false;
            let (would, why) = match outcome {
                Recheck::Go => (true, None),
                Recheck::Wait(why) | Recheck::Void(why) => (false, Some(why)),
            };
            match as_json {
                true => print::json(&json!({
                    "kind": "report", "report": report.id, "account": report.account, "contact": report.contact.address,
                    "state": report.state, "would_send": would, "why": why,
                })),
                false => print::data(&page::would(&report, would, why.as_deref())),
            };
        }
        let outlooks = watch.would_prepare().await;
        let outlooks = outlooks.map_err(|error| Failure::new(Exit::Finding, "look at the incidents", &error))?;
        for outlook in outlooks {
            nothing &= outlook.drafts.is_empty() && outlook.smolder.is_empty();
            left_alone(&outlook, &watched.name, as_json);
        }
    }
    if nothing && !as_json {
        print::data("nothing would be sent: no report waits, and no source is left to smolder");
    }
    Ok(Exit::Fine)
}

/// Reports that are not there yet, and sources without one.
fn left_alone(outlook: &Outlook, account: &str, as_json: bool) {
    let incident = &outlook.incident;
    for draft in &outlook.drafts {
        match as_json {
            true => print::json(&json!({
                "kind": "draft", "account": account, "incident": incident, "contact": draft.contact, "sources": draft.sources,
            })),
            false => print::data(&page::draft(draft, incident)),
        };
    }
    for (address, smolder) in &outlook.smolder {
        let says = smolder.says();
        match as_json {
            true => print::json(&json!({
                "kind": "left", "account": account, "incident": incident, "address": address, "reason": smolder, "says": says,
            })),
            false => print::data(&page::left(*address, incident, &says)),
        };
    }
}

async fn find(store: &SqliteStore, id: &str) -> Result<Report, Failure> {
    let id = id.trim().to_uppercase();
    if let Some(found) = store.report(&id).await.map_err(failed)? {
        return Ok(found);
    }
    let incidents = store.incidents(None).await.map_err(failed)?;
    let shown = sanitize::line(&id, 40);
    let (says, remedy) = match incidents.iter().any(|incident| incident.id == id) {
        true => (format!("`{shown}` is an incident, and no report"), format!("`alibi explain {shown}` shows it; ")),
        false => (format!("there is no report `{shown}`"), String::new()),
    };
    Err(Failure::plain(Exit::Finding, says).with_remedy(format!("{remedy}`alibi report list` shows the reports")))
}

/// Only what was sent can have had an effect, and only that is worth reading all cases for.
async fn effect(store: &SqliteStore, report: &Report, now: Timestamp) -> Result<Option<Effect>, Failure> {
    if report.sent.is_none() {
        return Ok(None);
    }
    let tally = watch::tally(store, &report.account, now).await.map_err(failed)?;
    Ok(outcome::effect(report, &tally, now))
}

fn failed(error: StoreError) -> Failure {
    Failure::new(Exit::Finding, "use the reports in the state", &error)
}
