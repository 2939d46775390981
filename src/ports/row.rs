//! A mail on its way out, as the state holds it.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{OutboxState, Outgoing};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OutboxRow {
    pub account: String,
    pub incident: String,
    pub mail: Outgoing,
    pub state: OutboxState,
    pub attempts: u32,
    /// Not before this time.
    pub due: Timestamp,
    /// When the row was written.
    pub written: Timestamp,
    pub last_error: Option<String>,
}

impl OutboxRow {
    /// A mail that goes out as soon as it can.
    pub fn new(account: &str, incident: &str, mail: Outgoing, now: Timestamp) -> OutboxRow {
        OutboxRow {
            account: account.to_owned(),
            incident: incident.to_owned(),
            mail,
            state: OutboxState::New,
            attempts: 0,
            due: now,
            written: now,
            last_error: None,
        }
    }
}
