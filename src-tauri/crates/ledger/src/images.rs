//! A row's images: how triggers write them, and how a row is made from them again. An added row is kept
//! whole, a removed one too; of a changed row only the changed columns, before and after. The lines they
//! belong to stand in `journal`. The triggers are made from the tables' own columns at each opening.

use crate::cells::{self, Cells};
use crate::error::Result;
use crate::journal::FACTS;
use crate::row;
use rusqlite::types::Value;
use rusqlite::{Connection, params, params_from_iter};
use serde_json::{Map, Value as Json};

/// One row before and after one act, as JSON; none: there was no row.
#[derive(Debug, Clone)]
pub(crate) struct Image {
    pub(crate) id: i64,
    pub(crate) table: String,
    pub(crate) row: i64,
    pub(crate) before: Option<String>,
    pub(crate) after: Option<String>,
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

/// `json_object('id', NEW.id, …)`: the whole row.
pub(crate) fn whole(columns: &[String], row: &str) -> String {
    let parts: Vec<String> = columns
        .iter()
        .map(|column| format!("'{column}', {row}{column}"))
        .collect();
    format!("json_object({})", parts.join(", "))
}

/// Of the columns that differ, those of one side, as the text of a JSON object.
fn changed(columns: &[String], side: &str) -> String {
    let parts: Vec<String> = columns
        .iter()
        .map(|column| {
            format!(
                "iif(OLD.{column} IS NEW.{column}, '', ',\"{column}\":' || json_quote({side}{column}))"
            )
        })
        .collect();
    format!("'{{' || substr({}, 2) || '}}'", parts.join(" || "))
}

/// Makes the place where the act being run is named: empty between acts, so that a write outside an act
/// fails. It is of this opening only, so that an act writes no page of the file for it.
pub(crate) fn make_current(conn: &Connection) -> Result<()> {
    conn.execute_batch("CREATE TEMP TABLE current_act (no INTEGER NOT NULL) STRICT")?;
    Ok(())
}

/// Makes the history triggers anew from the tables as they are. An update that changes nothing leaves
/// no image.
pub(crate) fn make_triggers(conn: &Connection) -> Result<()> {
    for (table, _) in FACTS {
        let columns = columns(conn, table)?;
        let differs: Vec<String> = columns
            .iter()
            .map(|column| format!("OLD.{column} IS NOT NEW.{column}"))
            .collect();
        let insert = |event: &str, when: &str, id: &str, before: &str, after: &str| {
            format!(
                "CREATE TEMP TRIGGER history_{table}_{event} AFTER {event} ON main.{table} {when} BEGIN \
                 INSERT INTO image (act_no, tbl, row_id, before, after) \
                 VALUES ((SELECT no FROM current_act), '{table}', {id}, {before}, {after}); END;"
            )
        };
        conn.execute_batch(&format!(
            "{}{}{}",
            insert("INSERT", "", "NEW.id", "NULL", &whole(&columns, "NEW.")),
            insert(
                "UPDATE",
                &format!("WHEN {}", differs.join(" OR ")),
                "NEW.id",
                &changed(&columns, "OLD."),
                &changed(&columns, "NEW.")
            ),
            insert("DELETE", "", "OLD.id", &whole(&columns, "OLD."), "NULL"),
        ))?;
    }
    Ok(())
}

/// The images of a line, in the order in which they were made.
pub(crate) fn of_act(conn: &Connection, no: i64) -> Result<Vec<Image>> {
    first_of_act(conn, no, i64::MAX)
}

/// So many of them, the first ones.
pub(crate) fn first_of_act(conn: &Connection, no: i64, most: i64) -> Result<Vec<Image>> {
    row::all(
        conn,
        "SELECT id, tbl, row_id, before, after FROM image WHERE act_no = ?1 ORDER BY id LIMIT ?2",
        [no, most],
        |row| {
            Ok(Image {
                id: row.get(0)?,
                table: row.get(1)?,
                row: row.get(2)?,
                before: row.get(3)?,
                after: row.get(4)?,
            })
        },
    )
}

/// Makes one image of an act's neighbours on one row, where the later is a change, before the line over
/// them is written. Others between them would be put back in another order than they were made in, which
/// a unique column may not bear; so only neighbours are joined.
pub(crate) fn join(conn: &Connection, images: Vec<Image>) -> Result<Vec<Image>> {
    let mut joined: Vec<Image> = Vec::with_capacity(images.len());
    for image in images {
        let one = match joined.last() {
            Some(last) if last.row == image.row && last.table == image.table => {
                together(last, &image)?
            }
            _ => None,
        };
        let Some(one) = one else {
            joined.push(image);
            continue;
        };
        remove(conn, image.id)?;
        joined.pop();
        if one.before == one.after {
            remove(conn, one.id)?;
        } else {
            conn.prepare_cached("UPDATE image SET before = ?2, after = ?3 WHERE id = ?1")?
                .execute(params![one.id, one.before, one.after])?;
            joined.push(one);
        }
    }
    Ok(joined)
}

fn remove(conn: &Connection, id: i64) -> Result<()> {
    conn.prepare_cached("DELETE FROM image WHERE id = ?1")?
        .execute([id])?;
    Ok(())
}

/// Two images of a row as one, under the earlier's id; none where the later is no change of that row.
fn together(earlier: &Image, later: &Image) -> Result<Option<Image>> {
    let (Some(between), Some(_), Some(last)) = (&earlier.after, &later.before, &later.after) else {
        return Ok(None);
    };
    let object = |text: &str| serde_json::from_str::<Map<String, Json>>(text);
    let mut after = object(between)?;
    after.extend(object(last)?);
    let mut before = None;
    if let (Some(first), Some(second)) = (&earlier.before, &later.before) {
        let mut first_of_each = object(second)?;
        first_of_each.extend(object(first)?);
        // What came back to what it was did not change.
        let same = first_of_each.clone();
        first_of_each.retain(|column, was| after.get(column) != Some(was));
        after.retain(|column, is| same.get(column) != Some(is));
        before = Some(serde_json::to_string(&first_of_each)?);
    }
    Ok(Some(Image {
        before,
        after: Some(serde_json::to_string(&after)?),
        ..earlier.clone()
    }))
}

/// A table with its columns, to read images by.
#[derive(Debug)]
pub(crate) struct Shape {
    pub(crate) table: String,
    pub(crate) columns: Vec<String>,
}

impl Shape {
    pub(crate) fn read(conn: &Connection, table: &str) -> Result<Shape> {
        Ok(Shape {
            table: table.to_owned(),
            columns: columns(conn, table)?,
        })
    }

