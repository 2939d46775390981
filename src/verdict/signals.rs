//! What the evidence amounts to, topic by topic, each with its sentence. No class is decided here.

use std::net::IpAddr;

use crate::case::Case;
use crate::facts::{Answer, Fact, Facts, Question, Senders, SentCopy, SignatureResult, Spf, Which};
use crate::mail::address::{self, same_organisation};
use crate::owner::Owner;
use crate::trace::Trace;

use super::witness::is_providers;
use super::{Evidence, Stance, Strength};

/// An SPF record that allows more than this many IPv4 addresses proves nothing by a pass (evidence T21): a /16.
const NARROW_ADDRESSES_MAX: u64 = 1 << 16;

/// A Sent copy counts as the same mail if its date is this near (evidence T13).
const SENT_WITHIN_SECONDS: i64 = 15 * 60;

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
    /// Surely none of the hosts that send for the owner.
    Outside,
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
    pub sent: Sent,
    /// A failed recipient stands in To or Cc of the returned mail.
    pub recipients_consistent: bool,
    /// A valid signature of the owner's domain covers the field in which it stands.
    pub recipients_signed: bool,
    pub automatic: bool,
    pub evidence: Vec<Evidence>,
}

impl Signals {
    pub fn read(case: &Case<'_>, owner: &Owner, trace: &Trace, facts: &Facts) -> Signals {
        let mut evidence = Vec::new();
        let (source, about) = source(case, owner, trace, facts);
        evidence.extend(about);
        let (signed, about) = signed(case, owner, facts);
        evidence.extend(about);
        let (sent, about) = sent(case, facts);
        evidence.extend(about);
        Signals {
            source,
            signed,
            sent,
            recipients_consistent: recipients_consistent(case),
            recipients_signed: recipients_signed(case, owner, facts),
            automatic: automatic(case),
            evidence,
        }
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

/// The domains whose SPF record tells who sends for the owner: of the address used, else all of the owner's.
pub fn sending_domains(case: &Case<'_>, owner: &Owner) -> Vec<String> {
    let used = case.identity(owner).and_then(|identity| address::domain(&identity).map(str::to_owned));
    match used {
        Some(domain) => vec![domain],
        None => owner.all_domains().take(4).map(str::to_owned).collect(),
    }
}

fn source(case: &Case<'_>, owner: &Owner, trace: &Trace, facts: &Facts) -> (Source, Option<Evidence>) {
    let Some(injection) = &trace.injection else {
        return (Source::None, None);
    };
    let address = injection.address;
    let shown = format!("line {} of the returned mail's Received lines", injection.hop + 1);
    if owner.has_network(address) {
        let says = format!("the mail was handed in by {address}, which is one of your own networks");
        return (Source::OwnNetwork, Some(evidence("own-network", Stance::ForOwner, Strength::Strong, says, shown)));
    }
    let names: Vec<&str> = facts.confirmed_names(address).collect();
    let domains = sending_domains(case, owner);
    if names
        .iter()
        .any(|name| is_providers(name, owner, facts) && !owner.all_domains().any(|own| same_organisation(own, name)))
    {
        let says = format!("the mail was handed in by {address} ({}), a host of your mail provider", names.join(", "));
        return (Source::Provider, Some(evidence("own-provider", Stance::Neutral, Strength::Supporting, says, shown)));
    }
    if let Some(name) = unasked_provider(trace, address, owner, facts) {
        let why = format!("{address} calls itself {name}, and whether that is true could not be asked");
        return (
            Source::Unsure(why.clone()),
            Some(evidence("name-unusable", Stance::Unusable, Strength::Colour, why, "PTR record")),
        );
    }
    let mut outside = !domains.is_empty();
    let mut why = "no address of yours is known".to_owned();
    for domain in &domains {
        match by_record(domain, address, &names, facts) {
            Ok(Source::Outside) => {}
            Ok(inside) => {
                let says = format!("{domain} lets {address} send mail for it");
                let weight = if inside == Source::OwnServer {
                    (Stance::ForOwner, Strength::Strong)
                } else {
                    (Stance::Neutral, Strength::Supporting)
                };
                return (
                    inside,
                    Some(evidence("spf-pass", weight.0, weight.1, says, format!("SPF record of {domain}"))),
                );
            }
            Err(reason) => (outside, why) = (false, reason),
        }
    }
    if outside {
        let says = format!("{address} handed the mail in, and {} does not let it send", domains.join(", "));
        let from = format!("SPF record of {}", domains.join(", "));
        return (Source::Outside, Some(evidence("spf-fail", Stance::AgainstOwner, Strength::Strong, says, from)));
    }
    let says = format!("whether {address} may send for you is not known: {why}");
    (
        Source::Unsure(why),
        Some(evidence("spf-unusable", Stance::Unusable, Strength::Colour, says, "SPF record of your domain")),
    )
}

/// The provider's name that the host goes by, if nobody could say whether it is one of the provider's: not every sending host
/// stands in the SPF record.
fn unasked_provider<'a>(trace: &'a Trace, address: IpAddr, owner: &Owner, facts: &Facts) -> Option<&'a str> {
    let asked = match facts.get(&Question::Names(address)) {
        Some(Fact::Known(Answer::Names(names))) => names.iter().all(|host| host.confirmed.is_some()),
        Some(Fact::Unknown { .. }) => false,
        _ => true,
    };
    let line = &trace.hops.get(trace.injection.as_ref()?.hop)?.line;
    let mut claimed = [&line.helo, &line.name].into_iter().flatten().map(String::as_str);
    claimed.find(|name| !asked && is_providers(name, owner, facts))
}

