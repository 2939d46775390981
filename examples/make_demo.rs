//! Renews what cannot be written by hand in `config/demo`: DKIM signatures and their keys, registry answers, the table.
//!
//! The mails of the demo are written by hand, and so are `dns.zone` and `expected.json`. After a change to one of them run
//!
//! ```text
//! cargo run --example make_demo
//! ```
//!
//! It signs every `DKIM-Signature` field anew (RFC 6376 and RFC 8463: relaxed/relaxed, ed25519-sha256; domain, selector, time
//! and field list as they stand in the field), also inside a returned mail; a mail of which only the headers came back takes
//! its body from the Sent copy. It writes the public keys into the zone, the networks below into `world/rdap`, and the table
//! in `README.md`, and gives every mail CR LF line ends as on the wire. Running it twice changes nothing. The keys follow from
//! the names of their domains: they protect nothing.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use mail_auth::common::crypto::{Ed25519Key, HashAlgorithm, SigningKey};
use serde_json::{Value, json};

type Outcome<T> = Result<T, Box<dyn Error>>;

/// First and last address, holder, country, AS number, abuse contact. One holder each, so that witnesses are independent.
const NETWORKS: &[(&str, &str, &str, &str, u32, &str)] = &[
    ("192.0.2.0", "192.0.2.31", "Mailhaus", "DE", 64496, "abuse@mailhaus.example"),
    ("192.0.2.64", "192.0.2.127", "City Cable", "DE", 64497, "abuse@city-cable.example"),
    ("198.51.100.0", "198.51.100.15", "Tischlerei Holm", "DE", 64498, "abuse@tischler-holm.example"),
    ("198.51.100.16", "198.51.100.31", "Riverside Clinic", "IE", 64499, "abuse@riverside-clinic.example"),
    ("198.51.100.32", "198.51.100.47", "BigMail", "US", 64500, "abuse@bigmail.example"),
    ("198.51.100.48", "198.51.100.63", "Kontor Nord", "DE", 64501, "abuse@kontor-nord.example"),
    ("198.51.100.64", "198.51.100.79", "Old Mill", "CH", 64502, "abuse@oldmill.example"),
    ("198.51.100.80", "198.51.100.95", "University West", "GB", 64503, "abuse@uni-west.example"),
    ("198.51.100.112", "198.51.100.127", "Grand Hotels", "FR", 64504, "abuse@grand-hotels.example"),
    ("198.51.100.128", "198.51.100.143", "Fjord Print", "NO", 64505, "abuse@fjord-print.example"),
    ("198.51.100.144", "198.51.100.159", "Klee Cafe", "AT", 64506, "abuse@klee-cafe.example"),
    ("198.51.100.160", "198.51.100.175", "Linden Law", "DE", 64507, "abuse@linden-law.example"),
    ("198.51.100.176", "198.51.100.191", "Stadtwerk Sued", "DE", 64508, "abuse@stadtwerk-sued.example"),
    ("198.51.100.192", "198.51.100.207", "RentalBox", "NL", 64509, "abuse@rentalbox.example"),
    ("198.51.100.224", "198.51.100.239", "Garden Press", "DE", 64510, "abuse@garden-press.example"),
    ("203.0.113.64", "203.0.113.127", "CheapHost", "NL", 65536, "abuse@cheaphost.example"),
    ("203.0.113.128", "203.0.113.191", "Nightowl VPN", "SE", 65537, "abuse@nightowl-vpn.example"),
    ("203.0.113.192", "203.0.113.255", "Metro DSL", "US", 65538, "abuse@metro-dsl.example"),
];

fn main() -> Outcome<()> {
    let demo = Path::new(env!("CARGO_MANIFEST_DIR")).join("config/demo");
    let sent = read_mails(&demo.join("world/sent"))?;
    let mut keys = BTreeMap::new();
    for (path, mail) in read_mails(&demo.join("mailbox"))? {
        fs::write(path, with_crlf(&sign_all(mail, &sent, &mut keys)?))?;
    }
    for (path, mail) in &sent {
        fs::write(path, with_crlf(mail))?;
    }
    publish_keys(&demo.join("world/dns.zone"), &keys)?;
    write_registry(&demo.join("world/rdap"))?;
    write_table(&demo)
}

