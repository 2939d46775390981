//! Foreign text made fit to stand among our words: one line, short, inert.

use crate::sanitize;

/// Foreign text of one value: subject, host name, network name.
const FOREIGN_MAX: usize = 80;
/// A sentence of evidence; it quotes foreign values.
const SENTENCE_MAX: usize = 300;
const ID_MAX: usize = 32;
const HOST_MAX: usize = 200;
const ADDRESS_MAX: usize = 64;
const MAILBOX_MAX: usize = 60;
/// Two strings of a TXT record are enough for every policy that we propose.
const RECORD_MAX: usize = 500;

/// One foreign value, inert and short.
pub fn foreign(text: &str) -> String {
    sanitize::inert(text, FOREIGN_MAX)
}

/// A sentence of ours that quotes foreign values.
pub fn sentence(text: &str) -> String {
    let text = sanitize::inert(text, SENTENCE_MAX);
    let mut rest = text.chars();
    let first = rest.next().map(String::from).unwrap_or_default();
    // An address or the name of a host stays as it is written.
    let is_word = text.split(' ').next().is_some_and(|word| !word.contains('['));
    let mut sentence = if is_word { first.to_uppercase() } else { first };
    sentence.push_str(rest.as_str());
    if !sentence.ends_with(['.', '!', '?', '…']) {
        sentence.push('.');
    }
    sentence
}

/// The owner's address in plain sight if it is a plain address; whatever else a mail claimed it to be is made inert.
pub fn own_address(text: &str) -> String {
    let plain = |part: &str| {
        !part.is_empty()
            && part.chars().all(|character| character.is_ascii_alphanumeric() || ".-_+".contains(character))
    };
    match text.split_once('@') {
        Some((local, domain)) if text.len() <= ADDRESS_MAX && plain(local) && plain(domain) => text.to_owned(),
        _ => foreign(text),
    }
}

/// A DNS record that is to be published to the letter. Anything but a policy of ours is made inert.
pub fn record(text: &str) -> String {
    let plain = |character: char| character.is_ascii_graphic() && !"<>&\"'".contains(character) || character == ' ';
    let policy = text.starts_with("v=") && !text.contains("//") && !text.contains("www.");
    if policy && text.len() <= RECORD_MAX && text.chars().all(plain) { text.to_owned() } else { foreign(text) }
}

/// What is safe in an id of ours: letters, digits, hyphen.
pub fn id(text: &str) -> String {
    text.chars().filter(|character| character.is_ascii_alphanumeric() || *character == '-').take(ID_MAX).collect()
}

/// What is safe in a host name.
pub fn host(text: &str) -> String {
    let host: String = text
        .chars()
        .filter(|character| character.is_ascii_alphanumeric() || matches!(character, '-' | '.' | '_'))
        .take(HOST_MAX)
        .collect();
    if host.is_empty() { "alibi.invalid".to_owned() } else { host.to_lowercase() }
}

/// What the owner configured (mailbox, folder, phrase): short, but not broken up.
pub fn own_mailbox(text: &str) -> String {
    sanitize::line(text, MAILBOX_MAX)
}
