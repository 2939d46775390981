//! `alibi explain`: the evidence of one incident, hop by hop, for somebody who wants to see for themselves.

use std::path::Path;

use serde::Serialize;

use crate::cli;
use crate::exit::Exit;
use crate::incident::Incident;
use crate::ports::Store as _;
use crate::record::CaseRecord;
use crate::sanitize;
use crate::trace::Trust;
use crate::verdict::Stance;

use super::{Failure, live, report};

/// Cases shown in full; the others are counted.
const CASES_MAX: usize = 3;
const SHOWN_MAX: usize = 200;

#[derive(Serialize)]
struct Whole<'a> {
    incident: &'a Incident,
    cases: &'a [CaseRecord],
}

pub async fn run(named: Option<&Path>, options: &cli::Explain) -> Result<Exit, Failure> {
    let store = live::store_to_read(named).await?;
    let wanted = options.id.trim().to_uppercase();
    let failed = |error| Failure::new(Exit::Finding, "read the state", &error);
    let incidents = store.incidents(None).await.map_err(failed)?;
    let Some(incident) = incidents.into_iter().find(|incident| incident.id == wanted) else {
        let says = format!("there is no incident `{}`", sanitize::line(&options.id, 40));
        return Err(Failure::plain(Exit::Finding, says).with_remedy("`alibi incidents` lists them"));
    };
    let cases = store.cases(&incident.id).await.map_err(failed)?;
    if options.json {
        report::json(&Whole { incident: &incident, cases: &cases });
    } else {
        report::data(&page(&incident, &cases));
    }
    Ok(Exit::Fine)
}

/// The page that a person reads.
pub fn page(incident: &Incident, cases: &[CaseRecord]) -> String {
    let mut page = Page::default();
    page.line(format!("Incident {}: {}", incident.id, incident.class.says()));
    let (from, to) = (incident.opened.strftime("%Y-%m-%d %H:%M"), incident.last_seen.strftime("%Y-%m-%d %H:%M"));
    page.line(format!("{} returned mails in `{}`, from {from} to {to} UTC", incident.messages, incident.account));
    for case in cases.iter().take(CASES_MAX) {
        page.line(String::new());
        page.case(case);
    }
    if cases.len() > CASES_MAX {
        page.line(String::new());
        page.line(format!("and {} more; `--json` shows all", cases.len() - CASES_MAX));
    }
    page.0
}

#[derive(Default)]
struct Page(String);

impl Page {
    fn line(&mut self, text: String) {
        self.0.push_str(&text);
        self.0.push('\n');
    }

    fn case(&mut self, case: &CaseRecord) {
        let subject = case.subject().unwrap_or_else(|| "(no subject came back)".to_owned());
        self.line(format!("The mail {subject:?}, returned {}", case.arrived.strftime("%Y-%m-%d %H:%M UTC")));
        self.line(format!("  it is: {} ({})", case.verdict.class.says(), case.verdict.class.name()));
        self.chain(case);
        self.line("  the evidence".to_owned());
        for evidence in &case.verdict.evidence {
            let stance = match evidence.stance {
                Stance::ForOwner => "says you",
                Stance::AgainstOwner => "says not you",
                Stance::Neutral => "seen",
                Stance::Unusable => "could not be checked",
            };
            self.line(format!(
                "    {stance}: {} [{}; {}]",
                shown(&evidence.says),
                shown(&evidence.from),
                evidence.code
            ));
        }
        for missing in &case.verdict.missing {
            self.line(format!("    would decide it: {}", shown(missing)));
        }
    }

    fn chain(&mut self, case: &CaseRecord) {
        let trace = &case.trace;
        if trace.hops.is_empty() {
            self.line("  the way of the mail did not come back".to_owned());
            return;
        }
        self.line("  the way of the mail, from the server that returned it down".to_owned());
        for (place, hop) in trace.hops.iter().enumerate() {
            if trace.cut == Some(place) {
                self.line("    ---- from here on anybody can have written the lines ----".to_owned());
            }
            let believed = match hop.trust {
                Trust::Bouncer | Trust::Linked => "believed",
                Trust::Claimed => "not believed",
                Trust::Ambiguous => "not clear",
            };
            let by = hop.line.by.as_deref().map_or("(no writer)".to_owned(), shown);
            let peer = hop.line.peer.map_or("nobody".to_owned(), |peer| peer.to_string());
            self.line(format!("    {}. {by} got it from {peer}: {believed}, {}", place + 1, shown(&hop.why)));
            if trace.injection.as_ref().is_some_and(|injection| injection.hop == place) {
                self.line(format!("    => here it was injected: {}", shown(&trace.why)));
            }
        }
        if trace.injection.is_none() {
            self.line(format!("    where it was injected is not known: {}", shown(&trace.why)));
        }
    }
}

fn shown(text: &str) -> String {
    sanitize::line(text, SHOWN_MAX)
}
