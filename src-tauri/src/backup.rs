//! Backups while the window is open: taken by themselves when the book has moved on, between the clerk's
//! acts; put back, tried out and undone by commands. What a backup is, `desk` knows; the book's lock is
//! held for one piece at a time, and not at all while a copy is read through.

use crate::room::{Answer, Room, Start};
use desk::{BackupLine, Restored, Taking};
use office::refusal::{Code, Fault, Refusal};
use serde::Serialize;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;
use tauri::{AppHandle, Manager, State};

/// Between two looks whether a backup is due.
const LOOK: Duration = Duration::from_secs(10);

/// After one that failed: a full disk is not filled anew every few seconds.
const RETRY: Duration = Duration::from_secs(300);

/// Between two pieces, so that whoever waits for the room gets in.
const PAUSE: Duration = Duration::from_millis(2);

/// What is known of backups beside the files themselves.
#[derive(Default)]
pub(crate) struct Keeping {
    /// One backup at a time.
    turn: Mutex<()>,
    /// How far it is, in percent and one more; 0 while none is taken.
    percent: AtomicU32,
    /// Why the last one failed, here and in the second place.
    faults: Mutex<[Option<Fault>; 2]>,
}

/// The backups of the open book, for the window.
#[derive(Serialize)]
pub(crate) struct Report {
    folder: String,
    second: Option<String>,
    /// Newest first.
    lines: Vec<BackupLine>,
    /// The newest in the second place.
    second_newest: Option<BackupLine>,
    /// How far the one under way is, in percent.
    percent: Option<u32>,
    fault: Option<Fault>,
    second_fault: Option<Fault>,
    /// Free bytes on the book's disk, where they are few.
    low_space: Option<u64>,
    /// Whether the book goes on from its newest backup; not where an older file was put in its place.
    goes_on: bool,
    /// The book that the newest restore replaced, which can be put back.
    replaced: Option<String>,
}

/// Looks again and again whether a backup is due.
pub(crate) fn keep(app: AppHandle) {
    std::thread::spawn(move || {
        loop {
            std::thread::sleep(LOOK);
            let room = app.state::<Room>();
            // Why it failed is kept for the window.
            if is_due(&room) && take(&room).is_err() {
                std::thread::sleep(RETRY);
            }
        }
    });
}

fn is_due(room: &Room) -> bool {
    let Some((path, head)) = room.inside().stands() else {
        return false;
    };
    let newest = desk::backups(&desk::backup_folder(&path), &head.book);
    desk::is_due(newest.first(), head.no, desk::now())
}

/// Takes a backup, verifies it, thins the older ones, and copies it to the second place.
pub(crate) fn take(room: &Room) -> Answer<BackupLine> {
    let keeping = &room.keeping;
    let _turn = keeping.turn.lock().unwrap_or_else(PoisonError::into_inner);
    keeping.percent.store(1, Ordering::Relaxed);
    let taken = copy(room).and_then(|taken| taken.verify().map_err(|error| error.fault()));
    keeping.percent.store(0, Ordering::Relaxed);
    let second = match (&taken, room.second_place()) {
        (Ok(line), Some(second)) => desk::copy_to(Path::new(&line.path), &second).err(),
        _ => None,
    };
    if let Ok(line) = &taken {
        let folder = ledger::folder_of(Path::new(&line.path));
        if let Some((_, head)) = room.inside().stands() {
            // One that can't be removed today is removed another day.
            let _ = desk::thin(folder, &head.book, line.at);
        }
    }
    *keeping.faults() = [
        taken.as_ref().err().cloned(),
        second.map(|error| error.fault()),
    ];
    taken
}

fn copy(room: &Room) -> Answer<desk::TakenBackup> {
    let stopped = || Fault::from(Refusal::from(Code::CopyStopped));
    let (path, mut taking) = {
        let mut inside = room.inside();
        let book = inside.live().ok_or_else(stopped)?;
        let path = book.path().to_owned();
        let taking = Taking::begin(book, &desk::backup_folder(&path), desk::now());
        (path, taking.map_err(|error| error.fault())?)
    };
    loop {
        std::thread::sleep(PAUSE);
        let mut inside = room.inside();
        let book = inside.live().filter(|book| book.path() == path);
        let book = book.ok_or_else(stopped)?;
        match taking.go_on(book).map_err(|error| error.fault())? {
            Ok(taken) => return Ok(taken),
            Err((more, percent)) => {
                taking = more;
                let shown = percent.min(99) + 1;
                room.keeping.percent.store(shown, Ordering::Relaxed);
            }
        }
    }
}

