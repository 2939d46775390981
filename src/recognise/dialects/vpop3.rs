//! VPOP3, FTGate, 602 LAN SUITE: servers of small offices.

use super::{Dialect, PLAIN};

pub const DIALECT: Dialect = Dialect {
    name: "vpop3",
    hints: &["vpop3", "ftgate", "602lan suite", "602 lan suite"],
    ..PLAIN
};
