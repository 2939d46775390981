//! Registry objects at hand: a recorded world's, or what was asked for one address.

use std::net::IpAddr;

use super::{Network, Object, System, netblock};
use crate::facts::Netblock;

/// Objects of one registry, or of all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Registry {
    networks: Vec<Network>,
    systems: Vec<System>,
}

impl Registry {
    pub fn add(&mut self, object: Object) {
        match object {
            Object::Network(network) => self.networks.push(network),
            Object::System(system) => self.systems.push(system),
        }
    }

    /// The smallest network that holds the address.
    pub fn network(&self, address: IpAddr) -> Option<&Network> {
        self.chain(address).into_iter().next()
    }

    /// What is known about the network of an address; `asn` as found elsewhere.
    pub fn netblock(&self, address: IpAddr, asn: Option<u32>) -> Option<Netblock> {
        let others = asn.map(|asn| self.systems.iter().flat_map(|system| system.offers(asn)).collect());
        netblock(&self.chain(address), asn, others.unwrap_or_default())
    }

    /// The networks that hold the address, the smallest first. Equal ranges in the order of their handles.
    fn chain(&self, address: IpAddr) -> Vec<&Network> {
        let mut chain: Vec<&Network> = self.networks.iter().filter(|network| network.holds(address)).collect();
        chain.sort_by_key(|network| (network.size(), &network.handle));
        chain
    }
}
