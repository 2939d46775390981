//! Registry answers: from RDAP objects (RFC 9083) and WHOIS records to the network of an address and its abuse contacts. Pure
//! parsing.
//!
//! Registries differ in everything that the standard leaves open: the abuse role may sit on the network, inside another
//! entity, or in a list of roles; a leaf may name nobody, and then its parent does. Here the smallest network that holds the
//! address speaks first, then its parents, then the autonomous system. Only an entity with the role "abuse" is asked for
//! its mail address; a technical contact is nobody to write to.

use std::net::IpAddr;

use ipnet::{IpNet, IpSubnets, Ipv4Subnets, Ipv6Subnets};
use jiff::Timestamp;

use crate::facts::{Contact, Level, Netblock, Offer, Standing};

pub use entity::is_address;
pub use object::{ObjectError, parse};
pub use origin::{abusix_name, origin, origin_name};
pub use recorded::Registry;

pub mod bootstrap;
mod entity;
mod object;
mod origin;
mod recorded;
mod remarks;
mod stock;
pub mod whois;

/// Bytes of one object. The largest real record seen has 95 KiB.
pub const OBJECT_MAX: usize = 1 << 20;
/// Entities of one object that are looked at, and how deep they nest.
pub const ENTITIES_MAX: usize = 256;
pub const ENTITY_DEPTH_MAX: usize = 4;
/// Systems that announce one network.
pub const ORIGINS_MAX: usize = 8;
/// The longest mail address, RFC 5321, 4.5.3.1.3.
pub const ADDRESS_MAX: usize = 254;
/// Networks around an address that are kept, and contacts and forms of each.
pub const LEVELS_MAX: usize = 6;
pub const OFFERS_MAX: usize = 8;
/// The longest name that is kept.
const NAME_MAX: usize = 200;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Object {
    Network(Network),
    System(System),
}

/// An `ip network`. RFC 9083, 5.4.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Network {
    pub start: IpAddr,
    pub end: IpAddr,
    pub name: String,
    pub handle: String,
    pub country: Option<String>,
    /// Autonomous systems that may announce it, by ARIN's extension.
    pub origins: Vec<u32>,
    /// A customer of the network around it holds it, by its type.
    pub is_customers: bool,
    /// A registry's own stock: nobody's network.
    pub is_stock: bool,
    /// Its registrants, folded.
    pub holders: Vec<String>,
    pub registered: Option<Timestamp>,
    /// Mail addresses of the abuse role, the preferred one first.
    pub desks: Vec<Desk>,
    /// Where its remarks say that reports are taken.
    pub forms: Vec<String>,
}

/// The address of an abuse role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Desk {
    pub address: String,
    pub standing: Standing,
    /// The server that says so, if no list of registries names it.
    pub unlisted: Option<String>,
}

/// An `autnum`. RFC 9083, 5.5.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct System {
    pub first: u32,
    pub last: u32,
    pub name: String,
    pub desks: Vec<Desk>,
}

impl Network {
    /// `203.0.113.64/26`, or first and last address if the range is no prefix.
    pub fn range(&self) -> String {
        let mut subnets = match (self.start, self.end) {
            (IpAddr::V4(start), IpAddr::V4(end)) => IpSubnets::from(Ipv4Subnets::new(start, end, 0)),
            (IpAddr::V6(start), IpAddr::V6(end)) => IpSubnets::from(Ipv6Subnets::new(start, end, 0)),
            _ => return format!("{} - {}", self.start, self.end),
        };
        match (subnets.next(), subnets.next()) {
            (Some(network), None) => network.to_string(),
            _ => format!("{} - {}", self.start, self.end),
        }
    }

    pub fn holds(&self, address: IpAddr) -> bool {
        self.start.is_ipv4() == address.is_ipv4() && self.start <= address && address <= self.end
    }

    /// Is it larger than the other, and around it?
    pub fn is_around(&self, other: &Network) -> bool {
        self.holds(other.start) && self.holds(other.end) && (self.start, self.end) != (other.start, other.end)
    }

