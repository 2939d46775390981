//! The words of one language, from its Fluent file, with values filled in.
//!
//! Why Fluent: one file a language that a translator can read, plural rules of each language, and sentences that are whole, so
//! that each language has its own order. Dates are patterns in the same files and numbers ten lines in [`numbers`]: the compiled
//! data of the icu crates would bring five hundred languages for the sake of nine, and megabytes with them.
//!
//! Values go in as values: nothing in them is read as Fluent. Foreign text has been through [`foreign`] before.

mod countries;
mod dates;
mod foreign;
mod language;
mod numbers;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};

pub use fluent_bundle::FluentValue as Value;
pub use foreign::{foreign, host, id, own_address, own_mailbox, record, sentence};
pub use language::Language;

/// The words of one language.
pub struct Words {
    pub language: Language,
    bundle: FluentBundle<FluentResource>,
}

impl Words {
    pub fn of(language: Language) -> Words {
        // A file that has a fault would lose the message with the fault, and no other; a test sees to it that none has.
        let (Ok(resource) | Err((resource, _))) = FluentResource::try_new(language.source().to_owned());
        let mut bundle = FluentBundle::new(vec![language.tag().parse().unwrap_or_default()]);
        // Marks of isolation are for texts that mix directions; in a mail they are invisible characters that filters dislike.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(numbers::formatter(language)));
        bundle.add_resource_overriding(resource);
        Words { language, bundle }
    }

    /// A message without values.
    pub fn word(&self, id: &str) -> String {
        self.say(id, &[])
    }

    /// A message with its values. Where the file has no such message, its name: a notice with a gap is better than none.
    pub fn say(&self, id: &str, values: &[(&str, Value<'_>)]) -> String {
        let Some(pattern) = self.bundle.get_message(id).and_then(|message| message.value()) else {
            return id.to_owned();
        };
        let values: FluentArgs = values.iter().map(|(name, value)| (*name, value.clone())).collect();
        // What is wrong with a value shows in the text as `{$name}`, which the tests look for.
        self.bundle.format_pattern(pattern, Some(&values), &mut Vec::new()).into_owned()
    }

    /// Foreign text in this language's quotation marks, so that nobody takes it for our words.
    pub fn quoted(&self, text: &str) -> String {
        let text = foreign(text);
        if text.is_empty() { self.word("details-none") } else { self.say("quote", &[("text", text.into())]) }
    }

    /// What the owner named himself, in quotation marks and to the letter: he looks for it.
    pub fn own(&self, text: &str) -> String {
        self.say("quote", &[("text", own_mailbox(text).into())])
    }

    /// `a`, `a and b`, `a, b and 3 more`.
    pub fn list(&self, items: &[String], max: usize) -> String {
        let more = items.len().saturating_sub(max);
        if more > 0 {
            let list = items.get(..max).unwrap_or_default().join(", ");
            return self.say("list-more", &[("list", list.into()), ("more", count(more))]);
        }
        match items.split_last() {
            None => String::new(),
            Some((last, [])) => last.clone(),
            Some((last, list)) => self.say("list-and", &[("list", list.join(", ").into()), ("last", last.into())]),
        }
    }

    /// A number by itself.
    pub fn number(&self, number: u64) -> String {
        self.say("number", &[("number", number.into())])
    }
}

/// A number of things as a value.
pub fn count(number: usize) -> Value<'static> {
    Value::from(number as u64)
}
