//! On its way to the returning server the mail passed a host that sends for the owner (evidence K12).
//!
//! The walk goes through all hosts of the organisation that bounced, and where the owner uses the same provider or filter service,
//! through that one's outgoing hosts as well: the computer at its end is then whoever handed the mail in there, the owner or an
//! intruder in the owner's account. Microsoft's lines about a login look like those about a stranger.

use std::net::IpAddr;

use crate::facts::{Asks, Facts, Question};
use crate::trace::{Trace, special};

use super::super::matter::Matter;
use super::Doubt;

/// Hosts between the source and the returning server that a record with macros is asked about.
const HOSTS_MAX: usize = 4;

pub fn questions(matter: &Matter<'_>) -> Vec<Question> {
    let asks = |domain: &&String| matter.facts.senders(domain).is_some_and(|senders| senders.asks != Asks::Nothing);
    let domains = matter.sending_domains().iter().filter(asks);
    domains
        .flat_map(|domain| {
            passed(matter.trace).take(HOSTS_MAX).map(move |address| Question::Spf { domain: domain.clone(), address })
        })
        .collect()
}

pub fn read(matter: &Matter<'_>) -> Option<Doubt> {
    let sends = |host: &IpAddr| matter.sending_domains().iter().any(|domain| sends(domain, *host, matter.facts));
    let host = passed(matter.trace).find(sends)?;
    let source = matter.injection()?.address;
    Some(Doubt {
        code: "passed-your-provider",
        says: format!("after {source} the mail passed {host}, which sends for you, or may do so"),
        missing: format!(
            "who handed the mail in at the service that sends for you: {source} may be a computer that used your account there"
        ),
        from: "Received lines of the returned mail, and SPF record of your domain",
    })
}

/// Public hosts through which it came after the source, as believed lines saw them.
fn passed(trace: &Trace) -> impl Iterator<Item = IpAddr> {
    let lines = trace.injection.as_ref().map_or(0, |injection| injection.hop);
    let peers = trace.hops.iter().take(lines).filter_map(|hop| hop.line.peer);
    peers.filter(|peer| !special::class(*peer, false).is_inner())
}

/// The domain's record lists the host, or lets it send when asked; or it must be asked, and nobody could say.
fn sends(domain: &str, host: IpAddr, facts: &Facts) -> bool {
    let Some(senders) = facts.senders(domain) else { return false };
    let question = Question::Spf { domain: domain.to_owned(), address: host };
    senders.lists(host)
        || facts.spf_passes(domain, host)
        || senders.asks != Asks::Nothing && facts.is_unusable(&question)
}
