//! ezmlm: qmail's list manager.

use super::{Dialect, PLAIN};

pub const DIALECT: Dialect = Dialect {
    name: "ezmlm",
    says: &["sorry, only subscribers may post"],
    hints: &["this is the ezmlm program", "i'm working for my owner, who can be reached at"],
    copy: &[
        "enclosed is a copy of the message i received", "enclosed is a copy of the bounce message",
        "enclosed please find the message you sent",
    ],
    ..PLAIN
};
