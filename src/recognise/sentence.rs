//! Sentences that no list of phrases holds: two notions near each other say that a mail failed, is late, or arrived, or
//! that a person speaks of an odd mail and of what is the reader's.

use super::stems::{
    AGAIN, AWAIT, AWAY, DELIVER, END, FAIL, GOOD, HOLDER, KEEPER, LATE, LETTER, MEMBER, NOT, ODD, ONLY, PARTY, SELF,
    SEND, UNKNOWN, YOUR,
};
use super::vocabulary::Sign;

/// Notions of which two in one sentence make a sign. See `stems`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stem {
    Deliver,
    Not,
    Fail,
    Party,
    Unknown,
    Late,
    Again,
    Good,
    Odd,
    Letter,
    Your,
    Holder,
    Keeper,
    Await,
    Member,
    Only,
    End,
    Send,
    Myself,
    Away,
}

/// All stems with their notions.
pub fn table() -> impl Iterator<Item = (Stem, &'static str)> + Clone {
    let tables = [
        (Stem::Deliver, DELIVER),
        (Stem::Not, NOT),
        (Stem::Fail, FAIL),
        (Stem::Party, PARTY),
        (Stem::Unknown, UNKNOWN),
        (Stem::Late, LATE),
        (Stem::Again, AGAIN),
        (Stem::Good, GOOD),
        (Stem::Odd, ODD),
        (Stem::Letter, LETTER),
        (Stem::Your, YOUR),
        (Stem::Holder, HOLDER),
        (Stem::Keeper, KEEPER),
        (Stem::Await, AWAIT),
        (Stem::Member, MEMBER),
        (Stem::Only, ONLY),
        (Stem::End, END),
        (Stem::Send, SEND),
        (Stem::Myself, SELF),
        (Stem::Away, AWAY),
    ];
    tables.into_iter().flat_map(|(stem, words)| words.iter().map(move |word| (stem, *word)))
}

const STEMS: usize = Stem::Away as usize + 1;

/// Where each notion was last seen.
#[derive(Default)]
pub struct Sentence {
    last: [Option<usize>; STEMS],
    /// The same, whatever was joined since.
    ever: [Option<usize>; STEMS],
}

impl Sentence {
    /// Joins the notion at this byte with those that stand near, each once: what the sentence says then.
    pub fn add(&mut self, stem: Stem, at: usize) -> [Option<Sign>; 3] {
        for seen in [&mut self.last, &mut self.ever] {
            if let Some(seen) = seen.get_mut(stem as usize) {
                *seen = Some(at);
            }
        }
        let mut said = [None; 3];
        for (one, other, sign) in OF_LISTS {
            if (stem == one || stem == other)
                && near(&self.ever, one, at, SENTENCE)
                && near(&self.ever, other, at, SENTENCE)
            {
                said[2] = Some(sign);
            }
        }
        for (one, other, sign) in PAIRS {
            let near = match sign {
                Sign::Bad | Sign::Yours => CLAUSE,
                Sign::Stop | Sign::AutoReply => DEMAND,
                _ => SENTENCE,
            };
            if (stem == one || stem == other) && self.within(one, at, near) && self.within(other, at, near) {
                self.forget([one, other]);
                said[0] = Some(sign);
            }
        }
        let denied = self.near(Stem::Not, at) || self.near(Stem::Fail, at);
        let good =
            matches!(stem, Stem::Deliver | Stem::Good) && self.near(Stem::Deliver, at) && self.near(Stem::Good, at);
        if good && !denied {
            self.forget([Stem::Deliver, Stem::Good]);
            said[1] = Some(Sign::Success);
        }
        said
    }

    fn near(&self, stem: Stem, at: usize) -> bool {
        self.within(stem, at, SENTENCE)
    }

    fn within(&self, stem: Stem, at: usize, near: usize) -> bool {
        self::near(&self.last, stem, at, near)
    }

    fn forget(&mut self, stems: [Stem; 2]) {
        for stem in stems {
            if let Some(last) = self.last.get_mut(stem as usize) {
                *last = None;
            }
        }
    }
}

fn near(seen: &[Option<usize>], stem: Stem, at: usize, near: usize) -> bool {
    seen.get(stem as usize).copied().flatten().is_some_and(|seen| at.saturating_sub(seen) < near)
}

const PAIRS: [(Stem, Stem, Sign); 10] = [
    (Stem::Deliver, Stem::Late, Sign::Delay),
    (Stem::Deliver, Stem::Again, Sign::Delay),
    (Stem::Deliver, Stem::Not, Sign::Failure),
    (Stem::Deliver, Stem::Fail, Sign::Failure),
    (Stem::Party, Stem::Unknown, Sign::Failure),
    (Stem::Party, Stem::Fail, Sign::Failure),
    (Stem::Odd, Stem::Letter, Sign::Bad),
    (Stem::Your, Stem::Holder, Sign::Yours),
    (Stem::End, Stem::Send, Sign::Stop),
    (Stem::Myself, Stem::Away, Sign::AutoReply),
];

/// What is said of a list's keeper and members: the same words may tell of a mail as well, and join twice.
const OF_LISTS: [(Stem, Stem, Sign); 4] = [
    (Stem::Keeper, Stem::Fail, Sign::Refused),
    (Stem::Keeper, Stem::Await, Sign::Awaits),
    (Stem::Member, Stem::Only, Sign::Outsider),
    (Stem::Member, Stem::Not, Sign::NotMember),
];

/// Bytes that a sentence may take between two notions, that lie between a noun and what is said of it, and within a demand or
/// what somebody says of themselves.
const SENTENCE: usize = 100;
const CLAUSE: usize = 30;
const DEMAND: usize = 50;
