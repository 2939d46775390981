//! MessageLabs and Symantec.cloud: qmail's manners with their own name.

use super::{Dialect, PLAIN};

pub const DIALECT: Dialect = Dialect {
    name: "messagelabs",
    says: &[
        "this is the mail delivery agent at messagelabs", "was not delivered because the mail system, messagelabs",
        "messagelabs.com. i was not able to deliver your message", "this is the mail delivery agent at",
    ],
    ..PLAIN
};
