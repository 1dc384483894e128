//! 进展报告, written: typed in, put right, 采用 or 退回, asked for beyond the cycles, and the cycles
//! themselves. The period page, the guard against asking twice and the counts stand in `owed`.

use crate::error::{Error, Result};
use crate::journal::Tx;
use crate::row::{self, OrMissing, Word};
use crate::{assignments, owed, plans, units};
use chrono::NaiveDate;
use office::cycle::{CycleRule, DueRule};
use office::field::{self, LONG};
use office::id::{DocumentId, FollowUpId, IndicatorId, MeasureId, ReportId, RequestId, UnitId};
use office::period::{Cycle, Period};
use office::refusal::{Code, Refusal};
use office::report::{
    NewReport, NewRequest, ReportAct, ReportLine, ReportState, ReportSubject, in_order,
};
use rusqlite::{Connection, Params, Row, params};
use std::collections::BTreeMap;

pub(crate) fn run(tx: &Tx<'_>, act: &ReportAct) -> Result<Option<i64>> {
    match act {
        ReportAct::Record { report } => record(tx, report).map(Some),
        ReportAct::RecordMany { reports } => record_many(tx, reports),
        ReportAct::Correct { id, report } => correct(tx, *id, report),
        ReportAct::Accept { id, on } => {
            let (state, received_on) = state(&tx.conn, *id)?;
            state.require(&[ReportState::Received])?;
            in_order("on", received_on, *on)?;
            tx.conn
                .prepare_cached(
                    "UPDATE report SET state = 'accepted', decided_on = ?2 WHERE id = ?1",
                )?
                .execute(params![id.0, Word(*on)])?;
            Ok(Some(id.0))
        }
        ReportAct::Return {
            id,
            on,
            due,
            reason,
        } => {
            let reason = field::required("reason", reason, LONG)?;
            let (state, received_on) = state(&tx.conn, *id)?;
            state.require(&[ReportState::Received, ReportState::Accepted])?;
            in_order("on", received_on, *on)?;
            in_order("due", *on, *due)?;
            tx.conn
                .prepare_cached("UPDATE report SET state = 'returned', decided_on = ?2, return_due_on = ?3, return_reason = ?4 WHERE id = ?1")?
                .execute(params![id.0, Word(*on), Word(*due), reason])?;
            Ok(Some(id.0))
        }
        ReportAct::Ask { request } => ask(tx, request),
        ReportAct::Withdraw { id, on, reason } => withdraw(tx, *id, *on, reason),
        ReportAct::Settle { id, on, words } => {
            let words = field::required("words", words, LONG)?;
            let changed = tx
                .conn
                .prepare_cached(
                    "UPDATE report SET settled_on = ?2, settled_words = ?3
                     WHERE id = ?1 AND coordination IS NOT NULL AND settled_on IS NULL",
                )?
                .execute(params![id.0, Word(*on), words])?;
            if changed == 0 {
                state(&tx.conn, *id)?;
                return Err(Code::NothingToCoordinate.into());
            }
            Ok(Some(id.0))
        }
        ReportAct::SetCycle { cycle, from, rule } => set_cycle(tx, *cycle, *from, *rule),
    }
}

/// The columns of a subject: measure, follow-up, indicator, request.
pub(crate) fn columns(subject: ReportSubject) -> [Option<i64>; 4] {
    match subject {
        ReportSubject::Measure(id) => [Some(id.0), None, None, None],
        ReportSubject::FollowUp(id) => [None, Some(id.0), None, None],
        ReportSubject::Indicator(id) => [None, None, Some(id.0), None],
        ReportSubject::Request(id) => [None, None, None, Some(id.0)],
    }
}

/// The column that a subject stands in, with its id.
pub(crate) fn column(subject: ReportSubject) -> (&'static str, i64) {
    match subject {
        ReportSubject::Measure(id) => ("measure_id", id.0),
        ReportSubject::FollowUp(id) => ("follow_up_id", id.0),
        ReportSubject::Indicator(id) => ("indicator_id", id.0),
        ReportSubject::Request(id) => ("request_id", id.0),
    }
}

/// The subject of a row that has its columns; none for an ask in words only.
pub(crate) fn subject(row: &Row<'_>) -> rusqlite::Result<Option<ReportSubject>> {
    let measure: Option<i64> = row.get("measure_id")?;
    let follow_up: Option<i64> = row.get("follow_up_id")?;
    let indicator: Option<i64> = row.get("indicator_id")?;
    Ok(measure
        .map(|id| ReportSubject::Measure(MeasureId(id)))
        .or_else(|| follow_up.map(|id| ReportSubject::FollowUp(FollowUpId(id))))
        .or_else(|| indicator.map(|id| ReportSubject::Indicator(IndicatorId(id)))))
}

