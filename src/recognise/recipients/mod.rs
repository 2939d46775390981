//! Failed recipients in free text. Mail systems print them in few shapes: on a line of their own, or after words that say what
//! happened. The shapes are tried from the surest to the vaguest, and the first that finds anybody wins, so that addresses of
//! helpful postmasters further down are not taken for recipients.

mod line;
mod spec;

use super::body::Body;
use super::brief::Brief;
use super::dialects::{Dialect, PLAIN};
use super::head::Head;
use super::notice::Failure;
use super::status;
use line::Line;
use spec::leading;

/// What is known of a notice beside its words.
struct Known<'a> {
    /// Addresses that are the notice's own: its reader, its writer.
    own: &'a [&'a str],
    /// Those of an X-Failed-Recipients field: surer than sentences, less sure than a list.
    stated: &'a [String],
    /// The domain of the writer of the notice.
    reporter: Option<&'a str>,
    dialect: Option<&'static Dialect>,
}

/// The first address in a line of text.
pub fn first_written(line: &str) -> Option<String> {
    if line.contains('@') { spec::all(line).next() } else { None }
}

/// The failed recipients that the words of a notice name.
pub fn of(head: &Head<'_>, body: &Body) -> Vec<Failure> {
    let (own, reporter) = (head.own(), head.reporter_domain());
    let known = Known { own: &own, stated: &head.failed_recipients, reporter, dialect: body.signs.looks_like() };
    read(&body.words, &known)
}

/// Whom the returned mail names as the recipient, where the notice names a bare user or nobody.
pub fn returned(words: &str, brief: &Brief) -> Option<Failure> {
    let names = words.split(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '(' | ')' | ',' | ';'));
    let called = names
        .take(WORDS_MAX)
        .filter(|name| name.len() >= 2)
        .find_map(|name| brief.recipient_called(&super::vocabulary::lower(name.trim_matches(['.', ':', '\'']))));
    let recipient = called.or_else(|| brief.only_recipient())?.to_owned();
    let status = status::enhanced(words);
    Some(Failure { recipient, status, ..Failure::default() })
}

/// Reads the failed recipients out of the words of a notice.
fn read(words: &str, known: &Known<'_>) -> Vec<Failure> {
    let lines: Vec<Line<'_>> = words.lines().take(LINES_MAX).map(Line::new).collect();
    let dialect = known.dialect.unwrap_or(&PLAIN);
    let mut failures = first_that_finds(&lines, words, known, dialect);
    for failure in &mut failures {
        if failure.status.as_deref().is_none_or(status::says_nothing)
            && let Some(told) = failure.diagnostic.as_deref().and_then(|text| status::told(text, dialect))
        {
            failure.status = Some(told.to_owned());
        }
    }
    failures
}

