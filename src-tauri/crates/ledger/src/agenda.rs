//! 议题 and 到会情况 of a meeting.

use crate::error::Result;
use crate::journal::Tx;
use crate::row::{self, OrMissing, Word};
use crate::{meetings, units};
use office::field::{self, LONG};
use office::id::{AgendaItemId, AttendanceId, MeetingId, UnitId};
use office::meeting::{
    AgendaAct, AgendaLine, AttendanceAct, AttendanceLine, MeetingState, NewAgendaItem,
};
use office::refusal::{Code, Refusal};
use rusqlite::{Connection, params};
use std::collections::BTreeSet;

/// States in which agenda and attendance may be written.
const WRITABLE: [MeetingState; 3] = [
    MeetingState::Planned,
    MeetingState::Notified,
    MeetingState::Held,
];

pub(crate) fn run(tx: &Tx<'_>, act: &AgendaAct) -> Result<Option<i64>> {
    match act {
        AgendaAct::Add { meeting, item } => {
            let item = checked(tx, *meeting, item)?;
            tx.conn
                .prepare_cached(
                    "INSERT INTO agenda_item (meeting_id, place, title, presenter_id, minutes, paragraph)
                     VALUES (?1, (SELECT coalesce(max(place), 0) + 1 FROM agenda_item WHERE meeting_id = ?1), ?2, ?3, ?4, ?5)",
                )?
                .execute(params![meeting.0, item.title, item.presenter.map(|unit| unit.0), item.minutes, item.paragraph])?;
            Ok(Some(tx.conn.last_insert_rowid()))
        }
        AgendaAct::Change { id, item } => {
            let item = checked(tx, meeting_of(&tx.conn, *id)?, item)?;
            tx.conn
                .prepare_cached("UPDATE agenda_item SET title = ?2, presenter_id = ?3, minutes = ?4, paragraph = ?5 WHERE id = ?1")?
                .execute(params![id.0, item.title, item.presenter.map(|unit| unit.0), item.minutes, item.paragraph])?;
            Ok(Some(id.0))
        }
        AgendaAct::Remove { id } => {
            meetings::state(&tx.conn, meeting_of(&tx.conn, *id)?)?.require(&WRITABLE)?;
            let count = row::count(
                &tx.conn,
                "SELECT count(*) FROM decision WHERE agenda_item_id = ?1",
                [id.0],
            )?;
            if count > 0 {
                return Err(Code::InUse { count }.into());
            }
            tx.conn
                .prepare_cached("DELETE FROM agenda_item WHERE id = ?1")?
                .execute([id.0])?;
            Ok(None)
        }
        AgendaAct::Reorder { meeting, order } => {
            meetings::state(&tx.conn, *meeting)?.require(&WRITABLE)?;
            let known: BTreeSet<i64> = row::all(
                &tx.conn,
                "SELECT id FROM agenda_item WHERE meeting_id = ?1",
                [meeting.0],
                |row| row.get(0),
            )?
            .into_iter()
            .collect();
            let given: BTreeSet<i64> = order.iter().map(|item| item.0).collect();
            if known != given || given.len() != order.len() {
                return Err(Refusal::at("order", Code::OrderIncomplete).into());
            }
            for (place, item) in order.iter().enumerate() {
                tx.conn
                    .prepare_cached(
                        "UPDATE agenda_item SET place = ?2 WHERE id = ?1 AND place <> ?2",
                    )?
                    .execute(params![item.0, place as i64 + 1])?;
            }
            Ok(None)
        }
    }
}

fn checked(tx: &Tx<'_>, meeting: MeetingId, item: &NewAgendaItem) -> Result<NewAgendaItem> {
    meetings::state(&tx.conn, meeting)?.require(&WRITABLE)?;
    let item = item.checked()?;
    if let Some(presenter) = item.presenter {
        units::require(&tx.conn, presenter)?;
    }
    Ok(item)
}

fn meeting_of(conn: &Connection, id: AgendaItemId) -> Result<MeetingId> {
    row::maybe(
        conn,
        "SELECT meeting_id FROM agenda_item WHERE id = ?1",
        [id.0],
        |row| row.get(0).map(MeetingId),
    )?
    .or_missing("议题", id.0)
}

/// Writes on attendance.
pub(crate) fn run_attendance(tx: &Tx<'_>, act: &AttendanceAct) -> Result<Option<i64>> {
    let (AttendanceAct::Invite { meeting, .. }
    | AttendanceAct::Set { meeting, .. }
    | AttendanceAct::Remove { meeting, .. }) = act;
    meetings::state(&tx.conn, *meeting)?.require(&WRITABLE)?;
    match act {
        AttendanceAct::Invite { units, .. } => {
            for unit in units {
                units::require(&tx.conn, *unit)?;
                tx.conn
                    .prepare_cached("INSERT INTO attendance (meeting_id, unit_id) VALUES (?1, ?2) ON CONFLICT DO NOTHING")?
                    .execute(params![meeting.0, unit.0])?;
            }
            Ok(None)
        }
        AttendanceAct::Set {
            unit,
            presence,
            persons,
            ..
        } => {
            units::require(&tx.conn, *unit)?;
            let persons = field::optional("persons", persons, LONG)?;
            tx.conn
                .prepare_cached(
                    "INSERT INTO attendance (meeting_id, unit_id, presence, persons) VALUES (?1, ?2, ?3, ?4)
                     ON CONFLICT (meeting_id, unit_id) DO UPDATE SET presence = ?3, persons = ?4",
                )?
                .execute(params![meeting.0, unit.0, Word(*presence), persons])?;
            Ok(Some(unit.0))
        }
        AttendanceAct::Remove { unit, .. } => {
            let gone = tx
                .conn
                .prepare_cached("DELETE FROM attendance WHERE meeting_id = ?1 AND unit_id = ?2")?
                .execute(params![meeting.0, unit.0])?;
            (gone > 0).then_some(None).or_missing("参会单位", unit.0)
        }
    }
}

/// Agenda in order.
pub(crate) fn of_meeting(conn: &Connection, meeting: MeetingId) -> Result<Vec<AgendaLine>> {
    let mut lines = row::all(
        conn,
        "SELECT a.*, u.name AS presenter_name FROM agenda_item a LEFT JOIN unit u ON u.id = a.presenter_id
         WHERE a.meeting_id = ?1 ORDER BY a.place, a.id",
        [meeting.0],
        |row| {
            Ok(AgendaLine {
                id: AgendaItemId(row.get("id")?),
                no: 0,
                title: row.get("title")?,
                presenter: row.get::<_, Option<i64>>("presenter_id")?.map(UnitId),
                presenter_name: row.get("presenter_name")?,
                minutes: row.get("minutes")?,
                paragraph: row.get("paragraph")?,
            })
        },
    )?;
    for (place, line) in lines.iter_mut().enumerate() {
        line.no = place as u32 + 1;
    }
    Ok(lines)
}

/// Units invited, in protocol order.
pub(crate) fn attendance(conn: &Connection, meeting: MeetingId) -> Result<Vec<AttendanceLine>> {
    row::all(
        conn,
        "SELECT a.*, u.name FROM attendance a JOIN unit u ON u.id = a.unit_id WHERE a.meeting_id = ?1 ORDER BY u.place, u.id",
        [meeting.0],
        |row| {
            Ok(AttendanceLine {
                id: AttendanceId(row.get("id")?),
                unit: UnitId(row.get("unit_id")?),
                name: row.get("name")?,
                presence: row::word(row, "presence")?,
                persons: row.get("persons")?,
            })
        },
    )
}
