//! The configuration as a person meets it: the example is complete and true, and each broken file gets its own sentence with
//! file, line and key.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test stops at the first surprise")]

use std::collections::BTreeSet;
use std::path::Path;

use alibi::config::keys::{BLOCKS, KEYS, Rule};
use alibi::config::{Auth, Config, EXAMPLE, Parsed, SecretSource, parse};
use serde_json::Value;

/// Every optional setting of the example switched on.
fn whole_example() -> String {
    let switched_on = |line: &str| {
        let key = line.strip_prefix('#').filter(|rest| rest.starts_with(|c: char| c.is_ascii_lowercase()));
        key.unwrap_or(line).to_owned()
    };
    EXAMPLE.lines().map(switched_on).collect::<Vec<_>>().join("\n")
}

/// A file that works; the tests break one thing in it.
const GOOD: &str = r#"[smtp]
host = "smtp.shop.example"
user = "alibi@notices.example"
secret = { file = "/etc/alibi/smtp" }
from = "alibi@notices.example"
[notices]
to = "anna@shop.example"
[[account]]
name = "shop"
addresses = ["anna@shop.example"]
domains = ["shop.example"]
own_networks = ["192.0.2.0/24"]
providers = ["mx.provider.example"]
[account.imap]
host = "imap.shop.example"
user = "anna@shop.example"
secret = { command = ["pass", "show", "imap"] }
"#;

fn read(text: &str) -> Result<Parsed, String> {
    parse(text, Path::new("config.toml")).map_err(|faults| faults.to_string())
}

fn good(text: &str) -> Parsed {
    read(text).unwrap_or_else(|faults| panic!("{faults}\nin:\n{text}"))
}

/// Paths of all keys of a JSON value, in the notation of the table of keys. A secret is one key.
fn paths(value: &Value, path: &str, into: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) if !path.ends_with("secret") && !path.ends_with("phrase") => {
            for (name, value) in fields {
                let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
                paths(value, &path, into);
            }
        }
        Value::Array(items) if BLOCKS.contains(&path) => items.iter().for_each(|item| paths(item, path, into)),
        _ => {
            into.insert(path.to_owned());
        }
    }
}

fn of_the_types(config: &Config) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    paths(&serde_json::to_value(config).unwrap(), "", &mut found);
    found
}

/// Keys of the example with the comment above each, read as a person does: line by line.
fn documented() -> Vec<(String, String, String)> {
    let (mut section, mut comment, mut found) = (String::new(), String::new(), Vec::new());
    for line in EXAMPLE.lines() {
        let bare = line.strip_prefix('#').unwrap_or(line);
        if line.starts_with('[') {
            section = line.trim_matches(['[', ']']).to_owned();
            comment.clear();
        } else if let Some(text) = line.strip_prefix("# ") {
            comment.push_str(text);
            comment.push(' ');
        } else if let (false, Some((key, value))) = (bare.is_empty(), bare.split_once(" = ")) {
            found.push((format!("{section}.{key}"), value.to_owned(), std::mem::take(&mut comment)));
        } else {
            comment.clear();
        }
    }
    found
}

#[test]
fn types_keys_and_example_name_the_same_settings() {
    let types = of_the_types(&good(&whole_example()).config);
    let keys: BTreeSet<String> = KEYS.iter().map(|key| key.path.to_owned()).collect();
    let example: BTreeSet<String> = documented().into_iter().map(|(key, _, _)| key).collect();
    assert_eq!(types, keys, "types (left) and src/config/keys.rs (right)");
    assert_eq!(example, keys, "config/example.toml (left) and src/config/keys.rs (right)");
    assert!(keys.len() >= 37, "the comparison saw only {}", keys.len());
}

#[test]
fn the_keys_stand_in_the_example_in_the_same_order() {
    let example: Vec<String> = documented().into_iter().map(|(key, _, _)| key).collect();
    let keys: Vec<&str> = KEYS.iter().map(|key| key.path).collect();
    assert_eq!(example, keys);
}

#[test]
fn every_key_says_what_it_is_its_default_and_its_range() {
    for (key, value, comment) in documented() {
        assert!(comment.len() > 40, "{key}: `{comment}`");
        let set = EXAMPLE.lines().any(|line| line == format!("{} = {value}", key.rsplit('.').next().unwrap()));
        let words = ["Default", "default", "Required"];
        assert!(words.iter().any(|word| comment.contains(word)), "{key}: says neither default nor required: {comment}");
        let rule = KEYS.iter().find(|known| known.path == key).map(|known| (known.rule, known.required)).unwrap();
        if let Rule::Number { min, max } = rule.0 {
            assert!(comment.contains(&format!("{min} to {max}")), "{key}: range {min} to {max} is not in: {comment}");
            assert!(
                set && comment.contains(&format!("Default {value}")),
                "{key}: Default {value} is not in: {comment}"
            );
        }
        if let Rule::Switch = rule.0 {
            assert!(comment.contains(&format!("Default {value}")), "{key}: {comment}");
        }
        let required = comment.contains("Required.") || comment.contains("Required;");
        assert_eq!(rule.1, required && !set, "{key}: required or not? {comment}");
    }
}

