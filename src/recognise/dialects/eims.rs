//! Eudora Internet Mail Server, and AppleShare.

use super::{Dialect, PLAIN};

pub const DIALECT: Dialect = Dialect {
    name: "eims",
    says: &["your message cannot be delivered to the following recipients because"],
    hints: &["eudora internet mail server"],
    ..PLAIN
};
