//! Cursors and the ledger of mails.

use sqlx::SqlitePool;

use super::{error, values};
use crate::ports::{Cursor, Place, SetAside, StoreError};

pub(super) async fn cursors(pool: &SqlitePool, account: &str) -> Result<Vec<Cursor>, StoreError> {
    let rows = sqlx::query("SELECT folder, uid_validity, uid_next FROM cursors WHERE account = $1 ORDER BY folder")
        .bind(account)
        .fetch_all(pool)
        .await
        .map_err(error::read)?;
    rows.iter()
        .map(|row| {
            Ok(Cursor {
                folder: values::text(row, "folder")?,
                uid_validity: values::number(row, "uid_validity")?,
                uid_next: values::number(row, "uid_next")?,
            })
        })
        .collect()
}

pub(super) async fn advance(pool: &SqlitePool, account: &str, cursors: &[Cursor]) -> Result<(), StoreError> {
    let mut transaction = pool.begin().await.map_err(error::write)?;
    for cursor in cursors {
        sqlx::query(
            "INSERT INTO cursors (account, folder, uid_validity, uid_next) VALUES ($1, $2, $3, $4)
             ON CONFLICT (account, folder) DO UPDATE SET uid_validity = excluded.uid_validity, uid_next = excluded.uid_next",
        )
        .bind(account)
        .bind(&cursor.folder)
        .bind(i64::from(cursor.uid_validity))
        .bind(i64::from(cursor.uid_next))
        .execute(&mut *transaction)
        .await
        .map_err(error::write)?;
        // A mailbox of a hundred thousand mails must not mean as many rows. What was set aside stays, to be shown.
        sqlx::query(
            "DELETE FROM mails WHERE account = $1 AND folder = $2 AND state <> 'set-aside'
             AND (uid_validity <> $3 OR (uid < $4 AND state = 'done'))",
        )
        .bind(account)
        .bind(&cursor.folder)
        .bind(i64::from(cursor.uid_validity))
        .bind(i64::from(cursor.uid_next))
        .execute(&mut *transaction)
        .await
        .map_err(error::write)?;
    }
    transaction.commit().await.map_err(error::write)
}

pub(super) async fn begin(pool: &SqlitePool, account: &str, place: &Place) -> Result<u32, StoreError> {
    let attempts: Option<i64> = sqlx::query_scalar(
        "INSERT INTO mails (account, folder, uid_validity, uid, attempts, state) VALUES ($1, $2, $3, $4, 1, 'begun')
         ON CONFLICT (account, folder, uid_validity, uid) DO UPDATE SET attempts = mails.attempts + 1
         WHERE mails.state = 'begun'
         RETURNING attempts",
    )
    .bind(account)
    .bind(&place.folder)
    .bind(i64::from(place.uid_validity))
    .bind(i64::from(place.uid))
    .fetch_optional(pool)
    .await
    .map_err(error::write)?;
    // No row: it is there and not `begun`.
    Ok(attempts.map_or(0, |attempts| u32::try_from(attempts).unwrap_or(u32::MAX)))
}

pub(super) async fn release(pool: &SqlitePool, account: &str, place: &Place) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE mails SET attempts = attempts - 1 WHERE account = $1 AND folder = $2 AND uid_validity = $3 AND uid = $4
         AND state = 'begun' AND attempts > 0",
    )
    .bind(account)
    .bind(&place.folder)
    .bind(i64::from(place.uid_validity))
    .bind(i64::from(place.uid))
    .execute(pool)
    .await
    .map_err(error::write)?;
    Ok(())
}

/// Inside the transaction that records what the mail was.
pub(super) async fn done(
    transaction: &mut sqlx::SqliteConnection,
    account: &str,
    place: &Place,
) -> Result<(), StoreError> {
    finish(transaction, account, place, "done", None).await
}

pub(super) async fn set_aside(pool: &SqlitePool, account: &str, place: &Place, why: &str) -> Result<(), StoreError> {
    let mut connection = pool.acquire().await.map_err(error::write)?;
    finish(&mut connection, account, place, "set-aside", Some(why)).await
}

pub(super) async fn all_set_aside(pool: &SqlitePool, account: Option<&str>) -> Result<Vec<SetAside>, StoreError> {
    let rows = sqlx::query(
        "SELECT account, folder, uid_validity, uid, why FROM mails
         WHERE state = 'set-aside' AND ($1 IS NULL OR account = $1) ORDER BY account, folder, uid_validity, uid",
    )
    .bind(account)
    .fetch_all(pool)
    .await
    .map_err(error::read)?;
    rows.iter()
        .map(|row| {
            Ok(SetAside {
                account: values::text(row, "account")?,
                place: Place {
                    folder: values::text(row, "folder")?,
                    uid_validity: values::number(row, "uid_validity")?,
                    uid: values::number(row, "uid")?,
                },
                why: values::maybe_text(row, "why")?.unwrap_or_default(),
            })
        })
        .collect()
}

async fn finish(
    connection: &mut sqlx::SqliteConnection,
    account: &str,
    place: &Place,
    state: &str,
    why: Option<&str>,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO mails (account, folder, uid_validity, uid, attempts, state, why) VALUES ($1, $2, $3, $4, 1, $5, $6)
         ON CONFLICT (account, folder, uid_validity, uid) DO UPDATE SET state = excluded.state, why = excluded.why",
    )
    .bind(account)
    .bind(&place.folder)
    .bind(i64::from(place.uid_validity))
    .bind(i64::from(place.uid))
    .bind(state)
    .bind(why)
    .execute(connection)
    .await
    .map_err(error::write)?;
    Ok(())
}
