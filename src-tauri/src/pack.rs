//! Packs before and as they are issued: the list of checks, and the freezing. How an issued one leaves
//! stands in `paper`.

use crate::room::{Answer, Room};
use desk::{IssueWish, Preflight};
use office::act::Done;
use office::brief::Recipe;
use office::id::PackId;
use tauri::State;

/// 印前检查 of a paper as it would be issued now.
#[tauri::command(async)]
pub(crate) fn preflight(
    room: State<'_, Room>,
    recipe: Recipe,
    wish: IssueWish,
) -> Answer<Preflight> {
    let mut inside = room.inside();
    let (book, stamp) = inside.writable()?;
    let looked = room.papers.preflight(book, &recipe, &wish, stamp.at);
    looked.map_err(|error| error.fault())
}

/// Freezes a draft pack with the data of its day.
#[tauri::command(async)]
pub(crate) fn issue_pack(room: State<'_, Room>, id: PackId, wish: IssueWish) -> Answer<Done> {
    let mut inside = room.inside();
    let (book, stamp) = inside.writable()?;
    let done = room.papers.issue(book, id, &wish, &stamp);
    done.map_err(|error| error.fault())
}
