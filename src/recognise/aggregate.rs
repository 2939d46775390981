//! DMARC aggregate reports as rows: who sent mail in the name of a domain, how often, and what a receiver made of it.
//!
//! RFC 7489, 7.2 and appendix C, and its successor's format (RFC 9990), which only adds elements. Why not mail-auth's own reader: it
//! refuses a report that lacks one element and keeps as many records as a stranger writes; evidence that is sloppy still names
//! addresses. quick-xml pulls events from the text and expands no entity that a document declares, so what is nested or
//! declared costs nothing; elements are known by their parent, in any namespace.

use std::net::IpAddr;
use std::sync::LazyLock;

use jiff::Timestamp;
use memchr::memmem::Finder;
use quick_xml::events::Event;
use serde::{Deserialize, Serialize};

/// One report. What it does not say is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Aggregate {
    pub org_name: String,
    pub email: String,
    pub report_id: String,
    pub begin: Option<Timestamp>,
    pub end: Option<Timestamp>,
    pub policy: Policy,
    /// At most [`ROWS_MAX`].
    pub rows: Vec<Row>,
    /// Rows that were counted and not kept.
    pub rows_left: u64,
    /// Messages over all rows, kept or not.
    pub messages: u64,
}

/// The policy that the domain published.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Policy {
    pub domain: String,
    pub p: String,
    pub sp: String,
    pub np: String,
    pub adkim: String,
    pub aspf: String,
    pub pct: String,
    pub fo: String,
    pub testing: String,
}

/// Mail of one source with one outcome.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Row {
    pub source_ip: Option<IpAddr>,
    pub count: u64,
    pub disposition: String,
    /// Did an aligned signature verify?
    pub dkim: String,
    /// Did SPF pass for an aligned domain?
    pub spf: String,
    /// Why the policy was not applied: `forwarded`, `mailing_list`, ...
    pub reasons: Vec<String>,
    pub header_from: String,
    pub envelope_from: String,
    pub envelope_to: String,
    pub dkim_results: Vec<DkimResult>,
    pub spf_results: Vec<SpfResult>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DkimResult {
    pub domain: String,
    pub selector: String,
    pub result: String,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SpfResult {
    pub domain: String,
    pub scope: String,
    pub result: String,
}

impl Row {
    /// Neither check passed for the domain in From: somebody else's mail, or the owner's own without alignment.
    pub fn failed(&self) -> bool {
        self.dkim != "pass" && self.spf != "pass"
    }
}

/// Does an XML document start like an aggregate report?
pub fn is_report(start: &[u8]) -> bool {
    ELEMENTS.iter().all(|element| element.find(start).is_some())
}

/// Elements that every report begins with.
static ELEMENTS: LazyLock<[Finder<'static>; 2]> = LazyLock::new(|| ["feedback", "report_metadata"].map(Finder::new));

/// Reads a report as far as it is one, and says what was left unread.
pub fn parse(document: &[u8]) -> (Option<Aggregate>, Vec<String>) {
    let text = String::from_utf8_lossy(document);
    let text = text.trim_start_matches(['\u{feff}', ' ', '\r', '\n', '\t']);
    let mut reader = quick_xml::Reader::from_str(text);
    let config = reader.config_mut();
    (config.allow_unmatched_ends, config.check_end_names, config.allow_dangling_amp) = (true, false, true);
    let mut walk = Walk::default();
    let mut defects = Vec::new();
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag)) => {
                if walk.path.len() >= DEPTH_MAX {
                    defects.push(format!(
                        "a DMARC report is nested more than {DEPTH_MAX} deep, what is inside was left unread"
                    ));
                    break;
                }
                walk.open(tag.local_name().as_ref());
            }
            Ok(Event::End(_)) => walk.close(),
            Ok(Event::Text(text)) => walk.text(&text),
            Ok(Event::CData(text)) => walk.text(&text),
            // Only the characters that XML itself names: what a document declares is not expanded.
            Ok(Event::GeneralRef(name)) => match name.resolve_char_ref() {
                Ok(Some(character)) => walk.text(character.encode_utf8(&mut [0; 4])),
                _ => walk.text(quick_xml::escape::resolve_xml_entity(&name).unwrap_or("")),
            },
            Ok(Event::Eof) => break,
            Ok(_) => {}
            Err(_) => {
                defects.push("a DMARC report is not well formed, its end was left unread".to_owned());
                break;
            }
        }
    }
    if walk.report.rows_left > 0 {
        defects.push(format!("a DMARC report has more than {ROWS_MAX} rows, the rest was only counted"));
    }
    (walk.seen.then_some(walk.report), defects)
}

