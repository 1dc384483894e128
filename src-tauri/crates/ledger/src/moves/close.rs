//! From 反馈 to 销号 and back: reply, submission, return, closing, closing of a stage, reopening.
//! Closing stops every clock.

use super::{group, item, set, step};
use crate::error::Result;
use crate::journal::Tx;
use crate::row::{self, Word};
use chrono::NaiveDate;
use office::day::in_words;
use office::field::{self, LONG, TITLE};
use office::follow_up::{Closing, Finishing, FollowUpState, Move};
use office::id::{DocumentId, FollowUpId};
use office::refusal::{Code, Refusal};
use rusqlite::params;

pub(super) fn reply(
    tx: &Tx<'_>,
    id: FollowUpId,
    on: NaiveDate,
    words: &str,
    documents: &[DocumentId],
) -> Result<FollowUpId> {
    let words = field::required("words", words, LONG)?;
    step(tx, id, Move::Reply, on, &words, documents)?;
    answered(tx, id, on)
}

/// The day of the owner's first answer; its group shows 已反馈 7/10.
fn answered(tx: &Tx<'_>, id: FollowUpId, on: NaiveDate) -> Result<FollowUpId> {
    tx.conn
        .prepare_cached(
            "UPDATE follow_up SET replied_on = ?2 WHERE id = ?1 AND replied_on IS NULL",
        )?
        .execute(params![id.0, Word(on)])?;
    Ok(id)
}

pub(super) fn submit(
    tx: &Tx<'_>,
    id: FollowUpId,
    on: NaiveDate,
    words: &str,
    evidence: &[DocumentId],
) -> Result<FollowUpId> {
    let words = field::required("words", words, LONG)?;
    step(tx, id, Move::Submit, on, &words, evidence)?;
    set(tx, id, "submitted_on", Word(on))?;
    answered(tx, id, on)
}

/// 退回: the clock has run on.
pub(super) fn send_back(
    tx: &Tx<'_>,
    id: FollowUpId,
    on: NaiveDate,
    reason: &str,
) -> Result<FollowUpId> {
    let reason = field::required("reason", reason, LONG)?;
    not_before_submission(tx, id, "on", on)?;
    step(tx, id, Move::Return, on, &format!("退回：{reason}"), &[])?;
    tx.conn
        .prepare_cached(
            "UPDATE follow_up SET returned = returned + 1, submitted_on = NULL WHERE id = ?1",
        )?
        .execute([id.0])?;
    Ok(id)
}

fn not_before_submission(tx: &Tx<'_>, id: FollowUpId, field: &str, on: NaiveDate) -> Result<()> {
    match item(tx, id)?.submitted_on {
        Some(submitted) if on < submitted => {
            Err(Refusal::at(field, Code::BeforeSubmitted { on: submitted }).into())
        }
        _ => Ok(()),
    }
}

/// The form of a closing, held against what is on file, and the words of its step.
fn verified(
    tx: &Tx<'_>,
    id: FollowUpId,
    attempted: Move,
    closing: &Closing,
) -> Result<(Closing, String)> {
    let now = item(tx, id)?;
    now.kind.allows(attempted)?;
    now.state.go(attempted)?;
    let on_file = row::count(
        &tx.conn,
        "SELECT count(*) FROM step s JOIN step_document d ON d.step_id = s.id WHERE s.follow_up_id = ?1 AND s.step = 'submit'
         AND s.id > coalesce((SELECT max(id) FROM step WHERE follow_up_id = ?1 AND step = 'close_stage'), 0)",
        [id.0],
    )?;
    let closing = closing.checked(on_file > 0)?;
    not_before_submission(tx, id, "on", closing.on)?;
    let mut words = format!(
        "{}。{}{}，{}批准销号",
        closing.statement.trim_end_matches('。'),
        closing.verified_by,
        closing.verified_how,
        closing.approved_by
    );
    if let Some(waiver) = &closing.waiver {
        words.push_str(&format!("（免附佐证：{waiver}）"));
    }
    Ok((closing, words))
}

