//! 完成值: recorded, corrected, taken out. A correction is a new row; the row before names it.

use crate::error::Result;
use crate::journal::Tx;
use crate::row::{self, OrMissing, Word};
use crate::{indicators, plans, units};
use chrono::NaiveDate;
use office::field::{self, LONG};
use office::id::{DocumentId, IndicatorId, ReadingId, UnitId};
use office::indicator::{Amount, IndicatorKind, Mark};
use office::reading::{
    self, Beside, NewReading, ReadingAct, ReadingGround, ReadingLine, ReadingStatus,
};
use office::refusal::{Code, Refusal};
use rusqlite::{Connection, Params, Row, params};

pub(crate) fn run(tx: &Tx<'_>, act: &ReadingAct) -> Result<Option<i64>> {
    match act {
        ReadingAct::Record { reading } => record(tx, reading, None).map(Some),
        ReadingAct::Correct {
            id,
            reading,
            reason,
        } => {
            let reason = field::required("reason", reason, LONG)?;
            let old = standing_row(&tx.conn, *id)?;
            if old != reading.indicator {
                return Err(Refusal::at("indicator", Code::OtherIndicator).into());
            }
            // Set apart first, so that the new value is not held against the one that it replaces.
            tx.conn
                .prepare_cached("UPDATE reading SET withdrawn = ?2 WHERE id = ?1")?
                .execute(params![id.0, reason])?;
            let new = record(tx, reading, Some(&reason))?;
            tx.conn
                .prepare_cached(
                    "UPDATE reading SET withdrawn = NULL, superseded_by = ?2 WHERE id = ?1",
                )?
                .execute(params![id.0, new])?;
            Ok(Some(new))
        }
        ReadingAct::Withdraw { id, reason } => {
            let reason = field::required("reason", reason, LONG)?;
            standing_row(&tx.conn, *id)?;
            tx.conn
                .prepare_cached("UPDATE reading SET withdrawn = ?2 WHERE id = ?1")?
                .execute(params![id.0, reason])?;
            Ok(Some(id.0))
        }
    }
}

/// The indicator of a value that stands; one that was replaced or taken out is not touched again.
fn standing_row(conn: &Connection, id: ReadingId) -> Result<IndicatorId> {
    let (indicator, stands) = row::maybe(
        conn,
        "SELECT indicator_id, superseded_by IS NULL AND withdrawn IS NULL FROM reading WHERE id = ?1",
        [id.0],
        |row| Ok((IndicatorId(row.get(0)?), row.get::<_, bool>(1)?)),
    )?
    .or_missing("完成值", id.0)?;
    if stands {
        Ok(indicator)
    } else {
        Err(Code::ReadingSuperseded.into())
    }
}

fn record(tx: &Tx<'_>, form: &NewReading, reason: Option<&str>) -> Result<i64> {
    let conn = &tx.conn;
    let nature = indicators::nature(conn, form.indicator)?;
    let form = form.checked(&ReadingGround {
        kind: nature.kind,
        in_words: nature.in_words,
        today: tx.stamp.at.date(),
        began: plans::issued_on(conn)?,
    })?;
    if let Some(unit) = form.reported_by {
        units::require_live(conn, "reported_by", unit, form.as_of)?;
    }
    if let Some(document) = form.document {
        row::require(conn, "document", "文件", document.0)?;
    }
    check(conn, &form, nature.kind)?;
    conn.prepare_cached(
        "INSERT INTO reading (indicator_id, from_on, as_of, value, words, verdict, status, reported_by, document_id, received_on, reason)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
    )?
    .execute(params![
        form.indicator.0,
        Word(form.from),
        Word(form.as_of),
        form.value.map(|value| value.0),
        form.words,
        Word(form.verdict),
        Word(form.status),
        form.reported_by.map(|unit| unit.0),
        form.document.map(|document| document.0),
        Word(form.received_on.unwrap_or(tx.stamp.at.date())),
        reason
    ])?;
    Ok(conn.last_insert_rowid())
}

/// The rules over the values that stand, of the indicator and of what it is a part of.
fn check(conn: &Connection, form: &NewReading, kind: Option<IndicatorKind>) -> Result<()> {
    let others: Vec<Beside> = row::all(
        conn,
        &format!(
            "SELECT from_on, as_of, value FROM reading WHERE indicator_id = ?1 AND {STANDING} ORDER BY as_of"
        ),
        [form.indicator.0],
        |row| {
            Ok(Beside {
                from: row::word(row, "from_on")?,
                as_of: row::word(row, "as_of")?,
                value: row.get::<_, Option<i64>>("value")?.map(Amount),
            })
        },
    )?;
    reading::check_beside(form, kind, &others)?;
    let same_day = |sql: &str| {
        let sql = format!(
            "SELECT r.value FROM reading r JOIN indicator i ON {sql} WHERE r.as_of = ?2 AND r.superseded_by IS NULL AND r.withdrawn IS NULL"
        );
        row::all(
            conn,
            &sql,
            params![form.indicator.0, Word(form.as_of)],
            |row| Ok(row.get::<_, Option<i64>>(0)?.map(Amount)),
        )
    };
    for whole in same_day("i.id = ?1 AND r.indicator_id = i.part_of")? {
        reading::check_part(form.value, whole)?;
    }
    for part in same_day("i.part_of = ?1 AND r.indicator_id = i.id")? {
        reading::check_part(part, form.value)?;
    }
    Ok(())
}

