//! SmarterMail.

use super::{Dialect, PLAIN};

pub const DIALECT: Dialect = Dialect {
    name: "smartermail",
    says: &["could not deliver message to the following recipient(s): failed recipient:"],
    hints: &["smartermail"],
    copy: &["original message headers and partial content follow", "-- original message --"],
    labels: &["failed recipient:"],
    ..PLAIN
};
