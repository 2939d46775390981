//! Sections that several variants share, one file each.

mod happened;
mod protection;
mod reported;
mod since;

pub use happened::{ADDRESSES_MAX, addresses, chart, happened, place};
pub use protection::protection;
pub use reported::reported;
pub use since::since;

use super::Telling;
use super::document::Document;
use super::words::Words;

/// The owner's secret phrase. Below the verdict and not above it: mail programs show the first line of a mail on locked
/// screens, where the phrase has no business.
pub fn phrase(telling: &Telling, words: &Words, notice: &mut Document) {
    if let Some(phrase) = &telling.reader.phrase {
        notice.say(&[words.say("phrase", &[("phrase", words.own(&phrase.0).into())])]);
    }
}
