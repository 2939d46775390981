//! Registry answers: from RDAP objects (RFC 9083) to the network of an address and its abuse contact. Pure parsing.
//!
//! Registries differ in everything that the standard leaves open: the abuse role may sit on the network, inside another
//! entity, or in a list of roles; a leaf may name nobody, and then its parent does. Here the smallest network that holds the
//! address speaks first, then its parents, then the autonomous system. Only an entity with the role "abuse" is asked for
//! its mail address; a technical contact is nobody to write to.

use std::net::IpAddr;

use ipnet::{IpSubnets, Ipv4Subnets, Ipv6Subnets};
use serde_json::Value;

use crate::facts::{Contact, Netblock, OriginAs};
use entity::{abuse_addresses, holders, number, text};

mod entity;

/// Bytes of one object. The largest real record seen has 95 KiB.
pub const OBJECT_MAX: usize = 1 << 20;
/// Entities of one object that are looked at, and how deep they nest.
pub const ENTITIES_MAX: usize = 256;
pub const ENTITY_DEPTH_MAX: usize = 4;
/// Systems that announce one network.
pub const ORIGINS_MAX: usize = 8;
/// The longest mail address, RFC 5321, 4.5.3.1.3.
pub const ADDRESS_MAX: usize = 254;

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
    /// Its registrants, folded.
    pub holders: Vec<String>,
    /// Mail addresses of the abuse role, the preferred one first.
    pub abuse: Vec<String>,
}

/// An `autnum`. RFC 9083, 5.5.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct System {
    pub first: u32,
    pub last: u32,
    pub name: String,
    pub abuse: Vec<String>,
}

#[derive(Debug, thiserror::Error)]
pub enum ObjectError {
    #[error("an object of more than {OBJECT_MAX} bytes")]
    TooLarge,
    #[error("no JSON: {0}")]
    Json(#[from] serde_json::Error),
    #[error("object class `{0}` is neither `ip network` nor `autnum`")]
    Class(String),
    #[error("`{0}` is missing or cannot be read")]
    Member(&'static str),
}

/// Reads one RDAP object.
pub fn parse(json: &str) -> Result<Object, ObjectError> {
    if json.len() > OBJECT_MAX {
        return Err(ObjectError::TooLarge);
    }
    // serde_json refuses to nest deeper than 128.
    let object: Value = serde_json::from_str(json)?;
    match text(&object, "objectClassName").as_str() {
        "ip network" => network(&object).map(Object::Network),
        "autnum" => system(&object).map(Object::System),
        other => Err(ObjectError::Class(other.to_owned())),
    }
}

fn network(object: &Value) -> Result<Network, ObjectError> {
    let address =
        |member: &'static str| text(object, member).parse::<IpAddr>().map_err(|_| ObjectError::Member(member));
    let (start, end) = (address("startAddress")?, address("endAddress")?);
    if start > end || start.is_ipv4() != end.is_ipv4() {
        return Err(ObjectError::Member("endAddress"));
    }
    let origins = object.get("arin_originas0_originautnums").and_then(Value::as_array);
    Ok(Network {
        start,
        end,
        name: text(object, "name"),
        handle: text(object, "handle"),
        country: Some(text(object, "country")).filter(|country| !country.is_empty()),
        origins: origins.into_iter().flatten().filter_map(number).collect(),
        is_customers: CUSTOMERS.iter().any(|kind| text(object, "type").eq_ignore_ascii_case(kind)),
        holders: holders(object),
        abuse: abuse_addresses(object),
    })
}

/// Types of networks that an allocation's holder gave to somebody else, in the words of the registries.
const CUSTOMERS: [&str; 7] = [
    "REASSIGNMENT",
    "REALLOCATION",
    "REASSIGNED",
    "ASSIGNED PA",
    "SUB-ALLOCATED PA",
    "ASSIGNED NON-PORTABLE",
    "AGGREGATED-BY-LIR",
];

fn system(object: &Value) -> Result<System, ObjectError> {
    let bound = |member: &'static str| object.get(member).and_then(number).ok_or(ObjectError::Member(member));
    Ok(System {
        first: bound("startAutnum")?,
        last: bound("endAutnum")?,
        name: text(object, "name"),
        abuse: abuse_addresses(object),
    })
}

/// Objects of one registry, or of all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Registry {
    networks: Vec<Network>,
    systems: Vec<System>,
}

impl Registry {
    pub fn add(&mut self, object: Object) {
        match object {
            Object::Network(network) => self.networks.push(network),
            Object::System(system) => self.systems.push(system),
        }
    }

    /// The smallest network that holds the address.
    pub fn network(&self, address: IpAddr) -> Option<&Network> {
        self.chain(address).into_iter().next()
    }

