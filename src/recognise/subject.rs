//! What a subject shows beside the subject that it answers.

use std::borrow::Cow;
use std::sync::LazyLock;

use super::phrasebook::Phrasebook;
use super::vocabulary::ANSWER_PREFIXES;
use super::wordlist::OPENED;

/// `UNSUBSCRIBE Re: invoice`, `Absent: Re: invoice`: what somebody, or somebody's responder, wrote before what it answers. In lower case.
pub fn before_answer(subject: &str) -> Option<&str> {
    let mut answers = ANSWERS.find(subject);
    // The first place of each, in the order of the list.
    answers.sort_unstable_by_key(|found| (found.phrase, found.start));
    answers.dedup_by_key(|found| found.phrase);
    let mut before = answers.iter().filter_map(|found| subject.get(..found.start as usize));
    before.find(|before| before.ends_with([' ', ':', '-', '!']) && before.len() <= BEFORE_MAX)
}

static ANSWERS: LazyLock<Phrasebook> =
    LazyLock::new(|| Phrasebook::new(ANSWER_PREFIXES.iter().copied().map(Cow::Borrowed).collect()));

/// `INC0098771 has been opened`: a ticket system names what it opened by a number.
pub fn opens_ticket(subject: &str) -> bool {
    let digits = |word: &str| word.bytes().filter(u8::is_ascii_digit).count();
    let numbered = subject.split(|c: char| !c.is_alphanumeric()).any(|word| digits(word) >= DIGITS_MIN);
    numbered && OPENED.are_in(subject) && !OTHERS.iter().any(|word| subject.contains(word))
}

/// What else is numbered, and created, opened or registered.
const OTHERS: [&str; 22] = [
    "order",
    "invoice",
    "account",
    "payment",
    "bill",
    "quote",
    "pull request",
    "parcel",
    "shipment",
    "rechnung",
    "bestellung",
    "konto",
    "facture",
    "commande",
    "factura",
    "pedido",
    "fattura",
    "ordine",
    "faktur",
    "zamówien",
    "счет",
    "заказ",
];

/// Bytes of what stands before, and digits of a ticket's number.
const BEFORE_MAX: usize = 60;
const DIGITS_MIN: usize = 5;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_before_an_answer() {
        assert_eq!(before_answer("in ferie re: preventivo"), Some("in ferie "));
        assert_eq!(before_answer("re: preventivo"), None);
        assert_eq!(before_answer("for: her"), None);
    }

    #[test]
    fn tickets_have_numbers() {
        assert!(opens_ticket("req000123 has been opened for you"));
        assert!(!opens_ticket("a new shop has been opened in 2024"));
        assert!(!opens_ticket("invoice 2024001177"));
        assert!(!opens_ticket("order 2024001177 has been created"));
    }
}
