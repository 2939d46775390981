//! GWAVA in front of GroupWise.

use super::{Dialect, PLAIN};

pub const DIALECT: Dialect = Dialect {
    name: "gwava",
    says: &["message was suspected as spam message and will be"],
    hints: &["gwava"],
    ..PLAIN
};
