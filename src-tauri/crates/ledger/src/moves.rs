//! The moves of a follow-up's life, written: each changes the row and leaves one dated step.
//! Which move fits which state and kind stands in `office`; reading stands in `follow_ups`. Here are the
//! common ground and the short moves; the longer ones have files of their own.

mod close;
mod draft;
mod extend;
mod group;
mod issue;
mod open;
mod remind;

use crate::error::{Error, Result};
use crate::journal::Tx;
use crate::row::{self, OrMissing, Word};
use crate::{people, plans, units};
use chrono::{Months, NaiveDate};
pub(crate) use draft::draft;
pub(crate) use issue::{DEFAULT_PREFIX, issue};
use office::day::in_words;
use office::field::{self, LONG, SHORT};
use office::follow_up::{FollowUpAct, FollowUpState, ItemKind, ManyStep, Move};
use office::id::{DocumentId, FollowUpId, UnitId};
use office::refusal::{Code, Refusal};
use office::words;
pub(crate) use open::read as read_opening;
use rusqlite::params;

pub(crate) fn run(tx: &Tx<'_>, act: &FollowUpAct) -> Result<Option<i64>> {
    match act {
        FollowUpAct::Many { ids, step } => many(tx, ids, step),
        FollowUpAct::Open { items } => open::open(tx, items),
        one => run_one(tx, one).map(|id| Some(id.0)),
    }
}

fn run_one(tx: &Tx<'_>, act: &FollowUpAct) -> Result<FollowUpId> {
    match act {
        FollowUpAct::Draft { form } => draft(tx, form, None),
        FollowUpAct::Change { id, form } => draft::change(tx, *id, form),
        FollowUpAct::AddSource { id, source } => draft::add_source(tx, *id, source),
        FollowUpAct::SetInternal { id, internal } => {
            item(tx, *id)?;
            // A group's members are the same matter.
            for one in std::iter::once(*id).chain(group::members(tx, *id)?) {
                set(tx, one, "internal", *internal)?;
            }
            Ok(*id)
        }
        FollowUpAct::SetLeader { id, leader } => {
            item(tx, *id)?;
            if let Some(leader) = leader {
                people::require_leader(tx, "leader", *leader)?;
            }
            for one in std::iter::once(*id).chain(group::members(tx, *id)?) {
                set(tx, one, "leader_id", leader.map(|leader| leader.0))?;
            }
            Ok(*id)
        }
        FollowUpAct::Issue {
            id,
            on,
            received,
            number,
        } => issue::issue_as(tx, *id, *on, *received, number.as_deref()),
        FollowUpAct::Receive { id, on, by } => {
            let by = field::optional("by", by, SHORT)?;
            let words = by.map_or("已签收".to_owned(), |by| format!("{by}签收"));
            step(tx, *id, Move::Receive, *on, &words, &[])
        }
        FollowUpAct::Reply {
            id,
            on,
            words,
            document,
        } => close::reply(tx, *id, *on, words, document.as_slice()),
        FollowUpAct::Submit {
            id,
            on,
            words,
            evidence,
        } => close::submit(tx, *id, *on, words, evidence),
        FollowUpAct::Return { id, on, reason } => close::send_back(tx, *id, *on, reason),
        FollowUpAct::Close { id, closing } => close::close(tx, *id, closing),
        FollowUpAct::Finish { id, finishing } => close::finish(tx, *id, finishing),
        FollowUpAct::CloseStage {
            id,
            closing,
            next_stage,
            next_due,
        } => close::close_stage(tx, *id, closing, next_stage, *next_due),
        FollowUpAct::Reopen { id, on, basis, due } => close::reopen(tx, *id, *on, basis, *due),
        FollowUpAct::Extend { id, extension } => extend::extend(tx, *id, extension),
        FollowUpAct::Remind {
            id,
            on,
            level,
            approved_by,
            words,
            paper,
        } => {
            let reminder = remind::Reminder {
                on: *on,
                level: *level,
                approved_by,
                words,
                paper: paper.as_ref(),
            };
            remind::remind(tx, *id, &reminder)
        }
        FollowUpAct::Inspect {
            id,
            on,
            approved_by,
            words,
        } => remind::inspect(tx, *id, *on, approved_by, words),
        FollowUpAct::InspectReply {
            id,
            on,
            words,
            document,
        } => remind::inspect_reply(tx, *id, *on, words, document.as_slice()),
        FollowUpAct::Transfer { id, on, to, basis } => transfer(tx, *id, *on, *to, basis),
        FollowUpAct::Suspend {
            id,
            on,
            basis,
            review_on,
        } => suspend(tx, *id, *on, basis, *review_on),
        FollowUpAct::Resume { id, on } => {
            step(tx, *id, Move::Resume, *on, "恢复办理", &[])?;
            set(tx, *id, "review_on", rusqlite::types::Null)?;
            group::each_open(tx, *id, |child| {
                run_one(tx, &FollowUpAct::Resume { id: child, on: *on }).map(drop)
            })
        }
        FollowUpAct::Review { id, on, words } => review(tx, *id, *on, words),
        FollowUpAct::Merge {
            id,
            on,
            into,
            basis,
        } => merge(tx, *id, *on, *into, basis),
        FollowUpAct::Cancel { id, on, basis } => cancel(tx, *id, *on, basis),
        FollowUpAct::Many { .. } | FollowUpAct::Open { .. } => Err(Code::BadShape {
            detail: "many within many".to_owned(),
        }
        .into()),
    }
}

