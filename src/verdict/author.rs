//! Did a mail system write the notice, or one of its customers?
//!
//! A provider signs what its customers send, in its own name. So a signature proves that a notice comes from the provider only if
//! it was written as a mail system writes: without a sender in the envelope (RFC 5321, 4.5.5), or as its postmaster or daemon,
//! whose names no customer gets (RFC 2142). Where everybody can have an address, both are asked for. A customer with a domain of
//! their own is postmaster there, so it must be the domain of who bounced or of who it was for. And a mail system does not log in to
//! hand its notices in: who does is a customer, whatever he writes into the notice.

use crate::mail::received::{Received, Role};
use crate::mail::{address, roles};
use crate::providers;
use crate::recognise::Notice;
use crate::recognise::genuine::Delivery;
use crate::trace::trust::same_organisation;

/// Which sort of person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// Anybody who likes can have an address there.
    Anybody,
    /// Somebody with an address there.
    Somebody,
}

/// None: nothing says that a person wrote it. Complaints and reports are written by persons and programs alike. `line`: the one in
/// which the owner's provider names who handed the notice in. `house`: organisations of the reporting MTA and of the recipients.
pub fn is_a_persons(notice: &Notice, delivery: &Delivery, line: Option<&Received>, house: &[String]) -> Option<By> {
    let logged_in = line.is_some_and(|line| line.authenticated.is_some() || line.role == Role::Web);
    by_names(notice, delivery, house).or((logged_in && notice.kind.is_bounce()).then_some(By::Somebody))
}

/// By the names in From and in the envelope.
fn by_names(notice: &Notice, delivery: &Delivery, house: &[String]) -> Option<By> {
    let (local, domain) = delivery.from.as_deref()?.rsplit_once('@')?;
    let sender = delivery.return_path.as_deref().filter(|_| notice.kind.is_bounce())?;
    let is_system = roles::is_no_customers(local);
    if providers::is_everybodys(domain) {
        return (!is_system || !sender.is_empty()).then_some(By::Anybody);
    }
    let of_house = |name: &str| house.is_empty() || house.iter().any(|own| same_organisation(own, name));
    // Whom the answer goes to is in no house: a customer with a domain of his own, which anybody can become.
    if address::domain(sender).is_some_and(|own| !of_house(own)) {
        return Some(By::Anybody);
    }
    let written_by_system = match sender.rsplit_once('@') {
        // Microsoft's customers are whole organisations, and it writes in the name of each.
        None => of_house(domain) || house.iter().any(|own| providers::has_tenants(own)),
        Some((sender, own)) => {
            let is_systems = is_system || roles::is_no_customers(&address::normal(sender));
            is_systems && of_house(domain) && same_organisation(own, domain)
        }
    };
    (!written_by_system).then_some(By::Somebody)
}
