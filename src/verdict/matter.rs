//! What is to be judged: one returned mail, its trace, and the owner's side; with what several questions need of it, read once.

use std::cell::OnceCell;

use crate::case::Case;
use crate::facts::Facts;
use crate::mail::address;
use crate::mail::received::Received;
use crate::owner::Owner;
use crate::trace::{Injection, Trace, trust};

use super::side::Side;
use super::zone::Zone;

pub struct Matter<'a> {
    pub case: &'a Case<'a>,
    pub side: &'a Side<'a>,
    pub owner: &'a Owner,
    pub facts: &'a Facts,
    pub trace: &'a Trace,
    /// The owner's address in the returned mail, if one stands there.
    pub identity: Option<String>,
    /// The owner's zones, with what the mail says of them.
    pub zone: Zone<'a>,
    sending_domains: OnceCell<Vec<String>>,
    other_domains: OnceCell<Vec<String>>,
}

impl<'a> Matter<'a> {
    pub fn new(case: &'a Case<'a>, side: &'a Side<'a>, trace: &'a Trace) -> Matter<'a> {
        Matter {
            case,
            side,
            owner: side.owner,
            facts: side.facts,
            trace,
            identity: case.identity(side.owner),
            zone: Zone::of(case, side, trace),
            sending_domains: OnceCell::new(),
            other_domains: OnceCell::new(),
        }
    }

    pub fn injection(&self) -> Option<&'a Injection> {
        self.trace.injection.as_ref()
    }

    /// The line that names the source.
    pub fn line(&self) -> Option<&'a Received> {
        self.trace.hops.get(self.injection()?.hop).map(|hop| &*hop.line)
    }

    /// What the source is called: by the line that names it, and by the DNS.
    pub fn source_names(&self) -> impl Iterator<Item = &'a str> {
        let facts = self.facts;
        self.injection().into_iter().flat_map(|injection| injection.names(facts))
    }

    /// Has the source a name of a customer's line?
    pub fn is_from_customers_line(&self) -> bool {
        let Some(injection) = self.injection() else { return false };
        self.source_names().any(|name| trust::is_customer_line(name, injection.address))
    }

    /// The domains whose SPF record tells who sends for the owner: of the address used, else all of the owner's. Anybody can write a
    /// name below the owner's domain that was never used: there the record of the domain itself tells.
    pub fn sending_domains(&self) -> &[String] {
        self.sending_domains.get_or_init(|| match self.used_domain() {
            Some(used) if !self.owner.has_domain(used) => {
                let above = self.side.domains().find(|own| address::is_below(used, own));
                vec![above.unwrap_or(used).to_owned()]
            }
            Some(domain) => vec![domain.to_owned()],
            None => self.side.asked_domains().map(str::to_owned).collect(),
        })
    }

    fn used_domain(&self) -> Option<&str> {
        self.identity.as_deref().and_then(address::domain)
    }

    /// Domains beyond those by whose record a host is the owner's side all the same. Of the envelope sender, if that is the owner's or
    /// lies below one: a service that sends for the owner often gets a name of its own; the notice went to the envelope sender
    /// (RFC 5321, 3.6.3), and the returned mail may name it as well. Of the address used, if that lies below one. And the owner's
    /// other domains: who has the login for one of them may write the address of another.
    pub fn other_domains(&self) -> &[String] {
        self.other_domains.get_or_init(|| {
            let senders = self.case.original.envelope_sender().into_iter().chain(self.case.delivery.to.clone());
            let senders = senders.filter_map(|sender| Some(address::normal(address::domain(&sender)?).into_owned()));
            let below = senders.filter(|domain| self.side.is_below(domain));
            let own = self.used_domain().into_iter().chain(self.side.asked_domains()).map(str::to_owned);
            let mut domains: Vec<String> = Vec::new();
            for domain in below.chain(own) {
                if !self.sending_domains().contains(&domain) && !domains.contains(&domain) {
                    domains.push(domain);
                }
            }
            domains
        })
    }
}
