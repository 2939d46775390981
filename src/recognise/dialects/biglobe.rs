//! BIGLOBE and other Japanese providers.

use super::{Dialect, PLAIN};

pub const DIALECT: Dialect = Dialect {
    name: "biglobe",
    says: &["----- non-delivered information -----"],
    ..PLAIN
};
