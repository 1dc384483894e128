//! The commands on a book: new, act, ask, undo, redo, check.

use crate::args::Days;
use crate::{Failure, print, say};
use ledger::{Ledger, Stamp};
use office::act::{self, Act};
use office::ask::Ask;
use office::refusal::{Code, Fault, Refusal};
use std::io::{BufRead, Write};
use std::path::Path;

pub(crate) fn new(book: &Path, notice: Option<&Path>, stamp: &Stamp) -> Result<(), Failure> {
    Ok(desk::new_book(book, notice, stamp)?)
}

/// Reads a notice, makes the corrections and gives the answers of `answers`, and confirms it: as the
/// book's plan, or as a new version of it.
pub(crate) fn import_plan(
    file: &Path,
    book: &Path,
    answers: Option<&str>,
    stamp: &Stamp,
) -> Result<(), Failure> {
    let answers: desk::Answers = act::from_json(answers.unwrap_or("{}"))?;
    let mut ledger = Ledger::open(book, stamp)?;
    let done = desk::Importing::from_file(file, &ledger, stamp)
        .and_then(|importing| importing.with(answers).confirm(&mut ledger, stamp));
    ledger.close()?;
    answer_line(&serde_json::to_string(&done?).expect("BUG: an answer is plain data"))
}

/// One act a line; one answer a line, flushed when it is durable.
pub(crate) fn act(book: &Path, stamp: &Stamp, keep_going: bool) -> Result<(), Failure> {
    let mut ledger = Ledger::open(book, stamp)?;
    let mut refused = None;
    for line in std::io::stdin().lock().lines() {
        let line =
            line.map_err(|error| Failure::Usage(format!("标准输入不是UTF-8文字：{error}")))?;
        if line.trim().is_empty() {
            continue;
        }
        let done = Act::from_json(&line)
            .map_err(Fault::from)
            .and_then(|act| ledger.act(&act, stamp).map_err(|error| error.fault()));
        let answer = match &done {
            Ok(done) => serde_json::to_string(done),
            Err(fault) => serde_json::to_string(fault),
        };
        answer_line(&answer.expect("BUG: an answer is plain data"))?;
        if let Err(fault) = done {
            if !keep_going {
                ledger.close()?;
                return Err(Failure::Refused(Box::new(fault)));
            }
            say(&fault.words);
            refused.get_or_insert(fault);
        }
    }
    ledger.close()?;
    match refused {
        None => Ok(()),
        Some(fault) => Err(Failure::Refused(Box::new(fault))),
    }
}

pub(crate) fn answer_line(line: &str) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{line}")
        .and_then(|()| out.flush())
        .map_err(|error| Failure::Usage(error.to_string()))
}

pub(crate) fn ask(
    book: &Path,
    question: &str,
    fields: Option<&str>,
    days: &Days,
) -> Result<(), Failure> {
    let (noun, name) = question.split_once('.').unwrap_or((question, "page"));
    let fields = fields.unwrap_or("{}");
    let ask: Ask = act::from_json(&format!("{{\"{noun}\":{{\"{name}\":{fields}}}}}"))
        .map_err(|refusal| usage(question, &refusal))?;
    let answer = with_view(book, days, |view| ask.put(&view))?;
    print(&format!("{answer:#}\n"))
}

fn usage(question: &str, refusal: &Refusal) -> Failure {
    let detail = match &refusal.code {
        Code::BadShape { detail } => detail.clone(),
        other => office::words::sentence(other),
    };
    Failure::Usage(format!(
        "提问“{question}”不对：{detail}。可用 zhuanban-cli schema 查看全部提问。"
    ))
}

/// Opens the book, or the book as of a day, and lets `read` ask it.
pub(crate) fn with_view<T>(
    book: &Path,
    days: &Days,
    read: impl FnOnce(ledger::View<'_>) -> ledger::Result<T>,
) -> Result<T, Failure> {
    let ledger = Ledger::open(book, &days.stamp)?;
    let answer = match days.as_of {
        Some(day) => read(ledger.as_of(day)?.view(&ledger)),
        None => read(ledger.view(days.on)),
    };
    ledger.close()?;
    Ok(answer?)
}

pub(crate) fn reverse(book: &Path, stamp: &Stamp, back: bool) -> Result<(), Failure> {
    let mut ledger = Ledger::open(book, stamp)?;
    let done = if back {
        ledger.undo(stamp)
    } else {
        ledger.redo(stamp)
    };
    ledger.close()?;
    answer_line(&serde_json::to_string(&done?).expect("BUG: an answer is plain data"))
}

pub(crate) fn check(book: &Path, stamp: &Stamp) -> Result<(), Failure> {
    let ledger = Ledger::open(book, stamp)?;
    let findings = ledger.check()?;
    ledger.close()?;
    for finding in &findings {
        answer_line(finding)?;
    }
    if findings.is_empty() {
        return answer_line("核查完毕，未发现问题。");
    }
    Err(Failure::from(Refusal::from(Code::FileDamaged)))
}
