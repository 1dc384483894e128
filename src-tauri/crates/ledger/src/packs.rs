//! 材料: drafts, frozen papers, and whether they left the book.

use crate::content;
use crate::error::Result;
use crate::journal::Tx;
use crate::meetings;
use crate::row::{self, OrMissing, Word};
use office::brief::PaperKind;
use office::field::{self, LONG};
use office::id::{MeetingId, PackId};
use office::pack::{HandOutWay, NewPack, PackAct, PackLine, PackState};
use office::refusal::Code;
use rusqlite::{Connection, Row, params};

pub(crate) fn run(tx: &Tx<'_>, act: &PackAct) -> Result<Option<i64>> {
    match act {
        PackAct::Draft { pack } => {
            let pack = checked(tx, pack)?;
            tx.conn
                .prepare_cached("INSERT INTO pack (kind, meeting_id, draft_mark, state) VALUES (?1, ?2, ?3, ?4)")?
                .execute(params![Word(pack.kind), pack.meeting.map(|meeting| meeting.0), pack.draft_mark, Word(PackState::Draft)])?;
            Ok(Some(tx.conn.last_insert_rowid()))
        }
        PackAct::Change { id, pack } => {
            require(tx, *id, PackState::Draft)?;
            let pack = checked(tx, pack)?;
            tx.conn
                .prepare_cached(
                    "UPDATE pack SET kind = ?2, meeting_id = ?3, draft_mark = ?4 WHERE id = ?1",
                )?
                .execute(params![
                    id.0,
                    Word(pack.kind),
                    pack.meeting.map(|meeting| meeting.0),
                    pack.draft_mark
                ])?;
            Ok(Some(id.0))
        }
        PackAct::Discard { id } => {
            require(tx, *id, PackState::Draft)?;
            tx.conn
                .prepare_cached("DELETE FROM pack WHERE id = ?1")?
                .execute([id.0])?;
            Ok(None)
        }
        PackAct::Issue {
            id,
            on,
            snapshot,
            pdf,
        } => {
            require(tx, *id, PackState::Draft)?;
            let (snapshot, _) = content::settle(&tx.conn, &mut snapshot.clone())?;
            let (pdf, _) = content::settle(&tx.conn, &mut pdf.clone())?;
            tx.conn
                .prepare_cached("UPDATE pack SET state = ?2, issued_on = ?3, snapshot_hash = ?4, pdf_hash = ?5 WHERE id = ?1")?
                .execute(params![id.0, Word(PackState::Issued), Word(*on), snapshot, pdf])?;
            Ok(Some(id.0))
        }
        PackAct::HandOut { id, on, way } => {
            require(tx, *id, PackState::Issued)?;
            tx.conn
                .prepare_cached(
                    "INSERT INTO hand_out (pack_id, happened_on, way) VALUES (?1, ?2, ?3)",
                )?
                .execute(params![id.0, Word(*on), Word::<HandOutWay>(*way)])?;
            Ok(Some(id.0))
        }
        PackAct::Withdraw { id, on, reason } => {
            let reason = field::required("reason", reason, LONG)?;
            require(tx, *id, PackState::Issued)?;
            tx.conn
                .prepare_cached("UPDATE pack SET state = ?2, withdrawn_on = ?3, withdraw_reason = ?4 WHERE id = ?1")?
                .execute(params![id.0, Word(PackState::Withdrawn), Word(*on), reason])?;
            Ok(Some(id.0))
        }
    }
}

fn checked(tx: &Tx<'_>, pack: &NewPack) -> Result<NewPack> {
    let pack = pack.checked()?;
    if let Some(meeting) = pack.meeting {
        meetings::state(&tx.conn, meeting)?;
    }
    Ok(pack)
}

fn require(tx: &Tx<'_>, id: PackId, wanted: PackState) -> Result<()> {
    let state: PackState = row::maybe(
        &tx.conn,
        "SELECT state FROM pack WHERE id = ?1",
        [id.0],
        |row| row::word(row, "state"),
    )?
    .or_missing("材料", id.0)?;
    if state == wanted {
        Ok(())
    } else {
        Err(Code::PackMove { state }.into())
    }
}

const SELECT: &str = "SELECT p.*, s.name AS series, m.ordinal,
    EXISTS (SELECT 1 FROM hand_out h WHERE h.pack_id = p.id) AS handed_out
    FROM pack p LEFT JOIN meeting m ON m.id = p.meeting_id LEFT JOIN meeting_series s ON s.id = m.series_id";

/// 专班调度会第3次会议材料, from its kind and its meeting.
pub(crate) fn title(row: &Row<'_>) -> rusqlite::Result<String> {
    let kind: PaperKind = row::word(row, "kind")?;
    Ok(match row.get::<_, Option<String>>("series")? {
        Some(series) => {
            let ordinal: u32 = row.get("ordinal")?;
            let paper = kind.name().trim_start_matches("会议");
            format!("{series}第{ordinal}次会议{paper}")
        }
        None => kind.name().to_owned(),
    })
}

fn line(row: &Row<'_>) -> rusqlite::Result<PackLine> {
    Ok(PackLine {
        id: PackId(row.get("id")?),
        kind: row::word(row, "kind")?,
        title: title(row)?,
        meeting: row.get::<_, Option<i64>>("meeting_id")?.map(MeetingId),
        draft_mark: row.get("draft_mark")?,
        state: row::word(row, "state")?,
        issued_on: row::word(row, "issued_on")?,
        pdf: row.get("pdf_hash")?,
        handed_out: row.get("handed_out")?,
    })
}

/// Every pack, newest first.
pub(crate) fn all(conn: &Connection) -> Result<Vec<PackLine>> {
    row::all(conn, &format!("{SELECT} ORDER BY p.id DESC"), [], line)
}

/// One pack.
pub(crate) fn one(conn: &Connection, id: PackId) -> Result<PackLine> {
    row::maybe(conn, &format!("{SELECT} WHERE p.id = ?1"), [id.0], line)?.or_missing("材料", id.0)
}
