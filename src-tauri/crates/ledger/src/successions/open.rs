//! What is open with a unit, and handing it over. What can be open with one is `office`'s list; each
//! kind has one query that finds it here and one statement that moves it.

use crate::error::Result;
use crate::journal::Tx;
use crate::row::{self, OrMissing, Word};
use crate::{assignments, moves, units};
use chrono::NaiveDate;
use office::day::in_words;
use office::field::{self, LONG};
use office::id::{
    AgendaItemId, AssignmentId, FollowUpId, GroupId, IndicatorId, MeasureId, MeetingId, PaperId,
    RequestId, TaskId, UnitId,
};
use office::refusal::{Code, Refusal};
use office::succession::{HandOver, OpenItem, OpenLine};
use office::words;
use rusqlite::{Connection, Row, params};

/// Hands over what was ticked; all of it or nothing.
pub(crate) fn hand_over(
    tx: &Tx<'_>,
    unit: UnitId,
    on: NaiveDate,
    basis: &str,
    items: &[HandOver],
) -> Result<()> {
    let basis = field::required("basis", basis, LONG + 200)?;
    let open: Vec<OpenItem> = open_items(&tx.conn, unit, &[])?
        .into_iter()
        .map(|line| line.item)
        .collect();
    let gone = items
        .iter()
        .filter(|line| !open.contains(&line.item))
        .count();
    if gone > 0 {
        return Err(Refusal::at("items", Code::NotOpenWithUnit { count: gone as u32 }).into());
    }
    let mut items = items.to_vec();
    items.sort_by_key(|line| line.item);
    for line in items {
        if line.to == unit {
            return Err(Refusal::at("items", Code::SuccessorOfItself).into());
        }
        let to = units::require_live(&tx.conn, "items", line.to, on)?;
        match line.item {
            OpenItem::Assignment(id) => assignments::take_over(tx, id, line.to, on, &basis)?,
            OpenItem::FollowUp(id) => {
                let words = format!("由{}承接：{basis}", to.name);
                moves::take_over(tx, id, line.to, on, &words)?;
            }
            OpenItem::CoUnit(id) => replace_co_unit(tx, id, unit, line.to)?,
            OpenItem::Indicator(id) => {
                let sql = "UPDATE indicator SET owner_id = ?2 WHERE id = ?1";
                tx.conn.prepare_cached(sql)?.execute([id.0, line.to.0])?;
            }
            OpenItem::Member(group) => replace_member(tx, group, unit, line.to, on)?,
            OpenItem::Task(id) => replace_task_owner(tx, id, line.to)?,
            OpenItem::Request(id) => {
                let sql = "UPDATE report_request SET unit_id = ?2 WHERE id = ?1";
                tx.conn.prepare_cached(sql)?.execute([id.0, line.to.0])?;
            }
            OpenItem::Invitation(meeting) => replace_invited(tx, meeting, unit, line.to)?,
            OpenItem::Presenter(id) => {
                let sql = "UPDATE agenda_item SET presenter_id = ?2 WHERE id = ?1";
                tx.conn.prepare_cached(sql)?.execute([id.0, line.to.0])?;
            }
            OpenItem::Recipient(paper) => replace_recipient(tx, paper, unit, line.to)?,
        }
    }
    Ok(())
}

/// A unit helps once, and not where it is the owner.
fn replace_co_unit(tx: &Tx<'_>, id: FollowUpId, from: UnitId, to: UnitId) -> Result<()> {
    let there = row::count(
        &tx.conn,
        "SELECT EXISTS (SELECT 1 FROM follow_up_co_unit WHERE follow_up_id = ?1 AND unit_id = ?2)
         OR EXISTS (SELECT 1 FROM follow_up WHERE id = ?1 AND owner_id = ?2)",
        [id.0, to.0],
    )?;
    let sql = if there > 0 {
        "DELETE FROM follow_up_co_unit WHERE follow_up_id = ?1 AND unit_id = ?2"
    } else {
        "UPDATE follow_up_co_unit SET unit_id = ?3 WHERE follow_up_id = ?1 AND unit_id = ?2"
    };
    let mut statement = tx.conn.prepare_cached(sql)?;
    if there > 0 {
        statement.execute([id.0, from.0])?;
    } else {
        statement.execute([id.0, from.0, to.0])?;
    }
    Ok(())
}

