//! FortiMail.

use super::{Dialect, PLAIN};

pub const DIALECT: Dialect = Dialect {
    name: "fortimail",
    says: &["this message was created automatically by the fortinet", "your email was rejected by fortimail"],
    hints: &["fortimail"],
    ..PLAIN
};
