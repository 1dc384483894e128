//! Copies of the book that may be called backups: taken in pieces between acts, then opened by
//! themselves, read through, and compared with the head of the journal that they were taken at. It knows
//! no folder, schedule or clock: `desk` does. A backup is a book; restoring one is opening a copy of it.

use crate::copying::Copying;
use crate::error::{Error, Result};
use crate::file::{self, Ledger};
use crate::journal::{Line, Stamp, Tx};
use crate::{check, row};
use chrono::NaiveDateTime;
use office::refusal::Code;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use serde::{Deserialize, Serialize};
use std::fs::File;
use std::path::Path;

/// Where a book stands: the newest line of its journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// The book's own name for itself: the chain's first hash.
    pub book: String,
    /// The newest line.
    pub no: i64,
    /// Its hash, and through it that of every line before.
    pub hash: String,
    /// When it was entered.
    pub at: NaiveDateTime,
}

/// How a copy goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CopyStep {
    /// There is more.
    Going {
        /// How far it is.
        percent: u32,
    },
    /// The file holds the whole book as of this line. It is no backup before [`verify`] says so.
    Whole(Head),
}

impl Ledger {
    /// Where the book stands; none before anything was written.
    pub fn head(&self) -> Result<Option<Head>> {
        head(self.conn())
    }

    /// Begins a copy into a file that nothing has yet; one under way is given up.
    pub fn begin_copy(&mut self, path: &Path) -> Result<()> {
        self.stop_copy();
        let copying = Copying::begin(self.conn(), path)?;
        *self.copying() = Some(copying);
        Ok(())
    }

    /// Copies one more piece, in a few milliseconds; acts may run before the next.
    ///
    /// # Errors
    /// Where the copy's disk is full or gone; the book is not touched by it, and the copy is given up.
    pub fn go_on_copying(&mut self) -> Result<CopyStep> {
        let gone = || Error::from(Code::CopyStopped);
        let copying = self.copying().as_mut().ok_or_else(gone)?;
        match copying.go_on() {
            Ok(false) => Ok(CopyStep::Going {
                percent: copying.percent(),
            }),
            Ok(true) => {
                self.stop_copy();
                Ok(CopyStep::Whole(self.head()?.ok_or(Code::FileDamaged)?))
            }
            Err(error) => {
                self.stop_copy();
                Err(error)
            }
        }
    }

    /// Gives up a copy under way; its file is left to whoever named it.
    pub fn stop_copy(&mut self) {
        *self.copying() = None;
    }

    /// Whether this book goes on from where a backup was taken: its chain holds that line, or a restore
    /// after it says why not. A book that is older than its own backup was put back behind our back.
    pub fn goes_on_from(&self, backup: &Head) -> Result<bool> {
        let held: u32 = row::count(
            self.conn(),
            "SELECT count(*) FROM act WHERE (no = ?1 AND hash = ?2) OR (title = ?3 AND at >= ?4)",
            (
                backup.no,
                &backup.hash,
                RESTORED,
                backup.at.format("%Y-%m-%dT%H:%M:%S").to_string(),
            ),
        )?;
        Ok(held > 0)
    }

    /// Writes into the journal that this book was restored from a backup; undo stops there.
    pub fn note_restore(&mut self, from: &Head, stamp: &Stamp) -> Result<()> {
        let json = serde_json::to_string(&serde_json::json!({ "restored": from }))?;
        let mut tx = Tx::begin(self.conn_mut(), stamp)?;
        let line = Line::of_the_book(RESTORED, json, None);
        tx.write_line(&line, None)?;
        tx.commit()
    }
}

/// The title of a restore's line.
const RESTORED: &str = "从备份恢复";

fn head(conn: &Connection) -> Result<Option<Head>> {
    row::maybe(
        conn,
        "SELECT (SELECT hash FROM act WHERE no = 1) AS book, no, hash, at FROM act ORDER BY no DESC LIMIT 1",
        [],
        |row| {
            let at: String = row.get("at")?;
            Ok((row.get("book")?, row.get("no")?, row.get("hash")?, at))
        },
    )?
    .map(|(book, no, hash, at): (Option<String>, i64, String, String)| {
        let at = at.parse().map_err(|_| Error::from(Code::FileDamaged))?;
        let book = book.ok_or(Code::FileDamaged)?;
        Ok(Head { book, no, hash, at })
    })
    .transpose()
}

/// Makes a whole copy stand by itself: no log beside it, all of it on the disk.
pub fn settle_copy(path: &Path) -> Result<()> {
    let conn = Connection::open_with_flags(
        path,
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )?;
    conn.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(()))?;
    conn.close().map_err(|(_, error)| Error::Sqlite(error))?;
    Ok(File::open(path)?.sync_all()?)
}

/// Reads a book that nobody writes, all of it: structure, rows against their images, contents and lines
/// against their hashes. Answers where it stands.
///
/// # Errors
/// [`Code::BackupDamaged`] with the first finding; the refusals of a file that is no book of ours.
pub fn verify(path: &Path) -> Result<Head> {
    file::readable(path)?;
    let conn = Connection::open_with_flags(
        path,
        OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )?;
    for (setting, on) in [
        (DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true),
        (DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false),
    ] {
        conn.set_db_config(setting, on)?;
    }
    conn.execute_batch(
        "PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0; PRAGMA temp_store = MEMORY;",
    )?;
    if let Some(finding) = check::all(&conn)?.into_iter().next() {
        return Err(Code::BackupDamaged { finding }.into());
    }
    head(&conn)?.ok_or_else(|| Code::FileDamaged.into())
}

/// Whether another process holds the book. Where none does, what its log holds is brought into the file,
/// as by any opening, so that the file can be moved alone.
pub fn is_held(path: &Path) -> bool {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let asked = Connection::open_with_flags(path, flags).and_then(|conn| {
        conn.busy_timeout(std::time::Duration::ZERO)?;
        conn.execute_batch("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; ROLLBACK;")
    });
    asked.is_err_and(|error| matches!(Error::from(error).refusal().code, Code::FileBusy))
}
