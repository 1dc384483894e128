//! 发文: an outgoing paper from its draft to 印发, and the register. [`draft`] is the seam for what
//! sends a paper (a meeting's notice, a reminder); signing, here alone, takes the number.

use crate::error::Result;
use crate::journal::Tx;
use crate::row::{self, OrMissing, Word};
use crate::{meetings, numbers, plans, profile, unit_names, units};
use chrono::{Datelike, NaiveDate};
use office::assignment::Party;
use office::field::{self, SHORT};
use office::id::{DocumentId, FollowUpId, GroupId, InstructionId, MeetingId, PaperId, UnitId};
use office::paper::{
    self, Matter, NewPaper, PaperAct, PaperLine, PaperMention, PaperRegister, PaperState,
    Recipient, RecipientLine, Series, Signing,
};
use office::refusal::{Code, Refusal};
use rusqlite::{Connection, Params, Row, params};
use std::collections::BTreeMap;

pub(crate) fn run(tx: &Tx<'_>, act: &PaperAct) -> Result<Option<i64>> {
    let id = match act {
        PaperAct::Draft { paper } => draft(tx, paper)?,
        PaperAct::Change { id, paper } => change(tx, *id, paper)?,
        PaperAct::Submit { id, on, by } => {
            let by = field::optional("by", by, SHORT)?;
            let now = state(&tx.conn, *id)?;
            now.state.require(&[PaperState::Draft])?;
            profile::for_papers(&tx.conn)?;
            in_order(tx, "on", *on, now.drafted_on)?;
            tx.conn
                .prepare_cached(
                    "UPDATE paper SET state = ?2, submitted_on = ?3, reviewed_by = ?4, returned = NULL WHERE id = ?1",
                )?
                .execute(params![id.0, Word(PaperState::Review), Word(*on), by])?;
            *id
        }
        PaperAct::Return { id, on, reason } => {
            let reason = paper::reason(reason)?;
            let now = state(&tx.conn, *id)?;
            now.state.require(&[PaperState::Review])?;
            in_order(tx, "on", *on, now.drafted_on)?;
            tx.conn
                .prepare_cached(
                    "UPDATE paper SET state = ?2, submitted_on = NULL, returned = ?3 WHERE id = ?1",
                )?
                .execute(params![id.0, Word(PaperState::Draft), reason])?;
            *id
        }
        PaperAct::Sign { id, signing } => {
            // A notice and a paper written down afterwards were reviewed on paper; they sign by themselves.
            state(&tx.conn, *id)?.state.require(&[PaperState::Review])?;
            sign(tx, *id, signing)?
        }
        PaperAct::Issue { id, on } => issue(tx, *id, *on)?,
        PaperAct::Scan { id, document } => {
            let now = state(&tx.conn, *id)?;
            now.state
                .require(&[PaperState::Signed, PaperState::Issued])?;
            row::require(&tx.conn, "document", "文件", document.0)?;
            tx.conn
                .prepare_cached("UPDATE paper SET scan_id = ?2 WHERE id = ?1")?
                .execute(params![id.0, document.0])?;
            *id
        }
        PaperAct::Withdraw { id, on, reason } => {
            let reason = paper::reason(reason)?;
            let now = state(&tx.conn, *id)?;
            if now.state == PaperState::Withdrawn {
                return Err(Code::PaperMove { state: now.state }.into());
            }
            in_order(tx, "on", *on, now.signed_on.unwrap_or(now.drafted_on))?;
            tx.conn
                .prepare_cached("UPDATE paper SET state = ?2, withdrawn_on = ?3, withdraw_reason = ?4 WHERE id = ?1")?
                .execute(params![id.0, Word(PaperState::Withdrawn), Word(*on), reason])?;
            *id
        }
        PaperAct::Record {
            paper,
            signing,
            issued_on,
        } => {
            if signing.number.is_none() {
                return Err(Refusal::at("number", Code::NumberNeeded).into());
            }
            let id = draft(tx, paper)?;
            sign(tx, id, signing)?;
            issue(tx, id, *issued_on).map_err(|error| error.renamed("on", "issued_on"))?
        }
    };
    Ok(Some(id.0))
}

/// What a step looks at.
struct Standing {
    state: PaperState,
    series: Series,
    meeting: Option<MeetingId>,
    drafted_on: NaiveDate,
    signed_on: Option<NaiveDate>,
}

fn state(conn: &Connection, id: PaperId) -> Result<Standing> {
    row::maybe(
        conn,
        "SELECT state, series, meeting_id, drafted_on, signed_on FROM paper WHERE id = ?1",
        [id.0],
        |row| {
            Ok(Standing {
                state: row::word(row, "state")?,
                series: row::word(row, "series")?,
                meeting: row.get::<_, Option<i64>>("meeting_id")?.map(MeetingId),
                drafted_on: row::word(row, "drafted_on")?,
                signed_on: row::word(row, "signed_on")?,
            })
        },
    )?
    .or_missing("发文", id.0)
}

