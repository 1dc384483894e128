//! One item's life: everything that its page shows.

use super::{SELECT, line, picked_by, term};
use crate::error::Result;
use crate::row::{self, OrMissing};
use crate::{lights, papers, people};

use chrono::NaiveDate;
use office::day::in_words;
use office::follow_up::{
    ClosingLine, ExtensionLine, FollowUpPage, InspectionLine, ItemKind, ReminderLine, StepLine,
};
use office::happened;
use office::id::{
    DecisionId, DocumentId, FollowUpId, GroupId, InstructionId, MeasureId, StepId, UnitId,
};
use office::lights::Judge;
use office::paper::Matter;
use rusqlite::{Connection, Row};

/// One item's life.
pub(crate) fn page(conn: &Connection, today: NaiveDate, id: FollowUpId) -> Result<FollowUpPage> {
    page_by(conn, &lights::judge(conn, today)?, id)
}

/// The same, for whoever has the judge already: a paper with forty items judges once.
pub(crate) fn page_by(conn: &Connection, judge: &Judge, id: FollowUpId) -> Result<FollowUpPage> {
    let found = row::maybe(conn, &format!("{SELECT} WHERE f.id = ?1"), [id.0], |row| {
        let line = line(row, judge)?;
        let moves = line.state.moves(ItemKind {
            lasting: line.lasting,
            staged: row.get::<_, String>("term")? == "stage",
            parent: line.replies.is_some(),
            inspecting: row.get("inspecting")?,
        });
        let closed_on: Option<NaiveDate> = row::word(row, "closed_on")?;
        let text = |column: &str| {
            row.get::<_, Option<String>>(column)
                .map(Option::unwrap_or_default)
        };
        let closing = match closed_on {
            None => None,
            Some(on) => Some(ClosingLine {
                statement: text("close_statement")?,
                waiver: row.get("waiver")?,
                verified_by: text("verified_by")?,
                verified_how: text("verified_how")?,
                approved_by: text("approved_by")?,
                on,
            }),
        };
        Ok(FollowUpPage {
            requirement: row.get("requirement")?,
            term: term(row)?,
            sources: Vec::new(),
            instruction: row
                .get::<_, Option<i64>>("instruction_id")?
                .map(InstructionId),
            group: row
                .get::<_, Option<i64>>("group_id")?
                .map(GroupId)
                .zip(row.get::<_, Option<String>>("group_name")?),
            children: Vec::new(),
            extensions: Vec::new(),
            reminders: Vec::new(),
            inspections: Vec::new(),
            papers: papers::of(conn, Matter::FollowUp(id))?,
            co_units: Vec::new(),
            measures: Vec::new(),
            decision: row.get::<_, Option<i64>>("decision_id")?.map(DecisionId),
            returned: row.get("returned")?,
            closing,
            merged_into: row.get::<_, Option<i64>>("merged_into")?.map(FollowUpId),
            steps: Vec::new(),
            moves,
            line,
        })
    })?;
    let mut page = found.or_missing("督办事项", id.0)?;
    people::put_rings(conn, judge.today, std::slice::from_mut(&mut page.line))?;
    page.co_units = co_units(conn, id)?;
    page.measures = row::all(
        conn,
        "SELECT m.id, m.number, coalesce(m.title, substr(m.text, 1, 20)) FROM follow_up_measure x JOIN measure m ON m.id = x.measure_id
         WHERE x.follow_up_id = ?1 ORDER BY m.number",
        [id.0],
        |row| Ok((MeasureId(row.get(0)?), row.get(1)?, row.get(2)?)),
    )?;
    page.steps = steps(conn, id)?;
    page.sources = sources(conn, id, &page.line.source)?;
    if page.group.is_some() {
        page.children = picked_by(conn, judge, "f.parent_id = ?1", [id.0])?;
    }
    page.extensions = extensions(conn, id)?;
    page.reminders = reminders(conn, id)?;
    page.inspections = inspections(conn, id)?;
    Ok(page)
}

/// The first source and all others, in words.
fn sources(conn: &Connection, id: FollowUpId, first: &str) -> Result<Vec<String>> {
    let others = row::all(
        conn,
        "SELECT x.source, x.words, s.name AS series, m.ordinal, n.leader, n.given_on FROM follow_up_source x
         LEFT JOIN decision d ON d.id = x.decision_id LEFT JOIN meeting m ON m.id = d.meeting_id
         LEFT JOIN meeting_series s ON s.id = m.series_id LEFT JOIN instruction n ON n.id = x.instruction_id
         WHERE x.follow_up_id = ?1 ORDER BY x.id",
        [id.0],
        other_source,
    )?;
    Ok(std::iter::once(first.to_owned()).chain(others).collect())
}

