//! Papers on their way out: shown, frozen, saved, opened; `print` has the printer. Handing an issued
//! paper out is an act of its own, done only after the paper really left. The book is held while a paper
//! is asked for, never while it is set.

use crate::document::open_outside;
use crate::room::{Answer, Inside, Room};
use desk::{Asked, Papers};
use office::act::Act;
use office::ask::Answers;
use office::brief::Recipe;
use office::id::PackId;
use office::look::PaperLook;
use office::pack::{HandOutWay, PackAct, PackLine, PackState};
use office::refusal::{Code, Fault, Refusal};
use serde::Deserialize;
use serde_json::Value;
use std::path::{Path, PathBuf};
use tauri::State;
use tauri::ipc::Response;

/// A paper from today's data, or a pack (frozen bytes once issued).
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Printable {
    Paper(Recipe),
    Pack(PackId),
}

/// A paper as the book gives it out: the book need not be held to set it.
struct Wanted {
    name: String,
    from: From,
    /// The pack that is handed out with it.
    issued: Option<PackId>,
}

enum From {
    /// Live data, still to be set.
    Data(Box<Asked>),
    /// Frozen bytes.
    Frozen(Vec<u8>),
}

/// A paper ready to leave.
pub(crate) struct Ready {
    pub(crate) name: String,
    pub(crate) pdf: Vec<u8>,
    pub(crate) issued: Option<PackId>,
}

fn wanted(room: &Room, inside: &mut Inside, what: &Printable) -> Answer<Wanted> {
    let now = desk::now();
    let (view, book) = inside.shown()?;
    let ask = |recipe| room.papers.ask(&view, recipe, now);
    let wanted = match what {
        Printable::Paper(recipe) => ask(recipe.clone()).map(|asked| Wanted {
            name: name_of(&asked.brief),
            from: From::Data(Box::new(asked)),
            issued: None,
        }),
        Printable::Pack(id) => view.pack(*id).and_then(|line: PackLine| {
            let (name, from, issued) = match line.state {
                PackState::Draft => (line.title, From::Data(Box::new(ask(line.recipe)?)), None),
                PackState::Issued => (line.title, From::Frozen(book.frozen(*id)?), Some(*id)),
                PackState::Superseded => (
                    format!("{}（已被替代）", line.title),
                    From::Frozen(book.frozen(*id)?),
                    Some(*id),
                ),
                PackState::Withdrawn => (
                    format!("{}（已作废）", line.title),
                    From::Frozen(book.frozen(*id)?),
                    None,
                ),
            };
            Ok(Wanted { name, from, issued })
        }),
    };
    wanted.map_err(|error| error.fault())
}

fn name_of(brief: &office::brief::Brief) -> String {
    let head = brief.head();
    format!("{}（{}）", head.title, head.as_of)
}

/// A paper ready to leave; the book is not held while it is set. An issued one leaves only where its
/// leaving can be written down.
pub(crate) fn leaving(room: &Room, what: &Printable) -> Answer<Ready> {
    let wanted = {
        let mut inside = room.inside();
        let wanted = wanted(room, &mut inside, what)?;
        if wanted.issued.is_some() {
            inside.writable()?;
        }
        wanted
    };
    let pdf = match wanted.from {
        From::Frozen(pdf) => pdf,
        From::Data(asked) => {
            let set = room.papers.sheets(&asked);
            set.and_then(|sheets| room.papers.pdf(&sheets))
                .map_err(|error| error.fault())?
        }
    };
    Ok(Ready {
        name: wanted.name,
        pdf,
        issued: wanted.issued,
    })
}

/// Writes down that an issued paper left the book.
pub(crate) fn hand_out(room: &Room, issued: Option<PackId>, way: HandOutWay) -> Answer<()> {
    let Some(id) = issued else { return Ok(()) };
    let mut inside = room.inside();
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

/// The PDF, to be shown: how many bytes the keys of its pages take, the keys as JSON, the file. Keys
/// say which pages look as before. Nothing at all where a newer turn came meanwhile.
#[tauri::command(async)]
pub(crate) fn pdf(
    room: State<'_, Room>,
    what: Printable,
    look: Option<Value>,
    turn: u64,
) -> Answer<Response> {
    let look = match look {
        Some(look) => {
            let look: PaperLook = office::act::from_json(&look.to_string()).map_err(Fault::from)?;
            Some(look.checked().map_err(Fault::from)?)
        }
        None => None,
    };
    let shown = room.turns.take(turn, |still| {
        let wanted = wanted(&room, &mut room.inside(), &what);
        shown(&room, wanted, look, still).transpose()
    });
    Ok(Response::new(shown.transpose()?.unwrap_or_default()))
}

/// Sets a preview, as long as it is wanted.
fn shown(
    room: &Room,
    wanted: Answer<Wanted>,
    look: Option<PaperLook>,
    still: &dyn Fn() -> bool,
) -> Answer<Option<Vec<u8>>> {
    let (keys, pdf) = match wanted?.from {
        From::Frozen(pdf) => (Vec::new(), pdf),
        From::Data(asked) => {
            let asked = match look {
                Some(look) => asked.in_look(look),
                None => *asked,
            };
            if !still() {
                return Ok(None);
            }
            let sheets = room.papers.sheets(&asked).map_err(|error| error.fault())?;
            if !still() {
                return Ok(None);
            }
            let pdf = room.papers.pdf(&sheets).map_err(|error| error.fault())?;
            (Papers::page_keys(&sheets), pdf)
        }
    };
    let keys = serde_json::to_vec(&keys).expect("BUG: keys are plain data");
    let length = u32::try_from(keys.len()).expect("BUG: a paper has few pages");
    let mut framed = length.to_le_bytes().to_vec();
    framed.extend(keys);
    framed.extend(pdf);
    Ok(Some(framed))
}

/// Writes the PDF to a path that nothing has yet.
#[tauri::command(async)]
pub(crate) fn save_pdf(room: State<'_, Room>, what: Printable, path: String) -> Answer<String> {
    let ready = leaving(&room, &what)?;
    let target = PathBuf::from(&path);
    room.make_offered(&papers_folder(&room), &target)?;
    desk::write_file(&target, &ready.pdf, false).map_err(|error| error.fault())?;
    hand_out(&room, ready.issued, HandOutWay::Saved)?;
    Ok(path)
}

/// Opens the PDF in the system's reader.
#[tauri::command(async)]
pub(crate) fn open_pdf(room: State<'_, Room>, what: Printable) -> Answer<()> {
    let ready = leaving(&room, &what)?;
    let file = outgoing(&room, &ready)?;
    open_outside(&file).map_err(|error| {
        Fault::from(Refusal::from(Code::PrintFailed {
            detail: error.to_string(),
        }))
    })?;
    hand_out(&room, ready.issued, HandOutWay::Opened)
}

/// Copies for other programs; emptied at each start.
pub(crate) fn copies(room: &Room) -> PathBuf {
    room.user.join("papers")
}

/// A copy for another program to open; it lies with the user's own data.
pub(crate) fn outgoing(room: &Room, ready: &Ready) -> Answer<PathBuf> {
    let name = format!("{}.pdf", ready.name);
    desk::copy_out(&copies(room), &name, &ready.pdf).map_err(|error| error.fault())
}

pub(crate) fn papers_folder(room: &Room) -> PathBuf {
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
    let settings = match room.inside().shown() {
        Ok((view, _)) => view.look_settings().ok(),
        Err(_) => None,
    };
    let look = settings.map(|settings| settings.look);
    room.papers.report(&look.unwrap_or_default())
}