fn first_that_finds(lines: &[Line<'_>], words: &str, known: &Known<'_>, dialect: &Dialect) -> Vec<Failure> {
    for shape in [fields, alone] {
        let failures = shape(lines, known.own);
        if !failures.is_empty() {
            return failures;
        }
    }
    if !known.stated.is_empty() {
        let status = status::enhanced(words);
        let stated = known.stated.iter().map(|recipient| Failure {
            recipient: recipient.clone(),
            status: status.clone(),
            ..Failure::default()
        });
        return stated.collect();
    }
    let shapes: [&dyn Fn() -> Vec<Failure>; 4] = [
        &|| labelled(lines, known.own, dialect.labels),
        &|| told(lines, known.own),
        &|| local(lines, known.reporter),
        &|| mentioned(lines, known.own),
    ];
    shapes.iter().map(|shape| shape()).find(|failures| !failures.is_empty()).unwrap_or_default()
}

/// Status fields pasted into the text.
fn fields(lines: &[Line<'_>], _own: &[&str]) -> Vec<Failure> {
    let mut failures = Vec::new();
    for line in lines {
        let Some((name, value)) = line.text.trim().split_once(':') else { continue };
        if name.eq_ignore_ascii_case("final-recipient")
            || name.eq_ignore_ascii_case("x-actual-recipient") && failures.is_empty()
        {
            add(&mut failures, super::dsn::recipient(value), None);
        }
    }
    failures
}

/// `<anna@shop.example>: host said ...`, `anna@shop.example`, `* anna@shop.example`.
fn alone(lines: &[Line<'_>], own: &[&str]) -> Vec<Failure> {
    let mut failures = Vec::new();
    let mut above: Option<&Line<'_>> = None;
    for (at, line) in lines.iter().enumerate() {
        if line.is_blank() {
            continue;
        }
        let found = if line.has_address { leading(line.text) } else { None };
        let Some((spec, rest)) = found else {
            above = Some(line);
            continue;
        };
        let contact = above.map(Line::words).is_some_and(|words| words.turns_to() && !words.follows || words.sender);
        let column = rest.starts_with(['\t', '|']) || rest.starts_with("  ");
        let rest = rest.trim_start_matches(['>', '"', '\'', ')', ']', ' ', '\t', '*', '|']);
        let ends = rest.is_empty()
            || column
            || rest.starts_with([':', ';', '(', ',', '.', '-', '<', '[', '=', '\u{2013}', '\u{2014}', '\u{ff1a}'])
            || is_after_word(rest);
        let reader = own.contains(&spec.as_str())
            && lines.len() > 3
            && failures.is_empty()
            && rest.is_empty()
            && line.words().turns_to();
        if !ends || contact || reader {
            continue;
        }
        let diagnostic = if rest.trim_matches([':', ' ', '.', ';']).is_empty() {
            paragraph(lines, at + 1)
        } else {
            joined(rest, lines, at + 1)
        };
        add(&mut failures, Some(spec), diagnostic);
        // `<a@b>, <c@d>` on one line.
        for other in spec::all(rest).take(20).filter(|_| rest.starts_with(',')) {
            add(&mut failures, Some(other), None);
        }
    }
    failures
}

/// An address behind the words that this dialect puts before one, on the same line or the next.
fn labelled(lines: &[Line<'_>], own: &[&str], labels: &[&str]) -> Vec<Failure> {
    let mut failures = Vec::new();
    if labels.is_empty() {
        return failures;
    }
    for (at, line) in lines.iter().enumerate() {
        let lower = super::vocabulary::lower(line.text);
        let Some(end) = labels.iter().find_map(|label| lower.find(label).map(|start| start + label.len())) else {
            continue;
        };
        let behind = lower.get(end..).unwrap_or("");
        let found = spec::all(behind).find(|spec| !own.contains(&spec.as_str()));
        let below =
            || lines.get(at + 1).filter(|_| behind.trim().is_empty()).and_then(|line| spec::all(line.text).next());
        let diagnostic = joined(line.text, lines, at + 1);
        add(&mut failures, found.or_else(below), diagnostic);
    }
    failures
}

/// `Unknown user: anna@shop.example`, `RCPT TO:<anna@shop.example>`.
fn told(lines: &[Line<'_>], own: &[&str]) -> Vec<Failure> {
    let mut failures = Vec::new();
    let mut rcpt = Vec::new();
    let mut above: Option<&Line<'_>> = None;
    for (at, line) in lines.iter().enumerate() {
        if !line.has_address {
            above = Some(line);
            continue;
        }
        let words = line.words();
        if words.sender || words.contact || words.role && !words.told {
            continue;
        }
        let announced = above.is_some_and(|above| above.words().told);
        for spec in spec::all(line.text).filter(|spec| !own.contains(&spec.as_str())) {
            if words.told || announced || words.labelled {
                add(&mut failures, Some(spec), joined(line.text, lines, at + 1));
            } else if words.rcpt {
                add(&mut rcpt, Some(spec), joined(line.text, lines, at + 1));
            }
        }
        above = Some(line);
    }
    if failures.is_empty() { rcpt } else { failures }
}

/// A bare user name below a line that announces recipients, as providers write about their own users.
fn local(lines: &[Line<'_>], reporter: Option<&str>) -> Vec<Failure> {
    let mut failures = Vec::new();
    let Some(domain) = reporter else { return failures };
    let mut announced = false;
    for line in lines {
        let name = line.text.trim().trim_matches(['<', '>', '"', '\'', '*']).trim();
        let is_name = (2..=64).contains(&name.len())
            && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_'))
            && name.bytes().any(|byte| byte.is_ascii_alphabetic());
        if announced && is_name {
            add(&mut failures, Some(format!("{}@{domain}", name.to_ascii_lowercase())), None);
        } else if !name.is_empty() {
            let opens = name.ends_with([':', '\u{ff1a}']);
            let announces = |words: line::Words| words.told || words.follows || words.labelled;
            announced =
                opens && announces(line.words()) || announced && !name.ends_with('.') && !opens && failures.is_empty();
        }
    }
    failures
}

/// Any address that is neither the notice's own nor somebody to turn to.
fn mentioned(lines: &[Line<'_>], own: &[&str]) -> Vec<Failure> {
    let lines = lines.iter().filter(|line| line.has_address && !line.words().sender && !line.words().turns_to());
    let mut failures = Vec::new();
    let found = lines.flat_map(|line| spec::all(line.text)).find(|spec| !own.contains(&spec.as_str()));
    add(&mut failures, found, None);
    failures
}

fn add(failures: &mut Vec<Failure>, recipient: Option<String>, diagnostic: Option<String>) {
    let Some(recipient) = recipient else { return };
    if failures.len() >= RECIPIENTS_MAX || failures.iter().any(|failure| failure.recipient == recipient) {
        return;
    }
    let status = diagnostic.as_deref().and_then(status::enhanced);
    failures.push(Failure { recipient, status, diagnostic, ..Failure::default() });
}

/// Words that may follow an address on its own line: `anna@shop.example on Mon, 23 Nov`.
fn is_after_word(rest: &str) -> bool {
    AFTER.iter().any(|word| rest.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word)))
}

/// The paragraph that starts at line `at`, on one line.
fn paragraph(lines: &[Line<'_>], at: usize) -> Option<String> {
    let mut text = String::new();
    for line in lines.iter().skip(at).take(DIAGNOSTIC_LINES) {
        let next = || {
            line.has_address
                && leading(line.text).is_some_and(|(_, rest)| rest.trim_matches(['>', ':', ' ']).is_empty())
        };
        if line.is_blank() || !text.is_empty() && next() {
            break;
        }
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(line.text.trim());
    }
    (!text.is_empty()).then_some(text)
}

fn joined(rest: &str, lines: &[Line<'_>], at: usize) -> Option<String> {
    let mut text = rest.trim_start_matches([':', ' ', ',', ';']).trim_end().to_owned();
    if let Some(more) = paragraph(lines, at) {
        text.push(' ');
        text.push_str(&more);
    }
    (!text.is_empty()).then_some(text)
}

#[rustfmt::skip]
const AFTER: &[&str] = &[
    "on ", "delivery", "unrecoverable", "user", "mailbox", "unknown", "error", "failed", "\u{2026}", "reason", "failure",
    "not ", "no ", "smtp", "4", "5", "rejected", "action", "was ", "could", "cannot", "recipient", "status", "\u{ff1a}",
    "has ", "had ", "does ", "is ", "host", "invalid", "account", "quota", "address", "via ", "grund", "raison", "motivo",
];

/// Lines, recipients and words of a notice that are read, and lines of a diagnostic that are kept.
const LINES_MAX: usize = 2_000;
const RECIPIENTS_MAX: usize = 1_000;
const WORDS_MAX: usize = 4_000;
const DIAGNOSTIC_LINES: usize = 12;

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let own = ["owner@shop.example"];
        let known = Known { own: &own, stated: &[], reporter: None, dialect: None };
        read(text, &known).into_iter().map(|failure| failure.recipient).collect()
    }

    #[test]
    fn recipients_in_the_shapes_of_mail_systems() {
        assert_eq!(
            found("Sorry.\n\n<Anna@b.example>:\nRemote host said: 550 5.1.1 no\n\nContact postmaster@b.example"),
            ["anna@b.example"]
        );
        assert_eq!(
            found("The following address(es) failed:\n\n  a@b.example\n    (generated from c@d.example)\n    550 no"),
            ["a@b.example"]
        );
        assert_eq!(found("Unknown user: a@b.example\n\nRCPT TO generated following response"), ["a@b.example"]);
        assert_eq!(found("did not reach:\n\na@b.example on Thu, 29 Apr\n  no"), ["a@b.example"]);
        assert_eq!(found("Final-Recipient: rfc822; a@b.example\nFor help: x@y.example"), ["a@b.example"]);
        assert_eq!(found("From: owner@shop.example\nplease contact x@y.example"), Vec::<String>::new());
    }

    #[test]
    fn the_status_comes_from_the_diagnostic() {
        let known = Known { own: &[], stated: &[], reporter: None, dialect: None };
        let failures = read("<a@b.example>: host b.example said: 550 5.1.1 no\n    such user (in reply)\n", &known);
        assert_eq!(failures[0].status.as_deref(), Some("5.1.1"));
        assert!(failures[0].diagnostic.as_deref().unwrap().contains("such user"));
    }
}
