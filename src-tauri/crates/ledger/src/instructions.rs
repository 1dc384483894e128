//! 领导批示, written and read: each is open until it was reported back, unless it was only to be read.

use crate::error::Result;
use crate::journal::Tx;
use crate::row::{self, OrMissing, Word};
use crate::{follow_ups, moves, papers, plans};
use chrono::NaiveDate;
use office::brief::InstructionBrief;
use office::field::{self, LONG};
use office::follow_up::Source;
use office::id::{DocumentId, FollowUpId, InstructionId};
use office::instruction::{
    InstructionAct, InstructionKind, InstructionLine, InstructionList, InstructionPage,
    NewInstruction,
};
use office::meeting::QuickFollowUp;
use office::paper::Matter;
use office::refusal::{Code, Refusal};
use rusqlite::{Connection, Params, Row, params};

pub(crate) fn run(tx: &Tx<'_>, act: &InstructionAct) -> Result<Option<i64>> {
    let id = match act {
        InstructionAct::Record {
            instruction,
            follow_up,
        } => {
            let instruction = checked(tx, instruction)?;
            tx.conn
                .prepare_cached(
                    "INSERT INTO instruction (leader, given_on, on_what, document_id, words, kind, handed_to, reply_due, quotable)
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
                )?
                .execute(params![
                    instruction.leader,
                    Word(instruction.on),
                    instruction.on_what,
                    instruction.document.map(|id| id.0),
                    instruction.words,
                    Word(instruction.kind),
                    instruction.handed_to,
                    Word(instruction.reply_due),
                    instruction.quotable
                ])?;
            let id = InstructionId(tx.conn.last_insert_rowid());
            if let Some(follow_up) = follow_up {
                open_follow_up(tx, id, follow_up)?;
            }
            id
        }
        InstructionAct::Change { id, instruction } => {
            not_reported(&tx.conn, *id)?;
            let instruction = checked(tx, instruction)?;
            tx.conn
                .prepare_cached(
                    "UPDATE instruction SET leader = ?2, given_on = ?3, on_what = ?4, document_id = ?5, words = ?6, kind = ?7,
                     handed_to = ?8, reply_due = ?9, quotable = ?10 WHERE id = ?1",
                )?
                .execute(params![
                    id.0,
                    instruction.leader,
                    Word(instruction.on),
                    instruction.on_what,
                    instruction.document.map(|id| id.0),
                    instruction.words,
                    Word(instruction.kind),
                    instruction.handed_to,
                    Word(instruction.reply_due),
                    instruction.quotable
                ])?;
            *id
        }
        InstructionAct::FollowUp { id, follow_up } => {
            not_reported(&tx.conn, *id)?;
            return open_follow_up(tx, *id, follow_up).map(Some);
        }
        InstructionAct::ReportBack {
            id,
            on,
            words,
            document,
        } => report_back(tx, *id, *on, words, *document)?,
    };
    Ok(Some(id.0))
}

fn checked(tx: &Tx<'_>, instruction: &NewInstruction) -> Result<NewInstruction> {
    let instruction = instruction.checked()?;
    plans::not_before(&tx.conn, "on", instruction.on)?;
    tx.has_come("on", instruction.on)?;
    if let Some(document) = instruction.document {
        row::require(&tx.conn, "document", "文件", document.0)?;
    }
    Ok(instruction)
}

/// The day it was given, and its kind, while nobody has reported back.
fn not_reported(conn: &Connection, id: InstructionId) -> Result<(NaiveDate, InstructionKind)> {
    let (on, kind, reported): (NaiveDate, InstructionKind, Option<NaiveDate>) = row::maybe(
        conn,
        "SELECT given_on, kind, reported_on FROM instruction WHERE id = ?1",
        [id.0],
        |row| {
            Ok((
                row::word(row, "given_on")?,
                row::word(row, "kind")?,
                row::word(row, "reported_on")?,
            ))
        },
    )?
    .or_missing("领导批示", id.0)?;
    if reported.is_some() {
        return Err(Code::InstructionDone.into());
    }
    Ok((on, kind))
}

fn open_follow_up(tx: &Tx<'_>, id: InstructionId, quick: &QuickFollowUp) -> Result<i64> {
    let (_, kind) = not_reported(&tx.conn, id)?;
    if kind == InstructionKind::Read {
        return Err(Code::InstructionDone.into());
    }
    let mut form = quick.form.clone();
    form.source = Source::Instruction(id);
    let follow_up = moves::draft(tx, &form, None)?;
    if let Some(on) = quick.issue_on {
        moves::issue(tx, follow_up, on, false).map_err(|error| error.renamed("on", "issue_on"))?;
    }
    Ok(follow_up.0)
}

fn report_back(
    tx: &Tx<'_>,
    id: InstructionId,
    on: NaiveDate,
    words: &str,
    document: Option<DocumentId>,
) -> Result<InstructionId> {
    let words = field::required("words", words, LONG)?;
    let (given, kind) = not_reported(&tx.conn, id)?;
    if kind == InstructionKind::Read {
        return Err(Code::InstructionDone.into());
    }
    if on < given {
        let code = Code::DatesReversed {
            from: given,
            to: on,
        };
        return Err(Refusal::at("on", code).into());
    }
    tx.has_come("on", on)?;
    if let Some(document) = document {
        row::require(&tx.conn, "document", "文件", document.0)?;
    }
    tx.conn
        .prepare_cached("UPDATE instruction SET reported_on = ?2, report = ?3, report_document_id = ?4 WHERE id = ?1")?
        .execute(params![id.0, Word(on), words, document.map(|id| id.0)])?;
    Ok(id)
}

