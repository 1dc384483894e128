//! Counters of numbers on paper: given once, whatever undo does; where a series goes on is a fact that
//! the clerk sets. `counter` holds the last number given and is no fact; `number_start` is one.

use crate::error::Result;
use crate::journal::Tx;
use crate::moves::DEFAULT_PREFIX;
use crate::{profile, row};
use chrono::{Datelike, NaiveDate};
use office::counter::{NextNumber, NumberLine};
use office::paper::Series;
use office::refusal::{Code, Refusal};
use rusqlite::{Connection, params};

/// The next number of a series; never given twice.
pub(crate) fn next(tx: &Tx<'_>, name: &str) -> Result<u32> {
    let number = last(&tx.conn, name)?.max(start(&tx.conn, name)?.saturating_sub(1)) + 1;
    tx.conn
        .prepare_cached("INSERT INTO counter (name, last) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET last = max(last, ?2)")?
        .execute(params![name, number])?;
    Ok(number)
}

/// Sets where a series goes on; never at a number that was given.
pub(crate) fn set_start(tx: &Tx<'_>, form: &NextNumber) -> Result<()> {
    let form = form.checked()?;
    let name = format!("{}/{}", form.prefix, form.year);
    let least = last(&tx.conn, &name)? + 1;
    if form.next < least {
        return Err(Refusal::at("next", Code::NumberUsed { least }).into());
    }
    tx.conn
        .prepare_cached(
            "INSERT INTO number_start (name, next, reason) VALUES (?1, ?2, ?3)
             ON CONFLICT (name) DO UPDATE SET next = ?2, reason = ?3",
        )?
        .execute(params![name, form.next, form.reason])?;
    Ok(())
}

/// Every series that the office uses this year, with its next number.
pub(crate) fn lines(conn: &Connection, today: NaiveDate) -> Result<Vec<NumberLine>> {
    let office = profile::read(conn)?;
    let follow_ups = office.number_prefix.clone();
    let mut prefixes = vec![follow_ups.unwrap_or_else(|| DEFAULT_PREFIX.to_owned())];
    for series in Series::ALL {
        prefixes.extend(office.prefix_of(series));
    }
    prefixes
        .into_iter()
        .map(|prefix| line(conn, prefix, today.year()))
        .collect()
}

fn line(conn: &Connection, prefix: String, year: i32) -> Result<NumberLine> {
    let name = format!("{prefix}/{year}");
    let last = last(conn, &name)?;
    Ok(NumberLine {
        prefix,
        year,
        last,
        next: (last + 1).max(start(conn, &name)?),
        reason: row::maybe(
            conn,
            "SELECT reason FROM number_start WHERE name = ?1",
            [&name],
            |row| row.get(0),
        )?,
    })
}

/// The last number that a series gave.
pub(crate) fn last(conn: &Connection, name: &str) -> Result<u32> {
    let last = row::maybe(
        conn,
        "SELECT last FROM counter WHERE name = ?1",
        [name],
        |row| row.get(0),
    )?;
    Ok(last.unwrap_or(0))
}

fn start(conn: &Connection, name: &str) -> Result<u32> {
    let next = row::maybe(
        conn,
        "SELECT next FROM number_start WHERE name = ?1",
        [name],
        |row| row.get(0),
    )?;
    Ok(next.unwrap_or(1))
}
