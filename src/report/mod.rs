//! What the network is told: a report to the abuse desk of a source, prepared for the owner to approve.
//!
//! A report accuses somebody, so it asks for more than a verdict does, and everything that it does not get a yes for is left to
//! smolder, with its reason in a sentence. The steps: [`tally`] counts what the cases of an incident say about each source,
//! [`eligible`] says which sources may be reported, [`contact`] whom to write to, [`redact`] takes the names of third parties
//! out of the headers, [`compose`] writes the mail, [`outcome`] compares before and after. [`framing`] notices when somebody
//! tries to make alibi accuse. All of it is arithmetic on values: whether a report is sent, a person says.

pub mod answer;
pub mod compose;
pub mod contact;
pub mod eligible;
pub mod forward;
pub mod framing;
mod limits;
pub mod outcome;
pub mod plan;
mod planned;
pub mod question;
pub mod recheck;
pub mod redact;
pub mod sample;
mod smolder;
mod state;
mod suppress;
pub mod tally;
pub mod text;
pub mod voice;

pub use contact::{Contact, Outcome};
pub use limits::Limits;
pub use planned::Planned;
pub use sample::Sample;
pub use smolder::Smolder;
pub use state::{Answer, Mail, Report, Reported, State};
pub use suppress::{Reason, Suppressed, Suppression};

#[cfg(test)]
mod tests;
