//! The SMTP service of Windows (also Hotmail of old).

use super::{Dialect, PLAIN};

pub const DIALECT: Dialect = Dialect {
    name: "microsoft-smtp",
    says: &[
        "this is an automatically generated delivery status notification",
        "delivery to the following recipients has been delayed",
        "unable to deliver message to the following recipients, due to",
        "dies ist eine automatisch erstellte benachrichtigung über den zustellstatus",
        "ceci est une notification automatique de l'état de remise",
        "esta es una notificación de estado de entrega generada automáticamente",
        "esta é uma notificação de status de entrega gerada automaticamente",
        "notifica automatica sullo stato del recapito",
        "dit is een automatisch gegenereerd bericht over de bezorgingsstatus",
        "это автоматически созданное уведомление о состоянии доставки", "これは自動的に生成された配信状態通知",
    ],
    hints: &["delivery to the following recipients failed"],
    ..PLAIN
};
