//! Sympa: a list that refuses.

use super::{Dialect, PLAIN};

pub const DIALECT: Dialect = Dialect {
    name: "sympa",
    says: &["this is an automatic answer from sympa", "your message has been rejected by the list"],
    hints: &["sympa, the mailing list manager", "your message for list"],
    ..PLAIN
};
