//! The one door for writes. An act runs in one transaction under one line of the journal; a refused
//! act leaves no trace. Which function runs which act is all that stands here.

use crate::error::Result;
use crate::file::Ledger;
use crate::journal::{self, Line, Stamp, Tx};
use crate::{
    agenda, assignments, attendance, content, decisions, documents, indicators, instructions,
    lights, looks, meetings, moves, packs, papers, people, plans, profile, readings, reports,
    series, tasks, units, working_days,
};
use chrono::Days;
use office::act::{Act, Done};
use office::document::DocumentAct;
use office::journal::JournalWay;
use office::pack::PackAct;
use office::plan::PlanAct;
use office::refusal::Code;
use office::{happened, words};

impl Ledger {
    /// Runs one act; durable when it answers.
    pub fn act(&mut self, act: &Act, stamp: &Stamp) -> Result<Done> {
        let mut done = self.play(std::slice::from_ref(act), stamp)?;
        Ok(done.remove(0))
    }

    /// Runs several acts in one transaction, undone as one; all of them or none.
    pub fn play(&mut self, acts: &[Act], stamp: &Stamp) -> Result<Vec<Done>> {
        let mut tx = Tx::begin(self.conn_mut(), stamp)?;
        let batch = tx.no();
        let all = play(&mut tx, acts, batch, false)?;
        tx.commit()?;
        Ok(all)
    }

    /// Writes the first line of a new book, 建立台账, with the acts that it starts from. Undo stops
    /// there: taking back what a book began with would leave a clerk before an empty one.
    pub fn found(&mut self, acts: &[Act], stamp: &Stamp) -> Result<()> {
        let mut tx = Tx::begin(self.conn_mut(), stamp)?;
        let batch = tx.no();
        let line = Line::of_the_book("建立台账", "null".to_owned(), Some(batch));
        tx.write_line(&line, None)?;
        play(&mut tx, acts, batch, true)?;
        tx.commit()
    }

    /// Refuses where the computer's clock is more than a day behind the newest line: what is entered then
    /// would not be found as of its day. For whoever reads a clock; a time that was typed is not checked.
    pub fn check_clock(&self, stamp: &Stamp) -> Result<()> {
        let last = journal::last_entry(self.conn())?;
        match last {
            Some(last) if last - Days::new(1) > stamp.at => {
                Err(Code::ClockBack { last: last.date() }.into())
            }
            _ => Ok(()),
        }
    }

    /// Takes the newest act (or batch) back, as a new line of the journal.
    pub fn undo(&mut self, stamp: &Stamp) -> Result<Done> {
        journal::reverse(self.conn_mut(), stamp, JournalWay::Undo)
    }

    /// Puts back what was taken back last, as a new line of the journal.
    pub fn redo(&mut self, stamp: &Stamp) -> Result<Done> {
        journal::reverse(self.conn_mut(), stamp, JournalWay::Redo)
    }
}

fn play(tx: &mut Tx<'_>, acts: &[Act], batch: i64, founding: bool) -> Result<Vec<Done>> {
    let mut all = Vec::with_capacity(acts.len());
    for act in acts {
        let mut act = act.clone();
        settle_contents(tx, &mut act)?;
        let value = serde_json::to_value(&act)?;
        let happened_on =
            happened::checked(&value, tx.stamp.at.date(), plans::issued_on(&tx.conn)?)?;
        let made = run(tx, &act)?;
        let line = Line {
            title: &words::act_title(&act),
            json: serde_json::to_string(&act)?,
            happened_on,
            way: JournalWay::Act,
            reverses: None,
            batch: Some(batch),
            bars: founding || act.bars_undo(),
        };
        all.push(tx.write_line(&line, made)?);
    }
    Ok(all)
}

/// Keeps the bytes that an act carries, so that from here on it only names them.
fn settle_contents(tx: &Tx<'_>, act: &mut Act) -> Result<()> {
    let conn = &tx.conn;
    match act {
        Act::Plan(PlanAct::Confirm { text, .. } | PlanAct::Revise { text, .. }) => {
            content::settle(conn, text).map(drop)
        }
        Act::Document(DocumentAct::Keep { content, .. }) => {
            documents::is_open(content)?;
            content::settle(conn, content).map(drop)
        }
        Act::Pack(PackAct::Issue { issuing, .. }) => {
            content::settle(conn, &mut issuing.snapshot)?;
            content::settle(conn, &mut issuing.pdf).map(drop)
        }
        _ => Ok(()),
    }
}

/// Runs an act; answers the id of the main thing it made.
fn run(tx: &Tx<'_>, act: &Act) -> Result<Option<i64>> {
    match act {
        Act::Office(act) => profile::run(tx, act),
        Act::Plan(act) => plans::run(tx, act),
        Act::Unit(act) => units::run(tx, act),
        Act::Assignment(act) => assignments::run(tx, act),
        Act::Indicator(act) => indicators::run(tx, act),
        Act::Reading(act) => readings::run(tx, act),
        Act::Task(act) => tasks::run(tx, act),
        Act::Light(act) => lights::run(tx, act),
        Act::Look(act) => looks::run(tx, act),
        Act::Series(act) => series::run(tx, act),
        Act::Meeting(act) => meetings::run(tx, act),
        Act::Agenda(act) => agenda::run(tx, act),
        Act::Attendance(act) => attendance::run(tx, act),
        Act::Decision(act) => decisions::run(tx, act),
        Act::FollowUp(act) => moves::run(tx, act),
        Act::Report(act) => reports::run(tx, act),
        Act::Document(act) => documents::run(tx, act),
        Act::Pack(act) => packs::run(tx, act),
        Act::WorkingDay(act) => working_days::run(tx, act),
        Act::Instruction(act) => instructions::run(tx, act),
        Act::Paper(act) => papers::run(tx, act),
        Act::Person(act) => people::run(tx, act),
    }
}
