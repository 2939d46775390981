//! The five ports: all that alibi knows of the world. Each has two adapters that ship.
//!
//! | port | live | second adapter |
//! |---|---|---|
//! | [`Mailbox`] | IMAP | a folder of `.eml` files |
//! | [`Lookup`] | DNS, RDAP | a recorded world |
//! | [`Outbox`] | SMTP | a folder of outgoing mail |
//! | [`Store`] | an SQLite file | SQLite in memory |
//! | [`Clock`] | the system's | a fixed time |
//!
//! Two more hang on these: [`Reports`], what the store keeps of reports to networks, and [`Consent`], the one folder of a mailbox
//! in which alibi may ask its owner.
//!
//! Errors say whether trying again makes sense; the caller decides when.

use std::future::Future;
use std::time::Duration;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::facts::{Facts, Question};
use crate::incident::Incident;
use crate::owner::Learned;
use crate::record::CaseRecord;

mod consent;
mod reports;
mod row;
mod spent;
mod trouble;

pub use consent::{Consent, NO, Said, YES};
pub use reports::{Keep, Page, Purged, Reports};
pub use row::OutboxRow;
pub use spent::Spent;
pub use trouble::{MailboxError, SendError, StoreError};

/// Where a mail stands. Valid as long as the folder keeps its UIDVALIDITY (RFC 3501, 2.3.1.1).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Place {
    pub folder: String,
    pub uid_validity: u32,
    pub uid: u32,
}

/// Up to where a folder was read: every UID below `uid_next` was handled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cursor {
    pub folder: String,
    pub uid_validity: u32,
    pub uid_next: u32,
}

/// A mail that is new to us, by its header only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arrival {
    pub place: Place,
    /// Size of the whole mail in bytes, as the server says.
    pub size: u64,
    /// The header block, with the blank line.
    pub header: Vec<u8>,
    /// INTERNALDATE: when the server got it.
    pub arrived: Option<Timestamp>,
}

/// A mail that is no news, by its header.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Recent {
    pub header: Vec<u8>,
    /// INTERNALDATE: when the server got it.
    pub arrived: Option<Timestamp>,
}

/// What a look into the mailbox found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Look {
    /// New mail, oldest first within each folder.
    pub arrivals: Vec<Arrival>,
    /// Where the cursors stand when all arrivals are handled.
    pub cursors: Vec<Cursor>,
    /// There was more than one look takes: look again when these are handled.
    pub more: bool,
    /// Mails that the server would not hand out, each with the reason. They are set aside, not retried for ever.
    pub refused: Vec<(Place, String)>,
}

/// Which folders to search for a Message-ID.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shelf {
    /// What the owner sent (`\Sent`, RFC 6154).
    Sent,
    /// What arrived: the watched folders. Here our own notices are found again.
    Arrived,
}

/// The owner's mailbox, read-only. Nothing in it ever changes through this port.
pub trait Mailbox: Send {
    /// New mail since the cursors. A folder without a cursor is looked at back to the configured number of days.
    fn look(&mut self, since: &[Cursor]) -> impl Future<Output = Result<Look, MailboxError>> + Send;
    /// The whole mail, or its first bytes up to the configured limit.
    fn fetch(&mut self, place: &Place) -> impl Future<Output = Result<Vec<u8>, MailboxError>> + Send;
    /// Header blocks of the mails with this Message-ID (without `<>`).
    fn find(
        &mut self,
        shelf: Shelf,
        message_id: &str,
    ) -> impl Future<Output = Result<Vec<Vec<u8>>, MailboxError>> + Send;
    /// Header blocks of sent mails to this address, if they say to be from about this time, a day more or less. A mailbox that cannot
    /// be searched like this has none.
    fn sent_to(
        &mut self,
        recipient: &str,
        written: Timestamp,
    ) -> impl Future<Output = Result<Vec<Vec<u8>>, MailboxError>> + Send {
        let _ = (recipient, written);
        async { Ok(Vec::new()) }
    }
    /// Header blocks of the newest mails, at most `most`, with the time that the server got them: of the inbox (not of junk, in
    /// which strangers write more than others), or of sent mail. A mailbox that cannot tell has none.
    fn recent(&mut self, shelf: Shelf, most: usize) -> impl Future<Output = Result<Vec<Recent>, MailboxError>> + Send {
        let _ = (shelf, most);
        async { Ok(Vec::new()) }
    }
    /// Sleeps until something may have arrived, at most `longest`.
    fn wait(&mut self, longest: Duration) -> impl Future<Output = Result<(), MailboxError>> + Send;
}

