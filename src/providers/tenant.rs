//! Which customer of a shared provider sent a mail.
//!
//! A provider names its customer in two places: in the domain of the signature that it makes where the customer has none of
//! their own (`contoso.onmicrosoft.com`), and in header fields of its own. Both are text that anybody can write. The
//! signature counts if it holds; a field only if a signature of the provider that holds covers it.

use std::borrow::Cow;

use crate::facts::Signature;
use crate::mail::address::{self, is_below};
use crate::mail::header::Fields;
use crate::sanitize;

use super::{PROVIDERS, Provider};

/// Fields of a header that are looked at, and bytes of one that are kept.
const FIELDS_MAX: usize = 500;
const NAME_MAX: usize = 120;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tenant {
    /// Short name of the provider in the table.
    pub provider: &'static str,
    /// How the provider names its customer; foreign text. Equal names of one provider and one `from` are one customer.
    pub id: String,
    /// Which domain or field names it: `onmicrosoft.com`, `Feedback-ID`.
    pub from: String,
    /// The provider's signature holds and covers it. False: a claim, worth nothing by itself.
    pub proven: bool,
}

/// The customer that a mail names: proven rather than claimed, by signature rather than by field. `header`: of the returned
/// mail. `signatures`: those on it.
pub fn tenant(header: &[u8], signatures: &[Signature]) -> Option<Tenant> {
    let signed = signatures.iter().filter_map(by_signature);
    let named = by_fields(header, signatures);
    // The first of the best: `max_by_key` would take the last.
    let mut best: Option<Tenant> = None;
    for one in signed.chain(named) {
        if best.as_ref().is_none_or(|best| one.proven && !best.proven) {
            best = Some(one);
        }
    }
    best
}

/// The customers that fields name which a valid signature of the provider covers.
pub fn named_in_fields(header: &[u8], signatures: &[Signature]) -> Vec<Tenant> {
    if !signatures.iter().any(holds) {
        return Vec::new();
    }
    by_fields(header, signatures).filter(|tenant| tenant.proven).collect()
}

fn by_fields<'a>(header: &'a [u8], signatures: &'a [Signature]) -> impl Iterator<Item = Tenant> + 'a {
    Fields::new(header).take(FIELDS_MAX).flat_map(move |field| {
        let providers = PROVIDERS.iter().filter(move |provider| provider.fields.iter().any(|own| field.is(&own.field)));
        providers.filter_map(move |provider| {
            let value = String::from_utf8_lossy(field.value.trim_ascii());
            let name = String::from_utf8_lossy(field.name.trim_ascii());
            by_field(provider, &name, &value, signatures)
        })
    })
}

/// `shop-example.20230601.gappssmtp.com`: the label right below the provider's domain may be a date; the first one names.
fn by_signature(signature: &Signature) -> Option<Tenant> {
    let domain = signature.domain.to_lowercase();
    let (provider, parent) = PROVIDERS.iter().find_map(|provider| {
        let parent = provider.tenants.iter().find(|parent| is_below(&domain, parent) && domain != **parent)?;
        Some((provider, parent))
    })?;
    let id = domain.strip_suffix(parent.as_str())?.split('.').next().filter(|label| !label.is_empty())?;
    Some(Tenant { provider: &provider.name, id: id.to_owned(), from: parent.clone(), proven: holds(signature) })
}

/// Is it a domain with which a provider signs for one of its customers?
pub fn names_a_customer(signing: &str) -> bool {
    let signing = signing.to_lowercase();
    let mut parents = PROVIDERS.iter().flat_map(|provider| &provider.tenants);
    parents.any(|parent| is_below(&signing, parent) && signing != **parent)
}

/// Does a provider sign with this domain for a customer whose own domain is `own`? Google writes it with `-` for each `.`; others
/// let the customer choose, and most choose the name of their organisation.
pub fn is_tenant(signing: &str, own: &str) -> bool {
    let signing = signing.to_lowercase();
    let mut parents = PROVIDERS.iter().flat_map(|provider| &provider.tenants);
    let Some(parent) = parents.find(|parent| is_below(&signing, parent) && signing != **parent) else { return false };
    let id = signing.strip_suffix(parent.as_str()).and_then(|front| front.split('.').next()).unwrap_or_default();
    let name = address::organisation(own).and_then(|organisation| organisation.split('.').next());
    !id.is_empty() && (id == own.replace('.', "-") || Some(id) == name)
}

fn by_field(provider: &'static Provider, name: &str, value: &str, signatures: &[Signature]) -> Option<Tenant> {
    let field = provider.fields.iter().find(|field| field.field.eq_ignore_ascii_case(name))?;
    let marked = |mark: &String| value.to_lowercase().ends_with(&mark.to_lowercase());
    // A mark is for fields that several providers write; a field of its own name needs none.
    if field.field.eq_ignore_ascii_case("Feedback-ID") && !provider.mark.as_ref().is_some_and(marked) {
        return None;
    }
    let taken = provider.fields.iter().filter(|field| field.field.eq_ignore_ascii_case(name));
    let id = taken.filter_map(|field| take(&field.take, value)).find(|id| !id.is_empty())?;
    let covers = |signature: &&Signature| {
        holds(signature)
            && provider.own.iter().chain(&provider.tenants).any(|own| is_below(&signature.domain.to_lowercase(), own))
            && signature.signed.iter().any(|signed| signed.eq_ignore_ascii_case(name))
    };
    Some(Tenant {
        provider: &provider.name,
        id: sanitize::line(&id, NAME_MAX),
        from: field.field.clone(),
        proven: signatures.iter().any(|signature| covers(&signature)),
    })
}

