//! The commands on backups: backup, drill, restore and its undo. Each answers with a line of JSON.

use crate::Failure;
use crate::book::answer_line;
use ledger::{Ledger, Stamp};
use serde_json::json;
use std::path::Path;

pub(crate) fn back_up(book: &Path, folder: &Path, stamp: &Stamp) -> Result<(), Failure> {
    let mut ledger = Ledger::open(book, stamp)?;
    let line = desk::back_up(&mut ledger, folder, stamp.at);
    ledger.close()?;
    answer_line(&json!(line?).to_string())
}

pub(crate) fn drill(backup: &Path, stamp: &Stamp) -> Result<(), Failure> {
    let scratch = std::env::temp_dir().join(format!("zhuanban-drill-{}", std::process::id()));
    let tried = desk::drill(backup, &scratch, stamp);
    // An empty folder left in a temporary place harms nobody.
    let _ = std::fs::remove_dir(&scratch);
    answer_line(&json!(tried?).to_string())
}

pub(crate) fn restore(backup: &Path, book: &Path, stamp: &Stamp) -> Result<(), Failure> {
    answer_line(&json!(desk::restore(backup, book, stamp)?).to_string())
}

pub(crate) fn undo_restore(book: &Path, stamp: &Stamp) -> Result<(), Failure> {
    desk::undo_restore(book, stamp.at)?;
    answer_line("已换回恢复前的台账。")
}
