//! What ties a notice to an organisation: signatures, SPF, networks and names of the host that handed it in (evidence K6).
//!
//! All of it can be had by others than the organisation. A provider's name and its SPF record cover its customers' lines and rented
//! machines, records let everybody or half the world send, and a host that many share sends for all of them. So each proof has a
//! weight: what authenticates the notice counts towards a confirmation, what identifies it says who it is from, and a hint is what
//! anybody's machine there would show as well: then nobody can say.

use std::net::IpAddr;

use crate::facts::{Answer, Asks, Fact, Facts, Question, Senders, SignatureResult, Spf, Which};
use crate::mail::address::{self, is_below, organisation};
use crate::mail::authres::{self, AuthResults};
use crate::mail::embedded;
use crate::providers::{self, Use};
use crate::recognise::Notice;
use crate::trace::trust::{is_anybodys, is_customer_line, is_named_for_mail, same_organisation};

use super::hand_in::Intake;
use super::witness::asked_domains;

/// SPF results of the provider that are asked for again.
const RESULTS_MAX: usize = 4;
/// Exchangers of one domain whose addresses are asked for.
const EXCHANGERS_MAX: usize = 4;

/// What a proof is worth, least first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// Anybody's machine there would show it as well.
    Hints,
    Identifies,
    Authenticates,
}

/// One thing that ties the notice to an organisation.
pub struct Proof {
    pub organisation: String,
    pub weight: Weight,
    pub says: String,
    pub from: &'static str,
}

/// The notice, how it came, and the address that handed it in.
pub struct Delivered<'a> {
    pub notice: &'a Notice,
    pub intake: &'a Intake<'a>,
    pub peer: Option<IpAddr>,
}

impl<'a> Delivered<'a> {
    pub fn proofs(&self) -> Vec<Proof> {
        let facts = self.facts();
        let mut proofs = Vec::new();
        let signed = facts.signatures(Which::Notice).iter().filter(|one| one.result == SignatureResult::Pass);
        for signature in signed {
            let weight = self.signed_weight(&signature.domain, signature.framed);
            push(&mut proofs, &signature.domain, weight, "its signature holds", "DKIM signature of the notice");
        }
        for (domain, method) in provider_results(self.intake) {
            if !is_contradicted(&domain, &method, self.peer, facts) {
                let weight = if method == "spf" {
                    self.spf_weight(&domain)
                } else {
                    let mut own = facts.signatures(Which::Notice).iter().filter(|one| one.domain == domain);
                    self.signed_weight(&domain, own.any(|one| one.framed))
                };
                let says = format!("your provider checked it ({method})");
                self.push_about_host(&mut proofs, &domain, weight, &says, "Authentication-Results of your provider");
            }
        }
        if let Some(peer) = self.peer {
            self.add_of_host(&mut proofs, peer);
        }
        proofs
    }

    /// What a signature of the notice is worth. Where it leaves Content-Type open, whoever got the notice can send it on with another
    /// boundary: then what somebody wrote into the mail that failed becomes the notice. Hosts of the house that signed do not.
    fn signed_weight(&self, domain: &str, framed: bool) -> Weight {
        if framed || self.peer.is_some_and(|peer| self.is_host_of(domain, peer)) {
            self.at_most(domain, Weight::Authenticates)
        } else {
            Weight::Hints
        }
    }

    /// Is the host surely of the house, by its name, its network, or a record that lists it?
    fn is_host_of(&self, domain: &str, peer: IpAddr) -> bool {
        let facts = self.facts();
        let is_house = |name: &str| same_organisation(name, domain);
        facts.confirmed_names(peer).any(|name| is_house(name) && !is_anybodys(name, peer))
            || providers::domains_of_range(peer).iter().any(|own| is_house(own))
            || self.exchangers().any(|name| is_house(name) && self.leads_to(name, peer))
            || self.claims().any(|claim| {
                is_house(claim) && self.facts().spf_passes(claim, peer) && self.spf_weight(claim) > Weight::Hints
            })
    }

    /// What the host that handed the notice in shows.
    fn add_of_host(&self, proofs: &mut Vec<Proof>, peer: IpAddr) {
        let facts = self.facts();
        for (question, fact) in facts.iter() {
            if let (Question::Spf { domain, address }, Fact::Known(Answer::Spf(Spf::Pass))) = (question, fact)
                && embedded::same_host(*address, peer)
            {
                let by_name = self.intake.hand_in.as_ref().is_none_or(|hand_in| hand_in.by_name);
                let most = if by_name { Weight::Identifies } else { Weight::Authenticates };
                let says = format!("{domain} lets {peer} send its mail");
                self.push_about_host(proofs, domain, self.spf_weight(domain).min(most), &says, "SPF record");
            }
        }
        for domain in providers::domains_of_range(peer) {
            let says = format!("{peer} is in a network in which {domain} has nothing but its own mail hosts");
            let from = "networks of big providers, as they publish them";
            self.push_about_host(proofs, domain, Weight::Identifies, &says, from);
        }
        for exchanger in self.exchangers().filter(|name| self.leads_to(name, peer)) {
            let says = format!("{peer} is {exchanger}, which receives mail for the recipient");
            self.push_about_host(proofs, exchanger, Weight::Identifies, &says, "MX record");
        }
        for name in facts.confirmed_names(peer) {
            let weight = if self.names_itself(name, peer) { Weight::Identifies } else { Weight::Hints };
            self.push_about_host(proofs, name, weight, &format!("{peer} is {name}"), "PTR record, confirmed");
        }
    }

