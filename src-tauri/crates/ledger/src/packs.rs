//! 材料: drafts, frozen papers, and whether they left the book.

use crate::content;
use crate::error::Result;
use crate::journal::Tx;
use crate::row::{self, OrMissing, Word};
use crate::units;
use chrono::NaiveDate;
use office::brief::{LedgerOptions, PaperKind, PaperOptions, Recipe, Subject};
use office::field::{self, LONG};
use office::id::{FollowUpId, MeasureId, MeetingId, PackId, PaperId, UnitId};
use office::pack::{HandOutWay, PackAct, PackLine, PackState};
use office::refusal::Code;
use office::report::in_order;
use rusqlite::types::Type;
use rusqlite::{Connection, Row, params};

pub(crate) fn run(tx: &Tx<'_>, act: &PackAct) -> Result<Option<i64>> {
    match act {
        PackAct::Draft { recipe } => {
            let recipe = checked(tx, recipe)?;
            tx.conn
                .prepare_cached(
                    "INSERT INTO pack (kind, draft_mark, options, state) VALUES (?1, ?2, ?3, ?4)",
                )?
                .execute(params![
                    Word(recipe.kind),
                    recipe.draft_mark,
                    options_text(&recipe)?,
                    Word(PackState::Draft)
                ])?;
            let id = tx.conn.last_insert_rowid();
            set_subject(tx, id, recipe.subject)?;
            Ok(Some(id))
        }
        PackAct::Change { id, recipe } => {
            require(tx, *id, PackState::Draft)?;
            let recipe = checked(tx, recipe)?;
            tx.conn
                .prepare_cached(
                    "UPDATE pack SET kind = ?2, draft_mark = ?3, options = ?4 WHERE id = ?1",
                )?
                .execute(params![
                    id.0,
                    Word(recipe.kind),
                    recipe.draft_mark,
                    options_text(&recipe)?
                ])?;
            set_subject(tx, id.0, recipe.subject)?;
            Ok(Some(id.0))
        }
        PackAct::Discard { id } => {
            require(tx, *id, PackState::Draft)?;
            tx.conn
                .prepare_cached("DELETE FROM pack WHERE id = ?1")?
                .execute([id.0])?;
            Ok(None)
        }
        PackAct::Issue {
            id,
            on,
            snapshot,
            pdf,
        } => {
            require(tx, *id, PackState::Draft)?;
            let (snapshot, _) = content::settle(&tx.conn, &mut snapshot.clone())?;
            let (pdf, _) = content::settle(&tx.conn, &mut pdf.clone())?;
            tx.conn
                .prepare_cached("UPDATE pack SET state = ?2, issued_on = ?3, snapshot_hash = ?4, pdf_hash = ?5 WHERE id = ?1")?
                .execute(params![id.0, Word(PackState::Issued), Word(*on), snapshot, pdf])?;
            Ok(Some(id.0))
        }
        PackAct::HandOut { id, on, way } => {
            require(tx, *id, PackState::Issued)?;
            tx.conn
                .prepare_cached(
                    "INSERT INTO hand_out (pack_id, happened_on, way) VALUES (?1, ?2, ?3)",
                )?
                .execute(params![id.0, Word(*on), Word::<HandOutWay>(*way)])?;
            Ok(Some(id.0))
        }
        PackAct::Withdraw { id, on, reason } => {
            let reason = field::required("reason", reason, LONG)?;
            require(tx, *id, PackState::Issued)?;
            let sql = "SELECT issued_on FROM pack WHERE id = ?1";
            let issued: Option<NaiveDate> =
                row::maybe(&tx.conn, sql, [id.0], |row| row::word(row, "issued_on"))?.flatten();
            in_order("on", issued.unwrap_or(*on), *on)?;
            tx.conn
                .prepare_cached("UPDATE pack SET state = ?2, withdrawn_on = ?3, withdraw_reason = ?4 WHERE id = ?1")?
                .execute(params![id.0, Word(PackState::Withdrawn), Word(*on), reason])?;
            Ok(Some(id.0))
        }
    }
}

/// The columns that hold what a pack is about, in the order of `set_subject`'s parameters.
fn subject_columns(subject: Option<Subject>) -> [Option<i64>; 5] {
    let mut columns = [None; 5];
    match subject {
        None => {}
        Some(Subject::Meeting(id)) => columns[0] = Some(id.0),
        Some(Subject::FollowUp(id)) => columns[1] = Some(id.0),
        Some(Subject::Unit(id)) => columns[2] = Some(id.0),
        Some(Subject::Measure(id)) => columns[3] = Some(id.0),
        Some(Subject::Paper(id)) => columns[4] = Some(id.0),
    }
    columns
}

fn set_subject(tx: &Tx<'_>, id: i64, subject: Option<Subject>) -> Result<()> {
    let [meeting, follow_up, unit, measure, paper] = subject_columns(subject);
    tx.conn
        .prepare_cached(
            "UPDATE pack SET meeting_id = ?2, follow_up_id = ?3, unit_id = ?4, measure_id = ?5, paper_id = ?6 WHERE id = ?1",
        )?
        .execute(params![id, meeting, follow_up, unit, measure, paper])?;
    Ok(())
}

