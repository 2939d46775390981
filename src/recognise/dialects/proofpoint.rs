//! Proofpoint.

use super::{Dialect, PLAIN};

pub const DIALECT: Dialect = Dialect {
    name: "proofpoint",
    says: &["your message was blocked by proofpoint", "this message was rejected by the proofpoint"],
    hints: &["proofpoint protection server"],
    ..PLAIN
};
