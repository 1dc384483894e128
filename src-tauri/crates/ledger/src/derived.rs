//! The derived part of the book: what search reads, made from the facts and kept true inside each act.
//! It is no fact: it stands in no image, and is dropped and rebuilt when its version moves or when it
//! is missing. What is indexed stands in `sources`; how it is asked, in `search`.

use crate::cells;
use crate::content;
use crate::error::Result;
use crate::images::Image;
use crate::row;
use crate::sources::{SOURCES, Source, Via};
use office::fold;
use rusqlite::{Connection, Row, params};
use std::collections::BTreeSet;

const SQL: &str = include_str!("sql/derived.sql");

/// Which part of a schema is derived.
pub(crate) const IS_DERIVED: &str = "name GLOB 'derived_*'";

/// Where the second row of a thing lies: all its words.
pub(crate) const WHOLE: i64 = 1 << 38;
/// Where the next kind begins.
const KIND: i64 = 1 << 32;
/// Pieces of the index that are left as they are.
pub(crate) const PIECES: i64 = 8;
/// Pages of the index that are joined at once: some fifty milliseconds.
const TIDIED_AT_ONCE: i64 = 1_000;
/// Characters of a title that are compared from its beginning.
const TITLE_START: usize = 40;

/// The keys of a kind's heads.
pub(crate) fn keys_of(kind: usize) -> (i64, i64) {
    let first = kind as i64 * KIND;
    (first, first + KIND - 1)
}

/// The kind and id under a key.
pub(crate) fn thing_of(key: i64) -> (usize, i64) {
    ((key / KIND) as usize, key % KIND)
}

/// What the tables were made by; it moves when anything that they are made of does.
fn version() -> String {
    let mut all = String::from(SQL);
    for source in SOURCES {
        all.push_str(source.table);
        all.push_str(source.read);
    }
    // Moved by hand when `office::fold` or the rows below change.
    all.push('1');
    content::hash(all.as_bytes())
}

/// Makes the derived part where it is missing or of another version. Cheap where it is there.
pub(crate) fn ensure(conn: &Connection) -> Result<()> {
    let tables: u32 = row::count(
        conn,
        "SELECT count(*) FROM sqlite_schema WHERE name = 'derived_version'",
        [],
    )?;
    if tables > 0 {
        let found = row::maybe(conn, "SELECT version FROM derived_version", [], |row| {
            row.get::<_, String>(0)
        });
        if found.is_ok_and(|found| found.is_some_and(|found| found == version())) {
            return Ok(());
        }
    }
    rebuild(conn)
}

/// Drops what is there and makes it anew, in one transaction.
pub(crate) fn rebuild(conn: &Connection) -> Result<()> {
    let tx = conn.unchecked_transaction()?;
    // The index takes its own tables with it.
    tx.execute_batch("DROP TABLE IF EXISTS derived_search")?;
    let tables: Vec<String> = row::all(
        &tx,
        &format!("SELECT name FROM sqlite_schema WHERE type = 'table' AND {IS_DERIVED}"),
        [],
        |row| row.get(0),
    )?;
    for table in tables {
        tx.execute_batch(&format!("DROP TABLE {table}"))?;
    }
    tx.execute_batch(SQL)?;
    fill(&tx, "main")?;
    tx.execute(
        "INSERT INTO derived_version (version) VALUES (?1)",
        [version()],
    )?;
    tx.commit()?;
    Ok(())
}

/// Indexes every thing of the book, into tables that are empty. Heads first, all words after: see `follow`.
fn fill(conn: &Connection, schema: &str) -> Result<()> {
    let index = Index::new(conn, schema);
    for sort in [0, WHOLE] {
        for (kind, source) in SOURCES.iter().enumerate() {
            let ids: Vec<i64> = row::all(
                conn,
                &format!("SELECT id FROM {} ORDER BY id", source.table),
                [],
                |row| row.get(0),
            )?;
            for id in ids {
                let Some(thing) = index.read(kind, id)? else {
                    continue;
                };
                if sort == 0 {
                    index.put_head(&thing)?;
                } else {
                    index.put_whole(&thing)?;
                }
            }
        }
    }
    conn.execute_batch(&format!(
        "INSERT INTO {schema}.derived_search (derived_search) VALUES ('optimize')"
    ))?;
    Ok(())
}

/// Joins pieces of the index where there are more than so many, up to a bounded number of pages, so that
/// search passes over fewer words that were replaced since. Called when nobody waits.
pub(crate) fn tidy(conn: &Connection, most: i64) -> Result<()> {
    let pieces: i64 = conn
        .prepare_cached("SELECT count(DISTINCT segid) FROM derived_search_idx")?
        .query_row([], |row| row.get(0))?;
    if pieces > most {
        // Below zero: all pieces become one in the end, over several calls.
        conn.prepare_cached(
            "INSERT INTO derived_search (derived_search, rank) VALUES ('merge', ?1)",
        )?
        .execute([-TIDIED_AT_ONCE])?;
    }
    Ok(())
}

