//! 需协调事项 of reports: which still wait, which a meeting took up, and where each was dealt with.

use crate::error::Result;
use crate::row::{self, Word};
use crate::{owed, reports};
use chrono::NaiveDate;
use office::day::in_words;
use office::id::{MeetingId, ReportId, UnitId};
use office::meeting::DecisionKind;
use office::report::{CoordinationLine, ReportLine, ReportSubject};
use office::words;
use rusqlite::{Connection, Row, params};
use std::collections::{BTreeMap, BTreeSet};

/// Dealt ones that the list still shows.
const DEALT_SHOWN: u32 = 50;

const WAITS: &str =
    "r.coordination IS NOT NULL AND r.settled_on IS NULL AND r.state <> 'returned'
     AND NOT EXISTS (SELECT 1 FROM proposal p JOIN meeting m ON m.id = p.meeting_id
       WHERE p.report_id = r.id AND p.agenda_item_id IS NOT NULL AND m.state <> 'cancelled' AND m.id <> ?1)";

/// Those that wait for a meeting: settled by nobody, on no agenda but this meeting's, oldest first.
pub(crate) fn waiting(conn: &Connection, meeting: MeetingId) -> Result<Vec<ReportLine>> {
    reports::picked(
        conn,
        &format!("{WAITS} ORDER BY r.received_on, r.id"),
        [meeting.0],
    )
}

/// Those of them that may be printed: none about an internal item.
pub(crate) fn printable(conn: &Connection, meeting: MeetingId) -> Result<Vec<ReportLine>> {
    let open =
        "NOT EXISTS (SELECT 1 FROM follow_up f WHERE f.id = r.follow_up_id AND f.internal = 1)";
    reports::picked(
        conn,
        &format!("{WAITS} AND {open} ORDER BY r.received_on, r.id"),
        [meeting.0],
    )
}

/// One that a meeting took up.
struct Taken {
    meeting: MeetingId,
    title: String,
    held_on: NaiveDate,
    ahead: bool,
    item: i64,
}

fn taken(row: &Row<'_>) -> rusqlite::Result<(ReportId, Taken)> {
    let state: String = row.get("state")?;
    let taken = Taken {
        meeting: MeetingId(row.get("meeting_id")?),
        title: row.get("title")?,
        held_on: row::word(row, "held_on")?,
        ahead: state == "planned" || state == "notified",
        item: row.get("agenda_item_id")?,
    };
    Ok((ReportId(row.get("report_id")?), taken))
}

/// Every one that waits, and those dealt with last, newest first.
pub(crate) fn lines(conn: &Connection) -> Result<Vec<CoordinationLine>> {
    let by_meeting: BTreeMap<ReportId, Taken> = row::all(
        conn,
        "SELECT p.report_id, p.meeting_id, p.agenda_item_id, m.state, m.held_on, s.name || '第' || m.ordinal || '次会议' AS title
         FROM proposal p JOIN meeting m ON m.id = p.meeting_id JOIN meeting_series s ON s.id = m.series_id
         WHERE p.report_id IS NOT NULL AND p.agenda_item_id IS NOT NULL AND m.state <> 'cancelled' ORDER BY p.id",
        [],
        taken,
    )?
    .into_iter()
    .collect();
    let dealt_by: Vec<i64> = by_meeting
        .iter()
        .filter(|(_, taken)| !taken.ahead)
        .map(|(report, _)| report.0)
        .collect();
    let mut rows = reports::picked(
        conn,
        "r.coordination IS NOT NULL AND r.settled_on IS NULL AND r.state <> 'returned' AND r.id NOT IN (SELECT value FROM json_each(?1))
         ORDER BY r.received_on DESC, r.id DESC",
        [serde_json::to_string(&dealt_by)?],
    )?;
    rows.extend(reports::picked(
        conn,
        "r.coordination IS NOT NULL AND r.state <> 'returned' AND (r.settled_on IS NOT NULL OR r.id IN (SELECT value FROM json_each(?1)))
         ORDER BY r.received_on DESC, r.id DESC LIMIT ?2",
        params![serde_json::to_string(&dealt_by)?, DEALT_SHOWN],
    )?);
    let subjects: BTreeSet<ReportSubject> = rows.iter().map(|line| line.subject).collect();
    let matters = owed::matters(conn, &subjects)?;
    let settled = settled(conn, &rows)?;
    let decided = decided(conn, by_meeting.values().map(|taken| taken.item).collect())?;
    Ok(rows
        .into_iter()
        .filter_map(|line| {
            let taken = by_meeting.get(&line.id);
            let dealt = settled.get(&line.id).cloned().or_else(|| {
                let taken = taken.filter(|taken| !taken.ahead)?;
                let decision = decided.get(&taken.item).map_or("已研究", String::as_str);
                Some(format!(
                    "{}{}：{decision}",
                    in_words(taken.held_on),
                    taken.title
                ))
            });
            Some(CoordinationLine {
                report: line.id,
                unit: UnitId(line.unit.0),
                unit_name: line.unit_name,
                matter: matters.get(&line.subject).cloned().unwrap_or_default(),
                words: line.coordination?,
                received_on: line.received_on,
                meeting: taken.map(|taken| taken.meeting),
                meeting_title: taken.map(|taken| taken.title.clone()),
                dealt,
            })
        })
        .collect())
}

/// How the office settled each of some outside a meeting.
fn settled(conn: &Connection, rows: &[ReportLine]) -> Result<BTreeMap<ReportId, String>> {
    let ids: Vec<i64> = rows.iter().map(|line| line.id.0).collect();
    let found = row::all(
        conn,
        "SELECT id, settled_on, settled_words FROM report WHERE settled_on IS NOT NULL AND id IN (SELECT value FROM json_each(?1))",
        [serde_json::to_string(&ids)?],
        |row| {
            let on: NaiveDate = row::word(row, "settled_on")?;
            let words: String = row.get("settled_words")?;
            Ok((
                ReportId(row.get("id")?),
                format!("{}：{words}", in_words(on)),
            ))
        },
    )?;
    Ok(found.into_iter().collect())
}

/// What was decided on each of some agenda items.
fn decided(conn: &Connection, items: Vec<i64>) -> Result<BTreeMap<i64, String>> {
    let mut found: BTreeMap<i64, String> = BTreeMap::new();
    for (item, kind, text) in row::all(
        conn,
        "SELECT agenda_item_id, kind, text FROM decision WHERE agenda_item_id IN (SELECT value FROM json_each(?1)) ORDER BY id",
        [serde_json::to_string(&items)?],
        |row| {
            let kind: Word<DecisionKind> = row.get("kind")?;
            Ok((row.get::<_, i64>(0)?, kind.0, row.get::<_, String>("text")?))
        },
    )? {
        let words = found.entry(item).or_default();
        words.push_str(words::decision_kind(kind));
        words.push('，');
        words.push_str(text.trim_end_matches('。'));
        words.push('。');
    }
    Ok(found)
}
