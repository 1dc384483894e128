//! The search index of an earlier evening: the live one's rows copied, and what changed since indexed
//! again. Things that came later stay in the copied index; `derived_thing` alone says what there is, and
//! search looks no further. Making it anew from the evening's facts takes a second and more.

use crate::content;
use crate::derived::{self, Things, WHOLE};
use crate::error::Result;
use crate::images::Shape;
use crate::row;
use crate::sources::{SOURCES, Via};
use rusqlite::types::ToSqlOutput;
use rusqlite::{Connection, params, params_from_iter};
use std::collections::BTreeSet;

/// What later images touched, of which some was there that evening.
#[derive(Debug, Default)]
pub(crate) struct Touched {
    things: Things,
    /// Rows that things hang on by a query: the thing's kind, the query, the row.
    parents: BTreeSet<(usize, &'static str, i64)>,
}

impl Touched {
    /// Adds the things that an image touched. The row's own owner is asked of the live book where the
    /// image is of another column.
    pub(crate) fn add(
        &mut self,
        live: &Connection,
        shape: &Shape,
        id: i64,
        sides: [Option<&str>; 2],
    ) -> Result<()> {
        for (kind, source) in SOURCES.iter().enumerate() {
            if source.table == shape.table {
                self.things.insert((kind, id));
            }
            for (_, via) in source.parts.iter().filter(|(part, _)| *part == shape.table) {
                match via {
                    Via::Column(column) => {
                        let ids = derived::owners(live, &shape.table, id, sides, column)?;
                        self.things.extend(ids.into_iter().map(|id| (kind, id)));
                    }
                    Via::Query(_) if sides[0].is_none() => {}
                    Via::Query(sql) => drop(self.parents.insert((kind, sql, id))),
                }
            }
        }
        Ok(())
    }
}

/// Rows of a table to be copied, by a key, in pieces.
#[derive(Debug)]
struct Range {
    table: &'static str,
    key: &'static str,
    columns: &'static str,
    /// Up to this key they are copied.
    after: i64,
    until: i64,
}

/// The index while it is copied, when the evening's facts are there.
#[derive(Debug)]
pub(crate) struct Copying {
    ranges: Vec<Range>,
    /// What makes the indexes, and what names the table of search.
    indexes: String,
    table: String,
}

impl Copying {
    /// Makes the tables, and a list of what goes into them.
    pub(crate) fn begin(live: &Connection, scratch: &Connection) -> Result<Copying> {
        let schema = |which: &str| -> Result<String> {
            let sql = format!(
                "SELECT coalesce(group_concat(sql, ';'), '') FROM sqlite_schema WHERE {} AND sql IS NOT NULL AND {which}",
                derived::IS_DERIVED
            );
            Ok(live.query_row(&sql, [], |row| row.get(0))?)
        };
        scratch.execute_batch(&schema("type = 'table' AND rootpage <> 0")?)?;
        for table in ["derived_search_config", "derived_search_idx"] {
            let (key, after) = ("1", 0);
            let mut all = Range {
                after,
                ..whole(table, key)
            };
            all.copy(live, scratch, i64::MAX)?;
        }
        // From the last to the first.
        let mut ranges = vec![
            Range {
                columns: "hash, iif(text IS NULL, NULL, '')",
                ..whole("content_text", "rowid")
            },
            whole("derived_search_data", "id"),
        ];
        for (kind, source) in SOURCES.iter().enumerate() {
            let top = top(scratch, source.table)?;
            let first = derived::keys_of(kind).0;
            for (table, key, first) in [
                ("derived_thing", "key", first),
                ("derived_search_docsize", "id", first),
                ("derived_search_docsize", "id", first + WHOLE),
            ] {
                ranges.push(Range {
                    after: first,
                    until: first + top,
                    ..whole(table, key)
                });
            }
        }
        Ok(Copying {
            ranges,
            indexes: schema("type = 'index'")?,
            table: schema("type = 'table' AND rootpage = 0")?,
        })
    }

