//! 文件: what a kept file is called and what it proves. Its bytes are in `content`, their words in
//! `content_text`; a file has one row of words however often it is kept.

use crate::error::Result;
use crate::journal::Tx;
use crate::row::{self, OrMissing, Word};
use crate::{content, units};
use chrono::NaiveDate;
use office::content::Content;
use office::document::{
    self, DocumentAct, DocumentCount, DocumentFilter, DocumentKind, DocumentLine, DocumentList,
    DocumentPage, DocumentSubject, DocumentUse, NewDocument, TextState,
};
use office::field::{self, LONG, TITLE};
use office::id::{
    DocumentId, DocumentLinkId, FollowUpId, InstructionId, MeasureId, MeetingId, PaperId, ReportId,
    UnitId,
};
use office::refusal::{Code, Refusal};
use office::search::FoundAt;
use office::secrecy;
use rusqlite::{Connection, Row, params};

/// Characters of a file's words that its page shows.
const EXCERPT: i64 = 3000;

pub(crate) fn run(tx: &Tx<'_>, act: &DocumentAct) -> Result<Option<i64>> {
    match act {
        DocumentAct::Keep { document, content } => keep(tx, &document.checked()?, content),
        DocumentAct::Rename { id, title } => {
            let title = field::required("title", title, TITLE)?;
            document::open_title("title", &title)?;
            let changed = tx
                .conn
                .prepare_cached("UPDATE document SET title = ?2 WHERE id = ?1")?
                .execute(params![id.0, title])?;
            (changed > 0).then_some(Some(id.0)).or_missing("文件", id.0)
        }
        DocumentAct::Link { id, to, role, on } => link(tx, *id, *to, *role, *on),
        DocumentAct::Unlink { link, on, reason } => unlink(tx, *link, *on, reason),
    }
}

/// A text file that comes as bytes of the act is looked through here; others were by the door.
pub(crate) fn is_open(content: &Content) -> Result<()> {
    if let Content::Bytes(bytes) = content
        && let Ok(text) = std::str::from_utf8(bytes)
        && let Some(marking) = secrecy::marking(text)
    {
        return Err(Refusal::at("content", Code::Secret { marking }).into());
    }
    Ok(())
}

