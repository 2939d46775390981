//! Mercury/32.

use super::{Dialect, PLAIN};

pub const DIALECT: Dialect = Dialect {
    name: "mercury",
    says: &["mercury mail transport system", "with this error message, the following message"],
    hints: &["mercury/32"],
    ..PLAIN
};
