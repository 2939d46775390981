//! Cases that belong together are one event in the owner's life.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::verdict::Class;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    Open,
    Closed,
}

/// One event: many returns, one story.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Incident {
    /// Short, for people: `K7QM-3F2A`.
    pub id: String,
    pub account: String,
    pub state: State,
    pub class: Class,
    pub opened: Timestamp,
    pub last_seen: Timestamp,
    pub messages: u64,
    /// What the owner was told last; None before the first notice.
    pub told: Option<Class>,
    /// Notices written so far: numbers their Message-IDs.
    pub notices: u32,
}
