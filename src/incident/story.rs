//! The stories that an owner can live through, and which class of case tells which.

use crate::verdict::Class;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Story {
    /// Somebody uses the address.
    Forgery,
    /// Somebody, or something, sends through the owner's own account, server or office.
    BreakIn,
    /// Mail that only pretends to be a return.
    Lure,
    /// Returns of mail that we could not place.
    Unclear,
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

    /// Does an incident of this story take a case of that one? Returns without headers come with every forgery, so what is
    /// unclear joins a forgery and is explained by it. Nothing joins a break-in but a break-in, and the other way round.
    pub fn takes(self, other: Story) -> bool {
        self == other || matches!((self, other), (Story::Forgery, Story::Unclear) | (Story::Unclear, Story::Forgery))
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
