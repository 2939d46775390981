//! Discourse, GitLab and Roundup: forums and trackers that take mail, and say why they did not.

use super::{Dialect, PLAIN};

pub const DIALECT: Dialect = Dialect {
    name: "discourse",
    says: &[
        "sorry, but your email message to [", "aber deine e-mail-nachricht an [",
        "your email message to gitlab could not be processed", "you are not a registered user. please register at",
        "the message you sent to roundup did not contain",
    ],
    ..PLAIN
};
