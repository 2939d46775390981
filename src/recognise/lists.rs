//! What a list's robot answers to a post in the reader's name: that it was refused, or waits for the list's keeper.
//!
//! Forged mail goes to lists as well, and their robots answer the supposed author, in the list's language and not as a mail
//! system would: no recipient failed, a keeper or a rule said no. What hands posts on and what serves subscribers is no answer
//! of this kind.

use super::body::Body;
use super::head::Head;
use super::notice::{Failure, Kind, Notice};
use super::vocabulary::{Sign, holds};
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
    let (refused, awaits) = (says(Sign::Refused), says(Sign::Awaits));
    let outsider = says(Sign::Outsider) || says(Sign::NotMember);
    // A group's robot that marks nothing as an answer says on top whose mail waits.
    let titled = !head.auto_submitted.is_empty() && head.subject_says(Sign::YouSent) && awaits;
    let answers = head.null_sender || replied || titled;
    // Schleuder writes as the list itself, and says who may.
    let turned_away = replied && head.looped && outsider;
    // mlmmj says from which address the post came, and that it is no member's.
    let named = || head.readers().iter().any(|own| body.folded.contains(own.as_str()));
    let confirms = || holds(&body.folded, "confirm") || head.subject_says(Sign::Challenge);
    let stranger = head.from_list_robot && !confirms() && says(Sign::NotMember) && named();
    let about_own = back.own || says(Sign::YouSent) || stranger || turned_away;
    if !about_own || !head.from_list_robot && (!answers || head.has_list_fields) {
        return None;
    }
    // A robot whose title says that the post waits says in no sentence that it failed.
    let waits = head.from_list_robot && head.subject_says(Sign::Awaits) && !head.subject_says(Sign::Failure);
    let told_so = body.signs.has(Sign::Failure) || body.signs.joined(Sign::Failure) > 0 && !waits;
    let fails = told_so || head.subject_says(Sign::Failure) || stranger || turned_away;
    let sent_back = head.from_list_robot && back.own;
    // Every language's text quotes the word that the robot waits for: `CONFIRM 77f1e00c`, `list-confirm@`.
    let asks = || ["subject=confirm", "-confirm", "+confirm"].iter().any(|word| holds(&body.folded, word));
    let wants = head.from_list_robot && head.subject_says(Sign::Challenge);
    // Who subscribes or leaves is asked about an address.
    let of_post = || !named() && body.signs.has(Sign::YouSent) && (asks() || body.signs.has(Sign::Prove));
    let wants = wants && (back.own || of_post());
    if (wants || sent_back && (asks() || !fails && holds(&body.folded, "confirm"))) && !refused && !awaits {
        return Some(Notice::new(Kind::Challenge, "list"));
    }
    if awaits && !told_so && !(refused && fails) {
        // What waits is late; where nothing came back there is only the answer.
        let kind = if back.own { Kind::Delay } else { Kind::AutoReply };
        return Some(of_list(kind, head, body, back));
    }
    // A request that the robot could not read goes to a person, and no post was refused.
    if head.from_list_robot && head.in_reply_to && !told_so && !sent_back && !refused && !fails {
        return Some(Notice::new(Kind::AutoReply, COMMANDS));
    }
    let your_post = head.from_list_robot && told_so && says(Sign::YouSent) && !body.signs.has(Sign::ToReader);
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
    // Whom to ask about it is the robot's owner; the list that the words name did not take the post.
    let of_owner = |failure: &Failure| head.author() == Some(failure.recipient.as_str());
    if notice.failures.iter().all(of_owner)
        && let Some(list) = head.own_list().filter(|list| body.folded.contains(list.as_str()))
    {
        notice.failures = vec![Failure { recipient: list, ..Failure::default() }];
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
