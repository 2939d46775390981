//! Who stands for a mail that is no notice: the answer of a desk.

use std::collections::BTreeSet;

use crate::facts::{SignatureResult, Which};
use crate::mail::address;

use super::hand_in::Intake;
use super::proofs::{is_contradicted, provider_results};

/// Domains that vouch for a mail: whose signature on it holds, by our check or the provider's, or that let the host which handed
/// it in write as the sender in its envelope. Not what a name of the host says, nor SPF for the From alone: at a provider of many
/// everybody has such a host.
pub fn vouching(intake: &Intake<'_>) -> BTreeSet<String> {
    let facts = intake.side.facts;
    let peer = intake.peer();
    let signed = facts.signatures(Which::Notice).iter().filter(|one| one.result == SignatureResult::Pass);
    let mut domains: BTreeSet<String> = signed.map(|one| address::normal(&one.domain).into_owned()).collect();
    let checked = provider_results(intake).into_iter();
    let checked = checked.filter(|(domain, method)| !is_contradicted(domain, method, peer, facts));
    domains.extend(checked.map(|(domain, _)| address::normal(&domain).into_owned()));
    if let (Some(address), Some(domain)) = (peer, intake.delivery.return_path.as_deref().and_then(address::domain))
        && intake.hand_in.as_ref().is_some_and(|hand_in| !hand_in.by_name)
    {
        let domain = address::normal(domain).into_owned();
        domains.extend(facts.spf_passes(&domain, address).then_some(domain));
    }
    domains
}