#[test]
fn defaults_are_those_of_the_example() {
    let config = good(&format!("{GOOD}[[hook]]\nname = \"local\"\nto = [\"true\"]\n")).config;
    let account = &config.accounts[0];
    let json = serde_json::to_value(&config).unwrap();
    let mut compared = 0;
    for (key, value, _) in documented() {
        let (_, name) = key.rsplit_once('.').unwrap();
        let is_default = EXAMPLE.lines().any(|line| line == format!("{name} = {value}"));
        // `own_networks` and `providers` are set in GOOD.
        if !is_default || GOOD.contains(&format!("\n{name} = ")) {
            continue;
        }
        let pointer = format!("/{}", key.replace('.', "/").replace("hook/", "hook/0/"));
        let pointer = pointer.strip_prefix("/account/").map_or(pointer.clone(), |rest| format!("/account/0/{rest}"));
        assert_eq!(json.pointer(&pointer).map(Value::to_string), Some(value), "{key}");
        compared += 1;
    }
    assert_eq!(compared, 36);
    assert_eq!(account.imap.auth, Auth::Password);
    assert_eq!(config.limits.of_mail(), alibi::mail::Limits::default(), "the example and mail::Limits disagree");
}

#[test]
fn an_accounts_notices_differ_only_where_it_says_so() {
    let text = whole_notices("language = \"fr\"\ntime_zone = \"Europe/Paris\"\nname = \"Metro IT\"");
    let config =
        good(&format!("{text}[account.notices]\nlanguage = \"pl\"\nphrase = {{ file = \"phrase\" }}\n")).config;
    let notices = config.notices_of(&config.accounts[0]);
    assert_eq!((notices.language.as_str(), notices.time_zone.as_deref()), ("pl", Some("Europe/Paris")));
    assert_eq!((notices.name.as_deref(), notices.reply_to), (Some("Metro IT"), None));
    assert_eq!(notices.phrase, Some(SecretSource::File("phrase".into())));
}

#[test]
fn a_language_and_a_zone_that_nobody_has_are_refused() {
    for (wrong, says) in [("language = \"xx\"", "`ja`"), ("time_zone = \"Mars/Olympus\"", "Europe/Berlin")] {
        let faults = parse(&whole_notices(wrong), Path::new("/etc/alibi/config.toml")).unwrap_err().to_string();
        assert!(faults.contains(says), "{faults}");
    }
    for language in alibi::tell::Language::ALL {
        good(&whole_notices(&format!("language = \"{}\"", language.tag())));
    }
}

/// The small configuration with these lines in `[notices]`.
fn whole_notices(lines: &str) -> String {
    assert!(GOOD.contains("[notices]\n"));
    GOOD.replace("[notices]\n", &format!("[notices]\n{lines}\n"))
}

#[test]
fn each_account_gets_the_defaults_and_only_its_own_values() {
    let two = format!(
        "{GOOD}port = 10993\n[[account]]\nname = \"office\"\ndomains = [\"office.example\"]\nlook_back_days = 3\n\
         [account.imap]\nhost = \"imap.office.example\"\nuser = \"o\"\nsecret = {{ credential = \"office\" }}\n"
    );
    let config = good(&two).config;
    let (shop, office) = (&config.accounts[0], &config.accounts[1]);
    assert_eq!((shop.imap.port, office.imap.port), (10_993, 993));
    assert_eq!((shop.look_back_days, office.look_back_days), (14, 3));
    assert!(office.addresses.is_empty() && office.own_networks.is_empty() && office.providers.is_empty());
    assert_eq!(office.imap.secret, SecretSource::Credential("office".into()));
    assert_eq!(config.account("office").map(|account| account.name.as_str()), Some("office"));
    assert_eq!(config.notices_to(office), Some("anna@shop.example"));
}

#[test]
fn accounts_of_one_client_are_known_as_such() {
    let account = |name: &str, client: &str| {
        let block = GOOD.split_once("[[account]]").unwrap().1;
        let named = block.replace("name = \"shop\"", &format!("name = \"{name}\"\n{client}"));
        format!("[[account]]{}", named.replace("user = \"anna@", &format!("user = \"{name}@")))
    };
    let both = format!("{GOOD}{}{}", account("desk", "client = \"flowers\""), account("till", "client = \"flowers\""));
    let config = good(&both).config;
    let of = |client: &'static str| config.accounts_of(client).map(|one| one.name.as_str()).collect::<Vec<_>>();
    assert_eq!(of("flowers"), ["desk", "till"]);
    assert_eq!(config.accounts[0].client(), "shop", "without a client it is its own");
    assert_eq!(of("shop"), ["shop"]);
    let share =
        |place: usize| config.companions_of(&config.accounts[place]).map(|one| one.name.as_str()).collect::<Vec<_>>();
    assert_eq!(share(1), ["desk", "till"]);
    assert!(share(0).is_empty(), "who has no client shares the day's room with nobody");
}

