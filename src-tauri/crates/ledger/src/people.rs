//! 人员, 区领导, 通讯录, and whom to ring: read in one pass over the people of today, never one query a row.

use crate::error::Result;
use crate::journal::Tx;
use crate::row::{self, OrMissing, Word};
use crate::{assignments, unit_names, units};
use chrono::NaiveDate;
use office::contact::{self, ContactRead};
use office::follow_up::FollowUpLine;
use office::id::{MeasureId, PersonId, UnitId};
use office::person::{
    self, ContactRow, Directory, NewPerson, PersonAct, PersonLine, Ring, Role, UnitPeople,
};
use office::refusal::{Code, Refusal};
use rusqlite::{Connection, Params, Row, params};
use std::collections::{BTreeMap, BTreeSet};

pub(crate) fn run(tx: &Tx<'_>, act: &PersonAct) -> Result<Option<i64>> {
    match act {
        PersonAct::Add { person } => add(tx, person).map(Some),
        PersonAct::Change { id, person } => change(tx, *id, person).map(Some),
        PersonAct::Leave { id, on } => {
            let now = there(tx, *id)?;
            tx.has_come("on", *on)?;
            if let Some(from) = now.from.filter(|from| from > on) {
                let code = Code::DatesReversed { from, to: *on };
                return Err(Refusal::at("on", code).into());
            }
            tx.conn
                .prepare_cached("UPDATE person SET until_on = ?2 WHERE id = ?1")?
                .execute(params![id.0, Word(*on)])?;
            Ok(Some(id.0))
        }
        PersonAct::Reorder { order } => reorder(tx, order),
        PersonAct::SetLeaders { measure, leaders } => set_leaders(tx, *measure, leaders),
        PersonAct::Import { rows } => {
            if rows.is_empty() {
                return Err(Refusal::at("rows", Code::Blank).into());
            }
            for row in rows {
                import(tx, row)?;
            }
            Ok(None)
        }
    }
}

fn add(tx: &Tx<'_>, person: &NewPerson) -> Result<i64> {
    let person = checked(tx, person)?;
    tx.conn
        .prepare_cached(
            "INSERT INTO person (unit_id, name, post, role, telephone, mobile, field, from_on, place)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8,
             CASE ?4 WHEN 'leader' THEN (SELECT coalesce(max(place), 0) + 1 FROM person) END)",
        )?
        .execute(params![
            person.unit.map(|unit| unit.0),
            person.name,
            person.post,
            Word(person.role),
            person.telephone,
            person.mobile,
            person.field,
            Word(person.from)
        ])?;
    Ok(tx.conn.last_insert_rowid())
}

fn change(tx: &Tx<'_>, id: PersonId, person: &NewPerson) -> Result<i64> {
    there(tx, id)?;
    let person = checked(tx, person)?;
    tx.conn
        .prepare_cached(
            "UPDATE person SET unit_id = ?2, name = ?3, post = ?4, role = ?5, telephone = ?6, mobile = ?7, field = ?8, from_on = ?9,
             place = CASE ?5 WHEN 'leader' THEN coalesce(place, (SELECT coalesce(max(place), 0) + 1 FROM person)) END WHERE id = ?1",
        )?
        .execute(params![
            id.0,
            person.unit.map(|unit| unit.0),
            person.name,
            person.post,
            Word(person.role),
            person.telephone,
            person.mobile,
            person.field,
            Word(person.from)
        ])?;
    Ok(id.0)
}

/// A row of a list: a new person, or what the list says anew of one; what it leaves out stays.
fn import(tx: &Tx<'_>, row: &ContactRow) -> Result<()> {
    let Some(id) = row.id else {
        add(tx, &row.person)?;
        return Ok(());
    };
    let now = there(tx, id)?;
    let new = row.person.clone();
    let merged = NewPerson {
        post: new.post.or(now.post),
        telephone: new.telephone.or(now.telephone),
        mobile: new.mobile.or(now.mobile),
        field: new.field.or(now.field),
        from: new.from.or(now.from),
        ..new
    };
    change(tx, id, &merged).map(drop)
}

