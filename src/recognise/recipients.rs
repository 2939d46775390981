//! Failed recipients in free text. Mail systems print them in few shapes: on a line of their own, or after words that say what
//! happened. The shapes are tried from the surest to the vaguest, and the first that finds anybody wins, so that addresses of
//! helpful postmasters further down are not taken for recipients.

use crate::mail::address;

use super::notice::Failure;
use super::status;

/// Reads the failed recipients out of the words of a notice. `own` are addresses that are the notice's own: its reader, its
/// writer; `reporter` is the domain of its writer. `stated` are those of an X-Failed-Recipients field: surer than sentences, less sure than a list.
pub fn read(words: &str, own: &[String], stated: &[String], reporter: Option<&str>) -> Vec<Failure> {
    let lines: Vec<&str> = words.lines().take(LINES_MAX).collect();
    let listed = [fields, alone].into_iter().map(|shape| shape(&lines, own)).find(|failures| !failures.is_empty());
    listed.unwrap_or_else(|| {
        if !stated.is_empty() {
            let status = status::enhanced(words);
            return stated
                .iter()
                .map(|recipient| Failure { recipient: recipient.clone(), status: status.clone(), ..Failure::default() })
                .collect();
        }
        let told = [told(&lines, own), local(&lines, reporter)]
            .into_iter()
            .find(|failures| !failures.is_empty())
            .unwrap_or_default();
        if told.is_empty() { mentioned(&lines, own) } else { told }
    })
}

/// Status fields pasted into the text.
fn fields(lines: &[&str], _own: &[String]) -> Vec<Failure> {
    let mut failures = Vec::new();
    for line in lines {
        let Some((name, value)) = line.trim().split_once(':') else { continue };
        if name.eq_ignore_ascii_case("final-recipient")
            || name.eq_ignore_ascii_case("x-actual-recipient") && failures.is_empty()
        {
            add(&mut failures, super::dsn::recipient(value), None);
        }
    }
    failures
}

/// `<anna@shop.example>: host said ...`, `anna@shop.example`, `* anna@shop.example`.
fn alone(lines: &[&str], own: &[String]) -> Vec<Failure> {
    let mut failures = Vec::new();
    let mut contact = false;
    for (at, line) in lines.iter().enumerate() {
        let lower = line.to_ascii_lowercase();
        if line.trim().is_empty() {
            continue;
        }
        let Some((spec, rest)) = leading(line) else {
            contact = is_contact(&lower) && !lower.contains("following") || is_sender(&lower);
            continue;
        };
        let rest = rest.trim_start_matches(['>', '"', '\'', ')', ' ', '\t', '*']);
        let ends =
            rest.is_empty() || rest.starts_with([':', ';', '(', ',', '.', '-', '<', '[', '=']) || is_after_word(rest);
        if !ends
            || contact
            || own.contains(&spec) && lines.len() > 3 && failures.is_empty() && rest.is_empty() && is_contact(&lower)
        {
            continue;
        }
        let diagnostic = if rest.trim_matches([':', ' ', '.', ';']).is_empty() {
            paragraph(lines, at + 1)
        } else {
            joined(rest, lines, at + 1)
        };
        add(&mut failures, Some(spec), diagnostic);
        // `<a@b>, <c@d>` on one line.
        for other in specs(rest).take(20).filter(|_| rest.starts_with(',')) {
            add(&mut failures, Some(other), None);
        }
    }
    failures
}

/// `Unknown user: anna@shop.example`, `RCPT TO:<anna@shop.example>`.
fn told(lines: &[&str], own: &[String]) -> Vec<Failure> {
    let mut failures = Vec::new();
    let mut rcpt = Vec::new();
    let mut before = String::new();
    for (at, line) in lines.iter().enumerate() {
        let lower = super::vocabulary::lower(line).into_owned();
        if !line.contains('@') {
            before = lower;
            continue;
        }
        if is_sender(&lower) || is_contact(&lower) {
            continue;
        }
        let told = TOLD.iter().any(|word| lower.contains(word) || before.contains(word));
        let trimmed = lower.trim_start_matches([' ', '\t', '>', '*', '-']);
        let labelled = LABELS.iter().any(|label| trimmed.starts_with(label));
        for spec in specs(line).filter(|spec| !own.contains(spec)) {
            if told || labelled {
                add(&mut failures, Some(spec), joined(line, lines, at + 1));
            } else if lower.contains("rcpt to") {
                add(&mut rcpt, Some(spec), joined(line, lines, at + 1));
            }
        }
        before = lower;
    }
    if failures.is_empty() { rcpt } else { failures }
}

