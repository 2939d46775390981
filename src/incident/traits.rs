//! What the mails of an incident are like as a whole, to tell whether one more belongs to it.
//!
//! One trait in common links: a network that the mail was handed in from, a subject, a text, a host that is linked to, a
//! signer. A campaign from 400 computers has its text in common, and a sender who changes the text has its network. Two
//! mails that can be compared and have nothing in common are two campaigns. Where nothing can be compared (a return without
//! headers) nothing is known, and nothing is concluded.
//!
//! A case is held against this one sketch, never against other cases, so the cost of a case has an end.

use std::collections::BTreeSet;

use ipnet::IpNet;
use serde::{Deserialize, Serialize};

use crate::case::likeness::{common_text, same_subject};
use crate::record::CaseRecord;
use crate::trace::trust::neighbourhood;
use crate::verdict::Class;

/// Subjects, texts, names and networks that are kept of one incident. What comes when they are full is compared, not kept.
const SUBJECTS_MAX: usize = 32;
const TEXTS_MAX: usize = 16;
const NAMES_MAX: usize = 64;
const NETWORKS_MAX: usize = 1_000;

/// Two texts that have so much in common are one, with other names in it.
const SAME_TEXT_PERCENT: usize = 25;
/// A text that is so near to one that is kept adds nothing.
const KNOWN_TEXT_PERCENT: usize = 70;
/// A registered network that is larger than this is a whole provider: two senders in it have nothing to do with each other.
const LEAF_BITS_MIN_V4: u8 = 20;
const LEAF_BITS_MIN_V6: u8 = 40;

/// How a case stands to an incident.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Link {
    /// They have something in common.
    Linked,
    /// Nothing can be compared.
    Unknown,
    /// They could be compared, and have nothing in common.
    Unlike,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Traits {
    subjects: BTreeSet<BTreeSet<u32>>,
    texts: Vec<BTreeSet<u32>>,
    hosts: BTreeSet<String>,
    signers: BTreeSet<String>,
    networks: BTreeSet<IpNet>,
}

impl Traits {
    pub(super) fn link(&self, case: &CaseRecord) -> Link {
        let like = &case.likeness;
        let subjects = self.subjects.iter().filter_map(|subject| same_subject(subject, &like.subject));
        let texts = self.texts.iter().filter_map(|text| common_text(text, &like.body));
        let compared: Vec<bool> = subjects.chain(texts.map(|percent| percent >= SAME_TEXT_PERCENT)).collect();
        let linked = compared.contains(&true)
            || !self.hosts.is_disjoint(&like.hosts)
            || !self.signers.is_disjoint(&like.signers)
            || networks(case).iter().any(|network| self.networks.contains(network));
        match (linked, compared.is_empty()) {
            (true, _) => Link::Linked,
            (false, true) => Link::Unknown,
            (false, false) => Link::Unlike,
        }
    }

    pub(super) fn add(&mut self, case: &CaseRecord) {
        let like = &case.likeness;
        let names = |set: &BTreeSet<String>| set.iter().cloned().collect::<Vec<_>>();
        self.take(Traits {
            subjects: std::iter::once(like.subject.clone()).filter(|subject| !subject.is_empty()).collect(),
            texts: std::iter::once(like.body.clone()).filter(|text| !text.is_empty()).collect(),
            hosts: names(&like.hosts).into_iter().collect(),
            signers: names(&like.signers).into_iter().collect(),
            networks: networks(case).into_iter().collect(),
        });
    }

    pub(super) fn take(&mut self, other: Traits) {
        take(&mut self.subjects, other.subjects, SUBJECTS_MAX);
        take(&mut self.hosts, other.hosts, NAMES_MAX);
        take(&mut self.signers, other.signers, NAMES_MAX);
        take(&mut self.networks, other.networks, NETWORKS_MAX);
        for text in other.texts {
            let known = |kept: &BTreeSet<u32>| {
                kept == &text || common_text(kept, &text).is_some_and(|percent| percent >= KNOWN_TEXT_PERCENT)
            };
            if self.texts.len() < TEXTS_MAX && !self.texts.iter().any(known) {
                self.texts.push(text);
            }
        }
        self.texts.sort();
    }
}

fn take<T: Ord>(kept: &mut BTreeSet<T>, other: BTreeSet<T>, max: usize) {
    for value in other {
        if kept.len() < max || kept.contains(&value) {
            kept.insert(value);
        }
    }
}

/// The networks that the mail was handed in from: the neighbourhood of the address, and the registered network if it is a
/// small one. Only where it is decided that a stranger handed it in: else the address may be the owner's provider's.
fn networks(case: &CaseRecord) -> Vec<IpNet> {
    let forged = matches!(case.verdict.class, Class::Forged | Class::ForgedConfirmed);
    let Some(injection) = case.trace.injection.as_ref().filter(|_| forged) else { return Vec::new() };
    let leaf = case.facts.netblock(injection.address).and_then(|block| block.network.parse::<IpNet>().ok());
    let small = |network: &IpNet| {
        let min = if network.addr().is_ipv4() { LEAF_BITS_MIN_V4 } else { LEAF_BITS_MIN_V6 };
        network.prefix_len() >= min
    };
    [Some(neighbourhood(injection.address)), leaf.map(|network| network.trunc()).filter(small)]
        .into_iter()
        .flatten()
        .collect()
}