#[derive(Default)]
struct Walk {
    report: Aggregate,
    row: Row,
    /// The open elements, from the root on.
    path: Vec<String>,
    value: String,
    seen: bool,
}

impl Walk {
    fn open(&mut self, name: &str) {
        let name: String = name.chars().take(NAME_MAX).collect();
        let parent = self.path.last().map_or("", String::as_str);
        match (parent, name.as_str()) {
            (_, "report_metadata" | "policy_published") => self.seen = true,
            (_, "record") => {
                self.seen = true;
                self.row = Row::default();
            }
            ("auth_results", "dkim") if self.row.dkim_results.len() < RESULTS_MAX => {
                self.row.dkim_results.push(DkimResult::default());
            }
            ("auth_results", "spf") if self.row.spf_results.len() < RESULTS_MAX => {
                self.row.spf_results.push(SpfResult::default());
            }
            _ => {}
        }
        self.path.push(name);
        self.value.clear();
    }

    fn text(&mut self, text: &str) {
        let room = VALUE_MAX.saturating_sub(self.value.len());
        self.value.push_str(text.get(..text.floor_char_boundary(room)).unwrap_or(""));
    }

    fn close(&mut self) {
        let Some(name) = self.path.pop() else { return };
        let value = std::mem::take(&mut self.value);
        let value = value.trim();
        if name == "record" {
            self.end_row();
        } else if !value.is_empty() {
            let depth = self.path.len();
            let parent = self.path.last().map_or("", String::as_str).to_owned();
            let above = depth.checked_sub(2).and_then(|at| self.path.get(at)).map_or("", String::as_str).to_owned();
            self.leaf(&above, &parent, &name, value);
        }
    }

    fn end_row(&mut self) {
        let row = std::mem::take(&mut self.row);
        self.report.messages = self.report.messages.saturating_add(row.count);
        if self.report.rows.len() < ROWS_MAX {
            self.report.rows.push(row);
        } else {
            self.report.rows_left += 1;
        }
    }

    fn leaf(&mut self, above: &str, parent: &str, name: &str, value: &str) {
        let (report, row) = (&mut self.report, &mut self.row);
        let text = value.to_owned();
        let word = || value.to_lowercase();
        match (parent, name) {
            ("report_metadata", "org_name") => report.org_name = text,
            ("report_metadata", "email") => report.email = text,
            ("report_metadata", "report_id") => report.report_id = text,
            ("date_range", "begin") => report.begin = moment(value),
            ("date_range", "end") => report.end = moment(value),
            ("policy_published", _) => report.policy.set(name, word()),
            ("row", "source_ip") => row.source_ip = super::feedback::ip(value),
            ("row", "count") => row.count = value.parse().unwrap_or(0),
            ("policy_evaluated", "disposition") => row.disposition = word(),
            ("policy_evaluated", "dkim") => row.dkim = word(),
            ("policy_evaluated", "spf") => row.spf = word(),
            ("reason", "type") if row.reasons.len() < RESULTS_MAX => row.reasons.push(word()),
            ("identifiers", "header_from") => row.header_from = word(),
            ("identifiers", "envelope_from") => row.envelope_from = word(),
            ("identifiers", "envelope_to") => row.envelope_to = word(),
            ("dkim", _) if above == "auth_results" => match (row.dkim_results.last_mut(), name) {
                (Some(result), "domain") => result.domain = word(),
                (Some(result), "selector") => result.selector = text,
                (Some(result), "result") => result.result = word(),
                _ => {}
            },
            ("spf", _) if above == "auth_results" => match (row.spf_results.last_mut(), name) {
                (Some(result), "domain") => result.domain = word(),
                (Some(result), "scope") => result.scope = word(),
                (Some(result), "result") => result.result = word(),
                _ => {}
            },
            _ => {}
        }
    }
}

impl Policy {
    fn set(&mut self, name: &str, value: String) {
        let place = match name {
            "domain" => &mut self.domain,
            "p" => &mut self.p,
            "sp" => &mut self.sp,
            "np" => &mut self.np,
            "adkim" => &mut self.adkim,
            "aspf" => &mut self.aspf,
            "pct" => &mut self.pct,
            "fo" => &mut self.fo,
            "testing" => &mut self.testing,
            _ => return,
        };
        *place = value;
    }
}

