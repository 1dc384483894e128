//! The command line taken apart into a `Command`. Reads the clock once, for what was not given.

use crate::Failure;
use crate::choices::Choices;
use chrono::{NaiveDate, NaiveDateTime};
use ledger::Stamp;
use lexopt::prelude::*;
use office::brief::{PaperKind, PaperOptions, Recipe, Subject, SupplementOptions};
use office::document::DocumentKind;
use office::id::DocumentId;
use office::id::{FollowUpId, MeasureId, MeetingId, PackId, PaperId, UnitId};
use office::print::{PrintJob, Sides};
use std::ffi::OsString;
use std::path::PathBuf;

/// What was asked for.
pub(crate) enum Command {
    Help,
    Schema,
    NoticeRead {
        file: PathBuf,
        json: bool,
        verbose: bool,
    },
    PlanImport {
        file: PathBuf,
        book: PathBuf,
        answers: Option<String>,
        stamp: Stamp,
    },
    New {
        book: PathBuf,
        notice: Option<PathBuf>,
        stamp: Stamp,
    },
    Act {
        book: PathBuf,
        stamp: Stamp,
        keep_going: bool,
    },
    Ask {
        book: PathBuf,
        question: String,
        fields: Option<String>,
        days: Days,
    },
    Undo {
        book: PathBuf,
        stamp: Stamp,
    },
    Redo {
        book: PathBuf,
        stamp: Stamp,
    },
    Check {
        book: PathBuf,
        stamp: Stamp,
    },
    Pack {
        book: PathBuf,
        paper: Recipe,
        days: Days,
        out: PathBuf,
    },
    Print {
        book: PathBuf,
        paper: Recipe,
        days: Days,
        job: PrintJob,
    },
    Batch {
        book: PathBuf,
        kind: PaperKind,
        days: Days,
        out: Option<PathBuf>,
        job: PrintJob,
    },
    Brief {
        book: PathBuf,
        paper: Recipe,
        days: Days,
    },
    Draft {
        book: PathBuf,
        paper: Recipe,
        stamp: Stamp,
    },
    Preflight {
        book: PathBuf,
        issue: Issue,
    },
    Issue {
        book: PathBuf,
        issue: Issue,
    },
    Reprint {
        book: PathBuf,
        id: PackId,
        out: PathBuf,
        stamp: Stamp,
    },
    FileAdd {
        book: PathBuf,
        file: PathBuf,
        title: Option<String>,
        kind: DocumentKind,
        stamp: Stamp,
    },
    FileExport {
        book: PathBuf,
        id: DocumentId,
        out: PathBuf,
        stamp: Stamp,
    },
    Backup {
        book: PathBuf,
        folder: PathBuf,
        stamp: Stamp,
    },
    Restore {
        backup: PathBuf,
        book: PathBuf,
        stamp: Stamp,
    },
    RestoreUndo {
        book: PathBuf,
        stamp: Stamp,
    },
    Drill {
        backup: PathBuf,
        stamp: Stamp,
    },
    Demo {
        book: PathBuf,
        years: u32,
        seed: u64,
    },
}

/// Which day counts as today, and which state of the book is asked.
pub(crate) struct Days {
    pub(crate) stamp: Stamp,
    pub(crate) on: NaiveDate,
    pub(crate) as_of: Option<NaiveDate>,
}

/// How a pack is to be issued.
pub(crate) struct Issue {
    pub(crate) id: PackId,
    pub(crate) days: Days,
    pub(crate) copies: Option<u32>,
    pub(crate) send: Vec<String>,
}

#[derive(Default)]
struct Options {
    words: Vec<OsString>,
    notice: Option<PathBuf>,
    answers: Option<String>,
    out: Option<PathBuf>,
    by: Option<String>,
    at: Option<NaiveDateTime>,
    on: Option<NaiveDate>,
    as_of: Option<NaiveDate>,
    meeting: Option<i64>,
    follow_up: Option<i64>,
    unit: Option<i64>,
    measure: Option<i64>,
    paper: Option<i64>,
    pack: Option<i64>,
    parts: Vec<String>,
    send: Vec<String>,
    draft_mark: Option<String>,
    choices: Choices,
    job: PrintJob,
    years: Option<u32>,
    seed: Option<u64>,
    title: Option<String>,
    kind: Option<String>,
    json: bool,
    verbose: bool,
    keep_going: bool,
    help: bool,
}

pub(crate) fn parse(parser: lexopt::Parser) -> Result<Command, Failure> {
    let options =
        options(parser).map_err(|error| Failure::Usage(format!("{error}\n\n{}", crate::USAGE)))?;
    command(options).ok_or_else(|| Failure::Usage(crate::USAGE.to_owned()))?
}

