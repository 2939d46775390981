//! What the evidence amounts to, topic by topic, each with its sentence. No class is decided here.

use crate::case::Case;
use crate::facts::{Facts, SignatureResult};
use crate::mail::address;
use crate::owner::Owner;
use crate::trace::{Trace, trust};

use super::hosts::is_below;
use super::witness::OWNER_DOMAINS_MAX;
use super::{Evidence, Stance, Strength};
use sent::{fellow, left_at_once, sent};
pub use signed::other_customer;
use signed::{covers, lacks_signature, other_body, recipients_signed, signed};
use source::source;

mod sent;
mod signed;
mod source;

/// A returned mail that reached the returning server later than this after it was written was not waiting in a queue: those give
/// up after five days or so (RFC 5321, 4.5.4.1).
const LATE_SECONDS: i64 = 7 * 24 * 3600;

/// From where the mail was injected, seen from the owner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// The trace names no address.
    None,
    /// A network that the owner named as their own.
    OwnNetwork,
    /// A sending host that only the owner uses.
    OwnServer,
    /// A host of the owner's provider, which others use as well.
    Provider,
    /// A host that the owner's own DNS names, and that others may use as well; in which words.
    Used(String),
    /// Surely none of the hosts that send for the owner.
    Outside,
    /// The record was read whole and does not list it, but leaves open who else may send (`?all`); the reason.
    Open(String),
    /// It cannot be said; the reason.
    Unsure(String),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Signed {
    /// No signature of the owner's domain.
    No,
    /// One that does not hold over what came back.
    Broken,
    /// One that could not be checked.
    Unchecked,
    /// The header as signed, the body not seen.
    Header,
    Full,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sent {
    /// There is no Sent folder to look into, or nothing to search it by.
    NoFolder,
    /// Nobody could look.
    Unknown,
    Absent,
    /// Only the Message-ID is the same.
    IdOnly,
    /// The same mail, but it went to other people.
    ElsewhereTo(Vec<String>),
    /// Message-ID, recipient and time.
    Match,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Signals {
    pub source: Source,
    pub signed: Signed,
    /// A signature of the owner's holds over the header, none over this body, and the body came back whole.
    pub other_body: bool,
    /// Whether one of the owner's holds could not be asked: then the body may be another one as well.
    pub signature_open: bool,
    /// The provider's signature names a customer, and not by the owner's name (evidence K12).
    pub other_customer: bool,
    pub sent: Sent,
    /// Somebody who got the mail as well.
    pub fellow: Option<String>,
    /// It was on its way before anybody could have read and copied it.
    pub at_once: bool,
    /// A failed recipient stands in To or Cc of the returned mail.
    pub recipients_consistent: bool,
    /// A valid signature of the owner's domain covers the field in which it stands.
    pub recipients_signed: bool,
    /// It says of itself that a program answered.
    pub automatic: bool,
    /// A valid signature of the owner's domain covers the field that says so.
    pub automatic_signed: bool,
    /// The owner's domain signs all its mail, this one came back whole, and nobody of the owner's signed it (evidence K10).
    pub lacks_signature: bool,
    /// It reached the returning server long after it was written.
    pub late: bool,
    pub evidence: Vec<Evidence>,
}

impl Signals {
    pub fn read(case: &Case<'_>, owner: &Owner, trace: &Trace, facts: &Facts) -> Signals {
        let mut evidence = Vec::new();
        let (source, about) = source(case, owner, trace, facts);
        evidence.extend(about);
        let own = signed::own(owner, &source, facts);
        let (signed, about) = signed(case, &own, facts);
        evidence.extend(about);
        let (sent, about) = sent(case, facts);
        evidence.extend(about);
        let lacking = lacks_signature(case, owner, signed);
        let lacks_signature = lacking.is_some();
        evidence.extend(lacking);
        let lateness = late(case, trace);
        let late = lateness.is_some();
        evidence.extend(lateness);
        evidence.extend(name_of_source(case, trace, facts));
        Signals {
            source,
            signed,
            other_body: other_body(&own),
            signature_open: own.iter().any(|one| one.result == SignatureResult::Unknown),
            other_customer: other_customer(case, owner, facts),
            sent,
            fellow: fellow(case, owner, facts),
            at_once: left_at_once(case, trace, facts),
            recipients_consistent: case.is_addressed_to_the_failed(),
            recipients_signed: recipients_signed(case, &own),
            automatic: automatic(case),
            automatic_signed: covers(case, &own, "auto-submitted"),
            lacks_signature,
            late,
            evidence,
        }
    }
}

impl Signals {
    /// Somebody who got the mail as well, and had the time to send its like.
    pub fn copied_by(&self) -> Option<&str> {
        self.fellow.as_deref().filter(|_| !self.at_once)
    }
}

pub fn evidence(
    code: &str,
    stance: Stance,
    strength: Strength,
    says: impl Into<String>,
    from: impl Into<String>,
) -> Evidence {
    Evidence { code: code.to_owned(), stance, strength, says: says.into(), from: from.into() }
}

/// The domains whose SPF record tells who sends for the owner: of the address used, else all of the owner's. Anybody can write a
/// name below the owner's domain that was never used: there the record of the domain itself tells.
pub fn sending_domains(case: &Case<'_>, owner: &Owner) -> Vec<String> {
    match used_domain(case, owner) {
        Some(used) if !owner.has_domain(&used) => {
            let above = owner.all_domains().find(|own| is_below(&used, own)).map(str::to_owned);
            vec![above.unwrap_or(used)]
        }
        Some(domain) => vec![domain],
        None => owner.all_domains().take(4).map(str::to_owned).collect(),
    }
}

fn used_domain(case: &Case<'_>, owner: &Owner) -> Option<String> {
    case.identity(owner).and_then(|identity| address::domain(&identity).map(str::to_owned))
}

/// Domains beyond those by whose record a host is the owner's side all the same. Of the envelope sender, if that is the owner's or
/// lies below one: a service that sends for the owner often gets a name of its own; the notice went to the envelope sender
/// (RFC 5321, 3.6.3), and the returned mail may name it as well. Of the address used, if that lies below one. And the owner's other domains: who has the login for one of them
/// may write the address of another.
pub fn other_domains(case: &Case<'_>, owner: &Owner) -> Vec<String> {
    let senders = case.original.envelope_sender().into_iter().chain(case.delivery.to.clone());
    let sender_domains = senders
        .filter_map(|sender| address::domain(&sender).map(address::normal))
        .filter(|domain| owner.all_domains().any(|own| is_below(domain, own)));
    let own = owner.all_domains().take(OWNER_DOMAINS_MAX).map(str::to_owned);
    let known = sending_domains(case, owner);
    let mut domains: Vec<String> = Vec::new();
    for domain in sender_domains.chain(used_domain(case, owner)).chain(own) {
        if !known.contains(&domain) && !domains.contains(&domain) {
            domains.push(domain);
        }
    }
    domains
}

/// Evidence T12: a mail that is sent again keeps its old date.
fn late(case: &Case<'_>, trace: &Trace) -> Option<Evidence> {
    let came = trace.hops.get(trace.last_believed?)?.line.date?;
    let days = came.duration_since(case.original.date()?).as_secs();
    (days > LATE_SECONDS).then(|| {
        let says = format!("it reached the returning server {} days after it was written", days / 86_400);
        evidence("late", Stance::Neutral, Strength::Weak, says, "Date and Received lines of the returned mail")
    })
}

/// Evidence K11: what kind of host the source is, by its name. It supports, and decides nothing.
fn name_of_source(case: &Case<'_>, trace: &Trace, facts: &Facts) -> Option<Evidence> {
    let injection = trace.injection.as_ref().filter(|_| !case.original.is_none())?;
    let address = injection.address;
    let name = facts.confirmed_names(address).next()?;
    let kind = if trust::is_customer_line(name, address) { "a customer's line" } else { "a host" };
    let says = format!("{address} is {name}, {kind} by its name");
    Some(evidence("source-name", Stance::Neutral, Strength::Weak, says, "PTR record, confirmed"))
}

/// RFC 3834, 5: the returned mail says of itself that a program answered.
fn automatic(case: &Case<'_>) -> bool {
    case.original
        .field_text("Auto-Submitted")
        .is_some_and(|value| value.trim_start().to_ascii_lowercase().starts_with("auto-replied"))
}
