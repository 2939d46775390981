//! Haraka: qmail's manners again.

use super::{Dialect, PLAIN};

pub const DIALECT: Dialect = Dialect {
    name: "haraka",
    says: &[
        "i'm afraid i wasn't able to deliver your message to one or more recipients", "this is the haraka",
        "haraka mailer program",
    ],
    hints: &["haraka/"],
    copy: &["undelivered message"],
    ..PLAIN
};
