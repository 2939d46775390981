//! How many different ones: exact up to [`DISTINCT_MAX`], and beyond it "at least so many".
//!
//! Kept as hashes: whose mailboxes the forger wrote to is nobody's business, and a hash is short.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

/// So many are told apart. An incident is written anew with each of its mails, so this has an end.
pub const DISTINCT_MAX: usize = 1_000;

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Distinct {
    seen: BTreeSet<u64>,
    /// There were more than are kept.
    more: bool,
}

/// A number, and whether it is only a lower bound.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Count {
    pub number: u64,
    pub at_least: bool,
}

impl Distinct {
    pub(super) fn add(&mut self, value: &str) {
        let digest = crate::mail::digest::digest(&[value.as_bytes()]);
        self.put(digest.first_chunk().map_or(0, |head| u64::from_be_bytes(*head)));
    }

    pub(super) fn absorb(&mut self, other: Distinct) {
        self.more |= other.more;
        other.seen.into_iter().for_each(|hash| self.put(hash));
    }

    /// The smallest hashes stay, so that it does not matter which came first. True if it was not there.
    fn put(&mut self, hash: u64) {
        self.seen.insert(hash);
        if self.seen.len() > DISTINCT_MAX {
            self.seen.pop_last();
            self.more = true;
        }
    }

    pub fn count(&self) -> Count {
        Count { number: self.seen.len() as u64, at_least: self.more }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_exact_up_to_the_limit_and_says_so_beyond() {
        let (mut forth, mut back) = (Distinct::default(), Distinct::default());
        for number in 0..DISTINCT_MAX {
            forth.add(&format!("{number}@dest.example"));
            forth.add(&format!("{number}@dest.example"));
        }
        assert_eq!(forth.count(), Count { number: DISTINCT_MAX as u64, at_least: false });
        forth.add("one-more@dest.example");
        back.add("one-more@dest.example");
        (0..DISTINCT_MAX).rev().for_each(|number| back.add(&format!("{number}@dest.example")));
        assert_eq!(forth.count(), Count { number: DISTINCT_MAX as u64, at_least: true });
        assert_eq!(forth, back);
    }
}
