//! X-ARF: abuse reports whose machine-readable part is YAML (versions 0.1 and 0.2) or JSON (XARF 3 and 4).
//!
//! Only flat values are asked for, by name and at any depth, since the four versions move the same things about. The sample that a
//! JSON report carries is the returned mail, where none is attached.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use mail_parser::decoders::base64::base64_decode;
use memchr::memmem::Finder;
use serde_json::Value;

use crate::mail::header::Fields;
use crate::mail::mime::Encoding;
use crate::mail::{Message, Part, address, date};

use super::feedback::ip;
use super::notice::{Feedback, Kind, Notice};

/// Reads the report of the message at `root`.
pub fn read(message: &Message<'_>, root: usize) -> Option<Notice> {
    message.parts().iter().enumerate().find_map(|(index, part)| {
        let inside = message.enclosing(index) == root || index == root;
        let values = inside.then(|| values(part)).flatten()?;
        (values.is_report() && values.is_about_mail()).then(|| values.notice())
    })
}

/// Does a part say in this form that something else than mail was abused?
pub fn is_of_other_abuse(message: &Message<'_>, folded: &str) -> bool {
    let pasted = folded.split_once("report-type: ").and_then(|(_, rest)| rest.split(' ').next());
    pasted.is_some_and(is_other) || message.parts().iter().filter_map(values).any(|values| !values.is_about_mail())
}

fn is_other(kind: &str) -> bool {
    NO_MAIL.iter().any(|word| kind.contains(word))
}

/// The mail that a JSON report carries as its sample.
pub fn sample(part: &Part<'_>) -> Option<Vec<u8>> {
    let value = json(part)?;
    let mut open = vec![&value];
    for _ in 0..VALUES_MAX {
        let value = open.pop()?;
        let Some(object) = value.as_object() else {
            open.extend(value.as_array().into_iter().flatten());
            continue;
        };
        let text =
            |wanted: &str| object.iter().find(|(name, _)| plain(name) == wanted).and_then(|(_, value)| value.as_str());
        if let (Some(kind), Some(payload)) = (text("contenttype"), text("payload"))
            && ["message/", "text/"].iter().any(|start| kind.to_ascii_lowercase().starts_with(start))
        {
            let decoded = base64_decode(payload.as_bytes());
            let is_mail = |bytes: &[u8]| super::returned::is_mail(crate::mail::header::without_junk(bytes));
            return Some(decoded.filter(|bytes| is_mail(bytes)).unwrap_or_else(|| payload.as_bytes().to_vec()));
        }
        open.extend(object.values());
    }
    None
}

/// Names without case and separators, with the first value of each.
struct Values(BTreeMap<String, String>);

fn values(part: &Part<'_>) -> Option<Values> {
    let kind = &part.content_type;
    if kind.is_multipart() || kind.is("text/html") || kind.is_message() || kind.is("message/feedback-report") {
        return None;
    }
    let mut found = BTreeMap::new();
    if let Some(value) = json(part) {
        let mut open = vec![&value];
        for _ in 0..VALUES_MAX {
            let Some(value) = open.pop() else { break };
            match value {
                Value::Object(object) => {
                    for (name, value) in object {
                        let text = match value {
                            Value::String(text) => text.clone(),
                            Value::Number(number) => number.to_string(),
                            other => {
                                open.push(other);
                                continue;
                            }
                        };
                        found.entry(plain(name)).or_insert(text);
                    }
                }
                Value::Array(array) => open.extend(array),
                _ => {}
            }
        }
        return Some(Values(found));
    }
    let body = part.body.get(..YAML_MAX).unwrap_or(part.body);
    if part.encoding != Encoding::Base64 && REPORTED_FROM.find(body).is_none() {
        return None;
    }
    let text = part.decoded(YAML_MAX);
    let text = text.trim_ascii_start();
    let text = text.strip_prefix(b"---").map_or(text, <[u8]>::trim_ascii_start);
    for field in Fields::new(text).take(FIELDS_MAX) {
        let value = field.text();
        let value = value.trim().trim_matches(['"', '\'']);
        found.entry(plain(&String::from_utf8_lossy(field.name))).or_insert_with(|| value.to_owned());
    }
    Some(Values(found))
}

