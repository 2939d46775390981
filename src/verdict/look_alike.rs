//! A domain that only looks like the owner's: not about an address of theirs, and yet their customers fall for it.

use crate::case::Case;
use crate::mail::address;
use crate::owner::Owner;
use crate::providers;

use super::signals::evidence;
use super::{Evidence, Stance, Strength};

/// Domains of the owner that are compared.
const OWN_MAX: usize = 8;
/// A shorter name has many that are near it by chance.
const LETTERS_MIN: usize = 5;
/// Letters of a name that may differ for one that does.
const LETTERS_A_SLIP: usize = 6;

/// What to say if the returned mail was written in such a domain's name.
pub fn read(case: &Case<'_>, owner: &Owner) -> Option<Evidence> {
    let from = case.original.from()?;
    let domain = address::normal(address::domain(&from)?);
    if owner.has_domain(&domain) || providers::is_everybodys(&domain) {
        return None;
    }
    let own = owner.all_domains().take(OWN_MAX).filter(|own| !providers::is_everybodys(own));
    let own = own.into_iter().find(|own| looks_like(&domain, own))?;
    let says = format!("`{domain}` is not yours, but looks like `{own}`: your customers may take it for you");
    Some(evidence("look-alike", Stance::Neutral, Strength::Supporting, says, "From of the returned mail"))
}

/// Is the part that somebody registered the same below another ending, or nearly the same?
fn looks_like(domain: &str, own: &str) -> bool {
    let (Some(one), Some(other)) = (registered(domain), registered(own)) else { return false };
    if address::same_organisation(domain, own) {
        return false;
    }
    let letters = one.chars().count().min(other.chars().count());
    letters >= LETTERS_MIN && strsim::osa_distance(&one, &other) <= letters / LETTERS_A_SLIP + usize::from(letters < 6)
}

/// `shop` of `mail.shop.example`, with what is drawn alike made the same.
fn registered(domain: &str) -> Option<String> {
    let label = address::organisation(domain)?.split('.').next()?;
    Some(label.replace("rn", "m").replace("vv", "w").replace(['1', '|'], "l").replace('0', "o").replace('-', ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_customer_falls_for_is_told_from_another_name() {
        for alike in ["annas-shops.example", "anna-shop.example", "annasshop.example", "annas-sh0p.example"] {
            assert!(looks_like(alike, "annas-shop.example"), "{alike}");
        }
        assert!(looks_like("annas-shop.test", "annas-shop.example"));
        assert!(looks_like("rnetro.example", "metro.example"));
        for other in ["mail.annas-shop.example", "bertas-shop.example", "flower-shop.example", "example", "192.0.2.1"] {
            assert!(!looks_like(other, "annas-shop.example"), "{other}");
        }
        assert!(!looks_like("abd.example", "abc.example"));
    }
}
