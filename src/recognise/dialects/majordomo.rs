//! Majordomo, LISTSERV and Lyris.

use super::{Dialect, PLAIN};

pub const DIALECT: Dialect = Dialect {
    name: "majordomo",
    says: &["non-member submission from", "bounce from majordomo", "you are not authorized to send mail to the"],
    hints: &["majordomo results"],
    ..PLAIN
};
