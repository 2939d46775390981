//! Did the desk write this answer? Everybody to whom a desk shows a report can answer it in the desk's name: its customer, who is
//! the forger, before all others. So its names are not enough, nor is the From.
//!
//! | needed for an answer to bind us | why |
//! |---|---|
//! | From is the contact, or a name of RFC 2142 at its domain or above it | a provider's customers have addresses at its domain |
//! | that domain vouches for the mail, see [`vouching`] | From is what anybody writes |
//! | no source of the report handed it in | it is in the network of the desk, whose SPF may let all of it send |
//! | it names no other report | a signed answer can be sent again, below other names |
//!
//! What rests on less is kept as doubted: it silences nobody, the owner reads it, and no report goes to that contact unseen. What
//! was rejected: to believe it for a month, for the forger is the one who would have the month.

use crate::facts::Facts;
use crate::mail::address;
use crate::owner::Owner;
use crate::providers;
use crate::recognise::genuine::Delivery;
use crate::report::Report;
use crate::report::contact::normal;
use crate::verdict::vouching::vouching;
use crate::verdict::{Intake, Side};

/// Who speaks for a network (RFC 2142, 4 and 5). No provider gives these names to a customer.
const STAFF: &[&str] = &["abuse", "noc", "security", "postmaster", "hostmaster", "support", "trouble"];

/// `named`: the reports that the mail names.
pub fn is_by_the_desk(delivery: &Delivery, named: &[String], report: &Report, owner: &Owner, facts: &Facts) -> bool {
    let Some((author, domain)) = delivery.from.as_deref().and_then(|from| Some((from, address::domain(from)?))) else {
        return false;
    };
    let vouches = |one: &String| address::is_below(domain, one) && address::organisation(one).is_some();
    let side = Side::new(owner, facts);
    let intake = Intake::read(delivery, &side);
    let from_a_source = intake.peer().is_some_and(|peer| report.is_about(peer));
    speaks_for(author, domain, &normal(&report.contact.address))
        && vouching(&intake).iter().any(vouches)
        && !from_a_source
        && named.iter().all(|id| *id == report.id)
}

/// Both in their normal form.
fn speaks_for(author: &str, domain: &str, contact: &str) -> bool {
    let is_above = address::domain(contact).is_some_and(|desk| address::is_below(desk, domain))
        && address::organisation(domain).is_some()
        && !providers::is_everybodys(domain);
    let local = author.split(['@', '+']).next().unwrap_or_default();
    author == contact || is_above && STAFF.contains(&local)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_staff_speaks_for_a_desk() {
        let speaks = |author: &str, contact: &str| speaks_for(author, address::domain(author).unwrap(), contact);
        for (author, contact) in [
            ("abuse@isp.example", "abuse@isp.example"),
            ("noc@isp.example", "abuse@isp.example"),
            ("abuse+7@isp.example", "abuse@isp.example"),
            ("postmaster@isp.example", "reports@abuse.isp.example"),
            ("netadmin7@gmail.com", "netadmin7@gmail.com"),
        ] {
            assert!(speaks(author, contact), "{author} {contact}");
        }
        for (author, contact) in [
            // A customer's mailbox, a customer's host, somebody else, everybody.
            ("kim@isp.example", "abuse@isp.example"),
            ("abuse@box7.isp.example", "abuse@isp.example"),
            ("abuse@evilisp.example", "abuse@isp.example"),
            ("abuse@example", "abuse@isp.example"),
            ("abuse@gmail.com", "netadmin7@gmail.com"),
        ] {
            assert!(!speaks(author, contact), "{author} {contact}");
        }
    }
}
