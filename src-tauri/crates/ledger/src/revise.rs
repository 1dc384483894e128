//! A new version of the plan: measures go on as themselves with a new text, begin, or are dropped, by
//! what the clerk chose. What the version before said is set aside unchanged. Everything happens in
//! one act: what refers to a measure (follow-ups, reports, tasks) never notices, for its id stays.

use crate::confirm::{Entry, Known, Reading, Succession, sole};
use crate::error::Result;
use crate::journal::Tx;
use crate::row::{self, Word};
use crate::{assignments, follow_ups, plans, questions};
use chrono::NaiveDate;
use office::assignment::{AssignmentLine, Party, Role};
use office::draft::{DraftMeasure, DraftTarget};
use office::id::{IndicatorId, MeasureId, UnitId};
use office::refusal::{Code, Refusal};
use office::revision::{self, Choices, Clause, Dropped, Mapped, OldPoint};
use rusqlite::{Connection, params};
use std::collections::{BTreeMap, BTreeSet};

pub(crate) fn revise(tx: &Tx<'_>, reading: &Reading<'_>, choices: &Choices) -> Result<i64> {
    let before = plans::current(&tx.conn)?.ok_or(Code::NoPlan)?;
    let from = choices
        .from
        .or(reading.draft.issued_on)
        .unwrap_or_else(|| tx.stamp.at.date());
    not_before(&tx.conn, before, from)?;
    let old = clauses(&tx.conn, tx.stamp.at.date())?;
    set_aside(tx, before)?;
    let succession = Succession {
        revises: before,
        from,
    };
    let mut entry = Entry::begin(tx, reading, Some(&succession))?;
    complete(&entry, &old, choices)?;
    entry.chapters()?;
    let mut ids: BTreeMap<u32, i64> = BTreeMap::new();
    for (measure, mapped) in entry.draft.measures.iter().zip(&choices.mapped) {
        ids.insert(measure.no, go_on(&entry, measure, mapped, choices, before)?);
    }
    let changes = revision::part_changes(&old, &entry.draft, &choices.mapped);
    for change in changes
        .iter()
        .filter(|change| !choices.declined.contains(change))
    {
        let measure = MeasureId(ids[&change.no]);
        part(
            &entry,
            measure,
            &change.name,
            change.was,
            change.becomes,
            from,
        )?;
    }
    for mapped in choices
        .mapped
        .iter()
        .filter(|mapped| mapped.carries.is_some())
    {
        let id = MeasureId(ids[&mapped.no]);
        let rows = assignments::of_measure(&tx.conn, id)?;
        office::assignment::check_measure(mapped.no, &rows)?;
    }
    let general = Goes {
        no: None,
        choices,
        before,
    };
    general.targets(&entry, None, &entry.draft.overall_targets, None)?;
    for dropped in &choices.dropped {
        drop_measure(&entry, dropped, &choices.mapped, &ids, from)?;
    }
    entry.rules()?;
    questions::enter(&entry)?;
    Ok(entry.plan)
}

fn not_before(conn: &Connection, plan: i64, from: NaiveDate) -> Result<()> {
    let sql = "SELECT coalesce(from_on, issued_on) AS since FROM plan WHERE id = ?1";
    let since: Option<NaiveDate> =
        row::maybe(conn, sql, [plan], |row| row::word(row, "since"))?.flatten();
    match since {
        Some(since) if from < since => {
            Err(Refusal::at("from", Code::VersionTooEarly { from: since }).into())
        }
        _ => Ok(()),
    }
}

/// The version in force becomes one of the past: its texts and targets are set aside as they are.
fn set_aside(tx: &Tx<'_>, plan: i64) -> Result<()> {
    for sql in [
        "UPDATE plan SET state = 'superseded' WHERE id = ?1",
        "INSERT INTO former_clause (measure_id, plan_id, number, title, text, leaders, span_from, span_to)
         SELECT id, ?1, number, title, text, leaders, span_from, span_to FROM measure WHERE dropped_by IS NULL ORDER BY number",
        "INSERT INTO former_target (indicator_id, plan_id, year, recurring, comparator, bound, value, unit, words, span_from, span_to)
         SELECT indicator_id, ?1, year, recurring, comparator, bound, value, unit, words, span_from, span_to FROM target ORDER BY id",
    ] {
        tx.conn.prepare_cached(sql)?.execute([plan])?;
    }
    tx.conn.execute("DELETE FROM target", [])?;
    Ok(())
}

