//! SurgeMail.

use super::{Dialect, PLAIN};

pub const DIALECT: Dialect = Dialect {
    name: "surgemail",
    hints: &["message delivery failed to", "surgemail", "your message cannot be delivered, see reasons below"],
    labels: &["failed recipient:"],
    ..PLAIN
};
