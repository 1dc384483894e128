//! `cargo xtask run`: from a fresh clone to the window with a book open in it.
//! Not an installer: the book and the user's settings lie in `target/run`, apart from any real ones.
//! A book that is already there is opened again as it was left.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::child::{Log, reach_own_machine};
use crate::faces::{self, Again};
use crate::place::Place;
use crate::{programs, system};

const BOOK: &str = "环翠区专班台账.zbtz";

/// Installs, builds, makes the book, opens the window; without a display drives it instead.
pub(crate) fn run(place: &Place, log: &Log) -> Result<(), String> {
    system::make_ready(log)?;
    faces::obtain(place, log, Again::No);
    log.step("pages");
    programs::install_ui(place, log)?;
    programs::build_ui(place, log)?;
    log.step("programs");
    let shown = system::has_display();
    let mut names = vec!["zhuanban", "zhuanban-cli"];
    if !shown {
        names.push("walk");
    }
    programs::build(place, log, &names)?;
    let folder = place.target.join("run");
    let book = make_book(place, log, &folder)?;
    log.step("window");
    if shown {
        open(place, log, &folder, &book)
    } else {
        walk(place, log, &folder, &book)
    }
}

fn make_book(place: &Place, log: &Log, folder: &Path) -> Result<PathBuf, String> {
    log.step("book");
    let book = folder.join(BOOK);
    if book.exists() {
        log.say(&format!("opening {} as it was left", place.shown(&book)));
        return Ok(book);
    }
    fs::create_dir_all(folder)
        .map_err(|error| format!("{} can't be made: {error}", folder.display()))?;
    log.run(
        Command::new(place.program("zhuanban-cli"))
            .arg("new")
            .arg(&book),
    )?;
    log.say(&format!(
        "a new book with the district's plan: {}",
        place.shown(&book)
    ));
    Ok(book)
}

/// Shows the window until it is closed.
fn open(place: &Place, log: &Log, folder: &Path, book: &Path) -> Result<(), String> {
    log.say(&format!(
        "open on {}; this ends when it is closed",
        place.shown(book)
    ));
    let mut program = Command::new(place.program("zhuanban"));
    program.arg(book).env("ZHUANBAN_DATA", folder.join("user"));
    faces::show_to(place, &mut program, faces::Screen::Real);
    let status = program
        .status()
        .map_err(|error| format!("the window could not be started: {error}"))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("the window ended with {status}"))
    }
}

/// Drives the window under Xvfb, as nobody could look at it, and says what it left behind.
fn walk(place: &Place, log: &Log, folder: &Path, book: &Path) -> Result<(), String> {
    log.say("there is no display: the same window runs under Xvfb");
    let mut walk = Command::new(place.program("walk"));
    walk.arg(book).arg(folder);
    faces::show_to(place, &mut walk, faces::Screen::Virtual);
    reach_own_machine(&mut walk);
    log.run(&mut walk)?;
    log.say(&format!("book:    {}", place.shown(book)));
    for (end, what) in [("pdf", "paper:  "), ("png", "picture:")] {
        for file in files_ending(folder, end) {
            log.say(&format!("{what} {}", place.shown(&file)));
        }
    }
    Ok(())
}

fn files_ending(folder: &Path, end: &str) -> Vec<PathBuf> {
    let mut files: Vec<_> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|found| found == end))
        .collect();
    files.sort();
    files
}
