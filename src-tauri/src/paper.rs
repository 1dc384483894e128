//! Papers on their way out: shown, frozen, saved, opened, printed. Handing an issued paper out is an
//! act of its own, done only after the paper really left.

use crate::document::open_outside;
use crate::room::{Answer, Inside, Room};
use office::act::{Act, Done};
use office::ask::Answers;
use office::brief::Recipe;
use office::content::Content;
use office::id::PackId;
use office::pack::{HandOutWay, PackAct, PackLine, PackState};
use office::refusal::{Code, Fault, Refusal};
use serde::Deserialize;
use std::path::{Path, PathBuf};
use std::process::Command;
use tauri::State;
use tauri::ipc::Response;

/// A paper from today's data, or a pack (frozen bytes once issued).
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Printable {
    Paper(Recipe),
    Pack(PackId),
}

/// A paper ready to leave.
struct Ready {
    name: String,
    pdf: Vec<u8>,
    /// The pack that is handed out with it.
    issued: Option<PackId>,
}

fn ready(room: &Room, inside: &mut Inside, what: &Printable) -> Answer<Ready> {
    let now = desk::now();
    let (view, book) = inside.shown()?;
    let set = |recipe| room.papers.set(&view, recipe, now);
    let ready = match what {
        Printable::Paper(recipe) => set(recipe.clone()).map(|set| Ready {
            name: name_of(&set.brief),
            pdf: set.pdf,
            issued: None,
        }),
        Printable::Pack(id) => view.pack(*id).and_then(|line: PackLine| match line.state {
            PackState::Draft => set(line.recipe).map(|set| Ready {
                name: line.title,
                pdf: set.pdf,
                issued: None,
            }),
            PackState::Issued => Ok(Ready {
                name: line.title,
                pdf: book.frozen(*id)?,
                issued: Some(*id),
            }),
            PackState::Withdrawn => Ok(Ready {
                name: format!("{}（已作废）", line.title),
                pdf: book.frozen(*id)?,
                issued: None,
            }),
        }),
    };
    ready.map_err(|error| error.fault())
}

fn name_of(brief: &office::brief::Brief) -> String {
    let head = brief.head();
    format!("{}（{}）", head.title, head.as_of)
}

/// A paper ready to leave. An issued one leaves only where its leaving can be written down.
fn leaving(room: &Room, inside: &mut Inside, what: &Printable) -> Answer<Ready> {
    let ready = ready(room, inside, what)?;
    if ready.issued.is_some() {
        inside.writable()?;
    }
    Ok(ready)
}

fn hand_out(inside: &mut Inside, issued: Option<PackId>, way: HandOutWay) -> Answer<()> {
    let Some(id) = issued else { return Ok(()) };
    let (book, stamp) = inside.writable()?;
    let act = Act::Pack(PackAct::HandOut {
        id,
        on: stamp.at.date(),
        way,
    });
    book.act(&act, &stamp)
        .map(drop)
        .map_err(|error| error.fault())
}

/// The PDF, to be shown.
#[tauri::command(async)]
pub(crate) fn pdf(room: State<'_, Room>, what: Printable) -> Answer<Response> {
    let ready = ready(&room, &mut room.inside(), &what)?;
    Ok(Response::new(ready.pdf))
}

/// Freezes a draft pack with today's data. An issued paper carries no draft mark.
#[tauri::command(async)]
pub(crate) fn issue_pack(room: State<'_, Room>, id: PackId) -> Answer<Done> {
    let mut inside = room.inside();
    let (book, stamp) = inside.writable()?;
    let view = book.view(stamp.at.date());
    let line = view.pack(id).map_err(|error| error.fault())?;
    let recipe = Recipe {
        draft_mark: None,
        ..line.recipe
    };
    let set = room
        .papers
        .set(&view, recipe, stamp.at)
        .map_err(|error| error.fault())?;
    let snapshot = serde_json::to_vec(&set.brief).expect("BUG: a brief is plain data");
    let act = Act::Pack(PackAct::Issue {
        id,
        on: stamp.at.date(),
        snapshot: Content::Bytes(snapshot),
        pdf: Content::Bytes(set.pdf),
    });
    book.act(&act, &stamp).map_err(|error| error.fault())
}

