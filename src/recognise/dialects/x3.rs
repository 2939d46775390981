//! A gateway of unknown make that rules its notice with `=`.

use super::{Dialect, PLAIN};

pub const DIALECT: Dialect = Dialect {
    name: "x3",
    says: &[
        "this is an automatically generated delivery status notification. delivery to the following recipients failed permanently",
        "technical details: smtp:rcpt host",
    ],
    ..PLAIN
};
