//! Barracuda.

use super::{Dialect, PLAIN};

pub const DIALECT: Dialect = Dialect {
    name: "barracuda",
    says: &["**message you sent blocked by our bulk email filter**"],
    hints: &["barracuda spam firewall", "barracuda networks", "message you sent blocked by"],
    ..PLAIN
};
