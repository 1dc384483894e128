//! 单位 and 单位组: names, protocol order, members. A unit is never deleted.

use crate::error::Result;
use crate::journal::Tx;
use crate::row::{self, OrMissing, Word};
use crate::{plans, successions, unit_names};
use chrono::NaiveDate;
use office::assignment::{Party, Role};
use office::field::{self, LONG, SHORT};
use office::id::{GroupId, MeasureId, UnitId};
use office::refusal::{Code, Refusal};
use office::succession::HandOver;
use office::unit::{
    GroupLine, MemberLine, NameKind, NewName, NewUnit, UnitAct, UnitKind, UnitMeasureLine,
};
use rusqlite::{Connection, Row, params};
use std::collections::BTreeSet;

pub(crate) fn run(tx: &Tx<'_>, act: &UnitAct) -> Result<Option<i64>> {
    match act {
        UnitAct::Add { unit } => {
            let unit = unit.checked()?;
            name_is_free(&tx.conn, &unit.name, None)?;
            add(tx, &unit).map(Some)
        }
        UnitAct::Change { id, unit } => {
            let unit = unit.checked()?;
            name_is_free(&tx.conn, &unit.name, Some(*id))?;
            let changed = tx
                .conn
                .prepare_cached(
                    "UPDATE unit SET name = ?2, short_name = ?3, kind = ?4, reading = ?5 WHERE id = ?1",
                )?
                .execute(params![id.0, unit.name, unit.short_name, Word(unit.kind), unit.reading])?;
            (changed > 0).then_some(()).or_missing("单位", id.0)?;
            Ok(Some(id.0))
        }
        UnitAct::Reorder { order } => {
            let known: BTreeSet<i64> =
                row::all(&tx.conn, "SELECT id FROM unit", [], |row| row.get(0))?
                    .into_iter()
                    .collect();
            let given: BTreeSet<i64> = order.iter().map(|unit| unit.0).collect();
            if known != given || given.len() != order.len() {
                return Err(Refusal::at("order", Code::OrderIncomplete).into());
            }
            for (place, unit) in order.iter().enumerate() {
                let place = place as i64 + 1;
                tx.conn
                    .prepare_cached("UPDATE unit SET place = ?2, place_confirmed = 1 WHERE id = ?1 AND (place <> ?2 OR place_confirmed = 0)")?
                    .execute(params![unit.0, place])?;
            }
            Ok(None)
        }
        UnitAct::AddGroup { name } => {
            let name = field::required("name", name, SHORT)?;
            name_is_free(&tx.conn, &name, None)?;
            add_group(tx, &name).map(Some)
        }
        UnitAct::SetMembers {
            group,
            members,
            from,
            basis,
        } => set_members(tx, *group, members, *from, basis),
        UnitAct::AddName { unit, name } => unit_names::add(tx, *unit, name).map(Some),
        UnitAct::RemoveName { id } => unit_names::remove(tx, *id).map(Some),
        UnitAct::Succeed { unit, succession } => {
            successions::succeed(tx, *unit, succession).map(Some)
        }
        UnitAct::HandOver {
            unit,
            on,
            basis,
            items,
        } => {
            require(&tx.conn, *unit)?;
            tx.has_come("on", *on)?;
            plans::not_before(&tx.conn, "on", *on)?;
            let basis = field::required("basis", basis, LONG)?;
            if items.is_empty() {
                return Err(Refusal::at("items", Code::Blank).into());
            }
            successions::hand_over(tx, *unit, *on, &basis, items)?;
            Ok(Some(unit.0))
        }
    }
}

/// Refuses a name that another unit or a group has.
pub(crate) fn name_is_free(conn: &Connection, name: &str, except: Option<UnitId>) -> Result<()> {
    let except = except.map_or(0, |unit| unit.0);
    let taken = row::count(
        conn,
        "SELECT (SELECT count(*) FROM unit WHERE name = ?1 AND id <> ?2) + (SELECT count(*) FROM unit_group WHERE name = ?1)",
        params![name, except],
    )?;
    if taken == 0 {
        Ok(())
    } else {
        Err(Refusal::at(
            "name",
            Code::NameTaken {
                name: name.to_owned(),
            },
        )
        .into())
    }
}

fn add(tx: &Tx<'_>, unit: &NewUnit) -> Result<i64> {
    tx.conn
        .prepare_cached("INSERT INTO unit (name, short_name, kind, reading, place) VALUES (?1, ?2, ?3, ?4, (SELECT coalesce(max(place), 0) + 1 FROM unit))")?
        .execute(params![unit.name, unit.short_name, Word(unit.kind), unit.reading])?;
    Ok(tx.conn.last_insert_rowid())
}

