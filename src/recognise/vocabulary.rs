//! The words by which returns are known, in the languages that their writers use. One book for all; nothing here decides.
//!
//! Whole phrases (`phrases`), the sentences of the dialects and pairs of stems (`stems`) are looked for in one pass over the
//! folded text. Why not one pass each: most mails are read for nothing, and reading costs more than all that follows.

use std::borrow::Cow;
use std::sync::LazyLock;

use super::answers::{AUTO_REPLY, AUTO_REPLY_SUBJECTS, AUTO_SELF, AWAY_SUBJECTS, BACK, RECEIPT, SEEN, SEEN_SUBJECTS};
use super::bare;
use super::demands;
use super::dialects::{DIALECTS, Dialect};
use super::filters;
use super::letters;
use super::phrasebook::Phrasebook;
pub use super::phrases::{ANSWER_PREFIXES, REPLY_PREFIXES};
use super::phrases::{
    CHALLENGE, CHALLENGE_SUBJECTS, DELAYED, DELAYED_SUBJECTS, FAILED, FAILED_SUBJECTS, FINAL, LOG, NEWSLETTER,
    OTHER_SUBJECTS, SUCCESS, SUCCESS_SUBJECTS, VIRUS_SUBJECTS,
};
use super::sentence::{self, Sentence, Stem};
use super::tongues;

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

/// Does the word stand in the text? As `str::contains`, without its costly preparations for texts that are mostly short.
pub fn holds(text: &str, word: &str) -> bool {
    memchr::memmem::find(text.as_bytes(), word.as_bytes()).is_some()
}

/// Does the text begin with one of these? Most lists know no word that begins with its first letter, and then none is compared.
pub fn begins_with_any(text: &str, words: &[&str]) -> bool {
    let first = text.bytes().next();
    words.iter().any(|word| word.bytes().next() == first && text.starts_with(word))
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
    /// A machine's answer says of itself that it is one.
    AutoSelf,
    /// Who is away answers when they are back, or names somebody else.
    Back,
    /// A ticket system got the mail.
    Receipt,
    /// Somebody opened the mail.
    Seen,
    Challenge,
    /// The failure is final, whatever is said of earlier attempts.
    Final,
    /// What only mail to many says: how to leave the list, where to read it in a browser.
    Newsletter,
    /// A program reports on a mail server to its keeper.
    Log,
    /// Further words of subjects that make the body worth reading.
    Other,
    // The words of people and of their filters: see `letters`.
    Bad,
    Yours,
    Got,
    Stop,
    StopMe,
    Never,
    Threat,
    Hacked,
    Doubt,
    Dealings,
    Plainly,
    Bait,
    YouSent,
    /// A mail that was to come to the reader.
    ToReader,
    VirusWord,
    Malware,
    Disarmed,
    Held,
    Prove,
    Once,
    // Of a list's keeper, who refused or has to consent, and of its members, who alone may post: see `lists`.
    Refused,
    Awaits,
    Outsider,
    NotMember,
}

const SIGNS: usize = Sign::NotMember as usize + 1;

/// Which signs a text shows, and how many different phrases of each.
#[derive(Debug, Clone, Copy)]
pub struct Signs {
    counts: [u8; SIGNS],
    /// Sentences of joined stems that tell of a failure, of a delay, of a success.
    joined: [u8; 3],
    says: Option<u16>,
    hint: Option<u16>,
}

impl Default for Signs {
    fn default() -> Signs {
        Signs { counts: [0; SIGNS], joined: [0; 3], says: None, hint: None }
    }
}

impl Signs {
    pub fn count(&self, sign: Sign) -> u8 {
        self.counts.get(sign as usize).copied().unwrap_or(0)
    }

    pub fn has(&self, sign: Sign) -> bool {
        self.count(sign) > 0
    }

    /// Sentences that say so by two notions joined: for failure, delay and success.
    pub fn joined(&self, sign: Sign) -> u8 {
        self.joined.get(sign as usize).copied().unwrap_or(0)
    }

    fn join(&mut self, sign: Sign) {
        if let Some(count) = self.joined.get_mut(sign as usize) {
            *count = count.saturating_add(1);
        } else if let Some(count) = self.counts.get_mut(sign as usize) {
            *count = count.saturating_add(1);
        }
    }

    /// The first dialect of which a sentence stands in the text.
    pub fn dialect(&self) -> Option<&'static Dialect> {
        DIALECTS.get(usize::from(self.says?))
    }

    /// The dialect that the text looks like, sure or not.
    pub fn looks_like(&self) -> Option<&'static Dialect> {
        self.dialect().or_else(|| DIALECTS.get(usize::from(self.hint?)))
    }
}

#[derive(Debug, Clone, Copy)]
enum Mark {
    Sign(Sign),
    Stem(Stem),
    Says(u16),
    Hint(u16),
}

