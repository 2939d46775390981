//! McAfee (Webshield, MX Logic): recipients in a ruled block.

use super::{Dialect, PLAIN};

pub const DIALECT: Dialect = Dialect {
    name: "mcafee",
    says: &["--- the following addresses had delivery problems ---"],
    hints: &["mxlogic", "webshield"],
    ..PLAIN
};