/// A name that every report in YAML has.
static REPORTED_FROM: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("Reported-From"));

fn json(part: &Part<'_>) -> Option<Value> {
    let name = part.file_name().unwrap_or_default();
    let may_be = part.content_type.is("application/json")
        || part.content_type.is("application/xarf+json")
        || name.ends_with(".json")
        || part.content_type.is("text/plain") && part.body.trim_ascii_start().starts_with(b"{");
    if !may_be || part.body.len() > JSON_MAX {
        return None;
    }
    // serde_json stops at a nesting of 128.
    serde_json::from_slice(&part.decoded(JSON_MAX)).ok()
}

fn plain(name: &str) -> String {
    name.chars().filter(char::is_ascii_alphanumeric).take(NAME_MAX).map(|c| c.to_ascii_lowercase()).collect()
}

impl Values {
    fn get(&self, names: &[&str]) -> Option<&str> {
        names.iter().find_map(|name| self.0.get(*name)).map(String::as_str).filter(|text| !text.is_empty())
    }

    /// The names that no other document has together.
    fn is_report(&self) -> bool {
        let has = |names: &[&str]| self.get(names).is_some();
        has(&["reportedfrom"]) && has(&["source"]) && has(&["category", "reporttype"])
            || has(&["reportclass", "xarfversion", "reporterorg", "reporterorgemail"])
                && has(&["reporttype", "type"])
                && has(&["sourceip", "sourceidentifier", "source"])
    }

    /// Attacks on logins and the like are reported in the same form, and forge nobody's mail.
    fn is_about_mail(&self) -> bool {
        let kind = self.get(&["reporttype", "type", "category"]).unwrap_or("").to_lowercase();
        !is_other(&kind)
    }

    fn notice(&self) -> Notice {
        let mut notice = Notice::new(Kind::Arf, "xarf");
        let text = |names: &[&str]| self.get(names).map(str::to_owned);
        let kind = self.get(&["reporttype", "type", "category"]).unwrap_or("abuse").to_lowercase();
        notice.arrival_date =
            self.get(&["date", "timestamp", "occurrence"]).and_then(|text| date::timestamp(text).or(text.parse().ok()));
        notice.feedback = Some(Feedback {
            feedback_type: kind,
            source_ip: self.get(&["sourceip", "sourceidentifier", "source"]).and_then(ip),
            source_port: self.get(&["sourceport"]).and_then(|port| port.parse().ok()),
            reported_domains: text(&["domain", "reporteddomain"]).into_iter().collect(),
            reported_uris: text(&["sourceurl", "url", "reporteduri"]).into_iter().collect(),
            original_mail_from: self.get(&["smtpmailfromaddress", "smtpfrom", "sender"]).and_then(address::spec),
            original_rcpt_to: self.get(&["smtprcpttoaddress", "smtpto"]).and_then(address::spec).into_iter().collect(),
            user_agent: text(&["useragent"]),
            version: text(&["xarfversion", "version"]),
            incidents: self.get(&["occurrences", "incidents"]).and_then(|count| count.parse().ok()),
            reporter: text(&["reportedfrom", "reporterorg", "org", "reporterorgemail"]),
            report_id: text(&["reportid"]),
            ..Feedback::default()
        });
        notice
    }
}

const NO_MAIL: [&str; 12] = [
    "login",
    "attack",
    "ddos",
    "scan",
    "brute",
    "vulnerab",
    "open_service",
    "open-service",
    "botnet",
    "copyright",
    "trademark",
    "infrastructure",
];

/// Bytes of a YAML part and its fields, of a JSON part and its objects and lists, and characters of a name.
const YAML_MAX: usize = 1 << 16;
const FIELDS_MAX: usize = 200;
const JSON_MAX: usize = 1 << 20;
const VALUES_MAX: usize = 1_000;
const NAME_MAX: usize = 40;
