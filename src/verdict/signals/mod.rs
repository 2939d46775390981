//! What the evidence amounts to, topic by topic, each with its sentence. No class is decided here.

use crate::case::Case;
use crate::facts::SignatureResult;
use crate::trace::trust::is_customer_line;

use super::matter::Matter;
use super::{Evidence, Stance, Strength};
pub use sent::questions as sent_questions;
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

impl Source {
    /// Does it say already what the doubt of this code only suspects?
    pub fn answers(&self, code: &str) -> bool {
        match code {
            "in-providers-network" => {
                matches!(self, Source::Provider | Source::OwnServer | Source::OwnNetwork | Source::Used(_))
            }
            "signed-by-your-side" => matches!(self, Source::Provider | Source::OwnServer | Source::OwnNetwork),
            "beside-your-line" => *self == Source::OwnNetwork,
            _ => false,
        }
    }
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
    /// The Message-ID and two more of recipient, subject and time: a filter or a forwarder altered it on its way.
    Altered,
    /// Recipient, subject and time, under another Message-ID or none.
    Alike,
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
    pub fn read(matter: &Matter<'_>) -> Signals {
        let case = matter.case;
        let mut evidence = Vec::new();
        let (source, about) = source(matter);
        evidence.extend(about);
        let own = signed::own(matter, &source);
        let (signed, about) = signed(case, &own, matter.facts);
        evidence.extend(about);
        let (sent, about) = sent(case, matter.facts);
        evidence.extend(about);
        let lacking = lacks_signature(matter, signed);
        let lacks_signature = lacking.is_some();
        evidence.extend(lacking);
        let lateness = late(matter);
        let late = lateness.is_some();
        evidence.extend(lateness);
        evidence.extend(name_of_source(matter));
        Signals {
            source,
            signed,
            other_body: other_body(&own),
            signature_open: own.iter().any(|one| one.result == SignatureResult::Unknown),
            other_customer: other_customer(matter),
            sent,
            fellow: fellow(matter),
            at_once: left_at_once(matter),
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

/// Evidence T12: a mail that is sent again keeps its old date.
fn late(matter: &Matter<'_>) -> Option<Evidence> {
    let came = matter.trace.hops.get(matter.trace.last_believed?)?.line.date?;
    let days = came.duration_since(matter.case.original.date()?).as_secs();
    (days > LATE_SECONDS).then(|| {
        let says = format!("it reached the returning server {} days after it was written", days / 86_400);
        evidence("late", Stance::Neutral, Strength::Weak, says, "Date and Received lines of the returned mail")
    })
}

/// Evidence K11: what kind of host the source is, by its name. It supports, and decides nothing.
fn name_of_source(matter: &Matter<'_>) -> Option<Evidence> {
    let address = matter.injection().filter(|_| !matter.case.original.is_none())?.address;
    let name = matter.facts.confirmed_names(address).next()?;
    let kind = if is_customer_line(name, address) { "a customer's line" } else { "a host" };
    let says = format!("{address} is {name}, {kind} by its name");
    Some(evidence("source-name", Stance::Neutral, Strength::Weak, says, "PTR record, confirmed"))
}

/// RFC 3834, 5: the returned mail says of itself that a program answered.
fn automatic(case: &Case<'_>) -> bool {
    case.original
        .field_text("Auto-Submitted")
        .is_some_and(|value| value.trim_start().to_ascii_lowercase().starts_with("auto-replied"))
}
