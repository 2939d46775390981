//! A gateway of unknown make.

use super::{Dialect, PLAIN};

pub const DIALECT: Dialect = Dialect {
    name: "x6",
    says: &["we had trouble delivering your message. full details follow"],
    ..PLAIN
};
