//! Why mail that was injected outside everything that sends for the owner may be the owner's all the same.
//!
//! Each of these is a sign, and no proof for the owner: it makes "forged" impossible and leaves the verdict at "cannot tell". What a
//! forger gains by bringing one about is that nobody is accused; what an intruder in the owner's account would gain without them
//! is an acquittal.

mod account;
mod entrance;
mod housed;
mod line;
mod named;
mod relayed;
mod seen;
mod sibling;
mod tenant;
mod through;
mod vouched;

use crate::case::Case;
use crate::facts::{Facts, Question};
use crate::owner::Owner;
use crate::trace::Trace;

use super::signals::evidence;
use super::witness::Witness;
use super::{Evidence, Stance, Strength};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt {
    pub code: &'static str,
    /// A sentence for a person.
    pub says: String,
    /// What would have decided it.
    pub missing: String,
    /// What it rests on.
    pub from: &'static str,
}

impl Doubt {
    pub fn evidence(&self) -> Evidence {
        evidence(self.code, Stance::Neutral, Strength::Supporting, self.says.clone(), self.from)
    }
}

pub fn questions(case: &Case<'_>, owner: &Owner, trace: &Trace, facts: &Facts) -> Vec<Question> {
    let mut wanted = entrance::questions(case, trace, facts);
    wanted.extend(named::questions(owner, trace, facts));
    wanted.extend(through::questions(case, owner, trace, facts));
    wanted.extend(housed::questions(owner, trace, facts));
    wanted.extend(line::questions(owner, trace));
    wanted
}

pub fn read(case: &Case<'_>, owner: &Owner, trace: &Trace, witness: Option<&Witness>, facts: &Facts) -> Vec<Doubt> {
    if trace.injection.is_none() || case.original.is_none() {
        return Vec::new();
    }
    let all = [
        // What went out through the owner's side came in nowhere.
        relayed::read(case, owner, witness, facts).or_else(|| entrance::read(case, trace, facts)),
        tenant::read(case, owner, facts),
        sibling::read(case, owner, facts),
        seen::read(case, owner, trace),
        named::read(owner, trace, facts),
        through::read(case, owner, trace, facts),
        housed::read(case, owner, trace, facts),
        line::read(owner, trace, facts),
        vouched::read(case, owner, facts),
        account::read(case, owner, trace, facts),
    ];
    all.into_iter().flatten().collect()
}
