//! What was learned about the owners.

use jiff::Timestamp;
use sqlx::SqlitePool;

use super::{error, values};
use crate::owner::Learned;
use crate::ports::StoreError;

pub(super) async fn of(pool: &SqlitePool, account: &str) -> Result<Option<(Learned, Timestamp)>, StoreError> {
    let row = sqlx::query("SELECT at, record FROM learned WHERE account = $1")
        .bind(account)
        .fetch_optional(pool)
        .await
        .map_err(error::read)?;
    let Some(row) = row else { return Ok(None) };
    let learned = values::from_json("what was learned", &values::text(&row, "record")?)?;
    Ok(values::maybe_time(&row, "at")?.map(|at| (learned, at)))
}

pub(super) async fn keep(pool: &SqlitePool, account: &str, learned: &Learned, at: Timestamp) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO learned (account, at, record) VALUES ($1, $2, $3)
         ON CONFLICT (account) DO UPDATE SET at = excluded.at, record = excluded.record",
    )
    .bind(account)
    .bind(at.as_microsecond())
    .bind(values::json(learned)?)
    .execute(pool)
    .await
    .map_err(error::write)?;
    Ok(())
}
