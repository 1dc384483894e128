//! 会议: called, moved, held or called off. What comes back by itself (open follow-ups of the series, those
//! closed since the meeting before) is read from dates, never copied. Series, agenda, proposals,
//! attendance, decisions and minutes have a file each.

use crate::error::Result;
use crate::journal::Tx;
use crate::row::{self, OrMissing, Word};
use crate::{agenda, attendance, decisions, follow_ups, minutes, papers, plans, proposals, series};
use chrono::NaiveDate;
use office::field::{self, LONG};
use office::id::{FollowUpId, MeasureId, MeetingId, PackId, SeriesId};
use office::meeting::{
    CarriedLine, MeetingAct, MeetingLine, MeetingList, MeetingPage, MeetingState, NewMeeting,
    PostponedLine, clock_time,
};
use office::paper::Matter;
use office::plan::MeasureMeeting;
use office::refusal::{Code, Refusal};
use office::report::{in_order, not_in_the_future};
use rusqlite::{Connection, Row, params};
use std::collections::BTreeMap;

pub(crate) fn run(tx: &Tx<'_>, act: &MeetingAct) -> Result<Option<i64>> {
    use MeetingState as S;
    let id = match act {
        MeetingAct::Create { meeting } => create(tx, meeting)?,
        MeetingAct::Change { id, meeting } => change(tx, *id, meeting)?,
        MeetingAct::Postpone {
            id,
            on,
            time,
            place,
            reason,
        } => postpone(tx, *id, *on, time, place, reason)?,
        MeetingAct::Notify { id, on } => notify(tx, *id, *on)?,
        MeetingAct::Hold { id, on } => {
            not_in_the_future("on", *on, tx.stamp.at.date())?;
            go(tx, *id, &[S::Planned, S::Notified], S::Held)?;
            set(tx, *id, "held_on", Word(*on))?
        }
        MeetingAct::Cancel { id, reason } => {
            let reason = field::required("reason", reason, LONG)?;
            go(tx, *id, &[S::Planned, S::Notified], S::Cancelled)?;
            set(tx, *id, "cancel_reason", reason)?
        }
        MeetingAct::Prune { id, what, reason } => proposals::prune(tx, *id, *what, reason)?,
        MeetingAct::Restore { id, what } => proposals::restore(tx, *id, *what)?,
        MeetingAct::WriteMinutes { id, lead } => minutes::write(tx, *id, lead)?,
        MeetingAct::SignMinutes { id, signed_by, on } => minutes::sign(tx, *id, signed_by, *on)?,
        MeetingAct::IssueMinutes { id, on } => minutes::issue(tx, *id, *on)?,
        MeetingAct::CorrectMinutes { id, on, reason } => minutes::correct(tx, *id, *on, reason)?,
    };
    Ok(Some(id.0))
}

/// The notice went out.
fn notify(tx: &Tx<'_>, id: MeetingId, on: NaiveDate) -> Result<MeetingId> {
    go(tx, id, &[MeetingState::Planned], MeetingState::Notified)?;
    let (_, held_on) = series_and_day(&tx.conn, id)?;
    in_order("on", on, held_on)?;
    set(tx, id, "notified_on", Word(on))
}

/// The paper that is its notice was issued: a meeting that still waits for one has it now.
pub(crate) fn notice_issued(tx: &Tx<'_>, id: MeetingId, on: NaiveDate) -> Result<()> {
    if state(&tx.conn, id)? == MeetingState::Planned {
        notify(tx, id, on)?;
    }
    Ok(())
}

