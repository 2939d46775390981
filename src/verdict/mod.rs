//! What follows from the evidence.

use serde::{Deserialize, Serialize};

/// Classes of verdict, as `trace --json` names them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Class {
    SentByYou,
    ThroughYourAccount,
    Forged,
    ForgedConfirmed,
    SuspiciousNotice,
    NotYourAddress,
    CannotTell,
    NotAReport,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stance {
    ForOwner,
    AgainstOwner,
    Neutral,
    Unusable,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Strength {
    Colour,
    Weak,
    Supporting,
    Strong,
    Proof,
}

/// One reason. Owner's mail, abuse report, `explain` and JSON are four prints of the list of these.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    pub code: String,
    pub stance: Stance,
    pub strength: Strength,
    /// A sentence for a person.
    pub says: String,
    /// The header line, DNS answer or folder that it rests on.
    pub from: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verdict {
    pub class: Class,
    pub evidence: Vec<Evidence>,
    /// For `CannotTell`: what would have decided it.
    pub missing: Vec<String>,
}