/// Things to be indexed again, by kind and id.
pub(crate) type Things = BTreeSet<(usize, i64)>;

/// Adds the things that the images of a line touched.
pub(crate) fn touched(conn: &Connection, images: &[Image], things: &mut Things) -> Result<()> {
    for image in images {
        for (kind, source) in SOURCES.iter().enumerate() {
            if source.table == image.table {
                things.insert((kind, image.row));
            }
            for (_, via) in source.parts.iter().filter(|(part, _)| *part == image.table) {
                let ids: Vec<i64> = match via {
                    Via::Column(column) => {
                        let sides = [image.before.as_deref(), image.after.as_deref()];
                        owners(conn, &image.table, image.row, sides, column)?
                    }
                    // What hangs on a row that was just added is added with it.
                    Via::Query(_) if image.before.is_none() => Vec::new(),
                    Via::Query(sql) => row::all(conn, sql, [image.row], |row| row.get(0))?,
                };
                things.extend(ids.into_iter().map(|id| (kind, id)));
            }
        }
    }
    Ok(())
}

/// The things that a row named in a column before and after; where that column did not change, the row
/// itself says.
pub(crate) fn owners(
    conn: &Connection,
    table: &str,
    row: i64,
    sides: [Option<&str>; 2],
    column: &str,
) -> Result<Vec<i64>> {
    let mut ids = Vec::new();
    for side in sides.into_iter().flatten() {
        ids.extend(cells::number(side, column)?);
    }
    if ids.is_empty() {
        let sql = format!("SELECT {column} FROM {table} WHERE id = ?1");
        let id: Option<Option<i64>> = row::maybe(conn, &sql, [row], |row| row.get(0))?;
        ids.extend(id.flatten());
    }
    Ok(ids)
}

/// Indexes things again where the facts say something else than the index. FTS5 writes a segment of its
/// own whenever a row comes before the one written last, so all heads are written, then all words.
pub(crate) fn follow(conn: &Connection, things: &Things) -> Result<()> {
    let index = Index::new(conn, "main");
    let mut fresh = Vec::new();
    for (kind, id) in things {
        fresh.extend(index.forget_stale(*kind, *id)?);
    }
    for thing in &fresh {
        index.put_head(thing)?;
    }
    for thing in &fresh {
        index.put_whole(thing)?;
    }
    Ok(())
}

/// Indexes again the documents of bytes whose words were read.
pub(crate) fn follow_text(conn: &Connection, hash: &str) -> Result<()> {
    let mut things = Things::new();
    for (kind, source) in SOURCES.iter().enumerate() {
        if source.table == "document" {
            let sql = "SELECT id FROM document WHERE hash = ?1";
            let ids: Vec<i64> = row::all(conn, sql, [hash], |row| row.get(0))?;
            things.extend(ids.into_iter().map(|id| (kind, id)));
        }
    }
    follow(conn, &things)
}

/// The words of a thing as they are in the facts.
pub(crate) struct Words {
    pub(crate) number: Option<String>,
    pub(crate) title: String,
    pub(crate) text: String,
    pub(crate) day: Option<String>,
}

impl Words {
    /// The words of files stand in `files`: an earlier evening's book has none of its own.
    pub(crate) fn read(
        source: &Source,
        row: &Row<'_>,
        files: &Connection,
    ) -> rusqlite::Result<Words> {
        let mut text = row.get::<_, Option<String>>("text")?.unwrap_or_default();
        if let Some(column) = source.file {
            let words = content::text(files, &row.get::<_, String>(column)?)?;
            if let Some(words) = words {
                text.push('\n');
                text.push_str(&words);
            }
        }
        Ok(Words {
            number: row.get("number")?,
            title: (source.title)(row)?,
            text,
            day: row.get("day")?,
        })
    }

    fn digest(&self) -> i64 {
        let all = format!(
            "{:?}\u{0}{}\u{0}{}\u{0}{:?}",
            self.number, self.title, self.text, self.day
        );
        let hash = content::hash(all.as_bytes());
        // Sixty bits are enough to tell two versions of one thing apart.
        i64::from_str_radix(&hash[..15], 16).unwrap_or_default()
    }
}

/// A thing as it is to be indexed.
struct Thing {
    kind: usize,
    key: i64,
    words: Words,
    digest: i64,
}

impl Thing {
    fn number_words(&self) -> String {
        fold::spaced(self.words.number.as_deref().unwrap_or_default())
    }

    fn initials(&self) -> String {
        let letters: Vec<String> = fold::initials(&self.words.title)
            .chars()
            .map(String::from)
            .collect();
        letters.join(" ")
    }
}

