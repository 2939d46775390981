//! Who injected the mail of an incident, and who says so.

use std::collections::{BTreeMap, BTreeSet};
use std::net::IpAddr;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::KEPT_MAX;
use super::distinct::Count;
use super::receivers::Seen;
use crate::facts::{Answer, Fact, Facts, Netblock, Question, SignatureResult, Which};
use crate::mail::address;
use crate::record::CaseRecord;
use crate::trace::trust::{are_neighbours, neighbourhood, organisation, same_organisation};
use crate::verdict::Class;
use crate::verdict::witness::Witness;

/// Witnesses count together if they saw the source within this time of each other (evidence K13).
const WITNESSES_WITHIN: SignedDuration = SignedDuration::from_hours(72);

/// Keys of one organisation that are kept; they change once a year or so.
const KEYS_MAX: usize = 8;

/// Organisations that run the mail of one witness that are kept.
const HOUSES_MAX: usize = 8;

/// How many sources an incident keeps apart. The rest is counted together in [`Sources::uncounted`].
pub const NETWORKS_MAX: usize = 500;

/// Sources whose networks are asked about again, and questions at once: registries are not to be asked often.
const ASKED_AGAIN_MAX: usize = 3;
const QUESTIONS_MAX: usize = 8;

/// One injection address.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Source {
    pub messages: u64,
    pub first: Timestamp,
    pub last: Timestamp,
    /// Name that the address confirms, if any.
    pub name: Option<String>,
    pub netblock: Option<Netblock>,
    /// Who holds its network could not be asked, at least once. Nothing to say once the netblock is known.
    #[serde(default)]
    pub unknown: bool,
    /// Organisations whose authenticated notices name this address, with the network that each notice came from and the
    /// time of the last one.
    pub witnesses: BTreeMap<String, Sighting>,
}

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
    /// The first and the last of its notices.
    pub first: Timestamp,
    pub last: Timestamp,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Sources {
    #[serde(default)]
    list: Vec<(IpAddr, Source)>,
    /// Messages whose source found no place in the list.
    #[serde(default)]
    pub uncounted: u64,
}

impl Sources {
    /// The sources, by address.
    pub fn iter(&self) -> impl Iterator<Item = (IpAddr, &Source)> {
        self.list.iter().map(|(address, source)| (*address, source))
    }

    pub fn of(&self, address: IpAddr) -> Option<&Source> {
        let place = self.list.binary_search_by_key(&address, |(known, _)| *known).ok()?;
        self.list.get(place).map(|(_, source)| source)
    }

    pub fn len(&self) -> usize {
        self.list.len()
    }

    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The busiest sources first; equal ones by address.
    pub fn ranked(&self) -> Vec<(IpAddr, &Source)> {
        let mut ranked: Vec<_> = self.iter().collect();
        ranked.sort_by_key(|(address, source)| (std::cmp::Reverse(source.messages), *address));
        ranked
    }

    /// Only cases that were decided as forged say where a forger sits.
    pub(super) fn add(&mut self, case: &CaseRecord) {
        if !matches!(case.verdict.class, Class::Forged | Class::ForgedConfirmed) {
            return;
        }
        let Some(address) = case.trace.injection.as_ref().map(|injection| injection.address) else {
            return;
        };
        let Some(source) = self.slot(address, case.arrived) else {
            self.uncounted += 1;
            return;
        };
        source.messages += 1;
        source.first = source.first.min(case.arrived);
        source.last = source.last.max(case.arrived);
        source.name = source.name.take().or_else(|| case.facts.confirmed_names(address).next().map(str::to_owned));
        source.netblock = source.netblock.take().or_else(|| case.facts.netblock(address).cloned());
        source.unknown |= case.facts.is_unusable(&Question::Netblock(address));
        if let Some(witness) = &case.witness
            && witness.authenticated
            // The author of a bounce is a witness if it receives mail for who it failed for: then it saw the mail itself. Anybody
            // can sign a notice about somebody else's recipient. Complaints and reports name no recipient.
            && (witness.receives || !case.notice.kind.is_bounce())
        {
            source.saw(witness, case, case.arrived, case.arrived);
        }
    }

    pub(super) fn has(&self, address: IpAddr) -> bool {
        self.list.binary_search_by_key(&address, |(known, _)| *known).is_ok()
    }

    /// Two incidents became one.
    pub(super) fn absorb(&mut self, other: Sources) {
        self.uncounted += other.uncounted;
        for (address, theirs) in other.list {
            let Some(ours) = self.slot(address, theirs.first) else {
                self.uncounted += theirs.messages;
                continue;
            };
            ours.messages += theirs.messages;
            ours.first = ours.first.min(theirs.first);
            ours.last = ours.last.max(theirs.last);
            ours.name = ours.name.take().or(theirs.name);
            ours.netblock = ours.netblock.take().or(theirs.netblock);
            ours.unknown |= theirs.unknown;
            for (organisation, sighting) in theirs.witnesses {
                ours.witnessed(organisation, sighting);
            }
        }
    }

