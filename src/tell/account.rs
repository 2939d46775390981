//! Variant B: the mail left through the owner's own account or server. Urgent: the steps come first, in the order in which they
//! help, because who stops reading after them has done the right thing.

use super::document::Document;
use super::words::{Words, own_mailbox};
use super::{Telling, parts};
use crate::verdict::How;

pub fn write(telling: &Telling, words: &Words) -> Document {
    let mailbox = own_mailbox(&telling.mailbox);
    let (subject, postmark) = match telling.how {
        Some(How::Office) => ("subject-account-office", "postmark-own-office"),
        Some(How::Script) => ("subject-account-server", "postmark-own"),
        _ => ("subject-account", "postmark-own"),
    };
    let mut notice = Document::new(words.language, &words.say(subject, &[("mailbox", mailbox.into())]));
    notice.verdict(words.word("verdict-account"));
    parts::phrase(telling, words, &mut notice);
    notice.heading(words.word("heading-steps"));
    let steps: Vec<String> = steps(telling.how).iter().map(|step| words.word(step)).collect();
    notice.steps(&steps);
    notice.say(&[words.word("account-own")]);

    parts::happened(telling, words, &mut notice);
    notice.heading(words.word("heading-proof"));
    let way = telling.how.and_then(way).map(|message| words.word(message)).unwrap_or_default();
    let has = |code: &str| telling.evidence.iter().any(|item| item.code == code);
    let signed = if has("dkim-pass") { words.word("signed-own") } else { String::new() };
    notice.say(&[words.word("postmark"), words.word(postmark), signed, way]);
    parts::chart(telling, words, &mut notice);

    notice.heading(words.word("heading-customers"));
    notice.quote(words.word("customers-account"));
    notice.heading(words.word("heading-stop"));
    notice.say(&[words.word("stop-account")]);
    notice.heading(words.word("heading-protection"));
    notice.say(&[words.word("protection-account")]);
    notice.heading(words.word("heading-reported"));
    notice.say(&[words.word("reported-own")]);
    parts::since(telling, words, &mut notice);
    notice
}

/// Which of the four ways.
fn way(how: How) -> Option<&'static str> {
    match how {
        How::Account => Some("how-account"),
        How::Script => Some("how-script"),
        How::Office => Some("how-office"),
        How::Service => Some("how-service"),
        How::Forwarded | How::MailingList | How::AutomaticReply | How::ReSent | How::NotKept => None,
    }
}

/// What helps, first things first. What to look at differs by the way in; customers and duties do not.
fn steps(how: Option<How>) -> [&'static str; 6] {
    let [first, second, third, fourth] = match how {
        Some(How::Script) => ["step-call-web", "step-web-clean", "step-web-passwords", "step-rules"],
        Some(How::Office) => ["step-call", "step-office-find", "step-office-clean", "step-password"],
        Some(How::Service) => ["step-call", "step-service-password", "step-service-stop", "step-password"],
        _ => ["step-call", "step-password", "step-sessions", "step-rules"],
    };
    [first, second, third, fourth, "step-customers", "step-duty"]
}