pub(super) fn close(tx: &Tx<'_>, id: FollowUpId, closing: &Closing) -> Result<FollowUpId> {
    let (closing, words) = verified(tx, id, Move::Close, closing)?;
    tx.conn
        .prepare_cached(
            "UPDATE follow_up SET closed_on = ?2, close_statement = ?3, waiver = ?4, verified_by = ?5, verified_how = ?6, approved_by = ?7 WHERE id = ?1",
        )?
        .execute(params![
            id.0,
            Word(closing.on),
            closing.statement,
            closing.waiver,
            closing.verified_by,
            closing.verified_how,
            closing.approved_by
        ])?;
    step(tx, id, Move::Close, closing.on, &words, &closing.evidence)?;
    set(tx, id, "inspecting", false)?;
    group::settle_parent(tx, id, closing.on)
}

/// 反馈, 证明 and 审核销号 from one form, each an entry of its own. What was submitted already is only closed.
pub(super) fn finish(tx: &Tx<'_>, id: FollowUpId, finishing: &Finishing) -> Result<FollowUpId> {
    if item(tx, id)?.state != FollowUpState::Submitted {
        let Finishing {
            replied_on,
            words,
            evidence,
            ..
        } = finishing;
        reply(tx, id, *replied_on, words, &[])
            .and_then(|_| submit(tx, id, *replied_on, "申请办结", evidence))
            .map_err(|error| error.renamed("on", "replied_on"))?;
    }
    close(tx, id, &finishing.closing)
}

/// 阶段性办结: the stage is closed with all that a closing needs, and the item goes on.
pub(super) fn close_stage(
    tx: &Tx<'_>,
    id: FollowUpId,
    closing: &Closing,
    next_stage: &str,
    next_due: NaiveDate,
) -> Result<FollowUpId> {
    let (closing, words) = verified(tx, id, Move::CloseStage, closing)?;
    let next_stage = field::required("next_stage", next_stage, TITLE)?;
    if next_due <= closing.on {
        let code = Code::DatesReversed {
            from: closing.on,
            to: next_due,
        };
        return Err(Refusal::at("next_due", code).into());
    }
    let words = format!("{words}；下一阶段：{next_stage}，{}前", in_words(next_due));
    step(
        tx,
        id,
        Move::CloseStage,
        closing.on,
        &words,
        &closing.evidence,
    )?;
    tx.conn
        .prepare_cached(
            "UPDATE follow_up SET stage = ?2, due_on = ?3, stage_due_on = ?3, submitted_on = NULL, level = NULL, reminded_on = NULL WHERE id = ?1",
        )?
        .execute(params![id.0, next_stage, Word(next_due)])?;
    Ok(id)
}

pub(super) fn reopen(
    tx: &Tx<'_>,
    id: FollowUpId,
    on: NaiveDate,
    basis: &str,
    due: Option<NaiveDate>,
) -> Result<FollowUpId> {
    let basis = field::required("basis", basis, LONG)?;
    if let Some(due) = due
        && due < on
    {
        let code = Code::DatesReversed { from: on, to: due };
        return Err(Refusal::at("due", code).into());
    }
    let words = format!("重启：{basis}");
    step(tx, id, Move::Reopen, on, &words, &[])?;
    if let Some(due) = due {
        set(tx, id, "due_on", Word(due))?;
    }
    forget_closing(tx, id)?;
    group::reopen_parent(tx, id, on, &words)
}

/// An item that is open again has no closing; its steps keep what was said.
pub(super) fn forget_closing(tx: &Tx<'_>, id: FollowUpId) -> Result<()> {
    tx.conn
        .prepare_cached(
            "UPDATE follow_up SET submitted_on = NULL, closed_on = NULL, close_statement = NULL, waiver = NULL,
             verified_by = NULL, verified_how = NULL, approved_by = NULL WHERE id = ?1",
        )?
        .execute([id.0])?;
    Ok(())
}
