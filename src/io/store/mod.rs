//! The state: one SQLite file behind the [`Store`] port.
//!
//! SQLite with a write-ahead log and `synchronous = FULL`: a method that returned is on the disk, also after a power cut, and
//! one that did not return changed nothing. So a crash can only fall between two methods, and leaves one of these:
//!
//! | step of a mail | the state holds | what the next start does |
//! |---|---|---|
//! | [`Store::begin`] | the mail, `begun`, with its tries | reads it again; after two tries it is set aside |
//! | [`Store::record`] | case, incident and mail `done`, together | `begin` says 0: not read again, not counted again |
//! | [`Store::set_aside`] | the mail, `set-aside`, and why | `begin` says 0; shown by `status` |
//! | [`Store::advance`] | the cursors; done mails below them forgotten | looks from the cursors on |
//! | [`Store::tell`] | incident and outbox row, together | see the table in [`crate::outbox`] |
//!
//! Case and incident are kept as JSON next to the columns that are searched for: a new field with a default needs no
//! migration. The statements keep to what PostgreSQL has too, for the day when several machines share the accounts.
//! How a file is opened, checked and copied is in `open.rs` and `copy.rs`.

mod copy;
mod error;
mod health;
mod incidents;
mod learned;
mod mails;
mod open;
mod outbox;
mod purge;
mod reports;
mod values;

use std::path::PathBuf;

use jiff::Timestamp;
use sqlx::SqlitePool;

use crate::incident::Incident;
use crate::io::lock::Lock;
use crate::owner::Learned;
use crate::ports::{Cursor, Handled, Health, OutboxRow, Place, Purpose, SetAside, Store, StoreError};
use crate::record::CaseRecord;

/// A state in an SQLite file, or in memory.
#[derive(Debug)]
pub struct SqliteStore {
    /// One connection: statements queue up here instead of waiting for locks of the file.
    pool: SqlitePool,
    /// None in memory.
    path: Option<PathBuf>,
    /// None in memory and when opened to read.
    _lock: Option<Lock>,
}

impl Store for SqliteStore {
    async fn cursors(&self, account: &str) -> Result<Vec<Cursor>, StoreError> {
        mails::cursors(&self.pool, account).await
    }

    async fn advance(&self, account: &str, cursors: &[Cursor]) -> Result<(), StoreError> {
        mails::advance(&self.pool, account, cursors).await
    }

    async fn begin(&self, account: &str, place: &Place) -> Result<u32, StoreError> {
        mails::begin(&self.pool, account, place).await
    }

    async fn release(&self, account: &str, place: &Place) -> Result<(), StoreError> {
        mails::release(&self.pool, account, place).await
    }

    async fn set_aside(&self, account: &str, place: &Place, why: &str) -> Result<(), StoreError> {
        mails::set_aside(&self.pool, account, place, why).await
    }

    async fn all_set_aside(&self, account: Option<&str>) -> Result<Vec<SetAside>, StoreError> {
        mails::all_set_aside(&self.pool, account).await
    }

    async fn knows(&self, account: &str, key: &str) -> Result<bool, StoreError> {
        incidents::knows(&self.pool, account, key).await
    }

    async fn record(&self, handled: Handled<'_>) -> Result<(), StoreError> {
        incidents::record(&self.pool, handled).await
    }

    async fn incidents(&self, account: Option<&str>) -> Result<Vec<Incident>, StoreError> {
        incidents::all(&self.pool, account).await
    }

    async fn cases(&self, incident: &str) -> Result<Vec<CaseRecord>, StoreError> {
        incidents::cases(&self.pool, incident).await
    }

    async fn keep_incident(&self, incident: &Incident) -> Result<(), StoreError> {
        incidents::keep(&self.pool, incident).await
    }

    async fn notices_since(&self, account: Option<&str>, since: Timestamp) -> Result<u64, StoreError> {
        outbox::count_since(&self.pool, account, since).await
    }

    async fn tell(&self, incident: &Incident, rows: &[OutboxRow]) -> Result<(), StoreError> {
        outbox::tell(&self.pool, incident, rows).await
    }

    async fn enqueue(&self, rows: &[OutboxRow]) -> Result<u64, StoreError> {
        outbox::enqueue(&self.pool, rows).await
    }

    async fn last(&self, purpose: Purpose) -> Result<Option<Timestamp>, StoreError> {
        outbox::last(&self.pool, purpose).await
    }

    async fn outbox(&self) -> Result<Vec<OutboxRow>, StoreError> {
        outbox::unfinished(&self.pool).await
    }

    async fn notices_of(&self, incident: &str) -> Result<Vec<OutboxRow>, StoreError> {
        outbox::notices_of(&self.pool, incident).await
    }

    async fn given_up(&self) -> Result<Vec<OutboxRow>, StoreError> {
        outbox::given_up(&self.pool).await
    }

    async fn is_ours(&self, message_id: &str) -> Result<bool, StoreError> {
        outbox::is_ours(&self.pool, message_id).await
    }

    async fn mark(&self, row: &OutboxRow) -> Result<(), StoreError> {
        outbox::mark(&self.pool, row).await
    }

    async fn learned(&self, account: &str) -> Result<Option<(Learned, Timestamp)>, StoreError> {
        learned::of(&self.pool, account).await
    }

    async fn keep_learned(&self, account: &str, learned: &Learned, at: Timestamp) -> Result<(), StoreError> {
        learned::keep(&self.pool, account, learned, at).await
    }

    async fn report_health(&self, health: &Health) -> Result<(), StoreError> {
        health::report(&self.pool, health).await
    }

    async fn health(&self) -> Result<Vec<Health>, StoreError> {
        health::all(&self.pool).await
    }
}
