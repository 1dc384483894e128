//! 期初录入: matters of the time before the book, each drafted, issued under its number and answered in
//! one act. Rows are read first; here they are written, all or none.

use super::{close, draft::draft, issue};
use crate::error::{Error, Result};
use crate::journal::Tx;
use crate::{numbers, plans, row, unit_names};
use chrono::NaiveDate;
use office::id::{FollowUpId, MeasureId};
use office::opening::{self, Ground, MOST, OpeningCells, OpeningItem, OpeningLine};
use office::refusal::{Code, Refusal};
use office::words;
use rusqlite::Connection;

/// What the rows of the grid say, held against the units, measures and numbers of the book.
pub(crate) fn read(
    conn: &Connection,
    today: NaiveDate,
    rows: &[OpeningCells],
) -> Result<Vec<OpeningLine>> {
    let mut units = unit_names::known(conn)?;
    units.retain(|unit| !unit.ended);
    let measures: Vec<(u32, MeasureId)> = row::all(
        conn,
        "SELECT m.number, m.id FROM measure m JOIN plan p ON p.id = m.plan_id WHERE p.state = 'confirmed' ORDER BY m.number",
        [],
        |row| Ok((row.get(0)?, MeasureId(row.get(1)?))),
    )?;
    let ground = Ground {
        today,
        began: plans::issued_on(conn)?,
        units: &units,
        measures: &measures,
        // A number that can't be looked up is refused when it is written.
        is_used: &|number| numbers::is_used(conn, number).unwrap_or(false),
    };
    Ok(opening::read(rows, &ground))
}

/// Writes them, or says which rows can't be and why.
pub(super) fn open(tx: &Tx<'_>, items: &[OpeningItem]) -> Result<Option<i64>> {
    if items.is_empty() {
        return Err(Refusal::at("items", Code::Blank).into());
    }
    if items.len() > MOST {
        let (min, max) = (1, MOST as i64);
        return Err(Refusal::at("items", Code::OutOfRange { min, max }).into());
    }
    let mut refused = Vec::new();
    for (at, item) in items.iter().enumerate() {
        match open_one(tx, item) {
            Ok(_) => {}
            Err(Error::Refused(refusal)) if items.len() == 1 => return Err(refusal.into()),
            Err(Error::Refused(refusal)) => {
                let title = item.form.title.clone();
                refused.push((at as i64 + 1, title, words::sentence(&refusal.code)));
            }
            Err(error) => return Err(error),
        }
    }
    if refused.is_empty() {
        return Ok(None);
    }
    let asked = items.len() as u32;
    let rows = refused;
    Err(Refusal::at("items", Code::RowsRefused { asked, rows }).into())
}

fn open_one(tx: &Tx<'_>, item: &OpeningItem) -> Result<FollowUpId> {
    let id = draft(tx, &item.form, None)?;
    let number = item.number.as_deref();
    issue::issue_as(tx, id, item.issued_on, true, number).map_err(|error| match error {
        Error::Refused(refusal) if refusal.field.as_deref() == Some("on") => {
            Refusal::at("issued_on", refusal.code).into()
        }
        other => other,
    })?;
    if let Some((on, words)) = &item.progress {
        close::reply(tx, id, *on, words, &[]).map_err(|error| match error {
            Error::Refused(refusal) => Refusal::at("progress", refusal.code).into(),
            other => other,
        })?;
    }
    Ok(id)
}
