//! One `Received:` line: what it says, and what of it the writer saw itself. RFC 5321, 4.4.

use std::net::IpAddr;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// A parsed `Received:` line. Everything in it is what the line says; whether to believe it is the trace's business.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Received {
    /// The software that wrote the line, as far as its shape tells: `postfix`, `exim`, `qmail`, ... or empty.
    pub writer: String,
    /// The address of the computer that connected, as the writer saw it. In normal form (IPv4-mapped folded, no zone).
    pub peer: Option<IpAddr>,
    /// Two or more candidates for `peer`: none can be believed, and `peer` is None.
    pub ambiguous: bool,
    /// The name that the writer looked up for the peer.
    pub name: Option<String>,
    /// That kind of writer prints only names that resolve back to the peer (and did not mark this one as doubtful).
    pub name_confirmed: bool,
    /// What the peer called itself (HELO, EHLO). Never evidence.
    pub helo: Option<String>,
    /// The host that wrote the line.
    pub by: Option<String>,
    /// The writer's own address, where it prints it.
    pub by_address: Option<IpAddr>,
    /// Protocol, upper case: `ESMTPS`, `LMTP`, `HTTP`, `LOCAL`.
    pub with: Option<String>,
    pub id: Option<String>,
    /// The one envelope recipient, lower case, where the line names it.
    pub recipient: Option<String>,
    /// The peer logged in: the account name if printed, else empty.
    pub authenticated: Option<String>,
    /// No network peer: handed in by a local program (pickup, `local`, userid, Submit).
    pub local: bool,
    pub date: Option<Timestamp>,
}
