//! Every key that a configuration may have, and what its value must look like.
//!
//! One table, so that the list of keys can be read at a glance; `tests/config.rs` compares it with the types and the example.

/// What a value must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// One line, not empty.
    Text,
    Path,
    Host,
    /// The ports in the list speak STARTTLS, or no TLS at all; the last number is the right one.
    Port {
        wrong: &'static [i64],
        right: i64,
    },
    /// An addr-spec.
    Address,
    Domain,
    Network,
    Nameserver,
    /// An address of the web: `https`, or `http` to this machine.
    Web,
    /// A name of the IANA's time zone database.
    TimeZone,
    /// A name for people, the command line and the state.
    Name,
    Number {
        min: i64,
        max: i64,
    },
    Switch,
    OneOf(&'static [&'static str]),
    Secret,
    /// A web address, or a program and its arguments.
    Target,
    Many(&'static Rule),
}

#[derive(Debug, Clone, Copy)]
pub struct Key {
    /// `account.imap.port`.
    pub path: &'static str,
    pub rule: Rule,
    pub required: bool,
}

const AUTH: Rule = Rule::OneOf(&["password", "xoauth2"]);
const LANGUAGE: Rule = Rule::OneOf(&["en", "de", "fr", "es", "it", "nl", "pt", "pl", "ja"]);
const POLICY: Rule = Rule::OneOf(&["never", "ask", "automatic"]);
const SECONDS_10_MIN: Rule = Rule::Number { min: 1, max: 600 };

/// Sections of which there can be several, each `[[so]]`.
pub const BLOCKS: &[&str] = &["account", "hook"];