/// A step's day: not before the step it follows, and come already.
fn in_order(tx: &Tx<'_>, field: &str, on: NaiveDate, after: NaiveDate) -> Result<()> {
    if on < after {
        let code = Code::DatesReversed {
            from: after,
            to: on,
        };
        return Err(Refusal::at(field, code).into());
    }
    tx.has_come(field, on)
}

/// 拟稿. What sends a paper as part of its own act drafts it here.
pub(crate) fn draft(tx: &Tx<'_>, paper: &NewPaper) -> Result<PaperId> {
    let paper = checked(tx, paper)?;
    let [meeting, follow_up, instruction] = matter_columns(paper.matter);
    tx.conn
        .prepare_cached(
            "INSERT INTO paper (series, year, title, meeting_id, follow_up_id, instruction_id, copies, state, drafted_on, drafted_by)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        )?
        .execute(params![
            Word(paper.series),
            paper.on.year(),
            paper.title,
            meeting,
            follow_up,
            instruction,
            copies(&paper),
            Word(PaperState::Draft),
            Word(paper.on),
            tx.stamp.by
        ])?;
    let id = PaperId(tx.conn.last_insert_rowid());
    write_recipients(tx, id, &paper)?;
    Ok(id)
}

fn change(tx: &Tx<'_>, id: PaperId, paper: &NewPaper) -> Result<PaperId> {
    state(&tx.conn, id)?
        .state
        .require(&[PaperState::Draft, PaperState::Review])?;
    let paper = checked(tx, paper)?;
    let [meeting, follow_up, instruction] = matter_columns(paper.matter);
    tx.conn
        .prepare_cached(
            "UPDATE paper SET series = ?2, year = ?3, title = ?4, meeting_id = ?5, follow_up_id = ?6, instruction_id = ?7, copies = ?8, drafted_on = ?9 WHERE id = ?1",
        )?
        .execute(params![
            id.0,
            Word(paper.series),
            paper.on.year(),
            paper.title,
            meeting,
            follow_up,
            instruction,
            copies(&paper),
            Word(paper.on)
        ])?;
    tx.conn
        .prepare_cached("DELETE FROM paper_recipient WHERE paper_id = ?1")?
        .execute([id.0])?;
    write_recipients(tx, id, &paper)?;
    Ok(id)
}

fn checked(tx: &Tx<'_>, paper: &NewPaper) -> Result<NewPaper> {
    let paper = paper.checked()?;
    plans::not_before(&tx.conn, "on", paper.on)?;
    tx.has_come("on", paper.on)?;
    match paper.matter {
        Matter::Meeting(meeting) => drop(meetings::state(&tx.conn, meeting)?),
        Matter::FollowUp(id) => row::require(&tx.conn, "follow_up", "督办事项", id.0)?,
        Matter::Instruction(id) => row::require(&tx.conn, "instruction", "领导批示", id.0)?,
        Matter::Other => {}
    }
    let to = paper.to.iter().map(|who| ("to", who));
    for (field, who) in to.chain(paper.cc.iter().map(|who| ("cc", who))) {
        let party = match who {
            Recipient::Unit(unit) => Party::Unit(*unit),
            Recipient::Group(group) => Party::Group(*group),
            Recipient::Words(_) => continue,
        };
        units::require_live_party(&tx.conn, field, party, paper.on)?;
    }
    Ok(paper)
}

fn copies(paper: &NewPaper) -> u32 {
    paper
        .copies
        .unwrap_or((paper.to.len() + paper.cc.len()) as u32)
}

/// The three columns a matter is kept in: meeting, follow-up, instruction.
fn matter_columns(matter: Matter) -> [Option<i64>; 3] {
    let kept = matter_column(matter);
    ["meeting_id", "follow_up_id", "instruction_id"]
        .map(|name| kept.and_then(|(column, id)| (column == name).then_some(id)))
}

/// The column that a matter is kept in, with its id.
pub(crate) fn matter_column(matter: Matter) -> Option<(&'static str, i64)> {
    Some(match matter {
        Matter::Meeting(id) => ("meeting_id", id.0),
        Matter::FollowUp(id) => ("follow_up_id", id.0),
        Matter::Instruction(id) => ("instruction_id", id.0),
        Matter::Other => return None,
    })
}

/// Outgoing papers on a matter, oldest first.
pub(crate) fn of(conn: &Connection, matter: Matter) -> rusqlite::Result<Vec<PaperMention>> {
    let Some((column, id)) = matter_column(matter) else {
        return Ok(Vec::new());
    };
    let sql = format!(
        "SELECT id, series, number, title, state FROM paper WHERE {column} = ?1 ORDER BY id"
    );
    let mut statement = conn.prepare_cached(&sql)?;
    let lines = statement.query_map([id], |row| {
        Ok(PaperMention {
            id: PaperId(row.get("id")?),
            series: row::word(row, "series")?,
            number: row.get("number")?,
            title: row.get("title")?,
            state: row::word(row, "state")?,
        })
    })?;
    lines.collect()
}

fn write_recipients(tx: &Tx<'_>, id: PaperId, paper: &NewPaper) -> Result<()> {
    let to = paper.to.iter().map(|who| (false, who));
    let cc = paper.cc.iter().map(|who| (true, who));
    for (cc, who) in to.chain(cc) {
        let (unit, group, words) = match who {
            Recipient::Unit(unit) => (Some(unit.0), None, None),
            Recipient::Group(group) => (None, Some(group.0), None),
            Recipient::Words(words) => (None, None, Some(words)),
        };
        tx.conn
            .prepare_cached("INSERT INTO paper_recipient (paper_id, cc, unit_id, group_id, words) VALUES (?1, ?2, ?3, ?4, ?5)")?
            .execute(params![id.0, cc, unit, group, words])?;
    }
    Ok(())
}

/// 签发: the number is taken here, from the series of the kind or as typed.
pub(crate) fn sign(tx: &Tx<'_>, id: PaperId, signing: &Signing) -> Result<PaperId> {
    let signing = signing.checked()?;
    let now = state(&tx.conn, id)?;
    now.state
        .require(&[PaperState::Draft, PaperState::Review])?;
    in_order(tx, "on", signing.on, now.drafted_on)?;
    if let Some(scan) = signing.scan {
        row::require(&tx.conn, "document", "文件", scan.0)?;
    }
    let number = match &signing.number {
        Some(text) => {
            let number = numbers::typed(tx, "number", text)?;
            if number.year != signing.on.year() {
                let year = i64::from(signing.on.year());
                return Err(Refusal::at(
                    "number",
                    Code::OutOfRange {
                        min: year,
                        max: year,
                    },
                )
                .into());
            }
            number
        }
        None => {
            let missing = || Code::OfficeNeeded {
                missing: vec!["发文代字".to_owned()],
            };
            let prefix = profile::for_papers(&tx.conn)?
                .prefix_of(now.series)
                .ok_or_else(missing)?;
            numbers::take(tx, &prefix, signing.on.year())?
        }
    };
    tx.conn
        .prepare_cached(
            "UPDATE paper SET state = ?2, signed_by = ?3, signed_on = ?4, scan_id = ?5, number = ?6, typed = ?7, year = ?8, place = ?9, returned = NULL WHERE id = ?1",
        )?
        .execute(params![
            id.0,
            Word(PaperState::Signed),
            signing.by,
            Word(signing.on),
            signing.scan.map(|scan| scan.0),
            number.to_string(),
            signing.number.is_some(),
            number.year,
            number.place
        ])?;
    Ok(id)
}

/// 印发.
pub(crate) fn issue(tx: &Tx<'_>, id: PaperId, on: NaiveDate) -> Result<PaperId> {
    let now = state(&tx.conn, id)?;
    now.state.require(&[PaperState::Signed])?;
    in_order(tx, "on", on, now.signed_on.unwrap_or(now.drafted_on))?;
    tx.conn
        .prepare_cached("UPDATE paper SET state = ?2, issued_on = ?3 WHERE id = ?1")?
        .execute(params![id.0, Word(PaperState::Issued), Word(on)])?;
    if let (Series::MeetingNotice, Some(meeting)) = (now.series, now.meeting) {
        meetings::notice_issued(tx, meeting, on)?;
    }
    Ok(id)
}

const SELECT: &str = "SELECT p.*, d.title AS scan_title, s.name AS series_name, m.ordinal, f.number AS follow_up_number, f.title AS follow_up_title,
    n.leader AS instruction_leader, n.on_what AS instruction_on
    FROM paper p LEFT JOIN document d ON d.id = p.scan_id
    LEFT JOIN meeting m ON m.id = p.meeting_id LEFT JOIN meeting_series s ON s.id = m.series_id
    LEFT JOIN follow_up f ON f.id = p.follow_up_id LEFT JOIN instruction n ON n.id = p.instruction_id";

fn line(row: &Row<'_>) -> rusqlite::Result<PaperLine> {
    let meeting: Option<i64> = row.get("meeting_id")?;
    let follow_up: Option<i64> = row.get("follow_up_id")?;
    let instruction: Option<i64> = row.get("instruction_id")?;
    let (matter, matter_words) = match (meeting, follow_up, instruction) {
        (Some(id), ..) => {
            let series: String = row.get("series_name")?;
            let words = format!("{series}第{}次会议", row.get::<_, u32>("ordinal")?);
            (Matter::Meeting(MeetingId(id)), Some(words))
        }
        (None, Some(id), _) => {
            let number: Option<String> = row.get("follow_up_number")?;
            let title: String = row.get("follow_up_title")?;
            let words = format!("{}《{title}》", number.unwrap_or_default());
            (Matter::FollowUp(FollowUpId(id)), Some(words))
        }
        (None, None, Some(id)) => {
            let leader: String = row.get("instruction_leader")?;
            let words = format!("{leader}批示：{}", row.get::<_, String>("instruction_on")?);
            (Matter::Instruction(InstructionId(id)), Some(words))
        }
        (None, None, None) => (Matter::Other, None),
    };
    Ok(PaperLine {
        id: PaperId(row.get("id")?),
        series: row::word(row, "series")?,
        number: row.get("number")?,
        typed: row.get("typed")?,
        title: row.get("title")?,
        matter,
        matter_words,
        to: Vec::new(),
        cc: Vec::new(),
        copies: row.get("copies")?,
        state: row::word(row, "state")?,
        drafted_on: row::word(row, "drafted_on")?,
        drafted_by: row.get("drafted_by")?,
        submitted_on: row::word(row, "submitted_on")?,
        reviewed_by: row.get("reviewed_by")?,
        returned: row.get("returned")?,
        signed_by: row.get("signed_by")?,
        signed_on: row::word(row, "signed_on")?,
        scan: row.get::<_, Option<i64>>("scan_id")?.map(DocumentId),
        scan_title: row.get("scan_title")?,
        issued_on: row::word(row, "issued_on")?,
        withdrawn_on: row::word(row, "withdrawn_on")?,
        withdraw_reason: row.get("withdraw_reason")?,
    })
}

/// Papers that a condition on `p` picks: those without a number first, then the newest.
fn picked(
    conn: &Connection,
    condition: &str,
    params: impl Params + Copy,
) -> Result<Vec<PaperLine>> {
    let mut lines = row::all(
        conn,
        &format!(
            "{SELECT} WHERE {condition} ORDER BY p.number IS NOT NULL, p.signed_on DESC, p.series, p.place DESC, p.id DESC"
        ),
        params,
        line,
    )?;
    let mut recipients: BTreeMap<PaperId, Vec<(bool, RecipientLine)>> = BTreeMap::new();
    let rows = row::all(
        conn,
        &format!(
            "SELECT r.*, coalesce(r.words, {}, g.name) AS name FROM paper_recipient r JOIN paper p ON p.id = r.paper_id
             LEFT JOIN unit u ON u.id = r.unit_id LEFT JOIN unit_group g ON g.id = r.group_id
             WHERE {condition} ORDER BY r.paper_id, r.unit_id IS NULL, u.place, r.group_id IS NULL, g.place, r.id",
            unit_names::name_on("coalesce(p.signed_on, p.drafted_on)")
        ),
        params,
        |row| {
            let who = match (row.get::<_, Option<i64>>("unit_id")?, row.get::<_, Option<i64>>("group_id")?) {
                (Some(unit), _) => Recipient::Unit(UnitId(unit)),
                (None, Some(group)) => Recipient::Group(GroupId(group)),
                (None, None) => Recipient::Words(row.get("words")?),
            };
            let line = RecipientLine { who, name: row.get("name")? };
            Ok((PaperId(row.get("paper_id")?), row.get("cc")?, line))
        },
    )?;
    for (paper, cc, line) in rows {
        recipients.entry(paper).or_default().push((cc, line));
    }
    for line in &mut lines {
        for (cc, recipient) in recipients.remove(&line.id).unwrap_or_default() {
            if cc {
                line.cc.push(recipient);
            } else {
                line.to.push(recipient);
            }
        }
    }
    Ok(lines)
}

/// 发文登记 of a year. Drafts stand there until they are signed.
pub(crate) fn register(
    conn: &Connection,
    year: i32,
    series: Option<Series>,
) -> Result<PaperRegister> {
    let rows = match series {
        None => picked(conn, "p.year = ?1", [year])?,
        Some(series) => picked(
            conn,
            "p.year = ?1 AND p.series = ?2",
            (year, &Word(series) as &dyn rusqlite::ToSql),
        )?,
    };
    Ok(PaperRegister {
        year,
        years: row::all(
            conn,
            "SELECT DISTINCT year FROM paper ORDER BY year DESC",
            [],
            |row| row.get(0),
        )?,
        rows,
        office_missing: profile::read(conn)?.missing_for_papers(),
    })
}

/// One outgoing paper.
pub(crate) fn one(conn: &Connection, id: PaperId) -> Result<PaperLine> {
    picked(conn, "p.id = ?1", [id.0])?
        .pop()
        .or_missing("发文", id.0)
}
