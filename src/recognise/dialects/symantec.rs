//! Symantec Mail Security and Brightmail.

use super::{Dialect, PLAIN};

pub const DIALECT: Dialect = Dialect {
    name: "symantec",
    says: &["recipient address reason"],
    hints: &["symantec mail security", "symantec messaging gateway", "brightmail"],
    ..PLAIN
};
