//! Remarks of a registry object, RFC 9083, 4.3: prose in which registries say that a contact does not answer, and holders say
//! that they take reports only by a form.

use serde_json::Value;

use super::entity::{list, text};
use crate::facts::Standing;

/// Remarks and lines of one object that are read, and bytes of one line.
const REMARKS_MAX: usize = 32;
const LINES_MAX: usize = 64;
const LINE_MAX: usize = 2_000;
/// Forms of one network that are kept, and the longest.
const FORMS_MAX: usize = 4;
const FORM_MAX: usize = 400;

/// Words beside which an address of the web is where reports go.
const REPORTS: &[&str] = &["abuse", "report", "complain", "spam"];

/// Addresses of the web that its remarks name for reports; and those of its abuse role.
pub fn forms(object: &Value) -> Vec<String> {
    let mut found = Vec::new();
    for line in lines(object) {
        add(&line, &mut found);
    }
    found
}

/// The same of one line of prose.
pub fn add(line: &str, into: &mut Vec<String>) {
    let plain = line.to_ascii_lowercase();
    if !REPORTS.iter().any(|word| plain.contains(word)) {
        return;
    }
    let is_end = |letter: char| matches!(letter, '.' | ',' | ';' | ')' | ']' | '>' | '"' | '\'');
    for word in line.split(|letter: char| letter.is_whitespace() || letter == '<' || letter == '(') {
        let word = word.trim_end_matches(is_end);
        let is_form = word.starts_with("https://") && word.len() <= FORM_MAX && url::Url::parse(word).is_ok();
        if is_form && into.len() < FORMS_MAX && !into.iter().any(|known| known == word) {
            into.push(word.to_owned());
        }
    }
}

/// What the registry says about an entity that is a contact.
pub fn standing(entity: &Value) -> Standing {
    let said: Vec<String> = lines(entity).map(|line| line.to_ascii_lowercase()).collect();
    let has = |words: &str| said.iter().any(|line| line.contains(words));
    if has("validation failed") {
        return Standing::Failed;
    }
    if has("unvalidated") {
        return Standing::Unvalidated;
    }
    let validated = list(entity, "status").filter_map(Value::as_str).any(|word| word.eq_ignore_ascii_case("validated"));
    if validated { Standing::Validated } else { Standing::Unsaid }
}

/// Titles and lines of the remarks. `notices` are the registry's, and say the same on every record.
fn lines(object: &Value) -> impl Iterator<Item = String> {
    let remarks = list(object, "remarks").take(REMARKS_MAX);
    let all = remarks.flat_map(|remark| {
        let lines = list(remark, "description").filter_map(Value::as_str).map(str::to_owned);
        std::iter::once(text(remark, "title")).chain(lines)
    });
    all.take(LINES_MAX).map(|line| line.chars().take(LINE_MAX).collect())
}
