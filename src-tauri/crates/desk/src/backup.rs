//! Backups of a book: taken in pieces between acts, called backups only when read through, kept beside
//! the book and in a second place, thinned as they age. What a whole copy is, `ledger` knows; what is
//! restored from one, `restore`. The time is passed in.

use crate::files::{free_name, write_file};
use chrono::{Datelike, NaiveDate, NaiveDateTime, TimeDelta, Timelike};
use ledger::{CopyStep, Head, Ledger, Result};
use office::refusal::Code;
use serde::{Deserialize, Serialize};
use std::fs;
use std::path::{Path, PathBuf};

/// The ending of a backup's file name: another than a book's, so that none is opened and worked in by mistake.
pub const BACKUP_ENDING: &str = "zbtzbak";

/// A changed book is backed up this often.
const EVERY: TimeDelta = TimeDelta::minutes(30);

/// Less room than this for a new file is few, whatever the book's size.
const SPARE: u64 = 200 << 20;

/// The folder beside a book that holds its backups.
pub fn backup_folder(book: &Path) -> PathBuf {
    book.with_file_name("备份")
}

/// A verified backup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BackupLine {
    /// The file.
    pub path: String,
    /// When it was taken.
    pub at: NaiveDateTime,
    /// The newest line of the journal in it: 第n步.
    pub no: i64,
    /// Bytes.
    pub size: u64,
}

/// What stands beside a backup, in a file of its own: enough to tell, years later and without this
/// program, whether the backup is still the one that was verified.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Slip {
    pub(crate) head: Head,
    pub(crate) taken_at: NaiveDateTime,
    pub(crate) size: u64,
    pub(crate) sha256: String,
}

impl Slip {
    fn path(backup: &Path) -> PathBuf {
        backup.with_added_extension("json")
    }

    /// What was noted when a backup was verified; none where the note is lost.
    pub(crate) fn of(backup: &Path) -> Option<Slip> {
        serde_json::from_slice(&fs::read(Slip::path(backup)).ok()?).ok()
    }

    /// Refuses a backup that is not, byte for byte, what was verified.
    pub(crate) fn holds(&self, backup: &Path) -> Result<()> {
        let same =
            fs::metadata(backup)?.len() == self.size && ledger::hash_file(backup)? == self.sha256;
        match same {
            true => Ok(()),
            false => Err(Code::BackupDamaged {
                finding: "文件与备份时核验的内容不一致。".to_owned(),
            }
            .into()),
        }
    }
}

/// A backup being taken. Dropped before it is whole, it leaves nothing behind.
pub struct Taking {
    folder: PathBuf,
    name: String,
    at: NaiveDateTime,
    unfinished: PathBuf,
}

/// A whole copy that nobody has read through yet.
pub struct Taken {
    taking: Taking,
    head: Head,
}

impl Taking {
    /// Begins a backup of an open book into a folder, which is made where it is missing.
    pub fn begin(ledger: &mut Ledger, folder: &Path, at: NaiveDateTime) -> Result<Taking> {
        fs::create_dir_all(folder)?;
        let stem = ledger.path().file_stem().unwrap_or_default();
        let name = format!("{}_{}", stem.to_string_lossy(), at.format("%Y%m%d-%H%M%S"));
        let unfinished = free_name(folder, &name, "part");
        ledger.begin_copy(&unfinished)?;
        Ok(Taking {
            folder: folder.to_owned(),
            name,
            at,
            unfinished,
        })
    }

    /// Copies one more piece; how far it is in percent, or the whole copy.
    pub fn go_on(self, ledger: &mut Ledger) -> Result<std::result::Result<Taken, (Taking, u32)>> {
        match ledger.go_on_copying()? {
            CopyStep::Going { percent } => Ok(Err((self, percent))),
            CopyStep::Whole(head) => Ok(Ok(Taken { taking: self, head })),
        }
    }
}

impl Drop for Taking {
    fn drop(&mut self) {
        // A copy that became a backup has another name by now; on a vanished disk nothing is left to do.
        let _ = ledger::remove_book(&self.unfinished);
    }
}

