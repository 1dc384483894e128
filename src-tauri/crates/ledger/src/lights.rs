//! 亮灯阈值 and 人工评定, and what every light is judged by on a day. The lights themselves are made in
//! `office::lights`; nothing here judges.

use crate::error::Result;
use crate::journal::Tx;
use crate::row::{self, OrMissing, Word};
use crate::{missing, working_days};
use chrono::NaiveDate;
use office::field::{self, LONG};
use office::id::{FollowUpId, IndicatorId, LightOverrideId, MeasureId};
use office::lights::{
    Judge, LightAct, LightSettings, LightSubject, NewOverride, OverrideLine, Thresholds,
};
use office::refusal::Code;
use rusqlite::{Connection, Params, Row, params};
use std::collections::BTreeSet;

pub(crate) fn run(tx: &Tx<'_>, act: &LightAct) -> Result<Option<i64>> {
    match act {
        LightAct::SetThresholds { thresholds } => {
            let new = thresholds.checked()?;
            tx.conn
                .prepare_cached(
                    "INSERT INTO light_threshold (id, soon_working_days, returned_red, behind_yellow, behind_red, near_ceiling, unreported_days, task_red_months)
                     VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6, ?7)
                     ON CONFLICT (id) DO UPDATE SET soon_working_days = ?1, returned_red = ?2, behind_yellow = ?3, behind_red = ?4,
                     near_ceiling = ?5, unreported_days = ?6, task_red_months = ?7",
                )?
                .execute(params![
                    new.soon_working_days,
                    new.returned_red,
                    new.behind_yellow,
                    new.behind_red,
                    new.near_ceiling,
                    new.unreported_days,
                    new.task_red_months
                ])?;
            Ok(None)
        }
        LightAct::Override { form } => override_light(tx, form),
        LightAct::Lift { id, reason } => lift(tx, *id, reason),
    }
}

fn override_light(tx: &Tx<'_>, form: &NewOverride) -> Result<Option<i64>> {
    let form = form.checked(tx.stamp.at.date())?;
    let (table, noun, id) = match form.subject {
        LightSubject::FollowUp(id) => ("follow_up", "督办事项", id.0),
        LightSubject::Indicator(id) => ("indicator", "指标", id.0),
        LightSubject::Measure(id) => ("measure", "措施", id.0),
    };
    row::maybe(
        &tx.conn,
        &format!("SELECT id FROM {table} WHERE id = ?1"),
        [id],
        |_| Ok(()),
    )?
    .or_missing(noun, id)?;
    tx.conn
        .prepare_cached(&format!(
            "INSERT INTO light_override ({table}_id, light, reason, until_on, set_by) VALUES (?1, ?2, ?3, ?4, ?5)"
        ))?
        .execute(params![id, Word(form.light), form.reason, Word(form.until), form.by])?;
    Ok(Some(tx.conn.last_insert_rowid()))
}

fn lift(tx: &Tx<'_>, id: LightOverrideId, reason: &str) -> Result<Option<i64>> {
    let reason = field::required("reason", reason, LONG)?;
    let today = tx.stamp.at.date();
    let line = row::maybe(
        &tx.conn,
        &format!("{SELECT} WHERE o.id = ?1"),
        [id.0],
        |row| line(row, today),
    )?
    .or_missing("人工评定", id.0)?;
    if !line.in_force {
        return Err(Code::OverrideEnded.into());
    }
    tx.conn
        .prepare_cached("UPDATE light_override SET lifted = ?2 WHERE id = ?1")?
        .execute(params![id.0, reason])?;
    Ok(Some(id.0))
}

/// What every light is judged by on a day.
pub(crate) fn judge(conn: &Connection, today: NaiveDate) -> Result<Judge> {
    judge_by(conn, today, missing::follow_ups(conn, today)?)
}

/// The same, for whoever knows already which reports are missing.
pub(crate) fn judge_by(
    conn: &Connection,
    today: NaiveDate,
    missing_reports: BTreeSet<FollowUpId>,
) -> Result<Judge> {
    Ok(Judge {
        today,
        days: working_days::calendar(conn)?,
        thresholds: thresholds(conn)?,
        overrides: overrides(
            conn,
            today,
            "WHERE o.until_on >= ?1 AND o.lifted IS NULL",
            [Word(today)],
        )?,
        missing_reports,
        has_data: has_data(conn)?,
    })
}

/// Whether anybody has recorded anything yet.
fn has_data(conn: &Connection) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM follow_up) OR EXISTS (SELECT 1 FROM report)
        OR EXISTS (SELECT 1 FROM reading) OR EXISTS (SELECT 1 FROM task)";
    Ok(row::count(conn, sql, [])? > 0)
}

fn thresholds(conn: &Connection) -> Result<Thresholds> {
    let found = row::maybe(
        conn,
        "SELECT * FROM light_threshold WHERE id = 1",
        [],
        |row| {
            Ok(Thresholds {
                soon_working_days: row.get("soon_working_days")?,
                returned_red: row.get("returned_red")?,
                behind_yellow: row.get("behind_yellow")?,
                behind_red: row.get("behind_red")?,
                near_ceiling: row.get("near_ceiling")?,
                unreported_days: row.get("unreported_days")?,
                task_red_months: row.get("task_red_months")?,
            })
        },
    )?;
    Ok(found.unwrap_or_default())
}

const SELECT: &str = "SELECT o.*, coalesce(f.title, i.name, m.number || '.' || coalesce(m.title, substr(m.text, 1, 20))) AS name
    FROM light_override o LEFT JOIN follow_up f ON f.id = o.follow_up_id
    LEFT JOIN indicator i ON i.id = o.indicator_id LEFT JOIN measure m ON m.id = o.measure_id";

fn line(row: &Row<'_>, today: NaiveDate) -> rusqlite::Result<OverrideLine> {
    let follow_up: Option<i64> = row.get("follow_up_id")?;
    let indicator: Option<i64> = row.get("indicator_id")?;
    let measure: Option<i64> = row.get("measure_id")?;
    let subject = match (follow_up, indicator) {
        (Some(id), _) => LightSubject::FollowUp(FollowUpId(id)),
        (None, Some(id)) => LightSubject::Indicator(IndicatorId(id)),
        (None, None) => LightSubject::Measure(MeasureId(measure.unwrap_or_default())),
    };
    let until: NaiveDate = row::word(row, "until_on")?;
    let lifted: Option<String> = row.get("lifted")?;
    Ok(OverrideLine {
        id: LightOverrideId(row.get("id")?),
        subject,
        name: row.get("name")?,
        light: row::word(row, "light")?,
        reason: row.get("reason")?,
        by: row.get("set_by")?,
        in_force: until >= today && lifted.is_none(),
        until,
        lifted,
    })
}

/// Overrides that a condition picks, in the order of their making.
fn overrides(
    conn: &Connection,
    today: NaiveDate,
    condition: &str,
    params: impl Params,
) -> Result<Vec<OverrideLine>> {
    let sql = format!("{SELECT} {condition} ORDER BY o.id");
    row::all(conn, &sql, params, |row| line(row, today))
}

/// How many overrides that hold no longer the settings show.
const SHOWN: usize = 50;

/// 亮灯阈值 and the overrides, those in force first.
pub(crate) fn settings(conn: &Connection, today: NaiveDate) -> Result<LightSettings> {
    let mut lines = overrides(conn, today, "", [])?;
    lines.reverse();
    lines.sort_by_key(|line| !line.in_force);
    let in_force = lines.iter().filter(|line| line.in_force).count();
    lines.truncate(in_force + SHOWN);
    Ok(LightSettings::new(thresholds(conn)?, lines))
}
