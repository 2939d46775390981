//! CSO's ph directories.

use super::{Dialect, PLAIN};

pub const DIALECT: Dialect = Dialect {
    name: "ph",
    says: &["--------message not delivered to the following"],
    ..PLAIN
};
