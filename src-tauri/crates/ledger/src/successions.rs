//! 机构变动: what happens to a unit; what is open with it is handed over in `open`. Nothing open is lost:
//! what is not handed over stays with the unit and is shown there until it is.

mod open;

use crate::error::Result;
use crate::journal::Tx;
use crate::row::{self, Word};
use crate::{plans, unit_names, units};
use chrono::NaiveDate;
use office::id::UnitId;
use office::refusal::{Code, Refusal};
use office::succession::{Change, EventLine, OpenLine, Succession};
use office::unit::{NameKind, NewName};
use office::words;
pub(crate) use open::{hand_over, open_items};
use rusqlite::{Connection, params};
use std::collections::BTreeMap;

/// 更名, 合并, 拆分, 撤销.
pub(crate) fn succeed(tx: &Tx<'_>, unit: UnitId, form: &Succession) -> Result<i64> {
    let form = form.checked(unit)?;
    let now = units::require_live(&tx.conn, "unit", unit, form.on)?;
    tx.has_come("on", form.on)?;
    plans::not_before(&tx.conn, "on", form.on)?;
    let last: Option<NaiveDate> = row::maybe(
        &tx.conn,
        "SELECT max(happened_on) AS last FROM unit_event WHERE unit_id = ?1",
        [unit.0],
        |row| row::word(row, "last"),
    )?
    .flatten();
    if let Some(last) = last.filter(|last| *last > form.on) {
        let code = Code::DatesReversed {
            from: last,
            to: form.on,
        };
        return Err(Refusal::at("on", code).into());
    }
    for successor in form.change.successors() {
        units::require_live(&tx.conn, "into", successor, form.on)?;
    }
    let new_name = match &form.change {
        Change::Rename { name, .. } => Some(name.clone()),
        _ => None,
    };
    tx.conn
        .prepare_cached("INSERT INTO unit_event (unit_id, kind, happened_on, basis, name, new_name) VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?
        .execute(params![unit.0, Word(form.change.kind()), Word(form.on), form.basis, now.name, new_name])?;
    let event = tx.conn.last_insert_rowid();
    for successor in form.change.successors() {
        tx.conn
            .prepare_cached("INSERT INTO unit_successor (event_id, unit_id) VALUES (?1, ?2)")?
            .execute([event, successor.0])?;
    }
    if let Change::Rename { name, short_name } = &form.change {
        rename(tx, &now, form.on, name, short_name.as_deref())?;
    }
    let basis = format!(
        "{}{}：{}",
        now.name,
        words::change_kind(form.change.kind()),
        form.basis
    );
    hand_over(tx, unit, form.on, &basis, &form.hand_over)?;
    if form.change.ends() {
        tx.conn
            .prepare_cached("UPDATE unit SET ended_on = ?2 WHERE id = ?1")?
            .execute(params![unit.0, Word(form.on)])?;
    }
    Ok(unit.0)
}

/// The names of yesterday stay known: papers of their time print them.
fn rename(
    tx: &Tx<'_>,
    now: &units::UnitRow,
    on: NaiveDate,
    name: &str,
    short_name: Option<&str>,
) -> Result<()> {
    units::name_is_free(&tx.conn, name, Some(now.id))?;
    if name == now.name {
        return Err(Refusal::at(
            "name",
            Code::NameTaken {
                name: name.to_owned(),
            },
        )
        .into());
    }
    let since: Option<NaiveDate> = row::maybe(
        &tx.conn,
        "SELECT max(until_on) AS since FROM unit_name WHERE unit_id = ?1 AND kind = 'former'",
        [now.id.0],
        |row| row::word(row, "since"),
    )?
    .flatten();
    let former = |kind: NameKind, name: &str| {
        unit_names::keep(
            tx,
            now.id,
            &NewName {
                name: name.to_owned(),
                kind,
                from: since.filter(|_| kind == NameKind::Former),
                until: Some(on),
            },
        )
    };
    former(NameKind::Former, &now.name)?;
    if let Some(short) = now
        .short_name
        .as_deref()
        .filter(|short| Some(*short) != short_name)
    {
        former(NameKind::FormerShort, short)?;
    }
    tx.conn
        .prepare_cached("UPDATE unit SET name = ?2, short_name = ?3 WHERE id = ?1")?
        .execute(params![now.id.0, name, short_name])?;
    Ok(())
}

/// What happened to a unit and what it took over, oldest first.
pub(crate) fn events(conn: &Connection, unit: UnitId) -> Result<Vec<EventLine>> {
    let mut events: Vec<(i64, EventLine)> = row::all(
        conn,
        "SELECT * FROM unit_event e WHERE e.unit_id = ?1 OR e.id IN (SELECT event_id FROM unit_successor WHERE unit_id = ?1) ORDER BY happened_on, id",
        [unit.0],
        |row| {
            let line = EventLine {
                unit: UnitId(row.get("unit_id")?),
                name: row.get("name")?,
                kind: row::word(row, "kind")?,
                on: row::word(row, "happened_on")?,
                basis: row.get("basis")?,
                successors: Vec::new(),
                new_name: row.get("new_name")?,
            };
            Ok((row.get("id")?, line))
        },
    )?;
    for (id, event) in &mut events {
        event.successors = row::all(
            conn,
            "SELECT u.id, u.name FROM unit_successor s JOIN unit u ON u.id = s.unit_id WHERE s.event_id = ?1 ORDER BY u.place, u.id",
            [&*id],
            |row| Ok((UnitId(row.get(0)?), row.get(1)?)),
        )?;
    }
    Ok(events.into_iter().map(|(_, event)| event).collect())
}

/// Units that ended, each with the one that goes on in its place, where one alone does.
pub(crate) fn heirs(conn: &Connection) -> Result<BTreeMap<UnitId, Option<UnitId>>> {
    let next: BTreeMap<UnitId, Option<UnitId>> = row::all(
        conn,
        "SELECT u.id, (SELECT CASE count(*) WHEN 1 THEN max(s.unit_id) END FROM unit_successor s
           WHERE s.event_id = (SELECT max(e.id) FROM unit_event e WHERE e.unit_id = u.id)) AS heir
         FROM unit u WHERE u.ended_on IS NOT NULL",
        [],
        |row| {
            let heir: Option<i64> = row.get("heir")?;
            Ok((UnitId(row.get("id")?), heir.map(UnitId)))
        },
    )?
    .into_iter()
    .collect();
    let last = |unit: UnitId| {
        let mut now = unit;
        for _ in 0..next.len() {
            match next.get(&now) {
                Some(Some(heir)) => now = *heir,
                Some(None) => return None,
                None => break,
            }
        }
        (!next.contains_key(&now)).then_some(now)
    };
    Ok(next.keys().map(|unit| (*unit, last(*unit))).collect())
}

/// Refuses a unit that is not there.
pub(crate) fn proposal(conn: &Connection, unit: UnitId, into: &[UnitId]) -> Result<Vec<OpenLine>> {
    units::require(conn, unit)?;
    open_items(conn, unit, into)
}
