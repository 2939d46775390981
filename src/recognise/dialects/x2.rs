//! A gateway of unknown make, seen at Japanese providers.

use super::{Dialect, PLAIN};

pub const DIALECT: Dialect = Dialect {
    name: "x2",
    says: &["unable to deliver message to the following address(es)"],
    ..PLAIN
};