/// Mails of a folder in the order of their names, as lines without line ends.
fn read_mails(folder: &Path) -> Outcome<Vec<(PathBuf, Vec<String>)>> {
    let mut paths = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<Outcome<Vec<_>>>()?;
    paths.sort();
    paths
        .into_iter()
        .map(|path| Ok((path.clone(), fs::read_to_string(path)?.lines().map(Into::into).collect())))
        .collect()
}

fn with_crlf(mail: &[String]) -> String {
    mail.iter().map(|line| format!("{line}\r\n")).collect()
}

/// Signs from the bottom up: the signature of a notice covers the signature of the mail inside it.
fn sign_all(
    mut mail: Vec<String>,
    sent: &[(PathBuf, Vec<String>)],
    keys: &mut BTreeMap<String, String>,
) -> Outcome<Vec<String>> {
    let fields: Vec<usize> =
        (0..mail.len()).filter(|&at| mail.get(at).is_some_and(|line| line.starts_with("DKIM-Signature:"))).collect();
    for at in fields.into_iter().rev() {
        let length = 1 + mail.iter().skip(at + 1).take_while(|line| line.starts_with(['\t', ' '])).count();
        let signed = sign(&mail, at, length, sent, keys)?;
        mail.splice(at..at + length, signed);
    }
    Ok(mail)
}

/// The lines of the signature field that starts at line `at`.
fn sign(
    mail: &[String],
    at: usize,
    length: usize,
    sent: &[(PathBuf, Vec<String>)],
    keys: &mut BTreeMap<String, String>,
) -> Outcome<Vec<String>> {
    let start = mail.iter().take(at).rposition(|line| line.is_empty()).map_or(0, |blank| blank + 1);
    let header: Vec<&String> = mail.iter().skip(start).take_while(|line| !line.is_empty()).collect();
    let fields = unfold(&header);
    let field = unfold(&mail.iter().skip(at).take(length).collect::<Vec<_>>());
    let (_, value) = field.first().ok_or("no signature field")?;
    let tags: BTreeMap<&str, &str> = value
        .split(';')
        .filter_map(|tag| tag.split_once('='))
        .map(|(name, value)| (name.trim(), value.trim()))
        .collect();
    let tag = |name: &str| tags.get(name).copied().ok_or_else(|| format!("no `{name}=` in a signature field"));
    let (domain, selector, time, names) = (tag("d")?, tag("s")?, tag("t")?, tag("h")?);

    let key = key(domain)?;
    keys.insert(format!("{selector}._domainkey.{domain}"), base64(&key.public_key()));
    let body = match only_headers(mail, start) {
        true => body_of_copy(&fields, sent)?,
        false => body(mail, start, start + header.len() + 1),
    };
    let body_hash = base64(HashAlgorithm::Sha256.hash(relaxed_body(&body).as_bytes()).as_ref());
    let mut signature = vec![
        format!("DKIM-Signature: v=1; a=ed25519-sha256; c=relaxed/relaxed; d={domain}; s={selector};"),
        format!("\tt={time}; h={names};"),
        format!("\tbh={body_hash};"),
        "\tb=".to_owned(),
    ];
    let mut input = String::new();
    for name in names.split(':') {
        // RFC 6376, 5.4.2: of several fields of a name the last one counts.
        if let Some((name, value)) = fields.iter().rev().find(|(field, _)| field.eq_ignore_ascii_case(name)) {
            input.push_str(&format!("{}:{}\r\n", name.to_lowercase(), relaxed(value)));
        }
    }
    let own = unfold(&signature.iter().collect::<Vec<_>>());
    let (_, own) = own.first().ok_or("no signature field")?;
    input.push_str(&format!("dkim-signature:{}", relaxed(own)));
    let signed = key.sign(input.as_bytes()).map_err(|error| error.to_string())?;
    if let Some(last) = signature.last_mut() {
        last.push_str(&base64(&signed));
    }
    Ok(signature)
}

