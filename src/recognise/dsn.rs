//! Delivery status notifications. RFC 3464, with the address types of RFC 6533 and RFC 3461.
//!
//! The machine-readable part is believed over the words around it. Where Status says nothing (`5.0.0`) the code comes from the
//! diagnostic, and blocks that lost their blank line, type or brackets are read all the same.

use crate::mail::header::{Fields, split_line};
use crate::mail::{Message, address, date, decode};

use super::notice::{Failure, Kind, Notice};
use super::recipients::first_written;
use super::status;

/// Reads the first delivery-status part of the message at `root`, wherever it stands.
pub fn read(message: &Message<'_>, root: usize) -> Option<(usize, Notice)> {
    let parts = message.parts().iter().enumerate().filter(|(_, part)| is_status(&part.content_type));
    parts
        .filter(|(index, _)| message.enclosing(*index) == root)
        .find_map(|(index, part)| parse(&part.decoded(usize::MAX)).map(|notice| (index, notice)))
}

/// Status fields that stand in the text of a notice, for want of a part of their own.
pub fn in_words(words: &str) -> Option<Notice> {
    let mut at = None;
    let mut told = 0;
    let mut start = 0;
    for line in words.split_inclusive('\n').take(LINES_MAX) {
        let name = line.split_once(':').map_or("", |(name, _)| name);
        let is = |wanted: &str| name.eq_ignore_ascii_case(wanted);
        if is("reporting-mta") || is("final-recipient") || is("original-recipient") {
            at.get_or_insert(start);
        }
        told += usize::from(is("final-recipient")) + usize::from(is("action") || is("status"));
        start += line.len();
    }
    let fields = words.get(at?..)?;
    let mut notice = (told >= 2).then(|| parse(fields.as_bytes())).flatten()?;
    if notice.kind == Kind::Dsn {
        notice.kind = Kind::Bounce;
    }
    Some(notice)
}

fn is_status(content_type: &crate::mail::mime::ContentType<'_>) -> bool {
    content_type.is("message/delivery-status") || content_type.is("message/global-delivery-status")
}

/// Reads status fields; None if they name no recipient.
pub fn parse(body: &[u8]) -> Option<Notice> {
    let mut notice = Notice::new(Kind::Dsn, "rfc3464");
    let mut recipients: Vec<Recipient> = Vec::new();
    let mut rest = body.get(..STATUS_MAX).unwrap_or(body);
    let mut new_block = true;
    let mut status_seen = false;
    while !rest.is_empty() {
        let mut fields = Fields::new(rest);
        for field in fields.by_ref() {
            let name = decode::lossy(field.name).to_ascii_lowercase();
            let text = field.text();
            if is_per_recipient(&name) {
                status_seen |= name == "status" || name == "action";
                let again = recipients.last().is_some_and(|recipient: &Recipient| recipient.has(&name));
                if new_block || recipients.is_empty() || again {
                    if recipients.len() >= RECIPIENTS_MAX {
                        notice.defects.push(format!("more than {RECIPIENTS_MAX} recipients, the rest was left unread"));
                        return finish(notice, recipients);
                    }
                    recipients.push(Recipient::default());
                    new_block = false;
                }
                if let Some(recipient) = recipients.last_mut() {
                    recipient.set(&name, &text);
                }
            } else {
                per_message(&mut notice, &name, &text);
            }
        }
        // What stopped the walk is a blank line or a line that is no field: the next block starts below it.
        let (line, after) = split_line(fields.rest());
        new_block |= line.trim_ascii().is_empty();
        rest = after;
    }
    (status_seen || !recipients.is_empty()).then_some(())?;
    finish(notice, recipients)
}

fn finish(mut notice: Notice, recipients: Vec<Recipient>) -> Option<Notice> {
    notice.failures = recipients.into_iter().filter_map(Recipient::failure).collect();
    if notice.failures.is_empty() {
        return None;
    }
    let action = |wanted: &[&str]| {
        notice.failures.iter().any(|failure| failure.action.as_deref().is_some_and(|action| wanted.contains(&action)))
    };
    // RFC 3464, 2.3.3. One failed recipient among delivered ones makes a failure.
    notice.kind = if action(&["failed"]) {
        Kind::Dsn
    } else if action(&["delayed"]) {
        Kind::Delay
    } else if action(&["delivered", "relayed", "expanded"]) {
        Kind::Success
    } else {
        match notice
            .failures
            .iter()
            .find_map(|failure| failure.status.as_deref())
            .and_then(|status| status.chars().next())
        {
            Some('4') => Kind::Delay,
            Some('2') => Kind::Success,
            _ => Kind::Dsn,
        }
    };
    // The failures of a failure are those that failed: a mixed notice also lists who got the mail.
    if notice.kind == Kind::Dsn && action(&["failed"]) {
        let other = ["delivered", "relayed", "expanded", "delayed"];
        notice.failures.retain(|failure| failure.action.as_deref().is_none_or(|action| !other.contains(&action)));
    }
    Some(notice)
}

