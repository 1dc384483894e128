//! 会议: called, held, signed, issued; the next of a series carries forward what is still open.
//! Agenda and attendance stand in `agenda`, decisions in `decisions`.

use crate::error::Result;
use crate::journal::{self, Tx};
use crate::row::{self, OrMissing, Word};
use crate::{agenda, decisions, follow_ups};
use chrono::NaiveDate;
use office::field::{self, LONG, SHORT};
use office::id::{FollowUpId, MeetingId, PackId};
use office::meeting::{
    CarriedLine, MeetingAct, MeetingLine, MeetingList, MeetingPage, MeetingState, NewMeeting,
    SeriesLine,
};
use office::refusal::{Code, Refusal};
use rusqlite::{Connection, Row, params};

pub(crate) fn run(tx: &Tx<'_>, act: &MeetingAct) -> Result<Option<i64>> {
    use MeetingState as S;
    let id = match act {
        MeetingAct::Create { meeting } => create(tx, meeting)?,
        MeetingAct::Change { id, meeting } => change(tx, *id, meeting)?,
        MeetingAct::Notify { id, on } => {
            go(tx, *id, &[S::Planned], S::Notified)?;
            set(tx, *id, "notified_on", Word(*on))?
        }
        MeetingAct::Hold { id, on } => {
            go(tx, *id, &[S::Planned, S::Notified], S::Held)?;
            set(tx, *id, "held_on", Word(*on))?
        }
        MeetingAct::Cancel { id, reason } => {
            let reason = field::required("reason", reason, LONG)?;
            go(tx, *id, &[S::Planned, S::Notified], S::Cancelled)?;
            set(tx, *id, "cancel_reason", reason)?
        }
        MeetingAct::Prune {
            id,
            follow_up,
            reason,
        } => {
            let reason = field::required("reason", reason, LONG)?;
            let changed = tx
                .conn
                .prepare_cached(
                    "UPDATE carried SET pruned = ?3 WHERE meeting_id = ?1 AND follow_up_id = ?2",
                )?
                .execute(params![id.0, follow_up.0, reason])?;
            (changed > 0)
                .then_some(*id)
                .or_missing("结转事项", follow_up.0)?
        }
        MeetingAct::WriteMinutes { id, lead } => {
            let lead = field::optional("lead", lead, LONG)?;
            state(&tx.conn, *id)?.require(&[S::Planned, S::Notified, S::Held])?;
            set(tx, *id, "minutes_lead", lead)?
        }
        MeetingAct::SignMinutes { id, signed_by, on } => sign(tx, *id, signed_by, *on)?,
        MeetingAct::IssueMinutes { id, on } => {
            go(tx, *id, &[S::Signed], S::Issued)?;
            set(tx, *id, "issued_on", Word(*on))?
        }
    };
    Ok(Some(id.0))
}

