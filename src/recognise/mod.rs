//! What a mail is: a return of some kind, or ordinary mail.

pub mod dsn;
pub mod genuine;
mod notice;
mod status;

pub use notice::{Failure, Feedback, Kind, Notice, Returned};

use crate::mail::Message;

/// Interim: delivery status notifications only.
pub fn recognise(message: &Message<'_>) -> Notice {
    let Some((_, mut notice)) = dsn::read(message) else { return Notice::ordinary() };
    for (index, part) in message.parts().iter().enumerate() {
        if part.content_type.is("message/rfc822") && index > 0 {
            notice.returned = Returned::Part { index, only_headers: false };
            break;
        }
        if part.content_type.is("text/rfc822-headers") {
            notice.returned = Returned::Part { index, only_headers: true };
            break;
        }
    }
    notice
}

pub fn may_be_report(_header: &[u8]) -> bool {
    true
}