impl Taken {
    /// Reads the copy through, without the book, and gives it its name.
    ///
    /// # Errors
    /// [`Code::BackupDamaged`] where it is not what the book was when it was taken.
    pub fn verify(self) -> Result<BackupLine> {
        let unfinished = &self.taking.unfinished;
        ledger::settle_copy(unfinished)?;
        if ledger::verify(unfinished)? != self.head {
            let finding = "副本与台账的最后一步不一致。".to_owned();
            return Err(Code::BackupDamaged { finding }.into());
        }
        let slip = Slip {
            taken_at: self.taking.at,
            size: fs::metadata(unfinished)?.len(),
            sha256: ledger::hash_file(unfinished)?,
            head: self.head,
        };
        let path = free_name(&self.taking.folder, &self.taking.name, BACKUP_ENDING);
        ledger::put_in_place(unfinished, &path)?;
        note(&path, &slip)
    }
}

/// Writes what was verified beside a backup.
fn note(path: &Path, slip: &Slip) -> Result<BackupLine> {
    write_file(&Slip::path(path), &serde_json::to_vec_pretty(slip)?, true)?;
    Ok(line(path, slip))
}

fn line(path: &Path, slip: &Slip) -> BackupLine {
    BackupLine {
        path: path.display().to_string(),
        at: slip.taken_at,
        no: slip.head.no,
        size: slip.size,
    }
}

/// Takes and verifies a backup in one go, where nobody waits for the book.
pub fn back_up(ledger: &mut Ledger, folder: &Path, at: NaiveDateTime) -> Result<BackupLine> {
    let mut taking = Taking::begin(ledger, folder, at)?;
    loop {
        match taking.go_on(ledger)? {
            Ok(taken) => return taken.verify(),
            Err((more, _)) => taking = more,
        }
    }
}

/// Copies a backup to a second place and reads it back from there.
pub fn copy_to(backup: &Path, second: &Path) -> Result<BackupLine> {
    let slip = Slip::of(backup).ok_or(Code::NoSuchFile)?;
    if !second.is_dir() {
        return Err(Code::NoSuchFolder.into());
    }
    let name = backup.file_stem().unwrap_or_default().to_string_lossy();
    let unfinished = free_name(second, &name, "part");
    let copied = fs::copy(backup, &unfinished)
        .and_then(|_| fs::File::open(&unfinished)?.sync_all())
        .map_err(ledger::Error::from)
        .and_then(|()| slip.holds(&unfinished));
    let path = free_name(second, &name, BACKUP_ENDING);
    if let Err(error) = copied.and_then(|()| ledger::put_in_place(&unfinished, &path)) {
        let _ = fs::remove_file(&unfinished);
        return Err(error);
    }
    note(&path, &slip)
}

/// The verified backups of a book in a folder, newest first. A file that was cut short since, or whose
/// note is lost, is not among them.
pub fn backups(folder: &Path, book: &str) -> Vec<BackupLine> {
    listed(folder, |_, slip| slip.head.book == book)
}

/// The same beside a book that can't be opened, whose own name for itself is not known: by its file's name.
pub fn backups_beside(book: &Path) -> Vec<BackupLine> {
    let stem = book.file_stem().unwrap_or_default().to_string_lossy();
    let first = format!("{stem}_");
    listed(&backup_folder(book), |path, _| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with(&first)
    })
}

fn listed(folder: &Path, of_book: impl Fn(&Path, &Slip) -> bool) -> Vec<BackupLine> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut lines: Vec<BackupLine> = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| {
            path.extension()
                .is_some_and(|ending| ending == BACKUP_ENDING)
        })
        .filter_map(|path| {
            let slip = Slip::of(&path)?;
            let whole = fs::metadata(&path).is_ok_and(|facts| facts.len() == slip.size);
            (whole && of_book(&path, &slip)).then(|| line(&path, &slip))
        })
        .collect();
    lines.sort_by(|a, b| (b.at, b.no, &b.path).cmp(&(a.at, a.no, &a.path)));
    lines
}

/// Free bytes on the disk of a book, where they no longer do for a few more backups of it.
pub fn low_space(book: &Path) -> Option<u64> {
    let free = fs4::available_space(ledger::folder_of(book)).ok()?;
    let size = fs::metadata(book).map_or(0, |facts| facts.len());
    (free < size * 4 + SPARE).then_some(free)
}

/// Whether it is time: the book has moved on since the newest backup, and that is a while ago.
pub fn is_due(newest: Option<&BackupLine>, no: i64, now: NaiveDateTime) -> bool {
    newest.is_none_or(|newest| newest.no != no && !(newest.at..newest.at + EVERY).contains(&now))
}

