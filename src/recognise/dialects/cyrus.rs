//! Cyrus and Dovecot delivering to a mailbox: refused for quota or by the owner's Sieve script (RFC 5429).

use super::{Dialect, PLAIN};

pub const DIALECT: Dialect = Dialect {
    name: "cyrus",
    says: &[
        "was refused by the recipient's mail filtering program", "message was refused by recipient's mail filtering",
        "was automatically rejected by a sieve script",
    ],
    hints: &["was automatically rejected"],
    ..PLAIN
};
