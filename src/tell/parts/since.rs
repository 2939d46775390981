//! What is new since the last notice: an owner who gets the same mail twice thinks that it happened twice.

use super::super::document::Document;
use super::super::words::Words;
use super::super::{Occasion, Telling, details};

pub fn since(telling: &Telling, words: &Words, notice: &mut Document) {
    let occasion = match telling.occasion {
        Occasion::FirstWave | Occasion::AllClear => String::new(),
        Occasion::NewVerdict { before } => {
            let (before, now) = (details::class(before, words), details::class(telling.class, words));
            if before == now {
                String::new()
            } else {
                words.say("occasion-verdict", &[("before", before.into()), ("now", now.into())])
            }
        }
        Occasion::Growth => words.word("occasion-growth"),
        Occasion::NewHarm => words.word("occasion-harm"),
        Occasion::ReportReady => words.word("occasion-report"),
        Occasion::Reopened => words.word("occasion-reopened"),
    };
    let more = telling.since.map(|since| {
        let at = ("since", words.since(since.at, &telling.reader.zone).into());
        match since.messages {
            0 => words.say("since-none", &[at]),
            messages => words.say("since-new", &[("messages", messages.into()), at]),
        }
    });
    let sentences = [occasion, more.unwrap_or_default()];
    if sentences.iter().any(|sentence| !sentence.is_empty()) {
        notice.heading(words.word("heading-since"));
        notice.say(&sentences);
    }
}
