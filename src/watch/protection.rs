//! How the owner's domain stands against forgery, looked up when a notice is written: what a notice says of it must be of today.

use std::borrow::Cow;

use crate::advise::{self, Known};
use crate::incident::{Incident, Story};
use crate::mail::address;
use crate::ports::{Lookup, Material, Spent};
use crate::record::CaseRecord;
use crate::tell::Protection;

use super::Account;

/// None: no address of a domain of the owner's was used, or the event is one that no record stops. What does not answer in
/// time is unknown, and said as such.
pub async fn protection(
    account: &Account,
    lookup: &impl Lookup,
    incident: &Incident,
    cases: &[CaseRecord],
) -> Option<Protection> {
    // Of a break-in or a lure a notice says nothing of the kind, so nothing is asked.
    let stops = matches!(Story::of(incident.class), Some(Story::Forgery | Story::Unclear));
    let domain = domain(incident, account).filter(|_| stops)?;
    let known = Known {
        learned: account.owner.learned.clone(),
        mailbox: account.owner.addresses.iter().find(|own| address::domain(own) == Some(&domain)).cloned(),
        ..Known::default()
    };
    let facts = lookup.answer(&advise::questions(&domain, &known), Material::NONE, &Spent::default()).await;
    let advice = advise::advise(&domain, &known, &facts);
    Some(Protection {
        spf: advice.spf.state,
        dkim: advice.dkim.state,
        dmarc: advice.dmarc.state,
        next: advice.steps.into_iter().find_map(|step| step.record),
        refusable: advise::refused(&domain, cases),
        domain,
    })
}

/// The domain that the forger used, if it is the owner's as a whole: who has only an address in it cannot publish records there.
fn domain(incident: &Incident, account: &Account) -> Option<String> {
    let used = incident.identities.iter().filter_map(|own| address::domain(own)).map(address::normal);
    used.map(Cow::into_owned).find(|domain| account.owner.domains.contains(domain))
}
