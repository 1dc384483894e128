//! 纪要, version by version: drafted, signed with a number, issued with its words frozen, corrected by a
//! version that supersedes. What the minutes say is filled by `briefs`.

use crate::error::Result;
use crate::journal::Tx;
use crate::row::{self, OrMissing, Word};
use crate::{briefs, content, decisions, meetings, series};
use chrono::NaiveDate;
use office::brief::{Brief, MinutesBrief, PaperKind, Recipe, Subject};
use office::field::{self, LONG, SHORT};
use office::id::{MeetingId, MinutesId};
use office::meeting::{MeetingState, MinutesLine};
use office::refusal::{Code, Refusal};
use office::report::{in_order, not_in_the_future};
use rusqlite::{Connection, params};

/// 起草: the lead paragraph; the first draft opens the first version.
pub(crate) fn write(tx: &Tx<'_>, id: MeetingId, lead: &Option<String>) -> Result<MeetingId> {
    let lead = field::optional("lead", lead, LONG)?;
    let state = meetings::state(&tx.conn, id)?;
    state.require(&MeetingState::WRITABLE)?;
    tx.conn
        .prepare_cached("UPDATE meeting SET minutes_lead = ?2 WHERE id = ?1")?
        .execute(params![id.0, lead])?;
    if state == MeetingState::Held {
        open_version(tx, id, None)?;
        meetings::go(tx, id, &[MeetingState::Held], MeetingState::Drafted)?;
    }
    Ok(id)
}

fn open_version(tx: &Tx<'_>, id: MeetingId, reason: Option<&str>) -> Result<()> {
    tx.conn
        .prepare_cached(
            "INSERT INTO minutes (meeting_id, version, reason) VALUES (?1, (SELECT coalesce(max(version), 0) + 1 FROM minutes WHERE meeting_id = ?1), ?2)",
        )?
        .execute(params![id.0, reason])?;
    Ok(())
}

/// The version in work or issued last.
fn newest(conn: &Connection, id: MeetingId) -> Result<MinutesLine> {
    of_meeting(conn, id)?
        .into_iter()
        .next()
        .or_missing("纪要", id.0)
}

/// 签发: the number of the series' minutes is taken now.
pub(crate) fn sign(
    tx: &Tx<'_>,
    id: MeetingId,
    signed_by: &str,
    on: NaiveDate,
) -> Result<MeetingId> {
    let signed_by = field::required("signed_by", signed_by, SHORT)?;
    let state = meetings::state(&tx.conn, id)?;
    state.require(&[MeetingState::Held, MeetingState::Drafted])?;
    let (series, held_on) = meetings::series_and_day(&tx.conn, id)?;
    not_in_the_future("on", on, tx.stamp.at.date())?;
    in_order("on", held_on, on)?;
    let open: Vec<u32> = decisions::of_meeting(&tx.conn, on, id)?
        .iter()
        .filter(|line| line.open)
        .map(|line| line.no)
        .collect();
    if !open.is_empty() {
        return Err(Code::DecisionsOpen { numbers: open }.into());
    }
    if state == MeetingState::Held {
        open_version(tx, id, None)?;
    }
    let version = newest(&tx.conn, id)?;
    let number = series::take_number(tx, series, on)?;
    meetings::go(tx, id, &[state], MeetingState::Signed)?;
    tx.conn
        .prepare_cached(
            "UPDATE minutes SET number = ?2, signed_by = ?3, signed_on = ?4 WHERE id = ?1",
        )?
        .execute(params![version.id.0, number, signed_by, Word(on)])?;
    Ok(id)
}

/// 印发: what the minutes say is frozen, so that a later correction leaves it readable.
pub(crate) fn issue(tx: &Tx<'_>, id: MeetingId, on: NaiveDate) -> Result<MeetingId> {
    meetings::go(tx, id, &[MeetingState::Signed], MeetingState::Issued)?;
    let version = newest(&tx.conn, id)?;
    not_in_the_future("on", on, tx.stamp.at.date())?;
    if let Some(signed_on) = version.signed_on {
        in_order("on", signed_on, on)?;
    }
    let brief = briefs::of(
        &tx.conn,
        &tx.conn,
        on,
        &Recipe::plain(PaperKind::Minutes, Some(Subject::Meeting(id))),
    )?;
    let Brief::Minutes(brief) = brief else {
        unreachable!("BUG: minutes were asked for")
    };
    let hash = content::keep(&tx.conn, &serde_json::to_vec(&brief)?)?;
    tx.conn
        .prepare_cached("UPDATE minutes SET issued_on = ?2, snapshot_hash = ?3 WHERE id = ?1")?
        .execute(params![version.id.0, Word(on), hash])?;
    Ok(id)
}

/// 更正: a new version in work; the issued one counts until the new one is issued.
pub(crate) fn correct(
    tx: &Tx<'_>,
    id: MeetingId,
    on: NaiveDate,
    reason: &str,
) -> Result<MeetingId> {
    let reason = field::required("reason", reason, LONG)?;
    meetings::go(tx, id, &[MeetingState::Issued], MeetingState::Drafted)?;
    not_in_the_future("on", on, tx.stamp.at.date())?;
    if let Some(issued_on) = newest(&tx.conn, id)?.issued_on {
        in_order("on", issued_on, on)?;
    }
    open_version(tx, id, Some(&reason))?;
    Ok(id)
}

/// Versions of a meeting's minutes, newest first.
pub(crate) fn of_meeting(conn: &Connection, id: MeetingId) -> Result<Vec<MinutesLine>> {
    let mut lines = row::all(
        conn,
        "SELECT * FROM minutes WHERE meeting_id = ?1 ORDER BY version DESC",
        [id.0],
        |row| {
            Ok(MinutesLine {
                id: MinutesId(row.get("id")?),
                version: row.get("version")?,
                number: row.get("number")?,
                signed_by: row.get("signed_by")?,
                signed_on: row::word(row, "signed_on")?,
                issued_on: row::word(row, "issued_on")?,
                reason: row.get("reason")?,
                superseded: false,
            })
        },
    )?;
    let mut later_issued = false;
    for line in &mut lines {
        line.superseded = later_issued;
        later_issued |= line.issued_on.is_some();
    }
    Ok(lines)
}

/// What an issued version says.
pub(crate) fn frozen(conn: &Connection, id: MinutesId) -> Result<MinutesBrief> {
    let hash: Option<String> = row::maybe(
        conn,
        "SELECT snapshot_hash FROM minutes WHERE id = ?1",
        [id.0],
        |row| row.get(0),
    )?
    .or_missing("纪要", id.0)?;
    let hash = hash.ok_or(Refusal::from(Code::NotIssued))?;
    Ok(serde_json::from_slice(&content::bytes(conn, &hash)?)?)
}
