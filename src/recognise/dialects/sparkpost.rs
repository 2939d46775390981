//! SparkPost, Momentum and Ecelerity.

use super::{Dialect, PLAIN};

pub const DIALECT: Dialect = Dialect {
    name: "sparkpost",
    says: &["this message was created automatically by the mail system (ecelerity)"],
    hints: &["message systems momentum", "sparkpost"],
    ..PLAIN
};
