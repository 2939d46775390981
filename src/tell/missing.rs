//! What was missing for a verdict, in words that the owner's language has. The verdict says it in one English sentence each;
//! here each is taken to its kind, and the sentence itself is shown to the IT person.

/// How a sentence of `verdict::rules` begins, and the message that says it.
const KINDS: &[(&str, &str)] = &[
    ("your own addresses", "missing-addresses"),
    ("the returned mail", "missing-mail"),
    ("the computer that handed the mail in", "missing-computer"),
    ("a tie between", "missing-witness"),
    ("who wrote the notice", "missing-witness"),
    ("proof of who wrote the notice", "missing-witness"),
    ("word of who received it", "missing-witness"),
    ("who handed it in at your provider", "missing-customer"),
    ("who sent it again", "missing-again"),
    ("where the mail was before", "missing-forward"),
    ("who sent it", "missing-again"),
    ("why `", "missing-customer"),
    ("a full list of who may send for you", "missing-list"),
    ("which customer of your mail provider", "missing-customer"),
    ("whose login was used", "missing-customer"),
    ("the key of the signature", "missing-signature"),
    ("a look into your Sent folder", "missing-sent"),
];

/// The message for one sentence. What is not known is a look-up that stayed open.
pub fn message(sentence: &str) -> &'static str {
    KINDS.iter().find(|(begins, _)| sentence.starts_with(begins)).map_or("missing-answer", |(_, message)| message)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sentence_of_the_rules_has_its_kind() {
        let rules = include_str!("../verdict/rules.rs");
        let pushed: Vec<&str> =
            rules.split("missing.push(").skip(1).filter_map(|rest| rest.split('"').nth(1)).collect();
        assert!(pushed.len() > 12, "{pushed:?}");
        for sentence in pushed {
            assert_ne!(message(sentence), "missing-answer", "{sentence}");
        }
    }
}
