//! au by KDDI (EZweb), a phone carrier: the address in brackets after the words.

use super::{Dialect, PLAIN};

pub const DIALECT: Dialect = Dialect {
    name: "ezweb",
    says: &[
        "the user(s) account is disabled", "the user(s) account is temporarily",
        "each of the following recipients was rejected by a remote mail server", "the user(s) is not found",
        "your mail sent on:", "your mail attempted to be delivered on:",
    ],
    labels: &["could not be delivered to:"],
    statuses: &[
        ("as their mailbox is full", "5.2.2"), ("account is temporarily limited", "5.2.1"),
        ("account is disabled", "5.2.1"), ("is not found", "5.1.1"), ("remote domain doesnt exist", "5.1.2"),
    ],
    ..PLAIN
};
