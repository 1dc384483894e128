//! A deterministic invented history of the office over the real plan. The same seed and years give the
//! same acts, played through the same door as a clerk's. Names of persons are invented and carry no
//! full name; nothing here is a fact of the district. One strand a file: `people`, `meetings`, `life`
//! of the follow-ups, `reports`.

mod dice;
mod life;
mod meetings;
mod people;
mod reports;

use crate::Failure;
use chrono::{Days, NaiveDate};
use dice::Dice;
use ledger::{Ledger, Result, Stamp};
use life::Live;
use office::act::Act;
use office::ask::Answers;
use office::id::{MeasureId, UnitId};
use std::path::Path;

/// The first meeting; the plan was issued a week before.
const FIRST_MEETING: (i32, u32, u32) = (2024, 11, 5);

/// Histories of so many years are those of a busy office, as benchmarks need it: a meeting a week with
/// forty matters, where a short one has a meeting a month with four.
const BUSY_FROM_YEARS: u32 = 5;

/// Makes the book and plays the years. The book appears when all of it is there, synced once.
pub(crate) fn demo(book: &Path, years: u32, seed: u64) -> std::result::Result<(), Failure> {
    if !(1..=20).contains(&years) {
        return Err(Failure::Usage("年数应在1至20之间。".to_owned()));
    }
    let first = NaiveDate::from_ymd_opt(FIRST_MEETING.0, FIRST_MEETING.1, FIRST_MEETING.2)
        .expect("BUG: the first meeting has a date");
    let begin = stamp(first - Days::new(5), "于某");
    let busy = years >= BUSY_FROM_YEARS;
    desk::new_book_with(book, None, &begin, |ledger| {
        let mut history = History {
            ledger,
            dice: Dice(seed),
            live: Vec::new(),
            measures: Vec::new(),
            units: Vec::new(),
            issued: 0,
            busy,
        };
        history.set_up(first - Days::new(4))?;
        history.learn(first)?;
        let last = first + Days::new(u64::from(years) * 365);
        let mut on = first;
        while on < last {
            history.day(on, (on - first).num_days() as u64)?;
            on = on + Days::new(1);
        }
        Ok(())
    })?;
    Ok(())
}

/// Who is at the keyboard changes with the years.
fn stamp(on: NaiveDate, by: &str) -> Stamp {
    Stamp {
        at: on.and_hms_opt(9, 0, 0).unwrap_or_default(),
        by: by.to_owned(),
    }
}

/// A measure as the history needs it.
#[derive(Clone)]
struct Measure {
    id: MeasureId,
    number: u32,
    title: String,
    leads: Vec<UnitId>,
    lead_name: String,
}

struct History<'a> {
    ledger: &'a mut Ledger,
    dice: Dice,
    live: Vec<Live>,
    measures: Vec<Measure>,
    /// Units that lead.
    units: Vec<UnitId>,
    /// Follow-ups issued so far.
    issued: usize,
    busy: bool,
}

impl History<'_> {
    fn act(&mut self, on: NaiveDate, act: Act) -> Result<i64> {
        let year = chrono::Datelike::year(&on);
        let by = ["于某", "丛某", "毕某"][(year as usize / 3) % 3];
        let done = self.ledger.act(&act, &stamp(on, by))?;
        Ok(done.made.unwrap_or_default())
    }

    /// Reads the plan as it stands; again after units changed.
    fn learn(&mut self, on: NaiveDate) -> Result<()> {
        let view = self.ledger.view(on);
        let measures = view.plan()?.measures;
        self.units = view
            .units()?
            .into_iter()
            .filter(|unit| unit.leads > 0)
            .map(|unit| unit.id)
            .collect();
        self.measures = measures
            .into_iter()
            .filter(|line| line.leads.iter().any(|part| part.unit.is_some()))
            .map(|line| Measure {
                id: line.id,
                number: line.number,
                leads: line.leads.iter().filter_map(|part| part.unit).collect(),
                lead_name: line.leads[0].name.clone(),
                title: line.title,
            })
            .collect();
        Ok(())
    }

    /// One day of the office: what is due today, each thing at its own pace.
    fn day(&mut self, on: NaiveDate, day: u64) -> Result<()> {
        let rhythm = if self.busy { 7 } else { 30 };
        self.changes(on, day)?;
        if day.is_multiple_of(rhythm) {
            self.meeting(on)?;
        }
        self.lives(on)?;
        if day % 30 == 25 {
            self.month_end(on)?;
        }
        Ok(())
    }
}
