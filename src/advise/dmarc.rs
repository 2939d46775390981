//! DMARC (RFC 7489): what receivers shall do with mail that fails, and who hears of it.

use super::{Finding, Known, Part, Saying, State, Step, unknown};
use crate::facts::{Facts, Question};
use crate::mail::address;
use crate::records::tags;

pub fn questions(domain: &str) -> Vec<Question> {
    places(domain).into_iter().map(|name| Question::Texts(format!("_dmarc.{name}"))).collect()
}

/// The domain itself, else its organisation. RFC 7489, 6.6.3.
fn places(domain: &str) -> Vec<&str> {
    let organisation = address::organisation(domain).filter(|organisation| *organisation != domain);
    std::iter::once(domain).chain(organisation).collect()
}

/// `ready`: the owner's own mail is known to pass, so a strict policy loses none of it.
pub fn look(domain: &str, known: &Known, facts: &Facts, ready: bool) -> Part {
    let reports = Reports::of(domain, known);
    for place in places(domain) {
        let name = format!("_dmarc.{place}");
        let Some(texts) = facts.texts(&name) else {
            return Part { finding: unknown("dmarc-unknown"), steps: Vec::new() };
        };
        let records: Vec<String> = texts.iter().filter(|text| tags::is_version(text, "DMARC1")).cloned().collect();
        let (state, says, steps) = match records.as_slice() {
            [] => continue,
            [record] => one(&name, record, place == domain, &reports, ready),
            _ => {
                let says = Saying::new("dmarc-several").with("count", records.len());
                (State::Missing, says, vec![Step::new(Saying::new("dmarc-merge").with("name", &name))])
            }
        };
        return Part { finding: Finding { state, says, published: records }, steps };
    }
    let value = format!("v=DMARC1; p=none; rua={}", reports.address());
    let says = reports.saying("dmarc-publish", "dmarc-publish-mailbox");
    let step = Step::with(says, format!("_dmarc.{domain}"), value, None);
    let finding = Finding { state: State::Missing, says: Saying::new("dmarc-missing"), published: Vec::new() };
    Part { finding, steps: vec![step] }
}

/// Where reports shall go.
struct Reports {
    mailbox: String,
    /// Nobody said that it exists.
    is_guess: bool,
}

impl Reports {
    fn of(domain: &str, known: &Known) -> Reports {
        let mailbox = known.mailbox.clone().unwrap_or_else(|| format!("dmarc-reports@{domain}"));
        Reports { mailbox, is_guess: known.mailbox.is_none() }
    }

    fn address(&self) -> String {
        format!("mailto:{}", self.mailbox)
    }

    /// The saying `to_make` tells the owner to make the mailbox first.
    fn saying(&self, there: &'static str, to_make: &'static str) -> Saying {
        if self.is_guess { Saying::new(to_make).with("mailbox", &self.mailbox) } else { Saying::new(there) }
    }
}

fn one(name: &str, record: &str, own: bool, reports: &Reports, ready: bool) -> (State, Saying, Vec<Step>) {
    let value = |tag: &str| tags::value(record, tag).map(str::to_ascii_lowercase);
    // For a subdomain the organisation's `sp` counts, and `p` where there is none.
    let (tag, policy) = match value("sp").filter(|_| !own) {
        Some(policy) => ("sp", policy),
        None => ("p", value("p").unwrap_or_default()),
    };
    let mut path = Path { name, record: record.to_owned(), steps: Vec::new() };
    let percent: u8 = value("pct").and_then(|percent| percent.parse().ok()).unwrap_or(100);
    let is_policy = ["none", "quarantine", "reject"].contains(&policy.as_str());
    if !is_policy {
        path.change("dmarc-repair", tag, "none");
    }
    // Who does not hear what fails must not become stricter.
    if value("rua").is_none_or(|address| address.is_empty()) {
        let says = reports.saying("dmarc-reports", "dmarc-reports-mailbox");
        path.change_and_say(says, "rua", &reports.address());
    }
    let (state, says) = match policy.as_str() {
        "reject" | "quarantine" if percent < 100 => {
            path.change("dmarc-whole", "pct", "100");
            (State::Weak, Saying::new("dmarc-partly").with("percent", percent).with("policy", &policy))
        }
        "reject" => (State::Good, Saying::new("dmarc-reject")),
        "quarantine" => {
            if ready {
                path.change("dmarc-to-reject", tag, "reject");
            }
            (State::Good, Saying::new("dmarc-quarantine"))
        }
        "none" if ready => {
            path.change("dmarc-to-quarantine", tag, "quarantine");
            (State::Weak, Saying::new("dmarc-none"))
        }
        "none" => {
            path.steps.push(Step::new(Saying::new("dmarc-align")));
            (State::Weak, Saying::new("dmarc-none"))
        }
        _ => (State::Weak, Saying::new("dmarc-mistake")),
    };
    (state, says, path.steps)
}

/// Changes of one record, each on top of those before it.
struct Path<'a> {
    name: &'a str,
    record: String,
    steps: Vec<Step>,
}

impl Path<'_> {
    fn change(&mut self, code: &'static str, tag: &str, value: &str) {
        self.change_and_say(Saying::new(code), tag, value);
    }

    fn change_and_say(&mut self, says: Saying, tag: &str, value: &str) {
        let next = with(&self.record, tag, value);
        self.steps.push(Step::with(says, self.name, next.clone(), Some(&self.record)));
        self.record = next;
    }
}

/// The record with this tag set, in its place or at the end.
fn with(record: &str, tag: &str, value: &str) -> String {
    let mut found = false;
    let mut terms: Vec<String> = Vec::new();
    for term in record.split(';').map(str::trim).filter(|term| !term.is_empty()) {
        let is_it = term.split_once('=').is_some_and(|(name, _)| name.trim().eq_ignore_ascii_case(tag));
        match (is_it, found) {
            (true, false) => terms.push(format!("{tag}={value}")),
            (true, true) => {}
            (false, _) => terms.push(term.to_owned()),
        }
        found |= is_it;
    }
    if !found {
        terms.push(format!("{tag}={value}"));
    }
    // RFC 7489, 6.4: `p` stands second.
    if let Some(place) = terms.iter().position(|term| term.starts_with("p=")).filter(|place| *place > 1) {
        let policy = terms.remove(place);
        terms.insert(1, policy);
    }
    terms.join("; ")
}
