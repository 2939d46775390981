//! Did a mail system write the notice, or one of its customers?
//!
//! A provider signs what its customers send, in its own name. So a signature proves that a notice comes from the provider only if
//! it was written as a mail system writes: without a sender in the envelope (RFC 5321, 4.5.5), or as its postmaster or daemon,
//! whose names no customer gets (RFC 2142). A customer with a domain of their own is postmaster there, so it must be the domain of
//! who bounced or of who it was for. And a mail system does not log in to hand its notices in: who does is a customer, whatever he
//! writes into the notice. What a name does not tell is not taken for the mail system's: it authenticates nobody.

use crate::facts::{Facts, Signature, SignatureResult, Which};
use crate::mail::address;
use crate::mail::received::Role;
use crate::mail::roles;
use crate::providers;
use crate::recognise::Notice;
use crate::recognise::genuine::Delivery;
use crate::trace::trust::same_organisation;

use super::hand_in::Intake;
use super::handed::Handed;
use super::witness::recipient_domains;

/// Which sort of person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// Anybody who likes can have an address there.
    Anybody,
    /// Somebody with an address there.
    Somebody,
}

/// None: nothing says that a person wrote it. Complaints and reports are written by persons and programs alike. `house`:
/// organisations of the reporting MTA and of the recipients.
pub fn is_a_persons(notice: &Notice, intake: &Intake<'_>, house: &[String]) -> Option<By> {
    let named = by_names(notice, intake.delivery, house).or_else(|| {
        let from = intake.delivery.from_domain.as_deref().filter(|_| notice.kind.is_bounce());
        from.filter(|from| is_tenants(notice, intake.side.facts, from, house)).map(|_| By::Somebody)
    });
    let is_bounce = notice.kind.is_bounce();
    let quoting = if is_bounce || notice.is_filed() { by_what_is_quoted(notice, intake.delivery) } else { None };
    if quoting == Some(By::Anybody) || !is_bounce || named == Some(By::Anybody) {
        return quoting.filter(|by| *by == By::Anybody).or(named);
    }
    let handed = Handed::of(intake, house);
    if handed.as_ref().is_some_and(Handed::is_by_others) {
        return Some(By::Anybody);
    }
    let passed_on = handed.is_some_and(|handed| handed.is_for_another());
    let line = intake.hand_in.as_ref().and_then(|hand_in| hand_in.line.as_deref());
    let logged_in = line.is_some_and(|line| line.authenticated.is_some() || line.role == Role::Web);
    named.or(quoting).or((logged_in || passed_on).then_some(By::Somebody))
}

/// A help desk signs its answer, and quotes what anybody wrote to it in the owner's name: a bounce of his own making. A mail system that
/// puts the returned mail into its text writes under a name of its own. People answer letters to the postmaster, too: what opens
/// with other words is theirs, and what does not may be.
fn by_what_is_quoted(notice: &Notice, delivery: &Delivery) -> Option<By> {
    let local = delivery.from.as_deref().and_then(|from| from.rsplit_once('@')).map_or("", |(local, _)| local);
    match () {
        () if !notice.returned.is_of_text() || roles::is_programs(local) => None,
        () if notice.quoted || !roles::is_daemon(local) => Some(By::Anybody),
        () => Some(By::Somebody),
    }
}

/// By the names in From and in the envelope.
fn by_names(notice: &Notice, delivery: &Delivery, house: &[String]) -> Option<By> {
    let of_house = |name: &str| house.is_empty() || house.iter().any(|own| same_organisation(own, name));
    let is_bounce = notice.kind.is_bounce();
    let sender = delivery.return_path.as_deref();
    let from = delivery.from.as_deref().and_then(|from| from.rsplit_once('@'));
    let is_system = from.is_some_and(|(local, _)| roles::is_no_customers(local));
    // Where everybody can have an address, both the name and the envelope must be the system's.
    let with_sender = is_bounce && sender.is_some_and(|sender| !sender.is_empty());
    if from.is_some_and(|(_, domain)| providers::is_everybodys(domain)) && (!is_system || with_sender) {
        return Some(By::Anybody);
    }
    // Whom the answer goes to is in no house: a customer with a domain of his own, which anybody can become.
    if is_bounce && sender.and_then(address::domain).is_some_and(|own| !of_house(own)) {
        return Some(By::Anybody);
    }
    let (Some((_, domain)), Some(sender)) = (from, sender.or((!is_bounce).then_some(""))) else {
        return Some(By::Somebody);
    };
    let written_by_system = match sender.rsplit_once('@') {
        _ if !is_bounce => of_house(domain),
        None => is_system && of_house(domain),
        Some((sender, own)) => {
            let is_systems = is_system || roles::is_no_customers(&address::normal(sender));
            is_systems && of_house(domain) && same_organisation(own, domain)
        }
    };
    (!written_by_system).then_some(By::Somebody)
}

/// Customers of Microsoft and Google are whole organisations, and each can write through it without a sender, as postmaster of any domain.
/// Microsoft itself writes in the name of the one whose recipient it was, and Google with a signature that no customer gets.
fn is_tenants(notice: &Notice, facts: &Facts, from: &str, house: &[String]) -> bool {
    let signed = |one: &Signature| one.result == SignatureResult::Pass && address::is_below(from, &one.domain);
    house.iter().any(|own| providers::has_tenants(own))
        && !recipient_domains(notice).any(|recipient| same_organisation(&recipient, from))
        && !facts.signatures(Which::Notice).iter().any(signed)
}
