//! What may be taken up at a meeting: items put off, 需协调事项 of reports, open questions of the plan, and
//! follow-ups of the series. Read from what is there; the clerk's answer alone is kept: taken up by an
//! item, once, or pruned with a reason.

use crate::error::Result;
use crate::journal::Tx;
use crate::row::{self, OrMissing};
use crate::{coordination, meetings, owed, successions, units};
use office::field::{self, LONG};
use office::id::{AgendaItemId, DecisionId, FollowUpId, MeetingId, QuestionId, ReportId, UnitId};
use office::meeting::{MeetingState, NewAgendaItem, Proposal, ProposalLine, SourceLine};
use office::refusal::{Code, Refusal};
use rusqlite::{Connection, Row, params};
use std::collections::{BTreeMap, BTreeSet};

/// The column that a proposal stands in, with its id.
fn column(what: Proposal) -> (&'static str, i64) {
    match what {
        Proposal::FollowUp(id) => ("follow_up_id", id.0),
        Proposal::Deferred(id) => ("decision_id", id.0),
        Proposal::Coordination(id) => ("report_id", id.0),
        Proposal::Question(id) => ("question_id", id.0),
    }
}

/// The proposal that a row of `proposal` is about.
fn what(row: &Row<'_>) -> rusqlite::Result<Proposal> {
    if let Some(id) = row.get::<_, Option<i64>>("follow_up_id")? {
        return Ok(Proposal::FollowUp(FollowUpId(id)));
    }
    if let Some(id) = row.get::<_, Option<i64>>("decision_id")? {
        return Ok(Proposal::Deferred(DecisionId(id)));
    }
    if let Some(id) = row.get::<_, Option<i64>>("report_id")? {
        return Ok(Proposal::Coordination(ReportId(id)));
    }
    Ok(Proposal::Question(QuestionId(row.get("question_id")?)))
}

/// Takes a proposal off a meeting, with a reason.
pub(crate) fn prune(
    tx: &Tx<'_>,
    meeting: MeetingId,
    what: Proposal,
    reason: &str,
) -> Result<MeetingId> {
    let reason = field::required("reason", reason, LONG)?;
    meetings::state(&tx.conn, meeting)?.require(&MeetingState::WRITABLE)?;
    require(&tx.conn, what)?;
    not_taken(&tx.conn, meeting, what)?;
    let (column, id) = column(what);
    let changed = tx
        .conn
        .prepare_cached(&format!(
            "UPDATE proposal SET pruned = ?3 WHERE meeting_id = ?1 AND {column} = ?2"
        ))?
        .execute(params![meeting.0, id, reason])?;
    if changed == 0 {
        tx.conn
            .prepare_cached(&format!(
                "INSERT INTO proposal (meeting_id, {column}, pruned) VALUES (?1, ?2, ?3)"
            ))?
            .execute(params![meeting.0, id, reason])?;
    }
    Ok(meeting)
}

/// Puts a pruned proposal back.
pub(crate) fn restore(tx: &Tx<'_>, meeting: MeetingId, what: Proposal) -> Result<MeetingId> {
    meetings::state(&tx.conn, meeting)?.require(&MeetingState::WRITABLE)?;
    let (column, id) = column(what);
    let changed = tx
        .conn
        .prepare_cached(&format!(
            "DELETE FROM proposal WHERE meeting_id = ?1 AND {column} = ?2 AND pruned IS NOT NULL"
        ))?
        .execute(params![meeting.0, id])?;
    (changed > 0)
        .then_some(meeting)
        .ok_or_else(|| Refusal::at("what", Code::NotProposed).into())
}