fn keep(tx: &Tx<'_>, document: &NewDocument, content: &Content) -> Result<Option<i64>> {
    if let Some(unit) = document.unit {
        units::require_live(&tx.conn, "unit", unit, document.received_on)?;
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

fn link(
    tx: &Tx<'_>,
    id: DocumentId,
    to: DocumentSubject,
    role: DocumentKind,
    on: NaiveDate,
) -> Result<Option<i64>> {
    one(&tx.conn, id)?;
    let (table, noun, subject) = match to {
        DocumentSubject::Measure(id) => ("measure", "措施", id.0),
        DocumentSubject::FollowUp(id) => ("follow_up", "督办事项", id.0),
        DocumentSubject::Meeting(id) => ("meeting", "会议", id.0),
        DocumentSubject::Unit(id) => ("unit", "单位", id.0),
    };
    let there: u32 = row::count(
        &tx.conn,
        &format!("SELECT count(*) FROM {table} WHERE id = ?1"),
        [subject],
    )?;
    (there > 0).then_some(()).or_missing(noun, subject)?;
    let twice: u32 = row::count(
        &tx.conn,
        &format!(
            "SELECT count(*) FROM document_link WHERE document_id = ?1 AND {table}_id = ?2 AND role = ?3 AND unlinked_on IS NULL"
        ),
        params![id.0, subject, Word(role)],
    )?;
    if twice > 0 {
        return Err(Refusal::at("to", Code::LinkedAlready).into());
    }
    tx.conn
        .prepare_cached(&format!("INSERT INTO document_link (document_id, role, {table}_id, linked_on) VALUES (?1, ?2, ?3, ?4)"))?
        .execute(params![id.0, Word(role), subject, Word(on)])?;
    Ok(Some(tx.conn.last_insert_rowid()))
}

fn unlink(tx: &Tx<'_>, link: DocumentLinkId, on: NaiveDate, reason: &str) -> Result<Option<i64>> {
    let reason = field::required("reason", reason, LONG)?;
    let (from, gone): (NaiveDate, Option<String>) = row::maybe(
        &tx.conn,
        "SELECT linked_on, unlinked_on FROM document_link WHERE id = ?1",
        [link.0],
        |row| Ok((row::word(row, "linked_on")?, row.get("unlinked_on")?)),
    )?
    .or_missing("文件用途", link.0)?;
    if gone.is_some() {
        return Err(Code::UnlinkedAlready.into());
    }
    if on < from {
        return Err(Refusal::at("on", Code::DatesReversed { from, to: on }).into());
    }
    tx.conn
        .prepare_cached(
            "UPDATE document_link SET unlinked_on = ?2, unlink_reason = ?3 WHERE id = ?1",
        )?
        .execute(params![link.0, Word(on), reason])?;
    Ok(Some(link.0))
}

/// How many items a document serves.
const USES: &str =
    "(SELECT count(*) FROM document_link k WHERE k.document_id = d.id AND k.unlinked_on IS NULL)
    + (SELECT count(*) FROM step_document s WHERE s.document_id = d.id)
    + (SELECT count(*) FROM task_document t WHERE t.document_id = d.id)
    + (SELECT count(*) FROM report r WHERE r.document_id = d.id)
    + (SELECT count(*) FROM paper p WHERE p.scan_id = d.id)
    + (SELECT count(*) FROM instruction i WHERE i.document_id = d.id OR i.report_document_id = d.id)";

fn select() -> String {
    format!(
        "SELECT d.*, u.name AS unit_name, {USES} AS uses,
         (SELECT CASE WHEN text IS NULL THEN 'none' ELSE 'read' END FROM content_text WHERE hash = d.hash) AS text_state
         FROM document d LEFT JOIN unit u ON u.id = d.unit_id"
    )
}

fn line(row: &Row<'_>) -> rusqlite::Result<DocumentLine> {
    Ok(DocumentLine {
        id: DocumentId(row.get("id")?),
        title: row.get("title")?,
        kind: row::word(row, "kind")?,
        file_name: row.get("file_name")?,
        received_on: row::word(row, "received_on")?,
        unit_name: row.get("unit_name")?,
        hash: row.get("hash")?,
        size: row.get::<_, i64>("size")? as u64,
        text: match row.get::<_, Option<String>>("text_state")?.as_deref() {
            Some("read") => TextState::Read,
            Some(_) => TextState::None,
            None => TextState::Unread,
        },
        uses: row.get("uses")?,
    })
}

/// A page of the files kept, newest first.
pub(crate) fn list(conn: &Connection, filter: &DocumentFilter) -> Result<DocumentList> {
    field::within("limit", i64::from(filter.limit), 1, 1000)?;
    let mut conditions: Vec<String> = Vec::new();
    if filter.kind.is_some() {
        conditions.push("d.kind = ?1".to_owned());
    }
    if filter.hash.is_some() {
        conditions.push("d.hash = ?2".to_owned());
    }
    conditions.extend(filter.text.map(|text| {
        let is = match text {
            TextState::Read => "IN (SELECT hash FROM content_text WHERE text IS NOT NULL)",
            TextState::None => "IN (SELECT hash FROM content_text WHERE text IS NULL)",
            TextState::Unread => "NOT IN (SELECT hash FROM content_text)",
        };
        format!("d.hash {is}")
    }));
    conditions.extend(filter.used.map(|used| {
        let is = if used { "> 0" } else { "= 0" };
        format!("{USES} {is}")
    }));
    conditions.push("?1 IS ?1 AND ?2 IS ?2".to_owned());
    let sql = format!(
        "{} WHERE {} ORDER BY d.received_on DESC, d.id DESC LIMIT ?3 OFFSET ?4",
        select(),
        conditions.join(" AND ")
    );
    let mut rows = row::all(
        conn,
        &sql,
        params![
            filter.kind.map(Word),
            filter.hash,
            i64::from(filter.limit) + 1,
            filter.skip
        ],
        line,
    )?;
    let more = rows.len() > filter.limit as usize;
    rows.truncate(filter.limit as usize);
    let counts = row::all(
        conn,
        "SELECT kind, count(*) AS count FROM document GROUP BY kind",
        [],
        |row| {
            Ok(DocumentCount {
                kind: row::word(row, "kind")?,
                count: row.get("count")?,
            })
        },
    )?;
    Ok(DocumentList { rows, more, counts })
}

/// One row.
pub(crate) fn one(conn: &Connection, id: DocumentId) -> Result<DocumentLine> {
    let sql = format!("{} WHERE d.id = ?1", select());
    row::maybe(conn, &sql, [id.0], line)?.or_missing("文件", id.0)
}

/// One document and everything that it proves. Its words stand in `files`.
pub(crate) fn page(conn: &Connection, files: &Connection, id: DocumentId) -> Result<DocumentPage> {
    let line = one(conn, id)?;
    let excerpt = row::maybe(
        files,
        "SELECT substr(text, 1, ?2) FROM content_text WHERE hash = ?1",
        params![line.hash, EXCERPT],
        |row| row.get::<_, Option<String>>(0),
    )?;
    let same = DocumentFilter {
        kind: None,
        text: None,
        used: None,
        hash: Some(line.hash.clone()),
        skip: 0,
        limit: 100,
    };
    let mut twins = list(conn, &same)?.rows;
    twins.retain(|twin| twin.id != id);
    let mut uses = filed(conn, id)?;
    uses.extend(named(conn, id)?);
    uses.sort_by_key(|one| (one.unlinked.is_some(), std::cmp::Reverse(one.on)));
    Ok(DocumentPage {
        line,
        excerpt: excerpt.flatten(),
        uses,
        twins,
    })
}

/// What a clerk filed it under.
fn filed(conn: &Connection, id: DocumentId) -> Result<Vec<DocumentUse>> {
    row::all(
        conn,
        "SELECT k.*, f.number, coalesce(f.title, m.title, u.name, s.name || '第' || g.ordinal || '次会议', '') AS title,
         m.number AS measure_number
         FROM document_link k LEFT JOIN follow_up f ON f.id = k.follow_up_id LEFT JOIN measure m ON m.id = k.measure_id
         LEFT JOIN unit u ON u.id = k.unit_id LEFT JOIN meeting g ON g.id = k.meeting_id
         LEFT JOIN meeting_series s ON s.id = g.series_id WHERE k.document_id = ?1 ORDER BY k.id DESC",
        [id.0],
        |row| {
            let id = |column: &str| row.get::<_, Option<i64>>(column);
            let at = if let Some(id) = id("measure_id")? {
                FoundAt::Measure(MeasureId(id))
            } else if let Some(id) = id("follow_up_id")? {
                FoundAt::FollowUp(FollowUpId(id))
            } else if let Some(id) = id("meeting_id")? {
                FoundAt::Meeting(MeetingId(id))
            } else {
                FoundAt::Unit(UnitId(row.get("unit_id")?))
            };
            let measure: Option<u32> = row.get("measure_number")?;
            let gone: Option<NaiveDate> = row::word(row, "unlinked_on")?;
            let reason: Option<String> = row.get("unlink_reason")?;
            Ok(DocumentUse {
                link: Some(DocumentLinkId(row.get("id")?)),
                role: row::word(row, "role")?,
                number: match measure {
                    Some(number) => Some(number.to_string()),
                    None => row.get("number")?,
                },
                title: row.get("title")?,
                words: "归入".to_owned(),
                on: row::word(row, "linked_on")?,
                at,
                unlinked: gone.zip(reason),
            })
        },
    )
}

/// What names it in an entry of its own: a step of a follow-up, a report, a paper's 签批页.
fn named(conn: &Connection, id: DocumentId) -> Result<Vec<DocumentUse>> {
    row::all(
        conn,
        "SELECT 'step' AS sort, f.id, f.number, f.title, s.step AS words, s.happened_on AS day FROM step_document d
           JOIN step s ON s.id = d.step_id JOIN follow_up f ON f.id = s.follow_up_id WHERE d.document_id = ?1
         UNION ALL SELECT 'report', r.id, NULL, r.period, '', r.received_on FROM report r WHERE r.document_id = ?1
         UNION ALL SELECT 'paper', p.id, p.number, p.title, '', p.signed_on FROM paper p WHERE p.scan_id = ?1
         UNION ALL SELECT 'task', t.measure_id, NULL, substr(t.words, 1, 60), '', t.reached_on FROM task_document k
           JOIN task t ON t.id = k.task_id WHERE k.document_id = ?1
         UNION ALL SELECT 'instruction', i.id, NULL, i.leader || '：' || i.on_what, '', i.given_on FROM instruction i WHERE i.document_id = ?1
         UNION ALL SELECT 'answer', i.id, NULL, i.leader || '：' || i.on_what, '', i.reported_on FROM instruction i WHERE i.report_document_id = ?1",
        [id.0],
        |row| {
            let sort: String = row.get("sort")?;
            let id: i64 = row.get("id")?;
            let (role, words, at) = match sort.as_str() {
                "step" => {
                    let step = office::words::move_name(row::word(row, "words")?);
                    (DocumentKind::Evidence, step.to_owned(), FoundAt::FollowUp(FollowUpId(id)))
                }
                "report" => (DocumentKind::Reply, "进展报告".to_owned(), FoundAt::Report(ReportId(id))),
                "task" => (
                    DocumentKind::Evidence,
                    "任务节点".to_owned(),
                    FoundAt::Measure(MeasureId(id)),
                ),
                "instruction" => (
                    DocumentKind::Source,
                    "批示原件".to_owned(),
                    FoundAt::Instruction(InstructionId(id)),
                ),
                "answer" => (
                    DocumentKind::Reply,
                    "批示办理情况报告".to_owned(),
                    FoundAt::Instruction(InstructionId(id)),
                ),
                _ => (DocumentKind::SignedScan, "签批页".to_owned(), FoundAt::Paper(PaperId(id))),
            };
            Ok(DocumentUse {
                link: None,
                role,
                number: row.get("number")?,
                title: row.get("title")?,
                words,
                on: row::word(row, "day")?,
                at,
                unlinked: None,
            })
        },
    )
}
