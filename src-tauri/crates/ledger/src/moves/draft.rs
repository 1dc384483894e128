//! 拟立项: the form written into rows, and changed while the item is a draft.

use super::item;
use crate::error::Result;
use crate::journal::Tx;
use crate::row::{self, Word};
use crate::{assignments, people, plans, units, working_days};
use chrono::NaiveDate;
use office::assignment::Party;
use office::day::WorkDays;
use office::follow_up::{FollowUpState, Move, NewFollowUp, Source, Term};
use office::id::{DecisionId, FollowUpId};
use office::refusal::{Code, Refusal};
use rusqlite::params;

/// 拟立项. `decision` is the one being recorded in the same act.
pub(crate) fn draft(
    tx: &Tx<'_>,
    form: &NewFollowUp,
    decision: Option<DecisionId>,
) -> Result<FollowUpId> {
    let form = form.checked()?;
    let source = source_columns(tx, &form.source, decision)?;
    require_addressee(tx, &form)?;
    let time = term_columns(tx, &form)?;
    tx.conn
        .prepare_cached(
            "INSERT INTO follow_up (title, requirement, source, decision_id, instruction_id, source_words, owner_id, group_id, state,
             due_on, term, term_count, term_from, stage, leader_id, internal, urgent)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)",
        )?
        .execute(params![
            form.title,
            form.requirement.as_ref().unwrap_or(&form.title),
            source.kind,
            source.decision,
            source.instruction,
            source.words,
            form.owner.map(|owner| owner.0),
            form.group.map(|group| group.0),
            Word(FollowUpState::Draft),
            Word(time.due),
            time.term,
            time.count,
            Word(time.from),
            time.stage,
            form.leader.map(|leader| leader.0),
            form.internal,
            form.urgent
        ])?;
    let id = FollowUpId(tx.conn.last_insert_rowid());
    write_lists(tx, id, &form)?;
    Ok(id)
}

/// Who is to do it is there on the day, and who answers for it is in office.
fn require_addressee(tx: &Tx<'_>, form: &NewFollowUp) -> Result<()> {
    if let Some(owner) = form.owner {
        units::require_live(&tx.conn, "owner", owner, tx.stamp.at.date())?;
    }
    if let Some(group) = form.group {
        units::require_party(&tx.conn, Party::Group(group))?;
    }
    if let Some(leader) = form.leader {
        people::require_leader(tx, "leader", leader)?;
    }
    Ok(())
}

/// The time as it is kept: a date, and the words it was given in.
struct TermColumns<'a> {
    due: Option<NaiveDate>,
    term: &'static str,
    count: Option<u32>,
    from: Option<NaiveDate>,
    stage: Option<&'a str>,
}

/// The time, turned into a date once. The calendar is read only where working days are counted.
fn term_columns<'a>(tx: &Tx<'_>, form: &'a NewFollowUp) -> Result<TermColumns<'a>> {
    let (term, count, from, stage) = match &form.term {
        Term::Date => ("date", None, None, None),
        Term::Days { count, from } => ("days", Some(*count), Some(*from), None),
        Term::WorkingDays { count, from } => ("working_days", Some(*count), Some(*from), None),
        Term::Lasting { months } => ("lasting", Some(*months), None, None),
        Term::Stage { words } => ("stage", None, None, Some(words.as_str())),
    };
    let days = match form.term {
        Term::WorkingDays { .. } => working_days::calendar(&tx.conn)?,
        _ => WorkDays::default(),
    };
    let due = form.term.due(form.due, &days);
    if let Some(due) = due {
        let field = match form.term {
            Term::Date | Term::Stage { .. } => "due",
            _ => "term",
        };
        plans::not_before(&tx.conn, field, due)?;
    }
    Ok(TermColumns {
        due,
        term,
        count,
        from,
        stage,
    })
}

struct SourceColumns {
    kind: &'static str,
    decision: Option<i64>,
    instruction: Option<i64>,
    words: Option<String>,
}

fn source_columns(
    tx: &Tx<'_>,
    source: &Source,
    recorded: Option<DecisionId>,
) -> Result<SourceColumns> {
    let plain = |kind: &'static str, words: Option<&String>| SourceColumns {
        kind,
        decision: None,
        instruction: None,
        words: words.cloned(),
    };
    let decision = match source {
        Source::Plan => return Ok(plain("plan", None)),
        Source::Superior(words) => return Ok(plain("superior", Some(words))),
        Source::Other(words) => return Ok(plain("other", Some(words))),
        Source::Instruction(id) => {
            row::require(&tx.conn, "instruction", "领导批示", id.0)?;
            return Ok(SourceColumns {
                instruction: Some(id.0),
                ..plain("instruction", None)
            });
        }
        Source::Decision(id) => *id,
        Source::ThisDecision => recorded.ok_or_else(|| Refusal::at("source", Code::Blank))?,
    };
    row::require(&tx.conn, "decision", "议定事项", decision.0)?;
    Ok(SourceColumns {
        decision: Some(decision.0),
        ..plain("decision", None)
    })
}

