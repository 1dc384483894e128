//! 议定事项: typed once, with the follow-up it opens; and carried into the plan, where it is the 依据 of
//! what it changes.

use crate::error::Result;
use crate::journal::Tx;
use crate::row::{self, OrMissing, Word};
use crate::{assignments, follow_ups, indicators, meetings, moves};
use chrono::NaiveDate;
use office::assignment::{AssignmentAct, Origin};
use office::field::{self, LONG};
use office::follow_up::{FollowUpLine, Source};
use office::id::{AgendaItemId, DecisionId, FollowUpId, MeetingId, QuestionId};
use office::indicator::IndicatorAct;
use office::meeting::{
    DecisionAct, DecisionEffect, DecisionKind, DecisionLine, MeetingState, NewDecision,
    QuickFollowUp,
};
use office::refusal::{Code, Refusal};
use rusqlite::{Connection, params};
use std::collections::BTreeMap;

pub(crate) fn run(tx: &Tx<'_>, act: &DecisionAct) -> Result<Option<i64>> {
    match act {
        DecisionAct::Record {
            meeting,
            decision,
            follow_up,
        } => {
            meetings::state(&tx.conn, *meeting)?.require(&MeetingState::WRITABLE)?;
            let decision = checked(&tx.conn, *meeting, decision)?;
            tx.conn
                .prepare_cached("INSERT INTO decision (meeting_id, agenda_item_id, kind, text) VALUES (?1, ?2, ?3, ?4)")?
                .execute(params![meeting.0, decision.agenda_item.map(|item| item.0), Word(decision.kind), decision.text])?;
            let id = DecisionId(tx.conn.last_insert_rowid());
            if let Some(follow_up) = follow_up {
                open_follow_up(tx, id, follow_up)?;
            }
            Ok(Some(id.0))
        }
        DecisionAct::Change { id, decision } => {
            let meeting = meeting_of(&tx.conn, *id)?;
            meetings::state(&tx.conn, meeting)?.require(&MeetingState::WRITABLE)?;
            let decision = checked(&tx.conn, meeting, decision)?;
            tx.conn
                .prepare_cached(
                    "UPDATE decision SET agenda_item_id = ?2, kind = ?3, text = ?4 WHERE id = ?1",
                )?
                .execute(params![
                    id.0,
                    decision.agenda_item.map(|item| item.0),
                    Word(decision.kind),
                    decision.text
                ])?;
            Ok(Some(id.0))
        }
        DecisionAct::FollowUp { id, follow_up } => {
            meeting_of(&tx.conn, *id)?;
            tx.conn
                .prepare_cached(
                    "UPDATE decision SET waiver = NULL WHERE id = ?1 AND waiver IS NOT NULL",
                )?
                .execute([id.0])?;
            open_follow_up(tx, *id, follow_up).map(Some)
        }
        DecisionAct::Waive { id, reason } => {
            let reason = field::required("reason", reason, LONG)?;
            meetings::state(&tx.conn, meeting_of(&tx.conn, *id)?)?
                .require(&MeetingState::WRITABLE)?;
            not_in_use(&tx.conn, *id)?;
            tx.conn
                .prepare_cached("UPDATE decision SET waiver = ?2 WHERE id = ?1")?
                .execute(params![id.0, reason])?;
            Ok(Some(id.0))
        }
        DecisionAct::Remove { id } => {
            meetings::state(&tx.conn, meeting_of(&tx.conn, *id)?)?
                .require(&MeetingState::WRITABLE)?;
            not_in_use(&tx.conn, *id)?;
            settles_nothing(&tx.conn, *id)?;
            tx.conn
                .prepare_cached("DELETE FROM decision WHERE id = ?1")?
                .execute([id.0])?;
            Ok(None)
        }
        DecisionAct::Apply { id, effect } => apply(tx, *id, effect),
    }
}

