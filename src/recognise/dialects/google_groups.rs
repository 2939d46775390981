//! Google Groups: a group that is not there, or closed to strangers.

use super::{Dialect, PLAIN};

pub const DIALECT: Dialect = Dialect {
    name: "google-groups",
    says: &[
        "the group you tried to contact",
        "may not exist, or you may not have permission to post messages to the group",
        "die gruppe, die sie versuchen zu kontaktieren",
    ],
    ..PLAIN
};
