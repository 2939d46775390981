//! Stalwart: `<address> (host ... rejected command ...)`.

use super::{Dialect, PLAIN};

pub const DIALECT: Dialect = Dialect {
    name: "stalwart",
    says: &[
        "your message could not be delivered to the following recipients: <",
        "there was a problem delivering your message to the following recipients",
        "there was a temporary problem delivering your message to the following recipients",
        "your message has been successfully delivered to the following recipients", "rejected command 'rcpt to",
    ],
    ..PLAIN
};
