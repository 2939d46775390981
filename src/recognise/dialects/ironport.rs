//! Cisco (IronPort) Email Security and Amazon SES's older words: one sentence a recipient.

use super::{Dialect, PLAIN};

pub const DIALECT: Dialect = Dialect {
    name: "ironport",
    says: &["was undeliverable. the reason for the problem"],
    hints: &["ironport", "cisco email security appliance"],
    labels: &["the following message to"],
    statuses: &[("unknown address error", "5.1.1"), ("dns hard error", "5.1.2"), ("unknown mailbox", "5.1.1")],
    ..PLAIN
};
