//! 方案, 部分, 措施: versions of the plan, the newest in force. A measure keeps its id from version to
//! version; how a reading becomes facts stands in `confirm` and `revise`, the doubts in `questions`.

use crate::confirm::{self, Reading};
use crate::error::Result;
use crate::journal::Tx;
use crate::questions::{self, Answer};
use crate::row::{self, OrMissing, Word};
use crate::{content, follow_ups, revise};
use chrono::NaiveDate;
use office::draft::{RuleKind, Span};
use office::id::{ChapterId, MeasureId, PlanId};
use office::plan::{
    ChapterLine, ClauseLine, DroppedMeasure, MeasureKind, PlanAct, PlanHead, RuleLine, VersionLine,
    VersionPage,
};
use office::refusal::{Code, Refusal};
use office::revision::words_diff;
use rusqlite::{Connection, Row, params};

pub(crate) fn run(tx: &Tx<'_>, act: &PlanAct) -> Result<Option<i64>> {
    match act {
        PlanAct::Confirm {
            draft,
            corrections,
            replies,
            text,
            file_name,
        } => {
            let reading = Reading {
                draft,
                corrections,
                replies,
                text,
                file_name,
            };
            confirm::confirm(tx, &reading).map(Some)
        }
        PlanAct::Revise {
            draft,
            corrections,
            replies,
            text,
            file_name,
            choices,
        } => {
            let reading = Reading {
                draft,
                corrections,
                replies,
                text,
                file_name,
            };
            revise::revise(tx, &reading, choices).map(Some)
        }
        PlanAct::Answer {
            question,
            answer,
            basis,
            decision,
            settlement,
        } => {
            let answer = Answer {
                words: answer,
                basis: basis.as_deref(),
                decision: *decision,
                settlement: settlement.as_ref(),
            };
            questions::give(tx, *question, &answer)?;
            Ok(Some(question.0))
        }
        PlanAct::Defer {
            question,
            to_meeting,
        } => {
            questions::defer(tx, *question, *to_meeting)?;
            Ok(Some(question.0))
        }
        PlanAct::SetLeadMode { measure, mode } => {
            let changed = tx
                .conn
                .prepare_cached("UPDATE measure SET lead_mode = ?2 WHERE id = ?1")?
                .execute(params![measure.0, Word(*mode)])?;
            (changed > 0).then_some(()).or_missing("措施", measure.0)?;
            Ok(Some(measure.0))
        }
    }
}

/// The version in force.
pub(crate) fn current(conn: &Connection) -> Result<Option<i64>> {
    row::maybe(
        conn,
        "SELECT id FROM plan WHERE state = 'confirmed' ORDER BY id DESC LIMIT 1",
        [],
        |row| row.get(0),
    )
}

/// The text that a version's spans point into.
pub(crate) fn notice_of(conn: &Connection, hash: &str) -> Result<String> {
    let bytes = content::bytes(conn, hash)?;
    String::from_utf8(bytes).map_err(|error| {
        Refusal::at(
            "text",
            Code::BadShape {
                detail: error.to_string(),
            },
        )
        .into()
    })
}

/// The plan's head, if the book has one.
pub(crate) fn head(conn: &Connection) -> Result<Option<PlanHead>> {
    row::maybe(
        conn,
        "SELECT id, doc_no, title, issuer, issued_on FROM plan WHERE state = 'confirmed' ORDER BY id DESC LIMIT 1",
        [],
        |row| {
            Ok(PlanHead {
                id: PlanId(row.get("id")?),
                doc_no: row.get("doc_no")?,
                title: row.get("title")?,
                issuer: row.get("issuer")?,
                issued_on: row::word(row, "issued_on")?,
            })
        },
    )
}

/// Refuses a day before the plan was issued; a plan without a date refuses none.
pub(crate) fn not_before(conn: &Connection, field: &str, on: NaiveDate) -> Result<()> {
    match head(conn)?.and_then(|plan| plan.issued_on) {
        Some(issued) if on < issued => {
            Err(Refusal::at(field, Code::BeforePlan { on: issued }).into())
        }
        _ => Ok(()),
    }
}

/// The ids of all measures in force, in order.
pub(crate) fn measure_ids(conn: &Connection) -> Result<Vec<MeasureId>> {
    let sql = "SELECT id FROM measure WHERE dropped_by IS NULL ORDER BY number";
    row::all(conn, sql, [], |row| row.get(0).map(MeasureId))
}