fn checked(tx: &Tx<'_>, person: &NewPerson) -> Result<NewPerson> {
    let person = person.checked()?;
    if let Some(unit) = person.unit {
        units::require_live(&tx.conn, "unit", unit, tx.stamp.at.date())?;
    }
    if let Some(from) = person.from {
        tx.has_come("from", from)?;
    }
    Ok(person)
}

/// The person, who must not have left.
fn there(tx: &Tx<'_>, id: PersonId) -> Result<PersonLine> {
    let person = picked(&tx.conn, "p.id = ?1", [id.0])?
        .pop()
        .or_missing("人员", id.0)?;
    match person.until {
        Some(on) => Err(Code::PersonLeft { on }.into()),
        None => Ok(person),
    }
}

fn reorder(tx: &Tx<'_>, order: &[PersonId]) -> Result<Option<i64>> {
    let known: BTreeSet<PersonId> =
        picked(&tx.conn, "p.role = 'leader' AND p.until_on IS NULL", [])?
            .iter()
            .map(|person| person.id)
            .collect();
    let given: BTreeSet<PersonId> = order.iter().copied().collect();
    if known != given || given.len() != order.len() {
        return Err(Refusal::at("order", Code::OrderIncomplete).into());
    }
    for (place, id) in order.iter().enumerate() {
        tx.conn
            .prepare_cached("UPDATE person SET place = ?2 WHERE id = ?1 AND place IS NOT ?2")?
            .execute(params![id.0, place as i64 + 1])?;
    }
    Ok(None)
}

