//! The moves of a follow-up's life, written: each changes the row and leaves one dated step.
//! Which move fits which state stands in `office`; reading stands in `follow_ups`.

mod draft;

use crate::error::Result;
use crate::journal::Tx;
use crate::row::{self, OrMissing, Word};
use crate::{numbers, profile, units};
use chrono::{Datelike, NaiveDate};
pub(crate) use draft::draft;
use office::day::in_words;
use office::field::{self, LONG, SHORT};
use office::follow_up::{Closing, Extension, FollowUpAct, FollowUpState, Level, Move};
use office::id::{DocumentId, FollowUpId, UnitId};
use office::refusal::{Code, Refusal};
use office::words;
use rusqlite::params;

/// Numbers begin with this until the office has its own 代字.
pub(crate) const DEFAULT_PREFIX: &str = "督办";

pub(crate) fn run(tx: &Tx<'_>, act: &FollowUpAct) -> Result<Option<i64>> {
    let id = match act {
        FollowUpAct::Draft { form } => draft(tx, form, None)?,
        FollowUpAct::Change { id, form } => draft::change(tx, *id, form)?,
        FollowUpAct::Issue { id, on, received } => issue(tx, *id, *on, *received)?,
        FollowUpAct::Receive { id, on, by } => {
            let by = field::optional("by", by, SHORT)?;
            let words = by.map_or("已签收".to_owned(), |by| format!("{by}签收"));
            step(tx, *id, Move::Receive, *on, &words, &[])?
        }
        FollowUpAct::Reply {
            id,
            on,
            words,
            document,
        } => {
            let words = field::required("words", words, LONG)?;
            step(tx, *id, Move::Reply, *on, &words, document.as_slice())?
        }
        FollowUpAct::Submit {
            id,
            on,
            words,
            evidence,
        } => {
            let words = field::required("words", words, LONG)?;
            let id = step(tx, *id, Move::Submit, *on, &words, evidence)?;
            set(tx, id, "submitted_on", Word(*on))?;
            id
        }
        FollowUpAct::Return { id, on, reason } => {
            let reason = field::required("reason", reason, LONG)?;
            let id = step(tx, *id, Move::Return, *on, &format!("退回：{reason}"), &[])?;
            tx.conn.prepare_cached("UPDATE follow_up SET returned = returned + 1, submitted_on = NULL WHERE id = ?1")?.execute([id.0])?;
            id
        }
        FollowUpAct::Close { id, closing } => close(tx, *id, closing)?,
        FollowUpAct::Suspend {
            id,
            on,
            basis,
            review_on,
        } => {
            let basis = field::required("basis", basis, LONG)?;
            if review_on < on {
                return Err(Refusal::at(
                    "review_on",
                    Code::DatesReversed {
                        from: *on,
                        to: *review_on,
                    },
                )
                .into());
            }
            let id = step(
                tx,
                *id,
                Move::Suspend,
                *on,
                &format!("挂起：{basis}（{}复核）", in_words(*review_on)),
                &[],
            )?;
            set(tx, id, "review_on", Word(*review_on))?;
            id
        }
        FollowUpAct::Resume { id, on } => {
            let id = step(tx, *id, Move::Resume, *on, "恢复办理", &[])?;
            set(tx, id, "review_on", rusqlite::types::Null)?;
            id
        }
        FollowUpAct::Transfer { id, on, to, basis } => transfer(tx, *id, *on, *to, basis)?,
        FollowUpAct::Extend { id, extension } => extend(tx, *id, extension)?,
        FollowUpAct::Remind {
            id,
            on,
            level,
            approved_by,
            words,
        } => remind(tx, *id, *on, *level, approved_by, words)?,
        FollowUpAct::Merge {
            id,
            on,
            into,
            basis,
        } => merge(tx, *id, *on, *into, basis)?,
        FollowUpAct::Cancel { id, on, basis } => {
            let basis = field::required("basis", basis, LONG)?;
            step(tx, *id, Move::Cancel, *on, &format!("撤销：{basis}"), &[])?
        }
        FollowUpAct::Reopen { id, on, basis, due } => {
            let basis = field::required("basis", basis, LONG)?;
            let id = step(tx, *id, Move::Reopen, *on, &format!("重启：{basis}"), &[])?;
            if let Some(due) = due {
                set(tx, id, "due_on", Word(*due))?;
            }
            tx.conn
                .prepare_cached(
                    "UPDATE follow_up SET submitted_on = NULL, closed_on = NULL, close_statement = NULL, waiver = NULL,
                     verified_by = NULL, verified_how = NULL, approved_by = NULL WHERE id = ?1",
                )?
                .execute([id.0])?;
            id
        }
    };
    Ok(Some(id.0))
}

