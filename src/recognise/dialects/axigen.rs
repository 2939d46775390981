//! Axigen.

use super::{Dialect, PLAIN};

pub const DIALECT: Dialect = Dialect {
    name: "axigen",
    hints: &["axigen"],
    ..PLAIN
};
