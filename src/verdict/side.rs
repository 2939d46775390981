//! The owner's side: who receives and carries the owner's mail, by the owner's own words, the MX and the SPF record.
//!
//! Nearly every question of a verdict is about it, so it is read once a mail.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::net::IpAddr;

use crate::facts::{Facts, Question, Senders};
use crate::mail::{address, embedded};
use crate::owner::{DOMAINS_ASKED_MAX, Owner};
use crate::providers;
use crate::trace::trust::{Organisation, are_neighbours, is_anybodys, is_named_for_mail};

/// Exchangers whose addresses are asked for.
const EXCHANGERS_MAX: usize = 20;

/// The owner, what the world answered, and what follows for whose hosts are whose.
pub struct Side<'a> {
    pub owner: &'a Owner,
    pub facts: &'a Facts,
    domains: Vec<&'a str>,
    /// Their organisations.
    organisations: OnceCell<Vec<String>>,
    /// Who receives mail for them.
    exchangers: Vec<Cow<'a, str>>,
    /// Their SPF records.
    senders: Vec<&'a Senders>,
    provider: Organisation,
    /// Addresses of the MX.
    receiving: OnceCell<Vec<IpAddr>>,
    carriers: OnceCell<Organisation>,
}

impl<'a> Side<'a> {
    pub fn new(owner: &'a Owner, facts: &'a Facts) -> Side<'a> {
        let domains: Vec<&str> = owner.all_domains().collect();
        let exchangers = domains.iter().flat_map(|domain| facts.exchangers(domain));
        let exchangers: Vec<Cow<'a, str>> = exchangers.map(|name| address::normal(name)).collect();
        let senders = domains.iter().filter_map(|domain| facts.senders(domain)).collect();
        let provider = owner.provider_names().chain(exchangers.iter().map(|name| &**name)).collect();
        Side {
            owner,
            facts,
            domains,
            organisations: OnceCell::new(),
            exchangers,
            senders,
            provider,
            receiving: OnceCell::new(),
            carriers: OnceCell::new(),
        }
    }

    /// The owner's domains, each once.
    pub fn domains(&self) -> impl Iterator<Item = &'a str> {
        self.domains.iter().copied()
    }

    /// Has the owner more domains than the world is asked about?
    pub fn has_unasked_domains(&self) -> bool {
        self.domains.len() > DOMAINS_ASKED_MAX
    }

    /// Those that the world is asked about.
    pub fn asked_domains(&self) -> impl Iterator<Item = &'a str> {
        self.domains().take(DOMAINS_ASKED_MAX)
    }

    /// Who receives mail for the owner's domains.
    pub fn exchangers(&self) -> impl Iterator<Item = &str> {
        self.exchangers.iter().map(|name| &**name)
    }

    /// Those whose addresses are asked for.
    pub fn asked_exchangers(&self) -> impl Iterator<Item = &str> {
        self.exchangers().take(EXCHANGERS_MAX)
    }

    /// The SPF records of the owner's domains.
    pub fn senders(&self) -> impl Iterator<Item = &'a Senders> {
        self.senders.iter().copied()
    }

    /// Is the name a domain of the owner's, or below one?
    pub fn is_below(&self, name: &str) -> bool {
        let name = address::normal(name);
        self.domains.iter().any(|own| address::is_below(&name, own))
    }

    /// Is it a name of a domain of the owner's, or of the organisation around one?
    pub fn is_beside(&self, name: &str) -> bool {
        self.is_below(name) || self.is_of_organisation(name)
    }

    /// The same, if the domain is one that somebody registered.
    pub fn is_of_organisation(&self, name: &str) -> bool {
        let own = |organisation: &str| self.organisations().iter().any(|own| own.eq_ignore_ascii_case(organisation));
        address::organisation(name).is_some_and(own)
    }

    /// Is this host name the owner's provider's: as configured, or as the MX of the owner's domains, or the other name of that very
    /// host? A hoster's server calls itself `server31.hoster.example` and is the MX of each customer under the customer's own name.
    pub fn is_providers(&self, name: &str) -> bool {
        let name = address::normal(name);
        if self.is_named_as_providers(&name) || self.provider.has(&name) {
            return true;
        }
        // A stranger's name can lead to the provider's host as well as to his own.
        let own = self.facts.addresses(&name);
        !own.is_empty() && own.iter().all(|one| self.is_receiving(*one))
    }

    /// Is it an address of the MX?
    fn is_receiving(&self, address: IpAddr) -> bool {
        self.receiving().iter().any(|own| embedded::same_host(*own, address))
    }

    /// Is it that very name that the owner or the MX says?
    pub fn is_named_as_providers(&self, name: &str) -> bool {
        self.provider_names().any(|own| own == name)
    }

    /// Is it a host through which the provider moves mail: one that is known, or that has a confirmed name of the provider's and is where
    /// its mail hosts are?
    pub fn is_providers_host(&self, address: IpAddr) -> bool {
        self.is_known_host(address) || self.providers_own_name(address).is_some() && self.is_listed(address)
    }

    /// Do the records say that it is a mail host of the provider's? An address of the MX, in a range of the provider's own, or with a name
    /// of the provider's and among those that the owner's or the provider's own SPF record lists, nearly alone or under a name that only a
    /// mail host has. At a hoster customers' machines stand beside these and have names of the hoster's too.
    pub fn is_known_host(&self, address: IpAddr) -> bool {
        let listed = |name: &str| {
            let own = address::organisation(name).and_then(|own| self.facts.senders(&own.to_lowercase()));
            self.senders().chain(own).any(|senders| {
                let named = senders.lists(address) && senders.is_narrow_about(address) && is_named_for_mail(name);
                named || senders.lists_nearly_alone(address)
            })
        };
        self.is_receiving(address)
            || self.provider.has_range_of(address)
            || self.providers_own_name(address).is_some_and(listed)
    }

    /// Does the owner's mail leave through it by the word of a record that lists it? Its neighbours, and a record that lists everybody,
    /// do not make it so: a customer's machine there can have the provider's name and write what it likes.
    pub fn is_way_out(&self, address: IpAddr) -> bool {
        let lists = |senders: &Senders| !senders.everybody && senders.lists(address);
        self.owner.has_network(address) || self.senders().any(lists) || self.is_known_host(address)
    }

    /// What must be asked to know whether it is a known host.
    pub fn asked_of_host(&self, address: IpAddr) -> Option<Question> {
        let own = self.providers_own_name(address).and_then(address::organisation)?;
        Some(Question::Senders(own.to_lowercase()))
    }

    /// A confirmed name of the address that is the provider's, and none that providers give to their customers' lines and rented machines.
    fn providers_own_name(&self, address: IpAddr) -> Option<&str> {
        let own = |name: &&str| self.is_named_as_providers(&address::normal(name)) || self.provider.has(name);
        self.facts.confirmed_names(address).filter(own).find(|name| !is_anybodys(name, address))
    }

    /// Is the host among those that the owner's SPF records and MX name, or in the network of one? Where these say nothing, its name
    /// has to do; where they could not be asked, it has not.
    pub fn is_listed(&self, address: IpAddr) -> bool {
        let Side { owner, facts, .. } = *self;
        let is_vague = |senders: &Senders| !senders.complete || senders.everybody;
        let mut networks = self.senders().flat_map(|senders| &senders.networks);
        let mut receiving = self.exchangers().flat_map(|name| facts.addresses(name));
        let could_not_ask = || self.domains().any(|domain| facts.is_unusable(&Question::Senders(domain.to_owned())));
        owner.has_network(address)
            || (self.senders().next().is_none() && !could_not_ask())
            || self.senders().any(is_vague)
            || networks.any(|network| embedded::holds(network, address) || are_neighbours(network.addr(), address))
            || receiving.any(|host| are_neighbours(*host, address))
    }

    /// Has the provider hosts that go by no name in their own lines?
    pub fn is_nameless(&self) -> bool {
        self.provider_names().any(providers::goes_without_names)
    }

    /// The organisations whose hosts may write lines about the owner's hand-ins: the provider, the owner's own hosts, the services
    /// that the owner's SPF record names.
    pub fn carriers(&self) -> &Organisation {
        self.carriers.get_or_init(|| {
            let services = self.senders().flat_map(|senders| &senders.includes).map(String::as_str);
            self.provider_names().chain(self.domains()).chain(services).collect()
        })
    }

    /// Names of the owner's provider: as configured or learned, and the MX of the owner's domains.
    fn provider_names(&self) -> impl Iterator<Item = &str> {
        self.owner.provider_names().chain(self.exchangers())
    }

    fn organisations(&self) -> &[String] {
        let all = || self.domains().filter_map(address::organisation).map(str::to_owned).collect();
        self.organisations.get_or_init(all)
    }

    fn receiving(&self) -> &[IpAddr] {
        let addresses = || self.asked_exchangers().flat_map(|name| self.facts.addresses(name)).copied().collect();
        self.receiving.get_or_init(addresses)
    }
}

/// Is `name` the domain, or below it?
pub fn is_below(name: &str, domain: &str) -> bool {
    address::is_below(&address::normal(name), domain)
}
