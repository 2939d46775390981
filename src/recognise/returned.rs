//! Where the returned mail stands inside a notice, and which copy is the best where there are several.
//!
//! A part that is typed as a message and has its body comes first, then an attached mail under another type, then what has only the
//! header, then a mail pasted into the words, then Outlook's own forms, and last the HTML: exact bytes before repaired ones.

use crate::mail::archive;
use crate::mail::header::{self, Fields, split_line};
use crate::mail::mime::Encoding;
use crate::mail::{Message, Part, compound, decode, tnef};

use super::notice::{Form, Returned};
use super::pasted::{self, Pasted};
use super::{body, xarf};

/// Finds the returned mail inside the message at `root`.
pub fn locate(message: &Message<'_>, root: usize, pasted: Option<(usize, Pasted)>) -> Returned {
    let inside = |index: usize, part: &Part<'_>| index != root && !part.is_message && message.enclosing(index) == root;
    let parts = || {
        message.parts().iter().enumerate().filter(|(index, part)| inside(*index, part) || *index == root && root == 0)
    };
    let mut header_only = Returned::None;
    for (index, part) in parts() {
        if part.content_type.is_message() && !part.content_type.is("message/partial") && holds_mail(part) {
            if has_body(message, index, part) {
                return Returned::Part { index };
            }
            header_only = header_only.or(Returned::Part { index });
        }
    }
    for (index, part) in parts() {
        if index != root && may_be_attached(part) && holds_mail(part) {
            if header_only == Returned::None || has_body(message, index, part) {
                return Returned::Part { index };
            }
            break;
        }
    }
    for (index, part) in parts() {
        if is_headers(part) && holds_mail(part) {
            header_only = header_only.or(Returned::Part { index });
        }
    }
    let text = pasted.map_or(Returned::None, |(index, pasted)| Returned::Text { index, from: pasted.from });
    header_only.or(text).or_else(|| packed(parts()))
}

/// A mail that stands in the HTML of a notice and nowhere else: Exchange and Microsoft 365 show the header there.
pub fn in_html(message: &Message<'_>, root: usize) -> Returned {
    let html = message.parts().iter().enumerate().filter(|(index, part)| {
        part.content_type.is("text/html") && (*index == root || message.enclosing(*index) == root && !part.is_message)
    });
    html.take(HTML_MAX)
        .find_map(|(index, part)| {
            let text = body::plain(part, body::TEXT_MAX);
            pasted::find(&text).map(|pasted| Returned::Text { index, from: pasted.from })
        })
        .unwrap_or_default()
}

impl Returned {
    fn or(self, other: Returned) -> Returned {
        if self == Returned::None { other } else { self }
    }

    pub(super) fn or_else(self, other: impl FnOnce() -> Returned) -> Returned {
        if self == Returned::None { other() } else { self }
    }
}

/// A mail in a file of another form.
fn packed<'p, 'a: 'p>(parts: impl Iterator<Item = (usize, &'p Part<'a>)>) -> Returned {
    for (index, part) in parts {
        let kind = &part.content_type;
        if kind.is_multipart() || kind.is_message() || kind.is("text/html") || kind.is("text/plain") {
            continue;
        }
        let start = decode::transfer(part.body.get(..64).unwrap_or(part.body), part.encoding);
        let form = if start.starts_with(&tnef::SIGNATURE) {
            Form::Tnef
        } else if start.starts_with(&compound::SIGNATURE) {
            Form::Msg
        } else if start.trim_ascii_start().starts_with(b"{") {
            Form::Xarf
        } else {
            continue;
        };
        if mail(part, form).is_some() {
            return Returned::Packed { index, form };
        }
    }
    Returned::None
}

/// A mail that was taken out of a file.
pub struct Found {
    pub bytes: Vec<u8>,
    pub only_headers: bool,
    pub exact: bool,
}

