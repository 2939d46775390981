//! What a list's robot answers to a post in the reader's name: that it was refused, or waits for the list's keeper.
//!
//! Forged mail goes to lists as well, and their robots answer the supposed author, in the list's language and not as a mail
//! system would: no recipient failed, a keeper or a rule said no. What hands posts on and what serves subscribers is no answer
//! of this kind.

use super::body::Body;
use super::head::Head;
use super::notice::{Kind, Notice};
use super::vocabulary::Sign;
use super::{Back, plain, recipients};

/// What a list's robot answers to a mail of commands, which it sends back.
pub const COMMANDS: &str = "list-commands";

/// A list's robot speaks of a post of the reader's.
pub fn answer(head: &Head<'_>, body: &Body, back: &Back) -> Option<Notice> {
    let says = |sign| body.signs.has(sign) || head.subject_says(sign);
    // A mail of commands was obeyed, or held none: nobody refused a post.
    if head.from_list_robot && head.subject_says(Sign::AutoReply) && !says(Sign::Refused) {
        return Some(Notice::new(Kind::AutoReply, COMMANDS));
    }
    let replied = head.auto_submitted.starts_with("auto-replied") || head.in_reply_to && head.is_automatic;
    let answers = head.null_sender || replied;
    // mlmmj says from which address the post came, and that it is no member's.
    let named = || head.readers().iter().any(|own| body.folded.contains(own.as_str()));
    let confirms = body.folded.contains("confirm") || head.subject_says(Sign::Challenge);
    let stranger = head.from_list_robot && !confirms && says(Sign::NotMember) && named();
    let about_own = back.own || says(Sign::YouSent) || stranger;
    if !about_own || !head.from_list_robot && (!answers || head.has_list_fields) {
        return None;
    }
    let (refused, awaits) = (says(Sign::Refused), says(Sign::Awaits));
    let outsider = says(Sign::Outsider) || says(Sign::NotMember);
    let told_so = body.signs.has(Sign::Failure) || body.signs.joined(Sign::Failure) > 0;
    let fails = told_so || head.subject_says(Sign::Failure) || stranger;
    let sent_back = head.from_list_robot && back.own;
    // Every language's text quotes the word that the robot waits for: `CONFIRM 77f1e00c`, `list-confirm@`.
    let asks = ["subject=confirm", "-confirm", "+confirm"].iter().any(|word| body.folded.contains(word));
    if sent_back && !refused && !awaits && (asks || !fails && body.folded.contains("confirm")) {
        return Some(Notice::new(Kind::Challenge, "list"));
    }
    if awaits && !told_so && !(refused && fails) {
        // What waits is late; where nothing came back there is only the answer.
        let kind = if back.own { Kind::Delay } else { Kind::AutoReply };
        return Some(of_list(kind, head, body, back));
    }
    let your_post = head.from_list_robot && told_so && head.subject_says(Sign::YouSent);
    if !sent_back && !refused && !your_post && !(fails && (awaits || outsider)) {
        return None;
    }
    // What a dialect knows of its own refusals is more than what is known of all.
    let told = plain::read(head, body, back).filter(|notice| notice.kind == Kind::Bounce);
    let mut notice = told.unwrap_or_else(|| of_list(Kind::Bounce, head, body, back));
    // The address that is no member's is the reader's.
    if notice.failures.iter().any(|failure| !head.is_to(&failure.recipient)) {
        notice.failures.retain(|failure| !head.is_to(&failure.recipient));
    }
    Some(notice)
}

/// The list is the one to whom the mail went.
fn of_list(kind: Kind, head: &Head<'_>, body: &Body, back: &Back) -> Notice {
    let mut notice = Notice::new(kind, body.signs.looks_like().map_or("list", |dialect| dialect.name));
    if kind != Kind::AutoReply {
        let went_to = back.brief.only_recipient().and_then(|_| recipients::returned(&body.words, &back.brief));
        notice.failures = went_to.map_or_else(|| recipients::of(head, body), |failure| vec![failure]);
    }
    notice
}
