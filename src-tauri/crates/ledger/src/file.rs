//! The book as a file: made in one piece, opened with every setting that keeps it whole, migrated in
//! one transaction after a copy was set aside, and closed so that the file alone holds everything.
//! One process owns an open book: the lock is taken before the first read.

use crate::copying::Copying;
use crate::error::{Error, Result};
use crate::journal::{Line, Stamp, Tx};
use crate::place::{beside, put_in_place, remove_book, with_suffix};
use crate::{check, content, derived, images, intact, row};
use office::refusal::Code;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

/// `application_id` of a book: "ZBTZ".
pub(crate) const APPLICATION_ID: u32 = 0x5A42_545A;

/// The steps that make a book, forward only; the file's version is how many it has taken.
const MIGRATIONS: &[&str] = &[concat!(
    include_str!("sql/migrations/0001_book/journal.sql"),
    include_str!("sql/migrations/0001_book/office.sql"),
    include_str!("sql/migrations/0001_book/unit.sql"),
    include_str!("sql/migrations/0001_book/document.sql"),
    include_str!("sql/migrations/0001_book/person.sql"),
    include_str!("sql/migrations/0001_book/plan.sql"),
    include_str!("sql/migrations/0001_book/assignment.sql"),
    include_str!("sql/migrations/0001_book/task.sql"),
    include_str!("sql/migrations/0001_book/indicator.sql"),
    include_str!("sql/migrations/0001_book/reading.sql"),
    include_str!("sql/migrations/0001_book/meeting.sql"),
    include_str!("sql/migrations/0001_book/instruction.sql"),
    include_str!("sql/migrations/0001_book/follow_up.sql"),
    include_str!("sql/migrations/0001_book/report.sql"),
    include_str!("sql/migrations/0001_book/light.sql"),
    include_str!("sql/migrations/0001_book/look.sql"),
    include_str!("sql/migrations/0001_book/pack.sql"),
    include_str!("sql/migrations/0001_book/working_day.sql"),
    include_str!("sql/migrations/0001_book/paper.sql"),
)];

/// Older libraries lose data when a WAL is reset at the wrong moment.
const OLDEST_SQLITE: i32 = 3_053_000;

/// An open book.
#[derive(Debug)]
pub struct Ledger {
    /// Before the connection, which must not go first.
    copying: Option<Copying>,
    conn: Connection,
    path: PathBuf,
}

impl Ledger {
    /// Makes a book and lets `fill` work on it; the file appears under its name only when all went well.
    pub fn create(path: &Path, fill: impl FnOnce(&mut Ledger) -> Result<()>) -> Result<()> {
        if path.exists() {
            return Err(Code::FileExists.into());
        }
        let unfinished = beside(path, "new");
        remove_book(&unfinished)?;
        let made = make_file(&unfinished, MIGRATIONS).and_then(|()| {
            let mut ledger = Ledger::open_with(&unfinished, MIGRATIONS, None)?;
            // Nothing stands under the book's name before it was synced whole, below.
            ledger.conn.execute_batch("PRAGMA synchronous = OFF")?;
            fill(&mut ledger)?;
            ledger.close()
        });
        let made = made.and_then(|()| Ok(File::open(&unfinished)?.sync_all()?));
        if let Err(error) = made {
            remove_book(&unfinished)?;
            return Err(error);
        }
        if path.exists() {
            remove_book(&unfinished)?;
            return Err(Code::FileExists.into());
        }
        put_in_place(&unfinished, path)
    }

    /// Opens a book. `stamp` enters a migration into the journal, should the book need one.
    pub fn open(path: &Path, stamp: &Stamp) -> Result<Ledger> {
        Ledger::open_with(path, MIGRATIONS, Some(stamp))
    }

