//! Who may send for a domain, as its SPF record lists them, and how much a pass proves.

use std::net::IpAddr;

use ipnet::IpNet;
use serde::{Deserialize, Serialize};

use crate::mail::embedded;

/// What a domain's SPF record allows, with all includes followed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Senders {
    pub networks: Vec<IpNet>,
    /// Names by which the record lets others send (`include`, `redirect`, `a`, `mx`), in order: they name the services that send for the
    /// owner.
    pub includes: Vec<String>,
    /// False if the record holds something that cannot be listed (`exists`, `ptr`, macros) or a part that could not be read.
    pub complete: bool,
    /// The record ends in `+all`, or in effect allows everybody.
    pub everybody: bool,
    /// Of the networks, those that come from the record of another organisation, each with the first such record on the way
    /// to it. Who is included sends for others as well: a pass by one of these says "a customer of theirs", not "the owner"
    /// (evidence K12). What the owner's own records list stands in none of them.
    #[serde(default)]
    pub services: Vec<Service>,
    /// What the parts that cannot be listed depend on, if the list is whole but for them: an SPF check answers them then.
    #[serde(default)]
    pub asks: Asks,
    /// Terms for which a receiver must ask the DNS, at least; ten are allowed (RFC 7208, 4.6.4).
    #[serde(default)]
    pub terms: u32,
}

impl Senders {
    /// The other organisation by whose record this address may send. None: the owner's own records list it, or nobody's do.
    pub fn service(&self, address: IpAddr) -> Option<&Service> {
        let holds = |networks: &[IpNet]| networks.iter().any(|network| embedded::holds(network, address));
        self.services.iter().find(|service| holds(&service.networks))
    }

    /// Does a network of the record hold this address, the owner's or another organisation's?
    pub fn lists(&self, address: IpAddr) -> bool {
        self.networks.iter().any(|network| embedded::holds(network, address))
    }

    /// Do the domain's own records list this address, in networks so few that they are its own?
    pub fn is_of_its_own(&self, address: IpAddr) -> bool {
        self.lists(address) && self.service(address).is_none() && self.is_narrow_about(address)
    }

    /// Does a network of a handful of addresses list it?
    pub fn lists_nearly_alone(&self, address: IpAddr) -> bool {
        let few = |network: &IpNet| network.max_prefix_len() - network.prefix_len() <= 3;
        self.networks.iter().any(|network| few(network) && embedded::holds(network, address))
    }

    /// Does the record allow so few addresses that a pass proves something (evidence T21)?
    pub fn is_narrow(&self) -> bool {
        !self.everybody && are_few(&self.networks)
    }

    /// The same of the part of the record by which this address may send: another organisation's, or what is in no other's.
    pub fn is_narrow_about(&self, address: IpAddr) -> bool {
        let of_others = |network: &&IpNet| self.services.iter().any(|service| service.networks.contains(network));
        let few = match self.service(address) {
            Some(service) => are_few(&service.networks),
            None => are_few(self.networks.iter().filter(|network| !of_others(network))),
        };
        few && !self.everybody
    }
}

/// An SPF record that allows more than this many IPv4 addresses proves nothing by a pass: a /16.
const NARROW_ADDRESSES_MAX: u64 = 1 << 16;

/// A network counted twice errs on the side of "too many".
fn are_few<'a>(networks: impl IntoIterator<Item = &'a IpNet>) -> bool {
    let networks = networks.into_iter().filter(|network| network.addr().is_ipv4());
    let sizes = networks.map(|network| 1_u64 << 32_u8.saturating_sub(network.prefix_len()));
    sizes.fold(0, u64::saturating_add) <= NARROW_ADDRESSES_MAX
}

/// What a term with macros depends on (RFC 7208, 7.2), least first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Asks {
    /// There is none.
    Nothing,
    /// The address, and the domain.
    Address,
    /// What the computer calls itself as well.
    Helo,
    /// More than a check knows, or not all could be read.
    #[default]
    More,
}

/// Another organisation that sends for a domain, by an `include` or `redirect` of its record.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Service {
    /// The included name: `_spf.provider.example`.
    pub domain: String,
    pub networks: Vec<IpNet>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn networks(texts: &[&str]) -> Vec<IpNet> {
        texts.iter().map(|text| text.parse().unwrap()).collect()
    }

    #[test]
    fn a_pass_proves_something_where_few_may_send() {
        let address = "192.0.2.9".parse().unwrap();
        let wide = "203.0.0.0/8";
        let service = Service { domain: "_spf.isp.example".into(), networks: networks(&[wide]) };
        let senders =
            Senders { networks: networks(&["192.0.2.0/28", wide]), services: vec![service], ..Senders::default() };
        // What a carrier's record allows says nothing about the part that is the domain's own.
        assert!(!senders.is_narrow() && senders.is_narrow_about(address));
        assert!(!senders.is_narrow_about("203.0.113.9".parse().unwrap()));
        assert!(!senders.lists_nearly_alone(address));
        let alone = Senders { networks: networks(&["192.0.2.8/29", "0.0.0.0/1"]), ..Senders::default() };
        assert!(alone.lists_nearly_alone(address) && !alone.is_narrow_about(address));
        assert!(!Senders { everybody: true, ..senders }.is_narrow_about(address));
    }
}
