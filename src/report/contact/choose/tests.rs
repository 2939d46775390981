use std::collections::BTreeSet;

use super::super::is_fresh;
use super::*;
use crate::facts::{Answer, Fact, Netblock, Standing};
use crate::owner::Owner;
use crate::report::Suppressed;
use crate::report::contact::Forged;

const NOW: &str = "2026-05-12T08:00:00Z";

fn offer(address: &str) -> Offer {
    Offer { address: address.into(), from: format!("record of {address}"), standing: Standing::Unsaid }
}

fn level(network: &str, customers: bool, contact: &str) -> Level {
    let offers = if contact.is_empty() { Vec::new() } else { vec![offer(contact)] };
    Level { network: network.into(), handle: "NET-1".into(), is_customers: customers, offers, ..Level::default() }
}

/// A customer's network inside a carrier's.
fn rented(contact: &str) -> Candidates {
    let levels = vec![level("203.0.113.64/26", true, contact), level("203.0.113.0/24", false, "abuse@carrier.example")];
    Candidates { levels, others: Vec::new() }
}

struct Desk {
    owner: Owner,
    forged: Forged,
    suppressed: Suppressed,
    unheeded: bool,
}

impl Desk {
    fn new() -> Desk {
        let mut owner = Owner::default();
        owner.add("shop.example");
        Desk { owner, forged: Forged::default(), suppressed: Suppressed::default(), unheeded: false }
    }