fn create(tx: &Tx<'_>, form: &NewMeeting) -> Result<MeetingId> {
    let form = form.checked()?;
    plans::not_before(&tx.conn, "on", form.on)?;
    let series = series::named(tx, &form.series)?;
    let ordinal = match form.ordinal {
        Some(ordinal) => ordinal,
        None => series::next_ordinal(&tx.conn, series)?,
    };
    ordinal_is_free(&tx.conn, series, ordinal, None)?;
    tx.conn
        .prepare_cached(
            "INSERT INTO meeting (series_id, ordinal, held_on, time, place, chair, recorder, level, state) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        )?
        .execute(params![
            series.0,
            ordinal,
            Word(form.on),
            form.time,
            form.place,
            form.chair,
            form.recorder,
            form.level,
            Word(MeetingState::Planned)
        ])?;
    Ok(MeetingId(tx.conn.last_insert_rowid()))
}

fn ordinal_is_free(
    conn: &Connection,
    series: SeriesId,
    ordinal: u32,
    except: Option<MeetingId>,
) -> Result<()> {
    let taken = row::count(
        conn,
        "SELECT count(*) FROM meeting WHERE series_id = ?1 AND ordinal = ?2 AND id <> ?3 AND state <> 'cancelled'",
        params![series.0, ordinal, except.map_or(0, |id| id.0)],
    )?;
    if taken == 0 {
        Ok(())
    } else {
        Err(Refusal::at("ordinal", Code::OrdinalTaken { ordinal }).into())
    }
}

fn change(tx: &Tx<'_>, id: MeetingId, form: &NewMeeting) -> Result<MeetingId> {
    let form = form.checked()?;
    plans::not_before(&tx.conn, "on", form.on)?;
    let state = state(&tx.conn, id)?;
    state.require(&MeetingState::WRITABLE)?;
    let (_, on) = series_and_day(&tx.conn, id)?;
    if state == MeetingState::Notified && form.on != on {
        return Err(Refusal::at("on", Code::PostponeInstead).into());
    }
    if !state.is_ahead() {
        not_in_the_future("on", form.on, tx.stamp.at.date())?;
    }
    let series = series::named(tx, &form.series)?;
    let own: u32 = row::count(
        &tx.conn,
        "SELECT ordinal FROM meeting WHERE id = ?1",
        [id.0],
    )?;
    let ordinal = form.ordinal.unwrap_or(own);
    ordinal_is_free(&tx.conn, series, ordinal, Some(id))?;
    tx.conn
        .prepare_cached(
            "UPDATE meeting SET series_id = ?2, ordinal = ?3, held_on = ?4, time = ?5, place = ?6, chair = ?7, recorder = ?8, level = ?9 WHERE id = ?1",
        )?
        .execute(params![
            id.0,
            series.0,
            ordinal,
            Word(form.on),
            form.time,
            form.place,
            form.chair,
            form.recorder,
            form.level
        ])?;
    Ok(id)
}

/// 改期: what was arranged stays; the notice must go out again.
fn postpone(
    tx: &Tx<'_>,
    id: MeetingId,
    on: NaiveDate,
    time: &Option<String>,
    place: &Option<String>,
    reason: &str,
) -> Result<MeetingId> {
    let reason = field::required("reason", reason, LONG)?;
    plans::not_before(&tx.conn, "on", on)?;
    let time = clock_time(time)?;
    let place = field::optional("place", place, field::SHORT)?;
    state(&tx.conn, id)?.require(&[MeetingState::Planned, MeetingState::Notified])?;
    let (_, from) = series_and_day(&tx.conn, id)?;
    if on == from {
        return Err(Refusal::at("on", Code::SameDay).into());
    }
    tx.conn
        .prepare_cached(
            "INSERT INTO postponement (meeting_id, from_on, to_on, reason) VALUES (?1, ?2, ?3, ?4)",
        )?
        .execute(params![id.0, Word(from), Word(on), reason])?;
    tx.conn
        .prepare_cached(
            "UPDATE meeting SET held_on = ?2, time = coalesce(?3, time), place = coalesce(?4, place), state = 'planned', notified_on = NULL WHERE id = ?1",
        )?
        .execute(params![id.0, Word(on), time, place])?;
    Ok(id)
}

/// The series a meeting belongs to and its day.
pub(crate) fn series_and_day(conn: &Connection, id: MeetingId) -> Result<(SeriesId, NaiveDate)> {
    row::maybe(
        conn,
        "SELECT series_id, held_on FROM meeting WHERE id = ?1",
        [id.0],
        |row| Ok((SeriesId(row.get(0)?), row::word(row, "held_on")?)),
    )?
    .or_missing("会议", id.0)
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

/// Moves a meeting from one of some states to another.
pub(crate) fn go(
    tx: &Tx<'_>,
    id: MeetingId,
    from: &[MeetingState],
    to: MeetingState,
) -> Result<()> {
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

/// A decision `d` that binds and is followed up by nothing.
const DECISION_OPEN: &str = "d.kind IN ('decided', 'required') AND d.waiver IS NULL
    AND NOT EXISTS (SELECT 1 FROM follow_up f WHERE f.decision_id = d.id)
    AND NOT EXISTS (SELECT 1 FROM follow_up_source x WHERE x.decision_id = d.id)";

/// Rows of meetings, to go on with a condition.
fn select() -> String {
    format!(
        "SELECT m.*, s.name AS series,
         (SELECT count(*) FROM agenda_item a WHERE a.meeting_id = m.id) AS agenda,
         (SELECT count(*) FROM decision d WHERE d.meeting_id = m.id) AS decisions,
         (SELECT count(*) FROM decision d WHERE d.meeting_id = m.id AND {DECISION_OPEN}) AS decisions_open
         FROM meeting m JOIN meeting_series s ON s.id = m.series_id"
    )
}

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

/// Some meetings, newest first.
pub(crate) fn of_ids(conn: &Connection, ids: &[i64]) -> Result<Vec<MeetingLine>> {
    row::all(
        conn,
        &format!(
            "{} WHERE m.id IN (SELECT value FROM json_each(?1)) ORDER BY m.held_on DESC, m.id DESC",
            select()
        ),
        [serde_json::to_string(ids)?],
        line,
    )
}

/// Meetings to come and those nobody has entered as held.
pub(crate) fn ahead(conn: &Connection) -> Result<Vec<MeetingLine>> {
    let sql = format!(
        "{} WHERE m.state IN ('planned', 'notified') ORDER BY m.held_on DESC, m.id DESC",
        select()
    );
    row::all(conn, &sql, [], line)
}

/// Meetings with a decision that binds and is followed up by nothing, newest first; called off ones
/// aside. Only these are read whole.
pub(crate) fn with_open_decisions(conn: &Connection) -> Result<Vec<MeetingLine>> {
    let sql = format!(
        "{} WHERE m.state <> 'cancelled' AND m.id IN (SELECT d.meeting_id FROM decision d WHERE {DECISION_OPEN})
         ORDER BY m.held_on DESC, m.id DESC",
        select()
    );
    row::all(conn, &sql, [], line)
}

/// Meetings on a page of the table.
const PIECE: u32 = 100;

/// A piece of the list from where the one before stopped, and what the next of each series would be.
pub(crate) fn list(
    conn: &Connection,
    today: NaiveDate,
    after: Option<&str>,
    of: Option<SeriesId>,
    limit: Option<u32>,
) -> Result<MeetingList> {
    let of = of.map_or_else(String::new, |id| format!(" AND series_id = {id}"));
    let from = match after.map(cut).transpose()? {
        None => String::new(),
        Some((on, id)) => format!(" AND (held_on, id) < ('{on}', {id})"),
    };
    let limit = limit.unwrap_or(PIECE).clamp(1, 1000);
    // One more than shown says whether there is a next piece.
    let mut meetings = row::all(
        conn,
        &format!(
            "{} WHERE m.id IN (SELECT id FROM meeting WHERE true{of}{from} ORDER BY held_on DESC, id DESC LIMIT {})
             ORDER BY m.held_on DESC, m.id DESC",
            select(),
            limit + 1
        ),
        [],
        line,
    )?;
    let more = meetings.len() > limit as usize;
    meetings.truncate(limit as usize);
    Ok(MeetingList {
        next: meetings
            .last()
            .filter(|_| more)
            .map(|last| format!("{}/{}", last.on, last.id)),
        count: row::count(
            conn,
            &format!("SELECT count(*) FROM meeting WHERE true{of}"),
            [],
        )?,
        series: series::lines(conn, today)?,
        meetings,
    })
}

/// Where a piece stopped: the day and id of its last meeting.
fn cut(text: &str) -> Result<(NaiveDate, i64)> {
    let parts = text
        .split_once('/')
        .and_then(|(on, id)| Some((on.parse().ok()?, id.parse().ok()?)));
    let bad = || {
        let detail = text.to_owned();
        Refusal::at("after", Code::BadShape { detail })
    };
    Ok(parts.ok_or_else(bad)?)
}

/// The meeting before in the series, called off ones aside.
pub(crate) fn before(conn: &Connection, id: MeetingId) -> Result<Option<MeetingLine>> {
    row::maybe(
        conn,
        &format!(
            "{} JOIN meeting now ON now.id = ?1 WHERE m.series_id = now.series_id AND m.ordinal < now.ordinal
             AND m.state <> 'cancelled' ORDER BY m.ordinal DESC LIMIT 1",
            select()
        ),
        [id.0],
        line,
    )
}

/// One meeting.
pub(crate) fn page(conn: &Connection, today: NaiveDate, id: MeetingId) -> Result<MeetingPage> {
    let found = row::maybe(
        conn,
        &format!("{} WHERE m.id = ?1", select()),
        [id.0],
        |row| {
            Ok(MeetingPage {
                line: line(row)?,
                chair: row.get("chair")?,
                recorder: row.get("recorder")?,
                level: row.get("level")?,
                notified_on: row::word(row, "notified_on")?,
                cancel_reason: row.get("cancel_reason")?,
                postponed: Vec::new(),
                minutes_lead: row.get("minutes_lead")?,
                minutes: Vec::new(),
                minutes_no: None,
                signed_by: None,
                agenda: Vec::new(),
                attendance: Vec::new(),
                decisions: Vec::new(),
                carried: Vec::new(),
                packs: Vec::new(),
                papers: Vec::new(),
            })
        },
    )?;
    let mut page = found.or_missing("会议", id.0)?;
    page.papers = papers::of(conn, Matter::Meeting(id))?;
    page.postponed = row::all(
        conn,
        "SELECT from_on, to_on, reason FROM postponement WHERE meeting_id = ?1 ORDER BY id",
        [id.0],
        |row| {
            Ok(PostponedLine {
                from: row::word(row, "from_on")?,
                to: row::word(row, "to_on")?,
                reason: row.get("reason")?,
            })
        },
    )?;
    page.minutes = minutes::of_meeting(conn, id)?;
    if let Some(newest) = page.minutes.first() {
        page.minutes_no = newest.number.clone();
        page.signed_by = newest.signed_by.clone();
    }
    page.agenda = agenda::of_meeting(conn, id)?;
    page.attendance = attendance::of_meeting(conn, today, id)?;
    page.decisions = decisions::of_meeting(conn, today, id)?;
    page.carried = carried(conn, today, &page.line)?;
    page.packs = row::all(
        conn,
        "SELECT id FROM pack WHERE meeting_id = ?1 ORDER BY id DESC",
        [id.0],
        |row| row.get(0).map(PackId),
    )?;
    Ok(page)
}

/// Follow-ups on a meeting's list: for one to come what is open now, for one held what was open then;
/// and those closed from the meeting before on, so that each is shown once.
fn carried(conn: &Connection, today: NaiveDate, meeting: &MeetingLine) -> Result<Vec<CarriedLine>> {
    const OF_SERIES: &str =
        "(m.series_id IS NULL OR m.series_id = (SELECT series_id FROM meeting WHERE id = ?1))
        AND (d.meeting_id IS NULL OR d.meeting_id <> ?1) AND f.parent_id IS NULL";
    let mut rows = if meeting.state.is_ahead() {
        follow_ups::picked(
            conn,
            today,
            &format!("{} AND {OF_SERIES}", follow_ups::OPEN),
            [meeting.id.0],
        )?
    } else {
        follow_ups::picked(
            conn,
            today,
            &format!(
                "f.issued_on <= ?2 AND (f.closed_on IS NULL OR f.closed_on >= ?2)
                 AND f.state NOT IN ('draft', 'merged', 'cancelled') AND {OF_SERIES}"
            ),
            params![meeting.id.0, Word(meeting.on)],
        )?
    };
    let open = rows.len();
    if let Some(before) = before(conn, meeting.id)? {
        rows.extend(follow_ups::picked(
            conn,
            today,
            &format!(
                "f.closed_on >= ?2 AND f.closed_on < ?3 AND f.state = 'closed' AND {OF_SERIES}"
            ),
            params![meeting.id.0, Word(before.on), Word(meeting.on)],
        )?);
    }
    let pruned: BTreeMap<FollowUpId, String> = row::all(
        conn,
        "SELECT follow_up_id, pruned FROM proposal WHERE meeting_id = ?1 AND follow_up_id IS NOT NULL AND pruned IS NOT NULL",
        [meeting.id.0],
        |row| Ok((FollowUpId(row.get(0)?), row.get(1)?)),
    )?
    .into_iter()
    .collect();
    Ok(rows
        .into_iter()
        .enumerate()
        .map(|(at, follow_up)| CarriedLine {
            closed_since: at >= open,
            pruned: pruned.get(&follow_up.id).cloned(),
            follow_up,
        })
        .collect())
}

/// Meetings that decided on a measure, newest first, each decision once; a page shows no more than fifty.
pub(crate) fn of_measure(conn: &Connection, measure: MeasureId) -> Result<Vec<MeasureMeeting>> {
    row::all(
        conn,
        "SELECT DISTINCT m.id, s.name, m.ordinal, m.held_on, d.id AS decision, d.text FROM follow_up_measure x
         JOIN follow_up f ON f.id = x.follow_up_id JOIN decision d ON d.id = f.decision_id JOIN meeting m ON m.id = d.meeting_id
         JOIN meeting_series s ON s.id = m.series_id WHERE x.measure_id = ?1 ORDER BY m.held_on DESC, d.id DESC LIMIT 50",
        [measure.0],
        |row| {
            let (series, ordinal): (String, u32) = (row.get("name")?, row.get("ordinal")?);
            Ok(MeasureMeeting {
                meeting: MeetingId(row.get("id")?),
                title: format!("{series}第{ordinal}次会议"),
                on: row::word(row, "held_on")?,
                text: row.get("text")?,
            })
        },
    )
}
