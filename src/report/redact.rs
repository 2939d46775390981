//! Third parties out of a header, before it leaves: RFC 6590.
//!
//! The people who got the forged mail have not asked to be named to anybody. Their local parts become keyed hashes: equal
//! addresses stay equal, so a desk can still count, and without the key nobody can try names. Domains stay; so do the owner's own
//! addresses, Message-IDs, and what the sender wrote about himself (From, Sender, Reply-To). What is left out: comments and names
//! beside a recipient, the tokens of List-Unsubscribe, a subject that names somebody. Every address-like word of every other
//! field is replaced, for mail systems name recipients in fields of their own, too many to list.

use std::collections::BTreeSet;

use ring::hmac;

use crate::mail::address;
use crate::mail::encode;
use crate::mail::header::{Field, Fields};
use crate::mail::words;
use crate::owner::Owner;

/// Bytes of a header, and fields of it, that are shown.
const HEADER_MAX: usize = 16 << 10;
const FIELDS_MAX: usize = 120;
/// The longest field that is shown, in characters.
const FIELD_MAX: usize = 2_000;
/// A line of a mail, RFC 5322, 2.1.1, without CR LF: at most, and at best.
const LINE_MAX: usize = 998;
const LINE_BEST: usize = 78;
/// Recipients whose names are looked for everywhere.
const RECIPIENTS_MAX: usize = 100;
/// A shorter local part stands in too many other words.
const WORD_MIN: usize = 4;

const OUT: &str = "[redacted]";

/// Fields that hold recipients and nothing else.
const RECIPIENT_FIELDS: &[&str] = &[
    "To",
    "Cc",
    "Bcc",
    "Delivered-To",
    "X-Delivered-To",
    "X-Original-To",
    "Envelope-To",
    "X-Envelope-To",
    "Apparently-To",
    "Resent-To",
    "Resent-Cc",
    "Original-Recipient",
    "Final-Recipient",
    "X-Rcpt-To",
    "X-Forwarded-To",
];
/// What the sender says of himself; the owner's address among them.
const SENDER_FIELDS: &[&str] = &["From", "Sender", "Reply-To", "Return-Path"];
/// Identifiers that look like addresses and are none.
const ID_FIELDS: &[&str] = &["Message-ID", "In-Reply-To", "References", "Content-ID", "Resent-Message-ID"];
/// What stands before an address in one word, `i=anna@shop.example`.
const KEYS: &[&str] = &[
    "i",
    "smtp.mailfrom",
    "smtp.mail",
    "smtp.rcptto",
    "smtp.auth",
    "header.from",
    "header.i",
    "header.b",
    "envelope-from",
    "mailfrom",
    "mfrom",
    "from",
    "to",
    "rcpt",
    "helo",
    "sender",
    "client-ip",
];

/// Who may be named, and what the others become.
pub struct Redactor<'a> {
    key: hmac::Key,
    owner: &'a Owner,
    /// Local parts and addresses of the recipients, lower case.
    locals: BTreeSet<String>,
    addresses: BTreeSet<String>,
}

impl<'a> Redactor<'a> {
    /// `key`: the installation's secret; the same key makes equal recipients equal in all its reports. `recipients`: who got the
    /// mail, as the notice names them; those in the header are found by themselves.
    pub fn new<'r>(key: &[u8], owner: &'a Owner, recipients: impl IntoIterator<Item = &'r str>) -> Redactor<'a> {
        let key = hmac::Key::new(hmac::HMAC_SHA256, key);
        let mut redactor = Redactor { key, owner, locals: BTreeSet::new(), addresses: BTreeSet::new() };
        recipients.into_iter().for_each(|recipient| redactor.know(recipient));
        redactor
    }

    fn know(&mut self, recipient: &str) {
        let recipient = recipient.to_lowercase();
        if self.addresses.len() >= RECIPIENTS_MAX || self.owner.is(&recipient) {
            return;
        }
        if let Some((local, _)) = recipient.rsplit_once('@')
            && local.chars().count() >= WORD_MIN
        {
            self.locals.insert(local.trim_matches('"').to_owned());
        }
        self.addresses.insert(recipient);
    }

