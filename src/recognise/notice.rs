//! What a mail turned out to be, and what it says: the words that the later steps share.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::aggregate::Aggregate;

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

    /// Is this what a mail system tells the envelope sender of a mail's delivery: not done, late, or done?
    pub fn is_bounce(self) -> bool {
        matches!(self, Kind::Dsn | Kind::Bounce | Kind::Delay | Kind::Success)
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
    /// DMARC aggregate reports: one, or those of one archive.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub dmarc: Vec<Aggregate>,
    /// What was odd or left unread, in sentences.
    pub defects: Vec<String>,
    /// Where the returned mail is.
    pub returned: Returned,
    /// Ordinary mail that only plays a bounce: see `pose`.
    #[serde(default)]
    pub poses: bool,
    /// It stands below other words, or is quoted in an answer: see `opening`.
    #[serde(default)]
    pub quoted: bool,
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
            dmarc: Vec::new(),
            defects: Vec::new(),
            returned: Returned::None,
            poses: false,
            quoted: false,
        }
    }

    /// A complaint that a program or a desk wrote, in a standard form or in words: it may tell the source.
    pub fn is_filed(&self) -> bool {
        self.kind == Kind::Arf || self.kind == Kind::Complaint && self.feedback.is_some()
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
    /// Original-Recipient (RFC 3464, 2.3.1), where it is another one, lower case: for whom the server took the mail before it passed it on.
    #[serde(default)]
    pub original: Option<String>,
}

/// What a complaint says: RFC 5965, 3, with the fields of RFC 6591, and the same from reports in other forms. All of it is the
/// reporter's word. What the returned header says of its source is found by `trace`, and never put in here.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Feedback {
    pub feedback_type: String,
    /// The address that the reporter names as the source.
    pub source_ip: Option<std::net::IpAddr>,
    pub source_port: Option<u16>,
    pub reported_domains: Vec<String>,
    pub reported_uris: Vec<String>,
    pub original_mail_from: Option<String>,
    pub original_rcpt_to: Vec<String>,
    /// Who wants to be removed: not of the RFC, but of many providers.
    pub removal_recipients: Vec<String>,
    pub user_agent: Option<String>,
    pub version: Option<String>,
    /// How many mails this one report stands for.
    pub incidents: Option<u64>,
    /// RFC 6591, 3.2: which check failed, what happened to the mail, and what was checked.
    pub auth_failure: Option<String>,
    pub delivery_result: Option<String>,
    pub identity_alignment: Option<String>,
    pub dkim_domain: Option<String>,
    pub dkim_identity: Option<String>,
    pub dkim_selector: Option<String>,
    pub spf_dns: Vec<String>,
    pub authentication_results: Vec<String>,
    /// Who reports, and under which number, where the report says so.
    pub reporter: Option<String>,
    pub report_id: Option<String>,
}

/// Where in the notice the returned mail stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Returned {
    #[default]
    None,
    /// A MIME part holds it.
    Part {
        index: usize,
    },
    /// It is pasted into the text of a part, from this byte of the body without its transfer encoding on.
    Text {
        index: usize,
        from: usize,
    },
    /// Only its heads came back, in the words of a mail program, from this line of the text of a part on.
    Summary {
        index: usize,
        line: usize,
    },
    /// It is packed into a file of another form.
    Packed {
        index: usize,
        form: Form,
    },
    /// The notice itself is a message wrapped in base64 or quoted-printable, and the mail is a part, or pasted into one, of it.
    WrappedPart {
        index: usize,
        part: usize,
    },
    WrappedText {
        index: usize,
        part: usize,
        from: usize,
    },
}

impl Returned {
    /// Was it cut out of what the notice says, and is no part of its own?
    pub fn is_of_text(self) -> bool {
        matches!(self, Returned::Text { .. } | Returned::Summary { .. } | Returned::WrappedText { .. })
    }
}

/// Forms of a file that holds a mail and is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Form {
    /// `winmail.dat`: a file in it, or the header of a message in it.
    Tnef,
    /// Outlook's `.msg`: the header.
    Msg,
    /// The sample of an XARF report.
    Xarf,
}
