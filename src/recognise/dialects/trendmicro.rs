//! Trend Micro InterScan, IMSS and Hosted Email Security.

use super::{Dialect, PLAIN};

pub const DIALECT: Dialect = Dialect {
    name: "trendmicro",
    says: &["message from interscan", "sent <<< rcpt to:", "sent >>> rcpt to:"],
    hints: &["unable to deliver message to <", "trend micro email security", "interscan messaging security"],
    labels: &["sent <<< rcpt to:", "sent >>> rcpt to:"],
    ..PLAIN
};
