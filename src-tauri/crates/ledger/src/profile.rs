//! 专班办: the office's particulars, one row and the 代字 of its kinds of paper.

use crate::counters;
use crate::error::Result;
use crate::journal::Tx;
use crate::row::{self, Word};
use office::field::{self, LONG};
use office::profile::{Office, OfficeAct, SeriesPrefix};
use office::refusal::Code;
use rusqlite::{Connection, params};

pub(crate) fn run(tx: &Tx<'_>, act: &OfficeAct) -> Result<Option<i64>> {
    match act {
        OfficeAct::Set { office } => set(tx, office)?,
        OfficeAct::SetCounter { number } => counters::set_start(tx, number)?,
        OfficeAct::ConfirmClock { reason } => {
            let reason = field::required("reason", reason, LONG)?;
            tx.conn
                .prepare_cached("INSERT INTO clock_note (reason) VALUES (?1)")?
                .execute([reason])?;
        }
    }
    Ok(None)
}

fn set(tx: &Tx<'_>, office: &Office) -> Result<()> {
    let office = office.checked()?;
    tx.conn
        .prepare_cached(
            "INSERT INTO office (id, group_name, office_name, host_unit, number_prefix, paper_prefix, convener, contact, telephone)
             VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
             ON CONFLICT (id) DO UPDATE SET group_name = ?1, office_name = ?2, host_unit = ?3, number_prefix = ?4,
             paper_prefix = ?5, convener = ?6, contact = ?7, telephone = ?8",
        )?
        .execute(params![
            office.group_name,
            office.office_name,
            office.host_unit,
            office.number_prefix,
            office.paper_prefix,
            office.convener,
            office.contact,
            office.telephone
        ])?;
    if prefixes(&tx.conn)? != office.prefixes {
        tx.conn
            .prepare_cached("DELETE FROM office_prefix")?
            .execute([])?;
        for line in &office.prefixes {
            tx.conn
                .prepare_cached("INSERT INTO office_prefix (series, prefix) VALUES (?1, ?2)")?
                .execute(params![Word(line.series), line.prefix])?;
        }
    }
    Ok(())
}

fn prefixes(conn: &Connection) -> Result<Vec<SeriesPrefix>> {
    row::all(
        conn,
        "SELECT series, prefix FROM office_prefix ORDER BY id",
        [],
        |row| {
            Ok(SeriesPrefix {
                series: row::word(row, "series")?,
                prefix: row.get("prefix")?,
            })
        },
    )
}

/// The office's particulars; empty before anybody filled them in.
pub(crate) fn read(conn: &Connection) -> Result<Office> {
    let office = row::maybe(conn, "SELECT * FROM office WHERE id = 1", [], |row| {
        Ok(Office {
            group_name: row.get("group_name")?,
            office_name: row.get("office_name")?,
            host_unit: row.get("host_unit")?,
            number_prefix: row.get("number_prefix")?,
            paper_prefix: row.get("paper_prefix")?,
            prefixes: Vec::new(),
            convener: row.get("convener")?,
            contact: row.get("contact")?,
            telephone: row.get("telephone")?,
        })
    })?;
    Ok(Office {
        prefixes: prefixes(conn)?,
        ..office.unwrap_or_default()
    })
}

/// The particulars, complete enough for a paper that leaves the house.
pub(crate) fn for_papers(conn: &Connection) -> Result<Office> {
    let office = read(conn)?;
    let missing = office.missing_for_papers();
    if missing.is_empty() {
        Ok(office)
    } else {
        Err(Code::OfficeNeeded { missing }.into())
    }
}
