//! Checks tauri.conf.json and the capabilities at build time.
//! Not a list of what the commands do: that is `src/main.rs`.
//! A command that is not named here can't be called by the window, whatever the capability says.

use tauri_build::{AppManifest, Attributes};

/// Every command of the window; `capabilities/main.json` allows each by name.
const COMMANDS: &[&str] = &[
    "act",
    "play",
    "ask",
    "import",
    "undo",
    "redo",
    "start",
    "new_book",
    "open_book",
    "close_book",
    "set_operator",
    "check_book",
    "backups",
    "back_up",
    "set_second_place",
    "drill_backup",
    "backups_of",
    "restore_backup",
    "undo_restore",
    "look_back",
    "look_progress",
    "stop_looking",
    "look_now",
    "pdf",
    "issue_pack",
    "preflight",
    "save_pdf",
    "open_pdf",
    "print_pdf",
    "suggested_pdf",
    "faces",
    "printers",
    "batch",
    "batch_progress",
    "stop_batch",
    "suggested_batch",
    "pick",
    "keep_file",
    "open_document",
    "save_document",
    "suggested_document",
];

fn main() {
    let attributes = Attributes::new().app_manifest(AppManifest::new().commands(COMMANDS));
    if let Err(error) = tauri_build::try_build(attributes) {
        // A build script tells its reader by failing.
        panic!("{error:#}");
    }
}