/// What a look-up may need of the case.
#[derive(Debug, Clone, Copy)]
pub struct Material<'a> {
    /// The mail that arrived, whole.
    pub notice: &'a [u8],
    /// The returned mail; empty if none.
    pub original: &'a [u8],
    /// The returned mail is complete and byte for byte as sent: its body hash can be checked.
    pub original_full: bool,
}

impl Material<'static> {
    /// For questions that need no mail.
    pub const NONE: Material<'static> = Material { notice: b"", original: b"", original_full: false };
}

/// The world's answers. Never fails: what cannot be asked is [`crate::facts::Fact::Unknown`].
pub trait Lookup: Send + Sync {
    /// One round of questions about one mail; `spent` is the mail's, the same for all its rounds.
    fn answer(
        &self,
        questions: &[Question],
        material: Material<'_>,
        spent: &Spent,
    ) -> impl Future<Output = Facts> + Send;
}

/// What goes out, and so which way it goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Purpose {
    /// A mail to the owner.
    Notice,
    /// A mail to an IT provider about all clients.
    Digest,
    /// A mail to the desk of a network.
    Report,
    /// JSON for a hook of the owner's: a program, or a web address.
    Event,
}

/// Something on its way out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outgoing {
    pub purpose: Purpose,
    /// Message-ID without `<>`, or what names an event; fixed when the row is written, so that it can be found again.
    pub message_id: String,
    /// Envelope sender; empty for an event.
    pub from: String,
    /// Mailboxes; for an event the name of its hook.
    pub to: Vec<String>,
    /// The whole mail (RFC 5322), or the event (RFC 8259).
    pub bytes: Vec<u8>,
}

impl Outgoing {
    /// What goes the same way, and waits together when that way is closed: all mail, or what one hook gets.
    pub fn way(&self) -> &str {
        match self.purpose {
            Purpose::Notice | Purpose::Digest | Purpose::Report => "",
            Purpose::Event => self.to.first().map_or("", String::as_str),
        }
    }
}

pub trait Outbox: Send + Sync {
    /// Hands the mail over. `Ok` means that the other side took the responsibility for it (RFC 5321, 6.1).
    fn send(&self, mail: &Outgoing) -> impl Future<Output = Result<(), SendError>> + Send;
}

pub trait Clock: Send + Sync {
    fn now(&self) -> Timestamp;
}

/// State of a row in the outbox. [`crate::outbox`] says what a crash leaves in each and what follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OutboxState {
    /// Written, not tried yet, or surely not sent.
    New,
    /// Being handed over: after a crash it is looked for before any resend.
    Sending,
    Sent,
    /// Given up; shown to the owner by `status`.
    Failed,
}

/// How an account does, for `alibi status`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Health {
    pub account: String,
    /// The last time that a look into the mailbox came back whole.
    pub last_look: Option<Timestamp>,
    pub last_error: Option<String>,
    pub last_error_at: Option<Timestamp>,
    /// Mails set aside because they could not be read.
    pub set_aside: u64,
}

/// A mail that could not be read and will not be tried again, for `alibi status`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetAside {
    pub account: String,
    pub place: Place,
    pub why: String,
}

/// One handled mail, written in one transaction.
#[derive(Debug, Clone, Copy)]
pub struct Handled<'a> {
    pub account: &'a str,
    pub place: &'a Place,
    /// None for ordinary mail.
    pub case: Option<&'a CaseRecord>,
    /// The incident as it stands with this case.
    pub incident: Option<&'a Incident>,
    /// Others that the case changed. The cases of one that joined another go there with it.
    pub also: &'a [Incident],
}

/// What must survive. Every method is one transaction; a crash leaves the state of before or after it.
pub trait Store: Reports {
    fn cursors(&self, account: &str) -> impl Future<Output = Result<Vec<Cursor>, StoreError>> + Send;
    /// Notes that every mail below the cursors was handled; what the ledger holds of those is forgotten.
    fn advance(&self, account: &str, cursors: &[Cursor]) -> impl Future<Output = Result<(), StoreError>> + Send;

