//! 分工: rows with a beginning and an end. Every change is checked against the rule of `office` over all
//! rows of the measure, at every date.

use crate::error::Result;
use crate::journal::Tx;
use crate::row::{self, OrMissing, Word};
use crate::units;
use chrono::NaiveDate;
use office::assignment::{self, AssignmentAct, AssignmentLine, Origin, Party, Role};
use office::field::{self, LONG};
use office::id::{AssignmentId, GroupId, MeasureId, UnitId};
use office::refusal::{Code, Refusal};
use rusqlite::{Connection, Row, params};

pub(crate) fn run(tx: &Tx<'_>, act: &AssignmentAct) -> Result<Option<i64>> {
    match act {
        AssignmentAct::Add {
            measure,
            party,
            role,
            from,
            basis,
        } => {
            let basis = field::required("basis", basis, LONG)?;
            units::require_live_party(&tx.conn, "party", *party, *from)?;
            measure_number(&tx.conn, *measure)?;
            let id = begin(tx, *measure, *party, *role, *from, &basis)?;
            check(&tx.conn, *measure)?;
            Ok(Some(id))
        }
        AssignmentAct::Replace {
            id,
            party,
            from,
            basis,
        } => {
            let basis = field::required("basis", basis, LONG)?;
            let old = open_row(&tx.conn, *id, *from)?;
            if old.party == *party {
                return Err(Refusal::at("party", Code::SameOwner).into());
            }
            units::require_live_party(&tx.conn, "party", *party, *from)?;
            end(tx, *id, *from, &basis)?;
            let new = begin(tx, old.measure, *party, old.role, *from, &basis)?;
            check(&tx.conn, old.measure)?;
            Ok(Some(new))
        }
        AssignmentAct::End { id, from, basis } => {
            let basis = field::required("basis", basis, LONG)?;
            let old = open_row(&tx.conn, *id, *from)?;
            end(tx, *id, *from, &basis)?;
            check(&tx.conn, old.measure)?;
            Ok(Some(id.0))
        }
        AssignmentAct::MakeFirst { id, from, basis } => {
            make_first(tx, *id, *from, &field::required("basis", basis, LONG)?)
        }
    }
}

/// A part goes to another unit, whose own part in the measure, where it has one, is then the stronger.
pub(crate) fn take_over(
    tx: &Tx<'_>,
    id: AssignmentId,
    to: UnitId,
    from: NaiveDate,
    basis: &str,
) -> Result<()> {
    let old = open_row(&tx.conn, id, from)?;
    let own = of_measure(&tx.conn, old.measure)?
        .into_iter()
        .find(|row| row.party == Party::Unit(to) && row.until.is_none());
    end(tx, id, from, basis)?;
    match own {
        Some(own) if own.role <= old.role => {}
        Some(own) => {
            open_row(&tx.conn, own.id, from)?;
            end(tx, own.id, from, basis)?;
            begin(tx, old.measure, Party::Unit(to), old.role, from, basis)?;
        }
        None => {
            begin(tx, old.measure, Party::Unit(to), old.role, from, basis)?;
        }
    }
    check(&tx.conn, old.measure)
}

/// The lead that is named becomes the first lead, and the first lead of that day stays a lead.
fn make_first(tx: &Tx<'_>, id: AssignmentId, from: NaiveDate, basis: &str) -> Result<Option<i64>> {
    let new = open_row(&tx.conn, id, from)?;
    if new.role == Role::FirstLead {
        return Err(Refusal::at(
            "id",
            Code::AlreadyAssigned {
                role: Role::FirstLead,
            },
        )
        .into());
    }
    if matches!(new.party, Party::Group(_)) {
        return Err(Refusal::at("id", Code::GroupCannotLead).into());
    }
    let first = of_measure(&tx.conn, new.measure)?
        .into_iter()
        .find(|row| row.role == Role::FirstLead && row.holds_on(from));
    if let Some(first) = first {
        end(tx, first.id, from, basis)?;
        begin(tx, new.measure, first.party, Role::Lead, from, basis)?;
    }
    end(tx, id, from, basis)?;
    let id = begin(tx, new.measure, new.party, Role::FirstLead, from, basis)?;
    check(&tx.conn, new.measure)?;
    Ok(Some(id))
}

