//! JetMail.

use super::{Dialect, PLAIN};

pub const DIALECT: Dialect = Dialect {
    name: "jetmail",
    says: &["your mail cannot be delivered to the following address(es)"],
    ..PLAIN
};