/// What the SPF record of `domain` says of the address. An error is the reason why it says nothing.
fn by_record(domain: &str, address: IpAddr, names: &[&str], facts: &Facts) -> Result<Source, String> {
    let spf = match facts.get(&Question::Spf { domain: domain.to_owned(), address }) {
        Some(Fact::Known(Answer::Spf(spf))) => *spf,
        Some(Fact::Unknown { why, .. }) => return Err(format!("the SPF record of {domain} could not be read ({why})")),
        Some(Fact::Absent) => Spf::None,
        _ => return Err(format!("the SPF record of {domain} was not asked for")),
    };
    let senders = match facts.get(&Question::Senders(domain.to_owned())) {
        Some(Fact::Known(Answer::Senders(senders))) => senders,
        Some(Fact::Unknown { why, .. }) => {
            return Err(format!("the SPF record of {domain} could not be read whole ({why})"));
        }
        _ => return Err(format!("{domain} publishes no SPF record")),
    };
    match spf {
        Spf::Fail | Spf::SoftFail if senders.complete && !senders.everybody => Ok(Source::Outside),
        Spf::Fail | Spf::SoftFail => Err(format!("the SPF record of {domain} cannot be listed in full")),
        Spf::Pass if senders.everybody || addresses(senders) > NARROW_ADDRESSES_MAX => {
            Err(format!("the SPF record of {domain} lets too many computers send to prove anything"))
        }
        Spf::Pass if names.iter().any(|name| same_organisation(name, domain)) => Ok(Source::OwnServer),
        Spf::Pass => Ok(Source::Provider),
        Spf::Neutral => Err(format!("the SPF record of {domain} leaves open who else may send")),
        Spf::None => Err(format!("{domain} publishes no SPF record")),
        Spf::Broken => Err(format!("the SPF record of {domain} is broken")),
    }
}

/// How many IPv4 addresses the record allows; a network counted twice errs on the side of "too many".
fn addresses(senders: &Senders) -> u64 {
    senders
        .networks
        .iter()
        .filter(|network| network.addr().is_ipv4())
        .map(|network| 1_u64 << 32_u8.saturating_sub(network.prefix_len()))
        .fold(0, u64::saturating_add)
}

fn signed(case: &Case<'_>, owner: &Owner, facts: &Facts) -> (Signed, Option<Evidence>) {
    let mut best: (Signed, Option<Evidence>) = (Signed::No, None);
    for signature in facts.signatures(Which::Original).iter().filter(|signature| is_aligned(owner, &signature.domain)) {
        let domain = &signature.domain;
        let from = format!("DKIM signature of {domain}, selector {}", signature.selector);
        let (level, found) = match signature.result {
            SignatureResult::Pass => (
                Signed::Full,
                evidence(
                    "dkim-pass",
                    Stance::ForOwner,
                    Strength::Proof,
                    format!("a server of {domain} signed this mail, and the signature holds"),
                    from,
                ),
            ),
            SignatureResult::HeaderPass if signature.signed.iter().any(|name| name == "from") => (
                Signed::Header,
                evidence(
                    "dkim-header-pass",
                    Stance::ForOwner,
                    Strength::Strong,
                    format!("a server of {domain} signed this mail's header; the body did not come back whole"),
                    from,
                ),
            ),
            SignatureResult::Fail => (
                Signed::Broken,
                evidence(
                    "dkim-fail",
                    Stance::Neutral,
                    Strength::Weak,
                    format!(
                        "the mail carries a signature of {domain} that does not hold; returned mail is often altered, so this proves nothing"
                    ),
                    from,
                ),
            ),
            _ => (
                Signed::Unchecked,
                evidence(
                    "dkim-unusable",
                    Stance::Unusable,
                    Strength::Colour,
                    format!(
                        "the mail carries a signature of {domain} that could not be checked ({})",
                        signature.detail
                    ),
                    from,
                ),
            ),
        };
        if level > best.0 {
            best = (level, Some(found));
        }
    }
    if best.0 == Signed::No
        && matches!(facts.get(&Question::Signatures(Which::Original)), Some(Fact::Unknown { .. }))
        && case.original.has_field("DKIM-Signature")
    {
        return (
            Signed::Unchecked,
            Some(evidence(
                "dkim-unusable",
                Stance::Unusable,
                Strength::Colour,
                "the signature on the mail could not be checked",
                "DKIM signature",
            )),
        );
    }
    best
}

