//! DragonFly Mail Agent.

use super::{Dialect, PLAIN};

pub const DIALECT: Dialect = Dialect {
    name: "dragonfly",
    says: &["this is the dragonfly mail agent"],
    copy: &["original message follows"],
    ..PLAIN
};
