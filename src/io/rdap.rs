//! Who holds the network of an address: registry objects, and the number of the network by the DNS.
//!
//! Recorded registry answers are complete. Asking the registries themselves is not built in yet: the answer is then unknown,
//! and says so, and nothing is ever reported on it.

use std::net::IpAddr;

use crate::facts::{Answer, Fact, OriginAs};
use crate::io::dns::{Asker, Reply};
use crate::io::lookup::fact;
use crate::netblock::{self, Registry};

/// Where registry answers come from.
#[derive(Debug, Clone, Default)]
pub struct Registries {
    recorded: Option<Registry>,
}

impl Registries {
    pub fn recorded(registry: Registry) -> Registries {
        Registries { recorded: Some(registry) }
    }

    /// Asks Team Cymru, by a name in the DNS.
    pub async fn origin_as(&self, dns: Asker<'_>, address: IpAddr) -> Fact {
        fact(origin(dns, address.to_canonical()).await.map(|found| found.map(Answer::OriginAs)))
    }

    pub async fn netblock(&self, dns: Asker<'_>, address: IpAddr) -> Fact {
        let address = address.to_canonical();
        let Some(registry) = &self.recorded else {
            return Fact::unknown("the registry look-up is not built in yet");
        };
        let Some(network) = registry.network(address) else {
            return Fact::Absent;
        };
        // The registry's own word first; the routing table as Cymru publishes it else.
        let asn = match network.origins.first() {
            Some(asn) => Some(*asn),
            None => origin(dns, address).await.ok().flatten().and_then(|origin| origin.numbers.first().copied()),
        };
        registry.netblock(address, asn).map_or(Fact::Absent, |netblock| Fact::Known(Answer::Netblock(netblock)))
    }
}

/// Who announces the network of an address. Of several routes the smallest speaks, as a router would choose.
async fn origin(dns: Asker<'_>, address: IpAddr) -> Reply<OriginAs> {
    let records = dns.txt(&netblock::origin_name(address)).await?.unwrap_or_default();
    let read = records.iter().filter_map(|record| netblock::origin(&String::from_utf8_lossy(record)));
    Ok(read
        .filter(|origin| holds(origin, address))
        .max_by_key(|origin| origin.network.map(|network| network.prefix_len())))
}

/// An answer about another network is none.
fn holds(origin: &OriginAs, address: IpAddr) -> bool {
    origin.network.is_none_or(|network| network.contains(&address))
}
