//! More ways to have an innocent network accused. Each test is one attacker, with what he owns; nothing in any of them is reported
//! that he chose.

use super::*;

/// Names of one host: forward, back, and who may send for it.
fn host(name: &str, address: &str) -> String {
    let back: Vec<&str> = address.rsplit('.').collect();
    let domain = name.split_once('.').unwrap().1;
    format!(
        "{name}. 3600 IN A {address}\n{}.in-addr.arpa. 3600 IN PTR {name}.\n{name}. 3600 IN TXT \"v=spf1 a -all\"\n\
         {domain}. 3600 IN MX 10 {name}.\n{domain}. 3600 IN TXT \"v=spf1 mx -all\"\n",
        back.join(".")
    )
}

/// One more network in the registries, with its holder, its desk and its number.
fn network(town: &Town, first: &str, last: &str, holder: &str, desk: &str, asn: u32) {
    let object = format!(
        r#"{{"objectClassName": "ip network", "handle": "NET-{first}", "name": "{holder}", "startAddress": "{first}",
        "endAddress": "{last}", "ipVersion": "v4", "type": "ASSIGNED PA", "status": ["active"],
        "arin_originas0_originautnums": [{asn}], "entities": [{{"objectClassName": "entity", "roles": ["registrant"],
        "vcardArray": ["vcard", [["fn", {{}}, "text", "{holder}"]]]}}, {{"objectClassName": "entity", "roles": ["abuse"],
        "vcardArray": ["vcard", [["email", {{}}, "text", "{desk}"]]]}}]}}"#
    );
    let name = first.replace(':', "_");
    fs::write(town.folder.path().join(format!("world/rdap/net-{name}.json")), object).unwrap();
}

/// `count` returned mails of a mail system, with these lines in the header of each.
fn returned_with(town: &mut Town, (host, address): (&str, &str), count: usize, chain: &str) {
    for _ in 0..count {
        let number = town.mails;
        let domain = host.split_once('.').unwrap().1;
        let chain = chain.replace("HOST", host);
        town.mail(&notice(&into_provider(host, host, address), host, &format!("u{number}@{domain}"), &chain, number));
    }
}

/// From `name [peer]`, by whoever returns it.
fn from(name: &str, peer: &str) -> String {
    line("x", name, peer, "HOST", None)
}

impl Town {
    /// What nobody may be written to about.
    fn spares(&self, innocent: &str) -> Vec<Found> {
        let found = self.found();
        for found in &found {
            let accused =
                found.plan.drafts.iter().flat_map(|draft| &draft.sources).any(|one| one.to_string() == innocent);
            assert!(!accused, "{:?}", found.plan);
        }
        found
    }

    /// And there is no report about anybody else either.
    fn is_silent(&self) -> Vec<Found> {
        let found = self.found();
        assert!(
            found.iter().all(|found| found.plan.drafts.is_empty()),
            "{:?}",
            found.iter().map(|one| &one.plan).collect::<Vec<_>>()
        );
        found
    }

    /// The reason why nothing is reported about this address.
    fn left(&self, address: &str) -> Smolder {
        let all: Vec<_> = self.is_silent().into_iter().flat_map(|found| found.plan.smolder).collect();
        let found = all.iter().find(|(one, _)| one.to_string() == address);
        found.unwrap_or_else(|| panic!("{address} is not in {all:?}")).1.clone()
    }
}

/// He has time: two mails a day from each of his bouncers, for three weeks.
#[test]
fn slowly_over_weeks() {
    let mut town = Town::new("");
    for day in 1..=21 {
        for (host, address) in EVIL {
            for _ in 0..2 {
                let number = town.mails;
                let top = into_provider(host, host, address);
                let chain = line("x", "box77.cheaphost.example", INNOCENT, host, None);
                let to = format!("u{number}@{}", host.split_once('.').unwrap().1);
                let mail = notice(&top, host, &to, &chain, number);
                town.mail(&mail.replace("Tue, 10 Mar 2026", &format!("{day} Mar 2026")));
            }
        }
    }
    fs::write(town.folder.path().join("world/clock"), "2026-03-21T12:30:00Z\n").unwrap();
    assert!(matches!(town.left(INNOCENT), Smolder::TooSmall { messages: 8, .. }));
}

/// A true campaign of somebody else runs: his notices have its subject and its text, and so join its incident.
#[test]
fn in_the_shadow_of_a_true_fire() {
    let zone = host("box9.fastnet.example", "203.0.113.20");
    let mut town = Town::new(&zone);
    network(&town, "203.0.113.16", "203.0.113.31", "Fastnet", "abuse@fastnet.example", 64_510);
    for system in HONEST {
        returned_with(&mut town, system, 6, &from("box9.fastnet.example", "203.0.113.20"));
    }
    EVIL.into_iter().for_each(|system| returned(&mut town, system, 60));
    let found = town.spares(INNOCENT);
    assert_eq!(found.len(), 1, "one incident");
    let reported: Vec<_> =
        found[0].plan.drafts.iter().flat_map(|draft| &draft.sources).map(ToString::to_string).collect();
    assert_eq!(reported, ["203.0.113.20"], "the true fire is reported, though he is louder");
    assert!(found[0].attempts.iter().any(|attempt| attempt.address.to_string() == INNOCENT));
}

