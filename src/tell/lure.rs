//! Variant S: a mail that only pretends to be a return. It wants to be opened.

use super::document::Document;
use super::{Telling, words};
use crate::verdict::Stance;

pub fn write(telling: &Telling) -> Document {
    let one = telling.messages == 1;
    let mut notice = Document::new(if one {
        "Do not open it: 1 mail only pretends to be returned mail".to_owned()
    } else {
        format!("Do not open them: {} mails only pretend to be returned mail", telling.messages)
    });
    notice.verdict(
        "A mail in your mailbox says that a mail of yours came back. That is not true. \
         It is bait: do not open what is attached, and do not follow what it asks for.",
    );
    if telling.number > 1 {
        notice.say(format!("This is notice {} about the same event.", telling.number));
    }

    notice.heading("What happened");
    notice.say(format!(
        "{} of this kind arrived {}. This is how you find {}:",
        words::messages(telling.messages),
        words::span(telling),
        if one { "it" } else { "them" },
    ));
    notice.list(
        telling
            .samples
            .iter()
            .take(super::details::SAMPLES_MAX)
            .map(|sample| format!("Subject {}, from {}", words::quoted(&sample.subject), words::quoted(&sample.from)))
            .collect(),
    );

    notice.heading("How we know");
    notice.say(
        "A real return comes from the mail system that could not deliver, and brings your own mail back. \
         This one does not fit.",
    );
    notice.list(words::reasons(&telling.evidence, &[Stance::AgainstOwner, Stance::Neutral, Stance::ForOwner]));

    notice.heading("What you should do");
    notice.steps(&[
        "Delete the mail. Do not answer it. (1 minute)",
        "If you opened an attachment or typed a password: call your IT person now, and change that password from another \
         computer.",
    ]);
    notice.say("If you did neither, this mail has done you no harm. You need not change your password because of it.");
    notice
}
