//! Microsoft 365: a page of HTML for people, then `Diagnostic information for administrators`.

use super::{Dialect, PLAIN};

pub const DIALECT: Dialect = Dialect {
    name: "microsoft-365",
    says: &[
        "couldn't be delivered to the recipient because", "error details reported error:",
        "was this helpful? send feedback to microsoft",
    ],
    hints: &[
        "your message couldn't be delivered", "wasn't found at", "unknown to address", "how to fix it", "office 365",
    ],
    ..PLAIN
};