    fn open_with(path: &Path, migrations: &[&str], stamp: Option<&Stamp>) -> Result<Ledger> {
        let found = read_header(path)?;
        let known = migrations.len() as u32;
        if found > known {
            return Err(Code::FileTooNew { found, known }.into());
        }
        let unclean = fs::metadata(with_suffix(path, "-wal")).is_ok_and(|wal| wal.len() > 0);
        let conn = connect(path)?;
        images::make_current(&conn)?;
        let mut ledger = Ledger {
            copying: None,
            conn,
            path: path.to_owned(),
        };
        if found < known {
            let stamp = stamp.ok_or(Code::FileDamaged)?;
            ledger.migrate(found, migrations, stamp)?;
        }
        images::make_triggers(&ledger.conn)?;
        derived::ensure(&ledger.conn)?;
        let findings = if unclean {
            check::all(&ledger.conn)?
        } else {
            check::quick(&ledger.conn)?
        };
        match findings.first() {
            None => Ok(ledger),
            Some(_) => Err(Code::FileDamaged.into()),
        }
    }

    /// The book's own name for itself, wherever its file lies: the chain's first hash. None before
    /// anything was written.
    pub fn id(&self) -> Result<Option<String>> {
        let sql = "SELECT hash FROM act WHERE no = 1";
        row::maybe(&self.conn, sql, [], |row| row.get(0))
    }

    /// Where the book lies.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The bytes under a hash.
    pub fn bytes(&self, hash: &str) -> Result<Vec<u8>> {
        content::bytes(&self.conn, hash)
    }

    /// Takes bytes in ahead of the act that names them; append-only, so nothing can be lost by it.
    pub fn keep(&mut self, bytes: &[u8]) -> Result<String> {
        content::keep(&self.conn, bytes)
    }

    /// Keeps the words that the door read in bytes; none where the file holds none. They are searched
    /// from now on.
    pub fn keep_text(&mut self, hash: &str, text: Option<&str>) -> Result<()> {
        let tx = self.conn.unchecked_transaction()?;
        content::keep_text(&tx, hash, text)?;
        derived::follow_text(&tx, hash)?;
        tx.commit()?;
        Ok(())
    }

    /// Contents of documents in which nobody has looked for words yet.
    pub fn unread(&self) -> Result<Vec<String>> {
        content::unread(&self.conn)
    }

    /// Compares the whole book with its journal and hashes; each finding in plain words, none if sound.
    pub fn check(&self) -> Result<Vec<String>> {
        check::all(&self.conn)
    }

    /// Where the search index differs from one made anew from the facts; none when it is true.
    pub fn check_search(&self) -> Result<Vec<String>> {
        derived::findings(&self.conn)
    }

    /// Every fact as text: two books with the same dump hold the same.
    pub fn dump(&self) -> Result<String> {
        check::dump(&self.conn)
    }

    /// Moves everything into the one file, so that a clerk who copies it gets all of it.
    pub fn rest(&self) -> Result<()> {
        derived::tidy(&self.conn, derived::PIECES)?;
        self.conn
            .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
        Ok(())
    }

    /// Rests and closes.
    pub fn close(mut self) -> Result<()> {
        self.stop_copy();
        self.rest()?;
        self.conn.close().map_err(|(_, error)| Error::Sqlite(error))
    }

    pub(crate) fn conn(&self) -> &Connection {
        &self.conn
    }

    pub(crate) fn copying(&mut self) -> &mut Option<Copying> {
        &mut self.copying
    }

    pub(crate) fn conn_mut(&mut self) -> &mut Connection {
        &mut self.conn
    }

    /// Copies the book aside, then takes the steps it lacks in one transaction, journaled as one line
    /// that undo does not pass.
    fn migrate(&mut self, found: u32, migrations: &[&str], stamp: &Stamp) -> Result<()> {
        let aside = beside(&self.path, &format!("v{found}"));
        if !aside.exists() {
            self.conn
                .backup("main", &aside, None::<fn(rusqlite::backup::Progress)>)?;
        }
        let json = format!("{{\"from\":{found},\"to\":{}}}", migrations.len());
        let mut tx = Tx::begin(&mut self.conn, stamp)?;
        // What did not fit its images before stays so: a migration makes nothing good in silence.
        let known = intact::known(&tx.conn)?;
        // Made by facts of another form: made anew once the facts stand.
        tx.conn
            .execute_batch("DROP TABLE IF EXISTS derived_version")?;
        for step in &migrations[found as usize..] {
            tx.conn.execute_batch(step)?;
        }
        tx.conn
            .execute_batch(&format!("PRAGMA user_version = {}", migrations.len()))?;
        intact::keep(&tx.conn, tx.no(), &known)?;
        let line = Line::of_the_book("升级台账格式", json, None);
        tx.write_line(&line, None)?;
        tx.commit_facts()
    }
}