    /// The smallest prefix that is larger than this network and around it: who is asked for that names the parent (RFC 9082,
    /// 3.1.1), with every registry, without its extensions.
    pub fn prefix_around(&self) -> Option<IpNet> {
        let exact = IpNet::new(self.start, common_bits(self.start, self.end)).ok()?.trunc();
        let is_exact = exact.network() == self.start && exact.broadcast() == self.end;
        if is_exact { exact.supernet() } else { Some(exact) }
    }

    /// How many addresses it has, less one.
    fn size(&self) -> u128 {
        match (self.start, self.end) {
            (IpAddr::V4(start), IpAddr::V4(end)) => u128::from(u32::from(end).saturating_sub(u32::from(start))),
            (IpAddr::V6(start), IpAddr::V6(end)) => u128::from(end).saturating_sub(u128::from(start)),
            _ => u128::MAX,
        }
    }

    /// As a contact is chosen from it.
    pub fn level(&self) -> Level {
        let range = self.range();
        let names = if self.name.is_empty() { range } else { format!("{}, {range}", self.name) };
        let of = if self.handle.is_empty() { names } else { format!("`{}` ({names})", self.handle) };
        let from = format!("abuse contact of the network {of}");
        Level {
            network: self.range(),
            name: self.name.clone(),
            handle: self.handle.clone(),
            is_customers: self.is_customers,
            holders: self.holders.clone(),
            registered: self.registered,
            offers: self.desks.iter().take(OFFERS_MAX).map(|desk| desk.offer(&from)).collect(),
            forms: self.forms.clone(),
        }
    }
}

impl Desk {
    pub fn offer(&self, from: &str) -> Offer {
        let by = self.unlisted.as_ref().map(|server| format!(", as {server} says, which no list of registries names"));
        Offer {
            address: self.address.clone(),
            from: format!("{from}{}", by.unwrap_or_default()),
            standing: self.standing,
        }
    }

    /// Notes that a server says so to which somebody sent us.
    pub fn by_unlisted(&mut self, server: &str) {
        self.standing = Standing::Unlisted;
        self.unlisted = Some(server.to_owned());
    }
}

impl System {
    /// Its contacts. None of another system's.
    pub fn offers(&self, asn: u32) -> Vec<Offer> {
        let from = format!("abuse contact of AS{asn} ({})", self.name);
        let ours = (self.first..=self.last).contains(&asn);
        self.desks.iter().filter(|_| ours).take(OFFERS_MAX).map(|desk| desk.offer(&from)).collect()
    }
}

/// What is known about an address by the networks that hold it, the smallest first, and what others offer. What lies around a
/// registry's own stock is nobody's; None if the address is stock itself.
pub fn netblock(chain: &[&Network], asn: Option<u32>, others: Vec<Offer>) -> Option<Netblock> {
    let held = chain.iter().take_while(|network| !network.is_stock).take(LEVELS_MAX);
    let levels: Vec<Level> = held.map(|network| network.level()).collect();
    let (leaf, first) = (levels.first()?, chain.first()?);
    let contact = levels.iter().enumerate().find_map(|(steps, level)| {
        let offer = level.offers.first()?;
        let from = match steps {
            0 => offer.from.clone(),
            _ => format!("{}, which is around the network; the network itself names none", offer.from),
        };
        Some(Contact { address: offer.address.clone(), from })
    });
    let other = || {
        let offer = others.first()?;
        Some(Contact { address: offer.address.clone(), from: format!("{}; the network names none", offer.from) })
    };
    Some(Netblock {
        network: leaf.network.clone(),
        name: leaf.name.clone(),
        handle: leaf.handle.clone(),
        country: first.country.clone(),
        asn,
        contact: contact.or_else(other),
        holders: leaf.holders.clone(),
        levels,
        others,
        asked: None,
    })
}

/// Leading bits that two addresses share.
fn common_bits(one: IpAddr, other: IpAddr) -> u8 {
    let bits = match (one, other) {
        (IpAddr::V4(one), IpAddr::V4(other)) => (u32::from(one) ^ u32::from(other)).leading_zeros(),
        (IpAddr::V6(one), IpAddr::V6(other)) => (u128::from(one) ^ u128::from(other)).leading_zeros(),
        _ => 0,
    };
    u8::try_from(bits).unwrap_or(0)
}

#[cfg(test)]
mod tests;
