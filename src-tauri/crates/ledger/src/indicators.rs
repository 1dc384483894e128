//! 指标 and 目标值: from the plan, with an owner, a base and a schedule that somebody must name; read
//! with the values that stand and the light that `office::lights` makes of them.

use crate::error::Result;
use crate::journal::Tx;
use crate::row::{self, OrMissing, Word};
use crate::{assignments, plans, readings, units};
use chrono::{Datelike, NaiveDate};
use office::draft::Comparator;
use office::field::{self, LONG};
use office::id::{IndicatorId, MeasureId, TargetId, UnitId};
use office::indicator::{
    self, Amount, Chart, Course, EntryGrid, EntryLine, IndicatorAct, IndicatorKind, IndicatorLine,
    IndicatorPage, Mark, Pace, Target, TargetLine,
};
use office::lights::{self, IndicatorFacts, Judge, LightSubject};
use office::reading::ReadingLine;
use office::refusal::{Code, Refusal};
use rusqlite::{Connection, Row, ToSql, params};
use std::collections::BTreeMap;

pub(crate) fn run(tx: &Tx<'_>, act: &IndicatorAct) -> Result<Option<i64>> {
    let conn = &tx.conn;
    let id = match act {
        IndicatorAct::SetOwner { id, owner, basis } => {
            let basis = field::required("basis", basis, LONG)?;
            if let Some(owner) = owner {
                units::require_live(conn, "owner", *owner, tx.stamp.at.date())?;
                check_owner(tx, *id, *owner)?;
            }
            let owner = owner.map(|owner| owner.0);
            set(
                conn,
                *id,
                "owner_id = ?2, basis = ?3",
                params![id.0, owner, basis],
            )?
        }
        IndicatorAct::Describe {
            id,
            kind,
            direction,
        } => {
            let values = params![id.0, Word(*kind), Word(*direction)];
            set(conn, *id, "kind = ?2, direction = ?3", values)?
        }
        IndicatorAct::SetBase {
            id,
            year,
            value,
            basis,
        } => {
            let basis = field::required("basis", basis, LONG)?;
            indicator::check_base_year(*year)?;
            indicator::check_base_value(*value)?;
            let values = params![id.0, year, value.map(|value| value.0), basis];
            set(
                conn,
                *id,
                "base_year = ?2, base_value = ?3, basis = ?4",
                values,
            )?
        }
        IndicatorAct::SetPace { id, pace, basis } => {
            let basis = field::required("basis", basis, LONG)?;
            let pace = serde_json::to_string(&pace.checked()?)?;
            set(
                conn,
                *id,
                "pace = ?2, basis = ?3",
                params![id.0, pace, basis],
            )?
        }
        IndicatorAct::SetPart { id, whole } => {
            if let Some(whole) = whole {
                check_whole(conn, *id, *whole)?;
            }
            set(
                conn,
                *id,
                "part_of = ?2",
                params![id.0, whole.map(|whole| whole.0)],
            )?
        }
    };
    Ok(Some(id.0))
}

fn set(
    conn: &Connection,
    id: IndicatorId,
    columns: &str,
    values: &[&dyn ToSql],
) -> Result<IndicatorId> {
    let changed = conn
        .prepare_cached(&format!("UPDATE indicator SET {columns} WHERE id = ?1"))?
        .execute(values)?;
    (changed > 0).then_some(id).or_missing("指标", id.0)
}

/// Under 分别牵头 each lead owns its own indicators.
fn check_owner(tx: &Tx<'_>, id: IndicatorId, owner: UnitId) -> Result<()> {
    let measure: Option<i64> = row::maybe(
        &tx.conn,
        "SELECT measure_id FROM indicator WHERE id = ?1",
        [id.0],
        |row| row.get(0),
    )?
    .or_missing("指标", id.0)?;
    let Some(measure) = measure else {
        return Ok(());
    };
    let owners = assignments::owners(&tx.conn, MeasureId(measure), tx.stamp.at.date())?;
    if owners.separate && !owners.leads.contains(&owner) {
        let measure = owners.measure;
        return Err(Refusal::at("owner", Code::OwnerDoesNotLead { measure }).into());
    }
    Ok(())
}

/// A whole is another indicator that is no part itself.
fn check_whole(conn: &Connection, id: IndicatorId, whole: IndicatorId) -> Result<()> {
    let part: Option<i64> = row::maybe(
        conn,
        "SELECT part_of FROM indicator WHERE id = ?1",
        [whole.0],
        |row| row.get(0),
    )?
    .or_missing("指标", whole.0)?;
    let has_parts = row::count(
        conn,
        "SELECT count(*) FROM indicator WHERE part_of = ?1",
        [id.0],
    )?;
    if whole == id || part.is_some() || has_parts > 0 {
        return Err(Refusal::at("whole", Code::PartOfItself).into());
    }
    Ok(())
}

