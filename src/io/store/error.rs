//! What SQLite complains about, as something that a person can act on.

use crate::ports::StoreError;

/// Primary result codes: <https://www.sqlite.org/rescode.html>.
const ERROR: i64 = 1;
const BUSY: i64 = 5;
const READONLY: i64 = 8;
const IOERR: i64 = 10;
const CORRUPT: i64 = 11;
const FULL: i64 = 13;
const CANTOPEN: i64 = 14;
const NOTADB: i64 = 26;

pub(super) fn write(error: sqlx::Error) -> StoreError {
    StoreError::Write(explain(&error))
}

pub(super) fn read(error: sqlx::Error) -> StoreError {
    StoreError::Read(explain(&error))
}

/// One sentence, with the remedy where there is one.
pub(super) fn explain(error: &sqlx::Error) -> String {
    let text = match error {
        sqlx::Error::Database(database) => database.message().to_owned(),
        other => other.to_string(),
    };
    match code(error) {
        Some(FULL) => format!("{text}: free some space, alibi goes on by itself"),
        Some(READONLY) => format!("{text}: the file or its disk can only be read"),
        Some(IOERR) => format!("{text}: the disk is full or failing"),
        Some(BUSY) => format!("{text}: another program is writing to it"),
        _ => text,
    }
}

/// Does the error, on opening, say that the file is not, or no longer, a sound database? Our statements do not change, so one
/// that SQLite does not understand (`no such column`) speaks of tables that are not what we made.
pub(super) fn is_damage(error: &sqlx::Error) -> bool {
    matches!(code(error), Some(ERROR | CORRUPT | NOTADB | CANTOPEN))
}

fn code(error: &sqlx::Error) -> Option<i64> {
    let sqlx::Error::Database(database) = error else { return None };
    // The lowest byte of an extended result code is the primary one.
    database.code()?.parse::<i64>().ok().map(|extended| extended & 0xff)
}
