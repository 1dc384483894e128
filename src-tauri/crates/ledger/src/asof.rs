//! The book as of a day: a scratch database in memory, made from the journal's row images, on which the
//! same questions run. "As of" is record time: the book after the last act entered by the end of that
//! day, whatever date the act speaks of. Read-only by what it is: it has no gate.

use crate::ask::View;
use crate::derived;
use crate::error::Result;
use crate::file::Ledger;
use crate::journal::{self, FACTS};
use crate::row;
use chrono::NaiveDate;
use office::refusal::Code;
use rusqlite::Connection;

/// The book as it was at the end of a day.
#[derive(Debug)]
pub struct Past {
    conn: Connection,
    day: NaiveDate,
}

impl Past {
    /// Answers questions as of that day; "today" is then that day.
    pub fn view(&self) -> View<'_> {
        View::new(&self.conn, self.day)
    }
}

impl Ledger {
    /// The book as of the end of a day.
    pub fn as_of(&self, day: NaiveDate) -> Result<Past> {
        let live = self.conn();
        let last: i64 = live.query_row(
            "SELECT coalesce(max(no), 0) FROM act WHERE at < ?1",
            [format!("{day}T99")],
            |row| row.get(0),
        )?;
        if last == 0 {
            return Err(Code::NoPlan.into());
        }
        let scratch = Connection::open_in_memory()?;
        scratch.set_prepared_statement_cache_capacity(256);
        let schema: Vec<String> = row::all(
            live,
            &format!(
                "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' AND NOT {} ORDER BY rowid",
                derived::IS_DERIVED
            ),
            [],
            |row| row.get(0),
        )?;
        scratch.execute_batch(&format!(
            "PRAGMA foreign_keys = OFF; BEGIN; {};",
            schema.join(";\n")
        ))?;
        for (table, _) in FACTS {
            let columns = journal::columns(live, table)?;
            let images: Vec<String> = row::all(
                live,
                "SELECT after FROM image WHERE after IS NOT NULL AND id IN
                 (SELECT max(id) FROM image WHERE tbl = ?1 AND act_no <= ?2 GROUP BY row_id)",
                rusqlite::params![table, last],
                |row| row.get(0),
            )?;
            for image in images {
                journal::insert_image(&scratch, table, &columns, &image)?;
            }
        }
        copy_texts(live, &scratch)?;
        scratch.execute_batch("COMMIT; PRAGMA query_only = ON;")?;
        Ok(Past { conn: scratch, day })
    }
}

/// The notice's text and the frozen words of minutes are the only contents that questions read.
fn copy_texts(live: &Connection, scratch: &Connection) -> Result<()> {
    let hashes: Vec<String> = row::all(
        scratch,
        "SELECT text_hash FROM plan UNION SELECT snapshot_hash FROM minutes WHERE snapshot_hash IS NOT NULL",
        [],
        |row| row.get(0),
    )?;
    for hash in hashes {
        crate::content::keep(scratch, &crate::content::bytes(live, &hash)?)?;
    }
    Ok(())
}