/// The same step for many items: all refused rows are named, and then none was changed.
fn many(tx: &Tx<'_>, ids: &[FollowUpId], step: &ManyStep) -> Result<Option<i64>> {
    if ids.is_empty() {
        return Err(Refusal::at("ids", Code::Blank).into());
    }
    let mut rows = Vec::new();
    for id in ids {
        match run_one(tx, &step.on(*id)) {
            Ok(_) => {}
            // What is wrong with the form itself is shown at its field, not once for each row.
            Err(Error::Refused(refusal)) if refusal.field.is_some() && ids.len() > 1 => {
                let of_row = [
                    "granted",
                    "on",
                    "decided_on",
                    "level",
                    "to",
                    "owner",
                    "due",
                    "group",
                ];
                let field = refusal.field.as_deref().unwrap_or_default();
                if !of_row.contains(&field) {
                    return Err(refusal.into());
                }
                rows.push((id.0, name(tx, *id)?, words::sentence(&refusal.code)));
            }
            Err(Error::Refused(refusal)) => {
                rows.push((id.0, name(tx, *id)?, words::sentence(&refusal.code)));
            }
            Err(error) => return Err(error),
        }
    }
    if rows.is_empty() {
        Ok(None)
    } else {
        let asked = ids.len() as u32;
        Err(Code::RowsRefused { asked, rows }.into())
    }
}

/// What an item is called: its number, else its title.
fn name(tx: &Tx<'_>, id: FollowUpId) -> Result<String> {
    let found = row::maybe(
        &tx.conn,
        "SELECT coalesce(number, title) FROM follow_up WHERE id = ?1",
        [id.0],
        |row| row.get(0),
    )?;
    Ok(found.unwrap_or_else(|| format!("编号{id}")))
}

/// What a move looks at.
struct Item {
    state: FollowUpState,
    kind: ItemKind,
    owner: Option<UnitId>,
    group: Option<i64>,
    parent: Option<FollowUpId>,
    due: Option<NaiveDate>,
    term_count: Option<u32>,
    issued_on: Option<NaiveDate>,
    submitted_on: Option<NaiveDate>,
    may_start_high: bool,
}

fn item(tx: &Tx<'_>, id: FollowUpId) -> Result<Item> {
    row::maybe(
        &tx.conn,
        "SELECT * FROM follow_up WHERE id = ?1",
        [id.0],
        |row| {
            let state: FollowUpState = row::word(row, "state")?;
            let group: Option<i64> = row.get("group_id")?;
            let term: String = row.get("term")?;
            let source: String = row.get("source")?;
            Ok(Item {
                state,
                kind: ItemKind {
                    lasting: term == "lasting",
                    staged: term == "stage",
                    parent: group.is_some() && state != FollowUpState::Draft,
                    inspecting: row.get("inspecting")?,
                },
                owner: row.get::<_, Option<i64>>("owner_id")?.map(UnitId),
                group,
                parent: row.get::<_, Option<i64>>("parent_id")?.map(FollowUpId),
                due: row::word(row, "due_on")?,
                term_count: row.get("term_count")?,
                issued_on: row::word(row, "issued_on")?,
                submitted_on: row::word(row, "submitted_on")?,
                may_start_high: row.get::<_, bool>("urgent")? || source == "instruction",
            })
        },
    )?
    .or_missing("督办事项", id.0)
}

