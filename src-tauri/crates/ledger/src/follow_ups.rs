//! 督办事项, read: rows with their lights. The table with its filters stands in `list`, one item's life
//! in `life`. Open items are few and read whole; ended ones are only ever paged.

mod life;
mod list;

use crate::error::Result;
use crate::row;
use crate::{lights, people};
use chrono::NaiveDate;
pub(crate) use life::{page, page_by};
pub(crate) use list::{ended_count, ended_to_show, list, proposals, proposed};
use office::day::in_words;
use office::follow_up::{FollowUpLine, FollowUpState, Replies, Term};
use office::id::{FollowUpId, InstructionId, MeasureId, PersonId, UnitId};
use office::lights::{FollowUpFacts, Judge, Light};
use rusqlite::{Connection, Params, Row, ToSql};
use std::collections::BTreeMap;

/// A row with all that it shows; the members' answers are counted only where there is a group.
const SELECT: &str = "SELECT f.*, u.name AS owner_name, s.name AS series, m.ordinal,
    (SELECT count(*) FROM decision d2 WHERE d2.meeting_id = d.meeting_id AND d2.id <= d.id) AS decision_no,
    n.leader AS instruction_leader, n.given_on AS instruction_on, g.name AS group_name,
    p.name AS leader_name,
    CASE WHEN f.group_id IS NOT NULL THEN (SELECT count(*) FROM follow_up c WHERE c.parent_id = f.id) END AS members,
    CASE WHEN f.group_id IS NOT NULL THEN (SELECT count(*) FROM follow_up c WHERE c.parent_id = f.id AND c.replied_on IS NOT NULL) END AS members_replied,
    CASE WHEN f.group_id IS NOT NULL THEN (SELECT count(*) FROM follow_up c WHERE c.parent_id = f.id AND c.state = 'closed') END AS members_closed,
    CASE WHEN f.group_id IS NOT NULL THEN (SELECT group_concat(name, '、') FROM (SELECT u2.name FROM follow_up c JOIN unit u2 ON u2.id = c.owner_id
      WHERE c.parent_id = f.id AND c.replied_on IS NULL AND c.ended_on IS NULL ORDER BY c.id)) END AS members_missing
    FROM follow_up f LEFT JOIN unit u ON u.id = f.owner_id
    LEFT JOIN decision d ON d.id = f.decision_id LEFT JOIN meeting m ON m.id = d.meeting_id
    LEFT JOIN meeting_series s ON s.id = m.series_id
    LEFT JOIN instruction n ON n.id = f.instruction_id LEFT JOIN unit_group g ON g.id = f.group_id
    LEFT JOIN person p ON p.id = f.leader_id";

/// Neither closed, merged nor cancelled: somebody still owes something. An index holds these rows alone;
/// the schema lets no row end without its day.
pub(crate) const OPEN: &str = "f.ended_on IS NULL";

fn line(row: &Row<'_>, judge: &Judge) -> rusqlite::Result<FollowUpLine> {
    let id = FollowUpId(row.get("id")?);
    let stage_due: Option<NaiveDate> = row::word(row, "stage_due_on")?;
    let original_due: Option<NaiveDate> = row::word(row, "original_due_on")?;
    let facts = FollowUpFacts {
        state: row::word(row, "state")?,
        // Each stage has its own date; the first is the original one.
        original_due: stage_due.or(original_due),
        due: row::word(row, "due_on")?,
        submitted_on: row::word(row, "submitted_on")?,
        returned: row.get("returned")?,
        extensions: row.get("extensions")?,
        report_missing: judge.missing_reports.contains(&id),
    };
    let term = term(row)?;
    let missing: Option<String> = row.get("members_missing")?;
    let replies = match row.get::<_, Option<u32>>("members")? {
        Some(of) if facts.state != FollowUpState::Draft => Some(Replies {
            of,
            replied: row.get("members_replied")?,
            closed: row.get("members_closed")?,
            missing: missing.map_or(Vec::new(), |names| {
                names.split('、').map(str::to_owned).collect()
            }),
        }),
        _ => None,
    };
    Ok(FollowUpLine {
        id,
        number: row.get("number")?,
        title: row.get("title")?,
        owner: row.get::<_, Option<i64>>("owner_id")?.map(UnitId),
        owner_name: row
            .get::<_, Option<String>>("owner_name")?
            .or(row.get("group_name")?),
        source: source(row)?,
        overdue: facts.overdue(judge.today),
        past_original: facts.past_original(judge.today),
        lit: judge.follow_up(id, &facts),
        ring: None,
        original_due,
        due: facts.due,
        extensions: facts.extensions,
        state: facts.state,
        level: row::word(row, "level")?,
        reminded_on: row::word(row, "reminded_on")?,
        term_words: term.words(),
        lasting: matches!(term, Term::Lasting { .. }),
        next_review_on: row::word(row, "next_review_on")?,
        leader: match row.get::<_, Option<i64>>("leader_id")? {
            Some(leader) => Some((PersonId(leader), row.get("leader_name")?)),
            None => None,
        },
        internal: row.get("internal")?,
        urgent: row.get("urgent")?,
        parent: row.get::<_, Option<i64>>("parent_id")?.map(FollowUpId),
        replies,
    })
}

