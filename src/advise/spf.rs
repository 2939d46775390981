//! SPF (RFC 7208): who may send for the domain.

use super::{Finding, Known, Part, Saying, State, Step, unknown};
use crate::facts::{Facts, Question};
use crate::records::spf::{self, Mechanism, Qualifier};

/// Terms for which a receiver may have to ask. RFC 7208, 4.6.4.
const TERMS_MAX: u32 = 10;
/// Hosts of the owner that a proposed record lists.
const HOSTS_MAX: usize = 10;

pub fn questions(domain: &str) -> [Question; 2] {
    [Question::Texts(domain.to_owned()), Question::Senders(domain.to_owned())]
}

pub fn look(domain: &str, known: &Known, facts: &Facts, receiving: &Finding) -> Part {
    let Some(texts) = facts.texts(domain) else {
        return Part { finding: unknown("spf-unknown"), steps: Vec::new() };
    };
    let records: Vec<String> = texts.iter().filter_map(|text| spf::text(text.as_bytes())).map(str::to_owned).collect();
    let (state, says, steps) = match records.as_slice() {
        [] => (State::Missing, Saying::new("spf-missing"), vec![publish(domain, known, receiving)]),
        [record] => one(domain, record, facts),
        [first, rest @ ..] => {
            let says = Saying::new("spf-several").with("count", records.len());
            let step = Step::with(Saying::new("spf-merge"), domain, merged(first, rest), Some(first));
            (State::Weak, says, vec![step])
        }
    };
    Part { finding: Finding { state, says, published: records }, steps }
}

fn one(domain: &str, record: &str, facts: &Facts) -> (State, Saying, Vec<Step>) {
    let read = spf::parse(record);
    let mended = |value: String, code| Step::with(Saying::new(code), domain, value, Some(record));
    let senders = facts.senders(domain);
    if read.terms.iter().any(|(_, mechanism)| *mechanism == Mechanism::Unreadable) {
        return (State::Weak, Saying::new("spf-mistake"), vec![Step::new(Saying::new("spf-repair"))]);
    }
    let all = read.terms.iter().find(|(_, mechanism)| *mechanism == Mechanism::All).map(|(qualifier, _)| *qualifier);
    match all {
        Some(Qualifier::Pass) => {
            (State::Weak, Saying::new("spf-everybody"), vec![mended(ending(record, "~all"), "spf-close")])
        }
        Some(Qualifier::Neutral) => {
            (State::Weak, Saying::new("spf-neutral"), vec![mended(ending(record, "~all"), "spf-close")])
        }
        None if read.redirect.is_none() => {
            (State::Weak, Saying::new("spf-open-ended"), vec![mended(ending(record, "~all"), "spf-close")])
        }
        _ => match senders {
            None => (State::Unknown, Saying::new("spf-includes-unknown"), Vec::new()),
            Some(senders) if senders.everybody => {
                (State::Weak, Saying::new("spf-in-effect-everybody"), vec![Step::new(Saying::new("spf-narrow"))])
            }
            Some(senders) if senders.terms > TERMS_MAX => {
                let says = Saying::new("spf-too-many").with("count", senders.terms);
                (State::Weak, says, vec![Step::new(Saying::new("spf-shorten"))])
            }
            Some(_) => (State::Good, Saying::new("spf-good"), Vec::new()),
        },
    }
}

/// A first record. It ends in `~all`: mail of a service that was forgotten is marked, not lost.
fn publish(domain: &str, known: &Known, receiving: &Finding) -> Step {
    let mut record = String::from("v=spf1");
    for host in known.learned.outgoing.iter().take(HOSTS_MAX) {
        let kind = if host.address.is_ipv4() { "ip4" } else { "ip6" };
        record.push_str(&format!(" {kind}:{}", host.address));
    }
    // A domain without MX receives at its own address (RFC 5321, 5.1), which the mechanism `mx` does not list (RFC 7208, 5.4).
    let named = receiving.published.iter().any(|host| host != domain);
    if receiving.state == State::Good && named {
        record.push_str(" mx");
    } else if known.learned.outgoing.is_empty() {
        // A record that lists nobody makes all of the owner's own mail suspect: there is none to copy yet.
        return Step::new(Saying::new("spf-ask"));
    }
    record.push_str(" ~all");
    Step::with(Saying::new("spf-publish"), domain, record, None)
}

/// The record with this end in the place of its `all`, and what follows that.
fn ending(record: &str, end: &str) -> String {
    let is_all = |term: &&str| {
        let bare = term.trim_start_matches(['+', '-', '~', '?']);
        bare.eq_ignore_ascii_case("all")
    };
    let kept = record.split_ascii_whitespace().take_while(|term| !is_all(term));
    kept.chain([end]).collect::<Vec<_>>().join(" ")
}

/// One record that allows what all of them allow.
fn merged(first: &str, rest: &[String]) -> String {
    let mut terms: Vec<&str> = Vec::new();
    for record in std::iter::once(first).chain(rest.iter().map(String::as_str)) {
        for term in record.split_ascii_whitespace().skip(1) {
            let bare = term.trim_start_matches(['+', '-', '~', '?']);
            let ends = bare.eq_ignore_ascii_case("all") || bare.to_ascii_lowercase().starts_with("redirect=");
            if !ends && !terms.iter().any(|known| known.eq_ignore_ascii_case(term)) {
                terms.push(term);
            }
        }
    }
    let redirects = std::iter::once(first)
        .chain(rest.iter().map(String::as_str))
        .filter_map(|record| record.split_ascii_whitespace().find_map(|term| term.strip_prefix("redirect=")));
    let included: Vec<String> = redirects.map(|target| format!("include:{target}")).collect();
    let mut record = String::from("v=spf1");
    for term in terms.into_iter().chain(included.iter().map(String::as_str)) {
        record.push(' ');
        record.push_str(term);
    }
    record + " ~all"
}
