//! The journal: every row as it was before and after each act, and undo and redo made from that.
//! The history triggers are generated from the tables' own columns at each opening; they are no part
//! of the facts. Nothing in the journal is ever removed: undo writes row images back as a new line.
//! The chain's hash is computed here before COMMIT, never by SQL.

use crate::derived;
use crate::error::Result;
use crate::row;
use chrono::{NaiveDate, NaiveDateTime};
use office::act::{Done, Noun};
use office::journal::JournalWay;
use office::refusal::{Code, Refusal};
use rusqlite::{Connection, Transaction, TransactionBehavior, params};
use sha2::{Digest, Sha256};

/// The tables of facts with the noun that the window knows them by. Journal, content and counters are
/// not facts. A test holds this list against the schema.
pub(crate) const FACTS: &[(&str, Noun)] = &[
    ("office", Noun::Office),
    ("office_prefix", Noun::Office),
    ("number_start", Noun::Office),
    ("clock_note", Noun::Office),
    ("unit", Noun::Unit),
    ("unit_name", Noun::Unit),
    ("unit_event", Noun::Unit),
    ("unit_successor", Noun::Unit),
    ("unit_group", Noun::Unit),
    ("unit_group_member", Noun::Unit),
    ("document", Noun::Document),
    ("document_link", Noun::Document),
    ("plan", Noun::Plan),
    ("chapter", Noun::Plan),
    ("measure", Noun::Plan),
    ("former_clause", Noun::Plan),
    ("plan_rule", Noun::Plan),
    ("question", Noun::Question),
    ("assignment", Noun::Assignment),
    ("indicator", Noun::Indicator),
    ("target", Noun::Indicator),
    ("former_target", Noun::Indicator),
    ("reading", Noun::Indicator),
    ("task", Noun::Task),
    ("task_document", Noun::Task),
    ("meeting_series", Noun::Meeting),
    ("meeting", Noun::Meeting),
    ("agenda_item", Noun::Meeting),
    ("attendance", Noun::Meeting),
    ("postponement", Noun::Meeting),
    ("proposal", Noun::Meeting),
    ("attendee", Noun::Meeting),
    ("minutes", Noun::Meeting),
    ("decision", Noun::Decision),
    ("decision_effect", Noun::Decision),
    ("instruction", Noun::Instruction),
    ("follow_up", Noun::FollowUp),
    ("follow_up_source", Noun::FollowUp),
    ("follow_up_co_unit", Noun::FollowUp),
    ("follow_up_measure", Noun::FollowUp),
    ("step", Noun::FollowUp),
    ("step_document", Noun::FollowUp),
    ("extension", Noun::FollowUp),
    ("reminder", Noun::FollowUp),
    ("inspection", Noun::FollowUp),
    ("report_cycle", Noun::Report),
    ("report_request", Noun::Report),
    ("report", Noun::Report),
    ("light_threshold", Noun::Light),
    ("light_override", Noun::Light),
    ("pack", Noun::Pack),
    ("hand_out", Noun::Pack),
    ("holiday_year", Noun::WorkingDay),
    ("holiday", Noun::WorkingDay),
    ("person", Noun::Person),
    ("measure_leader", Noun::Person),
    ("paper", Noun::Paper),
    ("paper_recipient", Noun::Paper),
];

/// When and by whom an act is entered.
#[derive(Debug, Clone)]
pub struct Stamp {
    /// Local time.
    pub at: NaiveDateTime,
    /// 经办人.
    pub by: String,
}

/// An open transaction with its current act. Dropping it without `commit` leaves no trace.
pub(crate) struct Tx<'a> {
    pub(crate) conn: Transaction<'a>,
    pub(crate) stamp: &'a Stamp,
    /// The first act of the transaction.
    first: i64,
    no: i64,
}

/// The line to be written when the act has run.
pub(crate) struct Line<'a> {
    pub(crate) title: &'a str,
    pub(crate) json: String,
    pub(crate) happened_on: Option<NaiveDate>,
    pub(crate) way: JournalWay,
    pub(crate) reverses: Option<i64>,
    pub(crate) batch: Option<i64>,
    pub(crate) bars: bool,
}

/// The tops of the two stacks after a line; a persistent list, so that the journal stays append-only.
#[derive(Debug, Clone, Copy, Default)]
struct Stacks {
    undo_top: Option<i64>,
    undo_below: Option<i64>,
    redo_top: Option<i64>,
    redo_below: Option<i64>,
}

