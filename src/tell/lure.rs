//! The lure: a mail that only pretends to be a return. It wants to be opened.

use super::document::Document;
use super::words::Words;
use super::{Telling, Worry, parts};

const SAMPLES_MAX: usize = 3;

pub fn write(telling: &Telling, words: &Words) -> Document {
    let subject = words.say("subject-lure", &[("messages", telling.messages.into())]);
    let mut notice = Document::new(words.language, &subject);
    notice.verdict(words.word("verdict-lure"));
    let today = if telling.worry == Worry::BreakIn { "beside-break-in" } else { "today-lure" };
    notice.say(&[words.word(today)]);
    parts::phrase(telling, words, &mut notice);

    notice.heading(words.word("heading-happened"));
    let span = words.span(telling.opened, telling.last_seen, &telling.reader.zone);
    notice.say(&[words.say("happened-lure", &[("messages", telling.messages.into()), ("span", span.into())])]);
    let samples: Vec<String> = telling.samples.iter().take(SAMPLES_MAX).map(|sample| find(sample, words)).collect();
    notice.list(&samples);
    notice.heading(words.word("heading-proof"));
    notice.say(&[words.word("proof-lure")]);

    notice.heading(words.word("heading-do"));
    notice.steps(&[words.word("lure-delete"), words.word("lure-opened")]);
    if telling.worry != Worry::BreakIn {
        notice.say(&[words.word("lure-harmless")]);
    }
    parts::since(telling, words, &mut notice);
    notice
}

/// How the owner finds it in the mailbox.
fn find(sample: &super::Sample, words: &Words) -> String {
    let (subject, from) = (words.quoted(&sample.subject), words.quoted(&sample.from));
    words.say("sample-short", &[("subject", subject.into()), ("from", from.into())])
}
