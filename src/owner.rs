//! The person whose mailbox is watched: which addresses are theirs, and from where they really send.

use std::net::IpAddr;

use ipnet::IpNet;
use serde::{Deserialize, Serialize};

use crate::mail::{address, embedded};

pub mod learned;

pub use learned::Learned;

/// Everything that the owner told us about themselves, and what was learned from the owner's own mailbox. Nothing in here
/// comes from a returned mail.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Owner {
    /// Addresses of the owner, lower case: `anna@shop.example`.
    pub addresses: Vec<String>,
    /// Domains of which every address is the owner's, lower case: `shop.example`.
    pub domains: Vec<String>,
    /// Networks that the owner sends from (office, own server).
    pub networks: Vec<IpNet>,
    /// The owner's mail provider, as it names itself: authserv-id (RFC 8601, 2.5) or name of its MX.
    pub providers: Vec<String>,
    /// Kept apart, because nobody told us.
    #[serde(default)]
    pub learned: Learned,
}

/// Domains of one owner that the world is asked about for one mail. Whoever has more is never told "forged", for the others might
/// speak for him.
pub const DOMAINS_ASKED_MAX: usize = 20;

impl Owner {
    /// Adds `who`: an address (with `@`) or a whole domain.
    pub fn add(&mut self, who: &str) {
        let who = address::normal(who);
        match who.strip_prefix('@') {
            Some(domain) => self.domains.push(domain.to_owned()),
            None if who.contains('@') => self.addresses.push(who.into_owned()),
            None => self.domains.push(who.into_owned()),
        }
    }

    /// Is this address the owner's? Compared as addr-spec, never by display name (evidence T27).
    pub fn is(&self, addr_spec: &str) -> bool {
        let addr_spec = address::normal(addr_spec);
        self.addresses.iter().any(|own| *own == addr_spec)
            || plain(&addr_spec).is_some_and(|plain| self.addresses.contains(&plain))
            || at_google(&addr_spec)
                .is_some_and(|one| self.addresses.iter().any(|own| at_google(own).as_ref() == Some(&one)))
            || address::domain(&addr_spec).is_some_and(|domain| self.has_whole(domain))
    }

    /// Is the domain one of those that are the owner's as a whole, or a name below one? Nobody else can have a mailbox there.
    fn has_whole(&self, domain: &str) -> bool {
        self.domains.iter().any(|own| address::is_below(domain, own))
    }

    /// Does this domain belong to the owner: one of the domains, or the domain of one of the addresses?
    pub fn has_domain(&self, domain: &str) -> bool {
        let domain = address::normal(domain);
        self.all_domains().any(|own| own == domain)
    }

    /// The domains that the owner sends from, each once.
    pub fn all_domains(&self) -> impl Iterator<Item = &str> {
        let of_addresses = self.addresses.iter().filter_map(|addr_spec| address::domain(addr_spec));
        let mut seen = std::collections::BTreeSet::new();
        self.domains.iter().map(String::as_str).chain(of_addresses).filter(move |domain| seen.insert(*domain))
    }

    /// Names of the owner's provider: those that were told, and those that were learned.
    pub fn provider_names(&self) -> impl Iterator<Item = &str> {
        self.providers.iter().chain(&self.learned.providers).map(String::as_str)
    }

    /// Is it a host in a network of the owner's, whichever way its address is written?
    pub fn has_network(&self, address: IpAddr) -> bool {
        self.networks.iter().any(|network| embedded::holds(network, address))
    }

    pub fn is_nobody(&self) -> bool {
        self.addresses.is_empty() && self.domains.is_empty()
    }
}

/// The address without the marks that the owner's side puts on it: a bounce tag (`prvs=0123abcdef=anna@`, BATV, and
/// `btv1==...==anna@`), and a folder tag (`anna+shop@`). None if it has none.
fn plain(addr_spec: &str) -> Option<String> {
    let (local, domain) = addr_spec.rsplit_once('@')?;
    let bare = match local.strip_prefix("prvs=") {
        Some(tagged) => tagged.split_once('=')?.1,
        None => local.strip_prefix("btv1==").and_then(|tagged| tagged.split_once("==")).map_or(local, |(_, bare)| bare),
    };
    let bare = bare.split_once('+').map_or(bare, |(bare, _)| bare);
    (bare != local && !bare.is_empty()).then(|| format!("{bare}@{domain}"))
}

/// The mailbox at Google: dots in the name, a tag behind it, and which of its two domains stand for the same one.
fn at_google(addr_spec: &str) -> Option<String> {
    let (local, domain) = addr_spec.rsplit_once('@')?;
    let local = local.split_once('+').map_or(local, |(bare, _)| bare);
    ["gmail.com", "googlemail.com"].contains(&domain).then(|| local.replace('.', ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_domain_holds_the_names_below_it() {
        let mut owner = Owner::default();
        owner.add("shop.example");
        assert!(owner.is("x@shop.example") && owner.is("x@news.shop.example"));
        assert!(!owner.is("x@myshop.example") && !owner.is("x@shop.example.net") && !owner.is("x@.example"));
        let mut owner = Owner::default();
        owner.add("anna@shop.example");
        assert!(!owner.is("anna@news.shop.example"));
    }

    #[test]
    fn a_mailbox_at_google_has_many_spellings() {
        let mut owner = Owner::default();
        owner.add("anna.linden@gmail.com");
        assert!(owner.is("annalinden@gmail.com") && owner.is("anna.linden+x@googlemail.com"));
        assert!(!owner.is("annalinde@gmail.com") && !owner.is("annalinden@shop.example"));
    }

    #[test]
    fn marks_of_the_owners_side_are_seen_through() {
        let mut owner = Owner::default();
        owner.add("anna@shop.example");
        for yes in [
            "Anna@Shop.example",
            "prvs=0123abcdef=anna@shop.example",
            "btv1==0a==anna@shop.example",
            "anna+x@shop.example",
        ] {
            assert!(owner.is(yes), "{yes}");
        }
        for no in [
            "anna@shop.example.net",
            "prvs=anna@shop.example",
            "ann+a@shop.example",
            "+anna@shop.example",
            "anna=x@shop.example",
        ] {
            assert!(!owner.is(no), "{no}");
        }
    }
}
