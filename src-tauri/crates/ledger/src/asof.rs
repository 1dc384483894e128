//! The book as of a day: a scratch database in memory on which the same questions run. "As of" is record
//! time: the book after the last act entered by the end of that day, whatever date the act speaks of.
//! Read-only by what it is: it has no gate. Made from whichever side is nearer: the live rows with what
//! came later taken back, or the newest images of that evening.

use crate::ask::View;
use crate::derived;
use crate::error::Result;
use crate::file::Ledger;
use crate::journal::{self, FACTS};
use crate::row;
use chrono::NaiveDate;
use office::ask::{Answers, Ask, BookAsk};
use office::refusal::Code;
use rusqlite::{Connection, params_from_iter};
use std::collections::HashMap;

/// Images between two reports of progress.
const STEP: u64 = 4_096;

/// The book as it was at the end of a day.
#[derive(Debug)]
pub struct Past {
    conn: Connection,
    day: NaiveDate,
    last: i64,
}

impl Past {
    /// Answers questions as of that day; "today" is then that day.
    pub fn view(&self) -> View<'_> {
        View::new(&self.conn, self.day)
    }

    /// The day.
    pub fn day(&self) -> NaiveDate {
        self.day
    }

    /// The number of the last act that is in it.
    pub fn last(&self) -> u64 {
        self.last as u64
    }

    /// Puts a question to it. The journal is the live book's up to that evening: no row of it was ever
    /// changed, so it is not copied.
    pub fn put(&self, live: &Ledger, ask: Ask) -> Result<serde_json::Value> {
        let past = View::new(live.conn(), self.day);
        match ask {
            Ask::Book(BookAsk::Journal {
                mut filter,
                before,
                limit,
            }) => {
                filter.until = Some(filter.until.map_or(self.day, |until| until.min(self.day)));
                Ok(serde_json::to_value(past.journal(filter, before, limit)?)?)
            }
            Ask::Book(BookAsk::Change { no }) if no > self.last() => Err(Code::Missing {
                noun: "操作记录".into(),
                id: no as i64,
            }
            .into()),
            Ask::Book(BookAsk::Change { .. } | BookAsk::Operators {}) => ask.put(&past),
            ask => ask.put(&self.view()),
        }
    }
}

/// What rows were at the end of the day, by table and id; none: there was no such row.
type Rows = HashMap<String, HashMap<i64, Option<String>>>;

impl Ledger {
    /// The book as of the end of a day.
    pub fn as_of(&self, day: NaiveDate) -> Result<Past> {
        let past = self.as_of_watched(day, &mut |_| true)?;
        Ok(past.expect("BUG: nobody stopped it"))
    }

    /// Whether a scratch book that was made before is still that of its day: nothing was entered since.
    pub fn is_still(&self, past: &Past) -> Result<bool> {
        Ok(self.last_act_of(past.day)? == Some(past.last))
    }

    /// The last act entered by the end of a day.
    fn last_act_of(&self, day: NaiveDate) -> Result<Option<i64>> {
        row::maybe(
            self.conn(),
            "SELECT no FROM act WHERE at < ?1 ORDER BY no DESC LIMIT 1",
            [format!("{day}T99")],
            |row| row.get(0),
        )
    }

    /// The same, telling how far it is in percent; an answer of false stops it, and there is none.
    pub fn as_of_watched(
        &self,
        day: NaiveDate,
        going: &mut dyn FnMut(u32) -> bool,
    ) -> Result<Option<Past>> {
        let live = self.conn();
        let last = self.last_act_of(day)?.ok_or(Code::NoSuchEvening { day })?;
        let (tables, indexes) = schema(live)?;
        let scratch = Connection::open_in_memory()?;
        scratch.set_prepared_statement_cache_capacity(256);
        scratch.execute_batch(&format!(
            "PRAGMA foreign_keys = OFF; PRAGMA journal_mode = OFF; BEGIN; {tables}"
        ))?;
        let number =
            |sql: &str| -> Result<i64> { Ok(live.query_row(sql, [last], |row| row.get(0))?) };
        let newest = number("SELECT coalesce(max(id), 0) FROM image WHERE ?1 = ?1")?;
        let edge = number(
            "SELECT coalesce(max(id), 0) FROM image WHERE act_no = (SELECT max(act_no) FROM image WHERE act_no <= ?1)",
        )?;
        let back = newest - edge <= edge;
        let Some(rows) = changed(live, edge, back, going)? else {
            return Ok(None);
        };
        for (place, (table, _)) in FACTS.iter().enumerate() {
            if !going(50 + (place * 40 / FACTS.len()) as u32) {
                return Ok(None);
            }
            let none = HashMap::new();
            let rows = rows.get(*table).unwrap_or(&none);
            if back {
                copy_untouched(live, &scratch, table, rows)?;
            }
            let columns = journal::columns(live, table)?;
            for image in rows.values().flatten() {
                journal::insert_image(&scratch, table, &columns, image)?;
            }
        }
        copy_plan_texts(live, &scratch)?;
        scratch.execute_batch(&format!("{indexes} COMMIT; PRAGMA query_only = ON;"))?;
        going(100);
        Ok(Some(Past {
            conn: scratch,
            day,
            last,
        }))
    }
}