fn add_group(tx: &Tx<'_>, name: &str) -> Result<i64> {
    tx.conn
        .prepare_cached("INSERT INTO unit_group (name, place) VALUES (?1, (SELECT coalesce(max(place), 0) + 1 FROM unit_group))")?
        .execute([name])?;
    Ok(tx.conn.last_insert_rowid())
}

/// Members of today end on `from`, and the new ones begin: history is kept.
fn set_members(
    tx: &Tx<'_>,
    group: GroupId,
    members: &[UnitId],
    from: NaiveDate,
    basis: &Option<String>,
) -> Result<Option<i64>> {
    let basis = field::optional("basis", basis, LONG)?;
    plans::not_before(&tx.conn, "from", from)?;
    row::require(&tx.conn, "unit_group", "单位组", group.0)?;
    let wanted: BTreeSet<i64> = members.iter().map(|unit| unit.0).collect();
    for unit in &wanted {
        require_live(&tx.conn, "members", UnitId(*unit), from)?;
    }
    let latest: Option<NaiveDate> = row::maybe(
        &tx.conn,
        "SELECT max(from_on) AS latest FROM unit_group_member WHERE group_id = ?1 AND until_on IS NULL",
        [group.0],
        |row| row::word(row, "latest"),
    )?
    .flatten();
    if let Some(latest) = latest.filter(|latest| *latest > from) {
        let code = Code::DatesReversed {
            from: latest,
            to: from,
        };
        return Err(Refusal::at("from", code).into());
    }
    tx.conn
        .prepare_cached("UPDATE unit_group SET confirmed = 1, basis = ?2 WHERE id = ?1")?
        .execute(params![group.0, basis])?;
    let now: Vec<(i64, i64)> = row::all(
        &tx.conn,
        "SELECT id, unit_id FROM unit_group_member WHERE group_id = ?1 AND until_on IS NULL ORDER BY id",
        [group.0],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    for (id, unit) in &now {
        if !wanted.contains(unit) {
            tx.conn
                .prepare_cached("UPDATE unit_group_member SET until_on = ?2 WHERE id = ?1")?
                .execute(params![id, Word(from)])?;
        }
    }
    for unit in wanted {
        if !now.iter().any(|(_, member)| *member == unit) {
            tx.conn
                .prepare_cached("INSERT INTO unit_group_member (group_id, unit_id, from_on) VALUES (?1, ?2, ?3)")?
                .execute(params![group.0, unit, Word(from)])?;
        }
    }
    Ok(Some(group.0))
}

/// The unit or group of this very name; made if there is none. Names that only look alike stay apart.
pub(crate) fn resolve(tx: &Tx<'_>, name: &str, collective: bool) -> Result<Party> {
    let name = field::required("name", name, SHORT)?;
    if let Some(group) = row::maybe(
        &tx.conn,
        "SELECT id FROM unit_group WHERE name = ?1",
        [&name],
        |row| row.get(0),
    )? {
        return Ok(Party::Group(GroupId(group)));
    }
    if let Some(unit) = row::maybe(
        &tx.conn,
        "SELECT id FROM unit WHERE name = ?1",
        [&name],
        |row| row.get(0),
    )? {
        return Ok(Party::Unit(UnitId(unit)));
    }
    if collective {
        Ok(Party::Group(GroupId(add_group(tx, &name)?)))
    } else {
        let unit = NewUnit {
            name,
            short_name: None,
            kind: None,
            reading: None,
        };
        Ok(Party::Unit(UnitId(add(tx, &unit)?)))
    }
}

/// The unit of this very name.
pub(crate) fn by_name(conn: &Connection, name: &str) -> Result<Option<UnitId>> {
    row::maybe(conn, "SELECT id FROM unit WHERE name = ?1", [name], |row| {
        row.get(0).map(UnitId)
    })
}

/// The unit or group of this very name.
pub(crate) fn party_by_name(conn: &Connection, name: &str) -> Result<Option<Party>> {
    let sql = "SELECT id FROM unit_group WHERE name = ?1";
    match row::maybe(conn, sql, [name], |row| row.get(0).map(GroupId))? {
        Some(group) => Ok(Some(Party::Group(group))),
        None => Ok(by_name(conn, name)?.map(Party::Unit)),
    }
}

/// Two names turned out to be one unit: the other name is kept as an alias of the one that stays. Where
/// the book had it as a unit of its own, what stands with that goes over, and it ends.
pub(crate) fn unite(tx: &Tx<'_>, name: &str, other: &str) -> Result<()> {
    let missing = |name: &str| {
        let name = name.to_owned();
        Refusal::at("settlement", Code::NoSuchUnit { name })
    };
    let found = by_name(&tx.conn, other)?;
    let (stays, alias) = match by_name(&tx.conn, name)? {
        Some(stays) => (stays, other),
        None => (found.ok_or_else(|| missing(name))?, name),
    };
    if let Some(gone) = found.filter(|gone| *gone != stays) {
        for sql in [
            "UPDATE assignment SET unit_id = ?1 WHERE unit_id = ?2
             AND measure_id NOT IN (SELECT measure_id FROM assignment WHERE unit_id = ?1)",
            "UPDATE indicator SET owner_id = ?1 WHERE owner_id = ?2",
            "UPDATE reading SET reported_by = ?1 WHERE reported_by = ?2",
            "UPDATE task SET owner_id = ?1 WHERE owner_id = ?2",
            "UPDATE follow_up SET owner_id = ?1 WHERE owner_id = ?2",
            "UPDATE follow_up_co_unit SET unit_id = ?1 WHERE unit_id = ?2
             AND follow_up_id NOT IN (SELECT follow_up_id FROM follow_up_co_unit WHERE unit_id = ?1)",
            "UPDATE report SET unit_id = ?1 WHERE unit_id = ?2",
            "UPDATE report_request SET unit_id = ?1 WHERE unit_id = ?2",
            "UPDATE attendance SET unit_id = ?1 WHERE unit_id = ?2
             AND meeting_id NOT IN (SELECT meeting_id FROM attendance WHERE unit_id = ?1)",
            "UPDATE agenda_item SET presenter_id = ?1 WHERE presenter_id = ?2",
            "UPDATE unit_group_member SET unit_id = ?1 WHERE unit_id = ?2
             AND group_id NOT IN (SELECT group_id FROM unit_group_member WHERE unit_id = ?1)",
            "UPDATE document SET unit_id = ?1 WHERE unit_id = ?2",
            "UPDATE document_link SET unit_id = ?1 WHERE unit_id = ?2",
            "UPDATE person SET unit_id = ?1 WHERE unit_id = ?2",
        ] {
            tx.conn.prepare_cached(sql)?.execute([stays.0, gone.0])?;
        }
        // What both have, and papers that wait for their signature.
        let rest: Vec<HandOver> = successions::open_items(&tx.conn, gone, &[])?
            .into_iter()
            .map(|line| HandOver {
                item: line.item,
                to: stays,
            })
            .collect();
        let basis = format!("“{name}”与“{other}”是同一单位");
        successions::hand_over(tx, gone, tx.stamp.at.date(), &basis, &rest)?;
        tx.conn
            .prepare_cached("UPDATE unit SET ended_on = ?2 WHERE id = ?1")?
            .execute(params![gone.0, Word(tx.stamp.at.date())])?;
    }
    let alias = NewName {
        kind: NameKind::Alias,
        name: alias.to_owned(),
        from: None,
        until: None,
    };
    unit_names::keep(tx, stays, &alias).map(drop)
}

/// The two columns a party is kept in: unit, group.
pub(crate) fn party_columns(party: Party) -> (Option<i64>, Option<i64>) {
    match party {
        Party::Unit(unit) => (Some(unit.0), None),
        Party::Group(group) => (None, Some(group.0)),
    }
}

/// Refuses an id that no unit has.
pub(crate) fn require(conn: &Connection, unit: UnitId) -> Result<()> {
    row::require(conn, "unit", "单位", unit.0)
}

/// The unit, which must still be there on a day: an ended unit is given nothing new.
pub(crate) fn require_live(
    conn: &Connection,
    field: &str,
    unit: UnitId,
    on: NaiveDate,
) -> Result<UnitRow> {
    let found = one(conn, unit)?;
    match found.ended_on {
        Some(ended) if ended <= on => Err(Refusal::at(
            field,
            Code::UnitEnded {
                name: found.name,
                on: ended,
            },
        )
        .into()),
        _ => Ok(found),
    }
}

/// The party, whose unit must still be there on a day.
pub(crate) fn require_live_party(
    conn: &Connection,
    field: &str,
    party: Party,
    on: NaiveDate,
) -> Result<()> {
    match party {
        Party::Unit(unit) => require_live(conn, field, unit, on).map(drop),
        Party::Group(_) => require_party(conn, party),
    }
}

/// Refuses a party that is not there.
pub(crate) fn require_party(conn: &Connection, party: Party) -> Result<()> {
    match party {
        Party::Unit(unit) => require(conn, unit),
        Party::Group(group) => row::require(conn, "unit_group", "单位组", group.0),
    }
}

/// A unit's own columns.
pub(crate) struct UnitRow {
    pub(crate) id: UnitId,
    pub(crate) name: String,
    pub(crate) short_name: Option<String>,
    pub(crate) kind: Option<UnitKind>,
    pub(crate) place: u32,
    pub(crate) place_confirmed: bool,
    pub(crate) reading: Option<String>,
    pub(crate) ended_on: Option<NaiveDate>,
}

fn unit_row(row: &Row<'_>) -> rusqlite::Result<UnitRow> {
    Ok(UnitRow {
        id: UnitId(row.get("id")?),
        name: row.get("name")?,
        short_name: row.get("short_name")?,
        kind: row::word(row, "kind")?,
        place: row.get("place")?,
        place_confirmed: row.get("place_confirmed")?,
        reading: row.get("reading")?,
        ended_on: row::word(row, "ended_on")?,
    })
}

/// One unit.
pub(crate) fn one(conn: &Connection, unit: UnitId) -> Result<UnitRow> {
    row::maybe(conn, "SELECT * FROM unit WHERE id = ?1", [unit.0], unit_row)?
        .or_missing("单位", unit.0)
}

/// Groups a unit belongs to on a day.
pub(crate) fn groups_of(
    conn: &Connection,
    unit: UnitId,
    day: NaiveDate,
) -> Result<Vec<(GroupId, String)>> {
    row::all(
        conn,
        "SELECT g.id, g.name FROM unit_group_member m JOIN unit_group g ON g.id = m.group_id
         WHERE m.unit_id = ?1 AND m.from_on <= ?2 AND (m.until_on IS NULL OR m.until_on > ?2) ORDER BY g.place",
        params![unit.0, Word(day)],
        |row| Ok((GroupId(row.get(0)?), row.get(1)?)),
    )
}

/// Every unit in protocol order.
pub(crate) fn rows(conn: &Connection) -> Result<Vec<UnitRow>> {
    row::all(conn, "SELECT * FROM unit ORDER BY place, id", [], unit_row)
}

/// Every group with its members on a day and before.
pub(crate) fn groups(conn: &Connection, day: NaiveDate) -> Result<Vec<GroupLine>> {
    let mut groups = row::all(
        conn,
        "SELECT id, name, confirmed, basis, (SELECT count(DISTINCT m.id) FROM assignment a JOIN measure m ON m.id = a.measure_id OR a.measure_id IS NULL
         WHERE a.group_id = unit_group.id AND (a.from_on IS NULL OR a.from_on <= ?1) AND (a.until_on IS NULL OR a.until_on > ?1))
         AS responsible FROM unit_group ORDER BY place",
        [Word(day)],
        |row| {
            Ok(GroupLine {
                id: GroupId(row.get("id")?),
                name: row.get("name")?,
                members: Vec::new(),
                count: 0,
                confirmed: row.get("confirmed")?,
                basis: row.get("basis")?,
                history: Vec::new(),
                responsible: row.get("responsible")?,
            })
        },
    )?;
    let members = row::all(
        conn,
        "SELECT m.group_id, m.unit_id, u.name, m.from_on, m.until_on FROM unit_group_member m JOIN unit u ON u.id = m.unit_id
         ORDER BY m.group_id, u.place, u.id, m.from_on",
        [],
        |row| {
            let line = MemberLine {
                unit: UnitId(row.get("unit_id")?),
                name: row.get("name")?,
                from: row::word(row, "from_on")?,
                until: row::word(row, "until_on")?,
            };
            Ok((GroupId(row.get("group_id")?), line))
        },
    )?;
    for (id, line) in members {
        let Some(group) = groups.iter_mut().find(|group| group.id == id) else {
            continue;
        };
        if line.from <= day && line.until.is_none_or(|until| day < until) {
            group.members.push(line.unit);
            group.count += 1;
        }
        group.history.push(line);
    }
    Ok(groups)
}