    /// Who speaks for the owner's own provider says who logged in there. Where a customer of it may have written the lines that lead to
    /// the host, what the host shows is no more than a hint of that.
    fn push_about_host(&self, proofs: &mut Vec<Proof>, domain: &str, weight: Weight, says: &str, from: &'static str) {
        let surely = self.intake.hand_in.as_ref().is_some_and(|hand_in| hand_in.surely);
        let is_own = || self.intake.side.is_providers(domain);
        push(proofs, domain, if surely || !is_own() { weight } else { Weight::Hints }, says, from);
    }

    /// Does the notice call itself by this name of its host, and the house's record not say that it is none of its senders? Small houses
    /// have hosts that stand in no record. A name is not enough for a customer's machine, and for who speaks as the owner's own provider.
    fn names_itself(&self, name: &str, peer: IpAddr) -> bool {
        let named = self.claims().any(|claim| address::normal(claim) == address::normal(name));
        let refused = organisation(name).is_some_and(|house| {
            let spf = Question::Spf { domain: house.to_owned(), address: peer };
            matches!(self.facts().get(&spf), Some(Fact::Known(Answer::Spf(Spf::Fail | Spf::SoftFail))))
        });
        named && !refused && !is_anybodys(name, peer) && !self.intake.side.is_providers(name)
    }

    /// What it is worth that the record of `domain` lets the host send. Access providers list whole networks, with their customers' lines
    /// in them: a host without a name must be listed nearly alone.
    fn spf_weight(&self, domain: &str) -> Weight {
        let facts = self.facts();
        let (Some(peer), Some(senders)) = (self.peer, facts.senders(domain)) else { return Weight::Hints };
        let names: Vec<&str> = facts.confirmed_names(peer).collect();
        let is_line = facts.claimed_names(peer).any(|name| is_customer_line(name, peer));
        let is_known = !names.is_empty() || senders.lists_nearly_alone(peer);
        if is_line || !is_known || !senders.is_narrow_about(peer) {
            return Weight::Hints;
        }
        let weight = match providers::used_by(peer, &names, domain, senders) {
            Use::Own if senders.lists_nearly_alone(peer) => Weight::Authenticates,
            Use::Own => self.weight_in_range(peer, &names),
            Use::Shared(_) if self.receives_there(peer, &names, senders) => Weight::Authenticates,
            Use::Shared(_) => Weight::Identifies,
            // A term that cannot be listed, but depends on the address alone.
            Use::Unlisted if senders.asks == Asks::Address => Weight::Identifies,
            Use::Unlisted => Weight::Hints,
        };
        self.at_most(domain, weight)
    }

    /// In a range that a hoster lists stand its customers' machines too: there the name has to say whose the host is. That the notice
    /// calls itself by it is the word of who wrote the notice.
    fn weight_in_range(&self, peer: IpAddr, names: &[&str]) -> Weight {
        let is_called = |called: &str| names.iter().any(|name| address::normal(name) == address::normal(called));
        if self.exchangers().any(is_called) || names.iter().any(|name| is_named_for_mail(name)) {
            Weight::Authenticates
        } else if self.claims().any(is_called) && !names.iter().all(|name| is_anybodys(name, peer)) {
            Weight::Identifies
        } else {
            Weight::Hints
        }
    }

    /// Is the shared host of whom the recipients have their mail received by as well? Others than these only send for them, as for all
    /// their customers.
    fn receives_there(&self, peer: IpAddr, names: &[&str], senders: &Senders) -> bool {
        let service = senders.service(peer).map(|service| service.domain.as_str());
        let mut carriers = names.iter().copied().chain(service);
        carriers.any(|carrier| self.exchangers().any(|exchanger| same_organisation(exchanger, carrier)))
    }

    /// A name beside the house's may be a customer's below the same domain: it authenticates nobody.
    fn at_most(&self, domain: &str, weight: Weight) -> Weight {
        let recipients: Vec<String> = asked_domains(self.notice).collect();
        let hosts = || self.exchangers().chain(self.notice.reporting_mta.as_deref());
        let is_of_house = hosts().any(|host| is_below(host, domain) || is_below(domain, host))
            || recipients.iter().any(|recipient| is_below(recipient, domain));
        let mut house = hosts().chain(recipients.iter().map(String::as_str));
        let is_beside = !is_of_house && house.any(|name| same_organisation(name, domain));
        if is_beside { weight.min(Weight::Identifies) } else { weight }
    }