    /// Networks that could not be asked about while it hangs on them whether one of the busiest sources is confirmed.
    pub(super) fn unasked(&self) -> Vec<Question> {
        let mut wanted = BTreeSet::new();
        let hanging =
            |(address, source): &(IpAddr, &Source)| source.witnesses.len() > 1 && !source.is_confirmed(*address);
        for (address, source) in self.ranked().into_iter().filter(hanging).take(ASKED_AGAIN_MAX) {
            wanted.extend((source.unknown && source.netblock.is_none()).then_some(address));
            wanted.extend(source.witnesses.values().filter(|seen| seen.unknown).filter_map(|seen| seen.address));
        }
        wanted.into_iter().take(QUESTIONS_MAX).map(Question::Netblock).collect()
    }

    /// Takes the answers in. Was there one?
    pub(super) fn learn(&mut self, facts: &Facts) -> bool {
        let answered = |address| match facts.get(&Question::Netblock(address)) {
            Some(Fact::Known(Answer::Netblock(block))) => Some(Some(block)),
            Some(Fact::Absent) => Some(None),
            _ => None,
        };
        let mut learned = false;
        for (address, source) in &mut self.list {
            if let Some(block) = answered(*address).filter(|_| source.unknown && source.netblock.is_none()) {
                (source.unknown, source.netblock, learned) = (false, block.cloned(), true);
            }
            for seen in source.witnesses.values_mut().filter(|seen| seen.unknown) {
                if let Some(block) = seen.address.and_then(answered) {
                    let (keys, houses) = (std::mem::take(&mut seen.keys), std::mem::take(&mut seen.houses));
                    let found = Sighting::new(seen.address, block, seen.first);
                    *seen = Sighting { last: seen.last, keys, houses, ..found };
                    learned = true;
                }
            }
        }
        learned
    }

    /// In how many networks the sources are, as far as the registries told; else by neighbourhood.
    pub fn networks(&self) -> Count {
        let networks: BTreeSet<String> = self
            .iter()
            .map(|(address, source)| {
                let network = source.netblock.as_ref().map(|block| block.network.clone());
                network.unwrap_or_else(|| neighbourhood(address).to_string())
            })
            .collect();
        Count { number: networks.len() as u64, at_least: self.uncounted > 0 }
    }

    /// How many computers handed the mail in.
    pub fn computers(&self) -> Count {
        Count { number: self.list.len() as u64, at_least: self.uncounted > 0 }
    }

    /// The author of a report saw a source that is in the list.
    pub(super) fn hear(&mut self, case: &CaseRecord, seen: Seen) {
        let place = self.list.binary_search_by_key(&seen.address, |(known, _)| *known);
        let source = place.ok().and_then(|place| self.list.get_mut(place)).map(|(_, source)| source);
        if let (Some(source), Some(witness)) = (source, case.witness.as_ref().filter(|witness| witness.authenticated)) {
            source.saw(witness, case, seen.first, seen.last);
        }
    }

    fn slot(&mut self, address: IpAddr, arrived: Timestamp) -> Option<&mut Source> {
        let place = match self.list.binary_search_by_key(&address, |(known, _)| *known) {
            Ok(place) => place,
            Err(_) if self.list.len() >= NETWORKS_MAX => return None,
            Err(place) => {
                let (first, last) = (arrived, arrived);
                let source = Source {
                    messages: 0,
                    first,
                    last,
                    name: None,
                    netblock: None,
                    unknown: false,
                    witnesses: BTreeMap::new(),
                };
                self.list.insert(place, (address, source));
                place
            }
        };
        self.list.get_mut(place).map(|(_, source)| source)
    }

    /// The first source that independent witnesses name, if any.
    pub fn confirmed(&self) -> Option<IpAddr> {
        self.iter().find(|(address, source)| source.is_confirmed(*address)).map(|(address, _)| address)
    }
}

impl Source {
    fn saw(&mut self, witness: &Witness, case: &CaseRecord, first: Timestamp, last: Timestamp) {
        let block = witness.address.and_then(|address| case.facts.netblock(address));
        let unknown = witness.address.is_some_and(|address| case.facts.is_unusable(&Question::Netblock(address)));
        let own = case.facts.signatures(Which::Notice).iter().filter(|one| one.result == SignatureResult::Pass);
        let own = own.filter(|one| same_organisation(&one.domain, &witness.organisation));
        let keys = own.filter_map(|one| one.key.clone()).take(KEYS_MAX).collect();
        let houses = houses(witness, case);
        let sighting = Sighting { last, unknown, keys, houses, ..Sighting::new(witness.address, block, first) };
        self.witnessed(witness.organisation.clone(), sighting);
    }

    fn witnessed(&mut self, organisation: String, sighting: Sighting) {
        let full = self.witnesses.len() >= KEPT_MAX;
        match self.witnesses.get_mut(&organisation) {
            Some(known) => known.merge(sighting),
            None if full => {}
            None => drop(self.witnesses.insert(organisation, sighting)),
        }
    }

