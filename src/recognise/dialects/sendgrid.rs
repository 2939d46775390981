//! SendGrid.

use super::{Dialect, PLAIN};

pub const DIALECT: Dialect = Dialect {
    name: "sendgrid",
    says: &[
        "hello, this is an automated message from sendgrid",
        "this is an automatically generated message from sendgrid", "sendgrid mail delivery",
    ],
    ..PLAIN
};
