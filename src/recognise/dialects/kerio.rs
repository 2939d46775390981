//! Kerio Connect.

use super::{Dialect, PLAIN};

pub const DIALECT: Dialect = Dialect {
    name: "kerio",
    says: &["this message was created automatically by kerio", "mail delivery subsystem kerio"],
    hints: &["kerio connect", "kerio mailserver"],
    ..PLAIN
};
