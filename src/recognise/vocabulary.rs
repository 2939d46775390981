//! The words by which returns are known, in the languages that their writers use. One table for all; nothing here decides.
//!
//! The tables are in `phrases`; here they are looked for, all at once.

use std::borrow::Cow;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};

use super::phrases::{
    AUTO_REPLY, AUTO_REPLY_SUBJECTS, CHALLENGE, CHALLENGE_SUBJECTS, COMPLAINT, DELAYED, DELAYED_SUBJECTS, FAILED,
    FAILED_SUBJECTS, FROM_YOU, OTHER_SUBJECTS, SUCCESS, SUCCESS_SUBJECTS, VIRUS, VIRUS_SUBJECTS,
};
pub use super::phrases::{AUTO_REPLY_FIELDS, DAEMON_LOCALS, DAEMON_NAMES, REPLY_PREFIXES, ROBOT_LOCALS};

/// `text` in lower case, folding only where there is something to fold.
pub fn lower(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        if text.bytes().any(|byte| byte.is_ascii_uppercase()) {
            Cow::Owned(text.to_ascii_lowercase())
        } else {
            Cow::Borrowed(text)
        }
    } else {
        Cow::Owned(text.to_lowercase())
    }
}

/// What a phrase in a text speaks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sign {
    /// A mail could not be delivered.
    Failure,
    /// A mail is late.
    Delay,
    /// A mail was delivered, relayed or expanded.
    Success,
    AutoReply,
    Challenge,
    /// Malware was found in a mail.
    Virus,
    /// The mail in question is said to come from the reader.
    FromYou,
    Complaint,
}

/// Which signs a text shows, and how many different phrases of each.
#[derive(Debug, Clone, Copy, Default)]
pub struct Signs {
    counts: [u8; 8],
}

impl Signs {
    pub fn count(&self, sign: Sign) -> u8 {
        self.counts.get(sign as usize).copied().unwrap_or(0)
    }

    pub fn has(&self, sign: Sign) -> bool {
        self.count(sign) > 0
    }
}

/// Looks for all phrases at once. `text` is in lower case with every run of white space made one space.
pub fn signs(text: &str) -> Signs {
    let mut signs = Signs::default();
    let mut seen = vec![false; PHRASES.signs.len()];
    let Some(automaton) = &PHRASES.automaton else { return signs };
    for found in automaton.find_overlapping_iter(text).take(MATCHES_MAX) {
        let pattern = found.pattern().as_usize();
        let (Some(seen), Some(&sign)) = (seen.get_mut(pattern), PHRASES.signs.get(pattern)) else { continue };
        if !std::mem::replace(seen, true)
            && let Some(count) = signs.counts.get_mut(sign as usize)
        {
            *count = count.saturating_add(1);
        }
    }
    signs
}

/// Does a subject hold a word of a return? Wide: it only decides whether the body is worth reading.
pub fn subject_is_suspect(subject: &str) -> bool {
    SUSPECT.as_ref().is_none_or(|automaton| automaton.is_match(subject))
}

/// Does a subject say that a mail failed, in the words of a mail system?
pub fn subject_says(sign: Sign, subject: &str) -> bool {
    let words: &[&str] = match sign {
        Sign::Failure => FAILED_SUBJECTS,
        Sign::Delay => DELAYED_SUBJECTS,
        Sign::Success => SUCCESS_SUBJECTS,
        Sign::AutoReply => AUTO_REPLY_SUBJECTS,
        Sign::Challenge => CHALLENGE_SUBJECTS,
        Sign::Virus => VIRUS_SUBJECTS,
        Sign::FromYou | Sign::Complaint => &[],
    };
    words.iter().any(|word| subject.contains(word))
}

struct Phrases {
    automaton: Option<AhoCorasick>,
    signs: Vec<Sign>,
}

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| {
    let tables = [
        (Sign::Failure, FAILED),
        (Sign::Delay, DELAYED),
        (Sign::Success, SUCCESS),
        (Sign::AutoReply, AUTO_REPLY),
        (Sign::Challenge, CHALLENGE),
        (Sign::Virus, VIRUS),
        (Sign::FromYou, FROM_YOU),
        (Sign::Complaint, COMPLAINT),
    ];
    let all = tables.iter().flat_map(|(sign, phrases)| phrases.iter().map(move |phrase| (*sign, *phrase)));
    let (signs, phrases): (Vec<Sign>, Vec<&str>) = all.unzip();
    Phrases { automaton: automaton(&phrases), signs }
});

static SUSPECT: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    let tables = [
        FAILED_SUBJECTS,
        DELAYED_SUBJECTS,
        SUCCESS_SUBJECTS,
        AUTO_REPLY_SUBJECTS,
        CHALLENGE_SUBJECTS,
        VIRUS_SUBJECTS,
        OTHER_SUBJECTS,
    ];
    automaton(&tables.concat())
});

/// Building fails only beyond the limits of the automaton, which a test shows the tables to be far from.
fn automaton(phrases: &[&str]) -> Option<AhoCorasick> {
    AhoCorasick::builder().match_kind(MatchKind::Standard).build(phrases).ok()
}

/// Matches in one text that are looked at.
const MATCHES_MAX: usize = 2_000;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_lower_case_and_found() {
        for table in [FAILED, DELAYED, SUCCESS, AUTO_REPLY, CHALLENGE, VIRUS, FROM_YOU, COMPLAINT] {
            for phrase in table {
                assert_eq!(lower(phrase), *phrase);
            }
        }
        let signs = signs("your message to x could not be delivered: user unknown");
        assert!(signs.count(Sign::Failure) >= 2 && signs.has(Sign::FromYou) && !signs.has(Sign::Virus));
        assert!(subject_is_suspect("undelivered mail returned to sender") && !subject_is_suspect("lunch"));
    }
}
