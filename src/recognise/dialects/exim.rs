//! Exim. Recipients are indented by two blanks, the reason by four; `(generated from ...)` names the alias.

use super::{Dialect, PLAIN};

pub const DIALECT: Dialect = Dialect {
    name: "exim",
    says: &[
        "this message was created automatically by mail delivery software",
        "a message that you sent could not be delivered to", "a message that you sent has not yet been delivered to",
        "a message that you sent contained one or more recipient addresses that were incorrectly constructed",
        "a message that you sent contained no recipient addresses",
        "a message that you sent was longer than the maximum size",
        "a message that you sent was rejected by the local scan",
        "could not be delivered to one or more of its recipients. the following address(es) failed",
        "this is a permanent error. the following address(es) failed",
    ],
    copy: &[
        "this is a copy of the message", "the text of the message is",
        "a copy of your message, including all the headers",
    ],
    ..PLAIN
};
