//! 到会情况: invited, answered (回执), came; one row a unit, with the persons who come for it.

use crate::error::Result;
use crate::journal::Tx;
use crate::row::{self, OrMissing, Word};
use crate::{meetings, people, units};
use chrono::NaiveDate;
use office::field::{self, LONG};
use office::id::{AttendanceId, MeetingId, UnitId};
use office::meeting::{Answer, AttendanceAct, AttendanceLine, Attendee, MeetingState, NewReply};
use office::refusal::Code;
use office::report::not_in_the_future;
use rusqlite::{Connection, params};
use std::collections::BTreeMap;

pub(crate) fn run(tx: &Tx<'_>, act: &AttendanceAct) -> Result<Option<i64>> {
    let (AttendanceAct::Invite { meeting, .. }
    | AttendanceAct::Set { meeting, .. }
    | AttendanceAct::Reply { meeting, .. }
    | AttendanceAct::TakeReplies { meeting }
    | AttendanceAct::Remove { meeting, .. }) = act;
    meetings::state(&tx.conn, *meeting)?.require(&MeetingState::WRITABLE)?;
    match act {
        AttendanceAct::Invite { units, .. } => {
            for unit in units {
                invite(tx, *meeting, *unit)?;
            }
            Ok(None)
        }
        AttendanceAct::Set {
            unit,
            presence,
            persons,
            ..
        } => {
            let persons = field::optional("persons", persons, LONG)?;
            let id = invite(tx, *meeting, *unit)?;
            tx.conn
                .prepare_cached("UPDATE attendance SET presence = ?2 WHERE id = ?1")?
                .execute(params![id.0, Word(*presence)])?;
            let named = persons.as_deref().map(Attendee::read).unwrap_or_default();
            set_persons(tx, id, named)?;
            Ok(Some(unit.0))
        }
        AttendanceAct::Reply { unit, reply, .. } => {
            self::reply(tx, *meeting, *unit, reply)?;
            Ok(Some(unit.0))
        }
        AttendanceAct::TakeReplies { .. } => take_replies(tx, *meeting),
        AttendanceAct::Remove { unit, .. } => {
            let id: i64 = row::maybe(
                &tx.conn,
                "SELECT id FROM attendance WHERE meeting_id = ?1 AND unit_id = ?2",
                params![meeting.0, unit.0],
                |row| row.get(0),
            )?
            .or_missing("参会单位", unit.0)?;
            tx.conn
                .prepare_cached("DELETE FROM attendee WHERE attendance_id = ?1")?
                .execute([id])?;
            tx.conn
                .prepare_cached("DELETE FROM attendance WHERE id = ?1")?
                .execute([id])?;
            Ok(None)
        }
    }
}

/// The unit's row, made where it is not there yet.
fn invite(tx: &Tx<'_>, meeting: MeetingId, unit: UnitId) -> Result<AttendanceId> {
    units::require_live(
        &tx.conn,
        "unit",
        unit,
        meetings::series_and_day(&tx.conn, meeting)?.1,
    )?;
    tx.conn
        .prepare_cached(
            "INSERT INTO attendance (meeting_id, unit_id) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
        )?
        .execute(params![meeting.0, unit.0])?;
    row::maybe(
        &tx.conn,
        "SELECT id FROM attendance WHERE meeting_id = ?1 AND unit_id = ?2",
        params![meeting.0, unit.0],
        |row| row.get(0).map(AttendanceId),
    )?
    .or_missing("参会单位", unit.0)
}

fn reply(tx: &Tx<'_>, meeting: MeetingId, unit: UnitId, reply: &NewReply) -> Result<()> {
    let reply = reply.checked()?;
    not_in_the_future("on", reply.on, tx.stamp.at.date())?;
    let id = invite(tx, meeting, unit)?;
    tx.conn
        .prepare_cached(
            "UPDATE attendance SET reply = ?2, replied_on = ?3, leave_reason = ?4 WHERE id = ?1",
        )?
        .execute(params![
            id.0,
            Word(reply.answer),
            Word(reply.on),
            reply.reason
        ])?;
    set_persons(tx, id, reply.persons)
}