/// The thing is there, and can be taken up.
fn require(conn: &Connection, what: Proposal) -> Result<()> {
    let sql = match what {
        Proposal::FollowUp(_) => "SELECT 1 FROM follow_up WHERE id = ?1",
        Proposal::Deferred(_) => "SELECT 1 FROM decision WHERE id = ?1 AND kind = 'deferred'",
        Proposal::Coordination(_) => {
            "SELECT 1 FROM report WHERE id = ?1 AND coordination IS NOT NULL AND settled_on IS NULL AND state <> 'returned'"
        }
        Proposal::Question(_) => "SELECT 1 FROM question WHERE id = ?1 AND answer IS NULL",
    };
    row::maybe(conn, sql, [column(what).1], |_| Ok(()))?
        .ok_or_else(|| Refusal::at("what", Code::NotProposed).into())
}

/// On no agenda of a meeting that was not called off; a follow-up may come to many meetings, and a
/// question again while it stays open.
fn not_taken(conn: &Connection, meeting: MeetingId, what: Proposal) -> Result<()> {
    let (column, id) = column(what);
    let elsewhere = match what {
        Proposal::FollowUp(_) => "p.meeting_id = ?2",
        Proposal::Question(_) => "(p.meeting_id = ?2 OR m.state <> 'issued')",
        Proposal::Deferred(_) | Proposal::Coordination(_) => "?2 > 0",
    };
    let found: Option<String> = row::maybe(
        conn,
        &format!(
            "SELECT s.name || '第' || m.ordinal || '次会议' FROM proposal p JOIN meeting m ON m.id = p.meeting_id JOIN meeting_series s ON s.id = m.series_id
             WHERE p.{column} = ?1 AND p.agenda_item_id IS NOT NULL AND m.state <> 'cancelled' AND {elsewhere} LIMIT 1"
        ),
        params![id, meeting.0],
        |row| row.get(0),
    )?;
    match found {
        Some(meeting) => Err(Refusal::at("what", Code::TakenUp { meeting }).into()),
        None => Ok(()),
    }
}

/// The proposals, each once, if all of them can be taken up by this meeting.
pub(crate) fn free(
    conn: &Connection,
    meeting: MeetingId,
    all: &[Proposal],
) -> Result<Vec<Proposal>> {
    let mut once: Vec<Proposal> = Vec::new();
    for what in all {
        require(conn, *what)?;
        not_taken(conn, meeting, *what)?;
        if !once.contains(what) {
            once.push(*what);
        }
    }
    if once.is_empty() {
        return Err(Refusal::at("what", Code::NotProposed).into());
    }
    Ok(once)
}

/// Ties proposals to the item that takes them up.
pub(crate) fn take(
    tx: &Tx<'_>,
    meeting: MeetingId,
    all: &[Proposal],
    item: AgendaItemId,
) -> Result<()> {
    for what in all {
        let (column, id) = column(*what);
        tx.conn
            .prepare_cached(&format!(
                "DELETE FROM proposal WHERE meeting_id = ?1 AND {column} = ?2"
            ))?
            .execute(params![meeting.0, id])?;
        tx.conn
            .prepare_cached(&format!(
                "INSERT INTO proposal (meeting_id, {column}, agenda_item_id) VALUES (?1, ?2, ?3)"
            ))?
            .execute(params![meeting.0, id, item.0])?;
    }
    Ok(())
}

/// The item that the first of some proposals would become.
pub(crate) fn item(
    conn: &Connection,
    meeting: MeetingId,
    all: &[Proposal],
) -> Result<NewAgendaItem> {
    let first = *all
        .first()
        .ok_or_else(|| Refusal::at("what", Code::NotProposed))?;
    let (title, presenter) = match first {
        Proposal::FollowUp(id) => row::maybe(
            conn,
            "SELECT title, owner_id FROM follow_up WHERE id = ?1",
            [id.0],
            |row| {
                let owner: Option<i64> = row.get(1)?;
                Ok((row.get::<_, String>(0)?, owner.map(UnitId)))
            },
        )?
        .or_missing("督办事项", id.0)?,
        _ => offered(conn, meeting)?
            .into_iter()
            .find(|line| line.what == first)
            .map(|line| (line.title, line.presenter))
            .ok_or_else(|| Refusal::at("what", Code::NotProposed))?,
    };
    let heirs = successions::heirs(conn)?;
    let presenter = presenter.and_then(|unit| *heirs.get(&unit).unwrap_or(&Some(unit)));
    Ok(NewAgendaItem {
        title,
        presenter,
        minutes: None,
        materials_due: None,
        copies: None,
        paragraph: None,
    })
}

