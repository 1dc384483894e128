//! 延期: asked, decided, granted or refused. The original due date stays; each granted one is counted.

use super::{group, item, step};
use crate::error::Result;
use crate::journal::Tx;
use crate::row::Word;
use office::day::in_words;
use office::follow_up::{Extension, Move};
use office::id::FollowUpId;
use office::refusal::{Code, Refusal};
use rusqlite::params;

pub(super) fn extend(tx: &Tx<'_>, id: FollowUpId, extension: &Extension) -> Result<FollowUpId> {
    let now = item(tx, id)?;
    now.kind.allows(Move::Extend)?;
    now.state.go(Move::Extend)?;
    let extension = extension.checked(now.due)?;
    if let Some(issued) = now.issued_on
        && extension.asked_on < issued
    {
        return Err(Refusal::at("asked_on", Code::BeforeIssued { on: issued }).into());
    }
    let outcome = match extension.granted {
        Some(granted) => format!("同意延至{}", in_words(granted)),
        None => "未予同意".to_owned(),
    };
    let words = format!(
        "{}{}申请延期：{}；{}{outcome}",
        extension.asked_by.as_deref().unwrap_or_default(),
        in_words(extension.asked_on),
        extension.reason,
        extension.approved_by
    );
    step(tx, id, Move::Extend, extension.decided_on, &words, &[])?;
    tx.conn
        .prepare_cached(
            "INSERT INTO extension (follow_up_id, asked_on, asked_by, reason, decided_on, approved_by, due_before, granted_on)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?
        .execute(params![
            id.0,
            Word(extension.asked_on),
            extension.asked_by,
            extension.reason,
            Word(extension.decided_on),
            extension.approved_by,
            Word(now.due),
            Word(extension.granted)
        ])?;
    if let Some(granted) = extension.granted {
        tx.conn
            .prepare_cached(
                "UPDATE follow_up SET due_on = ?2, extensions = extensions + 1 WHERE id = ?1",
            )?
            .execute(params![id.0, Word(granted)])?;
    }
    // Members whose item can still be extended, and not further already.
    group::each_open(tx, id, |child| {
        let member = item(tx, child)?;
        let further = extension
            .granted
            .is_some_and(|granted| member.due.is_none_or(|due| due < granted));
        if further && member.state.after(Move::Extend).is_some() {
            extend(tx, child, &extension)?;
        }
        Ok(())
    })
}
