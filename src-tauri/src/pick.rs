//! The system's dialogs, and files picked in them. The window always offers a field for the path as
//! well: a dialog can't be driven by a test, nor by every keyboard.

use crate::room::{Answer, Room};
use serde::{Deserialize, Serialize};
use std::path::Path;
use tauri::{AppHandle, DragDropEvent, State, WebviewWindow, WindowEvent};
use tauri_plugin_dialog::DialogExt;

/// What a path is wanted for.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Purpose {
    OpenBook,
    NewBook,
    Notice,
    Evidence,
    SavePdf,
    SaveDocument,
    Backup,
    Folder,
}

/// Asks for a path; none when the clerk closed the dialog.
#[tauri::command(async)]
pub(crate) fn pick(app: AppHandle, purpose: Purpose) -> Option<String> {
    let dialog = app.dialog().file();
    let book = &[desk::BOOK_ENDING];
    let path = match purpose {
        Purpose::OpenBook => dialog
            .set_title("打开台账")
            .add_filter("专班台账", book)
            .blocking_pick_file(),
        Purpose::NewBook => dialog
            .set_title("新台账保存在")
            .add_filter("专班台账", book)
            .set_file_name("专班台账.zbtz")
            .blocking_save_file(),
        Purpose::Notice => dialog
            .set_title("选择方案文件")
            .add_filter("方案文件", &["txt", "docx"])
            .blocking_pick_file(),
        Purpose::Backup => dialog
            .set_title("选择备份文件")
            .add_filter("备份文件", &[desk::BACKUP_ENDING])
            .blocking_pick_file(),
        Purpose::Folder => dialog.set_title("选择文件夹").blocking_pick_folder(),
        Purpose::Evidence => dialog.set_title("选择文件").blocking_pick_file(),
        Purpose::SaveDocument => dialog.set_title("文件导出为").blocking_save_file(),
        Purpose::SavePdf => dialog
            .set_title("材料保存为")
            .add_filter("PDF 文件", &["pdf"])
            .blocking_save_file(),
    };
    path.and_then(|path| path.into_path().ok())
        .map(|path| path.display().to_string())
}

/// Tells the page which files were dropped on the window: only their paths, as an event of its own, so
/// that the page needs no permission to listen to Tauri.
pub(crate) fn hand_over_drops(window: &WebviewWindow) {
    let page = window.clone();
    window.on_window_event(move |event| {
        let WindowEvent::DragDrop(DragDropEvent::Drop { paths, .. }) = event else {
            return;
        };
        let paths: Vec<String> = paths
            .iter()
            .map(|path| path.display().to_string())
            .collect();
        let event = serde_json::json!({ "detail": paths });
        // A page that is not there takes no files.
        let _ = page.eval(format!(
            "window.dispatchEvent(new CustomEvent('files-dropped', {event}))"
        ));
    });
}

/// A file taken into the book's content.
#[derive(Serialize)]
pub(crate) struct KeptFile {
    content: String,
    file_name: String,
    size: u64,
    /// Whether words could be read in it.
    searchable: bool,
}

/// Takes a file's bytes into the book, ready for the act that names them.
#[tauri::command(async)]
pub(crate) fn keep_file(room: State<'_, Room>, path: String) -> Answer<KeptFile> {
    // The door may take its time; the book is not held meanwhile.
    let taken = desk::take_in(Path::new(&path)).map_err(|error| error.fault())?;
    let mut inside = room.inside();
    let hash = desk::keep(inside.book()?, &taken).map_err(|error| error.fault())?;
    Ok(KeptFile {
        content: format!("sha256:{hash}"),
        size: taken.bytes.len() as u64,
        searchable: taken.text.is_some(),
        file_name: taken.name,
    })
}
