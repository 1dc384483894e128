//! Kept files on their way out: opened as a copy in the system's program, or saved as a file. Neither
//! is an act: the book does not change, and a copy never comes back by itself.

use crate::room::{Answer, Room};
use office::ask::Answers;
use office::id::DocumentId;
use office::refusal::{Code, Fault, Refusal};
use std::path::{Path, PathBuf};
use std::process::Command;
use tauri::State;

/// Copies of kept files for other programs; emptied at each start.
pub(crate) fn copies(room: &Room) -> PathBuf {
    room.user.join("documents")
}

fn bytes(room: &Room, id: DocumentId) -> Answer<(String, Vec<u8>)> {
    let mut inside = room.inside();
    let (view, book) = inside.shown()?;
    let page = view.document(id);
    page.and_then(|page| Ok((page.line.file_name, book.bytes(&page.line.hash)?)))
        .map_err(|error| error.fault())
}

/// Opens a read-only copy in the system's program for such files.
#[tauri::command(async)]
pub(crate) fn open_document(room: State<'_, Room>, id: DocumentId) -> Answer<()> {
    let (name, bytes) = bytes(&room, id)?;
    desk::may_open(&name).map_err(Fault::from)?;
    let file = desk::copy_out(&copies(&room), &name, &bytes).map_err(|error| error.fault())?;
    open_outside(&file).map_err(|_| {
        let words = "系统没有能打开这类文件的程序；请导出后在其他电脑上查看。".to_owned();
        Fault::from(Refusal::from(Code::Unreadable { words }))
    })
}

/// Hands a file to the program that the system has for it.
pub(crate) fn open_outside(file: &Path) -> std::io::Result<()> {
    let program = if cfg!(windows) {
        "explorer.exe"
    } else {
        "xdg-open"
    };
    Command::new(program).arg(file).spawn().map(drop)
}

/// Saves a kept file; one that is there already is never replaced.
#[tauri::command(async)]
pub(crate) fn save_document(room: State<'_, Room>, id: DocumentId, path: String) -> Answer<String> {
    let (_, bytes) = bytes(&room, id)?;
    let path = Path::new(&path);
    room.make_offered(&room.books.join("文件"), path)?;
    desk::write_file(path, &bytes, false).map_err(|error| error.fault())?;
    Ok(path.display().to_string())
}

/// Where it goes unless the clerk says otherwise: its own name, cleaned, or the next that is free.
#[tauri::command(async)]
pub(crate) fn suggested_document(room: State<'_, Room>, id: DocumentId) -> Answer<String> {
    let mut inside = room.inside();
    let page = inside.shown()?.0.document(id);
    let name = page.map_err(|error| error.fault())?.line.file_name;
    let path = desk::free_name_of_file(&room.books.join("文件"), &name);
    Ok(path.display().to_string())
}