/// The subject is there, and an ask in words is this unit's.
fn require(conn: &Connection, subject: ReportSubject, unit: UnitId) -> Result<()> {
    let there = |sql: &str, noun: &str, id: i64| -> Result<()> {
        row::maybe(conn, sql, [id], |_| Ok(()))?.or_missing(noun, id)
    };
    match subject {
        ReportSubject::Measure(id) => assignments::measure_number(conn, id).map(drop),
        ReportSubject::FollowUp(id) => {
            there("SELECT 1 FROM follow_up WHERE id = ?1", "督办事项", id.0)
        }
        ReportSubject::Indicator(id) => {
            there("SELECT 1 FROM indicator WHERE id = ?1", "指标", id.0)
        }
        ReportSubject::Request(id) => row::maybe(
            conn,
            "SELECT 1 FROM report_request WHERE id = ?1 AND unit_id = ?2 AND withdrawn_on IS NULL",
            params![id.0, unit.0],
            |_| Ok(()),
        )?
        .or_missing("报送要求", id.0),
    }
}

/// The form, with everything checked that the book knows.
fn checked(tx: &Tx<'_>, report: &NewReport) -> Result<NewReport> {
    let report = report.checked(tx.stamp.at.date())?;
    units::require_live(&tx.conn, "unit", report.unit, report.received_on)?;
    require(&tx.conn, report.subject, report.unit)?;
    not_before_plan(&tx.conn, "period", report.period)?;
    if let Some(document) = report.document {
        row::maybe(
            &tx.conn,
            "SELECT 1 FROM document WHERE id = ?1",
            [document.0],
            |_| Ok(()),
        )?
        .or_missing("文件", document.0)?;
    }
    Ok(report)
}

/// A period before the plan was issued has nothing to report.
fn not_before_plan(conn: &Connection, field: &str, period: Period) -> Result<()> {
    match plans::head(conn)?.and_then(|plan| plan.issued_on) {
        Some(on) if period.last() < on => Err(Refusal::at(field, Code::BeforePlan { on }).into()),
        _ => Ok(()),
    }
}

/// The unit's report about the subject in the period, unless it was returned, other than `except`.
fn on_file(conn: &Connection, report: &NewReport, except: Option<ReportId>) -> Result<()> {
    let (column, id) = column(report.subject);
    let found: Option<NaiveDate> = row::maybe(
        conn,
        &format!(
            "SELECT received_on FROM report WHERE {column} = ?1 AND unit_id = ?2 AND period = ?3 AND state <> 'returned' AND id <> ?4"
        ),
        params![
            id,
            report.unit.0,
            Word(report.period),
            except.map_or(0, |id| id.0)
        ],
        |row| row::word(row, "received_on"),
    )?;
    match found {
        Some(on) => Err(Refusal::at("period", Code::ReportOnFile { on }).into()),
        None => Ok(()),
    }
}

fn record(tx: &Tx<'_>, report: &NewReport) -> Result<i64> {
    let report = checked(tx, report)?;
    on_file(&tx.conn, &report, None)?;
    let [measure, follow_up, indicator, request] = columns(report.subject);
    tx.conn
        .prepare_cached(
            "INSERT INTO report (measure_id, follow_up_id, indicator_id, request_id, unit_id, period, first_on, last_on, received_on, progress, problem, next_step, coordination, document_id, state)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, 'received')",
        )?
        .execute(params![
            measure,
            follow_up,
            indicator,
            request,
            report.unit.0,
            Word(report.period),
            Word(report.period.first()),
            Word(report.period.last()),
            Word(report.received_on),
            report.progress,
            report.problem,
            report.next_step,
            report.coordination,
            report.document.map(|document| document.0),
        ])?;
    Ok(tx.conn.last_insert_rowid())
}

/// All of them or none; a refusal names the row: `reports[3].progress`.
fn record_many(tx: &Tx<'_>, reports: &[NewReport]) -> Result<Option<i64>> {
    if reports.is_empty() {
        return Err(Refusal::at("reports", Code::Blank).into());
    }
    let mut last = None;
    for (at, report) in reports.iter().enumerate() {
        let made = record(tx, report).map_err(|error| match error {
            Error::Refused(refusal) => {
                let field = refusal.field.unwrap_or_default();
                Refusal::at(&format!("reports[{at}].{field}"), refusal.code).into()
            }
            other => other,
        })?;
        last = Some(made);
    }
    Ok(last)
}