/// Names and unfolded values of header lines.
fn unfold(lines: &[&String]) -> Vec<(String, String)> {
    let mut fields: Vec<(String, String)> = Vec::new();
    for line in lines {
        match (line.starts_with(['\t', ' ']), fields.last_mut(), line.split_once(':')) {
            (true, Some((_, value)), _) => value.push_str(line),
            (_, _, Some((name, value))) => fields.push((name.to_owned(), value.to_owned())),
            _ => {}
        }
    }
    fields
}

/// RFC 6376, 3.4.2 and 3.4.4: runs of white space become one space, none at the ends.
fn relaxed(value: &str) -> String {
    value.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}

fn relaxed_body(lines: &[String]) -> String {
    let lines: Vec<String> = lines
        .iter()
        .map(|line| {
            let lead = if line.starts_with([' ', '\t']) && !line.trim().is_empty() { " " } else { "" };
            format!("{lead}{}", relaxed(line))
        })
        .collect();
    let end = lines.iter().rposition(|line| !line.is_empty()).map_or(0, |last| last + 1);
    lines.iter().take(end).map(|line| format!("{line}\r\n")).collect()
}

/// Is the message at line `start` a part that holds only headers?
fn only_headers(mail: &[String], start: usize) -> bool {
    mail.iter()
        .take(start.saturating_sub(1))
        .rev()
        .take_while(|line| !line.is_empty())
        .any(|line| line.contains("text/rfc822-headers"))
}

/// The lines of a message's body: to the end of the mail, or of the part that the message stands in.
fn body(mail: &[String], start: usize, from: usize) -> Vec<String> {
    let boundaries: Vec<String> = mail
        .iter()
        .take(start)
        .filter_map(|line| line.split_once("boundary="))
        .map(|(_, value)| format!("--{}", value.split(';').next().unwrap_or(value).trim_matches('"')))
        .collect();
    mail.iter()
        .skip(from)
        .take_while(|line| !boundaries.iter().any(|boundary| line.starts_with(boundary)))
        .cloned()
        .collect()
}

/// The body of the Sent copy with the same Message-ID.
fn body_of_copy(fields: &[(String, String)], sent: &[(PathBuf, Vec<String>)]) -> Outcome<Vec<String>> {
    let (_, id) =
        fields.iter().find(|(name, _)| name.eq_ignore_ascii_case("Message-ID")).ok_or("a mail without Message-ID")?;
    let (_, copy) = sent
        .iter()
        .find(|(_, mail)| mail.iter().any(|line| line.ends_with(id.trim())))
        .ok_or_else(|| format!("no Sent copy of `{}`", id.trim()))?;
    Ok(copy.iter().skip_while(|line| !line.is_empty()).skip(1).cloned().collect())
}

/// The key of a domain: its seed is the hash of the name.
fn key(domain: &str) -> Outcome<Ed25519Key> {
    // RFC 8410, 7: PKCS #8 around a seed of 32 bytes.
    let mut der = vec![0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20];
    der.extend_from_slice(HashAlgorithm::Sha256.hash(format!("alibi demo {domain}").as_bytes()).as_ref());
    Ok(Ed25519Key::from_pkcs8_maybe_unchecked_der(&der).map_err(|error| error.to_string())?)
}

fn base64(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let byte = |at: usize| u32::from(chunk.get(at).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for at in 0..4_u32 {
            let sextet = usize::try_from(bits >> (18 - 6 * at) & 63).unwrap_or(0);
            let letter = ALPHABET.get(sextet).copied().unwrap_or(b'=');
            text.push(if at as usize > chunk.len() { '=' } else { char::from(letter) });
        }
    }
    text
}

fn publish_keys(zone: &Path, keys: &BTreeMap<String, String>) -> Outcome<()> {
    let text = fs::read_to_string(zone)?;
    let mut lines: Vec<String> = text.lines().filter(|line| !line.contains("._domainkey.")).map(Into::into).collect();
    for (name, key) in keys {
        lines.push(format!("{name}. 3600 IN TXT \"v=DKIM1; k=ed25519; p={key}\""));
    }
    Ok(fs::write(zone, lines.join("\n") + "\n")?)
}

