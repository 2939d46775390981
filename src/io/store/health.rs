//! How the accounts do.

use jiff::Timestamp;
use sqlx::SqlitePool;

use super::{error, values};
use crate::ports::{Health, StoreError};

pub(super) async fn report(pool: &SqlitePool, health: &Health) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO health (account, last_look, last_error, last_error_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (account) DO UPDATE SET last_look = COALESCE(excluded.last_look, health.last_look),
         last_error = excluded.last_error, last_error_at = excluded.last_error_at",
    )
    .bind(&health.account)
    .bind(health.last_look.map(Timestamp::as_microsecond))
    .bind(health.last_error.as_deref())
    .bind(health.last_error_at.map(Timestamp::as_microsecond))
    .execute(pool)
    .await
    .map_err(error::write)?;
    Ok(())
}

pub(super) async fn all(pool: &SqlitePool) -> Result<Vec<Health>, StoreError> {
    let rows = sqlx::query(
        "SELECT account, last_look, last_error, last_error_at,
         (SELECT count(*) FROM mails WHERE mails.account = health.account AND mails.state = 'set-aside') AS set_aside
         FROM health ORDER BY account",
    )
    .fetch_all(pool)
    .await
    .map_err(error::read)?;
    rows.iter()
        .map(|row| {
            Ok(Health {
                account: values::text(row, "account")?,
                last_look: values::maybe_time(row, "last_look")?,
                last_error: values::maybe_text(row, "last_error")?,
                last_error_at: values::maybe_time(row, "last_error_at")?,
                set_aside: u64::from(values::number(row, "set_aside")?),
            })
        })
        .collect()
}
