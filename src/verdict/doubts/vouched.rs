//! The mail carries a valid signature of somebody through whose hands the owner's mail goes, and it came from none of the hosts that are
//! known for it.
//!
//! Who signs has had the mail: the owner's provider, or a service that sends for the owner, by a relay that its records do not name
//! yet; or a service like Google's, where nobody can write a sender in From that is not proven to be theirs. Which customer it was
//! the signature does not say, so it proves nothing for the owner, and nobody is accused on it (evidence T20, K12).

use crate::facts::{Signature, Which};
use crate::providers;

use super::super::matter::Matter;
use super::Doubt;

pub fn read(matter: &Matter<'_>) -> Option<Doubt> {
    matter.identity.as_ref()?;
    let carriers = matter.side.carriers();
    let covers = |one: &&Signature| one.result.may_hold() && one.signed.iter().any(|name| name == "from");
    let mut holding = matter.facts.signatures(Which::Original).iter().filter(covers);
    let signature = holding
        .find(|one| carriers.has(&one.domain) || providers::proves_from(&one.domain) && !is_named_otherwise(matter))?;
    let domain = &signature.domain;
    let source = matter.injection()?.address;
    let unnamed = if matter.facts.are_answered() {
        "which no record of yours names"
    } else {
        "which none of your records names that could be read"
    };
    let holds = if signature.result.holds() { "that holds" } else { "whose key could not be asked for" };
    Some(Doubt {
        code: "signed-by-your-side",
        says: format!(
            "the mail carries a signature of {domain} {holds}: such mail went through a system that carries your mail, or lets nobody write a sender that is not theirs"
        ),
        missing: if matter.side.is_beside(domain) {
            format!(
                "who sent it on: it carries a signature of your own domain {domain} {holds}, and came from {source}, {unnamed}: a forwarder, or somebody who sends your mail again"
            )
        } else if providers::names_a_customer(domain) {
            format!(
                "whether the customer `{domain}` is you: it carries that signature, and came from {source}, {unnamed}"
            )
        } else {
            format!(
                "which customer of {domain} sent it: it carries a signature {holds}, and came from {source}, {unnamed}"
            )
        },
        from: "DKIM signature of the returned mail",
    })
}

/// The customer that the provider names in a field of its own is another one than the owner.
fn is_named_otherwise(matter: &Matter<'_>) -> bool {
    let Matter { case, owner, facts, .. } = *matter;
    let header = case.original.header_block();
    let signatures = facts.signatures(Which::Original);
    providers::tenant(header, signatures)
        .is_some_and(|tenant| tenant.proven && tenant.id.contains('.') && !owner.has_domain(&tenant.id))
}