/// Looks for all phrases at once. `text` is in lower case with every run of white space made one space.
pub fn signs(text: &str) -> Signs {
    TEXTS.read(text)
}

/// The signs of a subject, which has phrases of its own.
pub fn subject_signs(subject: &str) -> Signs {
    SUBJECTS.read(subject)
}

struct Phrases {
    book: Phrasebook,
    marks: Vec<Mark>,
}

impl Phrases {
    fn new(table: impl Iterator<Item = (Mark, &'static str)> + Clone) -> Phrases {
        let bare = table.clone().filter(|(mark, phrase)| matches!(mark, Mark::Sign(_)) && phrase.len() >= BARE_MIN);
        let bare = bare.flat_map(|(mark, phrase)| bare::spellings(phrase).map(move |bare| (mark, Cow::Owned(bare))));
        let table = table.map(|(mark, phrase)| (mark, Cow::Borrowed(phrase)));
        let (mut marks, phrases): (Vec<Mark>, Vec<Cow<'static, str>>) = table.chain(bare).unzip();
        marks.shrink_to_fit();
        Phrases { book: Phrasebook::new(phrases), marks }
    }

    fn read(&self, text: &str) -> Signs {
        let mut signs = Signs::default();
        let mut sentence = Sentence::default();
        let mut found = self.book.find(text);
        found.truncate(MATCHES_MAX);
        for found in &found {
            if let Some(&Mark::Stem(stem)) = self.marks.get(found.phrase as usize)
                && starts_word(text, found.start as usize)
            {
                sentence.add(stem, found.start as usize).into_iter().flatten().for_each(|sign| signs.join(sign));
            }
        }
        // A phrase counts once, however often it stands there.
        found.sort_unstable_by_key(|found| found.phrase);
        found.dedup_by_key(|found| found.phrase);
        for mark in found.iter().filter_map(|found| self.marks.get(found.phrase as usize)) {
            match *mark {
                Mark::Sign(sign) => {
                    if let Some(count) = signs.counts.get_mut(sign as usize) {
                        *count = count.saturating_add(1);
                    }
                }
                Mark::Says(at) => signs.says = Some(signs.says.map_or(at, |first| first.min(at))),
                Mark::Hint(at) => signs.hint = Some(signs.hint.map_or(at, |first| first.min(at))),
                Mark::Stem(_) => {}
            }
        }
        signs
    }
}

/// A stem counts at the head of a word. Scripts without blanks have no such place: there it counts anywhere.
fn starts_word(text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    let before = at.checked_sub(1).and_then(|before| bytes.get(before)).copied().unwrap_or(b' ');
    // In UTF-8 Thai is E0 B8 and E0 B9; kana, ideographs and hangul start with E3 or more.
    let thai = bytes.get(at..at + 2).is_some_and(|pair| matches!(pair, [0xE0, 0xB8 | 0xB9]));
    let blankless = thai || bytes.get(at).is_some_and(|&first| first >= 0xE3);
    blankless || !(before.is_ascii_alphanumeric() || before >= 0x80)
}

fn of_sign(sign: Sign, phrases: &'static [&'static str]) -> impl Iterator<Item = (Mark, &'static str)> + Clone {
    phrases.iter().map(move |phrase| (Mark::Sign(sign), *phrase))
}

fn stems() -> impl Iterator<Item = (Mark, &'static str)> + Clone {
    sentence::table().map(|(stem, word)| (Mark::Stem(stem), word))
}

fn dialects() -> impl Iterator<Item = (Mark, &'static str)> + Clone {
    DIALECTS.iter().enumerate().flat_map(|(at, dialect)| {
        let at = u16::try_from(at).unwrap_or(u16::MAX);
        let says = dialect.says.iter().map(move |words| (Mark::Says(at), *words));
        says.chain(dialect.hints.iter().map(move |words| (Mark::Hint(at), *words)))
    })
}

static TEXTS: LazyLock<Phrases> = LazyLock::new(|| {
    let signs = [
        (Sign::Failure, FAILED),
        (Sign::Delay, DELAYED),
        (Sign::Success, SUCCESS),
        (Sign::AutoReply, AUTO_REPLY),
        (Sign::AutoSelf, AUTO_SELF),
        (Sign::Back, BACK),
        (Sign::Receipt, RECEIPT),
        (Sign::Seen, SEEN),
        (Sign::Challenge, CHALLENGE),
        (Sign::Final, FINAL),
        (Sign::Newsletter, NEWSLETTER),
        (Sign::Log, LOG),
        (Sign::Bad, letters::BAD),
        (Sign::Yours, letters::YOURS),
        (Sign::Got, letters::GOT),
        (Sign::Stop, demands::STOP),
        (Sign::StopMe, demands::STOP_ME),
        (Sign::Never, letters::NEVER),
        (Sign::Threat, demands::THREAT),
        (Sign::Hacked, letters::HACKED),
        (Sign::Doubt, letters::DOUBT),
        (Sign::Dealings, letters::DEALINGS),
        (Sign::Plainly, demands::PLAINLY),
        (Sign::Bait, letters::BAIT),
        (Sign::YouSent, filters::YOU_SENT),
        (Sign::ToReader, filters::TO_READER),
        (Sign::VirusWord, filters::VIRUS_WORDS),
        (Sign::Malware, filters::MALWARE),
        (Sign::Disarmed, filters::DISARMED),
        (Sign::Held, filters::HELD),
        (Sign::Prove, filters::PROVE),
        (Sign::Once, filters::ONCE),
    ];
    let signs = signs.into_iter().chain(tongues::TEXTS).flat_map(|(sign, phrases)| of_sign(sign, phrases));
    Phrases::new(signs.chain(dialects()).chain(stems()))
});

static SUBJECTS: LazyLock<Phrases> = LazyLock::new(|| {
    let signs = [
        (Sign::Failure, FAILED_SUBJECTS),
        (Sign::Delay, DELAYED_SUBJECTS),
        (Sign::Success, SUCCESS_SUBJECTS),
        (Sign::AutoReply, AUTO_REPLY_SUBJECTS),
        (Sign::Back, AWAY_SUBJECTS),
        (Sign::Seen, SEEN_SUBJECTS),
        (Sign::Challenge, CHALLENGE_SUBJECTS),
        (Sign::VirusWord, VIRUS_SUBJECTS),
        (Sign::Bad, letters::BAD),
        (Sign::Yours, letters::YOURS),
        (Sign::Stop, demands::STOP),
        (Sign::StopMe, demands::STOP_ME),
        (Sign::Never, letters::NEVER),
        (Sign::Threat, demands::THREAT),
        (Sign::Hacked, letters::HACKED),
        (Sign::Doubt, letters::DOUBT),
        (Sign::YouSent, filters::YOU_SENT),
        (Sign::Receipt, RECEIPT),
        (Sign::Other, OTHER_SUBJECTS),
    ];
    let signs = signs.into_iter().chain(tongues::SUBJECTS).flat_map(|(sign, phrases)| of_sign(sign, phrases));
    Phrases::new(signs.chain(stems()))
});

impl Signs {
    /// Does a subject hold a word of a return? Wide: it only decides whether the body is worth reading.
    pub fn is_suspect(&self) -> bool {
        self.counts.iter().any(|&count| count > 0) || self.joined.iter().any(|&count| count > 0)
    }
}

/// Bytes of a phrase that is looked for in plain letters as well: shorter ones would be words of other languages.
const BARE_MIN: usize = 8;
/// Matches in one text that are looked at.
const MATCHES_MAX: usize = 10_000;

#[cfg(test)]
mod tests {
    use super::super::stems::{AGAIN, DELIVER, FAIL, GOOD, LATE, NOT, PARTY, UNKNOWN};
    use super::*;

