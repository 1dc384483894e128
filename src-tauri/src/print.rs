//! Printing, one paper or many. On Linux the system's printing takes the file; on Windows a window of
//! ours shows it and opens the print dialog, and where that fails the next way does. The book is held
//! only while a paper is asked for, and while it is written down that an issued one left.

use crate::paper::{self, Printable, Ready};
use crate::room::{Answer, Room};
use office::brief::PaperKind;
use office::pack::HandOutWay;
use office::print::{Batch, BatchDone, BatchProgress, BatchTo, PrintJob};
use office::refusal::Fault;
use serde::Serialize;
use serde_json::Value;
use std::path::{Path, PathBuf};
use tauri::{AppHandle, State};

/// The printers, and whether the window asks for one: on Windows the system's own dialog does.
#[derive(Serialize)]
pub(crate) struct Printing {
    asks: bool,
    printers: Vec<desk::Printer>,
}

/// What can be printed on.
#[tauri::command(async)]
pub(crate) fn printers() -> Printing {
    Printing {
        asks: cfg!(not(windows)),
        printers: desk::printers(),
    }
}

/// Prints; answers what the clerk is to be told. The JSON is read here, so that a refusal names the field.
#[tauri::command(async)]
pub(crate) fn print_pdf(
    app: AppHandle,
    room: State<'_, Room>,
    what: Printable,
    job: Value,
) -> Answer<String> {
    let job: PrintJob = office::act::from_json(&job.to_string()).map_err(Fault::from)?;
    let job = job.checked().map_err(Fault::from)?;
    let ready = paper::leaving(&room, &what)?;
    let (words, way) = send(&app, &room, &ready, &job)?;
    paper::hand_out(&room, ready.issued, way)?;
    Ok(words)
}

#[cfg(not(windows))]
fn send(
    _app: &AppHandle,
    room: &Room,
    ready: &Ready,
    job: &PrintJob,
) -> Answer<(String, HandOutWay)> {
    let file = paper::outgoing(room, ready)?;
    let sheet = desk::sheet_size(&ready.pdf);
    let printed = desk::print(&file, &ready.name, sheet, job);
    desk::remove_copy(&file);
    printed.map_err(Fault::from)?;
    Ok(("已送打印机".to_owned(), HandOutWay::Printed))
}

#[cfg(windows)]
fn send(
    app: &AppHandle,
    room: &Room,
    ready: &Ready,
    _job: &PrintJob,
) -> Answer<(String, HandOutWay)> {
    let file = paper::outgoing(room, ready)?;
    let sent = desk::by_ways(|way| match way {
        desk::Way::Window => windows::print_window(app, &file, &ready.name),
        desk::Way::Program => windows::registered_program(&file),
        desk::Way::Reader => {
            crate::document::open_outside(&file).map_err(|error| error.to_string())
        }
    });
    let sent = sent.map_err(Fault::from)?;
    let way = match sent.way {
        desk::Way::Window | desk::Way::Program => HandOutWay::Printed,
        desk::Way::Reader => HandOutWay::Opened,
    };
    Ok((sent.words, way))
}

/// The ways of Windows. None of them could be tried where this was written.
#[cfg(windows)]
mod windows {
    use std::os::windows::process::CommandExt;
    use std::path::Path;
    use std::process::Command;
    use std::sync::mpsc;
    use std::time::Duration;
    use tauri::webview::PageLoadEvent;
    use tauri::{AppHandle, Url, WebviewUrl, WebviewWindowBuilder};

    /// A paper that is not shown by then is printed in another way.
    const PATIENCE: Duration = Duration::from_secs(15);
    /// No console window beside ours.
    const CREATE_NO_WINDOW: u32 = 0x0800_0000;

    /// Says whether files of this kind have a "print" verb, and uses it. Edge registers none.
    const VERB: &str = "$file = $env:ZHUANBAN_PRINT; \
        $start = New-Object System.Diagnostics.ProcessStartInfo $file; \
        if (-not ($start.Verbs -contains 'print')) { exit 3 }; \
        Start-Process -FilePath $file -Verb print -WindowStyle Hidden -ErrorAction Stop; exit 0";

