//! Exchange 5.5 and 2000: recipients with a date behind them, `MSEXCH:` reasons, X.400 names where it knew no
//! address.

use super::{Dialect, PLAIN};

pub const DIALECT: Dialect = Dialect {
    name: "exchange-5.5",
    says: &[
        "did not reach the following recipient(s):", "msexch:ims:", "msexch:msexchangemta:",
        "the mts-id of the original message is", "hat den/die folgenden empfänger nicht erreicht",
        "n'a pas atteint le ou les destinataires suivants", "no ha llegado a los siguientes destinatarios",
    ],
    statuses: &[
        ("unknown recipient", "5.1.1"), ("the recipient name is not recognized", "5.1.1"), ("000c05a6", "5.1.1"),
        ("000c0595", "5.4.4"), ("message transfer agent could not", "5.4.0"),
    ],
    ..PLAIN
};
