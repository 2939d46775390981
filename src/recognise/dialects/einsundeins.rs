//! IONOS (1&1), GMX and Web.de: Exim's frame, the reply of the other side under a line of its own.

use super::{Dialect, PLAIN};

pub const DIALECT: Dialect = Dialect {
    name: "einsundeins",
    says: &[
        "diese nachricht wurde automatisch vom mail delivery system",
        "diese e-mail wurde automatisch vom mail delivery system",
        "ihre e-mail konnte nicht zugestellt werden. nachfolgend",
        "a message that you sent could not be delivered to one or more of its recipients. the following address failed:",
        "smtp error from remote server",
    ],
    copy: &[
        "received message headers", "der header der nachricht", "header of the original message is following",
        "kopfzeilen der nachricht",
    ],
    ..PLAIN
};