    /// Copies the next piece; answers whether there are more.
    pub(crate) fn go_on(
        &mut self,
        live: &Connection,
        scratch: &Connection,
        most: i64,
    ) -> Result<bool> {
        while let Some(range) = self.ranges.last_mut() {
            if range.copy(live, scratch, most)? {
                return Ok(true);
            }
            self.ranges.pop();
        }
        Ok(false)
    }
}

fn whole(table: &'static str, key: &'static str) -> Range {
    Range {
        table,
        key,
        columns: "*",
        after: i64::MIN,
        until: i64::MAX,
    }
}

impl Range {
    /// Copies so many rows; answers whether there may be more.
    fn copy(&mut self, live: &Connection, scratch: &Connection, most: i64) -> Result<bool> {
        let Range {
            table,
            key,
            columns,
            ..
        } = self;
        let mut select = live.prepare_cached(&format!(
            "SELECT {key}, {columns} FROM {table} WHERE {key} > ?1 AND {key} <= ?2 ORDER BY {key} LIMIT ?3"
        ))?;
        let count = select.column_count();
        let marks = vec!["?"; count - 1].join(", ");
        let mut insert =
            scratch.prepare_cached(&format!("INSERT INTO {table} VALUES ({marks})"))?;
        let mut rows = select.query([self.after, self.until, most])?;
        let mut copied = 0;
        while let Some(row) = rows.next()? {
            self.after = row.get(0)?;
            copied += 1;
            let values = (1..count).map(|at| row.get_ref(at).map(ToSqlOutput::Borrowed));
            let values = values.collect::<rusqlite::Result<Vec<_>>>()?;
            insert.execute(params_from_iter(values))?;
        }
        Ok(copied == most)
    }
}

/// The highest id of a table.
fn top(conn: &Connection, table: &str) -> Result<i64> {
    let sql = format!("SELECT coalesce(max(id), 0) FROM {table}");
    Ok(conn.query_row(&sql, [], |row| row.get(0))?)
}

impl Touched {
    /// Brings the words of the files among these things, which are indexed again when the live book is
    /// at hand no more.
    pub(crate) fn bring_texts(&self, live: &Connection, scratch: &Connection) -> Result<()> {
        for (kind, id) in &self.things {
            if SOURCES[*kind].table != "document" {
                continue;
            }
            let sql = "SELECT hash FROM document WHERE id = ?1";
            let hash: Option<String> = row::maybe(scratch, sql, [id], |row| row.get(0))?;
            let Some(hash) = hash else { continue };
            let text = content::text(live, &hash)?;
            scratch.execute(
                "UPDATE content_text SET text = ?2 WHERE hash = ?1",
                params![hash, text],
            )?;
        }
        Ok(())
    }

    /// Makes a table of search of the copied rows, and indexes again what changed since.
    pub(crate) fn finish(mut self, scratch: &Connection, copied: &Copying) -> Result<()> {
        scratch.execute_batch(&copied.indexes)?;
        // The rows are there already, so the table is named without being made.
        scratch.execute_batch("PRAGMA writable_schema = ON")?;
        scratch.execute(
            "INSERT INTO sqlite_schema (type, name, tbl_name, rootpage, sql) VALUES ('table', 'derived_search', 'derived_search', 0, ?1)",
            [&copied.table],
        )?;
        scratch.execute_batch("PRAGMA writable_schema = RESET")?;
        for (kind, sql, id) in std::mem::take(&mut self.parents) {
            let ids: Vec<i64> = row::all(scratch, sql, [id], |row| row.get(0))?;
            self.things.extend(ids.into_iter().map(|id| (kind, id)));
        }
        let tops = SOURCES.iter().map(|source| top(scratch, source.table));
        let tops = tops.collect::<Result<Vec<_>>>()?;
        self.things.retain(|(kind, id)| *id <= tops[*kind]);
        let tx = scratch.unchecked_transaction()?;
        derived::follow(&tx, &self.things)?;
        tx.commit()?;
        Ok(())
    }
}
