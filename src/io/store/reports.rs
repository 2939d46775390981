//! Reports, who is left alone, and what was left to smolder.

use jiff::Timestamp;
use ring::rand::{SecureRandom as _, SystemRandom};
use sqlx::sqlite::SqliteRow;
use sqlx::{SqliteConnection, SqlitePool};

use super::{SqliteStore, error, incidents, outbox, purge, values};
use crate::ports::{Keep, OutboxRow, OutboxState, Page, Purged, Reports, StoreError};
use crate::record::CaseRecord;
use crate::report::{Planned, Report, State, Suppression};

/// RFC 2104, 3: at least as long as the hash.
const KEY_BYTES: usize = 32;
const KEY_NAME: &str = "hashes";

impl Reports for SqliteStore {
    async fn report(&self, id: &str) -> Result<Option<Report>, StoreError> {
        let row = sqlx::query("SELECT id, record FROM reports WHERE id = $1").bind(id).fetch_optional(&self.pool).await;
        row.map_err(error::read)?.as_ref().map(report).transpose()
    }

    async fn reports(&self, since: Timestamp) -> Result<Vec<Report>, StoreError> {
        let rows = sqlx::query("SELECT id, record FROM reports WHERE changed >= $1 ORDER BY changed DESC, id")
            .bind(since.as_microsecond())
            .fetch_all(&self.pool)
            .await
            .map_err(error::read)?;
        rows.iter().map(report).collect()
    }

    async fn prepare(&self, report: &Report) -> Result<bool, StoreError> {
        fail::fail_point!("store-before-prepare");
        let inserted = sqlx::query(
            "INSERT INTO reports (id, account, incident, state, changed, message_id, record)
             VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO NOTHING",
        )
        .bind(&report.id)
        .bind(&report.account)
        .bind(&report.incident)
        .bind(values::name(&report.state)?)
        .bind(report.changed.as_microsecond())
        .bind(&report.mail.message_id)
        .bind(values::json(report)?)
        .execute(&self.pool)
        .await
        .map_err(error::write)?;
        fail::fail_point!("store-after-prepare");
        Ok(inserted.rows_affected() > 0)
    }

    async fn change(&self, before: State, report: &Report, rows: &[OutboxRow]) -> Result<bool, StoreError> {
        fail::fail_point!("store-before-report");
        let mut transaction = self.pool.begin().await.map_err(error::write)?;
        if !change(&mut transaction, before, report).await? {
            return Ok(false);
        }
        for row in rows {
            outbox::put(&mut transaction, row).await?;
        }
        fail::fail_point!("store-inside-report");
        transaction.commit().await.map_err(error::write)?;
        fail::fail_point!("store-after-report");
        Ok(true)
    }

    async fn withdraw(&self, report: &Report) -> Result<bool, StoreError> {
        let mut transaction = self.pool.begin().await.map_err(error::write)?;
        let given_up = sqlx::query("UPDATE outbox SET state = 'failed' WHERE message_id = $1 AND state = 'new'")
            .bind(&report.mail.message_id)
            .execute(&mut *transaction)
            .await
            .map_err(error::write)?;
        if given_up.rows_affected() == 0 || !change(&mut transaction, State::Queued, report).await? {
            return Ok(false);
        }
        transaction.commit().await.map_err(error::write)?;
        Ok(true)
    }

    async fn row(&self, message_id: &str) -> Result<Option<(OutboxState, Option<String>)>, StoreError> {
        let row = sqlx::query("SELECT state, last_error FROM outbox WHERE message_id = $1")
            .bind(message_id)
            .fetch_optional(&self.pool)
            .await
            .map_err(error::read)?;
        let Some(row) = row else { return Ok(None) };
        Ok(Some((values::from_name(values::text(&row, "state")?)?, values::maybe_text(&row, "last_error")?)))
    }

    async fn suppressions(&self) -> Result<Vec<Suppression>, StoreError> {
        let rows = sqlx::query("SELECT record FROM suppressions ORDER BY contact, network").fetch_all(&self.pool).await;
        let rows = rows.map_err(error::read)?;
        rows.iter()
            .map(|row| values::from_json("a contact that is left alone", &values::text(row, "record")?))
            .collect()
    }

