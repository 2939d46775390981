//! A mail that only plays a bounce (evidence T10): it borrows a mail system's name and words, brings no mail back, and wants a link
//! pressed or a file opened.
//!
//! It is ordinary mail: nothing in it tells of a mail of the reader's. But who asks about it must hear that it is a lure.

use std::cell::OnceCell;

use crate::mail::Message;

use super::body::Body;
use super::head::Head;
use super::notice::Returned;
use super::vocabulary::Sign;
use super::{Attached, returned};

/// Asked only of mail that is no notice of any sort.
pub fn is_one(message: &Message<'_>, head: &Head<'_>, words: &OnceCell<Body>) -> bool {
    let plays = head.from_daemon && head.subject_says(Sign::Failure) && !head.is_list && !head.is_reply;
    let lures = || {
        let body = words.get_or_init(|| Body::read(message, 0));
        returned::locate(message, 0, body.pasted) == Returned::None && is_bait(message, body)
    };
    plays && lures()
}

fn is_bait(message: &Message<'_>, body: &Body) -> bool {
    let attached = Attached::of(message, 0);
    let links = || memchr::memmem::find(message.raw, b"://").is_some();
    attached.programs || attached.files || attached.pages || body.signs.has(Sign::Bait) || links()
}
