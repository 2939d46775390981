//! From the returned mail's `Received:` chain to the computer that injected it.
//!
//! The bouncing organisation is the root of trust. Its own lines are believed ([`chain`]); the first line that does not link to the
//! one above it is where somebody else's text begins, and the first peer outside that organisation is the source. What makes two
//! lines link, and what never does, is in [`trust`]. A line planted below that point cannot change the answer: nothing below it is
//! asked. [`onward`] goes on below it for one purpose only, when the source turned out to be the owner's own provider.
//!
//! The trace itself asks nobody. [`inquire`] also says which look-ups would help it; called again as answers come in, it asks on.

pub mod chain;
pub mod handoff;
pub mod onward;
pub mod special;
mod step;
pub mod trust;

use std::net::IpAddr;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::facts::{Facts, Question};
use crate::mail::received::{Received, Stamp};

pub use onward::{Onward, onward};

/// Lines that are read of one chain. SMTP servers give up at 100 hops (RFC 5321, 6.3), and a stranger may write any number.
pub const HOPS_MAX: usize = 100;
/// Questions that one trace may have, answered ones included.
pub const QUESTIONS_MAX: usize = 32;

/// Why a hop is believed, or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Trust {
    /// Written by the organisation that bounced.
    Bouncer,
    /// Written by a host that a believed line saw connecting.
    Linked,
    /// Anybody can have written it.
    Claimed,
    /// The line names two peers, or none that can be told.
    Ambiguous,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hop {
    pub line: Arc<Received>,
    pub trust: Trust,
    /// One sentence: why it is believed or not.
    pub why: String,
}

/// What ties the top of the chain to the organisation that bounced, strongest first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Anchor {
    /// The host that wrote it is the Reporting-MTA.
    ByReportingMta,
    /// It is a mail exchanger of the failed recipient's domain, or of the same organisation as one.
    ByExchanger,
    /// It belongs to the organisation of the Reporting-MTA, the failed recipient, or the host that delivered the notice.
    BySameOrganisation,
    /// Nothing ties it. In one real notice of seven it is still the bouncer's own, under another name; or the bouncer left its
    /// own line out, and this one is somebody's text. What follows from it is worth less.
    #[default]
    Unanchored,
}

/// Who handed the mail in at the injection point.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Injection {
    /// Index into [`Trace::hops`] of the line that names the address.
    pub hop: usize,
    pub address: IpAddr,
    /// The injecting computer logged in at the writer of that line: an account there was used. Empty if the name is not printed.
    pub account: Option<String>,
    /// A name of the address that resolves back to it.
    #[serde(default)]
    pub name: Option<String>,
}

impl Injection {
    /// What it is called: by the line that names it, and by the DNS.
    pub fn names<'a>(&'a self, facts: &'a Facts) -> impl Iterator<Item = &'a str> {
        self.name.as_deref().into_iter().chain(facts.confirmed_names(self.address))
    }
}

/// How the believed part of the chain ends.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum End {
    /// At a peer outside the bouncing organisation.
    Peer,
    /// At somebody who logged in.
    Account,
    /// At a web page or an HTTP interface of the writer.
    Web,
    /// At a program on the writer's own host.
    Local,
    /// At a line that leaves the peer out.
    Withheld,
    /// At a line that names two peers.
    Ambiguous,
    /// Inside the organisation: what its own host got it from is not on record.
    Inside,
    /// There is no line.
    #[default]
    NoLines,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trace {
    /// Top first.
    pub hops: Vec<Hop>,
    pub injection: Option<Injection>,
    /// One sentence: why this address, or why none.
    pub why: String,
    /// Index of the first hop that does not link: from here on the lines are claims.
    pub cut: Option<usize>,
    #[serde(default)]
    pub anchor: Anchor,
    #[serde(default)]
    pub end: End,
    /// Index of the last line that the bouncing organisation wrote.
    #[serde(default)]
    pub last_believed: Option<usize>,
    /// Times that cannot be, in sentences. Colour, never a reason.
    #[serde(default)]
    pub hints: Vec<String>,
    /// The chain was longer than is read.
    #[serde(default)]
    pub truncated: bool,
    /// The source was reached over an inner hand-over that a front which hides its clients shows as well: then the line below it is the
    /// client's own text. It accuses somebody only together with a chain that is not so.
    #[serde(default)]
    pub perhaps_hidden: bool,
    /// A look-up on which the walk rests had no answer, because nobody could say: it may have ended too early.
    #[serde(default)]
    pub could_not_ask: bool,
}

/// What is known of who bounced. All of it comes from the notice and its delivery.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Bouncer {
    /// Name of the Reporting-MTA, lower case.
    pub reporting_mta: Option<String>,
    /// Domains of the failed recipients, lower case.
    pub recipient_domains: Vec<String>,
    /// Names of the host that delivered the notice to the owner's provider, as the provider recorded or confirmed them, and the
    /// domain that the notice is from.
    pub hosts: Vec<String>,
    /// The address of that host.
    pub address: Option<IpAddr>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Settings {
    /// In recorded worlds and tests the documentation networks count as public.
    pub documentation_is_public: bool,
}

/// Follows the `Received:` lines of the returned mail, top first.
pub fn trace(stamps: &[Stamp], bouncer: &Bouncer, facts: &Facts, settings: Settings) -> Trace {
    let inquiry = trust::Inquiry::new(facts);
    follow(stamps, bouncer, &inquiry, settings)
}

/// The same, with the look-ups that would help it, as far as can be said with the facts so far.
pub fn inquire(stamps: &[Stamp], bouncer: &Bouncer, facts: &Facts, settings: Settings) -> (Trace, Vec<Question>) {
    let inquiry = trust::Inquiry::new(facts);
    let trace = follow(stamps, bouncer, &inquiry, settings);
    (trace, facts.open(inquiry.asked()))
}

fn follow(stamps: &[Stamp], bouncer: &Bouncer, inquiry: &trust::Inquiry<'_>, settings: Settings) -> Trace {
    let lines = stamps.iter().take(HOPS_MAX).map(|stamp| stamp.line().clone()).collect();
    let mut trace = chain::follow(lines, stamps.len() > HOPS_MAX, bouncer, inquiry, settings);
    trace.could_not_ask = inquiry.is_open();
    trace
}

#[cfg(test)]
mod tests;