const SELECT: &str = "SELECT n.*,
    (SELECT count(*) FROM (SELECT id FROM follow_up WHERE instruction_id = n.id UNION SELECT follow_up_id FROM follow_up_source WHERE instruction_id = n.id)) AS all_items,
    (SELECT count(*) FROM follow_up f WHERE f.ended_on IS NULL AND f.id IN
      (SELECT id FROM follow_up WHERE instruction_id = n.id UNION SELECT follow_up_id FROM follow_up_source WHERE instruction_id = n.id)) AS open_items
    FROM instruction n";

/// The instruction that a follow-up carries out, and whether its words were released for units. A member
/// of a group has the group's.
pub(crate) fn of_follow_up(
    conn: &Connection,
    id: FollowUpId,
) -> Result<Option<(InstructionBrief, bool)>> {
    row::maybe(
        conn,
        "SELECT n.leader, n.given_on, n.words, n.quotable FROM follow_up f
         JOIN follow_up whole ON whole.id = coalesce(f.parent_id, f.id)
         JOIN instruction n ON n.id = whole.instruction_id
           OR n.id IN (SELECT instruction_id FROM follow_up_source WHERE follow_up_id = whole.id)
         WHERE f.id = ?1 ORDER BY n.id LIMIT 1",
        [id.0],
        |row| {
            let brief = InstructionBrief {
                leader: row.get("leader")?,
                on: row::word(row, "given_on")?,
                words: row.get("words")?,
            };
            Ok((brief, row.get("quotable")?))
        },
    )
}

/// Still owed: neither only to be read nor reported back.
const OPEN: &str = "n.reported_on IS NULL AND n.kind <> 'read'";

fn line(row: &Row<'_>, today: NaiveDate) -> rusqlite::Result<InstructionLine> {
    let kind: InstructionKind = row::word(row, "kind")?;
    let reported_on: Option<NaiveDate> = row::word(row, "reported_on")?;
    let reply_due: Option<NaiveDate> = row::word(row, "reply_due")?;
    let open = kind != InstructionKind::Read && reported_on.is_none();
    let all: u32 = row.get("all_items")?;
    Ok(InstructionLine {
        id: InstructionId(row.get("id")?),
        leader: row.get("leader")?,
        on: row::word(row, "given_on")?,
        on_what: row.get("on_what")?,
        words: row.get("words")?,
        kind,
        handed_to: row.get("handed_to")?,
        late: open && reply_due.is_some_and(|due| due < today),
        open,
        wants_follow_up: open && kind == InstructionKind::Do && all == 0,
        follow_ups: (all, row.get("open_items")?),
        reported_on,
        reply_due,
    })
}

fn picked(
    conn: &Connection,
    today: NaiveDate,
    rest: &str,
    params: impl Params,
) -> Result<Vec<InstructionLine>> {
    row::all(conn, &format!("{SELECT} {rest}"), params, |row| {
        line(row, today)
    })
}

/// Open instructions, the most pressing first.
pub(crate) fn open(conn: &Connection, today: NaiveDate) -> Result<Vec<InstructionLine>> {
    let rest = format!("WHERE {OPEN} ORDER BY coalesce(n.reply_due, '9999'), n.id");
    picked(conn, today, &rest, [])
}

/// 批示: all open ones and a piece of those done.
pub(crate) fn list(
    conn: &Connection,
    today: NaiveDate,
    before: Option<InstructionId>,
    limit: u32,
) -> Result<InstructionList> {
    let limit = limit.clamp(1, 1000);
    let before = before.map_or(i64::MAX, |id| id.0);
    let rest = format!("WHERE NOT ({OPEN}) AND n.id < ?1 ORDER BY n.id DESC LIMIT ?2");
    let done = picked(conn, today, &rest, params![before, limit])?;
    let next = (done.len() as u32 == limit)
        .then(|| done.last().map(|line| line.id))
        .flatten();
    Ok(InstructionList {
        open: open(conn, today)?,
        done,
        next,
    })
}

/// One instruction with what came of it.
pub(crate) fn page(
    conn: &Connection,
    today: NaiveDate,
    id: InstructionId,
) -> Result<InstructionPage> {
    let found = row::maybe(
        conn,
        &SELECT.replacen(
            "FROM instruction n",
            ", d.title AS document_title, r.title AS report_title FROM instruction n
             LEFT JOIN document d ON d.id = n.document_id LEFT JOIN document r ON r.id = n.report_document_id WHERE n.id = ?1",
            1,
        ),
        [id.0],
        |row| {
            let file = |id: &str, title: &str| -> rusqlite::Result<_> {
                let id: Option<i64> = row.get(id)?;
                Ok(id.map(DocumentId).zip(row.get::<_, Option<String>>(title)?))
            };
            Ok(InstructionPage {
                line: line(row, today)?,
                document: file("document_id", "document_title")?,
                quotable: row.get("quotable")?,
                follow_ups: Vec::new(),
                papers: Vec::new(),
                report: row.get("report")?,
                report_document: file("report_document_id", "report_title")?,
            })
        },
    )?;
    let mut page = found.or_missing("领导批示", id.0)?;
    page.papers = papers::of(conn, Matter::Instruction(id))?;
    page.follow_ups = follow_ups::of_instruction(conn, today, id)?;
    Ok(page)
}
