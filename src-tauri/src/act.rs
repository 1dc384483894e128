//! The two doors of the book, as the window calls them.

use crate::backup;
use crate::room::{Answer, Room};
use office::act::{Act, Done};
use office::ask::Ask;

use office::import::{ImportAnswer, ImportStep};
use office::profile::OfficeAct;
use office::refusal::Fault;
use serde_json::Value;
use tauri::State;

/// Runs an act. The JSON is read here, so that a refusal names the field.
#[tauri::command(async)]
pub(crate) fn act(room: State<'_, Room>, act: Value) -> Answer<Done> {
    let act = Act::from_json(&act.to_string()).map_err(Fault::from)?;
    let mut inside = room.inside();
    let (book, stamp) = match act {
        Act::Office(OfficeAct::ConfirmClock { .. }) => {
            let stamp = inside.stamp();
            (inside.book()?, stamp)
        }
        _ => inside.writable()?,
    };
    book.act(&act, &stamp).map_err(|error| error.fault())
}

/// Runs several acts as one step, undone as one; all of them or none.
#[tauri::command(async)]
pub(crate) fn play(room: State<'_, Room>, acts: Vec<Value>) -> Answer<Vec<Done>> {
    let acts: Vec<Act> = acts
        .iter()
        .map(|act| Act::from_json(&act.to_string()))
        .collect::<Result<_, _>>()
        .map_err(Fault::from)?;
    let mut inside = room.inside();
    let (book, stamp) = inside.writable()?;
    book.play(&acts, &stamp).map_err(|error| error.fault())
}

/// Puts a question.
#[tauri::command(async)]
pub(crate) fn ask(room: State<'_, Room>, ask: Value) -> Answer<Value> {
    let ask: Ask = office::act::from_json(&ask.to_string()).map_err(Fault::from)?;
    let mut inside = room.inside();
    let (ledger, past) = inside.both()?;
    let answer = match past.shown() {
        Some(past) => past.put(ledger, ask),
        None => ask.put(&ledger.view(desk::now().date())),
    };
    answer.map_err(|error| error.fault())
}

/// Takes a step of 导入方案. The JSON is read here, so that a refusal names the field.
#[tauri::command(async)]
pub(crate) fn import(room: State<'_, Room>, step: Value) -> Answer<ImportAnswer> {
    let step: ImportStep = office::act::from_json(&step.to_string()).map_err(Fault::from)?;
    if matches!(step, ImportStep::Confirm {}) {
        // The plan comes in by hundreds of rows: a good moment to have the book as it was. A full disk
        // is said on the page of backups and keeps nobody from working.
        let _ = backup::take(&room);
    }
    room.import(step)
}

/// Takes the newest act back.
#[tauri::command(async)]
pub(crate) fn undo(room: State<'_, Room>) -> Answer<Done> {
    let mut inside = room.inside();
    let (book, stamp) = inside.writable()?;
    book.undo(&stamp).map_err(|error| error.fault())
}

/// Does again what was taken back last.
#[tauri::command(async)]
pub(crate) fn redo(room: State<'_, Room>) -> Answer<Done> {
    let mut inside = room.inside();
    let (book, stamp) = inside.writable()?;
    book.redo(&stamp).map_err(|error| error.fault())
}
