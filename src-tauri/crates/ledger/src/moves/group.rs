//! An item addressed to a group: one item per member, each with its own receipt, reply and closing.
//! The item itself is not worked on; it ends when its members' items have.

use super::{item, leave_step, stand};
use crate::error::Result;
use crate::journal::Tx;
use crate::row::{self, Word};
use chrono::NaiveDate;
use office::follow_up::{FollowUpState, Move};
use office::id::{FollowUpId, UnitId};
use office::refusal::{Code, Refusal};
use rusqlite::params;

/// Opens one item per member of the group on the day of 交办, in protocol order.
pub(super) fn open_children(
    tx: &Tx<'_>,
    parent: FollowUpId,
    group: i64,
    number: &str,
    on: NaiveDate,
    received: bool,
) -> Result<()> {
    let members: Vec<UnitId> = row::all(
        &tx.conn,
        "SELECT u.id FROM unit_group_member m JOIN unit u ON u.id = m.unit_id
         WHERE m.group_id = ?1 AND m.from_on <= ?2 AND (m.until_on IS NULL OR m.until_on > ?2) ORDER BY u.place, u.id",
        params![group, Word(on)],
        |row| row.get(0).map(UnitId),
    )?;
    if members.is_empty() {
        return Err(Refusal::at("group", Code::GroupEmpty).into());
    }
    let state = if received {
        FollowUpState::Received
    } else {
        FollowUpState::Issued
    };
    for (place, member) in members.into_iter().enumerate() {
        let own = format!("{number}之{}", place + 1);
        tx.conn
            .prepare_cached(
                "INSERT INTO follow_up (number, title, requirement, source, source_words, owner_id, parent_id, due_on, original_due_on,
                 term, term_count, term_from, stage, next_review_on, leader_id, internal, urgent, state, issued_on)
                 SELECT ?2, title, requirement, 'other', '交办' || ?3, ?4, id, due_on, original_due_on,
                 term, term_count, term_from, stage, next_review_on, leader_id, internal, urgent, ?5, issued_on
                 FROM follow_up WHERE id = ?1",
            )?
            .execute(params![parent.0, own, number, member.0, Word(state)])?;
        let child = FollowUpId(tx.conn.last_insert_rowid());
        leave_step(tx, child, Move::Issue, on, &format!("以{own}交办"), &[])?;
        if received {
            leave_step(tx, child, Move::Receive, on, "当场签收", &[])?;
        }
    }
    Ok(())
}

/// Runs a step on each open member's item. Answers the parent.
pub(super) fn each_open(
    tx: &Tx<'_>,
    parent: FollowUpId,
    mut run: impl FnMut(FollowUpId) -> Result<()>,
) -> Result<FollowUpId> {
    for child in open_children_of(tx, parent)? {
        run(child)?;
    }
    Ok(parent)
}

/// Members' items, ended ones too.
pub(super) fn members(tx: &Tx<'_>, parent: FollowUpId) -> Result<Vec<FollowUpId>> {
    row::all(
        &tx.conn,
        "SELECT id FROM follow_up WHERE parent_id = ?1 ORDER BY id",
        [parent.0],
        |row| row.get(0).map(FollowUpId),
    )
}

/// Members' items that are still open, in protocol order.
pub(super) fn open_children_of(tx: &Tx<'_>, parent: FollowUpId) -> Result<Vec<FollowUpId>> {
    row::all(
        &tx.conn,
        "SELECT id FROM follow_up WHERE parent_id = ?1 AND ended_on IS NULL ORDER BY id",
        [parent.0],
        |row| row.get(0).map(FollowUpId),
    )
}

/// After a member's item ended: the whole ends with the last of them.
pub(super) fn settle_parent(tx: &Tx<'_>, child: FollowUpId, on: NaiveDate) -> Result<FollowUpId> {
    let Some(parent) = item(tx, child)?.parent else {
        return Ok(child);
    };
    if !item(tx, parent)?.state.is_open() || !open_children_of(tx, parent)?.is_empty() {
        return Ok(child);
    }
    let (all, closed) = tx
        .conn
        .prepare_cached(
            "SELECT count(*), count(*) FILTER (WHERE state = 'closed') FROM follow_up WHERE parent_id = ?1",
        )?
        .query_row([parent.0], |row| Ok((row.get::<_, u32>(0)?, row.get::<_, u32>(1)?)))?;
    if closed == 0 {
        stand(tx, parent, FollowUpState::Cancelled, on)?;
        let words = "各成员单位的事项均已撤销或并案";
        leave_step(tx, parent, Move::Cancel, on, words, &[])?;
        return Ok(child);
    }
    let words = format!("各成员单位均已办结（{closed}/{all}）");
    tx.conn
        .prepare_cached(
            "UPDATE follow_up SET state = 'closed', ended_on = ?2, closed_on = ?2, close_statement = ?3,
             (verified_by, verified_how, approved_by) = (SELECT verified_by, verified_how, approved_by FROM follow_up
             WHERE parent_id = ?1 AND state = 'closed' ORDER BY closed_on DESC, id DESC LIMIT 1) WHERE id = ?1",
        )?
        .execute(params![parent.0, Word(on), words])?;
    leave_step(tx, parent, Move::Close, on, &words, &[])?;
    Ok(child)
}

/// After a member's item was reopened: the whole is open again.
pub(super) fn reopen_parent(
    tx: &Tx<'_>,
    child: FollowUpId,
    on: NaiveDate,
    words: &str,
) -> Result<FollowUpId> {
    if let Some(parent) = item(tx, child)?.parent
        && item(tx, parent)?.state == FollowUpState::Closed
    {
        stand(tx, parent, FollowUpState::Active, on)?;
        super::close::forget_closing(tx, parent)?;
        leave_step(tx, parent, Move::Reopen, on, words, &[])?;
    }
    Ok(child)
}
