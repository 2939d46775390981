use serde_json::{Value, json};

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
    let addresses: Vec<&str> = network.desks.iter().map(|desk| desk.address.as_str()).collect();
    assert_eq!(addresses, ["abuse@isp.example", "second@isp.example", "helpdesk@isp.example"]);
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
    assert_eq!(network.desks.len(), ENTITIES_MAX);
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

/// A whole network object with these members, and what becomes of it.
fn network(members: Value) -> Network {
    let mut object = json!({ "objectClassName": "ip network", "handle": "N-1", "name": "NET", "startAddress": "192.0.2.0",
        "endAddress": "192.0.2.255" });
    object.as_object_mut().unwrap().extend(members.as_object().unwrap().clone());
    let Object::Network(network) = parse(&object.to_string()).unwrap() else { panic!() };
    network
}

#[test]
fn what_a_registry_says_about_its_contact_is_kept() {
    let with = |more: Value| {
        let mut desk = entity(json!(["abuse"]), json!([["email", {}, "text", "abuse@isp.example"]]));
        desk.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        network(json!({ "entities": [desk] })).desks[0].standing
    };
    assert_eq!(with(json!({})), Standing::Unsaid);
    assert_eq!(with(json!({ "status": ["validated"] })), Standing::Validated);
    let unvalidated = json!({ "status": ["validated"], "remarks": [{ "title": "Unvalidated POC",
        "description": ["ARIN has attempted to validate the data for this POC, but has received no response"] }] });
    assert_eq!(with(unvalidated), Standing::Unvalidated);
    let failed = json!({ "remarks": [{ "description": ["Abuse-mailbox validation failed. Please refer to ORG-1"] }] });
    assert_eq!(with(failed), Standing::Failed);
}

#[test]
fn a_jscontact_card_is_a_contact_and_a_redacted_one_is_none() {
    let card = json!({ "roles": ["abuse"], "jscontact_card": { "@type": "Card", "emails": {
        "a": { "address": "second@isp.example" }, "b": { "address": "Abuse@isp.example", "pref": 1 } } } });
    let redacted =
        entity(json!(["abuse"]), json!([["email", {}, "text", "REDACTED FOR PRIVACY"], ["email", {}, "text", ""]]));
    let network = network(json!({ "entities": [redacted, card] }));
    let addresses: Vec<&str> = network.desks.iter().map(|desk| desk.address.as_str()).collect();
    assert_eq!(addresses, ["abuse@isp.example", "second@isp.example"]);
}

#[test]
fn forms_stand_beside_words_about_reports() {
    let remarks = json!({ "remarks": [
        { "title": "Registration Comments", "description": [
            "Our website is https://isp.example/.",
            "Please report abuse at (https://isp.example/abuse), or by fax.",
            "Spam: http://isp.example/plain javascript:alert(1)" ] },
        { "description": "not a list" } ], "notices": [{ "description": ["report abuse: https://registry.example/"] }] });
    assert_eq!(network(remarks).forms, ["https://isp.example/abuse"]);
}

#[test]
fn what_a_registry_has_not_given_out_is_nobodys() {
    for members in [
        json!({ "name": "IANA-BLOCK" }),
        json!({ "name": "NON-RIPE-NCC-MANAGED-ADDRESS-BLOCK" }),
        json!({ "name": "EU-ZZ-192" }),
        json!({ "name": "APNIC-ERX-192-0-2-0" }),
        json!({ "name": "STUB-192-0-2SLASH24" }),
        json!({ "name": "X", "type": "ALLOCATED TO RIPE NCC" }),
        json!({ "name": "X", "status": ["Reserved"] }),
        json!({ "name": "X", "startAddress": "192.0.0.0", "endAddress": "192.255.255.255", "entities": [
            { "handle": "ARIN", "roles": ["registrant"] }] }),
    ] {
        assert!(network(members.clone()).is_stock, "{members}");
    }
    let own = json!({ "name": "RIPE-NCC", "status": ["active"], "entities": [
        { "roles": ["registrant"], "vcardArray": ["vcard", [["fn", {}, "text", "RIPE Network Coordination Centre"]]] }] });
    assert!(!network(own).is_stock && !network(json!({})).is_stock);
    // It ends the way up, and by itself it is nobody's network.
    let mut registry = Registry::default();
    registry.add(net("LEAF", "192.0.2.0", "192.0.2.63", json!([])));
    registry.add(net("EU-ZZ-192", "192.0.0.0", "192.255.255.255", abuse("abuse@ripe.net")));
    let leaf = registry.netblock("192.0.2.9".parse().unwrap(), None).unwrap();
    assert_eq!((leaf.levels.len(), leaf.contact), (1, None));
    assert_eq!(registry.netblock("192.9.9.9".parse().unwrap(), None), None);
}

#[test]
fn the_prefix_around_a_network_is_larger_than_it() {
    let around = |start: &str, end: &str| {
        network(json!({ "startAddress": start, "endAddress": end })).prefix_around().unwrap().to_string()
    };
    assert_eq!(around("192.0.2.64", "192.0.2.127"), "192.0.2.0/25");
    assert_eq!(around("192.0.2.64", "192.0.2.100"), "192.0.2.64/26");
    assert_eq!(around("192.0.2.9", "192.0.2.9"), "192.0.2.8/31");
    assert_eq!(around("2001:db8::", "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff"), "2001:db8::/31");
    assert_eq!(network(json!({ "startAddress": "0.0.0.0", "endAddress": "255.255.255.255" })).prefix_around(), None);
}
