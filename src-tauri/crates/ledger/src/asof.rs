//! The book as of a day: a scratch database in memory on which the same questions run. "As of" is record
//! time: the book after the last act entered by the end of that day, whatever date the act speaks of.
//! Read-only by what it is: it has no gate. It is made of the live rows with what came later taken back,
//! in pieces, so that the live book can answer in between.

use crate::ask::View;
use crate::cells::{self, Cells};
use crate::check;
use crate::derived;
use crate::error::Result;
use crate::file::{Ledger, steady};
use crate::found_then::{Copying, Touched};
use crate::images::Shape;
use crate::journal::FACTS;
use crate::row;
use chrono::NaiveDate;
use office::ask::{Answers, Ask, BookAsk};
use office::refusal::Code;
use rusqlite::types::{ToSqlOutput, Value};
use rusqlite::{Connection, Row, params_from_iter};
use std::collections::HashMap;

/// Images or rows of one piece: a few milliseconds.
const PIECE: i64 = 2_048;
/// So often it is begun again because something was entered meanwhile; then it is made in one go.
const ANEW: u32 = 3;

/// The book as it was at the end of a day.
#[derive(Debug)]
pub struct Past {
    conn: Connection,
    day: NaiveDate,
    last: i64,
}

impl Past {
    /// Answers questions as of that day; "today" is then that day. The words of files are the live
    /// book's, which keeps them by hash for every evening.
    pub fn view<'a>(&'a self, live: &'a Ledger) -> View<'a> {
        View::with_files(&self.conn, live.conn(), self.day)
    }

    /// Every fact as text, as the live book's dump of that evening.
    pub fn dump(&self) -> Result<String> {
        check::dump(&self.conn)
    }

    #[cfg(test)]
    pub(crate) fn conn(&self) -> &Connection {
        &self.conn
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
        let past = live.view(self.day);
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
            ask => ask.put(&self.view(live)),
        }
    }
}

impl Ledger {
    /// The book as of the end of a day.
    pub fn as_of(&self, day: NaiveDate) -> Result<Past> {
        let mut making = self.look_back(day)?;
        while !making.go_on(self)? {}
        making.finish()
    }

    /// Begins to make it, for whoever goes on piece by piece.
    pub fn look_back(&self, day: NaiveDate) -> Result<LookBack> {
        LookBack::begin(self, day)
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
}

/// The book of an earlier evening while it is made. Between two pieces the live book may be asked and
/// written; what is written begins it anew.
#[derive(Debug)]
pub struct LookBack {
    scratch: Connection,
    day: NaiveDate,
    last: i64,
    /// The last image of that evening, and the newest of all.
    edge: i64,
    newest: i64,
    /// Rows that the live book's connection had written when this began.
    written: u64,
    indexes: String,
    tables: Vec<Table>,
    touched: Touched,
    stage: Stage,
    begun: u32,
}

#[derive(Debug)]
enum Stage {
    /// What later images tell of rows, up to this image.
    Images(i64),
    /// Rows of a table, up to this id.
    Rows(usize, i64),
    Search(Copying),
    Contents(Copying),
    Done(Copying),
}

/// A table with the rows that changed since.
#[derive(Debug)]
struct Table {
    shape: Shape,
    rows: HashMap<i64, Then>,
}

/// What a row was that evening, as far as the images after it tell.
#[derive(Debug)]
enum Then {
    /// It was not there.
    Absent,
    /// It was there. Each column's first image tells it, the live row those that never changed; a row
    /// that was taken away since is told whole.
    There { cells: Cells, whole: bool },
}

impl LookBack {
    fn begin(ledger: &Ledger, day: NaiveDate) -> Result<LookBack> {
        let live = ledger.conn();
        let last = ledger
            .last_act_of(day)?
            .ok_or(Code::NoSuchEvening { day })?;
        let edge = live.query_row(
            "SELECT coalesce(max(id), 0) FROM image WHERE act_no = (SELECT max(act_no) FROM image WHERE act_no <= ?1)",
            [last],
            |row| row.get(0),
        )?;
        let (tables, indexes) = schema(live)?;
        let scratch = Connection::open_in_memory()?;
        steady(&scratch)?;
        scratch.set_prepared_statement_cache_capacity(256);
        scratch.execute_batch(&format!(
            "PRAGMA foreign_keys = OFF; PRAGMA journal_mode = OFF; BEGIN; {tables}"
        ))?;
        let tables = FACTS.iter().map(|(table, _)| {
            Ok(Table {
                shape: Shape::read(live, table)?,
                rows: HashMap::new(),
            })
        });
        Ok(LookBack {
            scratch,
            day,
            last,
            edge,
            newest: live.query_row("SELECT coalesce(max(id), 0) FROM image", [], |row| {
                row.get(0)
            })?,
            written: live.total_changes(),
            touched: Touched::default(),
            indexes,
            tables: tables.collect::<Result<_>>()?,
            stage: Stage::Images(edge),
            begun: 1,
        })
    }

    /// How far it is, in percent.
    pub fn percent(&self) -> u32 {
        let part = |of: i64, all: i64, share: i64| (of * share / all.max(1)) as u32;
        match self.stage {
            Stage::Images(at) => part(at - self.edge, self.newest - self.edge, 30),
            Stage::Rows(table, _) => 30 + part(table as i64, self.tables.len() as i64, 40),
            Stage::Search(_) => 70,
            Stage::Contents(_) => 80,
            Stage::Done(_) => 90,
        }
    }

    /// Makes the next piece; answers whether that was the last, after which it can be finished.
    pub fn go_on(&mut self, ledger: &Ledger) -> Result<bool> {
        if self.written != ledger.conn().total_changes() {
            let begun = self.begun + 1;
            *self = LookBack::begin(ledger, self.day)?;
            self.begun = begun;
        }
        loop {
            self.piece(ledger.conn())?;
            let done = matches!(self.stage, Stage::Done(_));
            if done || self.begun <= ANEW {
                return Ok(done);
            }
        }
    }

