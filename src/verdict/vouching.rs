//! Who stands for a mail that is no notice: the answer of a desk.

use std::collections::BTreeSet;

use crate::facts::{Answer, Fact, Facts, Question, SignatureResult, Spf, Which};
use crate::mail::address;
use crate::owner::Owner;
use crate::recognise::genuine::Delivery;

use super::witness::{hand_in, is_contradicted, provider_results};

/// Domains that vouch for a mail: whose signature on it holds, by our check or the provider's, or that let the host which handed
/// it in write as the sender in its envelope. Not what a name of the host says, nor SPF for the From alone: at a provider of many
/// everybody has such a host.
pub fn vouching(delivery: &Delivery, owner: &Owner, facts: &Facts) -> BTreeSet<String> {
    let found = hand_in(delivery, owner, facts);
    let peer = found.as_ref().and_then(|hand_in| hand_in.line.as_ref()).and_then(|line| line.peer);
    let signed = facts.signatures(Which::Notice).iter().filter(|one| one.result == SignatureResult::Pass);
    let mut domains: BTreeSet<String> = signed.map(|one| address::normal(&one.domain)).collect();
    let checked = provider_results(delivery, owner, facts, found.as_ref()).into_iter();
    let checked = checked.filter(|(domain, method)| !is_contradicted(domain, method, peer, facts));
    domains.extend(checked.map(|(domain, _)| address::normal(&domain)));
    if let (Some(address), Some(domain)) = (peer, delivery.return_path.as_deref().and_then(address::domain))
        && found.is_some_and(|hand_in| !hand_in.by_name)
    {
        let domain = address::normal(domain);
        let lets = facts.get(&Question::Spf { domain: domain.clone(), address });
        domains.extend(matches!(lets, Some(Fact::Known(Answer::Spf(Spf::Pass)))).then_some(domain));
    }
    domains
}