fn subject(row: &Row<'_>) -> rusqlite::Result<Option<Subject>> {
    let id = |column: &str| row.get::<_, Option<i64>>(column);
    Ok(if let Some(id) = id("meeting_id")? {
        Some(Subject::Meeting(MeetingId(id)))
    } else if let Some(id) = id("follow_up_id")? {
        Some(Subject::FollowUp(FollowUpId(id)))
    } else if let Some(id) = id("unit_id")? {
        Some(Subject::Unit(UnitId(id)))
    } else if let Some(id) = id("measure_id")? {
        Some(Subject::Measure(MeasureId(id)))
    } else {
        id("paper_id")?.map(|id| Subject::Paper(PaperId(id)))
    })
}

/// The choices as the book keeps them.
fn options_text(recipe: &Recipe) -> Result<Option<String>> {
    let options = recipe.options.as_ref();
    Ok(options.map(serde_json::to_string).transpose()?)
}

fn options(row: &Row<'_>) -> rusqlite::Result<Option<PaperOptions>> {
    let text: Option<String> = row.get("options")?;
    let read = |text: String| {
        serde_json::from_str(&text).map_err(|error| {
            rusqlite::Error::FromSqlConversionFailure(0, Type::Text, Box::new(error))
        })
    };
    text.map(read).transpose()
}

fn checked(tx: &Tx<'_>, recipe: &Recipe) -> Result<Recipe> {
    let recipe = recipe.checked()?;
    if let Some(PaperOptions::LedgerTable(LedgerOptions { unit: Some(id), .. })) = &recipe.options {
        units::require(&tx.conn, *id)?;
    }
    let (table, noun, id) = match recipe.subject {
        None => return Ok(recipe),
        Some(Subject::Meeting(id)) => ("meeting", "会议", id.0),
        Some(Subject::FollowUp(id)) => ("follow_up", "督办事项", id.0),
        Some(Subject::Unit(id)) => ("unit", "单位", id.0),
        Some(Subject::Measure(id)) => ("measure", "措施", id.0),
        Some(Subject::Paper(id)) => ("paper", "发文", id.0),
    };
    let sql = format!("SELECT id FROM {table} WHERE id = ?1");
    row::maybe(&tx.conn, &sql, [id], |row| row.get::<_, i64>(0))?.or_missing(noun, id)?;
    Ok(recipe)
}

fn require(tx: &Tx<'_>, id: PackId, wanted: PackState) -> Result<()> {
    let state: PackState = row::maybe(
        &tx.conn,
        "SELECT state FROM pack WHERE id = ?1",
        [id.0],
        |row| row::word(row, "state"),
    )?
    .or_missing("材料", id.0)?;
    if state == wanted {
        Ok(())
    } else {
        Err(Code::PackMove { state }.into())
    }
}

const SELECT: &str = "SELECT p.*, s.name AS series, m.ordinal,
    coalesce(f.number, f.title) AS follow_up, u.name AS unit, x.number AS measure, o.title AS paper,
    EXISTS (SELECT 1 FROM hand_out h WHERE h.pack_id = p.id) AS handed_out
    FROM pack p LEFT JOIN meeting m ON m.id = p.meeting_id LEFT JOIN meeting_series s ON s.id = m.series_id
    LEFT JOIN follow_up f ON f.id = p.follow_up_id LEFT JOIN unit u ON u.id = p.unit_id
    LEFT JOIN measure x ON x.id = p.measure_id LEFT JOIN paper o ON o.id = p.paper_id";

fn line(row: &Row<'_>) -> rusqlite::Result<PackLine> {
    Ok(PackLine {
        id: PackId(row.get("id")?),
        title: title(row)?,
        recipe: Recipe {
            kind: row::word(row, "kind")?,
            subject: subject(row)?,
            draft_mark: row.get("draft_mark")?,
            options: options(row)?,
        },
        state: row::word(row, "state")?,
        issued_on: row::word(row, "issued_on")?,
        pdf: row.get("pdf_hash")?,
        handed_out: row.get("handed_out")?,
    })
}

/// 专班调度会第3次会议材料; 区商务局任务单: the paper's name with what it is about.
pub(crate) fn title(row: &Row<'_>) -> rusqlite::Result<String> {
    let name = row::word::<PaperKind>(row, "kind")?.name();
    let words = |column: &str| row.get::<_, String>(column);
    Ok(match subject(row)? {
        None => name.to_owned(),
        Some(Subject::Meeting(_)) => {
            let (series, ordinal): (String, u32) = (words("series")?, row.get("ordinal")?);
            let paper = name.trim_start_matches("会议");
            format!("{series}第{ordinal}次会议{paper}")
        }
        Some(Subject::FollowUp(_)) => format!("{}{name}", words("follow_up")?),
        Some(Subject::Unit(_)) => format!("{}{}", words("unit")?, name.trim_start_matches("单位")),
        Some(Subject::Measure(_)) => format!("第{}项{name}", row.get::<_, u32>("measure")?),
        Some(Subject::Paper(_)) => format!("{name}：{}", words("paper")?),
    })
}

/// Every pack, newest first.
pub(crate) fn all(conn: &Connection) -> Result<Vec<PackLine>> {
    row::all(conn, &format!("{SELECT} ORDER BY p.id DESC"), [], line)
}

/// One pack.
pub(crate) fn one(conn: &Connection, id: PackId) -> Result<PackLine> {
    row::maybe(conn, &format!("{SELECT} WHERE p.id = ?1"), [id.0], line)?.or_missing("材料", id.0)
}