fn other_source(row: &Row<'_>) -> rusqlite::Result<String> {
    if let Some(series) = row.get::<_, Option<String>>("series")? {
        return Ok(format!(
            "{series}第{}次会议议定",
            row.get::<_, u32>("ordinal")?
        ));
    }
    if let Some(leader) = row.get::<_, Option<String>>("leader")? {
        let on: NaiveDate = row::word(row, "given_on")?;
        return Ok(format!("{leader}{}批示", in_words(on)));
    }
    let words: Option<String> = row.get("words")?;
    Ok(match (row.get::<_, String>("source")?.as_str(), words) {
        ("superior", Some(words)) => format!("上级来文：{words}"),
        (_, Some(words)) => words,
        _ => "方案任务".to_owned(),
    })
}

fn extensions(conn: &Connection, id: FollowUpId) -> Result<Vec<ExtensionLine>> {
    row::all(
        conn,
        "SELECT * FROM extension WHERE follow_up_id = ?1 ORDER BY id",
        [id.0],
        |row| {
            Ok(ExtensionLine {
                asked_on: row::word(row, "asked_on")?,
                asked_by: row.get("asked_by")?,
                reason: row.get("reason")?,
                decided_on: row::word(row, "decided_on")?,
                approved_by: row.get("approved_by")?,
                due_before: row::word(row, "due_before")?,
                granted: row::word(row, "granted_on")?,
            })
        },
    )
}

fn reminders(conn: &Connection, id: FollowUpId) -> Result<Vec<ReminderLine>> {
    row::all(
        conn,
        "SELECT r.*, p.number FROM reminder r LEFT JOIN paper p ON p.id = r.paper_id WHERE r.follow_up_id = ?1 ORDER BY r.id",
        [id.0],
        |row| {
            Ok(ReminderLine {
                on: row::word(row, "on_day")?,
                level: row::word(row, "level")?,
                approved_by: row.get("approved_by")?,
                number: row.get("number")?,
                copied: row.get("copied")?,
            })
        },
    )
}

fn inspections(conn: &Connection, id: FollowUpId) -> Result<Vec<InspectionLine>> {
    row::all(
        conn,
        "SELECT * FROM inspection WHERE follow_up_id = ?1 ORDER BY id",
        [id.0],
        |row| {
            Ok(InspectionLine {
                on: row::word(row, "asked_on")?,
                approved_by: row.get("approved_by")?,
                words: row.get("words")?,
                replied_on: row::word(row, "replied_on")?,
                reply: row.get("reply")?,
            })
        },
    )
}

/// 协办单位, in protocol order.
fn co_units(conn: &Connection, id: FollowUpId) -> Result<Vec<(UnitId, String)>> {
    row::all(
        conn,
        "SELECT u.id, u.name FROM follow_up_co_unit x JOIN unit u ON u.id = x.unit_id WHERE x.follow_up_id = ?1 ORDER BY u.place, u.id",
        [id.0],
        |row| Ok((UnitId(row.get(0)?), row.get(1)?)),
    )
}

fn steps(conn: &Connection, id: FollowUpId) -> Result<Vec<StepLine>> {
    let mut steps = row::all(
        conn,
        "SELECT * FROM step WHERE follow_up_id = ?1 ORDER BY id",
        [id.0],
        |row| {
            let on: NaiveDate = row::word(row, "happened_on")?;
            Ok(StepLine {
                id: StepId(row.get("id")?),
                step: row::word(row, "step")?,
                late: happened::is_late_entry(on, row::word(row, "entered_on")?),
                on,
                words: row.get("words")?,
                documents: Vec::new(),
            })
        },
    )?;
    for step in &mut steps {
        step.documents = row::all(
            conn,
            "SELECT d.id, d.title FROM step_document x JOIN document d ON d.id = x.document_id WHERE x.step_id = ?1 ORDER BY x.id",
            [step.id.0],
            |row| Ok((DocumentId(row.get(0)?), row.get(1)?)),
        )?;
    }
    Ok(steps)
}
