//! Smail 3 and T-Online, which grew out of it: boxes of `|----- ... -----|` around each piece.

use super::{Dialect, PLAIN};

pub const DIALECT: Dialect = Dialect {
    name: "smail",
    says: &["failed addresses follow: ---", "message log follows: ---", "deferred addresses follow: ---"],
    copy: &["message header follows", "message text follows"],
    ..PLAIN
};
