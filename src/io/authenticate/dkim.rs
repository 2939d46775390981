//! The DKIM signatures on a mail, also on one of which only the header came back.
//!
//! A signature covers the header fields that it lists and the body by the hash that it states. Half of all bounces return no
//! body or not the whole of it, and every verifier that we know then says "failed". But the header half still proves that the
//! owner's server signed this From, Date and Message-ID (evidence T35). So the two halves are judged apart: the body hash here,
//! the header by mail-auth, which is told that the stated hash is the right one. Key and expiry are judged for the time when
//! the mail was received, not for now: a bounce may be read days later.
//!
//! Bouncers rewrite mail, so nothing here is ever proof that a mail was forged.

use futures_util::future::join_all;
use jiff::Timestamp;
use mail_auth::common::crypto::{Algorithm, HashAlgorithm};
use mail_auth::common::headers::Header;
use mail_auth::common::verify::VerifySignature;
use mail_auth::{AuthenticatedMessage, DkimResult, Error, MessageAuthenticator, Parameters, dkim};

use super::keys::{self, Key, Keys};
use super::signed::{self, BodyClaim, SIGNED_MAX};
use crate::facts::{Answer, Fact, Signature, SignatureResult};
use crate::io::dns::Asker;
use crate::mail::address::{self, same_organisation};
use crate::mail::header;
use crate::records::key;
use crate::sanitize;

/// Signatures of one mail that are looked at: those of the domain in From, then the topmost ones. As many that cannot be read are
/// named.
pub const SIGNATURES_MAX: usize = 10;

/// Characters of a domain or selector that are kept (RFC 1035, 2.3.4).
const DOMAIN_MAX: usize = 255;

/// All signatures of `mail`. `full`: the body is all there, byte for byte.
pub async fn signatures(dns: Asker<'_>, mail: &[u8], full: bool) -> Fact {
    let mail = signed::network_line_ends(mail);
    let (head, body) = signed::split(&mail);
    if !signed::is_checkable(head) {
        return Fact::unknown("the header is too long for a signature to be checked");
    }
    let Some(parsed) = signed::parse(head) else {
        return Fact::Absent;
    };
    let received = signed::received_at(head);
    // Whoever wrote the mail can write signatures as well, so many that the true one comes too late.
    let authors = |domain: &str| parsed.from.iter().any(|from| is_of(from, domain));
    let mut headers: Vec<&Header<'_, dkim::Signature>> = parsed.dkim_headers.iter().collect();
    headers.sort_by_key(|header| !authors(&header.header.d));
    let mut broken: Vec<Signature> = parsed.errors.iter().filter_map(broken).collect();
    broken.sort_by_key(|one| !authors(&one.domain));
    let left = headers.len().max(broken.len()) > SIGNATURES_MAX;
    headers.truncate(SIGNATURES_MAX);
    broken.truncate(SIGNATURES_MAX);
    let keys = join_all(headers.iter().map(|header| keys::key(dns, &header.header.s, &header.header.d))).await;
    let mut judged = Vec::new();
    for (signature, key) in headers.into_iter().zip(keys) {
        let body = full.then_some(body);
        let case = Judgement { dns, parsed: &parsed, body, received };
        judged.push(case.judge(signature, key).await);
    }
    if left && !judged.iter().any(|one| one.result.holds()) {
        return Fact::unknown("it carries more signatures than are looked at");
    }
    judged.append(&mut broken);
    if judged.is_empty() { Fact::Absent } else { Fact::Known(Answer::Signatures(judged)) }
}

struct Judgement<'a, 'x> {
    dns: Asker<'a>,
    parsed: &'a AuthenticatedMessage<'x>,
    /// None: not there, or not in full.
    body: Option<&'a [u8]>,
    received: Option<Timestamp>,
}

impl Judgement<'_, '_> {
    async fn judge(&self, header: &Header<'_, dkim::Signature>, key: Key) -> Signature {
        let signature = &header.header;
        let mut name = None;
        let (result, details) = match (malformed(signature), key) {
            (Some(why), _) => (SignatureResult::Broken, vec![why.to_owned()]),
            (None, Key::None(why)) => (SignatureResult::NoKey, vec![why]),
            (None, Key::Unknown(why)) => (SignatureResult::Unknown, vec![why]),
            (None, Key::Found(key, fingerprint)) => {
                name = fingerprint;
                let weak = key::weaknesses(&key);
                let (result, mut details) = self.verify(header, Keys::one(&signature.domain_key(), key)).await;
                details.extend(weak);
                (result, details)
            }
        };
        Signature {
            domain: sanitize::line(&signature.d, DOMAIN_MAX),
            selector: sanitize::line(&signature.s, DOMAIN_MAX),
            result,
            signed: signed::covered(self.parsed, &signature.h),
            signed_at: signed::stated(signature.t),
            framed: signed::covers_every(self.parsed, &signature.h, "content-type"),
            key: name,
            detail: details.join("; "),
        }
    }

