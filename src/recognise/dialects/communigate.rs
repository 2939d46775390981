//! CommuniGate Pro: `Failed to deliver to '<address>'`, and which module says so.

use super::{Dialect, PLAIN};

pub const DIALECT: Dialect = Dialect {
    name: "communigate",
    says: &["smtp module(domain", "local module(account", "lmtp module("],
    hints: &["failed to deliver to '", "message delivery to '"],
    labels: &["failed to deliver to '", "message delivery to '"],
    statuses: &[
        ("account is full", "5.2.2"), ("no such user", "5.1.1"), ("unknown user account", "5.1.1"),
        ("host name is unknown", "5.1.2"),
    ],
    ..PLAIN
};