/// RFC 7489, appendix C: seconds since 1970. Some write a date.
fn moment(value: &str) -> Option<Timestamp> {
    match value.parse::<i64>() {
        Ok(seconds) => Timestamp::from_second(seconds).ok(),
        Err(_) => value.parse().ok(),
    }
}

/// Rows of a report that are kept.
pub const ROWS_MAX: usize = 1_000;
/// Elements inside each other. RFC 7489's own documents have six.
pub const DEPTH_MAX: usize = 32;
/// Signatures, SPF results and reasons of one row.
const RESULTS_MAX: usize = 20;
/// Bytes of one value, and characters of one name.
const VALUE_MAX: usize = 400;
const NAME_MAX: usize = 40;

#[cfg(test)]
mod tests {
    use super::*;

    fn report(rows: &str) -> String {
        format!(
            "<?xml version=\"1.0\"?><feedback xmlns=\"urn:ietf:params:xml:ns:dmarc-2.0\"><version>1.0</version>\
             <report_metadata><org_name>Mail &amp; More</org_name><email>d@r.example</email><report_id>7</report_id>\
             <date_range><begin>1711929600</begin><end>1712015999</end></date_range></report_metadata>\
             <policy_published><domain>Owner.example</domain><p>reject</p><np>none</np></policy_published>{rows}</feedback>"
        )
    }

    const ROW: &str = "<record><row><source_ip> 192.0.2.7 </source_ip><count>3</count><policy_evaluated>\
        <disposition>none</disposition><dkim>fail</dkim><spf>fail</spf><reason><type>forwarded</type></reason>\
        </policy_evaluated></row><identifiers><header_from>owner.example</header_from><envelope_from>b.example\
        </envelope_from></identifiers><auth_results><dkim><domain>x.example</domain><selector>S1</selector>\
        <result>fail</result></dkim><dkim><domain>y.example</domain><result>pass</result></dkim><spf><domain>b.example\
        </domain><scope>mfrom</scope><result>pass</result></spf></auth_results></record>";

    #[test]
    fn a_report_is_read_to_its_rows() {
        let (read, defects) = parse(report(ROW).as_bytes());
        let read = read.unwrap();
        assert!(defects.is_empty(), "{defects:?}");
        assert_eq!((read.org_name.as_str(), read.policy.domain.as_str()), ("Mail & More", "owner.example"));
        assert_eq!(read.begin.unwrap().to_string(), "2024-04-01T00:00:00Z");
        let row = &read.rows[0];
        assert_eq!((row.source_ip, row.count, row.failed()), (Some("192.0.2.7".parse().unwrap()), 3, true));
        assert_eq!(row.reasons, ["forwarded"]);
        assert_eq!(row.dkim_results[1].domain, "y.example");
        assert_eq!((row.dkim_results[0].selector.as_str(), row.spf_results[0].scope.as_str()), ("S1", "mfrom"));
    }

    #[test]
    fn sloppy_reports_are_read_as_far_as_they_go() {
        let whole = report(ROW);
        let (cut, _) = whole.split_once("<spf><domain>").unwrap();
        assert!(parse(cut.as_bytes()).0.is_some());
        let broken = report(&format!("{ROW}<record><row><count>1</row></record>"));
        assert_eq!(parse(broken.as_bytes()).0.unwrap().rows[0].count, 3);
        assert!(parse(b"<html>hello</html>").0.is_none());
    }

    #[test]
    fn entities_nesting_and_floods_cost_nothing() {
        let lol = format!(
            "<!DOCTYPE x [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;\">]>{}",
            report(ROW).replace("Mail &amp; More", "&b;!")
        );
        assert_eq!(parse(lol.as_bytes()).0.unwrap().org_name, "!");
        let deep = report(&"<record>".repeat(100_000));
        assert!(parse(deep.as_bytes()).1[0].contains("32 deep"));
        let many = report(&ROW.repeat(ROWS_MAX + 5));
        let (read, defects) = parse(many.as_bytes());
        let read = read.unwrap();
        assert_eq!((read.rows.len(), read.rows_left, read.messages), (ROWS_MAX, 5, 3 * (ROWS_MAX as u64 + 5)));
        assert!(defects[0].contains("1000 rows"));
    }
}