/// 责任领导 of a measure as the notice prints them.
pub(crate) fn printed_leaders(conn: &Connection, measure: MeasureId) -> Result<String> {
    let sql = "SELECT leaders FROM measure WHERE id = ?1";
    Ok(row::maybe(conn, sql, [measure.0], |row| row.get(0))?.unwrap_or_default())
}

/// 成文日期 of the plan: nothing that carries it out happened before.
pub(crate) fn issued_on(conn: &Connection) -> Result<Option<NaiveDate>> {
    let day = row::maybe(
        conn,
        "SELECT issued_on FROM plan ORDER BY id LIMIT 1",
        [],
        |row| row::word(row, "issued_on"),
    )?;
    Ok(day.flatten())
}

/// The notice's text.
pub(crate) fn text(conn: &Connection) -> Result<String> {
    let hash: Option<String> = row::maybe(
        conn,
        "SELECT text_hash FROM plan WHERE state = 'confirmed' ORDER BY id DESC LIMIT 1",
        [],
        |row| row.get(0),
    )?;
    notice_of(conn, &hash.ok_or(Code::NoPlan)?)
}

/// Chapters in order.
pub(crate) fn chapters(conn: &Connection) -> Result<Vec<ChapterLine>> {
    row::all(
        conn,
        "SELECT id, no, title FROM chapter WHERE plan_id = (SELECT max(id) FROM plan WHERE state = 'confirmed') ORDER BY place",
        [],
        |row| {
            Ok(ChapterLine {
                id: ChapterId(row.get("id")?),
                no: row.get("no")?,
                title: row.get("title")?,
            })
        },
    )
}

/// Rules that hold for many measures.
pub(crate) fn rules(conn: &Connection) -> Result<Vec<RuleLine>> {
    let rules: Vec<(RuleKind, String, String)> = row::all(
        conn,
        "SELECT kind, units, words FROM plan_rule WHERE plan_id = (SELECT max(id) FROM plan WHERE state = 'confirmed') ORDER BY id",
        [],
        |row| {
            Ok((
                row::word(row, "kind")?,
                row.get("units")?,
                row.get("words")?,
            ))
        },
    )?;
    rules
        .into_iter()
        .map(|(kind, units, words)| {
            Ok(RuleLine {
                kind,
                units: serde_json::from_str(&units)?,
                words,
            })
        })
        .collect()
}

/// A measure's own columns.
pub(crate) struct MeasureRow {
    pub(crate) id: MeasureId,
    pub(crate) chapter: Option<ChapterId>,
    pub(crate) number: u32,
    pub(crate) title: String,
    pub(crate) kind: MeasureKind,
    pub(crate) text: String,
    pub(crate) lead_mode: Option<office::plan::LeadMode>,
    pub(crate) span: Span,
}

/// Every measure in force, in order. A measure without a title is named by the beginning of its text.
pub(crate) fn measures(conn: &Connection) -> Result<Vec<MeasureRow>> {
    row::all(
        conn,
        "SELECT * FROM measure WHERE dropped_by IS NULL ORDER BY number",
        [],
        measure_row,
    )
}

/// A measure that the version in force no longer has.
pub(crate) fn dropped_row(conn: &Connection, id: MeasureId) -> Result<Option<MeasureRow>> {
    row::maybe(
        conn,
        "SELECT * FROM measure WHERE id = ?1 AND dropped_by IS NOT NULL",
        [id.0],
        measure_row,
    )
}

fn measure_row(row: &Row<'_>) -> rusqlite::Result<MeasureRow> {
    Ok(MeasureRow {
        id: MeasureId(row.get("id")?),
        chapter: row.get::<_, Option<i64>>("chapter_id")?.map(ChapterId),
        number: row.get("number")?,
        title: titled(row)?,
        kind: row::word(row, "kind")?,
        lead_mode: row::word(row, "lead_mode")?,
        span: Span(
            row.get::<_, i64>("span_from")? as usize,
            row.get::<_, i64>("span_to")? as usize,
        ),
        text: row.get("text")?,
    })
}

/// The title, or the beginning of the text.
fn titled(row: &Row<'_>) -> rusqlite::Result<String> {
    let title: Option<String> = row.get("title")?;
    let text: String = row.get("text")?;
    Ok(title.unwrap_or_else(|| text.chars().take(20).collect()))
}

