//! Postmark.

use super::{Dialect, PLAIN};

pub const DIALECT: Dialect = Dialect {
    name: "postmark",
    says: &["postmark couldn't deliver"],
    hints: &["postmark app", "was sent through postmark"],
    ..PLAIN
};
