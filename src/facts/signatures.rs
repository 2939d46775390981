//! What signatures on a mail say: DKIM (RFC 6376) and ARC (RFC 8617).

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::mail::authres::AuthResults;

/// One DKIM signature, judged at the time of the mail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signature {
    pub domain: String,
    pub selector: String,
    pub result: SignatureResult,
    /// Names of the signed header fields, lower case.
    pub signed: Vec<String>,
    pub signed_at: Option<Timestamp>,
    /// Content-Type is signed, or there is none: nobody made other parts of the signed body by another boundary.
    #[serde(default)]
    pub framed: bool,
    /// The public key, as a short hash: who publishes one key under two names is one.
    #[serde(default)]
    pub key: Option<String>,
    /// What the verifier said, in a few words.
    pub detail: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SignatureResult {
    /// Header and body are as signed.
    Pass,
    /// The signature over the header holds (with the body hash that it states); the body was not returned, or not in full.
    HeaderPass,
    /// The signature over the header holds, and the body, which came back whole, is another one or longer than was signed (`l=`).
    /// A server on the way changed it, or somebody put his own text below the header.
    OtherBody,
    /// The signature does not hold over what came back. Bouncers rewrite mail: this is "not proven", never proof of forgery.
    Fail,
    /// The key is no longer published, or never was.
    NoKey,
    /// The signature cannot be read.
    Broken,
    /// The key could not be asked for.
    Unknown,
}

/// The ARC chain of a mail, RFC 8617, judged at the time of the mail. It explains how a mail travelled; by itself it proves
/// neither guilt nor innocence, because everybody may seal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seals {
    /// Of the whole chain. [`SignatureResult::Pass`]: all seals hold, and header and body are as the last sealer saw them.
    /// [`SignatureResult::HeaderPass`]: the same, but the body was not returned, or not as it was. Anything else: the chain is
    /// text that somebody wrote.
    pub result: SignatureResult,
    /// The first sealer first.
    pub seals: Vec<Seal>,
    /// What the verifier said, in a few words.
    pub detail: String,
}

impl Seals {
    /// All seals hold, and the header is as the last sealer saw it.
    pub fn hold(&self) -> bool {
        matches!(self.result, SignatureResult::Pass | SignatureResult::HeaderPass)
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seal {
    /// Who sealed: `d=` of the seal, lower case.
    pub domain: String,
    pub selector: String,
    pub sealed_at: Option<Timestamp>,
    /// What the sealer had found when the mail came in (ARC-Authentication-Results). Only if the whole chain holds.
    pub results: Option<AuthResults>,
}

impl SignatureResult {
    /// The header is as it was signed.
    pub fn holds(self) -> bool {
        matches!(self, SignatureResult::Pass | SignatureResult::HeaderPass | SignatureResult::OtherBody)
    }

    /// The same, or the key could not be asked for and may be the one.
    pub fn may_hold(self) -> bool {
        self.holds() || self == SignatureResult::Unknown
    }
}
