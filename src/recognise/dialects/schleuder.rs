//! Schleuder: encrypted lists, which take what is encrypted, or members' mail alone, and answer with one sentence.

use super::{Dialect, PLAIN};

pub const DIALECT: Dialect = Dialect {
    name: "schleuder",
    says: &[
        "your schleuder system", "messages to this address must be encrypted",
        "nachrichten an diese adresse müssen verschlüsselt sein", "your schleuder-system", "dein schleuder-system",
    ],
    ..PLAIN
};