    /// Two authenticated witnesses of different organisations and different networks within 72 hours, neither of which sits
    /// where the source sits (evidence K13, T11). When in doubt whether two are one, they are one.
    pub fn is_confirmed(&self, address: IpAddr) -> bool {
        self.has_pair(address, |_, _| true)
    }

    /// The same, by two that are in two hands: enough for a verdict, which harms nobody, is too little to accuse.
    pub fn is_confirmed_by_two_hands(&self, address: IpAddr) -> bool {
        self.has_pair(address, Sighting::is_in_another_hand)
    }

    fn has_pair(&self, address: IpAddr, more: fn(&Sighting, &Sighting) -> bool) -> bool {
        let apart = self.witnesses_apart(address);
        let pair = |one: &(&str, &Sighting), other: &(&str, &Sighting)| {
            are_two(*one, *other) && one.1.is_near(other.1) && more(one.1, other.1)
        };
        apart.iter().enumerate().any(|(place, one)| apart.iter().skip(place + 1).any(|other| pair(one, other)))
    }

    /// The witnesses that do not sit where the source sits.
    pub fn witnesses_apart(&self, address: IpAddr) -> Vec<(&str, &Sighting)> {
        let unknown = self.unknown && self.netblock.is_none();
        let accused = Sighting { unknown, ..Sighting::new(Some(address), self.netblock.as_ref(), self.last) };
        self.witnesses
            .iter()
            .map(|(organisation, sighting)| (organisation.as_str(), sighting))
            .filter(|(organisation, _)| !self.name.as_deref().is_some_and(|name| same_organisation(name, organisation)))
            .filter(|(_, sighting)| sighting.is_apart(&accused))
            .collect()
    }
}

/// The organisations that run a witness's mail, as the DNS names them.
fn houses(witness: &Witness, case: &CaseRecord) -> BTreeSet<String> {
    let hosts = witness.address.into_iter().flat_map(|address| case.facts.confirmed_names(address));
    let recipients = case.notice.failed_recipients();
    let domains = recipients.iter().filter_map(|recipient| address::domain(recipient)).take(HOUSES_MAX);
    let exchangers = domains.flat_map(|domain| case.facts.exchangers(domain)).map(String::as_str);
    hosts.chain(exchangers).filter_map(organisation).take(HOUSES_MAX).collect()
}

fn joined(one: &BTreeSet<String>, other: &BTreeSet<String>, most: usize) -> BTreeSet<String> {
    one.union(other).take(most).cloned().collect()
}

/// Is it certain that two witnesses, each with its name, are not one: one organisation under two names, or in one hand?
pub fn are_two(one: (&str, &Sighting), other: (&str, &Sighting)) -> bool {
    !same_organisation(one.0, other.0) && one.1.is_apart(other.1)
}

impl Sighting {
    fn new(address: Option<IpAddr>, block: Option<&Netblock>, seen: Timestamp) -> Sighting {
        Sighting {
            address,
            network: block.map(|block| block.network.clone()),
            asn: block.and_then(|block| block.asn),
            contact: block.and_then(|block| block.contact.as_ref()).map(|contact| contact.address.to_lowercase()),
            holders: block.map(|block| block.holders.clone()).unwrap_or_default(),
            unknown: false,
            keys: BTreeSet::new(),
            houses: BTreeSet::new(),
            first: seen,
            last: seen,
        }
    }

    /// One more of the same organisation. Of several addresses the lowest stands for it, whichever came first; what is known
    /// of it stands before what could not be asked.
    fn merge(&mut self, other: Sighting) {
        let (first, last) = (self.first.min(other.first), self.last.max(other.last));
        let keys = joined(&self.keys, &other.keys, KEYS_MAX);
        let houses = joined(&self.houses, &other.houses, HOUSES_MAX);
        if (other.address, other.unknown) < (self.address, self.unknown) {
            *self = other;
        }
        (self.first, self.last, self.keys, self.houses) = (first, last, keys, houses);
    }

    /// Who signs with one key is in one hand, or both are customers of who keeps it; and so it is with who lets one house run the
    /// mail.
    pub fn is_in_another_hand(&self, other: &Sighting) -> bool {
        self.keys.is_disjoint(&other.keys) && self.houses.is_disjoint(&other.houses)
    }

    /// Did both see it within the time in which they count together?
    fn is_near(&self, other: &Sighting) -> bool {
        let gap = self.first.duration_since(other.last).max(other.first.duration_since(self.last));
        gap <= WITNESSES_WITHIN
    }

    /// Is it certain that this notice came from another hand? By the registries if they name both networks, else by
    /// neighbourhood; one autonomous system or one abuse desk is one hand. If who holds one of them could not be asked, nothing
    /// is certain.
    fn is_apart(&self, other: &Sighting) -> bool {
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