    /// Marks a mail before it is read. Returns how often that was tried, this time included; 0 if it is done already.
    fn begin(&self, account: &str, place: &Place) -> impl Future<Output = Result<u32, StoreError>> + Send;
    /// Takes one `begin` back: the mail could not be read, but for a reason that is not the mail's.
    fn release(&self, account: &str, place: &Place) -> impl Future<Output = Result<(), StoreError>> + Send;
    /// Marks a mail as unreadable for good.
    fn set_aside(&self, account: &str, place: &Place, why: &str)
    -> impl Future<Output = Result<(), StoreError>> + Send;
    /// The mails that were set aside; of one account or of all.
    fn all_set_aside(&self, account: Option<&str>) -> impl Future<Output = Result<Vec<SetAside>, StoreError>> + Send;
    /// Was a mail with this content counted before (same mail under another UID)?
    fn knows(&self, account: &str, key: &str) -> impl Future<Output = Result<bool, StoreError>> + Send;
    /// Writes case and incident and marks the mail as done. A case whose key is known was counted before: then the mail is
    /// marked and nothing else changes, so that no mail counts twice in an incident.
    fn record(&self, handled: Handled<'_>) -> impl Future<Output = Result<(), StoreError>> + Send;

    /// Incidents, newest first; of one account or of all.
    fn incidents(&self, account: Option<&str>) -> impl Future<Output = Result<Vec<Incident>, StoreError>> + Send;
    /// The cases of an incident, oldest first.
    fn cases(&self, incident: &str) -> impl Future<Output = Result<Vec<CaseRecord>, StoreError>> + Send;

    /// The incident as it stands now, with nothing told.
    fn keep_incident(&self, incident: &Incident) -> impl Future<Output = Result<(), StoreError>> + Send;
    /// How many notices were written since then, for one account or for all; reports and events do not count.
    fn notices_since(
        &self,
        account: Option<&str>,
        since: Timestamp,
    ) -> impl Future<Output = Result<u64, StoreError>> + Send;
    /// The incident with what is now told, and what tells it, together. A Message-ID that is in the outbox already was told
    /// before: its row stays as it is.
    fn tell(&self, incident: &Incident, rows: &[OutboxRow]) -> impl Future<Output = Result<(), StoreError>> + Send;
    /// Rows that concern what was told before, or no incident at all. How many were not in the outbox yet.
    fn enqueue(&self, rows: &[OutboxRow]) -> impl Future<Output = Result<u64, StoreError>> + Send;
    /// When the last row of this purpose was written.
    fn last(&self, purpose: Purpose) -> impl Future<Output = Result<Option<Timestamp>, StoreError>> + Send;
    /// Rows that are not finished (new, sending), oldest first.
    fn outbox(&self) -> impl Future<Output = Result<Vec<OutboxRow>, StoreError>> + Send;
    /// The notices about an incident, whatever became of them, oldest first.
    fn notices_of(&self, incident: &str) -> impl Future<Output = Result<Vec<OutboxRow>, StoreError>> + Send;
    /// Rows that were given up, oldest first, for `alibi status`.
    fn given_up(&self) -> impl Future<Output = Result<Vec<OutboxRow>, StoreError>> + Send;
    /// Is this Message-ID (without `<>`) one of ours?
    fn is_ours(&self, message_id: &str) -> impl Future<Output = Result<bool, StoreError>> + Send;
    /// Sets state, attempts, due time and error of the row with this Message-ID.
    fn mark(&self, row: &OutboxRow) -> impl Future<Output = Result<(), StoreError>> + Send;

    /// What was learned about the owner of an account, and when; None if nothing ever was.
    fn learned(&self, account: &str) -> impl Future<Output = Result<Option<(Learned, Timestamp)>, StoreError>> + Send;
    /// Keeps what was learned in the place of what was known.
    fn keep_learned(
        &self,
        account: &str,
        learned: &Learned,
        at: Timestamp,
    ) -> impl Future<Output = Result<(), StoreError>> + Send;

    /// Notes how an account does. A `last_look` of None keeps the one that is known; the error is replaced.
    fn report_health(&self, health: &Health) -> impl Future<Output = Result<(), StoreError>> + Send;
    /// One a known account; `set_aside` is counted anew.
    fn health(&self) -> impl Future<Output = Result<Vec<Health>, StoreError>> + Send;
}
