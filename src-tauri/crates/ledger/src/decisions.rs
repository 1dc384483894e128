//! 议定事项: typed once, with the follow-up it opens.

use crate::error::Result;
use crate::journal::Tx;
use crate::row::{self, OrMissing, Word};
use crate::{follow_ups, meetings, moves};
use chrono::NaiveDate;
use office::field::{self, LONG};
use office::follow_up::Source;
use office::id::{AgendaItemId, DecisionId, MeetingId};
use office::meeting::{
    DecisionAct, DecisionKind, DecisionLine, MeetingState, NewDecision, QuickFollowUp,
};
use office::refusal::{Code, Refusal};
use rusqlite::{Connection, params};

/// States in which the decisions of a meeting may still be written.
const WRITABLE: [MeetingState; 3] = [
    MeetingState::Planned,
    MeetingState::Notified,
    MeetingState::Held,
];

pub(crate) fn run(tx: &Tx<'_>, act: &DecisionAct) -> Result<Option<i64>> {
    match act {
        DecisionAct::Record {
            meeting,
            decision,
            follow_up,
        } => {
            meetings::state(&tx.conn, *meeting)?.require(&WRITABLE)?;
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
            meetings::state(&tx.conn, meeting)?.require(&WRITABLE)?;
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
            meetings::state(&tx.conn, meeting_of(&tx.conn, *id)?)?.require(&WRITABLE)?;
            not_in_use(&tx.conn, *id)?;
            tx.conn
                .prepare_cached("UPDATE decision SET waiver = ?2 WHERE id = ?1")?
                .execute(params![id.0, reason])?;
            Ok(Some(id.0))
        }
        DecisionAct::Remove { id } => {
            meetings::state(&tx.conn, meeting_of(&tx.conn, *id)?)?.require(&WRITABLE)?;
            not_in_use(&tx.conn, *id)?;
            tx.conn
                .prepare_cached("DELETE FROM decision WHERE id = ?1")?
                .execute([id.0])?;
            Ok(None)
        }
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
        "SELECT count(*) FROM follow_up WHERE decision_id = ?1",
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
        moves::issue(tx, id, on, false)?;
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
                open: false,
            })
        },
    )?;
    for (place, line) in lines.iter_mut().enumerate() {
        line.no = place as u32 + 1;
        line.follow_ups = follow_ups::picked(conn, today, "f.decision_id = ?1", [line.id.0])?;
        line.open = line.kind.binds() && line.waiver.is_none() && line.follow_ups.is_empty();
    }
    Ok(lines)
}
