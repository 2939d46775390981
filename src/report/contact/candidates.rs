//! What is offered as contacts of a source, in the shape in which contacts are chosen.

use jiff::{SignedDuration, Timestamp};

use crate::facts::{Level, Netblock, Offer};

/// Networks of one chain that are looked at, the smallest first. What lies further out knows nothing of the source.
pub const LEVELS_MAX: usize = 5;
/// How old an answer of the registries may be when a report leaves: a contact that moved on gets the next one's trouble.
pub const FRESH_MAX: SignedDuration = SignedDuration::from_hours(24);

/// Who may be written to about one source.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Candidates {
    /// The networks that hold the source, the smallest first.
    pub levels: Vec<Level>,
    /// From elsewhere: the autonomous system, services that know contacts.
    pub others: Vec<Offer>,
}

impl From<&Netblock> for Candidates {
    fn from(block: &Netblock) -> Candidates {
        Candidates { levels: block.levels.clone(), others: block.others.clone() }
    }
}

/// Is the answer new enough to write a report on? What is recorded does not age.
pub fn is_fresh(block: &Netblock, now: Timestamp) -> bool {
    block.asked.is_none_or(|asked| now.duration_since(asked).abs() <= FRESH_MAX)
}
