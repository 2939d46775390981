//! Did the mail come in where the failed recipient's mail comes in: was the line that names the source written by a mail exchanger?
//!
//! Where the MX belongs to a filter service and the line was written by another host, the mail took a way that the MX does not
//! explain. Mostly the "source" is then a host of the filter under another name, and every customer of the filter would accuse it
//! (evidence T9). Only spam that goes round the MX is lost by asking for this.

use std::net::IpAddr;

use crate::case::Case;
use crate::facts::{Facts, Question};
use crate::mail::{address, embedded};
use crate::recognise::Failure;
use crate::trace::trust::{Organisation, are_neighbours, is_dns_name, same_organisation};

use super::super::forward::addressed_elsewhere;
use super::super::matter::Matter;
use super::super::one_provider;
use super::super::witness::{RECIPIENT_DOMAINS_MAX, asked_domains, recipient_domains};
use super::Doubt;

/// Exchangers whose addresses are asked for.
const EXCHANGERS_MAX: usize = 4;

pub fn questions(matter: &Matter<'_>) -> Vec<Question> {
    let Matter { case, facts, .. } = *matter;
    let Some((writer, exchangers)) = unexplained(matter) else { return Vec::new() };
    let of_line = of_line(matter).into_iter().chain(passed_on_for(case, &writer, facts)).map(Question::Exchangers);
    let hosts = exchangers.iter().take(EXCHANGERS_MAX).chain([&writer]).filter(|name| is_own_domain(case, name));
    let networks: Vec<Question> =
        hosts.flat_map(|name| facts.addresses(name).first()).flat_map(|host| one_provider::questions(*host)).collect();
    let names = exchangers.into_iter().take(EXCHANGERS_MAX).chain([writer]);
    names.filter(|name| is_dns_name(name)).map(Question::Addresses).chain(of_line).chain(networks).collect()
}

pub fn read(matter: &Matter<'_>) -> Option<Doubt> {
    let Matter { case, trace, facts, .. } = *matter;
    let (writer, exchangers) = unexplained(matter)?;
    let injection = matter.injection()?;
    // A mail exchanger with a name of the customer's own, on a hoster's machine that calls itself by its own name.
    let printed = trace.hops.iter().take(injection.hop + 1).filter_map(|hop| hop.line.by_address);
    let own: Vec<IpAddr> = facts.addresses(&writer).iter().copied().chain(printed).collect();
    let receiving: Vec<IpAddr> =
        exchangers.iter().take(EXCHANGERS_MAX).flat_map(|name| facts.addresses(name)).copied().collect();
    let address = injection.address;
    let apart = |one: IpAddr, other: IpAddr| {
        one_provider::are_of_two_networks(one, other, facts).unwrap_or_else(|| {
            [one, other].into_iter().any(|host| facts.is_unusable(&Question::Netblock(embedded::normal(host))))
        })
    };
    let near = |one: IpAddr, other: IpAddr| {
        embedded::same_host(one, other)
            || are_neighbours(one, other) && (!is_own_domain(case, &writer) || !apart(one, other))
    };
    if receiving.iter().any(|one| own.iter().any(|other| near(*one, *other))) {
        return None;
    }
    // Of the recipient's own domain, and no other address is known: nothing speaks against it.
    if is_own_domain(case, &writer) && (own.is_empty() || receiving.is_empty()) {
        return None;
    }
    let domain = recipient_domains(&case.notice).find(|domain| !facts.exchangers(domain).is_empty())?;
    let exchanger = facts.exchangers(&domain).first()?;
    // Who logged in is no filter.
    let perhaps = match &injection.account {
        Some(_) => "nothing ties the two".to_owned(),
        None => format!("{address} may be the filter in front of it"),
    };
    Some(Doubt {
        code: "not-by-mx",
        says: format!(
            "mail for {domain} comes in at `{exchanger}`, and `{writer}`, which got this one from {address}, is another host: {perhaps}"
        ),
        missing: format!(
            "how the mail came to {domain}: its mail exchanger is `{exchanger}`, and the line that names {address} was written by `{writer}`"
        ),
        from: "MX of the failed recipient, and Received line of the returned mail",
    })
}

/// The writer of the line that names the source, and the mail exchangers of those it was for, if that one is by name none of
/// them: a host of the same domain counts by its address, where the DNS knows one. None too where no exchanger is known: then nothing can be missed.
fn unexplained(matter: &Matter<'_>) -> Option<(String, Vec<String>)> {
    let Matter { case, facts, .. } = *matter;
    let writer = writer(matter)?;
    let failed: Vec<String> = asked_domains(&case.notice).collect();
    let of = |domains: &[String]| -> Vec<String> {
        domains
            .iter()
            .flat_map(|domain| facts.exchangers(domain))
            .map(|name| address::normal(name).into_owned())
            .collect()
    };
    let mut exchangers = of(&failed);
    if exchangers.is_empty() {
        return None;
    }
    // Passed on by whom it was first addressed to, it came in there.
    exchangers.extend(of(&addressed_elsewhere(case)));
    exchangers.extend(of(&of_line(matter).into_iter().collect::<Vec<_>>()));
    exchangers.extend(of(&passed_on_for(case, &writer, facts)));
    let receivers: Organisation = exchangers.iter().map(String::as_str).collect();
    let known = receivers.has(&writer) && !is_own_domain(case, &writer) || exchangers.contains(&writer);
    (!known).then_some((writer, exchangers))
}

/// A name in the recipient's own domain says little of whose host it is: the customers of a filter point such names to it.
fn is_own_domain(case: &Case<'_>, writer: &str) -> bool {
    recipient_domains(&case.notice).any(|domain| address::same_organisation(&domain, writer))
}

/// The domain of the recipient that the line of the source names.
fn of_line(matter: &Matter<'_>) -> Option<String> {
    address::domain(matter.line()?.recipient.as_deref()?).map(str::to_owned)
}

/// The writer's own domain, if it says that it took the mail for a recipient there and that an exchanger of who it failed for refused it:
/// then it passed the mail on to that exchanger, and does not stand behind it. Senders can name the original recipient (RFC 3461,
/// 4.2), but not who refused.
fn passed_on_for(case: &Case<'_>, writer: &str, facts: &Facts) -> Vec<String> {
    let refused = |failure: &Failure| {
        let exchangers = address::domain(&failure.recipient).map(|domain| facts.exchangers(domain)).unwrap_or_default();
        let by = |host: &str| exchangers.iter().any(|exchanger| address::normal(exchanger) == address::normal(host));
        failure.remote_mta.as_deref().is_some_and(by)
    };
    let failures = case.notice.failures.iter().take(RECIPIENT_DOMAINS_MAX).filter(|failure| refused(failure));
    let domains = failures.filter_map(|failure| address::domain(failure.original.as_deref()?));
    domains.filter(|domain| same_organisation(domain, writer)).map(str::to_owned).collect()
}

/// Who wrote the line that names the source; inside a site a host may call itself by a name that only means something there.
fn writer(matter: &Matter<'_>) -> Option<String> {
    let lines = matter.trace.hops.iter().take(matter.injection()?.hop + 1).rev();
    lines.filter_map(|hop| hop.line.by.clone()).find(|by| is_dns_name(by))
}
