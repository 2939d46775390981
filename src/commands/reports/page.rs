//! The reports as a person reads them.

use std::fmt::Write as _;
use std::net::IpAddr;

use jiff::Timestamp;

use crate::io::terminal::{self, Colour};
use crate::report::outcome::Effect;
use crate::report::plan::Draft;
use crate::report::{Answer, Reason, Report, State, Suppression};
use crate::sanitize;

use super::super::layout::{counted, labelled, wrap};

/// The longest piece of foreign text on one line.
const SHOWN_MAX: usize = 300;

/// One report in the list.
pub fn line(report: &Report, effect: Option<&Effect>) -> String {
    let mails: u64 = report.sources.iter().map(|source| source.messages).sum();
    let mut text = format!(
        "{}  {}  {:<9}  {:>11}  {}  {}",
        report.id,
        report.changed.strftime("%Y-%m-%d %H:%M"),
        state(report),
        counted(mails, "mail"),
        shown(&report.contact.address),
        report.account,
    );
    for says in remarks(report, effect) {
        text.push('\n');
        text.push_str(&wrap("           ", &says));
    }
    text
}

/// A source without a report.
pub fn left(address: IpAddr, incident: &str, says: &str) -> String {
    wrap("no report  ", &format!("about {address} (incident {incident}): {}", shown(says)))
}

pub fn suppressed(suppression: &Suppression) -> String {
    let why = match suppression.reason {
        Reason::Bounced => "reports to it came back",
        Reason::NotTheirs => "it says that the network is not its own",
        Reason::WebForm => "it takes reports by a form only",
        Reason::OptOut => "it wants no reports",
    };
    let network = suppression.network.as_deref().map(|network| format!(" for {}", shown(network))).unwrap_or_default();
    let until = suppression.until.map_or("for ever".to_owned(), |until| format!("until {}", day(until)));
    let contact = shown(&suppression.contact);
    if suppression.is_doubted {
        return wrap("doubtful   ", &format!("{contact}{network} {until}: {}", suppression.reason.doubted()));
    }
    wrap("no report  ", &format!("to {contact}{network} {until}: {why}"))
}

/// What would become of one report now.
pub fn would(report: &Report, would: bool, why: Option<&str>) -> String {
    let outcome = match (would, report.state) {
        (true, State::Approved) => "would be sent now".to_owned(),
        (true, _) => "would be sent if you said yes now".to_owned(),
        (false, _) => format!("would not be sent: {}", shown(why.unwrap_or("its time is over"))),
    };
    wrap(&format!("{}  ", report.id), &format!("to {}: {outcome}", shown(&report.contact.address)))
}

/// A report that the watch would prepare.
pub fn draft(draft: &Draft, incident: &str) -> String {
    let about: Vec<String> = draft.sources.iter().map(ToString::to_string).collect();
    let says = format!("would be prepared, to {}, about {}", shown(&draft.contact.address), about.join(", "));
    wrap("new        ", &format!("{says} ({incident})"))
}

/// One report in full: what would be sent, to whom, and why there.
pub fn page(report: &Report, effect: Option<&Effect>) -> String {
    let mut page = format!("Report {} of {}: {}\n", report.id, report.account, state(report));
    for says in remarks(report, effect) {
        let _ = writeln!(page, "{}", wrap("  ", &says));
    }
    let _ = writeln!(page, "\n{}", wrap("To ", &shown(&report.contact.address)));
    let contact = &report.contact;
    for (label, lines) in [("because", &contact.provenance), ("good", &contact.strong), ("weak", &contact.weak)] {
        for says in lines {
            let _ = writeln!(page, "{}", labelled(2, label, &shown(says)));
        }
    }
    for says in &contact.red {
        let warning = terminal::paint("take care", Colour::Red);
        let _ = writeln!(page, "{}", wrap(&format!("  {warning}    "), &shown(says)));
    }
    for source in &report.sources {
        let name = source.name.as_deref().map(|name| format!(" ({})", shown(name))).unwrap_or_default();
        let witnesses = source.witnesses.join(", ");
        let says =
            format!("{}{name}: {}, as {} say", source.address, counted(source.messages, "mail"), shown(&witnesses));
        let _ = writeln!(page, "{}", labelled(2, "about", &says));
    }
    let _ = writeln!(page, "\nWhat is sent, to the last letter:\n");
    for line in report.mail.message.lines() {
        let _ = writeln!(page, "  {}", sanitize::line(line, SHOWN_MAX * 4));
    }
    if report.state == State::Prepared {
        let _ = writeln!(page, "\nTo send it:      alibi report {} --approve", report.id);
        let _ = writeln!(page, "Not to send it:  alibi report {} --decline", report.id);
    }
    page
}

pub fn state(report: &Report) -> &'static str {
    match report.state {
        State::Prepared => "prepared",
        State::Approved => "approved",
        State::Declined => "declined",
        State::Expired => "expired",
        State::Queued => "queued",
        State::Sent => "sent",
        State::Failed => "failed",
        State::Answered => "answered",
    }
}

/// Why it is where it is, what came of it, and what the desk said.
fn remarks(report: &Report, effect: Option<&Effect>) -> Vec<String> {
    let mut remarks = Vec::new();
    remarks.extend(report.escalates.as_ref().map(|id| format!("asks again about {id}, at the network around it")));
    remarks.extend(report.why.as_deref().map(shown));
    remarks.extend(effect.and_then(Effect::says));
    remarks.extend(report.answers.iter().map(|(at, answer)| format!("{}: {}", day(*at), said(answer))));
    remarks
}

fn said(answer: &Answer) -> String {
    match answer {
        Answer::Bounced { status: Some(status) } => format!("it came back ({})", shown(status)),
        Answer::Bounced { status: None } => "it came back".to_owned(),
        Answer::Acknowledged { ticket: Some(ticket) } => format!("taken in, as ticket {}", shown(ticket)),
        Answer::Acknowledged { ticket: None } => "taken in by a program".to_owned(),
        Answer::NotOurs => "the desk says that it is not its network".to_owned(),
        Answer::OptOut => "the desk wants no more reports".to_owned(),
        Answer::WebForm { form: Some(form) } => format!("the desk takes reports by a form only: {}", shown(form)),
        Answer::WebForm { form: None } => "the desk takes reports by a form only".to_owned(),
        Answer::Human => "a person answered: read it in your mailbox".to_owned(),
        Answer::Doubted { says } => {
            format!("{} -- so says a mail of which nothing shows that the desk wrote it", said(says))
        }
    }
}

fn day(at: Timestamp) -> String {
    at.strftime("%Y-%m-%d").to_string()
}

fn shown(text: &str) -> String {
    sanitize::line(text, SHOWN_MAX)
}