/// What the form of a value must know of its indicator.
pub(crate) struct Nature {
    pub(crate) kind: Option<IndicatorKind>,
    pub(crate) in_words: bool,
}

/// The nature of an indicator that is there.
pub(crate) fn nature(conn: &Connection, id: IndicatorId) -> Result<Nature> {
    let (kind, numbers, targets): (Option<IndicatorKind>, u32, u32) = row::maybe(
        conn,
        "SELECT kind, (SELECT count(*) FROM target WHERE indicator_id = i.id AND value IS NOT NULL) AS numbers,
         (SELECT count(*) FROM target WHERE indicator_id = i.id) AS targets FROM indicator i WHERE id = ?1",
        [id.0],
        |row| Ok((row::word(row, "kind")?, row.get("numbers")?, row.get("targets")?)),
    )?
    .or_missing("指标", id.0)?;
    let in_words = kind == Some(IndicatorKind::Qualitative) || (targets > 0 && numbers == 0);
    Ok(Nature { kind, in_words })
}

/// An indicator's own columns.
struct OwnRow {
    id: IndicatorId,
    measure: Option<MeasureId>,
    number: Option<u32>,
    name: String,
    part_of: Option<IndicatorId>,
    kind: Option<IndicatorKind>,
    direction: Option<indicator::Direction>,
    value_unit: Option<String>,
    owner: Option<UnitId>,
    owner_name: Option<String>,
    base_year: Option<i32>,
    base: Option<Amount>,
    pace: Option<String>,
}

fn own_row(row: &Row<'_>) -> rusqlite::Result<OwnRow> {
    Ok(OwnRow {
        id: IndicatorId(row.get("id")?),
        measure: row.get::<_, Option<i64>>("measure_id")?.map(MeasureId),
        number: row.get("number")?,
        name: row.get("name")?,
        part_of: row.get::<_, Option<i64>>("part_of")?.map(IndicatorId),
        kind: row::word(row, "kind")?,
        direction: row::word(row, "direction")?,
        value_unit: row.get("value_unit")?,
        owner: row.get::<_, Option<i64>>("owner_id")?.map(UnitId),
        owner_name: row.get("owner_name")?,
        base_year: row.get("base_year")?,
        base: row.get::<_, Option<i64>>("base_value")?.map(Amount),
        pace: row.get("pace")?,
    })
}

/// How many values a chart in a list draws; the page of one indicator draws the same.
const DRAWN: usize = 60;

/// Every indicator with its targets, values and light, in the plan's order; the general part last.
pub(crate) fn all(conn: &Connection, judge: &Judge) -> Result<Vec<IndicatorLine>> {
    let lines = with_due(conn, judge, judge.today)?;
    Ok(lines.into_iter().map(|(line, _)| line).collect())
}

/// The same, each with what its schedule asks for on a day.
fn with_due(
    conn: &Connection,
    judge: &Judge,
    day: NaiveDate,
) -> Result<Vec<(IndicatorLine, Option<Amount>)>> {
    let rows = row::all(
        conn,
        "SELECT i.*, u.name AS owner_name, m.number FROM indicator i LEFT JOIN unit u ON u.id = i.owner_id
         LEFT JOIN measure m ON m.id = i.measure_id WHERE i.dropped_by IS NULL ORDER BY i.measure_id IS NULL, i.measure_id, i.id",
        [],
        own_row,
    )?;
    let mut targets = grouped(targets(conn)?);
    let mut marks = grouped(readings::marks(conn, judge.today)?);
    let mut newest: BTreeMap<IndicatorId, ReadingLine> =
        readings::newest(conn, judge.today)?.into_iter().collect();
    let began = plans::issued_on(conn)?;
    rows.into_iter()
        .map(|row| {
            let targets = targets.remove(&row.id).unwrap_or_default();
            let marks = marks.remove(&row.id).unwrap_or_default();
            let latest = newest.remove(&row.id);
            line(row, targets, &marks, latest, began, judge, day)
        })
        .collect()
}

fn grouped<T>(pairs: Vec<(IndicatorId, T)>) -> BTreeMap<IndicatorId, Vec<T>> {
    let mut groups: BTreeMap<IndicatorId, Vec<T>> = BTreeMap::new();
    for (id, one) in pairs {
        groups.entry(id).or_default().push(one);
    }
    groups
}

