//! The journal: a line for each act over the images of the rows that it touched, and undo and redo made
//! from those. Nothing in the journal is ever removed: undo writes row images back as a new line. The
//! chain's hash is computed here before COMMIT, never by SQL. Images themselves stand in `images`.

use crate::derived::{self, Things};
use crate::error::Result;
use crate::images::{self, Image};
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
    ("paper_look", Noun::Look),
    ("look_face", Noun::Look),
    ("pack", Noun::Pack),
    ("pack_sent", Noun::Pack),
    ("pack_note", Noun::Pack),
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

#[cfg(test)]
impl Stamp {
    /// Nine o'clock of 2026-03-05, by 小于: the moment that tests of this crate write at.
    pub(crate) fn of_a_test() -> Stamp {
        let day = NaiveDate::from_ymd_opt(2026, 3, 5).unwrap();
        Stamp {
            at: day.and_hms_opt(9, 0, 0).unwrap(),
            by: "小于".to_owned(),
        }
    }
}

/// An open transaction with its current act. Dropping it without `commit` leaves no trace.
pub(crate) struct Tx<'a> {
    pub(crate) conn: Transaction<'a>,
    pub(crate) stamp: &'a Stamp,
    no: i64,
    /// What search has to read again.
    things: Things,
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

impl<'a> Line<'a> {
    /// A line on the book as a whole, which is no act of a clerk's and which undo does not pass.
    pub(crate) fn of_the_book(title: &'a str, json: String, batch: Option<i64>) -> Line<'a> {
        Line {
            title,
            json,
            happened_on: None,
            way: JournalWay::Act,
            reverses: None,
            batch,
            bars: true,
        }
    }
}

/// The tops of the two stacks after a line; a persistent list, so that the journal stays append-only.
#[derive(Debug, Clone, Copy, Default)]
struct Stacks {
    undo_top: Option<i64>,
    undo_below: Option<i64>,
    redo_top: Option<i64>,
    redo_below: Option<i64>,
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
            no,
            things: Things::new(),
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
        let images = images::join(&self.conn, images::of_act(&self.conn, self.no)?)?;
        let parts = [&at, &self.stamp.by, line.title, &happened_on, &line.json];
        let hash = chain_hash(&last_hash, self.no, &parts, &images);
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
            touched: nouns(images.iter().map(|image| image.table.as_str())),
            made,
        };
        derived::touched(&self.conn, &images, &mut self.things)?;
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
        derived::follow(&self.conn, &self.things)?;
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
pub(crate) fn chain_hash(last: &str, no: i64, parts: &[&str], images: &[Image]) -> String {
    let mut hasher = Sha256::new();
    let mut feed = |text: &str| {
        hasher.update((text.len() as u64).to_le_bytes());
        hasher.update(text.as_bytes());
    };
    feed(last);
    feed(&no.to_string());
    parts.iter().for_each(|part| feed(part));
    for image in images {
        feed(&image.table);
        feed(&image.row.to_string());
        feed(image.before.as_deref().unwrap_or_default());
        feed(image.after.as_deref().unwrap_or_default());
    }
    hex(&hasher.finalize())
}

/// Lower-case hex.
pub(crate) fn hex(bytes: &[u8]) -> String {
    let digit = |four: u8| char::from(b"0123456789abcdef"[usize::from(four)]);
    let digits = bytes
        .iter()
        .flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]);
    digits.collect()
}

/// The nouns that a line touched.
pub(crate) fn touched(conn: &Connection, no: i64) -> Result<Vec<Noun>> {
    let tables: Vec<String> = row::all(
        conn,
        "SELECT DISTINCT tbl FROM image WHERE act_no = ?1",
        [no],
        |row| row.get(0),
    )?;
    Ok(nouns(tables.iter().map(String::as_str)))
}

/// The nouns of tables, each once, in the order of the list.
fn nouns<'a>(tables: impl Iterator<Item = &'a str> + Clone) -> Vec<Noun> {
    let mut nouns: Vec<Noun> = FACTS
        .iter()
        .filter(|(table, _)| tables.clone().any(|touched| touched == *table))
        .map(|(_, noun)| *noun)
        .collect();
    nouns.dedup();
    nouns
}

/// What undo would take back, and redo put back: titles.
pub(crate) fn tops(conn: &Connection) -> Result<(Option<String>, Option<String>)> {
    let stacks = last_line(conn)?
        .map(|(_, stacks)| stacks)
        .unwrap_or_default();
    let title = |no: Option<i64>, way| -> Result<Option<(String, bool)>> {
        let Some(no) = no else { return Ok(None) };
        let found = row::maybe(
            conn,
            "SELECT batch, bars FROM act WHERE no = ?1",
            [no],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?;
        let Some((batch, bars)) = found else {
            return Ok(None);
        };
        Ok(Some((batch_title(conn, batch, no, way)?, bars)))
    };
    let undo = title(stacks.undo_top, JournalWay::Undo)?
        .filter(|(_, bars)| !bars)
        .map(|(title, _)| title);
    let redo = title(stacks.redo_top, JournalWay::Redo)?.map(|(title, _)| title);
    Ok((undo, redo))
}

/// What a batch on top of a stack did, with the number of its lines where they are more than one:
/// 录入完成值（12项）, 确认方案等3项.
fn batch_title(conn: &Connection, batch: i64, last: i64, way: JournalWay) -> Result<String> {
    let (count, kinds, title): (u32, u32, String) = conn
        .prepare_cached(
            "SELECT count(*), count(DISTINCT title), min(title) FROM act WHERE no BETWEEN ?1 AND ?2 AND batch = ?1",
        )?
        .query_row([batch, last], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })?;
    if count <= 1 {
        return Ok(title);
    }
    if kinds == 1 {
        return Ok(format!("{title}（{count}项）"));
    }
    // Of different acts the first done is named; an undone batch stands in the journal last act first.
    let first = match way {
        JournalWay::Redo => last,
        JournalWay::Act | JournalWay::Undo => batch,
    };
    let mut named = conn.prepare_cached("SELECT title FROM act WHERE no = ?1")?;
    let title: String = named.query_row([first], |row| row.get(0))?;
    Ok(format!("{title}等{count}项"))
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
        let title = match &first {
            None => batch_title(&tx.conn, top.batch, top.no, way)?,
            Some(_) => top.title.clone(),
        };
        if top.bars && way == JournalWay::Undo {
            return Err(Code::UndoBarred.into());
        }
        images::put_back(&tx.conn, top.no)?;
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
            None => first = Some(Done { title, ..done }),
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
