//! How the owner's domain stands against forgery, looked up when a notice is written: what a notice says of it must be of today.

use crate::advise::{self, Known, State};
use crate::incident::Incident;
use crate::mail::address;
use crate::ports::{Lookup, Material, Spent};
use crate::record::CaseRecord;
use crate::tell::{DnsRecord, Grade, Protection};

use super::Account;

/// None: no address of a domain of the owner's was used. What does not answer in time is unknown, and said as such.
pub async fn protection(
    account: &Account,
    lookup: &impl Lookup,
    incident: &Incident,
    cases: &[CaseRecord],
) -> Option<Protection> {
    let domain = domain(incident, account)?;
    let known = Known {
        learned: account.owner.learned.clone(),
        mailbox: account.owner.addresses.iter().find(|own| address::domain(own) == Some(&domain)).cloned(),
        ..Known::default()
    };
    let facts = lookup.answer(&advise::questions(&domain, &known), Material::NONE, &Spent::default()).await;
    let advice = advise::advise(&domain, &known, &facts);
    let next = advice.steps.iter().find_map(|step| step.record.as_ref());
    let share = advise::refused(&domain, cases);
    Some(Protection {
        spf: grade(advice.spf.state),
        dkim: grade(advice.dkim.state),
        dmarc: grade(advice.dmarc.state),
        next: next.map(|record| DnsRecord { name: record.name.clone(), value: record.value.clone() }),
        refusable: (share.judged > 0).then_some((share.refused, share.judged)),
        domain,
    })
}

/// The domain that the forger used, if it is the owner's as a whole: who has only an address in it cannot publish records there.
fn domain(incident: &Incident, account: &Account) -> Option<String> {
    let used = incident.identities.iter().filter_map(|own| address::domain(own)).map(address::normal);
    used.into_iter().find(|domain| account.owner.domains.contains(domain))
}

fn grade(state: State) -> Grade {
    match state {
        State::Good => Grade::Good,
        State::Weak => Grade::Weak,
        State::Missing => Grade::Missing,
        State::Unknown => Grade::Unknown,
    }
}
