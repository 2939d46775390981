//! Amazon SES: JSON to subscribers, sentences to senders.

use super::{Dialect, PLAIN};

pub const DIALECT: Dialect = Dialect {
    name: "amazon-ses",
    says: &[
        "an error occurred while trying to deliver the mail to the following recipients",
        "\"notificationtype\":\"bounce\"", "\"notificationtype\": \"bounce\"",
    ],
    hints: &["amazon ses"],
    labels: &["\"emailaddress\":"],
    ..PLAIN
};