/// Two incidents are made one by a mail of his that has something of both.
#[test]
fn by_joining_two_incidents() {
    let mut town = Town::new(&host("box9.fastnet.example", "203.0.113.20"));
    network(&town, "203.0.113.16", "203.0.113.31", "Fastnet", "abuse@fastnet.example", 64_510);
    for system in HONEST {
        returned_with(&mut town, system, 6, &from("box9.fastnet.example", "203.0.113.20"));
    }
    let first = town.mails;
    EVIL.into_iter().for_each(|system| returned(&mut town, system, 30));
    for number in first..town.mails - 1 {
        let path = town.folder.path().join(format!("in/{:03}.eml", number + 1));
        let mail = fs::read_to_string(&path).unwrap();
        let other =
            mail.replace("Your invoice", "Your prize waits for you").replace("Please see below.", "Claim it today.");
        fs::write(&path, other).unwrap();
    }
    let found = town.spares(INNOCENT);
    assert_eq!(found.len(), 1, "they are one incident");
    assert_eq!(found[0].plan.drafts.len(), 1, "about the true fire");
}

/// Bouncers with true names, each proven, in two networks of one number, of one holder, with one desk.
#[test]
fn colluding_bouncers_in_one_hand() {
    let systems = [("mx.crooked.example", "203.0.113.35"), ("mx.bent.example", "203.0.113.51")];
    let zone: String = systems.iter().map(|(name, address)| host(name, address)).collect();
    for (holders, desks, numbers) in [
        (["Rent One", "Rent Two"], ["abuse@one.example", "abuse@two.example"], [64_520, 64_520]),
        (["Rent Ltd", "Rent Ltd"], ["abuse@one.example", "abuse@two.example"], [64_520, 64_521]),
        (["Rent One", "Rent Two"], ["abuse@one.example", "abuse@one.example"], [64_520, 64_521]),
    ] {
        let mut town = Town::new(&zone);
        network(&town, "203.0.113.32", "203.0.113.47", holders[0], desks[0], numbers[0]);
        network(&town, "203.0.113.48", "203.0.113.63", holders[1], desks[1], numbers[1]);
        systems.into_iter().for_each(|system| returned(&mut town, system, 40));
        assert!(matches!(town.left(INNOCENT), Smolder::NotConfirmed), "{holders:?} {desks:?} {numbers:?}");
    }
}

/// Ten domains on one server; ten names of one domain.
#[test]
fn many_names_of_one_server() {
    let names: Vec<String> = (0..10).map(|number| format!("mx.front{number}.example")).collect();
    let zone: String = names.iter().map(|name| host(name, "203.0.113.200")).collect();
    let mut town = Town::new(&zone);
    names.iter().for_each(|name| returned(&mut town, (name, "203.0.113.200"), 6));
    assert!(matches!(town.left(INNOCENT), Smolder::NotConfirmed));

    let names: Vec<String> = (0..10).map(|number| format!("mx{number}.evil.example")).collect();
    let zone: String = (0..10).map(|number| host(&names[number], &format!("203.0.113.{}", 201 + number))).collect();
    let mut town = Town::new(&zone);
    (0..10).for_each(|number| returned(&mut town, (&names[number], &format!("203.0.113.{}", 201 + number)), 6));
    assert!(matches!(town.left(INNOCENT), Smolder::NotConfirmed));
}

/// A DMARC report from a mailbox that everybody can have: its author's provider is known, and says nothing.
#[test]
fn dmarc_rows_of_a_free_mailbox() {
    let zone = "gmail.com. 3600 IN TXT \"v=spf1 ip4:203.0.113.41 -all\"\ngmail.com. 3600 IN MX 10 mail-f41.google.com.\n\
                mail-f41.google.com. 3600 IN A 203.0.113.41\n41.113.0.203.in-addr.arpa. 3600 IN PTR mail-f41.google.com.\n\
                mail-f41.google.com. 3600 IN TXT \"v=spf1 a -all\"\n";
    for author in ["noreply.dmarc.support@gmail.com", "postmaster@gmail.com"] {
        let mut town = Town::new(zone);
        returned(&mut town, EVIL[0], 30);
        for number in 0..10 {
            let report = aggregate("mail-f41.google.com", "203.0.113.41", number);
            town.mail(&report.replace("dmarc@mail-f41.google.com", author));
        }
        let left = town.left(INNOCENT);
        assert!(matches!(left, Smolder::NotConfirmed | Smolder::TooFewVoices { .. }), "{author}: {left:?}");
    }
}

