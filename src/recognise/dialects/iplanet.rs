//! iPlanet, Sun and Oracle Messaging Server, PMDF, and iCloud's older gateways: `Recipient address:` and `Reason:` a
//! line each.

use super::{Dialect, PLAIN};

pub const DIALECT: Dialect = Dialect {
    name: "iplanet",
    says: &[
        "this report relates to a message you sent with the following header fields",
        "your message cannot be delivered to the following recipients: recipient address",
    ],
    labels: &["recipient address:", "original address:"],
    ..PLAIN
};