/// Columns of a table, in order.
pub(crate) fn columns(conn: &Connection, table: &str) -> Result<Vec<String>> {
    row::all(
        conn,
        "SELECT name FROM pragma_table_info(?1)",
        [table],
        |row| row.get(0),
    )
}

/// `json_object('id', NEW.id, …)`: the row as an image.
pub(crate) fn image_expression(columns: &[String], row: &str) -> String {
    let parts: Vec<String> = columns
        .iter()
        .map(|column| format!("'{column}', {row}{column}"))
        .collect();
    format!("json_object({})", parts.join(", "))
}

/// Makes the place where the act being run is named: empty between acts, so that a write outside an act
/// fails. It is of this opening only, so that an act writes no page of the file for it.
pub(crate) fn make_current(conn: &Connection) -> Result<()> {
    conn.execute_batch("CREATE TEMP TABLE current_act (no INTEGER NOT NULL) STRICT")?;
    Ok(())
}

/// Makes the history triggers anew from the tables as they are.
pub(crate) fn make_triggers(conn: &Connection) -> Result<()> {
    for (table, _) in FACTS {
        let columns = columns(conn, table)?;
        let before = image_expression(&columns, "OLD.");
        let after = image_expression(&columns, "NEW.");
        let insert = |event: &str, id: &str, before: &str, after: &str| {
            format!(
                "CREATE TEMP TRIGGER history_{table}_{event} AFTER {event} ON main.{table} BEGIN \
                 INSERT INTO image (act_no, tbl, row_id, before, after) \
                 VALUES ((SELECT no FROM current_act), '{table}', {id}, {before}, {after}); END;"
            )
        };
        conn.execute_batch(&format!(
            "{}{}{}",
            insert("INSERT", "NEW.id", "NULL", &after),
            insert("UPDATE", "NEW.id", &before, &after),
            insert("DELETE", "OLD.id", &before, "NULL"),
        ))?;
    }
    Ok(())
}

impl<'a> Tx<'a> {
    /// Begins an act: from here on, writes to facts are kept in the journal.
    pub(crate) fn begin(conn: &'a mut Connection, stamp: &'a Stamp) -> Result<Tx<'a>> {
        let conn = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let no = conn
            .prepare_cached("SELECT coalesce(max(no), 0) + 1 FROM act")?
            .query_row([], |row| row.get(0))?;
        let tx = Tx {
            conn,
            stamp,
            first: no,
            no,
        };
        tx.set_current()?;
        Ok(tx)
    }

    fn set_current(&self) -> Result<()> {
        self.conn
            .prepare_cached("DELETE FROM current_act")?
            .execute([])?;
        self.conn
            .prepare_cached("INSERT INTO current_act (no) VALUES (?1)")?
            .execute([self.no])?;
        Ok(())
    }

    /// Refuses a day that is later than the day of entry: only what has happened is recorded.
    pub(crate) fn has_come(&self, field: &str, on: NaiveDate) -> Result<()> {
        let today = self.stamp.at.date();
        if on <= today {
            return Ok(());
        }
        Err(Refusal::at(field, Code::NotYet { today }).into())
    }

    /// The number of the act being run.
    pub(crate) fn no(&self) -> i64 {
        self.no
    }

    /// Writes the act's line over the images it left, and opens the next act of the batch.
    pub(crate) fn write_line(&mut self, line: &Line<'_>, made: Option<i64>) -> Result<Done> {
        let last = last_line(&self.conn)?;
        let (last_hash, stacks) = last.unwrap_or_default();
        let stacks = self.next_stacks(line, stacks)?;
        let batch = line.batch.unwrap_or(self.no);
        let at = self.stamp.at.format("%Y-%m-%dT%H:%M:%S").to_string();
        let happened_on = line
            .happened_on
            .map_or(String::new(), |day| day.to_string());
        let hash = chain_hash(
            &self.conn,
            &last_hash,
            self.no,
            &[&at, &self.stamp.by, line.title, &happened_on, &line.json],
        )?;
        self.conn
            .prepare_cached(
                "INSERT INTO act (no, at, operator, title, happened_on, json, way, reverses, batch, bars, undo_top, undo_below, redo_top, redo_below, hash)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
            )?
            .execute(params![
                self.no,
                at,
                self.stamp.by,
                line.title,
                row::Word(line.happened_on),
                line.json,
                row::Word(line.way),
                line.reverses,
                batch,
                line.bars,
                stacks.undo_top,
                stacks.undo_below,
                stacks.redo_top,
                stacks.redo_below,
                hash
            ])?;
        let done = Done {
            no: self.no as u64,
            title: line.title.to_owned(),
            touched: touched(&self.conn, self.no)?,
            made,
        };
        self.no += 1;
        self.set_current()?;
        Ok(done)
    }

    fn next_stacks(&self, line: &Line<'_>, now: Stacks) -> Result<Stacks> {
        let below = |no: Option<i64>, column: &str| -> Result<Option<i64>> {
            let Some(no) = no else { return Ok(None) };
            Ok(self.conn.query_row(
                &format!("SELECT {column} FROM act WHERE no = ?1"),
                [no],
                |row| row.get(0),
            )?)
        };
        Ok(match line.way {
            JournalWay::Act => Stacks {
                undo_top: Some(self.no),
                undo_below: now.undo_top,
                redo_top: None,
                redo_below: None,
            },
            JournalWay::Undo => {
                let undo_top = below(now.undo_top, "undo_below")?;
                Stacks {
                    undo_top,
                    undo_below: below(undo_top, "undo_below")?,
                    redo_top: Some(self.no),
                    redo_below: now.redo_top,
                }
            }
            JournalWay::Redo => {
                let redo_top = below(now.redo_top, "redo_below")?;
                Stacks {
                    undo_top: Some(self.no),
                    undo_below: now.undo_top,
                    redo_top,
                    redo_below: below(redo_top, "redo_below")?,
                }
            }
        })
    }

    /// Makes the derived part follow, and all of it durable.
    pub(crate) fn commit(self) -> Result<()> {
        derived::follow(&self.conn, self.first)?;
        self.commit_facts()
    }

    /// Makes the facts durable, where the derived part is made anew afterwards.
    pub(crate) fn commit_facts(self) -> Result<()> {
        self.conn
            .prepare_cached("DELETE FROM current_act")?
            .execute([])?;
        self.conn.commit()?;
        Ok(())
    }
}