#[test]
fn an_account_becomes_an_owner_in_normal_form() {
    let text =
        GOOD.replace("anna@shop.example\"]", "Anna@Shop.example\"]").replace("[\"shop.example", "[\"SHOP.example");
    let owner = good(&text).config.accounts[0].owner();
    assert!(owner.is("ANNA@shop.example") && owner.is("other@shop.example") && !owner.is("anna@evil.example"));
    assert!(owner.has_network("192.0.2.77".parse().unwrap()) && !owner.has_network("198.51.100.1".parse().unwrap()));
    assert_eq!(owner.providers, ["mx.provider.example"]);
}

#[test]
fn relative_paths_count_from_the_folder_of_the_file() {
    let text = GOOD.replace("/etc/alibi/smtp", "keys/smtp").replace("[notices]", "tls_ca_file = \"ca.pem\"\n[notices]");
    let config = parse(&text, Path::new("/srv/alibi/config.toml")).unwrap().config;
    assert_eq!(config.smtp.secret, Some(SecretSource::File("/srv/alibi/keys/smtp".into())));
    assert_eq!(config.smtp.tls_ca_file.as_deref(), Some(Path::new("/srv/alibi/ca.pem")));
}

#[test]
fn what_is_unwise_is_a_warning_with_its_line() {
    assert_eq!(good(GOOD).warnings, []);
    let own = GOOD.replace("from = \"alibi@notices.example\"", "from = \"anna@shop.example\"");
    let warnings: Vec<String> = good(&own).warnings.iter().map(ToString::to_string).collect();
    assert_eq!(
        warnings,
        [
            "config.toml:5: smtp.from: `anna@shop.example` is watched by the account `shop`: it works, but an address that is \
          not watched is better"
        ]
    );
    let hasty = GOOD.replace("name = \"shop\"", "name = \"shop\"\npoll_seconds = 5");
    assert!(
        good(&hasty).warnings[0].to_string().starts_with("config.toml:10: account.poll_seconds: some providers lock")
    );
    let automatic = format!("[reports]\npolicy = \"automatic\"\n{GOOD}");
    assert!(
        good(&automatic).warnings[0].to_string().starts_with("config.toml:2: reports.policy: it is unwise to accuse")
    );
    let world = format!("[lookup]\ndocumentation_networks_are_public = true\n{GOOD}");
    assert!(
        good(&world).warnings[0].to_string().starts_with("config.toml:2: lookup.documentation_networks_are_public:")
    );
    let of = |text: &str, new: &str| good(&GOOD.replace(text, new)).warnings[0].to_string();
    let also = of("[notices]", "[notices]\nalso = \"info@shop.example\"");
    assert!(
        also.starts_with("config.toml:7: notices.also: `info@shop.example` is watched by the account `shop`"),
        "{also}"
    );
    let kept = of("[smtp]", "[state]\nkeep_days = 30\nkeep_headers_days = 60\n[smtp]");
    assert!(kept.starts_with("config.toml:3: state.keep_headers_days: `keep_days` holds"), "{kept}");
    assert_eq!(good(&GOOD.replace("[smtp]", "[state]\nkeep_days = 30\n[smtp]")).warnings, []);
}

/// Who wrote the password itself is told once what to write, not also that something is missing.
#[test]
fn a_password_in_the_file_is_one_mistake() {
    let secret = "secret = { command = [\"pass\", \"show\", \"imap\"] }";
    let faults = read(&GOOD.replace(secret, "password = \"canary\"")).unwrap_err();
    assert_eq!(faults.lines().count(), 1, "{faults}");
    assert!(faults.starts_with("config.toml:17: account.imap.password: a password does not belong"), "{faults}");
}