    fn leads_to(&self, name: &str, peer: IpAddr) -> bool {
        let facts = self.facts();
        facts.confirmed_names(peer).any(|own| address::normal(own) == address::normal(name))
            || facts.addresses(name).iter().any(|one| embedded::same_host(*one, peer))
    }

    /// Who receives mail for the failed recipients.
    fn exchangers(&self) -> impl Iterator<Item = &'a str> {
        let facts = self.facts();
        asked_domains(self.notice)
            .flat_map(|domain| facts.exchangers(&domain).iter().take(EXCHANGERS_MAX))
            .map(String::as_str)
    }

    fn facts(&self) -> &'a Facts {
        self.intake.side.facts
    }

    /// What must be asked for it.
    pub fn questions(&self) -> Vec<Question> {
        let mut wanted = vec![Question::Signatures(Which::Notice)];
        let Some(peer) = self.peer else { return wanted };
        wanted.push(Question::Netblock(peer));
        let results = provider_results(self.intake).into_iter();
        let results = results.filter(|(_, method)| method == "spf").take(RESULTS_MAX).map(|(domain, _)| domain);
        // A host's own record seldom names the other hosts of its house, and the house's does.
        let above = self.notice.reporting_mta.as_deref().and_then(organisation).map(str::to_owned);
        for domain in self.claims().map(str::to_owned).chain(above).chain(results) {
            let spf = Question::Spf { domain: domain.clone(), address: peer };
            let passes = self.facts().spf_passes(&domain, peer);
            wanted.push(spf);
            wanted.extend(passes.then_some(Question::Senders(domain)));
        }
        wanted.extend(self.exchangers().map(|name| Question::Addresses(name.to_owned())));
        wanted
    }

    /// Is one of the checks that would tie the notice to its organisation still without an answer?
    pub fn could_not_ask(&self) -> bool {
        let unknown = |question: &Question| self.facts().get(question).is_none() || self.facts().is_unusable(question);
        let Some(peer) = self.peer else { return true };
        unknown(&Question::Names(peer))
            || unknown(&Question::Signatures(Which::Notice))
            || self.claims().any(|domain| unknown(&Question::Spf { domain: domain.to_owned(), address: peer }))
            || asked_domains(self.notice).any(|domain| unknown(&Question::Exchangers(domain)))
    }

    /// Names under which the notice says to be sent.
    fn claims(&self) -> impl Iterator<Item = &'a str> {
        let names = [self.notice.reporting_mta.as_deref(), self.intake.delivery.from_domain.as_deref()];
        names.into_iter().flatten().filter(|name| organisation(name).is_some())
    }
}

/// Not every provider removes such fields from what strangers hand in (RFC 8601, 5): where we could ask ourselves, that counts.
pub(super) fn is_contradicted(domain: &str, method: &str, peer: Option<IpAddr>, facts: &Facts) -> bool {
    if method == "dkim" {
        let unknown = facts
            .signatures(Which::Notice)
            .iter()
            .any(|one| one.domain == domain && one.result == SignatureResult::Unknown);
        return matches!(facts.get(&Question::Signatures(Which::Notice)), Some(Fact::Known(_) | Fact::Absent))
            && !unknown;
    }
    let Some(address) = peer else { return false };
    match facts.get(&Question::Spf { domain: domain.to_owned(), address }) {
        Some(Fact::Known(Answer::Spf(spf))) => *spf != Spf::Pass,
        Some(Fact::Absent) => true,
        _ => false,
    }
}

fn push(proofs: &mut Vec<Proof>, domain: &str, weight: Weight, says: &str, from: &'static str) {
    if let Some(organisation) = organisation(domain) {
        let organisation = organisation.to_lowercase();
        proofs.push(Proof { organisation, weight, says: says.to_owned(), from });
    }
}

/// Domains that passed DKIM or SPF by the owner's own provider. Only fields with a line of the provider below them, and only
/// with the provider's own authserv-id: right below these lines a stranger's header begins, and not every provider takes such
/// a field out of it (RFC 8601, 5).
pub(super) fn provider_results(intake: &Intake<'_>) -> Vec<(String, String)> {
    let Some(hand_in) = &intake.hand_in else { return Vec::new() };
    intake
        .delivery
        .results
        .iter()
        .filter(|(above, _)| *above < hand_in.own_lines && !hand_in.by_name)
        .filter_map(|(_, value)| authres::parse(value))
        .filter(|results| intake.side.is_providers(&results.authserv_id))
        .flat_map(|results| passed(&results))
        .collect()
}

fn passed(results: &AuthResults) -> Vec<(String, String)> {
    let methods = ["dkim", "spf"];
    let passed = methods.into_iter().flat_map(|method| results.of(method)).filter(|result| result.result == "pass");
    passed.filter_map(|result| Some((result.domain()?, result.method.clone()))).collect()
}