/// A value that stands.
const STANDING: &str = "superseded_by IS NULL AND withdrawn IS NULL";

const SELECT: &str = "SELECT r.*, u.name AS unit_name, d.title AS document_title FROM reading r
    LEFT JOIN unit u ON u.id = r.reported_by LEFT JOIN document d ON d.id = r.document_id";

fn line(row: &Row<'_>) -> rusqlite::Result<(IndicatorId, ReadingLine)> {
    let document: Option<i64> = row.get("document_id")?;
    let title: Option<String> = row.get("document_title")?;
    let line = ReadingLine {
        id: ReadingId(row.get("id")?),
        from: row::word(row, "from_on")?,
        as_of: row::word(row, "as_of")?,
        value: row.get::<_, Option<i64>>("value")?.map(Amount),
        words: row.get("words")?,
        verdict: row::word(row, "verdict")?,
        status: row::word(row, "status")?,
        reported_by: row.get::<_, Option<i64>>("reported_by")?.map(UnitId),
        reported_by_name: row.get("unit_name")?,
        document: document.map(|id| (DocumentId(id), title.unwrap_or_default())),
        received_on: row::word(row, "received_on")?,
        reason: row.get("reason")?,
        superseded_by: row.get::<_, Option<i64>>("superseded_by")?.map(ReadingId),
        withdrawn: row.get("withdrawn")?,
    };
    Ok((IndicatorId(row.get("indicator_id")?), line))
}

/// All values of one indicator, newest first; those that no longer stand among them.
pub(crate) fn of_indicator(conn: &Connection, id: IndicatorId) -> Result<Vec<ReadingLine>> {
    let sql = format!("{SELECT} WHERE r.indicator_id = ?1 ORDER BY r.as_of DESC, r.id DESC");
    row::all(conn, &sql, [id.0], |row| Ok(line(row)?.1))
}

/// The newest value of every indicator that stands and speaks of a day no later than this.
pub(crate) fn newest(
    conn: &Connection,
    until: NaiveDate,
) -> Result<Vec<(IndicatorId, ReadingLine)>> {
    picked(
        conn,
        "JOIN indicator i ON i.id = r.indicator_id WHERE r.id = (SELECT n.id FROM reading n WHERE n.indicator_id = i.id
         AND n.superseded_by IS NULL AND n.withdrawn IS NULL AND n.as_of <= ?1 ORDER BY n.as_of DESC, n.id DESC LIMIT 1)",
        [Word(until)],
    )
}

/// The value of every indicator that stands for this very day.
pub(crate) fn on_day(conn: &Connection, day: NaiveDate) -> Result<Vec<(IndicatorId, ReadingLine)>> {
    picked(
        conn,
        "JOIN indicator i ON i.id = r.indicator_id WHERE r.indicator_id = i.id AND r.as_of = ?1
         AND r.superseded_by IS NULL AND r.withdrawn IS NULL",
        [Word(day)],
    )
}

fn picked(
    conn: &Connection,
    condition: &str,
    params: impl Params,
) -> Result<Vec<(IndicatorId, ReadingLine)>> {
    row::all(conn, &format!("{SELECT} {condition}"), params, line)
}

/// Every value that stands and speaks of a day no later than this, by indicator and day.
pub(crate) fn marks(conn: &Connection, until: NaiveDate) -> Result<Vec<(IndicatorId, Mark)>> {
    row::all(
        conn,
        &format!(
            "SELECT indicator_id, from_on, as_of, value, verdict, status FROM reading WHERE {STANDING} AND as_of <= ?1 ORDER BY indicator_id, as_of, id"
        ),
        [Word(until)],
        |row| {
            let mark = Mark {
                from: row::word(row, "from_on")?,
                as_of: row::word(row, "as_of")?,
                value: row.get::<_, Option<i64>>("value")?.map(Amount),
                verdict: row::word(row, "verdict")?,
                is_final: row::word::<ReadingStatus>(row, "status")? == ReadingStatus::Final,
            };
            Ok((IndicatorId(row.get("indicator_id")?), mark))
        },
    )
}