fn replace_member(
    tx: &Tx<'_>,
    group: GroupId,
    from: UnitId,
    to: UnitId,
    on: NaiveDate,
) -> Result<()> {
    tx.conn
        .prepare_cached("UPDATE unit_group_member SET until_on = ?3 WHERE group_id = ?1 AND unit_id = ?2 AND until_on IS NULL")?
        .execute(params![group.0, from.0, Word(on)])?;
    let there = row::count(
        &tx.conn,
        "SELECT count(*) FROM unit_group_member WHERE group_id = ?1 AND unit_id = ?2 AND until_on IS NULL",
        [group.0, to.0],
    )?;
    if there == 0 {
        tx.conn
            .prepare_cached(
                "INSERT INTO unit_group_member (group_id, unit_id, from_on) VALUES (?1, ?2, ?3)",
            )?
            .execute(params![group.0, to.0, Word(on)])?;
    }
    Ok(())
}

/// Who takes a task must be a unit of its measure.
fn replace_task_owner(tx: &Tx<'_>, id: TaskId, to: UnitId) -> Result<()> {
    let measure = row::maybe(
        &tx.conn,
        "SELECT measure_id FROM task WHERE id = ?1",
        [id.0],
        |row| row.get(0).map(MeasureId),
    )?
    .or_missing("任务", id.0)?;
    let owners = assignments::owners(&tx.conn, measure, tx.stamp.at.date())?;
    owners
        .check(to)
        .map_err(|refusal| Refusal::at("items", refusal.code))?;
    tx.conn
        .prepare_cached("UPDATE task SET owner_id = ?2 WHERE id = ?1")?
        .execute([id.0, to.0])?;
    Ok(())
}

/// A unit is invited once; whoever was to come for the other comes for it.
fn replace_invited(tx: &Tx<'_>, meeting: MeetingId, from: UnitId, to: UnitId) -> Result<()> {
    let there: Option<i64> = row::maybe(
        &tx.conn,
        "SELECT id FROM attendance WHERE meeting_id = ?1 AND unit_id = ?2",
        [meeting.0, to.0],
        |row| row.get(0),
    )?;
    let Some(there) = there else {
        tx.conn
            .prepare_cached(
                "UPDATE attendance SET unit_id = ?3 WHERE meeting_id = ?1 AND unit_id = ?2",
            )?
            .execute([meeting.0, from.0, to.0])?;
        return Ok(());
    };
    let old = "SELECT id FROM attendance WHERE meeting_id = ?1 AND unit_id = ?2";
    tx.conn
        .prepare_cached(&format!(
            "UPDATE attendee SET attendance_id = ?3 WHERE attendance_id = ({old})"
        ))?
        .execute([meeting.0, from.0, there])?;
    tx.conn
        .prepare_cached("DELETE FROM attendance WHERE meeting_id = ?1 AND unit_id = ?2")?
        .execute([meeting.0, from.0])?;
    Ok(())
}

/// A paper goes to a unit once.
fn replace_recipient(tx: &Tx<'_>, paper: PaperId, from: UnitId, to: UnitId) -> Result<()> {
    tx.conn
        .prepare_cached(
            "DELETE FROM paper_recipient WHERE paper_id = ?1 AND unit_id = ?2
             AND EXISTS (SELECT 1 FROM paper_recipient WHERE paper_id = ?1 AND unit_id = ?3)",
        )?
        .execute([paper.0, from.0, to.0])?;
    tx.conn
        .prepare_cached(
            "UPDATE paper_recipient SET unit_id = ?3 WHERE paper_id = ?1 AND unit_id = ?2",
        )?
        .execute([paper.0, from.0, to.0])?;
    Ok(())
}

/// Meetings that are still to come.
const TO_COME: &str = "m.state IN ('planned', 'notified')";

/// What is open with a unit; the only successor, where there is one, is proposed for each line.
pub(crate) fn open_items(
    conn: &Connection,
    unit: UnitId,
    into: &[UnitId],
) -> Result<Vec<OpenLine>> {
    let to = match into {
        [only] => Some(*only),
        _ => None,
    };
    let mut lines = Vec::new();
    for (sql, read) in kinds() {
        let found = row::all(conn, &sql, [unit.0], read)?;
        lines.extend(found.into_iter().map(|(item, words, title)| OpenLine {
            item,
            words,
            title,
            to,
        }));
    }
    Ok(lines)
}