/// Refuses a file that is no book, or one of a newer program.
pub(crate) fn readable(path: &Path) -> Result<()> {
    let (found, known) = (read_header(path)?, MIGRATIONS.len() as u32);
    if found > known {
        return Err(Code::FileTooNew { found, known }.into());
    }
    Ok(())
}

/// Version of a file that is a book, from its first hundred bytes; read without SQLite, so that a file
/// that isn't ours is never touched.
fn read_header(path: &Path) -> Result<u32> {
    let mut header = [0u8; 100];
    let mut file = File::open(path)?;
    if file.metadata()?.is_dir() {
        return Err(Code::FileNotOurs.into());
    }
    if file.read_exact(&mut header).is_err() || !header.starts_with(b"SQLite format 3\0") {
        return Err(Code::FileNotOurs.into());
    }
    let number = |at: usize| {
        u32::from_be_bytes([header[at], header[at + 1], header[at + 2], header[at + 3]])
    };
    if number(68) != APPLICATION_ID {
        return Err(Code::FileNotOurs.into());
    }
    match number(60) {
        0 => Err(Code::FileDamaged.into()),
        version => Ok(version),
    }
}

/// The schema that the migrations make, for readers of the code; never run.
///
/// # Errors
/// Where a migration does not run on an empty database: a mistake of ours.
pub fn schema() -> Result<String> {
    let conn = Connection::open_in_memory()?;
    conn.execute_batch(&MIGRATIONS.join("\n"))?;
    let statements: Vec<String> = row::all(
        &conn,
        "SELECT sql || ';' FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY rowid",
        [],
        |row| row.get(0),
    )?;
    Ok(format!(
        "-- What the migrations make, for reading; never run. The words about each table stand there.\n\n{}\n",
        statements.join("\n\n")
    ))
}

/// Makes an empty book in one transaction.
fn make_file(path: &Path, migrations: &[&str]) -> Result<()> {
    let conn = Connection::open(path)?;
    let steps = migrations.join("\n");
    conn.execute_batch(&format!(
        "PRAGMA page_size = 4096; PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL;
         BEGIN IMMEDIATE; PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {};\n{steps}\nCOMMIT;",
        migrations.len()
    ))?;
    conn.close().map_err(|(_, error)| Error::Sqlite(error))
}

/// Connects with every setting of a live book; each is read back by a test.
fn connect(path: &Path) -> Result<Connection> {
    assert!(
        rusqlite::version_number() >= OLDEST_SQLITE,
        "BUG: the linked SQLite is too old"
    );
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = Connection::open_with_flags(path, flags)?;
    // SQLite falls back to reading only without a word; a book that can't be written is not opened.
    if conn.is_readonly("main")? {
        return Err(Code::ReadOnlyPlace.into());
    }
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    steady(&conn)?;
    conn.busy_timeout(std::time::Duration::ZERO)?;
    conn.execute_batch(
        "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
         PRAGMA foreign_keys = ON; PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0;
         PRAGMA temp_store = MEMORY; PRAGMA cache_size = -32768; PRAGMA recursive_triggers = OFF;
         BEGIN EXCLUSIVE; COMMIT;",
    )?;
    conn.set_prepared_statement_cache_capacity(256);
    let id: u32 = row::count(
        &conn,
        "SELECT application_id FROM pragma_application_id",
        [],
    )?;
    if id == APPLICATION_ID {
        Ok(conn)
    } else {
        Err(Code::FileNotOurs.into())
    }
}

