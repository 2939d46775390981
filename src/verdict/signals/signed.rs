//! Whether a server of the owner's signed it, and what the signature covers (evidence K1, K2, K10).

use crate::case::Case;
use crate::facts::{Fact, Facts, Question, Signature, SignatureResult, Which};
use crate::mail::address::{self, same_organisation};
use crate::original::Extent;
use crate::owner::Owner;
use crate::providers;

use super::super::matter::Matter;
use super::super::side::{Side, is_below};
use super::super::{Evidence, Stance, Strength};
use super::{Signed, Source, evidence};

/// `own`: see [`own`].
pub fn signed(case: &Case<'_>, own: &[&Signature], facts: &Facts) -> (Signed, Option<Evidence>) {
    let mut best: (Signed, Option<Evidence>) = (Signed::No, None);
    for signature in own {
        let domain = &signature.domain;
        let from = format!("DKIM signature of {domain}, selector {}", signature.selector);
        let (level, found) = match signature.result {
            SignatureResult::Pass => (
                Signed::Full,
                evidence(
                    "dkim-pass",
                    Stance::ForOwner,
                    Strength::Proof,
                    format!("a server of {domain} signed this mail, and the signature holds"),
                    from,
                ),
            ),
            SignatureResult::HeaderPass | SignatureResult::OtherBody
                if signature.signed.iter().any(|name| name == "from") =>
            {
                let body = if signature.result == SignatureResult::OtherBody {
                    "the body is not the one that was signed: it was changed on the way, or somebody put another text below the header"
                } else {
                    "the body did not come back whole"
                };
                let says = format!("a server of {domain} signed this mail's header; {body}");
                (Signed::Header, evidence("dkim-header-pass", Stance::ForOwner, Strength::Strong, says, from))
            }
            SignatureResult::Fail => (
                Signed::Broken,
                evidence(
                    "dkim-fail",
                    Stance::Neutral,
                    Strength::Weak,
                    format!(
                        "the mail carries a signature of {domain} that does not hold; returned mail is often altered, so this proves nothing"
                    ),
                    from,
                ),
            ),
            _ => (
                Signed::Unchecked,
                evidence(
                    "dkim-unusable",
                    Stance::Unusable,
                    Strength::Colour,
                    format!(
                        "the mail carries a signature of {domain} that could not be checked ({})",
                        signature.detail
                    ),
                    from,
                ),
            ),
        };
        if level > best.0 {
            best = (level, Some(found));
        }
    }
    if best.0 == Signed::No
        && matches!(facts.get(&Question::Signatures(Which::Original)), Some(Fact::Unknown { .. }))
        && case.original.has_field("DKIM-Signature")
    {
        return (
            Signed::Unchecked,
            Some(evidence(
                "dkim-unusable",
                Stance::Unusable,
                Strength::Colour,
                "the signature on the mail could not be checked",
                "DKIM signature",
            )),
        );
    }
    best
}

/// A signature of the owner's holds over the header only, and the whole body that came back is not what was signed.
pub fn other_body(own: &[&Signature]) -> bool {
    let result = |wanted| own.iter().any(|one| one.result == wanted);
    result(SignatureResult::OtherBody) && !result(SignatureResult::Pass)
}

/// A provider's signature names the customer who sent it, and not by the owner's name (evidence T20). What could not be asked may
/// say so too.
pub fn other_customer(matter: &Matter<'_>) -> bool {
    let Matter { case, side, facts, .. } = *matter;
    if matches!(facts.get(&Question::Signatures(Which::Original)), Some(Fact::Unknown { .. })) {
        return case.original.has_field("DKIM-Signature");
    }
    let names = |one: &&Signature| one.result.may_hold() && providers::names_a_customer(&one.domain);
    let mut named = facts.signatures(Which::Original).iter().filter(names).peekable();
    let own = |domain: &str| side.domains().any(|own| providers::is_tenant(domain, own));
    named.peek().is_some() && !named.any(|one| own(&one.domain))
}

/// Whoever sends a signed mail again may write his own To and Cc, if the signature leaves them open (evidence T12).
pub fn recipients_signed(case: &Case<'_>, own: &[&Signature]) -> bool {
    let mut own = own.iter().filter(|one| one.result.holds());
    let failed = |to: &String| case.notice.failures.iter().any(|failure| failure.recipient == *to);
    let names = |field: &str| {
        case.original
            .fields()
            .filter(|one| one.is(field))
            .flat_map(|one| address::all_in(one.value))
            .any(|to| failed(&to))
    };
    let (to, cc) = (names("To"), names("Cc"));
    own.any(|one| one.signed.iter().any(|name| (to && name == "to") || (cc && name == "cc")))
}

/// A valid signature of the owner's domain covers the only field of that name (lower case): nobody else wrote it.
pub fn covers(case: &Case<'_>, own: &[&Signature], field: &str) -> bool {
    let once = case.original.fields().filter(|one| one.is(field)).count() == 1;
    once && own.iter().any(|one| one.result.holds() && one.signed.iter().any(|name| name == field))
}

/// The signatures of the owner's. Who holds the key of a domain holds the names below it, and an organisation signs for its parts.
/// Two names side by side can be two customers of one hoster, whatever DMARC's relaxed alignment makes of them (RFC 7489, 3.1.1):
/// that is a [`super::super::doubts`]. So can a name below the domain of a single address of the owner's, which may be an access
/// provider's: it counts only on a way that no other customer of the provider goes.
pub fn own<'a>(matter: &Matter<'a>, source: &Source) -> Vec<&'a Signature> {
    let Matter { owner, side, facts, .. } = *matter;
    let signatures = facts.signatures(Which::Original).iter();
    let aligned =
        |own: &str, signer: &str| is_aligned(owner, own, signer, source) && !signs_for_all(side, own, signer, source);
    signatures.filter(|one| side.domains().any(|own| aligned(own, &one.domain))).collect()
}

/// The owner's name lies below the provider's, and the provider signs what all its customers write.
fn signs_for_all(side: &Side<'_>, own: &str, signer: &str, source: &Source) -> bool {
    let surely_own = matches!(source, Source::OwnNetwork | Source::OwnServer);
    own != signer && is_below(own, signer) && !surely_own && side.is_providers(signer)
}

fn is_aligned(owner: &Owner, own: &str, domain: &str, source: &Source) -> bool {
    let below = || match source {
        _ if owner.domains.iter().any(|whole| whole == own) => true,
        Source::OwnNetwork | Source::OwnServer => true,
        Source::Provider => !owner.provider_names().any(|provider| same_organisation(provider, own)),
        _ => false,
    };
    same_organisation(own, domain) && (is_below(own, domain) || (is_below(domain, own) && below()))
}

/// Evidence K10. A bouncer may leave header fields out; a whole and unchanged mail it did not touch.
pub fn lacks_signature(matter: &Matter<'_>, signed: Signed) -> Option<Evidence> {
    let Matter { case, owner, .. } = *matter;
    let domain = address::domain(matter.identity.as_deref()?)?;
    let whole = case.original.extent == Extent::Full && case.original.exact;
    (whole && signed == Signed::No && owner.learned.always_signs(domain)).then(|| {
        let says = format!("all mail from {domain} is signed, and this one came back whole and without that signature");
        evidence("signature-missing", Stance::AgainstOwner, Strength::Strong, says, "header of the returned mail")
    })
}