    /// A row of which nothing is known.
    pub(crate) fn unknown(&self) -> Cells {
        vec![None; self.columns.len()]
    }

    /// The columns that an image holds, by place. Columns that the table has no more are passed over.
    pub(crate) fn cells(&self, image: &str) -> Result<Vec<(usize, Value)>> {
        cells::read(&self.columns, image)
    }

    /// Adds a row. What its cells don't hold gets the column's default, as when the column was added.
    pub(crate) fn insert(&self, conn: &Connection, cells: &[Option<Value>]) -> Result<()> {
        let held = || self.columns.iter().zip(cells);
        let names: Vec<&str> = held()
            .filter(|(_, cell)| cell.is_some())
            .map(|(column, _)| column.as_str())
            .collect();
        let marks = vec!["?"; names.len()].join(", ");
        let (table, names) = (&self.table, names.join(", "));
        conn.prepare_cached(&format!("INSERT INTO {table} ({names}) VALUES ({marks})"))?
            .execute(params_from_iter(cells.iter().flatten()))?;
        Ok(())
    }

    /// Sets the columns of a row that its cells hold.
    fn update(&self, conn: &Connection, id: i64, cells: &[(usize, Value)]) -> Result<()> {
        let sets: Vec<String> = cells
            .iter()
            .enumerate()
            .map(|(at, (place, _))| format!("{} = ?{}", self.columns[*place], at + 2))
            .collect();
        if sets.is_empty() {
            return Ok(());
        }
        let id = Value::Integer(id);
        let values = std::iter::once(&id).chain(cells.iter().map(|(_, value)| value));
        let (table, sets) = (&self.table, sets.join(", "));
        conn.prepare_cached(&format!("UPDATE {table} SET {sets} WHERE id = ?1"))?
            .execute(params_from_iter(values))?;
        Ok(())
    }
}

/// Writes the rows as they were before a line, newest change first. The triggers keep that too.
pub(crate) fn put_back(conn: &Connection, no: i64) -> Result<()> {
    for image in of_act(conn, no)?.into_iter().rev() {
        let shape = Shape::read(conn, &image.table)?;
        let Some(before) = image.before else {
            conn.prepare_cached(&format!("DELETE FROM {} WHERE id = ?1", image.table))?
                .execute([image.row])?;
            continue;
        };
        let before = shape.cells(&before)?;
        if image.after.is_some() {
            shape.update(conn, image.row, &before)?;
        } else {
            let mut cells = shape.unknown();
            cells::fill(&mut cells, before);
            shape.insert(conn, &cells)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file::Ledger;
    use crate::journal::Stamp;
    use office::act::Act;

    fn book(folder: &tempfile::TempDir) -> Ledger {
        let path = folder.path().join("台账.zbtz");
        Ledger::create(&path, |_| Ok(())).unwrap();
        Ledger::open(&path, &Stamp::of_a_test()).unwrap()
    }

    /// Writes under an act of its own, as SQL; answers what images it left.
    fn write(book: &mut Ledger, sql: &str) -> Vec<(Option<String>, Option<String>)> {
        let at = Stamp::of_a_test();
        let mut tx = crate::journal::Tx::begin(book.conn_mut(), &at).unwrap();
        let no = tx.no();
        tx.conn.execute_batch(sql).unwrap();
        let line = crate::journal::Line {
            title: "试",
            json: "null".to_owned(),
            happened_on: None,
            way: office::journal::JournalWay::Act,
            reverses: None,
            batch: None,
            bars: false,
        };
        tx.write_line(&line, None).unwrap();
        tx.commit().unwrap();
        let images = of_act(book.conn(), no).unwrap().into_iter();
        images.map(|image| (image.before, image.after)).collect()
    }

    fn pair(before: &str, after: &str) -> (Option<String>, Option<String>) {
        (Some(before.to_owned()), Some(after.to_owned()))
    }

    #[test]
    fn a_changed_row_keeps_the_changed_columns_alone() {
        let folder = tempfile::tempdir().unwrap();
        let mut book = book(&folder);
        let act = r#"{"unit":{"add_group":{"name":"各\"镇\\街\""}}}"#;
        book.act(&Act::from_json(act).unwrap(), &Stamp::of_a_test())
            .unwrap();
        let was = r#"{"name":"各\"镇\\街\""}"#;
        let images = write(
            &mut book,
            "UPDATE unit_group SET name = 'a' || char(10) || 'b' WHERE id = 1",
        );
        assert_eq!(images, [pair(was, r#"{"name":"a\nb"}"#)]);
        let same = "UPDATE unit_group SET name = name, basis = NULL";
        assert_eq!(write(&mut book, same), [], "nothing changed, nothing kept");
        book.undo(&Stamp::of_a_test()).unwrap();
        book.undo(&Stamp::of_a_test()).unwrap();
        let name = "SELECT name FROM unit_group";
        let name: String = book.conn().query_row(name, [], |row| row.get(0)).unwrap();
        assert_eq!(name, r#"各"镇\街""#);
        assert_eq!(book.check().unwrap(), Vec::<String>::new());
    }

    #[test]
    fn neighbours_on_one_row_are_one_image() {
        let folder = tempfile::tempdir().unwrap();
        let mut book = book(&folder);
        let images = write(
            &mut book,
            "INSERT INTO unit_group (name, place) VALUES ('甲', 1); UPDATE unit_group SET name = '乙';",
        );
        assert_eq!(images.len(), 1);
        assert!(images[0].1.as_deref().unwrap().contains("乙"));
        let images = write(
            &mut book,
            "UPDATE unit_group SET name = '丙'; UPDATE unit_group SET basis = '会议', name = '丁';",
        );
        let cells = |image: &Option<String>| -> serde_json::Value {
            serde_json::from_str(image.as_deref().unwrap()).unwrap()
        };
        let [(before, after)] = images.as_slice() else {
            panic!("{images:?}")
        };
        let was = serde_json::json!({"basis": null, "name": "乙"});
        let is = serde_json::json!({"basis": "会议", "name": "丁"});
        assert_eq!((cells(before), cells(after)), (was, is));
        let there_and_back =
            "UPDATE unit_group SET name = '戊'; UPDATE unit_group SET name = '丁';";
        assert_eq!(write(&mut book, there_and_back), []);
        let images = write(
            &mut book,
            "UPDATE unit_group SET name = '己'; DELETE FROM unit_group;",
        );
        assert_eq!(images.len(), 2, "what was taken away is kept whole");
        let dumps = book.dump().unwrap();
        for _ in 0..4 {
            book.undo(&Stamp::of_a_test()).unwrap();
        }
        assert_eq!(book.check().unwrap(), Vec::<String>::new());
        for _ in 0..4 {
            book.redo(&Stamp::of_a_test()).unwrap();
        }
        assert_eq!(book.dump().unwrap(), dumps);
        assert_eq!(book.check().unwrap(), Vec::<String>::new());
    }

    /// Two rows change places over a third value: joined, they would meet on the way back.
    #[test]
    fn rows_that_changed_places_in_a_unique_column_are_put_back() {
        let folder = tempfile::tempdir().unwrap();
        let mut book = book(&folder);
        write(
            &mut book,
            "INSERT INTO meeting_series (name) VALUES ('甲'); INSERT INTO meeting_series (name) VALUES ('乙');",
        );
        let before = book.dump().unwrap();
        let images = write(
            &mut book,
            "UPDATE meeting_series SET name = '丙' WHERE id = 1; UPDATE meeting_series SET name = '甲' WHERE id = 2; UPDATE meeting_series SET name = '乙' WHERE id = 1;",
        );
        assert_eq!(images.len(), 3);
        book.undo(&Stamp::of_a_test()).unwrap();
        assert_eq!(book.dump().unwrap(), before);
    }
}
