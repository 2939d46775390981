//! When somebody tries to make alibi accuse: what the owner is told about it.
//!
//! A try never becomes a report; but who is asked to approve reports should know that somebody plays with the evidence. A sign
//! is no proof: a small mail system that returns a thousand mails looks like it, so the sentence says "may".

use std::net::IpAddr;

use serde::{Deserialize, Serialize};

use super::Smolder;
use super::eligible::{self, Asked};

/// Notices that name one address without being believed, from which it is no accident.
pub const NOTICES_MIN: u64 = 20;

/// A sign that somebody wants an address accused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attempt {
    /// Who would have been accused.
    pub address: IpAddr,
    pub sign: Sign,
    /// Notices that make up the sign.
    pub notices: u64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sign {
    /// The same returned mails, again and again.
    Copies,
    /// Notices whose author is not who he says, or speaks about a mail that others received.
    Strangers,
    /// A big fire that only a few mail systems saw, none of which is known.
    FewVoices,
}

impl Attempt {
    /// For the owner, without a full stop.
    pub fn says(&self) -> String {
        let Attempt { address, notices, .. } = self;
        let what = match self.sign {
            Sign::Copies => {
                format!("{notices} notices that name {address} are copies of notices that were counted before")
            }
            Sign::Strangers => {
                format!("{notices} notices that name {address} do not come from the mail systems that they name")
            }
            Sign::FewVoices => {
                format!("{notices} returned mails name {address}, and only mail systems say so that anybody can set up")
            }
        };
        format!("{what}: somebody may be trying to make you accuse it; nothing is reported")
    }
}

/// Signs in an incident, the strongest of each address, by address.
pub fn attempts(asked: &Asked<'_>) -> Vec<Attempt> {
    let outcomes = eligible::may(asked);
    let since = eligible::since(asked);
    let mut found = Vec::new();
    for (address, heard) in asked.tally.iter() {
        let outcome = outcomes.iter().find(|(known, _)| *known == address).map(|(_, outcome)| outcome);
        // What may be reported is borne out, whatever else is said beside it.
        if matches!(outcome, Some(Ok(()))) {
            continue;
        }
        let unheard = matches!(outcome, Some(Err(Smolder::TooFewVoices { .. } | Smolder::NotConfirmed)));
        let few = if unheard && !heard.is_known() { heard.since(since).len() as u64 } else { 0 };
        let signs = [(Sign::Copies, heard.copies), (Sign::Strangers, heard.by_strangers), (Sign::FewVoices, few)];
        let sign = signs.into_iter().find(|(_, notices)| *notices >= NOTICES_MIN);
        found.extend(sign.map(|(sign, notices)| Attempt { address, sign, notices }));
    }
    found
}
