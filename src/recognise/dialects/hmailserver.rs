//! hMailServer: Outlook's words for people, `Error Type: SMTP` below each address.

use super::{Dialect, PLAIN};

pub const DIALECT: Dialect = Dialect {
    name: "hmailserver",
    says: &["your message did not reach some or all of the intended recipients. sent:", "error type: smtp"],
    hints: &["hmailserver"],
    ..PLAIN
};