/// Writes the PDF to a path that nothing has yet.
#[tauri::command(async)]
pub(crate) fn save_pdf(room: State<'_, Room>, what: Printable, path: String) -> Answer<String> {
    let mut inside = room.inside();
    let ready = leaving(&room, &mut inside, &what)?;
    let target = PathBuf::from(&path);
    room.make_offered(&papers_folder(&room), &target)?;
    desk::write_file(&target, &ready.pdf, false).map_err(|error| error.fault())?;
    hand_out(&mut inside, ready.issued, HandOutWay::Saved)?;
    Ok(path)
}

/// Opens the PDF in the system's reader.
#[tauri::command(async)]
pub(crate) fn open_pdf(room: State<'_, Room>, what: Printable) -> Answer<()> {
    let mut inside = room.inside();
    let ready = leaving(&room, &mut inside, &what)?;
    let file = outgoing(&room, &ready)?;
    open_outside(&file).map_err(|error| {
        Fault::from(Refusal::from(Code::PrintFailed {
            detail: error.to_string(),
        }))
    })?;
    hand_out(&mut inside, ready.issued, HandOutWay::Opened)
}

/// Sends the PDF to the system's printer. On Windows there is no such program to hand it to, so it
/// opens in the reader, whose own button prints.
#[tauri::command(async)]
pub(crate) fn print_pdf(room: State<'_, Room>, what: Printable) -> Answer<()> {
    if cfg!(windows) {
        return open_pdf(room, what);
    }
    let mut inside = room.inside();
    let ready = leaving(&room, &mut inside, &what)?;
    let file = outgoing(&room, &ready)?;
    let printed = Command::new("lp")
        .arg("-t")
        .arg(&ready.name)
        .arg("--")
        .arg(&file)
        .output();
    let refused = |detail: String| Fault::from(Refusal::from(Code::PrintFailed { detail }));
    let printed = printed.map_err(|error| refused(error.to_string()))?;
    if !printed.status.success() {
        return Err(refused(
            String::from_utf8_lossy(&printed.stderr).into_owned(),
        ));
    }
    hand_out(&mut inside, ready.issued, HandOutWay::Printed)
}

/// A copy for another program to open; it lies with the user's own data.
fn outgoing(room: &Room, ready: &Ready) -> Answer<PathBuf> {
    let folder = room.user.join("papers");
    let written = std::fs::create_dir_all(&folder)
        .map_err(ledger::Error::from)
        .and_then(|()| {
            let file = desk::free_name(&folder, &ready.name, "pdf");
            desk::write_file(&file, &ready.pdf, false).map(|()| file)
        });
    written.map_err(|error| error.fault())
}

fn papers_folder(room: &Room) -> PathBuf {
    room.books.join("材料")
}

/// Where a saved PDF goes unless the clerk says otherwise: a name that is free.
#[tauri::command(async)]
pub(crate) fn suggested_pdf(room: State<'_, Room>, what: Printable) -> Answer<String> {
    let mut inside = room.inside();
    let (view, _) = inside.shown()?;
    let view_name = match &what {
        Printable::Paper(recipe) => view.brief(recipe.clone()).map(|brief| name_of(&brief)),
        Printable::Pack(id) => view.pack(*id).map(|line| line.title),
    };
    let name = view_name.map_err(|error| error.fault())?;
    let folder: &Path = &papers_folder(&room);
    Ok(desk::free_name(folder, &name, "pdf").display().to_string())
}

/// The faces found, and what is missing.
#[tauri::command(async)]
pub(crate) fn faces(room: State<'_, Room>) -> Vec<desk::FaceLine> {
    room.papers.report()
}
