//! One organisation that names a source: when and from where its notices came, and in whose hand it may be.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::net::IpAddr;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::facts::{Netblock, Question, SignatureResult, Which};
use crate::mail::address;
use crate::record::CaseRecord;
use crate::trace::trust::{are_neighbours, organisation, same_organisation};
use crate::verdict::witness::Witness;

/// Witnesses count together if they saw the source within this time of each other (evidence K13).
const WITNESSES_WITHIN: SignedDuration = SignedDuration::from_hours(72);

/// Keys of one organisation that are kept; they change once a year or so.
const KEYS_MAX: usize = 8;

/// Organisations that run the mail of one witness that are kept.
const HOUSES_MAX: usize = 8;

/// When and from where an organisation's notices came that name a source.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Sighting {
    /// Where the notice was handed in from, as the owner's provider saw it.
    pub address: Option<IpAddr>,
    /// The network of that address by the registries.
    pub network: Option<String>,
    /// Who holds that network: its autonomous system and its abuse contact.
    #[serde(default)]
    pub asn: Option<u32>,
    #[serde(default)]
    pub contact: Option<String>,
    /// Its registrants, folded.
    #[serde(default)]
    pub holders: Vec<String>,
    /// Who holds it could not be asked: it may be in anybody's hand.
    #[serde(default)]
    pub unknown: bool,
    /// The keys that signed its notices.
    #[serde(default)]
    pub keys: BTreeSet<String>,
    /// Who runs its mail: the organisations of the host that handed the notice in, and of those that receive its recipients' mail.
    #[serde(default)]
    pub houses: BTreeSet<String>,
    /// One of them could not be asked.
    #[serde(default)]
    pub houses_open: bool,
    /// Each of its notices leads to the source over an inner hand-over that a front which hides its clients would show as well.
    #[serde(default)]
    pub hidden: bool,
    /// The first and the last of its notices.
    pub first: Timestamp,
    pub last: Timestamp,
}

/// The organisations that run a witness's mail, as the DNS names them; and whether one of them could not be asked.
fn houses(witness: &Witness, case: &CaseRecord) -> (BTreeSet<String>, bool) {
    let facts = &case.facts;
    let recipients = case.notice.failed_recipients();
    let domains = || recipients.iter().filter_map(|recipient| address::domain(recipient)).take(HOUSES_MAX);
    let hosts = witness.address.into_iter().flat_map(|address| facts.confirmed_names(address));
    let exchangers = domains().flat_map(|domain| facts.exchangers(domain)).map(String::as_str);
    let open = domains().any(|domain| facts.is_unusable(&Question::Exchangers(domain.to_owned())))
        || witness.address.is_some_and(|address| facts.is_unusable(&Question::Names(address)));
    (hosts.chain(exchangers).filter_map(organisation).map(Cow::into_owned).take(HOUSES_MAX).collect(), open)
}

fn joined(one: &BTreeSet<String>, other: &BTreeSet<String>, most: usize) -> BTreeSet<String> {
    one.union(other).take(most).cloned().collect()
}

/// Is it certain that two witnesses, each with its name, are not one: one organisation under two names, or in one hand?
pub fn are_two(one: (&str, &Sighting), other: (&str, &Sighting)) -> bool {
    !same_organisation(one.0, other.0) && one.1.is_apart(other.1)
}

impl Sighting {
    /// What the notice of `case` says, whose author is `witness`.
    pub(super) fn of(witness: &Witness, case: &CaseRecord, first: Timestamp, last: Timestamp) -> Sighting {
        let block = witness.address.and_then(|address| case.facts.netblock(address));
        let unknown = witness.address.is_some_and(|address| case.facts.is_unusable(&Question::Netblock(address)));
        let own = case.facts.signatures(Which::Notice).iter().filter(|one| one.result == SignatureResult::Pass);
        let own = own.filter(|one| same_organisation(&one.domain, &witness.organisation));
        let keys = own.filter_map(|one| one.key.clone()).take(KEYS_MAX).collect();
        let (houses, houses_open) = houses(witness, case);
        let sighting = Sighting::new(witness.address, block, first);
        Sighting { last, unknown, keys, houses, houses_open, hidden: case.trace.perhaps_hidden, ..sighting }
    }

    pub(super) fn new(address: Option<IpAddr>, block: Option<&Netblock>, seen: Timestamp) -> Sighting {
        Sighting {
            address,
            network: block.map(|block| block.network.clone()),
            asn: block.and_then(|block| block.asn),
            contact: block.and_then(|block| block.contact.as_ref()).map(|contact| contact.address.to_lowercase()),
            holders: block.map(|block| block.holders.clone()).unwrap_or_default(),
            unknown: false,
            keys: BTreeSet::new(),
            houses: BTreeSet::new(),
            houses_open: false,
            hidden: false,
            first: seen,
            last: seen,
        }
    }

    /// One more of the same organisation. Of several addresses the lowest stands for it, whichever came first; what is known
    /// of it stands before what could not be asked.
    pub(super) fn merge(&mut self, other: Sighting) {
        let (first, last) = (self.first.min(other.first), self.last.max(other.last));
        let keys = joined(&self.keys, &other.keys, KEYS_MAX);
        let houses = joined(&self.houses, &other.houses, HOUSES_MAX);
        let open = self.houses_open && other.houses_open;
        let hidden = self.hidden && other.hidden;
        if (other.address, other.unknown) < (self.address, self.unknown) {
            *self = other;
        }
        (self.first, self.last, self.keys, self.houses, self.houses_open) = (first, last, keys, houses, open);
        self.hidden = hidden;
    }

    /// Who signs with one key is in one hand, or both are customers of who keeps it; and so it is with who lets one house run the
    /// mail.
    pub fn is_in_another_hand(&self, other: &Sighting) -> bool {
        let open = self.houses_open || other.houses_open;
        !open && self.keys.is_disjoint(&other.keys) && self.houses.is_disjoint(&other.houses)
    }

    /// Did both see it within the time in which they count together?
    pub(super) fn is_near(&self, other: &Sighting) -> bool {
        let gap = self.first.duration_since(other.last).max(other.first.duration_since(self.last));
        gap <= WITNESSES_WITHIN
    }

    /// Is it certain that this notice came from another hand? By the registries if they name both networks, else by
    /// neighbourhood; one autonomous system or one abuse desk is one hand. If who holds one of them could not be asked, nothing
    /// is certain.
    pub(super) fn is_apart(&self, other: &Sighting) -> bool {
        fn same<T: PartialEq>(one: Option<&T>, other: Option<&T>) -> bool {
            one.is_some() && one == other
        }
        if self.unknown || other.unknown {
            return false;
        }
        if same(self.asn.as_ref(), other.asn.as_ref()) || same(self.contact.as_ref(), other.contact.as_ref()) {
            return false;
        }
        // One registrant under two handles, or two registrants of one name: one hand.
        if self.holders.iter().any(|holder| other.holders.contains(holder)) {
            return false;
        }
        match (&self.network, &other.network, self.address, other.address) {
            (Some(one), Some(two), _, _) => one != two,
            (_, _, Some(one), Some(two)) => !are_neighbours(one, two),
            _ => false,
        }
    }
}
