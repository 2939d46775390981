//! MailMarshal (Trustwave).

use super::{Dialect, PLAIN};

pub const DIALECT: Dialect = Dialect {
    name: "mailmarshal",
    says: &["the following recipients were affected"],
    hints: &["mailmarshal has", "your message: from: "],
    ..PLAIN
};
