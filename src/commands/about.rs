//! An incident for programs and for the pages of several commands: what was found, when, how much, and from where. The state's own
//! form has more (hashes of what is only compared), which means nothing outside of it. Names and meanings stay; fields may be added.

use std::net::IpAddr;

use jiff::Timestamp;
use serde::Serialize;

use crate::facts::Netblock;
use crate::incident::{Count, Incident, State};
use crate::sanitize;
use crate::verdict::Class;

use super::layout::{counted, wrap};

/// The longest foreign value, in characters.
const SHOWN_MAX: usize = 300;
/// Sources that are shown to a person.
const SOURCES_MAX: usize = 5;
/// Addresses of the owner's that are listed.
const ADDRESSES_MAX: usize = 20;

#[derive(Debug, Serialize)]
pub struct About {
    pub id: String,
    pub account: String,
    pub state: State,
    pub verdict: Class,
    pub says: &'static str,
    pub opened: Timestamp,
    pub last_seen: Timestamp,
    pub messages: u64,
    /// Computers that handed mail in, and the networks that they stand in.
    pub computers: Count,
    pub networks: Count,
    /// The owner's addresses that were used.
    pub addresses: Vec<String>,
    /// Notices that were written about it.
    pub notices: u32,
    /// Where the mail was handed in, most messages first.
    pub sources: Vec<Source>,
}

#[derive(Debug, Serialize)]
pub struct Source {
    pub ip: IpAddr,
    /// A name that resolves back to the address.
    pub name: Option<String>,
    pub network: Option<String>,
    pub asn: Option<u32>,
    pub messages: u64,
    /// Organisations whose authenticated notices name it.
    pub witnesses: Vec<String>,
}

impl About {
    pub fn of(incident: &Incident) -> About {
        let sources = incident.sources.ranked().into_iter().map(|(ip, source)| Source {
            ip,
            name: source.name.clone(),
            network: source.netblock.as_ref().map(network),
            asn: source.netblock.as_ref().and_then(|block| block.asn),
            messages: source.messages,
            witnesses: source.witnesses.keys().cloned().collect(),
        });
        About {
            id: incident.id.clone(),
            account: incident.account.clone(),
            state: incident.state,
            verdict: incident.class,
            says: incident.class.says(),
            opened: incident.opened,
            last_seen: incident.last_seen,
            messages: incident.messages,
            computers: incident.sources.computers(),
            networks: incident.sources.networks(),
            addresses: incident.identities.iter().take(ADDRESSES_MAX).cloned().collect(),
            notices: incident.notices,
            sources: sources.collect(),
        }
    }

    /// The busiest sources, a line each, and what of the mail came from none that is known, so that the numbers add up.
    pub fn sources_in_words(&self) -> Vec<String> {
        let mut lines: Vec<String> = self.sources.iter().take(SOURCES_MAX).map(Source::line).collect();
        let (shown, more) = self.sources.split_at(self.sources.len().min(SOURCES_MAX));
        let sum = |sources: &[Source]| sources.iter().map(|source| source.messages).fold(0, u64::saturating_add);
        let mut add = |says: String| lines.push(wrap("  - ", &says));
        if !more.is_empty() {
            add(format!("{} from {} more", counted(sum(more), "mail"), counted(more.len() as u64, "computer")));
        }
        let known = sum(shown).saturating_add(sum(more));
        if known > 0 && known < self.messages {
            add(format!("{} without a proven source", counted(self.messages - known, "mail")));
        }
        lines
    }
}

impl Source {
    fn line(&self) -> String {
        let network = self.network.as_ref().map(|network| format!(" (“{network}”)")).unwrap_or_default();
        let witnesses = match self.witnesses.len() as u64 {
            0 => "by the word of no mail system that is proven to have seen it".to_owned(),
            count => format!("by the word of {}", counted(count, "mail system")),
        };
        let says = format!("{} from {}{network}, {witnesses}", counted(self.messages, "mail"), self.ip);
        wrap("  - ", &says)
    }
}

/// How a network is called.
pub fn network(block: &Netblock) -> String {
    sanitize::line(if block.name.is_empty() { &block.network } else { &block.name }, SHOWN_MAX)
}
