//! m-FILTER.

use super::{Dialect, PLAIN};

pub const DIALECT: Dialect = Dialect {
    name: "mfilter",
    says: &["-------server message"],
    copy: &["-------original mail info"],
    labels: &["-------delivery failed address"],
    ..PLAIN
};
