//! The commands that print: one paper, or one for each unit or matter. The book is asked and closed again
//! before a printer is waited for.

use crate::args::Days;
use crate::{Failure, book, print};
use ledger::View;
use office::ask::Answers;
use office::brief::{PaperKind, Recipe, Subject};
use office::follow_up::FollowUpState;
use office::print::{Batch, BatchTo, PrintJob};
use office::refusal::Fault;
use std::path::Path;

/// Prints one paper of today's data.
pub(crate) fn print_paper(
    book: &Path,
    paper: Recipe,
    days: &Days,
    job: &PrintJob,
) -> Result<(), Failure> {
    let papers = desk::Papers::default();
    let set = book::with_view(book, days, |view| papers.set(&view, paper, days.stamp.at))?;
    let file = std::env::temp_dir().join(format!("zhuanban-{}.pdf", std::process::id()));
    desk::write_file(&file, &set.pdf, true)?;
    let title = &set.brief.head().title;
    let printed = desk::print(&file, title, desk::sheet_size(&set.pdf), job);
    desk::remove_copy(&file);
    printed?;
    print("已送打印机\n")
}

/// Makes one paper of a kind for each that is usual.
pub(crate) fn batch(
    book: &Path,
    kind: PaperKind,
    days: &Days,
    out: Option<&Path>,
    job: PrintJob,
) -> Result<(), Failure> {
    let to = match out {
        None => BatchTo::Printer { job },
        Some(path) if path.extension().is_some_and(|ending| ending == "pdf") => BatchTo::OneFile {
            path: path.display().to_string(),
            fronts: true,
        },
        Some(path) => BatchTo::Folder {
            path: path.display().to_string(),
        },
    };
    let papers = desk::Papers::default();
    let watch = desk::BatchWatch::default();
    let copies = std::env::temp_dir().join(format!("zhuanban-{}", std::process::id()));
    let run = book::with_view(book, days, |view| {
        let batch = Batch {
            papers: usual(&view, kind)?,
            to,
        };
        let ask = |recipe: &Recipe| {
            let asked = papers.ask(&view, recipe.clone(), days.stamp.at);
            asked.map_err(|error| error.fault())
        };
        Ok(desk::run_batch(&papers, &batch, &copies, &watch, ask))
    })?;
    // Empty by now, and only there where something was printed.
    let _ = std::fs::remove_dir(&copies);
    let refused = |fault: Fault| Failure::Refused(Box::new(fault));
    let done = run.map_err(refused)?;
    match done.fault {
        None => print(&format!("{}\n", done.words)),
        Some(fault) => Err(refused(Fault {
            words: done.words,
            ..fault
        })),
    }
}

/// Units with something to do; matters that were issued and not yet received.
fn usual(view: &View<'_>, kind: PaperKind) -> ledger::Result<Vec<Recipe>> {
    let subjects: Vec<Subject> = match kind {
        PaperKind::UnitSheet => view
            .units()?
            .into_iter()
            .filter(|unit| unit.ended_on.is_none())
            .filter(|unit| unit.leads + unit.responsible + unit.open > 0)
            .map(|unit| Subject::Unit(unit.id))
            .collect(),
        _ => {
            let query = office::act::from_json(r#"{"filter":"open"}"#)?;
            let rows = view.follow_ups(query)?.rows;
            rows.into_iter()
                .filter(|row| row.state == FollowUpState::Issued)
                .filter(|row| !row.internal && row.replies.is_none())
                .map(|row| Subject::FollowUp(row.id))
                .collect()
        }
    };
    let recipe = |subject| Recipe {
        kind,
        subject: Some(subject),
        draft_mark: None,
        options: None,
    };
    Ok(subjects.into_iter().map(recipe).collect())
}
