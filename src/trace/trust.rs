//! What ties a host to an organisation and a line to the host that a believed line saw: forward-confirmed names, addresses that a
//! name really has, the organisational domain. Never a HELO, never a configuration.
//!
//! Look-ups are made through [`Inquiry`], which answers from the facts and notes what was asked: that is how the trace's questions
//! are found, without saying them twice.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::net::IpAddr;

use ipnet::IpNet;

use super::{Anchor, Bouncer, QUESTIONS_MAX, special};
use crate::facts::{Fact, Facts, Question, SWITCHED_OFF, Senders};
use crate::mail::received::Received;
use crate::mail::{address, embedded};
use crate::providers;

/// The facts, and what was asked of them.
pub struct Inquiry<'a> {
    facts: &'a Facts,
    asked: RefCell<BTreeSet<Question>>,
}

impl<'a> Inquiry<'a> {
    pub fn new(facts: &'a Facts) -> Inquiry<'a> {
        Inquiry { facts, asked: RefCell::default() }
    }

    pub fn asked(&self) -> Vec<Question> {
        self.asked.borrow().iter().cloned().collect()
    }

    /// Was one of the questions not answered, because nobody could say?
    pub fn is_open(&self) -> bool {
        self.asked.borrow().iter().any(|question| self.facts.is_unusable(question))
    }

    fn ask(&self, question: Question) {
        let mut asked = self.asked.borrow_mut();
        if asked.len() < QUESTIONS_MAX {
            asked.insert(question);
        }
    }

    /// Names of an address that resolve back to it. Of an inner address nobody outside can know one, so there is nothing to ask.
    pub fn names(&self, address: IpAddr) -> Vec<String> {
        if special::class(address, true).is_inner() {
            return Vec::new();
        }
        self.ask(Question::Names(address));
        self.facts.confirmed_names(address).map(str::to_lowercase).collect()
    }

    pub fn has_address(&self, name: &str, wanted: IpAddr) -> bool {
        if !is_dns_name(name) {
            return false;
        }
        self.ask(Question::Addresses(name.to_owned()));
        self.facts.addresses(name).iter().any(|&address| embedded::same_host(address, wanted))
    }

    /// The same, or nobody could say.
    pub fn may_have_address(&self, name: &str, wanted: IpAddr) -> bool {
        self.has_address(name, wanted) || self.facts.is_unusable(&Question::Addresses(name.to_owned()))
    }

    /// Has the name an address beside this one?
    pub fn is_beside(&self, name: &str, wanted: IpAddr) -> bool {
        if !is_dns_name(name) {
            return false;
        }
        self.ask(Question::Addresses(name.to_owned()));
        self.facts.addresses(name).iter().any(|&own| are_neighbours(own, wanted))
    }

    /// The name is in the DNS, with other addresses.
    pub fn is_elsewhere(&self, name: &str) -> bool {
        !self.facts.addresses(name).is_empty()
    }

    /// Nobody could say (a time-out, a server that failed) what the names of this address are, or the addresses of this name.
    pub fn could_not_ask(&self, name: &str, address: IpAddr) -> bool {
        self.facts.is_unusable(&Question::Names(address))
            || self.facts.is_unusable(&Question::Addresses(name.to_owned()))
    }

    /// Was nobody asked, or nobody to be asked? Then it says nothing that a look-up had no answer, and all that there is are the lines.
    pub fn is_cut_off(&self) -> bool {
        !self.facts.iter().any(|(question, fact)| {
            question.is_of_dns() && !matches!(fact, Fact::Unknown { why, .. } if why == SWITCHED_OFF)
        })
    }

    /// Nobody could say who receives mail for a failed recipient.
    pub fn could_not_ask_exchangers(&self, bouncer: &Bouncer) -> bool {
        let unknown =
            |domain: &String| self.facts.is_unusable(&Question::Exchangers(address::normal(domain).into_owned()));
        bouncer.recipient_domains.iter().take(DOMAINS_MAX).any(unknown)
    }

    /// Does a domain list the address in a record of its own, as one of few, or nearly alone? Or could nobody say, though others could be
    /// asked?
    pub fn may_send_for(&self, domain: &str, address: IpAddr, alone: bool) -> bool {
        let record = Question::Senders(domain.to_owned());
        let unusable = self.facts.is_unusable(&record) && !self.is_cut_off();
        self.ask(record);
        let lists =
            |senders: &Senders| senders.is_of_its_own(address) && (!alone || senders.lists_nearly_alone(address));
        unusable || self.facts.senders(domain).is_some_and(lists)
    }

    pub fn exchangers(&self, domain: &str) -> Vec<String> {
        if !is_dns_name(domain) {
            return Vec::new();
        }
        self.ask(Question::Exchangers(domain.to_owned()));
        self.facts.exchangers(domain).iter().map(|name| address::normal(name).into_owned()).collect()
    }
}

/// Are two addresses in the smallest network that is given away by itself: a /24, a /48? Sites send from other addresses than they
/// receive on, and a forger hardly chooses whose neighbour he is.
pub fn are_neighbours(one: IpAddr, other: IpAddr) -> bool {
    neighbourhood(one).contains(&embedded::normal(other))
}

/// That network of an address in its normal form.
pub fn neighbourhood(address: IpAddr) -> IpNet {
    let address = embedded::normal(address);
    let length = if address.is_ipv4() { 24 } else { 48 };
    IpNet::new(address, length).map(|network| network.trunc()).unwrap_or_else(|_| IpNet::from(address))
}

/// A name that the public DNS can know: of some organisation, not `localhost`, `mail01` or `store.corp.local`.
pub fn is_dns_name(name: &str) -> bool {
    domain(name).is_some()
}

/// The organisational domain of such a name.
fn domain(name: &str) -> Option<&str> {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_');
    let sound = name.len() <= NAME_MAX && name.bytes().all(plain) && !is_inner_top(name.rsplit('.').next()?);
    if sound { address::organisation(name) } else { None }
}

/// The longest name that the DNS knows, as text (RFC 1035, 3.1).
const NAME_MAX: usize = 253;

/// Does a name under this top level only mean something inside a site?
fn is_inner_top(top: &str) -> bool {
    let own = matches!(top, "local" | "lan" | "internal" | "intern" | "corp" | "home" | "priv" | "private" | "intra");
    own || matches!(top, "localdomain" | "localhost" | "arpa")
}

/// The organisation that is believed, by its domains.
#[derive(Debug, Clone, Default)]
pub struct Organisation {
    domains: BTreeSet<String>,
    /// Who receives mail for the failed recipients could not be asked: it may be one more.
    pub open: bool,
    /// Addresses of its hosts: who handed the notice in, and what believed lines say of their writers.
    pub hosts: Vec<IpAddr>,
    /// Who receives its mail.
    pub exchangers: Vec<String>,
    /// The organisations of the failed recipients: what is not of them works for others, and may let machines as well.
    pub recipients: BTreeSet<String>,
}

impl Organisation {
    /// Adds the organisational domain of a host.
    pub fn add(&mut self, host: &str) {
        if let Some(organisation) = organisation(host)
            && !self.domains.contains(&*organisation)
        {
            self.domains.insert(organisation.into_owned());
        }
    }