/// The tables that are written, with their statements.
struct Index<'a> {
    conn: &'a Connection,
    find: String,
    forget: String,
    forget_thing: String,
    put: String,
    put_thing: String,
}

impl<'a> Index<'a> {
    fn new(conn: &'a Connection, schema: &str) -> Index<'a> {
        Index {
            conn,
            find: format!("SELECT digest FROM {schema}.derived_thing WHERE key = ?1"),
            forget: format!("DELETE FROM {schema}.derived_search WHERE rowid = ?1"),
            forget_thing: format!("DELETE FROM {schema}.derived_thing WHERE key = ?1"),
            put: format!(
                "INSERT INTO {schema}.derived_search (rowid, number, title, initials, text) VALUES (?1, ?2, ?3, ?4, ?5)"
            ),
            put_thing: format!(
                "INSERT INTO {schema}.derived_thing (key, kind, number, title, day, digest) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                 ON CONFLICT (key) DO UPDATE SET number = ?3, title = ?4, day = ?5, digest = ?6"
            ),
        }
    }

    /// A thing as the facts have it.
    fn read(&self, kind: usize, id: i64) -> Result<Option<Thing>> {
        let source = &SOURCES[kind];
        let words = row::maybe(self.conn, source.read, [id], |row| {
            Words::read(source, row, self.conn)
        })?;
        Ok(words.map(|words| Thing {
            kind,
            key: keys_of(kind).0 + id,
            digest: words.digest(),
            words,
        }))
    }

    /// Takes out what the index says of a thing where the facts say something else; answers what is to
    /// be put in.
    fn forget_stale(&self, kind: usize, id: i64) -> Result<Option<Thing>> {
        let thing = self.read(kind, id)?;
        let key = keys_of(kind).0 + id;
        let kept: Option<i64> = row::maybe(self.conn, &self.find, [key], |row| row.get(0))?;
        let digest = thing.as_ref().map(|thing| thing.digest);
        if kept == digest {
            return Ok(None);
        }
        if kept.is_some() {
            self.run(&self.forget, [key])?;
            self.run(&self.forget, [key + WHOLE])?;
        }
        if thing.is_none() {
            self.run(&self.forget_thing, [key])?;
        }
        Ok(thing)
    }

    fn put_head(&self, thing: &Thing) -> Result<()> {
        let Thing { key, words, .. } = thing;
        let none: Option<&str> = None;
        let title = fold::spaced(&words.title);
        self.run(
            &self.put,
            params![key, thing.number_words(), title, thing.initials(), none],
        )?;
        let title: String = fold::fold(&words.title).chars().take(TITLE_START).collect();
        let number = words.number.as_deref().map(fold::fold);
        let kind = thing.kind as i64;
        self.run(
            &self.put_thing,
            params![key, kind, number, title, words.day, thing.digest],
        )
    }

    fn put_whole(&self, thing: &Thing) -> Result<()> {
        let Thing { key, words, .. } = thing;
        let none: Option<&str> = None;
        let (title, text) = (fold::spaced(&words.title), fold::spaced(&words.text));
        let whole = format!("{} {title} {text}", thing.number_words());
        self.run(
            &self.put,
            params![key + WHOLE, none, none, thing.initials(), whole],
        )
    }

    fn run(&self, sql: &str, params: impl rusqlite::Params) -> Result<()> {
        self.conn.prepare_cached(sql)?.execute(params)?;
        Ok(())
    }
}

/// Where the index differs from one made from scratch; none when it is true.
pub(crate) fn findings(conn: &Connection) -> Result<Vec<String>> {
    let scratch = SQL
        .replace("CREATE TABLE ", "CREATE TEMP TABLE ")
        .replace("CREATE INDEX derived", "CREATE INDEX temp.derived")
        .replace("CREATE VIRTUAL TABLE ", "CREATE VIRTUAL TABLE temp.");
    conn.execute_batch(&scratch)?;
    conn.execute_batch(
        "CREATE VIRTUAL TABLE temp.derived_is USING fts5vocab('main', 'derived_search', 'instance');
         CREATE VIRTUAL TABLE temp.derived_should USING fts5vocab('temp', 'derived_search', 'instance');",
    )?;
    let compared = fill(conn, "temp").and_then(|()| differences(conn));
    conn.execute_batch(
        "DROP TABLE temp.derived_is; DROP TABLE temp.derived_should; DROP TABLE temp.derived_search;
         DROP TABLE temp.derived_thing; DROP TABLE temp.derived_version;",
    )?;
    compared
}

/// The first place at which the two differ. Both stand in the same order, so they are read side by side.
fn differences(conn: &Connection) -> Result<Vec<String>> {
    for (is, should) in [
        (
            "SELECT term, doc, col, \"offset\" FROM temp.derived_is",
            "SELECT term, doc, col, \"offset\" FROM temp.derived_should",
        ),
        (
            "SELECT key, kind, number, title, day, digest FROM main.derived_thing ORDER BY key",
            "SELECT key, kind, number, title, day, digest FROM temp.derived_thing ORDER BY key",
        ),
    ] {
        let (mut is, mut should) = (conn.prepare(is)?, conn.prepare(should)?);
        let columns = is.column_count();
        let (mut is, mut should) = (is.query([])?, should.query([])?);
        loop {
            let (is, should) = (is.next()?, should.next()?);
            let (Some(is), Some(should)) = (&is, &should) else {
                match is.or(should) {
                    None => break,
                    Some(row) => return Ok(vec![format!("{row:?}")]),
                }
            };
            for column in 0..columns {
                if is.get_ref(column)? != should.get_ref(column)? {
                    return Ok(vec![format!("{is:?} ≠ {should:?}")]);
                }
            }
        }
    }
    Ok(Vec::new())
}

#[cfg(test)]
mod tests {
    use crate::file::Ledger;
    use crate::journal::Stamp;
    use office::act::Act;