    fn asked(&self) -> Asked<'_> {
        Asked {
            address: "203.0.113.77".parse().unwrap(),
            name: Some("host77.spam.example"),
            known: Known { owner: &self.owner, watched: &[], forged: &self.forged, suppressed: &self.suppressed },
            unheeded: self.unheeded,
            now: NOW.parse().unwrap(),
            documentation_is_public: true,
        }
    }

    fn choose(&self, candidates: &Candidates) -> Outcome {
        choose(candidates, &self.asked())
    }

    /// The address and whose it is.
    fn chosen(&self, candidates: &Candidates) -> (String, Step) {
        match self.choose(candidates) {
            Outcome::Contact(contact) => (contact.address, contact.step),
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn the_leaf_is_written_to_unless_it_is_a_customers_and_a_reason_holds() {
    let desk = Desk::new();
    assert_eq!(desk.chosen(&rented("abuse@isp.example")), ("abuse@isp.example".into(), Step::Leaf));
    let parent = ("abuse@carrier.example".to_owned(), Step::Parent);
    assert_eq!(desk.chosen(&rented("abuse@spam.example")), parent, "the desk of the source's own domain");
    assert_eq!(desk.chosen(&rented("")), parent, "no contact");
    assert_eq!(desk.chosen(&rented("removed@isp.example")), parent, "no usable contact");
    let change = |change: fn(&mut Level)| {
        let mut candidates = rented("abuse@isp.example");
        change(&mut candidates.levels[0]);
        desk.chosen(&candidates)
    };
    assert_eq!(change(|leaf| leaf.network = "203.0.113.64/28".into()), parent, "small");
    assert_eq!(change(|leaf| leaf.network = "203.0.113.64 - 203.0.113.70".into()), parent, "small");
    assert_eq!(change(|leaf| leaf.network = "2001:db8::/56".into()), parent, "small");
    assert_eq!(change(|leaf| leaf.network = "2001:db8::/48".into()).1, Step::Leaf);
    assert_eq!(change(|leaf| leaf.holders = vec!["privatecustomer".into()]), parent, "a person");
    assert_eq!(change(|leaf| leaf.registered = "2026-04-01T00:00:00Z".parse().ok()), parent, "young");
    assert_eq!(change(|leaf| leaf.registered = "2026-01-01T00:00:00Z".parse().ok()).1, Step::Leaf);
    let mut own = rented("abuse@spam.example");
    own.levels[0].is_customers = false;
    assert_eq!(desk.chosen(&own).1, Step::Leaf, "who holds his own network is his own desk");
    assert_eq!(Desk { unheeded: true, ..Desk::new() }.chosen(&rented("abuse@isp.example")), parent, "unheeded");
    let named = Forged { domains: BTreeSet::from(["mx.isp.example".into()]), ..Forged::default() };
    assert_eq!(
        Desk { forged: named, ..Desk::new() }.chosen(&rented("abuse@isp.example")),
        parent,
        "named by the forger"
    );
}

#[test]
fn the_choice_says_why() {
    let Outcome::Contact(contact) = Desk::new().choose(&rented("abuse@spam.example")) else { panic!() };
    assert_eq!(contact.network, "203.0.113.0/24");
    assert_eq!(contact.provenance[0], "record of abuse@carrier.example");
    assert!(contact.provenance[1].contains("the domain that the source itself bears"), "{:?}", contact.provenance);
    let mut alone = rented("abuse@spam.example");
    alone.levels.truncate(1);
    let Outcome::Contact(contact) = Desk::new().choose(&alone) else { panic!() };
    assert_eq!(contact.step, Step::Leaf);
    assert!(contact.weak[0].contains("nobody around") && contact.red[0].contains("sender himself"), "{contact:?}");
}

#[test]
fn strong_and_weak_points_are_shown() {
    let mut candidates = rented("abuse@isp.example");
    candidates.levels[0].is_customers = false;
    candidates.levels[0].holders = vec!["theispltd".into(), "isp4you".into()];
    candidates.levels[0].offers[0].standing = Standing::Validated;
    candidates.others = vec![offer("ABUSE@isp.example"), offer("abuse@top.example")];
    let Outcome::Contact(contact) = Desk::new().choose(&candidates) else { panic!() };
    assert_eq!(contact.strong.len(), 3, "`isp` is too short a name: {:?}", contact.strong);
    assert!(contact.weak[0].contains("sources disagree") && contact.weak[0].contains("abuse@top.example"));
    candidates.levels[0].offers = vec![Offer { standing: Standing::Failed, ..offer("desk@163.com") }];
    let Outcome::Contact(contact) = Desk::new().choose(&candidates) else { panic!() };
    assert!(contact.red[0].contains("163.com") && contact.weak[0].contains("did not arrive"), "{contact:?}");
}

#[test]
fn what_a_registry_holds_ends_the_walk() {
    let mut candidates = rented("");
    candidates.levels[1].holders = vec!["arin".into()];
    let Outcome::Nobody { why } = Desk::new().choose(&candidates) else { panic!() };
    assert_eq!(why, ["the registries name nobody to write to"]);
    candidates.others = vec![offer("abuse@as.example")];
    assert_eq!(Desk::new().chosen(&candidates), ("abuse@as.example".into(), Step::Other));
}

#[test]
fn a_form_is_better_than_nobody_and_worse_than_an_address() {
    let mut candidates = rented("abuse@ripe.net");
    candidates.levels.truncate(1);
    let Outcome::Nobody { why } = Desk::new().choose(&candidates) else { panic!() };
    assert_eq!(why, ["abuse@ripe.net: the contact is the registry itself, which is nobody to write to"]);
    candidates.levels[0].forms = vec!["javascript:alert(1)".into(), "https://isp.example/abuse".into()];
    let Outcome::WebForm { form, from } = Desk::new().choose(&candidates) else { panic!() };
    assert_eq!((form.as_str(), from.as_str()), ("https://isp.example/abuse", "remarks on `NET-1` (203.0.113.64/26)"));
}

#[test]
fn whether_mail_arrives_is_asked_and_unknown_is_no_yes() {
    let desk = Desk::new();
    let candidates = rented("abuse@isp.example");
    let mut facts = Facts::default();
    assert!(matches!(decide(&candidates, &desk.asked(), &facts), Outcome::NotNow { .. }));
    let mx = |domain: &str| Question::Exchangers(domain.to_owned());
    assert_eq!(questions(&candidates, &desk.asked(), &facts), [mx("isp.example")]);
    // RFC 7505: the leaf's domain takes no mail, so the network around it is asked, and asked about.
    facts.insert(mx("isp.example"), Fact::Known(Answer::Exchangers(Vec::new())));
    assert_eq!(questions(&candidates, &desk.asked(), &facts), [mx("carrier.example")]);
    facts.insert(mx("carrier.example"), Fact::Known(Answer::Exchangers(vec!["mx.carrier.example".into()])));
    let addresses = Question::Addresses("mx.carrier.example".into());
    assert_eq!(questions(&candidates, &desk.asked(), &facts), std::slice::from_ref(&addresses));
    facts.insert(addresses.clone(), Fact::unknown("time-out"));
    assert!(matches!(decide(&candidates, &desk.asked(), &facts), Outcome::NotNow { .. }));
    facts.insert(addresses, Fact::Known(Answer::Addresses(vec!["198.51.100.9".parse().unwrap()])));
    let Outcome::Contact(contact) = decide(&candidates, &desk.asked(), &facts) else { panic!() };
    assert_eq!(contact.address, "abuse@carrier.example");
}

#[test]
fn what_the_registries_said_is_good_for_a_day() {
    let now: Timestamp = NOW.parse().unwrap();
    let asked = |text: &str| Netblock { asked: text.parse().ok(), ..Netblock::default() };
    assert!(is_fresh(&asked("2026-05-11T08:00:01Z"), now) && is_fresh(&asked(NOW), now));
    assert!(!is_fresh(&asked("2026-05-11T07:59:59Z"), now) && !is_fresh(&asked("2027-01-01T00:00:00Z"), now));
    assert!(is_fresh(&Netblock::default(), now), "a recorded world does not age");
}

#[test]
fn a_leaf_that_may_be_the_forgers_is_not_asked_about() {
    let (desk, facts) = (Desk::new(), Facts::default());
    let asked = questions(&rented("abuse@spam.example"), &desk.asked(), &facts);
    assert_eq!(asked, [Question::Exchangers("carrier.example".into())]);
}
