//! IceWarp and Merak.

use super::{Dialect, PLAIN};

pub const DIALECT: Dialect = Dialect {
    name: "icewarp",
    says: &["message delivery failed. the following message could not be delivered"],
    hints: &["icewarp", "merak mail server"],
    ..PLAIN
};
