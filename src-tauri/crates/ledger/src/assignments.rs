//! 分工: rows with a beginning and an end. Every change is checked against the rule of `office` over all
//! rows of the measure, at every date.

use crate::error::Result;
use crate::journal::Tx;
use crate::row::{self, OrMissing, Word};
use crate::{plans, units};
use chrono::NaiveDate;
use office::assignment::{self, AssignmentAct, AssignmentLine, BasisLine, Origin, Party, Role};
use office::field::{self, LONG};
use office::id::{AssignmentId, DecisionId, GroupId, MeasureId, UnitId};
use office::plan::LeadMode;
use office::refusal::{Code, Refusal};
use office::task::Owners;
use rusqlite::{Connection, Row, params};

pub(crate) fn run(tx: &Tx<'_>, act: &AssignmentAct) -> Result<Option<i64>> {
    match act {
        AssignmentAct::Add {
            measure,
            party,
            role,
            from,
            basis,
            decision,
        } => {
            let basis = field::required("basis", basis, LONG)?;
            let basis = Basis::new(tx, &basis, *decision)?;
            units::require_live_party(&tx.conn, "party", *party, *from)?;
            plans::not_before(&tx.conn, "from", *from)?;
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
            decision,
        } => {
            let basis = field::required("basis", basis, LONG)?;
            let basis = Basis::new(tx, &basis, *decision)?;
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
        AssignmentAct::End {
            id,
            from,
            basis,
            decision,
        } => {
            let basis = field::required("basis", basis, LONG)?;
            let basis = Basis::new(tx, &basis, *decision)?;
            let old = open_row(&tx.conn, *id, *from)?;
            end(tx, *id, *from, &basis)?;
            check(&tx.conn, old.measure)?;
            Ok(Some(id.0))
        }
        AssignmentAct::MakeFirst {
            id,
            from,
            basis,
            decision,
        } => {
            let basis = field::required("basis", basis, LONG)?;
            make_first(tx, *id, *from, &Basis::new(tx, &basis, *decision)?)
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
    let basis = &Basis {
        words: basis,
        decision: None,
    };
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
fn make_first(
    tx: &Tx<'_>,
    id: AssignmentId,
    from: NaiveDate,
    basis: &Basis<'_>,
) -> Result<Option<i64>> {
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

/// Why a part changes: words, and the decision they rest on.
struct Basis<'a> {
    words: &'a str,
    decision: Option<DecisionId>,
}

impl<'a> Basis<'a> {
    fn new(tx: &Tx<'_>, words: &'a str, decision: Option<DecisionId>) -> Result<Basis<'a>> {
        if let Some(decision) = decision {
            row::require(&tx.conn, "decision", "议定事项", decision.0)?;
        }
        Ok(Basis { words, decision })
    }

    fn origin(&self) -> Origin {
        match self.decision {
            Some(_) => Origin::Decision,
            None => Origin::Clerk,
        }
    }
}

fn begin(
    tx: &Tx<'_>,
    measure: MeasureId,
    party: Party,
    role: Role,
    from: NaiveDate,
    basis: &Basis<'_>,
) -> Result<i64> {
    let (unit, group) = units::party_columns(party);
    if group.is_some() && role.leads() {
        return Err(Refusal::at("party", Code::GroupCannotLead).into());
    }
    tx.conn
        .prepare_cached("INSERT INTO assignment (measure_id, unit_id, group_id, role, from_on, origin, basis, decision_id) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")?
        .execute(params![measure.0, unit, group, Word(role), Word(from), Word(basis.origin()), basis.words, basis.decision.map(|decision| decision.0)])?;
    Ok(tx.conn.last_insert_rowid())
}

fn end(tx: &Tx<'_>, id: AssignmentId, from: NaiveDate, basis: &Basis<'_>) -> Result<()> {
    tx.conn
        .prepare_cached("UPDATE assignment SET until_on = ?2, end_basis = ?3 WHERE id = ?1")?
        .execute(params![id.0, Word(from), basis.words])?;
    Ok(())
}

/// The row of a measure, which must not have ended and must have begun by the day of the change.
fn open_row(conn: &Connection, id: AssignmentId, from: NaiveDate) -> Result<AssignmentLine> {
    plans::not_before(conn, "from", from)?;
    let sql = format!("{SELECT} WHERE a.id = ?1 AND a.measure_id IS NOT NULL");
    let row = row::maybe(conn, &sql, [id.0], line)?.or_missing("分工", id.0)?;
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
        measure: MeasureId(row.get::<_, Option<i64>>("measure_id")?.unwrap_or_default()),
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
    row::all(
        conn,
        &format!("{SELECT} WHERE a.measure_id IS NOT NULL {ORDER}"),
        [],
        line,
    )
}

/// All parts held on a day.
pub(crate) fn held_on(conn: &Connection, day: NaiveDate) -> Result<Vec<AssignmentLine>> {
    let sql = format!(
        "{SELECT} WHERE a.measure_id IS NOT NULL AND (a.from_on IS NULL OR a.from_on <= ?1) AND (a.until_on IS NULL OR a.until_on > ?1) {ORDER}"
    );
    row::all(conn, &sql, [Word(day)], line)
}

/// Parts that the rule gives in every measure on a day, as rows of one measure: one row in the book.
pub(crate) fn by_rule(
    conn: &Connection,
    day: NaiveDate,
    measure: MeasureId,
) -> Result<Vec<AssignmentLine>> {
    let sql = format!(
        "{SELECT} WHERE a.measure_id IS NULL AND (a.from_on IS NULL OR a.from_on <= ?1) AND (a.until_on IS NULL OR a.until_on > ?1) ORDER BY a.id"
    );
    let mut rows = row::all(conn, &sql, [Word(day)], line)?;
    for row in &mut rows {
        row.measure = measure;
    }
    Ok(rows)
}

/// Who has a part in every measure by the rule, not ended.
pub(crate) fn bound(conn: &Connection) -> Result<Vec<Party>> {
    let sql = format!("{SELECT} WHERE a.measure_id IS NULL AND a.until_on IS NULL ORDER BY a.id");
    row::all(conn, &sql, [], |row| Ok(line(row)?.party))
}

/// Who may own tasks and indicators of a measure on a day; groups with their members of that day.
pub(crate) fn owners(conn: &Connection, measure: MeasureId, day: NaiveDate) -> Result<Owners> {
    let mode: Option<LeadMode> = row::maybe(
        conn,
        "SELECT lead_mode FROM measure WHERE id = ?1",
        [measure.0],
        |row| row::word(row, "lead_mode"),
    )?
    .flatten();
    let mut owners = Owners {
        measure: measure_number(conn, measure)?,
        separate: mode == Some(LeadMode::Separate),
        ..Owners::default()
    };
    let mut rows = of_measure(conn, measure)?;
    rows.retain(|row| row.holds_on(day));
    rows.extend(by_rule(conn, day, measure)?);
    let groups = units::groups(conn, day)?;
    for row in rows {
        match row.party {
            Party::Unit(unit) if row.role.leads() => owners.leads.push(unit),
            Party::Unit(unit) => owners.others.push(unit),
            Party::Group(group) => {
                let members = groups.iter().find(|line| line.id == group);
                owners
                    .others
                    .extend(members.iter().flat_map(|line| &line.members));
            }
        }
    }
    Ok(owners)
}

/// Decisions that a change may rest on, newest first.
pub(crate) fn bases(conn: &Connection) -> Result<Vec<BasisLine>> {
    row::all(
        conn,
        "SELECT d.id, d.text, s.name, m.ordinal, (SELECT count(*) FROM decision e WHERE e.meeting_id = d.meeting_id AND e.id <= d.id) AS no
         FROM decision d JOIN meeting m ON m.id = d.meeting_id JOIN meeting_series s ON s.id = m.series_id ORDER BY d.id DESC LIMIT 100",
        [],
        |row| {
            let (series, ordinal, no): (String, u32, u32) =
                (row.get("name")?, row.get("ordinal")?, row.get("no")?);
            Ok(BasisLine {
                decision: DecisionId(row.get("id")?),
                source: format!("{series}第{ordinal}次会议议定事项第{no}项"),
                text: row.get("text")?,
            })
        },
    )
}