/// Where a row comes from, in words.
fn source(row: &Row<'_>) -> rusqlite::Result<String> {
    let words: Option<String> = row.get("source_words")?;
    if let Some(series) = row.get::<_, Option<String>>("series")? {
        let (ordinal, no): (u32, u32) = (row.get("ordinal")?, row.get("decision_no")?);
        return Ok(format!("{series}第{ordinal}次会议议定事项第{no}项"));
    }
    if let Some(leader) = row.get::<_, Option<String>>("instruction_leader")? {
        let on: NaiveDate = row::word(row, "instruction_on")?;
        return Ok(format!("{leader}{}批示", in_words(on)));
    }
    Ok(match (row.get::<_, String>("source")?.as_str(), words) {
        ("superior", Some(words)) => format!("上级来文：{words}"),
        (_, Some(words)) => words,
        _ => "方案任务".to_owned(),
    })
}

/// How the time of a row was given.
fn term(row: &Row<'_>) -> rusqlite::Result<Term> {
    Ok(match row.get::<_, String>("term")?.as_str() {
        "days" => Term::Days {
            count: row.get("term_count")?,
            from: row::word(row, "term_from")?,
        },
        "working_days" => Term::WorkingDays {
            count: row.get("term_count")?,
            from: row::word(row, "term_from")?,
        },
        "lasting" => Term::Lasting {
            months: row.get("term_count")?,
        },
        "stage" => Term::Stage {
            words: row.get::<_, Option<String>>("stage")?.unwrap_or_default(),
        },
        _ => Term::Date,
    })
}

/// Rows that a condition picks, in the order of their making.
pub(crate) fn picked(
    conn: &Connection,
    today: NaiveDate,
    condition: &str,
    params: impl Params,
) -> Result<Vec<FollowUpLine>> {
    picked_by(conn, &lights::judge(conn, today)?, condition, params)
}

/// The same, for whoever has the judge already.
pub(crate) fn picked_by(
    conn: &Connection,
    judge: &Judge,
    condition: &str,
    params: impl Params,
) -> Result<Vec<FollowUpLine>> {
    let mut lines = row::all(
        conn,
        &format!("{SELECT} WHERE {condition} ORDER BY f.id"),
        params,
        |row| line(row, judge),
    )?;
    people::put_rings(conn, judge.today, &mut lines)?;
    Ok(lines)
}

/// Most pressing first: red, yellow, then by due date; what is done last.
pub(crate) fn press(rows: &mut [FollowUpLine]) {
    let rank = |line: &FollowUpLine| match line.lit.light {
        Light::Red => 0,
        Light::Yellow => 1,
        Light::Green => 2,
        Light::Grey => 3,
        Light::Done => 4,
    };
    rows.sort_by_key(|line| (rank(line), line.due.unwrap_or(NaiveDate::MAX), line.id));
}

/// Somebody owes an answer on it: a member's item or one of a single owner, never the bracket around
/// the members' items.
pub(crate) fn is_owed(line: &FollowUpLine) -> bool {
    line.replies.is_none()
}

/// Due within three working days, nothing submitted, not yet overdue.
pub(crate) fn is_due_soon(line: &FollowUpLine, judge: &Judge) -> bool {
    let works = matches!(
        line.state,
        FollowUpState::Issued
            | FollowUpState::Received
            | FollowUpState::Active
            | FollowUpState::Returned
    );
    works
        && !line.overdue
        && line.due.is_some_and(|due| {
            judge.days.between(judge.today, due) <= judge.thresholds.soon_working_days
        })
}