fn correct(tx: &Tx<'_>, id: ReportId, report: &NewReport) -> Result<Option<i64>> {
    state(&tx.conn, id)?.0.require(&[ReportState::Received])?;
    let report = checked(tx, report)?;
    on_file(&tx.conn, &report, Some(id))?;
    let [measure, follow_up, indicator, request] = columns(report.subject);
    tx.conn
        .prepare_cached(
            "UPDATE report SET measure_id = ?2, follow_up_id = ?3, indicator_id = ?4, request_id = ?5, unit_id = ?6, period = ?7, first_on = ?8, last_on = ?9,
             received_on = ?10, progress = ?11, problem = ?12, next_step = ?13, coordination = ?14, document_id = ?15 WHERE id = ?1",
        )?
        .execute(params![
            id.0,
            measure,
            follow_up,
            indicator,
            request,
            report.unit.0,
            Word(report.period),
            Word(report.period.first()),
            Word(report.period.last()),
            Word(report.received_on),
            report.progress,
            report.problem,
            report.next_step,
            report.coordination,
            report.document.map(|document| document.0),
        ])?;
    Ok(Some(id.0))
}

fn state(conn: &Connection, id: ReportId) -> Result<(ReportState, NaiveDate)> {
    row::maybe(
        conn,
        "SELECT state, received_on FROM report WHERE id = ?1",
        [id.0],
        |row| Ok((row::word(row, "state")?, row::word(row, "received_on")?)),
    )?
    .or_missing("进展报告", id.0)
}

/// One row a unit; refused where a unit was asked or has it on file, unless a reason is given.
fn ask(tx: &Tx<'_>, request: &NewRequest) -> Result<Option<i64>> {
    let request = request.checked(tx.stamp.at.date())?;
    for unit in &request.units {
        units::require_live(&tx.conn, "units", *unit, tx.stamp.at.date())?;
        if let Some(subject) = request.subject {
            require(&tx.conn, subject, *unit)?;
        }
    }
    let found = owed::asked_before(
        &tx.conn,
        &request.units,
        request.subject,
        &request.words,
        request.period,
    )?;
    if let (Some(first), None) = (found.first(), &request.despite) {
        let code = Code::AlreadyAsked {
            unit: first.unit_name.clone(),
            words: first.words.clone(),
            more: found.len() as u32 - 1,
        };
        return Err(Refusal::at("despite", code).into());
    }
    let [measure, follow_up, indicator, _] = request.subject.map_or([None; 4], columns);
    for unit in &request.units {
        tx.conn
            .prepare_cached(
                "INSERT INTO report_request (unit_id, measure_id, follow_up_id, indicator_id, words, period, first_on, last_on, asked_on, due_on, despite)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
            )?
            .execute(params![
                unit.0,
                measure,
                follow_up,
                indicator,
                request.words,
                Word(request.period),
                Word(request.period.first()),
                Word(request.period.last()),
                Word(request.asked_on),
                Word(request.due),
                request.despite
            ])?;
    }
    Ok(Some(tx.conn.last_insert_rowid()))
}

fn withdraw(tx: &Tx<'_>, id: RequestId, on: NaiveDate, reason: &str) -> Result<Option<i64>> {
    let reason = field::required("reason", reason, LONG)?;
    let asked_on: NaiveDate = row::maybe(
        &tx.conn,
        "SELECT asked_on FROM report_request WHERE id = ?1",
        [id.0],
        |row| row::word(row, "asked_on"),
    )?
    .or_missing("报送要求", id.0)?;
    in_order("on", asked_on, on)?;
    let changed = tx
        .conn
        .prepare_cached(
            "UPDATE report_request SET withdrawn_on = ?2, withdrawn_reason = ?3 WHERE id = ?1 AND withdrawn_on IS NULL
             AND NOT EXISTS (SELECT 1 FROM report WHERE request_id = ?1)",
        )?
        .execute(params![id.0, Word(on), reason])?;
    if changed == 0 {
        return Err(Code::RequestOver.into());
    }
    Ok(Some(id.0))
}

