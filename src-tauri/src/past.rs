//! Looking back: the book of an earlier day is shown in place of the live one, until the clerk returns.
//! It is made while the window shows how far it is, and may be stopped. A day ahead is refused here, where
//! today is known; the book refuses the days before it began.

use crate::room::{Answer, Room, Start};
use chrono::NaiveDate;
use ledger::Past;
use office::refusal::{Code, Fault, Refusal};
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use tauri::State;

/// The book of an earlier day: shown, or kept for the next look.
#[derive(Default)]
pub(crate) struct LookingBack {
    /// The one made last; going back and forth doesn't make it anew.
    made: Option<Past>,
    shown: bool,
}

impl LookingBack {
    /// The book that is shown in place of the live one.
    pub(crate) fn shown(&self) -> Option<&Past> {
        self.made.as_ref().filter(|_| self.shown)
    }
}

/// How far a look back is, and whether the clerk stopped it. Outside the room's lock, which is held meanwhile.
#[derive(Default)]
pub(crate) struct Watch {
    percent: AtomicU32,
    stopped: AtomicBool,
}

/// Shows the book as of the end of a day. Stopped, it leaves what was shown.
#[tauri::command(async)]
pub(crate) fn look_back(room: State<'_, Room>, day: NaiveDate) -> Answer<Start> {
    let watch = &room.watch;
    watch.stopped.store(false, Ordering::Relaxed);
    watch.percent.store(0, Ordering::Relaxed);
    let mut inside = room.inside();
    if day > inside.stamp().at.date() {
        return Err(Fault::from(Refusal::at("day", Code::NoSuchEvening { day })));
    }
    let (ledger, past) = inside.both()?;
    let kept = match past.made.as_ref().filter(|made| made.day() == day) {
        Some(made) => ledger.is_still(made).map_err(fault)?,
        None => false,
    };
    // What is shown stays until the new one is there: a refusal or a stop must not bring back today's.
    if kept {
        past.shown = true;
    } else {
        let made = ledger.as_of_watched(day, &mut |percent| {
            watch.percent.store(percent, Ordering::Relaxed);
            !watch.stopped.load(Ordering::Relaxed)
        });
        if let Some(made) = made.map_err(fault)? {
            *past = LookingBack {
                made: Some(made),
                shown: true,
            };
        }
    }
    drop(inside);
    Ok(room.start())
}

fn fault(error: ledger::Error) -> Fault {
    let mut fault = error.fault();
    fault.field = fault.field.or_else(|| Some("day".to_owned()));
    fault
}

/// How far it is, in percent.
#[tauri::command]
pub(crate) fn look_progress(room: State<'_, Room>) -> u32 {
    room.watch.percent.load(Ordering::Relaxed)
}

/// Stops it.
#[tauri::command]
pub(crate) fn stop_looking(room: State<'_, Room>) {
    room.watch.stopped.store(true, Ordering::Relaxed);
}

/// Shows the live book again.
#[tauri::command(async)]
pub(crate) fn look_now(room: State<'_, Room>) -> Start {
    room.inside().past.shown = false;
    room.start()
}