/// RDAP objects (RFC 9083): a block of the registry over each documentation network, and the networks in it.
fn write_registry(folder: &Path) -> Outcome<()> {
    fs::create_dir_all(folder)?;
    for prefix in ["192.0.2", "198.51.100", "203.0.113"] {
        let mut block = network(&format!("{prefix}.0"), &format!("{prefix}.255"), "Regional registry block", "ZZ");
        set(&mut block, "entities", json!([entity("registrant", "Regional registry block", None)]));
        write_json(&folder.join(format!("block-{prefix}.json")), &block)?;
    }
    for (first, last, name, country, asn, contact) in NETWORKS {
        let entities =
            json!([entity("registrant", name, None), entity("abuse", &format!("{name} abuse desk"), Some(contact))]);
        let mut object = network(first, last, name, country);
        set(&mut object, "arin_originas0_originautnums", json!([asn]));
        set(&mut object, "entities", entities.clone());
        write_json(&folder.join(format!("net-{first}.json")), &object)?;
        let autnum = json!({
            "rdapConformance": ["rdap_level_0"], "objectClassName": "autnum", "handle": format!("AS{asn}"),
            "startAutnum": asn, "endAutnum": asn, "name": name, "entities": entities,
        });
        write_json(&folder.join(format!("as{asn}.json")), &autnum)?;
    }
    Ok(())
}

fn network(first: &str, last: &str, name: &str, country: &str) -> Value {
    json!({
        "rdapConformance": ["rdap_level_0"], "objectClassName": "ip network", "handle": format!("NET-{first}"),
        "name": name, "startAddress": first, "endAddress": last, "ipVersion": "v4", "type": "ASSIGNED PA",
        "status": ["active"], "country": country,
    })
}

/// An entity with a jCard, RFC 7095.
fn entity(role: &str, name: &str, email: Option<&str>) -> Value {
    let mut card = vec![json!(["version", {}, "text", "4.0"]), json!(["fn", {}, "text", name])];
    if let Some(email) = email {
        card.push(json!(["email", {"type": "work"}, "text", email]));
    }
    json!({"objectClassName": "entity", "handle": format!("{name} {role}"), "roles": [role], "vcardArray": ["vcard", card]})
}

fn set(object: &mut Value, name: &str, value: Value) {
    if let Some(fields) = object.as_object_mut() {
        fields.insert(name.to_owned(), value);
    }
}

fn write_json(path: &Path, value: &Value) -> Outcome<()> {
    Ok(fs::write(path, serde_json::to_string_pretty(value)? + "\n")?)
}

/// The table between the marks in `README.md`, from `expected.json`.
fn write_table(demo: &Path) -> Outcome<()> {
    const START: &str = "<!-- table: written by make_demo from expected.json -->\n";
    const END: &str = "<!-- end of table -->";
    let expected: BTreeMap<String, Value> = serde_json::from_str(&fs::read_to_string(demo.join("expected.json"))?)?;
    let mut table = String::from("| mail | what it shows | kind | verdict | injected at |\n|---|---|---|---|---|\n");
    for (file, row) in &expected {
        let any = |name: &str| {
            let values = row.get(name).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
            values.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(" or ")
        };
        let shows = row.get("shows").and_then(Value::as_str).unwrap_or_default();
        table.push_str(&format!(
            "| `{file}` | {shows} | {} | {} | {} |\n",
            any("kind"),
            any("verdict"),
            any("injection_ip")
        ));
    }
    let path = demo.join("README.md");
    let readme = fs::read_to_string(&path)?;
    let (head, rest) = readme.split_once(START).ok_or("no place for the table in README.md")?;
    let (_, tail) = rest.split_once(END).ok_or("no end of the table in README.md")?;
    Ok(fs::write(&path, format!("{head}{START}{table}{END}{tail}"))?)
}
