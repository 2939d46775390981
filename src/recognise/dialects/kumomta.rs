//! KumoMTA.

use super::{Dialect, PLAIN};

pub const DIALECT: Dialect = Dialect {
    name: "kumomta",
    hints: &["kumomta", "and addressed to "],
    ..PLAIN
};
