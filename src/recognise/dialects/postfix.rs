//! Postfix, and what is built on it: Zimbra, mailcow, Yandex, Proton Mail, Fastmail, many providers. The address
//! stands in brackets at the head of a paragraph, the reply after a colon.

use super::{Dialect, PLAIN};

pub const DIALECT: Dialect = Dialect {
    name: "postfix",
    says: &[
        "this is the mail system at host", "this is the postfix program at host",
        "i'm sorry to have to inform you that your message could not be delivered",
        "i'm sorry to have to inform you that the message returned below could not",
        "if you do so, please include this problem report. you can delete your own text from the attached returned message",
    ],
    ..PLAIN
};
