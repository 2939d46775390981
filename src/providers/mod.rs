//! Providers that many share, and who of their customers sent a mail.
//!
//! Owner and forger can use the same provider (evidence T20): its names, addresses and SPF results then say nothing about which
//! of the two it was (K12). Two things tell a shared provider: a table of those that everybody knows (`providers.toml`, which
//! explains its own format), and structure. Structure is what holds for the thousands of hosters that no table lists: a host is
//! shared if the owner's SPF record reaches it through the record of another organisation ([`Senders::service`]), for who can
//! be included is included by others; or if its confirmed name is another organisation's, even where the owner's own record
//! lists the address, for a rented place on a web server looks just so. How large a range is says nothing: a hoster with one
//! outgoing host has thousands of customers behind it. An address is the owner's alone only if the owner's own records list
//! it and no name says otherwise. When in doubt it is shared, and then the customer must be named: by a signature of the
//! owner's domain, or by what the provider signs about its customer ([`tenant`]).

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::LazyLock;

use ipnet::IpNet;
use serde::Deserialize;

use crate::facts::Senders;
use crate::mail::address::{self, is_below};
use crate::mail::embedded;

mod everybodys;
pub mod registries;
mod tenant;

pub use everybodys::is_everybodys;
pub use tenant::{Tenant, is_tenant, named_in_fields, names_a_customer, tenant};

/// One row of the table; `providers.toml` says what each key means.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Provider {
    pub name: String,
    pub title: String,
    #[serde(default)]
    pub hosts: Vec<String>,
    #[serde(default)]
    pub includes: Vec<String>,
    #[serde(default)]
    pub ranges: Vec<IpNet>,
    #[serde(default)]
    pub ranges_from: Option<String>,
    #[serde(default)]
    pub inner: Vec<String>,
    #[serde(default)]
    pub nameless: bool,
    #[serde(default)]
    pub tenants: Vec<String>,
    #[serde(default)]
    pub own: Vec<String>,
    #[serde(default)]
    pub proves_from: bool,
    #[serde(default)]
    pub fields: Vec<Field>,
    #[serde(default)]
    pub mark: Option<String>,
}

/// A header field that names the customer.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Field {
    pub field: String,
    pub take: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    provider: Vec<Provider>,
}

const TABLE: &str = include_str!("providers.toml");

/// A test sees to it that the table can be read; a table that cannot would know nobody.
static PROVIDERS: LazyLock<Vec<Provider>> =
    LazyLock::new(|| toml::from_str(TABLE).map(|table: Table| table.provider).unwrap_or_default());

/// How a provider of the table is called among people.
pub fn title(name: &'static str) -> &'static str {
    PROVIDERS.iter().find(|provider| provider.name == name).map_or(name, |provider| &provider.title)
}

/// Of each domain under which hosts of a provider write lines, the first of that provider. Asked for nearly every name in a mail.
static ONE_NAMES: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
    let inner = PROVIDERS.iter().rev().filter_map(|provider| Some((provider.inner.first()?, &provider.inner)));
    inner.flat_map(|(first, all)| all.iter().map(move |one| (one.as_str(), first.as_str()))).collect()
});

/// All of them, in the order of the table.
pub fn all() -> &'static [Provider] {
    &PROVIDERS
}

/// The provider that runs the host with this (forward-confirmed) name, or that this name in an SPF record includes.
pub fn of(name: &str) -> Option<&'static Provider> {
    let name = address::normal(name);
    let listed = |names: &[String]| names.iter().any(|known| is_below(&name, known));
    PROVIDERS.iter().find(|provider| listed(&provider.hosts) || listed(&provider.includes))
}

/// The provider in whose published ranges the address is.
pub fn of_address(address: IpAddr) -> Option<&'static Provider> {
    let address = embedded::normal(address);
    PROVIDERS.iter().find(|provider| provider.ranges.iter().any(|range| range.contains(&address)))
}

/// The domain that stands for all under which this organisation's hosts write lines about each other.
pub fn one_name(organisation: &str) -> &str {
    ONE_NAMES.get(organisation).copied().unwrap_or(organisation)
}

/// Is it the domain of a provider whose customers are whole organisations, in whose names it writes?
pub fn has_tenants(organisation: &str) -> bool {
    PROVIDERS
        .iter()
        .any(|provider| !provider.tenants.is_empty() && provider.inner.iter().any(|own| own == organisation))
}

/// Is this a host of a provider whose hosts also write lines in which they go without a name?
pub fn goes_without_names(host: &str) -> bool {
    PROVIDERS.iter().any(|provider| provider.nameless && provider.inner.iter().any(|inner| is_below(host, inner)))
}

/// Is this the signature of a provider that lets nobody write a sender in From that is not proven to be his?
pub fn proves_from(signer: &str) -> bool {
    let signs = |provider: &Provider| provider.own.iter().chain(&provider.tenants).any(|own| is_below(signer, own));
    PROVIDERS.iter().any(|provider| provider.proves_from && signs(provider))
}

/// The domains of the provider in whose range the address is, if it has hosts under them.
pub fn domains_of_range(address: IpAddr) -> &'static [String] {
    of_address(address).map(|provider| provider.inner.as_slice()).unwrap_or_default()
}

/// Is this a range in which the organisation (by [`one_name`]) runs its own mail hosts?
pub fn is_range_of(organisation: &str, address: IpAddr) -> bool {
    of_address(address).and_then(|provider| provider.inner.first()).is_some_and(|inner| inner == organisation)
}