    pub fn has(&self, host: &str) -> bool {
        organisation(host).is_some_and(|organisation| self.domains.contains(&*organisation))
    }

    /// Is it the host of somebody who runs mail for the recipients, and not of the recipients' own house?
    pub fn serves_others(&self, host: &str) -> bool {
        !self.recipients.is_empty() && organisation(host).is_some_and(|host| !self.recipients.contains(&*host))
    }

    /// Does the address stand beside one of its hosts?
    pub fn is_beside(&self, address: IpAddr, inquiry: &Inquiry<'_>) -> bool {
        self.hosts.iter().any(|&host| are_neighbours(host, address))
            || self.exchangers.iter().any(|exchanger| inquiry.is_beside(exchanger, address))
    }

    /// Is the address in a range that one of these organisations is known to run its own mail hosts in?
    pub fn has_range_of(&self, address: IpAddr) -> bool {
        self.domains.iter().any(|domain| providers::is_range_of(domain, address))
    }
}

/// The organisation that these hosts are of.
impl<'a> FromIterator<&'a str> for Organisation {
    fn from_iter<I: IntoIterator<Item = &'a str>>(hosts: I) -> Organisation {
        let mut organisation = Organisation::default();
        hosts.into_iter().for_each(|host| organisation.add(host));
        organisation
    }
}

/// The organisation of a host, by its domain, in lower case. Some write their lines under several domains: they have one name here.
pub fn organisation(host: &str) -> Option<Cow<'_, str>> {
    let domain = domain(host)?;
    if domain.bytes().any(|byte| byte.is_ascii_uppercase()) {
        return Some(Cow::Owned(providers::one_name(&domain.to_ascii_lowercase()).to_owned()));
    }
    Some(Cow::Borrowed(providers::one_name(domain)))
}

