//! What a mail turned out to be, and what it says: the words that the later steps share.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// Kinds of mail, as `trace --json` names them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
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

    /// Is this a return of some kind: mail that speaks about another mail?
    pub fn is_report(self) -> bool {
        !matches!(self, Kind::Ordinary | Kind::Unreadable)
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

impl Notice {
    pub fn new(kind: Kind, dialect: &str) -> Notice {
        Notice {
            kind,
            dialect: dialect.to_owned(),
            failures: Vec::new(),
            reporting_mta: None,
            arrival_date: None,
            envelope_id: None,
            feedback: None,
            defects: Vec::new(),
            returned: Returned::None,
        }
    }

    pub fn ordinary() -> Notice {
        Notice::new(Kind::Ordinary, "")
    }

    /// The recipients that failed, each once, in order.
    pub fn failed_recipients(&self) -> Vec<&str> {
        let mut seen = std::collections::BTreeSet::new();
        let recipients = self.failures.iter().map(|failure| failure.recipient.as_str());
        recipients.filter(|recipient| !recipient.is_empty() && seen.insert(*recipient)).collect()
    }

    /// The enhanced status of the first failure that has one.
    pub fn status(&self) -> Option<&str> {
        self.failures.iter().find_map(|failure| failure.status.as_deref())
    }
}

/// One failed recipient. RFC 3464, 2.3.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Failure {
    /// Final recipient, lower case addr-spec; empty where the notice names none.
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
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Returned {
    #[default]
    None,
    /// A MIME part holds it.
    Part { index: usize, only_headers: bool },
    /// It is pasted into the text of a part, from this byte of the body without its transfer encoding on.
    Text { index: usize, from: usize },
}
