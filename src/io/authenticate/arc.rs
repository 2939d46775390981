//! The ARC seals on a mail (RFC 8617), also on one of which only the header came back.
//!
//! A forwarder or a list breaks the owner's signature; an honest one seals what it had found before. The seals cover only the
//! ARC fields, so a chain can be cut out of another mail: it counts only together with the message signature of the last
//! sealer, which ties it to this From, Date and Message-ID. Text in the fields counts for nothing unless all of that holds. As
//! with DKIM the body is judged apart, key and expiry for the time when the mail was received, and mail-auth does the
//! arithmetic.

use std::collections::BTreeMap;
use std::sync::Arc;

use futures_util::future::join_all;
use mail_auth::common::crypto::{Algorithm, HashAlgorithm};
use mail_auth::common::headers::Header;
use mail_auth::common::verify::{DomainKey, VerifySignature};
use mail_auth::{AuthenticatedMessage, DkimResult, MessageAuthenticator, Parameters, arc};

use super::keys::{self, Key, Keys};
use super::signed::{self, BodyClaim, SIGNED_MAX};
use crate::facts::{Answer, Fact, Seal, Seals, SignatureResult};
use crate::io::dns::Asker;
use crate::mail::authres::{self, AuthResults};
use crate::sanitize;

/// Sealers of one mail; real mail has up to four. RFC 8617, 4.2.1 allows 50, and each costs two keys.
pub const SEALERS_MAX: usize = 8;

/// The chain on `mail`. `full`: the body is all there, byte for byte. Absent: nobody sealed it.
pub async fn seals(dns: Asker<'_>, mail: &[u8], full: bool) -> Fact {
    let mail = signed::network_line_ends(mail);
    let (head, body) = signed::split(&mail);
    if !signed::is_checkable(head) {
        return Fact::unknown("the header is too long for a seal to be checked");
    }
    let Some(parsed) = signed::parse(head) else {
        return Fact::Absent;
    };
    let counts = [parsed.as_headers.len(), parsed.ams_headers.len(), parsed.aar_headers.len()];
    if counts == [0, 0, 0] && !parsed.has_arc_errors {
        return Fact::Absent;
    }
    let (result, detail) = judge(dns, &parsed, full.then_some(body)).await;
    let hold = matches!(result, SignatureResult::Pass | SignatureResult::HeaderPass);
    let found = parsed.as_headers.iter().take(SEALERS_MAX).enumerate();
    let seals = found.map(|(at, header)| Seal {
        domain: sanitize::line(&header.header.d, 255).to_lowercase(),
        selector: sanitize::line(&header.header.s, 255),
        sealed_at: signed::stated(header.header.t)
            .or_else(|| parsed.ams_headers.get(at).and_then(|header| signed::stated(header.header.t))),
        results: parsed.aar_headers.get(at).filter(|_| hold).and_then(results),
    });
    Fact::Known(Answer::Seals(Seals { result, seals: seals.collect(), detail }))
}

/// What the sealer had found: the field less its `i=1;` in front (RFC 8617, 4.1.1).
fn results(header: &Header<'_, arc::Results>) -> Option<AuthResults> {
    let value = String::from_utf8_lossy(header.value);
    let (instance, rest) = value.split_once(';')?;
    let (name, _) = instance.split_once('=')?;
    name.trim().eq_ignore_ascii_case("i").then(|| authres::parse(rest)).flatten()
}

