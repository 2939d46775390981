//! One mail on its way through the steps, and what is kept of it.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::facts::Facts;
use crate::original::Extent;
use crate::recognise::Notice;
use crate::trace::Trace;
use crate::verdict::Verdict;

/// What is kept of a case: enough to decide it again, offline, and to explain it. The mail itself stays in the mailbox.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CaseRecord {
    /// Names the content: equal for the same mail under another UID.
    pub key: String,
    pub account: String,
    /// The incident it belongs to; empty if none.
    pub incident: String,
    pub arrived: Timestamp,
    pub notice: Notice,
    pub extent: Extent,
    /// The header of the returned mail, sanitised nowhere: foreign text.
    pub original_header: String,
    pub trace: Trace,
    pub facts: Facts,
    pub verdict: Verdict,
}