/// Each new measure once, in order; each old one carried on once, or dropped once.
fn complete(entry: &Entry<'_>, old: &[Clause], choices: &Choices) -> Result<()> {
    let refuse = |field: &str, number: u32| {
        Err(Refusal::at(field, Code::MappingIncomplete { number }).into())
    };
    let measures = &entry.draft.measures;
    for (place, measure) in measures.iter().enumerate() {
        if choices.mapped.get(place).map(|mapped| mapped.no) != Some(measure.no) {
            return refuse("choices.mapped", measure.no);
        }
    }
    if let Some(more) = choices.mapped.get(measures.len()) {
        return refuse("choices.mapped", more.no);
    }
    for clause in old {
        let carried = choices
            .mapped
            .iter()
            .filter(|mapped| mapped.carries == Some(clause.measure));
        let dropped = choices
            .dropped
            .iter()
            .filter(|dropped| dropped.measure == clause.measure);
        if carried.count() + dropped.count() != 1 {
            return refuse("choices", clause.number);
        }
    }
    let known: BTreeSet<MeasureId> = old.iter().map(|clause| clause.measure).collect();
    let named = choices
        .mapped
        .iter()
        .flat_map(|mapped| mapped.carries.iter().chain(&mapped.also_from))
        .chain(choices.dropped.iter().map(|dropped| &dropped.measure));
    for id in named {
        if !known.contains(id) {
            let noun = "措施".to_owned();
            return Err(Refusal::at("choices", Code::Missing { noun, id: id.0 }).into());
        }
    }
    let numbers = measures
        .iter()
        .map(|measure| measure.no)
        .collect::<BTreeSet<u32>>();
    for to in choices
        .dropped
        .iter()
        .filter_map(|dropped| dropped.open_items_to)
    {
        if !numbers.contains(&to) {
            return refuse("choices.dropped", to);
        }
    }
    Ok(())
}

/// A measure goes on with its new text, or begins.
fn go_on(
    entry: &Entry<'_>,
    measure: &DraftMeasure,
    mapped: &Mapped,
    choices: &Choices,
    before: i64,
) -> Result<i64> {
    let conn = &entry.tx.conn;
    let goes = Goes {
        no: Some(measure.no),
        choices,
        before,
    };
    let Some(MeasureId(id)) = mapped.carries else {
        let split_from = mapped.also_from.first().map(|id| id.0);
        let id = entry.add_measure(measure, split_from)?;
        let leads = entry.parts(id, measure)?;
        goes.targets(entry, Some(id), &measure.targets, sole(&leads))?;
        return Ok(id);
    };
    conn.prepare_cached(
        "UPDATE measure SET plan_id = ?2, chapter_id = ?3, number = ?4, title = ?5, text = ?6, kind = ?7,
         due_on = ?8, span_from = ?9, span_to = ?10, leaders = ?11 WHERE id = ?1",
    )?
    .execute(params![
        id,
        entry.plan,
        entry.chapter_of(measure),
        measure.no,
        measure.title,
        measure.text,
        Word(entry.kind_of(measure)),
        Word(measure.due),
        measure.span.0 as i64,
        measure.span.1 as i64,
        measure.leader.join("、")
    ])?;
    let owner = match measure.lead.as_slice() {
        [only] => match entry.party(only, true)? {
            Party::Unit(unit) => Some(unit),
            Party::Group(_) => None,
        },
        _ => None,
    };
    goes.targets(entry, Some(id), &measure.targets, owner)?;
    Ok(id)
}

/// How the targets of one measure, or of the general part, go on in the new version.
struct Goes<'c> {
    /// The measure's number in the new version; none is the general part.
    no: Option<u32>,
    choices: &'c Choices,
    /// The version before.
    before: i64,
}

