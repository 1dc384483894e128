//! 机构变动: what happens to a unit, what is open with it, and handing that over. Nothing open is lost:
//! what is not handed over stays with the unit and is shown there until it is.

use crate::error::Result;
use crate::journal::Tx;
use crate::row::{self, OrMissing, Word};
use crate::{assignments, moves, plans, unit_names, units};
use chrono::NaiveDate;
use office::day::in_words;
use office::field::{self, LONG};
use office::id::{AssignmentId, FollowUpId, GroupId, IndicatorId, UnitId};
use office::refusal::{Code, Refusal};
use office::succession::{Change, EventLine, HandOver, OpenItem, OpenLine, Succession};
use office::unit::{NameKind, NewName};
use office::words;
use rusqlite::{Connection, params};

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

/// Hands over what was ticked; all of it or nothing.
pub(crate) fn hand_over(
    tx: &Tx<'_>,
    unit: UnitId,
    on: NaiveDate,
    basis: &str,
    items: &[HandOver],
) -> Result<()> {
    let basis = field::required("basis", basis, LONG + 200)?;
    let open: Vec<OpenItem> = open_items(&tx.conn, unit, &[])?
        .into_iter()
        .map(|line| line.item)
        .collect();
    let gone = items
        .iter()
        .filter(|line| !open.contains(&line.item))
        .count();
    if gone > 0 {
        return Err(Refusal::at("items", Code::NotOpenWithUnit { count: gone as u32 }).into());
    }
    for line in items {
        if line.to == unit {
            return Err(Refusal::at("items", Code::SuccessorOfItself).into());
        }
        let to = units::require_live(&tx.conn, "items", line.to, on)?;
        match line.item {
            OpenItem::Assignment(id) => assignments::take_over(tx, id, line.to, on, &basis)?,
            OpenItem::FollowUp(id) => {
                let words = format!("由{}承接：{basis}", to.name);
                moves::take_over(tx, id, line.to, on, &words)?;
            }
            OpenItem::CoUnit(id) => replace_co_unit(tx, id, unit, line.to)?,
            OpenItem::Indicator(id) => {
                tx.conn
                    .prepare_cached("UPDATE indicator SET owner_id = ?2 WHERE id = ?1")?
                    .execute([id.0, line.to.0])?;
            }
            OpenItem::Member(group) => replace_member(tx, group, unit, line.to, on)?,
        }
    }
    Ok(())
}

/// A unit helps once, and not where it is the owner.
fn replace_co_unit(tx: &Tx<'_>, id: FollowUpId, from: UnitId, to: UnitId) -> Result<()> {
    let there = row::count(
        &tx.conn,
        "SELECT EXISTS (SELECT 1 FROM follow_up_co_unit WHERE follow_up_id = ?1 AND unit_id = ?2)
         OR EXISTS (SELECT 1 FROM follow_up WHERE id = ?1 AND owner_id = ?2)",
        [id.0, to.0],
    )?;
    let sql = if there > 0 {
        "DELETE FROM follow_up_co_unit WHERE follow_up_id = ?1 AND unit_id = ?2"
    } else {
        "UPDATE follow_up_co_unit SET unit_id = ?3 WHERE follow_up_id = ?1 AND unit_id = ?2"
    };
    let mut statement = tx.conn.prepare_cached(sql)?;
    if there > 0 {
        statement.execute([id.0, from.0])?;
    } else {
        statement.execute([id.0, from.0, to.0])?;
    }
    Ok(())
}

fn replace_member(
    tx: &Tx<'_>,
    group: GroupId,
    from: UnitId,
    to: UnitId,
    on: NaiveDate,
) -> Result<()> {
    tx.conn
        .prepare_cached("UPDATE unit_group_member SET until_on = ?3 WHERE group_id = ?1 AND unit_id = ?2 AND until_on IS NULL")?
        .execute(params![group.0, from.0, Word(on)])?;
    let there = row::count(
        &tx.conn,
        "SELECT count(*) FROM unit_group_member WHERE group_id = ?1 AND unit_id = ?2 AND until_on IS NULL",
        [group.0, to.0],
    )?;
    if there == 0 {
        tx.conn
            .prepare_cached(
                "INSERT INTO unit_group_member (group_id, unit_id, from_on) VALUES (?1, ?2, ?3)",
            )?
            .execute(params![group.0, to.0, Word(on)])?;
    }
    Ok(())
}

