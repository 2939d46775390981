//! MailEnable: `Recipient: [SMTP:address]`.

use super::{Dialect, PLAIN};

pub const DIALECT: Dialect = Dialect {
    name: "mailenable",
    says: &[
        "message could not be delivered to some recipients. the following recipient(s) could not be reached",
        "mailenable: message delivery",
    ],
    hints: &["mailenable"],
    copy: &["message headers follow"],
    labels: &["recipient: [smtp:", "[smtp:"],
    ..PLAIN
};