impl Goes<'_> {
    fn targets(
        &self,
        entry: &Entry<'_>,
        measure: Option<i64>,
        targets: &[DraftTarget],
        owner: Option<UnitId>,
    ) -> Result<()> {
        let wanted: Vec<DraftTarget> = targets
            .iter()
            .filter(|target| !self.choices.leaves_out(self.no, target))
            .cloned()
            .collect();
        let gone = entry.targets(measure, &wanted, owner, self.known(entry, measure)?)?;
        let stays = self.stay(entry, measure)?;
        let gone = gone.into_iter().filter(|known| !stays.contains(&known.id));
        drop_indicators(entry, gone.collect())
    }

    /// The indicators that go on here: those of the measure, without what the clerk maps elsewhere or ends,
    /// and with what he maps to it, under the names of the new text.
    fn known(&self, entry: &Entry<'_>, measure: Option<i64>) -> Result<Vec<Known>> {
        let conn = &entry.tx.conn;
        let mut known = indicators_of(conn, measure)?;
        let by_hand = |id: i64| {
            let mut all = self.choices.indicators.iter();
            all.any(|one| one.carries == Some(IndicatorId(id)))
        };
        let here = self
            .choices
            .indicators
            .iter()
            .filter(|one| one.no == self.no);
        for one in here {
            match one.carries {
                // A new indicator takes no old one's place, though it has its name.
                None => known
                    .iter_mut()
                    .filter(|known| known.name == one.indicator)
                    .for_each(|known| known.mapped = Some(String::new())),
                Some(IndicatorId(id)) => {
                    conn.prepare_cached("UPDATE indicator SET measure_id = ?2 WHERE id = ?1")?
                        .execute(params![id, measure])?;
                    known.retain(|known| known.id != id);
                    let sql = "SELECT id, name, value_unit, base_year FROM indicator WHERE id = ?1 AND dropped_by IS NULL";
                    let found = row::maybe(conn, sql, [id], known_row)?;
                    let Some(mut found) = found else {
                        let noun = "指标".to_owned();
                        return Err(Refusal::at("choices", Code::Missing { noun, id }).into());
                    };
                    found.mapped = Some(one.indicator.clone());
                    // Before one that only has the name.
                    known.insert(0, found);
                }
            }
        }
        known.retain(|known| known.mapped.is_some() || !by_hand(known.id));
        Ok(known)
    }

    /// Brings back the targets that stay although the new text has them no more; answers their indicators.
    fn stay(&self, entry: &Entry<'_>, measure: Option<i64>) -> Result<Vec<i64>> {
        let conn = &entry.tx.conn;
        let mut indicators = Vec::new();
        for change in self.choices.stays(self.no) {
            let sql = "SELECT f.id, f.indicator_id FROM former_target f JOIN indicator i ON i.id = f.indicator_id
                 WHERE f.plan_id = ?1 AND f.words = ?2 AND f.year IS ?3 AND i.measure_id IS ?4 ORDER BY f.id";
            let mut statement = conn.prepare_cached(sql)?;
            let found: Vec<(i64, i64)> = statement
                .query_map(
                    params![self.before, change.words, change.year, measure],
                    |row| Ok((row.get(0)?, row.get(1)?)),
                )?
                .collect::<std::result::Result<_, _>>()?;
            for (target, indicator) in found {
                conn.prepare_cached(
                    "INSERT INTO target (indicator_id, year, recurring, comparator, bound, value, unit, words, span_from, span_to, stays_from)
                     SELECT indicator_id, year, recurring, comparator, bound, value, unit, words, span_from, span_to, plan_id
                     FROM former_target WHERE id = ?1",
                )?
                .execute([target])?;
                indicators.push(indicator);
            }
        }
        Ok(indicators)
    }
}

/// A part begins, changes or ends on the day from which the version holds.
fn part(
    entry: &Entry<'_>,
    measure: MeasureId,
    name: &str,
    was: Option<Role>,
    becomes: Option<Role>,
    from: NaiveDate,
) -> Result<()> {
    let party = entry.party(name, becomes.or(was).is_some_and(Role::leads))?;
    let rows = assignments::of_measure(&entry.tx.conn, measure)?;
    let open = |row: &&AssignmentLine| row.party == party && row.until.is_none();
    let now = rows.iter().find(open);
    if now.map(|row| row.role) == becomes {
        return Ok(());
    }
    if let Some(row) = now {
        end_part(entry, row, from)?;
    }
    match becomes {
        Some(role) => entry.begin_part(measure.0, party, role),
        None => Ok(()),
    }
}

fn end_part(entry: &Entry<'_>, row: &AssignmentLine, from: NaiveDate) -> Result<()> {
    // A part that began later than the version holds would end before it began.
    let until = row.from.map_or(from, |begun| begun.max(from));
    entry
        .tx
        .conn
        .prepare_cached("UPDATE assignment SET until_on = ?2, end_basis = ?3 WHERE id = ?1")?
        .execute(params![row.id.0, Word(until), entry.basis])?;
    Ok(())
}