    /// What is known about the network of an address; `asn` as found elsewhere.
    pub fn netblock(&self, address: IpAddr, asn: Option<u32>) -> Option<Netblock> {
        let chain = self.chain(address);
        let leaf = chain.first()?;
        Some(Netblock {
            network: range(leaf.start, leaf.end),
            name: leaf.name.clone(),
            handle: leaf.handle.clone(),
            country: leaf.country.clone(),
            asn,
            contact: self.contact(&chain, asn),
            holders: leaf.holders.clone(),
            parent_contact: leaf.is_customers.then(|| self.contact(chain.get(1..)?, asn)).flatten(),
        })
    }

    /// The networks that hold the address, the smallest first. Equal ranges in the order of their handles.
    fn chain(&self, address: IpAddr) -> Vec<&Network> {
        let mut chain: Vec<&Network> =
            self.networks.iter().filter(|network| network.start <= address && address <= network.end).collect();
        chain.sort_by_key(|network| (size(network), &network.handle));
        chain
    }

    fn contact(&self, chain: &[&Network], asn: Option<u32>) -> Option<Contact> {
        let by_network = chain.iter().enumerate().find_map(|(steps, network)| {
            let address = network.abuse.first()?.clone();
            let of = format!("`{}` ({}, {})", network.handle, network.name, range(network.start, network.end));
            let from = match steps {
                0 => format!("abuse contact of the network {of}"),
                _ => format!("abuse contact of {of}, which holds the network; the network itself names none"),
            };
            Some(Contact { address, from })
        });
        by_network.or_else(|| {
            let asn = asn?;
            let system = self.systems.iter().find(|system| (system.first..=system.last).contains(&asn))?;
            let address = system.abuse.first()?.clone();
            Some(Contact {
                address,
                from: format!("abuse contact of AS{asn} ({}); the network names none", system.name),
            })
        })
    }
}

/// The name under which Cymru publishes who announces an address.
pub fn origin_name(address: IpAddr) -> String {
    match address {
        IpAddr::V4(address) => {
            let [a, b, c, d] = address.octets();
            format!("{d}.{c}.{b}.{a}.origin.asn.cymru.com")
        }
        IpAddr::V6(address) => {
            let mut name = String::with_capacity(90);
            for byte in address.octets().iter().rev() {
                name.push_str(&format!("{:x}.{:x}.", byte & 0x0f, byte >> 4));
            }
            name + "origin6.asn.cymru.com"
        }
    }
}

/// Reads `65540 65541 | 192.0.2.0/24 | AT | ripencc | 2005-01-01`. None if there is no number in front.
pub fn origin(record: &str) -> Option<OriginAs> {
    let mut cells = record.split('|').map(str::trim);
    let numbers =
        cells.next()?.split_ascii_whitespace().take(ORIGINS_MAX).map(str::parse).collect::<Result<Vec<u32>, _>>();
    let numbers = numbers.ok().filter(|numbers| !numbers.is_empty())?;
    let network = cells.next().and_then(|network| network.parse().ok());
    let is_country = |text: &&str| text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_uppercase());
    Some(OriginAs { numbers, network, country: cells.next().filter(is_country).map(str::to_owned) })
}

/// CIDR if the range is one, else first and last address.
fn range(start: IpAddr, end: IpAddr) -> String {
    let mut subnets = match (start, end) {
        (IpAddr::V4(start), IpAddr::V4(end)) => IpSubnets::from(Ipv4Subnets::new(start, end, 0)),
        (IpAddr::V6(start), IpAddr::V6(end)) => IpSubnets::from(Ipv6Subnets::new(start, end, 0)),
        _ => return format!("{start} - {end}"),
    };
    match (subnets.next(), subnets.next()) {
        (Some(network), None) => network.to_string(),
        _ => format!("{start} - {end}"),
    }
}

