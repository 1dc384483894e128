//! The chores of this repository, started with `cargo xtask CHORE`.
//! Not part of the program: nothing here ships, and nothing that ships may depend on it.
//! It has one small dependency on purpose: it is compiled before anything else on a bare machine.
#![deny(missing_docs)]

mod child;
mod faces;
mod fuzz;
mod place;
mod programs;
mod run;
mod suite;
mod system;
mod tally;

use std::process::ExitCode;

use lexopt::{Arg, ValueExt};

use crate::child::Log;
use crate::place::Place;

const HELP: &str = "\
The chores of 专班台账.

usage: cargo xtask CHORE

  run      install what is missing, build, make a book with the district's plan, open the
           window on it; without a display the same window runs under Xvfb, prints a meeting
           pack and leaves a picture
  test     check everything, the real window too; the last line is `N passed, N failed`
  fuzz     fuzz the readers of foreign files, 60 s each; ZHUANBAN_FUZZ_SECONDS says how long
  faces    obtain the open faces of the papers into target/faces

Each chore says what it does as it goes and can be started again at any time.
";

fn main() -> ExitCode {
    let chore = match chore_from_arguments() {
        Ok(chore) => chore,
        Err(error) => {
            eprintln!("{error}\n\n{HELP}");
            return ExitCode::from(2);
        }
    };
    let place = Place::of_this_clone();
    let log = Log::start();
    match chore.as_deref() {
        None => {
            print!("{HELP}");
            ExitCode::SUCCESS
        }
        Some("run") => finished(run::run(&place, &log)),
        Some("test") => suite::test(&place, &log),
        Some("fuzz") => finished(fuzz::fuzz(&place, &log, fuzz::seconds())),
        Some("faces") => {
            faces::obtain(&place, &log, faces::Again::Yes);
            ExitCode::SUCCESS
        }
        Some(other) => {
            eprintln!("there is no chore “{other}”\n\n{HELP}");
            ExitCode::from(2)
        }
    }
}

/// The one word on the command line; `None` when help was asked for.
fn chore_from_arguments() -> Result<Option<String>, lexopt::Error> {
    let mut arguments = lexopt::Parser::from_env();
    let mut chore = None;
    while let Some(argument) = arguments.next()? {
        match argument {
            Arg::Short('h') | Arg::Long("help") => return Ok(None),
            Arg::Value(word) if chore.is_none() => chore = Some(word.string()?),
            other => return Err(other.unexpected()),
        }
    }
    Ok(chore)
}

fn finished(result: Result<(), String>) -> ExitCode {
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("\nstopped: {sentence}");
            ExitCode::FAILURE
        }
    }
}
