//! The rows of the outbox. What their states mean is in [`crate::outbox`].

use jiff::Timestamp;
use sqlx::sqlite::SqliteRow;
use sqlx::{SqliteConnection, SqlitePool};

use super::{error, incidents, values};
use crate::incident::Incident;
use crate::ports::{OutboxRow, Outgoing, Purpose, StoreError};

pub(super) async fn tell(pool: &SqlitePool, incident: &Incident, rows: &[OutboxRow]) -> Result<(), StoreError> {
    fail::fail_point!("store-before-tell");
    let mut transaction = pool.begin().await.map_err(error::write)?;
    incidents::put_incident(&mut transaction, incident).await?;
    for row in rows {
        put(&mut transaction, row).await?;
    }
    fail::fail_point!("store-inside-tell");
    transaction.commit().await.map_err(error::write)?;
    fail::fail_point!("store-after-tell");
    Ok(())
}

pub(super) async fn enqueue(pool: &SqlitePool, rows: &[OutboxRow]) -> Result<u64, StoreError> {
    let mut new = 0;
    if rows.is_empty() {
        return Ok(new);
    }
    let mut transaction = pool.begin().await.map_err(error::write)?;
    for row in rows {
        new += put(&mut transaction, row).await?;
    }
    transaction.commit().await.map_err(error::write)?;
    Ok(new)
}

/// One if it is new.
pub(super) async fn put(connection: &mut SqliteConnection, row: &OutboxRow) -> Result<u64, StoreError> {
    let inserted = sqlx::query(
        "INSERT INTO outbox
         (message_id, account, incident, sender, recipients, bytes, state, attempts, due, written, last_error, purpose)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
         ON CONFLICT (message_id) DO NOTHING",
    )
    .bind(&row.mail.message_id)
    .bind(&row.account)
    .bind(&row.incident)
    .bind(&row.mail.from)
    .bind(values::json(&row.mail.to)?)
    .bind(&row.mail.bytes)
    .bind(values::name(&row.state)?)
    .bind(i64::from(row.attempts))
    .bind(row.due.as_microsecond())
    .bind(row.written.as_microsecond())
    .bind(row.last_error.as_deref())
    .bind(values::name(&row.mail.purpose)?)
    .execute(connection)
    .await
    .map_err(error::write)?;
    Ok(inserted.rows_affected())
}

pub(super) async fn count_since(pool: &SqlitePool, account: Option<&str>, since: Timestamp) -> Result<u64, StoreError> {
    let count: i64 = sqlx::query_scalar(
        "SELECT COUNT(*) FROM outbox WHERE ($1 IS NULL OR account = $1) AND written > $2 AND purpose = 'notice'",
    )
    .bind(account)
    .bind(since.as_microsecond())
    .fetch_one(pool)
    .await
    .map_err(error::read)?;
    Ok(u64::try_from(count).unwrap_or(0))
}

pub(super) async fn last(pool: &SqlitePool, purpose: Purpose) -> Result<Option<Timestamp>, StoreError> {
    let row = sqlx::query("SELECT MAX(written) AS written FROM outbox WHERE purpose = $1")
        .bind(values::name(&purpose)?)
        .fetch_one(pool)
        .await
        .map_err(error::read)?;
    values::maybe_time(&row, "written")
}

pub(super) async fn unfinished(pool: &SqlitePool) -> Result<Vec<OutboxRow>, StoreError> {
    let rows = sqlx::query("SELECT * FROM outbox WHERE state IN ('new', 'sending') ORDER BY written, message_id")
        .fetch_all(pool)
        .await
        .map_err(error::read)?;
    rows.iter().map(outbox_row).collect()
}

pub(super) async fn given_up(pool: &SqlitePool) -> Result<Vec<OutboxRow>, StoreError> {
    let rows = sqlx::query("SELECT * FROM outbox WHERE state = 'failed' ORDER BY written, message_id")
        .fetch_all(pool)
        .await
        .map_err(error::read)?;
    rows.iter().map(outbox_row).collect()
}

pub(super) async fn notices_of(pool: &SqlitePool, incident: &str) -> Result<Vec<OutboxRow>, StoreError> {
    let rows =
        sqlx::query("SELECT * FROM outbox WHERE incident = $1 AND purpose = 'notice' ORDER BY written, message_id")
            .bind(incident)
            .fetch_all(pool)
            .await
            .map_err(error::read)?;
    rows.iter().map(outbox_row).collect()
}

pub(super) async fn is_ours(pool: &SqlitePool, message_id: &str) -> Result<bool, StoreError> {
    let known: i64 = sqlx::query_scalar("SELECT count(*) FROM outbox WHERE message_id = $1")
        .bind(message_id)
        .fetch_one(pool)
        .await
        .map_err(error::read)?;
    Ok(known > 0)
}

pub(super) async fn mark(pool: &SqlitePool, row: &OutboxRow) -> Result<(), StoreError> {
    let marked =
        sqlx::query("UPDATE outbox SET state = $2, attempts = $3, due = $4, last_error = $5 WHERE message_id = $1")
            .bind(&row.mail.message_id)
            .bind(values::name(&row.state)?)
            .bind(i64::from(row.attempts))
            .bind(row.due.as_microsecond())
            .bind(row.last_error.as_deref())
            .execute(pool)
            .await
            .map_err(error::write)?;
    if marked.rows_affected() == 0 {
        return Err(StoreError::Write(format!("no mail `{}` in the outbox", row.mail.message_id)));
    }
    Ok(())
}

fn outbox_row(row: &SqliteRow) -> Result<OutboxRow, StoreError> {
    let message_id = values::text(row, "message_id")?;
    let recipients = values::text(row, "recipients")?;
    Ok(OutboxRow {
        account: values::text(row, "account")?,
        incident: values::text(row, "incident")?,
        mail: Outgoing {
            purpose: values::from_name(values::text(row, "purpose")?)?,
            from: values::text(row, "sender")?,
            to: values::from_json(&format!("recipients of `{message_id}`"), &recipients)?,
            bytes: sqlx::Row::try_get(row, "bytes").map_err(error::read)?,
            message_id,
        },
        state: values::from_name(values::text(row, "state")?)?,
        attempts: values::number(row, "attempts")?,
        due: values::time(row, "due")?,
        written: values::time(row, "written")?,
        last_error: values::maybe_text(row, "last_error")?,
    })
}
