//! 任务节点: parts of a measure, each with one owner. Who may own one is the rule of `office::task`.

use crate::error::Result;
use crate::journal::Tx;
use crate::row::{self, OrMissing, Word};
use crate::{assignments, plans};
use chrono::NaiveDate;
use office::field::{self, LONG};
use office::id::{DocumentId, MeasureId, TaskId, UnitId};
use office::lights::{Judge, TaskFacts};
use office::refusal::Code;
use office::task::{NewTask, TaskAct, TaskLine};
use rusqlite::{Connection, Params, params};

pub(crate) fn run(tx: &Tx<'_>, act: &TaskAct) -> Result<Option<i64>> {
    let conn = &tx.conn;
    match act {
        TaskAct::Add { measure, task } => {
            let task = checked(tx, *measure, task)?;
            conn.prepare_cached(
                "INSERT INTO task (measure_id, words, owner_id, due_on) VALUES (?1, ?2, ?3, ?4)",
            )?
            .execute(params![measure.0, task.words, task.owner.0, Word(task.due)])?;
            Ok(Some(conn.last_insert_rowid()))
        }
        TaskAct::Change { id, task, reason } => {
            let reason = field::required("reason", reason, LONG)?;
            let (measure, _) = open(conn, *id)?;
            let task = checked(tx, measure, task)?;
            conn.prepare_cached(
                "UPDATE task SET words = ?2, owner_id = ?3, due_on = ?4, reason = ?5 WHERE id = ?1",
            )?
            .execute(params![
                id.0,
                task.words,
                task.owner.0,
                Word(task.due),
                reason
            ])?;
            Ok(Some(id.0))
        }
        TaskAct::Reach { id, on, evidence } => reach(tx, *id, *on, evidence),
        TaskAct::UndoReach { id, reason } => {
            let reason = field::required("reason", reason, LONG)?;
            if open(conn, *id)?.1.is_none() {
                return Err(Code::TaskNotReached.into());
            }
            conn.prepare_cached("UPDATE task SET reached_on = NULL, reason = ?2 WHERE id = ?1")?
                .execute(params![id.0, reason])?;
            conn.prepare_cached("DELETE FROM task_document WHERE task_id = ?1")?
                .execute([id.0])?;
            Ok(Some(id.0))
        }
        TaskAct::Drop { id, reason } => {
            let reason = field::required("reason", reason, LONG)?;
            open(conn, *id)?;
            conn.prepare_cached("UPDATE task SET dropped = ?2 WHERE id = ?1")?
                .execute(params![id.0, reason])?;
            Ok(Some(id.0))
        }
    }
}

fn checked(tx: &Tx<'_>, measure: MeasureId, task: &NewTask) -> Result<NewTask> {
    let task = task.checked(plans::issued_on(&tx.conn)?)?;
    let owners = assignments::owners(&tx.conn, measure, tx.stamp.at.date())?;
    owners.check(task.owner)?;
    Ok(task)
}

fn reach(tx: &Tx<'_>, id: TaskId, on: NaiveDate, evidence: &[DocumentId]) -> Result<Option<i64>> {
    let conn = &tx.conn;
    tx.has_come("on", on)?;
    plans::not_before(conn, "on", on)?;
    if let Some(on) = open(conn, id)?.1 {
        return Err(Code::TaskReached { on }.into());
    }
    conn.prepare_cached("UPDATE task SET reached_on = ?2 WHERE id = ?1")?
        .execute(params![id.0, Word(on)])?;
    for document in evidence {
        row::require(conn, "document", "文件", document.0)?;
        conn.prepare_cached("INSERT INTO task_document (task_id, document_id) VALUES (?1, ?2)")?
            .execute(params![id.0, document.0])?;
    }
    Ok(Some(id.0))
}

/// The measure of a task that still is one, and the day it was reached.
fn open(conn: &Connection, id: TaskId) -> Result<(MeasureId, Option<NaiveDate>)> {
    let (measure, reached, dropped) = row::maybe(
        conn,
        "SELECT measure_id, reached_on, dropped IS NOT NULL AS dropped FROM task WHERE id = ?1",
        [id.0],
        |row| {
            Ok((
                MeasureId(row.get("measure_id")?),
                row::word(row, "reached_on")?,
                row.get::<_, bool>("dropped")?,
            ))
        },
    )?
    .or_missing("任务节点", id.0)?;
    if dropped {
        return Err(Code::TaskDropped.into());
    }
    Ok((measure, reached))
}

/// Tasks of all measures that still are ones, by due date; evidence is left out.
pub(crate) fn standing(conn: &Connection, judge: &Judge) -> Result<Vec<TaskLine>> {
    picked(conn, judge, "t.dropped IS NULL", [])
}

/// All tasks of one measure with what proves them; dropped ones last.
pub(crate) fn of_measure(conn: &Connection, judge: &Judge, id: MeasureId) -> Result<Vec<TaskLine>> {
    let mut lines = picked(conn, judge, "t.measure_id = ?1", [id.0])?;
    lines.sort_by_key(|line| line.dropped.is_some());
    let evidence: Vec<(i64, DocumentId, String)> = row::all(
        conn,
        "SELECT x.task_id, d.id, d.title FROM task_document x JOIN task t ON t.id = x.task_id JOIN document d ON d.id = x.document_id
         WHERE t.measure_id = ?1 ORDER BY x.id",
        [id.0],
        |row| Ok((row.get(0)?, DocumentId(row.get(1)?), row.get(2)?)),
    )?;
    for (task, document, title) in evidence {
        if let Some(line) = lines.iter_mut().find(|line| line.id.0 == task) {
            line.evidence.push((document, title));
        }
    }
    Ok(lines)
}

fn picked(
    conn: &Connection,
    judge: &Judge,
    condition: &str,
    params: impl Params,
) -> Result<Vec<TaskLine>> {
    row::all(
        conn,
        &format!(
            "SELECT t.*, u.name AS owner_name, instr(m.text, t.words) > 0 AS verbatim FROM task t JOIN unit u ON u.id = t.owner_id
             JOIN measure m ON m.id = t.measure_id WHERE {condition} ORDER BY t.measure_id, t.due_on IS NULL, t.due_on, t.id"
        ),
        params,
        |row| {
            let facts = TaskFacts {
                due: row::word(row, "due_on")?,
                reached_on: row::word(row, "reached_on")?,
            };
            Ok(TaskLine {
                id: TaskId(row.get("id")?),
                measure: MeasureId(row.get("measure_id")?),
                words: row.get("words")?,
                verbatim: row.get("verbatim")?,
                owner: UnitId(row.get("owner_id")?),
                owner_name: row.get("owner_name")?,
                due: facts.due,
                reached_on: facts.reached_on,
                missed: facts.missed(judge.today),
                evidence: Vec::new(),
                dropped: row.get("dropped")?,
                reason: row.get("reason")?,
                lit: judge.task(&facts),
            })
        },
    )
}
