//! DKIM (RFC 6376): is the owner's mail signed by the owner's domain?
//!
//! From outside, a key can be found only under a selector that is known. Selectors come from the owner's own mail; without any,
//! the names that big providers use are tried, and finding none there says nothing.

use super::{Finding, Known, Part, SELECTORS_MAX, Saying, State, Step};
use crate::facts::{Facts, Question};
use crate::mail::address;
use crate::owner::learned::Signing;
use crate::records::key;

/// Selectors that providers give to every customer.
const USUAL: [&str; 8] = ["selector1", "selector2", "google", "default", "dkim", "mail", "k1", "s1"];

pub fn questions(domain: &str, known: &Known) -> Vec<Question> {
    selectors(domain, known).into_iter().map(|selector| Question::Texts(name(&selector, domain))).collect()
}

/// Of the keys found: the best one speaks.
pub fn look(domain: &str, known: &Known, facts: &Facts) -> Part {
    let seen = is_seen(domain, known);
    let (mut published, mut best, mut asked) = (Vec::new(), None, true);
    for selector in selectors(domain, known) {
        let Some(texts) = facts.texts(&name(&selector, domain)) else {
            asked = false;
            continue;
        };
        let Ok(key) = key::first(texts) else { continue };
        published.push(name(&selector, domain));
        let weak = key::weaknesses(&key).into_iter().next();
        best = Some(match best {
            Some((known, None)) => (known, None),
            _ => (selector, weak),
        });
    }
    let unsigned = unsigned(domain, known);
    let (state, says, step) = match best {
        Some((_, None)) if unsigned > 0 => {
            (State::Weak, Saying::new("dkim-not-always").with("count", unsigned), Some("dkim-sign-all"))
        }
        Some((selector, None)) => (State::Good, Saying::new("dkim-good").with("selector", selector), None),
        Some((selector, Some(why))) => {
            let says = Saying::new("dkim-weak").with("selector", selector).with("why", why);
            (State::Weak, says, Some("dkim-renew"))
        }
        None if !asked => (State::Unknown, Saying::new("dkim-unknown"), None),
        None if seen => (State::Missing, Saying::new("dkim-gone"), Some("dkim-switch-on")),
        None if unsigned > 0 => (State::Missing, Saying::new("dkim-missing"), Some("dkim-switch-on")),
        None => (State::Unknown, Saying::new("dkim-not-found"), Some("dkim-ask")),
    };
    let steps = step.map(|code| Step::new(Saying::new(code))).into_iter().collect();
    Part { finding: Finding { state, says, published }, steps }
}

fn name(selector: &str, domain: &str) -> String {
    format!("{selector}._domainkey.{domain}")
}

fn selectors(domain: &str, known: &Known) -> Vec<String> {
    let learned = signing(domain, known).flat_map(|signing| signing.selectors.iter());
    let mut named: Vec<String> = known.selectors.iter().chain(learned).cloned().collect();
    if named.is_empty() {
        named = USUAL.map(str::to_owned).to_vec();
    }
    named.sort();
    named.dedup();
    named.truncate(SELECTORS_MAX);
    named
}

fn is_seen(domain: &str, known: &Known) -> bool {
    !known.selectors.is_empty() || signing(domain, known).any(|signing| !signing.selectors.is_empty())
}

fn unsigned(domain: &str, known: &Known) -> u32 {
    signing(domain, known).map(|signing| signing.unsigned).sum()
}

fn signing<'a>(domain: &'a str, known: &'a Known) -> impl Iterator<Item = &'a Signing> {
    known.learned.signing.iter().filter(move |one| address::normal(&one.domain) == domain)
}