/// Runs the change in the plan with the decision as its 依据, and records what it settled. A decision
/// that opens no follow-up of its own owes none any more: it is carried out.
fn apply(tx: &Tx<'_>, id: DecisionId, effect: &DecisionEffect) -> Result<Option<i64>> {
    may_settle(&tx.conn, id)?;
    let basis = basis(&tx.conn, id)?;
    let decision = id;
    let (assignment, indicator, words) = match effect.clone() {
        DecisionEffect::AddPart {
            measure,
            party,
            role,
            from,
        } => {
            let act = AssignmentAct::Add {
                measure,
                party,
                role,
                from,
                basis,
                decision: Some(decision),
            };
            (assign(tx, &act)?, None, "增加分工".to_owned())
        }
        DecisionEffect::ReplacePart {
            assignment: id,
            party,
            from,
        } => {
            let act = AssignmentAct::Replace {
                id,
                party,
                from,
                basis,
                decision: Some(decision),
            };
            (assign(tx, &act)?, None, "调整分工".to_owned())
        }
        DecisionEffect::MakeFirst {
            assignment: id,
            from,
        } => {
            let act = AssignmentAct::MakeFirst {
                id,
                from,
                basis,
                decision: Some(decision),
            };
            (assign(tx, &act)?, None, "变更第一牵头单位".to_owned())
        }
        DecisionEffect::Owner {
            indicator: id,
            owner,
        } => {
            let owner = Some(owner);
            indicators::run(tx, &IndicatorAct::SetOwner { id, owner, basis })?;
            (None, Some(id.0), "明确指标责任单位".to_owned())
        }
        DecisionEffect::Base {
            indicator: id,
            year,
            value,
        } => {
            let act = IndicatorAct::SetBase {
                id,
                year,
                value: Some(value),
                basis,
            };
            indicators::run(tx, &act)?;
            (None, Some(id.0), format!("{year}年基期值{value}"))
        }
    };
    note_effect(tx, id, None, (assignment, indicator), &words)?;
    Ok(Some(id.0))
}

/// A decision settles nothing before its meeting was held.
fn may_settle(conn: &Connection, id: DecisionId) -> Result<()> {
    let state = meetings::state(conn, meeting_of(conn, id)?)?;
    Ok(state.require(&[
        MeetingState::Held,
        MeetingState::Drafted,
        MeetingState::Signed,
        MeetingState::Issued,
    ])?)
}

/// A doubt was answered with a decision as its 依据, which is said in words.
pub(crate) fn answers(
    tx: &Tx<'_>,
    id: DecisionId,
    question: QuestionId,
    answer: &str,
) -> Result<String> {
    may_settle(&tx.conn, id)?;
    let words = format!("明确：{answer}");
    note_effect(tx, id, Some(question), (None, None), &words)?;
    basis(&tx.conn, id)
}

fn note_effect(
    tx: &Tx<'_>,
    id: DecisionId,
    question: Option<QuestionId>,
    (assignment, indicator): (Option<i64>, Option<i64>),
    words: &str,
) -> Result<()> {
    tx.conn
        .prepare_cached(
            "INSERT INTO decision_effect (decision_id, question_id, assignment_id, indicator_id, words) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![
            id.0,
            question.map(|question| question.0),
            assignment,
            indicator,
            words
        ])?;
    tx.conn
        .prepare_cached(
            "UPDATE decision SET waiver = ?2 WHERE id = ?1 AND waiver IS NULL AND NOT EXISTS (SELECT 1 FROM follow_up WHERE decision_id = ?1)",
        )?
        .execute(params![id.0, format!("已据此{words}")])?;
    Ok(())
}

/// Runs a change of 分工; the row it made says that a decision made it.
fn assign(tx: &Tx<'_>, act: &AssignmentAct) -> Result<Option<i64>> {
    let made = assignments::run(tx, act)?;
    if let Some(id) = made {
        tx.conn
            .prepare_cached("UPDATE assignment SET origin = ?2 WHERE id = ?1")?
            .execute(params![id, Word(Origin::Decision)])?;
    }
    Ok(made)
}

/// 专班调度会第3次会议议定事项第2项: what the plan's change names as its 依据.
fn basis(conn: &Connection, id: DecisionId) -> Result<String> {
    row::maybe(
        conn,
        "SELECT s.name || '第' || m.ordinal || '次会议议定事项第' || (SELECT count(*) FROM decision o WHERE o.meeting_id = d.meeting_id AND o.id <= d.id) || '项'
         FROM decision d JOIN meeting m ON m.id = d.meeting_id JOIN meeting_series s ON s.id = m.series_id WHERE d.id = ?1",
        [id.0],
        |row| row.get(0),
    )?
    .or_missing("议定事项", id.0)
}

fn settles_nothing(conn: &Connection, id: DecisionId) -> Result<()> {
    let count = row::count(
        conn,
        "SELECT (SELECT count(*) FROM decision_effect WHERE decision_id = ?1) + (SELECT count(*) FROM proposal WHERE decision_id = ?1)",
        [id.0],
    )?;
    if count == 0 {
        Ok(())
    } else {
        Err(Code::InUse { count }.into())
    }
}

