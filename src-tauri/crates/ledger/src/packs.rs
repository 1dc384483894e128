//! 材料: drafts, frozen papers, and whether they left the book. Issuing stands in `issue`, what a paper is
//! held against in `facts`, rows as they are shown in `read`.

mod facts;
mod issue;
mod read;

use crate::error::Result;
use crate::journal::Tx;
use crate::row::{self, OrMissing, Word};
use crate::units;
use chrono::NaiveDate;
pub(crate) use facts::facts;
pub(crate) use issue::{edition, in_force, next_supplement, of_series_before, supplemented};
use office::brief::{LedgerOptions, PaperKind, PaperOptions, Recipe, Subject, SupplementPart};
use office::field::{self, LONG};
use office::id::{FollowUpId, MeasureId, MeetingId, PackId, PaperId, UnitId};
use office::pack::{HandOutWay, PackAct, PackFault, PackState};
use office::refusal::{Code, Refusal};
use office::report::in_order;
use read::base_of;
pub(crate) use read::{SEARCHED, frozen, list, mention, one, page, title};
use rusqlite::types::Type;
use rusqlite::{Row, params};

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
            require(tx, *id, &[PackState::Draft])?;
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
            require(tx, *id, &[PackState::Draft])?;
            tx.conn
                .prepare_cached("DELETE FROM pack WHERE id = ?1")?
                .execute([id.0])?;
            Ok(None)
        }
        PackAct::Issue { id, issuing } => {
            require(tx, *id, &[PackState::Draft])?;
            issue::issue(tx, *id, issuing)?;
            Ok(Some(id.0))
        }
        PackAct::HandOut { id, on, way } => {
            // A superseded paper is printed again as it was: that it left is worth knowing too.
            require(tx, *id, &[PackState::Issued, PackState::Superseded])?;
            tx.conn
                .prepare_cached(
                    "INSERT INTO hand_out (pack_id, happened_on, way) VALUES (?1, ?2, ?3)",
                )?
                .execute(params![id.0, Word(*on), Word::<HandOutWay>(*way)])?;
            Ok(Some(id.0))
        }
        PackAct::Withdraw { id, on, reason } => {
            let reason = field::required("reason", reason, LONG)?;
            require(tx, *id, &[PackState::Issued])?;
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
fn subject_columns(subject: Option<Subject>) -> [Option<i64>; 6] {
    let mut columns = [None; 6];
    match subject {
        None => {}
        Some(Subject::Meeting(id)) => columns[0] = Some(id.0),
        Some(Subject::FollowUp(id)) => columns[1] = Some(id.0),
        Some(Subject::Unit(id)) => columns[2] = Some(id.0),
        Some(Subject::Measure(id)) => columns[3] = Some(id.0),
        Some(Subject::Paper(id)) => columns[4] = Some(id.0),
        Some(Subject::Pack(id)) => columns[5] = Some(id.0),
    }
    columns
}

fn set_subject(tx: &Tx<'_>, id: i64, subject: Option<Subject>) -> Result<()> {
    let [meeting, follow_up, unit, measure, paper, pack] = subject_columns(subject);
    tx.conn
        .prepare_cached(
            "UPDATE pack SET meeting_id = ?2, follow_up_id = ?3, unit_id = ?4, measure_id = ?5, paper_id = ?6, supplements_id = ?7 WHERE id = ?1",
        )?
        .execute(params![id, meeting, follow_up, unit, measure, paper, pack])?;
    Ok(())
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

/// What a row is about.
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
    } else if let Some(id) = id("paper_id")? {
        Some(Subject::Paper(PaperId(id)))
    } else {
        id("supplements_id")?.map(|id| Subject::Pack(PackId(id)))
    })
}

fn checked(tx: &Tx<'_>, recipe: &Recipe) -> Result<Recipe> {
    let recipe = recipe.checked()?;
    if let Some(PaperOptions::LedgerTable(LedgerOptions { unit: Some(id), .. })) = &recipe.options {
        units::require(&tx.conn, *id)?;
    }
    if let Some(subject) = recipe.subject {
        require_subject(tx, subject)?;
    }
    if let Some(PaperOptions::Supplement(options)) = &recipe.options {
        check_supplement(tx, &recipe, &options.parts)?;
    }
    Ok(recipe)
}

/// A supplement belongs to an issued pack that holds, and its parts are there.
fn check_supplement(tx: &Tx<'_>, recipe: &Recipe, parts: &[SupplementPart]) -> Result<()> {
    for part in parts {
        if let SupplementPart::Paper {
            subject: Some(subject),
            ..
        } = part
        {
            require_subject(tx, *subject)?;
        }
    }
    let Some(id) = base_of(recipe) else {
        return Ok(());
    };
    let base = one(&tx.conn, id)?;
    if base.state != PackState::Issued {
        let code = Code::Pack(PackFault::NotToSupplement { state: base.state });
        return Err(Refusal::at("subject", code).into());
    }
    let kind = base.recipe.kind;
    if kind == PaperKind::Supplement {
        return Err(Refusal::at("subject", Code::Pack(PackFault::NotAPart { kind })).into());
    }
    if kind != PaperKind::MeetingPack && parts.contains(&SupplementPart::Changes) {
        return Err(Refusal::at("parts", Code::Pack(PackFault::NotComparable)).into());
    }
    Ok(())
}

fn require_subject(tx: &Tx<'_>, subject: Subject) -> Result<()> {
    let (table, noun, id) = match subject {
        Subject::Meeting(id) => ("meeting", "会议", id.0),
        Subject::FollowUp(id) => ("follow_up", "督办事项", id.0),
        Subject::Unit(id) => ("unit", "单位", id.0),
        Subject::Measure(id) => ("measure", "措施", id.0),
        Subject::Paper(id) => ("paper", "发文", id.0),
        Subject::Pack(id) => ("pack", "材料", id.0),
    };
    row::require(&tx.conn, table, noun, id)
}

fn require(tx: &Tx<'_>, id: PackId, wanted: &[PackState]) -> Result<()> {
    let sql = "SELECT state FROM pack WHERE id = ?1";
    let state: PackState = row::maybe(&tx.conn, sql, [id.0], |row| row::word(row, "state"))?
        .or_missing("材料", id.0)?;
    if wanted.contains(&state) {
        Ok(())
    } else {
        Err(Code::PackMove { state }.into())
    }
}