fn line(
    row: OwnRow,
    targets: Vec<(TargetId, Target)>,
    marks: &[Mark],
    latest: Option<ReadingLine>,
    began: Option<NaiveDate>,
    judge: &Judge,
    due_day: NaiveDate,
) -> Result<(IndicatorLine, Option<Amount>)> {
    let pace: Pace = match &row.pace {
        Some(json) => serde_json::from_str(json)?,
        None => Pace::Even,
    };
    let (ids, targets): (Vec<TargetId>, Vec<Target>) = targets.into_iter().unzip();
    let needs_base = targets.iter().any(Target::is_growth);
    // The unit of a growth target is that of the growth, not of the values.
    let value_unit = row.value_unit.filter(|_| !needs_base);
    let course = Course {
        kind: row.kind,
        direction: row.direction,
        base_year: row.base_year,
        base: row.base,
        began,
        pace: &pace,
        targets: &targets,
        marks,
    };
    let facts = IndicatorFacts {
        has_owner: row.owner.is_some(),
        course,
        unit: value_unit.as_deref().unwrap_or(""),
    };
    let judged = lights::indicator(&facts, judge.today, &judge.thresholds);
    let mut values = course.drawn();
    values.drain(..values.len().saturating_sub(DRAWN));
    let chart = Chart {
        values,
        schedule: course.line_on(judge.today),
    };
    let run = judged.progress.run;
    let target_lines = ids
        .into_iter()
        .zip(&targets)
        .map(|(id, target)| TargetLine {
            id,
            year: target.year,
            recurring: target.recurring,
            value: target.short_form(row.base_year),
            words: target.words.clone(),
        });
    let line = IndicatorLine {
        id: row.id,
        measure: row.measure,
        number: row.number,
        name: row.name,
        part_of: row.part_of,
        kind: row.kind,
        direction: row.direction,
        in_words: course.is_in_words(),
        owner: row.owner,
        owner_name: row.owner_name,
        base_year: row.base_year,
        base_value: row.base.map(|base| base.to_string()),
        needs_base,
        way: course.way_on(judge.today),
        targets: target_lines.collect(),
        latest,
        reached: judged.progress.reached.map(|found| found.amount()),
        due: run.as_ref().map(|run| run.due),
        scheduled: run.as_ref().map(|run| run.scheduled),
        behind: run.map(|run| lights::points(run.behind)),
        state: judged.state,
        lit: judge.settle(LightSubject::Indicator(row.id), judged.lit),
        chart,
        value_unit,
        pace: pace.clone(),
    };
    Ok((line, course.due_on(due_day)))
}

fn targets(conn: &Connection) -> Result<Vec<(IndicatorId, (TargetId, Target))>> {
    row::all(
        conn,
        "SELECT * FROM target ORDER BY indicator_id, year IS NULL, year, id",
        [],
        |row| {
            let target = Target {
                year: row.get("year")?,
                recurring: row.get("recurring")?,
                comparator: row::word::<Comparator>(row, "comparator")?,
                bound: row::word(row, "bound")?,
                value: row.get::<_, Option<i64>>("value")?.map(Amount),
                unit: row.get("unit")?,
                words: row.get("words")?,
            };
            let id = TargetId(row.get("id")?);
            Ok((IndicatorId(row.get("indicator_id")?), (id, target)))
        },
    )
}

/// One indicator with all its values.
pub(crate) fn page(conn: &Connection, judge: &Judge, id: IndicatorId) -> Result<IndicatorPage> {
    let lines = all(conn, judge)?;
    let name = |id: IndicatorId| {
        let found = lines.iter().find(|line| line.id == id);
        found.map(|line| line.name.clone())
    };
    let found = lines.iter().find(|line| line.id == id);
    let line = found.cloned().or_missing("指标", id.0)?;
    let measure_title = match line.measure {
        None => None,
        Some(measure) => row::maybe(
            conn,
            "SELECT number || '.' || coalesce(title, substr(text, 1, 20)) FROM measure WHERE id = ?1",
            [measure.0],
            |row| row.get(0),
        )?,
    };
    Ok(IndicatorPage {
        whole: line.part_of.and_then(name),
        readings: readings::of_indicator(conn, id)?,
        measure_title,
        line,
    })
}

/// The grid of a period: what was known before it, what is in already, what is due by its end.
pub(crate) fn grid(
    conn: &Connection,
    judge: &Judge,
    from: Option<NaiveDate>,
    as_of: NaiveDate,
) -> Result<EntryGrid> {
    let from = from.unwrap_or_else(|| as_of.with_day(1).unwrap_or(as_of));
    if from > as_of {
        let code = Code::DatesReversed { from, to: as_of };
        return Err(Refusal::at("as_of", code).into());
    }
    let before_day = as_of.pred_opt().unwrap_or(as_of);
    let mut before: BTreeMap<_, _> = readings::newest(conn, before_day)?.into_iter().collect();
    let mut entered: BTreeMap<_, _> = readings::on_day(conn, as_of)?.into_iter().collect();
    let lines = with_due(conn, judge, as_of)?
        .into_iter()
        .map(|(indicator, due)| EntryLine {
            before: before.remove(&indicator.id),
            entered: entered.remove(&indicator.id),
            due: due.map(|due| {
                let unit = indicator.value_unit.as_deref().unwrap_or("");
                format!("{due}{unit}")
            }),
            indicator,
        })
        .collect();
    Ok(EntryGrid { from, as_of, lines })
}
