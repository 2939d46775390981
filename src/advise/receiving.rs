//! Does the domain receive mail? One that neither sends nor receives is protected another way.

use super::{Finding, Saying, State, unknown};
use crate::facts::{Answer, Fact, Facts, Question};

pub fn questions(domain: &str) -> [Question; 1] {
    [Question::Exchangers(domain.to_owned())]
}

pub fn look(domain: &str, facts: &Facts) -> Finding {
    match facts.get(&Question::Exchangers(domain.to_owned())) {
        Some(Fact::Known(Answer::Exchangers(names))) if names.is_empty() => {
            Finding { state: State::Missing, says: Saying::new("mx-null"), published: Vec::new() }
        }
        Some(Fact::Known(Answer::Exchangers(names))) => {
            let says = Saying::new("mx-good").with("host", names.first().map_or("", String::as_str));
            Finding { state: State::Good, says, published: names.clone() }
        }
        Some(Fact::Absent) => Finding { state: State::Missing, says: Saying::new("mx-missing"), published: Vec::new() },
        _ => unknown("mx-unknown"),
    }
}