    /// RFC 6590, 4: the hash of the local part in the place of it. The case of letters makes no other recipient.
    pub fn local(&self, local: &str) -> String {
        encode::base64(hmac::sign(&self.key, local.to_lowercase().as_bytes()).as_ref())
    }

    /// The header of a returned mail, fit for a report: ASCII, folded, lines ending in LF.
    pub fn header(mut self, block: &str) -> String {
        let mut end = block.len().min(HEADER_MAX);
        while !block.is_char_boundary(end) {
            end -= 1;
        }
        let block = block.as_bytes().get(..end).unwrap_or_default();
        let fields = || Fields::new(block).take(FIELDS_MAX);
        for field in fields().filter(|field| is_one_of(field, RECIPIENT_FIELDS)) {
            address::all_in(field.value).iter().for_each(|recipient| self.know(recipient));
        }
        fields().map(|field| fold(&String::from_utf8_lossy(field.name), &self.value(&field))).collect()
    }

    fn value(&self, field: &Field<'_>) -> String {
        let text = field.text();
        if is_one_of(field, RECIPIENT_FIELDS) {
            let all: Vec<String> =
                address::all_in(field.value).iter().map(|recipient| format!("<{}>", self.address(recipient))).collect();
            return if all.is_empty() { OUT.to_owned() } else { all.join(", ") };
        }
        if field.is("List-Unsubscribe") || field.is("List-Unsubscribe-Post") {
            return unsubscribe(&text);
        }
        // What is encoded is read by who knows how, and so by us.
        let plain = words::decode(field.value);
        if plain != text && self.words(&plain, is_one_of(field, SENDER_FIELDS)) != plain {
            return OUT.to_owned();
        }
        if field.is("Subject") {
            return if self.words(&text, false) == text { text.into_owned() } else { OUT.to_owned() };
        }
        if is_one_of(field, ID_FIELDS) {
            return self.known_only(&text);
        }
        self.words(&text, is_one_of(field, SENDER_FIELDS))
    }

    /// An address with its local part hashed, unless it is the owner's.
    fn address(&self, spec: &str) -> String {
        match spec.rsplit_once('@') {
            Some(_) if self.owner.is(spec) => spec.to_owned(),
            Some((local, domain)) => format!("{}@{domain}", self.local(local)),
            None => OUT.to_owned(),
        }
    }

    /// The text with every address-like word replaced. `keep`: the sender's own stay, unless they name a recipient.
    fn words(&self, text: &str, keep: bool) -> String {
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while !rest.is_empty() {
            let (word, after) = next_word(rest);
            if word.is_empty() {
                let mut characters = rest.chars();
                out.extend(characters.next());
                rest = characters.as_str();
                continue;
            }
            out.push_str(&self.word(word, keep));
            rest = after;
        }
        out
    }

    fn word(&self, word: &str, keep: bool) -> String {
        let (front, bare) = split_key(word);
        let (bare, end) = match bare.trim_end_matches(['.', ':', '\'']) {
            "" => (bare, ""),
            trimmed => (trimmed, bare.get(trimmed.len()..).unwrap_or_default()),
        };
        let lower = bare.to_lowercase();
        let Some((local, domain)) = bare.rsplit_once('@') else {
            let names = self.locals.contains(lower.trim_matches(['"', '\''])) || self.names_encoded(&lower);
            return if names { format!("{front}{}{end}", self.local(bare)) } else { word.to_owned() };
        };
        if self.owner.is(bare) || keep && !self.addresses.contains(&lower) && !self.names_within(&lower) {
            return word.to_owned();
        }
        // `user@own.domain@192.0.2.1` and the like: nothing of it stays but what follows the last `@`.
        format!("{front}{}@{domain}{end}", self.local(local))
    }

