//! The stories that an owner can live through, and which class of case tells which.

use crate::record::CaseRecord;
use crate::verdict::{Class, What};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Story {
    /// Somebody uses the address.
    Forgery,
    /// Somebody, or something, sends through the owner's own account, server or office.
    BreakIn,
    /// Mail that only pretends to be a return.
    Lure,
    /// Returns of mail that we could not place, and that may have left through the owner's side.
    Unclear,
    /// Returns that bring nothing back of the way, so that there is nothing to place.
    Mute,
}

impl Story {
    /// None: an everyday thing, no event.
    pub fn of(class: Class) -> Option<Story> {
        match class {
            Class::Forged | Class::ForgedConfirmed => Some(Story::Forgery),
            Class::ThroughYourAccount => Some(Story::BreakIn),
            Class::SuspiciousNotice => Some(Story::Lure),
            Class::CannotTell => Some(Story::Unclear),
            Class::SentByYou | Class::NotYourAddress | Class::NotAReport => None,
        }
    }

    /// The story that a case tells.
    pub fn of_case(case: &CaseRecord) -> Option<Story> {
        match Story::of(case.verdict.class)? {
            Story::Unclear if is_mute(case) => Some(Story::Mute),
            story => Some(story),
        }
    }

    /// Do cases of the two go together? Returns without headers come with every forgery, and are explained by it. What came
    /// back with its way, and may be the owner's, is explained by no forgery: who has a stolen login can send the same text from
    /// elsewhere too, and the owner would hear that all is well (evidence T24). A break-in stays apart from all.
    pub fn takes(self, other: Story) -> bool {
        let mute = |one: Story, other: Story| one == Story::Mute && matches!(other, Story::Forgery | Story::Unclear);
        self == other || mute(self, other) || mute(other, self)
    }

    /// The clearer class of an incident wins.
    pub fn rank(class: Class) -> u8 {
        match class {
            Class::NotAReport | Class::NotYourAddress | Class::SentByYou => 0,
            Class::CannotTell => 1,
            Class::SuspiciousNotice => 2,
            Class::Forged => 3,
            Class::ForgedConfirmed => 4,
            Class::ThroughYourAccount => 5,
        }
    }
}

/// Does nothing in it say that it may have left through the owner's side: it brought nothing back of its way, or only the notice is in
/// doubt?
fn is_mute(case: &CaseRecord) -> bool {
    let no_lines = case.trace.hops.is_empty();
    case.verdict.missing.iter().all(|one| one.what.is_of_the_notice() || one.what == What::Computer && no_lines)
}