/// Measures a unit has a part in on a day, by number: by its own name, else as a member of a group or
/// by the rule for every measure. Each measure once, by its weightiest part.
pub(crate) fn measures_of(
    conn: &Connection,
    unit: UnitId,
    day: NaiveDate,
) -> Result<Vec<UnitMeasureLine>> {
    let mut lines = row::all(
        conn,
        "SELECT m.id, m.number, coalesce(m.title, substr(m.text, 1, 20)) AS title, a.role, g.name AS via
         FROM assignment a JOIN measure m ON m.id = a.measure_id OR a.measure_id IS NULL LEFT JOIN unit_group g ON g.id = a.group_id
         WHERE (a.unit_id = ?1 OR a.group_id IN (SELECT x.group_id FROM unit_group_member x WHERE x.unit_id = ?1
         AND x.from_on <= ?2 AND (x.until_on IS NULL OR x.until_on > ?2)))
         AND (a.from_on IS NULL OR a.from_on <= ?2) AND (a.until_on IS NULL OR a.until_on > ?2)
         ORDER BY m.number, a.group_id IS NOT NULL, a.measure_id IS NULL",
        params![unit.0, Word(day)],
        |row| {
            Ok(UnitMeasureLine {
                measure: MeasureId(row.get("id")?),
                number: row.get("number")?,
                title: row.get("title")?,
                role: row::word::<Role>(row, "role")?,
                via: row.get("via")?,
            })
        },
    )?;
    lines.dedup_by_key(|line| line.measure);
    Ok(lines)
}
