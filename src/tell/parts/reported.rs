//! What was reported to networks, what not and why, and how the owner says yes.

use super::super::document::Document;
use super::super::words::{Words, foreign};
use super::super::{Approval, LeftAlone, Report, ReportState, Reports, Telling};

/// Reports that are named; one event has few.
const REPORTS_MAX: usize = 3;

pub fn reported(telling: &Telling, words: &Words, notice: &mut Document) {
    notice.heading(words.word("heading-reported"));
    let is_news = |found: &&Reports| !found.reports.is_empty() || !found.left.is_empty() || found.framed > 0;
    let Some(found) = telling.reports.as_ref().filter(is_news) else {
        notice.say(&[words.word("reported-nobody")]);
        return;
    };
    let lines: Vec<String> =
        found.reports.iter().take(REPORTS_MAX).map(|report| line(report, telling, words)).collect();
    if lines.is_empty() {
        notice.say(&[words.word("reported-nobody")]);
    }
    notice.list(&lines);
    notice.say(&[approval(found, words).unwrap_or_default()]);
    if found.framed > 0 {
        notice.say(&[words.say("report-framed", &[("sources", found.framed.into())])]);
    }
    let left: Vec<String> = found
        .left
        .iter()
        .map(|(reason, sources)| words.say(left(*reason), &[("sources", (*sources).into())]))
        .collect();
    notice.list(&left);
}

fn line(report: &Report, telling: &Telling, words: &Words) -> String {
    let network = ("network", words.quoted(&report.network).into());
    match report.state {
        ReportState::Prepared => words.say(
            "report-prepared",
            &[network, ("messages", report.messages.into()), ("witnesses", report.witnesses.into())],
        ),
        ReportState::Sent { on, outcome: None } => {
            words.say("report-sent", &[network, ("when", words.on(on, &telling.reader.zone).into())])
        }
        ReportState::Sent { on, outcome: Some((before, after)) } => {
            let when = ("when", words.on(on, &telling.reader.zone).into());
            words.say("report-outcome", &[network, when, ("before", before.into()), ("after", after.into())])
        }
        ReportState::Declined => words.say("report-declined", &[network]),
        ReportState::Failed => words.say("report-failed", &[network]),
    }
}

/// How to say yes, if something waits for it.
fn approval(found: &Reports, words: &Words) -> Option<String> {
    let waits = found.reports.iter().any(|report| report.state == ReportState::Prepared);
    match found.approval.as_ref().filter(|_| waits)? {
        Approval::Folders { from, to } => {
            let (from, to) = (words.own(from).into(), words.own(to).into());
            Some(words.say("approve-folder", &[("from", from), ("to", to)]))
        }
        Approval::Command(command) => Some(words.say("approve-command", &[("command", foreign(command).into())])),
    }
}

fn left(reason: LeftAlone) -> &'static str {
    match reason {
        LeftAlone::TooSmall => "left-small",
        LeftAlone::TooOld => "left-old",
        LeftAlone::TooFewWitnesses => "left-witnesses",
        LeftAlone::Relay => "left-relay",
        LeftAlone::WebForm => "left-form",
        LeftAlone::NobodyToWriteTo => "left-nobody",
    }
}
