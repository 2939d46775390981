//! One returned mail as a report shows it: its header, without the names of third parties.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// A redacted header, with who returned it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sample {
    /// The case that it comes from.
    pub case: String,
    /// Host that returned the mail, as its notice names it; else its organisation.
    pub witness: String,
    /// When the witness took the mail in, by its own line; else when the notice arrived.
    pub seen: Timestamp,
    /// The header, redacted, in ASCII; lines end in LF and none is longer than a mail may have.
    pub header: String,
}
