//! ActiveHunter.

use super::{Dialect, PLAIN};

pub const DIALECT: Dialect = Dialect {
    name: "activehunter",
    says: &["hi! this is the active hunter"],
    ..PLAIN
};
