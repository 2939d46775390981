//! What a mail is: a return of some kind, or ordinary mail.

pub mod genuine;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// Kinds of mail, as `trace --json` names them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A delivery status notification of failure, RFC 3464, however wrapped.
    Dsn,
    /// A failure in the words of an MTA, without a delivery-status part.
    Bounce,
    /// Not delivered yet.
    Delay,
    /// Delivered, relayed or expanded.
    Success,
    /// An abuse report, RFC 5965.
    Arf,
    DmarcAggregate,
    DmarcFailure,
    AutoReply,
    /// "Confirm that you sent this".
    Challenge,
    VirusNotice,
    /// A person complains.
    Complaint,
    /// RFC 8098.
    ReadReceipt,
    Ordinary,
    Unreadable,
}

impl Kind {
    /// The name in `trace --json`.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Dsn => "dsn",
            Kind::Bounce => "bounce",
            Kind::Delay => "delay",
            Kind::Success => "success",
            Kind::Arf => "arf",
            Kind::DmarcAggregate => "dmarc-aggregate",
            Kind::DmarcFailure => "dmarc-failure",
            Kind::AutoReply => "auto-reply",
            Kind::Challenge => "challenge",
            Kind::VirusNotice => "virus-notice",
            Kind::Complaint => "complaint",
            Kind::ReadReceipt => "read-receipt",
            Kind::Ordinary => "ordinary",
            Kind::Unreadable => "unreadable",
        }
    }
}

/// What a mail turned out to be, and what it says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Notice {
    pub kind: Kind,
    /// Who recognised it: `rfc3464`, `rfc5965`, `qmail`, `exchange`, ... or empty for ordinary mail.
    pub dialect: String,
    /// One entry per failed recipient, in the order of the notice.
    pub failures: Vec<Failure>,
    /// The MTA that reports, lower case name without type: RFC 3464, 2.2.2.
    pub reporting_mta: Option<String>,
    pub arrival_date: Option<Timestamp>,
    pub envelope_id: Option<String>,
    pub feedback: Option<Feedback>,
    /// What was odd or left unread, in sentences.
    pub defects: Vec<String>,
    /// Where the returned mail is.
    pub returned: Returned,
}

/// One failed recipient. RFC 3464, 2.3.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Failure {
    /// Final recipient, lower case addr-spec.
    pub recipient: String,
    /// Enhanced status code, RFC 3463: from Status, or from the diagnostic where Status says nothing.
    pub status: Option<String>,
    pub action: Option<String>,
    pub diagnostic: Option<String>,
    pub remote_mta: Option<String>,
}

/// What a complaint says. RFC 5965, 3.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Feedback {
    pub feedback_type: String,
    pub source_ip: Option<std::net::IpAddr>,
    pub reported_domains: Vec<String>,
    pub original_mail_from: Option<String>,
    pub original_rcpt_to: Vec<String>,
    pub user_agent: Option<String>,
    pub incidents: Option<u64>,
}

/// Where in the notice the returned mail stands.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Returned {
    #[default]
    None,
    /// A MIME part holds it.
    Part { index: usize, only_headers: bool },
    /// It is pasted into the text of a part, from this byte of the decoded text on.
    Text { index: usize, from: usize },
}

/// Stand-in until the readers land.
pub fn recognise(_message: &crate::mail::Message<'_>) -> Notice {
    Notice { kind: Kind::Ordinary, dialect: String::new(), failures: Vec::new(), reporting_mta: None, arrival_date: None, envelope_id: None, feedback: None, defects: Vec::new(), returned: Returned::None }
}

/// Stand-in until the readers land.
pub fn may_be_report(_header: &[u8]) -> bool {
    true
}
