//! SurfControl E-mail Filter.

use super::{Dialect, PLAIN};

pub const DIALECT: Dialect = Dialect {
    name: "surfcontrol",
    says: &[
        "your message could not be sent. a transcript of the attempts",
        "could not be delivered to the following recipients: a transcript",
    ],
    labels: &["addressed to:"],
    ..PLAIN
};
