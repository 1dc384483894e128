//! Numbers on paper, over all series at once: a number that was ever given, or that a matter holds,
//! never goes to another. Counters and what they gave out stand outside undo.

use crate::counters;
use crate::error::Result;
use crate::journal::Tx;
use crate::row;
use office::number::Number;
use office::refusal::{Code, Refusal};
use rusqlite::Connection;

/// The next number of a series in a year. Numbers typed ahead of it are passed over.
pub(crate) fn take(tx: &Tx<'_>, prefix: &str, year: i32) -> Result<Number> {
    loop {
        let number = Number {
            prefix: prefix.to_owned(),
            year,
            place: counters::next(tx, &format!("{prefix}/{year}"))?,
        };
        let printed = number.to_string();
        if is_held(&tx.conn, &printed)? {
            continue;
        }
        tx.conn
            .prepare_cached("INSERT OR IGNORE INTO number_given (number) VALUES (?1)")?
            .execute([printed])?;
        return Ok(number);
    }
}

/// A number that was printed before the book knew of it, as typed into a field.
pub(crate) fn typed(tx: &Tx<'_>, field: &str, text: &str) -> Result<Number> {
    let number = Number::checked(field, text)?;
    let printed = number.to_string();
    if is_used(&tx.conn, &printed)? {
        return Err(Refusal::at(field, Code::NumberTaken { number: printed }).into());
    }
    Ok(number)
}

/// Whether a number was ever given, or a matter of the book has it.
pub(crate) fn is_used(conn: &Connection, number: &str) -> Result<bool> {
    let sql = "SELECT count(*) FROM number_given WHERE number = ?1";
    Ok(row::count(conn, sql, [number])? > 0 || is_held(conn, number)?)
}

/// Whether a matter of the book has the number.
fn is_held(conn: &Connection, number: &str) -> Result<bool> {
    Ok(row::count(
        conn,
        "SELECT EXISTS (SELECT 1 FROM follow_up WHERE number = ?1) OR EXISTS (SELECT 1 FROM paper WHERE number = ?1)",
        [number],
    )? > 0)
}
