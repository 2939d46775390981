//! XMail: `rcpt=[address];error=[...]`.

use super::{Dialect, PLAIN};

pub const DIALECT: Dialect = Dialect {
    name: "xmail",
    says: &["xmail bounce: rcpt", "[<01>] error sending message", "xmail bounce"],
    copy: &["[<05>] here is listed the initial part of the message"],
    labels: &["rcpt=["],
    ..PLAIN
};
