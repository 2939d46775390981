//! What values must look like, one by one. Each sentence says what was expected. [`super::across`] holds what must hold between them.

use std::net::{IpAddr, SocketAddr};

use ipnet::IpNet;
use toml::de::DeValue;

use super::keys::Rule;
use super::web;
use crate::mail::address;
use crate::providers;
use crate::sanitize;

pub const NO_PASSWORD: &str = "a password does not belong in this file: write it to a file that only this user can read \
     (chmod 600) and set `secret = { file = \"/path\" }`, or use `{ command = [...] }` or `{ credential = \"name\" }`";

const SECRET_FORMS: &str =
    "expected one of `{ file = \"/path\" }`, `{ command = [\"program\", \"argument\"] }`, `{ credential = \"name\" }`";

/// The widest networks that a person can own.
const NETWORK_V4_MIN: u8 = 8;
const NETWORK_V6_MIN: u8 = 16;
const VALUE_SHOWN_MAX: usize = 60;

pub fn value(rule: Rule, value: &DeValue<'_>) -> Result<(), String> {
    match rule {
        Rule::Switch if value.is_bool() => Ok(()),
        Rule::Switch => Err(expected("`true` or `false`, without quotes", value)),
        Rule::Number { min, max } => number(value, min, max),
        Rule::Port { wrong, right } => port(value, wrong, right),
        Rule::Secret => secret(value),
        Rule::Target => target(value),
        Rule::Many(_) => Err(expected("a list, as in `[\"first\", \"second\"]`", value)),
        _ => match value.as_str() {
            Some(text) => string(rule, text),
            None => Err(expected("a text in quotes", value)),
        },
    }
}

fn string(rule: Rule, text: &str) -> Result<(), String> {
    if text.trim().is_empty() {
        return Err("empty: give a value, or remove the line".to_owned());
    }
    if text.chars().any(char::is_control) {
        return Err("expected one line without control characters".to_owned());
    }
    let fine = match rule {
        Rule::Path => return path(text),
        Rule::Network => return network(text),
        Rule::Web => return web::address(text).map(drop).map_err(str::to_owned),
        Rule::Domain => return domain(text),
        Rule::OneOf(words) if !words.contains(&text) => {
            return Err(format!("expected one of `{}`, not `{}`", words.join("`, `"), shown(text)));
        }
        Rule::Host => is_host(text) || text.parse::<IpAddr>().is_ok(),
        Rule::Address => is_address(text),
        Rule::Nameserver => nameserver(text).is_some(),
        // The names that come with the program: this step reads no files.
        Rule::TimeZone => jiff::tz::TimeZoneDatabase::bundled().get(text).is_ok(),
        Rule::Name => is_name(text),
        _ => true,
    };
    let wanted = match rule {
        Rule::Host => "a host name such as `mail.shop.example`, without `://`, port or spaces",
        Rule::Address => "an address such as `anna@shop.example`, without a name or `<>`",
        Rule::TimeZone => "a time zone such as `Europe/Berlin`",
        Rule::Nameserver => "the IP address of a name server, as `192.0.2.53` or `192.0.2.53:53`",
        _ => "1 to 64 lower case letters, digits, `.`, `-` or `_`",
    };
    if fine { Ok(()) } else { Err(format!("expected {wanted}, not `{}`", shown(text))) }
}

fn number(value: &DeValue<'_>, min: i64, max: i64) -> Result<(), String> {
    let number = value.as_integer().and_then(|number| i64::from_str_radix(number.as_str(), number.radix()).ok());
    match number {
        Some(number) if (min..=max).contains(&number) => Ok(()),
        Some(number) => Err(format!("expected a number from {min} to {max}, not `{number}`")),
        None => Err(expected(&format!("a number from {min} to {max}, without quotes"), value)),
    }
}

fn port(value: &DeValue<'_>, wrong: &[i64], right: i64) -> Result<(), String> {
    number(value, 1, 65_535)?;
    let port = value.as_integer().and_then(|number| i64::from_str_radix(number.as_str(), number.radix()).ok());
    match port {
        Some(port) if wrong.contains(&port) => Err(format!(
            "port {port} begins without TLS (STARTTLS), which alibi does not do: use the provider's port for SSL/TLS, usually {right}"
        )),
        _ => Ok(()),
    }
}

/// Never repeats the value: it may be the secret itself.
fn secret(value: &DeValue<'_>) -> Result<(), String> {
    if value.is_str() {
        return Err(NO_PASSWORD.to_owned());
    }
    let table = value.as_table().ok_or(SECRET_FORMS)?;
    let mut forms = table.iter();
    let (Some((form, given)), None) = (forms.next(), forms.next()) else { return Err(SECRET_FORMS.to_owned()) };
    let name: &str = form.get_ref();
    match (name, given.get_ref()) {
        ("file", DeValue::String(text)) => string(Rule::Path, text),
        ("credential", DeValue::String(text)) if is_credential(text) => Ok(()),
        ("credential", _) => Err("expected `credential` to be a plain name, as in LoadCredential=".to_owned()),
        ("command", DeValue::Array(words)) if is_command(words) => Ok(()),
        ("command", _) => Err(
            "expected `command` to be a list of program and arguments, `[\"pass\", \"show\", \"mail\"]`; there is no \
                 shell"
                .to_owned(),
        ),
        ("file", _) => Err("expected `file` to be a path in quotes".to_owned()),
        ("env" | "environment", _) => Err(format!(
            "a secret in the environment can be read by others, and goes to every child process: {SECRET_FORMS}"
        )),
        (other, _) if super::near::is_password(other) => Err(NO_PASSWORD.to_owned()),
        _ => Err(SECRET_FORMS.to_owned()),
    }
}

