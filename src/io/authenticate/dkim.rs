//! The DKIM signatures on a mail, also on one of which only the header came back.
//!
//! A signature covers the header fields that it lists and the body by the hash that it states. Half of all bounces return no
//! body or not the whole of it, and every verifier that we know then says "failed". But the header half still proves that the
//! owner's server signed this From, Date and Message-ID (evidence T35). So the two halves are judged apart: the body hash here,
//! the header by mail-auth, which is told that the stated hash is the right one. Key and expiry are judged for the time when
//! the mail was received, not for now: a bounce may be read days later.
//!
//! Bouncers rewrite mail, so nothing here is ever proof that a mail was forged.

use std::borrow::Cow;

use futures_util::future::join_all;
use jiff::Timestamp;
use mail_auth::common::crypto::{Algorithm, HashAlgorithm};
use mail_auth::common::headers::Header;
use mail_auth::{AuthenticatedMessage, DkimResult, Error, MessageAuthenticator, Parameters, dkim};
use mail_parser::DateTime;

use super::keys::{self, Key, OneKey};
use crate::facts::{Answer, Fact, Signature, SignatureResult};
use crate::io::dns::Dns;
use crate::mail::header::{self, Fields};
use crate::sanitize;

/// Signatures of one mail that are looked at: the topmost ones.
pub const SIGNATURES_MAX: usize = 10;
/// Header fields that one signature may list; real ones list up to 40.
pub const SIGNED_MAX: usize = 200;
/// Fields and bytes of a header beyond which no signature is looked at: the work is their product.
pub const FIELDS_MAX: usize = 2_000;
pub const HEADER_MAX: usize = 1 << 20;

/// All signatures of `mail`. `full`: the body is all there, byte for byte.
pub async fn signatures(dns: &Dns, mail: &[u8], full: bool) -> Fact {
    let mail = network_line_ends(mail);
    let (head, body) = split(&mail);
    if head.len() > HEADER_MAX || Fields::new(head).take(FIELDS_MAX + 1).count() > FIELDS_MAX {
        return Fact::unknown("the header is too long for a signature to be checked");
    }
    // Without the body: the body hashes are ours to compute, for the few signatures that we look at.
    let Some(parsed) = AuthenticatedMessage::parse_with_opts(head, None, false) else {
        return Fact::Absent;
    };
    let received = received_at(head);
    let mut found: Vec<Signature> = parsed.errors.iter().filter_map(broken).take(SIGNATURES_MAX).collect();
    let room = SIGNATURES_MAX.saturating_sub(found.len());
    let signed: Vec<&Header<'_, dkim::Signature>> = parsed.dkim_headers.iter().take(room.max(1)).collect();
    let keys = join_all(signed.iter().map(|header| keys::key(dns, &header.header.s, &header.header.d))).await;
    let mut judged = Vec::new();
    for (signature, key) in signed.into_iter().zip(keys) {
        let body = full.then_some(body);
        let case = Judgement { dns, parsed: &parsed, body, received };
        judged.push(case.judge(signature, key).await);
    }
    judged.append(&mut found);
    judged.truncate(SIGNATURES_MAX);
    if judged.is_empty() { Fact::Absent } else { Fact::Known(Answer::Signatures(judged)) }
}

struct Judgement<'a, 'x> {
    dns: &'a Dns,
    parsed: &'a AuthenticatedMessage<'x>,
    /// None: not there, or not in full.
    body: Option<&'a [u8]>,
    received: Option<Timestamp>,
}

impl Judgement<'_, '_> {
    async fn judge(&self, header: &Header<'_, dkim::Signature>, key: Key) -> Signature {
        let signature = &header.header;
        let (result, details) = match (malformed(signature), key) {
            (Some(why), _) => (SignatureResult::Broken, vec![why.to_owned()]),
            (None, Key::None(why)) => (SignatureResult::NoKey, vec![why]),
            (None, Key::Unknown(why)) => (SignatureResult::Unknown, vec![why]),
            (None, Key::Found(key)) => {
                let weak = keys::weaknesses(&key);
                let (result, mut details) = self.verify(header, OneKey(key)).await;
                details.extend(weak);
                (result, details)
            }
        };
        Signature {
            domain: sanitize::line(&signature.d, 255),
            selector: sanitize::line(&signature.s, 255),
            result,
            signed: self.covered(signature),
            signed_at: i64::try_from(signature.t)
                .ok()
                .filter(|&at| at > 0)
                .and_then(|at| Timestamp::from_second(at).ok()),
            detail: details.join("; "),
        }
    }

    async fn verify(&self, header: &Header<'_, dkim::Signature>, key: OneKey) -> (SignatureResult, Vec<String>) {
        let signature = &header.header;
        if !self.covers_every(signature, "from") {
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
            // RFC 6376, 3.5: x= must be later than t=.
            let expired = signature.x <= signature.t
                || self.received.is_some_and(|at| u64::try_from(at.as_second()).is_ok_and(|at| at > signature.x));
            if expired {
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
            Some(body) if !body_matches(signature, body) => {
                details.insert(0, "header as signed, body differs".to_owned());
                SignatureResult::HeaderPass
            }
            // Anything can stand after the first l= bytes (RFC 6376, 8.2).
            Some(_) if signature.l != 0 => {
                details.insert(0, format!("header as signed, and the first {} bytes of the body (l=)", signature.l));
                SignatureResult::HeaderPass
            }
            Some(_) => {
                details.insert(0, "header and body as signed".to_owned());
                SignatureResult::Pass
            }
        };
        (result, details)
    }

    /// The fields that are signed in full: a name of which more fields stand in the header than the signature lists is left
    /// out, because a reader cannot tell which of them is the signed one (RFC 6376, 8.15).
    fn covered(&self, signature: &dkim::Signature) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        for name in signature.h.iter().take(SIGNED_MAX) {
            let name = name.to_ascii_lowercase();
            if !names.contains(&name) && self.covers_every(signature, &name) {
                names.push(name);
            }
        }
        names
    }

