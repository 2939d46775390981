//! The owner has more domains than the world is asked about: hosts and records of the others may speak for the owner.
//!
//! "Not asked" must not read as "nothing there" (evidence K9: the owner's side must be all of it).

use super::super::matter::Matter;
use super::Doubt;

pub fn read(matter: &Matter<'_>) -> Option<Doubt> {
    matter.side.has_unasked_domains().then(|| Doubt {
        code: "domains-not-asked",
        says: "you have more domains than are looked up for one mail".to_owned(),
        missing: "whether the computer that handed it in sends for another domain of yours: you have too many to ask about each; give each mailbox only its own in the configuration".to_owned(),
        from: "your configuration",
    })
}
