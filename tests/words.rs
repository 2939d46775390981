//! The files of words: each language has the same messages with the same values, and none that nobody uses.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop at what it did not expect")]

use std::collections::{BTreeMap, BTreeSet};

use alibi::tell::Language;
use fluent_syntax::ast::{CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement};

/// Messages and terms by name, with the values that each fills in and the messages that it refers to.
type Messages = BTreeMap<String, Parts>;

#[derive(Debug, Default, PartialEq, Eq)]
struct Parts {
    values: BTreeSet<String>,
    /// Of these, those that are printed and do not only choose between forms.
    printed: BTreeSet<String>,
    refers: BTreeSet<String>,
    /// Selectors without a category that the language needs would print the wrong one.
    categories: Vec<BTreeSet<String>>,
}

fn read(language: Language) -> Messages {
    let resource = fluent_syntax::parser::parse(language.source())
        .unwrap_or_else(|(_, errors)| panic!("{}.ftl: {errors:?}", language.tag()));
    let mut messages = Messages::new();
    for entry in resource.body {
        let (name, pattern) = match entry {
            Entry::Message(message) => (message.id.name.to_owned(), message.value.unwrap()),
            Entry::Term(term) => (format!("-{}", term.id.name), term.value),
            Entry::Junk { content } => panic!("{}.ftl: {content}", language.tag()),
            _ => continue,
        };
        let mut parts = Parts::default();
        pattern_parts(&pattern, &mut parts);
        assert!(messages.insert(name.clone(), parts).is_none(), "{}.ftl: `{name}` twice", language.tag());
    }
    messages
}

fn pattern_parts(pattern: &Pattern<&str>, parts: &mut Parts) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else { continue };
        match expression {
            Expression::Inline(inline) => inline_parts(inline, parts),
            Expression::Select { selector, variants } => {
                let InlineExpression::VariableReference { id } = selector else { panic!("keep it simple") };
                parts.values.insert(id.name.to_owned());
                let key = |key: &fluent_syntax::ast::VariantKey<&str>| match key {
                    fluent_syntax::ast::VariantKey::Identifier { name } => (*name).to_owned(),
                    fluent_syntax::ast::VariantKey::NumberLiteral { value } => (*value).to_owned(),
                };
                parts.categories.push(variants.iter().map(|variant| key(&variant.key)).collect());
                variants.iter().for_each(|variant| pattern_parts(&variant.value, parts));
            }
        }
    }
}

fn inline_parts(inline: &InlineExpression<&str>, parts: &mut Parts) {
    match inline {
        InlineExpression::VariableReference { id } => {
            parts.values.insert(id.name.to_owned());
            parts.printed.insert(id.name.to_owned());
        }
        InlineExpression::MessageReference { id, .. } => drop(parts.refers.insert(id.name.to_owned())),
        InlineExpression::TermReference { id, arguments, .. } => {
            assert!(arguments.as_ref().is_none_or(|CallArguments { named, .. }| named.is_empty()));
            parts.refers.insert(format!("-{}", id.name));
        }
        InlineExpression::Placeable { .. } | InlineExpression::FunctionReference { .. } => panic!("keep it simple"),
        InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
    }
}

#[test]
fn every_language_has_every_message_and_every_value() {
    let english = read(Language::English);
    assert!(english.len() > 150, "{}", english.len());
    for language in Language::ALL {
        let messages = read(*language);
        let names = |messages: &Messages| messages.keys().cloned().collect::<Vec<_>>();
        assert_eq!(names(&messages), names(&english), "{}.ftl", language.tag());
        for (name, parts) in &messages {
            let pattern = english.get(name).unwrap();
            let place = format!("`{name}` of {}.ftl", language.tag());
            // A language without plurals needs no number to choose by.
            assert!(parts.values.is_superset(&pattern.printed), "{place} lacks one of {:?}", pattern.printed);
            assert!(parts.values.is_subset(&pattern.values), "{place} has more than {:?}", pattern.values);
        }
    }
}

/// Polish has three forms for whole numbers, Japanese one, the others two.
#[test]
fn every_plural_has_the_forms_of_its_language() {
    for language in Language::ALL {
        let wanted: &[&str] = match language {
            Language::Polish => &["few", "many", "one", "other"],
            Language::Japanese => &["other"],
            _ => &["one", "other"],
        };
        for (name, parts) in read(*language) {
            for categories in parts.categories.iter().filter(|found| !found.contains("1")) {
                let found: Vec<&str> = categories.iter().map(String::as_str).collect();
                let ok = found == wanted || *language == Language::Polish && found == ["one", "other"];
                assert!(ok, "`{name}` of {}.ftl: {found:?}", language.tag());
            }
        }
    }
}

#[test]
fn no_message_is_there_for_nobody() {
    let mut code = String::new();
    let source = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders = vec![source.join("tell"), source.join("report")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { folders.push(path) } else { code.push_str(&std::fs::read_to_string(path).unwrap()) }
        }
    }
    let english = read(Language::English);
    let referred: BTreeSet<&String> = english.values().flat_map(|parts| &parts.refers).collect();
    for name in english.keys() {
        assert!(referred.contains(name) || code.contains(&format!("\"{name}\"")), "nobody says `{name}`");
    }
    // And what the code says is there: else its name would stand in a notice.
    for name in
        code.split("words.word(\"").chain(code.split("words.say(\"")).skip(1).filter_map(|rest| rest.split('"').next())
    {
        assert!(english.contains_key(name) || name.contains('\n'), "`{name}` is no message");
    }
}

/// Sentences that a person follows: not beyond this many words, or letters in Japanese.
#[test]
fn no_sentence_is_long() {
    for language in Language::ALL {
        for line in language.source().lines().filter(|line| !line.starts_with('#')) {
            let text = line.split_once(" = ").map_or(line, |(_, text)| text);
            for sentence in text.split(['.', '?', '!', ':', ';', '。']) {
                let most = if *language == Language::Japanese { 70 } else { 30 };
                let length = match language {
                    Language::Japanese => sentence.chars().count(),
                    _ => sentence.split_whitespace().count(),
                };
                assert!(length <= most, "{}.ftl, {length}: {sentence}", language.tag());
            }
        }
    }
}
