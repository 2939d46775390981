//! Lists of words that are looked for all at once, and the names by which senders are known.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use super::phrases::{DAEMON_LOCALS, DAEMON_NAMES, ROBOT_LOCALS, TICKET_SYSTEMS};
use super::{answers, filters, letters};

/// A list of words that are looked for all at once.
pub struct Words(Option<AhoCorasick>);

impl Words {
    pub fn new(words: &[&str]) -> Words {
        Words(AhoCorasick::new(words).ok())
    }

    /// Does any of them stand in the text?
    pub fn are_in(&self, text: &str) -> bool {
        self.0.as_ref().is_some_and(|automaton| automaton.is_match(text))
    }
}

/// Parts of the local parts of mail systems and of lists' robots, of display names of mail systems, of senders that scan or filter.
pub static DAEMONS: LazyLock<Words> = LazyLock::new(|| Words::new(DAEMON_LOCALS));
pub static DAEMONS_BY_NAME: LazyLock<Words> = LazyLock::new(|| Words::new(DAEMON_NAMES));
pub static ROBOTS: LazyLock<Words> = LazyLock::new(|| Words::new(ROBOT_LOCALS));
pub static SCANNERS: LazyLock<Words> = LazyLock::new(|| Words::new(filters::SCANNERS));
pub static FILTERS: LazyLock<Words> = LazyLock::new(|| Words::new(filters::FILTERS));
/// Ticket systems by X-Mailer, what they say when they open one, and what they say to those who work on it.
pub static TICKETS: LazyLock<Words> = LazyLock::new(|| Words::new(TICKET_SYSTEMS));
pub static OPENED: LazyLock<Words> = LazyLock::new(|| Words::new(answers::OPENED));
pub static REQUESTS: LazyLock<Words> = LazyLock::new(|| Words::new(answers::REQUESTS));
pub static FOLLOWED: LazyLock<Words> = LazyLock::new(|| Words::new(answers::FOLLOWED));
pub static ORDERS: LazyLock<Words> = LazyLock::new(|| Words::new(answers::ORDERS));
pub static IN_SUBJECT: LazyLock<Words> = LazyLock::new(|| Words::new(answers::IN_SUBJECT));
/// Networks where people write to each other without mail.
pub static ELSEWHERE: LazyLock<Words> = LazyLock::new(|| Words::new(letters::ELSEWHERE));
