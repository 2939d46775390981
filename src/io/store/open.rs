//! Opening a state: locked, closed to others, checked, brought to the present layout, copied. Never silently empty.

use std::path::Path;
use std::time::Duration;

use sqlx::SqlitePool;
use sqlx::migrate::{MigrateError, Migrator};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};

use super::{SqliteStore, copy, error, reports};
use crate::io::lock::{Lock, LockError};
use crate::io::private;
use crate::ports::StoreError;

static MIGRATIONS: Migrator = sqlx::migrate!("src/io/store/migrations");

/// How long a statement waits while another process, say `alibi status`, holds the file.
const BUSY_MAX: Duration = Duration::from_secs(5);

impl SqliteStore {
    /// Opens the state to work on it, made if missing. Refused within a second if another process does that already.
    pub async fn open(path: &Path) -> Result<SqliteStore, StoreError> {
        let failed = |why: String| StoreError::Open { path: path.display().to_string(), why };
        if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            private::make_folder(folder).map_err(|error| failed(error.to_string()))?;
        }
        let lock = take_lock(path).await?;
        refuse_lost(path)?;
        // Made here and not by SQLite: closed to others from the first byte. SQLite gives its side files the same rights.
        private::open(path).map_err(|error| failed(error.to_string()))?;
        let pool = connect(options().filename(path)).await.map_err(|error| explain(path, &error))?;
        let opened = bring_up(&pool, path).await;
        if let Err(error) = opened {
            pool.close().await;
            return Err(error);
        }
        Ok(SqliteStore { pool, path: Some(path.to_owned()), _lock: Some(lock) })
    }

    /// Opens the state to look at it, also while another process works on it.
    pub async fn open_to_read(path: &Path) -> Result<SqliteStore, StoreError> {
        refuse_lost(path)?;
        let read_only = SqliteConnectOptions::new().filename(path).read_only(true).busy_timeout(BUSY_MAX);
        let pool = connect(read_only).await.map_err(|error| explain(path, &error))?;
        Ok(SqliteStore { pool, path: Some(path.to_owned()), _lock: None })
    }

    /// Opens the state to say a word in it, also while another process works on it: each word is one statement that compares and
    /// sets. Nothing is made, brought to another layout or copied here; that is for who works on it.
    pub async fn open_beside(path: &Path) -> Result<SqliteStore, StoreError> {
        refuse_lost(path)?;
        let pool = connect(options().filename(path)).await.map_err(|error| explain(path, &error))?;
        if !reports::is_there(&pool).await.map_err(|error| explain(path, &error))? {
            let why = "it was written by an older version of alibi: start `alibi watch` once".to_owned();
            return Err(StoreError::Open { path: path.display().to_string(), why });
        }
        Ok(SqliteStore { pool, path: Some(path.to_owned()), _lock: None })
    }

    /// A state that is gone with the process: for `trace`, the demo and tests.
    pub async fn in_memory() -> Result<SqliteStore, StoreError> {
        let memory = Path::new(":memory:");
        let pool =
            connect(SqliteConnectOptions::new().in_memory(true)).await.map_err(|error| explain(memory, &error))?;
        migrate(&pool, memory).await?;
        Ok(SqliteStore { pool, path: None, _lock: None })
    }

    /// Ends all work and closes the file. A state that is dropped instead loses nothing, but leaves its log beside it.
    pub async fn close(self) {
        self.pool.close().await;
    }
}

/// `alibi.db.lock` for `alibi.db`. Waiting for it must not stop the other tasks.
async fn take_lock(path: &Path) -> Result<Lock, StoreError> {
    let lock_path = copy::with_suffix(path, ".lock");
    let name = path.display().to_string();
    match tokio::task::spawn_blocking(move || Lock::take(&lock_path)).await {
        Ok(Ok(lock)) => Ok(lock),
        Ok(Err(LockError::Held { pid, .. })) => Err(StoreError::InUse { path: name, pid }),
        Ok(Err(error)) => Err(StoreError::Open { path: name, why: error.to_string() }),
        Err(error) => Err(StoreError::Open { path: name, why: error.to_string() }),
    }
}

/// A state that is missing or empty though a copy says that there was one was lost, not new.
fn refuse_lost(path: &Path) -> Result<(), StoreError> {
    let is_empty = std::fs::metadata(path).map_or(true, |metadata| metadata.len() == 0);
    if is_empty && copy::path_of(path).exists() { Err(damaged(path, "it is missing or empty")) } else { Ok(()) }
}

fn options() -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .busy_timeout(BUSY_MAX)
}

async fn connect(options: SqliteConnectOptions) -> Result<SqlitePool, sqlx::Error> {
    SqlitePoolOptions::new()
        .max_connections(1)
        .min_connections(1)
        // The one connection is the state in memory, and holds the file otherwise: it stays.
        .idle_timeout(None)
        .max_lifetime(None)
        .test_before_acquire(false)
        .connect_with(options)
        .await
}

/// Check, migrate, copy.
async fn bring_up(pool: &SqlitePool, path: &Path) -> Result<(), StoreError> {
    check(pool, path).await?;
    migrate(pool, path).await?;
    if !copy::is_stale(path) {
        return Ok(());
    }
    // What was written so far goes from the log into the file itself, so that a lost log cannot empty it.
    sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").execute(pool).await.map_err(|error| explain(path, &error))?;
    copy::keep(pool, path).await
}

/// Is the file sound, and does it hold a state if there is a copy of one?
async fn check(pool: &SqlitePool, path: &Path) -> Result<(), StoreError> {
    let found: String =
        sqlx::query_scalar("PRAGMA integrity_check(1)").fetch_one(pool).await.map_err(|error| explain(path, &error))?;
    if found != "ok" {
        return Err(damaged(path, &found));
    }
    let tables: i64 = sqlx::query_scalar("SELECT count(*) FROM sqlite_master WHERE name IN ('cursors', 'outbox')")
        .fetch_one(pool)
        .await
        .map_err(|error| explain(path, &error))?;
    if tables == 0 && copy::path_of(path).exists() {
        return Err(damaged(path, "there is nothing in it"));
    }
    Ok(())
}

async fn migrate(pool: &SqlitePool, path: &Path) -> Result<(), StoreError> {
    let why = match MIGRATIONS.run(pool).await {
        Ok(()) => return Ok(()),
        Err(MigrateError::VersionMissing(_) | MigrateError::VersionMismatch(_)) => {
            "it was written by another version of alibi: start that one, or the newest".to_owned()
        }
        Err(MigrateError::Execute(error) | MigrateError::ExecuteMigration(error, _)) => {
            return Err(explain(path, &error));
        }
        Err(error) => error.to_string(),
    };
    Err(StoreError::Open { path: path.display().to_string(), why })
}

fn explain(path: &Path, error: &sqlx::Error) -> StoreError {
    if error::is_damage(error) {
        return damaged(path, &error::explain(error));
    }
    StoreError::Open { path: path.display().to_string(), why: error::explain(error) }
}

/// The plain message, with what to do.
fn damaged(path: &Path, what: &str) -> StoreError {
    let copy = copy::path_of(path);
    let why = if copy.exists() {
        format!(
            "{what}; the last good copy is `{}`: move the damaged `{}` and its `-wal` and `-shm` away and copy the good \
             one to its place, or move both away to start anew",
            copy.display(),
            path.display()
        )
    } else {
        format!("{what}; there is no copy of it: move it away to start anew")
    };
    StoreError::Open { path: path.display().to_string(), why }
}
