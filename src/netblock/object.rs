//! One RDAP object, RFC 9083: an `ip network` or an `autnum`, from its JSON.

use std::net::IpAddr;

use serde_json::Value;

use super::entity::{desks, holders, list, number, text};
use super::{Network, OBJECT_MAX, Object, System, remarks, stock};

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
        other => Err(ObjectError::Class(crate::sanitize::line(other, 40))),
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
    let kind = text(object, "type");
    let mut network = Network {
        start,
        end,
        name: text(object, "name"),
        handle: text(object, "handle"),
        country: Some(text(object, "country")).filter(|country| !country.is_empty()),
        origins: origins.into_iter().flatten().filter_map(number).collect(),
        is_customers: is_customers(&kind),
        is_stock: false,
        holders: holders(object),
        registered: registered(object),
        desks: desks(object),
        forms: remarks::forms(object),
    };
    let status = list(object, "status").filter_map(Value::as_str);
    network.is_stock = stock::is_stock(&network, &kind, status);
    Ok(network)
}

fn system(object: &Value) -> Result<System, ObjectError> {
    let bound = |member: &'static str| object.get(member).and_then(number).ok_or(ObjectError::Member(member));
    Ok(System {
        first: bound("startAutnum")?,
        last: bound("endAutnum")?,
        name: text(object, "name"),
        desks: desks(object),
    })
}

/// Did an allocation's holder give it to somebody else?
pub fn is_customers(kind: &str) -> bool {
    CUSTOMERS.iter().any(|customers| kind.trim().eq_ignore_ascii_case(customers))
}

/// Types of such networks in the words of the registries.
const CUSTOMERS: [&str; 8] = [
    "REASSIGNMENT",
    "REALLOCATION",
    "REASSIGNED",
    "REALLOCATED",
    "ASSIGNED PA",
    "SUB-ALLOCATED PA",
    "ASSIGNED NON-PORTABLE",
    "AGGREGATED-BY-LIR",
];

/// When it was first registered. RFC 9083, 4.5.
fn registered(object: &Value) -> Option<jiff::Timestamp> {
    let is_first = |event: &&Value| text(event, "eventAction").eq_ignore_ascii_case("registration");
    text(list(object, "events").find(is_first)?, "eventDate").parse().ok()
}
