//! Yahoo Mail, and AOL since it moved there: qmail's shape.

use super::{Dialect, PLAIN};

pub const DIALECT: Dialect = Dialect {
    name: "yahoo",
    says: &[
        "sorry, we were unable to deliver your message to the following address", "this user doesn't have a yahoo",
        "this user doesn't have a ymail", "this is a message from yahoo! mail",
    ],
    copy: &["below this line is a copy of the message"],
    ..PLAIN
};
