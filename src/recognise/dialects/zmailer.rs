//! ZMailer: a collection of reports.

use super::{Dialect, PLAIN};

pub const DIALECT: Dialect = Dialect {
    name: "zmailer",
    says: &[
        "this is a collection of reports about email delivery process concerning a message you originated",
        "following is a copy of messagefragment",
    ],
    copy: &["following is copy of the message", "copy of the message headers"],
    ..PLAIN
};
