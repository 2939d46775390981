//! Apache James: `Error message below:` and the stack's words.

use super::{Dialect, PLAIN};

pub const DIALECT: Dialect = Dialect {
    name: "apache-james",
    says: &["error message below: 5", "error message below: 4", "hi. this is the james mail server at"],
    labels: &["failed recipient(s):"],
    ..PLAIN
};