fn sent(case: &Case<'_>, facts: &Facts) -> (Sent, Option<Evidence>) {
    let Some(id) = case.original.message_id() else { return (Sent::Unknown, None) };
    let copies = match facts.get(&Question::SentCopies(id)) {
        Some(Fact::Known(Answer::SentCopies(copies))) if !copies.is_empty() => copies,
        Some(Fact::Known(Answer::SentCopies(_)) | Fact::Absent) => {
            let found = evidence(
                "not-in-sent",
                Stance::AgainstOwner,
                Strength::Weak,
                "the mail is not in your Sent folder",
                "Sent folder",
            );
            return (Sent::Absent, Some(found));
        }
        _ => {
            return (
                Sent::Unknown,
                Some(evidence(
                    "sent-unusable",
                    Stance::Unusable,
                    Strength::Colour,
                    "your Sent folder could not be looked at",
                    "Sent folder",
                )),
            );
        }
    };
    let failed: Vec<&str> = case.notice.failures.iter().map(|failure| failure.recipient.as_str()).collect();
    let same = |copy: &&SentCopy| same_mail(case, copy);
    if copies.iter().filter(same).any(|copy| failed.iter().any(|failed| copy.recipients.iter().any(|to| to == failed)))
    {
        let found = evidence(
            "sent-copy",
            Stance::ForOwner,
            Strength::Strong,
            "the mail is in your Sent folder, to this recipient and from that time",
            "Sent folder",
        );
        return (Sent::Match, Some(found));
    }
    if let Some(copy) = copies.iter().find(same) {
        let says = format!(
            "a mail with this identification, subject and time is in your Sent folder, but it went to {}",
            copy.recipients.join(", ")
        );
        return (
            Sent::ElsewhereTo(copy.recipients.clone()),
            Some(evidence("sent-elsewhere", Stance::Neutral, Strength::Supporting, says, "Sent folder")),
        );
    }
    let says =
        "a mail in your Sent folder has this identification, but it is another mail: who received it can copy that";
    (Sent::IdOnly, Some(evidence("sent-id-only", Stance::ForOwner, Strength::Weak, says, "Sent folder")))
}

fn same_mail(case: &Case<'_>, copy: &SentCopy) -> bool {
    let near = match (case.original.date(), copy.date) {
        (Some(returned), Some(sent)) => returned.duration_since(sent).as_secs().abs() <= SENT_WITHIN_SECONDS,
        _ => false,
    };
    let subject = case.original.subject().unwrap_or_default();
    near && subject.trim() == copy.subject.trim()
}

/// Whoever sends a signed mail again may write his own To and Cc, if the signature leaves them open (evidence T12).
fn recipients_signed(case: &Case<'_>, owner: &Owner, facts: &Facts) -> bool {
    let valid = |result| matches!(result, SignatureResult::Pass | SignatureResult::HeaderPass);
    let own =
        facts.signatures(Which::Original).iter().filter(|one| valid(one.result) && is_aligned(owner, &one.domain));
    let failed = |to: &String| case.notice.failures.iter().any(|failure| failure.recipient == *to);
    let names = |field: &str| {
        case.original
            .fields()
            .filter(|one| one.is(field))
            .flat_map(|one| address::all_in(one.value))
            .any(|to| failed(&to))
    };
    let (to, cc) = (names("To"), names("Cc"));
    own.into_iter().any(|one| one.signed.iter().any(|name| (to && name == "to") || (cc && name == "cc")))
}

fn is_aligned(owner: &Owner, domain: &str) -> bool {
    owner.all_domains().any(|own| own == domain || same_organisation(own, domain))
}

fn recipients_consistent(case: &Case<'_>) -> bool {
    let named = case.original.recipients();
    case.notice.failures.iter().any(|failure| named.contains(&failure.recipient))
}

/// RFC 3834, 5: the returned mail says of itself that a program answered.
fn automatic(case: &Case<'_>) -> bool {
    case.original
        .field_text("Auto-Submitted")
        .is_some_and(|value| value.trim_start().to_ascii_lowercase().starts_with("auto-replied"))
}
