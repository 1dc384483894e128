//! A reading becomes facts: chapters, measures, parts, indicators, rules and doubts of one version of
//! the plan. It invents nothing: every word must stand in the notice, and no two names are merged
//! unless a reply says that they are one unit. A first version is all new; `revise` uses the same
//! steps where a measure goes on from the version before.

use crate::error::Result;
use crate::journal::Tx;
use crate::row::{self, Word};
use crate::{assignments, content, plans, questions, units};
use chrono::NaiveDate;
use office::assignment::{Origin, Party, Role};
use office::content::Content;
use office::draft::{
    Comparator, Correction, DraftMeasure, DraftPlan, DraftTarget, Notice, QuestionKind, RuleKind,
};
use office::field::{self, SHORT};
use office::id::UnitId;
use office::import::{Reply, Says, Settlement};
use office::indicator::{Amount, Direction, IndicatorKind};
use office::plan::{MeasureKind, PlanState};
use office::refusal::{Code, Refusal};
use rusqlite::params;
use std::collections::{BTreeMap, BTreeSet};

/// How a notice names a part of what it named before.
const PART: &str = "其中";

/// The chapter whose measures support the others.
const SAFEGUARD_CHAPTER: &str = "保障措施";

/// A reading on its way into the book.
pub(crate) struct Reading<'a> {
    pub(crate) draft: &'a DraftPlan,
    pub(crate) corrections: &'a [Correction],
    pub(crate) replies: &'a [Reply],
    pub(crate) text: &'a Content,
    pub(crate) file_name: &'a str,
}

/// A version being entered.
pub(crate) struct Entry<'a> {
    pub(crate) tx: &'a Tx<'a>,
    /// The version's row.
    pub(crate) plan: i64,
    /// The reading with its corrections made.
    pub(crate) draft: DraftPlan,
    pub(crate) replies: &'a [Reply],
    /// Names that stand for several bodies.
    collectives: BTreeSet<String>,
    /// Names that are other names of a unit, by what was replied.
    same: BTreeMap<String, String>,
    /// Parts begin on this day; none since the plan.
    pub(crate) from: Option<NaiveDate>,
    /// 依据 of parts that begin.
    pub(crate) basis: Option<String>,
    chapters: Vec<(String, i64)>,
}

/// The version before, and the day from which the new one holds.
pub(crate) struct Succession {
    pub(crate) revises: i64,
    pub(crate) from: NaiveDate,
}

pub(crate) fn confirm(tx: &Tx<'_>, reading: &Reading<'_>) -> Result<i64> {
    if row::count(&tx.conn, "SELECT count(*) FROM plan", [])? > 0 {
        return Err(Code::PlanExists.into());
    }
    let mut entry = Entry::begin(tx, reading, None)?;
    entry.chapters()?;
    for measure in &entry.draft.measures {
        let id = entry.add_measure(measure, None)?;
        let leads = entry.parts(id, measure)?;
        entry.targets(Some(id), &measure.targets, sole(&leads), Vec::new())?;
    }
    entry.targets(None, &entry.draft.overall_targets, None, Vec::new())?;
    entry.rules()?;
    questions::enter(&entry)?;
    Ok(entry.plan)
}

/// A measure's only lead answers for its numbers; several leads leave the owner to be decided.
pub(crate) fn sole(leads: &[UnitId]) -> Option<UnitId> {
    match leads {
        [only] => Some(*only),
        _ => None,
    }
}

