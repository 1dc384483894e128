//! 督办事项, read: rows with their lights, the table with its filters, and one item's life.

use crate::error::Result;
use crate::lights;
use crate::people;
use crate::row::{self, OrMissing};
use chrono::NaiveDate;
use office::follow_up::{
    ClosingLine, FilterCount, FollowUpFilter, FollowUpLine, FollowUpList, FollowUpPage,
    FollowUpState, StepLine, Term,
};
use office::happened;
use office::id::{DecisionId, DocumentId, FollowUpId, MeasureId, StepId, UnitId};
use office::lights::{FollowUpFacts, Judge, Light};
use rusqlite::{Connection, Params, Row, ToSql};

const SELECT: &str = "SELECT f.*, u.name AS owner_name, s.name AS series, m.ordinal,
    (SELECT count(*) FROM decision d2 WHERE d2.meeting_id = d.meeting_id AND d2.id <= d.id) AS decision_no
    FROM follow_up f LEFT JOIN unit u ON u.id = f.owner_id
    LEFT JOIN decision d ON d.id = f.decision_id LEFT JOIN meeting m ON m.id = d.meeting_id
    LEFT JOIN meeting_series s ON s.id = m.series_id";

/// States in which somebody still owes something.
pub(crate) const OPEN: &str = "f.state NOT IN ('closed', 'merged', 'cancelled')";

fn line(row: &Row<'_>, judge: &Judge) -> rusqlite::Result<FollowUpLine> {
    let id = FollowUpId(row.get("id")?);
    let facts = FollowUpFacts {
        state: row::word(row, "state")?,
        original_due: row::word(row, "original_due_on")?,
        due: row::word(row, "due_on")?,
        submitted_on: row::word(row, "submitted_on")?,
        returned: row.get("returned")?,
        extensions: row.get("extensions")?,
        report_missing: judge.missing_reports.contains(&id),
    };
    let source: String = match row.get::<_, Option<String>>("series")? {
        Some(series) => {
            let (ordinal, no): (u32, u32) = (row.get("ordinal")?, row.get("decision_no")?);
            format!("{series}第{ordinal}次会议议定事项第{no}项")
        }
        None => row
            .get::<_, Option<String>>("source_words")?
            .unwrap_or_else(|| "方案任务".to_owned()),
    };
    Ok(FollowUpLine {
        id,
        number: row.get("number")?,
        title: row.get("title")?,
        owner: row.get::<_, Option<i64>>("owner_id")?.map(UnitId),
        owner_name: row.get("owner_name")?,
        source,
        overdue: facts.overdue(judge.today),
        past_original: facts.past_original(judge.today),
        lit: judge.follow_up(id, &facts),
        ring: None,
        original_due: facts.original_due,
        due: facts.due,
        extensions: facts.extensions,
        state: facts.state,
        level: row::word(row, "level")?,
    })
}

/// How the time of a row was given.
fn term(row: &Row<'_>) -> rusqlite::Result<Term> {
    Ok(match row.get::<_, String>("term")?.as_str() {
        "days" => Term::Days {
            count: row.get("term_count")?,
            from: row::word(row, "term_from")?,
        },
        "working_days" => Term::WorkingDays {
            count: row.get("term_count")?,
            from: row::word(row, "term_from")?,
        },
        "lasting" => Term::Lasting {
            months: row.get("term_count")?,
        },
        "stage" => Term::Stage {
            words: row.get::<_, Option<String>>("stage")?.unwrap_or_default(),
        },
        _ => Term::Date,
    })
}

/// Rows that a condition picks, in the order of their making.
pub(crate) fn picked(
    conn: &Connection,
    today: NaiveDate,
    condition: &str,
    params: impl Params,
) -> Result<Vec<FollowUpLine>> {
    let judge = lights::judge(conn, today)?;
    let mut lines = row::all(
        conn,
        &format!("{SELECT} WHERE {condition} ORDER BY f.id"),
        params,
        |row| line(row, &judge),
    )?;
    people::put_rings(conn, today, &mut lines)?;
    Ok(lines)
}

/// Most pressing first: red, yellow, then by due date; what is done last.
pub(crate) fn press(rows: &mut [FollowUpLine]) {
    let rank = |line: &FollowUpLine| match line.lit.light {
        Light::Red => 0,
        Light::Yellow => 1,
        Light::Green => 2,
        Light::Grey => 3,
        Light::Done => 4,
    };
    rows.sort_by_key(|line| (rank(line), line.due.unwrap_or(NaiveDate::MAX), line.id));
}

/// Whether a row stands under a filter.
fn under(filter: FollowUpFilter, line: &FollowUpLine, judge: &Judge) -> bool {
    match filter {
        FollowUpFilter::Open => line.state.is_open(),
        FollowUpFilter::Overdue => line.overdue,
        FollowUpFilter::DueSoon => is_due_soon(line, judge),
        FollowUpFilter::Submitted => line.state == FollowUpState::Submitted,
        FollowUpFilter::Draft => line.state == FollowUpState::Draft,
        FollowUpFilter::Done => !line.state.is_open(),
        FollowUpFilter::All => true,
    }
}

