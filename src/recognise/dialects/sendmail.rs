//! sendmail 8: a list of addresses, then the transcript of the session.

use super::{Dialect, PLAIN};

pub const DIALECT: Dialect = Dialect {
    name: "sendmail",
    says: &[
        "----- the following addresses had permanent", "----- transcript of session follows -----",
        "----- the following addresses had delivery problems -----", "----- the following addresses had transient",
        "----- the following addresses had successful delivery",
        "----- the following addresses had delivery notifications", "----- unsent message follows -----",
        "the original message was received at",
    ],
    copy: &["original message follows", "unsent message follows", "message header follows", "non-delivered message"],
    ..PLAIN
};
