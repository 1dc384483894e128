//! A deterministic invented history of the office over the real plan. The same seed and years give the
//! same acts, played through the same door as a clerk's. Names of persons are invented and carry no
//! full name; nothing here is a fact of the district. One strand a file; what an earlier day promised
//! for a later one waits in `History::later`.

mod dice;
mod instructions;
mod life;
mod lights;
mod matters;
mod meetings;
mod papers;
mod people;
mod plenary;
mod readings;
mod reports;
mod tasks;
mod turns;
mod units;

use crate::Failure;
use chrono::{Days, NaiveDate};
use dice::Dice;
use ledger::{Ledger, Result, Stamp};
use life::Live;
use office::act::Act;
use office::ask::Answers;
use office::content::Content;
use office::document::{DocumentAct, DocumentKind, NewDocument};
use office::id::{DocumentId, MeasureId, PersonId, UnitId};
use std::collections::BTreeMap;
use std::path::Path;
use turns::Turns;

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
            promised: BTreeMap::new(),
            measures: Vec::new(),
            units: Vec::new(),
            leaders: Vec::new(),
            heirs: BTreeMap::new(),
            turns: Turns::default(),
            called: [0, 0],
            meetings: 0,
            busy,
        };
        history.set_up(first - Days::new(4))?;
        history.learn(first)?;
        history.begin(first)?;
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

/// What an earlier day promised.
type Promise = Box<dyn FnOnce(&mut History<'_>, NaiveDate) -> Result<()>>;

struct History<'a> {
    ledger: &'a mut Ledger,
    dice: Dice,
    live: Vec<Live>,
    promised: BTreeMap<NaiveDate, Vec<Promise>>,
    measures: Vec<Measure>,
    /// Units that lead.
    units: Vec<UnitId>,
    /// 区领导, in their order.
    leaders: Vec<PersonId>,
    /// Units that ended, with who took over.
    heirs: BTreeMap<UnitId, UnitId>,
    turns: Turns,
    /// Meetings called so far: regular ones, plenaries.
    called: [u32; 2],
    /// Meetings held so far.
    meetings: usize,
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

    /// Something for a later day.
    fn later(
        &mut self,
        on: NaiveDate,
        deed: impl FnOnce(&mut History<'_>, NaiveDate) -> Result<()> + 'static,
    ) {
        self.promised.entry(on).or_default().push(Box::new(deed));
    }

    /// The unit, or who took over from it.
    fn heir(&self, unit: UnitId) -> UnitId {
        self.heirs.get(&unit).copied().unwrap_or(unit)
    }

    /// The unit of this name, while it has it.
    fn unit_named(&self, on: NaiveDate, name: &str) -> Result<Option<UnitId>> {
        let units = self.ledger.view(on).units()?;
        let found = units.iter().find(|unit| unit.name == name);
        Ok(found.map(|unit| unit.id))
    }

    /// Files a paper that came in, with a few words in it.
    fn keep(
        &mut self,
        on: NaiveDate,
        title: &str,
        kind: DocumentKind,
        unit: Option<UnitId>,
        about: &str,
    ) -> Result<DocumentId> {
        let document = NewDocument {
            title: title.to_owned(),
            kind,
            file_name: format!("{title}.txt"),
            received_on: on,
            unit,
        };
        let content = Content::Bytes(format!("演示材料：{title}，{about}。").into_bytes());
        let keep = DocumentAct::Keep { document, content };
        self.act(on, Act::Document(keep)).map(DocumentId)
    }

    /// What is set once, after the office knows its plan.
    fn begin(&mut self, on: NaiveDate) -> Result<()> {
        self.found_series(on)?;
        self.set_cycles(on)?;
        self.name_owners(on)
    }

    /// One day of the office: what was promised for it, then each strand at its own pace.
    fn day(&mut self, on: NaiveDate, day: u64) -> Result<()> {
        self.changes(on, day)?;
        for deed in self.promised.remove(&on).unwrap_or_default() {
            deed(self, on)?;
        }
        self.call_meetings(on, day)?;
        self.instruct(on, day)?;
        self.matters(on, day)?;
        self.lives(on)?;
        self.set_tasks(on, day)?;
        self.measure_up(on)?;
        self.report(on)?;
        self.write_papers(on, day)?;
        self.set_lights_aside(on, day)
    }
}