    /// An identifier stays, unless a recipient stands in it.
    fn known_only(&self, text: &str) -> String {
        let lower = text.to_lowercase();
        if self.addresses.iter().any(|address| lower.contains(address)) || self.names_within(&lower) {
            return OUT.to_owned();
        }
        text.to_owned()
    }

    /// Does a recipient stand in it, as in `bounce-anna=shop.example@list.example`?
    fn names_within(&self, lower: &str) -> bool {
        self.names_encoded(lower) || self.locals.iter().any(|local| lower.contains(local.as_str()))
    }

    /// `anna=shop.example`, `anna%40shop.example`, `anna#shop.example`
    fn names_encoded(&self, lower: &str) -> bool {
        self.addresses.iter().filter_map(|address| address.rsplit_once('@')).any(|(local, domain)| {
            ["=", "%40", "#", "_at_", "%"].iter().any(|at| lower.contains(&format!("{local}{at}{domain}")))
        })
    }
}

fn is_one_of(field: &Field<'_>, names: &[&str]) -> bool {
    names.iter().any(|name| field.is(name))
}

/// The word that the text begins with, empty if it begins with none, and what follows it. A quoted local part belongs to its word.
fn next_word(text: &str) -> (&str, &str) {
    let mut end = 0;
    if let Some(inside) = text.strip_prefix('"')
        && let Some(close) = inside.find('"')
        && inside.get(close + 1..).is_some_and(|after| after.starts_with('@'))
    {
        end = close + 2;
    }
    let tail = text.get(end..).unwrap_or_default();
    let stop =
        tail.find(|letter: char| letter.is_whitespace() || letter.is_control() || "<>()[],;\"\\".contains(letter));
    text.split_at_checked(end + stop.unwrap_or(tail.len())).unwrap_or((text, ""))
}

/// `i=anna@shop.example` -> `i=`, and the rest; `mailto:x@y` too.
fn split_key(word: &str) -> (&str, &str) {
    for at in ['=', ':'] {
        if let Some((key, _)) = word.split_once(at)
            && (KEYS.contains(&key.to_lowercase().as_str()) || at == ':')
        {
            return word.split_at_checked(key.len() + 1).unwrap_or(("", word));
        }
    }
    ("", word)
}

/// Where to unsubscribe says who it was; the host says whose list.
fn unsubscribe(text: &str) -> String {
    let hosts: Vec<String> = text
        .split('<')
        .filter_map(|piece| piece.split('>').next())
        .filter_map(|uri| {
            let uri = uri.trim();
            if let Some(address) = uri.strip_prefix("mailto:") {
                let domain = address.split('?').next()?.rsplit_once('@')?.1;
                return Some(format!("<mailto:{OUT}@{domain}>"));
            }
            let (scheme, rest) = uri.split_once("://")?;
            let host = rest.split(['/', '?', '#']).next()?.rsplit('@').next()?;
            Some(format!("<{scheme}://{host}/{OUT}>"))
        })
        .collect();
    if hosts.is_empty() { OUT.to_owned() } else { hosts.join(", ") }
}

/// One field as lines: printable ASCII, folded where there is room.
fn fold(name: &str, value: &str) -> String {
    let printable = |letter: char| if letter.is_ascii_graphic() || letter == ' ' { letter } else { '?' };
    let mut out = format!("{name}:");
    let mut column = out.len();
    for word in value.split_whitespace() {
        let word: String = word.chars().take(LINE_MAX / 2).map(printable).collect();
        if column + 1 + word.len() > LINE_BEST && column > name.len() + 1 {
            out.push_str("\n\t");
            column = 8;
        } else {
            out.push(' ');
            column += 1;
        }
        column += word.len();
        out.push_str(&word);
        if out.len() > FIELD_MAX {
            out.push_str(" ...");
            break;
        }
    }
    out.push('\n');
    out
}

#[cfg(test)]
mod tests;
