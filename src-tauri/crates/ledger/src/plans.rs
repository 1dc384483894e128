//! 方案, 部分, 措施 and the doubts about them: confirmed once from a reading, then read.
//! Confirming invents nothing: every word of the reading must stand in the notice where it says,
//! every question stays open, and no two names are merged.

use crate::error::Result;
use crate::journal::Tx;
use crate::row::{self, OrMissing, Word};
use crate::{content, units};
use chrono::NaiveDate;
use office::assignment::{Origin, Party, Role};
use office::content::Content;
use office::draft::{
    Comparator, DraftMeasure, DraftPlan, DraftTarget, QuestionKind, RuleKind, Span,
};
use office::field::{self, LONG, SHORT};
use office::id::{ChapterId, MeasureId, PlanId, QuestionId, UnitId};
use office::indicator::{Amount, Direction, IndicatorKind};
use office::plan::{ChapterLine, MeasureKind, PlanAct, PlanHead, QuestionLine, RuleLine};
use office::refusal::{Code, Refusal};
use rusqlite::{Connection, Row, params};
use std::collections::BTreeSet;

/// The chapter whose measures support the others.
const SAFEGUARD_CHAPTER: &str = "保障措施";

pub(crate) fn run(tx: &Tx<'_>, act: &PlanAct) -> Result<Option<i64>> {
    match act {
        PlanAct::Confirm {
            draft,
            text,
            file_name,
        } => confirm(tx, draft, text, file_name).map(Some),
        PlanAct::Answer { question, answer } => {
            let answer = field::required("answer", answer, LONG)?;
            let changed = tx
                .conn
                .prepare_cached("UPDATE question SET answer = ?2 WHERE id = ?1")?
                .execute(params![question.0, answer])?;
            (changed > 0)
                .then_some(())
                .or_missing("待明确事项", question.0)?;
            Ok(Some(question.0))
        }
        PlanAct::SetLeadMode { measure, mode } => {
            let changed = tx
                .conn
                .prepare_cached("UPDATE measure SET lead_mode = ?2 WHERE id = ?1")?
                .execute(params![measure.0, Word(*mode)])?;
            (changed > 0).then_some(()).or_missing("措施", measure.0)?;
            Ok(Some(measure.0))
        }
    }
}

