//! Who says so: the organisation that sent the notice, and how surely it is the one that it names (evidence K6).
//!
//! The owner's own provider wrote the top lines of the notice. The last of them names the address that handed the notice in.
//! That address, and the signatures on the notice, are held against the organisation that the notice claims to come from.
//! Nothing below the provider's lines counts.

use std::collections::BTreeSet;
use std::net::IpAddr;

use serde::{Deserialize, Serialize};

use crate::facts::{Answer, Fact, Facts, Question, SignatureResult, Spf, Which};
use crate::mail::address::{self, organisation};
use crate::mail::authres::{self, AuthResults};
use crate::mail::embedded;
use crate::providers;
use crate::recognise::Notice;
use crate::recognise::genuine::Delivery;
use crate::trace::Bouncer;
use crate::trace::trust::{self, is_dns_name};

use super::author::{self, By};
use super::hand_in::{self, HandIn, Intake};

/// SPF results of the provider that are asked for again.
const RESULTS_MAX: usize = 4;

/// Domains of failed recipients that are asked about; a notice can name thousands.
pub(super) const RECIPIENT_DOMAINS_MAX: usize = 20;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Witness {
    /// Organisational domain that the notice comes from.
    pub organisation: String,
    /// The address that handed the notice in to the owner's provider. None if the provider itself wrote the notice.
    pub address: Option<IpAddr>,
    pub standing: Standing,
    /// DKIM or SPF ties the notice to the organisation: only such a witness counts towards a confirmation.
    pub authenticated: bool,
    /// The organisation receives mail for a failed recipient, so it is the one to know.
    pub receives: bool,
    /// The owner's own provider wrote the notice.
    pub own_provider: bool,
    /// A sentence for a person.
    pub says: String,
    /// What it rests on.
    pub from: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// The notice comes from the organisation that it names.
    Identified,
    /// Everything could be asked, and it does not.
    Stranger,
    /// It could not be found out.
    Unknown,
}

/// What the trace may know of who bounced: names and addresses that the owner's provider recorded, and what the notice says.
pub fn bouncer(notice: &Notice, intake: &Intake<'_>) -> Bouncer {
    let address = intake.peer();
    let confirmed = address.into_iter().flat_map(|peer| intake.side.facts.confirmed_names(peer)).map(str::to_owned);
    Bouncer {
        reporting_mta: notice.reporting_mta.clone(),
        recipient_domains: asked_domains(notice).collect(),
        hosts: confirmed.chain(intake.delivery.from_domain.clone()).collect(),
        address,
    }
}

/// What must be asked about the notice's own delivery.
pub fn questions(notice: &Notice, intake: &Intake<'_>) -> Vec<Question> {
    let Intake { delivery, side, .. } = intake;
    let mut wanted: Vec<Question> =
        side.asked_domains().map(|domain| Question::Exchangers(domain.to_owned())).collect();
    wanted.extend(hand_in::questions(delivery, side));
    if let Some(peer) = intake.peer() {
        wanted.push(Question::Netblock(peer));
        let claims = [notice.reporting_mta.as_deref(), delivery.from_domain.as_deref()];
        for domain in claims.into_iter().flatten().filter(|name| organisation(name).is_some()) {
            wanted.push(Question::Spf { domain: domain.to_owned(), address: peer });
        }
        let results = provider_results(intake).into_iter();
        let spf = results.filter(|(_, method)| method == "spf").take(RESULTS_MAX);
        wanted.extend(spf.map(|(domain, _)| Question::Spf { domain, address: peer }));
    }
    wanted.extend(asked_domains(notice).map(Question::Exchangers));
    wanted.push(Question::Signatures(Which::Notice));
    wanted
}

pub(super) fn recipient_domains(notice: &Notice) -> impl Iterator<Item = String> {
    let domains: BTreeSet<String> =
        notice.failures.iter().filter_map(|failure| address::domain(&failure.recipient)).map(str::to_owned).collect();
    domains.into_iter()
}

/// Those that the world is asked about.
pub(super) fn asked_domains(notice: &Notice) -> impl Iterator<Item = String> {
    recipient_domains(notice).take(RECIPIENT_DOMAINS_MAX)
}

