//! Mimecast.

use super::{Dialect, PLAIN};

pub const DIALECT: Dialect = Dialect {
    name: "mimecast",
    says: &[
        "this is a delivery failure notification message indicating that",
        "an email you sent to the following address has been rejected by mimecast",
        "this message was rejected by mimecast",
    ],
    hints: &["the message was rejected because", "mimecast postmaster"],
    ..PLAIN
};
