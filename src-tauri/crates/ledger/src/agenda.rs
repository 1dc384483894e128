//! 议题 of a meeting: their order, their presenters, and what they take up. What may be taken up stands
//! in `proposals`.

use crate::error::Result;
use crate::journal::Tx;
use crate::row::{self, OrMissing, Word};
use crate::{meetings, plans, proposals, units};
use office::id::{AgendaItemId, MeetingId, UnitId};
use office::meeting::{AgendaAct, AgendaLine, MeetingState, NewAgendaItem};
use office::refusal::{Code, Refusal};
use office::report::in_order;
use rusqlite::{Connection, params};
use std::collections::BTreeSet;

pub(crate) fn run(tx: &Tx<'_>, act: &AgendaAct) -> Result<Option<i64>> {
    match act {
        AgendaAct::Add { meeting, item } => {
            let item = checked(tx, *meeting, item)?;
            add(tx, *meeting, &item).map(|id| Some(id.0))
        }
        AgendaAct::Take {
            meeting,
            what,
            item,
        } => {
            let what = proposals::free(&tx.conn, *meeting, what)?;
            let item = match item {
                Some(item) => item.clone(),
                None => proposals::item(&tx.conn, *meeting, &what)?,
            };
            let item = checked(tx, *meeting, &item)?;
            let id = add(tx, *meeting, &item)?;
            proposals::take(tx, *meeting, &what, id)?;
            Ok(Some(id.0))
        }
        AgendaAct::Change { id, item } => {
            let item = checked(tx, meeting_of(&tx.conn, *id)?, item)?;
            tx.conn
                .prepare_cached("UPDATE agenda_item SET title = ?2, presenter_id = ?3, minutes = ?4, paragraph = ?5, materials_due_on = ?6, copies = ?7 WHERE id = ?1")?
                .execute(params![id.0, item.title, item.presenter.map(|unit| unit.0), item.minutes, item.paragraph, Word(item.materials_due), item.copies])?;
            Ok(Some(id.0))
        }
        AgendaAct::Remove { id } => {
            meetings::state(&tx.conn, meeting_of(&tx.conn, *id)?)?
                .require(&MeetingState::WRITABLE)?;
            let count = row::count(
                &tx.conn,
                "SELECT count(*) FROM decision WHERE agenda_item_id = ?1",
                [id.0],
            )?;
            if count > 0 {
                return Err(Code::InUse { count }.into());
            }
            tx.conn
                .prepare_cached("DELETE FROM proposal WHERE agenda_item_id = ?1")?
                .execute([id.0])?;
            tx.conn
                .prepare_cached("DELETE FROM agenda_item WHERE id = ?1")?
                .execute([id.0])?;
            Ok(None)
        }
        AgendaAct::Reorder { meeting, order } => {
            meetings::state(&tx.conn, *meeting)?.require(&MeetingState::WRITABLE)?;
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

fn add(tx: &Tx<'_>, meeting: MeetingId, item: &NewAgendaItem) -> Result<AgendaItemId> {
    tx.conn
        .prepare_cached(
            "INSERT INTO agenda_item (meeting_id, place, title, presenter_id, minutes, paragraph, materials_due_on, copies)
             VALUES (?1, (SELECT coalesce(max(place), 0) + 1 FROM agenda_item WHERE meeting_id = ?1), ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute(params![
            meeting.0,
            item.title,
            item.presenter.map(|unit| unit.0),
            item.minutes,
            item.paragraph,
            Word(item.materials_due),
            item.copies
        ])?;
    Ok(AgendaItemId(tx.conn.last_insert_rowid()))
}

fn checked(tx: &Tx<'_>, meeting: MeetingId, item: &NewAgendaItem) -> Result<NewAgendaItem> {
    meetings::state(&tx.conn, meeting)?.require(&MeetingState::WRITABLE)?;
    let item = item.checked()?;
    let on = meetings::series_and_day(&tx.conn, meeting)?.1;
    if let Some(due) = item.materials_due {
        plans::not_before(&tx.conn, "materials_due", due)?;
        in_order("materials_due", due, on)?;
    }
    if let Some(presenter) = item.presenter {
        units::require_live(&tx.conn, "presenter", presenter, on)?;
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
                materials_due: row::word(row, "materials_due_on")?,
                copies: row.get("copies")?,
                sources: Vec::new(),
                paragraph: row.get("paragraph")?,
            })
        },
    )?;
    let mut sources = proposals::taken(conn, meeting)?;
    for (place, line) in lines.iter_mut().enumerate() {
        line.no = place as u32 + 1;
        line.sources = sources.remove(&line.id).unwrap_or_default();
    }
    Ok(lines)
}
