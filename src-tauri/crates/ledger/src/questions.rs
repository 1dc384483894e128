//! 待明确事项: doubts about the notice, answered at import, later, or by a decision of a meeting. An
//! answer may set something in the book; it does so through the same acts that a clerk would use.
//! An answered doubt is known again by its kind and words, and never asked twice.

use crate::confirm::Entry;
use crate::error::Result;
use crate::journal::Tx;
use crate::row::{self, OrMissing, Word};
use crate::{assignments, decisions, indicators, plans, units};
use chrono::NaiveDate;
use office::assignment::{AssignmentAct, Party, Role};
use office::draft::{DraftQuestion, QuestionKind, Span};
use office::field::{self, LONG};
use office::id::{DecisionId, GroupId, IndicatorId, MeasureId, QuestionId, UnitId};
use office::import::{self, QuestionKey, Says, Settlement};
use office::indicator::IndicatorAct;
use office::plan::QuestionLine;
use office::refusal::{Code, Refusal};
use office::unit::UnitAct;
use rusqlite::{Connection, Row, params};

/// An answer on its way into the book.
pub(crate) struct Answer<'a> {
    pub(crate) words: &'a str,
    pub(crate) basis: Option<&'a str>,
    pub(crate) decision: Option<DecisionId>,
    pub(crate) settlement: Option<&'a Settlement>,
}

/// Writes the doubts of a version that is being entered, with what was said to them. One that was
/// answered in a version before brings its answer along.
pub(crate) fn enter(entry: &Entry<'_>) -> Result<()> {
    let keys = import::keys(&entry.draft);
    for reply in entry.replies {
        if !keys.contains(&reply.question) {
            let words = reply.question.words.clone();
            return Err(Refusal::at("replies", Code::NoSuchQuestion { words }).into());
        }
    }
    let mut made: Vec<(i64, &QuestionKey)> = Vec::new();
    for (question, key) in entry.draft.questions.iter().zip(&keys) {
        made.push((add(entry, question, key)?, key));
    }
    for (id, key) in made {
        let said = entry.replies.iter().find(|reply| reply.question == *key);
        match said.map(|reply| &reply.says) {
            Some(Says::Answer {
                words,
                basis,
                settlement,
            }) => {
                let answer = Answer {
                    words,
                    basis: basis.as_deref(),
                    decision: None,
                    settlement: settlement.as_ref(),
                };
                give(entry.tx, QuestionId(id), &answer)?;
            }
            Some(Says::Meeting) => defer(entry.tx, QuestionId(id), true)?,
            Some(Says::Later) => {}
            None => bring_answer(entry, id, key)?,
        }
    }
    Ok(())
}