/// Takes the mail out of a file of another form.
pub fn mail(part: &Part<'_>, form: Form) -> Option<Found> {
    let is_mail = |bytes: &Vec<u8>| is_mail(header::without_junk(bytes));
    if form == Form::Xarf {
        // JSON keeps text, not bytes: line ends and 8-bit characters are the reporter's.
        return xarf::sample(part).filter(is_mail).map(|bytes| Found { bytes, only_headers: false, exact: false });
    }
    let bytes = part.decoded(PACKED_MAX);
    let headers = |bytes| Found { bytes, only_headers: true, exact: true };
    match form {
        Form::Msg => compound::headers(&bytes).filter(is_mail).map(headers),
        _ => {
            let tnef = tnef::read(&bytes)?;
            let file = tnef.files.into_iter().find(is_mail);
            file.map(|bytes| Found { bytes, only_headers: false, exact: true })
                .or_else(|| tnef.headers.into_iter().find(is_mail).map(headers))
        }
    }
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
pub fn may_be_attached(part: &Part<'_>) -> bool {
    if part.content_type.is_multipart() || part.content_type.is_message() {
        return false;
    }
    let media = part.content_type.is("application/octet-stream") || part.content_type.starts_with("message/");
    let named = part.file_name().is_some_and(|name| {
        [".eml", ".msg", ".mht", ".txt", ".822"].iter().any(|end| name.ends_with(end)) || name.contains("header")
    });
    (media || named) && !is_report_part(part) && !is_headers(part)
}

fn is_report_part(part: &Part<'_>) -> bool {
    [
        "message/delivery-status",
        "message/feedback-report",
        "message/disposition-notification",
        "message/global-delivery-status",
        "message/global-disposition-notification",
    ]
    .iter()
    .any(|media| part.content_type.is(media))
}

/// Does the body start with the header of a mail? Where its type says so, one field that mails have is enough.
pub fn holds_mail(part: &Part<'_>) -> bool {
    let typed = part.content_type.is_message() || is_headers(part);
    let least = if typed { 1 } else { FIELDS_MIN };
    let shows = |max: usize| has_fields(header::without_junk(&part.decoded(max)), least);
    // Most headers show at once. One whose beginning says nothing may have been written to be passed over.
    shows(HEAD_MAX) || part.body.len() > HEAD_MAX && shows(LONG_HEAD_MAX)
}

/// Where a mail may stand that was not found, in sentences: the message at `root` has a part that is typed as a mail and reads as none,
/// or a text that is longer than what is read.
pub fn unread(message: &Message<'_>, root: usize) -> Vec<String> {
    let (mut typed, mut long) = (false, false);
    for (index, part) in message.parts().iter().enumerate() {
        let kind = &part.content_type;
        if index != root && (part.is_message || message.enclosing(index) != root) {
            continue;
        }
        let is_typed = index != root && (kind.is_message() || is_headers(part) && !kind.is("message/partial"));
        typed |= is_typed && !part.body.trim_ascii().is_empty() && !holds_mail(part);
        long |= kind.is_text() && part.body.len() > body::TEXT_MAX;
    }
    let typed = typed.then(|| "a part that is typed as a mail has no header of one, and was left unread".to_owned());
    let max = body::TEXT_MAX;
    let long = long.then(|| format!("what follows the first {max} bytes of a text was left unread"));
    typed.into_iter().chain(long).collect()
}

/// Does a body follow the header of the mail in this part?
fn has_body(message: &Message<'_>, index: usize, part: &Part<'_>) -> bool {
    if part.encoding == Encoding::Identity && part.content_type.is_message() {
        return message.children(index).next().is_some_and(|(_, inner)| !inner.body.trim_ascii().is_empty());
    }
    let bytes = part.decoded(HEAD_MAX);
    let mut walk = Fields::new(header::without_junk(&bytes));
    walk.by_ref().for_each(drop);
    part.body.len() > HEAD_MAX || !walk.rest().trim_ascii().is_empty()
}

/// Two fields that mails have, at least.
pub fn is_mail(bytes: &[u8]) -> bool {
    has_fields(bytes, FIELDS_MIN)
}

/// So many fields that mails have. Others say nothing, however many there are; lines between them that are no field have lost their
/// folding, and the header goes on below them.
fn has_fields(bytes: &[u8], least: usize) -> bool {
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
    let mut fields = Fields::new(bytes);
    let (mut found, mut strange) = (0, 0);
    while found < least && strange < LINES_MAX {
        if let Some(field) = fields.next() {
            found += usize::from(known.iter().any(|known| field.is(known)));
            continue;
        }
        let (line, after) = split_line(fields.rest());
        if line.trim_ascii().is_empty() {
            break;
        }
        strange += 1;
        fields = Fields::new(after);
    }
    found >= least
}

/// Lines that are no fields, in a part in which the fields of a mail are looked for, and how many of these make a mail.
const LINES_MAX: usize = 60;
const FIELDS_MIN: usize = 2;
/// Bytes of a part in which a header must show, and of one that does not end there.
const HEAD_MAX: usize = 1 << 16;
const LONG_HEAD_MAX: usize = 1 << 20;
/// Bytes of a file of another form that are read, and HTML parts that are searched.
const PACKED_MAX: usize = archive::PACKED_MAX;
const HTML_MAX: usize = 3;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mail::Limits;

    fn found(media: &str, mail: &str) -> bool {
        let raw = format!("Content-Type: {media}\n\n{mail}");
        Message::read(raw.as_bytes(), &Limits::default()).parts().first().is_some_and(holds_mail)
    }

    #[test]
    fn no_length_of_unknown_fields_hides_a_mail() {
        let tail = "From: a@b.example\nTo: b@c.example\n\nbody\n";
        let long = format!("Received: x\nX-H: {}\n{tail}", "a".repeat(HEAD_MAX));
        let many = format!("{}{tail}", "X-H: y\n".repeat(HEAD_MAX));
        for media in ["message/rfc822", "text/rfc822-headers", "application/octet-stream"] {
            assert!(found(media, &long) && found(media, &many), "{media}");
        }
    }

    #[test]
    fn its_type_is_believed_and_words_are_not() {
        assert!(found("message/rfc822", "Subject: x\nX-A: 1\n\nbody"));
        assert!(!found("application/octet-stream", "Subject: x\nX-A: 1\n\nbody"));
        assert!(!found("message/rfc822", "It was too long.\n\nFrom: a@b.example\nTo: b@c.example"));
        let lost = |lines: usize| format!("{}From: a@b.example\nTo: b@c.example\n", "lost folding\n".repeat(lines));
        assert!(found("message/rfc822", &lost(LINES_MAX - 1)) && !found("message/rfc822", &lost(LINES_MAX)));
    }
}
