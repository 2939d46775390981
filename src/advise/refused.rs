//! How much of a campaign a strict DMARC policy would have stopped.

use serde::{Deserialize, Serialize};

use crate::facts::{Answer, Fact, Question, SignatureResult, Spf, Which};
use crate::mail::address::{self, same_organisation};
use crate::mail::header;
use crate::record::CaseRecord;
use crate::verdict::Class;

/// Of so many mails that could be judged, so many fail DMARC: with `p=reject`, receivers who heed it refuse them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Share {
    pub judged: u64,
    pub refused: u64,
    /// Could not be judged: no source, no answer, or the forger did not use this domain in From.
    pub open: u64,
}

impl Share {
    /// Both counts together.
    pub fn and(self, other: Share) -> Share {
        Share {
            judged: self.judged + other.judged,
            refused: self.refused + other.refused,
            open: self.open + other.open,
        }
    }

    /// In whole percent of what could be judged.
    pub fn percent(self) -> Option<u64> {
        (self.judged > 0).then(|| self.refused * 100 / self.judged)
    }
}

/// Counts the forged mails among these that carry `domain` in From.
pub fn refused<'a>(domain: &str, cases: impl IntoIterator<Item = &'a CaseRecord>) -> Share {
    let forged = |case: &&CaseRecord| matches!(case.verdict.class, Class::Forged | Class::ForgedConfirmed);
    let mut share = Share::default();
    for case in cases.into_iter().filter(forged) {
        match passes(domain, case) {
            None => share.open += 1,
            Some(passes) => {
                share.judged += 1;
                share.refused += u64::from(!passes);
            }
        }
    }
    share
}

/// Does DMARC pass (RFC 7489, 4.2)? None: that cannot be told. SPF is taken as aligned if the address may send for the domain,
/// whoever the envelope sender was: so no refusal is claimed that would not have happened.
fn passes(domain: &str, case: &CaseRecord) -> Option<bool> {
    let from = header::find(case.original_header.as_bytes(), "From")?;
    let from = address::first_in(from.value)?;
    if !address::domain(&from)?.eq_ignore_ascii_case(domain) {
        return None;
    }
    let holds = SignatureResult::holds;
    let signatures = case.facts.signatures(Which::Original);
    if signatures.iter().any(|one| holds(one.result) && same_organisation(&one.domain, domain)) {
        return Some(true);
    }
    let address = case.trace.injection.as_ref()?.address;
    match case.facts.get(&Question::Spf { domain: domain.to_owned(), address })? {
        Fact::Known(Answer::Spf(spf)) => Some(*spf == Spf::Pass),
        _ => None,
    }
}
