//! What an incident came to when it was last looked at: the sources that were left to smolder, and who tried to frame somebody.

use std::net::IpAddr;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::incident::Incident;
use crate::verdict::Class;

use super::Smolder;
use super::framing::Attempt;

/// While mail comes in, an incident is looked at so often.
const EVERY: SignedDuration = SignedDuration::from_mins(10);
/// The same if the owner is about to be told of it.
const BEFORE_A_NOTICE: SignedDuration = SignedDuration::from_mins(1);
/// Without new mail: evidence grows old, contacts have rested, look-ups that failed may succeed.
const OTHERWISE: SignedDuration = SignedDuration::from_hours(1);
/// So long after its last mail nothing more comes of it.
const AFTER_THE_LAST: SignedDuration = SignedDuration::from_hours(4 * 24);

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Planned {
    pub account: String,
    pub incident: String,
    pub at: Timestamp,
    /// What it had counted then, and as what.
    pub messages: u64,
    pub class: Class,
    /// Each source without a report, the busiest first.
    pub smolder: Vec<(IpAddr, Smolder)>,
    pub attempts: Vec<Attempt>,
}

impl Planned {
    /// Is it time to look at the incident (again)? `before`: what the last look came to.
    pub fn is_due(before: Option<&Planned>, incident: &Incident, notice_is_due: bool, now: Timestamp) -> bool {
        let Some(before) = before else { return true };
        let age = now.duration_since(before.at);
        // A look of the future is one by a clock that was wrong.
        if age.is_negative() {
            return true;
        }
        let changed = before.messages != incident.messages || before.class != incident.class;
        let pause = match (changed, notice_is_due) {
            (true, true) => BEFORE_A_NOTICE,
            (true, false) => EVERY,
            (false, _) => OTHERWISE,
        };
        age >= pause && (changed || now.duration_since(incident.last_seen) < AFTER_THE_LAST)
    }
}
