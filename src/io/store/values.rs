//! Values between our types and the columns: times as microseconds, counts as 64 bits, enums by their serde names.

use jiff::Timestamp;
use serde::Serialize;
use serde::de::DeserializeOwned;
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use super::error;
use crate::ports::StoreError;

/// A record as JSON.
pub(super) fn json<T: Serialize>(value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|error| StoreError::Write(error.to_string()))
}

pub(super) fn from_json<T: DeserializeOwned>(what: &str, text: &str) -> Result<T, StoreError> {
    serde_json::from_str(text).map_err(|error| StoreError::Read(format!("{what}: {error}")))
}

/// The name of a unit variant, as it stands in JSON: `forged-confirmed`.
pub(super) fn name<T: Serialize>(value: &T) -> Result<String, StoreError> {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(name)) => Ok(name),
        Ok(_) => Err(StoreError::Write("a value without a name".to_owned())),
        Err(error) => Err(StoreError::Write(error.to_string())),
    }
}

pub(super) fn from_name<T: DeserializeOwned>(name: String) -> Result<T, StoreError> {
    let text = format!("`{name}` is not known");
    serde_json::from_value(serde_json::Value::String(name)).map_err(|_| StoreError::Read(text))
}

pub(super) fn text(row: &SqliteRow, column: &str) -> Result<String, StoreError> {
    row.try_get(column).map_err(error::read)
}

pub(super) fn maybe_text(row: &SqliteRow, column: &str) -> Result<Option<String>, StoreError> {
    row.try_get(column).map_err(error::read)
}

pub(super) fn number(row: &SqliteRow, column: &str) -> Result<u32, StoreError> {
    let number: i64 = row.try_get(column).map_err(error::read)?;
    u32::try_from(number).map_err(|_| StoreError::Read(format!("{column} `{number}` is out of range")))
}

pub(super) fn time(row: &SqliteRow, column: &str) -> Result<Timestamp, StoreError> {
    timestamp(row.try_get(column).map_err(error::read)?)
}

pub(super) fn maybe_time(row: &SqliteRow, column: &str) -> Result<Option<Timestamp>, StoreError> {
    let microseconds: Option<i64> = row.try_get(column).map_err(error::read)?;
    microseconds.map(timestamp).transpose()
}

fn timestamp(microseconds: i64) -> Result<Timestamp, StoreError> {
    Timestamp::from_microsecond(microseconds).map_err(|error| StoreError::Read(error.to_string()))
}
