//! Courier: `<address>:` and the transcript indented, `UNDELIVERABLE MAIL` as title.

use super::{Dialect, PLAIN};

pub const DIALECT: Dialect = Dialect {
    name: "courier",
    says: &[
        "this is a delivery status notification from",
        "undeliverable mail your message to the following recipients cannot be delivered",
        "delayed mail your message to the following recipients",
    ],
    hints: &["the original message was received on"],
    ..PLAIN
};