fn options(mut parser: lexopt::Parser) -> Result<Options, lexopt::Error> {
    let mut options = Options::default();
    while let Some(argument) = parser.next()? {
        match argument {
            Long("notice") => options.notice = Some(parser.value()?.into()),
            Long("answers") => options.answers = Some(parser.value()?.string()?),
            Long("out") => options.out = Some(parser.value()?.into()),
            Long("by") => options.by = Some(parser.value()?.string()?),
            Long("at") => options.at = Some(parser.value()?.parse_with(moment)?),
            Long("on") => options.on = Some(parser.value()?.parse_with(day)?),
            Long("as-of") => options.as_of = Some(parser.value()?.parse_with(day)?),
            Long("meeting") => options.meeting = Some(parser.value()?.parse()?),
            Long("follow-up") => options.follow_up = Some(parser.value()?.parse()?),
            Long("unit") => options.unit = Some(parser.value()?.parse()?),
            Long("measure") => options.measure = Some(parser.value()?.parse()?),
            Long("paper") => options.paper = Some(parser.value()?.parse()?),
            Long("pack") => options.pack = Some(parser.value()?.parse()?),
            Long("part") => options.parts.push(parser.value()?.string()?),
            Long("send") => options.send.push(parser.value()?.string()?),
            Long("draft-mark") => options.draft_mark = Some(parser.value()?.string()?),
            Long("collected") => options.choices.collected = true,
            Long("copies") => options.choices.copies = Some(parser.value()?.parse()?),
            Long("annex") => {
                let words = parser.value()?.string()?;
                options.choices.annexes = Some(words);
            }
            Long("plain-head") => options.choices.plain_head = true,
            Long("a3") => options.choices.large = true,
            Long("status") => options.choices.status = Some(parser.value()?.string()?),
            Long("due-from") => {
                options.choices.due_from = Some(parser.value()?.parse_with(day)?);
            }
            Long("due-until") => {
                options.choices.due_until = Some(parser.value()?.parse_with(day)?);
            }
            Long("outgoing") => options.choices.outgoing = true,
            Long("year") => options.choices.year = Some(parser.value()?.parse()?),
            Long("printer") => options.job.printer = Some(parser.value()?.string()?),
            Long("times") => options.job.copies = parser.value()?.parse()?,
            Long("duplex") => options.job.sides = Sides::LongEdge,
            Long("pages") => options.job.pages = Some(parser.value()?.string()?),
            Long("years") => options.years = Some(parser.value()?.parse()?),
            Long("seed") => options.seed = Some(parser.value()?.parse()?),
            Long("title") => options.title = Some(parser.value()?.string()?),
            Long("kind") => options.kind = Some(parser.value()?.string()?),
            Long("json") => options.json = true,
            Long("verbose") => options.verbose = true,
            Long("keep-going") => options.keep_going = true,
            Long("help") | Short('h') => options.help = true,
            Value(word) => options.words.push(word),
            other => return Err(other.unexpected()),
        }
    }
    Ok(options)
}

fn day(text: &str) -> Result<NaiveDate, String> {
    text.parse()
        .map_err(|_| format!("没有“{text}”这一天，请按 2026-03-05 的写法填写"))
}

fn moment(text: &str) -> Result<NaiveDateTime, String> {
    if let Ok(moment) = text.parse::<NaiveDateTime>() {
        return Ok(moment);
    }
    let day = day(text)?;
    day.and_hms_opt(9, 0, 0).ok_or_else(|| text.to_owned())
}

