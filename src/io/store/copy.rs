//! The last good copy of the state.
//!
//! A disk can go bad under a file. So a whole copy lies beside it (`alibi.db.good`), made when a state is new, when a sound
//! one is opened a day or more after the last copy, and whenever [`SqliteStore::keep_copy`] is called. It also tells a new
//! state from a lost one: no copy, no data was ever there; a copy and no state, the state was lost, and alibi refuses to
//! start with an empty one in silence. To restore: `cp alibi.db.good alibi.db` while alibi stands. What came since the copy
//! is then looked at again; at worst a notice of that time comes twice.

use std::path::{Path, PathBuf};
use std::time::Duration;

use sqlx::SqlitePool;

use super::{SqliteStore, error};
use crate::io::private;
use crate::ports::StoreError;

/// A copy older than this is made anew at the next start.
const AGE_MAX: Duration = Duration::from_secs(24 * 3600);

impl SqliteStore {
    /// Makes the last good copy anew: call it once a day and at a graceful stop. In memory it does nothing.
    pub async fn keep_copy(&self) -> Result<(), StoreError> {
        match &self.path {
            Some(path) => keep(&self.pool, path).await,
            None => Ok(()),
        }
    }
}

/// `alibi.db.good` for `alibi.db`.
pub(super) fn path_of(path: &Path) -> PathBuf {
    with_suffix(path, ".good")
}

pub(super) fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

/// Is there no copy, or an old one? One from the future counts as old: the clock was wrong.
pub(super) fn is_stale(path: &Path) -> bool {
    std::fs::metadata(path_of(path))
        .and_then(|metadata| metadata.modified())
        .ok()
        .and_then(|modified| modified.elapsed().ok())
        .is_none_or(|age| age > AGE_MAX)
}

/// Copies into a new file, syncs it, then lets it take the place of the old copy.
pub(super) async fn keep(pool: &SqlitePool, path: &Path) -> Result<(), StoreError> {
    let failed = |error: std::io::Error| StoreError::Write(format!("copy to `{}`: {error}", path_of(path).display()));
    let (unfinished, copy) = (with_suffix(path, ".good.part"), path_of(path));
    // VACUUM INTO wants no file or an empty one; ours is empty, and closed to others from its first byte.
    private::open(&unfinished).and_then(|file| file.set_len(0)).map_err(failed)?;
    sqlx::query("VACUUM INTO $1").bind(unfinished.display().to_string()).execute(pool).await.map_err(error::write)?;
    private::open(&unfinished).and_then(|file| file.sync_all()).map_err(failed)?;
    std::fs::rename(&unfinished, &copy).map_err(failed)?;
    match path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        Some(folder) => private::sync_folder(folder).map_err(failed),
        None => private::sync_folder(Path::new(".")).map_err(failed),
    }
}
