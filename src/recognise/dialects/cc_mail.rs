//! cc:Mail and MS Mail gateways.

use super::{Dialect, PLAIN};

pub const DIALECT: Dialect = Dialect {
    name: "cc-mail",
    says: &[
        "cc:mail link to smtp undeliverable message", "[037] unable to deliver", "microsoft mail for pc networks",
    ],
    ..PLAIN
};
