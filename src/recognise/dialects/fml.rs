//! fml.

use super::{Dialect, PLAIN};

pub const DIALECT: Dialect = Dialect {
    name: "fml",
    says: &["you are not a member of this mailing list"],
    hints: &["you are not member"],
    ..PLAIN
};
