//! What an address must not be to be written to. One check each, tried in order; the first that refuses says why.
//!
//! A registry's answer is a claim too: it can name the registry itself, the very people who are forged, or nobody. An innocent
//! or a useless address is worse than none.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::facts::Level;
use crate::mail::address::{self, organisation, same_organisation};
use crate::owner::Owner;
use crate::providers::registries;
use crate::report::Suppressed;

/// What the checks know beside the address.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    pub owner: &'a Owner,
    /// Domains of everybody who is watched, normal form: a report to one of them would come back to us.
    pub watched: &'a [String],
    /// Addresses and domains that stand in the forged mail, normal form. Its sender put them there.
    pub forged: &'a Forged,
    /// Contacts that want no reports, or that no report reaches.
    pub suppressed: &'a Suppressed,
}

/// What the forged mails of a source name, normal form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Forged {
    /// From, Reply-To, Sender, Return-Path.
    pub addresses: BTreeSet<String>,
    /// HELO, DKIM `d=`, Return-Path, and of the addresses.
    pub domains: BTreeSet<String>,
}

struct Check {
    /// Is the address refused? It is in normal form; `level`: whose contact it is, if a network's.
    refuses: fn(&str, Option<&Level>, &Known<'_>) -> bool,
    says: &'static str,
}

/// Cheap before dear, shape before meaning: what is no address is refused as that.
const CHECKS: &[Check] = &[
    Check { refuses: is_too_long, says: "the contact is longer than a mail address can be" },
    Check { refuses: is_not_ascii, says: "the contact has letters that not every mail system can carry" },
    Check { refuses: is_no_address, says: "the contact is no mail address" },
    Check { refuses: is_literal, says: "the contact is at a bare IP address" },
    Check { refuses: has_no_organisation, says: "the contact is at a domain that nobody can own" },
    Check { refuses: is_placeholder, says: "the contact is a placeholder" },
    Check { refuses: is_registry, says: "the contact is the registry itself, which is nobody to write to" },
    Check { refuses: is_owners, says: "the contact is in your own domain" },
    Check { refuses: is_watched, says: "the contact is in a domain that alibi itself watches" },
    Check { refuses: is_forgers, says: "the contact stands in the forged mail itself" },
    Check { refuses: is_suppressed, says: "the contact wants no reports, or they do not arrive there" },
];

/// Why this address is nobody to write to. None: every check lets it pass.
pub fn refusal(contact: &str, level: Option<&Level>, known: &Known<'_>) -> Option<&'static str> {
    let contact = normal(contact);
    CHECKS.iter().find(|check| (check.refuses)(&contact, level, known)).map(|check| check.says)
}

/// Is this nobody's desk, whoever asks: no address, a placeholder, a registry's mailbox? What a registry names beside it, or
/// around it, is worth asking for then.
pub fn is_nobody(contact: &str, level: &Level) -> bool {
    static OWNER: LazyLock<Owner> = LazyLock::new(Owner::default);
    static FORGED: Forged = Forged { addresses: BTreeSet::new(), domains: BTreeSet::new() };
    static NOBODY: LazyLock<Suppressed> = LazyLock::new(Suppressed::default);
    let known = Known { owner: &OWNER, watched: &[], forged: &FORGED, suppressed: &NOBODY };
    refusal(contact, Some(level), &known).is_some()
}

/// The address as it is compared. Its domain stays as it is written: what is not ASCII is refused, not translated.
pub fn normal(contact: &str) -> String {
    contact.trim().to_lowercase()
}

/// RFC 5321, 4.5.3.1.3: 256 with the angle brackets.
const ADDRESS_MAX: usize = 254;

fn is_too_long(contact: &str, _: Option<&Level>, _: &Known<'_>) -> bool {
    contact.len() > ADDRESS_MAX
}

/// Such an address needs SMTPUTF8 all the way, which most abuse desks' servers do not offer.
fn is_not_ascii(contact: &str, _: Option<&Level>, _: &Known<'_>) -> bool {
    !contact.is_ascii()
}

/// RFC 5322, 3.4.1, in its dot-atom form. Quoted local parts and comments are allowed there, and no abuse desk has one.
fn is_no_address(contact: &str, _: Option<&Level>, _: &Known<'_>) -> bool {
    let atom = |text: &str| {
        !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || SPECIAL.contains(&byte))
    };
    let dots = |text: &str| text.split('.').all(atom);
    let label = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    let host = |text: &str| text.contains('.') && text.split('.').all(label);
    match contact.split_once('@') {
        // The next check says what is wrong with a literal.
        Some((local, domain)) => local.len() > 64 || !dots(local) || !(host(domain) || domain.starts_with('[')),
        None => true,
    }
}

/// What an atom may hold beside letters and digits, without what shells and header fields make something of.
const SPECIAL: &[u8] = b"!#$%&'*+-/=?^_`{|}~";

fn is_literal(contact: &str, _: Option<&Level>, _: &Known<'_>) -> bool {
    let domain = domain(contact).trim_matches(['[', ']']);
    domain.starts_with("ipv6:") || domain.parse::<std::net::IpAddr>().is_ok() || contact.contains('[')
}

fn has_no_organisation(contact: &str, _: Option<&Level>, _: &Known<'_>) -> bool {
    organisation(domain(contact)).is_none()
}

/// What registries and their customers write where an address must stand.
fn is_placeholder(contact: &str, _: Option<&Level>, _: &Known<'_>) -> bool {
    let local = contact.split('@').next().unwrap_or_default();
    let word = |text: &str| text.chars().filter(char::is_ascii_alphanumeric).collect::<String>();
    PLACEHOLDERS
        .iter()
        .any(|placeholder| word(local).contains(placeholder) || word(domain(contact)).contains(placeholder))
        || NOBODY.contains(&word(local).as_str())
        || ["example.com", "example.net", "example.org"]
            .iter()
            .any(|example| same_organisation(domain(contact), example))
        || [".invalid", ".localhost", ".local", ".test"].iter().any(|end| contact.ends_with(end))
}

const PLACEHOLDERS: &[&str] =
    &["redacted", "notdisclosed", "pleasequery", "notapplicable", "dataprotected", "changeme"];
const NOBODY: &[&str] =
    &["removed", "unread", "noreply", "donotreply", "nobody", "none", "null", "devnull", "bitbucket", "na", "unknown"];

/// A registry's mailbox, unless the network is the registry's own.
fn is_registry(contact: &str, level: Option<&Level>, _: &Known<'_>) -> bool {
    let of = |level: &Level, registry| level.holders.iter().any(|held| registries::of_holder(held) == Some(registry));
    registries::of_domain(domain(contact)).is_some_and(|registry| !level.is_some_and(|level| of(level, registry)))
}

/// Is the network held by a registry, so that its parents are nobody's?
pub fn is_held_by_registry(level: &Level) -> bool {
    level.holders.iter().any(|held| registries::of_holder(held).is_some())
}

fn is_owners(contact: &str, _: Option<&Level>, known: &Known<'_>) -> bool {
    let domain = domain(contact);
    known.owner.all_domains().any(|own| own == domain || same_organisation(own, domain))
}

fn is_watched(contact: &str, _: Option<&Level>, known: &Known<'_>) -> bool {
    let domain = domain(contact);
    known.watched.iter().any(|watched| watched == domain || same_organisation(watched, domain))
}

/// From, Reply-To and the like: whoever wrote the mail would get the report about it.
fn is_forgers(contact: &str, _: Option<&Level>, known: &Known<'_>) -> bool {
    known.forged.addresses.contains(contact)
}

fn is_suppressed(contact: &str, level: Option<&Level>, known: &Known<'_>) -> bool {
    known.suppressed.holds(contact, level.map(|level| level.network.as_str()))
}

pub(super) fn domain(contact: &str) -> &str {
    address::domain(contact).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Which check refuses, by the end of its sentence.
    fn refused(contact: &str, holders: &[&str]) -> Option<&'static str> {
        let mut owner = Owner::default();
        owner.add("anna@shop.example");
        let forged = Forged { addresses: BTreeSet::from(["boss@evil.example".into()]), ..Forged::default() };
        let suppressed = ["abuse@tired.example".to_owned()].into_iter().collect();
        let watched = ["client.example".to_owned()];
        let known = Known { owner: &owner, watched: &watched, forged: &forged, suppressed: &suppressed };
        let level = Level { holders: holders.iter().map(|&holder| holder.to_owned()).collect(), ..Level::default() };
        refusal(contact, Some(&level), &known)
    }

