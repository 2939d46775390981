//! Hosts that the owner's own DNS names: they are the owner's side as well, also where the SPF record forgot them (evidence K9, T25).
//!
//! Only who holds the zone can give a name in it to an address. A host whose confirmed name lies in a domain of the owner's is the
//! owner's alone. An address that the zone merely points to (the domain itself, `www`, a mail exchanger in it), or one beside an
//! own IPv6 host, may be a hoster's machine that others use too: mail from there is neither proven to be the owner's nor foreign.
//! The same holds for other hosts of the owner's organisation, for those that the zone of the owner's provider, or of a service in
//! the owner's SPF record, leads to (not every relay has a PTR record), and for those that mail of the owner's once left from.

use std::net::IpAddr;

use ipnet::IpNet;

use crate::case::Case;
use crate::facts::Question;
use crate::mail::received::Received;
use crate::mail::{address, embedded};
use crate::trace::{Trace, trust};

use super::side::Side;

/// Mail exchangers in the owner's domains whose addresses are asked for.
const EXCHANGERS_MAX: usize = 20;
/// Single hosts among the owner's networks whose names, and the names' other addresses, are asked for.
const SINGLE_HOSTS_MAX: usize = 8;
/// A site gets a network of this many bits, or a smaller one (RFC 6177, 2); each of its links is another /64.
const SITE_BITS: u8 = 48;
/// Names in the owner's zone that the mail itself names, and names of the source, whose addresses are asked for.
const SITES_MAX: usize = 3;
/// Received lines whose writers are looked at.
const LINES_MAX: usize = 20;
const NAMES_MAX: usize = 2;
/// Hosts that nearly every zone has.
const USUAL: [&str; 3] = ["www", "mail", "smtp"];
/// Whose host an address is, by the owner's own zone. The text says why, for a person.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Host {
    /// The owner's alone.
    Own(String),
    /// One that the owner uses, perhaps with others.
    Used(String),
}

/// The names in the owner's zones by which hosts of the owner's are found.
pub struct Zone<'a> {
    side: &'a Side<'a>,
    /// Names that the mail itself names.
    sites: Vec<String>,
    /// All whose addresses are the owner's hosts, with these.
    hosts: Vec<(String, &'a [IpAddr])>,
}

impl<'a> Zone<'a> {
    pub fn of(case: &Case<'_>, side: &'a Side<'a>, trace: &Trace) -> Zone<'a> {
        let below = trace.injection.as_ref().and_then(|injection| trace.hops.get(injection.hop + 1));
        let writer = below.and_then(|hop| hop.line.by.as_deref());
        Zone::new(side, sites(case, side, writer))
    }

    fn new(side: &'a Side<'a>, sites: Vec<String>) -> Zone<'a> {
        let addressed = |name: String| {
            let addresses = side.facts.addresses(&name);
            (name, addresses)
        };
        Zone { hosts: names(side, &sites).into_iter().map(addressed).collect(), side, sites }
    }

    /// What must be asked to know whether `address` is such a host. `line`: the one that names the address.
    pub fn questions(&self, address: IpAddr, line: Option<&Received>) -> Vec<Question> {
        let facts = self.side.facts;
        let named = self.hosts.iter().map(|(name, _)| name.clone()).chain(self.claimed(line));
        // The source may have another address, which the zone knows.
        let source = self.source_names(address, line).map(str::to_owned);
        let mut wanted: Vec<Question> = named.chain(source).map(Question::Addresses).collect();
        wanted.extend(self.sites.iter().cloned().map(Question::Exchangers));
        // The other addresses of the owner's own hosts: an office has an IPv6 network beside the IPv4 address that was told.
        if address.is_ipv6() {
            for host in self.single_hosts() {
                wanted.push(Question::Names(host));
                wanted.extend(facts.confirmed_names(host).map(|name| Question::Addresses(name.to_owned())));
            }
        }
        wanted
    }