/// Of one organisation, also where it writes under several domains?
pub fn same_organisation(one: &str, other: &str) -> bool {
    organisation(one).is_some_and(|one| organisation(other).is_some_and(|other| one == other))
}

/// What ties the host that wrote a line to the bouncer.
pub fn anchor(line: &Received, bouncer: &Bouncer, inquiry: &Inquiry<'_>) -> Anchor {
    let Some(by) = line.by.as_deref() else { return Anchor::Unanchored };
    // Many small servers have a short name, and some an inner one: the notice names it in the same way.
    if !is_dns_name(by) {
        let reports = bouncer.reporting_mta.as_deref().is_some_and(|reporting| address::normal(reporting) == by);
        // Every host that was never given a name has that one: then it must be the mail exchanger that handed the notice in.
        let unnamed = by.starts_with("localhost");
        let receives = || {
            let exchangers = exchangers(bouncer, inquiry);
            let mut first = exchangers.iter().take(DOMAINS_MAX);
            bouncer.address.is_some_and(|address| first.any(|name| inquiry.has_address(name, address)))
        };
        let says = reports && by.parse::<IpAddr>().is_err() && (!unnamed || receives());
        return if says { Anchor::ByReportingMta } else { Anchor::Unanchored };
    }
    if bouncer.reporting_mta.as_deref().is_some_and(|reporting| address::normal(reporting) == by) {
        return Anchor::ByReportingMta;
    }
    let own = organisation(by);
    let is_own = |host: &String| own.is_some() && organisation(host) == own;
    let exchangers = exchangers(bouncer, inquiry);
    if exchangers.iter().any(|exchanger| exchanger == by || is_own(exchanger)) {
        return Anchor::ByExchanger;
    }
    let mut known = bouncer.reporting_mta.iter().chain(&bouncer.recipient_domains).chain(&bouncer.hosts);
    let same = known.any(is_own);
    let delivered = || bouncer.address.is_some_and(|address| inquiry.has_address(by, address));
    if same || delivered() { Anchor::BySameOrganisation } else { Anchor::Unanchored }
}

/// Recipient domains of one notice whose exchangers are asked for.
const DOMAINS_MAX: usize = 4;

pub fn exchangers(bouncer: &Bouncer, inquiry: &Inquiry<'_>) -> Vec<String> {
    let domains = bouncer.recipient_domains.iter().take(DOMAINS_MAX);
    domains.flat_map(|domain| inquiry.exchangers(&address::normal(domain))).collect()
}

/// The names of the peer that hold: the one that the (believed) writer confirmed, and those that DNS confirms.
pub fn confirmed_names(line: &Received, peer: IpAddr, inquiry: &Inquiry<'_>) -> Vec<String> {
    let mut names = inquiry.names(peer);
    if let Some(name) = line.name.as_ref().filter(|_| line.name_confirmed)
        && !names.contains(name)
    {
        names.push(name.clone());
    }
    names
}

/// Does the name look like one of a customer's line: the address in it, or the words that access providers use?
/// Such a host is nobody's mail relay, whatever organisation its name belongs to.
pub fn is_customer_line(name: &str, peer: IpAddr) -> bool {
    let host = address::host_part(name).unwrap_or(name);
    host.split('.').any(is_label_of_access) || holds_address(host, peer)
}

/// Words by which mail hosts are called.
const MAIL: [&str; 7] = ["smtp", "mail", "mx", "mta", "relay", "mailout", "out"];
/// Words that stand beside these.
const BESIDE_MAIL: [&str; 10] =
    ["in", "outgoing", "outbound", "incoming", "inbound", "gw", "gate", "smtpout", "mxout", "mailrelay"];

/// `dyn-12`, but not `smtp-pool3`: some call their mail hosts as others call their customers' lines.
fn is_label_of_access(label: &str) -> bool {
    let words = || label.split(['-', '_']);
    words().any(is_of_access) && !words().any(|word| MAIL.contains(&without_number(word)))
}

/// Does the name call the host a mail host, and nothing else (`mx2`, `smtp-out3`, not `mail-meier`)?
pub fn is_named_for_mail(name: &str) -> bool {
    let label = name.split('.').next().unwrap_or_default().to_lowercase();
    let mut words = label.split(['-', '_']).map(without_number).filter(|word| !word.is_empty()).peekable();
    words.peek().is_some() && words.all(|word| MAIL.contains(&word) || BESIDE_MAIL.contains(&word))
}