/// One notice with a hundred recipients is one mail.
#[test]
fn one_notice_about_many_recipients() {
    let mut town = Town::new("");
    for system in HONEST {
        returned(&mut town, system, 1);
        let path = town.folder.path().join(format!("in/{:03}.eml", town.mails));
        let mail = fs::read_to_string(&path).unwrap();
        let domain = system.0.split_once('.').unwrap().1;
        let more: String = (0..100)
            .map(|number| format!("\nFinal-Recipient: rfc822; more{number}@{domain}\nAction: failed\nStatus: 5.1.1\n"))
            .collect();
        fs::write(&path, mail.replacen("Status: 5.1.1\n", &format!("Status: 5.1.1\n{more}"), 1)).unwrap();
    }
    assert!(matches!(town.left(INNOCENT), Smolder::TooSmall { messages: 5, .. }));
}

/// He sends the mail himself, through honest mail systems, with lines that name somebody else.
#[test]
fn lines_planted_below_the_honest_one() {
    let planted = [
        line("x", "box77.cheaphost.example", INNOCENT, "mx.evil.example", None),
        line("x", "box77.cheaphost.example", INNOCENT, "HOST", None),
        format!("X-Originating-IP: [{INNOCENT}]\nX-Sender-IP: {INNOCENT}\n"),
    ];
    for planted in planted {
        let mut town = Town::new("");
        let chain = format!("{}{planted}", from("mx.evil.example", "203.0.113.200"));
        HONEST.into_iter().for_each(|system| returned_with(&mut town, system, 5, &chain));
        town.spares(INNOCENT);
    }
}

/// He says hello with somebody else's address.
#[test]
fn a_greeting_that_names_somebody_else() {
    for greeting in [format!("[{INNOCENT}]"), INNOCENT.to_owned(), "box77.cheaphost.example".to_owned()] {
        let mut town = Town::new("");
        let chain = line(&greeting, "mx.evil.example", "203.0.113.200", "HOST", None);
        HONEST.into_iter().for_each(|system| returned_with(&mut town, system, 5, &chain));
        town.spares(INNOCENT);
    }
}