    #[test]
    fn each_check_refuses_what_it_is_for() {
        let long = format!("{}@isp.example", "a".repeat(260));
        let cases = [
            (long.as_str(), "longer"),
            ("missbrauch@b\u{fc}cher.example", "letters"),
            ("abuse", "no mail address"),
            ("abuse@isp", "no mail address"),
            ("a b@isp.example", "no mail address"),
            ("abuse@isp.example, x@y.example", "no mail address"),
            ("abuse@isp.example\r\nBcc: all@y.example", "no mail address"),
            ("\"abuse desk\"@isp.example", "no mail address"),
            ("abuse@isp..example", "no mail address"),
            ("abuse@@isp.example", "no mail address"),
            (".abuse@isp.example", "no mail address"),
            ("abuse@[192.0.2.1]", "bare IP"),
            ("abuse@192.0.2.1", "bare IP"),
            ("abuse@co.uk", "nobody can own"),
            ("redacted@isp.example", "placeholder"),
            ("abuse@not-disclosed.example", "placeholder"),
            ("no-reply@isp.example", "placeholder"),
            ("removed@lacnic.net", "placeholder"),
            ("abuse@example.com", "placeholder"),
            ("abuse@ripe.net", "registry"),
            ("helpdesk@apnic.net", "registry"),
            ("ipas@cnnic.cn", "registry"),
            ("abuse@cert.br", ""),
            ("abuse@shop.example", "your own"),
            ("abuse@mail.shop.example", "your own"),
            ("abuse@client.example", "watches"),
            ("Boss@Evil.example", "forged mail"),
            ("abuse@tired.example", "wants no reports"),
            ("abuse@isp.example", ""),
            ("noc+abuse@isp.co.uk", ""),
        ];
        for (contact, expected) in cases {
            let says = refused(contact, &["ispltd"]).unwrap_or_default();
            assert!(says.contains(expected) && says.is_empty() == expected.is_empty(), "{contact}: `{says}`");
        }
    }

    #[test]
    fn a_registry_is_written_to_about_its_own_network() {
        assert_eq!(refused("abuse@ripe.net", &["ripencc"]), None);
        assert!(refused("abuse@ripe.net", &["arin"]).is_some());
    }
}
