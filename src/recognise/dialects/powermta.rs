//! PowerMTA: what it is, then one paragraph a recipient.

use super::{Dialect, PLAIN};

pub const DIALECT: Dialect = Dialect {
    name: "powermta",
    says: &[
        "hello, this is the mail server on",
        "i am sending you this message to inform you on the delivery status of a message you previously sent",
    ],
    ..PLAIN
};