fn begin(
    tx: &Tx<'_>,
    measure: MeasureId,
    party: Party,
    role: Role,
    from: NaiveDate,
    basis: &str,
) -> Result<i64> {
    let (unit, group) = units::party_columns(party);
    if group.is_some() && role.leads() {
        return Err(Refusal::at("party", Code::GroupCannotLead).into());
    }
    tx.conn
        .prepare_cached("INSERT INTO assignment (measure_id, unit_id, group_id, role, from_on, origin, basis) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")?
        .execute(params![measure.0, unit, group, Word(role), Word(from), Word(Origin::Clerk), basis])?;
    Ok(tx.conn.last_insert_rowid())
}

fn end(tx: &Tx<'_>, id: AssignmentId, from: NaiveDate, basis: &str) -> Result<()> {
    tx.conn
        .prepare_cached("UPDATE assignment SET until_on = ?2, end_basis = ?3 WHERE id = ?1")?
        .execute(params![id.0, Word(from), basis])?;
    Ok(())
}

/// The row, which must not have ended and must have begun by the day of the change.
fn open_row(conn: &Connection, id: AssignmentId, from: NaiveDate) -> Result<AssignmentLine> {
    let row = row::maybe(conn, &format!("{SELECT} WHERE a.id = ?1"), [id.0], line)?
        .or_missing("分工", id.0)?;
    if let Some(on) = row.until {
        return Err(Code::AssignmentEnded { on }.into());
    }
    match row.from {
        Some(begun) if begun > from => Err(Refusal::at(
            "from",
            Code::DatesReversed {
                from: begun,
                to: from,
            },
        )
        .into()),
        _ => Ok(row),
    }
}

fn check(conn: &Connection, measure: MeasureId) -> Result<()> {
    let number = measure_number(conn, measure)?;
    Ok(assignment::check_measure(
        number,
        &of_measure(conn, measure)?,
    )?)
}

/// The number of a measure that is there.
pub(crate) fn measure_number(conn: &Connection, measure: MeasureId) -> Result<u32> {
    row::maybe(
        conn,
        "SELECT number FROM measure WHERE id = ?1",
        [measure.0],
        |row| row.get(0),
    )?
    .or_missing("措施", measure.0)
}

const SELECT: &str = "SELECT a.*, coalesce(u.name, g.name) AS name FROM assignment a
    LEFT JOIN unit u ON u.id = a.unit_id LEFT JOIN unit_group g ON g.id = a.group_id";

/// Leads first, then the responsible, each as the plan names them; later rows after.
const ORDER: &str = "ORDER BY a.measure_id, CASE a.role WHEN 'first_lead' THEN 0 WHEN 'lead' THEN 1 ELSE 2 END, a.id";

fn line(row: &Row<'_>) -> rusqlite::Result<AssignmentLine> {
    let unit: Option<i64> = row.get("unit_id")?;
    let group: Option<i64> = row.get("group_id")?;
    let party = match (unit, group) {
        (Some(unit), _) => Party::Unit(UnitId(unit)),
        (None, group) => Party::Group(GroupId(group.unwrap_or_default())),
    };
    Ok(AssignmentLine {
        id: AssignmentId(row.get("id")?),
        measure: MeasureId(row.get("measure_id")?),
        party,
        name: row.get("name")?,
        role: row::word(row, "role")?,
        from: row::word(row, "from_on")?,
        until: row::word(row, "until_on")?,
        origin: row::word(row, "origin")?,
        basis: row.get("basis")?,
        end_basis: row.get("end_basis")?,
    })
}

/// All rows of a measure, with history.
pub(crate) fn of_measure(conn: &Connection, measure: MeasureId) -> Result<Vec<AssignmentLine>> {
    row::all(
        conn,
        &format!("{SELECT} WHERE a.measure_id = ?1 {ORDER}"),
        [measure.0],
        line,
    )
}

/// Every part there ever was.
pub(crate) fn all(conn: &Connection) -> Result<Vec<AssignmentLine>> {
    row::all(conn, &format!("{SELECT} {ORDER}"), [], line)
}

/// All parts held on a day.
pub(crate) fn held_on(conn: &Connection, day: NaiveDate) -> Result<Vec<AssignmentLine>> {
    let sql = format!(
        "{SELECT} WHERE (a.from_on IS NULL OR a.from_on <= ?1) AND (a.until_on IS NULL OR a.until_on > ?1) {ORDER}"
    );
    row::all(conn, &sql, [Word(day)], line)
}
