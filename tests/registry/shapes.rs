//! Each registry as it answers, with its traps: whom one may write to by each, and how little is asked for it.

use alibi::facts::{Fact, Standing};
use serde_json::{Value, json};

use super::town::{Plan, Reply, answer, hosts, known, redirect, unknown};

fn offers(block: &alibi::facts::Netblock) -> Vec<(usize, &str)> {
    let levels = block.levels.iter().enumerate();
    levels.flat_map(|(steps, level)| level.offers.iter().map(move |offer| (steps, offer.address.as_str()))).collect()
}

fn arin() -> Plan {
    Plan::default()
        .file("rdap.arin.net /registry/ip/203.0.113.77", "arin-leaf.json")
        .file("rdap.arin.net /registry/ip/203.0.113.0/25", "arin-parent.json")
}

#[tokio::test]
async fn arin_by_prefix_from_the_customer_to_the_carrier() {
    let town =
        arin().names("77.113.0.203.origin.asn.cymru.com. TXT \"64511 | 203.0.113.0/24 | US | arin |\"\n").start().await;
    let block = known(town.netblock("203.0.113.77").await);
    assert_eq!((block.network.as_str(), block.name.as_str(), block.asn), ("203.0.113.64/26", "SHOP-NET", Some(64511)));
    assert_eq!(block.holders, ["shopltd", "c0123"]);
    let contact = block.contact.unwrap();
    assert_eq!(contact.address, "abuse@carrier.example");
    assert!(contact.from.contains("`NET-203-0-113-0-1` (CARRIER, 203.0.113.0/24)"), "{}", contact.from);
    let block = known(town.contacts("203.0.113.77").await);
    assert_eq!(offers(&block), [(1, "abuse@carrier.example")]);
    assert!(block.levels[0].is_customers && !block.levels[1].is_customers);
    assert_eq!(block.levels[1].offers[0].standing, Standing::Unvalidated, "a remark weighs more than a status");
    assert_eq!(block.levels[0].registered.unwrap().to_string(), "2020-02-03T17:00:00Z");
    assert!(block.levels.iter().all(|level| level.forms.is_empty()), "terms of service are no form");
    assert!(block.asked.is_some());
    assert_eq!(hosts(&town.asked()).into_iter().collect::<Vec<_>>(), ["rdap.arin.net"]);
    town.assert_only_public("arin");
}

#[tokio::test]
async fn ripe_with_links_that_lead_inside_and_no_number() {
    let town = Plan::default().file("rdap.db.ripe.net /ip/198.51.100.9", "ripe.json").start().await;
    let block = known(town.contacts("198.51.100.9").await);
    assert_eq!((offers(&block), block.asn), (vec![(0, "abuse@isp.example")], None));
    assert_eq!((block.network.as_str(), block.country.as_deref()), ("198.51.100.0/26", Some("NL")));
    assert_eq!(town.asked(), ["rdap.db.ripe.net /ip/198.51.100.9"], "who holds his own network is his own desk");
    town.assert_only_public("ripe");
}

#[tokio::test]
async fn apnic_with_a_help_desk_before_the_abuse_desk() {
    let town = Plan::default().file("rdap.apnic.net /ip/198.51.100.200", "apnic.json").start().await;
    let block = known(town.contacts("198.51.100.200").await);
    assert_eq!(offers(&block), [(0, "abuse@tel.example"), (0, "helpdesk@tel.example")]);
    assert_eq!(town.asked().len(), 1);
}

#[tokio::test]
async fn lacnic_with_a_list_of_roles() {
    let town = Plan::default().file("rdap.lacnic.net /rdap/ip/192.0.2.9", "lacnic.json").start().await;
    let block = known(town.contacts("192.0.2.9").await);
    assert_eq!((offers(&block), block.levels.len()), (vec![(0, "noc@proveedor.example")], 1));
    assert!(block.contact.unwrap().from.contains("`192.0.2.0/27` (192.0.2.0/27)"));
}

#[tokio::test]
async fn afrinic_names_nobody_and_its_whois_does() {
    let whois = "% This is the AfriNIC Whois server.\n\ninetnum: 192.0.2.64 - 192.0.2.95\nnetname: AFRINET\n\n\
        irt: IRT-AFRINET\nabuse-mailbox: abuse@afrinet.example\n\nperson: A Person\nnic-hdl: AF2\ne-mail: person@afrinet.example\n";
    let plan = Plan::default().file("rdap.afrinic.net /rdap/ip/192.0.2.70", "afrinic.json").whois("192.0.2.70", whois);
    let town = plan.start().await;
    let block = known(town.netblock("192.0.2.70").await);
    assert_eq!((block.name.as_str(), block.contact), ("AFRINET", None), "a label needs no contact");
    assert!(!town.asked().iter().any(|asked| asked.starts_with("whois")));
    let block = known(town.contacts("192.0.2.70").await);
    assert_eq!(offers(&block), [(0, "abuse@afrinet.example")]);
    assert!(town.asked().contains(&"whois 192.0.2.70".to_owned()), "{:?}", town.asked());
    town.assert_only_public("afrinic");
}

