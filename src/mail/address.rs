//! Addresses and names in the one form in which they are compared: lower case, no brackets, no final dot, IDNA as A-labels.

/// The longest addr-spec that we look at, in bytes. RFC 5321, 4.5.3.1: 64 for the local part, 255 for the domain, and `@`.
pub const ADDRESS_MAX: usize = 320;

/// The normal form of an addr-spec or a domain name: trimmed, without `<>` and final dot, lower case.
/// Local parts are folded too: RFC 5321, 2.4 lets receivers tell them apart by case, and none that matters does.
pub fn normal(text: &str) -> String {
    let text = text.trim().trim_start_matches('<').trim_end_matches('>').trim_end_matches('.');
    text.to_lowercase()
}

/// The domain of an addr-spec: what follows the last `@`.
pub fn domain(addr_spec: &str) -> Option<&str> {
    addr_spec.rsplit_once('@').map(|(_, domain)| domain).filter(|domain| !domain.is_empty())
}

/// The organisational domain of a name by the public suffix list: `mx1.shop.example` -> `shop.example`.
/// A name that is itself a public suffix, or an address literal, has none.
pub fn organisation(name: &str) -> Option<&str> {
    let name = name.trim_end_matches('.');
    if name.parse::<std::net::IpAddr>().is_ok() {
        return None;
    }
    psl::domain_str(name)
}

/// Do two names belong to the same organisation?
pub fn same_organisation(a: &str, b: &str) -> bool {
    match (organisation(a), organisation(b)) {
        (Some(a), Some(b)) => a.eq_ignore_ascii_case(b),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn organisations_follow_the_public_suffix_list() {
        assert_eq!(organisation("mx1.shop.example"), Some("shop.example"));
        assert_eq!(organisation("mx.shop.co.uk"), Some("shop.co.uk"));
        assert_eq!(organisation("co.uk"), None);
        assert_eq!(organisation("192.0.2.1"), None);
        assert!(same_organisation("MX.shop.example", "out.shop.example."));
        assert!(!same_organisation("a.co.uk", "b.co.uk"));
    }
}
