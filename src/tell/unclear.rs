//! Variant C: the returns do not say enough. What is missing, and three checks that the owner can do.

use super::document::Document;
use super::{Telling, words};

const MISSING_MAX: usize = 4;

pub fn write(telling: &Telling) -> Document {
    let came_back = words::messages(telling.messages);
    let mut notice = Document::new(format!("Returned mail you may not have sent: {came_back}, cause not clear yet"));
    notice.verdict(
        "Mail with your address came back, and we cannot tell who sent it. \
         It may be yours. It may be forged. Three short checks will help.",
    );
    if telling.number > 1 {
        notice.say(format!("This is notice {} about the same event.", telling.number));
    }

    notice.heading("What happened");
    notice.say(format!(
        "{came_back} with {} came back to you {}. We only see what came back.",
        words::own_addresses(telling),
        words::span(telling),
    ));

    notice.heading("What is missing");
    notice.say("Returned mail can show where it was first posted, as a postmark does. This time we could not read it:");
    let missing: Vec<String> = telling.missing.iter().take(MISSING_MAX).map(|text| words::sentence(text)).collect();
    if missing.is_empty() {
        notice.say("What came back holds too little to decide it.");
    }
    notice.list(missing);

    notice.heading("Three checks, five minutes");
    notice.steps(&[
        "Look into your Sent folder. Did you, a colleague or a program of yours write these mails?",
        "Look at the last sign-ins of your mail account. Is there a place or a device that you do not know?",
        "Look at the forwarding rules and filters of your mailbox. Is there one that you did not make?",
    ]);
    notice.say(
        "If you wrote the mails, all is well: some did not arrive. If a check shows something strange, call your IT person \
         or your mail provider today, and change your password. If all three are clean, you need do nothing now.",
    );

    notice.heading("What comes next");
    notice.say(
        "We look at each new return. Often the next one shows more. We write again only if something changes. \
         Do not open what is attached to the returned mails, and do not answer them.",
    );
    notice
}