    /// Is the address, which handed the mail in, a host that the owner's zone names? `line`: the one that names the address.
    pub fn host(&self, address: IpAddr, line: Option<&Received>) -> Option<Host> {
        let Side { owner, facts, .. } = *self.side;
        let seen = seen_name(line);
        let confirmed = facts.confirmed_names(address).filter_map(|name| self.by_name(name, address));
        if let Some(found) = confirmed.min() {
            return Some(found);
        }
        if let Some(Host::Own(says) | Host::Used(says)) = seen.and_then(|name| self.by_name(name, address)) {
            return Some(Host::Used(says));
        }
        if let Some(says) = self.pointed_to(address, line) {
            return Some(Host::Used(says));
        }
        let mut names = facts.confirmed_names(address).chain(seen);
        if let Some(name) = names.find(|name| self.side.carriers().has(name) && !trust::is_customer_line(name, address))
        {
            return Some(Host::Used(format!(
                "{address} is {name}, a host of your provider, or of a service that sends for you"
            )));
        }
        if owner.learned.is_outgoing(address) {
            return Some(Host::Used(format!("mail that was surely yours left from {address} before")));
        }
        let beside = self.neighbour(address)?;
        Some(Host::Used(format!("{address} is in the same network (/{SITE_BITS}) as {beside}, a host of yours")))
    }

    /// A name of the zone, or one of the owner's side that the host goes by, leads to the address, or to another one of the same host.
    fn pointed_to(&self, address: IpAddr, line: Option<&Received>) -> Option<String> {
        let facts = self.side.facts;
        let claimed = self.claimed(line).map(|name| (facts.addresses(&name), name));
        let claimed = claimed.iter().map(|(addresses, name)| (name, *addresses));
        let named = || self.hosts.iter().map(|(name, addresses)| (name, *addresses)).chain(claimed.clone());
        let leads = |addresses: &[IpAddr]| addresses.iter().any(|own| embedded::same_host(*own, address));
        if let Some((name, _)) = named().find(|(_, addresses)| leads(addresses)) {
            let whose = if self.side.is_below(name) {
                "a host of yours, which others may use as well"
            } else {
                "a host of your provider, or of a service that sends for you, by its own zone"
            };
            return Some(format!("{address} is the address of {name}: {whose}"));
        }
        let mut others = self.source_names(address, line).flat_map(|name| facts.addresses(name));
        others.find_map(|other| {
            let (name, _) = named().find(|(_, addresses)| addresses.contains(other))?;
            Some(format!("{address} is a host that has the address {other} too, and that is the address of {name}"))
        })
    }

    /// Names of the source: as the DNS confirms them, and as the returning server looked them up when the mail came.
    fn source_names<'s>(&self, address: IpAddr, line: Option<&'s Received>) -> impl Iterator<Item = &'s str>
    where
        'a: 's,
    {
        let seen = seen_name(line);
        let confirmed = self.side.facts.confirmed_names(address).filter(move |name| Some(*name) != seen);
        seen.into_iter().chain(confirmed).take(NAMES_MAX)
    }

    /// A name in a domain that is the owner's as a whole is the owner's. Who has only an address in it does not run it, and access
    /// providers name their customers' lines in the domain in which they give out mail addresses.
    fn by_name(&self, name: &str, address: IpAddr) -> Option<Host> {
        if !self.side.is_beside(name) {
            return None;
        }
        let lower = address::normal(name);
        let whole = self.side.owner.domains.iter().any(|own| address::is_below(&lower, own));
        let line = trust::is_customer_line(name, address);
        if !whole && line {
            return None;
        }
        let says = if self.side.is_below(name) {
            format!("{address} is {name}: only who runs that domain, which is yours, can give it this name")
        } else {
            format!("{address} is {name}, a host of the organisation that your address belongs to")
        };
        Some(if whole && !line { Host::Own(says) } else { Host::Used(says) })
    }

    /// Look-ups without an answer, by which the host may be one of them after all. `line`: the one that names it.
    pub fn open(&self, address: IpAddr, line: Option<&Received>) -> Option<String> {
        let facts = self.side.facts;
        let unnamed =
            || facts.is_unusable(&Question::Names(address)) && !line.is_some_and(|line| self.is_named_otherwise(line));
        let unasked = || self.questions(address, line).iter().any(|question| facts.is_unusable(question));
        (unnamed() || unasked())
            .then(|| format!("whether {address} is a host of your own domain: that could not be asked"))
    }

    /// The returning server looked the host up itself when the mail came, and found no name in a domain of the owner's.
    fn is_named_otherwise(&self, line: &Received) -> bool {
        match &line.name {
            Some(name) => !self.side.is_beside(name) && !self.side.carriers().has(name),
            None => line.looks_up_names(),
        }
    }

    /// What the host calls itself, if that is a name of the owner's side: not worth anything before it leads back to the address.
    pub fn claimed(&self, line: Option<&Received>) -> Option<String> {
        let names = line.into_iter().flat_map(|line| [&line.helo, &line.name]).flatten();
        let mut names = names.map(|name| address::normal(name)).filter(|name| trust::is_dns_name(name));
        let claimed = names.find(|name| self.side.is_below(name) || self.side.carriers().has(name))?;
        Some(claimed.into_owned())
    }

    fn single_hosts(&self) -> impl Iterator<Item = IpAddr> {
        let networks = self.side.owner.networks.iter();
        let single = networks.filter(|network| network.prefix_len() == network.max_prefix_len());
        single.map(IpNet::addr).take(SINGLE_HOSTS_MAX)
    }

    /// An own IPv6 host on the same site: named by the owner, by the owner's SPF record or zone, or another address of such a one.
    fn neighbour(&self, address: IpAddr) -> Option<IpAddr> {
        let facts = self.side.facts;
        let link = IpNet::new(address, SITE_BITS).ok().filter(|_| address.is_ipv6())?;
        let others = self.single_hosts().flat_map(|host| facts.confirmed_names(host));
        let others = others.flat_map(|name| facts.addresses(name));
        let by_name = self.hosts.iter().flat_map(|(_, addresses)| *addresses).chain(others);
        let listed = self.side.senders().flat_map(|senders| &senders.networks);
        let networks = self.side.owner.networks.iter().chain(listed).filter(|network| network.prefix_len() > SITE_BITS);
        by_name.copied().chain(networks.map(IpNet::addr)).find(|own| link.contains(own))
    }
}

