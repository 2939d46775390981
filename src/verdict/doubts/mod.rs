//! Why mail that was injected outside everything that sends for the owner may be the owner's all the same.
//!
//! Each of these is a sign, and no proof for the owner: it makes "forged" impossible and leaves the verdict at "cannot tell". What a
//! forger gains by bringing one about is that nobody is accused; what an intruder in the owner's account would gain without them
//! is an acquittal.

mod account;
mod aged;
mod entrance;
mod housed;
mod line;
mod named;
mod relayed;
mod seen;
mod sibling;
mod tenant;
mod through;
mod unasked;
mod untold;
mod vouched;

use crate::facts::Question;

use super::matter::Matter;
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
        let stance = if self.code == "tenant-of-your-name" { Stance::ForOwner } else { Stance::Neutral };
        evidence(self.code, stance, Strength::Supporting, self.says.clone(), self.from)
    }
}

pub fn questions(matter: &Matter<'_>) -> Vec<Question> {
    let mut wanted = entrance::questions(matter);
    wanted.extend(named::questions(matter));
    wanted.extend(through::questions(matter));
    wanted.extend(housed::questions(matter));
    wanted.extend(line::questions(matter));
    wanted.extend(untold::questions(matter));
    wanted
}

pub fn read(matter: &Matter<'_>, witness: Option<&Witness>) -> Vec<Doubt> {
    if matter.injection().is_none() || matter.case.original.is_none() {
        return Vec::new();
    }
    let all = [
        // What went out through the owner's side came in nowhere.
        relayed::read(matter, witness).or_else(|| entrance::read(matter)),
        tenant::read(matter),
        sibling::read(matter),
        seen::read(matter),
        named::read(matter),
        through::read(matter),
        housed::read(matter),
        line::read(matter),
        vouched::read(matter),
        account::read(matter),
        unasked::read(matter),
        untold::read(matter),
        aged::read(matter),
    ];
    all.into_iter().flatten().collect()
}