/// A bare user name below a line that announces recipients, as providers write about their own users.
fn local(lines: &[&str], reporter: Option<&str>) -> Vec<Failure> {
    let mut failures = Vec::new();
    let Some(domain) = reporter else { return failures };
    let mut announced = false;
    for line in lines {
        let name = line.trim();
        let is_name = (2..=64).contains(&name.len())
            && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_'))
            && name.bytes().any(|byte| byte.is_ascii_alphabetic());
        if announced && is_name {
            add(&mut failures, Some(format!("{}@{domain}", name.to_ascii_lowercase())), None);
        } else if !name.is_empty() {
            let lower = name.to_ascii_lowercase();
            announced = lower.ends_with(':')
                && ["recipient", "address", "user", "not delivered"].iter().any(|word| lower.contains(word))
                || announced && !lower.ends_with('.') && !lower.ends_with(':') && failures.is_empty();
        }
    }
    failures
}

/// Any address that is neither the notice's own nor somebody to turn to.
fn mentioned(lines: &[&str], own: &[String]) -> Vec<Failure> {
    let mut failures = Vec::new();
    for line in lines {
        let lower = line.to_ascii_lowercase();
        if line.contains('@') && !is_sender(&lower) && !is_contact(&lower) {
            for spec in specs(line).filter(|spec| !own.contains(spec)).take(1) {
                add(&mut failures, Some(spec), None);
            }
        }
    }
    failures.truncate(1);
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

/// The address at the head of a line, after bullets and brackets, and what follows it.
fn leading(line: &str) -> Option<(String, &str)> {
    let line = line.trim_start_matches([' ', '\t', '>', '*', '-', '\u{2022}', '\u{b7}', '+', '=', '\u{a0}']);
    let line = line
        .strip_prefix("SMTP:")
        .or_else(|| line.strip_prefix("smtp:"))
        .or_else(|| line.strip_prefix("mailto:"))
        .unwrap_or(line);
    let opened = line.trim_start_matches(['<', '"', '\'', '[', '(']);
    if line.starts_with('(') {
        return None;
    }
    let end = opened.find(is_outside).unwrap_or(opened.len());
    let (word, rest) = opened.split_at_checked(end)?;
    let bare = word.trim_end_matches([':', '.', ',', ';']);
    let rest = opened.get(bare.len()..).unwrap_or(rest);
    plausible(bare).map(|spec| (spec, rest))
}

/// All addresses in a line.
fn specs(line: &str) -> impl Iterator<Item = String> {
    line.split(is_outside).filter(|word| word.contains('@')).take(50).filter_map(|word| {
        let word = word.trim_matches(['.', ',', ':', '\'', '*', '=', '`']);
        let word = word.rsplit_once("mailto:").map_or(word, |(_, word)| word);
        plausible(word)
    })
}

fn is_outside(c: char) -> bool {
    c.is_whitespace() || matches!(c, '<' | '>' | '"' | '(' | ')' | '[' | ']' | ',' | ';' | '\u{3000}')
}

/// An address with a domain as mail systems print it. Message-IDs and URLs with `@` are none.
fn plausible(word: &str) -> Option<String> {
    if word.contains("://") || word.contains('=') && !word.contains("+") && word.len() > 100 {
        return None;
    }
    let spec = address::spec(word)?;
    let (local, domain) = spec.rsplit_once('@')?;
    let name =
        domain.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_')) && !domain.starts_with(['.', '-']);
    (name && !local.is_empty() && !matches!(local, "mailer-daemon" | "postmaster")).then_some(spec)
}

/// Words that may follow an address on its own line: `anna@shop.example on Mon, 23 Nov`.
fn is_after_word(rest: &str) -> bool {
    AFTER.iter().any(|word| rest.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word)))
}

fn is_contact(lower: &str) -> bool {
    CONTACTS.iter().any(|word| lower.contains(word))
}

fn is_sender(lower: &str) -> bool {
    let line = lower.trim_start_matches([' ', '\t', '>', '*', '-', '"']);
    SENDERS.iter().any(|word| line.starts_with(word)) || line.contains("mail from") || line.contains("sender:")
}

/// The paragraph that starts at line `at`, on one line.
fn paragraph(lines: &[&str], at: usize) -> Option<String> {
    let mut text = String::new();
    for line in lines.iter().skip(at).take(DIAGNOSTIC_LINES) {
        if line.trim().is_empty()
            || leading(line).is_some_and(|(_, rest)| rest.trim_matches(['>', ':', ' ']).is_empty()) && !text.is_empty()
        {
            break;
        }
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(line.trim());
    }
    (!text.is_empty()).then_some(text)
}

