//! Sympa: a list that refuses.

use super::{Dialect, PLAIN};

pub const DIALECT: Dialect = Dialect {
    name: "sympa",
    says: &["your message has been rejected by the list"],
    hints: &["sympa, the mailing list manager", "your message for list", "this is an automatic answer from sympa"],
    ..PLAIN
};
