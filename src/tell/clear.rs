//! Variant D: it has stopped. One mail, which ends the thread: what it was, what came of the reports, what remains to do.

use super::document::Document;
use super::words::Words;
use super::{Telling, Variant, Worry, parts};

pub fn write(telling: &Telling, words: &Words) -> Document {
    let [subject, verdict, remains] = match Variant::of(telling.class) {
        Some(Variant::Forged) => ["subject-clear-forged", "verdict-clear-forged", "clear-do"],
        Some(Variant::Account) => ["subject-clear-account", "verdict-clear-account", "clear-do-account"],
        _ => ["subject-clear-other", "verdict-clear-other", "clear-do-other"],
    };
    let since = words.since(telling.last_seen, &telling.reader.zone);
    let since = || [("since", since.clone().into())];
    let mut notice = Document::new(words.language, &words.say(subject, &since()));
    notice.verdict(words.say(verdict, &since()));
    // Where the password was the way in, or may still be, there is something to do.
    let calm = Variant::of(telling.class) == Some(Variant::Forged) && telling.worry != Worry::BreakIn;
    let today = if telling.worry == Worry::BreakIn { words.word("beside-break-in") } else { String::new() };
    notice.say(&[if calm { words.word("today-clear") } else { today }]);
    parts::phrase(telling, words, &mut notice);

    parts::happened(telling, words, &mut notice);
    parts::chart(telling, words, &mut notice);
    notice.heading(words.word("heading-do"));
    let remains = if telling.worry == Worry::BreakIn { String::new() } else { words.word(remains) };
    notice.say(&[remains, words.word("stop-clear")]);
    if Variant::of(telling.class) == Some(Variant::Account) {
        return notice;
    }
    parts::protection(telling, words, &mut notice);
    parts::reported(telling, words, &mut notice);
    notice
}
