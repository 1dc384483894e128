//! 版式: the look of papers, one row and the faces chosen. Nothing here lays a paper out.

use crate::error::Result;
use crate::journal::Tx;
use crate::row::{self, Word};
use office::look::{FaceChoice, LookAct, LookSettings, PaperLook};
use rusqlite::{Connection, params};

pub(crate) fn run(tx: &Tx<'_>, act: &LookAct) -> Result<Option<i64>> {
    let LookAct::Set { look } = act;
    let look = look.checked()?;
    tx.conn
        .prepare_cached(
            "INSERT INTO paper_look (id, line_chars, top_mm, bottom_mm, left_mm, right_mm, bold_third, red_head, signature,
             colophon_on_even_page, large_tables) VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
             ON CONFLICT (id) DO UPDATE SET line_chars = ?1, top_mm = ?2, bottom_mm = ?3, left_mm = ?4, right_mm = ?5,
             bold_third = ?6, red_head = ?7, signature = ?8, colophon_on_even_page = ?9, large_tables = ?10",
        )?
        .execute(params![
            look.columns,
            look.top_mm,
            look.bottom_mm,
            look.left_mm,
            look.right_mm,
            look.bold_third,
            Word(look.red_head),
            Word(look.signature),
            look.colophon_on_even_page,
            look.large_tables,
        ])?;
    if faces(&tx.conn)? != look.faces {
        tx.conn
            .prepare_cached("DELETE FROM look_face")?
            .execute([])?;
        for choice in &look.faces {
            tx.conn
                .prepare_cached("INSERT INTO look_face (style, family) VALUES (?1, ?2)")?
                .execute(params![Word(choice.style), choice.family])?;
        }
    }
    Ok(None)
}

fn faces(conn: &Connection) -> Result<Vec<FaceChoice>> {
    let sql = "SELECT style, family FROM look_face ORDER BY id";
    row::all(conn, sql, [], |row| {
        Ok(FaceChoice {
            style: row::word(row, "style")?,
            family: row.get("family")?,
        })
    })
}

/// 版式 in force, and that of the standard.
pub(crate) fn settings(conn: &Connection) -> Result<LookSettings> {
    let sql = "SELECT * FROM paper_look WHERE id = 1";
    let look = row::maybe(conn, sql, [], |row| {
        Ok(PaperLook {
            columns: row.get("line_chars")?,
            top_mm: row.get("top_mm")?,
            bottom_mm: row.get("bottom_mm")?,
            left_mm: row.get("left_mm")?,
            right_mm: row.get("right_mm")?,
            bold_third: row.get("bold_third")?,
            red_head: row::word(row, "red_head")?,
            signature: row::word(row, "signature")?,
            colophon_on_even_page: row.get("colophon_on_even_page")?,
            large_tables: row.get("large_tables")?,
            faces: Vec::new(),
        })
    })?;
    Ok(LookSettings::new(PaperLook {
        faces: faces(conn)?,
        ..look.unwrap_or_default()
    }))
}
