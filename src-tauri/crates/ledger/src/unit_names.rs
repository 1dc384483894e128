//! What units are and were called: names over time, the name on a day, and finding one by what is typed.

use crate::error::Result;
use crate::journal::Tx;
use crate::row::{self, OrMissing, Word};
use crate::units;
use office::id::{UnitId, UnitNameId};
use office::unit::{NameKind, NameLine, NewName};
use office::unit_name::{self, FoundUnit, KnownUnit};
use rusqlite::{Connection, params};

/// SQL: the full name of `u` on the day that an expression gives; today's where none is older.
pub(crate) fn name_on(day: &str) -> String {
    format!(
        "coalesce((SELECT n.name FROM unit_name n WHERE n.unit_id = u.id AND n.kind = 'former' AND n.until_on > {day} ORDER BY n.until_on LIMIT 1), u.name)"
    )
}

/// Another name, which no other unit has today.
pub(crate) fn add(tx: &Tx<'_>, unit: UnitId, name: &NewName) -> Result<i64> {
    units::require(&tx.conn, unit)?;
    let name = name.checked()?;
    units::name_is_free(&tx.conn, &name.name, Some(unit))?;
    keep(tx, unit, &name)
}

/// Keeps a name without asking who else has it.
pub(crate) fn keep(tx: &Tx<'_>, unit: UnitId, name: &NewName) -> Result<i64> {
    tx.conn
        .prepare_cached(
            "INSERT INTO unit_name (unit_id, kind, name, from_on, until_on) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![
            unit.0,
            Word(name.kind),
            name.name,
            Word(name.from),
            Word(name.until)
        ])?;
    Ok(tx.conn.last_insert_rowid())
}

pub(crate) fn remove(tx: &Tx<'_>, id: UnitNameId) -> Result<i64> {
    let gone = tx
        .conn
        .prepare_cached("DELETE FROM unit_name WHERE id = ?1")?
        .execute([id.0])?;
    (gone > 0).then_some(id.0).or_missing("单位别名", id.0)
}

/// Other names of all units, in one pass.
pub(crate) fn others(conn: &Connection) -> Result<Vec<(UnitId, NameLine)>> {
    row::all(
        conn,
        "SELECT * FROM unit_name ORDER BY unit_id, until_on IS NOT NULL, until_on DESC, id",
        [],
        |row| {
            let line = NameLine {
                id: Some(UnitNameId(row.get("id")?)),
                name: row.get("name")?,
                kind: row::word(row, "kind")?,
                from: row::word(row, "from_on")?,
                until: row::word(row, "until_on")?,
            };
            Ok((UnitId(row.get("unit_id")?), line))
        },
    )
}

/// A unit's names: those of today, then aliases, then what it was called.
pub(crate) fn of(conn: &Connection, unit: UnitId) -> Result<Vec<NameLine>> {
    let unit = units::one(conn, unit)?;
    let others: Vec<NameLine> = others(conn)?
        .into_iter()
        .filter(|(id, _)| *id == unit.id)
        .map(|(_, line)| line)
        .collect();
    let since = |former: NameKind| {
        let ends = others.iter().filter(|line| line.kind == former);
        ends.filter_map(|line| line.until).max()
    };
    let mut names = vec![NameLine {
        id: None,
        name: unit.name.clone(),
        kind: NameKind::Full,
        from: since(NameKind::Former),
        until: unit.ended_on,
    }];
    if let Some(short) = &unit.short_name {
        names.push(NameLine {
            id: None,
            name: short.clone(),
            kind: NameKind::Short,
            from: since(NameKind::FormerShort),
            until: unit.ended_on,
        });
    }
    names.extend(others);
    Ok(names)
}

/// Every unit with every name, in protocol order.
pub(crate) fn known(conn: &Connection) -> Result<Vec<KnownUnit>> {
    let others = others(conn)?;
    Ok(units::rows(conn)?
        .into_iter()
        .map(|unit| {
            let mut names = vec![(NameKind::Full, unit.name)];
            names.extend(unit.short_name.map(|short| (NameKind::Short, short)));
            let own = others.iter().filter(|(id, _)| *id == unit.id);
            names.extend(own.map(|(_, line)| (line.kind, line.name.clone())));
            KnownUnit {
                id: unit.id,
                names,
                reading: unit.reading,
                ended: unit.ended_on.is_some(),
            }
        })
        .collect())
}

/// Units that answer what was typed, the best first.
pub(crate) fn find(conn: &Connection, typed: &str) -> Result<Vec<FoundUnit>> {
    Ok(unit_name::find(typed, &known(conn)?))
}
