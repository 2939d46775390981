//! qmail and its children (netqmail, s/qmail, IndiMail, vpopmail). A paragraph starts with `<address>:`; `Remote host
//! said:` has the reply.

use super::{Dialect, PLAIN};

pub const DIALECT: Dialect = Dialect {
    name: "qmail",
    says: &[
        "this is the qmail-send program", "hi. this is the qmail", "hi. this is the deliver program at",
        "i'm afraid i wasn't able to deliver", "i wasn't able to deliver your message to the following addresses",
        "this is a permanent error; i've given up. sorry it didn't work out",
        "we're sorry. there's a problem with the e-mail address(es) you're trying to send to",
        "this is the machine generated message from mail service", "this message has been bounced by the qmail",
        "this is the indimail", "i couldn't find any host named",
        "i tried to deliver a bounce message to this address, but the bounce bounced",
    ],
    copy: &[
        "below this line is a copy of the message", "below this line is the original bounce",
        "undelivered message follows",
    ],
    statuses: &[
        ("no mailbox here by that name", "5.1.1"), ("couldn't find any host", "5.1.2"),
        ("couldn't find any host by that name", "5.4.4"), ("user is over quota", "5.2.2"),
        ("mailbox has exceeded the limit", "5.2.2"),
    ],
    ..PLAIN
};
