//! The commands on packs: draft, preflight, issue, reprint. The gate of the book and the desk do the work;
//! a reprint is written down as handed out, like one from the window.

use crate::args::Issue;
use crate::book::answer_line;
use crate::{Failure, print, say};
use desk::{IssueWish, Papers};
use ledger::{Ledger, Stamp};
use office::act::Act;
use office::ask::Answers;
use office::brief::{Recipe, Subject, SupplementPart};
use office::id::{FollowUpId, MeasureId, PackId, UnitId};
use office::pack::{CheckState, HandOutWay, PackAct, PackTo, Sent};
use office::refusal::{Code, Fault, Refusal};
use office::words::check_name;
use std::path::Path;

/// `ledger-table`, `unit-sheet:3`, `changes`: a part of a supplement.
pub(crate) fn part(text: &str) -> Option<SupplementPart> {
    if text == "changes" {
        return Some(SupplementPart::Changes);
    }
    let (code, id) = match text.split_once(':') {
        Some((code, id)) => (code, Some(id.parse::<i64>().ok()?)),
        None => (text, None),
    };
    let kind = office::brief::PaperKind::from_code(code)?;
    let subject = id.and_then(|id| {
        use office::brief::SubjectKind::{FollowUp, Measure, Unit};
        Some(match kind.subject()? {
            FollowUp => Subject::FollowUp(FollowUpId(id)),
            Measure => Subject::Measure(MeasureId(id)),
            Unit => Subject::Unit(UnitId(id)),
            _ => return None,
        })
    });
    Some(SupplementPart::Paper { kind, subject })
}

pub(crate) fn draft(book: &Path, recipe: Recipe, stamp: &Stamp) -> Result<(), Failure> {
    let mut ledger = Ledger::open(book, stamp)?;
    let done = ledger.act(&Act::Pack(PackAct::Draft { recipe }), stamp);
    ledger.close()?;
    answer_line(&serde_json::to_string(&done?).expect("BUG: an answer is plain data"))
}

/// Prints the list; exit 1 where something bars the issue.
pub(crate) fn preflight(book: &Path, issue: &Issue) -> Result<(), Failure> {
    let stamp = &issue.days.stamp;
    let ledger = Ledger::open(book, stamp)?;
    let found = wish(&ledger, issue).and_then(|wish| {
        let recipe = ledger.view(issue.days.on).pack(issue.id)?.recipe;
        Papers::default().preflight(&ledger, &recipe, &wish, stamp.at)
    });
    ledger.close()?;
    let found = found?;
    for line in &found.lines {
        let mark = match line.state {
            CheckState::Passed => "通过",
            CheckState::Attention => "注意",
            CheckState::Barred => "不能印发",
        };
        print(&format!(
            "{mark}　{}：{}\n",
            check_name(line.check),
            line.words
        ))?;
    }
    if let Some(edition) = &found.edition {
        say(&edition.words());
    }
    match found.lines.iter().find_map(|line| line.refusal()) {
        None => Ok(()),
        Some(code) => Err(Failure::Refused(Box::new(Fault::from(Refusal::from(code))))),
    }
}

pub(crate) fn issue(book: &Path, issue: &Issue) -> Result<(), Failure> {
    let stamp = &issue.days.stamp;
    let mut ledger = Ledger::open(book, stamp)?;
    let done = wish(&ledger, issue)
        .and_then(|wish| Papers::default().issue(&mut ledger, issue.id, &wish, stamp));
    ledger.close()?;
    answer_line(&serde_json::to_string(&done?).expect("BUG: an answer is plain data"))
}

/// The frozen bytes of an issued or superseded pack, in a file that nothing has yet.
pub(crate) fn reprint(book: &Path, id: PackId, out: &Path, stamp: &Stamp) -> Result<(), Failure> {
    let mut ledger = Ledger::open(book, stamp)?;
    let on = stamp.at.date();
    let done = ledger
        .frozen(id)
        .and_then(|pdf| desk::write_file(out, &pdf, false))
        .and_then(|()| {
            let way = HandOutWay::Saved;
            ledger.act(&Act::Pack(PackAct::HandOut { id, on, way }), stamp)
        });
    ledger.close()?;
    done?;
    Ok(())
}

/// 分送 as given: 区商务局=2; a name that is no unit is sent to in words.
fn wish(ledger: &Ledger, issue: &Issue) -> ledger::Result<IssueWish> {
    let units = ledger.view(issue.days.on).units()?;
    let mut to = Vec::new();
    for line in &issue.send {
        let (name, copies) = line.split_once('=').unwrap_or((line, "1"));
        let copies = copies.parse().map_err(|_| {
            let detail = line.clone();
            Refusal::at("to", Code::BadShape { detail })
        })?;
        let unit = units
            .iter()
            .find(|unit| unit.name == name || unit.short_name.as_deref() == Some(name));
        let who = match unit {
            Some(unit) => PackTo::Unit(unit.id),
            None => PackTo::Words(name.to_owned()),
        };
        to.push(Sent { who, copies });
    }
    Ok(IssueWish {
        on: None,
        as_of: issue.days.as_of,
        copies: issue.copies,
        to,
    })
}