/// When the newest line was entered.
pub(crate) fn last_entry(conn: &Connection) -> Result<Option<NaiveDateTime>> {
    let last: Option<String> = row::maybe(
        conn,
        "SELECT at FROM act ORDER BY no DESC LIMIT 1",
        [],
        |row| row.get(0),
    )?;
    Ok(last.and_then(|at| at.parse().ok()))
}

fn last_line(conn: &Connection) -> Result<Option<(String, Stacks)>> {
    row::maybe(
        conn,
        "SELECT hash, undo_top, undo_below, redo_top, redo_below FROM act ORDER BY no DESC LIMIT 1",
        [],
        |row| {
            let stacks = Stacks {
                undo_top: row.get(1)?,
                undo_below: row.get(2)?,
                redo_top: row.get(3)?,
                redo_below: row.get(4)?,
            };
            Ok((row.get(0)?, stacks))
        },
    )
}

/// SHA-256 over the line before, this line and its images, each part with its length before it.
pub(crate) fn chain_hash(conn: &Connection, last: &str, no: i64, parts: &[&str]) -> Result<String> {
    let mut hasher = Sha256::new();
    let mut feed = |text: &str| {
        hasher.update((text.len() as u64).to_le_bytes());
        hasher.update(text.as_bytes());
    };
    feed(last);
    feed(&no.to_string());
    parts.iter().for_each(|part| feed(part));
    let mut statement = conn.prepare_cached("SELECT tbl, row_id, coalesce(before, ''), coalesce(after, '') FROM image WHERE act_no = ?1 ORDER BY id")?;
    let mut rows = statement.query([no])?;
    while let Some(row) = rows.next()? {
        feed(row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?);
        feed(&row.get::<_, i64>(1)?.to_string());
        feed(row.get_ref(2)?.as_str().map_err(rusqlite::Error::from)?);
        feed(row.get_ref(3)?.as_str().map_err(rusqlite::Error::from)?);
    }
    Ok(hex(&hasher.finalize()))
}

/// Lower-case hex.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

pub(crate) fn touched(conn: &Connection, no: i64) -> Result<Vec<Noun>> {
    let tables: Vec<String> = row::all(
        conn,
        "SELECT DISTINCT tbl FROM image WHERE act_no = ?1",
        [no],
        |row| row.get(0),
    )?;
    let mut nouns: Vec<Noun> = FACTS
        .iter()
        .filter(|(table, _)| tables.iter().any(|touched| touched == table))
        .map(|(_, noun)| *noun)
        .collect();
    nouns.dedup();
    Ok(nouns)
}

