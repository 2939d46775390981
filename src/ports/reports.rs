//! What the store keeps of reports to networks. Every method is one transaction.

use std::future::Future;

use jiff::Timestamp;
use serde::Serialize;

use super::{OutboxRow, OutboxState, StoreError};
use crate::record::CaseRecord;
use crate::report::{Planned, Report, State, Suppression};

/// Which cases of an account are read next: the newest that are older than `before`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Not older than this.
    pub since: Timestamp,
    /// Time and key of the last case that was read; None: begin with the newest.
    pub before: Option<(Timestamp, String)>,
    pub most: u32,
}

/// From when on what is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Keep {
    /// Incidents that are over, cases, reports, mails that were sent.
    pub facts_since: Timestamp,
    /// Headers of returned mails, and those that were shown in reports.
    pub headers_since: Timestamp,
}

/// How much was removed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Purged {
    pub incidents: u64,
    pub cases: u64,
    pub reports: u64,
    pub mails: u64,
    pub headers: u64,
}

pub trait Reports: Send + Sync {
    /// The report with this id.
    fn report(&self, id: &str) -> impl Future<Output = Result<Option<Report>, StoreError>> + Send;
    /// Reports of all accounts that came into their state since then, newest first.
    fn reports(&self, since: Timestamp) -> impl Future<Output = Result<Vec<Report>, StoreError>> + Send;
    /// Writes a new report. False if there is one with its id: then nothing changes.
    fn prepare(&self, report: &Report) -> impl Future<Output = Result<bool, StoreError>> + Send;
    /// Writes the report in the place of what was known, if that is in the state `before`, together with these rows of the
    /// outbox. False if it is not: somebody else was faster, and nothing changes.
    fn change(
        &self,
        before: State,
        report: &Report,
        rows: &[OutboxRow],
    ) -> impl Future<Output = Result<bool, StoreError>> + Send;
    /// The same from [`State::Queued`], if its row was not tried to the end: then the row is given up too.
    fn withdraw(&self, report: &Report) -> impl Future<Output = Result<bool, StoreError>> + Send;
    /// How the row with this Message-ID stands, and its last error.
    fn row(
        &self,
        message_id: &str,
    ) -> impl Future<Output = Result<Option<(OutboxState, Option<String>)>, StoreError>> + Send;

    /// Contacts that are, or were, left alone.
    fn suppressions(&self) -> impl Future<Output = Result<Vec<Suppression>, StoreError>> + Send;
    fn suppress(&self, suppression: &Suppression) -> impl Future<Output = Result<(), StoreError>> + Send;

    /// What the incidents came to when they were last looked at; of one account or of all.
    fn planned(&self, account: Option<&str>) -> impl Future<Output = Result<Vec<Planned>, StoreError>> + Send;
    fn keep_planned(&self, planned: &Planned) -> impl Future<Output = Result<(), StoreError>> + Send;

    /// Cases of an account, the newest first, each with the incident that it belongs to now.
    fn page(&self, account: &str, page: &Page) -> impl Future<Output = Result<Vec<CaseRecord>, StoreError>> + Send;

    /// The key of this installation, for the hashes in reports (RFC 6590) and the names of questions. Made when it is first asked for.
    fn key(&self) -> impl Future<Output = Result<Vec<u8>, StoreError>> + Send;

    /// Removes what is older; or, if not `really`, only counts it.
    fn purge(&self, keep: &Keep, really: bool) -> impl Future<Output = Result<Purged, StoreError>> + Send;
}