/// The tables, and the indexes that are made when they are full.
fn schema(live: &Connection) -> Result<(String, String)> {
    let read = |kind: &str| -> Result<String> {
        let all: Vec<String> = row::all(
            live,
            &format!(
                "SELECT sql || ';' FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' AND NOT {}
                 AND (type = 'index') = ?1 ORDER BY rowid",
                derived::IS_DERIVED
            ),
            [kind == "index"],
            |row| row.get(0),
        )?;
        Ok(all.join("\n"))
    };
    Ok((read("table")?, read("index")?))
}

/// Every row that differs from the side it is made from: going back, what stood before the first change
/// after the edge; going forward, what the last change up to it left.
fn changed(
    live: &Connection,
    edge: i64,
    back: bool,
    going: &mut dyn FnMut(u32) -> bool,
) -> Result<Option<Rows>> {
    let (sql, total) = if back {
        let newest: i64 = live.query_row("SELECT coalesce(max(id), 0) FROM image", [], |row| {
            row.get(0)
        })?;
        (
            "SELECT tbl, row_id, before FROM image WHERE id > ?1 ORDER BY id",
            newest - edge,
        )
    } else {
        (
            "SELECT tbl, row_id, after FROM image WHERE id <= ?1 ORDER BY id DESC",
            edge,
        )
    };
    let mut rows: Rows = HashMap::new();
    let mut statement = live.prepare_cached(sql)?;
    let mut images = statement.query([edge])?;
    let mut seen: u64 = 0;
    while let Some(image) = images.next()? {
        let table = image.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?;
        if !rows.contains_key(table) {
            rows.insert(table.to_owned(), HashMap::new());
        }
        let id: i64 = image.get(1)?;
        if let Some(of_table) = rows.get_mut(table)
            && !of_table.contains_key(&id)
        {
            of_table.insert(id, image.get(2)?);
        }
        seen += 1;
        if seen.is_multiple_of(STEP) && !going((seen * 50 / total.max(1) as u64) as u32) {
            return Ok(None);
        }
    }
    Ok(Some(rows))
}

/// Rows that nothing changed since.
fn copy_untouched(
    live: &Connection,
    scratch: &Connection,
    table: &str,
    touched: &HashMap<i64, Option<String>>,
) -> Result<()> {
    let columns = journal::columns(live, table)?;
    let places: Vec<String> = (1..=columns.len())
        .map(|place| format!("?{place}"))
        .collect();
    let mut insert = scratch.prepare(&format!(
        "INSERT INTO {table} ({}) VALUES ({})",
        columns.join(", "),
        places.join(", ")
    ))?;
    let mut select = live.prepare(&format!(
        "SELECT id, {} FROM {table} ORDER BY id",
        columns.join(", ")
    ))?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        if touched.contains_key(&row.get(0)?) {
            continue;
        }
        let values = (1..=columns.len())
            .map(|place| {
                row.get_ref(place)
                    .map(rusqlite::types::ToSqlOutput::Borrowed)
            })
            .collect::<rusqlite::Result<Vec<_>>>()?;
        insert.execute(params_from_iter(values))?;
    }
    Ok(())
}

/// The notice's text is the only content that questions read.
fn copy_plan_texts(live: &Connection, scratch: &Connection) -> Result<()> {
    let hashes: Vec<String> =
        row::all(scratch, "SELECT DISTINCT text_hash FROM plan", [], |row| {
            row.get(0)
        })?;
    for hash in hashes {
        crate::content::keep(scratch, &crate::content::bytes(live, &hash)?)?;
    }
    Ok(())
}