    fn covers_every(&self, signature: &dkim::Signature, name: &str) -> bool {
        let there =
            self.parsed.headers.iter().filter(|(there, _)| there.trim_ascii().eq_ignore_ascii_case(name.as_bytes()));
        let listed = signature.h.iter().filter(|listed| listed.eq_ignore_ascii_case(name));
        there.count() <= listed.count()
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

/// A DKIM-Signature field that cannot be read.
fn broken(header: &Header<'_, Error>) -> Option<Signature> {
    header.name.trim_ascii().eq_ignore_ascii_case(b"dkim-signature").then(|| Signature {
        domain: String::new(),
        selector: String::new(),
        result: SignatureResult::Broken,
        signed: Vec::new(),
        signed_at: None,
        detail: sanitize::line(&header.header.to_string(), 120),
    })
}

fn body_matches(signature: &dkim::Signature, body: &[u8]) -> bool {
    // An l= beyond the end counts bytes that are not there (RFC 6376, 3.7).
    if usize::try_from(signature.l).map_or(true, |length| length > body.len()) {
        return false;
    }
    let hash = HashAlgorithm::from(signature.a).hash(signature.cb.canonical_body(body, signature.l));
    hash.as_ref() == signature.bh.as_slice()
}

/// When the mail was received, by the topmost Received line: whoever returned the mail wrote it. Else its own Date.
fn received_at(head: &[u8]) -> Option<Timestamp> {
    let received = header::find(head, "received").and_then(|field| {
        let text = field.text();
        let (_, date) = text.rsplit_once(';')?;
        timestamp(date)
    });
    received.or_else(|| header::find(head, "date").and_then(|field| timestamp(&field.text())))
}

fn timestamp(date: &str) -> Option<Timestamp> {
    let date = DateTime::parse_rfc822(date.trim())?;
    Timestamp::from_second(date.to_timestamp()).ok()
}

/// The header with its blank line, and what follows it, by our own walk: what it does not take for a header is none for
/// the signature either.
fn split(mail: &[u8]) -> (&[u8], &[u8]) {
    let mut fields = Fields::new(mail);
    while fields.next().is_some() {}
    let rest = fields.rest();
    let (blank, after) = header::split_line(rest);
    let body = if blank.is_empty() { after } else { rest };
    let head = mail.get(..mail.len().saturating_sub(body.len())).unwrap_or_default();
    (head, body)
}

/// A mail as it went over the network: signatures are made over CR LF (RFC 6376, 5.3), and files often hold LF.
fn network_line_ends(mail: &[u8]) -> Cow<'_, [u8]> {
    let bare = |(at, _): (usize, &u8)| at == 0 || mail.get(at - 1) != Some(&b'\r');
    if !mail.iter().enumerate().filter(|(_, byte)| **byte == b'\n').any(bare) {
        return Cow::Borrowed(mail);
    }
    let mut text = Vec::with_capacity(mail.len() + mail.len() / 32);
    let mut before = 0;
    for &byte in mail {
        if byte == b'\n' && before != b'\r' {
            text.push(b'\r');
        }
        text.push(byte);
        before = byte;
    }
    Cow::Owned(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_header_ends_where_our_walk_says() {
        let mail = b"From: a@shop.example\r\nSubject: x\r\n\r\nFrom: b@shop.example\r\n";
        let (head, body) = split(mail);
        assert!(head.ends_with(b"Subject: x\r\n\r\n") && body.starts_with(b"From: b@"));
        let (head, body) = split(b"From: a@shop.example\r\nno field\r\nTo: b\r\n");
        assert!(head.ends_with(b"example\r\n") && body.starts_with(b"no field"));
    }

    #[test]
    fn bare_line_feeds_become_network_line_ends() {
        assert_eq!(&*network_line_ends(b"\na\nb\r\nc"), b"\r\na\r\nb\r\nc");
        assert!(matches!(network_line_ends(b"a\r\nb"), Cow::Borrowed(_)));
    }

    #[test]
    fn the_topmost_received_line_dates_the_mail() {
        let head = b"Received: by mx.b.example; Thu, 4 Dec 2025 09:35:42 +0000\r\n\
            Received: by mx.a.example; Thu, 4 Dec 2025 08:00:00 +0000\r\nDate: Mon, 1 Dec 2025 00:00:00 +0000\r\n\r\n";
        assert_eq!(received_at(head), "2025-12-04T09:35:42Z".parse().ok());
        assert_eq!(received_at(b"Date: Mon, 1 Dec 2025 00:00:00 +0000\r\n\r\n"), "2025-12-01T00:00:00Z".parse().ok());
        assert_eq!(received_at(b"Subject: x\r\n\r\n"), None);
    }
}
