//! Mailgun.

use super::{Dialect, PLAIN};

pub const DIALECT: Dialect = Dialect {
    name: "mailgun",
    says: &["sorry. a message you sent could not be delivered to one or more of its recipients"],
    hints: &["mailgun"],
    ..PLAIN
};