/// The name that the writer of the line confirmed.
fn seen_name(line: Option<&Received>) -> Option<&str> {
    line.filter(|line| line.name_confirmed).and_then(|line| line.name.as_deref())
}

/// Names below a domain of the owner's that the mail itself names: its envelope sender's, its author's, the one in its Message-ID, and the
/// writers of its Received lines. Anybody can write them, and only who runs the zone gives them an address. `writer`: of the line below
/// the source; who hands mail in through a host of the owner's cannot take that line away, but fill the mail with other names.
fn sites(case: &Case<'_>, side: &Side<'_>, writer: Option<&str>) -> Vec<String> {
    let envelope = case.original.envelope_sender().into_iter().chain(case.delivery.to.clone());
    let named = envelope.chain(case.original.from()).chain(case.original.message_id());
    let of_side = |by: &&str| side.domains().any(|own| address::is_below(by, own));
    let lines = case.received.iter().take(LINES_MAX).filter_map(|stamp| stamp.line().by.as_deref());
    let writers = lines.filter(of_side).map(str::to_owned);
    let domains = named.filter_map(|one| Some(address::normal(address::domain(&one)?).into_owned())).chain(writers);
    let below = |name: &String| trust::is_dns_name(name) && !side.owner.has_domain(name) && side.is_below(name);
    let mut sites: Vec<String> = Vec::new();
    let first = writer.into_iter().filter(of_side).map(str::to_owned);
    for site in first.chain(domains).filter(below) {
        if sites.len() < SITES_MAX && !sites.contains(&site) {
            sites.push(site);
        }
    }
    sites
}