#[tokio::test]
async fn lacnic_sends_on_to_registro_br_whose_contact_has_no_mail() {
    let whois = "% Copyright\ninetnum:     192.0.2.32/27\naut-num: AS64501\nabuse-c: CSP9\nowner: Provedor Ltda\n\n\
        nic-hdl-br:  CSP9\nperson: Seguranca\ne-mail: abuse@provedor.example\n";
    let plan = Plan::default()
        .page("rdap.lacnic.net /rdap/ip/192.0.2.40", redirect("https://rdap.registro.br/ip/192.0.2.40"))
        .file("rdap.registro.br /ip/192.0.2.40", "registro-br.json")
        .whois("192.0.2.40", whois);
    let town = plan.start().await;
    let block = known(town.contacts("192.0.2.40").await);
    assert_eq!(offers(&block), [(0, "abuse@provedor.example")]);
    assert_eq!(block.levels[0].offers[0].standing, Standing::Unsaid, "a national registry is one");
    // registro.br's WHOIS, by its address, and not LACNIC's.
    assert!(town.asked().contains(&"whois 203.0.113.215".to_owned()), "{:?}", town.asked());
    town.assert_only_public("registro.br");
}

/// RIPE's answer about what moved away.
fn stock() -> Reply {
    let mut object: Value = serde_json::from_str(&answer("ripe.json")).unwrap();
    object["name"] = json!("NON-RIPE-NCC-MANAGED-ADDRESS-BLOCK");
    Reply::Json(object.to_string())
}

#[tokio::test]
async fn what_moved_to_another_registry_is_found_by_way_of_arin() {
    let moved = answer("apnic.json").replace("198.51.100.128", "198.51.100.0");
    let plan = Plan::default()
        .page("rdap.db.ripe.net /ip/198.51.100.9", stock())
        .page("rdap.arin.net /registry/ip/198.51.100.9", redirect("https://rdap.apnic.net/ip/198.51.100.9"))
        .page("rdap.apnic.net /ip/198.51.100.9", Reply::Json(moved));
    let town = plan.start().await;
    assert_eq!(offers(&known(town.contacts("198.51.100.9").await))[0], (0, "abuse@tel.example"));
    // Nobody has it: then nobody is written to, and least of all the registry.
    let town = Plan::default().page("rdap.db.ripe.net /ip/198.51.100.9", stock()).start().await;
    assert_eq!(town.contacts("198.51.100.9").await, Fact::Absent);
}

/// The lists are old, and what was not given out then is in none of them.
#[tokio::test]
async fn what_no_list_names_is_found_by_way_of_arin() {
    let moved =
        answer("apnic.json").replace("198.51.100.128", "2001:db8:fff0::").replace("198.51.100.255", "2001:db8:ffff::");
    let from = "2001:db8:fff8::1";
    let new = Plan::default()
        .page(&format!("rdap.arin.net /registry/ip/{from}"), redirect(&format!("https://rdap.apnic.net/ip/{from}")))
        .page(&format!("rdap.apnic.net /ip/{from}"), Reply::Json(moved));
    assert_eq!(known(new.start().await.netblock(from).await).name, "TEL-AP");
    let gone = Plan::default()
        .page("rdap.arin.net /registry/ip/198.51.100.9", redirect("https://rdap.apnic.net/ip/198.51.100.9"))
        .page("rdap.apnic.net /ip/198.51.100.9", Reply::Json(answer("apnic.json").replace("100.128", "100.0")));
    assert_eq!(known(gone.start().await.netblock("198.51.100.9").await).name, "TEL-AP", "RIPE answers 404");
}

#[tokio::test]
async fn what_no_registry_knows_is_absent() {
    let town = Plan::default().start().await;
    assert_eq!(town.netblock("203.0.113.77").await, Fact::Absent);
    assert_eq!(town.contacts("198.51.100.9").await, Fact::Absent);
}

