//! IMail: one line a recipient, the reason before the address.

use super::Dialect;

pub const DIALECT: Dialect = Dialect {
    name: "imail",
    says: &[
        "user mailbox exceeds allowed size:", "original message follows. received:", "delivery failed 20 attempts",
    ],
    hints: &["undeliverable to ", "unknown user: "],
    copy: &["original message follows"],
    labels: &[
        "unknown user:", "undeliverable to", "user mailbox exceeds allowed size:", "unknown host:",
        "delivery failed 20 attempts:",
    ],
    statuses: &[("unknown user:", "5.1.1"), ("exceeds allowed size", "5.2.2"), ("unknown host:", "5.1.2")],
};