fn create(tx: &Tx<'_>, form: &NewMeeting) -> Result<MeetingId> {
    let form = form.checked()?;
    let series = series_id(tx, &form.series)?;
    let next: u32 = row::count(
        &tx.conn,
        "SELECT coalesce(max(ordinal), 0) + 1 FROM meeting WHERE series_id = ?1",
        [series],
    )?;
    let ordinal = form.ordinal.unwrap_or(next);
    ordinal_is_free(&tx.conn, series, ordinal, None)?;
    tx.conn
        .prepare_cached(
            "INSERT INTO meeting (series_id, ordinal, held_on, time, place, chair, recorder, state) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?
        .execute(params![series, ordinal, Word(form.on), form.time, form.place, form.chair, form.recorder, Word(MeetingState::Planned)])?;
    let id = MeetingId(tx.conn.last_insert_rowid());
    carry_forward(tx, id, series, ordinal)?;
    Ok(id)
}

/// References what is open, what was closed since the meeting before, and what it put off.
fn carry_forward(tx: &Tx<'_>, id: MeetingId, series: i64, ordinal: u32) -> Result<()> {
    let before: Option<i64> = row::maybe(
        &tx.conn,
        "SELECT id FROM meeting WHERE series_id = ?1 AND ordinal < ?2 AND state <> 'cancelled' ORDER BY ordinal DESC LIMIT 1",
        params![series, ordinal],
        |row| row.get(0),
    )?;
    tx.conn
        .prepare_cached(&format!(
            "INSERT INTO carried (meeting_id, follow_up_id, closed_since)
             SELECT ?1, f.id, 0 FROM follow_up f LEFT JOIN decision d ON d.id = f.decision_id LEFT JOIN meeting m ON m.id = d.meeting_id
             WHERE {} AND (m.series_id IS NULL OR m.series_id = ?2) ORDER BY f.id",
            follow_ups::OPEN
        ))?
        .execute(params![id.0, series])?;
    let Some(before) = before else { return Ok(()) };
    tx.conn
        .prepare_cached(
            "INSERT INTO carried (meeting_id, follow_up_id, closed_since)
             SELECT ?1, f.id, 1 FROM follow_up f LEFT JOIN decision d ON d.id = f.decision_id
             WHERE f.state = 'closed' AND (d.meeting_id = ?2 OR f.id IN (SELECT follow_up_id FROM carried WHERE meeting_id = ?2 AND closed_since = 0))
             ORDER BY f.id",
        )?
        .execute(params![id.0, before])?;
    tx.conn
        .prepare_cached(
            "INSERT INTO agenda_item (meeting_id, place, title, presenter_id, minutes)
             SELECT ?1, row_number() OVER (ORDER BY d.id), coalesce(a.title, d.text), a.presenter_id, a.minutes
             FROM decision d LEFT JOIN agenda_item a ON a.id = d.agenda_item_id
             WHERE d.meeting_id = ?2 AND d.kind = 'deferred' ORDER BY d.id",
        )?
        .execute(params![id.0, before])?;
    Ok(())
}

fn series_id(tx: &Tx<'_>, name: &str) -> Result<i64> {
    if let Some(id) = row::maybe(
        &tx.conn,
        "SELECT id FROM meeting_series WHERE name = ?1",
        [name],
        |row| row.get(0),
    )? {
        return Ok(id);
    }
    tx.conn
        .prepare_cached("INSERT INTO meeting_series (name) VALUES (?1)")?
        .execute([name])?;
    Ok(tx.conn.last_insert_rowid())
}

fn ordinal_is_free(
    conn: &Connection,
    series: i64,
    ordinal: u32,
    except: Option<MeetingId>,
) -> Result<()> {
    let taken = row::count(
        conn,
        "SELECT count(*) FROM meeting WHERE series_id = ?1 AND ordinal = ?2 AND id <> ?3 AND state <> 'cancelled'",
        params![series, ordinal, except.map_or(0, |id| id.0)],
    )?;
    if taken == 0 {
        Ok(())
    } else {
        Err(Refusal::at("ordinal", Code::OrdinalTaken { ordinal }).into())
    }
}

fn change(tx: &Tx<'_>, id: MeetingId, form: &NewMeeting) -> Result<MeetingId> {
    let form = form.checked()?;
    state(&tx.conn, id)?.require(&[
        MeetingState::Planned,
        MeetingState::Notified,
        MeetingState::Held,
    ])?;
    let series = series_id(tx, &form.series)?;
    let own: u32 = row::count(
        &tx.conn,
        "SELECT ordinal FROM meeting WHERE id = ?1",
        [id.0],
    )?;
    let ordinal = form.ordinal.unwrap_or(own);
    ordinal_is_free(&tx.conn, series, ordinal, Some(id))?;
    tx.conn
        .prepare_cached(
            "UPDATE meeting SET series_id = ?2, ordinal = ?3, held_on = ?4, time = ?5, place = ?6, chair = ?7, recorder = ?8 WHERE id = ?1",
        )?
        .execute(params![id.0, series, ordinal, Word(form.on), form.time, form.place, form.chair, form.recorder])?;
    Ok(id)
}

/// 签发: the number of the series' minutes is taken now.
fn sign(tx: &Tx<'_>, id: MeetingId, signed_by: &str, on: NaiveDate) -> Result<MeetingId> {
    let signed_by = field::required("signed_by", signed_by, SHORT)?;
    state(&tx.conn, id)?.require(&[MeetingState::Held])?;
    let open: Vec<u32> = decisions::of_meeting(&tx.conn, on, id)?
        .iter()
        .filter(|line| line.open)
        .map(|line| line.no)
        .collect();
    if !open.is_empty() {
        return Err(Code::DecisionsOpen { numbers: open }.into());
    }
    let series: i64 = tx.conn.query_row(
        "SELECT series_id FROM meeting WHERE id = ?1",
        [id.0],
        |row| row.get(0),
    )?;
    let place = journal::next_number(tx, &format!("minutes/{series}"))?;
    go(tx, id, &[MeetingState::Held], MeetingState::Signed)?;
    tx.conn
        .prepare_cached(
            "UPDATE meeting SET signed_by = ?2, signed_on = ?3, minutes_no = ?4 WHERE id = ?1",
        )?
        .execute(params![id.0, signed_by, Word(on), format!("第{place}期")])?;
    Ok(id)
}

/// The state of a meeting that is there.
pub(crate) fn state(conn: &Connection, id: MeetingId) -> Result<MeetingState> {
    row::maybe(
        conn,
        "SELECT state FROM meeting WHERE id = ?1",
        [id.0],
        |row| row::word(row, "state"),
    )?
    .or_missing("会议", id.0)
}

fn go(tx: &Tx<'_>, id: MeetingId, from: &[MeetingState], to: MeetingState) -> Result<()> {
    state(&tx.conn, id)?.require(from)?;
    set(tx, id, "state", Word(to))?;
    Ok(())
}

fn set(tx: &Tx<'_>, id: MeetingId, column: &str, value: impl rusqlite::ToSql) -> Result<MeetingId> {
    tx.conn
        .prepare_cached(&format!("UPDATE meeting SET {column} = ?2 WHERE id = ?1"))?
        .execute(params![id.0, value])?;
    Ok(id)
}

const SELECT: &str = "SELECT m.*, s.name AS series,
    (SELECT count(*) FROM agenda_item a WHERE a.meeting_id = m.id) AS agenda,
    (SELECT count(*) FROM decision d WHERE d.meeting_id = m.id) AS decisions,
    (SELECT count(*) FROM decision d WHERE d.meeting_id = m.id AND d.kind IN ('decided', 'required') AND d.waiver IS NULL
     AND NOT EXISTS (SELECT 1 FROM follow_up f WHERE f.decision_id = d.id)) AS decisions_open
    FROM meeting m JOIN meeting_series s ON s.id = m.series_id";

fn line(row: &Row<'_>) -> rusqlite::Result<MeetingLine> {
    let series: String = row.get("series")?;
    let ordinal: u32 = row.get("ordinal")?;
    Ok(MeetingLine {
        id: MeetingId(row.get("id")?),
        title: format!("{series}第{ordinal}次会议"),
        series,
        ordinal,
        on: row::word(row, "held_on")?,
        time: row.get("time")?,
        place: row.get("place")?,
        state: row::word(row, "state")?,
        agenda: row.get("agenda")?,
        decisions: row.get("decisions")?,
        decisions_open: row.get("decisions_open")?,
    })
}

/// Every meeting, newest first.
pub(crate) fn lines(conn: &Connection) -> Result<Vec<MeetingLine>> {
    row::all(
        conn,
        &format!("{SELECT} ORDER BY m.held_on DESC, m.id DESC"),
        [],
        line,
    )
}

/// The list, and what the next of each series would be.
pub(crate) fn list(conn: &Connection) -> Result<MeetingList> {
    let series = row::all(
        conn,
        "SELECT s.name, coalesce((SELECT max(ordinal) FROM meeting WHERE series_id = s.id), 0) + 1 AS next FROM meeting_series s ORDER BY s.id",
        [],
        |row| {
            Ok(SeriesLine {
                name: row.get("name")?,
                next_ordinal: row.get("next")?,
            })
        },
    )?;
    Ok(MeetingList {
        meetings: lines(conn)?,
        series,
    })
}

/// The meeting before in the series, called off ones aside.
pub(crate) fn before(conn: &Connection, id: MeetingId) -> Result<Option<MeetingLine>> {
    row::maybe(
        conn,
        &format!(
            "{SELECT} JOIN meeting now ON now.id = ?1 WHERE m.series_id = now.series_id AND m.ordinal < now.ordinal
             AND m.state <> 'cancelled' ORDER BY m.ordinal DESC LIMIT 1"
        ),
        [id.0],
        line,
    )
}

/// One meeting.
pub(crate) fn page(conn: &Connection, today: NaiveDate, id: MeetingId) -> Result<MeetingPage> {
    let found = row::maybe(conn, &format!("{SELECT} WHERE m.id = ?1"), [id.0], |row| {
        Ok(MeetingPage {
            line: line(row)?,
            chair: row.get("chair")?,
            recorder: row.get("recorder")?,
            minutes_lead: row.get("minutes_lead")?,
            minutes_no: row.get("minutes_no")?,
            signed_by: row.get("signed_by")?,
            agenda: Vec::new(),
            attendance: Vec::new(),
            decisions: Vec::new(),
            carried: Vec::new(),
            packs: Vec::new(),
        })
    })?;
    let mut page = found.or_missing("会议", id.0)?;
    page.agenda = agenda::of_meeting(conn, id)?;
    page.attendance = agenda::attendance(conn, id)?;
    page.decisions = decisions::of_meeting(conn, today, id)?;
    page.carried = carried(conn, today, id)?;
    page.packs = row::all(
        conn,
        "SELECT id FROM pack WHERE meeting_id = ?1 ORDER BY id DESC",
        [id.0],
        |row| row.get(0).map(PackId),
    )?;
    Ok(page)
}

/// The date the minutes are printed with: signed, once they are.
pub(crate) fn signed_on(conn: &Connection, id: MeetingId) -> Result<Option<NaiveDate>> {
    Ok(row::maybe(
        conn,
        "SELECT signed_on FROM meeting WHERE id = ?1",
        [id.0],
        |row| row::word(row, "signed_on"),
    )?
    .flatten())
}

fn carried(conn: &Connection, today: NaiveDate, id: MeetingId) -> Result<Vec<CarriedLine>> {
    let marks: Vec<(FollowUpId, bool, Option<String>)> = row::all(
        conn,
        "SELECT follow_up_id, closed_since, pruned FROM carried WHERE meeting_id = ?1 ORDER BY follow_up_id",
        [id.0],
        |row| Ok((FollowUpId(row.get(0)?), row.get(1)?, row.get(2)?)),
    )?;
    let rows = follow_ups::picked(
        conn,
        today,
        "f.id IN (SELECT follow_up_id FROM carried WHERE meeting_id = ?1)",
        [id.0],
    )?;
    Ok(rows
        .into_iter()
        .zip(marks)
        .map(|(follow_up, (_, closed_since, pruned))| CarriedLine {
            follow_up,
            closed_since,
            pruned,
        })
        .collect())
}