/// Where a hook goes. The address is never repeated: its path is often a password.
fn target(value: &DeValue<'_>) -> Result<(), String> {
    const FORMS: &str = "expected an address such as `\"https://tickets.shop.example/hook\"`, or a program with its arguments \
         such as `[\"/usr/local/bin/tell-me\"]`";
    match value {
        DeValue::Array(words) if is_command(words) => Ok(()),
        DeValue::String(text) if text.contains("://") => web::address(text).map(drop).map_err(str::to_owned),
        _ => Err(FORMS.to_owned()),
    }
}

fn is_command(words: &toml::de::DeArray<'_>) -> bool {
    let mut texts = words.iter().map(|word| word.get_ref().as_str());
    texts.next().flatten().is_some_and(|program| !program.is_empty())
        && texts.all(|word| word.is_some_and(|word| !word.contains('\0')))
}

/// systemd.exec(5): a credential's name is a valid file name.
fn is_credential(text: &str) -> bool {
    !text.is_empty() && !text.starts_with('.') && text.chars().all(|letter| letter.is_ascii_graphic() && letter != '/')
}

fn path(text: &str) -> Result<(), String> {
    if text.starts_with('~') || text.starts_with('$') {
        return Err(format!("write the whole path: `~` and variables are not expanded in `{}`", shown(text)));
    }
    Ok(())
}

fn network(text: &str) -> Result<(), String> {
    if let Ok(address) = text.parse::<IpAddr>() {
        return Err(format!("expected a network: write `{}` for this one address", IpNet::from(address)));
    }
    let Ok(network) = text.parse::<IpNet>() else {
        return Err(format!("expected a network such as `192.0.2.0/24`, not `{}`", shown(text)));
    };
    not_too_wide(network)
}

/// A network that holds half the internet is nobody's own.
pub fn not_too_wide(network: IpNet) -> Result<(), String> {
    let least = if network.addr().is_ipv4() { NETWORK_V4_MIN } else { NETWORK_V6_MIN };
    if network.prefix_len() < least {
        return Err(format!(
            "`{network}` is wider than /{least}: nothing that comes from it would ever be called forged; name your own"
        ));
    }
    Ok(())
}

fn domain(text: &str) -> Result<(), String> {
    let normal = address::normal(text);
    if text.contains('@') {
        return Err(format!(
            "expected a domain such as `shop.example`; addresses go to `addresses`, not `{}`",
            shown(text)
        ));
    }
    if !is_host(text) {
        return Err(format!("expected a domain such as `shop.example`, not `{}`", shown(text)));
    }
    if providers::is_everybodys(&normal) {
        return Err(format!("`{normal}` belongs to a provider that many use: put your own address in `addresses`"));
    }
    if address::organisation(&normal).is_none() {
        return Err(format!("everybody can register below `{normal}`: name your own domain"));
    }
    Ok(())
}

/// Who says on the command line which addresses are theirs: an address, or a domain. As strict as the configuration's
/// `addresses` and `domains`.
pub fn owner(text: &str) -> Result<(), String> {
    let text = address::normal(text);
    match text.strip_prefix('@') {
        None if text.contains('@') => string(Rule::Address, &text),
        bare => string(Rule::Domain, bare.unwrap_or(&text)),
    }
}

/// RFC 1123, 2.1: letters, digits and hyphens between dots. A-labels only: `xn--...`.
pub fn is_host(text: &str) -> bool {
    let text = text.strip_suffix('.').unwrap_or(text);
    let label = |label: &str| {
        !label.is_empty()
            && label.len() <= 63
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '-' || letter == '_')
    };
    text.len() <= 253 && text.split('.').all(label)
}

pub fn is_address(text: &str) -> bool {
    let plain =
        |local: &str| !local.is_empty() && !local.contains(|c: char| c.is_whitespace() || "<>()[],;:\"".contains(c));
    text.len() <= address::ADDRESS_MAX
        && text.rsplit_once('@').is_some_and(|(local, domain)| {
            plain(local) && !local.contains('@') && domain.contains('.') && is_host(domain)
        })
}

fn is_name(text: &str) -> bool {
    let letter = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || ".-_".contains(c);
    text.len() <= 64 && text.chars().all(letter) && text.starts_with(|c: char| c.is_ascii_alphanumeric())
}

/// `192.0.2.53`, `192.0.2.53:5353`, `2001:db8::53`, `[2001:db8::53]:53`.
pub fn nameserver(text: &str) -> Option<SocketAddr> {
    let bare = || text.parse::<IpAddr>().ok().map(|address| SocketAddr::new(address, 53));
    text.parse().ok().or_else(bare)
}

fn expected(what: &str, value: &DeValue<'_>) -> String {
    let got = match value {
        DeValue::String(text) => format!("`\"{}\"`", shown(text)),
        DeValue::Integer(number) => format!("the number `{}`", shown(number.as_str())),
        DeValue::Boolean(switch) => format!("`{switch}`"),
        DeValue::Array(_) => "a list".to_owned(),
        DeValue::Table(_) => "a section".to_owned(),
        other => format!("a {}", other.type_str()),
    };
    format!("expected {what}, not {got}")
}

/// A value in a message: harmless, and not endless.
pub fn shown(text: &str) -> String {
    sanitize::line(text, VALUE_SHOWN_MAX)
}
