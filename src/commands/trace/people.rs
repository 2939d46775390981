//! `trace` for people: a few lines a mail, coloured only on a terminal.

use crate::io::terminal;
use crate::record::CaseRecord;
use crate::sanitize;
use crate::verdict::{Class, Stance};

use super::Finding;
use super::report;

/// The longest piece of foreign text on a line.
const SHOWN_MAX: usize = 120;

pub fn print(path: &str, line: &Finding, record: &CaseRecord) -> bool {
    let mut text = format!("{}: {}", sanitize::line(path, 400), line.kind.name());
    if line.verdict == Class::NotAReport {
        return report::data(&text);
    }
    let class = terminal::paint(line.verdict.name(), colour(line.verdict));
    text.push_str(&format!(", {class}: {}", line.verdict.says()));
    if let Some(subject) = record.subject() {
        text.push_str(&format!("\n    the mail: {subject:?}"));
        if let Some(from) = &line.original_from {
            text.push_str(&format!(" from {}", sanitize::line(from, SHOWN_MAX)));
        }
    }
    match line.injection_ip {
        Some(address) => {
            text.push_str(&format!("\n    injected at {address}: {}", sanitize::line(&line.injection_why, 300)))
        }
        None if record.trace.hops.is_empty() => {}
        None => {
            text.push_str(&format!("\n    injection point not found: {}", sanitize::line(&line.injection_why, 300)))
        }
    }
    for evidence in &line.evidence {
        let sign = match evidence.stance {
            Stance::ForOwner => "it was you ",
            Stance::AgainstOwner => "not you    ",
            Stance::Neutral => "seen       ",
            Stance::Unusable => "not checked",
        };
        text.push_str(&format!("\n    {sign} {}", sanitize::line(&evidence.says, 300)));
    }
    for missing in &line.missing {
        text.push_str(&format!("\n    missing     {}", sanitize::line(missing, 300)));
    }
    report::data(&text)
}

fn colour(class: Class) -> terminal::Colour {
    match class {
        Class::ThroughYourAccount | Class::SuspiciousNotice => terminal::Colour::Red,
        Class::Forged | Class::ForgedConfirmed => terminal::Colour::Green,
        Class::CannotTell => terminal::Colour::Yellow,
        Class::SentByYou | Class::NotYourAddress | Class::NotAReport => terminal::Colour::Plain,
    }
}