#[test]
fn all_mistakes_are_named_at_once_in_the_order_of_their_lines() {
    let text = GOOD.replace("host = \"smtp", "hots = \"smtp").replace("name = \"shop\"", "name = \"My Shop\"");
    let faults = read(&text).unwrap_err();
    let lines: Vec<&str> = faults.lines().collect();
    assert_eq!(lines.len(), 3, "{faults}");
    assert!(
        lines[0].starts_with(r#"config.toml:1: smtp.host: missing: add a line such as `host = "smtp.shop.example"`"#),
        "{faults}"
    );
    assert!(lines[1].starts_with("config.toml:2: smtp.hots: no such key, did you mean `host`?"), "{faults}");
    assert!(lines[2].starts_with("config.toml:9: account.name: expected 1 to 64 lower case letters"), "{faults}");
}

#[test]
fn a_flood_of_mistakes_is_cut_with_its_count() {
    let text: String = (0..100).map(|index| format!("key{index} = 1\n")).collect();
    let faults = read(&text).unwrap_err();
    assert_eq!(faults.lines().count(), 21);
    assert!(faults.ends_with("and 82 more"), "{faults}");
}

/// What is replaced in GOOD, by what, and the sentence that must come.
const BROKEN: &[(&str, &str, &str)] = &[
    ("[notices]", "[notices", "config.toml:6: not TOML"),
    ("to = \"anna", "to = anna", "config.toml:7: not TOML"),
    ("to = \"anna@shop.example\"", "to = anna@shop.example", "; a text stands in straight quotes: `\"text\"`"),
    ("to = \"anna@shop.example\"", "to = “anna@shop.example”", "; use straight quotes (`\"`)"),
    ("host = \"smtp.shop.example\"", "host = \"smtp.shop.example", "config.toml:2: not TOML"),
    (
        "host = \"smtp.shop.example\"",
        "host = \"a.example\"\nhost = \"b.example\"",
        "config.toml:3: not TOML: duplicate key",
    ),
    ("[notices]", "[smtp]", "config.toml:6: not TOML: duplicate key"),
    ("name = \"shop\"", "name: shop", "config.toml:9: not TOML"),
    ("own_networks = [\"192.0.2.0/24\"]", "own_networks = [\"192.0.2.0/24\"", "not TOML"),
    ("host = \"smtp", "hots = \"smtp", "config.toml:2: smtp.hots: no such key, did you mean `host`?"),
    ("from = ", "form = ", "config.toml:5: smtp.form: no such key, did you mean `from`?"),
    ("user = \"anna", "username = \"anna", "config.toml:16: account.imap.username: no such key, did you mean `user`?"),
    ("host = \"imap", "server = \"imap", "config.toml:15: account.imap.server: no such key, did you mean `host`?"),
    ("addresses = ", "adresses = ", "config.toml:10: account.adresses: no such key, did you mean `addresses`?"),
    ("addresses = ", "Addresses = ", "config.toml:10: account.Addresses: no such key, did you mean `addresses`?"),
    ("own_networks", "own-networks", "config.toml:12: account.own-networks: no such key, did you mean `own_networks`?"),
    ("providers", "provider", "config.toml:13: account.provider: no such key, did you mean `providers`?"),
    ("[notices]", "[notice]", "config.toml:6: notice: no such key, did you mean `notices`?"),
    ("[[account]]", "[[acount]]", "config.toml:8: acount: no such key, did you mean `account`?"),
    ("[account.imap]", "[account.imaps]", "config.toml:14: account.imaps: no such key, did you mean `imap`?"),
    (
        "[smtp]",
        "colour = \"red\"\n[smtp]",
        "config.toml:1: colour: no such key, known here: state, smtp, notices, reports, limits, lookup, account, hook",
    ),
    (
        "name = \"shop\"",
        "name = \"shop\"\nhost = \"imap.shop.example\"",
        "config.toml:10: account.host: no such key here, it belongs in `[smtp]` or `[account.imap]`",
    ),
    (
        "to = \"anna",
        "from = \"x@y.example\"\nto = \"anna",
        "config.toml:7: notices.from: no such key here, it belongs in `[smtp]`",
    ),
    ("[smtp]", "[state]\nfolder = \"/x\"\n[smtp]", "config.toml:2: state.folder: no such key"),
    (
        "[smtp]",
        "[limits]\nmail_byte = 70000\n[smtp]",
        "config.toml:2: limits.mail_byte: no such key, did you mean `mail_bytes`?",
    ),
    (
        "[smtp]",
        "[lookup]\nname_server = \"192.0.2.53\"\n[smtp]",
        "config.toml:2: lookup.name_server: no such key, did you mean `nameserver`?",
    ),
    (
        "secret = { file",
        "password = \"canary\"\nsecret = { file",
        "config.toml:4: smtp.password: a password does not belong in this file",
    ),
    (
        "secret = { command = [\"pass\", \"show\", \"imap\"] }",
        "secret = \"canary\"",
        "config.toml:17: account.imap.secret: a password does not belong in this file: write it to a file that only this user can read (chmod 600) and set `secret = { file",
    ),
    (
        "secret = { command = [\"pass\", \"show\", \"imap\"] }",
        "Pass = \"canary\"",
        "account.imap.Pass: a password does not belong",
    ),
    (
        "{ command = [\"pass\", \"show\", \"imap\"] }",
        "{ password = \"canary\" }",
        "account.imap.secret: a password does not belong",
    ),
    (
        "{ command = [\"pass\", \"show\", \"imap\"] }",
        "{ command = \"pass show canary\" }",
        "account.imap.secret: expected `command` to be a list of program and arguments",
    ),
    (
        "{ command = [\"pass\", \"show\", \"imap\"] }",
        "{ command = [] }",
        "account.imap.secret: expected `command` to be a list",
    ),
    (
        "{ command = [\"pass\", \"show\", \"imap\"] }",
        "{ command = [\"pass\", 1] }",
        "account.imap.secret: expected `command` to be a list",
    ),
    ("{ command = [\"pass\", \"show\", \"imap\"] }", "{}", "account.imap.secret: expected one of `{ file"),
    (
        "{ command = [\"pass\", \"show\", \"imap\"] }",
        "{ file = \"/a\", credential = \"canary\" }",
        "account.imap.secret: expected one of `{ file",
    ),
    (
        "{ command = [\"pass\", \"show\", \"imap\"] }",
        "{ env = \"canary\" }",
        "account.imap.secret: a secret in the environment can be read by others",
    ),
    (
        "{ command = [\"pass\", \"show\", \"imap\"] }",
        "{ credential = \"../canary\" }",
        "account.imap.secret: expected `credential` to be a plain name",
    ),
    (
        "{ command = [\"pass\", \"show\", \"imap\"] }",
        "{ file = \"~/imap\" }",
        "account.imap.secret: write the whole path: `~` and variables are not expanded",
    ),
    (
        "{ command = [\"pass\", \"show\", \"imap\"] }",
        "{ keyring = \"canary\" }",
        "account.imap.secret: expected one of `{ file",
    ),
    ("{ command = [\"pass\", \"show\", \"imap\"] }", "42", "account.imap.secret: expected one of `{ file"),
    ("secret = { file = \"/etc/alibi/smtp\" }\n", "", "config.toml:3: smtp.user: a login needs `secret` too"),
    ("user = \"alibi@notices.example\"\n", "", "config.toml:3: smtp.secret: a login needs `user` too"),
    (
        "host = \"smtp.shop.example\"\n",
        "",
        r#"config.toml:1: smtp.host: missing: add a line such as `host = "smtp.shop.example"`"#,
    ),
    ("from = \"alibi@notices.example\"\n", "", "config.toml:1: smtp.from: missing"),
    ("name = \"shop\"\n", "", "config.toml:8: account.name: missing"),
    ("host = \"imap.shop.example\"\n", "", "config.toml:14: account.imap.host: missing"),
    (
        "secret = { command = [\"pass\", \"show\", \"imap\"] }\n",
        "",
        r#"config.toml:14: account.imap.secret: missing: add a line such as `secret = { file = "/etc/alibi/imap-password" }`"#,
    ),
    (
        "to = \"anna@shop.example\"\n",
        "",
        "config.toml:7: account: nobody would be told: set `to` in `[notices]`, or `notices_to` here",
    ),
    (
        "addresses = [\"anna@shop.example\"]\ndomains = [\"shop.example\"]\n",
        "",
        "config.toml:8: account: nobody is watched: name your `addresses`, or your `domains`",
    ),
    ("[[account]]", "[account]", "config.toml:8: account: write `[[account]]` with two brackets"),
    ("[smtp]", "account = []\n[smtp]", "not TOML"),
    (
        "[notices]\nto = \"anna@shop.example\"",
        "[notices]\nto = [\"anna@shop.example\"]",
        "config.toml:7: notices.to: expected a text in quotes, not a list",
    ),
    ("[smtp]", "state = \"/var/lib/alibi\"\n[smtp]", "config.toml:1: state: this is a section"),
    (
        "addresses = [\"anna@shop.example\"]",
        "addresses = \"anna@shop.example\"",
        "config.toml:10: account.addresses: expected a list, as in `[\"first\", \"second\"]`, not `\"anna@shop.example\"`",
    ),
    (
        "addresses = [\"anna@shop.example\"]",
        "addresses = [\n\"anna@shop.example\",\n\"anna\"]",
        "config.toml:12: account.addresses: expected an address such as `anna@shop.example`",
    ),
    (
        "host = \"smtp.shop.example\"",
        "host = \"smtps://smtp.shop.example\"",
        "config.toml:2: smtp.host: expected a host name such as `mail.shop.example`, without `://`",
    ),
    (
        "host = \"imap.shop.example\"",
        "host = \"imap.shop.example:993\"",
        "config.toml:15: account.imap.host: expected a host name",
    ),
    (
        "host = \"imap.shop.example\"",
        "host = \"\"",
        "config.toml:15: account.imap.host: empty: give a value, or remove the line",
    ),
    (
        "host = \"smtp.shop.example\"",
        "host = \"smtp.shop.example\"\nport = 587",
        "config.toml:3: smtp.port: port 587 begins without TLS (STARTTLS), which alibi does not do: use the provider's port for SSL/TLS, usually 465",
    ),
    (
        "host = \"imap.shop.example\"",
        "host = \"imap.shop.example\"\nport = 143",
        "config.toml:16: account.imap.port: port 143 begins without TLS",
    ),
    (
        "host = \"imap.shop.example\"",
        "host = \"imap.shop.example\"\nport = \"993\"",
        "config.toml:16: account.imap.port: expected a number from 1 to 65535, without quotes, not `\"993\"`",
    ),
    (
        "host = \"imap.shop.example\"",
        "host = \"imap.shop.example\"\nport = 99300",
        "config.toml:16: account.imap.port: expected a number from 1 to 65535, not `99300`",
    ),
    (
        "host = \"imap.shop.example\"",
        "host = \"imap.shop.example\"\nport = 99.3",
        "config.toml:16: account.imap.port: expected a number from 1 to 65535, without quotes, not a float",
    ),
    (
        "host = \"imap.shop.example\"",
        "host = \"imap.shop.example\"\nauth = \"oauth\"",
        "config.toml:16: account.imap.auth: expected one of `password`, `xoauth2`, not `oauth`",
    ),
    (
        "host = \"imap.shop.example\"",
        "host = \"imap.shop.example\"\nidle_seconds = 1800",
        "config.toml:16: account.imap.idle_seconds: expected a number from 1 to 540, not `1800`",
    ),
    (
        "from = \"alibi@notices.example\"",
        "from = \"Alibi <alibi@notices.example>\"",
        "config.toml:5: smtp.from: expected an address such as `anna@shop.example`, without a name or `<>`",
    ),
    ("from = \"alibi@notices.example\"", "from = \"alibi@localhost\"", "config.toml:5: smtp.from: expected an address"),
    (
        "from = \"alibi@notices.example\"",
        "from = \"a@x.example\\r\\nBcc: b@y.example\"",
        "config.toml:5: smtp.from: expected one line without control characters",
    ),
    (
        "to = \"anna@shop.example\"",
        "to = \"anna@shop.example, bert@shop.example\"",
        "config.toml:7: notices.to: expected an address",
    ),
    (
        "to = \"anna@shop.example\"",
        "to = \"anna@shop.example\"\nper_day_max = 0",
        "config.toml:8: notices.per_day_max: expected a number from 1 to 24, not `0`",
    ),
    (
        "name = \"shop\"",
        "name = \"My Shop\"",
        "config.toml:9: account.name: expected 1 to 64 lower case letters, digits, `.`, `-` or `_`, not `My Shop`",
    ),
    ("name = \"shop\"", "name = \"../shop\"", "config.toml:9: account.name: expected 1 to 64 lower case letters"),
    (
        "domains = [\"shop.example\"]",
        "domains = [\"anna@shop.example\"]",
        "config.toml:11: account.domains: expected a domain such as `shop.example`; addresses go to `addresses`",
    ),
    (
        "domains = [\"shop.example\"]",
        "domains = [\"gmail.com\"]",
        "config.toml:11: account.domains: `gmail.com` belongs to a provider that many use",
    ),
    (
        "domains = [\"shop.example\"]",
        "domains = [\"co.uk\"]",
        "config.toml:11: account.domains: everybody can register below `co.uk`",
    ),
    (
        "domains = [\"shop.example\"]",
        "domains = [\"*.shop.example\"]",
        "config.toml:11: account.domains: expected a domain such as `shop.example`",
    ),
    (
        "\"192.0.2.0/24\"",
        "\"192.0.2.7\"",
        "config.toml:12: account.own_networks: expected a network: write `192.0.2.7/32` for this one address",
    ),
    (
        "\"192.0.2.0/24\"",
        "\"192.0.2.0/33\"",
        "config.toml:12: account.own_networks: expected a network such as `192.0.2.0/24`, not `192.0.2.0/33`",
    ),
    ("\"192.0.2.0/24\"", "\"0.0.0.0/0\"", "config.toml:12: account.own_networks: `0.0.0.0/0` is wider than /8"),
    ("\"192.0.2.0/24\"", "\"::/0\"", "config.toml:12: account.own_networks: `::/0` is wider than /16"),
    (
        "providers = [\"mx.provider.example\"]",
        "providers = [\"My Provider\"]",
        "config.toml:13: account.providers: expected a host name",
    ),
    (
        "name = \"shop\"",
        "name = \"shop\"\nlook_back_days = -1",
        "config.toml:10: account.look_back_days: expected a number from 0 to 365, not `-1`",
    ),
    (
        "name = \"shop\"",
        "name = \"shop\"\npoll_seconds = \"5m\"",
        "config.toml:10: account.poll_seconds: expected a number from 1 to 86400, without quotes, not `\"5m\"`",
    ),
    ("name = \"shop\"", "name = \"shop\"\nfolders = \"INBOX\"", "config.toml:10: account.folders: expected a list"),
    (
        "name = \"shop\"",
        "name = \"shop\"\nfolders = [1]",
        "config.toml:10: account.folders: expected a text in quotes, not the number `1`",
    ),
    (
        "name = \"shop\"",
        "name = \"shop\"\nsent_folder = true",
        "config.toml:10: account.sent_folder: expected a text in quotes, not `true`",
    ),
    ("[smtp]", "[state]\npath = \"~/alibi\"\n[smtp]", "config.toml:2: state.path: write the whole path"),
    (
        "[smtp]",
        "[lookup]\noffline = \"yes\"\n[smtp]",
        "config.toml:2: lookup.offline: expected `true` or `false`, without quotes, not `\"yes\"`",
    ),
    (
        "[smtp]",
        "[lookup]\nnameserver = \"dns.example\"\n[smtp]",
        "config.toml:2: lookup.nameserver: expected the IP address of a name server",
    ),
    (
        "[smtp]",
        "[lookup]\nregistry_server = \"http://rdap.shop.example/\"\n[smtp]",
        "config.toml:2: lookup.registry_server: expected `https://`: what goes through the net",
    ),
    (
        "[smtp]",
        "[lookup]\nregistry_server = \"https://anna:canary@rdap.shop.example/\"\n[smtp]",
        "config.toml:2: lookup.registry_server: expected an address without user and password",
    ),
    (
        "[smtp]",
        "[lookup]\nregistry_server = \"http://localhost:8080/\"\nregistry_lists = [\"a.json\"]\n[smtp]",
        "config.toml:2: lookup.registry_server: `registry_lists` says already which server to ask",
    ),
    (
        "[smtp]",
        "[limits]\nmail_bytes = 99999999999999999999\n[smtp]",
        "config.toml:2: limits.mail_bytes: expected a number from 65536 to 268435456",
    ),
    (
        "[smtp]",
        "[reports]\nmessages_min = 5\n[smtp]",
        "config.toml:2: reports.messages_min: expected a number from 20 to",
    ),
    ("[smtp]", "[reports]\npolicy = \"always\"\n[smtp]", "config.toml:2: reports.policy: expected one of"),
    (
        "[smtp]",
        "[reports]\nfolder = \"Inbox\"\n[smtp]",
        "config.toml:2: reports.folder: alibi cannot write to the folder `Inbox`",
    ),
    ("[smtp]", "[reports]\nfolder = \"INBOX/\"\n[smtp]", "config.toml:2: reports.folder: alibi cannot write to"),
    ("[smtp]", "[reports]\nfolder = \"al*bi\"\n[smtp]", "config.toml:2: reports.folder: alibi cannot write to"),
    ("[smtp]", "[reports]\nfolder = \"Trash\"\n[smtp]", "config.toml:2: reports.folder: alibi cannot write to"),
    ("[smtp]", "[reports]\nfolder = \"a\\tb\"\n[smtp]", "config.toml:2: reports.folder: "),
    (
        "[smtp]",
        "[reports]\nenvelope = \"abuse@shop.example\"\n[smtp]",
        "config.toml:2: reports.envelope: `abuse@shop.example` must hold `ID` before the `@`, once",
    ),
    (
        "[account.imap]",
        "folders = [\"INBOX\", \"Ask\"]\n[account.reports]\nfolder = \"Ask\"\n[account.imap]",
        "config.toml:16: account.reports.folder: alibi writes to this folder",
    ),
    (
        "[account.imap]",
        "folders = [\"INBOX\", \"Ask/Send it\"]\n[account.reports]\nfolder = \"ask\"\n[account.imap]",
        "config.toml:16: account.reports.folder: alibi writes to this folder",
    ),
    ("[smtp]", "[limits]\nmail_bytes = 2026-01-01\n[smtp]", "config.toml:2: limits.mail_bytes: expected a number"),
    (
        "[smtp]",
        "[limits]\nattempts_per_mail = 1_000\n[smtp]",
        "config.toml:2: limits.attempts_per_mail: expected a number from 1 to 10, not `1000`",
    ),
    (
        "[[account]]",
        "[[account]]\nname = \"shop\"\naddresses = [\"b@office.example\"]\n[account.imap]\nhost = \"imap.office.example\"\nuser = \"b\"\nsecret = { credential = \"b\" }\n[[account]]",
        "config.toml:16: account.name: there is another account `shop`",
    ),
    (
        "[[account]]",
        "[[account]]\nname = \"office\"\naddresses = [\"b@office.example\"]\n[account.imap]\nhost = \"IMAP.shop.example\"\nuser = \"anna@shop.example\"\nsecret = { credential = \"b\" }\n[[account]]",
        "config.toml:23: account.imap.user: the account `office` watches the same mailbox",
    ),
    (
        "secret = { command = [\"pass\", \"show\", \"imap\"] }\n",
        "secret = { credential = \"i\" }\n[[hook]]\nname = \"t\"\nto = \"http://tickets.example/canary\"\n",
        "config.toml:20: hook.to: expected `https://`",
    ),
    (
        "secret = { command = [\"pass\", \"show\", \"imap\"] }\n",
        "secret = { credential = \"i\" }\n[[hook]]\nname = \"t\"\nto = \"https://a:canary@tickets.example/\"\n",
        "config.toml:20: hook.to: expected an address without user and password",
    ),
    (
        "secret = { command = [\"pass\", \"show\", \"imap\"] }\n",
        "secret = { credential = \"i\" }\n[[hook]]\nname = \"t\"\nto = \"https://tickets.example/canary\"\n",
        "config.toml:20: hook.to: an address needs `secret` too",
    ),
    (
        "secret = { command = [\"pass\", \"show\", \"imap\"] }\n",
        "secret = { credential = \"i\" }\n[[hook]]\nname = \"t\"\nto = \"canary\"\n",
        "config.toml:20: hook.to: expected an address such as",
    ),
    (
        "secret = { command = [\"pass\", \"show\", \"imap\"] }\n",
        "secret = { credential = \"i\" }\n[[hook]]\nname = \"t\"\nto = [\"true\"]\naccounts = [\"shops\"]\n",
        "config.toml:21: hook.accounts: there is no account `shops`",
    ),
    ("[notices]\n", "[hook]\nname = \"t\"\n[notices]\n", "config.toml:6: hook: write `[[hook]]` with two brackets"),
    (
        "[notices]\n",
        "[[hook]]\nname = \"t\"\n[notices]\n",
        "config.toml:6: hook.to: missing: add a line such as `to = ",
    ),
    (
        "[[account]]",
        "digest_to = \"Anna@shop.example\"\n[[account]]\nname = \"office\"\naddresses = [\"b@office.example\"]\n[account.imap]\nhost = \"imap.office.example\"\nuser = \"b\"\nsecret = { credential = \"b\" }\n[[account]]",
        "config.toml:8: notices.digest_to: `anna@shop.example` is an address of the client `shop`, who would see the other clients",
    ),
];

#[test]
fn each_broken_file_gets_its_sentence() {
    assert!(BROKEN.len() >= 60);
    for (old, new, expected) in BROKEN {
        assert!(GOOD.contains(old), "`{old}` is not in the good file");
        let text = GOOD.replacen(old, new, 1);
        let faults = read(&text).err().unwrap_or_else(|| panic!("accepted: {old} -> {new}"));
        assert!(
            faults.lines().any(|fault| fault.contains(expected)),
            "{old} -> {new}\nsays:    {faults}\nexpected: {expected}"
        );
        assert!(!faults.contains("canary"), "a secret got out: {faults}");
        let first = faults.lines().next().unwrap_or_default();
        let line = first.strip_prefix("config.toml:").and_then(|rest| rest.split(':').next());
        let of_a_missing_section = first.contains("is missing, it needs") || first.contains("no mailbox to watch");
        assert!(of_a_missing_section || line.is_some_and(|line| line.parse::<usize>().is_ok()), "no line: {faults}");
    }
}

#[test]
fn foreign_text_is_harmless_in_messages() {
    let faults = read(&GOOD.replace("[notices]", "[notices]\n\"\\u001b[31m\\u202e\" = 1")).unwrap_err();
    assert!(!faults.contains(['\u{1b}', '\u{202e}']), "{faults:?}");
    let long = read(&GOOD.replace("smtp.shop.example", &"x y".repeat(10_000))).unwrap_err();
    assert!(long.len() < 400, "{long}");
}

#[test]
fn nesting_and_junk_neither_hang_nor_abort() {
    for text in [
        "a = ".to_owned() + &"[".repeat(100_000),
        "a".to_owned() + &".a".repeat(100_000) + " = 1",
        "[".repeat(100_000),
        "a = ".to_owned() + &"{ a = ".repeat(50_000),
        "\u{0}".repeat(1000),
        "\u{feff}[smtp]".to_owned(),
    ] {
        assert!(read(&text).is_err());
    }
}

/// The unit is scored as in the promise: at most 2.0 exposure.
#[test]
fn the_systemd_unit_is_hardened() {
    let unit = concat!(env!("CARGO_MANIFEST_DIR"), "/contrib/systemd/alibi.service");
    let text = std::fs::read_to_string(unit).unwrap();
    for line in ["Type=notify", "DynamicUser=yes", "StateDirectory=alibi", "UMask=0077", "LimitCORE=0"] {
        assert!(text.lines().any(|have| have == line), "{line}");
    }
    assert!(text.contains("\nLoadCredential=imap-password:") && text.contains("\nWatchdogSec="));
    let judged = std::process::Command::new("systemd-analyze")
        .args(["security", "--offline=true", "--threshold=20", "--no-pager", unit])
        .output();
    match judged {
        Err(error) => eprintln!("skipped: systemd-analyze cannot be run: {error}"),
        Ok(judged) => assert!(judged.status.success(), "{}", String::from_utf8_lossy(&judged.stdout)),
    }
}
