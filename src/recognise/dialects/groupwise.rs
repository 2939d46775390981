//! GroupWise: a user in parentheses behind the address says who it was.

use super::{Dialect, PLAIN};

pub const DIALECT: Dialect = Dialect {
    name: "groupwise",
    says: &[
        "the message that you sent was undeliverable to the following",
        "the message that you sent has been delayed to the following",
    ],
    statuses: &[("user unknown", "5.1.1"), ("host unknown", "5.1.2")],
    ..PLAIN
};
