//! The journal as it is read: who changed what, from what to what, in the office's words. One question
//! looks at a bounded piece, so that it answers at once on a book of many years. Writing the journal,
//! undo and redo stand in `journal`.

use crate::cells;
use crate::error::Result;
use crate::images;
use crate::journal::{self, FACTS};
use crate::matter;
use crate::row::{self, OrMissing};
use chrono::{Days, NaiveDate};
use office::happened;
use office::journal::{
    FieldChange, JournalChange, JournalFilter, JournalItem, JournalLine, JournalPage, RowChange,
    RowWay,
};
use office::words::columns;
use rusqlite::types::Value as Sql;
use rusqlite::{Connection, Row};
use serde_json::Value;
use std::collections::BTreeSet;

/// Lines looked at by one question, where every line must be looked at.
const SPAN: i64 = 2_000;
/// The same where the images are read for words.
const SPAN_OF_WORDS: i64 = 600;
/// Rows of one line that are told.
const ROWS: i64 = 200;
/// Characters of a field that are told.
const CHARACTERS: usize = 300;

/// Tables whose rows belong to an item and stand in its history.
const OWNED: &[(&str, &str, &str)] = &[
    ("follow_up", "step", "follow_up_id"),
    ("follow_up", "follow_up_source", "follow_up_id"),
    ("follow_up", "extension", "follow_up_id"),
    ("follow_up", "reminder", "follow_up_id"),
    ("follow_up", "inspection", "follow_up_id"),
    ("follow_up", "follow_up_co_unit", "follow_up_id"),
    ("follow_up", "follow_up_measure", "follow_up_id"),
    ("follow_up", "report", "follow_up_id"),
    ("meeting", "agenda_item", "meeting_id"),
    ("meeting", "attendance", "meeting_id"),
    ("meeting", "decision", "meeting_id"),
    ("meeting", "postponement", "meeting_id"),
    ("meeting", "proposal", "meeting_id"),
    ("meeting", "attendee", "meeting_id"),
    ("meeting", "minutes", "meeting_id"),
    ("measure", "assignment", "measure_id"),
    ("indicator", "target", "indicator_id"),
    ("unit", "unit_group_member", "unit_id"),
    ("unit", "unit_name", "unit_id"),
    ("unit", "unit_event", "unit_id"),
    ("unit", "person", "unit_id"),
    ("measure", "task", "measure_id"),
    ("measure", "report", "measure_id"),
    ("measure", "former_clause", "measure_id"),
    ("measure", "measure_leader", "measure_id"),
    ("indicator", "reading", "indicator_id"),
    ("indicator", "former_target", "indicator_id"),
    ("task", "task_document", "task_id"),
    ("paper", "paper_recipient", "paper_id"),
    ("person", "measure_leader", "person_id"),
    ("pack", "pack_sent", "pack_id"),
    ("pack", "pack_note", "pack_id"),
    ("pack", "hand_out", "pack_id"),
];

const LINE: &str = "SELECT no, at, operator, title, way, reverses, batch, happened_on,
    (SELECT count(*) FROM image WHERE act_no = act.no) AS rows FROM act";

/// A piece of the journal, newest first.
pub(crate) fn page(
    conn: &Connection,
    filter: &JournalFilter,
    before: Option<u64>,
    limit: u32,
) -> Result<JournalPage> {
    let limit = i64::from(limit.clamp(1, 500));
    let newest: i64 = conn
        .prepare_cached("SELECT coalesce(max(no), 0) FROM act")?
        .query_row([], |row| row.get(0))?;
    let mut before = before.map_or(newest + 1, |no| (no as i64).min(newest + 1));
    if let Some(until) = filter.until {
        before = before.min(first_after(conn, newest, until + Days::new(2))?);
    }
    let floor = floor(conn, filter, newest, before)?;
    let (conditions, mut values) = conditions(conn, filter, floor, before)?;
    values.push(Sql::Integer(before));
    values.push(Sql::Integer(floor));
    values.push(Sql::Integer(limit));
    let sql = format!("{LINE} WHERE {conditions} no < ? AND no >= ? ORDER BY no DESC LIMIT ?");
    let mut lines = row::all(conn, &sql, rusqlite::params_from_iter(values), line)?;
    for line in &mut lines {
        complete(conn, line)?;
    }
    let looked_to = match lines.last() {
        Some(last) if lines.len() as i64 == limit => last.no as i64,
        _ => floor,
    };
    let begin = match filter.from {
        Some(from) => first_after(conn, newest, from - Days::new(2))?,
        None => 1,
    };
    Ok(JournalPage {
        lines,
        next: (looked_to > begin).then_some(looked_to as u64),
        item: filter
            .item
            .map(|item| match table_of(item) {
                Some((table, id)) => label(conn, table, id),
                None => Ok("设置".to_owned()),
            })
            .transpose()?,
    })
}