/// Replies become attendance where the clerk has said nothing yet.
fn take_replies(tx: &Tx<'_>, meeting: MeetingId) -> Result<Option<i64>> {
    let mut taken = 0;
    for answer in [Answer::Attend, Answer::Deputy, Answer::Leave] {
        taken += tx
            .conn
            .prepare_cached(
                "UPDATE attendance SET presence = ?3 WHERE meeting_id = ?1 AND reply = ?2 AND presence IS NULL",
            )?
            .execute(params![meeting.0, Word(answer), Word(answer.presence())])?;
    }
    if taken == 0 {
        return Err(Code::NoReplies.into());
    }
    Ok(None)
}

/// Writes who comes, if that is another list; a telephone that is known stays with its name.
fn set_persons(tx: &Tx<'_>, id: AttendanceId, mut persons: Vec<Attendee>) -> Result<()> {
    let before = persons_of(&tx.conn, id)?;
    for person in &mut persons {
        if person.telephone.is_none() {
            let same = before.iter().find(|other| other.name == person.name);
            person.telephone = same.and_then(|other| other.telephone.clone());
        }
    }
    if before == persons {
        return Ok(());
    }
    tx.conn
        .prepare_cached("DELETE FROM attendee WHERE attendance_id = ?1")?
        .execute([id.0])?;
    for person in persons {
        tx.conn
            .prepare_cached(
                "INSERT INTO attendee (attendance_id, meeting_id, name, post, telephone) VALUES (?1, (SELECT meeting_id FROM attendance WHERE id = ?1), ?2, ?3, ?4)",
            )?
            .execute(params![id.0, person.name, person.post, person.telephone])?;
    }
    Ok(())
}

fn attendee(row: &rusqlite::Row<'_>) -> rusqlite::Result<Attendee> {
    Ok(Attendee {
        name: row.get("name")?,
        post: row.get("post")?,
        telephone: row.get("telephone")?,
    })
}

fn persons_of(conn: &Connection, id: AttendanceId) -> Result<Vec<Attendee>> {
    row::all(
        conn,
        "SELECT name, post, telephone FROM attendee WHERE attendance_id = ?1 ORDER BY id",
        [id.0],
        attendee,
    )
}

/// Units invited, in protocol order, each with its persons.
pub(crate) fn of_meeting(
    conn: &Connection,
    today: NaiveDate,
    meeting: MeetingId,
) -> Result<Vec<AttendanceLine>> {
    let mut persons: BTreeMap<i64, Vec<Attendee>> = BTreeMap::new();
    for (of, person) in row::all(
        conn,
        "SELECT * FROM attendee WHERE meeting_id = ?1 ORDER BY id",
        [meeting.0],
        |row| Ok((row.get("attendance_id")?, attendee(row)?)),
    )? {
        persons.entry(of).or_default().push(person);
    }
    let mut lines: Vec<AttendanceLine> = row::all(
        conn,
        "SELECT a.*, u.name FROM attendance a JOIN unit u ON u.id = a.unit_id WHERE a.meeting_id = ?1 ORDER BY u.place, u.id",
        [meeting.0],
        |row| {
            let id: i64 = row.get("id")?;
            let attendees = persons.remove(&id).unwrap_or_default();
            Ok(AttendanceLine {
                id: AttendanceId(id),
                unit: UnitId(row.get("unit_id")?),
                name: row.get("name")?,
                presence: row::word(row, "presence")?,
                persons: Attendee::words(&attendees),
                attendees,
                ring: None,
                reply: row::word(row, "reply")?,
                replied_on: row::word(row, "replied_on")?,
                leave_reason: row.get("leave_reason")?,
            })
        },
    )?;
    let rings = people::rings(conn, today)?;
    for line in lines.iter_mut().filter(|line| line.reply.is_none()) {
        line.ring = rings.get(&line.unit).cloned();
    }
    Ok(lines)
}