/// The newest entry in an item's life, in words.
pub(crate) fn latest(conn: &Connection, id: FollowUpId) -> Result<Option<String>> {
    row::maybe(
        conn,
        "SELECT happened_on, words FROM step WHERE follow_up_id = ?1 ORDER BY id DESC LIMIT 1",
        [id.0],
        |row| {
            let on: NaiveDate = row::word(row, "happened_on")?;
            Ok(format!(
                "{}{}",
                in_words(on),
                row.get::<_, String>("words")?
            ))
        },
    )
}

/// The follow-ups of an instruction.
pub(crate) fn of_instruction(
    conn: &Connection,
    today: NaiveDate,
    instruction: InstructionId,
) -> Result<Vec<FollowUpLine>> {
    picked(
        conn,
        today,
        "f.id IN (SELECT id FROM follow_up WHERE instruction_id = ?1 UNION SELECT follow_up_id FROM follow_up_source WHERE instruction_id = ?1)",
        [instruction.0],
    )
}

/// Open follow-ups by the measures they serve, in the order of measures. The open ones are gathered first,
/// so that no measure's ended ones are gone through.
pub(crate) fn by_measure(
    conn: &Connection,
    open: &[FollowUpLine],
) -> Result<Vec<(MeasureId, FollowUpLine)>> {
    let by_id: BTreeMap<i64, &FollowUpLine> = open.iter().map(|line| (line.id.0, line)).collect();
    let pairs: Vec<(MeasureId, i64)> = row::all(
        conn,
        "SELECT x.measure_id, x.follow_up_id FROM follow_up_measure x
         WHERE x.follow_up_id IN (SELECT id FROM follow_up WHERE ended_on IS NULL) ORDER BY x.measure_id, x.follow_up_id",
        [],
        |row| Ok((MeasureId(row.get(0)?), row.get(1)?)),
    )?;
    let found = pairs.into_iter().filter_map(|(measure, id)| {
        let line = by_id.get(&id)?;
        Some((measure, (*line).clone()))
    });
    Ok(found.collect())
}

/// How many follow-ups serve each measure, open and closed: read from an index alone.
pub(crate) fn count_by_measure(conn: &Connection) -> Result<BTreeMap<MeasureId, u32>> {
    let counts = row::all(
        conn,
        "SELECT measure_id, count(*) FROM follow_up_measure GROUP BY measure_id",
        [],
        |row| Ok((MeasureId(row.get(0)?), row.get(1)?)),
    )?;
    Ok(counts.into_iter().collect())
}

/// Rows of one owner: all open ones, and the newest of those ended.
pub(crate) fn of_owner(
    conn: &Connection,
    today: NaiveDate,
    owner: UnitId,
) -> Result<Vec<FollowUpLine>> {
    let mut rows = picked(
        conn,
        today,
        "f.id IN (SELECT id FROM follow_up WHERE owner_id = ?1 AND ended_on IS NULL UNION
         SELECT id FROM (SELECT id FROM follow_up WHERE owner_id = ?1 AND ended_on IS NOT NULL ORDER BY ended_on DESC, id DESC LIMIT 100))",
        [&owner.0 as &dyn ToSql],
    )?;
    press(&mut rows);
    Ok(rows)
}

/// Rows of one measure: all open ones, and the newest of those ended.
pub(crate) fn of_measure(
    conn: &Connection,
    today: NaiveDate,
    measure: MeasureId,
) -> Result<Vec<FollowUpLine>> {
    let mut rows = picked(
        conn,
        today,
        "f.id IN (SELECT follow_up_id FROM follow_up_measure WHERE measure_id = ?1 AND follow_up_id IN (SELECT id FROM follow_up WHERE ended_on IS NULL) UNION
         SELECT id FROM (SELECT f2.id FROM follow_up_measure x JOIN follow_up f2 ON f2.id = x.follow_up_id
         WHERE x.measure_id = ?1 AND f2.ended_on IS NOT NULL ORDER BY f2.id DESC LIMIT 100))",
        [measure.0],
    )?;
    press(&mut rows);
    Ok(rows)
}