fn command(options: Options) -> Option<Result<Command, Failure>> {
    if options.help {
        return Some(Ok(Command::Help));
    }
    let now = desk::now();
    let stamp = Stamp {
        at: options.at.unwrap_or(now),
        by: options.by.clone().unwrap_or_else(|| "命令行".to_owned()),
    };
    let on = options
        .as_of
        .or(options.on)
        .unwrap_or_else(|| stamp.at.date());
    let days = Days {
        stamp: stamp.clone(),
        on,
        as_of: options.as_of,
    };
    let words: Vec<String> = options
        .words
        .iter()
        .map(|word| word.to_string_lossy().into_owned())
        .collect();
    let path = |place: usize| options.words.get(place).map(PathBuf::from);
    let paper = |code: &str| {
        let kind = PaperKind::from_code(code)
            .ok_or_else(|| Failure::Usage(format!("没有“{code}”这种材料。\n\n{}", crate::USAGE)))?;
        let given = [
            options.meeting.map(|id| Subject::Meeting(MeetingId(id))),
            options
                .follow_up
                .map(|id| Subject::FollowUp(FollowUpId(id))),
            options.unit.map(|id| Subject::Unit(UnitId(id))),
            options.measure.map(|id| Subject::Measure(MeasureId(id))),
            options.paper.map(|id| Subject::Paper(PaperId(id))),
            options.pack.map(|id| Subject::Pack(PackId(id))),
        ];
        Ok(Recipe {
            draft_mark: options.draft_mark.clone(),
            options: match parts(&options.parts)? {
                Some(parts) => Some(parts),
                None => options.choices.of(kind, options.unit)?,
            },
            ..Recipe::plain(kind, given.into_iter().flatten().next())
        })
    };
    let book = path(1);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let command = match words.as_slice() {
        ["help"] => Command::Help,
        ["schema"] => Command::Schema,
        ["notice", "read", _] => Command::NoticeRead {
            file: path(2)?,
            json: options.json,
            verbose: options.verbose,
        },
        ["plan", "import", _, _] => Command::PlanImport {
            file: path(2)?,
            book: path(3)?,
            answers: options.answers,
            stamp,
        },
        ["new", _] => Command::New {
            book: book?,
            notice: options.notice,
            stamp,
        },
        ["act", _] => Command::Act {
            book: book?,
            stamp,
            keep_going: options.keep_going,
        },
        ["ask", _, question] => Command::Ask {
            book: book?,
            question: (*question).to_owned(),
            fields: None,
            days,
        },
        ["ask", _, question, fields] => Command::Ask {
            book: book?,
            question: (*question).to_owned(),
            fields: Some((*fields).to_owned()),
            days,
        },
        ["undo", _] => Command::Undo { book: book?, stamp },
        ["redo", _] => Command::Redo { book: book?, stamp },
        ["check", _] => Command::Check { book: book?, stamp },
        ["pack", _, kind] => match (paper(kind), options.out) {
            (Ok(paper), Some(out)) => Command::Pack {
                book: book?,
                paper,
                days,
                out,
            },
            (Err(failure), _) => return Some(Err(failure)),
            (Ok(_), None) => return None,
        },
        ["print", _, kind] => match paper(kind) {
            Ok(paper) => Command::Print {
                book: book?,
                paper,
                days,
                job: options.job,
            },
            Err(failure) => return Some(Err(failure)),
        },
        ["batch", _, kind] => match PaperKind::from_code(kind) {
            Some(kind @ (PaperKind::UnitSheet | PaperKind::Slip)) => Command::Batch {
                book: book?,
                kind,
                days,
                out: options.out,
                job: options.job,
            },
            Some(_) | None => return None,
        },
        ["brief", _, kind] => match paper(kind) {
            Ok(paper) => Command::Brief {
                book: book?,
                paper,
                days,
            },
            Err(failure) => return Some(Err(failure)),
        },
        ["draft", _, kind] => match paper(kind) {
            Ok(paper) => Command::Draft {
                book: book?,
                paper,
                stamp,
            },
            Err(failure) => return Some(Err(failure)),
        },
        [verb @ ("preflight" | "issue"), _, id] => {
            let issue = Issue {
                id: PackId(id.parse().ok()?),
                days,
                copies: options.choices.copies,
                send: options.send,
            };
            let book = book?;
            match *verb {
                "issue" => Command::Issue { book, issue },
                _ => Command::Preflight { book, issue },
            }
        }
        ["reprint", _, id] => Command::Reprint {
            book: book?,
            id: PackId(id.parse().ok()?),
            out: options.out?,
            stamp,
        },
        ["file", "add", _, _] => {
            let kind = options.kind.as_deref().unwrap_or("evidence");
            let Ok(kind) = office::act::from_json(&format!("\"{kind}\"")) else {
                return Some(Err(Failure::Usage(format!(
                    "没有“{kind}”这种文件。\n\n{}",
                    crate::USAGE
                ))));
            };
            Command::FileAdd {
                book: path(2)?,
                file: path(3)?,
                title: options.title,
                kind,
                stamp,
            }
        }
        ["file", "export", _, id] => Command::FileExport {
            book: path(2)?,
            id: DocumentId(id.parse().ok()?),
            out: options.out?,
            stamp,
        },
        ["backup", _, _] => Command::Backup {
            book: book?,
            folder: path(2)?,
            stamp,
        },
        ["restore", "undo", _] => Command::RestoreUndo {
            book: path(2)?,
            stamp,
        },
        ["restore", _, _] => Command::Restore {
            backup: book?,
            book: path(2)?,
            stamp,
        },
        ["drill", _] => Command::Drill {
            backup: book?,
            stamp,
        },
        ["demo", _] => Command::Demo {
            book: book?,
            years: options.years.unwrap_or(1),
            seed: options.seed.unwrap_or(1),
        },
        _ => return None,
    };
    Some(Ok(command))
}

/// The choices of a supplement; none for other papers.
fn parts(given: &[String]) -> Result<Option<PaperOptions>, Failure> {
    let wrong = |text: &str| {
        let words = format!("没有“{text}”这种补充内容。");
        Failure::Usage(format!("{words}\n\n{}", crate::USAGE))
    };
    let parts = given
        .iter()
        .map(|text| crate::issue::part(text).ok_or_else(|| wrong(text)));
    let parts = parts.collect::<Result<Vec<_>, _>>()?;
    let options = SupplementOptions { parts };
    Ok((!options.parts.is_empty()).then_some(PaperOptions::Supplement(options)))
}