    #[test]
    fn phrases_are_lower_case_and_found() {
        for table in [
            FAILED,
            DELAYED,
            SUCCESS,
            AUTO_REPLY,
            CHALLENGE,
            letters::BAD,
            letters::YOURS,
            letters::GOT,
            DELIVER,
            NOT,
            FAIL,
            PARTY,
            UNKNOWN,
            LATE,
            AGAIN,
            GOOD,
        ] {
            for phrase in table {
                assert_eq!(lower(phrase), *phrase);
            }
        }
        let signs = signs("your message to x could not be delivered: user unknown");
        assert!(signs.count(Sign::Failure) >= 2 && signs.has(Sign::YouSent) && !signs.has(Sign::VirusWord));
        assert!(subject_signs("undelivered mail returned to sender").is_suspect());
        assert!(!subject_signs("lunch").is_suspect());
    }

    #[test]
    fn the_first_dialect_in_the_table_wins() {
        let dialect = |text| signs(text).dialect().map(|dialect| dialect.name);
        assert_eq!(dialect("hi. this is the qmail-send program at mx.example."), Some("qmail"));
        assert_eq!(dialect("lunch on friday?"), None);
    }

    #[test]
    fn sentences_that_no_list_holds_are_understood() {
        for text in [
            "we regret that the letter was, after many hours, not handed over nor delivered",
            "das postfach des empfängers ist leider voll",
            "meddelandet har inte levererats",
            "η παράδοση του μηνύματος απέτυχε",
            "投递该邮件时发生错误",
        ] {
            assert!(signs(text).joined(Sign::Failure) > 0, "{text}");
        }
        assert!(signs("dostarczenie wiadomości jest opóźnione").joined(Sign::Delay) > 0);
        assert_eq!(signs("the parcel was delivered on friday").joined(Sign::Failure), 0);
    }
}
