//! Whether two hosts are of one provider: by who announces their networks, who holds them, and how they are called.

use std::net::IpAddr;

use crate::facts::{Answer, Fact, Facts, Netblock, Question};
use crate::mail::address::same_organisation;
use crate::mail::embedded;

/// What must be asked of each of the two.
pub fn questions(host: IpAddr) -> [Question; 2] {
    let host = embedded::normal(host);
    [Question::Netblock(host), Question::OriginAs(host)]
}

/// Whether both are of one provider: one autonomous system announces them, one holder has their networks, or their names are of
/// one organisation. None: for one of them nobody could be asked.
pub fn share(one: IpAddr, other: IpAddr, facts: &Facts) -> Option<bool> {
    let (one, other) = (embedded::normal(one), embedded::normal(other));
    let named =
        facts.confirmed_names(one).any(|name| facts.confirmed_names(other).any(|own| same_organisation(name, own)));
    if named {
        return Some(true);
    }
    let shared = share_network(one, other, facts)?;
    let unnamed = [one, other].into_iter().any(|address| facts.is_unusable(&Question::Names(address)));
    (shared || !unnamed).then_some(shared)
}

/// The same by their networks alone.
pub fn share_network(one: IpAddr, other: IpAddr, facts: &Facts) -> Option<bool> {
    Network::of(one, facts).is_shared(&Network::of(other, facts))
}

/// Are the two in different registered networks, of different holders? None: that could not be asked.
pub fn are_of_two_networks(one: IpAddr, other: IpAddr, facts: &Facts) -> Option<bool> {
    let block = |address| facts.netblock(embedded::normal(address));
    let (one, other) = (block(one)?, block(other)?);
    Some(one.network != other.network && !one.holders.iter().any(|holder| other.holders.contains(holder)))
}

/// What registries and the routing table say of the network that a host is in.
pub struct Network<'a> {
    block: Option<&'a Netblock>,
    announced: &'a [u32],
    /// One of the two could not be asked.
    is_open: bool,
}

impl<'a> Network<'a> {
    pub fn of(host: IpAddr, facts: &'a Facts) -> Network<'a> {
        let [registered, announced] = questions(host).map(|question| facts.get(&question));
        let is_open = [registered, announced].into_iter().flatten().any(Fact::is_unusable);
        let block = match registered {
            Some(Fact::Known(Answer::Netblock(block))) => Some(block),
            _ => None,
        };
        let announced = match announced {
            Some(Fact::Known(Answer::OriginAs(origin))) => origin.numbers.as_slice(),
            _ => &[],
        };
        Network { block, announced, is_open }
    }

    /// Do both have one holder, or does one system announce both? None: that could not be asked.
    pub fn is_shared(&self, other: &Network<'_>) -> Option<bool> {
        if self.holders().iter().any(|holder| other.holders().contains(holder)) {
            return Some(true);
        }
        if [self, other].into_iter().any(|network| network.is_open && network.systems().next().is_none()) {
            return None;
        }
        Some(self.systems().any(|number| other.systems().any(|own| own == number)))
    }

    fn holders(&self) -> &'a [String] {
        self.block.map(|block| block.holders.as_slice()).unwrap_or_default()
    }

    /// The systems that announce it. Few registries say it (ARIN does), so the registry's silence alone answers nothing.
    fn systems(&self) -> impl Iterator<Item = u32> {
        self.block.and_then(|block| block.asn).into_iter().chain(self.announced.iter().copied())
    }
}