    async fn verify(&self, header: &Header<'_, dkim::Signature>, key: Keys) -> (SignatureResult, Vec<String>) {
        let signature = &header.header;
        if !signed::covers_every(self.parsed, &signature.h, "from") {
            return (SignatureResult::Fail, vec!["a From field was added that is not signed".to_owned()]);
        }
        let mut alone = self.parsed.clone();
        let hash = HashAlgorithm::from(signature.a);
        alone.body_hashes = vec![(signature.cb, hash, signature.l, signature.bh.clone())];
        let mut sole = header.clone();
        // Expiry is judged below; reports (RFC 6651) and third-party signers (RFC 6541) would make mail-auth ask the DNS.
        sole.header.x = 0;
        sole.header.r = false;
        sole.header.atps = None;
        alone.dkim_headers = vec![sole];
        alone.errors.clear();
        let authenticator = MessageAuthenticator(self.dns.resolver().clone());
        let parameters = Parameters::new(&alone).with_txt_cache(&key);
        let verified = authenticator.verify_dkim(parameters).await;
        match verified.first().map(|output| output.result()) {
            Some(DkimResult::Pass) => self.header_holds(signature),
            Some(result) => (SignatureResult::Fail, vec![sanitize::line(&result.to_string(), 120)]),
            None => (SignatureResult::Broken, vec!["the signature cannot be read".to_owned()]),
        }
    }

    /// The header is as signed: is the signature still good, and is the body?
    fn header_holds(&self, signature: &dkim::Signature) -> (SignatureResult, Vec<String>) {
        let mut details = Vec::new();
        if signature.x != 0 {
            if signed::had_expired(signature.t, signature.x, self.received) {
                let why = "header as signed, but the signature had expired when the mail was received";
                return (SignatureResult::Fail, vec![why.to_owned()]);
            }
            if self.received.is_none() {
                details.push("has an expiry, and no date to judge it by".to_owned());
            }
        }
        let result = match self.body {
            None => {
                details.insert(0, "header as signed, body not seen".to_owned());
                SignatureResult::HeaderPass
            }
            Some(body) if !body_claim(signature).holds_for(body) => {
                details.insert(0, "header as signed, body differs".to_owned());
                SignatureResult::OtherBody
            }
            // Anything can stand after the first l= bytes (RFC 6376, 8.2).
            Some(body) if signature.l != 0 => {
                details.insert(0, format!("header as signed, and the first {} bytes of the body (l=)", signature.l));
                if body_claim(signature).is_all_of(body) {
                    SignatureResult::HeaderPass
                } else {
                    SignatureResult::OtherBody
                }
            }
            Some(_) => {
                details.insert(0, "header and body as signed".to_owned());
                SignatureResult::Pass
            }
        };
        (result, details)
    }
}

/// What makes a signature worthless before any key is asked for.
fn malformed(signature: &dkim::Signature) -> Option<&'static str> {
    if signature.v != 1 {
        return Some("no version (RFC 6376, 3.5)");
    }
    if signature.h.len() > SIGNED_MAX {
        return Some("lists more header fields than any mail has");
    }
    // RFC 6376, 5.4: the From field must be signed.
    if !signature.h.iter().any(|name| name.eq_ignore_ascii_case("from")) {
        return Some("does not sign the From field");
    }
    matches!(signature.a, Algorithm::RsaSha1).then_some("rsa-sha1 proves nothing any more (RFC 8301)")
}

/// Is the domain that of the address, or one of its organisation?
fn is_of(addr_spec: &str, domain: &str) -> bool {
    address::domain(addr_spec).is_some_and(|own| own.eq_ignore_ascii_case(domain) || same_organisation(own, domain))
}

/// A DKIM-Signature field that cannot be read: bouncers cut and black out what they return, and there are more algorithms than we
/// know. Whose it says to be counts all the same, for it may have been good.
fn broken(header: &Header<'_, Error>) -> Option<Signature> {
    let signer = || header::signer(&String::from_utf8_lossy(header.value));
    header.name.trim_ascii().eq_ignore_ascii_case(b"dkim-signature").then(|| Signature {
        domain: signer().map(|domain| sanitize::line(&domain, DOMAIN_MAX)).unwrap_or_default(),
        selector: String::new(),
        result: SignatureResult::Broken,
        signed: Vec::new(),
        signed_at: None,
        framed: false,
        key: None,
        detail: sanitize::line(&header.header.to_string(), 120),
    })
}

fn body_claim(signature: &dkim::Signature) -> BodyClaim<'_> {
    BodyClaim { algorithm: signature.a, canonicalization: signature.cb, length: signature.l, hash: &signature.bh }
}
