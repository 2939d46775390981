//! Verizon and Vtext, a phone carrier.

use super::{Dialect, PLAIN};

pub const DIALECT: Dialect = Dialect {
    name: "verizon",
    says: &[
        "error: no valid recipients for this mm", "message could not be delivered to mobile",
        "unable to deliver your message to the mobile", "message will not be delivered to mobile",
    ],
    labels: &["rcpt to:"],
    ..PLAIN
};
