//! The same news for a program: JSON for hooks (RFC 8259). contrib/hooks.md describes it for those who write the other side.
//!
//! A program may hand it on to a chat, a ticket, a shell or a spreadsheet, so what strangers wrote is as inert here as in a notice,
//! and nothing in it is markup that chats act on. The owner's secret phrase is not in it: it would be a secret no longer.

use jiff::Timestamp;
use serde::Serialize;

use super::words::{foreign, own_address};
use super::{Occasion, Reader, TellError, Telling, Templates, Variant, templates, write};
use crate::sanitize;
use crate::verdict::Class;

/// Counts up when a field changes its meaning or goes; new fields may come at any time.
pub const SCHEMA: u32 = 1;

const SOURCES_MAX: usize = 10;
const ADDRESSES_MAX: usize = 10;
const REASON_MAX: usize = 300;

/// How much it matters, the least first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// It is over.
    Info,
    Warning,
    /// Somebody must act today.
    Emergency,
}

impl Severity {
    pub fn of(telling: &Telling) -> Severity {
        match Variant::of(telling.class) {
            _ if telling.occasion == Occasion::AllClear => Severity::Info,
            Some(Variant::Account) => Severity::Emergency,
            _ => Severity::Warning,
        }
    }

    /// As the configuration has it.
    pub fn of_name(name: &str) -> Option<Severity> {
        [Severity::Info, Severity::Warning, Severity::Emergency].into_iter().find(|severity| severity.name() == name)
    }

    pub fn name(self) -> &'static str {
        match self {
            Severity::Info => "info",
            Severity::Warning => "warning",
            Severity::Emergency => "emergency",
        }
    }
}

/// What every event begins with.
#[derive(Debug, Serialize)]
struct Event<'a, T> {
    schema: u32,
    event: &'static str,
    /// The same however often it comes.
    id: &'a str,
    at: Timestamp,
    severity: Severity,
    account: &'a str,
    #[serde(flatten)]
    more: T,
}

#[derive(Debug, Serialize)]
struct OfNotice {
    incident: OfIncident,
    notice: Written,
}

#[derive(Debug, Serialize)]
struct OfIncident {
    id: String,
    class: Class,
    occasion: &'static str,
    opened: Timestamp,
    last_seen: Timestamp,
    /// Of what came back; how much was sent nobody knows.
    messages: u64,
    computers: u64,
    networks: u64,
    sources: Vec<OfSource>,
    addresses: Vec<String>,
}

#[derive(Debug, Serialize)]
struct OfSource {
    ip: String,
    network: Option<String>,
    country: Option<String>,
    messages: u64,
}

#[derive(Debug, Serialize)]
struct Written {
    number: u32,
    message_id: String,
    subject: String,
    text: String,
}

/// A notice was written.
pub fn notice(telling: &Telling, message_id: &str, account: &str, id: &str) -> Result<Vec<u8>, TellError> {
    let public = Telling { reader: Reader { phrase: None, ..telling.reader.clone() }, ..telling.clone() };
    let document = write(&public).ok_or_else(|| TellError::NothingToTell(telling.class.name().to_owned()))?;
    let (text, _) = Templates::default().print(templates::TEXT, &document);
    let source = |source: &super::Source| OfSource {
        ip: source.address.to_string(),
        network: source.network.as_deref().map(plain),
        country: source.country.as_deref().map(plain),
        messages: source.messages,
    };
    let addresses = telling.addresses.iter().take(ADDRESSES_MAX).map(|text| harmless(&own_address(text)));
    let more = OfNotice {
        incident: OfIncident {
            id: super::words::id(&telling.incident),
            class: telling.class,
            occasion: occasion(telling.occasion),
            opened: telling.opened,
            last_seen: telling.last_seen,
            messages: telling.messages,
            computers: telling.computers,
            networks: telling.networks,
            sources: telling.sources.iter().take(SOURCES_MAX).map(source).collect(),
            addresses: addresses.collect(),
        },
        notice: Written {
            number: telling.number,
            message_id: message_id.to_owned(),
            subject: document.subject,
            text: harmless(&text),
        },
    };
    let severity = Severity::of(telling);
    bytes(&Event { schema: SCHEMA, event: "notice", id, at: telling.now, severity, account, more })
}

#[derive(Debug, Serialize)]
struct Undelivered<'a> {
    incident: OfId<'a>,
    mail: Stuck<'a>,
}

#[derive(Debug, Serialize)]
struct OfId<'a> {
    id: &'a str,
}

#[derive(Debug, Serialize)]
struct Stuck<'a> {
    message_id: &'a str,
    written: Timestamp,
    attempts: u32,
    /// alibi tries no more.
    given_up: bool,
    why: String,
}

/// A notice that does not get out by mail.
#[derive(Debug, Clone, Copy)]
pub struct Waiting<'a> {
    pub account: &'a str,
    pub incident: &'a str,
    pub message_id: &'a str,
    pub written: Timestamp,
    pub attempts: u32,
    pub given_up: bool,
    pub why: &'a str,
}

/// Mail cannot be delivered: that it concerns a notice is all that the other way must know.
pub fn undelivered(waiting: &Waiting<'_>, id: &str, at: Timestamp) -> Result<Vec<u8>, TellError> {
    let why = harmless(&sanitize::inert(waiting.why, REASON_MAX));
    let Waiting { account, incident, message_id, written, attempts, given_up, .. } = *waiting;
    let more =
        Undelivered { incident: OfId { id: incident }, mail: Stuck { message_id, written, attempts, given_up, why } };
    let severity = Severity::Emergency;
    bytes(&Event { schema: SCHEMA, event: "mail-undeliverable", id, at, severity, account, more })
}

fn bytes(event: &impl Serialize) -> Result<Vec<u8>, TellError> {
    let text = serde_json::to_string(event).map_err(|error| TellError::Build(error.to_string()))?;
    Ok(sanitize::json(&text).into_owned().into_bytes())
}

/// A foreign value.
fn plain(text: &str) -> String {
    harmless(&foreign(text))
}

/// Chats make mentions and links of `<!channel>` and `<http...|name>`, whoever wrote them.
fn harmless(text: &str) -> String {
    text.replace('<', "‹").replace('>', "›")
}

fn occasion(occasion: Occasion) -> &'static str {
    match occasion {
        Occasion::FirstWave => "first-wave",
        Occasion::NewVerdict { .. } => "new-verdict",
        Occasion::Growth => "growth",
        Occasion::NewHarm => "new-harm",
        Occasion::ReportReady => "report-ready",
        Occasion::Reopened => "reopened",
        Occasion::AllClear => "all-clear",
    }
}
