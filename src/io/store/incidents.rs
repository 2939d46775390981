//! Cases and incidents.

use sqlx::sqlite::SqliteRow;
use sqlx::{SqliteConnection, SqlitePool};

use super::{error, mails, values};
use crate::incident::Incident;
use crate::ports::{Handled, StoreError};
use crate::record::CaseRecord;

pub(super) async fn knows(pool: &SqlitePool, account: &str, key: &str) -> Result<bool, StoreError> {
    let known: i64 = sqlx::query_scalar("SELECT count(*) FROM cases WHERE account = $1 AND key = $2")
        .bind(account)
        .bind(key)
        .fetch_one(pool)
        .await
        .map_err(error::read)?;
    Ok(known > 0)
}

pub(super) async fn record(pool: &SqlitePool, handled: Handled<'_>) -> Result<(), StoreError> {
    fail::fail_point!("store-before-record");
    let mut transaction = pool.begin().await.map_err(error::write)?;
    let is_new = match handled.case {
        Some(case) => insert_case(&mut transaction, handled.account, case).await?,
        None => true,
    };
    if is_new {
        for incident in handled.incident.into_iter().chain(handled.also) {
            put_incident(&mut transaction, incident).await?;
            move_cases(&mut transaction, incident).await?;
        }
    }
    mails::done(&mut transaction, handled.account, handled.place).await?;
    fail::fail_point!("store-inside-record");
    transaction.commit().await.map_err(error::write)?;
    fail::fail_point!("store-after-record");
    Ok(())
}

/// False if the case is known already.
async fn insert_case(connection: &mut SqliteConnection, account: &str, case: &CaseRecord) -> Result<bool, StoreError> {
    let inserted = sqlx::query(
        "INSERT INTO cases (account, key, incident, class, arrived, record) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (account, key) DO NOTHING",
    )
    .bind(account)
    .bind(&case.key)
    .bind(&case.incident)
    .bind(values::name(&case.verdict.class)?)
    .bind(case.arrived.as_microsecond())
    .bind(values::json(case)?)
    .execute(connection)
    .await
    .map_err(error::write)?;
    Ok(inserted.rows_affected() > 0)
}

/// What belonged to an incident that joined another belongs to the other one now.
async fn move_cases(connection: &mut SqliteConnection, incident: &Incident) -> Result<(), StoreError> {
    let Some(home) = &incident.joined else { return Ok(()) };
    sqlx::query("UPDATE cases SET incident = $2 WHERE incident = $1")
        .bind(&incident.id)
        .bind(home)
        .execute(connection)
        .await
        .map_err(error::write)?;
    Ok(())
}

pub(super) async fn keep(pool: &SqlitePool, incident: &Incident) -> Result<(), StoreError> {
    let mut connection = pool.acquire().await.map_err(error::write)?;
    put_incident(&mut connection, incident).await
}

pub(super) async fn put_incident(connection: &mut SqliteConnection, incident: &Incident) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO incidents (id, account, state, class, opened, last_seen, record) VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (id) DO UPDATE SET account = excluded.account, state = excluded.state, class = excluded.class,
         opened = excluded.opened, last_seen = excluded.last_seen, record = excluded.record",
    )
    .bind(&incident.id)
    .bind(&incident.account)
    .bind(values::name(&incident.state)?)
    .bind(values::name(&incident.class)?)
    .bind(incident.opened.as_microsecond())
    .bind(incident.last_seen.as_microsecond())
    .bind(values::json(incident)?)
    .execute(connection)
    .await
    .map_err(error::write)?;
    Ok(())
}

pub(super) async fn all(pool: &SqlitePool, account: Option<&str>) -> Result<Vec<Incident>, StoreError> {
    let rows = sqlx::query(
        "SELECT id, record FROM incidents WHERE $1 IS NULL OR account = $1 ORDER BY last_seen DESC, opened DESC, id",
    )
    .bind(account)
    .fetch_all(pool)
    .await
    .map_err(error::read)?;
    rows.iter()
        .map(|row| {
            let what = format!("incident `{}`", values::text(row, "id")?);
            values::from_json(&what, &values::text(row, "record")?)
        })
        .collect()
}

pub(super) async fn cases(pool: &SqlitePool, incident: &str) -> Result<Vec<CaseRecord>, StoreError> {
    let rows = sqlx::query("SELECT key, incident, record FROM cases WHERE incident = $1 ORDER BY arrived, key")
        .bind(incident)
        .fetch_all(pool)
        .await
        .map_err(error::read)?;
    rows.iter().map(case).collect()
}

/// A row with `key`, `incident` and `record`.
pub(super) fn case(row: &SqliteRow) -> Result<CaseRecord, StoreError> {
    let what = format!("case `{}`", values::text(row, "key")?);
    let case: CaseRecord = values::from_json(&what, &values::text(row, "record")?)?;
    // The column knows better: the incident may have joined another since the record was written.
    Ok(CaseRecord { incident: values::text(row, "incident")?, ..case })
}