type Found = rusqlite::Result<(OpenItem, String, String)>;
type Read = fn(&Row<'_>) -> Found;

/// One entry for each kind: the query of what a unit `?1` holds, and a line from its row.
fn kinds() -> Vec<(String, Read)> {
    let measure = "第' || m.number || '项措施";
    let meeting = "s.name || '第' || m.ordinal || '次会议";
    vec![
        (
            "SELECT a.id, a.role, m.number, coalesce(m.title, substr(m.text, 1, 20)) AS title FROM assignment a JOIN measure m ON m.id = a.measure_id
             WHERE a.unit_id = ?1 AND a.until_on IS NULL ORDER BY m.number, a.id".to_owned(),
            |row| {
                let role = words::role_name(row::word(row, "role")?);
                let number: u32 = row.get("number")?;
                let item = OpenItem::Assignment(AssignmentId(row.get("id")?));
                Ok((item, format!("第{number}项措施 {role}"), row.get("title")?))
            },
        ),
        (
            format!(
                "SELECT t.id, '{measure} 任务节点' AS said, t.words AS title FROM task t JOIN measure m ON m.id = t.measure_id
                 WHERE t.owner_id = ?1 AND t.reached_on IS NULL AND t.dropped IS NULL ORDER BY m.number, t.id"
            ),
            |row| said(OpenItem::Task(TaskId(row.get("id")?)), row),
        ),
        (
            "SELECT f.id, f.number, f.title, f.due_on, 0 AS co FROM follow_up f WHERE f.owner_id = ?1 AND f.ended_on IS NULL
             UNION ALL
             SELECT f.id, f.number, f.title, f.due_on, 1 FROM follow_up_co_unit c JOIN follow_up f ON f.id = c.follow_up_id
             WHERE c.unit_id = ?1 AND f.ended_on IS NULL ORDER BY co, 1".to_owned(),
            follow_up,
        ),
        (
            "SELECT id, '指标 责任单位' AS said, name AS title FROM indicator WHERE owner_id = ?1 AND dropped_by IS NULL ORDER BY id".to_owned(),
            |row| said(OpenItem::Indicator(IndicatorId(row.get("id")?)), row),
        ),
        (
            "SELECT g.id, '单位组 成员' AS said, g.name AS title FROM unit_group_member m JOIN unit_group g ON g.id = m.group_id
             WHERE m.unit_id = ?1 AND m.until_on IS NULL ORDER BY g.place".to_owned(),
            |row| said(OpenItem::Member(GroupId(row.get("id")?)), row),
        ),
        (
            "SELECT r.id, '专门要求的报告' AS said, r.words AS title FROM report_request r WHERE r.unit_id = ?1 AND r.withdrawn_on IS NULL
             AND NOT EXISTS (SELECT 1 FROM report p WHERE p.request_id = r.id AND p.state <> 'returned') ORDER BY r.id".to_owned(),
            |row| said(OpenItem::Request(RequestId(row.get("id")?)), row),
        ),
        (
            format!(
                "SELECT m.id, '参会' AS said, {meeting}' AS title FROM attendance a JOIN meeting m ON m.id = a.meeting_id
                 JOIN meeting_series s ON s.id = m.series_id WHERE a.unit_id = ?1 AND {TO_COME} ORDER BY m.id"
            ),
            |row| said(OpenItem::Invitation(MeetingId(row.get("id")?)), row),
        ),
        (
            format!(
                "SELECT i.id, {meeting} 汇报' AS said, i.title FROM agenda_item i JOIN meeting m ON m.id = i.meeting_id
                 JOIN meeting_series s ON s.id = m.series_id WHERE i.presenter_id = ?1 AND {TO_COME} ORDER BY i.id"
            ),
            |row| said(OpenItem::Presenter(AgendaItemId(row.get("id")?)), row),
        ),
        (
            "SELECT DISTINCT p.id, CASE r.cc WHEN 1 THEN '发文 抄送' ELSE '发文 主送' END AS said, p.title FROM paper_recipient r JOIN paper p ON p.id = r.paper_id
             WHERE r.unit_id = ?1 AND p.state IN ('draft', 'review') GROUP BY p.id ORDER BY p.id".to_owned(),
            |row| said(OpenItem::Recipient(PaperId(row.get("id")?)), row),
        ),
    ]
}

/// A line whose words the query says.
fn said(item: OpenItem, row: &Row<'_>) -> Found {
    Ok((item, row.get("said")?, row.get("title")?))
}

fn follow_up(row: &Row<'_>) -> Found {
    let id = FollowUpId(row.get("id")?);
    let number: Option<String> = row.get("number")?;
    let due: Option<NaiveDate> = row::word(row, "due_on")?;
    let number = number.unwrap_or_else(|| "拟立项".to_owned());
    let due = due
        .map(|due| format!(" {}前", in_words(due)))
        .unwrap_or_default();
    let (item, part) = if row.get("co")? {
        (OpenItem::CoUnit(id), "协办")
    } else {
        (OpenItem::FollowUp(id), "承办")
    };
    Ok((
        item,
        format!("督办事项 {part} {number}{due}"),
        row.get("title")?,
    ))
}