    fn piece(&mut self, live: &Connection) -> Result<()> {
        let stage = std::mem::replace(&mut self.stage, Stage::Images(self.edge));
        self.stage = match stage {
            Stage::Images(after) => self.images(live, after)?,
            Stage::Rows(table, after) => self.rows(live, table, after)?,
            Stage::Search(mut copying) => {
                if copying.go_on(live, &self.scratch, PIECE)? {
                    Stage::Search(copying)
                } else {
                    Stage::Contents(copying)
                }
            }
            Stage::Contents(copied) => {
                copy_plan_texts(live, &self.scratch)?;
                self.touched.bring_texts(live, &self.scratch)?;
                Stage::Done(copied)
            }
            Stage::Done(copied) => Stage::Done(copied),
        };
        Ok(())
    }

    /// The book, when its last piece is made. The live book is not needed for that.
    pub fn finish(self) -> Result<Past> {
        let Stage::Done(copied) = &self.stage else {
            unreachable!("BUG: not all of it is made")
        };
        self.scratch
            .execute_batch(&format!("{} COMMIT;", self.indexes))?;
        self.touched.finish(&self.scratch, copied)?;
        self.scratch.execute_batch("PRAGMA query_only = ON")?;
        Ok(Past {
            conn: self.scratch,
            day: self.day,
            last: self.last,
        })
    }

    /// What the next images after the evening tell of its rows.
    fn images(&mut self, live: &Connection, after: i64) -> Result<Stage> {
        let mut statement = live.prepare_cached(
            "SELECT id, tbl, row_id, before, after FROM image WHERE id > ?1 ORDER BY id LIMIT ?2",
        )?;
        let mut images = statement.query([after, PIECE])?;
        let mut at = None;
        while let Some(image) = images.next()? {
            at = Some(image.get(0)?);
            let name = image.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?;
            let table = self
                .tables
                .iter_mut()
                .find(|table| table.shape.table == name);
            if let Some(Table { shape, rows }) = table {
                let side = |at| -> rusqlite::Result<Option<&str>> {
                    Ok(image.get_ref(at)?.as_str_or_null()?)
                };
                let (id, before, after) = (image.get(2)?, side(3)?, side(4)?);
                take_back(shape, rows, id, before, after.is_none())?;
                self.touched.add(live, shape, id, [before, after])?;
            }
        }
        Ok(at.map_or(Stage::Rows(0, i64::MIN), Stage::Images))
    }

    /// The next rows of a table as they were.
    fn rows(&mut self, live: &Connection, table: usize, after: i64) -> Result<Stage> {
        let Some(Table { shape, rows }) = self.tables.get_mut(table) else {
            let copying = Copying::begin(live, &self.scratch)?;
            return Ok(Stage::Search(copying));
        };
        let columns = shape.columns.join(", ");
        let marks = vec!["?"; shape.columns.len()].join(", ");
        let name = &shape.table;
        let mut insert = self
            .scratch
            .prepare_cached(&format!("INSERT INTO {name} ({columns}) VALUES ({marks})"))?;
        let mut select = live.prepare_cached(&format!(
            "SELECT id, {columns} FROM {name} WHERE id > ?1 ORDER BY id LIMIT ?2"
        ))?;
        let mut standing = select.query([after, PIECE])?;
        let mut at = None;
        while let Some(row) = standing.next()? {
            let id = row.get(0)?;
            at = Some(id);
            match rows.remove(&id) {
                None => drop(insert.execute(params_from_iter(values(row, &[], shape)?))?),
                Some(Then::Absent) => {}
                Some(Then::There { cells, .. }) => {
                    insert.execute(params_from_iter(values(row, &cells, shape)?))?;
                }
            }
        }
        if let Some(at) = at {
            return Ok(Stage::Rows(table, at));
        }
        // Taken away since.
        let mut gone: Vec<(i64, Cells)> = std::mem::take(rows)
            .into_iter()
            .filter_map(|(id, then)| match then {
                Then::There { cells, whole: true } => Some((id, cells)),
                _ => None,
            })
            .collect();
        gone.sort_by_key(|(id, _)| *id);
        for (_, cells) in &gone {
            shape.insert(&self.scratch, cells)?;
        }
        Ok(Stage::Rows(table + 1, i64::MIN))
    }
}

/// Takes one image back, from the evening on upwards: what is told first holds.
fn take_back(
    shape: &Shape,
    rows: &mut HashMap<i64, Then>,
    id: i64,
    before: Option<&str>,
    removed: bool,
) -> Result<()> {
    let Some(before) = before else {
        rows.entry(id).or_insert(Then::Absent);
        return Ok(());
    };
    let then = rows.entry(id).or_insert_with(|| Then::There {
        cells: shape.unknown(),
        whole: false,
    });
    if let Then::There { cells, whole } = then
        && !*whole
    {
        cells::fill(cells, shape.cells(before)?);
        *whole = removed;
    }
    Ok(())
}

/// A live row's values, with what is known of an earlier time over them.
fn values<'a>(
    row: &'a Row<'_>,
    cells: &'a [Option<Value>],
    shape: &Shape,
) -> Result<Vec<ToSqlOutput<'a>>> {
    let value = |place: usize| match cells.get(place) {
        Some(Some(value)) => Ok(ToSqlOutput::Borrowed(value.into())),
        _ => row.get_ref(place + 1).map(ToSqlOutput::Borrowed),
    };
    let values = (0..shape.columns.len()).map(value);
    Ok(values.collect::<rusqlite::Result<_>>()?)
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
