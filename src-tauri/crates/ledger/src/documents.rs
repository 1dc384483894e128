//! 文件: what a kept file is called and what it proves. Its bytes are in `content`.

use crate::error::Result;
use crate::journal::Tx;
use crate::row::{self, OrMissing, Word};
use crate::{content, units};
use office::document::{DocumentAct, DocumentLine};
use office::field::{self, TITLE};
use office::id::DocumentId;
use rusqlite::{Connection, params};

pub(crate) fn run(tx: &Tx<'_>, act: &DocumentAct) -> Result<Option<i64>> {
    match act {
        DocumentAct::Keep { document, content } => {
            let document = document.checked()?;
            if let Some(unit) = document.unit {
                units::require(&tx.conn, unit)?;
            }
            let (hash, size) = content::settle(&tx.conn, &mut content.clone())?;
            tx.conn
                .prepare_cached("INSERT INTO document (title, kind, file_name, received_on, unit_id, hash, size) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")?
                .execute(params![
                    document.title,
                    Word(document.kind),
                    document.file_name,
                    Word(document.received_on),
                    document.unit.map(|unit| unit.0),
                    hash,
                    size as i64
                ])?;
            Ok(Some(tx.conn.last_insert_rowid()))
        }
        DocumentAct::Rename { id, title } => {
            let title = field::required("title", title, TITLE)?;
            let changed = tx
                .conn
                .prepare_cached("UPDATE document SET title = ?2 WHERE id = ?1")?
                .execute(params![id.0, title])?;
            (changed > 0).then_some(Some(id.0)).or_missing("文件", id.0)
        }
    }
}

/// Every file kept, newest first.
pub(crate) fn all(conn: &Connection) -> Result<Vec<DocumentLine>> {
    row::all(
        conn,
        "SELECT d.*, u.name AS unit_name FROM document d LEFT JOIN unit u ON u.id = d.unit_id ORDER BY d.received_on DESC, d.id DESC",
        [],
        |row| {
            Ok(DocumentLine {
                id: DocumentId(row.get("id")?),
                title: row.get("title")?,
                kind: row::word(row, "kind")?,
                file_name: row.get("file_name")?,
                received_on: row::word(row, "received_on")?,
                unit_name: row.get("unit_name")?,
                hash: row.get("hash")?,
                size: row.get::<_, i64>("size")? as u64,
            })
        },
    )
}
