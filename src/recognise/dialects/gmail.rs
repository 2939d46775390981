//! Gmail and Google Workspace. The reply stands below `The response was:` or `Technical details`, in the language of
//! the user.

use super::{Dialect, PLAIN};

pub const DIALECT: Dialect = Dialect {
    name: "gmail",
    says: &[
        "technical details of permanent failure", "technical details of temporary failure",
        "delivery to the following recipient failed permanently",
        "delivery to the following recipients failed permanently",
        "delivery to the following recipient has been delayed", "your message wasn't delivered to",
        "there was a problem delivering your message to", "there was a temporary problem delivering your message to",
        "the response from the remote server was:", "votre message n'a pas été distribué à l'adresse",
        "il tuo messaggio non è stato recapitato a", "次のアドレスにメールを配信できませんでした", "メールは次の宛先に配信されませんでした", "您的邮件未递送到",
        "메일이 다음 주소로 전송되지",
    ],
    hints: &["google tried to deliver your message", "ваше письмо не доставлено", "сообщение не доставлено на адрес"],
    ..PLAIN
};