fn joined(rest: &str, lines: &[&str], at: usize) -> Option<String> {
    let mut text = rest.trim_start_matches([':', ' ', ',', ';']).trim_end().to_owned();
    if let Some(more) = paragraph(lines, at) {
        text.push(' ');
        text.push_str(&more);
    }
    (!text.is_empty()).then_some(text)
}

const AFTER: &[&str] = &[
    "on ",
    "delivery",
    "unrecoverable",
    "user",
    "mailbox",
    "unknown",
    "error",
    "failed",
    "\u{2026}",
    "reason",
    "failure",
    "not ",
    "no ",
    "smtp",
    "550",
    "554",
    "rejected",
    "action",
    "was ",
    "could",
    "cannot",
    "recipient",
    "status",
    "\u{ff1a}",
    "has ",
    "had ",
    "does ",
    "is ",
];
const CONTACTS: &[&str] = &[
    "contact",
    "postmaster",
    "assistance",
    "abuse@",
    "support",
    "questions",
    "help@",
    "helpdesk",
    "webmaster",
    "administrator",
    "please send",
    "please forward",
    "please reply",
    "hostmaster",
    "wenden sie",
    "contacter",
    "contacte",
    "if you feel",
    "http://",
    "https://",
    "report this",
    "message-id",
    "in-reply-to",
    "references:",
    "e-mail us",
    "call ",
];
const SENDERS: &[&str] = &[
    "from:",
    "from ",
    "mail from",
    "sender",
    "reply-to",
    "return-path",
    "envelope-from",
    "absender",
    "de :",
    "de:",
    "von:",
    "od:",
    "message-id",
    "id:",
    "to: postmaster",
];
const TOLD: &[&str] = &[
    "unable to deliver",
    "could not deliver",
    "cannot deliver",
    "can't deliver",
    "failed to deliver",
    "deliver your message to",
    "not deliver",
    "undeliverable",
    "delivery failed",
    "unknown user",
    "user unknown",
    "no such user",
    "unable to find user",
    "could not be delivered",
    "not be delivered",
    "not delivered",
    "did not reach",
    "did not receive",
    "was rejected",
    "been rejected",
    "your message to",
    "your mail to",
    "your email to",
    "your e-mail to",
    "addressed to",
    "was addressed",
    "generated from",
    "expanded from",
    "message to",
    "mailbox exceeds",
    "mailbox unavailable",
    "exceeds allowed size",
    "mailbox full",
    "mailbox for",
    "account for",
    "quota violation",
    "not a member",
    "not member",
    "members only",
    "does not exist",
    "target mail address",
    "wrong recipient",
    "following recipient",
    "following address",
    "delivery to",
    "deliver to",
    "sent to",
    "tried to reach",
    "tried to contact",
    "may not follow",
    "no such",
    "invalid recipient",
    "invalid address",
    "recipient address",
    "has been blocked",
    "failed recipient",
    "failed:",
    "been disabled",
    "discontinued",
    "doesn't have a",
    "was undeliverable",
    "not found",
    "has not yet been delivered",
    "has been delayed",
    "delayed",
    "empfänger",
    "zugestellt",
    "destinataire",
    "destinatario",
    "destinatário",
    "ontvanger",
    "odbiorc",
    "получател",
    "адресат",
    "收件人",
    "收件者",
    "宛先",
    "受信者",
    "수신자",
    "addressee",
    "recipient(s)",
    "recipient",
];
const LABELS: &[&str] = &[
    "to:",
    "recipient",
    "rcpt",
    "original address:",
    "recipient address:",
    "address:",
    "failed recipient",
    "user:",
    "email:",
    "e-mail:",
    "an:",
    "à:",
    "a:",
    "para:",
    "aan:",
    "do:",
    "кому:",
    "收件人",
    "宛先",
    "받는 사람",
    "destination:",
    "final-recipient",
    "<<<",
    "intended recipient",
];
/// Lines and recipients of a notice that are read, and lines of a diagnostic that are kept.
const LINES_MAX: usize = 2_000;
const RECIPIENTS_MAX: usize = 1_000;
const DIAGNOSTIC_LINES: usize = 12;

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        read(text, &["owner@shop.example".to_owned()], &[], None).into_iter().map(|failure| failure.recipient).collect()
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
        let failures =
            read("<a@b.example>: host b.example said: 550 5.1.1 no\n    such user (in reply)\n", &[], &[], None);
        assert_eq!(failures[0].status.as_deref(), Some("5.1.1"));
        assert!(failures[0].diagnostic.as_deref().unwrap().contains("such user"));
    }
}
