//! Can I prevent it: the three records of the domain, and the one next step with the exact record.

use super::super::document::Document;
use super::super::words::{Words, host, record};
use super::super::{Protection, Telling};
use crate::advise::State;

pub fn protection(telling: &Telling, words: &Words, notice: &mut Document) {
    notice.heading(words.word("heading-protection"));
    let Some(found) = &telling.protection else {
        notice.say(&[words.word("protection-unknown")]);
        return;
    };
    notice.say(&[words.say("protection-intro", &[("domain", host(&found.domain).into())])]);
    let line = |message: &str, stands| words.say(message, &[("state", words.word(state(stands)).into())]);
    notice.list(&[line("spf-state", found.spf), line("dkim-state", found.dkim), line("dmarc-state", found.dmarc)]);
    let share = found.refusable;
    let refusable = (share.judged > 0)
        .then(|| words.say("refusable", &[("refused", share.refused.into()), ("total", share.judged.into())]));
    match &found.next {
        Some(next) => {
            notice.say(&[refusable.unwrap_or_default(), words.word("next-step")]);
            notice.record(format!("{} TXT {}", host(&next.name), record(&next.value)));
            let replaces = next.replaces.is_some().then(|| words.word("next-replaces"));
            let later = collects_only(&next.value).then(|| words.word("next-later"));
            notice.say(&[replaces.unwrap_or_default(), later.unwrap_or_default()]);
        }
        None if is_all_good(found) => notice.say(&[refusable.unwrap_or_default(), words.word("next-nothing")]),
        None => notice.say(&[refusable.unwrap_or_default()]),
    }
}

/// The first step to DMARC asks for reports and refuses nothing (RFC 7489, 6.3: `p=none`).
fn collects_only(record: &str) -> bool {
    record.starts_with("v=DMARC1") && record.contains("p=none")
}

fn is_all_good(found: &Protection) -> bool {
    [found.spf, found.dkim, found.dmarc].iter().all(|state| *state == State::Good)
}

fn state(stands: State) -> &'static str {
    match stands {
        State::Good => "state-good",
        State::Weak => "state-weak",
        State::Missing => "state-missing",
        State::Unknown => "state-unknown",
    }
}