    /// WebView2 shows a PDF in its own viewer, whose `window.print` opens the system's dialog.
    pub(super) fn print_window(app: &AppHandle, file: &Path, title: &str) -> Result<(), String> {
        let url = Url::from_file_path(file).map_err(|()| "the path is no address".to_owned())?;
        let label = format!("print-{:016x}", paper_no(file));
        let (tell, hear) = mpsc::channel();
        let window = WebviewWindowBuilder::new(app, label, WebviewUrl::External(url))
            .title(format!("打印：{title}"))
            .inner_size(900.0, 700.0)
            .on_navigation(|url| url.scheme() == "file")
            .on_page_load(move |_, load| {
                if load.event() == PageLoadEvent::Finished {
                    // Whoever asked may have given up.
                    let _ = tell.send(());
                }
            })
            .build()
            .map_err(|error| error.to_string())?;
        let printed = hear
            .recv_timeout(PATIENCE)
            .map_err(|error| error.to_string())
            .and_then(|()| window.print().map_err(|error| error.to_string()));
        if printed.is_err() {
            let _ = window.close();
        }
        printed
    }

    /// Windows of the program have labels of their own; a copy's path is used once.
    fn paper_no(file: &Path) -> u64 {
        use std::hash::{DefaultHasher, Hash, Hasher};
        let mut hasher = DefaultHasher::new();
        file.hash(&mut hasher);
        hasher.finish()
    }

    /// The program that is registered for printing such files, if there is one.
    pub(super) fn registered_program(file: &Path) -> Result<(), String> {
        let output = Command::new("powershell.exe")
            .args(["-NoProfile", "-NonInteractive", "-Command", VERB])
            .env("ZHUANBAN_PRINT", file)
            .creation_flags(CREATE_NO_WINDOW)
            .output()
            .map_err(|error| error.to_string())?;
        match output.status.code() {
            Some(0) => Ok(()),
            Some(3) => Err("no program is registered for printing".to_owned()),
            _ => Err(String::from_utf8_lossy(&output.stderr).into_owned()),
        }
    }
}

/// Runs over many papers. The book is held for one paper at a time; they are papers of live data, so
/// nothing is handed out.
#[tauri::command(async)]
pub(crate) fn batch(room: State<'_, Room>, batch: Value) -> Answer<BatchDone> {
    let batch: Batch = office::act::from_json(&batch.to_string()).map_err(Fault::from)?;
    let batch = batch.checked().map_err(Fault::from)?;
    let offered = paper::papers_folder(&room);
    let mut made = None;
    match &batch.to {
        BatchTo::OneFile { path, .. } => room.make_offered(&offered, Path::new(path))?,
        BatchTo::Folder { path } => {
            // The folder that was offered lies in the one for papers.
            let path = PathBuf::from(path);
            if path.parent() == Some(&offered) && !path.exists() {
                room.make_offered(&path, &path.join("."))?;
                made = Some(path);
            }
        }
        BatchTo::Printer { .. } => {}
    }
    let copies = paper::copies(&room);
    let done = desk::run_batch(&room.papers, &batch, &copies, &room.batches, |recipe| {
        let mut inside = room.inside();
        let (view, _) = inside.shown()?;
        let asked = room.papers.ask(&view, recipe.clone(), desk::now());
        asked.map_err(|error| error.fault())
    });
    if let Some(folder) = made {
        // Goes only while it is empty.
        let _ = std::fs::remove_dir(folder);
    }
    done
}

/// How far the run is.
#[tauri::command]
pub(crate) fn batch_progress(room: State<'_, Room>) -> BatchProgress {
    room.batches.progress()
}

/// Stops the run before its next paper.
#[tauri::command]
pub(crate) fn stop_batch(room: State<'_, Room>) {
    room.batches.stop();
}

/// Where a run goes unless the clerk says otherwise: one file, or a folder of its own.
#[tauri::command(async)]
pub(crate) fn suggested_batch(room: State<'_, Room>, kind: PaperKind, folder: bool) -> String {
    let name = format!("{}（{}）", kind.name(), desk::now().date());
    let ending = if folder { "" } else { "pdf" };
    let path = desk::free_name(&paper::papers_folder(&room), &name, ending);
    path.display().to_string()
}
