//! The mail carries a signature of a name beside the owner's, or below it, in the same organisation.
//!
//! It may be the organisation's own mail host, or another customer of whoever gives out such names. So it is no proof for the
//! owner, and nothing to accuse anybody on.

use crate::facts::Which;
use crate::mail::address::same_organisation;

use super::super::matter::Matter;
use super::super::side::is_below;
use super::Doubt;

pub fn read(matter: &Matter<'_>) -> Option<Doubt> {
    let Matter { owner, side, facts, .. } = *matter;
    matter.identity.as_ref()?;
    let whole = |own: &str| owner.domains.iter().any(|whole| whole == own);
    let beside = |domain: &str, own: &str| {
        same_organisation(own, domain) && !is_below(own, domain) && !(is_below(domain, own) && whole(own))
    };
    let mut signatures = facts.signatures(Which::Original).iter().filter(|one| one.result.may_hold());
    let signature = signatures.find(|one| side.domains().any(|own| beside(&one.domain, own)))?;
    let domain = &signature.domain;
    Some(Doubt {
        code: "signed-beside",
        says: format!(
            "the mail carries a signature of {domain}, a name beside or below yours in the same organisation"
        ),
        missing: format!("which customer of that organisation signs as {domain}"),
        from: "DKIM signature of the returned mail",
    })
}