    #[test]
    fn every_source_reads_the_tables_as_they_are() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("台账.zbtz");
        Ledger::create(&path, |_| Ok(())).unwrap();
        let book = Ledger::open(&path, &Stamp::of_a_test()).unwrap();
        let facts = crate::journal::FACTS.iter().map(|(table, _)| *table);
        let facts: Vec<&str> = facts.collect();
        for source in super::SOURCES {
            let read = book.conn().prepare(source.read).unwrap();
            for column in ["id", "number", "day", "about", "text"] {
                assert!(
                    read.column_names().any(|known| known == column),
                    "{column} of {}",
                    source.table
                );
            }
            assert!(facts.contains(&source.table), "{}", source.table);
            for (part, via) in source.parts {
                assert!(facts.contains(part), "{part}");
                match via {
                    super::Via::Query(sql) => drop(book.conn().prepare(sql).unwrap()),
                    super::Via::Column(column) => {
                        let columns = crate::images::columns(book.conn(), part).unwrap();
                        assert!(
                            columns.iter().any(|known| known == column),
                            "{part}.{column}"
                        );
                    }
                }
            }
        }
    }

    #[test]
    fn an_index_that_is_not_true_is_found_out_and_made_anew() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("台账.zbtz");
        Ledger::create(&path, |_| Ok(())).unwrap();
        let mut book = Ledger::open(&path, &Stamp::of_a_test()).unwrap();
        let act = r#"{"unit":{"add_group":{"name":"各镇街"}}}"#;
        book.act(&Act::from_json(act).unwrap(), &Stamp::of_a_test())
            .unwrap();
        assert!(book.check_search().unwrap().is_empty());
        for harm in [
            "DELETE FROM derived_search WHERE rowid < 274877906944",
            "DELETE FROM derived_thing",
            "UPDATE derived_version SET version = 'of old'",
            "DROP TABLE derived_version",
        ] {
            book.conn().execute_batch(harm).unwrap();
            let known = harm.contains("version");
            assert_ne!(
                book.check_search().is_ok_and(|found| !found.is_empty()),
                known,
                "{harm}"
            );
            if !known {
                super::rebuild(book.conn()).unwrap();
            }
            book.close().unwrap();
            book = Ledger::open(&path, &Stamp::of_a_test()).unwrap();
            assert!(book.check_search().unwrap().is_empty(), "{harm}");
        }
        assert!(book.check().unwrap().is_empty(), "no fact is concerned");
    }

    #[test]
    fn a_tidied_index_says_the_same_in_one_piece() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("台账.zbtz");
        Ledger::create(&path, |_| Ok(())).unwrap();
        let mut book = Ledger::open(&path, &Stamp::of_a_test()).unwrap();
        for name in ["甲", "乙"] {
            let act = format!(r#"{{"unit":{{"add_group":{{"name":"各镇街{name}"}}}}}}"#);
            book.act(&Act::from_json(&act).unwrap(), &Stamp::of_a_test())
                .unwrap();
        }
        book.undo(&Stamp::of_a_test()).unwrap();
        let pieces = "SELECT count(DISTINCT segid) FROM derived_search_idx";
        let pieces =
            |book: &Ledger| -> i64 { book.conn().query_row(pieces, [], |row| row.get(0)).unwrap() };
        let before = pieces(&book);
        assert!(before > 1);
        super::tidy(book.conn(), before).unwrap();
        assert_eq!(pieces(&book), before, "few enough");
        super::tidy(book.conn(), 1).unwrap();
        assert_eq!(pieces(&book), 1);
        assert!(book.check_search().unwrap().is_empty());
        assert!(book.check().unwrap().is_empty(), "no fact is concerned");
    }
}