/// Who sends from an address, seen from a domain of the owner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Use {
    /// Only the owner, as far as anybody can see.
    Own,
    /// Others as well: who runs it, in words.
    Shared(String),
    /// The domain does not let it send.
    Unlisted,
}

/// Who sends from `address`? `names`: its forward-confirmed names. `domain`: the owner's, with all that its record allows.
pub fn used_by(address: IpAddr, names: &[&str], domain: &str, senders: &Senders) -> Use {
    if !senders.lists(address) {
        return Use::Unlisted;
    }
    // Below the domain, and not only beside it: a hoster gives its customers names in its own.
    if names.iter().any(|name| is_below(&address::normal(name), domain)) {
        return Use::Own;
    }
    let known = names.iter().find_map(|name| of(name)).or_else(|| of_address(address));
    if let Some(provider) = known {
        return Use::Shared(provider.title.clone());
    }
    if let Some(service) = senders.service(address) {
        return Use::Shared(
            of(&service.domain).map_or_else(|| service.domain.clone(), |provider| provider.title.clone()),
        );
    }
    match names.iter().find_map(|name| address::organisation(name)) {
        Some(other) => Use::Shared(other.to_owned()),
        None => Use::Own,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::Service;

    #[test]
    fn the_table_can_be_read_and_is_in_normal_form() {
        let table: Table = toml::from_str(TABLE).unwrap();
        assert!(table.provider.len() > 35);
        let mut names = std::collections::BTreeSet::new();
        for provider in all() {
            assert!(names.insert(&provider.name), "{} is there twice", provider.name);
            assert!(!provider.title.is_empty() && !provider.hosts.is_empty(), "{}", provider.name);
            for name in [&provider.hosts, &provider.includes, &provider.inner, &provider.tenants, &provider.own]
                .into_iter()
                .flatten()
            {
                assert_eq!(&address::normal(name), name, "{}", provider.name);
                assert!(address::organisation(name).is_some(), "{name} is nobody's");
            }
            let from = provider.ranges_from.as_deref().unwrap_or_default();
            let dated = from.split(' ').next().is_some_and(|year| year.len() == 4 && year.parse::<u16>().is_ok());
            assert_eq!(dated, !provider.ranges.is_empty(), "{}: where the ranges are from", provider.name);
            for range in &provider.ranges {
                assert_eq!(range.trunc(), *range, "{}", provider.name);
            }
            for field in &provider.fields {
                assert!(tenant::take(&field.take, "a.b.c:d:e:f").is_some(), "{}: {}", provider.name, field.take);
            }
            assert!(provider.ranges.is_empty() || !provider.inner.is_empty(), "{}", provider.name);
        }
    }

    #[test]
    fn hosts_includes_and_addresses_are_found() {
        let name = |found: Option<&Provider>| found.map(|provider| provider.name.clone());
        assert_eq!(name(of("mail-eur05on2040.outbound.protection.outlook.com.")).as_deref(), Some("microsoft"));
        assert_eq!(name(of("Spf.Protection.Outlook.com")).as_deref(), Some("microsoft"));
        assert_eq!(name(of("_spf.google.com")).as_deref(), Some("google"));
        assert_eq!(name(of("123.spf01.hubspotemail.net")).as_deref(), Some("hubspot"));
        assert_eq!(name(of_address("::ffff:209.85.220.41".parse().unwrap())).as_deref(), Some("google"));
        for none in ["notgoogle.com", "google.com.evil.example", "com", "", "hostgator.example"] {
            assert_eq!(of(none), None, "{none}");
        }
        assert_eq!(of_address("192.0.2.1".parse().unwrap()), None);
        assert_eq!((one_name("gmail.com"), one_name("shop.example")), ("google.com", "shop.example"));
        assert!(is_range_of("outlook.com", "40.107.1.1".parse().unwrap()));
        assert!(!is_range_of("google.com", "40.107.1.1".parse().unwrap()));
    }

    #[test]
    fn structure_tells_a_shared_host_where_no_table_does() {
        let net = |text: &str| text.parse::<IpNet>().unwrap();
        let senders = Senders {
            networks: vec![net("192.0.2.0/24"), net("198.51.100.7/32"), net("209.85.128.0/17")],
            services: vec![Service { domain: "_spf.isp.example".into(), networks: vec![net("198.51.100.7/32")] }],
            complete: true,
            ..Senders::default()
        };
        let used = |address: &str, names: &[&str]| used_by(address.parse().unwrap(), names, "shop.example", &senders);
        let shared = |by: &str| Use::Shared(by.to_owned());
        assert_eq!(used("203.0.113.9", &["mx.shop.example"]), Use::Unlisted);
        assert_eq!(used("192.0.2.9", &["mx.shop.example"]), Use::Own);
        assert_eq!(used("192.0.2.9", &[]), Use::Own);
        // A place on somebody's web server; a host that an include brings, be its range ever so small.
        assert_eq!(used("192.0.2.9", &["web7.hoster.example"]), shared("hoster.example"));
        assert_eq!(used("198.51.100.7", &[]), shared("_spf.isp.example"));
        // A host of one's own at a provider has one's own name.
        assert_eq!(used("198.51.100.7", &["out.shop.example"]), Use::Own);
        assert_eq!(used("209.85.220.41", &["mail-sor-f41.google.com"]), shared("Google (Gmail, Workspace)"));
        assert_eq!(used("209.85.220.41", &[]), shared("Google (Gmail, Workspace)"));
    }
}
