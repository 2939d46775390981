//! MMDF and PP, the mailers of old universities.

use super::{Dialect, PLAIN};

pub const DIALECT: Dialect = Dialect {
    name: "mmdf",
    says: &[
        "your message has been enqueued and undeliverable",
        "the message you sent could not be delivered: the following",
    ],
    hints: &["your message was not delivered to"],
    ..PLAIN
};
