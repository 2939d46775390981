//! Request Tracker: refuses mail of those whom it does not know, and says so to them and to its keeper.

use super::{Dialect, PLAIN};

pub const DIALECT: Dialect = Dialect {
    name: "rt",
    says: &["rt could not load a valid user, and rt's configuration does not allow"],
    hints: &["rt could not load a valid user"],
    ..PLAIN
};
