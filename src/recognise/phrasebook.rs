//! Thousands of phrases looked for in a text at once.
//!
//! Why not one automaton: for so many phrases it is larger than a processor's cache, so that every byte of a text waits for memory,
//! and building it costs more than reading a hundred mails. Here a few kilobytes of bits say of almost every byte that no phrase
//! begins with it and those behind it; only where one may begin are the phrases with that beginning compared. The cost is that of
//! the text times the phrases with one beginning, which are few.

use std::borrow::Cow;
use std::ops::{ControlFlow, RangeInclusive};

/// Phrases by their first bytes: of long ones more of them, so that fewer texts hold them by chance.
pub struct Phrasebook {
    phrases: Vec<Cow<'static, str>>,
    /// The first four bytes of long and of middle ones: asked first, as most places of a text begin neither.
    fours: Bits,
    long: Beginnings<8>,
    middle: Beginnings<4>,
    short: Beginnings<2>,
}

/// A phrase in a text. They are in the order of their ends, and of those that end together the longest comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Found {
    pub end: u32,
    pub start: u32,
    /// Its place in the list that the book was made of.
    pub phrase: u32,
}

impl Phrasebook {
    /// Phrases have two bytes at least; shorter ones are never found.
    pub fn new(mut phrases: Vec<Cow<'static, str>>) -> Phrasebook {
        phrases.shrink_to_fit();
        let fours = phrases.iter().filter(|phrase| phrase.len() >= 4).map(|phrase| number(phrase.as_bytes()) & mask(4));
        Phrasebook {
            fours: Bits::of(fours.collect()),
            long: Beginnings::new(&phrases, 8..=usize::MAX),
            middle: Beginnings::new(&phrases, 4..=7),
            short: Beginnings::new(&phrases, 2..=3),
            phrases,
        }
    }

    /// All places where phrases stand, also where they overlap.
    pub fn find(&self, text: &str) -> Vec<Found> {
        let mut all = Vec::with_capacity(text.len() / BYTES_FOR_ONE);
        let _ = self.walk(text.as_bytes(), |found| {
            all.push(found);
            ControlFlow::Continue(())
        });
        all.sort_unstable();
        all
    }

    /// Does any of the phrases stand in the text?
    pub fn has_any(&self, text: &str) -> bool {
        self.walk(text.as_bytes(), |_| ControlFlow::Break(())).is_break()
    }

    fn walk(&self, text: &[u8], mut each: impl FnMut(Found) -> ControlFlow<()>) -> ControlFlow<()> {
        for (start, window) in text.array_windows::<8>().enumerate() {
            self.look(text, start, u64::from_le_bytes(*window), &mut each)?;
        }
        let last = text.len().saturating_sub(7);
        let mut eight = number(text.get(last..).unwrap_or_default());
        for start in last..text.len() {
            self.look(text, start, eight, &mut each)?;
            eight >>= 8;
        }
        ControlFlow::Continue(())
    }

    /// Finds what begins at `start`, where these eight bytes stand. Inlined, as calling it for every byte would cost as much again.
    #[inline(always)]
    fn look(
        &self,
        text: &[u8],
        start: usize,
        eight: u64,
        each: &mut impl FnMut(Found) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        if self.fours.may_hold(eight & mask(4)) {
            self.long.look(text, start, eight, &self.phrases, each)?;
            self.middle.look(text, start, eight, &self.phrases, each)?;
        }
        self.short.look(text, start, eight, &self.phrases, each)
    }
}

/// One bit for every value of a hash: is it that of any beginning?
struct Bits {
    words: Box<[u64]>,
    /// Bits of a product that its hash leaves out.
    shift: u32,
}

impl Bits {
    fn of(beginnings: Vec<u64>) -> Bits {
        let size = (beginnings.len() * BITS_EACH).next_power_of_two().clamp(BITS_MIN, BITS_MAX);
        let mut bits = Bits { words: vec![0; size / 64].into_boxed_slice(), shift: 64 - size.ilog2() };
        for beginning in beginnings {
            let hash = bits.hash(beginning);
            if let Some(word) = bits.words.get_mut(hash / 64) {
                *word |= 1 << (hash % 64);
            }
        }
        bits
    }

    /// The upper bits of a product with the golden ratio: near numbers fall far from each other.
    fn hash(&self, beginning: u64) -> usize {
        (beginning.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> self.shift) as usize
    }

    /// Never false for one of the beginnings, and rarely true for any other.
    fn may_hold(&self, beginning: u64) -> bool {
        let hash = self.hash(beginning);
        self.words.get(hash / 64).is_some_and(|word| word >> (hash % 64) & 1 == 1)
    }

    /// The entries of near hashes lie together: an entry or two.
    fn drawer(&self, beginning: u64) -> usize {
        self.hash(beginning) / BITS_EACH
    }

    fn drawers(&self) -> usize {
        self.words.len() * 64 / BITS_EACH
    }
}