/// Where else an item comes from; the same source twice is kept once.
pub(super) fn add_source(tx: &Tx<'_>, id: FollowUpId, source: &Source) -> Result<FollowUpId> {
    let now = item(tx, id)?;
    if now.parent.is_some() {
        return Err(Code::WorkedByMembers.into());
    }
    write_sources(tx, id, &[source.checked("source")?], None)?;
    Ok(id)
}

fn write_sources(
    tx: &Tx<'_>,
    id: FollowUpId,
    sources: &[Source],
    recorded: Option<DecisionId>,
) -> Result<()> {
    for source in sources {
        let source = source_columns(tx, source, recorded)?;
        tx.conn
            .prepare_cached(
                "INSERT INTO follow_up_source (follow_up_id, source, decision_id, instruction_id, words) SELECT ?1, ?2, ?3, ?4, ?5
                 WHERE NOT EXISTS (SELECT 1 FROM follow_up_source WHERE follow_up_id = ?1 AND source = ?2
                 AND decision_id IS ?3 AND instruction_id IS ?4 AND words IS ?5)",
            )?
            .execute(params![id.0, source.kind, source.decision, source.instruction, source.words])?;
    }
    Ok(())
}

fn write_lists(tx: &Tx<'_>, id: FollowUpId, form: &NewFollowUp) -> Result<()> {
    write_sources(tx, id, &form.also_from, None)?;
    for unit in &form.co_units {
        units::require_live(&tx.conn, "co_units", *unit, tx.stamp.at.date())?;
        tx.conn
            .prepare_cached(
                "INSERT INTO follow_up_co_unit (follow_up_id, unit_id) VALUES (?1, ?2)",
            )?
            .execute(params![id.0, unit.0])?;
    }
    for measure in &form.measures {
        assignments::measure_number(&tx.conn, *measure)?;
        tx.conn
            .prepare_cached(
                "INSERT INTO follow_up_measure (follow_up_id, measure_id) VALUES (?1, ?2)",
            )?
            .execute(params![id.0, measure.0])?;
    }
    Ok(())
}

pub(super) fn change(tx: &Tx<'_>, id: FollowUpId, form: &NewFollowUp) -> Result<FollowUpId> {
    let now = item(tx, id)?;
    if now.state != FollowUpState::Draft {
        return Err(Code::FollowUpMove {
            state: now.state,
            attempted: Move::Draft,
        }
        .into());
    }
    let form = form.checked()?;
    let source = source_columns(tx, &form.source, None)?;
    require_addressee(tx, &form)?;
    let time = term_columns(tx, &form)?;
    tx.conn
        .prepare_cached(
            "UPDATE follow_up SET title = ?2, requirement = ?3, source = ?4, decision_id = ?5, instruction_id = ?6, source_words = ?7, owner_id = ?8, group_id = ?9,
             due_on = ?10, term = ?11, term_count = ?12, term_from = ?13, stage = ?14, leader_id = ?15, internal = ?16, urgent = ?17 WHERE id = ?1",
        )?
        .execute(params![
            id.0,
            form.title,
            form.requirement.as_ref().unwrap_or(&form.title),
            source.kind,
            source.decision,
            source.instruction,
            source.words,
            form.owner.map(|owner| owner.0),
            form.group.map(|group| group.0),
            Word(time.due),
            time.term,
            time.count,
            Word(time.from),
            time.stage,
            form.leader.map(|leader| leader.0),
            form.internal,
            form.urgent
        ])?;
    tx.conn
        .prepare_cached("DELETE FROM follow_up_source WHERE follow_up_id = ?1")?
        .execute([id.0])?;
    tx.conn
        .prepare_cached("DELETE FROM follow_up_co_unit WHERE follow_up_id = ?1")?
        .execute([id.0])?;
    tx.conn
        .prepare_cached("DELETE FROM follow_up_measure WHERE follow_up_id = ?1")?
        .execute([id.0])?;
    write_lists(tx, id, &form)?;
    Ok(id)
}