/// Due within the working days of the threshold, nothing submitted, not yet overdue.
pub(crate) fn is_due_soon(line: &FollowUpLine, judge: &Judge) -> bool {
    let works = matches!(
        line.state,
        FollowUpState::Issued
            | FollowUpState::Received
            | FollowUpState::Active
            | FollowUpState::Returned
    );
    works
        && !line.overdue
        && line.due.is_some_and(|due| {
            judge.days.between(judge.today, due) <= judge.thresholds.soon_working_days
        })
}

/// The table with a count on each filter.
pub(crate) fn list(
    conn: &Connection,
    today: NaiveDate,
    filter: FollowUpFilter,
) -> Result<FollowUpList> {
    const FILTERS: [FollowUpFilter; 7] = [
        FollowUpFilter::Open,
        FollowUpFilter::Overdue,
        FollowUpFilter::DueSoon,
        FollowUpFilter::Submitted,
        FollowUpFilter::Draft,
        FollowUpFilter::Done,
        FollowUpFilter::All,
    ];
    let judge = lights::judge(conn, today)?;
    let mut rows = picked(conn, today, "TRUE", [])?;
    let counts = FILTERS
        .into_iter()
        .map(|filter| FilterCount {
            filter,
            count: rows
                .iter()
                .filter(|line| under(filter, line, &judge))
                .count() as u32,
        })
        .collect();
    rows.retain(|line| under(filter, line, &judge));
    press(&mut rows);
    Ok(FollowUpList { rows, counts })
}

/// One item's life.
pub(crate) fn page(conn: &Connection, today: NaiveDate, id: FollowUpId) -> Result<FollowUpPage> {
    let judge = lights::judge(conn, today)?;
    let found = row::maybe(conn, &format!("{SELECT} WHERE f.id = ?1"), [id.0], |row| {
        let line = line(row, &judge)?;
        let moves = line.state.moves();
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
            leader: row.get("leader")?,
            internal: row.get("internal")?,
            urgent: row.get("urgent")?,
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
    people::put_rings(conn, today, std::slice::from_mut(&mut page.line))?;
    page.co_units = co_units(conn, id)?;
    page.measures = row::all(
        conn,
        "SELECT m.id, m.number, coalesce(m.title, substr(m.text, 1, 20)) FROM follow_up_measure x JOIN measure m ON m.id = x.measure_id
         WHERE x.follow_up_id = ?1 ORDER BY m.number",
        [id.0],
        |row| Ok((MeasureId(row.get(0)?), row.get(1)?, row.get(2)?)),
    )?;
    page.steps = steps(conn, id)?;
    Ok(page)
}

/// 协办单位, in protocol order.
pub(crate) fn co_units(conn: &Connection, id: FollowUpId) -> Result<Vec<(UnitId, String)>> {
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
            Ok(StepLine {
                id: StepId(row.get("id")?),
                step: row::word(row, "step")?,
                on: row::word(row, "happened_on")?,
                late: happened::is_late_entry(
                    row::word(row, "happened_on")?,
                    row::word(row, "entered_on")?,
                ),
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

/// The newest entry in an item's life, in words.
pub(crate) fn latest(conn: &Connection, id: FollowUpId) -> Result<Option<String>> {
    row::maybe(
        conn,
        "SELECT happened_on, words FROM step WHERE follow_up_id = ?1 ORDER BY id DESC LIMIT 1",
        [id.0],
        |row| {
            let on: NaiveDate = row::word(row, "happened_on")?;
            Ok(format!(
                "{}{}",
                office::day::in_words(on),
                row.get::<_, String>("words")?
            ))
        },
    )
}

/// The follow-ups of a measure: pairs of measure and row, for all measures at once.
pub(crate) fn by_measure(
    conn: &Connection,
    today: NaiveDate,
) -> Result<Vec<(MeasureId, FollowUpLine)>> {
    let judge = lights::judge(conn, today)?;
    let sql = SELECT.replacen("SELECT f.*,", "SELECT f.*, x.measure_id AS of_measure,", 1);
    row::all(
        conn,
        &format!(
            "{sql} JOIN follow_up_measure x ON x.follow_up_id = f.id ORDER BY x.measure_id, f.id"
        ),
        [],
        |row| Ok((MeasureId(row.get("of_measure")?), line(row, &judge)?)),
    )
}

/// Rows of one owner.
pub(crate) fn of_owner(
    conn: &Connection,
    today: NaiveDate,
    owner: UnitId,
) -> Result<Vec<FollowUpLine>> {
    let mut rows = picked(conn, today, "f.owner_id = ?1", [&owner.0 as &dyn ToSql])?;
    press(&mut rows);
    Ok(rows)
}