async fn judge(dns: Asker<'_>, parsed: &AuthenticatedMessage<'_>, body: Option<&[u8]>) -> (SignatureResult, String) {
    let last = match malformed(parsed) {
        Ok(last) => &last.header,
        Err(why) => return (SignatureResult::Broken, why.to_owned()),
    };
    let keys = match keys_of(dns, parsed).await {
        Ok(keys) => keys,
        Err(failed) => return failed,
    };
    let claim = BodyClaim { algorithm: last.a, canonicalization: last.cb, length: last.l, hash: &last.bh };
    let mut stated = parsed.clone();
    stated.body_hashes = vec![(last.cb, HashAlgorithm::from(last.a), last.l, last.bh.clone())];
    if let Some(sole) = stated.ams_headers.last_mut() {
        // Judged here, for the time of the mail.
        sole.header.x = 0;
    }
    let authenticator = MessageAuthenticator(dns.resolver().clone());
    let output = authenticator.verify_arc(Parameters::new(&stated).with_txt_cache(&keys)).await;
    match output.result() {
        DkimResult::Pass => {}
        other => return (SignatureResult::Fail, sanitize::line(&other.to_string(), 120)),
    }
    if signed::had_expired(last.t, last.x, signed::received_at(parsed.raw_message)) {
        return (SignatureResult::Fail, "the last seal had expired when the mail was received".to_owned());
    }
    match body {
        None => (SignatureResult::HeaderPass, "sealed, body not seen".to_owned()),
        Some(body) if !claim.holds_for(body) => (SignatureResult::HeaderPass, "sealed, body differs".to_owned()),
        Some(_) => (SignatureResult::Pass, "sealed, header and body as the last sealer saw them".to_owned()),
    }
}

/// What makes a chain worthless before any key is asked for; else the message signature of the last sealer.
fn malformed<'a, 'x>(parsed: &'a AuthenticatedMessage<'x>) -> Result<&'a Header<'x, arc::Signature>, &'static str> {
    let sets = parsed.as_headers.len();
    if parsed.has_arc_errors || sets == 0 || parsed.ams_headers.len() != sets || parsed.aar_headers.len() != sets {
        return Err("the chain cannot be read, or a part of it is missing");
    }
    if sets > SEALERS_MAX {
        return Err("more sealers than any mail has");
    }
    let last = parsed.ams_headers.last().ok_or("the chain is empty")?;
    let signature = &last.header;
    let lists = |name: &str| signature.h.iter().any(|listed| listed.eq_ignore_ascii_case(name));
    let sha1 = |algorithm| matches!(algorithm, Algorithm::RsaSha1);
    if signature.h.len() > SIGNED_MAX {
        return Err("lists more header fields than any mail has");
    }
    if !lists("from") || !signed::covers_every(parsed, &signature.h, "from") {
        return Err("the last sealer did not sign the From field");
    }
    // RFC 8617, 4.1.2: seals are never under a message signature, and there is no l=.
    if lists("arc-seal") || signature.l != 0 {
        return Err("the last sealer signed in a way that is not allowed");
    }
    if sha1(signature.a) || parsed.as_headers.iter().any(|seal| sha1(seal.header.a)) {
        return Err("rsa-sha1 proves nothing any more (RFC 8301)");
    }
    Ok(last)
}

/// All keys of the chain, asked for at once; the message signatures of earlier sealers are not checked, lists break them.
async fn keys_of(dns: Asker<'_>, parsed: &AuthenticatedMessage<'_>) -> Result<Keys, (SignatureResult, String)> {
    let last = parsed.ams_headers.last().map(|header| (&header.header.s, &header.header.d, header.header.domain_key()));
    let seals = parsed.as_headers.iter().map(|header| (&header.header.s, &header.header.d, header.header.domain_key()));
    let wanted: BTreeMap<String, (&String, &String)> =
        seals.chain(last).map(|(selector, domain, name)| (name.to_ascii_lowercase(), (selector, domain))).collect();
    let asked = join_all(wanted.values().map(|(selector, domain)| keys::key(dns, selector, domain))).await;
    let mut found: BTreeMap<Box<str>, Arc<DomainKey>> = BTreeMap::new();
    let mut missing = None;
    for ((name, (_, domain)), key) in wanted.iter().zip(asked) {
        match key {
            Key::Found(key, _) => drop(found.insert(name.as_str().into(), key)),
            Key::None(why) => missing = Some((SignatureResult::NoKey, format!("{domain}: {why}"))),
            // Nobody could say: that weighs more than a key that is gone, because it may pass.
            Key::Unknown(why) => return Err((SignatureResult::Unknown, why)),
        }
    }
    match missing {
        Some((result, why)) => Err((result, sanitize::line(&why, 200))),
        None => Ok(Keys(found)),
    }
}
