//! What would have to be true for another verdict.

use serde::{Deserialize, Serialize};

use super::Class;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    pub verdict: Class,
    /// The condition, in words. It does not hold already: what the evidence shows is no condition.
    #[serde(rename = "if")]
    pub condition: String,
}

impl Change {
    pub fn new(verdict: Class, condition: impl Into<String>) -> Change {
        Change { verdict, condition: condition.into() }
    }
}