/// The phrases of some lengths, by their first `N` bytes.
struct Beginnings<const N: usize> {
    bits: Bits,
    /// Where the entries of every drawer begin; the last number is where those of the last end.
    drawers: Vec<u32>,
    /// By drawer.
    entries: Vec<Entry>,
}

struct Entry {
    /// The first bytes as a number, eight at most: a phrase of so few bytes is compared by that alone.
    number: u64,
    phrase: u32,
    /// Bytes in the number.
    length: u8,
}

impl<const N: usize> Beginnings<N> {
    fn new(phrases: &[Cow<'static, str>], lengths: RangeInclusive<usize>) -> Beginnings<N> {
        let wanted = phrases.iter().enumerate().filter(|(_, phrase)| lengths.contains(&phrase.len()));
        let entry = |(at, phrase): (usize, &Cow<'static, str>)| Entry {
            number: number(phrase.as_bytes()),
            phrase: at as u32,
            length: phrase.len().min(8) as u8,
        };
        let mut entries: Vec<Entry> = wanted.map(entry).collect();
        entries.shrink_to_fit();
        let bits = Bits::of(entries.iter().map(|entry| entry.number & mask(N)).collect());
        entries.sort_unstable_by_key(|entry| bits.hash(entry.number & mask(N)));
        let first = |wanted| entries.partition_point(|entry| bits.drawer(entry.number & mask(N)) < wanted) as u32;
        Beginnings { drawers: (0..=bits.drawers()).map(first).collect(), bits, entries }
    }

    /// As [`Phrasebook::look`].
    #[inline(always)]
    fn look(
        &self,
        text: &[u8],
        start: usize,
        eight: u64,
        phrases: &[Cow<'static, str>],
        each: &mut impl FnMut(Found) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        if !self.bits.may_hold(eight & mask(N)) {
            return ControlFlow::Continue(());
        }
        self.compare(text, start, eight, phrases, each)
    }

    fn compare(
        &self,
        text: &[u8],
        start: usize,
        eight: u64,
        phrases: &[Cow<'static, str>],
        each: &mut impl FnMut(Found) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let begins = |entry: &&Entry| entry.number == eight & mask(entry.length.into());
        for entry in self.drawer(eight & mask(N)).iter().filter(begins) {
            let Some(bytes) = phrases.get(entry.phrase as usize).map(|phrase| phrase.as_bytes()) else { continue };
            let end = start + bytes.len();
            if N < 8 || text.get(start..end) == Some(bytes) {
                each(Found { end: end as u32, start: start as u32, phrase: entry.phrase })?;
            }
        }
        ControlFlow::Continue(())
    }

    fn drawer(&self, beginning: u64) -> &[Entry] {
        let drawer = self.bits.drawer(beginning);
        let bounds = self.drawers.get(drawer).zip(self.drawers.get(drawer + 1));
        bounds.and_then(|(from, to)| self.entries.get(*from as usize..*to as usize)).unwrap_or_default()
    }
}

/// The first eight bytes as a number; the first ones count least, and zeros stand for what is missing.
fn number(bytes: &[u8]) -> u64 {
    let mut eight = [0; 8];
    eight.iter_mut().zip(bytes).for_each(|(to, byte)| *to = *byte);
    u64::from_le_bytes(eight)
}

/// The part of such a number that so many bytes take.
const fn mask(bytes: usize) -> u64 {
    if bytes < 8 { (1 << (bytes * 8)) - 1 } else { u64::MAX }
}

/// Bits for each beginning: so many that few of them are set. And how many there are of a book's, at least and at most: so few that
/// they stay in a processor's innermost cache.
const BITS_EACH: usize = 32;
const BITS_MIN: usize = 1 << 9;
const BITS_MAX: usize = 1 << 17;
/// A text that is so long holds one phrase, as a rule: for so many there is room from the beginning.
const BYTES_FOR_ONE: usize = 16;

#[cfg(test)]
mod tests {
    use super::*;
    use aho_corasick::AhoCorasick;
    use proptest::prelude::*;

    proptest! {
        /// As an automaton that knows all phrases finds them, and in its order.
        #[test]
        fn all_phrases_are_found_in_order(
            phrases in proptest::collection::vec("[abü]{1,11}", 1..40).prop_map(|all| all.into_iter().filter(|one| one.len() > 1).collect::<Vec<_>>()),
            text in "[abü]{0,120}",
        ) {
            let automaton = AhoCorasick::new(&phrases).unwrap();
            let wanted: Vec<_> = automaton
                .find_overlapping_iter(&text)
                .map(|found| Found { end: found.end() as u32, start: found.start() as u32, phrase: found.pattern().as_u32() })
                .collect();
            let book = Phrasebook::new(phrases.into_iter().map(Cow::Owned).collect());
            prop_assert_eq!(book.has_any(&text), !wanted.is_empty());
            prop_assert_eq!(book.find(&text), wanted);
        }
    }
}