fn size(network: &Network) -> u128 {
    match (network.start, network.end) {
        (IpAddr::V4(start), IpAddr::V4(end)) => u128::from(u32::from(end).saturating_sub(u32::from(start))),
        (IpAddr::V6(start), IpAddr::V6(end)) => u128::from(end).saturating_sub(u128::from(start)),
        _ => u128::MAX,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn entity(role: Value, emails: Value) -> Value {
        json!({ "objectClassName": "entity", "roles": role, "vcardArray": ["vcard", emails] })
    }

    fn net(handle: &str, start: &str, end: &str, entities: Value) -> Object {
        let object = json!({ "objectClassName": "ip network", "handle": handle, "name": "N", "startAddress": start,
            "endAddress": end, "entities": entities });
        parse(&object.to_string()).unwrap()
    }

    fn abuse(address: &str) -> Value {
        json!([entity(json!(["technical", "abuse"]), json!([["email", {}, "text", address]]))])
    }

    #[test]
    fn the_smallest_network_speaks_first_and_its_parents_if_it_names_nobody() {
        let mut registry = Registry::default();
        registry.add(net("PARENT", "192.0.2.0", "192.0.2.255", abuse("abuse@parent.example")));
        registry.add(net("LEAF", "192.0.2.0", "192.0.2.63", json!([])));
        registry.add(net("OTHER", "192.0.2.64", "192.0.2.130", abuse("abuse@other.example")));
        let block = |address: &str| registry.netblock(address.parse().unwrap(), None);
        let leaf = block("192.0.2.9").unwrap();
        assert_eq!((leaf.handle.as_str(), leaf.network.as_str()), ("LEAF", "192.0.2.0/26"));
        let contact = leaf.contact.unwrap();
        assert_eq!(contact.address, "abuse@parent.example");
        assert!(contact.from.contains("PARENT"), "{}", contact.from);
        assert_eq!(block("192.0.2.65").unwrap().network, "192.0.2.64 - 192.0.2.130");
        assert_eq!(block("203.0.113.1"), None);
        assert_eq!(block("2001:db8::1"), None);
    }

    #[test]
    fn the_autonomous_system_is_asked_last() {
        let mut registry = Registry::default();
        registry.add(net("LEAF", "192.0.2.0", "192.0.2.255", json!([])));
        let system = json!({ "objectClassName": "autnum", "startAutnum": 65540, "endAutnum": 65549, "name": "AS-X",
            "entities": abuse("noc@as.example") });
        registry.add(parse(&system.to_string()).unwrap());
        let contact = |asn| registry.netblock("192.0.2.1".parse().unwrap(), asn).unwrap().contact;
        assert_eq!(contact(Some(65541)).unwrap().address, "noc@as.example");
        assert_eq!(contact(Some(65550)), None);
        assert_eq!(contact(None), None);
    }

    #[test]
    fn only_the_abuse_role_counts_nested_or_not_and_pref_decides() {
        let nested = json!([{
            "roles": ["registrant"],
            "vcardArray": ["vcard", [["email", {}, "text", "owner@isp.example"]]],
            "entities": [entity(json!(["Abuse"]), json!([
                ["email", {}, "text", "helpdesk@isp.example"],
                ["email", {"pref": "1"}, "text", "Abuse@ISP.example"],
                ["email", {}, "text", "REDACTED FOR PRIVACY"],
                ["email", {"pref": 2}, "text", "second@isp.example"],
            ]))],
        }]);
        let Object::Network(network) = net("N", "192.0.2.0", "192.0.2.255", nested) else { panic!() };
        assert_eq!(network.abuse, ["abuse@isp.example", "second@isp.example", "helpdesk@isp.example"]);
    }

    #[test]
    fn hostile_objects_are_refused_or_bounded() {
        assert!(matches!(parse("[]"), Err(ObjectError::Class(_))));
        assert!(matches!(parse(&"[".repeat(5_000)), Err(ObjectError::Json(_))));
        assert!(matches!(parse(&" ".repeat(OBJECT_MAX + 1)), Err(ObjectError::TooLarge)));
        let upside_down =
            json!({ "objectClassName": "ip network", "startAddress": "192.0.2.9", "endAddress": "192.0.2.1" });
        assert!(matches!(parse(&upside_down.to_string()), Err(ObjectError::Member("endAddress"))));
        let many = Value::Array(
            (0..1_000)
                .map(|n| entity(json!(["abuse"]), json!([["email", {}, "text", format!("a{n}@x.example")]])))
                .collect(),
        );
        let Object::Network(network) = net("N", "192.0.2.0", "192.0.2.255", many) else { panic!() };
        assert_eq!(network.abuse.len(), ENTITIES_MAX);
    }

    #[test]
    fn origins_are_asked_for_and_read_as_cymru_writes_them() {
        assert_eq!(origin_name("192.0.2.9".parse().unwrap()), "9.2.0.192.origin.asn.cymru.com");
        let six = origin_name("2001:db8::1".parse().unwrap());
        assert!(six.starts_with("1.0.0.0.") && six.ends_with(".8.b.d.0.1.0.0.2.origin6.asn.cymru.com"), "{six}");
        let found = origin("65540 65541 | 192.0.2.0/24 | AT | ripencc | 2005-01-01").unwrap();
        assert_eq!((found.numbers, found.country.as_deref()), (vec![65_540, 65_541], Some("AT")));
        assert_eq!(found.network, "192.0.2.0/24".parse().ok());
        assert_eq!(origin("65540").unwrap().network, None);
        for none in ["NA | x", "", "| 192.0.2.0/24", "65540 <b> | x"] {
            assert_eq!(origin(none), None, "{none}");
        }
    }
}
