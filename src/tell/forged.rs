//! Variant A: somebody else put the owner's address on mail. The mailbox was not used; calm, and what to tell customers.

use super::document::Document;
use super::words::Words;
use super::{Telling, Worry, parts};
use crate::verdict::Class;

pub fn write(telling: &Telling, words: &Words) -> Document {
    let mut notice = begin(telling, words);
    parts::phrase(telling, words, &mut notice);

    parts::happened(telling, words, &mut notice);
    notice.heading(words.word("heading-proof"));
    notice.say(&proof(telling, words));
    notice.list(&compared(telling, words));
    parts::chart(telling, words, &mut notice);

    notice.heading(words.word("heading-do"));
    notice.steps(&[words.word("do-leave"), words.word("do-customers")]);
    // Beside a break-in the password must be changed, and perhaps beside what is unclear: nothing here may say otherwise.
    if telling.worry == Worry::Nothing {
        notice.say(&[words.word("dont-forged")]);
    }
    notice.heading(words.word("heading-customers"));
    notice.quote(words.word("customers-forged"));
    notice.heading(words.word("heading-stop"));
    notice.say(&[words.word("stop-forged")]);
    parts::protection(telling, words, &mut notice);
    parts::reported(telling, words, &mut notice);
    parts::since(telling, words, &mut notice);
    notice
}

/// Subject, verdict and what to do today. Beside anything else that is open, nothing here says that the mailbox is safe.
fn begin(telling: &Telling, words: &Words) -> Document {
    let zone = &telling.reader.zone;
    let day = |at: jiff::Timestamp| at.to_zoned(zone.clone()).date();
    let when = if day(telling.opened) == day(telling.last_seen) {
        words.on(telling.opened, zone)
    } else {
        words.since(telling.opened, zone)
    };
    let (subject, verdict, today) = match telling.worry {
        Worry::Nothing => ("subject-forged", "verdict-forged", "today-forged"),
        Worry::Unclear => ("subject-forged-beside", "verdict-forged-beside", "beside-unclear"),
        Worry::BreakIn => ("subject-forged-beside", "verdict-forged-beside", "beside-break-in"),
    };
    let subject = words.say(subject, &[("messages", telling.messages.into()), ("when", when.into())]);
    let mut notice = Document::new(words.language, &subject);
    let counts = [("traced", telling.traced.into()), ("messages", telling.messages.into())];
    let some = telling.worry != Worry::Nothing && telling.traced > 0 && telling.traced < telling.messages;
    notice.verdict(if some { words.say("verdict-forged-some", &counts) } else { words.word(verdict) });
    notice.say(&[words.word(today)]);
    notice
}

/// The postmark, what it shows, and how many witnesses say so.
fn proof(telling: &Telling, words: &Words) -> Vec<String> {
    let counts = [("traced", telling.traced.into()), ("messages", telling.messages.into())];
    let systems = telling.bouncers.len() as u64;
    let witnesses = match telling.class {
        Class::ForgedConfirmed if systems > 1 => words.say("witness-several", &[("systems", systems.into())]),
        // The other voice is a provider's complaint or count, and returned nothing.
        Class::ForgedConfirmed => String::new(),
        _ => words.word("witness-one"),
    };
    let traced = if telling.traced > 0 { words.say("traced", &counts) } else { String::new() };
    // The picture is for the first notice; who gets a second one has seen it.
    let picture = if telling.number == 1 { words.word("postmark") } else { String::new() };
    vec![picture, traced, witnesses]
}

/// What it was compared with: the evidence that speaks against the owner having sent it, each sort once.
fn compared(telling: &Telling, words: &Words) -> Vec<String> {
    const SAID: &[(&str, &str)] =
        &[("spf-fail", "compared-spf"), ("not-in-sent", "compared-sent"), ("signature-missing", "compared-signature")];
    let has = |code: &str| telling.evidence.iter().any(|item| item.code == code);
    SAID.iter().filter(|(code, _)| has(code)).map(|(_, message)| words.word(message)).collect()
}
