//! A gateway of unknown make that copies sendmail's words.

use super::{Dialect, PLAIN};

pub const DIALECT: Dialect = Dialect {
    name: "x1",
    says: &["---the following addresses had delivery errors---", "the following addresses had delivery errors"],
    ..PLAIN
};
