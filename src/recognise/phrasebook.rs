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
    pub end: usize,
    pub start: usize,
    /// Its place in the list that the book was made of.
    pub phrase: usize,
}

impl Phrasebook {
    /// Phrases have two bytes at least; shorter ones are never found.
    pub fn new(mut phrases: Vec<Cow<'static, str>>) -> Phrasebook {
        phrases.shrink_to_fit();
        Phrasebook {
            fours: Bits::of(phrases.iter().filter_map(|phrase| beginning::<4>(phrase.as_bytes(), 0)).collect()),
            long: Beginnings::new(&phrases, 8..=usize::MAX),
            middle: Beginnings::new(&phrases, 4..=7),
            short: Beginnings::new(&phrases, 2..=3),
            phrases,
        }
    }

    /// All places where phrases stand, also where they overlap.
    pub fn find(&self, text: &str) -> Vec<Found> {
        let mut all = Vec::with_capacity(FOUND_USUAL);
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
        for (start, window) in text.array_windows::<4>().enumerate() {
            let four = number(window);
            if self.fours.may_hold(four) {
                self.long.look(text, start, &self.phrases, &mut each)?;
                self.middle.look(text, start, &self.phrases, &mut each)?;
            }
            if self.short.bits.may_hold(four & 0xffff) {
                self.short.look(text, start, &self.phrases, &mut each)?;
            }
        }
        for start in text.len().saturating_sub(3)..text.len() {
            self.short.look(text, start, &self.phrases, &mut each)?;
        }
        ControlFlow::Continue(())
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
    drawers: Vec<usize>,
    /// Beginning and phrase, by drawer.
    entries: Vec<(u64, usize)>,
}

impl<const N: usize> Beginnings<N> {
    fn new(phrases: &[Cow<'static, str>], lengths: RangeInclusive<usize>) -> Beginnings<N> {
        let wanted = phrases.iter().enumerate().filter(|(_, phrase)| lengths.contains(&phrase.len()));
        let mut entries: Vec<(u64, usize)> =
            wanted.filter_map(|(at, phrase)| Some((beginning::<N>(phrase.as_bytes(), 0)?, at))).collect();
        entries.shrink_to_fit();
        let bits = Bits::of(entries.iter().map(|(beginning, _)| *beginning).collect());
        entries.sort_unstable_by_key(|(beginning, _)| bits.hash(*beginning));
        let first = |wanted: usize| entries.partition_point(|(beginning, _)| bits.drawer(*beginning) < wanted);
        Beginnings { drawers: (0..=bits.drawers()).map(first).collect(), bits, entries }
    }

    /// Finds the phrases that begin at `start`.
    fn look(
        &self,
        text: &[u8],
        start: usize,
        phrases: &[Cow<'static, str>],
        each: &mut impl FnMut(Found) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let Some(beginning) = beginning::<N>(text, start).filter(|beginning| self.bits.may_hold(*beginning)) else {
            return ControlFlow::Continue(());
        };
        for &(_, phrase) in self.drawer(beginning).iter().filter(|(other, _)| *other == beginning) {
            let Some(bytes) = phrases.get(phrase).map(|phrase| phrase.as_bytes()) else { continue };
            if text.get(start..).is_some_and(|rest| rest.starts_with(bytes)) {
                each(Found { end: start + bytes.len(), start, phrase })?;
            }
        }
        ControlFlow::Continue(())
    }

    fn drawer(&self, beginning: u64) -> &[(u64, usize)] {
        let drawer = self.bits.drawer(beginning);
        let bounds = self.drawers.get(drawer).zip(self.drawers.get(drawer + 1));
        bounds.and_then(|(from, to)| self.entries.get(*from..*to)).unwrap_or_default()
    }
}

/// The `N` bytes from there on, as a number.
fn beginning<const N: usize>(text: &[u8], start: usize) -> Option<u64> {
    text.get(start..)?.first_chunk::<N>().map(number)
}

fn number<const N: usize>(bytes: &[u8; N]) -> u64 {
    let mut wide = [0; 8];
    if let Some(head) = wide.first_chunk_mut::<N>() {
        *head = *bytes;
    }
    u64::from_le_bytes(wide)
}

/// Bits for each beginning: so many that few of them are set. And how many there are of a book's, at least and at most: so few that
/// they stay in a processor's innermost cache.
const BITS_EACH: usize = 32;
const BITS_MIN: usize = 1 << 9;
const BITS_MAX: usize = 1 << 17;
/// Phrases in one text for which there is room from the beginning: most have fewer.
const FOUND_USUAL: usize = 128;

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
                .map(|found| Found { end: found.end(), start: found.start(), phrase: found.pattern().as_usize() })
                .collect();
            let book = Phrasebook::new(phrases.into_iter().map(Cow::Owned).collect());
            prop_assert_eq!(book.has_any(&text), !wanted.is_empty());
            prop_assert_eq!(book.find(&text), wanted);
        }
    }
}