fn per_message(notice: &mut Notice, name: &str, text: &str) {
    match name {
        "reporting-mta" => notice.reporting_mta = mta(text),
        "arrival-date" => notice.arrival_date = date::timestamp(text),
        "original-envelope-id" => notice.envelope_id = Some(text.trim().to_owned()).filter(|id| !id.is_empty()),
        _ => {}
    }
}

fn is_per_recipient(name: &str) -> bool {
    matches!(
        name,
        "final-recipient"
            | "original-recipient"
            | "x-actual-recipient"
            | "action"
            | "status"
            | "diagnostic-code"
            | "remote-mta"
            | "x-supplementary-info"
    )
}

/// The fields of one recipient. RFC 3464, 2.3.
#[derive(Default)]
struct Recipient {
    finally: Option<String>,
    original: Option<String>,
    actual: Option<String>,
    action: Option<String>,
    status: Option<String>,
    diagnostic: Option<String>,
    remote: Option<String>,
    supplement: Option<String>,
}

impl Recipient {
    fn has(&self, name: &str) -> bool {
        match name {
            "final-recipient" => self.finally.is_some(),
            "action" => self.action.is_some(),
            "status" => self.status.is_some(),
            _ => false,
        }
    }

    fn set(&mut self, name: &str, text: &str) {
        let place = match name {
            "final-recipient" => &mut self.finally,
            "original-recipient" => &mut self.original,
            "x-actual-recipient" => &mut self.actual,
            "action" => &mut self.action,
            "status" => &mut self.status,
            "diagnostic-code" => &mut self.diagnostic,
            "remote-mta" => &mut self.remote,
            _ => &mut self.supplement,
        };
        place.get_or_insert_with(|| text.trim().to_owned());
    }

    fn failure(self) -> Option<Failure> {
        let named = self.finally.is_some() || self.original.is_some() || self.actual.is_some();
        // Who names no recipient may have repeated a reply that does.
        let told = self.diagnostic.as_deref().filter(|_| !named).and_then(first_written);
        if !named && self.action.is_none() && self.status.is_none() && told.is_none() {
            return None;
        }
        let diagnostic = self.diagnostic.as_deref().map(without_type).map(str::to_owned);
        let last: String = [&self.finally, &self.original, &self.actual]
            .into_iter()
            .flatten()
            .find_map(|text| recipient(text))
            .or(told)
            .unwrap_or_default();
        Some(Failure {
            original: self.original.as_deref().and_then(recipient).filter(|first| *first != last),
            recipient: last,
            status: best_status(self.status.as_deref(), diagnostic.as_deref(), self.supplement.as_deref()),
            action: self.action.as_deref().and_then(action),
            diagnostic,
            remote_mta: self.remote.as_deref().and_then(mta),
        })
    }
}

/// The status, or the one in the diagnostic where the status says nothing: many MTAs write `5.0.0` for all failures.
fn best_status(stated: Option<&str>, diagnostic: Option<&str>, supplement: Option<&str>) -> Option<String> {
    let stated = stated.and_then(status::enhanced);
    if stated.as_deref().is_some_and(|status| !status::says_nothing(status)) {
        return stated;
    }
    let told = [diagnostic, supplement].into_iter().flatten().find_map(status::enhanced);
    let class = stated.as_deref().and_then(|stated| stated.chars().next());
    told.filter(|told| !status::says_nothing(told) && (class.is_none() || told.chars().next() == class)).or(stated)
}

/// `failed`, from `failed`, `Failed (bounced)`, `"failed"`.
fn action(text: &str) -> Option<String> {
    let word: String = text.trim_matches(['"', ' ']).chars().take_while(char::is_ascii_alphabetic).collect();
    (!word.is_empty()).then(|| match word.to_ascii_lowercase().as_str() {
        "failure" | "fail" => "failed".to_owned(),
        other => other.to_owned(),
    })
}