/// What undo would take back, and redo put back: titles.
pub(crate) fn tops(conn: &Connection) -> Result<(Option<String>, Option<String>)> {
    let stacks = last_line(conn)?
        .map(|(_, stacks)| stacks)
        .unwrap_or_default();
    let title = |no: Option<i64>| -> Result<Option<(String, bool)>> {
        let Some(no) = no else { return Ok(None) };
        row::maybe(
            conn,
            "SELECT title, bars FROM act WHERE no = ?1",
            [no],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
    };
    let undo = title(stacks.undo_top)?
        .filter(|(_, bars)| !bars)
        .map(|(title, _)| title);
    let redo = title(stacks.redo_top)?.map(|(title, _)| title);
    Ok((undo, redo))
}

/// Takes back the newest batch, or puts back the one taken back last. `way` is `Undo` or `Redo`.
pub(crate) fn reverse(conn: &mut Connection, stamp: &Stamp, way: JournalWay) -> Result<Done> {
    let mut tx = Tx::begin(conn, stamp)?;
    tx.conn.execute_batch("PRAGMA defer_foreign_keys = ON")?;
    let new_batch = tx.no();
    let mut batch = None;
    let mut first: Option<Done> = None;
    while let Some(top) = top_line(&tx.conn, way)? {
        if *batch.get_or_insert(top.batch) != top.batch {
            break;
        }
        if top.bars && way == JournalWay::Undo {
            return Err(Code::UndoBarred.into());
        }
        put_images_back(&tx, top.no)?;
        let line = Line {
            title: &top.title,
            json: "null".to_owned(),
            happened_on: None,
            way,
            reverses: Some(top.no),
            batch: Some(new_batch),
            bars: false,
        };
        let done = tx.write_line(&line, None)?;
        match &mut first {
            None => first = Some(done),
            Some(whole) => {
                whole.touched.extend(done.touched);
                whole.touched.sort();
                whole.touched.dedup();
            }
        }
    }
    let done = first.ok_or(match way {
        JournalWay::Redo => Code::NothingToRedo,
        JournalWay::Act | JournalWay::Undo => Code::NothingToUndo,
    })?;
    tx.commit()?;
    Ok(done)
}

struct Top {
    no: i64,
    title: String,
    batch: i64,
    bars: bool,
}

fn top_line(conn: &Connection, way: JournalWay) -> Result<Option<Top>> {
    let stacks = last_line(conn)?
        .map(|(_, stacks)| stacks)
        .unwrap_or_default();
    let top = if way == JournalWay::Redo {
        stacks.redo_top
    } else {
        stacks.undo_top
    };
    let Some(no) = top else { return Ok(None) };
    row::maybe(
        conn,
        "SELECT no, title, batch, bars FROM act WHERE no = ?1",
        [no],
        |row| {
            Ok(Top {
                no: row.get(0)?,
                title: row.get(1)?,
                batch: row.get(2)?,
                bars: row.get(3)?,
            })
        },
    )
}

/// Writes the rows as they were before a line, newest change first. The triggers keep that too.
fn put_images_back(tx: &Tx<'_>, no: i64) -> Result<()> {
    let images: Vec<(String, i64, Option<String>, Option<String>)> = row::all(
        &tx.conn,
        "SELECT tbl, row_id, before, after FROM image WHERE act_no = ?1 ORDER BY id DESC",
        [no],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)),
    )?;
    for (table, id, before, after) in images {
        let columns = columns(&tx.conn, &table)?;
        match (before, after) {
            (None, _) => {
                tx.conn
                    .prepare_cached(&format!("DELETE FROM {table} WHERE id = ?1"))?
                    .execute([id])?;
            }
            (Some(image), None) => insert_image(&tx.conn, &table, &columns, &image)?,
            (Some(image), Some(_)) => {
                let sets: Vec<String> = columns
                    .iter()
                    .map(|column| format!("{column} = json_extract(?2, '$.{column}')"))
                    .collect();
                tx.conn
                    .prepare_cached(&format!(
                        "UPDATE {table} SET {} WHERE id = ?1",
                        sets.join(", ")
                    ))?
                    .execute(params![id, image])?;
            }
        }
    }
    Ok(())
}

/// Writes a row from its image.
pub(crate) fn insert_image(
    conn: &Connection,
    table: &str,
    columns: &[String],
    image: &str,
) -> Result<()> {
    let values: Vec<String> = columns
        .iter()
        .map(|column| format!("json_extract(?1, '$.{column}')"))
        .collect();
    conn.prepare_cached(&format!(
        "INSERT INTO {table} ({}) VALUES ({})",
        columns.join(", "),
        values.join(", ")
    ))?
    .execute([image])?;
    Ok(())
}
