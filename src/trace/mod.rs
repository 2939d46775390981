//! From the returned mail's `Received:` chain to the computer that injected it.
//!
//! The bouncing organisation is the root of trust. Its own lines are believed; the first line that does not link to the one
//! above it is where somebody else's text begins, and the last believed peer is the source.

use std::net::IpAddr;

use serde::{Deserialize, Serialize};

use crate::mail::received::Received;

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
    pub line: Received,
    pub trust: Trust,
    /// One sentence: why it is believed or not.
    pub why: String,
}

/// Who handed the mail in at the injection point.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Injection {
    /// Index into [`Trace::hops`] of the line that names the address.
    pub hop: usize,
    pub address: IpAddr,
    /// The injecting computer logged in at the writer of that line: an account there was used.
    pub account: Option<String>,
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
}
