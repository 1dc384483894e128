//! 节假日表, written and read: the calendar that every question counts with, and what another table
//! would move. No recorded date is ever moved here.

use crate::error::Result;
use crate::journal::Tx;
use crate::row::{self, Word};
use chrono::{Datelike, NaiveDate};
use office::day::WorkDays;
use office::field::{self, SHORT};
use office::follow_up::{DueMoved, Term};
use office::id::FollowUpId;
use office::refusal::{Code, Refusal};
use office::working_day::{TableDay, TableRead, WorkingDayAct, WorkingDayPage, YearTable};
use rusqlite::{Connection, params};
use std::collections::BTreeMap;

pub(crate) fn run(tx: &Tx<'_>, act: &WorkingDayAct) -> Result<Option<i64>> {
    match act {
        WorkingDayAct::SetYear { table } => set_year(tx, &table.checked()?).map(Some),
        WorkingDayAct::SetDay { on, worked, name } => {
            let name = field::optional("name", name, SHORT)?;
            let year = year_id(&tx.conn, on.year())?
                .ok_or_else(|| Refusal::at("on", Code::NoYearTable { year: on.year() }))?;
            match worked {
                None => {
                    tx.conn
                        .prepare_cached("DELETE FROM holiday WHERE day = ?1")?
                        .execute([Word(*on)])?;
                }
                Some(worked) => write_day(
                    tx,
                    year,
                    &TableDay {
                        on: *on,
                        worked: *worked,
                        name: name.unwrap_or_else(|| default_name(*worked).to_owned()),
                    },
                )?,
            }
            Ok(Some(year))
        }
    }
}

fn default_name(worked: bool) -> &'static str {
    if worked { "调休" } else { "放假" }
}

fn year_id(conn: &Connection, year: i32) -> Result<Option<i64>> {
    row::maybe(
        conn,
        "SELECT id FROM holiday_year WHERE year = ?1",
        [year],
        |row| row.get(0),
    )
}

fn set_year(tx: &Tx<'_>, table: &YearTable) -> Result<i64> {
    let id = match year_id(&tx.conn, table.year)? {
        Some(id) => {
            tx.conn
                .prepare_cached("UPDATE holiday_year SET source = ?2 WHERE id = ?1")?
                .execute(params![id, table.source])?;
            tx.conn
                .prepare_cached("DELETE FROM holiday WHERE holiday_year_id = ?1")?
                .execute([id])?;
            id
        }
        None => {
            tx.conn
                .prepare_cached("INSERT INTO holiday_year (year, source) VALUES (?1, ?2)")?
                .execute(params![table.year, table.source])?;
            tx.conn.last_insert_rowid()
        }
    };
    for day in &table.days {
        write_day(tx, id, day)?;
    }
    Ok(id)
}

fn write_day(tx: &Tx<'_>, year: i64, day: &TableDay) -> Result<()> {
    tx.conn
        .prepare_cached(
            "INSERT INTO holiday (holiday_year_id, day, worked, name) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (day) DO UPDATE SET worked = ?3, name = ?4",
        )?
        .execute(params![year, Word(day.on), day.worked, day.name])?;
    Ok(())
}

fn years(conn: &Connection) -> Result<BTreeMap<i32, String>> {
    Ok(row::all(
        conn,
        "SELECT year, source FROM holiday_year ORDER BY year",
        [],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?
    .into_iter()
    .collect())
}

/// Every day that differs from its weekday.
pub(crate) fn days_apart(conn: &Connection) -> Result<Vec<(NaiveDate, bool)>> {
    row::all(
        conn,
        "SELECT day, worked FROM holiday ORDER BY day",
        [],
        |row| Ok((row::word(row, "day")?, row.get("worked")?)),
    )
}

/// The calendar of the book.
pub(crate) fn calendar(conn: &Connection) -> Result<WorkDays> {
    Ok(WorkDays::new(years(conn)?, days_apart(conn)?))
}

/// 设置 → 节假日.
pub(crate) fn page(conn: &Connection, year: i32) -> Result<WorkingDayPage> {
    let years = years(conn)?;
    let days = row::all(
        conn,
        "SELECT d.day, d.worked, d.name FROM holiday d JOIN holiday_year y ON y.id = d.holiday_year_id
         WHERE y.year = ?1 ORDER BY d.day",
        [year],
        |row| {
            Ok(TableDay {
                on: row::word(row, "day")?,
                worked: row.get("worked")?,
                name: row.get("name")?,
            })
        },
    )?;
    Ok(WorkingDayPage {
        year,
        table: years.get(&year).map(|source| YearTable {
            year,
            source: source.clone(),
            days,
        }),
        months: calendar(conn)?.months(year),
        years: years.into_keys().collect(),
    })
}

/// A pasted text as a table, with what it would move; nothing is recorded.
pub(crate) fn read(conn: &Connection, year: i32, source: &str, text: &str) -> Result<TableRead> {
    field::within("year", i64::from(year), 2000, 2100)?;
    let (table, unread) = office::working_day::read(text, year, source)?;
    let mut sources = years(conn)?;
    sources.insert(year, table.source.clone());
    let mut exceptions: BTreeMap<NaiveDate, bool> = days_apart(conn)?.into_iter().collect();
    exceptions.retain(|day, _| day.year() != year);
    exceptions.extend(table.days.iter().map(|day| (day.on, day.worked)));
    let moved = moved(conn, &WorkDays::new(sources, exceptions))?;
    Ok(TableRead {
        table,
        unread,
        moved,
    })
}

/// Open items recorded in working days whose date would fall otherwise under a calendar.
fn moved(conn: &Connection, days: &WorkDays) -> Result<Vec<DueMoved>> {
    let rows = row::all(
        conn,
        "SELECT id, number, title, coalesce(original_due_on, due_on) AS recorded, term_count, term_from
         FROM follow_up WHERE term = 'working_days' AND state NOT IN ('closed', 'merged', 'cancelled') ORDER BY id",
        [],
        |row| {
            let term = Term::WorkingDays {
                count: row.get("term_count")?,
                from: row::word(row, "term_from")?,
            };
            let recorded: NaiveDate = row::word(row, "recorded")?;
            Ok(DueMoved {
                id: FollowUpId(row.get("id")?),
                number: row.get("number")?,
                title: row.get("title")?,
                words: term.words().unwrap_or_default(),
                recorded,
                would_be: term.due(None, days).unwrap_or(recorded),
            })
        },
    )?;
    let moves = |line: &DueMoved| line.recorded != line.would_be;
    Ok(rows.into_iter().filter(moves).collect())
}
