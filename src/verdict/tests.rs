//! Who saw what he tells, on values made by hand.

use super::matter::Matter;
use super::rules::Grounds;
use super::signals::Signals;
use super::witness::{Standing, Witness};
use super::{Intake, Side};
use crate::case::Case;
use crate::facts::Facts;
use crate::mail::received::parse;
use crate::mail::{Limits, Message};
use crate::owner::Owner;
use crate::trace::{Hop, Trace, Trust};

/// Is a chain whose believed line `by` wrote the own observation of a witness of this organisation?
fn saw_it_itself(organisation: &str, by: &str) -> bool {
    let limits = Limits::default();
    let message = Message::read(b"From: x@y.example\r\n\r\n", &limits);
    let (case, owner, facts) = (Case::read(&message), Owner::default(), Facts::default());
    let line = parse(&format!("from h (unknown [203.0.113.9]) by {by} (Postfix) with ESMTP id 1"));
    let hop = Hop { line: line.into(), trust: Trust::Bouncer, why: String::new() };
    let trace = Trace { hops: vec![hop], last_believed: Some(0), ..Trace::default() };
    let witness = Witness {
        organisation: organisation.to_owned(),
        address: None,
        standing: Standing::Identified,
        authenticated: true,
        receives: false,
        own_provider: false,
        says: String::new(),
        from: String::new(),
    };
    let side = Side::new(&owner, &facts);
    let matter = Matter::new(&case, &side, &trace);
    let signals = Signals::read(&matter);
    let grounds = Grounds {
        matter: &matter,
        intake: &Intake::read(&case.delivery, &side),
        witness: Some(&witness),
        signals: &signals,
        submission: None,
        forwarded: None,
        open: &[],
        doubts: &[],
        way_open: None,
        submission_open: false,
    };
    grounds.is_own_observation()
}

#[test]
fn a_witness_saw_what_a_host_of_its_own_wrote_down() {
    for (organisation, by) in [
        ("bank.example", "mx.bank.example"),
        ("outlook.com", "AM5.eurprd01.prod.outlook.office365.com"),
        ("gmail.com", "mx.google.com"),
    ] {
        assert!(saw_it_itself(organisation, by), "{organisation} {by}");
    }
    for (organisation, by) in [
        ("bank.example", "mx.shop.example"),
        ("bank.example", "bank.example.evil.example"),
        // Names of inner networks: everybody has one like it.
        ("bank.local", "store.bank.local"),
        ("corp.lan", "mx.corp.lan"),
    ] {
        assert!(!saw_it_itself(organisation, by), "{organisation} {by}");
    }
}
