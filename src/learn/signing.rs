//! How much of the owner's mail is signed by the owner's domain.
//!
//! "Our mail is always signed" makes an unsigned mail suspect (evidence K10), so it must not be believed of an owner whose web
//! server or copier sends without: one mail without a signature is enough to give it up.

use std::collections::{BTreeMap, BTreeSet};

use super::{Arrived, from, is_own, message_id};
use crate::facts::Signature;
use crate::mail::address::{self, same_organisation};
use crate::mail::header::{self, Fields};
use crate::owner::Owner;
use crate::owner::learned::Signing;
use crate::records::tags;

const DOMAINS_MAX: usize = 20;
const SELECTORS_MAX: usize = 10;

/// Signed mail by its identification, and how much there was without.
#[derive(Default)]
struct Count {
    signed: BTreeSet<String>,
    unsigned: BTreeSet<String>,
    selectors: BTreeSet<String>,
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
        let ids = if signed.is_empty() { &mut count.unsigned } else { &mut count.signed };
        ids.insert(id);
        // RFC 6376, 3.5: `s=` is required; what lacks it names no key to look up.
        count.selectors.extend(signed.into_iter().filter(|selector| !selector.is_empty()));
    }
    let number = |ids: &BTreeSet<String>| u32::try_from(ids.len()).unwrap_or(u32::MAX);
    let signing = |(domain, count): (String, Count)| Signing {
        domain,
        signed: number(&count.signed),
        unsigned: number(&count.unsigned),
        selectors: count.selectors.into_iter().take(SELECTORS_MAX).collect(),
    };
    counts.into_iter().map(signing).collect()
}

fn domain_of(header: &[u8]) -> Option<String> {
    from(header).and_then(|from| address::domain(&from).map(str::to_owned))
}

/// A mail that came in: the selectors of the domain's signatures that hold; none of them: it is unsigned. One that does not
/// hold, or could not be checked, says neither: a list may have changed the mail, and anybody can write one that does not hold.
fn arrived_signed(mail: &Arrived) -> Option<Vec<String>> {
    if aligned_fields(&mail.header).is_empty() {
        return Some(Vec::new());
    }
    let domain = domain_of(&mail.header)?;
    let holds = |one: &Signature| {
        let covers = |name: &str| one.signed.iter().any(|signed| signed == name);
        one.result.holds() && same_organisation(&one.domain, &domain) && covers("from") && covers("message-id")
    };
    let holding = mail.signatures.as_ref()?.iter().filter(|one| holds(one)).map(|one| one.selector.clone());
    Some(holding.collect()).filter(|selectors: &Vec<String>| !selectors.is_empty())
}

/// A copy in the Sent folder: the owner's own word. Mail programs keep copies from before the mail was signed; only one that
/// carries the lines of its way shows it as it left.
fn kept_signed(header: &[u8]) -> Option<Vec<String>> {
    let selectors = aligned_fields(header);
    let says = !selectors.is_empty() || Fields::new(header).any(|field| field.is("Received"));
    says.then_some(selectors)
}

/// The selectors of the signatures that say to be the domain's.
fn aligned_fields(header: &[u8]) -> Vec<String> {
    let Some(domain) = domain_of(header) else { return Vec::new() };
    let fields = Fields::new(header).filter(|field| field.is("DKIM-Signature")).map(|field| field.text().into_owned());
    let aligned = |value: &String| header::signer(value).is_some_and(|signer| same_organisation(&signer, &domain));
    let selector = |value: String| tags::value(&value, "s").map(address::normal).unwrap_or_default().into_owned();
    fields.filter(aligned).map(selector).collect()
}