fn checked(conn: &Connection, meeting: MeetingId, decision: &NewDecision) -> Result<NewDecision> {
    let decision = decision.checked()?;
    if let Some(item) = decision.agenda_item {
        let of: i64 = row::maybe(
            conn,
            "SELECT meeting_id FROM agenda_item WHERE id = ?1",
            [item.0],
            |row| row.get(0),
        )?
        .or_missing("议题", item.0)?;
        if of != meeting.0 {
            return Err(Refusal::at("agenda_item", Code::OtherMeeting).into());
        }
    }
    Ok(decision)
}

fn meeting_of(conn: &Connection, id: DecisionId) -> Result<MeetingId> {
    row::maybe(
        conn,
        "SELECT meeting_id FROM decision WHERE id = ?1",
        [id.0],
        |row| row.get(0).map(MeetingId),
    )?
    .or_missing("议定事项", id.0)
}

fn not_in_use(conn: &Connection, id: DecisionId) -> Result<()> {
    let count = row::count(
        conn,
        "SELECT (SELECT count(*) FROM follow_up WHERE decision_id = ?1) + (SELECT count(*) FROM follow_up_source WHERE decision_id = ?1)",
        [id.0],
    )?;
    if count == 0 {
        Ok(())
    } else {
        Err(Code::InUse { count }.into())
    }
}

fn open_follow_up(tx: &Tx<'_>, decision: DecisionId, quick: &QuickFollowUp) -> Result<i64> {
    let mut form = quick.form.clone();
    form.source = Source::ThisDecision;
    let id = moves::draft(tx, &form, Some(decision))?;
    if let Some(on) = quick.issue_on {
        moves::issue(tx, id, on, false).map_err(|error| error.renamed("on", "issue_on"))?;
    }
    Ok(id.0)
}

/// Decisions of a meeting in order, each with the follow-ups it opened.
pub(crate) fn of_meeting(
    conn: &Connection,
    today: NaiveDate,
    meeting: MeetingId,
) -> Result<Vec<DecisionLine>> {
    let mut lines = row::all(
        conn,
        "SELECT * FROM decision WHERE meeting_id = ?1 ORDER BY id",
        [meeting.0],
        |row| {
            Ok(DecisionLine {
                id: DecisionId(row.get("id")?),
                no: 0,
                agenda_item: row
                    .get::<_, Option<i64>>("agenda_item_id")?
                    .map(AgendaItemId),
                kind: row::word::<DecisionKind>(row, "kind")?,
                text: row.get("text")?,
                waiver: row.get("waiver")?,
                follow_ups: Vec::new(),
                effects: Vec::new(),
                open: false,
            })
        },
    )?;
    let mut follow_ups = follow_ups_of(conn, today, meeting)?;
    let mut effects: BTreeMap<DecisionId, Vec<String>> = BTreeMap::new();
    for (decision, words) in row::all(
        conn,
        "SELECT e.decision_id, e.words FROM decision_effect e JOIN decision d ON d.id = e.decision_id WHERE d.meeting_id = ?1 ORDER BY e.id",
        [meeting.0],
        |row| Ok((DecisionId(row.get(0)?), row.get(1)?)),
    )? {
        effects.entry(decision).or_default().push(words);
    }
    for (place, line) in lines.iter_mut().enumerate() {
        line.no = place as u32 + 1;
        line.follow_ups = follow_ups.remove(&line.id).unwrap_or_default();
        line.effects = effects.remove(&line.id).unwrap_or_default();
        line.open = line.kind.binds() && line.waiver.is_none() && line.follow_ups.is_empty();
    }
    Ok(lines)
}

/// The follow-ups of each decision, whether it is their first source or a further one.
fn follow_ups_of(
    conn: &Connection,
    today: NaiveDate,
    meeting: MeetingId,
) -> Result<BTreeMap<DecisionId, Vec<FollowUpLine>>> {
    const PAIRS: &str = "SELECT f.id, f.decision_id FROM follow_up f JOIN decision d ON d.id = f.decision_id WHERE d.meeting_id = ?1
         UNION SELECT x.follow_up_id, x.decision_id FROM follow_up_source x JOIN decision d ON d.id = x.decision_id WHERE d.meeting_id = ?1";
    let pairs = row::all(conn, PAIRS, [meeting.0], |row| {
        Ok((FollowUpId(row.get(0)?), DecisionId(row.get(1)?)))
    })?;
    let condition = format!("f.id IN (SELECT id FROM ({PAIRS}))");
    let lines = follow_ups::picked(conn, today, &condition, [meeting.0])?;
    let mut found: BTreeMap<DecisionId, Vec<FollowUpLine>> = BTreeMap::new();
    for (id, decision) in pairs {
        let line = lines.iter().find(|line| line.id == id);
        found.entry(decision).or_default().extend(line.cloned());
    }
    Ok(found)
}
