//! What a paper is held against before it is issued, read from the tables apart from the brief: so that a
//! fault in a brief shows.

use super::issue::standing;
use super::read::{base_of, one};
use crate::error::Result;
use crate::lit::Plan;
use crate::{follow_ups, profile, questions, row, units};
use chrono::{Datelike, NaiveDate};
use office::brief::{LedgerOptions, Recipe, Subject};
use office::follow_up::FollowUpLine;
use office::id::{FollowUpId, MeetingId};
use office::indicator::IndicatorLine;
use office::pack::{OpenFact, PackFacts, PackState};
use office::reading::ReadingStatus;
use rusqlite::Connection;
use std::collections::BTreeSet;

/// The facts of a day that a paper is held against.
pub(crate) fn facts(conn: &Connection, today: NaiveDate, recipe: &Recipe) -> Result<PackFacts> {
    let plan = Plan::read(conn, today)?;
    let mut open = follow_ups::picked_by(conn, &plan.judge, follow_ups::OPEN, [])?;
    match recipe.subject {
        Some(Subject::Meeting(id)) => {
            let pruned = pruned(conn, id)?;
            open.retain(|line| !pruned.contains(&line.id));
        }
        Some(Subject::Unit(id)) => open.retain(|line| line.owner == Some(id)),
        _ => {}
    }
    let unconfirmed = units::rows(conn)?;
    let base_gone = match base_of(recipe) {
        None => None,
        Some(id) => {
            let base = one(conn, id)?;
            let withdrawn = base.state == PackState::Withdrawn;
            standing(conn, &base)?.map(|words| (id, words, withdrawn))
        }
    };
    let judge = &plan.judge;
    let soon = judge.days.after(today, judge.thresholds.soon_working_days);
    let years: BTreeSet<i32> = [today]
        .into_iter()
        .chain(soon)
        .map(|day| day.year())
        .collect();
    Ok(PackFacts {
        open: open.iter().map(open_fact).collect(),
        narrowed: recipe.items() != LedgerOptions::default(),
        internal: internal(conn)?,
        measures: plan.rows.len() as u32,
        ended: row::count(
            conn,
            "SELECT count(*) FROM follow_up WHERE ended_on IS NOT NULL AND parent_id IS NULL AND internal = 0",
            [],
        )?,
        office_missing: profile::read(conn)?.missing_for_papers(),
        order_confirmed: unconfirmed.iter().all(|unit| unit.place_confirmed),
        open_questions: questions::open(conn)?,
        incomplete_targets: plan.indicators.iter().filter_map(lacks).collect(),
        provisional: plan.indicators.iter().filter_map(provisional).collect(),
        years_missing: years
            .into_iter()
            .filter(|year| !judge.days.knows(*year))
            .collect(),
        base_gone,
    })
}

fn open_fact(line: &FollowUpLine) -> OpenFact {
    OpenFact {
        id: line.id,
        name: line.number.clone().unwrap_or_else(|| line.title.clone()),
        overdue: line.overdue,
        is_part: line.parent.is_some(),
        internal: line.internal,
    }
}

/// Follow-ups that the clerk took off a meeting.
fn pruned(conn: &Connection, meeting: MeetingId) -> Result<Vec<FollowUpId>> {
    row::all(
        conn,
        "SELECT follow_up_id FROM proposal WHERE meeting_id = ?1 AND pruned IS NOT NULL AND follow_up_id IS NOT NULL ORDER BY id",
        [meeting.0],
        |row| row.get(0).map(FollowUpId),
    )
}

fn internal(conn: &Connection) -> Result<Vec<(FollowUpId, String)>> {
    row::all(
        conn,
        "SELECT id, coalesce(number, title) FROM follow_up WHERE internal = 1 ORDER BY id",
        [],
        |row| Ok((FollowUpId(row.get(0)?), row.get(1)?)),
    )
}

/// 废旧家电回收量（无责任单位、缺基期): what an indicator lacks.
fn lacks(line: &IndicatorLine) -> Option<String> {
    let no_year = line
        .targets
        .iter()
        .any(|target| target.year.is_none() && !target.recurring);
    let lacking: Vec<&str> = [
        (line.owner.is_none(), "无责任单位"),
        (line.needs_base && line.base_value.is_none(), "缺基期"),
        (no_year, "未定时限"),
    ]
    .into_iter()
    .filter_map(|(lacks, words)| lacks.then_some(words))
    .collect();
    (!lacking.is_empty()).then(|| format!("{}（{}）", line.name, lacking.join("、")))
}

fn provisional(line: &IndicatorLine) -> Option<String> {
    let latest = line.latest.as_ref()?;
    (latest.status == ReadingStatus::Provisional).then(|| line.name.clone())
}
