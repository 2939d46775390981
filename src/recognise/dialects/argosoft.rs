//! ArGoSoft Mail Server.

use super::{Dialect, PLAIN};

pub const DIALECT: Dialect = Dialect {
    name: "argosoft",
    hints: &["argosoft mail server"],
    ..PLAIN
};
