//! Lists of words that are looked for all at once, and the names by which senders are known.

use std::borrow::Cow;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use memchr::memmem::Finder;

use crate::mail::decode;

use super::phrasebook::Phrasebook;
use super::phrases::{
    DAEMON_LOCALS, DAEMON_NAMES, PROVERS as PROVER_NAMES, RESPONDERS as RESPONDER_NAMES, ROBOT_LOCALS, TICKET_SYSTEMS,
};
use super::{answers, demands, filters, letters};

/// A list of words that are looked for all at once.
pub struct Words(Phrasebook);

impl Words {
    pub fn new(words: &[&'static str]) -> Words {
        Words(Phrasebook::new(words.iter().copied().map(Cow::Borrowed).collect()))
    }

    /// Does any of them stand in the text?
    pub fn are_in(&self, text: &str) -> bool {
        self.0.has_any(text)
    }
}

/// A few words that are looked for one after the other, which in long texts is quicker than all at once.
pub struct Few<const N: usize>([Finder<'static>; N]);

impl<const N: usize> Few<N> {
    pub fn new(words: [&'static str; N]) -> Few<N> {
        Few(words.map(Finder::new))
    }

    /// Does any of them stand in the text?
    pub fn are_in(&self, text: &str) -> bool {
        self.0.iter().any(|word| word.find(text.as_bytes()).is_some())
    }
}

/// Looks for all of these at once, in either case. Why not a table with the next state of each state for every byte, which is what the
/// library builds by itself for so few words: it is a little faster, takes twenty times the memory, and is filled before the first mail.
pub fn automaton(words: impl IntoIterator<Item = impl AsRef<[u8]>>) -> Option<AhoCorasick> {
    let mut builder = AhoCorasick::builder();
    builder.kind(Some(AhoCorasickKind::ContiguousNFA)).dense_depth(DENSE_DEPTH).ascii_case_insensitive(true);
    builder.build(words).ok()
}

/// Letters of a word after which states are kept small; the library's own number takes half a megabyte while it builds.
const DENSE_DEPTH: usize = 2;

/// The local part of the first address-looking text, lower case.
pub fn local_part(value: &[u8]) -> Option<String> {
    let value = value.get(..FROM_MAX).unwrap_or(value);
    let at = memchr::memrchr(b'@', value)?;
    let before = value.get(..at)?;
    let start = before
        .iter()
        .rposition(|byte| matches!(byte, b'<' | b' ' | b'\t' | b'"' | b'\n' | b':'))
        .map_or(0, |at| at + 1);
    Some(decode::lossy(before.get(start..)?).to_ascii_lowercase())
}

/// Bytes of From that are looked at.
pub const FROM_MAX: usize = 1_000;

/// Parts of the local parts of mail systems and of lists' robots, of display names of mail systems, of senders that scan or filter.
pub static DAEMONS: LazyLock<Words> = LazyLock::new(|| Words::new(DAEMON_LOCALS));
pub static DAEMONS_BY_NAME: LazyLock<Words> = LazyLock::new(|| Words::new(DAEMON_NAMES));
pub static ROBOTS: LazyLock<Words> = LazyLock::new(|| Words::new(ROBOT_LOCALS));
pub static SCANNERS: LazyLock<Words> = LazyLock::new(|| Words::new(filters::SCANNERS));
pub static FILTERS: LazyLock<Words> = LazyLock::new(|| Words::new(filters::FILTERS));
/// Responders, and filters that ask for a proof, by the names of their fields.
pub static RESPONDERS: LazyLock<Words> = LazyLock::new(|| Words::new(RESPONDER_NAMES));
pub static PROVERS: LazyLock<Words> = LazyLock::new(|| Words::new(PROVER_NAMES));
/// Ticket systems by X-Mailer, what they say when they open one, and what they say to those who work on it.
pub static TICKETS: LazyLock<Words> = LazyLock::new(|| Words::new(TICKET_SYSTEMS));
pub static OPENED: LazyLock<Words> = LazyLock::new(|| Words::new(answers::OPENED));
pub static REQUESTS: LazyLock<Words> = LazyLock::new(|| Words::new(answers::REQUESTS));
pub static FOLLOWED: LazyLock<Words> = LazyLock::new(|| Words::new(answers::FOLLOWED));
pub static ORDERS: LazyLock<Words> = LazyLock::new(|| Words::new(answers::ORDERS));
pub static IN_SUBJECT: LazyLock<Words> = LazyLock::new(|| Words::new(answers::IN_SUBJECT));
/// Networks where people write to each other without mail.
pub static ELSEWHERE: LazyLock<Words> = LazyLock::new(|| Words::new(letters::ELSEWHERE));
/// How often somebody said so, what they are on, and what tells of mail.
pub static AGAIN: LazyLock<Words> = LazyLock::new(|| Words::new(demands::AGAIN));
pub static LISTS: LazyLock<Words> = LazyLock::new(|| Words::new(demands::LISTS));
pub static OF_MAIL: LazyLock<Words> = LazyLock::new(|| Words::new(demands::OF_MAIL));
/// Who left, an address that nobody reads, what is read or answered later, and who tells it to all:
/// by words that are looser than signs.
pub static LEFT: LazyLock<Words> = LazyLock::new(|| Words::new(answers::LEFT));
pub static UNATTENDED: LazyLock<Words> = LazyLock::new(|| Words::new(answers::UNATTENDED));
pub static LATER: LazyLock<Words> = LazyLock::new(|| Words::new(answers::LATER));
pub static TO_ALL: LazyLock<Words> = LazyLock::new(|| Words::new(answers::TO_ALL));
pub static UNUSED: LazyLock<Words> = LazyLock::new(|| Words::new(answers::UNUSED));
pub static URGENT: LazyLock<Words> = LazyLock::new(|| Words::new(answers::URGENT));
pub static NUMBERED: LazyLock<Words> = LazyLock::new(|| Words::new(answers::NUMBERED));