#[tokio::test]
async fn the_way_up_ends_at_stock_and_never_goes_in_circles() {
    // The server says the same network to every prefix, or one beside it.
    for parent in ["arin-leaf.json", "ripe.json"] {
        let town = Plan::default()
            .file("rdap.arin.net /registry/ip/203.0.113.77", "arin-leaf.json")
            .file("rdap.arin.net /registry/ip/203.0.113.0/25", parent)
            .start()
            .await;
        if parent == "ripe.json" {
            assert!(unknown(town.contacts("203.0.113.77").await).contains("sent another network"));
        } else {
            assert_eq!(known(town.contacts("203.0.113.77").await).levels.len(), 1);
        }
        assert!(town.asked().iter().filter(|asked| asked.contains("/ip/")).count() <= 2, "{:?}", town.asked());
    }
    // Customers of customers of customers: five networks, and no more.
    let mut plan = Plan::default();
    for (bits, size) in (20..=32_u32).rev().map(|bits| (bits, 1_u32 << (32 - bits))) {
        let start =
            std::net::Ipv4Addr::from(u32::from("203.0.113.77".parse::<std::net::Ipv4Addr>().unwrap()) & !(size - 1));
        let end = std::net::Ipv4Addr::from(u32::from(start) + size - 1);
        let object = json!({ "objectClassName": "ip network", "handle": format!("N{bits}"), "name": "X", "type": "REASSIGNMENT",
            "startAddress": start, "endAddress": end });
        let what = if bits == 32 { "203.0.113.77".to_owned() } else { format!("{start}/{bits}") };
        plan = plan.page(&format!("rdap.arin.net /registry/ip/{what}"), Reply::Json(object.to_string()));
    }
    let town = plan.start().await;
    assert_eq!(known(town.contacts("203.0.113.77").await).levels.len(), 5);
}

#[tokio::test]
async fn the_system_is_asked_where_no_network_names_anybody_and_abusix_where_allowed() {
    let system = json!({ "objectClassName": "autnum", "startAutnum": 64511, "endAutnum": 64511, "name": "AS-CARRIER",
        "entities": [{ "roles": ["abuse"], "vcardArray": ["vcard", [["email", {}, "text", "noc@as.example"]]] }] });
    let zone = "77.113.0.203.origin.asn.cymru.com. TXT \"64511 | 203.0.113.0/24 | US | arin |\"\n\
        77.113.0.203.abuse-contacts.abusix.zone. TXT \"abuse@top.example, other@top.example\"\n";
    let mut plan = Plan::default()
        .file("rdap.arin.net /registry/ip/203.0.113.77", "arin-leaf.json")
        .page("rdap.arin.net /registry/autnum/64511", Reply::Json(system.to_string()))
        .names(zone);
    let others = |block: &alibi::facts::Netblock| -> Vec<String> {
        block.others.iter().map(|offer| format!("{} by {}", offer.address, offer.from)).collect()
    };
    let town = plan.clone().start().await;
    let found = others(&known(town.contacts("203.0.113.77").await));
    assert_eq!(found, ["noc@as.example by abuse contact of AS64511 (AS-CARRIER)"]);
    plan.abusix = true;
    let town = plan.start().await;
    let found = others(&known(town.contacts("203.0.113.77").await));
    assert_eq!(found.len(), 3, "{found:?}");
    assert!(found[1].contains("abuse@top.example by Abusix"));
}

/// Cut anywhere, or with a byte changed: read, or refused, and never a panic.
#[test]
fn broken_answers_break_nothing() {
    let whois = "% Abuse contact for '192.0.2.0 - 192.0.2.255' is 'a@b.example'\ninetnum: 192.0.2/24\nabuse-c: X\n\nnic-hdl: X\n\
        e-mail: x@y.example\nNetRange: 192.0.2.0 - 192.0.2.255\nReferralServer: whois://whois.ripe.net\n";
    let mut read = 0;
    let texts: Vec<String> = ["arin-leaf", "arin-parent", "ripe", "apnic", "lacnic", "afrinic", "registro-br"]
        .map(|name| answer(&format!("{name}.json")))
        .into_iter()
        .chain([whois.to_owned(), super::town::list(&[("192.0.2.0/24", "https://a.example/")])])
        .collect();
    for text in &texts {
        assert!(text.is_ascii());
        for at in 0..text.len() {
            let cut = &text[..at];
            let mut twisted = text.clone().into_bytes();
            twisted[at] = b"\"{}[],:0-%\n"[at % 11];
            let twisted = String::from_utf8(twisted).unwrap();
            for text in [cut, &twisted] {
                read += usize::from(alibi::netblock::parse(text).is_ok());
                drop(alibi::netblock::whois::parse(text));
                drop(alibi::netblock::bootstrap::Bootstrap::parse(text));
            }
        }
    }
    assert!(read > 1_000, "only {read} could still be read: the twisting is too strong to show anything");
}
