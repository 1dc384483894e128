//! Measures with everything that their rows show: parts, lights, targets, latest progress. Read in a
//! few passes over whole tables, never one query a measure. The light itself is made in `office::lights`.

use crate::error::Result;
use crate::{assignments, follow_ups, indicators, lights, plans, reports, tasks, units};
use chrono::NaiveDate;
use office::assignment::{AssignmentLine, AssignmentsOn, MeasureParts, Party};
use office::brief::{IndicatorBrief, TargetBrief};
use office::day::in_words;
use office::follow_up::FollowUpLine;
use office::id::{MeasureId, UnitId};
use office::indicator::{IndicatorLine, TargetLine};
use office::lights::{Judge, LightCount, Part};
use office::plan::{LeadMode, LeadParts, MeasureLine, PartLine};
use office::task::TaskLine;
use office::words;
use rusqlite::Connection;
use std::collections::{BTreeMap, BTreeSet};

/// What rows of measures are made from, read once.
pub(crate) struct Plan {
    pub(crate) judge: Judge,
    pub(crate) rows: Vec<plans::MeasureRow>,
    pub(crate) parts: Vec<AssignmentLine>,
    pub(crate) indicators: Vec<IndicatorLine>,
    /// Open follow-ups; closed ones are counted, never read.
    pub(crate) follow_ups: Vec<(MeasureId, FollowUpLine)>,
    /// Tasks that still are ones.
    pub(crate) tasks: Vec<TaskLine>,
    /// Parts that the rule gives in every measure.
    by_rule: Vec<PartLine>,
    /// How many follow-ups serve each measure, closed ones among them.
    served: BTreeMap<MeasureId, u32>,
    /// What the newest report says of each measure.
    latest: BTreeMap<MeasureId, String>,
    /// False while nobody has recorded anything: 尚未建立数据.
    pub(crate) has_data: bool,
}

impl Plan {
    /// Reads the plan as it stands on a day.
    pub(crate) fn read(conn: &Connection, today: NaiveDate) -> Result<Plan> {
        Plan::read_by(conn, lights::judge(conn, today)?)
    }

    /// The same, for whoever has the judge already.
    pub(crate) fn read_by(conn: &Connection, judge: Judge) -> Result<Plan> {
        let open = follow_ups::picked_by(conn, &judge, follow_ups::OPEN, [])?;
        Plan::read_with(conn, judge, &open)
    }

    /// The same, for whoever has the open follow-ups already.
    pub(crate) fn read_with(
        conn: &Connection,
        judge: Judge,
        open: &[FollowUpLine],
    ) -> Result<Plan> {
        let today = judge.today;
        let by_rule = assignments::by_rule(conn, today, MeasureId(0))?;
        Ok(Plan {
            tasks: tasks::standing(conn, &judge)?,
            by_rule: by_rule.iter().map(part_line).collect(),
            served: follow_ups::count_by_measure(conn)?,
            rows: plans::measures(conn)?,
            parts: assignments::held_on(conn, today)?,
            indicators: indicators::all(conn, &judge)?,
            follow_ups: follow_ups::by_measure(conn, open)?,
            has_data: judge.has_data,
            latest: reports::latest(conn, today)?,
            judge,
        })
    }

    /// Leads of a measure, first lead first, and its other units.
    fn parts(&self, measure: MeasureId) -> (Vec<PartLine>, Vec<PartLine>) {
        let own = self.parts.iter().filter(|part| part.measure == measure);
        own.map(part_line).partition(|part| part.role.leads())
    }

