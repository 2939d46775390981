//! The sorts of harm that a forgery does beside the bounces. A new sort is worth a notice of its own: there is something else
//! to do.

use serde::{Deserialize, Serialize};

use crate::mail::address;
use crate::recognise::Kind;
use crate::record::CaseRecord;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Harm {
    /// Somebody complained: a person, or a provider for its users (ARF).
    Complaint,
    /// A scanner found malware in what was sent in the owner's name.
    Virus,
    /// A receiver refuses because the owner's domain stands on a block list: the owner's own mail is next.
    Listed,
}

/// Words by which a refusal speaks of a block list.
const LISTS: &[&str] =
    &["blocklist", "block list", "blacklist", "black list", "denylist", "dnsbl", "surbl", "uribl", "dbl.spamhaus"];

/// Bytes of a diagnostic that are read.
const DIAGNOSTIC_MAX: usize = 2_000;
/// Failures of one notice that are read.
const FAILURES_MAX: usize = 50;

impl Harm {
    /// The harm that a case shows.
    pub(super) fn of(case: &CaseRecord) -> Option<Harm> {
        match case.notice.kind {
            Kind::Complaint | Kind::Arf => Some(Harm::Complaint),
            Kind::VirusNotice => Some(Harm::Virus),
            kind if kind.is_bounce() && names_owner_on_a_list(case) => Some(Harm::Listed),
            _ => None,
        }
    }
}

/// Most refusals for a block list are about the computer of the forger, and quote the owner's address: no harm. The domain
/// alone, not behind an `@`, in a sentence about a list is the owner's trouble.
fn names_owner_on_a_list(case: &CaseRecord) -> bool {
    let Some(domain) = case.identity.as_deref().and_then(address::domain).map(str::to_lowercase) else { return false };
    let diagnostics =
        case.notice.failures.iter().take(FAILURES_MAX).filter_map(|failure| failure.diagnostic.as_deref());
    diagnostics.map(|text| text.get(..text.floor_char_boundary(DIAGNOSTIC_MAX)).unwrap_or(text).to_lowercase()).any(
        |text| {
            LISTS.iter().any(|list| text.contains(list))
                && text.match_indices(&domain).any(|(at, _)| stands_alone(&text, at, &domain))
        },
    )
}

fn stands_alone(text: &str, at: usize, domain: &str) -> bool {
    let before = text.get(..at).and_then(|head| head.chars().next_back());
    let after = text.get(at + domain.len()..).and_then(|tail| tail.chars().next());
    let part_of_a_name = |c: char| c.is_alphanumeric() || c == '-' || c == '@';
    !before.is_some_and(|c| part_of_a_name(c) || c == '.') && !after.is_some_and(part_of_a_name)
}