/// A title of somebody's words: the first sentence, shortened.
fn title_of(words: &str) -> String {
    let sentence = words
        .split(['。', '；', '\n'])
        .next()
        .unwrap_or(words)
        .trim();
    sentence.chars().take(60).collect()
}

/// What is offered to a meeting and not on its agenda: items put off, 需协调事项, open questions.
pub(crate) fn offered(conn: &Connection, meeting: MeetingId) -> Result<Vec<ProposalLine>> {
    meetings::state(conn, meeting)?;
    let mut lines = deferred(conn, meeting)?;
    lines.extend(needing_coordination(conn, meeting)?);
    lines.extend(questions(conn, meeting)?);
    let pruned: BTreeMap<Proposal, String> = row::all(
        conn,
        "SELECT * FROM proposal WHERE meeting_id = ?1 AND pruned IS NOT NULL",
        [meeting.0],
        |row| Ok((what(row)?, row.get("pruned")?)),
    )?
    .into_iter()
    .collect();
    for line in &mut lines {
        line.pruned = pruned.get(&line.what).cloned();
    }
    present_by_heirs(conn, &mut lines)?;
    Ok(lines)
}

/// What a unit asked or was to present goes on with whoever took over from it.
fn present_by_heirs(conn: &Connection, lines: &mut [ProposalLine]) -> Result<()> {
    let heirs = successions::heirs(conn)?;
    let ended = |line: &ProposalLine| line.presenter.is_some_and(|unit| heirs.contains_key(&unit));
    if !lines.iter().any(ended) {
        return Ok(());
    }
    let units = units::rows(conn)?;
    for line in lines {
        if let Some(heir) = line.presenter.and_then(|unit| heirs.get(&unit)) {
            let row = units.iter().find(|row| Some(row.id) == *heir);
            line.presenter = *heir;
            line.presenter_name = row.map(|row| row.name.clone());
        }
    }
    Ok(())
}

/// 缓议 of earlier meetings of the series that no later one took up.
fn deferred(conn: &Connection, meeting: MeetingId) -> Result<Vec<ProposalLine>> {
    row::all(
        conn,
        "SELECT d.id, coalesce(a.title, d.text) AS title, a.presenter_id, u.name AS presenter_name, s.name AS series, m.ordinal
         FROM meeting own JOIN meeting m ON m.series_id = own.series_id AND m.ordinal < own.ordinal AND m.state <> 'cancelled'
         JOIN meeting_series s ON s.id = m.series_id JOIN decision d ON d.meeting_id = m.id AND d.kind = 'deferred'
         LEFT JOIN agenda_item a ON a.id = d.agenda_item_id LEFT JOIN unit u ON u.id = a.presenter_id
         WHERE own.id = ?1 AND NOT EXISTS (SELECT 1 FROM proposal p JOIN meeting o ON o.id = p.meeting_id
           WHERE p.decision_id = d.id AND p.agenda_item_id IS NOT NULL AND o.state <> 'cancelled') ORDER BY d.id",
        [meeting.0],
        |row| {
            let (series, ordinal): (String, u32) = (row.get("series")?, row.get("ordinal")?);
            let title: String = row.get("title")?;
            Ok(ProposalLine {
                what: Proposal::Deferred(DecisionId(row.get("id")?)),
                title: title_of(&title),
                whence: format!("{series}第{ordinal}次会议缓议"),
                presenter: row.get::<_, Option<i64>>("presenter_id")?.map(UnitId),
                presenter_name: row.get("presenter_name")?,
                pruned: None,
            })
        },
    )
}

