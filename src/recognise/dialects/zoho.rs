//! Zoho Mail: address, type and text of the error in brackets.

use super::{Dialect, PLAIN};

pub const DIALECT: Dialect = Dialect {
    name: "zoho",
    says: &[
        "[status: error, address:", "this message was created automatically by zoho mail", "invalid recipients [[",
        "message delivery has failed [status",
        "this message was created automatically by mail delivery software. a message that you sent could not be delivered to one or more of its recipients. this is a permanent error. zoho",
    ],
    ..PLAIN
};
