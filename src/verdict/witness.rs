//! Who says so: the organisation that sent the notice, and how surely it is the one that it names (evidence K6).
//!
//! The owner's own provider wrote the top lines of the notice. The last of them names the address that handed the notice in.
//! That address, and the signatures on the notice, are held against the organisation that the notice claims to come from.
//! Nothing below the provider's lines counts.

use std::collections::BTreeSet;
use std::net::IpAddr;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::facts::{Facts, Question};
use crate::mail::address::{self, organisation};
use crate::mail::received::{Received, Role};
use crate::providers;
use crate::recognise::Notice;
use crate::recognise::genuine::Delivery;
use crate::trace::Bouncer;
use crate::trace::special;
use crate::trace::trust::{self, is_dns_name};

use super::author::{self, By};
use super::hand_in::{self, HandIn, Intake};
use super::handed;
use super::proofs::{Delivered, Weight};

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

/// What the trace may know of who bounced: names and addresses that the owner's provider recorded, and what the notice says. Anybody can
/// write any domain into From: it counts if the notice is proven to be that organisation's.
pub fn bouncer(notice: &Notice, intake: &Intake<'_>, witness: Option<&Witness>) -> Bouncer {
    let address = intake.peer();
    let confirmed = address.into_iter().flat_map(|peer| intake.side.facts.confirmed_names(peer)).map(str::to_owned);
    let proven = witness.filter(|witness| witness.standing == Standing::Identified);
    let is_proven = |from: &&String| proven.is_some_and(|one| trust::same_organisation(&one.organisation, from));
    Bouncer {
        reporting_mta: notice.reporting_mta.clone(),
        recipient_domains: asked_domains(notice).collect(),
        hosts: confirmed.chain(intake.delivery.from_domain.iter().filter(is_proven).cloned()).collect(),
        address,
    }
}

/// What must be asked about the notice's own delivery.
pub fn questions(notice: &Notice, intake: &Intake<'_>) -> Vec<Question> {
    let Intake { delivery, side, .. } = intake;
    let mut wanted: Vec<Question> =
        side.asked_domains().map(|domain| Question::Exchangers(domain.to_owned())).collect();
    wanted.extend(hand_in::questions(delivery, side));
    wanted.extend(asked_domains(notice).map(Question::Exchangers));
    wanted.extend(Delivered { notice, intake, peer: intake.peer() }.questions());
    wanted.extend(handed::questions(intake, &house(notice, side.facts)));
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
    if let Some(HandIn { line: None, outer, surely: true, .. }) = hand_in
        && let Some(name) = notice.reporting_mta.as_deref().filter(|name| side.is_providers(name))
        && outer.is_none_or(|outer| is_of_its_system(notice, intake, outer, &house))
    {
        return Some(from_own_provider(name));
    }
    let peer = hand_in.as_ref().and_then(|found| found.line.as_deref().map_or(found.outer, |line| line.peer));
    let delivered = Delivered { notice, intake, peer };
    let proofs = delivered.proofs();
    let best = claimed.iter().find_map(|claim| {
        let mut own = proofs.iter().filter(|proof| proof.organisation == *claim && proof.weight > Weight::Hints);
        Some((claim, own.next()?))
    });
    let receivers = receivers(notice, side.facts);
    // Google writes its notices as googlemail.com and receives mail as google.com.
    let receives = |organisation: &String| {
        receivers.contains(organisation) || receivers.iter().any(|one| trust::same_organisation(one, organisation))
    };
    let by_person = author::is_a_persons(notice, intake, &house);
    if let Some((organisation, proof)) = best.filter(|_| by_person != Some(By::Anybody)) {
        let authenticated =
            proofs.iter().any(|other| other.organisation == *organisation && other.weight == Weight::Authenticates);
        return Some(Witness {
            organisation: organisation.clone(),
            address: peer,
            standing: Standing::Identified,
            authenticated: by_person.is_none() && authenticated,
            receives: receives(organisation),
            own_provider: false,
            says: match by_person {
                _ if !authenticated => {
                    format!("the notice probably comes from {organisation}: {}, and nothing more proves it", proof.says)
                }
                Some(_) => {
                    format!("somebody at {organisation} wrote the notice, not surely its mail system: {}", proof.says)
                }
                None => format!("the notice really comes from {organisation}: {}", proof.says),
            },
            from: proof.from.to_owned(),
        });
    }
    let organisation = claimed.first()?.clone();
    let (standing, says) = match hand_in {
        None => (Standing::Unknown, not_handed_in(intake)),
        Some(_) if by_person == Some(By::Anybody) => {
            let domain = delivery.from_domain.as_deref().unwrap_or(&organisation);
            (
                Standing::Unknown,
                format!(
                    "the notice comes from an address at {domain} that anybody can have, and no mail system is proven to have written it"
                ),
            )
        }
        Some(_) if proofs.iter().any(|proof| claimed.contains(&proof.organisation)) => (
            Standing::Unknown,
            format!("the notice comes from a host that may be {organisation}'s, or one of its customers'"),
        ),
        Some(_) if delivered.could_not_ask() => {
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

/// Why the lines at the top of the notice do not say who handed it in.
fn not_handed_in(intake: &Intake<'_>) -> String {
    let own = |line: &&Arc<Received>| line.by.as_deref().is_some_and(|by| intake.side.is_providers(by));
    let lines: Vec<&Arc<Received>> = intake.delivery.upper_lines().take_while(own).collect();
    if lines.is_empty() {
        return "your provider's own lines on the notice were not found, so nobody says who handed it in".to_owned();
    }
    if let Some(user) = lines.iter().find(|line| line.role == Role::Local) {
        let user = user.helo.as_deref().map(|user| format!(" of the user `{user}`")).unwrap_or_default();
        return format!(
            "your provider's line says that a program{user} on its own server wrote it, which any customer there can start"
        );
    }
    let inner = lines.iter().filter_map(|line| line.peer).find(|peer| special::class(*peer, true).is_inner());
    match inner {
        Some(peer) => format!(
            "your provider's lines say only that it came from {peer}, an inner address, behind which everybody may look the same"
        ),
        None => "your provider's lines are there, and do not say who handed it in".to_owned(),
    }
}

/// The provider's public hosts send what its customers write as well, from web pages without a line about them: then the notice must
/// be written as its mail system writes. Where a customer can be a whole organisation, that shows nothing.
fn is_of_its_system(notice: &Notice, intake: &Intake<'_>, outer: IpAddr, house: &[String]) -> bool {
    let Intake { delivery, side, .. } = intake;
    let from = delivery.from_domain.as_deref();
    let system = from.is_none_or(|from| side.is_providers(from) || side.owner.has_domain(from));
    system && author::is_a_persons(notice, intake, house).is_none() && providers::of_address(outer).is_none()
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
