//! Variant A: somebody else put the owner's address on mail. The mailbox was not used; calm, and what to tell customers.

use super::document::Document;
use super::{Telling, words};
use crate::verdict::{Class, Stance};

pub fn write(telling: &Telling) -> Document {
    let came_back = words::messages(telling.messages);
    let mut notice = begin(telling, &came_back);
    if telling.number > 1 {
        notice.say(format!("This is notice {} about the same event.", telling.number));
    }

    notice.heading("What happened");
    notice.say(format!(
        "{came_back} with {} came back to you {}. {} We only see what came back. The real number is probably larger.",
        words::own_addresses(telling),
        words::span(telling),
        words::origin(telling).unwrap_or_default(),
    ));
    if telling.days.len() > 1 {
        notice.chart(telling.days.iter().map(|(day, count)| (day.strftime("%-d %b").to_string(), *count)).collect());
    }

    notice.heading("How we know");
    notice.say(words::POSTMARK);
    notice.say(postmark(telling));
    notice.list(words::reasons(&telling.evidence, &[Stance::AgainstOwner]));

    notice.heading("What you should do");
    notice.steps(&[
        "Do not open what is attached to the returned mails. You may delete them. (1 minute)",
        "Send customers who ask the text below. (2 minutes)",
        "Ask your IT person to check the SPF, DKIM and DMARC records of your domain. \
         They help others refuse such mail.",
    ]);
    notice.say("You need no new address, and you need not answer the returned mails.");

    notice.heading("For customers, to copy");
    notice.quote(
        "Somebody is sending mail with our address on it. We did not write it, and it did not come from our mailbox. \
         Please do not open or answer it. If in doubt about a mail from us, please call us.",
    );

    notice.heading("Will it stop?");
    notice.say(
        "Nobody can promise a day. Most mail systems judge the computer that sends, not the name on the mail. \
         We keep watching, and write again only if something changes.",
    );
    notice
}

/// Subject, verdict and what to do today. Beside a break-in, nothing here says that the mailbox is safe.
fn begin(telling: &Telling, came_back: &str) -> Document {
    if telling.break_in {
        let mut notice = Document::new(format!("Someone is using your address: {came_back} came back"));
        notice.verdict(
            "Somebody else put your address on these mails. They were not sent from your mailbox. \
             But other mail was: you also got a notice that begins with \u{201c}Act today\u{201d}. Do first what it says.",
        );
        return notice;
    }
    let mut notice =
        Document::new(format!("Someone is using your address: {came_back} came back. Your mailbox was not used"));
    notice.verdict(
        "Somebody else put your address on mail that you did not write. It was not sent from your mailbox. \
         You do not need to change your password because of it.",
    );
    notice.say("What to do today: nothing urgent. If a customer asks, use the text below.");
    notice
}

/// What the postmark shows, and how many witnesses say so.
fn postmark(telling: &Telling) -> String {
    let traced = format!(
        "{} of {} returned {} the computer that handed the mail in. It is not yours, and not your mail provider's.",
        telling.traced,
        telling.messages,
        if telling.messages == 1 { "message shows" } else { "messages show" },
    );
    let bouncers = telling.bouncers.len() as u64;
    match telling.class {
        Class::ForgedConfirmed => format!(
            "{traced} {} returned mail, and independent witnesses say the same.",
            words::count(bouncers, "mail system", "mail systems")
        ),
        _ => format!("{traced} So far no second, independent witness has said so."),
    }
}