/// Names in the owner's zones whose addresses are the owner's hosts. `told`: by the mail.
fn names(side: &Side<'_>, told: &[String]) -> Vec<String> {
    let domains: Vec<&str> = side.asked_domains().collect();
    let below = |domain: &&str| USUAL.map(|label| format!("{label}.{domain}"));
    let usual = domains.iter().map(|domain| (*domain).to_owned()).chain(domains.iter().flat_map(below));
    let told_exchangers = told.iter().flat_map(|site| side.facts.exchangers(site).iter().take(2));
    let told = told.iter().chain(told_exchangers).map(|name| address::normal(name).into_owned());
    let own = side.exchangers().filter(|name| domains.iter().any(|domain| address::is_below(name, domain)));
    let own = own.take(EXCHANGERS_MAX).map(str::to_owned);
    let mut names: Vec<String> = usual.chain(own).chain(told).filter(|name| trust::is_dns_name(name)).collect();
    names.sort();
    names.dedup();
    names
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::{Answer, Fact, Facts, HostName};
    use crate::owner::Owner;

    fn owner(who: &str) -> Owner {
        let mut owner = Owner::default();
        owner.add(who);
        owner
    }

    fn names_of(address: &str, name: &str) -> (Question, Fact) {
        let name = HostName { name: name.to_owned(), confirmed: Some(true) };
        (Question::Names(address.parse().unwrap()), Fact::Known(Answer::Names(vec![name])))
    }

    fn addresses_of(name: &str, address: &str) -> (Question, Fact) {
        let found = Answer::Addresses(vec![address.parse().unwrap()]);
        (Question::Addresses(name.to_owned()), Fact::Known(found))
    }

    fn facts(all: impl IntoIterator<Item = (Question, Fact)>) -> Facts {
        let mut facts = Facts::default();
        all.into_iter().for_each(|(question, fact)| facts.insert(question, fact));
        facts
    }

    fn found(owner: &Owner, address: &str, facts: &Facts) -> Option<bool> {
        let side = Side::new(owner, facts);
        Zone::new(&side, Vec::new()).host(address.parse().unwrap(), None).map(|host| matches!(host, Host::Own(_)))
    }

    #[test]
    fn a_name_in_the_owners_zone_is_the_owners() {
        let known = facts([names_of("203.0.113.41", "copier.shop.example")]);
        assert_eq!(found(&owner("shop.example"), "203.0.113.41", &known), Some(true));
        // Who has only an address there does not hold the zone.
        assert_eq!(found(&owner("anna@shop.example"), "203.0.113.41", &known), Some(false));
        assert_eq!(found(&owner("op.example"), "203.0.113.41", &known), None);
        let line = facts([names_of("203.0.113.41", "203-0-113-41.dyn.isp.example")]);
        assert_eq!(found(&owner("anna@isp.example"), "203.0.113.41", &line), None);
    }

    #[test]
    fn an_address_that_the_zone_points_to_may_be_shared() {
        let exchangers = Answer::Exchangers(vec!["mail2.shop.example".into(), "mx.provider.example".into()]);
        let known = facts([
            addresses_of("www.shop.example", "203.0.113.77"),
            (Question::Exchangers("shop.example".into()), Fact::Known(exchangers)),
            addresses_of("mail2.shop.example", "203.0.113.40"),
            addresses_of("mx.provider.example", "203.0.113.50"),
        ]);
        let owner = owner("shop.example");
        for (address, expected) in
            [("203.0.113.77", Some(false)), ("203.0.113.40", Some(false)), ("203.0.113.50", None)]
        {
            assert_eq!(found(&owner, address, &known), expected, "{address}");
        }
        let side = Side::new(&owner, &known);
        let asked = Zone::new(&side, Vec::new()).questions("203.0.113.1".parse().unwrap(), None);
        assert!(asked.contains(&Question::Addresses("shop.example".into())), "{asked:?}");
        assert!(!asked.contains(&Question::Addresses("mx.provider.example".into())), "{asked:?}");
    }

    #[test]
    fn the_site_of_an_own_host_is_not_foreign() {
        let mut owner = owner("shop.example");
        owner.networks.push("192.0.2.66/32".parse().unwrap());
        let known = facts([
            names_of("192.0.2.66", "office.shop.example"),
            addresses_of("office.shop.example", "2001:db8:5:6::1"),
        ]);
        assert_eq!(found(&owner, "2001:db8:5:6:1:2:3:4", &known), Some(false));
        assert_eq!(found(&owner, "2001:db8:5:7:1:2:3:4", &known), Some(false));
        assert_eq!(found(&owner, "2001:db8:6:6:1:2:3:4", &known), None);
        assert_eq!(found(&owner, "192.0.2.67", &known), None);
    }

    #[test]
    fn a_host_that_mail_of_the_owner_left_from_is_not_foreign() {
        let mut owner = owner("anna@shop.example");
        let address: IpAddr = "203.0.113.77".parse().unwrap();
        assert_eq!(found(&owner, "203.0.113.77", &Facts::default()), None);
        owner.learned.outgoing.push(crate::owner::learned::Outgoing { address, mails: 3 });
        assert_eq!(found(&owner, "203.0.113.77", &Facts::default()), Some(false));
    }

    #[test]
    fn what_nobody_answered_leaves_it_open() {
        let owner = owner("shop.example");
        let address: IpAddr = "203.0.113.77".parse().unwrap();
        let lost = |question: Question| facts([(question, Fact::unknown("no answer"))]);
        let open = |facts: &Facts, line: Option<&Received>| {
            Zone::new(&Side::new(&owner, facts), Vec::new()).open(address, line).is_some()
        };
        assert!(open(&lost(Question::Addresses("www.shop.example".into())), None));
        let unnamed = lost(Question::Names(address));
        assert!(open(&unnamed, None));
        let line = crate::mail::received::parse(
            "from h (vps.host.example [203.0.113.77]) by mx.bank.example (Postfix) with ESMTP id 2B01A3C0F1",
        );
        assert!(!open(&unnamed, Some(&line)));
        assert!(!open(&Facts::default(), None));
    }
}
