//! 提醒 → 催办 → 督办 → 重点督办, and 提请督查. A person issues; each notice on paper takes its number
//! from the register of outgoing papers.

use super::{group, item, name, set, step};
use crate::error::Result;
use crate::journal::Tx;
use crate::papers;
use crate::row::{self, OrMissing, Word};
use chrono::NaiveDate;
use office::field::{self, LONG, SHORT};
use office::follow_up::{Level, Move, NoticePaper, may_issue};
use office::id::{DocumentId, FollowUpId, PaperId};
use office::paper::{Matter, NewPaper, Recipient, Series, Signing};
use office::refusal::{Code, Refusal};
use office::words;
use rusqlite::params;

/// Who a notice from 督办 up may be copied to.
const INSPECTION_OFFICE: &str = "区政府督查室";

/// A reminder as it is issued.
pub(super) struct Reminder<'a> {
    pub(super) on: NaiveDate,
    pub(super) level: Level,
    pub(super) approved_by: &'a Option<String>,
    pub(super) words: &'a Option<String>,
    pub(super) paper: Option<&'a NoticePaper>,
}

pub(super) fn remind(tx: &Tx<'_>, id: FollowUpId, reminder: &Reminder<'_>) -> Result<FollowUpId> {
    let approved_by = field::optional("approved_by", reminder.approved_by, SHORT)?;
    let words = field::optional("words", reminder.words, LONG)?;
    let high = reminder.level.needs_approver();
    if (high || reminder.paper.is_some()) && approved_by.is_none() {
        return Err(Refusal::at("approved_by", Code::ApproverNeeded).into());
    }
    if high && reminder.paper.is_none() {
        return Err(Refusal::at("paper", Code::NoticeNeeded).into());
    }
    let copied = reminder.paper.is_some_and(|paper| paper.copied);
    if copied && !high {
        return Err(Refusal::at("copied", Code::CopiedTooEarly).into());
    }
    let now = item(tx, id)?;
    if now.kind.parent {
        // To a group: each member that has not answered is reminded, and none that has.
        now.state.go(Move::Remind)?;
        return group::each_open(tx, id, |child| {
            let waits = row::maybe(
                &tx.conn,
                "SELECT 1 FROM follow_up WHERE id = ?1 AND replied_on IS NULL",
                [child.0],
                |_| Ok(()),
            )?;
            if waits.is_some() && item(tx, child)?.state.after(Move::Remind).is_some() {
                remind(tx, child, reminder)?;
            }
            Ok(())
        });
    }
    let last: Option<Level> = row::maybe(
        &tx.conn,
        "SELECT level FROM follow_up WHERE id = ?1",
        [id.0],
        |row| row::word(row, "level"),
    )?
    .flatten();
    may_issue(reminder.level, last, now.may_start_high)?;
    let mut line = words::level(reminder.level).to_owned();
    if let Some(name) = &approved_by {
        line.push_str(&format!("（{name}批准）"));
    }
    if let Some(words) = &words {
        line.push_str(&format!("：{words}"));
    }
    step(tx, id, Move::Remind, reminder.on, &line, &[])?;
    let paper = match reminder.paper {
        Some(notice) => Some(issue_paper(
            tx,
            id,
            reminder,
            notice,
            approved_by.as_deref(),
        )?),
        None => None,
    };
    tx.conn
        .prepare_cached(
            "INSERT INTO reminder (follow_up_id, on_day, level, approved_by, words, copied, paper_id) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute(params![
            id.0,
            Word(reminder.on),
            Word(reminder.level),
            approved_by,
            words,
            copied,
            paper.map(|paper| paper.0)
        ])?;
    set(tx, id, "level", Word(reminder.level))?;
    set(tx, id, "reminded_on", Word(reminder.on))?;
    Ok(id)
}

/// The notice, through the register: drafted, signed with its number, issued.
fn issue_paper(
    tx: &Tx<'_>,
    id: FollowUpId,
    reminder: &Reminder<'_>,
    notice: &NoticePaper,
    signed_by: Option<&str>,
) -> Result<PaperId> {
    let owner = item(tx, id)?.owner.or_missing("承办单位", id.0)?;
    let title: String = row::maybe(
        &tx.conn,
        "SELECT title FROM follow_up WHERE id = ?1",
        [id.0],
        |row| row.get(0),
    )?
    .unwrap_or_default();
    let kind = match reminder.level {
        Level::Remind => "提醒函".to_owned(),
        level => format!("{}通知单", words::level(level)),
    };
    let cc = if notice.copied {
        vec![Recipient::Words(INSPECTION_OFFICE.to_owned())]
    } else {
        Vec::new()
    };
    let paper = papers::draft(
        tx,
        &NewPaper {
            series: Series::Reminder,
            title: cut(&format!("{kind}（{}）：{title}", name(tx, id)?)),
            matter: Matter::FollowUp(id),
            to: vec![Recipient::Unit(owner)],
            cc,
            copies: None,
            on: reminder.on,
        },
    )?;
    let signing = Signing {
        by: signed_by.unwrap_or_default().to_owned(),
        on: reminder.on,
        number: notice.number.clone(),
        scan: None,
    };
    papers::sign(tx, paper, &signing)?;
    papers::issue(tx, paper, reminder.on)
}

/// A title no longer than the register takes.
fn cut(title: &str) -> String {
    title.chars().take(field::TITLE).collect()
}

pub(super) fn inspect(
    tx: &Tx<'_>,
    id: FollowUpId,
    on: NaiveDate,
    approved_by: &str,
    words: &str,
) -> Result<FollowUpId> {
    let words = field::required("words", words, LONG)?;
    let approved_by = field::required("approved_by", approved_by, SHORT)?;
    let line = format!("提请{INSPECTION_OFFICE}督查（{approved_by}批准）：{words}");
    step(tx, id, Move::Inspect, on, &line, &[])?;
    tx.conn
        .prepare_cached("INSERT INTO inspection (follow_up_id, asked_on, approved_by, words) VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![id.0, Word(on), approved_by, words])?;
    set(tx, id, "inspecting", true)?;
    Ok(id)
}

pub(super) fn inspect_reply(
    tx: &Tx<'_>,
    id: FollowUpId,
    on: NaiveDate,
    words: &str,
    documents: &[DocumentId],
) -> Result<FollowUpId> {
    let words = field::required("words", words, LONG)?;
    item(tx, id)?.kind.allows(Move::InspectReply)?;
    let asked: (i64, NaiveDate) = row::maybe(
        &tx.conn,
        "SELECT id, asked_on FROM inspection WHERE follow_up_id = ?1 AND replied_on IS NULL ORDER BY id DESC LIMIT 1",
        [id.0],
        |row| Ok((row.get("id")?, row::word(row, "asked_on")?)),
    )?
    .or_missing("提请督查", id.0)?;
    if on < asked.1 {
        let code = Code::DatesReversed {
            from: asked.1,
            to: on,
        };
        return Err(Refusal::at("on", code).into());
    }
    let line = format!("{INSPECTION_OFFICE}回复：{words}");
    step(tx, id, Move::InspectReply, on, &line, documents)?;
    tx.conn
        .prepare_cached("UPDATE inspection SET replied_on = ?2, reply = ?3 WHERE id = ?1")?
        .execute(params![asked.0, Word(on), words])?;
    set(tx, id, "inspecting", false)?;
    Ok(id)
}
