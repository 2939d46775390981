//! Who holds the network of an address: registry objects, and the number of the network by the DNS.
//!
//! Recorded registry answers are complete. Asking the registries themselves is not built in yet: the answer is then unknown,
//! and says so, and nothing is ever reported on it.

use std::net::IpAddr;

use crate::facts::{Answer, Fact};
use crate::io::dns::Dns;
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

    pub async fn netblock(&self, dns: &Dns, address: IpAddr) -> Fact {
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
            None => origin(dns, address).await,
        };
        registry.netblock(address, asn).map_or(Fact::Absent, |netblock| Fact::Known(Answer::Netblock(netblock)))
    }
}

/// The number of the network that announces an address. A label only: if nobody answers, there is none.
async fn origin(dns: &Dns, address: IpAddr) -> Option<u32> {
    let records = dns.txt(&netblock::origin_name(address)).await.ok()??;
    records.iter().find_map(|record| netblock::origin_number(&String::from_utf8_lossy(record)))
}
