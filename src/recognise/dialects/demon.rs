//! Demon Internet: mail that nobody fetched.

use super::{Dialect, PLAIN};

pub const DIALECT: Dialect = Dialect {
    name: "demon",
    says: &["failed because it has not been collected after"],
    ..PLAIN
};