/// What a move looks at.
struct Item {
    state: FollowUpState,
    owner: Option<UnitId>,
    due: Option<NaiveDate>,
    lasting: bool,
}

fn item(tx: &Tx<'_>, id: FollowUpId) -> Result<Item> {
    row::maybe(
        &tx.conn,
        "SELECT state, owner_id, due_on, term FROM follow_up WHERE id = ?1",
        [id.0],
        |row| {
            Ok(Item {
                state: row::word(row, "state")?,
                owner: row.get::<_, Option<i64>>("owner_id")?.map(UnitId),
                due: row::word(row, "due_on")?,
                lasting: row.get::<_, String>("term")? == "lasting",
            })
        },
    )?
    .or_missing("督办事项", id.0)
}

/// Makes the move if the state allows it, and leaves its step.
fn step(
    tx: &Tx<'_>,
    id: FollowUpId,
    step: Move,
    on: NaiveDate,
    words: &str,
    documents: &[DocumentId],
) -> Result<FollowUpId> {
    let after = item(tx, id)?.state.go(step)?;
    set(tx, id, "state", Word(after))?;
    leave_step(tx, id, step, on, words, documents)?;
    Ok(id)
}

fn leave_step(
    tx: &Tx<'_>,
    id: FollowUpId,
    step: Move,
    on: NaiveDate,
    words: &str,
    documents: &[DocumentId],
) -> Result<()> {
    tx.conn
        .prepare_cached(
            "INSERT INTO step (follow_up_id, step, happened_on, entered_on, words) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![id.0, Word(step), Word(on), Word(tx.stamp.at.date()), words])?;
    let step = tx.conn.last_insert_rowid();
    for document in documents {
        row::maybe(
            &tx.conn,
            "SELECT id FROM document WHERE id = ?1",
            [document.0],
            |row| row.get::<_, i64>(0),
        )?
        .or_missing("文件", document.0)?;
        tx.conn
            .prepare_cached("INSERT INTO step_document (step_id, document_id) VALUES (?1, ?2)")?
            .execute(params![step, document.0])?;
    }
    Ok(())
}

fn set(tx: &Tx<'_>, id: FollowUpId, column: &str, value: impl rusqlite::ToSql) -> Result<()> {
    tx.conn
        .prepare_cached(&format!("UPDATE follow_up SET {column} = ?2 WHERE id = ?1"))?
        .execute(params![id.0, value])?;
    Ok(())
}

/// 交办: the number is taken now, and the due date of now is the original for ever.
pub(crate) fn issue(
    tx: &Tx<'_>,
    id: FollowUpId,
    on: NaiveDate,
    received: bool,
) -> Result<FollowUpId> {
    let now = item(tx, id)?;
    now.state.go(Move::Issue)?;
    let missing = if now.owner.is_none() {
        Some("owner")
    } else {
        (now.due.is_none() && !now.lasting).then_some("due")
    };
    if let Some(field) = missing {
        return Err(Refusal::at(field, Code::NotReadyToIssue).into());
    }
    if let Some(due) = now.due
        && due < on
    {
        return Err(Refusal::at("due", Code::DatesReversed { from: on, to: due }).into());
    }
    let prefix = profile::read(&tx.conn)?.number_prefix;
    let prefix = prefix.unwrap_or_else(|| DEFAULT_PREFIX.to_owned());
    let number = numbers::take(tx, &prefix, on.year())?.to_string();
    tx.conn
        .prepare_cached("UPDATE follow_up SET number = ?2, original_due_on = due_on, issued_on = ?3 WHERE id = ?1")?
        .execute(params![id.0, number, Word(on)])?;
    step(tx, id, Move::Issue, on, &format!("以{number}交办"), &[])?;
    if received {
        step(tx, id, Move::Receive, on, "当场签收", &[])?;
    }
    Ok(id)
}

fn close(tx: &Tx<'_>, id: FollowUpId, closing: &Closing) -> Result<FollowUpId> {
    let on_file = row::count(
        &tx.conn,
        "SELECT count(*) FROM step s JOIN step_document d ON d.step_id = s.id WHERE s.follow_up_id = ?1 AND s.step = 'submit'",
        [id.0],
    )?;
    item(tx, id)?.state.go(Move::Close)?;
    let closing = closing.checked(on_file > 0)?;
    let words = format!(
        "{}。{}{}，{}批准销号",
        closing.statement.trim_end_matches('。'),
        closing.verified_by,
        closing.verified_how,
        closing.approved_by
    );
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
    Ok(id)
}

fn transfer(
    tx: &Tx<'_>,
    id: FollowUpId,
    on: NaiveDate,
    to: UnitId,
    basis: &str,
) -> Result<FollowUpId> {
    let basis = field::required("basis", basis, LONG)?;
    if item(tx, id)?.owner == Some(to) {
        return Err(Refusal::at("to", Code::SameOwner).into());
    }
    let name = units::require_live(&tx.conn, "to", to, on)?.name;
    step(
        tx,
        id,
        Move::Transfer,
        on,
        &format!("转由{name}承办：{basis}"),
        &[],
    )?;
    set(tx, id, "owner_id", to.0)?;
    tx.conn
        .prepare_cached("DELETE FROM follow_up_co_unit WHERE follow_up_id = ?1 AND unit_id = ?2")?
        .execute(params![id.0, to.0])?;
    Ok(id)
}

/// Another unit goes on with the item under its number: what the office looks at or has suspended stays so.
pub(crate) fn take_over(
    tx: &Tx<'_>,
    id: FollowUpId,
    to: UnitId,
    on: NaiveDate,
    words: &str,
) -> Result<()> {
    let now = item(tx, id)?;
    let after = now.state.after(Move::Transfer).unwrap_or(now.state);
    set(tx, id, "state", Word(after))?;
    leave_step(tx, id, Move::Transfer, on, words, &[])?;
    set(tx, id, "owner_id", to.0)?;
    tx.conn
        .prepare_cached("DELETE FROM follow_up_co_unit WHERE follow_up_id = ?1 AND unit_id = ?2")?
        .execute(params![id.0, to.0])?;
    Ok(())
}

fn extend(tx: &Tx<'_>, id: FollowUpId, extension: &Extension) -> Result<FollowUpId> {
    let now = item(tx, id)?;
    let extension = extension.checked(now.due)?;
    let asked = format!(
        "{}申请延期：{}",
        in_words(extension.asked_on),
        extension.reason
    );
    let Some(granted) = extension.granted else {
        return step(
            tx,
            id,
            Move::Extend,
            extension.decided_on,
            &format!("{asked}；{}未予同意", extension.approved_by),
            &[],
        );
    };
    let words = format!(
        "{asked}；{}同意延至{}",
        extension.approved_by,
        in_words(granted)
    );
    step(tx, id, Move::Extend, extension.decided_on, &words, &[])?;
    tx.conn
        .prepare_cached(
            "UPDATE follow_up SET due_on = ?2, extensions = extensions + 1 WHERE id = ?1",
        )?
        .execute(params![id.0, Word(granted)])?;
    Ok(id)
}

fn remind(
    tx: &Tx<'_>,
    id: FollowUpId,
    on: NaiveDate,
    level: Level,
    approved_by: &Option<String>,
    words: &Option<String>,
) -> Result<FollowUpId> {
    let approved_by = field::optional("approved_by", approved_by, SHORT)?;
    if level.needs_approver() && approved_by.is_none() {
        return Err(Refusal::at("approved_by", Code::ApproverNeeded).into());
    }
    let mut line = words::level(level).to_owned();
    if let Some(name) = approved_by {
        line.push_str(&format!("（{name}批准）"));
    }
    if let Some(words) = field::optional("words", words, LONG)? {
        line.push_str(&format!("：{words}"));
    }
    step(tx, id, Move::Remind, on, &line, &[])?;
    set(tx, id, "level", Word(level))?;
    Ok(id)
}

fn merge(
    tx: &Tx<'_>,
    id: FollowUpId,
    on: NaiveDate,
    into: FollowUpId,
    basis: &str,
) -> Result<FollowUpId> {
    let basis = field::required("basis", basis, LONG)?;
    let target = item(tx, into)?;
    if id == into || !target.state.is_open() || target.state == FollowUpState::Draft {
        return Err(Refusal::at("into", Code::MergeTarget).into());
    }
    let number = |id: FollowUpId| -> Result<String> {
        Ok(row::maybe(
            &tx.conn,
            "SELECT number FROM follow_up WHERE id = ?1",
            [id.0],
            |row| row.get::<_, Option<String>>(0),
        )?
        .flatten()
        .unwrap_or_default())
    };
    let (own, other) = (number(id)?, number(into)?);
    step(
        tx,
        id,
        Move::Merge,
        on,
        &format!("并入{other}：{basis}"),
        &[],
    )?;
    set(tx, id, "merged_into", into.0)?;
    leave_step(
        tx,
        into,
        Move::Merge,
        on,
        &format!("{own}并入本事项：{basis}"),
        &[],
    )?;
    Ok(id)
}
