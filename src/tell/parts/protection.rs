//! Can I prevent it: the three records of the domain, and the one next step with the exact record.

use super::super::document::Document;
use super::super::words::{Words, host, record};
use super::super::{Grade, Protection, Telling};

pub fn protection(telling: &Telling, words: &Words, notice: &mut Document) {
    notice.heading(words.word("heading-protection"));
    let Some(found) = &telling.protection else {
        notice.say(&[words.word("protection-unknown")]);
        return;
    };
    notice.say(&[words.say("protection-intro", &[("domain", host(&found.domain).into())])]);
    let line = |message: &str, grade| words.say(message, &[("state", words.word(state(grade)).into())]);
    notice.list(&[line("spf-state", found.spf), line("dkim-state", found.dkim), line("dmarc-state", found.dmarc)]);
    let refusable = found
        .refusable
        .map(|(refused, total)| words.say("refusable", &[("refused", refused.into()), ("total", total.into())]));
    match &found.next {
        Some(next) => {
            notice.say(&[refusable.unwrap_or_default(), words.word("next-step")]);
            notice.record(format!("{} TXT {}", host(&next.name), record(&next.value)));
        }
        None if is_all_good(found) => notice.say(&[refusable.unwrap_or_default(), words.word("next-nothing")]),
        None => notice.say(&[refusable.unwrap_or_default()]),
    }
}

fn is_all_good(found: &Protection) -> bool {
    [found.spf, found.dkim, found.dmarc].iter().all(|grade| *grade == Grade::Good)
}

fn state(grade: Grade) -> &'static str {
    match grade {
        Grade::Good => "state-good",
        Grade::Weak => "state-weak",
        Grade::Missing => "state-missing",
        Grade::Unknown => "state-unknown",
    }
}
