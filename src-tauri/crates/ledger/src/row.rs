//! Between rows and the office's types: enums and dates are kept as the same words that they have on
//! the wire, so that a table read by hand says what the papers say. No SQL here.

use crate::error::Result;
use office::refusal::Code;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Connection, OptionalExtension, Params, Row};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// A value kept as its wire word: `first_lead`, `2026-03-01`.
pub(crate) struct Word<T>(pub(crate) T);

impl<T: Serialize> ToSql for Word<T> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        match serde_json::to_value(&self.0) {
            Ok(serde_json::Value::String(word)) => Ok(word.into()),
            Ok(serde_json::Value::Null) => Ok(rusqlite::types::Null.into()),
            other => Err(rusqlite::Error::ToSqlConversionFailure(
                format!("not a word: {other:?}").into(),
            )),
        }
    }
}

impl<T: DeserializeOwned> FromSql for Word<T> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Word<T>> {
        let json = match value {
            ValueRef::Null => serde_json::Value::Null,
            _ => serde_json::Value::String(value.as_str()?.to_owned()),
        };
        serde_json::from_value(json)
            .map(Word)
            .map_err(|error| FromSqlError::Other(Box::new(error)))
    }
}

/// The word in a column.
pub(crate) fn word<T: DeserializeOwned>(row: &Row<'_>, column: &str) -> rusqlite::Result<T> {
    row.get::<_, Word<T>>(column).map(|word| word.0)
}

/// All rows of a query, each through `read`.
pub(crate) fn all<T>(
    conn: &Connection,
    sql: &str,
    params: impl Params,
    read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
) -> Result<Vec<T>> {
    let mut statement = conn.prepare_cached(sql)?;
    let rows = statement
        .query_map(params, read)?
        .collect::<rusqlite::Result<Vec<T>>>()?;
    Ok(rows)
}

/// The one row of a query, if there is one.
pub(crate) fn maybe<T>(
    conn: &Connection,
    sql: &str,
    params: impl Params,
    read: impl FnOnce(&Row<'_>) -> rusqlite::Result<T>,
) -> Result<Option<T>> {
    Ok(conn
        .prepare_cached(sql)?
        .query_row(params, read)
        .optional()?)
}

/// A single number.
pub(crate) fn count(conn: &Connection, sql: &str, params: impl Params) -> Result<u32> {
    Ok(conn
        .prepare_cached(sql)?
        .query_row(params, |row| row.get(0))?)
}

/// Refuses an id that no row of a table has; `noun` is what the clerk calls such a row.
pub(crate) fn require(conn: &Connection, table: &str, noun: &str, id: i64) -> Result<()> {
    let sql = format!("SELECT id FROM {table} WHERE id = ?1");
    maybe(conn, &sql, [id], |_| Ok(()))?.or_missing(noun, id)
}

/// The row, or a refusal that names the noun and the id.
pub(crate) trait OrMissing<T> {
    /// Turns none into `Code::Missing`.
    fn or_missing(self, noun: &str, id: i64) -> Result<T>;
}

impl<T> OrMissing<T> for Option<T> {
    fn or_missing(self, noun: &str, id: i64) -> Result<T> {
        self.ok_or_else(|| {
            Code::Missing {
                noun: noun.to_owned(),
                id,
            }
            .into()
        })
    }
}
