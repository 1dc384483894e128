//! Looking back: the book of an earlier day is shown in place of the live one, until the clerk returns.
//! It is made while the window shows how far it is, and may be stopped. A day ahead is refused here, where
//! today is known; the book refuses the days before it began.

use crate::room::{Answer, Room, Start};
use chrono::NaiveDate;
use ledger::{LookBack, Past};
use office::refusal::{Code, Fault, Refusal};
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::time::Duration;
use tauri::State;

/// Between two pieces of a look back, so that whoever waits for the room gets in.
const PAUSE: Duration = Duration::from_millis(1);

/// The book of an earlier day: shown, or kept for the next look.
#[derive(Default)]
pub(crate) struct LookingBack {
    /// The one made last; going back and forth doesn't make it anew.
    made: Option<Past>,
    shown: bool,
    /// Counts looks, returns and closed books: a look under way ends when it is no more the newest.
    turn: u64,
}

impl LookingBack {
    /// The book that is shown in place of the live one.
    pub(crate) fn shown(&self) -> Option<&Past> {
        self.made.as_ref().filter(|_| self.shown)
    }

    /// Forgets all of it, as the book it belongs to is closed.
    pub(crate) fn close(&mut self) {
        self.made = None;
        self.back_to_now();
    }

    fn back_to_now(&mut self) {
        self.shown = false;
        self.turn += 1;
    }
}

/// How far a look back is, and whether the clerk stopped it. Outside the room's lock: who asks never waits.
#[derive(Default)]
pub(crate) struct Watch {
    percent: AtomicU32,
    stopped: AtomicBool,
}

/// Shows the book as of the end of a day. Stopped, it leaves what was shown. The room is held for one
/// piece at a time, so that the window's other questions are answered meanwhile.
#[tauri::command(async)]
pub(crate) fn look_back(room: State<'_, Room>, day: NaiveDate) -> Answer<Start> {
    let watch = &room.watch;
    watch.stopped.store(false, Ordering::Relaxed);
    watch.percent.store(0, Ordering::Relaxed);
    let Some((mut making, turn)) = begin(&room, day)? else {
        return Ok(room.start());
    };
    let mut done = false;
    while !done {
        std::thread::sleep(PAUSE);
        let mut inside = room.inside();
        let (ledger, past) = inside.both()?;
        if past.turn != turn || watch.stopped.load(Ordering::Relaxed) {
            drop(inside);
            return Ok(room.start());
        }
        done = making.go_on(ledger).map_err(fault)?;
        drop(inside);
        watch.percent.store(making.percent(), Ordering::Relaxed);
    }
    let made = making.finish().map_err(fault)?;
    let mut inside = room.inside();
    if inside.past.turn == turn {
        inside.past.made = Some(made);
        inside.past.shown = true;
    }
    drop(inside);
    Ok(room.start())
}

/// Begins a look back, in its turn; none where the book made last is of that day and is shown again.
fn begin(room: &Room, day: NaiveDate) -> Answer<Option<(LookBack, u64)>> {
    let mut inside = room.inside();
    if day > inside.stamp().at.date() {
        return Err(Fault::from(Refusal::at("day", Code::NoSuchEvening { day })));
    }
    let (ledger, past) = inside.both()?;
    past.turn += 1;
    let kept = match past.made.as_ref().filter(|made| made.day() == day) {
        Some(made) => ledger.is_still(made).map_err(fault)?,
        None => false,
    };
    // What is shown stays until the new one is there: a refusal or a stop must not bring back today's.
    if kept {
        past.shown = true;
        return Ok(None);
    }
    let making = ledger.look_back(day).map_err(fault)?;
    Ok(Some((making, past.turn)))
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
    room.inside().past.back_to_now();
    room.start()
}
