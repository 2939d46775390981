//! Reports that somebody passes on as messages of their own: attached to a letter, or collected in a digest.
//!
//! The first report is what the mail is about. Failures beside it belong to it, as far as whom they name: a digest of two bounces
//! tells of two recipients.

use std::cell::OnceCell;

use crate::mail::mime::Encoding;
use crate::mail::{Limits, Message};

use super::head::Head;
use super::notice::{Kind, Notice, Returned};
use super::{dmarc, of_message, returned};

/// A report that somebody forwarded, as an attachment or in a digest: the first message inside that is one.
pub fn read(message: &Message<'_>, outer: &Head<'_>) -> Option<Notice> {
    inside(message, outer).or_else(|| wrapped(message))
}

/// A report that was forwarded in base64 or quoted-printable, which the cut leaves closed: opened once, and not again inside.
fn wrapped(message: &Message<'_>) -> Option<Notice> {
    let closed = message.parts().iter().enumerate().skip(1).filter(|(_, part)| {
        let encoded = part.content_type.is_message() && part.encoding != Encoding::Identity;
        (encoded || returned::may_be_attached(part)) && returned::holds_mail(part)
    });
    closed.take(WRAPPED_MAX).find_map(|(index, part)| {
        let bytes = part.decoded(UNWRAPPED_MAX);
        let inner = Message::read(&bytes, &Limits::default());
        let head = Head::of(inner.fields());
        if !head.is_automatic {
            return None;
        }
        let mut notice = of_message(&inner, 0, &head, &OnceCell::new())?;
        notice.returned = match notice.returned {
            Returned::Part { index: part } => Returned::WrappedPart { index, part },
            Returned::Text { index: part, from } => Returned::WrappedText { index, part, from },
            _ => Returned::None,
        };
        Some(notice).filter(|notice| !matches!(notice.kind, Kind::AutoReply | Kind::Challenge))
    })
}

fn inside(message: &Message<'_>, outer: &Head<'_>) -> Option<Notice> {
    let inner = message.parts().iter().enumerate().skip(1).filter(|(_, part)| part.is_message).take(FORWARDED_MAX);
    let mut reports = inner.filter_map(|(root, part)| {
        let mut head = Head::read(part.header);
        // What a list's robot passes on to its keeper is a notice, however little looks like one.
        head.is_automatic |= outer.from_robot && outer.to_list_owner || head.is_report_by_form();
        // Inside somebody's mail only a mail system's own words count: a forwarded letter is a letter.
        let report = if head.is_automatic {
            of_message(message, root, &head, &OnceCell::new())
        } else {
            dmarc::read(message, root, &head)
        };
        let report = report.filter(|notice| !matches!(notice.kind, Kind::AutoReply | Kind::Challenge))?;
        Some((message.enclosing(root), report))
    });
    let (place, mut first) = reports.next()?;
    // A digest of failures names all that failed. What a failure brings back lies deeper, and is no failure of the reader's.
    let fails = |notice: &Notice| matches!(notice.kind, Kind::Bounce | Kind::Dsn);
    if fails(&first) {
        let beside = reports.filter(|(at, report)| *at == place && fails(report));
        first.failures.extend(beside.take(BESIDE_MAX).flat_map(|(_, report)| report.failures));
    }
    Some(first)
}

/// Messages inside a mail that are looked at as forwarded reports, those of them that stand beside the first, and that are wrapped;
/// bytes of one of these.
const FORWARDED_MAX: usize = 50;
const BESIDE_MAX: usize = 20;
const WRAPPED_MAX: usize = 3;
const UNWRAPPED_MAX: usize = 8 << 20;