/// Lets no plan depend on what is bound: SQLite would make such a statement anew at every run of it.
pub(crate) fn steady(conn: &Connection) -> Result<()> {
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn setting(conn: &Connection, name: &str) -> String {
        let sql = format!("PRAGMA {name}");
        let read = |row: &rusqlite::Row<'_>| row.get::<_, rusqlite::types::Value>(0);
        match conn.query_row(&sql, [], read).unwrap() {
            rusqlite::types::Value::Text(text) => text,
            rusqlite::types::Value::Integer(number) => number.to_string(),
            other => panic!("{name}: {other:?}"),
        }
    }

    #[test]
    fn a_live_book_has_every_setting() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("台账.zbtz");
        Ledger::create(&path, |_| Ok(())).unwrap();
        let book = Ledger::open(&path, &Stamp::of_a_test()).unwrap();
        for (name, wanted) in [
            ("locking_mode", "exclusive"),
            ("journal_mode", "wal"),
            ("synchronous", "2"),
            ("foreign_keys", "1"),
            ("cell_size_check", "1"),
            ("mmap_size", "0"),
            ("cache_size", "-32768"),
            ("recursive_triggers", "0"),
            ("user_version", "1"),
            ("trusted_schema", "0"),
        ] {
            assert_eq!(setting(book.conn(), name), wanted, "{name}");
        }
        assert_eq!(
            setting(book.conn(), "application_id"),
            APPLICATION_ID.to_string()
        );
        let defensive = book.conn().db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE);
        assert!(defensive.unwrap());
        let steady = book.conn().db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG);
        assert!(steady.unwrap());
        assert!(
            !with_suffix(&path, "-shm").exists(),
            "no shared memory: a full disk can't kill the program"
        );
    }

    #[test]
    fn every_table_of_facts_is_kept_in_the_journal() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("台账.zbtz");
        Ledger::create(&path, |_| Ok(())).unwrap();
        let book = Ledger::open(&path, &Stamp::of_a_test()).unwrap();
        let sql = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name";
        let mut tables: Vec<String> = row::all(book.conn(), sql, [], |row| row.get(0)).unwrap();
        tables.retain(|table| !table.starts_with("derived_"));
        tables.retain(|table| {
            ![
                "act",
                "image",
                "content",
                "content_text",
                "counter",
                "number_given",
            ]
            .contains(&table.as_str())
        });
        let mut facts: Vec<&str> = crate::journal::FACTS
            .iter()
            .map(|(table, _)| *table)
            .collect();
        facts.sort_unstable();
        assert_eq!(tables, facts);
        let outside = book
            .conn()
            .execute("INSERT INTO meeting_series (name) VALUES ('x')", []);
        assert!(outside.is_err(), "a write outside an act fails");
    }

    const NEXT: &str = "ALTER TABLE unit ADD COLUMN seat TEXT;";

    #[test]
    fn an_older_book_is_copied_aside_and_migrated_in_one_line_of_the_journal() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("台账.zbtz");
        Ledger::create(&path, |_| Ok(())).unwrap();
        let steps = [MIGRATIONS[0], NEXT];
        let mut book = Ledger::open_with(&path, &steps, Some(&Stamp::of_a_test())).unwrap();
        assert_eq!(setting(book.conn(), "user_version"), "2");
        assert_eq!(book.check().unwrap(), Vec::<String>::new());
        assert_eq!(
            book.undo(&Stamp::of_a_test()).unwrap_err().fault().code,
            "undo_barred",
            "undo does not pass a migration"
        );
        book.close().unwrap();
        let aside = Ledger::open(&beside(&path, "v1"), &Stamp::of_a_test()).unwrap();
        assert_eq!(setting(aside.conn(), "user_version"), "1");
        let newer = Ledger::open(&path, &Stamp::of_a_test())
            .unwrap_err()
            .fault();
        assert_eq!(newer.code, "file_too_new");
    }

    /// Columns that come with a value of their own, rows that the step writes: all of it is in the
    /// journal, and the evenings before are seen as they were.
    #[test]
    fn what_a_migration_does_to_rows_is_kept_as_images() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("台账.zbtz");
        Ledger::create(&path, |_| Ok(())).unwrap();
        let mut book = Ledger::open(&path, &Stamp::of_a_test()).unwrap();
        for name in ["各镇街", "区直部门"] {
            let act = format!(r#"{{"unit":{{"add_group":{{"name":"{name}"}}}}}}"#);
            let act = office::act::Act::from_json(&act).unwrap();
            book.act(&act, &Stamp::of_a_test()).unwrap();
        }
        book.close().unwrap();
        let next = "ALTER TABLE unit_group ADD COLUMN seat TEXT NOT NULL DEFAULT '区政府';
                    ALTER TABLE unit_group ADD COLUMN note TEXT;
                    UPDATE unit_group SET name = '各镇街道' WHERE id = 1;
                    INSERT INTO unit_group (name, place) VALUES ('各园区', 9);
                    DELETE FROM unit_group WHERE id = 2;";
        let later = Stamp {
            at: Stamp::of_a_test().at + chrono::Days::new(1),
            ..Stamp::of_a_test()
        };
        let steps = [MIGRATIONS[0], next];
        let mut book = Ledger::open_with(&path, &steps, Some(&later)).unwrap();
        assert_eq!(book.check().unwrap(), Vec::<String>::new());
        let act = r#"{"unit":{"set_members":{"group":1,"members":[],"from":"2026-03-06","basis":"会议定"}}}"#;
        book.act(&office::act::Act::from_json(act).unwrap(), &later)
            .unwrap();
        assert_eq!(book.check().unwrap(), Vec::<String>::new());
        book.undo(&later).unwrap();
        assert_eq!(book.check().unwrap(), Vec::<String>::new());
        let past = book.as_of(Stamp::of_a_test().at.date()).unwrap();
        let then: Vec<(i64, String, String, Option<String>)> = row::all(
            past.conn(),
            "SELECT id, name, seat, note FROM unit_group ORDER BY id",
            [],
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)),
        )
        .unwrap();
        let seat = || "区政府".to_owned();
        assert_eq!(
            then,
            [
                (1, "各镇街".to_owned(), seat(), None),
                (2, "区直部门".to_owned(), seat(), None)
            ]
        );
    }

    #[test]
    fn a_migration_makes_no_damage_good() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("台账.zbtz");
        Ledger::create(&path, |_| Ok(())).unwrap();
        let mut book = Ledger::open(&path, &Stamp::of_a_test()).unwrap();
        let act = r#"{"unit":{"add_group":{"name":"各镇街"}}}"#;
        let act = office::act::Act::from_json(act).unwrap();
        book.act(&act, &Stamp::of_a_test()).unwrap();
        book.close().unwrap();
        let foreign = Connection::open(&path).unwrap();
        foreign
            .execute("UPDATE unit_group SET name = '改过'", [])
            .unwrap();
        foreign.close().unwrap();
        let steps = [
            MIGRATIONS[0],
            "ALTER TABLE unit_group ADD COLUMN seat TEXT NOT NULL DEFAULT '区政府';",
        ];
        let book = Ledger::open_with(&path, &steps, Some(&Stamp::of_a_test())).unwrap();
        assert_eq!(
            book.check().unwrap(),
            ["unit_group 第1行与日志记载不一致。"]
        );
    }

    #[test]
    fn a_migration_that_fails_leaves_the_book_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("台账.zbtz");
        Ledger::create(&path, |_| Ok(())).unwrap();
        let broken = [
            MIGRATIONS[0],
            NEXT,
            "ALTER TABLE nowhere ADD COLUMN x TEXT;",
        ];
        assert!(Ledger::open_with(&path, &broken, Some(&Stamp::of_a_test())).is_err());
        let book = Ledger::open(&path, &Stamp::of_a_test()).unwrap();
        assert_eq!(setting(book.conn(), "user_version"), "1");
        let columns = images::columns(book.conn(), "unit").unwrap();
        assert!(!columns.contains(&"seat".to_owned()));
    }

    #[test]
    fn a_book_that_could_not_be_filled_never_appears() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("台账.zbtz");
        let error = Ledger::create(&path, |_| Err(Code::PlanEmpty.into())).unwrap_err();
        assert_eq!(error.fault().code, "plan_empty");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn at_rest_the_one_file_holds_everything() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("台账.zbtz");
        Ledger::create(&path, |_| Ok(())).unwrap();
        let mut book = Ledger::open(&path, &Stamp::of_a_test()).unwrap();
        let act = r#"{"unit":{"add":{"unit":{"name":"甲","short_name":null,"kind":null}}}}"#;
        let act = office::act::Act::from_json(act).unwrap();
        book.act(&act, &Stamp::of_a_test()).unwrap();
        book.rest().unwrap();
        let copy = folder.path().join("副本.zbtz");
        fs::copy(&path, &copy).unwrap();
        let copied = Ledger::open(&copy, &Stamp::of_a_test()).unwrap();
        assert_eq!(copied.dump().unwrap(), book.dump().unwrap());
    }
}
