//! `alibi explain`: the evidence of one incident, hop by hop, for somebody who wants to see for themselves.

use std::path::Path;

use serde::Serialize;

use crate::cli;
use crate::exit::Exit;
use crate::incident::Incident;
use crate::ports::Store as _;
use crate::record::CaseRecord;
use crate::sanitize;
use crate::trace::{Hop, Trust};

use super::layout::{counted, labelled, stance, wrap};
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
    let mails = counted(incident.messages, "returned mail");
    page.line(format!("{mails} in `{}`, from {from} to {to} UTC", incident.account));
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
        self.line(labelled(2, "verdict", &format!("{}: {}", case.verdict.class.name(), case.verdict.class.says())));
        self.chain(case);
        self.evidence(case);
    }

    fn evidence(&mut self, case: &CaseRecord) {
        self.line("  the evidence".to_owned());
        for evidence in case.verdict.evidence.iter().filter(|evidence| evidence.says != case.trace.why) {
            let says = format!("{} [{}; {}]", shown(&evidence.says), shown(&evidence.from), evidence.code);
            self.line(labelled(4, stance(evidence), &says));
        }
        for missing in &case.verdict.missing {
            self.line(labelled(4, "missing", &shown(missing)));
        }
    }

    fn chain(&mut self, case: &CaseRecord) {
        let trace = &case.trace;
        if trace.hops.is_empty() {
            self.line("  the way of the mail did not come back".to_owned());
            return;
        }
        self.line("  its way, from the server that returned it down to where it came from".to_owned());
        for (place, hop) in trace.hops.iter().enumerate() {
            if trace.cut == Some(place) {
                self.line("    ---- from here on anybody can have written the lines ----".to_owned());
            }
            self.hop(place, hop);
            if trace.injection.as_ref().is_some_and(|injection| injection.hop == place) {
                self.line(wrap("    => injected here: ", &shown(&trace.why)));
            }
        }
        if trace.injection.is_none() {
            self.line(wrap("    => where it was injected is not known: ", &shown(&trace.why)));
        }
    }

    fn hop(&mut self, place: usize, hop: &Hop) {
        let believed = match hop.trust {
            Trust::Bouncer | Trust::Linked => "believed",
            Trust::Claimed => "not believed",
            Trust::Ambiguous => "not clear",
        };
        let by = hop.line.by.as_deref().map_or("(no writer)".to_owned(), shown);
        let peer = hop.line.peer.map_or("nobody".to_owned(), |peer| peer.to_string());
        let says = format!("{by} got it from {peer}: {believed}, {}", shown(&hop.why));
        self.line(wrap(&format!("    {}. ", place + 1), &says));
    }
}

fn shown(text: &str) -> String {
    sanitize::line(text, SHOWN_MAX)
}
