//! Mailman: refusals of a list, and bounces that it passes to the owner.

use super::{Dialect, PLAIN};

pub const DIALECT: Dialect = Dialect {
    name: "mailman",
    says: &[
        "the attached message was received as a bounce", "the attached message has been automatically discarded",
        "your mail to the list could not be delivered", "mailing list was rejected for the following reasons",
        "mailing-list was rejected for the following reasons", "you are not allowed to post to this mailing list",
    ],
    hints: &[
        "your request to the", "has been rejected for the following reasons",
        "this is a mailman mailing list bounce action notice",
    ],
    ..PLAIN
};
