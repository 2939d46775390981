//! Where the returned mail stands inside a notice.
//!
//! A part that is typed as a message is believed first, then header-only parts, then attachments that are a mail by name or
//! content, then a mail pasted into the words.

use crate::mail::header;
use crate::mail::{Message, Part, decode, mime};

use super::notice::Returned;
use super::pasted::Pasted;

/// Finds the returned mail inside the message at `root`.
pub fn locate(message: &Message<'_>, root: usize, pasted: Option<(usize, Pasted)>) -> Returned {
    let inside = |index: usize, part: &Part<'_>| index != root && !part.is_message && message.enclosing(index) == root;
    let parts = || {
        message.parts().iter().enumerate().filter(|(index, part)| inside(*index, part) || *index == root && root == 0)
    };
    let found = |index, only_headers| Returned::Part { index, only_headers };
    for (index, part) in parts() {
        if part.content_type.is_message() && holds_mail(part) {
            return found(index, false);
        }
    }
    for (index, part) in parts() {
        if is_headers(part) && holds_mail(part) {
            return found(index, true);
        }
    }
    for (index, part) in parts() {
        if index != root && may_be_attached(part) && holds_mail(part) {
            return found(index, false);
        }
    }
    pasted.map_or(Returned::None, |(index, pasted)| Returned::Text { index, from: pasted.from })
}

fn is_headers(part: &Part<'_>) -> bool {
    [
        "text/rfc822-headers",
        "message/rfc822-headers",
        "message/global-headers",
        "text/rfc822",
        "text/x-rfc822-headers",
        "text/rfc822-header",
        "message/partial",
    ]
    .iter()
    .any(|media| part.content_type.is(media))
}

/// Attachments that may be a mail under another type.
fn may_be_attached(part: &Part<'_>) -> bool {
    if part.content_type.is_multipart() || part.content_type.is_message() {
        return false;
    }
    let media = part.content_type.is("application/octet-stream") || part.content_type.starts_with("message/");
    let named = mime::file_name(part.header, &part.content_type).is_some_and(|name| {
        let name = name.to_lowercase();
        [".eml", ".msg", ".mht", ".txt", ".822"].iter().any(|end| name.ends_with(end)) || name.contains("header")
    });
    (media || named) && !is_report_part(part)
}

fn is_report_part(part: &Part<'_>) -> bool {
    [
        "message/delivery-status",
        "message/feedback-report",
        "message/disposition-notification",
        "message/global-delivery-status",
    ]
    .iter()
    .any(|media| part.content_type.is(media))
}

/// Does the body start with the header of a mail?
fn holds_mail(part: &Part<'_>) -> bool {
    let body = part.body.get(..HEAD_MAX).unwrap_or(part.body);
    let bytes = decode::transfer(body, part.encoding);
    is_mail(header::without_junk(&bytes))
}

/// Two fields that mails have, at least.
pub fn is_mail(bytes: &[u8]) -> bool {
    let known = [
        "received",
        "from",
        "to",
        "subject",
        "date",
        "message-id",
        "return-path",
        "mime-version",
        "content-type",
        "delivered-to",
        "dkim-signature",
        "sender",
        "reply-to",
    ];
    // Lost folding leaves lines that are no fields: the header goes on below them.
    let mut rest = bytes;
    let mut found = 0;
    for _ in 0..LINES_MAX {
        let (line, after) = header::split_line(rest);
        if line.trim_ascii().is_empty() {
            break;
        }
        let name = header::name_and_value(line).map_or(&[][..], |(name, _)| name);
        found += usize::from(known.iter().any(|known| name.eq_ignore_ascii_case(known.as_bytes())));
        rest = after;
    }
    found >= 2
}

/// Lines of a part in which the fields of a mail are looked for.
const LINES_MAX: usize = 60;
/// Bytes of a part in which a header must show.
const HEAD_MAX: usize = 1 << 16;
