//! 交办: the number is taken, and the due date of now is the original for ever.

use super::{group, item, step};
use crate::error::Result;
use crate::journal::Tx;
use crate::row::Word;
use crate::{numbers, plans, profile};
use chrono::{Datelike, Months, NaiveDate};
use office::follow_up::Move;
use office::id::FollowUpId;
use office::refusal::{Code, Refusal};
use rusqlite::params;

/// Numbers begin with this until the office has its own 代字.
pub(crate) const DEFAULT_PREFIX: &str = "督办";

/// Issues a draft with the next number.
pub(crate) fn issue(
    tx: &Tx<'_>,
    id: FollowUpId,
    on: NaiveDate,
    received: bool,
) -> Result<FollowUpId> {
    issue_as(tx, id, on, received, None)
}

/// Issues a draft; `typed` is a number already used on paper.
pub(super) fn issue_as(
    tx: &Tx<'_>,
    id: FollowUpId,
    on: NaiveDate,
    received: bool,
    typed: Option<&str>,
) -> Result<FollowUpId> {
    let now = item(tx, id)?;
    now.state.go(Move::Issue)?;
    let missing = if now.owner.is_none() && now.group.is_none() {
        Some("owner")
    } else {
        (now.due.is_none() && !now.kind.lasting).then_some("due")
    };
    if let Some(field) = missing {
        return Err(Refusal::at(field, Code::NotReadyToIssue).into());
    }
    if let Some(due) = now.due
        && due < on
    {
        return Err(Refusal::at("due", Code::DatesReversed { from: on, to: due }).into());
    }
    plans::not_before(&tx.conn, "on", on)?;
    tx.has_come("on", on)?;
    let number = match typed {
        Some(text) => numbers::typed(tx, "number", text)?,
        None => {
            let prefix = profile::read(&tx.conn)?.number_prefix;
            let prefix = prefix.unwrap_or_else(|| DEFAULT_PREFIX.to_owned());
            numbers::take(tx, &prefix, on.year())?
        }
    }
    .to_string();
    let review = now
        .term_count
        .filter(|_| now.kind.lasting)
        .and_then(|months| on.checked_add_months(Months::new(months)));
    tx.conn
        .prepare_cached("UPDATE follow_up SET number = ?2, original_due_on = due_on, issued_on = ?3, next_review_on = ?4 WHERE id = ?1")?
        .execute(params![id.0, number, Word(on), Word(review)])?;
    step(tx, id, Move::Issue, on, &format!("以{number}交办"), &[])?;
    match now.group {
        Some(group) => group::open_children(tx, id, group, &number, on, received)?,
        None if received => drop(step(tx, id, Move::Receive, on, "当场签收", &[])?),
        None => {}
    }
    Ok(id)
}
