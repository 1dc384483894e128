//! The window program: windows, files, events, printing. No rule of the office lives here; every
//! command hands over to the book or the desk and answers with a value or a `Fault`.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod act;
mod backup;
mod book;
mod document;
mod pack;
mod paper;
mod past;
mod pick;
mod print;
mod room;
mod settings;

use room::Room;
use std::process::ExitCode;
use tauri::{Manager, RunEvent, WebviewUrl, WebviewWindowBuilder};

fn main() -> ExitCode {
    // A child that reads a file from outside is done before anything of the window is begun.
    if let Some(done) = desk::serve() {
        return done;
    }
    let app = tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .invoke_handler(tauri::generate_handler![
            act::act,
            act::play,
            act::ask,
            act::import,
            act::undo,
            act::redo,
            book::start,
            book::new_book,
            book::open_book,
            book::close_book,
            book::set_operator,
            book::check_book,
            backup::backups,
            backup::back_up,
            backup::set_second_place,
            backup::drill_backup,
            backup::backups_of,
            backup::restore_backup,
            backup::undo_restore,
            past::look_back,
            past::look_progress,
            past::stop_looking,
            past::look_now,
            paper::pdf,
            pack::issue_pack,
            pack::preflight,
            paper::save_pdf,
            paper::open_pdf,
            paper::suggested_pdf,
            paper::faces,
            print::printers,
            print::print_pdf,
            print::batch,
            print::batch_progress,
            print::stop_batch,
            print::suggested_batch,
            pick::pick,
            pick::keep_file,
            document::open_document,
            document::save_document,
            document::suggested_document,
        ])
        .setup(|app| {
            let room = Room::new(app.handle())?;
            desk::clear_copies(&document::copies(&room));
            desk::clear_copies(&paper::copies(&room));
            app.manage(room);
            room::rest_when_idle(app.handle().clone());
            backup::keep(app.handle().clone());
            let window = WebviewWindowBuilder::new(app, "main", WebviewUrl::default())
                .title("专班台账")
                .inner_size(1366.0, 768.0)
                .min_inner_size(880.0, 420.0)
                // The window shows the program's own pages and goes nowhere else.
                .on_navigation(|url| {
                    matches!(url.scheme(), "tauri" | "blob")
                        || url.host_str() == Some("tauri.localhost")
                })
                .build()?;
            pick::hand_over_drops(&window);
            Ok(())
        })
        .build(tauri::generate_context!())
        .expect("BUG: the window could not be made");
    app.run(|app, event| {
        if let RunEvent::Exit = event {
            app.state::<Room>().leave();
        }
    });
    ExitCode::SUCCESS
}