/// 需协调事项 that nobody settled and no meeting took up.
fn needing_coordination(conn: &Connection, meeting: MeetingId) -> Result<Vec<ProposalLine>> {
    let mut lines = coordination::waiting(conn, meeting)?;
    let own: BTreeSet<i64> = row::all(
        conn,
        "SELECT report_id FROM proposal WHERE meeting_id = ?1 AND report_id IS NOT NULL AND agenda_item_id IS NOT NULL",
        [meeting.0],
        |row| row.get(0),
    )?
    .into_iter()
    .collect();
    lines.retain(|line| !own.contains(&line.id.0));
    let subjects = lines.iter().map(|line| line.subject).collect();
    let matters = owed::matters(conn, &subjects)?;
    Ok(lines
        .into_iter()
        .map(|line| ProposalLine {
            what: Proposal::Coordination(line.id),
            title: title_of(line.coordination.as_deref().unwrap_or_default()),
            whence: format!(
                "{}{}报告提请协调（{}）",
                line.unit_name,
                line.period_words,
                matters.get(&line.subject).map_or("", String::as_str)
            ),
            presenter: Some(line.unit),
            presenter_name: Some(line.unit_name),
            pruned: None,
        })
        .collect())
}

/// 提请明确: open questions of the plan that no meeting in work has on its agenda.
fn questions(conn: &Connection, meeting: MeetingId) -> Result<Vec<ProposalLine>> {
    row::all(
        conn,
        "SELECT q.* FROM question q WHERE q.answer IS NULL AND NOT EXISTS (SELECT 1 FROM proposal p JOIN meeting m ON m.id = p.meeting_id
           WHERE p.question_id = q.id AND p.agenda_item_id IS NOT NULL AND m.state <> 'cancelled' AND (m.state <> 'issued' OR m.id = ?1)) ORDER BY q.id",
        [meeting.0],
        |row| {
            let words: String = row.get("words")?;
            Ok(ProposalLine {
                what: Proposal::Question(QuestionId(row.get("id")?)),
                title: format!("提请明确：{}", title_of(&words)),
                whence: "方案待明确事项".to_owned(),
                presenter: None,
                presenter_name: None,
                pruned: None,
            })
        },
    )
}

/// What each item of a meeting takes up, in words.
pub(crate) fn taken(
    conn: &Connection,
    meeting: MeetingId,
) -> Result<BTreeMap<AgendaItemId, Vec<SourceLine>>> {
    let rows = row::all(
        conn,
        "SELECT p.*, f.number, f.title, s.name AS series, m.ordinal, u.name AS unit, q.words
         FROM proposal p LEFT JOIN follow_up f ON f.id = p.follow_up_id
         LEFT JOIN decision d ON d.id = p.decision_id LEFT JOIN meeting m ON m.id = d.meeting_id LEFT JOIN meeting_series s ON s.id = m.series_id
         LEFT JOIN report r ON r.id = p.report_id LEFT JOIN unit u ON u.id = r.unit_id LEFT JOIN question q ON q.id = p.question_id
         WHERE p.meeting_id = ?1 AND p.agenda_item_id IS NOT NULL ORDER BY p.id",
        [meeting.0],
        |row| {
            let text = |column: &str| row.get::<_, Option<String>>(column).map(Option::unwrap_or_default);
            let what = what(row)?;
            let words = match what {
                Proposal::FollowUp(_) => format!("督办事项{}", text("number")?),
                Proposal::Deferred(_) => {
                    let ordinal: u32 = row.get("ordinal")?;
                    format!("{}第{ordinal}次会议缓议", text("series")?)
                }
                Proposal::Coordination(_) => format!("{}提请协调", text("unit")?),
                Proposal::Question(_) => "方案待明确事项".to_owned(),
            };
            let item: i64 = row.get("agenda_item_id")?;
            Ok((AgendaItemId(item), SourceLine { what, words }))
        },
    )?;
    let mut found: BTreeMap<AgendaItemId, Vec<SourceLine>> = BTreeMap::new();
    for (item, source) in rows {
        found.entry(item).or_default().push(source);
    }
    Ok(found)
}
