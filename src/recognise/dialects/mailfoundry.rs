//! MailFoundry.

use super::{Dialect, PLAIN};

pub const DIALECT: Dialect = Dialect {
    name: "mailfoundry",
    says: &["this is a mime encoded message unable to deliver message to", "unable to deliver message to: <"],
    copy: &["the original message was"],
    labels: &["unable to deliver message to:"],
    ..PLAIN
};
