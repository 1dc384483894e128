//! Measures with everything that their rows show: parts, lights, targets, latest progress. Read in a
//! few passes over whole tables, never one query a measure. The light itself is made in `office::lights`.

use crate::error::Result;
use crate::{assignments, follow_ups, indicators, lights, plans, reports, row};
use chrono::NaiveDate;
use office::assignment::{AssignmentLine, Party, Role};
use office::brief::{IndicatorBrief, TargetBrief};
use office::follow_up::FollowUpLine;
use office::id::{MeasureId, UnitId};
use office::lights::{Judge, LightCount, Part};
use office::plan::{IndicatorLine, MeasureLine, PartLine};
use rusqlite::Connection;
use std::collections::BTreeMap;

/// What rows of measures are made from, read once.
pub(crate) struct Plan {
    pub(crate) judge: Judge,
    pub(crate) rows: Vec<plans::MeasureRow>,
    pub(crate) parts: Vec<AssignmentLine>,
    pub(crate) indicators: Vec<IndicatorLine>,
    pub(crate) follow_ups: Vec<(MeasureId, FollowUpLine)>,
    /// What the newest report says of each measure.
    latest: BTreeMap<MeasureId, String>,
    /// False while nobody has recorded anything: 尚未建立数据.
    pub(crate) has_data: bool,
}

impl Plan {
    /// Reads the plan as it stands on a day.
    pub(crate) fn read(conn: &Connection, today: NaiveDate) -> Result<Plan> {
        let any_report = row::count(conn, "SELECT EXISTS (SELECT 1 FROM report)", [])? > 0;
        let any_follow_up = row::count(conn, "SELECT EXISTS (SELECT 1 FROM follow_up)", [])? > 0;
        Ok(Plan {
            judge: lights::judge(conn, today)?,
            rows: plans::measures(conn)?,
            parts: assignments::held_on(conn, today)?,
            indicators: indicators::all(conn)?,
            follow_ups: follow_ups::by_measure(conn, today)?,
            has_data: any_follow_up || any_report,
            latest: reports::latest(conn, today)?,
        })
    }

    /// One row of the table.
    pub(crate) fn line(&self, measure: &plans::MeasureRow) -> MeasureLine {
        let parts: Vec<PartLine> = self
            .parts
            .iter()
            .filter(|part| part.measure == measure.id)
            .map(part_line)
            .collect();
        let (leads, responsible): (Vec<_>, Vec<_>) = parts
            .into_iter()
            .partition(|part: &PartLine| part.role.leads());
        let own = self.indicators_of(Some(measure.id));
        let follow_ups: Vec<&FollowUpLine> = self.follow_ups_of(measure.id).collect();
        let leading =
            |unit: Option<UnitId>| leads.iter().any(|part| unit.is_some() && part.unit == unit);
        let part = |lit, owner| Part {
            lit,
            of_lead: leading(owner),
            is_task: false,
        };
        let own_parts: Vec<Part<'_>> = own.iter().map(|line| part(&line.lit, line.owner)).collect();
        let follow_up_parts: Vec<Part<'_>> = follow_ups
            .iter()
            .map(|line| part(&line.lit, line.owner))
            .collect();
        MeasureLine {
            id: measure.id,
            chapter: measure.chapter,
            number: measure.number,
            title: measure.title.clone(),
            kind: measure.kind,
            lit: self
                .judge
                .measure(measure.id, &own_parts, &follow_up_parts, 0),
            open_follow_ups: follow_ups
                .iter()
                .filter(|line| line.state.is_open())
                .count() as u32,
            targets: own
                .into_iter()
                .map(|indicator| self.indicator_brief(indicator))
                .collect(),
            leads,
            responsible,
            latest: self.latest.get(&measure.id).cloned(),
        }
    }

    /// Every row.
    pub(crate) fn lines(&self) -> Vec<MeasureLine> {
        self.rows.iter().map(|row| self.line(row)).collect()
    }

    /// Lights of all measures; none while nobody has recorded anything.
    pub(crate) fn lights(&self) -> Option<LightCount> {
        self.has_data
            .then(|| LightCount::of(self.lines().iter().map(|line| line.lit.light)))
    }

    /// Indicators of a measure, or of the general part.
    pub(crate) fn indicators_of(&self, measure: Option<MeasureId>) -> Vec<&IndicatorLine> {
        self.indicators
            .iter()
            .filter(|indicator| indicator.measure == measure)
            .collect()
    }

    /// Follow-ups that serve a measure.
    pub(crate) fn follow_ups_of(&self, measure: MeasureId) -> impl Iterator<Item = &FollowUpLine> {
        self.follow_ups
            .iter()
            .filter(move |(of, _)| *of == measure)
            .map(|(_, line)| line)
    }

    /// An indicator as papers show it.
    pub(crate) fn indicator_brief(&self, indicator: &IndicatorLine) -> IndicatorBrief {
        let number = indicator
            .measure
            .and_then(|id| self.rows.iter().find(|row| row.id == id))
            .map(|row| row.number);
        let target = |target: &office::plan::TargetLine| TargetBrief {
            year: target.year,
            recurring: target.recurring,
            value: target.value.clone(),
            words: target.words.clone(),
        };
        IndicatorBrief {
            name: indicator.name.clone(),
            measure: number,
            owner: indicator.owner_name.clone(),
            targets: indicator.targets.iter().map(target).collect(),
            light: indicator.lit.light,
            reason: indicator.lit.reason.clone(),
        }
    }
}

fn part_line(part: &AssignmentLine) -> PartLine {
    let unit = match part.party {
        Party::Unit(unit) => Some(unit),
        Party::Group(_) => None,
    };
    PartLine {
        name: part.name.clone(),
        unit,
        role: part.role,
    }
}

/// How many measures a party leads and is responsible in.
pub(crate) fn parts_of(parts: &[AssignmentLine], party: Party) -> (u32, u32) {
    let own = || parts.iter().filter(move |part| part.party == party);
    let leads = own().filter(|part| part.role.leads()).count();
    let responsible = own().filter(|part| part.role == Role::Responsible).count();
    (leads as u32, responsible as u32)
}
