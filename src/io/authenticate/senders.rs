//! The closure of a domain's SPF record: every network that it lets send, with includes and redirects followed.
//!
//! "Outside everything the owner sends from" rests on this list, so an incomplete list must say so. Any part that could not
//! be had (SERVFAIL, no answer) makes the whole answer unknown. Parts that cannot be listed (`exists`, `ptr`, macros),
//! cannot be read, are beyond our limits or lead in a circle, and mechanisms that neither allow nor forbid (`?`, `~`), make it
//! incomplete. An include of a domain without a record adds nothing: it allows nobody.
//!
//! Receivers stop at ten look-ups (RFC 7208, 4.6.4). Owners overstep that without noticing, and their senders are theirs all
//! the same, so we go on to [`LOOKUPS_MAX`]. A level of includes is asked for at once.

use std::collections::{BTreeMap, BTreeSet};
use std::net::IpAddr;

use futures_util::future::join_all;
use ipnet::{IpNet, Ipv4Net};

use crate::facts::{Answer, Asks, Fact, Senders, Service};
use crate::io::dns::{Asker, Failure};
use crate::io::lookup::unknown;
use crate::mail::address;
use crate::records::spf::{self as spf_record, Lengths, Mechanism, Qualifier};

/// Names that one closure asks for: records, exchangers, hosts.
pub const LOOKUPS_MAX: usize = 30;
/// Networks that one closure holds.
pub const NETWORKS_MAX: usize = 10_000;
/// Exchangers of one `mx`, RFC 7208, 4.6.4.
pub const EXCHANGERS_MAX: usize = 10;

/// All that the domain lets send. Absent: the domain publishes no record.
pub async fn senders(dns: Asker<'_>, domain: &str) -> Fact {
    let mut walk = Walk::new();
    let found = async {
        let published = walk.records(dns, domain).await?;
        walk.hosts(dns).await?;
        Ok::<bool, Failure>(published)
    };
    match found.await {
        Ok(true) => Fact::Known(Answer::Senders(walk.finish())),
        Ok(false) => Fact::Absent,
        Err(failure) => unknown(failure.why),
    }
}

/// A record that is still to be read.
struct Visit {
    domain: String,
    /// The records that led here.
    path: Vec<String>,
    /// The first of them, this one included, that is another organisation's than the one that was asked about.
    service: Option<String>,
}

impl Visit {
    /// The record that `target` stands for, as one included here.
    fn include(&self, target: &str) -> Visit {
        let path: Vec<String> = self.path.iter().chain([&self.domain]).cloned().collect();
        let asked = path.first().map_or(target, String::as_str);
        let foreign = target != asked && !address::same_organisation(target, asked);
        let service = self.service.clone().or_else(|| foreign.then(|| target.to_owned()));
        Visit { domain: target.to_owned(), path, service }
    }
}

/// An `a` or `mx` whose addresses are still to be asked for.
struct Hosts {
    name: String,
    exchangers: bool,
    lengths: Lengths,
    service: Option<String>,
}

struct Walk {
    senders: Senders,
    seen: BTreeSet<String>,
    /// Each with the other organisation whose record lists it, if the owner's own do not.
    networks: BTreeMap<IpNet, Option<String>>,
    hosts: Vec<Hosts>,
    lookups: usize,
}

impl Walk {
    fn new() -> Walk {
        Walk {
            senders: Senders { complete: true, asks: Asks::Nothing, ..Senders::default() },
            seen: BTreeSet::new(),
            networks: BTreeMap::new(),
            hosts: Vec::new(),
            lookups: 0,
        }
    }

    /// Reads the record of `domain` and all that it includes, level by level. False: `domain` has no record.
    async fn records(&mut self, dns: Asker<'_>, domain: &str) -> Result<bool, Failure> {
        let mut level = vec![Visit { domain: domain.to_owned(), path: Vec::new(), service: None }];
        self.seen.insert(domain.to_owned());
        self.lookups += 1;
        let mut published = false;
        while !level.is_empty() {
            let replies = join_all(level.iter().map(|visit| dns.txt(&visit.domain))).await;
            let mut next = Vec::new();
            for (visit, reply) in level.iter().zip(replies) {
                let txt = reply?.unwrap_or_default();
                let texts: Vec<&str> = txt.iter().filter_map(|txt| spf_record::text(txt)).collect();
                published |= !texts.is_empty();
                // RFC 7208, 4.5: more than one record is a mistake of which nobody knows what it allows.
                self.whole(texts.len() <= 1);
                for text in texts {
                    self.read(visit, text, &mut next);
                }
            }
            level = next;
        }
        Ok(published)
    }

    fn read(&mut self, visit: &Visit, text: &str, next: &mut Vec<Visit>) {
        let record = spf_record::parse(text);
        let costs = record.terms.iter().filter(|(_, mechanism)| mechanism.costs_a_lookup()).count();
        self.senders.terms += u32::try_from(costs + usize::from(record.redirect.is_some())).unwrap_or(0);
        for (qualifier, mechanism) in record.terms {
            match (qualifier, mechanism) {
                (Qualifier::Pass, Mechanism::All) => self.senders.everybody = true,
                (_, Mechanism::All) | (Qualifier::Fail, _) => {}
                (Qualifier::Pass, mechanism) => self.allow(visit, mechanism, next),
                (Qualifier::SoftFail | Qualifier::Neutral, _) => self.whole(false),
            }
        }
        match record.redirect {
            Some(Mechanism::Include(target)) => {
                self.name(&target);
                self.follow(visit, target, next);
            }
            Some(Mechanism::Asks { helo }) => self.asks(helo),
            Some(_) => self.whole(false),
            None => {}
        }
    }