/// All keys, in the order of the example.
pub const KEYS: &[Key] = &[
    may("state.path", Rule::Path),
    may("state.keep_days", Rule::Number { min: 30, max: 3_650 }),
    may("state.keep_headers_days", Rule::Number { min: 21, max: 3_650 }),
    must("smtp.host", Rule::Host),
    may("smtp.port", Rule::Port { wrong: &[25, 587], right: 465 }),
    may("smtp.user", Rule::Text),
    may("smtp.auth", AUTH),
    may("smtp.secret", Rule::Secret),
    may("smtp.tls_ca_file", Rule::Path),
    must("smtp.from", Rule::Address),
    may("smtp.timeout_seconds", SECONDS_10_MIN),
    may("notices.to", Rule::Address),
    may("notices.also", Rule::Address),
    may("notices.per_day_max", Rule::Number { min: 1, max: 24 }),
    may("notices.client_per_day_max", Rule::Number { min: 1, max: 240 }),
    may("notices.all_per_day_max", Rule::Number { min: 1, max: 10_000 }),
    may("notices.settle_seconds", Rule::Number { min: 0, max: 240 }),
    may("notices.language", LANGUAGE),
    may("notices.time_zone", Rule::TimeZone),
    may("notices.name", Rule::Text),
    may("notices.reply_to", Rule::Address),
    may("notices.phrase", Rule::Secret),
    may("notices.templates", Rule::Path),
    may("notices.digest_to", Rule::Address),
    may("notices.digest_days", Rule::Number { min: 1, max: 31 }),
    may("reports.policy", POLICY),
    may("reports.from", Rule::Address),
    may("reports.name", Rule::Text),
    may("reports.reply_to", Rule::Address),
    may("reports.envelope", Rule::Address),
    may("reports.folder", Rule::Text),
    may("reports.messages_min", Rule::Number { min: 20, max: 100_000 }),
    may("reports.sources_max", Rule::Number { min: 1, max: 3 }),
    may("reports.per_day_max", Rule::Number { min: 1, max: 50 }),
    may("limits.mail_bytes", Rule::Number { min: 65_536, max: 268_435_456 }),
    may("limits.arrivals_per_look", Rule::Number { min: 1, max: 10_000 }),
    may("limits.attempts_per_mail", Rule::Number { min: 1, max: 10 }),
    may("lookup.offline", Rule::Switch),
    may("lookup.nameserver", Rule::Nameserver),
    may("lookup.timeout_seconds", Rule::Number { min: 1, max: 60 }),
    may("lookup.autonomous_systems", Rule::Switch),
    may("lookup.registries", Rule::Switch),
    may("lookup.registry_server", Rule::Web),
    may("lookup.registry_lists", Rule::Many(&Rule::Path)),
    may("lookup.abusix", Rule::Switch),
    may("lookup.documentation_networks_are_public", Rule::Switch),
    must("account.name", Rule::Name),
    may("account.client", Rule::Name),
    may("account.addresses", Rule::Many(&Rule::Address)),
    may("account.domains", Rule::Many(&Rule::Domain)),
    may("account.own_networks", Rule::Many(&Rule::Network)),
    may("account.providers", Rule::Many(&Rule::Host)),
    may("account.learn", Rule::Switch),
    may("account.folders", Rule::Many(&Rule::Text)),
    may("account.sent_folder", Rule::Text),
    may("account.notices_to", Rule::Address),
    may("account.poll_seconds", Rule::Number { min: 1, max: 86_400 }),
    may("account.look_back_days", Rule::Number { min: 0, max: 365 }),
    must("account.imap.host", Rule::Host),
    may("account.imap.port", Rule::Port { wrong: &[143], right: 993 }),
    must("account.imap.user", Rule::Text),
    may("account.imap.auth", AUTH),
    must("account.imap.secret", Rule::Secret),
    may("account.imap.tls_ca_file", Rule::Path),
    may("account.imap.timeout_seconds", SECONDS_10_MIN),
    may("account.imap.idle_seconds", Rule::Number { min: 1, max: 540 }),
    may("account.notices.language", LANGUAGE),
    may("account.notices.time_zone", Rule::TimeZone),
    may("account.notices.name", Rule::Text),
    may("account.notices.reply_to", Rule::Address),
    may("account.notices.phrase", Rule::Secret),
    may("account.notices.templates", Rule::Path),
    may("account.reports.policy", POLICY),
    may("account.reports.from", Rule::Address),
    may("account.reports.name", Rule::Text),
    may("account.reports.reply_to", Rule::Address),
    may("account.reports.envelope", Rule::Address),
    may("account.reports.folder", Rule::Text),
    must("hook.name", Rule::Name),
    must("hook.to", Rule::Target),
    may("hook.secret", Rule::Secret),
    may("hook.tls_ca_file", Rule::Path),
    may("hook.severity", Rule::OneOf(&["info", "warning", "emergency"])),
    may("hook.accounts", Rule::Many(&Rule::Name)),
    may("hook.timeout_seconds", Rule::Number { min: 1, max: 60 }),
];

const fn must(path: &'static str, rule: Rule) -> Key {
    Key { path, rule, required: true }
}

const fn may(path: &'static str, rule: Rule) -> Key {
    Key { path, rule, required: false }
}

/// The key with this path.
pub fn find(path: &str) -> Option<&'static Key> {
    KEYS.iter().find(|key| key.path == path)
}

/// Are there keys below this path? The empty path is the whole file.
pub fn is_section(path: &str) -> bool {
    KEYS.iter().any(|key| below(path, key.path).is_some())
}

/// Names that may stand directly in a section, keys and sections, each once.
pub fn children(section: &str) -> Vec<&'static str> {
    let mut names: Vec<&'static str> = Vec::new();
    for name in KEYS.iter().filter_map(|key| below(section, key.path)).filter_map(|rest| rest.split('.').next()) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// Required keys of a section; those of its sections come with them, unless these are lists.
pub fn required(section: &str) -> impl Iterator<Item = &'static str> {
    KEYS.iter().filter(|key| key.required).filter_map(move |key| below(section, key.path))
}

/// What is left of a path below a section.
pub fn below<'a>(section: &str, path: &'a str) -> Option<&'a str> {
    if section.is_empty() { Some(path) } else { path.strip_prefix(section)?.strip_prefix('.') }
}
