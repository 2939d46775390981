//! The fields of their own by which programs mark mail: responders, ticket systems, robots, those who ask for a proof.
//!
//! The names of many are known. Those of others are told by the word in them: whoever writes `X-Mail-Autoresponder-Rule:`
//! answers by itself.

use crate::mail::decode;
use crate::mail::header::Field;

use super::phrases::{AUTO_REPLY_FIELDS, TICKET_FIELDS};
use super::vocabulary;
use super::wordlist;

/// What a field says of the program that wrote the mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// It answers by itself.
    AutoReply,
    /// It opens tickets.
    Ticket,
    /// It asks its sender for a proof.
    Challenge,
    /// It knows its own mail by this.
    Looped,
    /// It wants no machine's answer.
    Silenced,
    /// It ran on a timer.
    Job,
    Xarf,
}

/// What a field that begins with `X-` says.
pub fn of(field: Field<'_>, value: &[u8]) -> Option<Mark> {
    let is_any = |names: &[&str]| names.iter().any(|name| field.is(name));
    if is_any(&["x-loop", "x-list-administrivia"]) {
        return Some(Mark::Looped);
    }
    if is_any(&["x-arf", "x-xarf"]) {
        return Some(Mark::Xarf);
    }
    if field.is("x-auto-response-suppress") {
        return Some(Mark::Silenced);
    }
    if field.is("x-cron-env") {
        return Some(Mark::Job);
    }
    let lower = |bytes: &[u8]| decode::lossy(bytes.get(..VALUE_MAX).unwrap_or(bytes)).to_ascii_lowercase();
    if field.is("x-mailer") {
        let mailer = lower(value);
        let answers = wordlist::RESPONDERS.are_in(&mailer).then_some(Mark::AutoReply);
        return answers.or_else(|| wordlist::TICKETS.are_in(&mailer).then_some(Mark::Ticket));
    }
    if field.is("x-precedence") {
        return is_one_of(value, &["auto_reply"]).then_some(Mark::AutoReply);
    }
    let name = lower(field.name);
    if is_any(TICKET_FIELDS) || vocabulary::holds(&name, "ticket") {
        return Some(Mark::Ticket);
    }
    let answers = is_any(AUTO_REPLY_FIELDS) || wordlist::RESPONDERS.are_in(&name) && is_no_wish(&name);
    if answers {
        return (!is_one_of(value, &["no", "none", "0"])).then_some(Mark::AutoReply);
    }
    wordlist::PROVERS.are_in(&name).then_some(Mark::Challenge)
}

/// Does a field that begins with `D` say so? qmail-autoresponder writes itself into Delivered-To, against loops.
pub fn delivered_by_responder(field: Field<'_>, value: &[u8]) -> bool {
    field.is("delivered-by-auto-responder")
        || field.is("delivered-by-the-graces-of")
        || field.is("delivered-to") && value.eq_ignore_ascii_case(b"autoresponder")
}

/// `X-Auto-Response-Suppress` wishes that nobody answer.
fn is_no_wish(name: &str) -> bool {
    !vocabulary::holds(name, "suppress")
}

pub fn is_one_of(value: &[u8], words: &[&str]) -> bool {
    words.iter().any(|word| value.eq_ignore_ascii_case(word.as_bytes()))
}

/// Bytes of a name or value that are looked at.
const VALUE_MAX: usize = 200;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mail::header::Fields;

    fn mark(line: &str) -> Option<Mark> {
        let field = Fields::new(line.as_bytes()).next()?;
        of(field, field.value.trim_ascii())
    }

    #[test]
    fn programs_are_known_by_fields_of_their_own() {
        for (line, wanted) in [
            ("X-Autoreply: yes\n", Some(Mark::AutoReply)),
            ("X-Autoreply: no\n", None),
            ("X-Acme-Autoresponder-Rule: 3\n", Some(Mark::AutoReply)),
            ("X-Mailer: Small Vacation Program 2\n", Some(Mark::AutoReply)),
            ("X-Auto-Response-Suppress: All\n", Some(Mark::Silenced)),
            ("X-Mailer: Evolution 3\n", None),
            ("X-Acme-Ticket-Number: 4\n", Some(Mark::Ticket)),
            ("X-Challenge-Id: 4\n", Some(Mark::Challenge)),
        ] {
            assert_eq!(mark(line), wanted, "{line}");
        }
    }
}
