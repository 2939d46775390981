//! What a domain does so that others can refuse forged mail, and what to do next, in order.
//!
//! Three records in the DNS do it: SPF says who may send, DKIM signs, DMARC says what to do with mail that is neither. A wrong
//! step here costs the owner's own mail, so each advice follows from what is published and from what is known of the owner's own
//! mail; a strict policy is never advised before the owner's own senders are seen to pass it, and what could not be asked is
//! said to be unknown, never missing.
//!
//! [`questions`] says what to ask, [`advise`] is arithmetic on the answers. Each sentence is a [`Saying`]: a code with its
//! values, so that it can be said in any language.

mod dkim;
mod dmarc;
mod receiving;
mod refused;
mod spf;
#[cfg(test)]
mod tests;
mod words;

use serde::Serialize;

use crate::facts::{Fact, Facts, Question};
use crate::owner::Learned;
use crate::providers;

pub use refused::{Share, refused};
pub use words::english;

/// Selectors that are looked at.
pub const SELECTORS_MAX: usize = 20;
/// Services that are named.
const SERVICES_MAX: usize = 20;

/// What is known about how the owner's own mail leaves.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Known {
    pub learned: Learned,
    /// Selectors to look at, beside those that were learned.
    pub selectors: Vec<String>,
    /// Where reports shall go: an address that the owner reads, best one that alibi watches.
    pub mailbox: Option<String>,
}

/// A sentence: its code, and the values that stand in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Saying {
    pub code: &'static str,
    pub values: Vec<(&'static str, String)>,
}

impl Saying {
    fn new(code: &'static str) -> Saying {
        Saying { code, values: Vec::new() }
    }

    fn with(mut self, name: &'static str, value: impl ToString) -> Saying {
        self.values.push((name, value.to_string()));
        self
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    Good,
    Weak,
    Missing,
    /// Could not be asked, or cannot be known from outside.
    Unknown,
}

/// How one of the records stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    pub state: State,
    pub says: Saying,
    /// The records as published.
    pub published: Vec<String>,
}

/// A record to publish; always TXT.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Record {
    pub name: String,
    pub value: String,
    /// The one that it takes the place of.
    pub replaces: Option<String>,
}

/// Something to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Step {
    pub says: Saying,
    pub record: Option<Record>,
}

impl Step {
    fn new(says: Saying) -> Step {
        Step { says, record: None }
    }

    fn with(says: Saying, name: impl Into<String>, value: impl Into<String>, replaces: Option<&str>) -> Step {
        let record = Record { name: name.into(), value: value.into(), replaces: replaces.map(str::to_owned) };
        Step { says, record: Some(record) }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Advice {
    pub domain: String,
    pub spf: Finding,
    pub dkim: Finding,
    pub dmarc: Finding,
    /// Does the domain receive mail?
    pub receiving: Finding,
    /// In the order in which they should be done.
    pub steps: Vec<Step>,
    pub avoid: Vec<Saying>,
    /// Who is seen to send for the domain: included records of others, and hosts that the owner's mail left by.
    pub services: Vec<String>,
}

/// One part's view: how it stands, and what to do.
struct Part {
    finding: Finding,
    steps: Vec<Step>,
}

/// What to ask before [`advise`].
pub fn questions(domain: &str, known: &Known) -> Vec<Question> {
    let mut questions = Vec::from(spf::questions(domain));
    questions.extend(dkim::questions(domain, known));
    questions.extend(dmarc::questions(domain));
    questions.extend(receiving::questions(domain));
    questions
}

pub fn advise(domain: &str, known: &Known, facts: &Facts) -> Advice {
    let receiving = receiving::look(domain, facts);
    let spf = spf::look(domain, known, facts, &receiving);
    let dkim = dkim::look(domain, known, facts);
    // A strict policy is safe where the owner's own mail is known to pass. A key that is published signs nothing by itself.
    let published = spf.finding.state == State::Good && dkim.finding.state == State::Good;
    let ready = published && known.learned.always_signs(domain);
    let dmarc = dmarc::look(domain, known, facts, ready);
    let mut avoid = vec![Saying::new("avoid-everybody")];
    if dmarc.finding.state != State::Good && !ready {
        avoid.push(Saying::new("avoid-haste"));
    }
    let steps = spf.steps.into_iter().chain(dkim.steps).chain(dmarc.steps).collect();
    Advice {
        domain: domain.to_owned(),
        spf: spf.finding,
        dkim: dkim.finding,
        dmarc: dmarc.finding,
        receiving,
        steps,
        avoid,
        services: services(domain, known, facts),
    }
}

/// The DNS answers, and has nothing that a domain in use has: a name that nobody registered, or a slip of the pen. Where no
/// MX is known, there is no address either (RFC 5321, 5.1).
pub fn is_unheard_of(domain: &str, facts: &Facts) -> bool {
    let absent = |question| matches!(facts.get(&question), Some(Fact::Absent));
    let silent = |name: &str| facts.texts(name).is_some_and(<[String]>::is_empty);
    absent(Question::Exchangers(domain.to_owned())) && silent(domain) && silent(&format!("_dmarc.{domain}"))
}

impl Advice {
    /// Nothing is left to do.
    pub fn is_fine(&self) -> bool {
        self.steps.is_empty()
    }

    /// Something could not be asked.
    pub fn is_incomplete(&self) -> bool {
        [&self.spf, &self.dmarc].iter().any(|finding| finding.state == State::Unknown)
    }
}

fn services(domain: &str, known: &Known, facts: &Facts) -> Vec<String> {
    let senders = facts.senders(domain);
    let others = senders.into_iter().flat_map(|senders| senders.services.iter().map(|service| service.domain.as_str()));
    let mut named: Vec<String> = Vec::new();
    for name in others.map(|name| providers::one_name(crate::mail::address::organisation(name).unwrap_or(name))) {
        if !named.iter().any(|known| known == name) && named.len() < SERVICES_MAX {
            named.push(name.to_owned());
        }
    }
    let listed = |address| senders.is_some_and(|senders| senders.service(address).is_some());
    let hosts = known.learned.outgoing.iter().filter(|host| !listed(host.address));
    named.extend(hosts.take(SERVICES_MAX).map(|host| host.address.to_string()));
    named
}

/// What could not be asked.
fn unknown(code: &'static str) -> Finding {
    Finding { state: State::Unknown, says: Saying::new(code), published: Vec::new() }
}