/// Makes the move if state and kind allow it on that day, and leaves its step.
fn step(
    tx: &Tx<'_>,
    id: FollowUpId,
    step: Move,
    on: NaiveDate,
    words: &str,
    documents: &[DocumentId],
) -> Result<FollowUpId> {
    let now = item(tx, id)?;
    now.kind.allows(step)?;
    let after = now.state.go(step)?;
    let field = match step {
        Move::Extend => "decided_on",
        _ => "on",
    };
    plans::not_before(&tx.conn, field, on)?;
    tx.has_come(field, on)?;
    if let Some(issued) = now.issued_on
        && on < issued
    {
        return Err(Refusal::at(field, Code::BeforeIssued { on: issued }).into());
    }
    stand(tx, id, after, on)?;
    leave_step(tx, id, step, on, words, documents)?;
    Ok(id)
}

/// Where an item stands from a day on; an ended one keeps the day. Written even where it stays, so that
/// the journal's line is about the item before it is about its step.
fn stand(tx: &Tx<'_>, id: FollowUpId, state: FollowUpState, on: NaiveDate) -> Result<()> {
    let ended = (!state.is_open()).then_some(on);
    tx.conn
        .prepare_cached("UPDATE follow_up SET state = ?2, ended_on = ?3 WHERE id = ?1")?
        .execute(params![id.0, Word(state), Word(ended)])?;
    Ok(())
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
        row::require(&tx.conn, "document", "文件", document.0)?;
        tx.conn
            .prepare_cached("INSERT INTO step_document (step_id, document_id) VALUES (?1, ?2)")?
            .execute(params![step, document.0])?;
    }
    Ok(())
}

/// Sets a column where it differs, so that the journal keeps changes only.
fn set(tx: &Tx<'_>, id: FollowUpId, column: &str, value: impl rusqlite::ToSql) -> Result<()> {
    tx.conn
        .prepare_cached(&format!(
            "UPDATE follow_up SET {column} = ?2 WHERE id = ?1 AND {column} IS NOT ?2"
        ))?
        .execute(params![id.0, value])?;
    Ok(())
}

fn suspend(
    tx: &Tx<'_>,
    id: FollowUpId,
    on: NaiveDate,
    basis: &str,
    review_on: NaiveDate,
) -> Result<FollowUpId> {
    let basis = field::required("basis", basis, LONG)?;
    if review_on < on {
        let code = Code::DatesReversed {
            from: on,
            to: review_on,
        };
        return Err(Refusal::at("review_on", code).into());
    }
    let words = format!("挂起：{basis}（{}复核）", in_words(review_on));
    step(tx, id, Move::Suspend, on, &words, &[])?;
    set(tx, id, "review_on", Word(review_on))?;
    group::each_open(tx, id, |child| {
        if item(tx, child)?.state.after(Move::Suspend).is_some() {
            suspend(tx, child, on, &basis, review_on)?;
        }
        Ok(())
    })
}

fn review(tx: &Tx<'_>, id: FollowUpId, on: NaiveDate, words: &str) -> Result<FollowUpId> {
    let words = field::required("words", words, LONG)?;
    let months = item(tx, id)?.term_count.unwrap_or(1);
    let next = on.checked_add_months(Months::new(months));
    let said = match next {
        Some(next) => format!("{words}（下次复核{}）", in_words(next)),
        None => words,
    };
    step(tx, id, Move::Review, on, &said, &[])?;
    set(tx, id, "next_review_on", Word(next))?;
    set(tx, id, "submitted_on", rusqlite::types::Null)?;
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
    let words = format!("转由{name}承办：{basis}");
    step(tx, id, Move::Transfer, on, &words, &[])?;
    set(tx, id, "owner_id", to.0)?;
    set(tx, id, "replied_on", rusqlite::types::Null)?;
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
    set(tx, id, "replied_on", rusqlite::types::Null)?;
    tx.conn
        .prepare_cached("DELETE FROM follow_up_co_unit WHERE follow_up_id = ?1 AND unit_id = ?2")?
        .execute(params![id.0, to.0])?;
    Ok(())
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
    let (own, other) = (name(tx, id)?, name(tx, into)?);
    step(
        tx,
        id,
        Move::Merge,
        on,
        &format!("并入{other}：{basis}"),
        &[],
    )?;
    set(tx, id, "merged_into", into.0)?;
    let words = format!("{own}并入本事项：{basis}");
    leave_step(tx, into, Move::Merge, on, &words, &[])?;
    group::settle_parent(tx, id, on)
}

fn cancel(tx: &Tx<'_>, id: FollowUpId, on: NaiveDate, basis: &str) -> Result<FollowUpId> {
    let basis = field::required("basis", basis, LONG)?;
    step(tx, id, Move::Cancel, on, &format!("撤销：{basis}"), &[])?;
    group::each_open(tx, id, |child| cancel(tx, child, on, &basis).map(drop))?;
    group::settle_parent(tx, id, on)
}