/// What is open with a unit; the only successor, where there is one, is proposed for each line.
pub(crate) fn open_items(
    conn: &Connection,
    unit: UnitId,
    into: &[UnitId],
) -> Result<Vec<OpenLine>> {
    let to = match into {
        [only] => Some(*only),
        _ => None,
    };
    let mut lines = row::all(
        conn,
        "SELECT a.id, a.role, m.number, coalesce(m.title, substr(m.text, 1, 20)) AS title FROM assignment a JOIN measure m ON m.id = a.measure_id
         WHERE a.unit_id = ?1 AND a.until_on IS NULL ORDER BY m.number, a.id",
        [unit.0],
        |row| {
            let role = words::role_name(row::word(row, "role")?);
            let number: u32 = row.get("number")?;
            Ok(open_line(OpenItem::Assignment(AssignmentId(row.get("id")?)), format!("第{number}项措施 {role}"), row.get("title")?, to))
        },
    )?;
    lines.extend(row::all(
        conn,
        "SELECT f.id, f.number, f.title, f.due_on, 0 AS co FROM follow_up f WHERE f.owner_id = ?1 AND f.state NOT IN ('closed', 'merged', 'cancelled')
         UNION ALL
         SELECT f.id, f.number, f.title, f.due_on, 1 FROM follow_up_co_unit c JOIN follow_up f ON f.id = c.follow_up_id
         WHERE c.unit_id = ?1 AND f.state NOT IN ('closed', 'merged', 'cancelled') ORDER BY co, 1",
        [unit.0],
        |row| {
            let id = FollowUpId(row.get("id")?);
            let number: Option<String> = row.get("number")?;
            let due: Option<NaiveDate> = row::word(row, "due_on")?;
            let number = number.unwrap_or_else(|| "拟立项".to_owned());
            let due = due.map(|due| format!(" {}前", in_words(due))).unwrap_or_default();
            let (item, part) = if row.get("co")? { (OpenItem::CoUnit(id), "协办") } else { (OpenItem::FollowUp(id), "承办") };
            Ok(open_line(item, format!("督办事项 {part} {number}{due}"), row.get("title")?, to))
        },
    )?);
    lines.extend(row::all(
        conn,
        "SELECT id, name FROM indicator WHERE owner_id = ?1 AND dropped_by IS NULL ORDER BY id",
        [unit.0],
        |row| {
            let item = OpenItem::Indicator(IndicatorId(row.get("id")?));
            Ok(open_line(
                item,
                "指标 责任单位".to_owned(),
                row.get("name")?,
                to,
            ))
        },
    )?);
    lines.extend(row::all(
        conn,
        "SELECT g.id, g.name FROM unit_group_member m JOIN unit_group g ON g.id = m.group_id
         WHERE m.unit_id = ?1 AND m.until_on IS NULL ORDER BY g.place",
        [unit.0],
        |row| {
            let item = OpenItem::Member(GroupId(row.get("id")?));
            Ok(open_line(
                item,
                "单位组 成员".to_owned(),
                row.get("name")?,
                to,
            ))
        },
    )?);
    Ok(lines)
}

fn open_line(item: OpenItem, words: String, title: String, to: Option<UnitId>) -> OpenLine {
    OpenLine {
        item,
        words,
        title,
        to,
    }
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

/// Refuses a unit that is not there.
pub(crate) fn proposal(conn: &Connection, unit: UnitId, into: &[UnitId]) -> Result<Vec<OpenLine>> {
    row::maybe(conn, "SELECT id FROM unit WHERE id = ?1", [unit.0], |row| {
        row.get::<_, i64>(0)
    })?
    .or_missing("单位", unit.0)?;
    open_items(conn, unit, into)
}
