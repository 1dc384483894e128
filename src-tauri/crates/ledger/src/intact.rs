//! Rows held against their images: what a table's images tell, one over the other, is what its rows are.
//! `check` names the rows that differ; a migration keeps what its steps did to rows as images of its own
//! line, so that a column which came with a default is no difference afterwards.

use crate::cells::{self, Cells};
use crate::error::Result;
use crate::images::Shape;
use crate::journal::FACTS;
use rusqlite::types::Value;
use rusqlite::{Connection, params};
use serde_json::Map;
use std::collections::BTreeSet;
use std::iter::Peekable;

/// A row that is not what its images tell.
pub(crate) struct Unlike {
    pub(crate) id: i64,
    /// As its images tell it; none: they tell of no row, or of one taken away.
    told: Option<Cells>,
    /// As it is.
    is: Option<Cells>,
}

/// Every row of a table that is not what its images tell, and every row whose images don't follow one
/// from the other.
pub(crate) fn unlike(conn: &Connection, shape: &Shape) -> Result<Vec<Unlike>> {
    let mut images =
        conn.prepare("SELECT row_id, before, after FROM image WHERE tbl = ?1 ORDER BY row_id, id")?;
    let mut images = images
        .query_map([&shape.table], |row| {
            Ok((row.get(0)?, (row.get(1)?, row.get(2)?)))
        })?
        .peekable();
    let columns = shape.columns.join(", ");
    let mut rows = conn.prepare(&format!(
        "SELECT id, {columns} FROM {} ORDER BY id",
        shape.table
    ))?;
    let mut rows = rows
        .query_map([], |row| {
            let cells = (1..=shape.columns.len()).map(|at| row.get(at).map(Some));
            Ok((row.get(0)?, cells.collect::<rusqlite::Result<Cells>>()?))
        })?
        .peekable();
    let mut found = Vec::new();
    loop {
        let id = match (next(&mut images)?, next(&mut rows)?) {
            (Some(image), Some(row)) => image.min(row),
            (Some(id), None) | (None, Some(id)) => id,
            (None, None) => return Ok(found),
        };
        let (mut told, mut follows) = (None, true);
        while next(&mut images)? == Some(id)
            && let Some(image) = images.next()
        {
            let (before, after): (Option<String>, Option<String>) = image?.1;
            follows &= step(shape, &mut told, before.as_deref(), after.as_deref())?;
        }
        let mut is = None;
        if next(&mut rows)? == Some(id) {
            is = rows.next().transpose()?.map(|(_, cells)| cells);
        }
        if !follows || !same(told.as_ref(), is.as_ref()) {
            found.push(Unlike { id, told, is });
        }
    }
}

/// The id that comes next.
fn next<T>(
    rows: &mut Peekable<impl Iterator<Item = rusqlite::Result<(i64, T)>>>,
) -> Result<Option<i64>> {
    if let Some(Err(error)) = rows.next_if(|row| row.is_err()) {
        return Err(error.into());
    }
    Ok(rows
        .peek()
        .and_then(|row| row.as_ref().ok())
        .map(|row| row.0))
}

/// Lays one more image over a row; answers whether the row was what the image found.
fn step(
    shape: &Shape,
    told: &mut Option<Cells>,
    before: Option<&str>,
    after: Option<&str>,
) -> Result<bool> {
    let follows = match (&*told, before) {
        (None, None) => true,
        (Some(row), Some(before)) => shape
            .cells(before)?
            .iter()
            .all(|(place, value)| holds(row[*place].as_ref(), value)),
        _ => false,
    };
    match after {
        Some(after) => {
            let row = told.get_or_insert_with(|| shape.unknown());
            for (place, value) in shape.cells(after)? {
                row[place] = Some(value);
            }
        }
        None => *told = None,
    }
    Ok(follows)
}

/// A column that came after an image is empty in it.
fn holds(cell: Option<&Value>, value: &Value) -> bool {
    cell.unwrap_or(&Value::Null) == value
}

fn same(told: Option<&Cells>, is: Option<&Cells>) -> bool {
    match (told, is) {
        (None, None) => true,
        (Some(told), Some(is)) => told
            .iter()
            .zip(is)
            .all(|(told, is)| holds(told.as_ref(), is.as_ref().unwrap_or(&Value::Null))),
        _ => false,
    }
}

/// Every row that is not what its images tell, by table and id: before a migration, those it must not
/// make good in silence.
pub(crate) fn known(conn: &Connection) -> Result<BTreeSet<(&'static str, i64)>> {
    let mut known = BTreeSet::new();
    for (table, _) in FACTS {
        let shape = Shape::read(conn, table)?;
        if !shape.columns.is_empty() {
            known.extend(unlike(conn, &shape)?.iter().map(|row| (*table, row.id)));
        }
    }
    Ok(known)
}

/// Keeps what the steps of a migration did to rows, as images of its line.
pub(crate) fn keep(
    conn: &Connection,
    no: i64,
    known: &BTreeSet<(&'static str, i64)>,
) -> Result<()> {
    for (table, _) in FACTS {
        let shape = Shape::read(conn, table)?;
        for row in unlike(conn, &shape)? {
            if !known.contains(&(*table, row.id)) {
                keep_row(conn, no, &shape, &row)?;
            }
        }
    }
    Ok(())
}

fn keep_row(conn: &Connection, no: i64, shape: &Shape, row: &Unlike) -> Result<()> {
    let differs = |place: usize| match (&row.told, &row.is) {
        (Some(told), Some(is)) => !holds(
            told[place].as_ref(),
            is[place].as_ref().unwrap_or(&Value::Null),
        ),
        _ => true,
    };
    let object = |cells: &Option<Cells>| -> Result<Option<String>> {
        let Some(cells) = cells else { return Ok(None) };
        let mut members = Map::new();
        for (place, cell) in cells.iter().enumerate() {
            if let Some(cell) = cell.as_ref().filter(|_| differs(place)) {
                members.insert(shape.columns[place].clone(), cells::json(cell.into()));
            }
        }
        Ok(Some(serde_json::to_string(&members)?))
    };
    let (before, after) = (object(&row.told)?, object(&row.is)?);
    conn.prepare_cached(
        "INSERT INTO image (act_no, tbl, row_id, before, after) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?
    .execute(params![no, shape.table, row.id, before, after])?;
    Ok(())
}