/// Every version, the newest first.
pub(crate) fn versions(conn: &Connection) -> Result<Vec<VersionLine>> {
    row::all(
        conn,
        "SELECT p.*, json_array_length(p.corrections) AS corrected,
           CASE p.state WHEN 'confirmed' THEN (SELECT count(*) FROM measure WHERE dropped_by IS NULL)
           ELSE (SELECT count(*) FROM former_clause WHERE plan_id = p.id) END AS measures
         FROM plan p ORDER BY p.id DESC",
        [],
        |row| {
            Ok(VersionLine {
                id: PlanId(row.get("id")?),
                doc_no: row.get("doc_no")?,
                title: row.get("title")?,
                issued_on: row::word(row, "issued_on")?,
                state: row::word(row, "state")?,
                from: row::word(row, "from_on")?,
                file_name: row.get("file_name")?,
                corrections: row.get("corrected")?,
                measures: row.get("measures")?,
            })
        },
    )
}

/// One version to read.
pub(crate) fn version(conn: &Connection, id: PlanId) -> Result<VersionPage> {
    let line = versions(conn)?.into_iter().find(|line| line.id == id);
    let line = line.or_missing("方案版本", id.0)?;
    let sql = "SELECT text_hash FROM plan WHERE id = ?1";
    let hash: Option<String> = row::maybe(conn, sql, [id.0], |row| row.get(0))?;
    Ok(VersionPage {
        line,
        text: notice_of(conn, &hash.or_missing("方案版本", id.0)?)?,
        clauses: compared(row::all(
            conn,
            &format!("{CLAUSES} WHERE c.plan_id = ?1 ORDER BY c.number"),
            [id.0],
            clause,
        )?),
    })
}

/// Clauses of every version: those set aside, and those in force. A dropped measure's text stands
/// only where it was set aside.
const CLAUSES: &str = "SELECT c.*, p.doc_no, p.from_on FROM (
      SELECT measure_id, plan_id, number, title, text FROM former_clause
      UNION ALL SELECT id, plan_id, number, title, text FROM measure WHERE dropped_by IS NULL
    ) c JOIN plan p ON p.id = c.plan_id";

fn clause(row: &Row<'_>) -> rusqlite::Result<ClauseLine> {
    Ok(ClauseLine {
        measure: MeasureId(row.get("measure_id")?),
        plan: PlanId(row.get("plan_id")?),
        doc_no: row.get("doc_no")?,
        from: row::word(row, "from_on")?,
        number: row.get("number")?,
        title: titled(row)?,
        text: row.get("text")?,
        diff: Vec::new(),
    })
}

/// A measure's text in every version, the newest first, each against the one before.
pub(crate) fn clauses_of(conn: &Connection, measure: MeasureId) -> Result<Vec<ClauseLine>> {
    Ok(compared(row::all(
        conn,
        &format!("{CLAUSES} WHERE c.measure_id = ?1 ORDER BY c.plan_id DESC"),
        [measure.0],
        clause,
    )?))
}

/// Lays each text beside the next older one of the same measure.
fn compared(mut lines: Vec<ClauseLine>) -> Vec<ClauseLine> {
    for place in 1..lines.len() {
        let (newer, older) = lines.split_at_mut(place);
        let (newer, older) = (&mut newer[place - 1], &older[0]);
        if newer.measure == older.measure && newer.text != older.text {
            newer.diff = words_diff(&older.text, &newer.text);
        }
    }
    lines
}

/// Measures that the version in force no longer has.
pub(crate) fn dropped(conn: &Connection) -> Result<Vec<DroppedMeasure>> {
    let sql = format!(
        "SELECT m.id, m.number, m.title, m.text, p.doc_no, p.from_on, i.number AS into_number,
           (SELECT count(*) FROM follow_up_measure x JOIN follow_up f ON f.id = x.follow_up_id
            WHERE x.measure_id = m.id AND {}) AS open
         FROM measure m JOIN plan p ON p.id = m.dropped_by LEFT JOIN measure i ON i.id = m.merged_into AND i.dropped_by IS NULL
         WHERE m.dropped_by IS NOT NULL ORDER BY p.id DESC, m.number",
        follow_ups::OPEN
    );
    row::all(conn, &sql, [], |row| {
        Ok(DroppedMeasure {
            id: MeasureId(row.get("id")?),
            number: row.get("number")?,
            title: titled(row)?,
            doc_no: row.get("doc_no")?,
            from: row::word::<Option<NaiveDate>>(row, "from_on")?,
            merged_into: row.get("into_number")?,
            open_follow_ups: row.get("open")?,
        })
    })
}