fn holds(signature: &Signature) -> bool {
    signature.result.holds()
}

/// The part of a value that names the customer: `all`, `colon:N`, `dot:N`.
pub(super) fn take<'a>(how: &str, value: &'a str) -> Option<Cow<'a, str>> {
    let (cut, number) = how.split_once(':').unwrap_or((how, "0"));
    let number: usize = number.parse().ok()?;
    let part = match cut {
        "all" => Some(value),
        "colon" => value.split(':').nth(number),
        "dot" => value.split('.').nth(number),
        _ => None,
    };
    part.map(|part| Cow::Borrowed(part.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::SignatureResult;

    fn signature(domain: &str, result: SignatureResult, signed: &[&str]) -> Signature {
        Signature {
            domain: domain.into(),
            selector: "s".into(),
            result,
            signed: signed.iter().map(|&name| name.to_owned()).collect(),
            signed_at: None,
            framed: true,
            key: None,
            detail: String::new(),
        }
    }

    fn found(header: &str, signatures: &[Signature]) -> Option<(&'static str, String, bool)> {
        tenant(header.as_bytes(), signatures).map(|tenant| (tenant.provider, tenant.id, tenant.proven))
    }

    #[test]
    fn the_signature_that_a_provider_makes_names_its_customer() {
        let by = |domain, result| found("\r\n", &[signature(domain, result, &["from"])]);
        let shop = |proven| Some(("microsoft", "shopexample".to_owned(), proven));
        assert_eq!(by("shopexample.onmicrosoft.com", SignatureResult::HeaderPass), shop(true));
        assert_eq!(by("shopexample.onmicrosoft.com", SignatureResult::Fail), shop(false));
        let google = by("shop-example.20230601.gappssmtp.com", SignatureResult::Pass);
        assert_eq!(google, Some(("google", "shop-example".to_owned(), true)));
        for nobody in ["onmicrosoft.com", "amazonses.com", "gmail.com", "shop.example", "evilonmicrosoft.com"] {
            assert_eq!(by(nobody, SignatureResult::Pass), None, "{nobody}");
        }
    }

    #[test]
    fn a_customer_of_the_owners_name() {
        for signing in ["shop-example.20230601.gappssmtp.com", "Shop.onmicrosoft.com", "shop-example.onmicrosoft.com"] {
            assert!(is_tenant(signing, "shop.example"), "{signing}");
        }
        for signing in
            ["myshop.onmicrosoft.com", "shop.example", "gappssmtp.com", "shop.evil.example", "x.shop.mailgun.org"]
        {
            assert!(!is_tenant(signing, "shop.example"), "{signing}");
        }
    }

    #[test]
    fn a_field_is_a_claim_until_the_provider_signs_it() {
        let header = "Feedback-ID: ::1.eu-west-1.dGVuYW50=:AmazonSES\r\n\r\n";
        let ses = |signed: &[&str], result| found(header, &[signature("amazonses.com", result, signed)]);
        let proven = ses(&["from", "feedback-id"], SignatureResult::Pass);
        assert!(matches!(proven, Some(("amazon-ses", _, true))), "{proven:?}");
        for (signed, result) in [
            (["from", "subject"], SignatureResult::Pass),
            (["from", "feedback-id"], SignatureResult::Fail),
            (["from", "feedback-id"], SignatureResult::NoKey),
        ] {
            assert!(matches!(ses(&signed, result), Some((_, _, false))), "{signed:?} {result:?}");
        }
        // Signed by somebody else.
        let other = [signature("evil.example", SignatureResult::Pass, &["from", "feedback-id"])];
        assert!(matches!(found(header, &other), Some((_, _, false))));
        let crossed = "X-MS-Exchange-CrossTenant-Id: 11111111-2222-3333-4444-555555555555\r\n\r\n";
        let signed = [signature(
            "other.onmicrosoft.com",
            SignatureResult::HeaderPass,
            &["from", "x-ms-exchange-crosstenant-id"],
        )];
        // The signature names the customer itself, and first.
        assert_eq!(found(crossed, &signed), Some(("microsoft", "other".to_owned(), true)));
        assert!(matches!(found(crossed, &[]), Some(("microsoft", _, false))));
    }

    #[test]
    fn one_field_of_many_providers_is_told_by_its_end() {
        let by = |value: &str| found(&format!("Feedback-ID: {value}\r\n\r\n"), &[]).map(|(name, id, _)| (name, id));
        assert_eq!(by("i1a2b3:Fastmail"), Some(("fastmail", "i1a2b3".to_owned())));
        assert_eq!(by("s1-_:s1:a42:postmark"), Some(("postmark", "a42".to_owned())));
        assert_eq!(by("12:12.34:us2:mc"), Some(("mailchimp", "12".to_owned())));
        assert_eq!(by("a:b:c:somebody"), None);
        assert_eq!(by(""), None);
    }
}
