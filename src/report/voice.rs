//! Whose word counts in a report, and whose cannot be bought.
//!
//! Anybody can set up a domain with a mail server and let it "return" mails that never were: such a witness is authentic and
//! lies. It takes two of them, in unrelated networks, to make a verdict (evidence T11, K13), and a verdict harms nobody. A report
//! does. So of the witnesses of a reported source one must be known, which nobody becomes for the purpose of framing, or there
//! must be so many unrelated ones that the framing costs more than the report is worth
//! ([`super::Limits::voices_min`]). What was rejected: the age of a witness in the owner's mailbox, for a forger can wait, and a
//! witness being named by others, for a forger names his own. The cost: a fire that only three small mail systems saw is left
//! to smolder.

use jiff::Timestamp;

use crate::facts::Facts;
use crate::mail::address::{self, organisation};
use crate::mail::roles;
use crate::providers::{self, Provider};
use crate::recognise::Kind;
use crate::record::CaseRecord;
use crate::verdict::witness::Witness;

/// Periods of DMARC reports that are kept of one organisation.
const PERIODS_MAX: usize = 8;

/// What one organisation said about one source.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Voice {
    /// It returned mail that it received itself. The newest, by its own line.
    pub returned: Option<Timestamp>,
    /// It complained, or passed a complaint on.
    pub complained: Option<Timestamp>,
    /// It saw the source fail in these periods (DMARC).
    pub failed_in: Vec<(Timestamp, Timestamp)>,
    /// Why its word cannot be bought: who it is.
    pub known: Option<&'static str>,
}

impl Voice {
    pub(super) fn add(&mut self, case: &CaseRecord, witness: &Witness, seen: Timestamp) {
        let newest = |old: Option<Timestamp>| old.max(Some(seen));
        if case.notice.kind.is_bounce() {
            self.returned = newest(self.returned);
        } else {
            self.complained = newest(self.complained);
        }
        self.known = self.known.or_else(|| known(case, witness));
    }

    pub(super) fn add_failed(&mut self, case: &CaseRecord, witness: &Witness, period: (Timestamp, Timestamp)) {
        if self.failed_in.len() < PERIODS_MAX && !self.failed_in.contains(&period) {
            self.failed_in.push(period);
        }
        self.known = self.known.or_else(|| known(case, witness));
    }

    /// Does it count, for mails that were handed in at these times? What it returned counts. A complaint, and that it saw the source
    /// fail on the same day, are sentences that anybody can write about anybody, so they count only of who is known.
    pub fn counts(&self, since: Timestamp, mails: &[Timestamp]) -> bool {
        let returned = self.returned.is_some_and(|at| at >= since);
        let complained = self.known.is_some() && self.complained.is_some_and(|at| at >= since);
        let same_day = |(first, last): &(Timestamp, Timestamp)| mails.iter().any(|mail| first <= mail && mail <= last);
        returned || complained || self.known.is_some() && self.failed_in.iter().any(same_day)
    }
}

/// A mail system that nobody can set up for the purpose: the owner's own provider, or one of the large ones speaking for itself.
/// Its customers can write mail through it, with its signature and from its hosts; none of them can write as its postmaster,
/// without a sender in the envelope, or in the domain that its staff has for itself.
fn known(case: &CaseRecord, witness: &Witness) -> Option<&'static str> {
    if witness.own_provider {
        return Some("your own mail provider");
    }
    let provider = provider_of(witness, &case.facts)?;
    let (local, domain) = case.delivery.from.as_deref()?.rsplit_once('@')?;
    let its_own = speaks_for(provider, domain) && speaks_for(provider, &witness.organisation);
    let its_staff = if case.notice.kind.is_bounce() {
        let null_sender = case.delivery.return_path.as_deref() == Some("");
        null_sender && roles::is_system(local)
    } else {
        !providers::is_everybodys(domain)
    };
    (its_own && its_staff).then_some(provider.title.as_str())
}

/// The provider whose host handed the notice in. A notice that somebody else passes on is a copy, be it ever so well signed.
fn provider_of(witness: &Witness, facts: &Facts) -> Option<&'static Provider> {
    let address = witness.address?;
    facts.confirmed_names(address).find_map(providers::of).or_else(|| providers::of_address(address))
}

/// Is it a domain of the provider, and not one below which it names its customers?
fn speaks_for(provider: &Provider, domain: &str) -> bool {
    let domain = address::normal(domain);
    let below = |parent: &String| domain == *parent || domain.ends_with(&format!(".{parent}"));
    let own = provider.own.iter().chain(&provider.inner).chain(&provider.hosts);
    let same = |own: &String| below(own) || organisation(own).is_some_and(|own| own == domain);
    own.into_iter().any(same) && !provider.tenants.iter().any(below)
}

/// Does a case of this kind say something about a source by its own returned mail?
pub(super) fn speaks(case: &CaseRecord, witness: &Witness) -> bool {
    // Who did not receive the mail can say nothing about it: anybody signs a notice about somebody else's recipient.
    witness.authenticated
        && case.notice.kind != Kind::DmarcAggregate
        && (witness.receives || witness.own_provider || !case.notice.kind.is_bounce())
}