/// How far down this question looks. What an index finds needs no bound.
fn floor(conn: &Connection, filter: &JournalFilter, newest: i64, before: i64) -> Result<i64> {
    let begin = match filter.from {
        Some(from) => first_after(conn, newest, from - Days::new(2))?,
        None => 1,
    };
    let span = if filter
        .words
        .as_deref()
        .is_some_and(|words| !words.trim().is_empty())
    {
        SPAN_OF_WORDS
    } else if filter.item.is_some() || (filter.noun.is_none() && !filter.late) {
        return Ok(begin);
    } else {
        SPAN
    };
    Ok((before - span).max(begin))
}

/// The first line entered on a day or later. Lines stand in order of time but for a clock set back,
/// which moves them by a day at most; callers leave room for that.
fn first_after(conn: &Connection, newest: i64, day: NaiveDate) -> Result<i64> {
    let day = day.to_string();
    let mut statement = conn.prepare_cached("SELECT at < ?2 FROM act WHERE no = ?1")?;
    let (mut low, mut high) = (1, newest + 1);
    while low < high {
        let middle = (low + high) / 2;
        if statement.query_row(rusqlite::params![middle, day], |row| row.get(0))? {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    Ok(low)
}

/// The conditions of a filter on lines from `floor` up to `before`, each with its AND, and their values.
fn conditions(
    conn: &Connection,
    filter: &JournalFilter,
    floor: i64,
    before: i64,
) -> Result<(String, Vec<Sql>)> {
    let mut sql = String::new();
    let mut values = Vec::new();
    if let Some(by) = filter.by.as_deref().filter(|by| !by.is_empty()) {
        sql.push_str("operator = ? AND ");
        values.push(Sql::Text(by.to_owned()));
    }
    if let Some(from) = filter.from {
        sql.push_str("at >= ? AND ");
        values.push(Sql::Text(from.to_string()));
    }
    if let Some(until) = filter.until {
        sql.push_str("at < ? AND ");
        values.push(Sql::Text((until + Days::new(1)).to_string()));
    }
    if filter.late {
        sql.push_str(
            "happened_on IS NOT NULL AND julianday(date(at)) - julianday(happened_on) > ? AND ",
        );
        values.push(Sql::Integer(happened::LATE_AFTER_DAYS));
    }
    if let Some(noun) = filter.noun {
        let tables: Vec<String> = FACTS
            .iter()
            .filter(|(_, of)| *of == noun)
            .map(|(table, _)| format!("'{table}'"))
            .collect();
        sql.push_str(&format!(
            "EXISTS (SELECT 1 FROM image WHERE act_no = act.no AND tbl IN ({})) AND ",
            tables.join(", ")
        ));
    }
    if let Some(item) = filter.item {
        let history = match table_of(item) {
            Some((table, id)) => history_of(table, id),
            None => format!(
                "SELECT act_no FROM image WHERE tbl IN ('{}')",
                matter::SETTINGS.join("', '")
            ),
        };
        sql.push_str(&format!("no IN ({history}) AND "));
    }
    if let Some(words) = filter
        .words
        .as_deref()
        .map(str::trim)
        .filter(|words| !words.is_empty())
    {
        sql.push_str(
            "(instr(title, ?) OR EXISTS (SELECT 1 FROM image WHERE act_no = act.no AND (instr(after, ?) OR instr(before, ?)))
              OR no IN (SELECT value FROM json_each(?))) AND ",
        );
        for _ in 0..3 {
            values.push(Sql::Text(words.to_owned()));
        }
        let rows = rows_that_say(conn, floor, before, words)?;
        values.push(Sql::Text(serde_json::to_string(&rows)?));
    }
    Ok((sql, values))
}

/// The lines that changed a row which holds these words: the image of a change holds only what changed,
/// but 提醒催办 is to be found by the title of the item too.
fn rows_that_say(conn: &Connection, floor: i64, before: i64, words: &str) -> Result<Vec<i64>> {
    let changes: Vec<(String, i64, i64)> = row::all(
        conn,
        "SELECT tbl, row_id, act_no FROM image WHERE act_no >= ?1 AND act_no < ?2 AND before IS NOT NULL AND after IS NOT NULL",
        [floor, before],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
    )?;
    let mut lines = BTreeSet::new();
    for (table, _) in FACTS {
        let of_table = || changes.iter().filter(|(of, _, _)| of == table);
        let ids: BTreeSet<i64> = of_table().map(|(_, id, _)| *id).collect();
        if ids.is_empty() {
            continue;
        }
        let columns = images::columns(conn, table)?.join(", ");
        let said: Vec<i64> = row::all(
            conn,
            &format!(
                "SELECT id FROM {table} WHERE id IN (SELECT value FROM json_each(?1)) AND instr(concat_ws(char(10), {columns}), ?2)"
            ),
            [serde_json::to_string(&ids)?, words.to_owned()],
            |row| row.get(0),
        )?;
        let said: BTreeSet<i64> = said.into_iter().collect();
        lines.extend(
            of_table()
                .filter(|(_, id, _)| said.contains(id))
                .map(|(_, _, no)| *no),
        );
    }
    Ok(lines.into_iter().collect())
}

/// The table and row of an item; none for the settings, which are rows of many tables.
fn table_of(item: JournalItem) -> Option<(&'static str, i64)> {
    Some(match item {
        JournalItem::Measure(id) => ("measure", id.0),
        JournalItem::Unit(id) => ("unit", id.0),
        JournalItem::Indicator(id) => ("indicator", id.0),
        JournalItem::Meeting(id) => ("meeting", id.0),
        JournalItem::Decision(id) => ("decision", id.0),
        JournalItem::FollowUp(id) => ("follow_up", id.0),
        JournalItem::Report(id) => ("report", id.0),
        JournalItem::Document(id) => ("document", id.0),
        JournalItem::Pack(id) => ("pack", id.0),
        JournalItem::Person(id) => ("person", id.0),
        JournalItem::Instruction(id) => ("instruction", id.0),
        JournalItem::Paper(id) => ("paper", id.0),
        JournalItem::Question(id) => ("question", id.0),
        JournalItem::Task(id) => ("task", id.0),
        JournalItem::Settings => return None,
    })
}

/// The lines that wrote an item's row, or a row that belongs to it: those that are there, and those
/// that were taken away.
fn history_of(table: &str, id: i64) -> String {
    let mut parts = vec![format!(
        "SELECT act_no FROM image WHERE tbl = '{table}' AND row_id = {id}"
    )];
    for (_, child, column) in OWNED.iter().filter(|(owner, _, _)| *owner == table) {
        parts.push(format!(
            "SELECT act_no FROM image WHERE tbl = '{child}' AND row_id IN (SELECT id FROM {child} WHERE {column} = {id})"
        ));
        parts.push(format!(
            "SELECT act_no FROM image WHERE tbl = '{child}' AND row_id IN
             (SELECT row_id FROM image WHERE tbl = '{child}' AND after IS NULL AND json_extract(before, '$.{column}') = {id})"
        ));
    }
    parts.join(" UNION ")
}

fn line(row: &Row<'_>) -> rusqlite::Result<JournalLine> {
    let at: String = row.get("at")?;
    let happened_on: Option<NaiveDate> = row::word(row, "happened_on")?;
    let entered: Option<NaiveDate> = at.get(..10).and_then(|day| day.parse().ok());
    Ok(JournalLine {
        no: row.get::<_, i64>("no")? as u64,
        late: happened_on
            .zip(entered)
            .is_some_and(|(on, entered)| happened::is_late_entry(on, entered)),
        at,
        by: row.get("operator")?,
        title: row.get("title")?,
        about: None,
        leads_to: None,
        way: row::word(row, "way")?,
        reverses: row.get::<_, Option<i64>>("reverses")?.map(|no| no as u64),
        batch: row.get::<_, i64>("batch")? as u64,
        happened_on,
        touched: Vec::new(),
        rows: row.get("rows")?,
    })
}

/// What stands in other tables than the line's own.
fn complete(conn: &Connection, line: &mut JournalLine) -> Result<()> {
    line.touched = journal::touched(conn, line.no as i64)?;
    // The item itself rather than what belongs to it.
    let parts: Vec<String> = OWNED
        .iter()
        .map(|(_, part, _)| format!("'{part}'"))
        .collect();
    let first: Option<(String, i64)> = row::maybe(
        conn,
        &format!(
            "SELECT tbl, row_id FROM image WHERE act_no = ?1 ORDER BY tbl IN ({}), id LIMIT 1",
            parts.join(", ")
        ),
        [line.no as i64],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    if let Some((table, id)) = first {
        line.about = Some(label(conn, &table, id)?).filter(|about| !about.is_empty());
        line.leads_to = matter::place(conn, &table, id)?;
    }
    Ok(())
}

/// One line with every field before and after.
pub(crate) fn change(conn: &Connection, no: u64) -> Result<JournalChange> {
    let mut line = row::maybe(conn, &format!("{LINE} WHERE no = ?1"), [no as i64], line)?
        .or_missing("操作记录", no as i64)?;
    complete(conn, &mut line)?;
    let images = images::first_of_act(conn, no as i64, ROWS)?;
    let rows = images
        .iter()
        .map(|image| row_change(conn, image))
        .collect::<Result<Vec<RowChange>>>()?;
    Ok(JournalChange {
        more: line.rows.saturating_sub(rows.len() as u32),
        line,
        rows,
    })
}

fn row_change(conn: &Connection, image: &images::Image) -> Result<RowChange> {
    let read = |text: &Option<String>| -> Result<Value> {
        Ok(match text {
            Some(text) => serde_json::from_str(text)?,
            None => Value::Null,
        })
    };
    let (before, after) = (read(&image.before)?, read(&image.after)?);
    let mut fields = Vec::new();
    for column in images::columns(conn, &image.table)? {
        let name = columns::column(&image.table, &column).unwrap_or(&column);
        let (was, is) = (&before[&column], &after[&column]);
        if was == is || name.is_empty() {
            continue;
        }
        let change = FieldChange {
            field: name.to_owned(),
            before: in_words(conn, &image.table, &column, was)?,
            after: in_words(conn, &image.table, &column, is)?,
        };
        if change.before != change.after {
            fields.push(change);
        }
    }
    Ok(RowChange {
        kind: columns::table(&image.table)
            .unwrap_or(&image.table)
            .to_owned(),
        name: label(conn, &image.table, image.row)?,
        way: match (&image.before, &image.after) {
            (None, _) => RowWay::Added,
            (_, None) => RowWay::Removed,
            _ => RowWay::Changed,
        },
        fields,
    })
}

/// A kept value as a clerk reads it: what points to another row by that row's name.
fn in_words(conn: &Connection, table: &str, column: &str, value: &Value) -> Result<Option<String>> {
    let words = match (parent_of(conn, table, column)?, value.as_i64()) {
        (Some(parent), Some(id)) => Some(label(conn, &parent, id)?),
        _ => columns::value(table, column, value),
    };
    Ok(words.map(|words| shortened(&words, CHARACTERS)))
}

fn shortened(text: &str, characters: usize) -> String {
    let count = text.chars().count();
    if count <= characters {
        return text.to_owned();
    }
    let begin: String = text.chars().take(characters).collect();
    format!("{begin}…（共{count}字）")
}

/// The table that a column points to.
pub(crate) fn parent_of(conn: &Connection, table: &str, column: &str) -> Result<Option<String>> {
    row::maybe(
        conn,
        "SELECT \"table\" FROM pragma_foreign_key_list(?1) WHERE \"from\" = ?2 AND \"table\" <> 'content'",
        [table, column],
        |row| row.get(0),
    )
}

/// A row as it stands, or stood before it was taken away; none: there never was one.
pub(crate) fn row_or_last(conn: &Connection, table: &str, id: i64) -> Result<Option<Value>> {
    let sql = format!("SELECT * FROM {table} WHERE id = ?1");
    let mut statement = conn.prepare_cached(&sql)?;
    let names: Vec<String> = statement.column_names().map(String::from).collect();
    let mut rows = statement.query([id])?;
    if let Some(row) = rows.next()? {
        let mut cells = serde_json::Map::new();
        for (place, name) in names.into_iter().enumerate() {
            cells.insert(name, cells::json(row.get_ref(place)?));
        }
        return Ok(Some(Value::Object(cells)));
    }
    let last: Option<Option<String>> = row::maybe(
        conn,
        "SELECT before FROM image WHERE tbl = ?1 AND row_id = ?2 ORDER BY id DESC LIMIT 1",
        rusqlite::params![table, id],
        |row| row.get(0),
    )?;
    let last = last.flatten();
    Ok(last.map(|row| serde_json::from_str(&row)).transpose()?)
}

/// What a row is called, also one that is gone.
pub(crate) fn label(conn: &Connection, table: &str, id: i64) -> Result<String> {
    let Some(row) = row_or_last(conn, table, id)? else {
        return Ok(format!("第{id}行"));
    };
    let text = |column: &str| row[column].as_str().filter(|text| !text.is_empty());
    let own = match table {
        "measure" => Some(format!(
            "第{}项 {}",
            row["number"],
            shortened(text("title").or(text("text")).unwrap_or_default(), 30)
        )),
        "meeting" => Some(format!("第{}次会议", row["ordinal"])),
        "follow_up" => Some(match text("number") {
            Some(number) => format!("{number} {}", text("title").unwrap_or_default()),
            None => text("title").unwrap_or_default().to_owned(),
        }),
        "office" => Some(String::new()),
        _ => ["name", "title", "words", "text", "file_name"]
            .iter()
            .find_map(|column| text(column))
            .map(str::to_owned),
    };
    // What has no name of its own, and what its name alone does not tell, is called by what it hangs on.
    let named = match (table, own) {
        ("meeting", Some(own)) => {
            let series = row["series_id"].as_i64().unwrap_or_default();
            format!("{}{own}", label(conn, "meeting_series", series)?)
        }
        (_, Some(own)) => own,
        (_, None) => by_parents(conn, table, &row)?,
    };
    Ok(shortened(&named, 60))
}

/// 区商务局 · 专班调度会第3次会议: the names of what a row points to.
fn by_parents(conn: &Connection, table: &str, row: &Value) -> Result<String> {
    let mut names = Vec::new();
    for column in images::columns(conn, table)? {
        if let (Some(parent), Some(id)) = (parent_of(conn, table, &column)?, row[&column].as_i64())
            && parent != table
        {
            names.push(label(conn, &parent, id)?);
        }
    }
    Ok(names.join(" · "))
}

/// Everybody who ever was at the keyboard, by name: steps from name to name in the index.
pub(crate) fn operators(conn: &Connection) -> Result<Vec<String>> {
    row::all(
        conn,
        "WITH RECURSIVE name(name) AS (
           SELECT min(operator) FROM act
           UNION ALL SELECT (SELECT min(operator) FROM act WHERE operator > name.name) FROM name WHERE name.name IS NOT NULL)
         SELECT name FROM name WHERE name IS NOT NULL",
        [],
        |row| row.get(0),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_and_column_has_its_word() {
        let conn = Connection::open_in_memory().unwrap();
        conn.execute_batch(&crate::file::schema().unwrap()).unwrap();
        let mut wordless = Vec::new();
        for (table, _) in FACTS {
            if columns::table(table).is_none() {
                wordless.push((*table).to_owned());
            }
            for column in images::columns(&conn, table).unwrap() {
                if columns::column(table, &column).is_none() {
                    wordless.push(format!("{table}.{column}"));
                }
            }
        }
        assert_eq!(
            wordless,
            Vec::<String>::new(),
            "name them in office/src/words/columns.rs"
        );
    }

    #[test]
    fn what_is_owned_is_there() {
        let conn = Connection::open_in_memory().unwrap();
        conn.execute_batch(&crate::file::schema().unwrap()).unwrap();
        for (owner, table, column) in OWNED {
            assert_eq!(
                parent_of(&conn, table, column).unwrap().as_deref(),
                Some(*owner),
                "{table}.{column}"
            );
        }
    }
}