/// Who the notice is from, and whether that is true. None if it does not say who it is from.
pub fn identify(notice: &Notice, intake: &Intake<'_>) -> Option<Witness> {
    let Intake { delivery, side, hand_in } = intake;
    let house = house(notice, side.facts);
    let claimed = claims(notice, delivery, &house);
    if let Some(HandIn { line: None, outer, .. }) = hand_in
        && let Some(name) = notice.reporting_mta.as_deref().filter(|name| side.is_providers(name))
        && outer.is_none_or(|outer| is_of_its_system(notice, intake, outer, &house))
    {
        return Some(from_own_provider(name));
    }
    let line = hand_in.as_ref().and_then(|found| found.line.as_deref());
    let peer = hand_in.as_ref().and_then(|found| line.map_or(found.outer, |line| line.peer));
    let proofs = proofs(intake, peer);
    let proven =
        claimed.iter().find_map(|claim| Some((claim, proofs.iter().find(|proof| proof.organisation == *claim)?)));
    let receivers = receivers(notice, side.facts);
    // Google writes its notices as googlemail.com and receives mail as google.com.
    let receives = |organisation: &String| {
        receivers.contains(organisation) || receivers.iter().any(|one| trust::same_organisation(one, organisation))
    };
    let by_person = author::is_a_persons(notice, delivery, line, &house);
    if let Some((organisation, proof)) = proven.filter(|_| by_person != Some(By::Anybody)) {
        let authenticated = proof.authenticates
            || proofs.iter().any(|other| other.organisation == *organisation && other.authenticates);
        return Some(Witness {
            organisation: organisation.clone(),
            address: peer,
            standing: Standing::Identified,
            authenticated: authenticated && by_person.is_none(),
            receives: receives(organisation),
            own_provider: false,
            says: format!("the notice really comes from {organisation}: {}", proof.says),
            from: proof.from.clone(),
        });
    }
    let organisation = claimed.first()?.clone();
    let (standing, says) = match hand_in {
        None => (
            Standing::Unknown,
            "your provider's own lines on the notice were not found, so nobody says who handed it in".to_owned(),
        ),
        Some(_) if by_person == Some(By::Anybody) => (
            Standing::Unknown,
            format!(
                "the notice comes from an address at {organisation} that anybody can have, not from its mail system"
            ),
        ),
        Some(_) if could_not_ask(notice, intake, peer) => {
            (Standing::Unknown, format!("whether the notice comes from {organisation} could not be asked"))
        }
        Some(_) => (
            Standing::Stranger,
            format!("the notice says that it comes from {organisation}, but nothing ties it to {organisation}"),
        ),
    };
    Some(Witness {
        receives: receives(&organisation),
        organisation,
        address: peer,
        standing,
        authenticated: false,
        own_provider: false,
        says,
        from: "header of the notice".to_owned(),
    })
}

/// The provider's public hosts send what its customers write as well, from web pages without a line about them: then the notice must
/// be written as its mail system writes. Where a customer can be a whole organisation, that shows nothing.
fn is_of_its_system(notice: &Notice, intake: &Intake<'_>, outer: IpAddr, house: &[String]) -> bool {
    let Intake { delivery, side, .. } = intake;
    let from = delivery.from_domain.as_deref();
    let system = from.is_none_or(|from| side.is_providers(from) || side.owner.has_domain(from));
    system && author::is_a_persons(notice, delivery, None, house).is_none() && providers::of_address(outer).is_none()
}

fn from_own_provider(name: &str) -> Witness {
    Witness {
        organisation: organisation(name).unwrap_or(name).to_lowercase(),
        address: None,
        standing: Standing::Identified,
        authenticated: true,
        receives: false,
        own_provider: true,
        says: "your own mail provider wrote the notice".to_owned(),
        from: "top Received lines of the notice".to_owned(),
    }
}

/// Organisations that may have bounced: of the reporting MTA, if the DNS can know it, and of the failed recipients' MX.
fn house(notice: &Notice, facts: &Facts) -> Vec<String> {
    let reporting = notice.reporting_mta.as_deref().filter(|name| is_dns_name(name)).and_then(organisation);
    let mut house: Vec<String> = reporting.map(str::to_lowercase).into_iter().collect();
    house.extend(receivers(notice, facts).into_iter().filter(|one| !house.contains(one)).collect::<Vec<_>>());
    house
}

