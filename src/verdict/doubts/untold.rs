//! The notice came back to an address that nobody told to be the owner's, and lies in the owner's mailbox all the same.
//!
//! A bounce goes to the envelope sender (RFC 5321, 3.6.3). Who writes with a domain of his own by the relay of his access provider
//! often has the address there in the envelope, and gets its mail forwarded. A stranger's address there would not lead to the
//! owner: so where the record of its domain lets the source send, the mail may have gone the owner's way.

use std::net::IpAddr;

use crate::facts::{Answer, Fact, Question, Spf};
use crate::mail::address;

use super::super::matter::Matter;
use super::Doubt;

pub fn questions(matter: &Matter<'_>) -> Vec<Question> {
    untold(matter).map(|(_, domain, address)| Question::Spf { domain, address }).into_iter().collect()
}

pub fn read(matter: &Matter<'_>) -> Option<Doubt> {
    let (sender, domain, address) = untold(matter)?;
    let lets = match matter.facts.get(&Question::Spf { domain: domain.clone(), address }) {
        Some(Fact::Known(Answer::Spf(Spf::Pass))) => format!("{domain} lets {address} send mail for it"),
        Some(Fact::Unknown { .. }) => format!("whether {domain} lets {address} send mail for it could not be asked"),
        _ => return None,
    };
    Some(Doubt {
        code: "untold-address",
        says: format!("the notice went to {sender}, which nobody told to be yours, and lies in your mailbox; {lets}"),
        missing: format!("whether {sender} is yours (then name it in the configuration), and who used it"),
        from: "To of the notice, and SPF record of its domain",
    })
}

/// The address that the notice went to, its domain, and the source.
fn untold(matter: &Matter<'_>) -> Option<(String, String, IpAddr)> {
    let Matter { case, owner, .. } = *matter;
    matter.identity.as_ref()?;
    let address = matter.injection()?.address;
    let to = case.delivery.to.as_deref().map(address::normal).filter(|to| !owner.is(to))?;
    let sender = case.original.envelope_sender();
    let domain = address::domain(&to)?.to_owned();
    sender.is_none_or(|sender| address::normal(&sender) == to).then(|| (to.into_owned(), domain, address))
}