    /// One row of the table.
    pub(crate) fn line(&self, measure: &plans::MeasureRow) -> MeasureLine {
        let (leads, responsible) = self.parts(measure.id);
        let by_rule = unnamed(&self.by_rule, &responsible);
        let indicators = self.indicators_of(Some(measure.id));
        let tasks: Vec<&TaskLine> = self.tasks_of(measure.id).collect();
        let follow_ups: Vec<&FollowUpLine> = self.follow_ups_of(measure.id).collect();
        let part = |lit, owner: Option<UnitId>, is_task| Part {
            lit,
            of_lead: owner.is_some() && leads.iter().any(|part| part.unit == owner),
            is_task,
        };
        let own: Vec<Part<'_>> = indicators
            .iter()
            .map(|line| part(&line.lit, line.owner, false))
            .chain(
                tasks
                    .iter()
                    .map(|line| part(&line.lit, Some(line.owner), true)),
            )
            .collect();
        let serving: Vec<Part<'_>> = follow_ups
            .iter()
            .map(|line| part(&line.lit, line.owner, false))
            .collect();
        let closed = self.closed(measure.id);
        MeasureLine {
            id: measure.id,
            chapter: measure.chapter,
            number: measure.number,
            title: measure.title.clone(),
            kind: measure.kind,
            lit: self.judge.measure(measure.id, &own, &serving, closed),
            counts: office::lights::count(&own, &serving, closed),
            open_follow_ups: follow_ups.len() as u32,
            tasks: tasks.len() as u32,
            tasks_reached: tasks
                .iter()
                .filter(|task| task.reached_on.is_some())
                .count() as u32,
            tasks_missed: tasks.iter().filter(|task| task.missed).count() as u32,
            targets: indicators
                .into_iter()
                .map(|indicator| self.indicator_brief(indicator))
                .collect(),
            leads,
            responsible,
            by_rule,
            latest: self.latest.get(&measure.id).cloned(),
        }
    }

    /// Closed follow-ups of a measure.
    pub(crate) fn closed(&self, measure: MeasureId) -> u32 {
        let open = self.follow_ups_of(measure).count() as u32;
        self.served
            .get(&measure)
            .map_or(0, |all| all.saturating_sub(open))
    }

    /// Tasks of a measure.
    pub(crate) fn tasks_of(&self, measure: MeasureId) -> impl Iterator<Item = &TaskLine> {
        self.tasks
            .iter()
            .filter(move |task| task.measure == measure)
    }

    /// Under 分别牵头: what each lead owns, by lights.
    pub(crate) fn lead_parts(&self, measure: &plans::MeasureRow) -> Vec<LeadParts> {
        if measure.lead_mode != Some(LeadMode::Separate) {
            return Vec::new();
        }
        let (leads, _) = self.parts(measure.id);
        let of = |unit: UnitId| {
            let indicators = self.indicators_of(Some(measure.id)).into_iter();
            let lights = indicators
                .filter(|line| line.owner == Some(unit))
                .map(|line| line.lit.light);
            let tasks = self.tasks_of(measure.id).filter(|task| task.owner == unit);
            let follow_ups = self.follow_ups_of(measure.id);
            let follow_ups = follow_ups.filter(|line| line.owner == Some(unit));
            LightCount::of(
                lights
                    .chain(tasks.map(|task| task.lit.light))
                    .chain(follow_ups.map(|line| line.lit.light)),
            )
        };
        let parts = leads.into_iter().filter_map(|lead| {
            let unit = lead.unit?;
            Some(LeadParts {
                unit,
                name: lead.name,
                counts: of(unit),
            })
        });
        parts.collect()
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
        let target = |target: &TargetLine| TargetBrief {
            year: target.year,
            recurring: target.recurring,
            value: target.value.clone(),
            words: target.words.clone(),
        };
        IndicatorBrief {
            id: Some(indicator.id),
            name: indicator.name.clone(),
            reached: reached_words(indicator),
            behind: behind_words(indicator),
            measure: number,
            owner: indicator.owner_name.clone(),
            targets: indicator.targets.iter().map(target).collect(),
            light: indicator.lit.light,
            reason: indicator.lit.reason.clone(),
        }
    }
}