    fn allow(&mut self, visit: &Visit, mechanism: Mechanism, next: &mut Vec<Visit>) {
        match mechanism {
            Mechanism::Network(network) => self.add(network, visit.service.clone()),
            Mechanism::Include(target) => {
                self.name(&target);
                self.follow(visit, target, next);
            }
            Mechanism::A(name, lengths) => self.later(visit, name, false, lengths),
            Mechanism::Mx(name, lengths) => self.later(visit, name, true, lengths),
            Mechanism::Asks { helo } => self.asks(helo),
            Mechanism::All | Mechanism::Unlistable | Mechanism::Unreadable => self.whole(false),
        }
    }

    /// One more name by which the record lets others send.
    fn name(&mut self, target: &str) {
        if self.lookups < LOOKUPS_MAX && !self.senders.includes.iter().any(|known| known == target) {
            self.senders.includes.push(target.to_owned());
        }
    }

    fn follow(&mut self, visit: &Visit, target: String, next: &mut Vec<Visit>) {
        if target == visit.domain || visit.path.contains(&target) {
            self.whole(false);
            return;
        }
        // Two includes of one domain are no circle; once is enough.
        if self.seen.contains(&target) || !self.may_look_up() {
            return;
        }
        self.seen.insert(target.clone());
        next.push(visit.include(&target));
    }

    fn later(&mut self, visit: &Visit, name: Option<String>, exchangers: bool, lengths: Lengths) {
        if self.may_look_up() {
            name.iter().filter(|name| **name != visit.domain).for_each(|name| self.name(name));
            let name = name.unwrap_or_else(|| visit.domain.clone());
            self.hosts.push(Hosts { name, exchangers, lengths, service: visit.service.clone() });
        }
    }

    fn may_look_up(&mut self) -> bool {
        let may = self.lookups < LOOKUPS_MAX;
        self.lookups += usize::from(may);
        self.whole(may);
        may
    }

    /// Asks for the addresses of all `a` and `mx`, at once.
    async fn hosts(&mut self, dns: Asker<'_>) -> Result<(), Failure> {
        let hosts = std::mem::take(&mut self.hosts);
        let asked = join_all(hosts.iter().filter(|host| host.exchangers).map(|host| dns.mx(&host.name))).await;
        let mut asked = asked.into_iter();
        let mut named: Vec<Hosts> = Vec::new();
        for host in hosts {
            if !host.exchangers {
                named.push(host);
                continue;
            }
            let exchangers = asked.next().transpose()?.flatten().unwrap_or_default();
            self.whole(exchangers.len() <= EXCHANGERS_MAX);
            for name in exchangers.into_iter().filter(|name| !name.is_empty()).take(EXCHANGERS_MAX) {
                if self.may_look_up() {
                    named.push(Hosts { name, exchangers: false, service: host.service.clone(), ..host });
                }
            }
        }
        let found = join_all(named.iter().map(|host| dns.addresses(&host.name))).await;
        for (host, addresses) in named.iter().zip(found) {
            for address in addresses?.unwrap_or_default() {
                let length = if address.is_ipv4() { host.lengths.four } else { host.lengths.six };
                if let Ok(network) = IpNet::new(address, length) {
                    self.add(network.trunc(), host.service.clone());
                }
            }
        }
        Ok(())
    }

    /// A part that cannot be had leaves the list open.
    fn whole(&mut self, whole: bool) {
        self.senders.complete &= whole;
        if !whole {
            self.senders.asks = Asks::More;
        }
    }

    /// So does a part that only answers questions; but those it answers.
    fn asks(&mut self, helo: bool) {
        self.senders.complete = false;
        self.senders.asks = self.senders.asks.max(if helo { Asks::Helo } else { Asks::Address });
    }

    /// A network that the owner's own records list is the owner's, whoever else lists it.
    fn add(&mut self, network: IpNet, service: Option<String>) {
        if let Some(known) = self.networks.get_mut(&network) {
            if service.is_none() {
                *known = None;
            }
        } else if self.networks.len() < NETWORKS_MAX {
            self.networks.insert(network, service);
        } else {
            self.whole(false);
        }
    }

    fn finish(self) -> Senders {
        let networks: Vec<IpNet> = IpNet::aggregate(&self.networks.keys().copied().collect());
        let everybody = self.senders.everybody || in_effect_everybody(&networks);
        let mut services: BTreeMap<String, Vec<IpNet>> = BTreeMap::new();
        for (network, service) in self.networks {
            if let Some(domain) = service {
                services.entry(domain).or_default().push(network);
            }
        }
        let service =
            |(domain, networks): (String, Vec<IpNet>)| Service { domain, networks: IpNet::aggregate(&networks) };
        let services = services.into_iter().map(service).collect();
        Senders { networks, everybody, services, ..self.senders }
    }
}

/// Half of all IPv4 addresses, or all of the IPv6 addresses that are handed out (2000::/3): that is everybody, in pieces.
fn in_effect_everybody(networks: &[IpNet]) -> bool {
    let four: u64 = networks
        .iter()
        .filter_map(|network| match network {
            IpNet::V4(network) => Some(size(network)),
            IpNet::V6(_) => None,
        })
        .sum();
    let six = networks.iter().any(|network| {
        network.prefix_len() <= 3 && matches!(network.addr(), IpAddr::V6(address) if address.segments()[0] <= 0x2000)
    });
    four >= 1 << 31 || six
}

fn size(network: &Ipv4Net) -> u64 {
    1u64 << (32 - u32::from(network.prefix_len().min(32)))
}
