//! OpenSMTPD: recipients with the reply behind a colon.

use super::{Dialect, PLAIN};

pub const DIALECT: Dialect = Dialect {
    name: "opensmtpd",
    says: &[
        "this is the mailer-daemon, please do not reply to this email",
        "an error has occurred while attempting to deliver a message for", "a message is delayed for more than",
        "your message was successfully delivered to these recipients",
    ],
    copy: &["below is a copy of the original message"],
    ..PLAIN
};
