//! The registries of the internet's addresses: whose mailboxes are for questions about records and not about mail, and under
//! which names they hold what they have not given out.

use crate::mail::address;

/// Mail domains, each with the registry: the five, IANA, and the national ones below APNIC and LACNIC.
const DOMAINS: &[(&str, &str)] = &[
    ("arin.net", "arin"),
    ("ripe.net", "ripencc"),
    ("apnic.net", "apnic"),
    ("lacnic.net", "lacnic"),
    ("afrinic.net", "afrinic"),
    ("iana.org", "iana"),
    ("nic.ad.jp", "jpnic"),
    ("cnnic.cn", "cnnic"),
    ("cnnic.net.cn", "cnnic"),
    ("twnic.tw", "twnic"),
    ("twnic.net.tw", "twnic"),
    ("nic.or.kr", "krnic"),
    ("kisa.or.kr", "kisa"),
    ("idnic.net", "idnic"),
    ("idnic.id", "idnic"),
    ("vnnic.vn", "vnnic"),
    ("vnnic.net.vn", "vnnic"),
    ("irinn.in", "irinn"),
    ("registro.br", "registrobr"),
];

/// Other names of theirs as holders, folded to letters and digits.
const HOLDERS: &[(&str, &str)] = &[
    ("americanregistryforinternetnumbers", "arin"),
    ("ripenetworkcoordinationcentre", "ripencc"),
    ("orgncc1ripe", "ripencc"),
    ("asiapacificnetworkinformationcentre", "apnic"),
    ("orgapnc1ap", "apnic"),
    ("latinamericanandcaribbeanipaddressregionalregistry", "lacnic"),
    ("africannetworkinformationcenter", "afrinic"),
    ("internetassignednumbersauthority", "iana"),
];

/// The registry that gets mail at this domain.
pub fn of_domain(domain: &str) -> Option<&'static str> {
    let known = DOMAINS.iter().find(|(name, _)| domain == *name || address::same_organisation(domain, name));
    known.map(|(_, registry)| *registry)
}

/// The registry that this holder is, by handle or name, folded.
pub fn of_holder(holder: &str) -> Option<&'static str> {
    let by_name = HOLDERS.iter().find(|(name, _)| *name == holder).map(|(_, registry)| *registry);
    by_name.or_else(|| DOMAINS.iter().map(|(_, registry)| *registry).find(|registry| *registry == holder))
}
