//! AOL of its own days: sendmail's shape, and users that accept no mail.

use super::{Dialect, PLAIN};

pub const DIALECT: Dialect = Dialect {
    name: "aol",
    says: &[
        "your mail to the following recipients could not be delivered because they are not accepting mail",
        "<< mail to following recipients could not be delivered",
    ],
    ..PLAIN
};
