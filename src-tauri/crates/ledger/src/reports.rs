//! 进展报告: typed in, then 采用 or 退回.

use crate::error::Result;
use crate::journal::Tx;
use crate::row::{self, OrMissing, Word};
use crate::{assignments, units};
use office::field::{self, LONG};
use office::id::{FollowUpId, MeasureId, ReportId};
use office::report::{ReportAct, ReportLine, ReportState, ReportSubject};
use rusqlite::{Connection, params};

pub(crate) fn run(tx: &Tx<'_>, act: &ReportAct) -> Result<Option<i64>> {
    match act {
        ReportAct::Record { report } => {
            let report = report.checked()?;
            units::require(&tx.conn, report.unit)?;
            let (measure, follow_up) = match report.subject {
                ReportSubject::Measure(id) => {
                    assignments::measure_number(&tx.conn, id)?;
                    (Some(id.0), None)
                }
                ReportSubject::FollowUp(id) => {
                    row::maybe(
                        &tx.conn,
                        "SELECT id FROM follow_up WHERE id = ?1",
                        [id.0],
                        |row| row.get::<_, i64>(0),
                    )?
                    .or_missing("督办事项", id.0)?;
                    (None, Some(id.0))
                }
            };
            tx.conn
                .prepare_cached(
                    "INSERT INTO report (measure_id, follow_up_id, unit_id, period, received_on, progress, problem, next_step, coordination, document_id, state)
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
                )?
                .execute(params![
                    measure,
                    follow_up,
                    report.unit.0,
                    report.period,
                    Word(report.received_on),
                    report.progress,
                    report.problem,
                    report.next_step,
                    report.coordination,
                    report.document.map(|document| document.0),
                    Word(ReportState::Received)
                ])?;
            Ok(Some(tx.conn.last_insert_rowid()))
        }
        ReportAct::Accept { id } => set_state(tx, *id, ReportState::Accepted, None),
        ReportAct::Return { id, reason } => {
            let reason = field::required("reason", reason, LONG)?;
            set_state(tx, *id, ReportState::Returned, Some(reason))
        }
    }
}

fn set_state(
    tx: &Tx<'_>,
    id: ReportId,
    state: ReportState,
    reason: Option<String>,
) -> Result<Option<i64>> {
    let changed = tx
        .conn
        .prepare_cached("UPDATE report SET state = ?2, return_reason = ?3 WHERE id = ?1")?
        .execute(params![id.0, Word(state), reason])?;
    (changed > 0)
        .then_some(Some(id.0))
        .or_missing("进展报告", id.0)
}

/// Every report, newest first.
pub(crate) fn all(conn: &Connection) -> Result<Vec<ReportLine>> {
    row::all(
        conn,
        "SELECT r.*, u.name AS unit_name FROM report r JOIN unit u ON u.id = r.unit_id ORDER BY r.received_on DESC, r.id DESC",
        [],
        |row| {
            let measure: Option<i64> = row.get("measure_id")?;
            let follow_up: Option<i64> = row.get("follow_up_id")?;
            let subject = match measure {
                Some(id) => ReportSubject::Measure(MeasureId(id)),
                None => ReportSubject::FollowUp(FollowUpId(follow_up.unwrap_or_default())),
            };
            Ok(ReportLine {
                id: ReportId(row.get("id")?),
                subject,
                unit_name: row.get("unit_name")?,
                period: row.get("period")?,
                received_on: row::word(row, "received_on")?,
                progress: row.get("progress")?,
                problem: row.get("problem")?,
                next_step: row.get("next_step")?,
                coordination: row.get("coordination")?,
                state: row::word(row, "state")?,
            })
        },
    )
}

/// What the newest report that was not returned says of a measure.
pub(crate) fn latest(reports: &[ReportLine], measure: MeasureId) -> Option<String> {
    reports
        .iter()
        .find(|report| {
            report.subject == ReportSubject::Measure(measure)
                && report.state != ReportState::Returned
        })
        .map(|report| {
            format!(
                "{}（{}，{}）",
                report.progress, report.unit_name, report.period
            )
        })
}
