//! Between a yes and the sending: does all that was true when the report was prepared still hold?
//!
//! Days can lie between them. So the evidence must still be fresh, each source must still be one that may be reported, the
//! contact must still be the one that the registries name and that takes mail, and contact and day must have room. What does not
//! hold any more ends the report, and a new one is prepared and asked for; what could not be asked lets it wait.

use jiff::Timestamp;

use super::plan::{self, Around};
use super::{Limits, Report, Smolder, eligible};

/// What becomes of an approved report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Recheck {
    /// It may be sent.
    Go,
    /// Not now; a sentence without a full stop.
    Wait(String),
    /// Not any more.
    Void(String),
}

/// Is the newest mail that the report shows too old to be reported?
pub fn is_stale(report: &Report, now: Timestamp, limits: &Limits) -> bool {
    report.newest().is_none_or(|newest| now.duration_since(newest) > limits.window)
}

/// Why a stale report is not sent.
pub fn stale(limits: &Limits) -> String {
    format!("its newest evidence is more than {} hours old", limits.window.as_hours())
}

/// `around` holds all reports, this one too, and what was asked anew about its contact.
pub fn recheck(report: &Report, asked: &eligible::Asked<'_>, around: &Around<'_>) -> Recheck {
    if is_stale(report, asked.now, asked.limits) {
        return Recheck::Void(stale(asked.limits));
    }
    let may = eligible::may(asked);
    for source in &report.sources {
        let address = source.address;
        match may.iter().find(|(known, _)| *known == address) {
            Some((_, Ok(()))) => {}
            Some((_, Err(smolder))) => return Recheck::Void(smolder.says()),
            None => return Recheck::Void(format!("nothing names {address} any more")),
        }
    }
    match plan::recheck(report, asked, around) {
        Ok(()) => has_room(report, asked, around),
        Err(smolder @ Smolder::NotNow { .. }) => Recheck::Wait(smolder.says()),
        Err(smolder) => Recheck::Void(smolder.says()),
    }
}

fn has_room(report: &Report, asked: &eligible::Asked<'_>, around: &Around<'_>) -> Recheck {
    let contact = &report.contact.address;
    let rests = plan::resting(asked, around)
        .find(|(other, _)| other.id != report.id && other.contact.address == *contact && other.has_left());
    if let Some((_, until)) = rests {
        return Recheck::Void(Smolder::ContactRests { contact: contact.clone(), until }.says());
    }
    let most = asked.limits.per_day_max;
    let left = around.reports.iter().filter(|other| other.id != report.id && other.has_left());
    if plan::today(left, asked.now) >= most {
        return Recheck::Wait(Smolder::DayIsFull { most }.says());
    }
    Recheck::Go
}
