//! Several mails under way at once, so that one that waits for a silent name server keeps no other waiting.
//!
//! Answers come out in the order in which the mails went in, each as soon as those before it are out. How many mails are under
//! way, and how many bytes of them, has an end, so memory does not grow with the number of mails. What two mails both ask is
//! asked once: they share the resolver. What one mail may cost is its own ([`crate::ports::Spent`]), so no mail can use up
//! another's time or names.

use std::pin::Pin;

use futures_util::future::FutureExt;
use futures_util::stream::{FuturesOrdered, StreamExt};

/// Mails under way at once.
pub const MAILS_AT_ONCE: usize = 8;
/// Bytes of mails under way from which on no further one is begun.
pub const BYTES_AT_ONCE: usize = 32 << 20;

type Work<'a, T> = Pin<Box<dyn Future<Output = (usize, T)> + Send + 'a>>;

/// Those under way.
#[derive(Default)]
pub struct Several<'a, T> {
    work: FuturesOrdered<Work<'a, T>>,
    bytes: usize,
}

impl<'a, T: 'a> Several<'a, T> {
    pub fn new() -> Several<'a, T> {
        Several { work: FuturesOrdered::new(), bytes: 0 }
    }

    /// May another one begin?
    pub fn has_room(&self) -> bool {
        self.work.len() < MAILS_AT_ONCE && self.bytes < BYTES_AT_ONCE
    }

    /// Begins with a mail of so many bytes.
    pub fn begin(&mut self, bytes: usize, work: impl Future<Output = T> + Send + 'a) {
        self.bytes = self.bytes.saturating_add(bytes);
        self.work.push_back(Box::pin(work.map(move |found| (bytes, found))));
    }

    /// What the first of them came to, if it is there by now: a mail that waits for nobody is done before the next is read.
    pub fn done(&mut self) -> Option<T> {
        self.next().now_or_never().flatten()
    }

    /// What the first of them comes to; None if nothing is under way.
    pub async fn next(&mut self) -> Option<T> {
        let (bytes, found) = self.work.next().await?;
        self.bytes = self.bytes.saturating_sub(bytes);
        Some(found)
    }
}

#[cfg(test)]
mod tests {
    use futures_util::future::{pending, ready};

    use super::*;

    #[test]
    fn there_is_room_for_so_many_mails_and_bytes_and_no_more() {
        let mut several = Several::new();
        for number in 0..MAILS_AT_ONCE {
            assert!(several.has_room(), "{number}");
            several.begin(1, ready(number));
        }
        assert!(!several.has_room());
        assert_eq!(several.done(), Some(0), "in the order in which they came in");
        assert!(several.has_room());
        let mut large = Several::new();
        large.begin(BYTES_AT_ONCE, ready(()));
        assert!(!large.has_room());
        assert_eq!((large.done(), large.has_room(), large.done()), (Some(()), true, None));
    }

    #[test]
    fn one_that_waits_holds_back_what_comes_after_it_and_nothing_else() {
        let mut several: Several<'_, u32> = Several::new();
        several.begin(1, ready(1));
        several.begin(1, pending());
        several.begin(1, ready(3));
        assert_eq!((several.done(), several.done()), (Some(1), None));
        assert!(several.has_room());
    }
}
