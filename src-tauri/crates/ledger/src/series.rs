//! 会议系列: begun by name or by form, with what is usual for it and the numbers it goes on with.

use crate::error::Result;
use crate::journal::Tx;
use crate::row::{self, OrMissing, Word};
use chrono::NaiveDate;
use office::id::SeriesId;
use office::meeting::{NewSeries, Numbering, SeriesAct, SeriesLine, next_on};
use office::refusal::{Code, Refusal};
use rusqlite::{Connection, Row, params};

pub(crate) fn run(tx: &Tx<'_>, act: &SeriesAct) -> Result<Option<i64>> {
    match act {
        SeriesAct::Add { series } => {
            let series = series.checked()?;
            name_is_free(&tx.conn, &series.name, None)?;
            tx.conn
                .prepare_cached(
                    "INSERT INTO meeting_series (name, rhythm, weekday, time, place, chair, level, minutes_prefix) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                )?
                .execute(params![
                    series.name,
                    Word(series.rhythm),
                    series.weekday,
                    series.time,
                    series.place,
                    series.chair,
                    series.level,
                    prefix(&series.numbering)
                ])?;
            Ok(Some(tx.conn.last_insert_rowid()))
        }
        SeriesAct::Change { id, series } => {
            let series = series.checked()?;
            name_is_free(&tx.conn, &series.name, Some(*id))?;
            let changed = tx
                .conn
                .prepare_cached(
                    "UPDATE meeting_series SET name = ?2, rhythm = ?3, weekday = ?4, time = ?5, place = ?6, chair = ?7, level = ?8, minutes_prefix = ?9 WHERE id = ?1",
                )?
                .execute(params![
                    id.0,
                    series.name,
                    Word(series.rhythm),
                    series.weekday,
                    series.time,
                    series.place,
                    series.chair,
                    series.level,
                    prefix(&series.numbering)
                ])?;
            (changed > 0)
                .then_some(Some(id.0))
                .or_missing("会议系列", id.0)
        }
        SeriesAct::Start {
            id,
            ordinal,
            minutes,
        } => start(tx, *id, *ordinal, *minutes),
    }
}

fn prefix(numbering: &Numbering) -> Option<&str> {
    match numbering {
        Numbering::Issue => None,
        Numbering::Prefix(prefix) => Some(prefix),
    }
}

fn name_is_free(conn: &Connection, name: &str, except: Option<SeriesId>) -> Result<()> {
    let taken = row::count(
        conn,
        "SELECT count(*) FROM meeting_series WHERE name = ?1 AND id <> ?2",
        params![name, except.map_or(0, |id| id.0)],
    )?;
    if taken == 0 {
        return Ok(());
    }
    let name = name.to_owned();
    Err(Refusal::at("name", Code::SeriesTaken { name }).into())
}

/// Sets the numbers the book goes on with, once; neither may be used already.
fn start(
    tx: &Tx<'_>,
    id: SeriesId,
    ordinal: Option<u32>,
    minutes: Option<u32>,
) -> Result<Option<i64>> {
    let row = one(&tx.conn, id)?;
    if row.started {
        return Err(Code::StartedAlready.into());
    }
    for (field, number) in [("ordinal", ordinal), ("minutes", minutes)] {
        if let Some(number) = number {
            office::field::within(field, i64::from(number), 1, 9999)?;
        }
    }
    if ordinal.is_none() && minutes.is_none() {
        return Err(Refusal::at("ordinal", Code::Blank).into());
    }
    let least = next_ordinal(&tx.conn, id)?;
    if ordinal.is_some_and(|number| number < least) {
        return Err(Refusal::at("ordinal", Code::NumberUsed { least }).into());
    }
    let used = last_number(&tx.conn, &row, tx.stamp.at.date())?;
    if minutes.is_some_and(|number| number <= used) {
        return Err(Refusal::at("minutes", Code::NumberUsed { least: used + 1 }).into());
    }
    tx.conn
        .prepare_cached(
            "UPDATE meeting_series SET first_ordinal = ?2, first_minutes = ?3, started = 1 WHERE id = ?1",
        )?
        .execute(params![id.0, ordinal, minutes])?;
    Ok(Some(id.0))
}

/// The series of a name; a new name begins a new series.
pub(crate) fn named(tx: &Tx<'_>, name: &str) -> Result<SeriesId> {
    if let Some(id) = row::maybe(
        &tx.conn,
        "SELECT id FROM meeting_series WHERE name = ?1",
        [name],
        |row| row.get(0).map(SeriesId),
    )? {
        return Ok(id);
    }
    tx.conn
        .prepare_cached("INSERT INTO meeting_series (name) VALUES (?1)")?
        .execute([name])?;
    Ok(SeriesId(tx.conn.last_insert_rowid()))
}

/// 第N次 of the next meeting.
pub(crate) fn next_ordinal(conn: &Connection, id: SeriesId) -> Result<u32> {
    row::count(
        conn,
        "SELECT max(coalesce(first_ordinal, 1), coalesce((SELECT max(ordinal) FROM meeting WHERE series_id = meeting_series.id AND state <> 'cancelled'), 0) + 1)
         FROM meeting_series WHERE id = ?1",
        [id.0],
    )
}

/// What a series is numbered by.
pub(crate) struct SeriesRow {
    pub(crate) id: SeriesId,
    pub(crate) usual: NewSeries,
    pub(crate) first_minutes: Option<u32>,
    started: bool,
}

fn row(row: &Row<'_>) -> rusqlite::Result<SeriesRow> {
    Ok(SeriesRow {
        id: SeriesId(row.get("id")?),
        usual: NewSeries {
            name: row.get("name")?,
            rhythm: row::word(row, "rhythm")?,
            weekday: row.get("weekday")?,
            time: row.get("time")?,
            place: row.get("place")?,
            chair: row.get("chair")?,
            level: row.get("level")?,
            numbering: match row.get::<_, Option<String>>("minutes_prefix")? {
                Some(prefix) => Numbering::Prefix(prefix),
                None => Numbering::Issue,
            },
        },
        first_minutes: row.get("first_minutes")?,
        started: row.get("started")?,
    })
}

/// One series.
pub(crate) fn one(conn: &Connection, id: SeriesId) -> Result<SeriesRow> {
    row::maybe(
        conn,
        "SELECT * FROM meeting_series WHERE id = ?1",
        [id.0],
        row,
    )?
    .or_missing("会议系列", id.0)
}

/// The last number that minutes signed on a day would follow.
fn last_number(conn: &Connection, series: &SeriesRow, on: NaiveDate) -> Result<u32> {
    let counter = series.usual.numbering.counter(series.id, on);
    let last = row::maybe(
        conn,
        "SELECT last FROM counter WHERE name = ?1",
        [counter],
        |row| row.get(0),
    )?;
    Ok(last.unwrap_or(0))
}

/// Takes the next number of the series' minutes.
pub(crate) fn take_number(tx: &Tx<'_>, id: SeriesId, on: NaiveDate) -> Result<String> {
    let series = one(&tx.conn, id)?;
    let counter = series.usual.numbering.counter(id, on);
    if let Some(first) = series.first_minutes {
        // The numbers before the book's first were used on paper.
        tx.conn
            .prepare_cached(
                "INSERT INTO counter (name, last) VALUES (?1, ?2) ON CONFLICT (name) DO NOTHING",
            )?
            .execute(params![counter, first - 1])?;
        tx.conn
            .prepare_cached("UPDATE meeting_series SET first_minutes = NULL WHERE id = ?1")?
            .execute([id.0])?;
    }
    let number = crate::counters::next(tx, &counter)?;
    Ok(series.usual.numbering.words(number, on))
}

/// Every series, with what its next meeting would be.
pub(crate) fn lines(conn: &Connection, today: NaiveDate) -> Result<Vec<SeriesLine>> {
    let rows = row::all(
        conn,
        "SELECT s.*, (SELECT count(*) FROM meeting WHERE series_id = s.id AND state <> 'cancelled') AS meetings,
         (SELECT max(held_on) FROM meeting WHERE series_id = s.id AND state <> 'cancelled') AS last_on
         FROM meeting_series s ORDER BY s.id",
        [],
        |found| {
            let meetings: u32 = found.get("meetings")?;
            let last_on: Option<NaiveDate> = row::word(found, "last_on")?;
            Ok((row(found)?, meetings, last_on))
        },
    )?;
    rows.into_iter()
        .map(|(series, meetings, last_on)| {
            let next = series
                .first_minutes
                .unwrap_or(last_number(conn, &series, today)? + 1);
            Ok(SeriesLine {
                id: series.id,
                next_ordinal: next_ordinal(conn, series.id)?,
                next_on: next_on(series.usual.rhythm, series.usual.weekday, last_on, today),
                meetings,
                next_minutes: series.usual.numbering.words(next, today),
                started: series.started,
                name: series.usual.name.clone(),
                usual: series.usual,
            })
        })
        .collect()
}
