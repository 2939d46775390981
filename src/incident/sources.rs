//! Who injected the mail of an incident, and who says so.

use std::collections::{BTreeMap, BTreeSet};
use std::net::IpAddr;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::KEPT_MAX;
use super::distinct::Count;
use super::receivers::Seen;
use super::sighting::{Sighting, are_two};
use crate::facts::{Answer, Fact, Facts, Netblock, Question};
use crate::record::CaseRecord;
use crate::trace::trust::{neighbourhood, same_organisation};
use crate::verdict::Class;
use crate::verdict::witness::Witness;

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
                    let found = Sighting::new(seen.address, block, seen.first);
                    let Sighting { network, asn, contact, holders, .. } = found;
                    *seen = Sighting { network, asn, contact, holders, unknown: false, ..seen.clone() };
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
        let sighting = Sighting::of(witness, case, first, last);
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
            // One forger can plant the same line behind two fronts that hide him.
            let seen = !(one.1.hidden && other.1.hidden);
            seen && are_two(*one, *other) && one.1.is_near(other.1) && more(one.1, other.1)
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
