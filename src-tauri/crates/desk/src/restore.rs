//! Restoring a book from a backup: into an empty place first, opened and read through there, then put in
//! the old one's place, which is kept. The restore can be undone. A drill does the same without the last step.

use crate::backup::Slip;
use chrono::NaiveDateTime;
use ledger::{Head, Ledger, Result, Stamp};
use office::refusal::Code;
use serde::Serialize;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

/// What stands in the name of a book that a restore replaced.
const REPLACED: &str = "恢复前_";

/// What a restore did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Restored {
    /// The newest line of the journal in the backup: 第n步.
    pub no: i64,
    /// When that line was entered.
    pub at: NaiveDateTime,
    /// The book that was replaced; none where there was none.
    pub replaced: Option<String>,
}

/// Tries a backup out: restores it beside itself, opens it as a book, reads it through, removes it again.
///
/// # Errors
/// [`Code::BackupDamaged`] where it would not do.
pub fn drill(backup: &Path, scratch: &Path, stamp: &Stamp) -> Result<Restored> {
    fs::create_dir_all(scratch)?;
    let place = scratch.join("演练.zbtz");
    ledger::remove_book(&place)?;
    let tried = fill(backup, &place, stamp);
    ledger::remove_book(&place)?;
    let head = tried?;
    Ok(Restored {
        no: head.no,
        at: head.at,
        replaced: None,
    })
}

/// Puts the book of a backup in a book's place. What stood there is kept beside it under another name.
/// Nothing changes unless all of it succeeds.
///
/// # Errors
/// [`Code::BackupDamaged`], [`Code::FileBusy`] where the book is open anywhere, and what the disk says.
pub fn restore(backup: &Path, book: &Path, stamp: &Stamp) -> Result<Restored> {
    crate::files::folder_is_there(book)?;
    if book.exists() && ledger::is_held(book) {
        return Err(Code::FileBusy.into());
    }
    let unfinished = ledger::beside(book, "new");
    ledger::remove_book(&unfinished)?;
    let head = match fill(backup, &unfinished, stamp) {
        Ok(head) => head,
        Err(error) => {
            ledger::remove_book(&unfinished)?;
            return Err(error);
        }
    };
    let replaced = book.exists().then(|| replaced_name(book, stamp.at));
    if let Some(replaced) = &replaced {
        ledger::move_book(book, replaced)?;
    }
    if let Err(error) = ledger::put_in_place(&unfinished, book) {
        if let Some(replaced) = &replaced {
            ledger::move_book(replaced, book)?;
        }
        return Err(error);
    }
    Ok(Restored {
        no: head.no,
        at: head.at,
        replaced: replaced.map(|path| path.display().to_string()),
    })
}

/// Fills an empty place with the book of a backup, opens it, reads it through and notes the restore in it.
fn fill(backup: &Path, place: &Path, stamp: &Stamp) -> Result<Head> {
    if let Some(slip) = Slip::of(backup) {
        slip.holds(backup)?;
    }
    fs::copy(backup, place)?;
    // A backup on a disc may be read-only; the book is not.
    #[expect(
        clippy::permissions_set_readonly_false,
        reason = "a file of the clerk's own, as any new one"
    )]
    if fs::metadata(place)?.permissions().readonly() {
        let mut allowed = fs::metadata(place)?.permissions();
        allowed.set_readonly(false);
        fs::set_permissions(place, allowed)?;
    }
    File::open(place)?.sync_all()?;
    let mut book = Ledger::open(place, stamp)?;
    if let Some(finding) = book.check()?.into_iter().next() {
        return Err(Code::BackupDamaged { finding }.into());
    }
    let head = book.head()?.ok_or(Code::FileDamaged)?;
    book.note_restore(&head, stamp)?;
    book.close()?;
    Ok(head)
}

/// Puts the book that the newest restore replaced back in its place; the restored one is kept beside it,
/// so that this can be undone as well.
///
/// # Errors
/// [`Code::NothingReplaced`] where no restore replaced anything.
pub fn undo_restore(book: &Path, now: NaiveDateTime) -> Result<()> {
    let replaced = replaced(book).ok_or(Code::NothingReplaced)?;
    if book.exists() {
        if ledger::is_held(book) {
            return Err(Code::FileBusy.into());
        }
        ledger::move_book(book, &replaced_name(book, now))?;
    }
    ledger::move_book(&replaced, book)
}

/// The book that the newest restore here replaced.
pub fn replaced(book: &Path) -> Option<PathBuf> {
    let first = ledger::beside(book, REPLACED);
    let first = first.file_stem()?.to_string_lossy().into_owned();
    let entries = fs::read_dir(ledger::folder_of(book)).ok()?;
    entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension() == book.extension())
        .filter(|path| {
            let stem = path.file_stem().unwrap_or_default().to_string_lossy();
            stem.starts_with(&first)
        })
        .max()
}

/// A name that nothing has yet; later ones sort behind earlier ones.
fn replaced_name(book: &Path, now: NaiveDateTime) -> PathBuf {
    let mut at = now;
    loop {
        let word = format!("{REPLACED}{}", at.format("%Y%m%d-%H%M%S"));
        let path = ledger::beside(book, &word);
        if !path.exists() {
            return path;
        }
        at += chrono::TimeDelta::seconds(1);
    }
}
