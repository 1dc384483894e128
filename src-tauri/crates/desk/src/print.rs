//! Paper out of a printer. On Linux the system's own printing (CUPS) is asked through `lp` and `lpstat`;
//! on Windows the window prints, in one of the `ways`. Nothing here sets a paper or knows the book.

mod ways;

pub use ways::{Sent, Way, by_ways};

use office::print::{PrintJob, Sides};
use office::refusal::{Code, Refusal};
use serde::Serialize;
use std::path::Path;
use std::process::{Command, Output};

/// A printer of this machine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Printer {
    /// Its name in the system.
    pub name: String,
    /// Whether it prints when none is named.
    pub default: bool,
    /// Whether it is at work; a stopped one keeps what is sent until it goes on.
    pub ready: bool,
}

/// The sheet that all pages of a paper need.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SheetSize {
    /// A4, upright or lying.
    A4,
    /// A3.
    A3,
}

/// The sheet of a PDF of ours; none where its pages need several.
pub fn sheet_size(pdf: &[u8]) -> Option<SheetSize> {
    let sizes = pack::draw::page_sizes(pdf)?;
    let mut sheets = sizes.iter().map(|(width, height)| {
        let long = (*width).max(*height) / 1000;
        match long {
            841..=842 => Some(SheetSize::A4),
            1190..=1191 => Some(SheetSize::A3),
            _ => None,
        }
    });
    let first = sheets.next().flatten()?;
    sheets.all(|sheet| sheet == Some(first)).then_some(first)
}

/// The printers there are, the default one first. A machine without printing has none.
pub fn printers() -> Vec<Printer> {
    let Some(names) = answer("lpstat", &["-e"]) else {
        return Vec::new();
    };
    let default = answer("lpstat", &["-d"]).unwrap_or_default();
    let states = answer("lpstat", &["-p"]).unwrap_or_default();
    listed(&names, &default, &states)
}

/// What the three answers of `lpstat` say.
fn listed(names: &str, default: &str, states: &str) -> Vec<Printer> {
    let default = default.split_once(": ").map(|(_, name)| name.trim());
    let stopped = |name: &str| {
        let line = format!("printer {name} ");
        let mut lines = states.lines();
        lines.any(|state| state.starts_with(&line) && state.contains("disabled"))
    };
    let mut printers: Vec<Printer> = names
        .lines()
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .map(|name| Printer {
            name: name.to_owned(),
            default: default == Some(name),
            ready: !stopped(name),
        })
        .collect();
    printers.sort_by_key(|printer| !printer.default);
    printers
}

/// Sends a file to a printer. Checked before: there is one, and it is known.
pub fn print(
    file: &Path,
    title: &str,
    sheet: Option<SheetSize>,
    job: &PrintJob,
) -> Result<(), Refusal> {
    let job = job.checked()?;
    let printers = printers();
    if printers.is_empty() {
        return Err(Code::NoPrinter.into());
    }
    match &job.printer {
        Some(name) if !printers.iter().any(|printer| printer.name == *name) => {
            let code = Code::NoSuchPrinter { name: name.clone() };
            return Err(Refusal::at("printer", code));
        }
        None if !printers.iter().any(|printer| printer.default) => {
            return Err(Refusal::at("printer", Code::Blank));
        }
        Some(_) | None => {}
    }
    let failed = |detail: String| Refusal::from(Code::PrintFailed { detail });
    let sent = lp(&job, title, sheet).arg("--").arg(file).output();
    let Output { status, stderr, .. } = sent.map_err(|error| failed(error.to_string()))?;
    if status.success() {
        Ok(())
    } else {
        Err(failed(String::from_utf8_lossy(&stderr).into_owned()))
    }
}

fn lp(job: &PrintJob, title: &str, sheet: Option<SheetSize>) -> Command {
    let mut lp = plain("lp");
    if let Some(printer) = &job.printer {
        lp.args(["-d", printer]);
    }
    lp.args(["-t", title, "-n", &job.copies.to_string()]);
    let mut option = |words: &str| {
        lp.args(["-o", words]);
    };
    option(match job.sides {
        Sides::One => "sides=one-sided",
        Sides::LongEdge => "sides=two-sided-long-edge",
        Sides::ShortEdge => "sides=two-sided-short-edge",
    });
    if job.copies > 1 {
        option("collate=true");
    }
    if let Some(pages) = &job.pages {
        option(&format!("page-ranges={pages}"));
    }
    // As large as it was set: the margins of an official paper are part of it.
    if let Some(sheet) = sheet {
        option(match sheet {
            SheetSize::A4 => "media=A4",
            SheetSize::A3 => "media=A3",
        });
        option("print-scaling=none");
    }
    lp
}

/// A program of the system whose answers are the same in every language.
fn plain(program: &str) -> Command {
    let mut command = Command::new(program);
    command.env("LC_ALL", "C.UTF-8").env_remove("LANGUAGE");
    command
}

fn answer(program: &str, words: &[&str]) -> Option<String> {
    let output = plain(program).args(words).output().ok()?;
    let told = output.status.success().then_some(output.stdout)?;
    Some(String::from_utf8_lossy(&told).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_answers_of_the_system_are_read() {
        let printers = listed(
            "HP_LaserJet\n办公室\n",
            "system default destination: 办公室\n",
            "printer HP_LaserJet disabled since Thu -\n\tPaused\nprinter 办公室 is idle.  enabled since Thu\n",
        );
        let names: Vec<_> = printers
            .iter()
            .map(|printer| (printer.name.as_str(), printer.default, printer.ready))
            .collect();
        assert_eq!(
            names,
            [("办公室", true, true), ("HP_LaserJet", false, false)]
        );
        let none = listed("甲\n", "no system default destination\n", "");
        assert!(!none[0].default);
        assert!(listed("", "", "").is_empty());
    }

    #[test]
    fn what_was_asked_reaches_the_printer() {
        let job = PrintJob {
            printer: Some("办公室".into()),
            copies: 3,
            sides: Sides::LongEdge,
            pages: Some("1-2".into()),
        };
        let command = lp(&job, "材料", Some(SheetSize::A3));
        let words: Vec<_> = command
            .get_args()
            .map(|word| word.to_string_lossy())
            .collect();
        assert_eq!(
            words.join(" "),
            "-d 办公室 -t 材料 -n 3 -o sides=two-sided-long-edge -o collate=true -o page-ranges=1-2 -o media=A3 -o print-scaling=none"
        );
    }
}