/// The new version has the measure no more: its parts end, its open follow-ups go where was chosen.
fn drop_measure(
    entry: &Entry<'_>,
    dropped: &Dropped,
    mapped: &[Mapped],
    ids: &BTreeMap<u32, i64>,
    from: NaiveDate,
) -> Result<()> {
    let conn = &entry.tx.conn;
    let id = dropped.measure;
    let into = mapped
        .iter()
        .find(|mapped| mapped.also_from.contains(&id))
        .map(|mapped| ids[&mapped.no]);
    conn.prepare_cached("UPDATE measure SET dropped_by = ?2, merged_into = ?3 WHERE id = ?1")?
        .execute(params![id.0, entry.plan, into])?;
    for row in assignments::of_measure(conn, id)? {
        if row.until.is_none() {
            end_part(entry, &row, from)?;
        }
    }
    let gone = indicators_of(conn, Some(id.0))?;
    drop_indicators(entry, gone)?;
    if let Some(to) = dropped.open_items_to {
        let sql = format!(
            "UPDATE follow_up_measure SET measure_id = ?2 WHERE measure_id = ?1
             AND follow_up_id IN (SELECT f.id FROM follow_up f WHERE {})
             AND follow_up_id NOT IN (SELECT follow_up_id FROM follow_up_measure WHERE measure_id = ?2)",
            follow_ups::OPEN
        );
        conn.prepare_cached(&sql)?.execute([id.0, ids[&to]])?;
    }
    Ok(())
}

fn drop_indicators(entry: &Entry<'_>, gone: Vec<Known>) -> Result<()> {
    for known in gone {
        entry
            .tx
            .conn
            .prepare_cached("UPDATE indicator SET dropped_by = ?2 WHERE id = ?1")?
            .execute(params![known.id, entry.plan])?;
    }
    Ok(())
}

fn indicators_of(conn: &Connection, measure: Option<i64>) -> Result<Vec<Known>> {
    row::all(
        conn,
        "SELECT id, name, value_unit, base_year FROM indicator WHERE measure_id IS ?1 AND dropped_by IS NULL ORDER BY id",
        [measure],
        known_row,
    )
}

fn known_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<Known> {
    Ok(Known {
        id: row.get("id")?,
        name: row.get("name")?,
        unit: row.get("value_unit")?,
        base_year: row.get("base_year")?,
        mapped: None,
    })
}

/// The target points of the version in force, with their measures; none is the general part.
fn points(conn: &Connection) -> Result<Vec<(Option<i64>, OldPoint)>> {
    row::all(
        conn,
        "SELECT i.measure_id, i.id, i.name, t.words, t.year FROM target t JOIN indicator i ON i.id = t.indicator_id
         WHERE i.dropped_by IS NULL ORDER BY t.id",
        [],
        |row| {
            let point = OldPoint {
                id: IndicatorId(row.get(1)?),
                indicator: row.get(2)?,
                words: row.get(3)?,
                year: row.get(4)?,
            };
            Ok((row.get(0)?, point))
        },
    )
}

/// The target points of the general part in force.
pub(crate) fn general_points(conn: &Connection) -> Result<Vec<OldPoint>> {
    let all = points(conn)?.into_iter();
    Ok(all
        .filter_map(|(measure, point)| measure.is_none().then_some(point))
        .collect())
}

/// The measures in force, as far as a comparison with a new version needs them.
pub(crate) fn clauses(conn: &Connection, today: NaiveDate) -> Result<Vec<Clause>> {
    let parts = assignments::held_on(conn, today)?;
    let targets = points(conn)?;
    let open = format!(
        "SELECT x.measure_id, count(*) FROM follow_up_measure x JOIN follow_up f ON f.id = x.follow_up_id WHERE {} GROUP BY x.measure_id",
        follow_ups::OPEN
    );
    let open: BTreeMap<i64, u32> = row::all(conn, &open, [], |row| Ok((row.get(0)?, row.get(1)?)))?
        .into_iter()
        .collect();
    let clause = |measure: plans::MeasureRow| Clause {
        measure: measure.id,
        number: measure.number,
        title: measure.title,
        text: measure.text,
        parts: parts
            .iter()
            .filter(|part| part.measure == measure.id)
            .map(|part| (part.name.clone(), part.role))
            .collect(),
        targets: targets
            .iter()
            .filter(|(of, _)| *of == Some(measure.id.0))
            .map(|(_, point)| point.clone())
            .collect(),
        open_follow_ups: open.get(&measure.id.0).copied().unwrap_or_default(),
    };
    Ok(plans::measures(conn)?.into_iter().map(clause).collect())
}