/// Ends what runs and begins anew; what was set from the same period or a later one is replaced.
fn set_cycle(
    tx: &Tx<'_>,
    cycle: Cycle,
    from: NaiveDate,
    rule: Option<CycleRule>,
) -> Result<Option<i64>> {
    let period = Period::holding(cycle, from);
    not_before_plan(&tx.conn, "from", period)?;
    let rule = rule.map(|rule| rule.checked(cycle)).transpose()?;
    let first = Word(period.first());
    tx.conn
        .prepare_cached("DELETE FROM report_cycle WHERE cycle = ?1 AND from_on >= ?2")?
        .execute(params![Word(cycle), first])?;
    tx.conn
        .prepare_cached(
            "UPDATE report_cycle SET until_on = ?2 WHERE cycle = ?1 AND (until_on IS NULL OR until_on > ?2)",
        )?
        .execute(params![Word(cycle), first])?;
    let Some(rule) = rule else { return Ok(None) };
    let (word, number) = due_columns(rule.due);
    tx.conn
        .prepare_cached(
            "INSERT INTO report_cycle (cycle, from_on, due_rule, due_number, measures, follow_ups, indicators) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute(params![Word(cycle), first, word, number, rule.measures, rule.follow_ups, rule.indicators])?;
    Ok(Some(tx.conn.last_insert_rowid()))
}

fn due_columns(due: DueRule) -> (&'static str, u32) {
    match due {
        DueRule::WorkingDayAfter(count) => ("working_day_after", count),
        DueRule::WorkingDayBefore(count) => ("working_day_before", count),
        DueRule::DayOfMonth(day) => ("day_of_month", day),
        DueRule::DayOfNextMonth(day) => ("day_of_next_month", day),
    }
}

const SELECT: &str =
    "SELECT r.*, u.name AS unit_name FROM report r JOIN unit u ON u.id = r.unit_id";

fn line(row: &Row<'_>) -> rusqlite::Result<ReportLine> {
    let request: Option<i64> = row.get("request_id")?;
    let subject = subject(row)?
        .unwrap_or_else(|| ReportSubject::Request(RequestId(request.unwrap_or_default())));
    let period: Period = row::word(row, "period")?;
    Ok(ReportLine {
        id: ReportId(row.get("id")?),
        subject,
        unit: UnitId(row.get("unit_id")?),
        unit_name: row.get("unit_name")?,
        period,
        period_words: period.words(),
        received_on: row::word(row, "received_on")?,
        progress: row.get("progress")?,
        problem: row.get("problem")?,
        next_step: row.get("next_step")?,
        coordination: row.get("coordination")?,
        document: row.get::<_, Option<i64>>("document_id")?.map(DocumentId),
        state: row::word(row, "state")?,
        return_reason: row.get("return_reason")?,
        return_due: row::word(row, "return_due_on")?,
    })
}

/// Rows that a condition and an order pick.
pub(crate) fn picked(
    conn: &Connection,
    condition: &str,
    params: impl Params,
) -> Result<Vec<ReportLine>> {
    row::all(conn, &format!("{SELECT} WHERE {condition}"), params, line)
}

/// A measure's reports, newest first; a page shows no more than a hundred.
pub(crate) fn of_measure(conn: &Connection, measure: MeasureId) -> Result<Vec<ReportLine>> {
    picked(
        conn,
        "r.measure_id = ?1 ORDER BY r.last_on DESC, r.received_on DESC, r.id DESC LIMIT 100",
        [measure.0],
    )
}

/// What the newest report that was not returned says of each measure: the first lead's of that
/// period where it is in, else the newest that came in.
pub(crate) fn latest(conn: &Connection, today: NaiveDate) -> Result<BTreeMap<MeasureId, String>> {
    let lines = picked(
        conn,
        "r.id IN (SELECT (SELECT n.id FROM report n WHERE n.measure_id = m.id AND n.state <> 'returned' ORDER BY n.last_on DESC,
           EXISTS (SELECT 1 FROM assignment a WHERE a.measure_id = m.id AND a.unit_id = n.unit_id AND a.role = 'first_lead'
                   AND (a.from_on IS NULL OR a.from_on <= ?1) AND (a.until_on IS NULL OR a.until_on > ?1)) DESC,
           n.received_on DESC, n.id DESC LIMIT 1) FROM measure m)",
        [Word(today)],
    )?;
    Ok(lines
        .into_iter()
        .filter_map(|line| match line.subject {
            ReportSubject::Measure(id) => Some((
                id,
                format!(
                    "{}（{}，{}）",
                    line.progress, line.unit_name, line.period_words
                ),
            )),
            _ => None,
        })
        .collect())
}
