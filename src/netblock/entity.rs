//! The entities of a registry object: who holds it, and whom to write to. RFC 9083, 5.1; jCard, RFC 7095.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{ADDRESS_MAX, Desk, ENTITIES_MAX, ENTITY_DEPTH_MAX, NAME_MAX, remarks};

/// Who the registry says holds the object: handles and names of its registrants, folded so that two spellings of one are equal.
pub fn holders(object: &Value) -> Vec<String> {
    let mut found = Vec::new();
    for entity in list(object, "entities").take(ENTITIES_MAX).filter(|entity| has_role(entity, "registrant")) {
        let names = properties(entity, "fn").filter_map(|property| property.get(3)?.as_str());
        for name in names.chain(entity.get("handle").and_then(Value::as_str)) {
            push_holder(&mut found, name);
        }
    }
    found
}

/// Adds a handle or a name, folded, if it is new.
pub fn push_holder(holders: &mut Vec<String>, name: &str) {
    let letters = name.chars().filter(|char| char.is_alphanumeric()).flat_map(char::to_lowercase);
    let folded: String = letters.take(NAME_MAX).collect();
    if !folded.is_empty() && holders.len() < HOLDERS_MAX && !holders.contains(&folded) {
        holders.push(folded);
    }
}

/// Names and handles of holders that are kept.
const HOLDERS_MAX: usize = 8;

/// Mail addresses of all entities with the role "abuse", nested ones too; the preferred ones first, each once.
pub fn desks(object: &Value) -> Vec<Desk> {
    let mut found: Vec<(u32, Desk)> = Vec::new();
    let mut seen = 0;
    let mut level: Vec<&Value> = vec![object];
    for _ in 0..ENTITY_DEPTH_MAX {
        let entities: Vec<&Value> =
            level.iter().flat_map(|holder| list(holder, "entities")).take(ENTITIES_MAX).collect();
        for entity in entities.iter().take(ENTITIES_MAX.saturating_sub(seen)) {
            if has_role(entity, "abuse") {
                let standing = remarks::standing(entity);
                let of_entity = addresses(entity).take(ADDRESSES_MAX);
                found.extend(
                    of_entity.map(|(preference, address)| (preference, Desk { address, standing, unlisted: None })),
                );
            }
        }
        seen += entities.len();
        level = entities;
    }
    // Stable: what the registry lists first stays first among equals.
    found.sort_by_key(|(preference, _)| *preference);
    let mut desks: Vec<Desk> = Vec::new();
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for (_, desk) in found {
        let place = *places.entry(desk.address.clone()).or_insert(desks.len());
        match desks.get_mut(place) {
            // ARIN repeats an entity, with its remarks in one of the places only.
            Some(known) => known.standing = known.standing.max(desk.standing),
            None => desks.push(desk),
        }
    }
    desks
}

/// Mail addresses of one entity that are kept.
const ADDRESSES_MAX: usize = 16;

/// The `email` properties of a jCard (RFC 7095), then those of a JSContact card (RFC 9553), with their preference: 1 is the
/// most preferred (RFC 6350, 5.3).
fn addresses(entity: &Value) -> impl Iterator<Item = (u32, String)> {
    let read = |address: &Value, preference: Option<&Value>| {
        let address = address.as_str()?.trim();
        is_address(address).then(|| (preference.and_then(number).unwrap_or(101), address.to_lowercase()))
    };
    let jcard = properties(entity, "email").filter_map(move |property| {
        read(property.get(3)?, property.get(1).and_then(|parameters| parameters.get("pref")))
    });
    let emails = entity.get("jscontact_card").and_then(|card| card.get("emails")).and_then(Value::as_object);
    let jscontact =
        emails.into_iter().flatten().filter_map(move |(_, email)| read(email.get("address")?, email.get("pref")));
    jcard.chain(jscontact)
}

/// Printable ASCII with one `@` and a dotted domain: placeholders ("REDACTED FOR PRIVACY") are none.
pub fn is_address(text: &str) -> bool {
    let plain = text.len() <= ADDRESS_MAX
        && text.bytes().all(|byte| byte.is_ascii_graphic() && !matches!(byte, b'<' | b'>' | b',' | b';' | b'"'));
    plain
        && text.split_once('@').is_some_and(|(local, domain)| {
            !local.is_empty() && domain.contains('.') && !domain.contains('@') && !domain.starts_with('.')
        })
}

/// The role stands alone or in a list of roles.
fn has_role(entity: &Value, wanted: &str) -> bool {
    list(entity, "roles").any(|role| role.as_str().is_some_and(|role| role.eq_ignore_ascii_case(wanted)))
}

/// The properties of that name in the entity's jCard.
fn properties<'a>(entity: &'a Value, wanted: &str) -> impl Iterator<Item = &'a Value> {
    let card = entity.get("vcardArray").and_then(|card| card.get(1)).and_then(Value::as_array);
    card.into_iter().flatten().filter(move |property| {
        property.get(0).and_then(Value::as_str).is_some_and(|name| name.eq_ignore_ascii_case(wanted))
    })
}

pub fn list<'a>(value: &'a Value, member: &str) -> impl Iterator<Item = &'a Value> + use<'a> {
    value.get(member).and_then(Value::as_array).into_iter().flatten()
}

/// A member's text, as much of it as any of our fields holds.
pub fn text(value: &Value, member: &str) -> String {
    let whole = value.get(member).and_then(Value::as_str).unwrap_or_default().trim();
    whole.chars().take(NAME_MAX).collect()
}

/// A number, also as text: jCard parameters are strings with some registries.
pub fn number(value: &Value) -> Option<u32> {
    match value {
        Value::Number(number) => number.as_u64().and_then(|number| u32::try_from(number).ok()),
        Value::String(text) => text.trim().parse().ok(),
        Value::Array(values) => values.first().and_then(Value::as_str).and_then(|text| text.trim().parse().ok()),
        _ => None,
    }
}
