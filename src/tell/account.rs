//! Variant B: the mail left through the owner's own account or server. Urgent, in the order in which it helps.

use super::document::Document;
use super::{Telling, words};
use crate::sanitize;
use crate::verdict::Stance;

const MAILBOX_MAX: usize = 60;

pub fn write(telling: &Telling) -> Document {
    let came_back = words::messages(telling.messages);
    let mailbox = sanitize::line(&telling.mailbox, MAILBOX_MAX);
    let mut notice = Document::new(format!("Act today: mail was sent through your mailbox {mailbox}"));
    notice.verdict(
        "Mail left through your own account or server, and we found no sign that you wrote it. \
         Somebody may know your password. Please act today.",
    );
    notice.say(
        "If you sent it yourself, or a program or a colleague of yours did, there is nothing to do but to tell your IT person.",
    );
    if telling.number > 1 {
        notice.say(format!("This is notice {} about the same event.", telling.number));
    }

    notice.heading("What to do, in this order");
    notice.steps(&[
        "Call your IT person or your mail provider. Use the phone: somebody else may be reading your mail. (10 minutes)",
        "Change the password of this mailbox, from a computer that you are sure of. (5 minutes)",
        "Sign out all other devices, and switch on two-step sign-in. (5 minutes)",
        "Look for forwarding rules and filters that you did not make, and delete them. (5 minutes)",
        "Tell your customers with the text below. (5 minutes)",
        "Ask your IT person whether you must report this to an authority.",
    ]);

    notice.heading("What happened");
    notice.say(format!(
        "{came_back} with {} came back to you {}. We only see what came back. The real number is probably larger.",
        words::own_addresses(telling),
        words::span(telling),
    ));
    if let Some(origin) = words::origin(telling) {
        notice.say(origin);
    }

    notice.heading("How we know");
    notice.say(words::POSTMARK);
    notice.say("This postmark is your own: the mail passed through your account or server.");
    notice.list(words::reasons(&telling.evidence, &[Stance::ForOwner, Stance::Neutral]));

    notice.heading("For customers, to copy");
    notice.quote(
        "Somebody may have used our mailbox to send mail that we did not write. Please do not open it, do not answer it, \
         and pay nothing that it asks for. If you are not sure about a mail from us, please call us.",
    );
    notice
}