fn add(entry: &Entry<'_>, question: &DraftQuestion, key: &QuestionKey) -> Result<i64> {
    let (indicator, measure) = subject(entry, question, key.nth)?;
    let conn = &entry.tx.conn;
    conn.prepare_cached(
        "INSERT INTO question (plan_id, kind, words, nth, spans, proposal, names, indicator_id, measure_id)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )?
    .execute(params![
        entry.plan,
        Word(question.kind),
        question.words,
        key.nth,
        serde_json::to_string(&question.spans)?,
        question.proposal,
        serde_json::to_string(&import::names_in(question))?,
        indicator,
        measure
    ])?;
    Ok(conn.last_insert_rowid())
}

/// What a doubt is about, by its place: the indicator that lacks something, the measure without a lead.
fn subject(
    entry: &Entry<'_>,
    question: &DraftQuestion,
    nth: u32,
) -> Result<(Option<i64>, Option<i64>)> {
    let Some(span) = question.spans.first() else {
        return Ok((None, None));
    };
    let (from, to) = (span.0 as i64, span.1 as i64);
    let conn = &entry.tx.conn;
    match question.kind {
        QuestionKind::NoOwner | QuestionKind::NoBase | QuestionKind::NoYear => {
            let sql = "SELECT DISTINCT t.indicator_id FROM target t JOIN indicator i ON i.id = t.indicator_id
                 WHERE t.span_from = ?1 AND t.span_to = ?2 AND i.plan_id IN (SELECT id FROM plan) AND i.dropped_by IS NULL
                 ORDER BY t.indicator_id";
            let found: Vec<i64> = row::all(conn, sql, [from, to], |row| row.get(0))?;
            let one = found.get(nth as usize).or(found.first());
            Ok((one.copied(), None))
        }
        QuestionKind::NoLead => {
            let sql = "SELECT id FROM measure WHERE plan_id = ?1 AND dropped_by IS NULL AND span_from < ?3 AND span_to > ?2";
            let found = row::maybe(conn, sql, [entry.plan, from, to], |row| row.get(0))?;
            Ok((None, found))
        }
        _ => Ok((None, None)),
    }
}

/// The answer that the same doubt was given in an earlier version.
fn bring_answer(entry: &Entry<'_>, id: i64, key: &QuestionKey) -> Result<()> {
    entry
        .tx
        .conn
        .prepare_cached(
            "UPDATE question SET (answer, answered_on, answered_by, basis, decision_id, settlement) =
               (SELECT answer, answered_on, answered_by, basis, decision_id, settlement FROM question old
                WHERE old.plan_id <> ?2 AND old.kind = ?3 AND old.words = ?4 AND old.nth = ?5 AND old.answer IS NOT NULL
                ORDER BY old.id DESC LIMIT 1)
             WHERE id = ?1",
        )?
        .execute(params![id, entry.plan, Word(key.kind), key.words, key.nth])?;
    Ok(())
}

/// Doubts that were answered in any version so far: kind, words, which of several, and the answer.
pub(crate) fn answered(conn: &Connection) -> Result<Vec<(QuestionKey, String)>> {
    row::all(
        conn,
        "SELECT kind, words, nth, answer FROM question WHERE answer IS NOT NULL ORDER BY id DESC",
        [],
        |row| {
            let key = QuestionKey {
                kind: row::word(row, "kind")?,
                words: row.get("words")?,
                nth: row.get("nth")?,
            };
            Ok((key, row.get("answer")?))
        },
    )
}

/// What answers have set so far, in any version.
pub(crate) fn settled(conn: &Connection) -> Result<Vec<Settlement>> {
    let sql = "SELECT settlement FROM question WHERE settlement IS NOT NULL ORDER BY id";
    let rows: Vec<String> = row::all(conn, sql, [], |row| row.get(0))?;
    rows.iter()
        .map(|json| Ok(serde_json::from_str(json)?))
        .collect()
}

/// Leaves a doubt open: for later, or for a meeting.
pub(crate) fn defer(tx: &Tx<'_>, id: QuestionId, to_meeting: bool) -> Result<()> {
    let changed = tx
        .conn
        .prepare_cached(
            "UPDATE question SET to_meeting = ?2, answer = NULL, answered_on = NULL, answered_by = NULL,
             basis = NULL, decision_id = NULL, settlement = NULL WHERE id = ?1",
        )?
        .execute(params![id.0, to_meeting])?;
    (changed > 0).then_some(()).or_missing("待明确事项", id.0)
}

/// Keeps an answer with who, when and on what basis, and sets in the book what it settles.
pub(crate) fn give(tx: &Tx<'_>, id: QuestionId, answer: &Answer<'_>) -> Result<()> {
    let words = field::required("answer", answer.words, LONG)?;
    let basis = answer.basis.map(str::to_owned);
    let basis = field::optional("basis", &basis, LONG)?;
    let on = tx.stamp.at.date();
    let basis = match answer.decision {
        Some(decision) => {
            let named = decisions::answers(tx, decision, id, &words)?;
            Some(basis.unwrap_or(named))
        }
        None => basis,
    };
    let settlement = answer.settlement.map(Settlement::checked).transpose()?;
    let kept = settlement.as_ref().map(serde_json::to_string).transpose()?;
    let changed = tx
        .conn
        .prepare_cached(
            "UPDATE question SET answer = ?2, answered_on = ?3, answered_by = ?4, basis = ?5, decision_id = ?6,
             settlement = ?7, to_meeting = 0 WHERE id = ?1",
        )?
        .execute(params![
            id.0,
            words,
            Word(on),
            tx.stamp.by,
            basis,
            answer.decision.map(|decision| decision.0),
            kept
        ])?;
    (changed > 0).then_some(()).or_missing("待明确事项", id.0)?;
    match settlement {
        Some(settlement) => settle(tx, id, &settlement, &basis.unwrap_or(words), on),
        None => Ok(()),
    }
}

fn unfit() -> crate::error::Error {
    Refusal::at("settlement", Code::NotSettled).into()
}

/// Sets what an answer settles. A settlement that does not fit its doubt is refused.
fn settle(
    tx: &Tx<'_>,
    id: QuestionId,
    settlement: &Settlement,
    basis: &str,
    on: NaiveDate,
) -> Result<()> {
    let (kind, words, indicator, measure) = row::maybe(
        &tx.conn,
        "SELECT kind, words, indicator_id, measure_id FROM question WHERE id = ?1",
        [id.0],
        |row| {
            let kind: QuestionKind = row::word(row, "kind")?;
            let words: String = row.get("words")?;
            let indicator: Option<i64> = row.get("indicator_id")?;
            let measure: Option<i64> = row.get("measure_id")?;
            Ok((kind, words, indicator, measure))
        },
    )?
    .or_missing("待明确事项", id.0)?;
    let basis = basis.to_owned();
    match (settlement, kind) {
        (Settlement::SameUnit { name, other }, QuestionKind::Alias) => {
            units::unite(tx, name, other)
        }
        (Settlement::Members { units: names }, QuestionKind::Collective) => {
            let Some(Party::Group(group)) = units::party_by_name(&tx.conn, &words)? else {
                return Err(unfit());
            };
            let members = names.iter().map(|name| unit(tx, name));
            let members = members.collect::<Result<Vec<UnitId>>>()?;
            set_members(tx, group, members, on, basis)
        }
        (Settlement::Owner { unit: name }, QuestionKind::NoOwner) => {
            let owner = Some(unit(tx, name)?);
            let id = IndicatorId(indicator.ok_or_else(unfit)?);
            indicators::run(tx, &IndicatorAct::SetOwner { id, owner, basis }).map(drop)
        }
        (Settlement::Base { value }, QuestionKind::NoBase) => {
            let id = IndicatorId(indicator.ok_or_else(unfit)?);
            let sql = "SELECT base_year FROM indicator WHERE id = ?1";
            let year: Option<i32> = row::maybe(&tx.conn, sql, [id.0], |row| row.get(0))?.flatten();
            let year = year.ok_or_else(unfit)?;
            let value = Some(*value);
            let act = IndicatorAct::SetBase {
                id,
                year,
                value,
                basis,
            };
            indicators::run(tx, &act).map(drop)
        }
        (Settlement::Lead { unit: name }, QuestionKind::NoLead) => {
            let measure = MeasureId(measure.ok_or_else(unfit)?);
            let party = Party::Unit(unit(tx, name)?);
            let act = AssignmentAct::Add {
                measure,
                party,
                role: Role::FirstLead,
                from: on,
                basis,
                decision: None,
            };
            assignments::run(tx, &act).map(drop)
        }
        (Settlement::Year { year }, QuestionKind::NoYear) => {
            let indicator = indicator.ok_or_else(unfit)?;
            tx.conn
                .prepare_cached(
                    "UPDATE target SET year = ?2 WHERE indicator_id = ?1 AND year IS NULL",
                )?
                .execute(params![indicator, year])?;
            Ok(())
        }
        _ => Err(unfit()),
    }
}

fn set_members(
    tx: &Tx<'_>,
    group: GroupId,
    members: Vec<UnitId>,
    from: NaiveDate,
    basis: String,
) -> Result<()> {
    let act = UnitAct::SetMembers {
        group,
        members,
        from,
        basis: Some(basis),
    };
    units::run(tx, &act).map(drop)
}

fn unit(tx: &Tx<'_>, name: &str) -> Result<UnitId> {
    let found = units::by_name(&tx.conn, name)?;
    found.ok_or_else(|| {
        let name = name.to_owned();
        Refusal::at("settlement", Code::NoSuchUnit { name }).into()
    })
}

/// The doubts of the version in force, open ones first.
pub(crate) fn all(conn: &Connection) -> Result<Vec<QuestionLine>> {
    let Some(plan) = plans::current(conn)? else {
        return Ok(Vec::new());
    };
    let read = |row: &Row<'_>| {
        let line = QuestionLine {
            id: QuestionId(row.get("id")?),
            kind: row::word(row, "kind")?,
            words: row.get("words")?,
            spans: Vec::new(),
            proposal: row.get("proposal")?,
            answer: row.get("answer")?,
            to_meeting: row.get("to_meeting")?,
            answered_on: row::word(row, "answered_on")?,
            answered_by: row.get("answered_by")?,
            basis: row.get("basis")?,
            decision: row.get::<_, Option<i64>>("decision_id")?.map(DecisionId),
            indicator: row.get::<_, Option<i64>>("indicator_id")?.map(IndicatorId),
            measure: row.get::<_, Option<i64>>("measure_id")?.map(MeasureId),
            names: Vec::new(),
        };
        let (spans, names): (String, String) = (row.get("spans")?, row.get("names")?);
        Ok((line, spans, names))
    };
    let rows = row::all(
        conn,
        "SELECT * FROM question WHERE plan_id = ?1 ORDER BY answer IS NOT NULL, id",
        [plan],
        read,
    )?;
    rows.into_iter()
        .map(|(line, spans, names)| {
            let spans: Vec<Span> = serde_json::from_str(&spans)?;
            let names: Vec<String> = serde_json::from_str(&names)?;
            Ok(QuestionLine {
                spans,
                names,
                ..line
            })
        })
        .collect()
}

/// Doubts of the version in force that are not yet answered.
pub(crate) fn open(conn: &Connection) -> Result<u32> {
    row::count(
        conn,
        "SELECT count(*) FROM question WHERE answer IS NULL AND plan_id = (SELECT max(id) FROM plan WHERE state = 'confirmed')",
        [],
    )
}