/// Addresses that carry one of IPv4: a 6to4 of an innocent, a NAT64 of an innocent, and of the owner's own office.
#[test]
fn addresses_inside_of_addresses() {
    for (address, name) in [
        ("2002:cb00:714d::1", "a 6to4 address"),
        ("64:ff9b::cb00:714d", "a NAT64 address"),
        ("2001:0:c000:204::34ff:8eb2", "a Teredo address"),
        ("2002:c000:242::1", "the owner's office by 6to4"),
        ("64:ff9b::c000:242", "the owner's office by NAT64"),
    ] {
        let mut town = Town::new("");
        network(&town, "2001::", "2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "Tunnels", "abuse@tunnel.example", 64_530);
        network(&town, "64:ff9b::", "64:ff9b::ffff:ffff", "Translators", "abuse@nat.example", 64_531);
        HONEST
            .into_iter()
            .for_each(|system| returned_with(&mut town, system, 6, &from("unknown", &format!("IPv6:{address}"))));
        for found in town.is_silent() {
            let reasons: Vec<_> = found.plan.smolder.iter().map(|(_, smolder)| smolder).collect();
            let fine =
                |one: &&Smolder| matches!(one, Smolder::Translated | Smolder::OwnNetwork | Smolder::NotConfirmed);
            assert!(reasons.iter().all(fine), "{name}: {reasons:?}");
        }
    }
}

/// The owner's own hosts, and his provider's: whatever honest systems say about them, it is no stranger's network.
#[test]
fn the_owners_own_side() {
    let zone = "mx2.lindenhof.example. 3600 IN A 203.0.113.21\n21.113.0.203.in-addr.arpa. 3600 IN PTR mx2.lindenhof.example.\n\
                lindenhof.example. 3600 IN MX 20 mx2.lindenhof.example.\n\
                relay9.postwerk.example. 3600 IN A 203.0.113.22\n22.113.0.203.in-addr.arpa. 3600 IN PTR relay9.postwerk.example.\n";
    for (name, address) in [
        ("mx2.lindenhof.example", "203.0.113.21"),
        ("relay9.postwerk.example", "203.0.113.22"),
        ("office.lindenhof.example", "192.0.2.66"),
        ("out1.postwerk.example", "192.0.2.30"),
    ] {
        let mut town = Town::new(zone);
        network(&town, "203.0.113.16", "203.0.113.31", "Backup Ltd", "abuse@backup.example", 64_540);
        HONEST.into_iter().for_each(|system| returned_with(&mut town, system, 6, &from(name, address)));
        town.is_silent();
    }
}

/// A forwarder hands on what others sent, with senders that it rewrote: it says nothing about who sent them.
#[test]
fn a_forwarder_with_rewritten_senders() {
    for sender in ["SRS0=HHH=TT=lindenhof.example=mara@fwd.example", "bob+SRS=HH=TT=lindenhof.example=mara@fwd.example"]
    {
        let mut town = Town::new("");
        HONEST.into_iter().for_each(|system| returned(&mut town, system, 6));
        for number in 0..town.mails {
            let path = town.folder.path().join(format!("in/{:03}.eml", number + 1));
            let mail = fs::read_to_string(&path).unwrap();
            let own = format!("Return-Path: <{OWNER}>\nReceived");
            assert!(mail.contains(&own));
            fs::write(&path, mail.replace(&own, &format!("Return-Path: <{sender}>\nReceived"))).unwrap();
        }
        town.is_silent();
    }
}

/// The pools of services that send for thousands.
#[test]
fn pools_of_senders_for_many() {
    for name in [
        "o1.ptr1234.sendgrid.net",
        "a8-31.smtp-out.amazonses.com",
        "mail-sor-f41.google.com",
        "mail-am6eur05on2085.outbound.protection.outlook.com",
        "mail12.atl11.rsgsv.net",
    ] {
        let mut town = Town::new(&host(name, "203.0.113.23"));
        network(&town, "203.0.113.16", "203.0.113.31", "Pool", "abuse@pool.example", 64_550);
        HONEST.into_iter().for_each(|system| returned_with(&mut town, system, 6, &from(name, "203.0.113.23")));
        let left = town.left("203.0.113.23");
        assert!(matches!(left, Smolder::SharedProvider { .. }), "{name}: {left:?}");
    }
}

/// A registry can be made to name anybody: the owner himself, another client, the registry, nobody, an example.
#[test]
fn a_contact_in_the_victims_domain() {
    for (desk, refused) in [
        (OWNER, "your own domain"),
        ("abuse@mail.lindenhof.example", "your own domain"),
        ("abuse@ripe.net", "the registry itself"),
        ("abuse@[203.0.113.5]", "a bare IP address"),
        ("abuse@co.uk", "nobody can own"),
        ("not-disclosed@cheaphost.example", "a placeholder"),
    ] {
        let mut town = Town::new("");
        let path = town.folder.path().join("world/rdap/net-203.0.113.64.json");
        let object = fs::read_to_string(&path).unwrap();
        fs::write(&path, object.replace("abuse@cheaphost.example", desk)).unwrap();
        HONEST.into_iter().for_each(|system| returned(&mut town, system, 6));
        let left = town.left(INNOCENT);
        assert!(matches!(&left, Smolder::NoContact { .. }), "{desk}: {left:?}");
        assert!(left.says().contains(refused) || left.says().contains("names nobody"), "{desk}: {}", left.says());
    }
}

/// The bouncers' own gateways: a mail system that names its own border accuses its own network.
#[test]
fn a_bouncer_that_names_its_own_border() {
    let mut town = Town::new(&host("gw.birkenau.example", "198.51.100.11"));
    returned_with(&mut town, HONEST[0], 40, &from("gw.birkenau.example", "198.51.100.11"));
    EVIL.into_iter()
        .for_each(|system| returned_with(&mut town, system, 40, &from("gw.birkenau.example", "198.51.100.11")));
    town.is_silent();
}

/// Lines of tomorrow, so that the evidence never grows old.
#[test]
fn evidence_dated_ahead_is_as_old_as_its_arrival() {
    let mut town = Town::new("");
    let chain = from("box77.cheaphost.example", INNOCENT).replace("10 Mar 2026", "25 Mar 2026");
    HONEST.into_iter().for_each(|system| returned_with(&mut town, system, 6, &chain));
    fs::write(town.folder.path().join("world/clock"), "2026-03-20T12:30:00Z\n").unwrap();
    assert!(matches!(town.left(INNOCENT), Smolder::TooOld { .. }), "{:?}", town.left(INNOCENT));
}

/// Notices in the name of great mail systems, handed in by his own servers.
#[test]
fn in_the_name_of_the_great() {
    let mut town = Town::new("");
    for (host, count) in [("mail-wr1-f41.google.com", 20), ("mx.harbour.example", 20), ("outlook.com", 20)] {
        for _ in 0..count {
            let number = town.mails;
            let chain = line("x", "box77.cheaphost.example", INNOCENT, host, None);
            let top = into_provider(host, "mx.evil.example", "203.0.113.200");
            let domain = host.split_once('.').unwrap().1;
            town.mail(&notice(&top, host, &format!("u{number}@{domain}"), &chain, number));
        }
    }
    town.is_silent();
}
