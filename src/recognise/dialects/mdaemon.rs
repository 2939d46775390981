//! MDaemon: `Failed address:` and the session's transcript.

use super::{Dialect, PLAIN};

pub const DIALECT: Dialect = Dialect {
    name: "mdaemon",
    says: &[
        "your message was not delivered! the following addresses", "had permanent fatal delivery errors",
        "had permanent fatal errors", "the attached message had permanent",
        "this message was created automatically by mdaemon", "--- session transcript ---",
    ],
    hints: &["mdaemon has", "mdaemon messaging server"],
    labels: &["failed address:"],
    ..PLAIN
};