    async fn suppress(&self, suppression: &Suppression) -> Result<(), StoreError> {
        sqlx::query(
            "INSERT INTO suppressions (contact, network, record) VALUES ($1, $2, $3)
             ON CONFLICT (contact, network) DO UPDATE SET record = excluded.record",
        )
        .bind(&suppression.contact)
        .bind(suppression.network.as_deref().unwrap_or_default())
        .bind(values::json(suppression)?)
        .execute(&self.pool)
        .await
        .map_err(error::write)?;
        Ok(())
    }

    async fn planned(&self, account: Option<&str>) -> Result<Vec<Planned>, StoreError> {
        let rows = sqlx::query("SELECT record FROM planned WHERE $1 IS NULL OR account = $1 ORDER BY incident")
            .bind(account)
            .fetch_all(&self.pool)
            .await
            .map_err(error::read)?;
        rows.iter().map(|row| values::from_json("what was planned", &values::text(row, "record")?)).collect()
    }

    async fn keep_planned(&self, planned: &Planned) -> Result<(), StoreError> {
        sqlx::query(
            "INSERT INTO planned (incident, account, record) VALUES ($1, $2, $3)
             ON CONFLICT (incident) DO UPDATE SET account = excluded.account, record = excluded.record",
        )
        .bind(&planned.incident)
        .bind(&planned.account)
        .bind(values::json(planned)?)
        .execute(&self.pool)
        .await
        .map_err(error::write)?;
        Ok(())
    }

    async fn page(&self, account: &str, page: &Page) -> Result<Vec<CaseRecord>, StoreError> {
        let (before, key) = page.before.clone().unwrap_or((Timestamp::MAX, String::new()));
        let rows = sqlx::query(
            "SELECT key, incident, record FROM cases
             WHERE account = $1 AND arrived >= $2 AND (arrived < $3 OR (arrived = $3 AND key < $4))
             ORDER BY arrived DESC, key DESC LIMIT $5",
        )
        .bind(account)
        .bind(page.since.as_microsecond())
        .bind(before.as_microsecond())
        .bind(key)
        .bind(i64::from(page.most))
        .fetch_all(&self.pool)
        .await
        .map_err(error::read)?;
        rows.iter().map(incidents::case).collect()
    }

    async fn purge(&self, keep: &Keep, really: bool) -> Result<Purged, StoreError> {
        purge::purge(&self.pool, keep, really).await
    }

    async fn key(&self) -> Result<Vec<u8>, StoreError> {
        let mut fresh = vec![0; KEY_BYTES];
        let random = SystemRandom::new().fill(&mut fresh);
        random.map_err(|_| StoreError::Write("the system gave no random numbers".to_owned()))?;
        sqlx::query("INSERT INTO keys (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING")
            .bind(KEY_NAME)
            .bind(fresh)
            .execute(&self.pool)
            .await
            .map_err(error::write)?;
        let key: Vec<u8> = sqlx::query_scalar("SELECT value FROM keys WHERE name = $1")
            .bind(KEY_NAME)
            .fetch_one(&self.pool)
            .await
            .map_err(error::read)?;
        Ok(key)
    }
}

/// Compares and sets: two processes may work on the state, the service and the command that says yes.
async fn change(connection: &mut SqliteConnection, before: State, report: &Report) -> Result<bool, StoreError> {
    let changed = sqlx::query("UPDATE reports SET state = $3, changed = $4, record = $5 WHERE id = $1 AND state = $2")
        .bind(&report.id)
        .bind(values::name(&before)?)
        .bind(values::name(&report.state)?)
        .bind(report.changed.as_microsecond())
        .bind(values::json(report)?)
        .execute(connection)
        .await
        .map_err(error::write)?;
    Ok(changed.rows_affected() > 0)
}

fn report(row: &SqliteRow) -> Result<Report, StoreError> {
    values::from_json(&format!("report `{}`", values::text(row, "id")?), &values::text(row, "record")?)
}

/// Is the layout one that this version knows? For a process that works beside the one that made it.
pub(super) async fn is_there(pool: &SqlitePool) -> Result<bool, sqlx::Error> {
    let tables: i64 = sqlx::query_scalar("SELECT count(*) FROM sqlite_master WHERE name IN ('reports', 'keys')")
        .fetch_one(pool)
        .await?;
    Ok(tables == 2)
}
