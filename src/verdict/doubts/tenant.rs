//! The mail carries the signature that a shared provider makes for a customer of the owner's name (evidence T20).
//!
//! The owner's domain is then a customer there that nobody told us of, and its SPF record forgot the provider. It is no proof: at
//! some providers a customer chooses that name, and `a-b.example` and `a.b.example` become the same one.

use crate::facts::{Facts, Signature, SignatureResult, Which};
use crate::providers;

use super::super::matter::Matter;
use super::Doubt;

pub fn read(matter: &Matter<'_>) -> Option<Doubt> {
    let Matter { case, owner, side, facts, .. } = *matter;
    matter.identity.as_ref()?;
    if let Some(tenant) = providers::named_in_fields(case.original.header_block(), &as_if_held(facts))
        .into_iter()
        .find(|tenant| owner.has_domain(&tenant.id))
    {
        let title = providers::title(tenant.provider);
        return Some(Doubt {
            code: "tenant-of-your-name",
            says: format!(
                "{title} names {} as its customer in {}, and its signature covers that",
                tenant.id, tenant.from
            ),
            missing: format!("who used the account of {} at {title}", tenant.id),
            from: "DKIM signature of the returned mail",
        });
    }
    let mut named = facts.signatures(Which::Original).iter().filter(|one| one.result.may_hold());
    let signature = named.find(|one| side.domains().any(|own| providers::is_tenant(&one.domain, own)))?;
    let domain = &signature.domain;
    let says = if !signature.result.holds() {
        format!(
            "the mail carries a signature of {domain}, which names you as a customer, and its key could not be asked for"
        )
    } else {
        format!("the signature of {domain} holds: a provider makes it for a customer of your name")
    };
    Some(Doubt {
        code: "tenant-of-your-name",
        says,
        missing: format!("whether the customer `{domain}` is you"),
        from: "DKIM signature of the returned mail",
    })
}

/// The signatures of the returned mail. A key that nobody could be asked for may be the one that holds.
fn as_if_held(facts: &Facts) -> Vec<Signature> {
    let held = |one: &Signature| match one.result {
        SignatureResult::Unknown => Signature { result: SignatureResult::Pass, ..one.clone() },
        _ => one.clone(),
    };
    facts.signatures(Which::Original).iter().map(held).collect()
}