impl<'a> Entry<'a> {
    /// Checks the reading against the notice and writes the version's row.
    pub(crate) fn begin(
        tx: &'a Tx<'a>,
        reading: &Reading<'a>,
        after: Option<&Succession>,
    ) -> Result<Entry<'a>> {
        let Content::Kept(hash) = reading.text else {
            unreachable!("BUG: the gate keeps the bytes first")
        };
        let notice = Notice::new(&plans::notice_of(&tx.conn, hash)?);
        let draft = reading.draft.corrected(&notice, reading.corrections)?;
        if draft.measures.is_empty() {
            return Err(Code::PlanEmpty.into());
        }
        notice.holds(&draft)?;
        let file_name = field::required("file_name", reading.file_name, SHORT)?;
        let as_read = content::keep(&tx.conn, &serde_json::to_vec(reading.draft)?)?;
        tx.conn
            .prepare_cached(
                "INSERT INTO plan (doc_no, title, issuer, issued_on, file_name, text_hash, state, revises_id, from_on, reading_hash, corrections)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
            )?
            .execute(params![
                draft.doc_number,
                draft.title,
                draft.issuer,
                Word(draft.issued_on),
                file_name,
                hash,
                Word(PlanState::Confirmed),
                after.map(|after| after.revises),
                Word(after.map(|after| after.from)),
                as_read,
                serde_json::to_string(reading.corrections)?
            ])?;
        let plan = tx.conn.last_insert_rowid();
        let named = draft.doc_number.clone().unwrap_or(draft.title.clone());
        Ok(Entry {
            tx,
            plan,
            collectives: collectives(&draft),
            same: same_names(tx, reading.replies)?,
            from: after.map(|after| after.from),
            basis: after.map(|_| named),
            chapters: Vec::new(),
            draft,
            replies: reading.replies,
        })
    }

    pub(crate) fn chapters(&mut self) -> Result<()> {
        for (place, chapter) in self.draft.chapters.iter().enumerate() {
            self.tx
                .conn
                .prepare_cached(
                    "INSERT INTO chapter (plan_id, place, no, title) VALUES (?1, ?2, ?3, ?4)",
                )?
                .execute(params![
                    self.plan,
                    place as i64 + 1,
                    chapter.no,
                    chapter.title
                ])?;
            let id = self.tx.conn.last_insert_rowid();
            self.chapters.push((chapter.no.clone(), id));
        }
        Ok(())
    }

    pub(crate) fn chapter_of(&self, measure: &DraftMeasure) -> Option<i64> {
        let no = measure.chapter.as_ref()?;
        let found = self.chapters.iter().find(|(other, _)| other == no);
        found.map(|(_, id)| *id)
    }

    pub(crate) fn kind_of(&self, measure: &DraftMeasure) -> MeasureKind {
        let safeguard = self.draft.chapters.iter().any(|chapter| {
            Some(&chapter.no) == measure.chapter.as_ref() && chapter.title == SAFEGUARD_CHAPTER
        });
        if safeguard {
            MeasureKind::Safeguard
        } else {
            MeasureKind::Task
        }
    }

    /// A new measure.
    pub(crate) fn add_measure(
        &self,
        measure: &DraftMeasure,
        split_from: Option<i64>,
    ) -> Result<i64> {
        self.tx
            .conn
            .prepare_cached(
                "INSERT INTO measure (plan_id, chapter_id, number, title, text, kind, due_on, span_from, span_to, leaders, split_from)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
            )?
            .execute(params![
                self.plan,
                self.chapter_of(measure),
                measure.no,
                measure.title,
                measure.text,
                Word(self.kind_of(measure)),
                Word(measure.due),
                measure.span.0 as i64,
                measure.span.1 as i64,
                measure.leader.join("、"),
                split_from
            ])?;
        Ok(self.tx.conn.last_insert_rowid())
    }

    /// Parts that the text names; answers the units that lead.
    pub(crate) fn parts(&self, measure: i64, draft: &DraftMeasure) -> Result<Vec<UnitId>> {
        let mut parties: Vec<Party> = Vec::new();
        let mut leads: Vec<UnitId> = Vec::new();
        for (place, name) in draft.lead.iter().chain(&draft.responsible).enumerate() {
            let leading = place < draft.lead.len();
            let party = self.party(name, leading)?;
            if parties.contains(&party) {
                continue;
            }
            parties.push(party);
            let role = match (leading, leads.is_empty()) {
                (true, true) => Role::FirstLead,
                (true, false) => Role::Lead,
                (false, _) => Role::Responsible,
            };
            if let (true, Party::Unit(unit)) = (leading, party) {
                leads.push(unit);
            }
            self.begin_part(measure, party, role)?;
        }
        Ok(leads)
    }

    /// The unit or group of a name; one that leads is never a collective.
    pub(crate) fn party(&self, name: &str, leading: bool) -> Result<Party> {
        let name = self.same.get(name).map_or(name, String::as_str);
        units::resolve(self.tx, name, !leading && self.collectives.contains(name))
    }

    pub(crate) fn begin_part(&self, measure: i64, party: Party, role: Role) -> Result<()> {
        let (unit, group) = units::party_columns(party);
        self.tx
            .conn
            .prepare_cached("INSERT INTO assignment (measure_id, unit_id, group_id, role, from_on, origin, basis) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")?
            .execute(params![measure, unit, group, Word(role), Word(self.from), Word(Origin::Plan), self.basis])?;
        Ok(())
    }

    /// Targets that name the same indicator in the same words are points of one indicator. Those of
    /// `before` that the new text still speaks of go on; answers the ones it no longer has.
    pub(crate) fn targets(
        &self,
        measure: Option<i64>,
        targets: &[DraftTarget],
        owner: Option<UnitId>,
        mut before: Vec<Known>,
    ) -> Result<Vec<Known>> {
        let mut entered: Vec<(&DraftTarget, i64)> = Vec::new();
        for target in targets {
            let same = |other: &&(&DraftTarget, i64)| one_indicator(other.0, target);
            let known = match entered.iter().find(same) {
                Some((_, id)) => Some(*id),
                None => match goes_on(target, targets, &mut before) {
                    Some(known) => Some(self.reword(known.id, target)?),
                    None => None,
                },
            };
            let id = match known {
                Some(id) => id,
                None => {
                    // 其中…: a part of what was named last.
                    let whole = entered.last().filter(|_| target.words.starts_with(PART));
                    self.add_indicator(measure, target, owner, whole.map(|(_, id)| *id))?
                }
            };
            self.add_target(id, target)?;
            entered.push((target, id));
        }
        Ok(before)
    }

    fn add_indicator(
        &self,
        measure: Option<i64>,
        target: &DraftTarget,
        owner: Option<UnitId>,
        whole: Option<i64>,
    ) -> Result<i64> {
        let (kind, direction) = kind_of(target);
        self.tx
            .conn
            .prepare_cached(
                "INSERT INTO indicator (plan_id, measure_id, name, kind, direction, value_unit, owner_id, base_year, part_of)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            )?
            .execute(params![
                self.plan,
                measure,
                target.indicator,
                Word(kind),
                Word(direction),
                target.unit,
                owner.map(|owner| owner.0),
                target.base_year,
                whole
            ])?;
        Ok(self.tx.conn.last_insert_rowid())
    }

    fn reword(&self, indicator: i64, target: &DraftTarget) -> Result<i64> {
        self.tx
            .conn
            .prepare_cached(
                "UPDATE indicator SET name = ?2, base_year = coalesce(?3, base_year) WHERE id = ?1",
            )?
            .execute(params![indicator, target.indicator, target.base_year])?;
        Ok(indicator)
    }

    fn add_target(&self, indicator: i64, target: &DraftTarget) -> Result<()> {
        self.tx
            .conn
            .prepare_cached(
                "INSERT INTO target (indicator_id, year, recurring, comparator, bound, value, unit, words, span_from, span_to)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
            )?
            .execute(params![
                indicator,
                target.year,
                target.recurring,
                Word(target.comparator),
                Word(target.bound),
                target.value.as_deref().and_then(Amount::parse).map(|amount| amount.0),
                target.unit,
                target.words,
                target.span.0 as i64,
                target.span.1 as i64
            ])?;
        Ok(())
    }

    pub(crate) fn rules(&self) -> Result<()> {
        let mut bound: Vec<Party> = Vec::new();
        for rule in &self.draft.rules {
            for name in &rule.units {
                let party = self.party(name, false)?;
                if rule.kind == RuleKind::ResponsibleForAll {
                    self.bind(party, &rule.words)?;
                    bound.push(party);
                }
            }
            self.tx
                .conn
                .prepare_cached("INSERT INTO plan_rule (plan_id, kind, units, words, span_from, span_to) VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?
                .execute(params![
                    self.plan,
                    Word(rule.kind),
                    serde_json::to_string(&rule.units)?,
                    rule.words,
                    rule.span.0 as i64,
                    rule.span.1 as i64
                ])?;
        }
        self.unbind(&bound)
    }

    /// A part in every measure, as one row; one that the version before gave already goes on.
    fn bind(&self, party: Party, words: &str) -> Result<()> {
        if assignments::bound(&self.tx.conn)?.contains(&party) {
            return Ok(());
        }
        let (unit, group) = units::party_columns(party);
        self.tx
            .conn
            .prepare_cached("INSERT INTO assignment (unit_id, group_id, role, from_on, origin, basis) VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?
            .execute(params![unit, group, Word(Role::Responsible), Word(self.from), Word(Origin::DefaultRule), words])?;
        Ok(())
    }

    /// Parts in every measure that the new version no longer gives end with it.
    fn unbind(&self, bound: &[Party]) -> Result<()> {
        for party in assignments::bound(&self.tx.conn)? {
            if bound.contains(&party) {
                continue;
            }
            let (unit, group) = units::party_columns(party);
            self.tx
                .conn
                .prepare_cached("UPDATE assignment SET until_on = ?3, end_basis = ?4 WHERE measure_id IS NULL AND until_on IS NULL AND unit_id IS ?1 AND group_id IS ?2")?
                .execute(params![unit, group, Word(self.from), self.basis])?;
        }
        Ok(())
    }
}

/// An indicator that is in the book already.
pub(crate) struct Known {
    pub(crate) id: i64,
    pub(crate) name: String,
    pub(crate) unit: Option<String>,
    pub(crate) base_year: Option<i32>,
    /// What the clerk says it goes on as, by name; none where nobody said anything.
    pub(crate) mapped: Option<String>,
}

impl Known {
    fn is(&self, target: &DraftTarget) -> bool {
        if let Some(name) = &self.mapped {
            return *name == target.indicator;
        }
        self.name == target.indicator
            && self.unit == target.unit
            && self.base_year == target.base_year
            && !self.name.is_empty()
    }

    fn counts_like(&self, target: &DraftTarget) -> bool {
        self.mapped.is_none()
            && self.unit.is_some()
            && self.unit == target.unit
            && self.base_year.is_some() == target.base_year.is_some()
            && (self.name.contains(&target.indicator) || target.indicator.contains(&self.name))
    }
}

/// The indicator of the version before that a target goes on counting: the same name, or else the same
/// matter in other words that no other target claims.
fn goes_on(target: &DraftTarget, all: &[DraftTarget], before: &mut Vec<Known>) -> Option<Known> {
    let place = before
        .iter()
        .position(|known| known.is(target))
        .or_else(|| {
            before.iter().position(|known| {
                known.counts_like(target) && !all.iter().any(|other| known.is(other))
            })
        })?;
    Some(before.remove(place))
}

fn one_indicator(one: &DraftTarget, other: &DraftTarget) -> bool {
    one.indicator == other.indicator
        && one.unit == other.unit
        && one.base_year == other.base_year
        && !one.indicator.is_empty()
}

/// Names that stand for several bodies: kept as groups, without members until somebody says.
fn collectives(draft: &DraftPlan) -> BTreeSet<String> {
    let asked = draft
        .questions
        .iter()
        .filter(|question| question.kind == QuestionKind::Collective)
        .map(|question| question.words.clone());
    let ruled = draft
        .rules
        .iter()
        .filter(|rule| rule.kind == RuleKind::ResponsibleForAll)
        .flat_map(|rule| rule.units.clone());
    asked.chain(ruled).collect()
}

/// Which names are other names of which: by what is replied now, and by what was answered before.
fn same_names(tx: &Tx<'_>, replies: &[Reply]) -> Result<BTreeMap<String, String>> {
    let mut same = BTreeMap::new();
    let before = questions::settled(&tx.conn)?;
    let now = replies.iter().filter_map(|reply| match &reply.says {
        Says::Answer { settlement, .. } => settlement.clone(),
        Says::Later | Says::Meeting => None,
    });
    for settlement in before.into_iter().chain(now) {
        let Settlement::SameUnit { name, other } = settlement else {
            continue;
        };
        if name == other {
            return Err(Refusal::at("replies", Code::NotSettled).into());
        }
        // Towards the one that the book has, or else the one that stays.
        let only_other = units::by_name(&tx.conn, &name)?.is_none()
            && units::by_name(&tx.conn, &other)?.is_some();
        let (stays, goes) = if only_other {
            (other, name)
        } else {
            (name, other)
        };
        same.insert(goes, stays);
    }
    Ok(same)
}

/// What the words of a target say about its kind; nothing where they don't.
fn kind_of(target: &DraftTarget) -> (Option<IndicatorKind>, Option<Direction>) {
    let falls = target
        .value
        .as_deref()
        .is_some_and(|value| value.starts_with('-'));
    match target.comparator {
        Comparator::Qualitative => (Some(IndicatorKind::Qualitative), None),
        Comparator::GrowthPercent | Comparator::GrowthMultiple => (
            Some(IndicatorKind::Growth),
            Some(if falls {
                Direction::Down
            } else {
                Direction::Up
            }),
        ),
        Comparator::AtMost => (Some(IndicatorKind::Ceiling), Some(Direction::Down)),
        Comparator::AtLeast | Comparator::MoreThan if target.recurring => {
            (Some(IndicatorKind::YearlyCount), Some(Direction::Up))
        }
        // A share, or a sum by its own name; for the rest a clerk says whether it is of a day or a period.
        Comparator::AtLeast | Comparator::MoreThan | Comparator::About | Comparator::Exact
            if matches!(target.unit.as_deref(), Some("%" | ":1")) =>
        {
            (Some(IndicatorKind::Ratio), Some(Direction::Up))
        }
        Comparator::AtLeast | Comparator::MoreThan if target.indicator.starts_with("累计") => {
            (Some(IndicatorKind::Cumulative), Some(Direction::Up))
        }
        Comparator::AtLeast | Comparator::MoreThan => (None, Some(Direction::Up)),
        Comparator::About | Comparator::Exact => (None, None),
    }
}
