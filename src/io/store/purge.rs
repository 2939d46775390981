//! What is old goes: personal data is kept for as long as it serves, and no longer.
//!
//! Headers go first, what was derived from them later. An incident that goes takes with it what was planned about it. Contacts
//! that want no reports stay for ever: forgetting them would be the rudest thing to do.

use jiff::Timestamp;
use sqlx::sqlite::SqliteRow;
use sqlx::{SqliteConnection, SqlitePool};

use super::{error, values};
use crate::ports::{Keep, Purged, StoreError};
use crate::record::CaseRecord;
use crate::report::{Report, text};

/// Records that are rewritten at a time.
const BATCH: i64 = 200;
/// How a record without a header is written. Inside a text its quotes would be escaped, so nobody's words look like it.
const NO_HEADER: &str = "%\"original_header\":\"\"%";
const NO_MESSAGE: &str = "%\"message\":\"\"%";

/// In one transaction, which is taken back if it is only to be said what would go.
pub(super) async fn purge(pool: &SqlitePool, keep: &Keep, really: bool) -> Result<Purged, StoreError> {
    let mut transaction = pool.begin().await.map_err(error::write)?;
    let (facts, headers) = (keep.facts_since.as_microsecond(), keep.headers_since.as_microsecond());
    let at = &mut *transaction;
    let purged = Purged {
        incidents: delete(at, "DELETE FROM incidents WHERE state = 'closed' AND last_seen < $1", facts).await?,
        cases: delete(at, "DELETE FROM cases WHERE arrived < $1", facts).await?,
        reports: delete(at, "DELETE FROM reports WHERE changed < $1", facts).await?,
        mails: delete(at, "DELETE FROM outbox WHERE written < $1 AND state IN ('sent', 'failed')", facts).await?,
        headers: case_headers(at, headers).await? + report_headers(at, headers).await?,
    };
    sqlx::query("DELETE FROM planned WHERE incident NOT IN (SELECT id FROM incidents)")
        .execute(at)
        .await
        .map_err(error::write)?;
    match really {
        true => transaction.commit().await.map_err(error::write)?,
        false => transaction.rollback().await.map_err(error::write)?,
    }
    Ok(purged)
}

async fn delete(connection: &mut SqliteConnection, statement: &'static str, before: i64) -> Result<u64, StoreError> {
    let deleted = sqlx::query(statement).bind(before).execute(connection).await.map_err(error::write)?;
    Ok(deleted.rows_affected())
}

/// Headers of returned mails.
async fn case_headers(connection: &mut SqliteConnection, before: i64) -> Result<u64, StoreError> {
    let mut emptied = 0;
    loop {
        let rows = sqlx::query(
            "SELECT account, key, record FROM cases WHERE arrived < $1 AND record NOT LIKE $2 ORDER BY arrived LIMIT $3",
        )
        .bind(before)
        .bind(NO_HEADER)
        .bind(BATCH)
        .fetch_all(&mut *connection)
        .await
        .map_err(error::read)?;
        if rows.is_empty() {
            return Ok(emptied);
        }
        for row in &rows {
            let case: CaseRecord = record(row, "case")?;
            let case = CaseRecord { original_header: String::new(), ..case };
            sqlx::query("UPDATE cases SET record = $3 WHERE account = $1 AND key = $2")
                .bind(values::text(row, "account")?)
                .bind(values::text(row, "key")?)
                .bind(values::json(&case)?)
                .execute(&mut *connection)
                .await
                .map_err(error::write)?;
            emptied += 1;
        }
    }
}

/// Headers that were shown in reports: to whom and about what each was stays, and our own words, by which a late answer that
/// quotes them is read.
async fn report_headers(connection: &mut SqliteConnection, before: i64) -> Result<u64, StoreError> {
    let rows = sqlx::query("SELECT id AS key, record FROM reports WHERE changed < $1 AND record NOT LIKE $2")
        .bind(before)
        .bind(NO_MESSAGE)
        .fetch_all(&mut *connection)
        .await
        .map_err(error::read)?;
    for row in &rows {
        let mut report: Report = record(row, "report")?;
        report.mail.message.clear();
        report.mail.text = text::without_headers(&report.mail.text).to_owned();
        report.sources.iter_mut().for_each(|source| source.samples.clear());
        sqlx::query("UPDATE reports SET record = $2 WHERE id = $1")
            .bind(&report.id)
            .bind(values::json(&report)?)
            .execute(&mut *connection)
            .await
            .map_err(error::write)?;
    }
    Ok(rows.len() as u64)
}

fn record<T: serde::de::DeserializeOwned>(row: &SqliteRow, what: &str) -> Result<T, StoreError> {
    values::from_json(&format!("{what} `{}`", values::text(row, "key")?), &values::text(row, "record")?)
}

impl Keep {
    /// So many days of facts and of headers, back from now.
    pub fn days(facts: u32, headers: u32, now: Timestamp) -> Keep {
        let back = |days: u32| {
            let hours = jiff::SignedDuration::from_hours(24 * i64::from(days));
            now.checked_sub(hours).unwrap_or(Timestamp::MIN)
        };
        Keep { facts_since: back(facts), headers_since: back(headers.min(facts)) }
    }
}
