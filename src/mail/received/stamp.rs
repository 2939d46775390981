//! A `Received:` line as it came, and what it says, read once when somebody asks.
//!
//! Trace and verdict look at the same lines in every round of questions. The text is what is kept with a case, so that a better
//! reader can read it again; what it says follows from it.

use std::sync::{Arc, OnceLock};

use serde::{Deserialize, Serialize};

use super::{Received, parse};

/// One `Received:` field of a mail.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub struct Stamp {
    /// The value, unfolded.
    text: String,
    /// It stands below fields that the sender wrote. Not kept: what follows from it is kept with the trace.
    below_content: bool,
    line: OnceLock<Arc<Received>>,
}

impl Stamp {
    /// A line that stands below From, To or Subject.
    pub fn below_content(text: String) -> Stamp {
        Stamp { below_content: true, ..Stamp::from(text) }
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    /// What the line says.
    pub fn line(&self) -> &Arc<Received> {
        self.line.get_or_init(|| Arc::new(Received { below_content: self.below_content, ..parse(&self.text) }))
    }
}

impl From<String> for Stamp {
    fn from(text: String) -> Stamp {
        Stamp { text, below_content: false, line: OnceLock::new() }
    }
}

impl From<Stamp> for String {
    fn from(stamp: Stamp) -> String {
        stamp.text
    }
}

impl PartialEq for Stamp {
    fn eq(&self, other: &Stamp) -> bool {
        self.text == other.text
    }
}

impl Eq for Stamp {}
