//! Variant C: the returns do not say enough. What is missing, and three checks that the owner can do.

use super::document::Document;
use super::words::Words;
use super::{Telling, Worry, missing, parts};
use crate::sanitize;

const MISSING_MAX: usize = 4;

pub fn write(telling: &Telling, words: &Words) -> Document {
    let subject = words.say("subject-unclear", &[("messages", telling.messages.into())]);
    let mut notice = Document::new(words.language, &subject);
    notice.verdict(words.word("verdict-unclear"));
    let today = if telling.worry == Worry::BreakIn { "beside-break-in" } else { "today-unclear" };
    notice.say(&[words.word(today)]);
    parts::phrase(telling, words, &mut notice);

    parts::happened(telling, words, &mut notice);
    notice.heading(words.word("heading-missing"));
    let read = telling.has_evidence("injection");
    notice.say(&[words.word(if read { "missing-intro-read" } else { "missing-intro" })]);
    notice.list(&lacking(telling, words));
    parts::chart(telling, words, &mut notice);

    notice.heading(words.word("heading-checks"));
    notice.steps(&[words.word("check-sent"), signins(telling, words), words.word("check-rules")]);
    // Beside a break-in the password must be changed, whatever the checks show.
    if telling.worry != Worry::BreakIn {
        notice.say(&[words.word("checks-outcome")]);
    }
    notice.heading(words.word("heading-customers"));
    notice.quote(words.word("customers-unclear"));
    notice.heading(words.word("heading-stop"));
    notice.say(&[words.word("stop-unclear")]);
    parts::protection(telling, words, &mut notice);
    notice.heading(words.word("heading-reported"));
    notice.say(&[words.word("reported-unclear")]);
    parts::since(telling, words, &mut notice);
    notice
}

/// What to look for among the sign-ins, if what came back names one.
fn signins(telling: &Telling, words: &Words) -> String {
    let check = words.word("check-signins");
    let Some((address, at)) = telling.login else { return check };
    let address = sanitize::defang(&address.to_string());
    let span = words.span(at, at, &telling.reader.zone);
    let named = words.say("check-signins-login", &[("address", address.into()), ("span", span.into())]);
    format!("{check}{}{named}", words.language.joint())
}

/// What would have decided it, each sort once.
fn lacking(telling: &Telling, words: &Words) -> Vec<String> {
    let mut found: Vec<&str> = Vec::new();
    for message in telling.missing.iter().map(|one| missing::message(one.what)) {
        if !found.contains(&message) {
            found.push(message);
        }
    }
    if found.is_empty() {
        found.push("missing-nothing");
    }
    found.iter().take(MISSING_MAX).map(|message| words.word(message)).collect()
}
