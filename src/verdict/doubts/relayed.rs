//! The notice comes from the owner's own server or mail provider, about a recipient whose mail neither of them receives.
//!
//! A server carries mail out to a stranger's domain for its own clients. So this is how a break-in comes back: an intruder used the
//! owner's login there, and the other side refused. Not every server writes into its line that somebody logged in (Exchange,
//! Domino, MDaemon, a Postfix that lets an address relay): that the line shows no login says nothing. Mail to a mailbox of that
//! server's own comes from anybody, and a forgery stays one.

use crate::facts::{Fact, Facts, Question};
use crate::trace::trust::{Organisation, is_dns_name};

use super::super::forward;
use super::super::matter::Matter;
use super::super::side::is_below;
use super::super::witness::{Standing, Witness, asked_domains};
use super::Doubt;

pub fn read(matter: &Matter<'_>, witness: Option<&Witness>) -> Option<Doubt> {
    let Matter { case, owner, side, facts, .. } = *matter;
    let witness = witness.filter(|witness| witness.standing == Standing::Identified)?;
    let reporting = case.notice.reporting_mta.iter().filter(|name| is_dns_name(name));
    let mut names = reporting.chain([&witness.organisation]);
    // Some smart hosts stand in the owner's SPF record by their addresses alone.
    let in_network =
        witness.address.is_some_and(|address| owner.has_network(address) || forward::may_send(matter, address));
    let bouncer = names.find(|name| in_network || witness.own_provider || side.carriers().has(name))?;
    if let Some(client) = of_a_client(matter) {
        return Some(Doubt {
            code: "relayed-out",
            says: format!(
                "`{client}`, a mailbox host of your provider, got the mail: such hosts take it from clients that log in, strangers come in elsewhere"
            ),
            missing: format!("who sent it through `{client}`: look at the last sign-ins of the accounts there"),
            from: "Received line of the returned mail",
        });
    }
    let local: Organisation = [bouncer, &witness.organisation].into_iter().map(String::as_str).collect();
    let foreign =
        asked_domains(&case.notice).find(|domain| !owner.has_domain(domain) && is_elsewhere(domain, &local, facts))?;
    Some(Doubt {
        code: "relayed-out",
        says: format!(
            "`{bouncer}`, your own server or your provider's, wrote the notice, and does not receive mail for {foreign}: it had taken the mail to carry it out, as it does for those who may send through it"
        ),
        missing: format!(
            "who sent it through `{bouncer}`: look into that server's log, and at the last sign-ins of your account there"
        ),
        from: "Reporting-MTA of the notice, and MX of the failed recipient",
    })
}

/// The host that took the mail in, if it is one of those of Microsoft's that hold mailboxes: mail of strangers comes in at
/// `*.mail.protection.outlook.com`, and the lines of mailbox hosts show no login.
fn of_a_client<'a>(matter: &Matter<'a>) -> Option<&'a str> {
    let by = matter.line()?.by.as_deref()?;
    is_below(by, "prod.outlook.com").then_some(by).filter(|by| matter.side.is_providers(by))
}

/// Others receive mail for the domain, or nobody does. What could not be asked is an open look-up, and is treated as one.
fn is_elsewhere(domain: &str, local: &Organisation, facts: &Facts) -> bool {
    let asked = matches!(facts.get(&Question::Exchangers(domain.to_owned())), Some(Fact::Known(_) | Fact::Absent));
    asked && !local.has(domain) && !facts.exchangers(domain).iter().any(|exchanger| local.has(exchanger))
}
