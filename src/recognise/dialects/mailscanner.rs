//! MailScanner: tells the supposed sender that a spam was refused; what it tells of viruses needs no dialect.

use super::{Dialect, PLAIN};

pub const DIALECT: Dialect = Dialect {
    name: "mailscanner",
    says: &[
        "our spam detectors have been triggered by a message you sent",
        "unsere spam-detektoren wurden durch eine nachricht von ihnen ausgelöst",
        "sistema de detecção de spam foi acionado ao analisar uma mensagem que você enviou",
    ],
    ..PLAIN
};