/// Parts of the rule that a measure does not name itself.
fn unnamed(by_rule: &[PartLine], named: &[PartLine]) -> Vec<PartLine> {
    let by_rule = by_rule.iter();
    let rest = by_rule.filter(|part| named.iter().all(|other| other.name != part.name));
    rest.cloned().collect()
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

/// How many measures each unit leads and is responsible in on a day: by its own name, as a member of
/// a group, and by the rule for every measure; each measure once.
pub(crate) fn counts_by_unit(
    conn: &Connection,
    day: NaiveDate,
) -> Result<BTreeMap<UnitId, (u32, u32)>> {
    let groups = units::groups(conn, day)?;
    let units_of = |party: Party| match party {
        Party::Unit(unit) => vec![unit],
        Party::Group(group) => groups
            .iter()
            .find(|line| line.id == group)
            .map_or_else(Vec::new, |line| line.members.clone()),
    };
    let mut leads: BTreeMap<UnitId, BTreeSet<MeasureId>> = BTreeMap::new();
    let mut responsible = leads.clone();
    for part in assignments::held_on(conn, day)? {
        let into = if part.role.leads() {
            &mut leads
        } else {
            &mut responsible
        };
        for unit in units_of(part.party) {
            into.entry(unit).or_default().insert(part.measure);
        }
    }
    let every: Vec<MeasureId> = plans::measure_ids(conn)?;
    for part in assignments::by_rule(conn, day, MeasureId(0))? {
        for unit in units_of(part.party) {
            responsible.entry(unit).or_default().extend(&every);
        }
    }
    let all: BTreeSet<UnitId> = leads.keys().chain(responsible.keys()).copied().collect();
    let counts = all.into_iter().map(|unit| {
        let led = leads.remove(&unit).unwrap_or_default();
        let also = responsible.remove(&unit).unwrap_or_default();
        (
            unit,
            (led.len() as u32, also.difference(&led).count() as u32),
        )
    });
    Ok(counts.collect())
}

/// Who leads what on a day.
pub(crate) fn on(conn: &Connection, day: NaiveDate) -> Result<AssignmentsOn> {
    let held = assignments::held_on(conn, day)?;
    let by_rule: Vec<PartLine> = assignments::by_rule(conn, day, MeasureId(0))?
        .iter()
        .map(part_line)
        .collect();
    let measures = plans::measures(conn)?.into_iter().map(|row| {
        let own = held.iter().filter(|part| part.measure == row.id);
        let (leads, responsible): (Vec<PartLine>, Vec<PartLine>) =
            own.map(part_line).partition(|part| part.role.leads());
        MeasureParts {
            measure: row.id,
            number: row.number,
            leads,
            by_rule: unnamed(&by_rule, &responsible),
            responsible,
        }
    });
    Ok(AssignmentsOn {
        on: day,
        measures: measures.collect(),
    })
}

/// 8.2亿元（截至2026年3月31日，初步数）; the verdict of words.
fn reached_words(indicator: &IndicatorLine) -> Option<String> {
    let latest = indicator.latest.as_ref()?;
    let value = match (indicator.reached, latest.verdict) {
        (Some(value), _) => {
            format!("{value}{}", indicator.value_unit.as_deref().unwrap_or(""))
        }
        (None, Some(verdict)) => words::verdict(verdict).to_owned(),
        (None, None) => return None,
    };
    let status = words::reading_status(latest.status);
    Some(format!(
        "{value}（截至{}，{status}）",
        in_words(latest.as_of)
    ))
}

/// 落后12.3个百分点, 超前2.0个百分点; none without a schedule.
fn behind_words(indicator: &IndicatorLine) -> Option<String> {
    let behind = indicator.behind.as_ref()?;
    Some(match behind.strip_prefix('-') {
        Some(ahead) => format!("超前{ahead}个百分点"),
        None if behind == "0.0" => "与序时持平".to_owned(),
        None => format!("落后{behind}个百分点"),
    })
}