/// Whether a book goes on from its own newest backup; where not, an older file was put in its place.
pub fn goes_on(ledger: &Ledger, newest: Option<&BackupLine>) -> Result<bool> {
    match newest.and_then(|newest| Slip::of(Path::new(&newest.path))) {
        Some(slip) => ledger.goes_on_from(&slip.head),
        None => Ok(true),
    }
}

/// Removes backups that newer ones make dispensable: of the last two hours each stays, of a day one an
/// hour, of two weeks one a day, of three months one a week, of the time before one a month. The newest
/// two always stay.
pub fn thin(folder: &Path, book: &str, now: NaiveDateTime) -> Result<u32> {
    let lines = backups(folder, book);
    let mut removed = 0;
    for at in dispensable(&lines.iter().map(|line| line.at).collect::<Vec<_>>(), now) {
        let path = Path::new(&lines[at].path);
        fs::remove_file(path)?;
        // A note without its backup is never listed.
        let _ = fs::remove_file(Slip::path(path));
        removed += 1;
    }
    Ok(removed)
}

/// The time that one backup stands for: of those in one span the newest stays.
#[derive(PartialEq, Eq)]
enum Span {
    Each,
    Hour(NaiveDate, u32),
    Day(NaiveDate),
    Week(NaiveDate),
    Month(i32, u32),
}

fn span(at: NaiveDateTime, now: NaiveDateTime) -> Span {
    let age = now - at;
    let day = at.date();
    if age < TimeDelta::hours(2) {
        Span::Each
    } else if age < TimeDelta::days(1) {
        Span::Hour(day, at.hour())
    } else if age < TimeDelta::days(14) {
        Span::Day(day)
    } else if age < TimeDelta::days(92) {
        Span::Week(day.week(chrono::Weekday::Mon).first_day())
    } else {
        Span::Month(day.year(), day.month())
    }
}

/// The places of those that may go, of times newest first.
fn dispensable(times: &[NaiveDateTime], now: NaiveDateTime) -> Vec<usize> {
    (2..times.len())
        .filter(|at| {
            let mine = span(times[*at], now);
            mine != Span::Each && mine == span(times[at - 1], now)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(text: &str) -> NaiveDateTime {
        text.parse().unwrap()
    }

    #[test]
    fn a_year_of_half_hours_is_thinned_to_what_its_age_needs() {
        let now = moment("2026-11-25T17:00:00");
        let times: Vec<NaiveDateTime> = (0..366 * 48).map(|half| now - EVERY * half).collect();
        let gone = dispensable(&times, now);
        let kept: Vec<NaiveDateTime> = (0..times.len())
            .filter(|at| !gone.contains(at))
            .map(|at| times[at])
            .collect();
        let between = |from: i64, to: i64| {
            let ages = kept.iter().map(|at| (now - *at).num_hours());
            ages.filter(|age| (from..to).contains(age)).count()
        };
        assert_eq!(between(0, 2), 4, "each of two hours");
        assert_eq!(between(2, 24), 23, "one an hour");
        assert_eq!(between(24, 24 * 14), 13 + 1, "one a day");
        assert_eq!(between(24 * 14, 24 * 92), 12, "one a week");
        assert_eq!(between(24 * 92, 24 * 400), 10, "one a month");
        assert!(dispensable(&kept, now).is_empty(), "and then nothing more");
    }

    #[test]
    fn the_newest_two_always_stay_and_a_clock_put_back_loses_none() {
        let now = moment("2026-11-25T17:00:00");
        let old = [moment("2020-01-02T09:30:00"), moment("2020-01-02T09:00:00")];
        assert!(dispensable(&old, now).is_empty());
        let ahead: Vec<NaiveDateTime> = (0..9).map(|day| now + TimeDelta::days(9 - day)).collect();
        assert!(dispensable(&ahead, now).is_empty());
    }

    #[test]
    fn a_backup_is_due_when_the_book_moved_on_and_a_while_passed() {
        let newest = BackupLine {
            path: String::new(),
            at: moment("2026-11-25T09:00:00"),
            no: 12,
            size: 1,
        };
        let due = |no, now: &str| is_due(Some(&newest), no, moment(now));
        assert!(is_due(None, 1, moment("2026-11-25T09:00:00")));
        assert!(!due(13, "2026-11-25T09:29:59"));
        assert!(due(13, "2026-11-25T09:30:00"));
        assert!(!due(12, "2026-11-25T18:00:00"), "nothing was done");
        assert!(due(13, "2026-11-24T09:00:00"), "the clock was put back");
    }
}
