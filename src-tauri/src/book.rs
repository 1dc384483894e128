//! Which book is open, and who is at the keyboard.

use crate::room::{Answer, Room, Start};
use std::path::Path;
use tauri::State;

/// How the program stands.
#[tauri::command(async)]
pub(crate) fn start(room: State<'_, Room>) -> Start {
    room.start()
}

/// Makes a book with the district's plan, or without one for 导入方案, and opens it.
#[tauri::command(async)]
pub(crate) fn new_book(
    room: State<'_, Room>,
    path: String,
    operator: String,
    district: bool,
) -> Answer<Start> {
    room.set_operator(&operator)?;
    let path = Path::new(&path);
    room.make_offered(&room.books, path)?;
    let stamp = room.inside().stamp();
    let made = if district {
        desk::new_book(path, None, &stamp)
    } else {
        desk::empty_book(path, &stamp)
    };
    made.map_err(|error| error.fault())?;
    room.open(path)?;
    Ok(room.start())
}

/// Opens a book.
#[tauri::command(async)]
pub(crate) fn open_book(room: State<'_, Room>, path: String) -> Answer<Start> {
    room.open(Path::new(&path))?;
    Ok(room.start())
}

/// Closes the book.
#[tauri::command(async)]
pub(crate) fn close_book(room: State<'_, Room>) -> Start {
    room.inside().forget();
    room.start()
}

/// Says who is at the keyboard.
#[tauri::command(async)]
pub(crate) fn set_operator(room: State<'_, Room>, name: String) -> Answer<Start> {
    room.set_operator(&name)?;
    Ok(room.start())
}

/// Checks the whole book.
#[tauri::command(async)]
pub(crate) fn check_book(room: State<'_, Room>) -> Answer<Vec<String>> {
    let mut inside = room.inside();
    let (book, _) = inside.both()?;
    book.check().map_err(|error| error.fault())
}