impl Keeping {
    fn faults(&self) -> std::sync::MutexGuard<'_, [Option<Fault>; 2]> {
        self.faults.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The backups of the open book.
#[tauri::command(async)]
pub(crate) fn backups(room: State<'_, Room>) -> Answer<Report> {
    let missing = || Fault::from(Refusal::from(Code::NoSuchFile));
    let (path, head) = room.inside().stands().ok_or_else(missing)?;
    let folder = desk::backup_folder(&path);
    let second = room.second_place();
    let lines = desk::backups(&folder, &head.book);
    let goes_on = match room.inside().live() {
        Some(book) => desk::goes_on(book, lines.first()).map_err(|error| error.fault())?,
        None => true,
    };
    let [fault, second_fault] = room.keeping.faults().clone();
    let newest = |place: &PathBuf| desk::backups(place, &head.book).into_iter().next();
    Ok(Report {
        lines,
        second_newest: second.as_ref().and_then(newest),
        percent: match room.keeping.percent.load(Ordering::Relaxed) {
            0 => None,
            more => Some(more - 1),
        },
        fault,
        second_fault,
        low_space: desk::low_space(&path),
        goes_on,
        replaced: desk::replaced(&path).map(|path| path.display().to_string()),
        folder: folder.display().to_string(),
        second: second.map(|path| path.display().to_string()),
    })
}

/// Takes a backup now.
#[tauri::command(async)]
pub(crate) fn back_up(room: State<'_, Room>) -> Answer<BackupLine> {
    take(&room)
}

/// Sets the second place, or none.
#[tauri::command(async)]
pub(crate) fn set_second_place(room: State<'_, Room>, path: Option<String>) -> Answer<()> {
    if let Some(path) = &path
        && !Path::new(path).is_dir()
    {
        return Err(Fault::from(Refusal::at("path", Code::NoSuchFolder)));
    }
    room.set_second_place(path.map(PathBuf::from));
    Ok(())
}

/// Tries a backup out, without touching any book.
#[tauri::command(async)]
pub(crate) fn drill_backup(room: State<'_, Room>, path: String) -> Answer<Restored> {
    let stamp = room.inside().stamp();
    desk::drill(Path::new(&path), &room.user.join("drill"), &stamp).map_err(|error| error.fault())
}

/// The backups beside a book that could not be opened, newest first.
#[tauri::command(async)]
pub(crate) fn backups_of(path: String) -> Vec<BackupLine> {
    desk::backups_beside(Path::new(&path))
}

/// Puts the book of a backup in the place of the open book, or of one that could not be opened, and opens it.
#[tauri::command(async)]
pub(crate) fn restore_backup(
    room: State<'_, Room>,
    path: String,
    book: Option<String>,
) -> Answer<Start> {
    in_place_of(&room, book, |book| {
        let stamp = room.inside().stamp();
        desk::restore(Path::new(&path), book, &stamp).map(drop)
    })
}

/// Puts back the book that the newest restore replaced.
#[tauri::command(async)]
pub(crate) fn undo_restore(room: State<'_, Room>) -> Answer<Start> {
    in_place_of(&room, None, |book| desk::undo_restore(book, desk::now()))
}

/// Closes the book, lets another be put in its place, and opens what is there then.
fn in_place_of(
    room: &Room,
    book: Option<String>,
    put: impl FnOnce(&Path) -> ledger::Result<()>,
) -> Answer<Start> {
    let open = room.inside().stands().map(|(path, _)| path);
    let missing = || Fault::from(Refusal::from(Code::NoSuchFile));
    let book = open.or(book.map(PathBuf::from)).ok_or_else(missing)?;
    room.inside().close();
    let put = put(&book);
    room.open_or_say(&book);
    put.map_err(|error| error.fault())?;
    Ok(room.start())
}
