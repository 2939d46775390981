//! Netscape Messaging Server.

use super::{Dialect, PLAIN};

pub const DIALECT: Dialect = Dialect {
    name: "netscape",
    says: &[
        "this message was undeliverable due to the following reason",
        "the following recipients did not receive your message",
        "the following recipients did not receive this message",
    ],
    ..PLAIN
};
