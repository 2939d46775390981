//! What a notice is written from: plain values, gathered by the caller. What is not known is None, and prints nothing or says
//! so. Foreign text goes in as it came; the writing makes it inert.

use std::fmt;
use std::net::IpAddr;

use jiff::civil::Date;
use jiff::{Timestamp, tz::TimeZone};

use super::words::Language;
use crate::advise::{Record, Share, State};
use crate::verdict::{Class, Evidence, How, Missing};

/// What else is open in an account, while the owner is told of an incident: then nothing may sound as if all were well.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Worry {
    #[default]
    Nothing,
    /// Mail of which nobody can say whether it left through the owner's side.
    Unclear,
    BreakIn,
}

/// Everything that a notice says.
#[derive(Debug, Clone, PartialEq)]
pub struct Telling {
    /// Short id of the incident: `K7QM-3F2A`.
    pub incident: String,
    pub class: Class,
    /// Why the owner is told now.
    pub occasion: Occasion,
    /// For [`Class::ThroughYourAccount`]: by which of the ways.
    pub how: Option<How>,
    /// First and last return that belongs to the event.
    pub opened: Timestamp,
    pub last_seen: Timestamp,
    /// Returns counted so far.
    pub messages: u64,
    /// Of these, how many show the computer that handed the mail in.
    pub traced: u64,
    /// How many different addresses the mail was meant for.
    pub recipients: Option<u64>,
    /// Returns a day in the owner's time zone, oldest first.
    pub days: Vec<(Date, u64)>,
    /// Returns an hour, each by its beginning, oldest first; shown while there is but one day.
    pub hours: Vec<(Timestamp, u64)>,
    /// Organisations that sent returns, each once.
    pub bouncers: Vec<String>,
    /// Computers that handed the mail in, and their networks: all of them, also those that are not listed.
    pub computers: u64,
    pub networks: u64,
    /// Where the mail was handed in, busiest first.
    pub sources: Vec<Source>,
    /// The owner's addresses that stood on the mail, as the mail has them: foreign text.
    pub addresses: Vec<String>,
    /// The watched mailbox, as configured: the only address that may stand in a subject.
    pub mailbox: String,
    /// What else is open in the same account.
    pub worry: Worry,
    /// Up to three returned mails are shown.
    pub samples: Vec<Sample>,
    /// The evidence of the deciding case or cases.
    pub evidence: Vec<Evidence>,
    /// For [`Class::CannotTell`]: what would have decided it.
    pub missing: Vec<Missing>,
    /// None: this is the first notice, or it is not known.
    pub since: Option<Since>,
    /// What DMARC aggregate reports say that receivers did with it.
    pub receivers: Option<Receivers>,
    /// The records of the owner's domain, if somebody looked.
    pub protection: Option<Protection>,
    /// What was reported to networks; None: nothing ever is.
    pub reports: Option<Reports>,
    /// The login that what came back names, where it may be the owner's: from where, and when.
    pub login: Option<(IpAddr, Timestamp)>,
    pub now: Timestamp,
    /// 1 for the first notice about this incident.
    pub number: u32,
    pub letter: Letter,
    pub reader: Reader,
}

impl Telling {
    pub(super) fn has_evidence(&self, code: &str) -> bool {
        self.evidence.iter().any(|one| one.code == code)
    }
}

/// What made this notice due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Occasion {
    FirstWave,
    /// The class was another one in the last notice.
    NewVerdict {
        before: Class,
    },
    Growth,
    NewHarm,
    /// A report to a network waits for a yes.
    ReportReady,
    Reopened,
    /// Nothing came for so long that the event is over.
    AllClear,
}

/// What came after the last notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Since {
    pub at: Timestamp,
    pub messages: u64,
}

/// Sums of DMARC aggregate reports for the time of the event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Receivers {
    pub messages: u64,
    /// Rejected or put into quarantine.
    pub refused: u64,
}

/// The records that help others to refuse forged mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Protection {
    /// The owner's, as configured: no foreign text.
    pub domain: String,
    pub spf: State,
    pub dkim: State,
    pub dmarc: State,
    /// The one next step; None: nothing is left to do, or nothing could be checked.
    pub next: Option<Record>,
    /// Of the messages of this event, how many a DMARC policy of reject refuses.
    pub refusable: Share,
}

/// What was written to networks about this event, and what was not.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reports {
    pub reports: Vec<Report>,
    /// Sources that were left alone, counted by reason.
    pub left: Vec<(LeftAlone, u64)>,
    /// Addresses that somebody seems to want accused.
    pub framed: u64,
    /// How the owner says yes to a prepared report.
    pub approval: Option<Approval>,
}

/// One report to one network.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    pub network: String,
    pub state: ReportState,
    pub messages: u64,
    pub witnesses: u64,
    /// Why this address, for the IT person: a sentence.
    pub contact: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReportState {
    Prepared,
    Sent {
        on: Timestamp,
        /// Messages a day before and after it, once that can be said.
        outcome: Option<(u64, u64)>,
    },
    Declined,
    Failed,
}

/// Why a source was not reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LeftAlone {
    TooSmall,
    TooOld,
    TooFewWitnesses,
    Relay,
    WebForm,
    NobodyToWriteTo,
}

/// How a report is let go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Approval {
    /// By moving it from one folder of the mailbox to another.
    Folders { from: String, to: String },
    /// By a command on the machine.
    Command(String),
}

/// A computer that handed the forged mail in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    pub address: IpAddr,
    /// A name that resolves back to the address.
    pub host: Option<String>,
    /// Who holds the network.
    pub network: Option<String>,
    /// ISO 3166 code.
    pub country: Option<String>,
    pub messages: u64,
}

/// One returned mail (or one lure), as it came.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sample {
    pub subject: String,
    pub from: String,
    pub to: String,
    pub message_id: Option<String>,
}

impl Sample {
    /// Nothing of the mail came back that would tell which one it was.
    pub fn is_empty(&self) -> bool {
        self.subject.is_empty() && self.from.is_empty() && self.to.is_empty() && self.message_id.is_none()
    }
}

/// Between whom the notice travels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// A mailbox: `Alibi <alibi@shop.example>` or the bare address.
    pub from: String,
    pub to: Vec<String>,
    /// Where the owner's answer goes; None: to `from`.
    pub reply_to: Option<String>,
    /// Right side of our Message-IDs.
    pub domain: String,
}

/// For whom it is written, and in whose name.
#[derive(Debug, Clone, PartialEq)]
pub struct Reader {
    pub language: Language,
    pub zone: TimeZone,
    /// Only the owner and we know it.
    pub phrase: Option<Phrase>,
    /// The name that the notices carry: that of the IT provider, if one runs this. None: alibi.
    pub name: Option<String>,
}

impl Default for Reader {
    fn default() -> Reader {
        Reader { language: Language::English, zone: TimeZone::UTC, phrase: None, name: None }
    }
}

/// The owner's secret phrase. It stands in notices, and nowhere else: not in logs either.
#[derive(Clone, PartialEq, Eq)]
pub struct Phrase(pub String);

impl fmt::Debug for Phrase {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Phrase(..)")
    }
}
