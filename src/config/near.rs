//! What a wrong key was meant to be: a near name in the same section, another program's word for it, or a key of another section.

use super::keys;

/// What other mail programs call our keys.
const OTHER_WORDS: &[(&str, &str)] = &[
    ("username", "user"),
    ("user_name", "user"),
    ("login", "user"),
    ("server", "host"),
    ("hostname", "host"),
    ("address", "addresses"),
    ("emails", "addresses"),
    ("email", "addresses"),
    ("identities", "addresses"),
    ("networks", "own_networks"),
    ("sender", "from"),
    ("recipient", "to"),
    ("interval", "poll_seconds"),
    ("poll_interval", "poll_seconds"),
    ("timeout", "timeout_seconds"),
    ("idle", "idle_seconds"),
    ("idle_minutes", "idle_seconds"),
    ("ca_file", "tls_ca_file"),
    ("lookback", "look_back_days"),
    ("dns", "nameserver"),
    ("accounts", "account"),
];

/// Names under which people write a password.
const PASSWORDS: &[&str] = &["password", "passwd", "passphrase", "pass", "pw", "token", "app_password", "access_token"];

pub fn is_password(name: &str) -> bool {
    PASSWORDS.contains(&name.to_lowercase().replace('-', "_").as_str())
}

/// A sentence on what to do about the unknown key `name` in `section`.
pub fn advice(section: &str, name: &str) -> String {
    let known = keys::children(section);
    let word = name.to_lowercase().replace('-', "_");
    if section.is_empty() && keys::is_section(&format!("account.{word}")) {
        return format!("it belongs to an account: write `[account.{word}]` below its `[[account]]`");
    }
    if let Some(meant) = nearest(&word, &known) {
        return format!("no such key, did you mean `{meant}`?");
    }
    let homes = homes(&word);
    if !homes.is_empty() {
        return format!("no such key here, it belongs in {}", homes.join(" or "));
    }
    format!("no such key, known here: {}", known.join(", "))
}

fn nearest<'a>(word: &str, known: &[&'a str]) -> Option<&'a str> {
    let other = OTHER_WORDS.iter().find(|(theirs, _)| *theirs == word).map(|(_, ours)| *ours);
    if let Some(ours) = known.iter().find(|name| Some(**name) == other) {
        return Some(ours);
    }
    let mut longer = known.iter().filter(|name| word.len() > 2 && name.starts_with(word));
    if let (Some(name), None) = (longer.next(), longer.next()) {
        return Some(name);
    }
    let distances = known.iter().map(|name| (strsim::osa_distance(word, name), *name));
    let (distance, name) = distances.min_by_key(|(distance, _)| *distance)?;
    // One slip in three letters, so that `to` is not taken for `port`.
    (distance <= name.len().min(word.len()) / 3 + usize::from(name.len() > 3)).then_some(name)
}

/// Sections that have a key of this name.
fn homes(word: &str) -> Vec<String> {
    let paths = keys::KEYS.iter().filter_map(|key| key.path.rsplit_once('.'));
    let mut homes: Vec<String> = Vec::new();
    for (section, _) in paths.filter(|(_, name)| *name == word) {
        let home = if keys::BLOCKS.contains(&section) { format!("`[[{section}]]`") } else { format!("`[{section}]`") };
        homes.push(home);
    }
    homes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_of_the_finger_are_understood() {
        for (section, written, meant) in [
            ("account.imap", "prot", "port"),
            ("account.imap", "hots", "host"),
            ("account.imap", "user-name", "user"),
            ("account", "adresses", "addresses"),
            ("account", "LookBackDays", "look_back_days"),
            ("account", "sent-folder", "sent_folder"),
            ("smtp", "form", "from"),
            ("", "notice", "notices"),
            ("", "accounts", "account"),
        ] {
            assert!(
                advice(section, written).contains(&format!("`{meant}`")),
                "{written}: {}",
                advice(section, written)
            );
        }
    }

    #[test]
    fn what_is_far_from_everything_gets_the_list() {
        assert!(advice("", "imap").contains("write `[account.imap]` below"));
        assert_eq!(advice("account", "sent"), "no such key, did you mean `sent_folder`?");
        assert!(advice("state", "colour").ends_with("known here: path, keep_days, keep_headers_days"));
        assert!(advice("notices", "x").starts_with("no such key, known here: to, also"));
    }

    #[test]
    fn a_key_of_another_section_is_sent_home() {
        assert_eq!(advice("account", "host"), "no such key here, it belongs in `[smtp]` or `[account.imap]`");
    }
}
