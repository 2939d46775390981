//! Mail.ru: Exim with Russian words around it.

use super::{Dialect, PLAIN};

pub const DIALECT: Dialect = Dialect {
    name: "mail.ru",
    says: &[
        "к сожалению, мы не смогли доставить",
        "ваше письмо не может быть доставлено одному или нескольким получателям",
    ],
    hints: &["это письмо создано автоматически"],
    copy: &["заголовки письма"],
    ..PLAIN
};