fn confirm(tx: &Tx<'_>, draft: &DraftPlan, text: &Content, file_name: &str) -> Result<i64> {
    if row::count(&tx.conn, "SELECT count(*) FROM plan", [])? > 0 {
        return Err(Code::PlanExists.into());
    }
    if draft.measures.is_empty() {
        return Err(Code::PlanEmpty.into());
    }
    let Content::Kept(hash) = text else {
        unreachable!("BUG: the gate keeps the bytes first")
    };
    let notice = notice_of(&tx.conn, hash)?;
    Source::new(&notice).holds(draft)?;
    let file_name = field::required("file_name", file_name, SHORT)?;
    tx.conn
        .prepare_cached("INSERT INTO plan (doc_no, title, issuer, issued_on, file_name, text_hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?
        .execute(params![draft.doc_number, draft.title, draft.issuer, Word(draft.issued_on), file_name, hash])?;
    let plan = tx.conn.last_insert_rowid();
    let mut chapters: Vec<(&str, i64)> = Vec::new();
    for (place, chapter) in draft.chapters.iter().enumerate() {
        tx.conn
            .prepare_cached(
                "INSERT INTO chapter (plan_id, place, no, title) VALUES (?1, ?2, ?3, ?4)",
            )?
            .execute(params![plan, place as i64 + 1, chapter.no, chapter.title])?;
        chapters.push((&chapter.no, tx.conn.last_insert_rowid()));
    }
    let collectives = collectives(draft);
    for measure in &draft.measures {
        let chapter = measure
            .chapter
            .as_deref()
            .and_then(|no| chapters.iter().find(|(other, _)| *other == no));
        let safeguard = draft.chapters.iter().any(|chapter| {
            Some(&chapter.no) == measure.chapter.as_ref() && chapter.title == SAFEGUARD_CHAPTER
        });
        let kind = if safeguard {
            MeasureKind::Safeguard
        } else {
            MeasureKind::Task
        };
        confirm_measure(
            tx,
            plan,
            chapter.map(|(_, id)| *id),
            kind,
            measure,
            &collectives,
        )?;
    }
    confirm_targets(tx, plan, None, &draft.overall_targets, None)?;
    for rule in &draft.rules {
        for name in &rule.units {
            units::resolve(tx, name, collectives.contains(name.as_str()))?;
        }
        tx.conn
            .prepare_cached("INSERT INTO plan_rule (plan_id, kind, units, words, span_from, span_to) VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?
            .execute(params![plan, Word(rule.kind), serde_json::to_string(&rule.units)?, rule.words, rule.span.0 as i64, rule.span.1 as i64])?;
    }
    for question in &draft.questions {
        tx.conn
            .prepare_cached("INSERT INTO question (plan_id, kind, words, spans, proposal) VALUES (?1, ?2, ?3, ?4, ?5)")?
            .execute(params![plan, Word(question.kind), question.words, serde_json::to_string(&question.spans)?, question.proposal])?;
    }
    Ok(plan)
}

/// Names that stand for several bodies: kept as groups, without members until somebody says.
fn collectives(draft: &DraftPlan) -> BTreeSet<&str> {
    let asked = draft
        .questions
        .iter()
        .filter(|question| question.kind == QuestionKind::Collective)
        .map(|question| question.words.as_str());
    let ruled = draft
        .rules
        .iter()
        .filter(|rule| rule.kind == RuleKind::ResponsibleForAll)
        .flat_map(|rule| &rule.units)
        .map(String::as_str);
    asked.chain(ruled).collect()
}

fn confirm_measure(
    tx: &Tx<'_>,
    plan: i64,
    chapter: Option<i64>,
    kind: MeasureKind,
    draft: &DraftMeasure,
    collectives: &BTreeSet<&str>,
) -> Result<()> {
    tx.conn
        .prepare_cached(
            "INSERT INTO measure (plan_id, chapter_id, number, title, text, kind, due_on, span_from, span_to, leaders)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        )?
        .execute(params![
            plan,
            chapter,
            draft.no,
            draft.title,
            draft.text,
            Word(kind),
            Word(draft.due),
            draft.span.0 as i64,
            draft.span.1 as i64,
            draft.leader.join("、")
        ])?;
    let measure = tx.conn.last_insert_rowid();
    let mut parties: Vec<Party> = Vec::new();
    let mut leads: Vec<UnitId> = Vec::new();
    for (place, name) in draft.lead.iter().chain(&draft.responsible).enumerate() {
        let leading = place < draft.lead.len();
        let party = units::resolve(tx, name, !leading && collectives.contains(name.as_str()))?;
        if parties.contains(&party) {
            continue;
        }
        parties.push(party);
        let role = match (leading, leads.is_empty()) {
            (true, true) => Role::FirstLead,
            (true, false) => Role::Lead,
            (false, _) => Role::Responsible,
        };
        let (unit, group) = units::party_columns(party);
        if let (true, Some(unit)) = (leading, unit) {
            leads.push(UnitId(unit));
        }
        tx.conn
            .prepare_cached("INSERT INTO assignment (measure_id, unit_id, group_id, role, origin) VALUES (?1, ?2, ?3, ?4, ?5)")?
            .execute(params![measure, unit, group, Word(role), Word(Origin::Plan)])?;
    }
    // A measure's only lead answers for its numbers; several leads leave the owner to be decided.
    let owner = match leads.as_slice() {
        [only] => Some(*only),
        _ => None,
    };
    confirm_targets(tx, plan, Some(measure), &draft.targets, owner)
}

/// Targets that name the same indicator in the same words are points of one indicator.
fn confirm_targets(
    tx: &Tx<'_>,
    plan: i64,
    measure: Option<i64>,
    targets: &[DraftTarget],
    owner: Option<UnitId>,
) -> Result<()> {
    let mut indicators: Vec<(&DraftTarget, i64)> = Vec::new();
    for target in targets {
        let same = |other: &&(&DraftTarget, i64)| {
            let other = other.0;
            other.indicator == target.indicator
                && other.unit == target.unit
                && other.base_year == target.base_year
                && !other.indicator.is_empty()
        };
        let indicator = match indicators.iter().find(same) {
            Some((_, id)) => *id,
            None => {
                let (kind, direction) = kind_of(target);
                tx.conn
                    .prepare_cached(
                        "INSERT INTO indicator (plan_id, measure_id, name, kind, direction, value_unit, owner_id, base_year)
                         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                    )?
                    .execute(params![
                        plan,
                        measure,
                        target.indicator,
                        Word(kind),
                        Word(direction),
                        target.unit,
                        owner.map(|owner| owner.0),
                        target.base_year
                    ])?;
                let id = tx.conn.last_insert_rowid();
                indicators.push((target, id));
                id
            }
        };
        tx.conn
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
    }
    Ok(())
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
        Comparator::AtLeast | Comparator::MoreThan => (None, Some(Direction::Up)),
        Comparator::About | Comparator::Exact => (None, None),
    }
}

/// The notice as characters, to look words up by span.
struct Source {
    characters: Vec<char>,
}

impl Source {
    fn new(notice: &str) -> Source {
        Source {
            characters: notice.chars().collect(),
        }
    }

    fn at(&self, span: Span) -> Option<String> {
        self.characters
            .get(span.0..span.1)
            .map(|characters| characters.iter().collect())
    }

    /// A reading whose words do not stand in the notice where it says would put invented words into the book.
    fn holds(&self, draft: &DraftPlan) -> Result<()> {
        let in_measures = draft.measures.iter().flat_map(|measure| &measure.targets);
        for target in in_measures.chain(&draft.overall_targets) {
            self.require(
                Some(target.words.clone()) == self.at(target.span),
                &target.words,
            )?;
            let amount = target.value.as_deref().map(Amount::parse);
            self.require(amount != Some(None), &target.words)?;
        }
        for measure in &draft.measures {
            let pieces: Option<String> = measure
                .text_spans
                .iter()
                .map(|span| self.at(*span))
                .collect();
            self.require(
                pieces.as_deref() == Some(&measure.text) && self.at(measure.span).is_some(),
                &measure.text,
            )?;
        }
        for rule in &draft.rules {
            self.require(Some(rule.words.clone()) == self.at(rule.span), &rule.words)?;
        }
        Ok(())
    }

    fn require(&self, holds: bool, words: &str) -> Result<()> {
        if holds {
            return Ok(());
        }
        let detail = format!("not in the notice at its span: {words}");
        Err(Refusal::at("draft", Code::BadShape { detail }).into())
    }
}

fn notice_of(conn: &Connection, hash: &str) -> Result<String> {
    let bytes = content::bytes(conn, hash)?;
    String::from_utf8(bytes).map_err(|error| {
        Refusal::at(
            "text",
            Code::BadShape {
                detail: error.to_string(),
            },
        )
        .into()
    })
}

/// The plan's head, if the book has one.
pub(crate) fn head(conn: &Connection) -> Result<Option<PlanHead>> {
    row::maybe(
        conn,
        "SELECT id, doc_no, title, issuer, issued_on FROM plan ORDER BY id LIMIT 1",
        [],
        |row| {
            Ok(PlanHead {
                id: PlanId(row.get("id")?),
                doc_no: row.get("doc_no")?,
                title: row.get("title")?,
                issuer: row.get("issuer")?,
                issued_on: row::word(row, "issued_on")?,
            })
        },
    )
}

/// Refuses a day before the plan was issued; a plan without a date refuses none.
pub(crate) fn not_before(conn: &Connection, field: &str, on: NaiveDate) -> Result<()> {
    match head(conn)?.and_then(|plan| plan.issued_on) {
        Some(issued) if on < issued => {
            Err(Refusal::at(field, Code::BeforePlan { on: issued }).into())
        }
        _ => Ok(()),
    }
}

/// 责任领导 of a measure as the notice prints them.
pub(crate) fn printed_leaders(conn: &Connection, measure: MeasureId) -> Result<String> {
    let sql = "SELECT leaders FROM measure WHERE id = ?1";
    Ok(row::maybe(conn, sql, [measure.0], |row| row.get(0))?.unwrap_or_default())
}

/// 成文日期 of the plan: nothing that carries it out happened before.
pub(crate) fn issued_on(conn: &Connection) -> Result<Option<NaiveDate>> {
    let day = row::maybe(
        conn,
        "SELECT issued_on FROM plan ORDER BY id LIMIT 1",
        [],
        |row| row::word(row, "issued_on"),
    )?;
    Ok(day.flatten())
}

/// The notice's text.
pub(crate) fn text(conn: &Connection) -> Result<String> {
    let hash: Option<String> = row::maybe(
        conn,
        "SELECT text_hash FROM plan ORDER BY id LIMIT 1",
        [],
        |row| row.get(0),
    )?;
    notice_of(conn, &hash.ok_or(Code::NoPlan)?)
}

/// Chapters in order.
pub(crate) fn chapters(conn: &Connection) -> Result<Vec<ChapterLine>> {
    row::all(
        conn,
        "SELECT id, no, title FROM chapter ORDER BY place",
        [],
        |row| {
            Ok(ChapterLine {
                id: ChapterId(row.get("id")?),
                no: row.get("no")?,
                title: row.get("title")?,
            })
        },
    )
}

/// Rules that hold for many measures.
pub(crate) fn rules(conn: &Connection) -> Result<Vec<RuleLine>> {
    let rules: Vec<(RuleKind, String, String)> = row::all(
        conn,
        "SELECT kind, units, words FROM plan_rule ORDER BY id",
        [],
        |row| {
            Ok((
                row::word(row, "kind")?,
                row.get("units")?,
                row.get("words")?,
            ))
        },
    )?;
    rules
        .into_iter()
        .map(|(kind, units, words)| {
            Ok(RuleLine {
                kind,
                units: serde_json::from_str(&units)?,
                words,
            })
        })
        .collect()
}

/// All doubts, open ones first.
pub(crate) fn questions(conn: &Connection) -> Result<Vec<QuestionLine>> {
    let read = |row: &Row<'_>| {
        let line = QuestionLine {
            id: QuestionId(row.get("id")?),
            kind: row::word(row, "kind")?,
            words: row.get("words")?,
            spans: Vec::new(),
            proposal: row.get("proposal")?,
            answer: row.get("answer")?,
        };
        Ok((line, row.get::<_, String>("spans")?))
    };
    let rows = row::all(
        conn,
        "SELECT * FROM question ORDER BY answer IS NOT NULL, id",
        [],
        read,
    )?;
    rows.into_iter()
        .map(|(line, spans)| {
            Ok(QuestionLine {
                spans: serde_json::from_str(&spans)?,
                ..line
            })
        })
        .collect()
}

/// Doubts not yet answered.
pub(crate) fn open_questions(conn: &Connection) -> Result<u32> {
    row::count(
        conn,
        "SELECT count(*) FROM question WHERE answer IS NULL",
        [],
    )
}

/// A measure's own columns.
pub(crate) struct MeasureRow {
    pub(crate) id: MeasureId,
    pub(crate) chapter: Option<ChapterId>,
    pub(crate) number: u32,
    pub(crate) title: String,
    pub(crate) kind: MeasureKind,
    pub(crate) text: String,
    pub(crate) lead_mode: Option<office::plan::LeadMode>,
    pub(crate) span: Span,
}

/// Every measure in order. A measure without a title is named by the beginning of its text.
pub(crate) fn measures(conn: &Connection) -> Result<Vec<MeasureRow>> {
    row::all(conn, "SELECT * FROM measure ORDER BY number", [], |row| {
        let text: String = row.get("text")?;
        let title: Option<String> = row.get("title")?;
        Ok(MeasureRow {
            id: MeasureId(row.get("id")?),
            chapter: row.get::<_, Option<i64>>("chapter_id")?.map(ChapterId),
            number: row.get("number")?,
            title: title.unwrap_or_else(|| text.chars().take(20).collect()),
            kind: row::word(row, "kind")?,
            lead_mode: row::word(row, "lead_mode")?,
            span: Span(
                row.get::<_, i64>("span_from")? as usize,
                row.get::<_, i64>("span_to")? as usize,
            ),
            text,
        })
    })
}