fn set_leaders(tx: &Tx<'_>, measure: MeasureId, leaders: &[PersonId]) -> Result<Option<i64>> {
    assignments::measure_number(&tx.conn, measure)?;
    let wanted: BTreeSet<i64> = leaders.iter().map(|leader| leader.0).collect();
    for leader in leaders {
        require_leader(tx, "leaders", *leader)?;
    }
    let now: Vec<(i64, i64)> = row::all(
        &tx.conn,
        "SELECT id, person_id FROM measure_leader WHERE measure_id = ?1 ORDER BY id",
        [measure.0],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    for (id, _) in now.iter().filter(|(_, person)| !wanted.contains(person)) {
        tx.conn
            .prepare_cached("DELETE FROM measure_leader WHERE id = ?1")?
            .execute([id])?;
    }
    for person in wanted {
        if !now.iter().any(|(_, other)| *other == person) {
            tx.conn
                .prepare_cached(
                    "INSERT INTO measure_leader (measure_id, person_id) VALUES (?1, ?2)",
                )?
                .execute([measure.0, person])?;
        }
    }
    Ok(Some(measure.0))
}

/// A 区领导 in office, or a refusal at the field.
pub(crate) fn require_leader(tx: &Tx<'_>, field: &str, id: PersonId) -> Result<PersonLine> {
    let person = picked(&tx.conn, "p.id = ?1", [id.0])?
        .pop()
        .or_missing("人员", id.0)?;
    if person.role == Role::Leader && person.until.is_none() {
        return Ok(person);
    }
    Err(Refusal::at(field, Code::NotALeader { name: person.name }).into())
}

fn line(row: &Row<'_>) -> rusqlite::Result<PersonLine> {
    Ok(PersonLine {
        id: PersonId(row.get("id")?),
        unit: row.get::<_, Option<i64>>("unit_id")?.map(UnitId),
        unit_name: row.get("unit_name")?,
        name: row.get("name")?,
        post: row.get("post")?,
        role: row::word(row, "role")?,
        telephone: row.get("telephone")?,
        mobile: row.get("mobile")?,
        field: row.get("field")?,
        from: row::word(row, "from_on")?,
        until: row::word(row, "until_on")?,
    })
}

/// People that a condition on `p` picks: leaders in their order, then by unit, heads first.
fn picked(conn: &Connection, condition: &str, params: impl Params) -> Result<Vec<PersonLine>> {
    row::all(
        conn,
        &format!(
            "SELECT p.*, u.name AS unit_name FROM person p LEFT JOIN unit u ON u.id = p.unit_id WHERE {condition}
             ORDER BY p.until_on IS NOT NULL, p.place IS NULL, p.place, u.place,
             CASE p.role WHEN 'head' THEN 0 WHEN 'deputy' THEN 1 WHEN 'liaison' THEN 2 ELSE 3 END, p.id"
        ),
        params,
        line,
    )
}

/// Everybody who is there on a day.
fn on(conn: &Connection, day: NaiveDate) -> Result<Vec<PersonLine>> {
    picked(
        conn,
        "(p.from_on IS NULL OR p.from_on <= ?1) AND (p.until_on IS NULL OR p.until_on > ?1)",
        [Word(day)],
    )
}

/// Whom to ring of each unit on a day: the one place where that is decided for every line that chases.
pub(crate) fn rings(conn: &Connection, day: NaiveDate) -> Result<BTreeMap<UnitId, Ring>> {
    Ok(person::rings(&on(conn, day)?, day))
}

/// Says on each open follow-up whom to ring.
pub(crate) fn put_rings(
    conn: &Connection,
    day: NaiveDate,
    lines: &mut [FollowUpLine],
) -> Result<()> {
    if lines.iter().all(|line| !line.state.is_open()) {
        return Ok(());
    }
    let rings = rings(conn, day)?;
    for line in lines.iter_mut().filter(|line| line.state.is_open()) {
        line.ring = line.owner.and_then(|owner| rings.get(&owner).cloned());
    }
    Ok(())
}

/// 责任领导 of a measure, in the leaders' order.
pub(crate) fn leaders_of(conn: &Connection, measure: MeasureId) -> Result<Vec<PersonLine>> {
    picked(
        conn,
        "p.id IN (SELECT person_id FROM measure_leader WHERE measure_id = ?1)",
        [measure.0],
    )
}

/// A unit's people with those who left.
pub(crate) fn of_unit(conn: &Connection, unit: UnitId) -> Result<Vec<PersonLine>> {
    picked(conn, "p.unit_id = ?1", [unit.0])
}

/// 通讯录 of a day.
pub(crate) fn directory(conn: &Connection, day: NaiveDate) -> Result<Directory> {
    let people = on(conn, day)?;
    let rings = person::rings(&people, day);
    let mut of: BTreeMap<UnitId, Vec<PersonLine>> = BTreeMap::new();
    let mut leaders = Vec::new();
    for person in people {
        match person.unit {
            _ if person.role == Role::Leader => leaders.push(person),
            Some(unit) => of.entry(unit).or_default().push(person),
            None => {}
        }
    }
    let units: Vec<UnitPeople> = units::rows(conn)?
        .into_iter()
        .filter(|unit| unit.ended_on.is_none_or(|ended| day < ended))
        .map(|unit| UnitPeople {
            unit: unit.id,
            people: of.remove(&unit.id).unwrap_or_default(),
            name: unit.name,
        })
        .collect();
    Ok(Directory {
        silent: units
            .iter()
            .filter(|unit| {
                rings
                    .get(&unit.unit)
                    .is_none_or(|ring| ring.number.is_none())
            })
            .count() as u32,
        leaders,
        units,
    })
}

/// What a pasted list says, held against the units and people of the book.
pub(crate) fn read(conn: &Connection, text: &str) -> Result<ContactRead> {
    let people = picked(conn, "p.until_on IS NULL", [])?;
    let mut units = unit_names::known(conn)?;
    units.retain(|unit| !unit.ended);
    Ok(contact::read(text, &units, &people))
}