/// The address out of `type; address`. RFC 3464, 2.3.2; `utf-8;` with `\x{...}` escapes is RFC 6533, 3.
pub fn recipient(text: &str) -> Option<String> {
    let (kind, value) = text.split_once(';').unwrap_or(("", text));
    let mut value = value.trim().to_owned();
    if kind.trim().eq_ignore_ascii_case("utf-8") {
        value = unescape_utf8(&value);
    }
    if let Some(spec) = address::spec(value.trim_matches(['"', '\''])) {
        return Some(xtext(&spec));
    }
    address::first_in(value.as_bytes())
}

/// RFC 3461, 4: `+XX` stands for a character. A plain `+tag` is left alone: only escapes of what xtext must escape count.
fn xtext(spec: &str) -> String {
    spec.replace("+2b", "+").replace("+3d", "=")
}

fn unescape_utf8(text: &str) -> String {
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((plain, tail)) = rest.split_once("\\x{") {
        decoded.push_str(plain);
        let Some((hex, after)) = tail.split_once('}') else {
            rest = tail;
            break;
        };
        match u32::from_str_radix(hex, 16).ok().and_then(char::from_u32) {
            Some(character) => decoded.push(character),
            None => decoded.push_str(hex),
        }
        rest = after;
    }
    decoded.push_str(rest);
    decoded
}

/// A name out of `dns; mx.example`, lower case.
pub fn mta(text: &str) -> Option<String> {
    let name = without_type(text).trim_matches(['"', '<', '>', ' ']);
    let name = name.split([' ', '(', '\t']).next().unwrap_or("").trim_end_matches(['.', ',']);
    (!name.is_empty()).then(|| name.to_lowercase())
}

fn without_type(text: &str) -> &str {
    match text.split_once(';') {
        Some((kind, rest)) if !kind.trim().contains(' ') && kind.len() <= 24 => rest.trim(),
        _ => text.trim(),
    }
}

/// Lines of a text that are searched for status fields.
const LINES_MAX: usize = 2_000;
/// Bytes of a status part that are read.
const STATUS_MAX: usize = 1 << 20;
/// Recipients of one notice that are read.
const RECIPIENTS_MAX: usize = 1_000;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn recipients_status_and_mta() {
        let notice = parse(
            b"Reporting-MTA: DNS; MX.example.\r\nOriginal-Envelope-Id: abc\r\nArrival-Date: Mon, 23 Nov 2026 10:00:00 +0000\r\n\r\n\
              Final-Recipient: rfc822;<Anna@B.example>\r\nAction: Failed (no)\r\nStatus: 5.0.0\r\n\
              Diagnostic-Code: smtp; 550 5.1.1 who?\r\nRemote-MTA: dns; in.b.example (192.0.2.1)\r\n\r\n\
              Final-Recipient: rfc822; c@d.example\r\nAction: delivered\r\nStatus: 2.0.0\r\n",
        )
        .unwrap();
        assert_eq!(notice.kind, Kind::Dsn);
        assert_eq!(notice.failed_recipients(), ["anna@b.example"]);
        assert_eq!(notice.status(), Some("5.1.1"));
        assert_eq!(notice.reporting_mta.as_deref(), Some("mx.example"));
        assert_eq!(notice.failures[0].remote_mta.as_deref(), Some("in.b.example"));
        assert_eq!(notice.envelope_id.as_deref(), Some("abc"));
    }

    #[test]
    fn missing_blank_lines_and_international_addresses() {
        let notice = parse(
            b"Reporting-MTA: dns; a.example\nFinal-Recipient: utf-8; b\\x{fc}rger@c.example\nAction: delayed\nStatus: 4.4.1\n\
              Final-Recipient: RFC822; d@e.example\nAction: delayed\n",
        )
        .unwrap();
        assert_eq!(notice.kind, Kind::Delay);
        assert_eq!(notice.failed_recipients(), ["b\u{fc}rger@c.example", "d@e.example"]);
    }

    #[test]
    fn fields_without_a_recipient_are_no_report() {
        assert!(parse(b"Reporting-MTA: dns; a.example\n\n").is_none());
    }
}
