//! What every check of a signature needs of a mail: its header and body as the signer saw them, and when it was received.
//!
//! A signature lists header fields and states a hash of the body. Both halves are judged apart, so that a mail of which only
//! the header came back still proves what it can.

use std::borrow::Cow;

use jiff::Timestamp;
use mail_auth::AuthenticatedMessage;
use mail_auth::common::crypto::{Algorithm, HashAlgorithm};
use mail_auth::dkim::Canonicalization;

use crate::mail::date;
use crate::mail::header::{self, Fields};

/// Header fields that one signature may list; real ones list up to 40.
pub const SIGNED_MAX: usize = 200;
/// Fields and bytes of a header beyond which no signature is looked at: the work is their product.
pub const FIELDS_MAX: usize = 2_000;
pub const HEADER_MAX: usize = 1 << 20;

/// Is the header of a size at which its signatures can be checked?
pub fn is_checkable(head: &[u8]) -> bool {
    head.len() <= HEADER_MAX && Fields::new(head).take(FIELDS_MAX + 1).count() <= FIELDS_MAX
}

/// Reads the header alone: the body hashes are ours to compute, for the few signatures that are looked at.
pub fn parse(head: &[u8]) -> Option<AuthenticatedMessage<'_>> {
    AuthenticatedMessage::parse_with_opts(head, None, false)
}

/// Are all fields of this name under the signature? A reader cannot tell which of several is the signed one (RFC 6376, 8.15).
pub fn covers_every(parsed: &AuthenticatedMessage<'_>, listed: &[String], name: &str) -> bool {
    let there = parsed.headers.iter().filter(|(there, _)| there.trim_ascii().eq_ignore_ascii_case(name.as_bytes()));
    let listed = listed.iter().filter(|listed| listed.eq_ignore_ascii_case(name));
    there.count() <= listed.count()
}

/// The fields that are signed in full, lower case, each once.
pub fn covered(parsed: &AuthenticatedMessage<'_>, listed: &[String]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for name in listed.iter().take(SIGNED_MAX) {
        let name = name.to_ascii_lowercase();
        if !names.contains(&name) && covers_every(parsed, listed, &name) {
            names.push(name);
        }
    }
    names
}

/// What a signature states about the body: `a=`, `c=`, `l=` and `bh=`.
#[derive(Debug, Clone, Copy)]
pub struct BodyClaim<'a> {
    pub algorithm: Algorithm,
    pub canonicalization: Canonicalization,
    pub length: u64,
    pub hash: &'a [u8],
}

impl BodyClaim<'_> {
    pub fn holds_for(&self, body: &[u8]) -> bool {
        // An l= beyond the end counts bytes that are not there (RFC 6376, 3.7).
        if usize::try_from(self.length).map_or(true, |length| length > body.len()) {
            return false;
        }
        let canonical = self.canonicalization.canonical_body(self.without_white_end(body), self.length);
        HashAlgorithm::from(self.algorithm).hash(canonical).as_ref() == self.hash
    }

    /// Does nothing stand behind the signed length (RFC 6376, 3.5, `l=`)?
    pub fn is_all_of(&self, body: &[u8]) -> bool {
        BodyClaim { length: 0, ..*self }.holds_for(body)
    }

    /// RFC 6376, 3.4.4: lines of white space at the end are empty lines, and those are ignored. mail-auth 0.13 ignores only
    /// those that are empty from the start.
    fn without_white_end<'a>(&self, body: &'a [u8]) -> &'a [u8] {
        if matches!(self.canonicalization, Canonicalization::Simple) {
            return body;
        }
        let white = |byte: &u8| matches!(byte, b' ' | b'\t' | b'\r' | b'\n');
        let Some(last) = body.iter().rposition(|byte| !white(byte)) else { return b"" };
        // The line that the last character stands on, whole.
        let tail = body.get(last..).unwrap_or_default();
        let end = tail.iter().position(|&byte| byte == b'\n').map_or(body.len(), |at| last + at + 1);
        body.get(..end).unwrap_or(body)
    }
}

/// A time in seconds as signatures state it; 0 is none.
pub fn stated(seconds: u64) -> Option<Timestamp> {
    i64::try_from(seconds).ok().filter(|&at| at > 0).and_then(|at| Timestamp::from_second(at).ok())
}

/// Had a signature with this `t=` and `x=` expired when the mail was received? RFC 6376, 3.5: x= must be later than t=.
pub fn had_expired(signed: u64, expires: u64, received: Option<Timestamp>) -> bool {
    expires != 0
        && (expires <= signed || received.is_some_and(|at| u64::try_from(at.as_second()).is_ok_and(|at| at > expires)))
}

/// When the mail was received, by the topmost Received line: whoever returned the mail wrote it. Else its own Date.
pub fn received_at(head: &[u8]) -> Option<Timestamp> {
    let received = header::find(head, "received").and_then(|field| {
        let text = field.text();
        let (_, date) = text.rsplit_once(';')?;
        date::timestamp(date)
    });
    received.or_else(|| header::find(head, "date").and_then(|field| date::timestamp(&field.text())))
}

/// The header with its blank line, and what follows it, by our own walk: what it does not take for a header is none for
/// the signature either.
pub fn split(mail: &[u8]) -> (&[u8], &[u8]) {
    let mut fields = Fields::new(mail);
    while fields.next().is_some() {}
    let rest = fields.rest();
    let (blank, after) = header::split_line(rest);
    let body = if blank.is_empty() { after } else { rest };
    let head = mail.get(..mail.len().saturating_sub(body.len())).unwrap_or_default();
    (head, body)
}

/// A mail as it went over the network: signatures are made over CR LF (RFC 6376, 5.3), and files often hold LF.
pub fn network_line_ends(mail: &[u8]) -> Cow<'_, [u8]> {
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
