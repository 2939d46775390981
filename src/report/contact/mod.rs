//! Whom to write to about a source: a contact with its provenance, a form to fill in by hand, or an honest "nobody".
//!
//! How old the contact's domain is, is not asked. A young one would be a sign against it; but the registries of domains are a
//! thousand more parties who would learn whom we are about to write to, many of them answer nobody, and of those that do a
//! forger with an old domain gets a better mark than a provider that changed its name. What is asked instead is the age of the
//! network's own record: a customer's network that is younger than 90 days is not asked, but the one around it (`level`).

mod candidates;
mod checks;
mod choose;
mod custom;
mod level;
mod mailbox;

use std::fmt;

use serde::{Deserialize, Serialize};

pub use candidates::{Candidates, FRESH_MAX, is_fresh};
pub use checks::{Forged, Known, is_nobody, normal};
pub use choose::{Asked, choose, decide, questions};
pub use custom::hint;

/// What the search for a contact came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "outcome", rename_all = "kebab-case")]
pub enum Outcome {
    Contact(Contact),
    /// The network takes reports only by a form: for a person, by hand.
    WebForm {
        form: String,
        from: String,
    },
    /// Each reason is a sentence about one contact that was looked at, or about there being none.
    Nobody {
        why: Vec<String>,
    },
    /// What must be known could not be asked. Never a yes.
    NotNow {
        why: String,
    },
}

/// An abuse contact that passed every check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    pub address: String,
    /// The network whose contact it is: `203.0.113.64/26`.
    pub network: String,
    pub step: Step,
    /// Where it was learned and why it was chosen, in sentences.
    pub provenance: Vec<String>,
    /// What speaks for it and against it.
    pub strong: Vec<String>,
    pub weak: Vec<String>,
    /// What the owner must see in red before saying yes.
    pub red: Vec<String>,
}

/// Whose contact it is. Never both at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    /// The smallest network that holds the source.
    Leaf,
    /// A network around it.
    Parent,
    /// The autonomous system, or a service that knows contacts: no network names one.
    Other,
}

impl fmt::Display for Contact {
    fn fmt(&self, into: &mut fmt::Formatter<'_>) -> fmt::Result {
        into.write_str(&self.address)
    }
}
