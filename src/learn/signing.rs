//! How much of the owner's mail is signed by the owner's domain.
//!
//! "Our mail is always signed" makes an unsigned mail suspect (evidence K10), so it must not be believed of an owner whose web
//! server or copier sends without: one mail without a signature is enough to give it up.

use std::collections::{BTreeMap, BTreeSet};

use super::{Arrived, from, is_own, message_id, signer};
use crate::facts::{Signature, SignatureResult};
use crate::mail::address::{self, same_organisation};
use crate::mail::header::Fields;
use crate::owner::Owner;
use crate::owner::learned::Signing;

const DOMAINS_MAX: usize = 20;

/// Signed mail by its identification, and how much there was without.
#[derive(Default)]
struct Count {
    signed: BTreeSet<String>,
    unsigned: BTreeSet<String>,
}

pub fn count(owner: &Owner, inbox: &[&Arrived], sent: &[Vec<u8>]) -> Vec<Signing> {
    let mut counts: BTreeMap<String, Count> = BTreeMap::new();
    let arrived = inbox.iter().filter(|mail| is_own(owner, &mail.header));
    let arrived = arrived.filter_map(|mail| Some((&mail.header, arrived_signed(mail)?)));
    let kept = sent.iter().filter(|header| is_own(owner, header));
    let kept = kept.filter_map(|header| Some((header, kept_signed(header)?)));
    for (header, signed) in arrived.chain(kept) {
        let (Some(domain), Some(id)) = (domain_of(header), message_id(header)) else { continue };
        if counts.len() >= DOMAINS_MAX && !counts.contains_key(&domain) {
            continue;
        }
        let count = counts.entry(domain).or_default();
        if signed {
            count.signed.insert(id)
        } else {
            count.unsigned.insert(id)
        };
    }
    let number = |ids: &BTreeSet<String>| u32::try_from(ids.len()).unwrap_or(u32::MAX);
    let signing = |(domain, count): (String, Count)| Signing {
        domain,
        signed: number(&count.signed),
        unsigned: number(&count.unsigned),
    };
    counts.into_iter().map(signing).collect()
}

fn domain_of(header: &[u8]) -> Option<String> {
    from(header).and_then(|from| address::domain(&from).map(str::to_owned))
}

/// A mail that came in: signed if a signature of the domain holds; unsigned if there is none. One that does not hold, or could
/// not be checked, says neither: a list may have changed the mail, and anybody can write one that does not hold.
fn arrived_signed(mail: &Arrived) -> Option<bool> {
    if !has_aligned_field(&mail.header) {
        return Some(false);
    }
    let domain = domain_of(&mail.header)?;
    let holds = |one: &Signature| {
        let covers = |name: &str| one.signed.iter().any(|signed| signed == name);
        matches!(one.result, SignatureResult::Pass | SignatureResult::HeaderPass)
            && same_organisation(&one.domain, &domain)
            && covers("from")
            && covers("message-id")
    };
    mail.signatures.as_ref()?.iter().any(holds).then_some(true)
}

/// A copy in the Sent folder: the owner's own word. Mail programs keep copies from before the mail was signed; only one that
/// carries the lines of its way shows it as it left.
fn kept_signed(header: &[u8]) -> Option<bool> {
    if has_aligned_field(header) {
        return Some(true);
    }
    Fields::new(header).any(|field| field.is("Received")).then_some(false)
}

/// Is there a signature that says to be the domain's?
fn has_aligned_field(header: &[u8]) -> bool {
    let Some(domain) = domain_of(header) else { return false };
    let signatures = Fields::new(header).filter(|field| field.is("DKIM-Signature"));
    signatures.filter_map(|field| signer(&field.text())).any(|signer| same_organisation(&signer, &domain))
}
