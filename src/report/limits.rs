//! How much fire a report needs, and how many reports there may be. Abuse desks are flooded; who writes to them too often or
//! about too little is filtered, and so are the people after him.

use jiff::SignedDuration;
use serde::{Deserialize, Serialize};

/// All of these are the installation's, not one account's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Limits {
    /// Returned mails that name a source, within [`Limits::window`], from which a report makes sense.
    pub messages_min: u64,
    /// Messages and witnesses count together within this time before now; older evidence is no evidence.
    pub window: SignedDuration,
    /// Sources of one incident that are reported, the busiest first.
    pub sources_max: usize,
    /// One report for a contact in this time.
    pub contact_rest: SignedDuration,
    /// Reports in 24 hours, of all accounts together.
    pub per_day_max: u64,
    /// Unrelated mail systems that must name a source if none of them is known to be beyond a forger's reach.
    pub voices_min: usize,
    /// Headers that are shown in a report.
    pub samples_max: usize,
    /// After a report the evidence must go on for this long before the holder of the larger network may be asked.
    pub escalation_after: SignedDuration,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            messages_min: 20,
            window: SignedDuration::from_hours(48),
            sources_max: 3,
            contact_rest: SignedDuration::from_hours(7 * 24),
            per_day_max: 5,
            voices_min: 4,
            samples_max: 3,
            escalation_after: SignedDuration::from_hours(7 * 24),
        }
    }
}
