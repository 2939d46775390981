//! What is learned about the owner's side from the owner's own mailbox, and kept with the account.
//!
//! Values only; how they are learned, and from what never, is in `learn`. Everything here may be empty: then nothing was
//! learned, which is never a reason for or against anything.

use std::net::IpAddr;

use serde::{Deserialize, Serialize};

use crate::mail::{address, embedded};

/// Mails of the owner's domain that must have been signed, one and all, before a mail without a signature means something
/// (evidence K10).
pub const SIGNED_MAILS_MIN: u32 = 20;

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Learned {
    /// Names under which the owner's provider writes at the top of the owner's mail: hosts, and authserv-ids (RFC 8601, 2.5).
    pub providers: Vec<String>,
    /// Addresses from which the owner's own mail came, by the provider's own line.
    pub outgoing: Vec<Outgoing>,
    /// How the mail of the owner's domains is signed.
    pub signing: Vec<Signing>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outgoing {
    pub address: IpAddr,
    /// Own mails that came from there.
    pub mails: u32,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signing {
    /// The domain in From, one of the owner's.
    pub domain: String,
    /// Own mails with a signature of that domain or its organisation.
    pub signed: u32,
    /// Own mails, or mails that may have been own, without one.
    pub unsigned: u32,
    /// Under which selectors, in the order of their names.
    #[serde(default)]
    pub selectors: Vec<String>,
}

impl Learned {
    /// Is all mail from this domain signed by it? Only then does a missing signature say something.
    pub fn always_signs(&self, domain: &str) -> bool {
        let domain = address::normal(domain);
        self.signing.iter().any(|one| one.domain == domain && one.unsigned == 0 && one.signed >= SIGNED_MAILS_MIN)
    }

    /// Takes over what was learned anew. What was not seen again this time stays, unless what was seen speaks against it.
    pub fn renew(&mut self, fresh: Learned) {
        if !fresh.providers.is_empty() {
            self.providers = fresh.providers;
        }
        if !fresh.outgoing.is_empty() {
            self.outgoing = fresh.outgoing;
        }
        for one in fresh.signing {
            match self.signing.iter_mut().find(|known| known.domain == one.domain) {
                Some(known) if one.unsigned > 0 || one.signed >= known.signed => *known = one,
                Some(_) => {}
                None => self.signing.push(one),
            }
        }
    }

    /// Did mail that was surely the owner's come from this address?
    pub fn is_outgoing(&self, address: IpAddr) -> bool {
        self.outgoing.iter().any(|host| embedded::same_host(host.address, address))
    }
}
