//! What was missing for a verdict, in words that the owner's language has. The verdict says it in one English sentence each;
//! here each is taken to its kind, and the sentence itself is shown to the IT person.

/// How a sentence of `verdict::missing` or `verdict::doubts` begins, and the message that says it.
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
    ("who sent it through", "missing-server"),
    ("who used that host", "missing-host"),
    ("how the mail came to", "missing-forward"),
    ("whether the customer", "missing-customer"),
    ("what the record of", "missing-list"),
    ("where the mail was before", "missing-forward"),
    ("who sent it", "missing-again"),
    ("why `", "missing-customer"),
    ("a full list of who may send for you", "missing-list"),
    ("which customer of", "missing-customer"),
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
        let rules = include_str!("../verdict/missing.rs");
        let doubts = [
            include_str!("../verdict/doubts/entrance.rs"),
            include_str!("../verdict/doubts/named.rs"),
            include_str!("../verdict/doubts/relayed.rs"),
            include_str!("../verdict/doubts/seen.rs"),
            include_str!("../verdict/doubts/sibling.rs"),
            include_str!("../verdict/doubts/tenant.rs"),
        ];
        let sentences = |text: &'static str, before: &'static str| {
            text.split(before).skip(1).filter_map(|rest| rest.split('"').nth(1)).collect::<Vec<_>>()
        };
        let mut pushed = sentences(rules, "missing.push(");
        pushed.extend(doubts.into_iter().flat_map(|text| sentences(text, "missing: format!(")));
        assert!(pushed.len() > 16, "{pushed:?}");
        for sentence in pushed {
            assert_ne!(message(sentence), "missing-answer", "{sentence}");
        }
    }
}