/// Organisations that the notice may rightly come from: the house that bounced. That of From only where the notice names no reporting
/// MTA that the DNS can know: who signs for himself does not speak for whom he names.
fn claims(notice: &Notice, delivery: &Delivery, house: &[String]) -> Vec<String> {
    let named = notice.reporting_mta.as_deref().is_some_and(is_dns_name);
    let from = delivery.from_domain.as_deref().filter(|_| !named).and_then(organisation).map(str::to_lowercase);
    house.iter().cloned().chain(from.filter(|from| !house.contains(from))).collect()
}

/// Organisations that receive mail for the failed recipients.
fn receivers(notice: &Notice, facts: &Facts) -> BTreeSet<String> {
    recipient_domains(notice)
        .flat_map(|domain| facts.exchangers(&domain).iter().cloned().chain([domain]).collect::<Vec<_>>())
        .filter_map(|name| organisation(&name).map(str::to_lowercase))
        .collect()
}

/// One thing that ties the notice to an organisation.
struct Proof {
    organisation: String,
    authenticates: bool,
    says: String,
    from: String,
}

fn proofs(intake: &Intake<'_>, peer: Option<IpAddr>) -> Vec<Proof> {
    let facts = intake.side.facts;
    let mut proofs = Vec::new();
    for signature in
        facts.signatures(Which::Notice).iter().filter(|signature| signature.result == SignatureResult::Pass)
    {
        push(&mut proofs, &signature.domain, true, "its signature holds", "DKIM signature of the notice");
    }
    for (domain, method) in provider_results(intake) {
        if is_contradicted(&domain, &method, peer, facts) {
            continue;
        }
        push(
            &mut proofs,
            &domain,
            true,
            &format!("your provider checked it ({method})"),
            "Authentication-Results of your provider",
        );
    }
    let Some(peer) = peer else { return proofs };
    for (question, fact) in facts.iter() {
        if let (Question::Spf { domain, address }, Fact::Known(Answer::Spf(Spf::Pass))) = (question, fact)
            && embedded::same_host(*address, peer)
        {
            let authenticates = intake.hand_in.as_ref().is_some_and(|hand_in| !hand_in.by_name);
            push(&mut proofs, domain, authenticates, &format!("{domain} lets {peer} send its mail"), "SPF record");
        }
    }
    for domain in providers::domains_of_range(peer) {
        let says = format!("{peer} is in a network in which {domain} has nothing but its own mail hosts");
        push(&mut proofs, domain, false, &says, "networks of big providers, as they publish them");
    }
    for name in facts.confirmed_names(peer) {
        push(&mut proofs, name, false, &format!("{peer} is {name}"), "PTR record, confirmed");
    }
    proofs
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

fn push(proofs: &mut Vec<Proof>, domain: &str, authenticates: bool, says: &str, from: &str) {
    if let Some(organisation) = organisation(domain) {
        let organisation = organisation.to_lowercase();
        proofs.push(Proof { organisation, authenticates, says: says.to_owned(), from: from.to_owned() });
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

/// Is one of the checks that would tie the notice to its organisation still without an answer?
fn could_not_ask(notice: &Notice, intake: &Intake<'_>, peer: Option<IpAddr>) -> bool {
    let facts = intake.side.facts;
    let unknown = |question: &Question| facts.get(question).is_none() || facts.is_unusable(question);
    let Some(peer) = peer else { return true };
    let claims = [notice.reporting_mta.as_ref(), intake.delivery.from_domain.as_ref()];
    let mut spf = claims.into_iter().flatten().filter(|name| organisation(name).is_some());
    unknown(&Question::Names(peer))
        || unknown(&Question::Signatures(Which::Notice))
        || spf.any(|domain| unknown(&Question::Spf { domain: domain.clone(), address: peer }))
        || asked_domains(notice).any(|domain| unknown(&Question::Exchangers(domain)))
}
