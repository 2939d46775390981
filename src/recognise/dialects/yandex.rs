//! Yandex: Postfix with Russian words around it.

use super::{Dialect, PLAIN};

pub const DIALECT: Dialect = Dialect {
    name: "yandex",
    says: &[
        "это письмо отправлено почтовым сервером яндекса", "это письмо отправлено почтовым сервером yandex",
        "мы вынуждены сообщить вам о том, что ваше письмо не может быть отправлено",
        "this message was created automatically by mail delivery system at yandex",
    ],
    ..PLAIN
};
