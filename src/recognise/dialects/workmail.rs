//! Amazon WorkMail.

use super::{Dialect, PLAIN};

pub const DIALECT: Dialect = Dialect {
    name: "workmail",
    hints: &["technical report: ", "amazon workmail"],
    ..PLAIN
};