fn without_number(word: &str) -> &str {
    word.trim_end_matches(|char: char| char.is_ascii_digit())
}

/// A word of access providers, perhaps with a number behind it.
fn is_of_access(word: &str) -> bool {
    let kind = without_number(word);
    matches!(kind, "dyn" | "dynamic" | "static" | "pool" | "dhcp" | "ppp" | "pppoe" | "dialup" | "dial" | "dip" | "ip")
        || kind.ends_with("dsl")
        || matches!(kind, "cable" | "ftth" | "cpe" | "broadband")
        || matches!(kind, "mobile" | "gprs" | "lte" | "wlan")
        || matches!(kind, "customer" | "cust" | "client" | "user" | "users" | "res" | "residential")
}

/// Does the name look like one that a hoster gives to the machines it lets? Some of its own mail hosts have such names too.
pub fn is_rented(name: &str) -> bool {
    const WORDS: [&str; 9] = ["vps", "vserver", "vm", "dedicated", "dedi", "colo", "cloud", "hosted", "rental"];
    let host = address::host_part(name).unwrap_or_default();
    host.split(['.', '-', '_']).any(|word| WORDS.contains(&without_number(word)))
}

/// Is it the name of a machine that anybody can have, by one of these marks: a customer's line, a rented machine, a numbered one?
pub fn is_anybodys(name: &str, peer: IpAddr) -> bool {
    is_customer_line(name, peer) || is_rented(name) || is_numbered(name)
}

/// Does the name only number a machine (`srv894`, `host-17`, `server3`), as hosters name what they let? It says nothing of mail.
pub fn is_numbered(name: &str) -> bool {
    const WORDS: [&str; 8] = ["srv", "server", "node", "host", "h", "box", "s", "instance"];
    let label = name.split('.').next().unwrap_or_default();
    let letters = label.trim_end_matches(|char: char| char.is_ascii_digit() || char == '-');
    letters.len() < label.len() && (letters.is_empty() || WORDS.contains(&letters))
}

/// At least the two last octets stand in the name as numbers, in either order, or all four as one hexadecimal number.
fn holds_address(host: &str, peer: IpAddr) -> bool {
    let IpAddr::V4(v4) = embedded::normal(peer) else { return false };
    let [a, b, c, d] = v4.octets().map(u32::from);
    let numbers: Vec<u32> =
        host.split(|char: char| !char.is_ascii_digit()).filter_map(|one| one.parse().ok()).collect();
    let has = |first, second| numbers.windows(2).any(|pair| pair == [first, second] || pair == [second, first]);
    let mut long = host.split(|char: char| !char.is_ascii_hexdigit()).filter(|digits| digits.len() >= 8);
    has(c, d) || has(a, b) && numbers.len() > 2 || long.any(|digits| digits.contains(&format!("{:08x}", u32::from(v4))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn customer_lines() {
        let peer = "198.51.100.167".parse().unwrap();
        for name in [
            "host-198-51-100-167.dyn.isp.example",
            "198-51-100-167.static.isp.example",
            "c6-167.100.isp.example",
            "c63364a7.dip0.isp.example",
            "pool7.isp.example",
            "host167.100.51.198.isp.example",
        ] {
            assert!(is_customer_line(name, peer), "{name}");
        }
        for name in
            ["mx1.isp.example", "out3.mail.isp.example", "relay-167.isp.example", "mail-a.isp.example", "isp.example"]
        {
            assert!(!is_customer_line(name, peer), "{name}");
        }
    }

    #[test]
    fn machines_that_are_only_numbered() {
        for name in ["srv894.hoster.example", "host-17.hoster.example", "4711.hoster.example", "server3.hoster.example"]
        {
            assert!(is_numbered(name), "{name}");
        }
        for name in ["mx1.hoster.example", "out7.hoster.example", "server.hoster.example", "relay-167.isp.example"] {
            assert!(!is_numbered(name), "{name}");
        }
    }

    #[test]
    fn inner_names_are_nobodys() {
        for name in ["localhost", "mail01", "store.corp.local", "192.0.2.1", "0", "", "a b.example"] {
            assert!(!is_dns_name(name), "{name}");
        }
        assert!(is_dns_name("mx.shop.example"));
        let mut organisation = Organisation::default();
        organisation.add("AM9PR.prod.outlook.com");
        assert!(organisation.has("LO4P.outlook.office365.com"));
        assert!(!organisation.has("outlook.com.evil.example"));
    }
}
